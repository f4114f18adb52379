// SPDX-License-Identifier: Apache-2.0
// A wire between a program and a server that can be cut, at any message and in each way. It lies behind a socket of its
// own and carries everything to the server's.
#pragma once

#include "tests/folder.h"

#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace casus::record {

enum class Cut : std::uint8_t {
  before, // the message does not arrive
  within, // half of it does
  after,  // it arrives and is answered, and the answer is lost
};

class CutWire {
public:
  explicit CutWire(const std::string& server_socket);
  ~CutWire();
  CutWire(const CutWire&) = delete;
  CutWire& operator=(const CutWire&) = delete;

  /// The folder to name as the server's.
  [[nodiscard]] std::string folder() const { return folder_.path(""); }

  /// Cuts once, at the message of that number from now on (from 1; 0: never).
  void arm(Cut cut, std::uint64_t at);
  /// Whether it has been cut since it was armed.
  [[nodiscard]] bool struck() const;

private:
  struct Pair {
    int client = -1;
    int server = -1;
  };
  void carry();
  void join_new();
  bool from_client(const Pair& pair);
  static bool pass_on(int from, int to);
  bool strikes();

  test::Folder folder_;
  std::string server_socket_;
  int listening_ = -1;
  int stop_[2] = {-1, -1};
  std::vector<Pair> pairs_;
  mutable std::mutex lock_; // over what follows
  Cut cut_ = Cut::before;
  std::uint64_t left_ = 0;
  bool struck_ = false;
  std::thread thread_; // begins last
};

} // namespace casus::record
