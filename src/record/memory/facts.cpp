// SPDX-License-Identifier: Apache-2.0
// From accounts to the log that the engine reads.
#include "record/record.h"

#include <algorithm>
#include <optional>

namespace casus::record {

namespace {

/// A watermark can be known once its source is published, and never before the time that it covers has passed.
bool is_known(const model::Source& source, const model::Watermark& mark, time::Instant known_at) {
  if (source.published && source.published->last() > known_at) return false;
  return mark.until.last() <= known_at;
}

/// Who has reported every use of force has reported every armed attack: a mark covers the kinds below its own.
std::vector<time::Instant> completeness(const model::Model& model, time::Instant known_at) {
  std::vector<time::Instant> own(model.kinds.size(), model::never_reported);
  for (const model::Source& source : model.sources) {
    for (const model::Watermark& mark : source.watermarks) {
      if (!is_known(source, mark, known_at)) continue;
      time::Instant& until = own[mark.kind.value];
      until = std::max(until, mark.until.last());
    }
  }
  std::vector<time::Instant> covered = own;
  for (std::size_t k = 0; k < model.kinds.size(); ++k) {
    for (auto parent = model.kinds[k].parent; parent; parent = model[*parent].parent) {
      covered[k] = std::max(covered[k], own[parent->value]);
    }
  }
  return covered;
}

model::Fact fact_from(const model::Model& model, model::EventId id, const Account& account) {
  const model::Event& event = model[id];
  model::Fact fact;
  fact.kind = event.kind;
  std::copy(std::begin(event.roles), std::end(event.roles), std::begin(fact.roles));
  fact.places = event.places;
  fact.of = event.of;
  fact.clause = event.clause;
  fact.moment = account.moment;
  fact.sequence = event.sequence;
  fact.partial = event.partial;
  fact.until = event.until;
  fact.disputed = account.disputed;
  fact.event = id;
  return fact;
}

} // namespace

model::Log facts(const model::Model& model, time::Instant known_at, Standard standard) {
  const std::vector<Account> known = accounts(model, known_at, standard);
  model::Log log;
  std::vector<std::optional<model::FactId>> fact_of(model.events.size());
  for (std::uint32_t i = 0; i < model.events.size(); ++i) {
    if (!known[i].counts) continue;
    fact_of[i] = model::FactId{static_cast<std::uint32_t>(log.facts.size())};
    log.facts.push_back(fact_from(model, {i}, known[i]));
  }
  for (model::Fact& fact : log.facts) {
    for (const model::EventId cited : model[*fact.event].cites) {
      if (const auto id = fact_of[cited.value]) fact.cites.push_back(*id);
    }
  }
  log.complete_until = completeness(model, known_at);
  return log;
}

} // namespace casus::record
