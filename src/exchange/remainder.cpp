// SPDX-License-Identifier: Apache-2.0
#include "exchange/remainder.h"

#include "engine/replay/eligible.h"

#include <algorithm>

namespace casus::exchange {

using engine::StreamFact;

namespace {

bool decides(const model::Clause& clause) {
  return clause.modality != model::Modality::permission && clause.modality != model::Modality::power &&
         clause.modality != model::Modality::absence;
}

// By clause of the library written out: is it left to the general engine?
std::vector<std::uint8_t> left_over(const model::Model& library, const engine::Quick& quick) {
  std::vector<std::uint8_t> left(library.clauses.size());
  for (std::uint32_t row = 0; row < quick.rows; ++row) {
    const engine::Instrument& instrument = quick.instruments[quick.instrument_of(row)];
    const std::vector<model::ClauseId>& clauses = library.agreements[row].clauses;
    std::size_t present = 0;
    for (std::size_t place = 0; place < instrument.clauses.size(); ++place) {
      if (!instrument.has(place, row)) continue;
      const std::uint32_t clause = clauses[present++].value;
      left[clause] = instrument.quick_clauses[place] == engine::none && decides(library.clauses[clause]) ? 1 : 0;
    }
  }
  return left;
}

bool any_left(const engine::Quick& quick) {
  return std::ranges::any_of(quick.instruments, [](const engine::Instrument& instrument) {
    for (std::size_t place = 0; place < instrument.clauses.size(); ++place) {
      if (instrument.quick_clauses[place] == engine::none && decides(*instrument.clauses[place])) return true;
    }
    return false;
  });
}

// Kinds that those clauses speak of, and all that changes an agreement.
std::vector<std::uint8_t> relevant_kinds(const model::Model& library, const engine::Quick& quick,
                                         const std::vector<std::uint8_t>& left) {
  std::vector<std::uint8_t> relevant(library.kinds.size());
  const auto mark = [&](model::KindId kind) {
    for (std::uint32_t k = 0; k < relevant.size(); ++k)
      relevant[k] = relevant[k] != 0 || quick.kinds.inside(k, kind.value) ? 1 : 0;
  };
  for (std::size_t clause = 0; clause < left.size(); ++clause) {
    // Permissions weigh against prohibitions, so all clauses count where any is left.
    mark(library.clauses[clause].act.kind);
    engine::each_pattern(library.clauses[clause], [&](const model::Pattern& pattern) { mark(pattern.kind); });
  }
  for (const model::Agreement& agreement : library.agreements) {
    for (const model::Exit& exit : agreement.exits)
      mark(exit.trigger.kind);
  }
  for (std::uint32_t k = 0; k < relevant.size(); ++k)
    relevant[k] = relevant[k] != 0 || quick.legal_acts[k] != model::LegalAct::none ? 1 : 0;
  return relevant;
}

} // namespace

std::unique_ptr<Remainder> Remainder::of(const model::Model& model, const engine::Quick& quick,
                                         record::Standard standard) {
  if (!any_left(quick)) return nullptr;
  return std::unique_ptr<Remainder>(new Remainder(model, quick, standard));
}

Remainder::Remainder(const model::Model& model, const engine::Quick& quick, record::Standard standard)
    : library_(model::written_out(model)),
      engine_(library_),
      left_(left_over(library_, quick)),
      relevant_(relevant_kinds(library_, quick, left_)) {
  left_count_ = static_cast<std::size_t>(std::ranges::count(left_, 1));
  log_ = record::facts(library_, time::Instant{INT64_MAX}, standard);
  // What a row cites and the log does not hold is there as a fact that never comes: it cites something all the same.
  model::Fact absent;
  absent.moment = time::exact(time::Instant{INT64_MAX / 2});
  log_.facts.push_back(absent);
  of_library_ = log_.facts.size();
}

void Remainder::take(std::span<const StreamFact> rows) {
  for (const StreamFact& row : rows) {
    if (relevant_[row.kind] == 0) continue;
    model::Fact fact = engine::as_fact(row);
    if (row.cites != engine::none) {
      const auto cited = std::ranges::lower_bound(numbers_, row.cites);
      const bool there = cited != numbers_.end() && *cited == row.cites;
      const std::size_t at = there ? of_library_ + static_cast<std::size_t>(cited - numbers_.begin()) : of_library_ - 1;
      fact.cites = {model::FactId{static_cast<std::uint32_t>(at)}};
    }
    numbers_.push_back(row.number);
    log_.facts.push_back(std::move(fact));
  }
}

std::vector<model::Duty> Remainder::left_of(model::Outcome outcome) const {
  std::erase_if(outcome.duties, [&](const model::Duty& duty) { return left_[duty.clause.value] == 0; });
  return std::move(outcome.duties);
}

void Remainder::finish(time::Instant until) {
  log_.complete_until.assign(library_.kinds.size(), until);
  duties_ = left_of(engine_.answer(log_, until));
}

std::vector<model::Duty> Remainder::open_at(model::ActorId bearer, time::Instant second) const {
  std::vector<model::Duty> duties = left_of(engine_.answer(log_, second));
  std::erase_if(duties, [&](const model::Duty& duty) {
    return duty.verdict != model::Verdict::open || std::ranges::count(duty.bearers, bearer) == 0;
  });
  return duties;
}

std::optional<std::uint32_t> Remainder::row(model::FactId id) const {
  if (id.value < of_library_) return std::nullopt;
  return numbers_[id.value - of_library_];
}

} // namespace casus::exchange
