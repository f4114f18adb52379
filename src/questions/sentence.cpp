// SPDX-License-Identifier: Apache-2.0
// Patterns, conditions and clauses as English.
#include "questions/ids.h"
#include "questions/words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::array<std::string_view, model::role_count> prepositions{"by", "on", "to", "with"};

/// "Either" is one of two: where there may be more parties, it is "any".
std::string_view a_party_words(const model::Agreement* text) {
  if (text == nullptr) return "a party";
  return text->parties.size() > 2 || text->open_to_accession ? "any party" : "either party";
}

std::string who(const model::Model& model, const model::ActorMatch& match, const model::Agreement* text) {
  switch (match.selector) {
  case model::Selector::anyone: return "anyone";
  case model::Selector::named: return model[match.actor].name;
  case model::Selector::a_party: return std::string(a_party_words(text));
  case model::Selector::that_party: return "that party";
  case model::Selector::other_party: return "another party";
  }
  return "anyone";
}

std::string beneficiary_words(const model::Model& model, const model::Beneficiary& to) {
  const std::string role{to_words(to.role)};
  switch (to.set) {
  case model::BeneficiarySet::none: return "";
  case model::BeneficiarySet::named: return role + " " + model[to.actor].name;
  case model::BeneficiarySet::that_party: return role + " that party";
  case model::BeneficiarySet::each_other_party: return role + " each other party";
  }
  return "";
}

bool is_plural(const model::Clause& clause) {
  return clause.bearers.quantifier == model::Quantifier::all || clause.bearers.quantifier == model::Quantifier::jointly;
}

std::string modal_words(const model::Clause& clause) {
  if (!clause.modal.empty()) return clause.modal;
  switch (clause.modality) {
  case model::Modality::obligation: return "shall";
  case model::Modality::prohibition: return "shall not";
  case model::Modality::permission: return "may";
  case model::Modality::power: return "can";
  case model::Modality::intention: return is_plural(clause) ? "intend to" : "intends to";
  case model::Modality::aim: return is_plural(clause) ? "seek to" : "seeks to";
  case model::Modality::absence: return "";
  }
  return "";
}

void add(std::string& text, std::string_view separator, const std::string& more) {
  if (more.empty()) return;
  if (!text.empty()) text += separator;
  text += more;
}

std::string names(const model::Model& model, const std::vector<model::ActorId>& actors, std::string_view word) {
  std::vector<std::string> result;
  result.reserve(actors.size());
  for (const model::ActorId actor : actors) {
    result.push_back(model[actor].name);
  }
  return join(result, word);
}

std::string alternatives(const model::Model& model, const std::vector<model::Pattern>& patterns,
                         const model::Agreement* text) {
  std::vector<std::string> result;
  result.reserve(patterns.size());
  for (const model::Pattern& pattern : patterns) {
    result.push_back(describe(model, pattern, text));
  }
  return join(result, "or");
}

std::string parts_of(const model::Model& model, const model::Condition& condition, std::string_view word,
                     const model::Agreement& text) {
  std::vector<std::string> result;
  for (const model::Condition& part : condition.parts) {
    const bool group = part.kind == model::ConditionKind::conjunction || part.kind == model::ConditionKind::disjunction;
    result.push_back(group ? "(" + describe(model, part, text) + ")" : describe(model, part, text));
  }
  return join(result, word);
}

std::string trigger_words(const model::Model& model, const model::Clause& clause) {
  std::string text;
  for (const model::Link& link : clause.links) {
    add(text, ", then ", describe(model, link, model[clause.agreement]));
  }
  return text.empty() ? text : "on " + text;
}

void add_conditions(std::string& text, const model::Model& model, const model::Clause& clause) {
  const model::Agreement& of = model[clause.agreement];
  if (clause.not_before) add(text, ", ", "not before " + time::to_string(*clause.not_before));
  if (!clause.broken_by.empty()) add(text, ", ", "broken by " + alternatives(model, clause.broken_by, &of));
  if (clause.while_) add(text, ", ", "while " + describe(model, *clause.while_, of));
  if (clause.unless) add(text, ", ", "unless " + describe(model, *clause.unless, of));
  if (!clause.excused_when.empty()) add(text, ", ", "excused by " + alternatives(model, clause.excused_when, &of));
  if (clause.not_applied_when) add(text, "; ", "does not apply when " + describe(model, *clause.not_applied_when, of));
  if (!clause.not_applied_to.empty()) add(text, "; ", "does not apply to " + names(model, clause.not_applied_to, "or"));
  if (clause.not_applied_to_author) add(text, "; ", "does not apply to the author of the event");
}

void add_softeners(std::string& text, const model::Model& model, const model::Clause& clause) {
  for (const model::HedgeNote& note : clause.hedges) {
    add(text, ", ", hedge_words(note));
  }
  std::vector<std::string> overridden;
  overridden.reserve(clause.overrides.size());
  for (const model::ClauseId other : clause.overrides) {
    overridden.push_back(model[other].id);
  }
  if (!overridden.empty()) add(text, "; ", "overrides " + join(overridden));
  if (clause.lapses_with_agreement) add(text, "; ", "lapses with the agreement");
  if (clause.not_binding) add(text, "; ", "stated not to bind");
}

} // namespace

std::string_view to_words(model::Role role) { return prepositions[static_cast<std::size_t>(role)]; }

std::string with_article(std::string_view noun) {
  // Written with a vowel and spoken as "you": a use, a unilateral act, a European summit.
  constexpr std::array spoken{"use", "unif", "unil", "unio", "unit", "univ", "eu", "Unio", "Unit", "Eu"};
  const bool spoken_as_you = std::ranges::any_of(spoken, [&](const char* start) { return noun.starts_with(start); });
  const bool vowel = std::string_view("aeiouAEIOU").find(noun.front()) != std::string_view::npos;
  return (vowel && !spoken_as_you ? "an " : "a ") + std::string(noun);
}

std::string hedge_words(const model::HedgeNote& note) {
  return note.words.empty() ? std::string(to_words(note.hedge)) : note.words;
}

std::vector<std::string> all_hedges(const model::Model& model, const model::Clause& clause) {
  std::vector<std::string> result;
  for (const auto* notes : {&clause.when.hedges, &clause.hedges, &model[clause.agreement].hedges}) {
    for (const model::HedgeNote& note : *notes) {
      if (model::softens(note.hedge)) result.push_back(hedge_words(note));
    }
  }
  return result;
}

model::Force force_of(const model::Model& model, const model::Clause& clause) {
  return clause.force.value_or(model[clause.agreement].form);
}

std::optional<bool> binding_of(const model::Model& model, const model::Clause& clause) {
  if (clause.not_binding) return false;
  const model::Agreement& agreement = model[clause.agreement];
  const auto annex = std::ranges::find(agreement.annexes, clause.annex.str(), &model::Annex::id);
  if (annex != agreement.annexes.end() && annex->binding) return annex->binding;
  return agreement.binding;
}

std::string force_words(const model::Model& model, const model::Clause& clause) {
  std::string text{to_words(force_of(model, clause))};
  const auto binding = binding_of(model, clause);
  if (binding) text += *binding ? ", binding" : ", not binding";
  return text;
}

std::string describe(const model::Model& model, const model::Pattern& pattern, const model::Agreement* text_of) {
  std::string text = model[pattern.kind].name;
  for (std::size_t role = 0; role < model::role_count; ++role) {
    if (pattern.roles[role].selector == model::Selector::anyone) continue;
    text += fmt::format(" {} {}", prepositions[role], who(model, pattern.roles[role], text_of));
  }
  if (pattern.at) text += " at " + model[*pattern.at].name;
  if (pattern.clause) {
    text += " of " + clause_id(model, *pattern.clause);
  } else if (pattern.of) {
    text += " of " + model[*pattern.of].id;
  }
  return text;
}

std::string describe(const model::Model& model, const model::Link& link, const model::Agreement& text_of) {
  std::string text = alternatives(model, link.alternatives, &text_of);
  if (link.within) text += " within " + time::to_string(*link.within);
  return text;
}

std::string describe(const model::Model& model, const model::Condition& condition, const model::Agreement& text_of) {
  switch (condition.kind) {
  case model::ConditionKind::happened:
    return with_article(describe(model, condition.first, &text_of)) + " has happened";
  case model::ConditionKind::since:
    return fmt::format("since {} until {}", describe(model, condition.first, &text_of),
                       describe(model, condition.second, &text_of));
  case model::ConditionKind::member:
    return fmt::format("{} is a member of {}", model[condition.actor].name, model[condition.group].name);
  case model::ConditionKind::in_force: return model[condition.agreement].id + " is in force";
  case model::ConditionKind::negation:
    return condition.parts.empty() ? "not" : "not (" + describe(model, condition.parts[0], text_of) + ")";
  case model::ConditionKind::conjunction: return parts_of(model, condition, "and", text_of);
  case model::ConditionKind::disjunction: return parts_of(model, condition, "or", text_of);
  }
  return "";
}

std::string describe(const model::Model& model, const model::Act& act) {
  const model::EventKind& kind = model[act.kind];
  std::string text = kind.verb.empty() ? "carry out " + with_article(kind.name) : kind.verb;
  if (act.at) text += " at " + model[*act.at].name;
  if (act.of) text += (kind.verb.empty() ? " of " : " ") + model[*act.of].id;
  return text;
}

std::string time_hedges(const model::When& when) {
  std::string text;
  for (const model::HedgeNote& note : when.hedges) {
    add(text, ", ", hedge_words(note));
  }
  return text;
}

std::string describe(const model::When& when) {
  std::string text = time_hedges(when);
  const std::string span = when.span ? time::to_string(*when.span) : "";
  const bool from_first = when.anchor == model::Anchor::first_event;
  const std::string_view separator = when.hedges.empty() ? "" : " ";
  switch (when.timing) {
  case model::Timing::none: break;
  case model::Timing::within: add(text, separator, "within " + span + (from_first ? " of the first event" : "")); break;
  case model::Timing::by_date: add(text, separator, "by " + time::to_string(when.date)); break;
  case model::Timing::before_date: add(text, separator, "before " + time::to_string(when.date)); break;
  case model::Timing::every: add(text, separator, "every " + span); break;
  case model::Timing::at_all_times: add(text, separator, "at all times"); break;
  case model::Timing::on_each: add(text, separator, "on each occasion"); break;
  case model::Timing::when_asked: add(text, separator, "when asked"); break;
  case model::Timing::immediately:
    if (when.hedges.empty() || when.hedges.back().hedge != model::Hedge::swiftly) add(text, separator, "immediately");
    break;
  }
  return text;
}

std::string describe(const model::Model& model, const model::Exit& exit, const model::Agreement& text_of) {
  std::string text;
  for (const model::HedgeNote& note : exit.hedges) {
    add(text, ", ", hedge_words(note));
  }
  const std::string trigger = describe(model, exit.trigger, &text_of);
  add(text, ", ", exit.after ? time::to_string(*exit.after) + " after " + trigger : "on " + trigger);
  if (exit.not_before) text += ", not before " + time::to_string(*exit.not_before) + " in force";
  return exit.whole ? text : text + " (for that party only)";
}

std::string describe(const model::Renewal& renewal) {
  std::string text;
  switch (renewal.kind) {
  case model::RenewalKind::none: return "";
  case model::RenewalKind::joint: text = "by joint decision"; break;
  case model::RenewalKind::tacit: text = "tacit, unless notice is given"; break;
  case model::RenewalKind::other: text = renewal.words; break;
  }
  if (renewal.length) text += ", for " + time::to_string(*renewal.length);
  if (renewal.notice) text += ", " + time::to_string(*renewal.notice) + " before the end";
  if (renewal.kind != model::RenewalKind::other && !renewal.words.empty()) text += " (" + renewal.words + ")";
  return text;
}

std::string vclt(const model::Agreement& agreement, std::string_view article) {
  std::string cited = "VCLT " + std::string(article);
  switch (agreement.form) {
  case model::Force::treaty:
  case model::Force::executive_agreement: return cited;
  case model::Force::contested: return cited + ", if it is a treaty";
  case model::Force::political_commitment:
  case model::Force::policy:
  case model::Force::statement: break;
  }
  return cited + ", by analogy";
}

std::string entry_words(const model::Model& model, const model::Agreement& agreement) {
  const model::EntryRule& entry = agreement.entry;
  if (!entry.stated && agreement.parties.size() == 1) return "not stated, read as from the day it was made";
  if (!entry.stated) return "not stated, read as from signature by all parties (" + vclt(agreement, "art. 24(2)") + ")";
  if (entry.on) return "from " + time::to_string(*entry.on);
  std::string text = "from " + std::string(to_words(entry.consent)) + " by ";
  switch (entry.quorum) {
  case model::QuorumKind::all: text += "all parties"; break;
  case model::QuorumKind::count: text += std::to_string(entry.count) + " parties"; break;
  case model::QuorumKind::majority: text += "a majority of parties"; break;
  }
  if (!entry.including.empty()) text += " including " + names(model, entry.including, "and");
  if (entry.after) text += ", after " + time::to_string(*entry.after);
  return text;
}

std::string describe(const model::Amount& amount) {
  const bool whole = std::floor(amount.value) == amount.value && std::abs(amount.value) < 1e15;
  const std::string figure = whole ? fmt::format("{:.0f}", amount.value) : fmt::format("{}", amount.value);
  return (amount.bound_word.empty() ? "" : amount.bound_word + " ") + figure + " " + amount.currency;
}

std::string describe(const model::Promise& promise) {
  std::string text = promise.kind + ": ";
  if (promise.amount) {
    text += describe(*promise.amount);
  } else {
    text += promise.currency.empty() ? "no specific amount" : "no specific amount (" + promise.currency + ")";
  }
  if (!promise.period.empty()) text += " for " + promise.period;
  if (promise.each_year) text += " each year";
  return text;
}

std::string bearers_words(const model::Model& model, const model::Clause& clause) {
  const model::Bearers& bearers = clause.bearers;
  if (bearers.set == model::PartySet::named) return model[bearers.actor].name;
  if (bearers.set == model::PartySet::that_party) return "that party";
  const bool others = bearers.set == model::PartySet::other_parties;
  switch (bearers.quantifier) {
  case model::Quantifier::each: return others ? "each other party" : "each party";
  case model::Quantifier::all: return others ? "all other parties" : "all parties";
  case model::Quantifier::any: return others ? "any other party" : "any party";
  case model::Quantifier::jointly: return others ? "all other parties" : "the parties";
  }
  return "each party";
}

std::string core(const model::Model& model, const model::Clause& clause) {
  std::string text = bearers_words(model, clause) + " " + modal_words(clause);
  if (clause.bearers.quantifier == model::Quantifier::jointly) text += " jointly";
  text += " " + describe(model, clause.act);
  add(text, " ", beneficiary_words(model, clause.beneficiary));
  return text;
}

std::string sentence(const model::Model& model, const model::Clause& clause) {
  if (clause.modality == model::Modality::absence) return "not provided: " + model[clause.act.kind].name;
  std::string text = trigger_words(model, clause);
  add(text, ": ", core(model, clause));
  add(text, ", ", describe(clause.when));
  add_conditions(text, model, clause);
  add_softeners(text, model, clause);
  return text;
}

std::string clause_with_locus(const model::Model& model, model::ClauseId clause) {
  const std::string& locus = model[clause].locus;
  return locus.empty() ? clause_id(model, clause) : clause_id(model, clause) + " (" + locus + ")";
}

std::string event_title(const model::Event& event) { return event.title.empty() ? event.id : event.title; }

} // namespace casus::questions
