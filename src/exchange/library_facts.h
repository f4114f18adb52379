// SPDX-License-Identifier: Apache-2.0
// What the library itself records, put between the rows of a table in the order of time.
#pragma once

#include "engine/replay/stream_fact.h"
#include "model/model.h"

#include <span>
#include <string>
#include <vector>

namespace casus::exchange {

/// Numbers of a table's rows as the replay has them: behind the facts of the library that came before.
class Numbering {
public:
  /// The number that the next row of the table, itself numbered `number`, has in the replay.
  std::uint32_t in_replay(std::uint32_t number) const {
    return number + (number >= steps_.back().from ? steps_.back().offset : offset_at(number));
  }
  /// A fact of the library comes before that row: its number in the replay.
  std::uint32_t insert_before(std::uint32_t number);
  /// The table's number; nothing for a fact of the library.
  std::optional<std::uint32_t> in_table(std::uint32_t replayed) const;

private:
  struct Step {
    std::uint32_t from;   // number of the table's row
    std::uint32_t offset; // of it and those after it
  };
  std::uint32_t offset_at(std::uint32_t number) const;
  std::vector<Step> steps_{{0, 0}};
};

class LibraryFacts {
public:
  /// The facts of the log, and what templates say of each of their rows.
  LibraryFacts(const model::Model& model, const model::Log& log);

  const engine::Foreseen& foreseen() const { return foreseen_; }

  /// Those that come before all rows of a piece of a table, so that they need not be copied. Good until the next call.
  std::span<engine::StreamFact> before(std::span<const engine::StreamFact> rows);
  /// Puts among the facts of a piece of a table those of the library, each before the first that is not earlier.
  void merge(std::vector<engine::StreamFact>& rows);
  /// What is left after the last row.
  std::span<engine::StreamFact> rest();

  const Numbering& numbering() const { return numbering_; }
  /// The id of the event that a fact of the library is, by its number in the replay.
  std::string event_id(std::uint32_t replayed) const;

private:
  void add_prototypes(const model::Model& model);
  void number(engine::StreamFact& row);
  void place(engine::StreamFact& fact, std::uint32_t before);

  std::vector<engine::StreamFact> facts_; // in order of time; their numbers count from 0
  std::vector<std::string> ids_;          // by that number; those of templates stand behind and have none
  std::vector<std::uint32_t> replayed_;   // by that number, once given out
  engine::Foreseen foreseen_;
  Numbering numbering_;
  std::size_t next_ = 0; // of facts_
  std::vector<engine::StreamFact> merged_;
  std::uint32_t last_row_ = 0;
};

} // namespace casus::exchange
