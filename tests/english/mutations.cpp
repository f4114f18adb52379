// SPDX-License-Identifier: Apache-2.0
#include "tests/english/mutations.h"

#include <algorithm>
#include <array>
#include <utility>

namespace casus::english {

namespace {

using model::Clause;
using model::Hedge;
using model::Model;
using model::Timing;

bool one_more(std::optional<time::TimeSpan>& span) {
  if (!span) return false;
  if (auto* elapsed = std::get_if<time::Elapsed>(&*span))
    ++elapsed->seconds;
  else if (auto& civil = std::get<time::CivilSpan>(*span); civil.months > 0)
    ++civil.months;
  else
    ++civil.days;
  return true;
}

/// The same number in another unit: hours as days, days as months, months as days.
bool other_unit(std::optional<time::TimeSpan>& span) {
  if (!span) return false;
  if (const auto* elapsed = std::get_if<time::Elapsed>(&*span)) {
    span = time::days(static_cast<std::int32_t>(elapsed->seconds / 3600));
  } else {
    const auto civil = std::get<time::CivilSpan>(*span);
    span = time::CivilSpan{civil.days, civil.months};
  }
  return true;
}

bool next_day(time::Date& date) {
  date = time::add(date, time::days(1)).date;
  return true;
}

bool drop_first(std::vector<model::HedgeNote>& notes) {
  if (notes.empty()) return false;
  notes.erase(notes.begin());
  return true;
}

bool soften_otherwise(std::vector<model::HedgeNote>& notes) {
  if (notes.empty()) return false;
  model::HedgeNote& note = notes.back();
  note = note.hedge == Hedge::best_efforts ? model::HedgeNote{Hedge::as_appropriate, "as appropriate"}
                                           : model::HedgeNote{Hedge::best_efforts, "best efforts"};
  return true;
}

bool add_hedge(std::vector<model::HedgeNote>& notes) {
  notes.push_back({Hedge::other, "if \"all\" agree; and not else"});
  return true;
}

template <class Id>
bool other_of(Id& id, std::size_t count) {
  id.value = static_cast<std::uint32_t>((id.value + 1) % count);
  return count > 1;
}

bool other_actor(const Model& model, model::ActorMatch& match) {
  if (match.selector != model::Selector::named) {
    match = {model::Selector::named, {}};
    return true;
  }
  return other_of(match.actor, model.actors.size());
}

bool change_condition(const Model& model, model::Rare<model::Condition>& condition) {
  if (!condition) return false;
  model::Condition* at = &*condition;
  while (!at->parts.empty())
    at = &at->parts.back();
  switch (at->kind) {
  case model::ConditionKind::happened: return other_of(at->first.kind, model.kinds.size());
  case model::ConditionKind::since: return other_of(at->second.kind, model.kinds.size());
  case model::ConditionKind::member: return other_of(at->group, model.actors.size());
  case model::ConditionKind::in_force: return other_of(at->agreement, model.agreements.size());
  default: return false;
  }
}

bool negate(model::Rare<model::Condition>& condition) {
  if (!condition) return false;
  model::Condition negation{.kind = model::ConditionKind::negation};
  negation.parts.push_back(std::move(*condition));
  condition = std::move(negation);
  return true;
}

bool and_becomes_or(model::Rare<model::Condition>& condition) {
  if (!condition) return false;
  if (condition->kind == model::ConditionKind::conjunction)
    condition->kind = model::ConditionKind::disjunction;
  else if (condition->kind == model::ConditionKind::disjunction)
    condition->kind = model::ConditionKind::conjunction;
  else
    return false;
  return true;
}

void add_times(std::vector<Mutation>& all) {
  all.push_back({"a number of the time is one more", "time", [](Model&, Clause& c) { return one_more(c.when.span); }});
  all.push_back({"the time has another unit", "time", [](Model&, Clause& c) { return other_unit(c.when.span); }});
  all.push_back({"a day later", "time", [](Model&, Clause& c) {
                   const bool dated = c.when.timing == Timing::by_date || c.when.timing == Timing::before_date;
                   return dated && next_day(c.when.date);
                 }});
  all.push_back({"by becomes before", "time", [](Model&, Clause& c) {
                   return c.when.timing == Timing::by_date && (c.when.timing = Timing::before_date, true);
                 }});
  all.push_back({"at all times becomes immediately", "time", [](Model&, Clause& c) {
                   return c.when.timing == Timing::at_all_times && (c.when.timing = Timing::immediately, true);
                 }});
  all.push_back({"on each becomes when asked", "time", [](Model&, Clause& c) {
                   return c.when.timing == Timing::on_each && (c.when.timing = Timing::when_asked, true);
                 }});
  all.push_back({"counted from another event", "time", [](Model&, Clause& c) {
                   if (c.when.timing != Timing::within || c.links.size() < 2) return false;
                   const bool first = c.when.anchor == model::Anchor::first_event;
                   c.when.anchor = first ? model::Anchor::opening : model::Anchor::first_event;
                   return true;
                 }});
  all.push_back({"a hedge of the time is dropped", "time", [](Model&, Clause& c) {
                   return c.when.timing != Timing::immediately && drop_first(c.when.hedges.edit());
                 }});
  all.push_back({"a hedge of the time is another", "time",
                 [](Model&, Clause& c) { return soften_otherwise(c.when.hedges.edit()); }});
  all.push_back({"the time is softened", "time", [](Model&, Clause& c) {
                   if (c.when.timing == Timing::none) return false;
                   auto& hedges = c.when.hedges.edit();
                   hedges.insert(hedges.begin(), {Hedge::where_possible, "where possible"});
                   return true;
                 }});
  all.push_back({"not before a day later", "not before",
                 [](Model&, Clause& c) { return c.not_before && next_day(*c.not_before); }});
  all.push_back({"not before is new", "not before", [](Model&, Clause& c) {
                   return c.modality != model::Modality::absence && !c.not_before &&
                          (c.not_before = time::Date{2031, 2, 3}, true);
                 }});
}

void add_modality(std::vector<Mutation>& all) {
  constexpr std::array modals{
      std::pair{model::Modality::obligation, "shall"},     std::pair{model::Modality::prohibition, "shall not"},
      std::pair{model::Modality::permission, "may"},       std::pair{model::Modality::power, "can"},
      std::pair{model::Modality::intention, "intends to"}, std::pair{model::Modality::aim, "seeks to"}};
  for (const auto& [modality, word] : modals) {
    all.push_back({std::string("modality becomes ") + word, "modality", [modality, word](Model&, Clause& c) {
                     if (c.modality == modality || c.modality == model::Modality::absence) return false;
                     c.modality = modality;
                     c.modal = word;
                     return true;
                   }});
  }
  all.push_back({"the clause is not there", "modality", [](Model&, Clause& c) {
                   return std::exchange(c.modality, model::Modality::absence) != model::Modality::absence;
                 }});
}

void add_who(std::vector<Mutation>& all) {
  all.push_back({"another quantifier", "bearers", [](Model&, Clause& c) {
                   const bool many =
                       c.bearers.set == model::PartySet::parties || c.bearers.set == model::PartySet::other_parties;
                   if (!many || c.modality == model::Modality::absence) return false;
                   c.bearers.quantifier =
                       static_cast<model::Quantifier>((static_cast<int>(c.bearers.quantifier) + 1) % 4);
                   return true;
                 }});
  all.push_back({"another bearer", "bearers", [](Model& model, Clause& c) {
                   if (c.modality == model::Modality::absence) return false;
                   if (c.bearers.set == model::PartySet::named) return other_of(c.bearers.actor, model.actors.size());
                   c.bearers = {model::Quantifier::each, model::PartySet::named, {}};
                   return true;
                 }});
  all.push_back({"the other parties", "bearers", [](Model&, Clause& c) {
                   return c.modality != model::Modality::absence && c.bearers.set == model::PartySet::parties &&
                          (c.bearers.set = model::PartySet::other_parties, true);
                 }});
  all.push_back({"another beneficiary", "beneficiary", [](Model& model, Clause& c) {
                   return c.beneficiary.set == model::BeneficiarySet::named &&
                          other_of(c.beneficiary.actor, model.actors.size());
                 }});
  all.push_back({"no beneficiary", "beneficiary", [](Model&, Clause& c) {
                   return std::exchange(c.beneficiary.set, model::BeneficiarySet::none) != model::BeneficiarySet::none;
                 }});
  all.push_back({"a beneficiary in another role", "beneficiary", [](Model&, Clause& c) {
                   if (c.beneficiary.set == model::BeneficiarySet::none) return false;
                   c.beneficiary.role = c.beneficiary.role == model::Role::to ? model::Role::with : model::Role::to;
                   return true;
                 }});
  all.push_back({"exempted", "does not apply to", [](Model&, Clause& c) {
                   if (c.modality == model::Modality::absence) return false;
                   c.not_applied_to.push_back({0});
                   return true;
                 }});
  all.push_back({"the author", "author", [](Model&, Clause& c) {
                   c.not_applied_to_author = !c.not_applied_to_author;
                   return c.modality != model::Modality::absence;
                 }});
}

void add_acts(std::vector<Mutation>& all) {
  all.push_back(
      {"another act", "act", [](Model& model, Clause& c) { return other_of(c.act.kind, model.kinds.size()); }});
  all.push_back({"at a place", "act", [](Model& model, Clause& c) {
                   if (c.act.at) return other_of(*c.act.at, model.places.size());
                   c.act.at = model::PlaceId{0};
                   return !model.places.empty();
                 }});
  all.push_back({"of a text", "act", [](Model& model, Clause& c) {
                   if (c.act.of) return other_of(*c.act.of, model.agreements.size());
                   c.act.of = model::AgreementId{0};
                   return true;
                 }});
}

void add_triggers(std::vector<Mutation>& all) {
  all.push_back({"no trigger", "trigger", [](Model&, Clause& c) { return !std::exchange(c.links, {}).empty(); }});
  all.push_back(
      {"a link less", "trigger", [](Model&, Clause& c) { return c.links.size() > 1 && (c.links.pop_back(), true); }});
  all.push_back({"an alternative less", "trigger", [](Model&, Clause& c) {
                   if (c.links.empty() || c.links[0].alternatives.size() < 2) return false;
                   c.links[0].alternatives.pop_back();
                   return true;
                 }});
  all.push_back({"another event", "trigger", [](Model& model, Clause& c) {
                   return !c.links.empty() && other_of(c.links.back().alternatives[0].kind, model.kinds.size());
                 }});
  for (const model::Role role : {model::Role::by, model::Role::on}) {
    const auto index = static_cast<std::size_t>(role);
    all.push_back({"another actor in the role " + std::to_string(index), "trigger", [index](Model& model, Clause& c) {
                     return !c.links.empty() && other_actor(model, c.links[0].alternatives[0].roles[index]);
                   }});
  }
  all.push_back({"a limit between links", "trigger", [](Model&, Clause& c) {
                   if (c.links.size() < 2) return false;
                   return one_more(c.links[1].within) || (c.links[1].within = time::days(3), true);
                 }});
}

void add_exceptions(std::vector<Mutation>& all) {
  using Slot = std::pair<const char*, model::Rare<model::Condition> Clause::*>;
  for (const auto& [slot, condition] : {Slot{"while", &Clause::while_}, Slot{"unless", &Clause::unless},
                                        Slot{"does not apply when", &Clause::not_applied_when}}) {
    const std::string name(slot);
    all.push_back({name + ": dropped", name,
                   [condition](Model&, Clause& c) { return std::exchange(c.*condition, std::nullopt).has_value(); }});
    all.push_back({name + ": negated", name, [condition](Model&, Clause& c) { return negate(c.*condition); }});
    all.push_back({name + ": another word in it", name,
                   [condition](Model& model, Clause& c) { return change_condition(model, c.*condition); }});
    all.push_back(
        {name + ": and becomes or", name, [condition](Model&, Clause& c) { return and_becomes_or(c.*condition); }});
  }
  all.push_back({"while becomes unless", "while", [](Model&, Clause& c) {
                   return c.while_ && !c.unless && (c.unless = std::exchange(c.while_, std::nullopt), true);
                 }});
  all.push_back({"broken by another event", "broken by", [](Model& model, Clause& c) {
                   return !c.broken_by.empty() && other_of(c.broken_by[0].kind, model.kinds.size());
                 }});
  all.push_back({"excused by another event", "excused when", [](Model& model, Clause& c) {
                   return !c.excused_when.empty() && other_of(c.excused_when[0].kind, model.kinds.size());
                 }});
  all.push_back(
      {"goes before nothing", "overrides", [](Model&, Clause& c) { return !std::exchange(c.overrides, {}).empty(); }});
  all.push_back({"goes before another", "overrides", [](Model& model, Clause& c) {
                   return !c.overrides.empty() && other_of(c.overrides.back(), model.clauses.size());
                 }});
  all.push_back({"lapses", "lapses", [](Model&, Clause& c) {
                   c.lapses_with_agreement = !c.lapses_with_agreement;
                   return c.modality != model::Modality::absence;
                 }});
}

void add_force(std::vector<Mutation>& all) {
  const auto there = [](const Clause& c) { return c.modality != model::Modality::absence; };
  all.push_back({"a hedge is dropped", "hedges", [](Model&, Clause& c) { return drop_first(c.hedges.edit()); }});
  all.push_back({"a hedge is another", "hedges", [](Model&, Clause& c) { return soften_otherwise(c.hedges.edit()); }});
  all.push_back({"a hedge more", "hedges", [=](Model&, Clause& c) { return there(c) && add_hedge(c.hedges.edit()); }});
  all.push_back({"the whole is hardened", "all of it", [=](Model& model, Clause& c) {
                   return there(c) && drop_first(model.agreements[c.agreement.value].hedges.edit());
                 }});
  all.push_back({"the whole is softened", "all of it", [=](Model& model, Clause& c) {
                   return there(c) && add_hedge(model.agreements[c.agreement.value].hedges.edit());
                 }});
  all.push_back({"another force", "force", [=](Model& model, Clause& c) {
                   const auto force = c.force.value_or(model[c.agreement].form);
                   c.force = static_cast<model::Force>((static_cast<int>(force) + 1) % 6);
                   return there(c);
                 }});
  all.push_back({"binds or does not", "force", [=](Model& model, Clause& c) {
                   if (!there(c) || c.not_binding) return false;
                   for (const model::Annex& annex : model[c.agreement].annexes)
                     if (annex.id == c.annex && annex.binding) return false; // the annex's word counts, not the text's
                   auto& binding = model.agreements[c.agreement.value].binding;
                   binding = !binding.value_or(false);
                   return true;
                 }});
  all.push_back({"in an annex", "annex", [=](Model&, Clause& c) { return c.annex.edit() += "b", there(c); }});
  all.push_back({"marked", "marking", [=](Model&, Clause& c) { return c.marking.edit() += "for none", there(c); }});
}

} // namespace

std::vector<Mutation> mutations() {
  std::vector<Mutation> all;
  add_times(all);
  add_modality(all);
  add_who(all);
  add_acts(all);
  add_triggers(all);
  add_exceptions(all);
  add_force(all);
  return all;
}

} // namespace casus::english
