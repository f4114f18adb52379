// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL cluster of the test's own: in a temporary folder, reached through a socket there and by no port, run as
// an ordinary user, gone with the test program however that ends.
#pragma once

#include "tests/folder.h"

#include <string>
#include <sys/types.h>
#include <vector>

namespace casus::record {

class Cluster {
public:
  /// The one of this program; started when first asked for.
  static Cluster& shared();

  Cluster();
  ~Cluster();
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;

  /// Why there is none; empty when it runs.
  [[nodiscard]] const std::string& fault() const { return fault_; }

  /// `fast`: connections are told and closed. `immediate`: as if the power had gone.
  void stop(const std::string& mode);
  void start();
  /// Runs statements as the cluster's owner.
  void sql(const std::string& statements) const;

  /// An empty schema of its own, and the address of a record there.
  [[nodiscard]] std::string fresh_url();
  /// The same through another folder's socket.
  [[nodiscard]] std::string fresh_url(const std::string& socket_folder);
  [[nodiscard]] std::string socket() const { return folder_.path(".s.PGSQL.5432"); }

private:
  bool run(std::vector<std::string> command) const;
  bool control(std::vector<std::string> words) const;
  void keep_watch();

  test::Folder folder_;
  std::string programs_;
  std::string fault_;
  int schemas_ = 0;
  int alive_ = -1;    // our end of a pipe: closed when this program ends
  pid_t keeper_ = -1; // waits for that
};

} // namespace casus::record
