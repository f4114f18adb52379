// SPDX-License-Identifier: Apache-2.0
// Pairs of worlds, texts and a record each, that agree on what a viewer may see and differ elsewhere; and what the
// program says of a world.
#pragma once

#include "record/memory/ledger.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace casus::twins {

/// One append to a record.
struct Append {
  std::vector<record::Content> batch;
  time::Instant at{};
};

struct World {
  std::map<std::string, std::string> files; // by path from the world's folder
  std::vector<Append> record;
  std::vector<std::string> signed_after; // compartments of which a checkpoint is kept when all is appended
};

struct Twins {
  std::string viewer;         // as `--as` has it
  model::Clearance clearance; // what that is
  World one, other;
};

/// The twins of that number. Their open halves come from one source of chance, their hidden halves from two.
Twins twins_of(std::uint64_t number);

/// Every command with every form of its answer, and questions that must fail. `{w}` stands for the folder, `{r}` for
/// the record.
const std::vector<std::vector<std::string>>& commands();

/// A folder for worlds; they take turns in it, since what is said may name it.
class Stage {
public:
  explicit Stage(std::filesystem::path folder);

  /// Puts the world on.
  void set(const World& world);

  /// Standard output, errors, exit code, and every file that the command wrote.
  [[nodiscard]] std::string told(const std::vector<std::string>& command, const std::string& viewer) const;

  /// The record in SQLite from now on, in memory before.
  void use_sqlite();

  /// The record at that address from now on; `empty` takes out what the last one left there.
  void use_record(std::string address, std::function<void()> empty);

private:
  std::filesystem::path folder_;
  const World* world_ = nullptr;
  std::map<std::string, std::string> there_; // the world's files that lie in the folder
  std::string record_;                       // its address
  std::function<void()> empty_;              // none: it lies in memory
};

} // namespace casus::twins
