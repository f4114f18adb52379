// SPDX-License-Identifier: Apache-2.0
// A disk for SQLite (a VFS over the system's) that fails at the write that a test chooses.
#pragma once

#include <cstdint>
#include <string>

namespace casus::record {

enum class DiskFault : std::uint8_t {
  full, // no room: nothing of the write is done
  cut,  // half of the write is done, then the disk fails
  sync, // the write is done and the disk does not confirm it
};

class FaultyDisk {
public:
  /// The name under which SQLite knows it; registered on first use.
  static const std::string& name();

  /// The write (or, for `sync`, the confirmation) numbered `at` from now, from 1, fails. 0: none does.
  static void arm(DiskFault fault, std::uint64_t at);

  /// Whether the armed fault has happened.
  static bool struck();
};

} // namespace casus::record
