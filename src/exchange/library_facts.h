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
  /// The facts of the log, and what templates say of each of their rows. The model must outlive it.
  LibraryFacts(const model::Model& model, const model::Log& log);

  const engine::Foreseen& foreseen() const { return foreseen_; }

  /// Some of those that come before all rows of a piece of a table: to be asked for until there are none, so that they
  /// need not be copied among the rows. Good until the next call.
  std::span<const engine::StreamFact> before(std::span<const engine::StreamFact> rows);
  /// Puts among the facts of a piece of a table those of the library, each before the first that is not earlier.
  void merge(std::vector<engine::StreamFact>& rows);
  /// Some of what is left after the last row: to be asked for until there are none.
  std::span<const engine::StreamFact> rest();

  const Numbering& numbering() const { return numbering_; }
  /// The id of the event that a fact of the library is, by its number in the replay.
  std::string event_id(std::uint32_t replayed) const;

private:
  /// An event of each row of a template.
  struct PrototypeRows {
    const model::Template* rows;
    const model::EventPrototype* event;
    std::vector<const std::uint32_t*> columns; // of holes in its roles
    std::uint32_t first_row;                   // of the template, among all agreements
    std::uint32_t first_number;                // of its facts
  };

  /// A fact that is yet to come, in a quarter of its size: it is made when it is its turn.
  struct Coming {
    std::int64_t second;
    std::uint32_t number; // among the library's own: below `ids_.size()` those recorded one by one
    std::uint32_t row;    // of `recorded_` or of a template
  };

  void add_prototypes(const model::Model& model);
  static void sort_by_time(std::vector<Coming>& coming);
  const PrototypeRows& prototype_of(const Coming& coming) const;
  void fetch(const Coming& coming) const;
  engine::StreamFact fact_of(const Coming& coming) const;
  bool comes_by(std::int64_t second) const { return next_ < coming_.size() && coming_[next_].second <= second; }
  engine::StreamFact next_before(std::uint32_t row);
  std::span<const engine::StreamFact> some_by(std::int64_t second, std::uint32_t row);
  void number(engine::StreamFact& row);

  std::vector<engine::StreamFact> recorded_;
  std::vector<std::string> ids_; // of those, by their number
  std::vector<PrototypeRows> prototypes_;
  std::vector<Coming> coming_;          // in order of time
  std::size_t next_ = 0;                // of `coming_`
  std::vector<std::uint32_t> replayed_; // by the library's own number, once given out
  engine::Foreseen foreseen_;
  Numbering numbering_;
  std::vector<engine::StreamFact> made_;
  std::uint32_t last_row_ = 0;
};

} // namespace casus::exchange
