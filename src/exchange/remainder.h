// SPDX-License-Identifier: Apache-2.0
// What one pass cannot follow: clauses that use more of the language, answered by the general engine from the facts
// that they speak of. Right, and a thousand times slower a fact.
#pragma once

#include "engine/engine.h"
#include "engine/replay/quick.h"
#include "record/record.h"

#include <memory>

namespace casus::exchange {

class Remainder {
public:
  /// Nothing where every clause that makes duties, and every prohibition, is followed in the pass.
  static std::unique_ptr<Remainder> of(const model::Model& model, const engine::Quick& quick,
                                       record::Standard standard);

  /// Rows of the table, with the table's own numbers.
  void take(std::span<const engine::StreamFact> rows);
  void finish(time::Instant until);

  /// The duties of those clauses when all is read, in canonical order.
  const std::vector<model::Duty>& duties() const { return duties_; }
  /// Those of a bearer that are open at a second.
  std::vector<model::Duty> open_at(model::ActorId bearer, time::Instant second) const;

  /// The library with every row of its templates as an agreement of its own.
  const model::Model& library() const { return library_; }
  const model::Fact& fact(model::FactId id) const { return log_.facts[id.value]; }
  /// The number of the table's row that a fact is; nothing for one of the library.
  std::optional<std::uint32_t> row(model::FactId id) const;
  std::size_t clauses() const { return left_count_; }

private:
  Remainder(const model::Model& model, const engine::Quick& quick, record::Standard standard);
  std::vector<model::Duty> left_of(model::Outcome outcome) const;

  model::Model library_;
  engine::Engine engine_;
  model::Log log_;
  std::vector<std::uint8_t> left_;     // by clause of library_
  std::vector<std::uint8_t> relevant_; // by kind
  std::size_t left_count_ = 0;
  std::size_t of_library_ = 0;         // facts of the log that are the library's; the first is one that never comes
  std::vector<std::uint32_t> numbers_; // of the rows taken, ascending
  std::vector<model::Duty> duties_;
};

} // namespace casus::exchange
