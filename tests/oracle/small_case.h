// SPDX-License-Identifier: Apache-2.0
// Hand-written cases for the oracle: a treaty of A and B signed on day 0, clauses and facts in a line each.
#pragma once

#include "tests/oracle/oracle.h"
#include "tests/oracle/world.h"

#include <utility>

namespace casus::oracle {

inline constexpr ActorId state_a{0}, state_b{1}, state_c{2}, state_d{3}, alliance{4};

/// A second of day n after 2020-01-01, UTC.
inline time::Instant on(std::int64_t day, std::int64_t second = 0) {
  return time::Instant{1'577'836'800 + day * 86'400 + second};
}

/// All of day n.
inline Moment whole(std::int64_t day) { return {on(day), on(day + 1), time::Precision::day}; }
inline Moment exactly(std::int64_t day, std::int64_t second = 0) { return time::exact(on(day, second)); }

inline model::ActorMatch named(ActorId actor) { return {model::Selector::named, actor}; }

/// A pattern of a kind, with whom it was done by.
inline model::Pattern pattern(model::KindId kind, model::ActorMatch by = {}) {
  model::Pattern p;
  p.kind = kind;
  p.roles[static_cast<std::size_t>(model::Role::by)] = by;
  return p;
}

inline model::Link link(const model::Pattern& p) { return {.alternatives = {p}}; }

struct Case {
  model::Model model;
  model::Log log;

  Case() {
    model.kinds = vocabulary();
    for (const char* name : {"A", "B", "C", "D"})
      model.actors.push_back({.name = name});
    model.actors.push_back({.name = "Alliance", .type = model::ActorType::group});
    model.places = {{.name = "Country"}, {.name = "Town", .in = model::PlaceId{0}}, {.name = "Elsewhere"}};
  }

  /// Between A and B, in force from signature by all.
  model::Agreement& agreement() {
    model::Agreement a;
    a.parties = {state_a, state_b};
    model.agreements.push_back(a);
    return model.agreements.back();
  }

  /// Signed by A and B at the first second of day 0.
  model::Agreement& treaty() {
    model::Agreement& a = agreement();
    Fact& f = fact(kinds::signature, exactly(0), {state_a, state_b});
    f.of = AgreementId{static_cast<std::uint32_t>(model.agreements.size() - 1)};
    return a;
  }

  /// Each party shall give aid; of the last agreement.
  model::Clause& clause(model::Modality modality = model::Modality::obligation) {
    model::Clause c;
    c.agreement = AgreementId{static_cast<std::uint32_t>(model.agreements.size() - 1)};
    c.modality = modality;
    c.act.kind = kinds::aid;
    model.clauses.push_back(c);
    return model.clauses.back();
  }

  /// When an attack, A shall give aid within two days (elapsed: 172,800 seconds).
  model::Clause& aid_clause() {
    model::Clause& c = clause();
    c.links = {link(pattern(kinds::attack))};
    c.bearers = {model::Quantifier::each, model::PartySet::named, state_a};
    c.when.timing = model::Timing::within;
    c.when.span = time::hours(48);
    return c;
  }

  Fact& fact(model::KindId kind, Moment moment, std::vector<ActorId> by, std::vector<ActorId> to = {}) {
    Fact f;
    f.kind = kind;
    f.moment = moment;
    f.roles[static_cast<std::size_t>(model::Role::by)] = std::move(by);
    f.roles[static_cast<std::size_t>(model::Role::to)] = std::move(to);
    log.facts.push_back(f);
    return log.facts.back();
  }

  /// About the first agreement, or about a clause of it.
  Fact& legal(model::KindId kind, Moment moment, std::vector<ActorId> by, std::optional<ClauseId> c = std::nullopt) {
    Fact& f = fact(kind, moment, std::move(by));
    f.of = AgreementId{0};
    f.clause = c;
    return f;
  }

  /// Every kind is complete until that day.
  void complete(std::int64_t day) { log.complete_until.assign(model.kinds.size(), on(day)); }

  [[nodiscard]] model::Outcome at(std::int64_t day, std::int64_t second = 0) const {
    return answer(model, log, on(day, second));
  }
};

} // namespace casus::oracle
