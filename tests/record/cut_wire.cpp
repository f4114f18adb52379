// SPDX-License-Identifier: Apache-2.0
#include "tests/record/cut_wire.h"

#include <array>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace casus::record {

namespace {

using Chunk = std::array<char, 65536>;

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  return address;
}

bool send_all(int to, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t sent = send(to, bytes, size, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

} // namespace

CutWire::CutWire(const std::string& server_socket) : server_socket_(server_socket) {
  listening_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = address_of(folder_.path(".s.PGSQL.5432"));
  EXPECT_EQ(bind(listening_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_EQ(listen(listening_, 16), 0);
  EXPECT_EQ(pipe(stop_), 0);
  thread_ = std::thread([this] { carry(); });
}

CutWire::~CutWire() {
  close(stop_[1]);
  thread_.join();
  close(stop_[0]);
  close(listening_);
  for (const Pair& pair : pairs_) {
    close(pair.client);
    close(pair.server);
  }
}

void CutWire::arm(Cut cut, std::uint64_t at) {
  const std::lock_guard hold(lock_);
  cut_ = cut;
  left_ = at;
  struck_ = false;
}

bool CutWire::struck() const {
  const std::lock_guard hold(lock_);
  return struck_;
}

bool CutWire::strikes() {
  const std::lock_guard hold(lock_);
  if (left_ == 0 || --left_ > 0) return false;
  struck_ = true;
  return true;
}

void CutWire::join_new() {
  const int client = accept(listening_, nullptr, nullptr);
  const int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = address_of(server_socket_);
  if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(client);
    close(server);
    return;
  }
  pairs_.push_back({client, server});
}

bool CutWire::pass_on(int from, int to) {
  Chunk chunk;
  const ssize_t size = read(from, chunk.data(), chunk.size());
  return size > 0 && send_all(to, chunk.data(), static_cast<std::size_t>(size));
}

/// False: this pair is cut.
bool CutWire::from_client(const Pair& pair) {
  Chunk chunk;
  const ssize_t size = read(pair.client, chunk.data(), chunk.size());
  if (size <= 0) return false;
  const auto whole = static_cast<std::size_t>(size);
  if (!strikes()) return send_all(pair.server, chunk.data(), whole);
  if (cut_ == Cut::before) return false;
  if (!send_all(pair.server, chunk.data(), cut_ == Cut::within ? whole / 2 : whole)) return false;
  if (cut_ == Cut::within) return false;
  // The server answers when it has the whole message, of which this may be the beginning.
  for (;;) {
    pollfd ends[2] = {{pair.server, POLLIN, 0}, {pair.client, POLLIN, 0}};
    poll(ends, 2, -1);
    if (ends[0].revents != 0 || !pass_on(pair.client, pair.server)) return false;
  }
}

void CutWire::carry() {
  for (;;) {
    std::vector<pollfd> ends = {{stop_[0], POLLIN, 0}, {listening_, POLLIN, 0}};
    for (const Pair& pair : pairs_) {
      ends.push_back({pair.client, POLLIN, 0});
      ends.push_back({pair.server, POLLIN, 0});
    }
    poll(ends.data(), ends.size(), -1);
    if (ends[0].revents != 0) return;
    std::vector<Pair> left;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const Pair pair = pairs_[i];
      bool whole = true;
      if (ends[3 + 2 * i].revents != 0) whole = pass_on(pair.server, pair.client);
      if (whole && ends[2 + 2 * i].revents != 0) whole = from_client(pair);
      if (whole) {
        left.push_back(pair);
      } else {
        close(pair.client);
        close(pair.server);
      }
    }
    pairs_ = std::move(left);
    if (ends[1].revents != 0) join_new();
  }
}

} // namespace casus::record
