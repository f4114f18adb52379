// SPDX-License-Identifier: Apache-2.0
// For tests only: small worlds in a few lines. Times are seconds after 2024-01-01T00:00Z.
#pragma once

#include "engine/engine.h"

#include <initializer_list>
#include <string>

namespace casus::engine {

inline constexpr std::int64_t hour = 3600;
inline constexpr std::int64_t day = 86'400;

inline time::Instant instant(std::int64_t t) { return {1'704'067'200 + t}; }
inline time::Moment second(std::int64_t t) { return time::exact(instant(t)); }
/// Some second in [from, to).
inline time::Moment vague(std::int64_t from, std::int64_t to) {
  return {instant(from), instant(to), time::Precision::interval};
}

/// Who plays which part.
struct Cast {
  std::vector<model::ActorId> by, on, to, with;
};

class WorldBuilder {
public:
  model::ActorId actor(const std::string& name) {
    model.actors.push_back({.name = name});
    return {static_cast<std::uint32_t>(model.actors.size() - 1)};
  }
  model::KindId kind(const std::string& name, model::LegalAct act = model::LegalAct::none) {
    model.kinds.push_back({.name = name, .act = act});
    return {static_cast<std::uint32_t>(model.kinds.size() - 1)};
  }
  model::KindId kind_of(const std::string& name, model::KindId parent) {
    const model::KindId id = kind(name);
    model.kinds[id.value].parent = parent;
    return id;
  }
  model::PlaceId place(const std::string& name) {
    model.places.push_back({.name = name});
    return {static_cast<std::uint32_t>(model.places.size() - 1)};
  }
  /// In force once all its parties have signed.
  model::AgreementId agreement(std::vector<model::ActorId> parties) {
    model.agreements.push_back({.parties = std::move(parties)});
    return {static_cast<std::uint32_t>(model.agreements.size() - 1)};
  }
  model::Agreement& operator[](model::AgreementId id) { return model.agreements[id.value]; }
  model::Clause& operator[](model::ClauseId id) { return model.clauses[id.value]; }
  model::Fact& operator[](model::FactId id) { return log.facts[id.value]; }

  /// A clause by which each party shall do the act; without links until some are added.
  model::ClauseId clause(model::AgreementId of, model::KindId act) {
    model::Clause clause{.agreement = of};
    clause.act.kind = act;
    model.clauses.push_back(clause);
    const model::ClauseId id{static_cast<std::uint32_t>(model.clauses.size() - 1)};
    model.agreements[of.value].clauses.push_back(id);
    return id;
  }
  model::Pattern pattern(model::KindId kind) const {
    model::Pattern result;
    result.kind = kind;
    return result;
  }
  static void role(model::Pattern& pattern, model::Role role, model::Selector selector, model::ActorId actor = {}) {
    pattern.roles[static_cast<std::size_t>(role)] = {selector, actor};
  }
  void link(model::ClauseId clause, const model::Pattern& pattern) {
    model::Link link;
    link.alternatives.push_back(pattern);
    model.clauses[clause.value].links.push_back(link);
  }
  void within(model::ClauseId clause, time::TimeSpan span) {
    model.clauses[clause.value].when = {.timing = model::Timing::within, .span = span};
  }

  model::FactId fact(model::KindId kind, time::Moment moment, Cast cast = {}, std::vector<model::FactId> cites = {}) {
    model::Fact fact{.kind = kind, .moment = moment, .cites = std::move(cites)};
    fact.roles[0] = cast.by;
    fact.roles[1] = cast.on;
    fact.roles[2] = cast.to;
    fact.roles[3] = cast.with;
    log.facts.push_back(fact);
    return {static_cast<std::uint32_t>(log.facts.size() - 1)};
  }
  /// A legal act about an agreement.
  model::FactId about(model::AgreementId of, model::KindId kind, std::int64_t t, std::vector<model::ActorId> by = {}) {
    const model::FactId id = fact(kind, second(t), {.by = std::move(by)});
    log.facts[id.value].of = of;
    return id;
  }
  /// The record is complete for every kind up to then.
  void complete_until(std::int64_t t) { log.complete_until.assign(model.kinds.size(), instant(t)); }

  model::Outcome answer(std::int64_t at) const { return Engine(model).answer(log, instant(at)); }

  model::Model model;
  model::Log log;
};

/// Two states, an aggressor, and a treaty by which, when one is attacked and asks, the other shall consult within 24
/// hours.
struct ConsultationWorld : WorldBuilder {
  ConsultationWorld() {
    consult = clause(treaty, consultation);
    model::Pattern attacked = pattern(attack);
    role(attacked, model::Role::on, model::Selector::a_party);
    link(consult, attacked);
    model::Pattern asked = pattern(request);
    role(asked, model::Role::by, model::Selector::that_party);
    link(consult, asked);
    (*this)[consult].bearers.set = model::PartySet::other_parties;
    (*this)[consult].beneficiary = {model::BeneficiarySet::that_party, model::Role::with, {}};
    within(consult, time::hours(24));
    about(treaty, signature, 0, {a, b});
  }

  model::ActorId a = actor("A");
  model::ActorId b = actor("B");
  model::ActorId x = actor("X");
  model::KindId attack = kind("attack");
  model::KindId request = kind("request");
  model::KindId consultation = kind("consultation");
  model::KindId signature = kind("signature", model::LegalAct::signature);
  model::KindId waiver = kind("waiver", model::LegalAct::waiver);
  model::KindId suspension = kind("suspension", model::LegalAct::suspension);
  model::KindId resumption = kind("resumption", model::LegalAct::resumption);
  model::KindId notice = kind("notice", model::LegalAct::notice);
  model::KindId accession = kind("accession", model::LegalAct::accession);
  model::KindId breach = kind("breach", model::LegalAct::breach);
  model::AgreementId treaty = agreement({a, b});
  model::ClauseId consult{};

  model::FactId attacked(std::int64_t t) { return fact(attack, second(t), {.by = {x}, .on = {a}}); }
  model::FactId asked(std::int64_t t, model::FactId attack_cited) {
    return fact(request, second(t), {.by = {a}}, {attack_cited});
  }
  model::FactId consulted(std::int64_t t) { return fact(consultation, second(t), {.by = {b}, .with = {a}}); }
};

} // namespace casus::engine
