// SPDX-License-Identifier: Apache-2.0
#include "tests/english/compare.h"

#include <algorithm>
#include <set>

namespace casus::english {

namespace {

bool same(const model::Pattern& a, const model::Pattern& b) {
  const auto same_role = [](const model::ActorMatch& x, const model::ActorMatch& y) {
    return x.selector == y.selector && (x.selector != model::Selector::named || x.actor == y.actor);
  };
  // A clause of a text implies the text.
  const bool same_text = a.clause || b.clause ? a.clause == b.clause : a.of == b.of;
  return a.kind == b.kind && std::ranges::equal(a.roles, b.roles, same_role) && a.at == b.at && same_text;
}

bool same(const std::vector<model::Pattern>& a, const std::vector<model::Pattern>& b) {
  return std::ranges::equal(a, b, [](const model::Pattern& x, const model::Pattern& y) { return same(x, y); });
}

bool same(const model::Condition& a, const model::Condition& b) {
  if (a.kind != b.kind || a.parts.size() != b.parts.size()) return false;
  switch (a.kind) {
  case model::ConditionKind::happened: return same(a.first, b.first);
  case model::ConditionKind::since: return same(a.first, b.first) && same(a.second, b.second);
  case model::ConditionKind::member: return a.actor == b.actor && a.group == b.group;
  case model::ConditionKind::in_force: return a.agreement == b.agreement;
  default:
    return std::ranges::equal(a.parts, b.parts,
                              [](const model::Condition& x, const model::Condition& y) { return same(x, y); });
  }
}

bool same(const model::Rare<model::Condition>& a, const model::Rare<model::Condition>& b) {
  return a && b ? same(*a, *b) : a.has_value() == b.has_value();
}

bool same(const std::vector<model::HedgeNote>& a, const std::vector<model::HedgeNote>& b) {
  return std::ranges::equal(a, b, [](const model::HedgeNote& x, const model::HedgeNote& y) {
    return x.hedge == y.hedge && (x.hedge != model::Hedge::other || x.words == y.words);
  });
}

/// The English tells softening and urging hedges apart and so may put one before the other.
std::vector<model::HedgeNote> softening_first(std::vector<model::HedgeNote> notes) {
  std::ranges::stable_partition(notes, [](const model::HedgeNote& note) { return model::softens(note.hedge); });
  return notes;
}

bool same(const model::Bearers& a, const model::Bearers& b) {
  return a.quantifier == b.quantifier && a.set == b.set && (a.set != model::PartySet::named || a.actor == b.actor);
}

bool same(const model::Beneficiary& a, const model::Beneficiary& b) {
  if (a.set != b.set) return false;
  if (a.set == model::BeneficiarySet::none) return true;
  return a.role == b.role && (a.set != model::BeneficiarySet::named || a.actor == b.actor);
}

bool same_time(const model::Clause& a, const model::Clause& b) {
  const model::When& x = a.when;
  const model::When& y = b.when;
  if (x.timing != y.timing || x.span != y.span || !same(x.hedges, y.hedges)) return false;
  const bool dated = x.timing == model::Timing::by_date || x.timing == model::Timing::before_date;
  if (dated && x.date != y.date) return false;
  // Of one event the first is the last.
  return x.timing != model::Timing::within || b.links.size() < 2 || x.anchor == y.anchor;
}

bool same(const std::vector<model::Link>& a, const std::vector<model::Link>& b) {
  return std::ranges::equal(a, b, [](const model::Link& x, const model::Link& y) {
    return x.within == y.within && same(x.alternatives, y.alternatives);
  });
}

const char* words_of(model::Force force) {
  switch (force) {
  case model::Force::treaty: return "treaty";
  case model::Force::executive_agreement: return "executive agreement";
  case model::Force::political_commitment: return "political commitment";
  case model::Force::policy: return "policy";
  case model::Force::statement: return "statement";
  case model::Force::contested: return "contested";
  }
  return "";
}

bool same_force(const Reading& read, const model::Model& model, const model::Clause& clause) {
  const model::Agreement& agreement = model[clause.agreement];
  // Its own word, else the annex's in which it stands, else the agreement's.
  std::optional<bool> binding = agreement.binding;
  for (const model::Annex& annex : agreement.annexes)
    if (annex.id == clause.annex && annex.binding) binding = annex.binding;
  if (clause.not_binding) binding = false;
  return read.force == words_of(clause.force.value_or(agreement.form)) && read.binding == binding;
}

void add_contested(const model::Model& model, const model::Pattern& pattern, std::set<model::KindId>& kinds) {
  for (std::optional<model::KindId> at = pattern.kind; at; at = model[*at].parent) {
    if (!model[*at].contested) continue;
    kinds.insert(*at);
    return;
  }
}

void add_contested(const model::Model& model, const model::Condition& condition, std::set<model::KindId>& kinds) {
  const bool since = condition.kind == model::ConditionKind::since;
  if (since || condition.kind == model::ConditionKind::happened) add_contested(model, condition.first, kinds);
  if (since) add_contested(model, condition.second, kinds);
  for (const model::Condition& part : condition.parts)
    add_contested(model, part, kinds);
}

std::set<model::KindId> contested_of(const model::Model& model, const model::Clause& clause) {
  std::set<model::KindId> kinds;
  for (const model::Link& link : clause.links)
    for (const model::Pattern& pattern : link.alternatives)
      add_contested(model, pattern, kinds);
  for (const auto* patterns : {&clause.broken_by, &clause.excused_when})
    for (const model::Pattern& pattern : *patterns)
      add_contested(model, pattern, kinds);
  for (const auto* condition : {&clause.while_, &clause.unless, &clause.not_applied_when})
    if (*condition) add_contested(model, **condition, kinds);
  return kinds;
}

const char* no_duty_of(model::Modality modality) {
  if (modality == model::Modality::intention) return "intention";
  return modality == model::Modality::aim ? "aim" : "";
}

} // namespace

std::vector<std::string> differences(const Reading& read, const model::Model& model, const model::Clause& clause) {
  const model::Clause& back = read.clause;
  std::vector<std::string> found;
  const auto expect = [&](bool same, const char* slot) {
    if (!same) found.emplace_back(slot);
  };
  expect(back.modality == clause.modality, "modality");
  expect(back.act.kind == clause.act.kind && back.act.at == clause.act.at && back.act.of == clause.act.of, "act");
  if (clause.modality == model::Modality::absence) {
    expect(back.agreement == clause.agreement, "agreement");
    return found; // a clause that is not there has nothing else
  }
  expect(clause.modal.empty() || back.modal == clause.modal, "modal word");
  expect(read.no_duty == no_duty_of(clause.modality), "no duty");
  expect(same(back.bearers, clause.bearers), "bearers");
  expect(same(back.beneficiary, clause.beneficiary), "beneficiary");
  expect(same(back.links, clause.links), "trigger");
  expect(same_time(back, clause), "time");
  expect(back.not_before == clause.not_before, "not before");
  expect(same(back.broken_by, clause.broken_by), "broken by");
  expect(same(back.while_, clause.while_), "while");
  expect(same(back.unless, clause.unless), "unless");
  expect(same(back.not_applied_when, clause.not_applied_when), "does not apply when");
  expect(back.not_applied_to == clause.not_applied_to, "does not apply to");
  expect(back.not_applied_to_author == clause.not_applied_to_author, "author");
  expect(same(back.excused_when, clause.excused_when), "excused when");
  expect(back.overrides == clause.overrides, "overrides");
  expect(back.lapses_with_agreement == clause.lapses_with_agreement, "lapses");
  expect(same(back.hedges, softening_first(clause.hedges)), "hedges");
  expect(same(read.whole_agreement, softening_first(model[clause.agreement].hedges)), "all of it");
  expect(std::set(read.contested.begin(), read.contested.end()) == contested_of(model, clause), "contested");
  expect(same_force(read, model, clause), "force");
  expect(back.annex == clause.annex, "annex");
  expect(back.marking == clause.marking, "marking");
  return found;
}

} // namespace casus::english
