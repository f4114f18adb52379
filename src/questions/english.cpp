// SPDX-License-Identifier: Apache-2.0
// The English of a clause. docs/language/english.md has every form; tests/english reads them back.
#include "questions/explain.h"
#include "questions/ids.h"
#include "questions/words.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace casus::questions {

namespace {

std::string patterns_words(const model::Model& model, const std::vector<model::Pattern>& patterns,
                           const model::Agreement& of) {
  std::vector<std::string> parts;
  parts.reserve(patterns.size());
  for (const model::Pattern& pattern : patterns)
    parts.push_back(with_article(describe(model, pattern, &of)));
  return join(parts, "or");
}

/// "When there is an armed attack on Ukraine, and within 2 days after it a request by either party, then ".
std::string trigger_words(const model::Model& model, const model::Clause& clause) {
  const model::Agreement& of = model[clause.agreement];
  std::string text;
  for (const model::Link& link : clause.links) {
    if (text.empty()) {
      text = "When there is ";
    } else {
      text += link.within ? ", and within " + time::to_string(*link.within) + " after it " : ", and after it ";
    }
    text += patterns_words(model, link.alternatives, of);
  }
  return text.empty() ? "" : text + ", then ";
}

/// Words of the text itself stand in quotation marks, so that where one hedge ends and the next begins is never in
/// doubt.
std::string hedge_in_english(const model::HedgeNote& note) {
  if (note.hedge != model::Hedge::other) return hedge_words(note);
  std::string text = "\"";
  for (const char c : note.words) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + "\"";
}

std::string counted_from(const model::Clause& clause) {
  if (clause.links.empty()) return "entry into force";
  if (clause.links.size() == 1) return "that event";
  return clause.when.anchor == model::Anchor::first_event ? "the first event named" : "the last event named";
}

std::string timing_words(const model::Clause& clause) {
  const model::When& when = clause.when;
  const std::string span = when.span ? time::to_string(*when.span) : "";
  switch (when.timing) {
  case model::Timing::none: return "";
  case model::Timing::within: return "within " + span + ", counted from " + counted_from(clause);
  case model::Timing::by_date: return "by " + time::to_string(when.date) + ", that day included";
  case model::Timing::before_date: return "before " + time::to_string(when.date) + ", that day excluded";
  case model::Timing::every: return "once every " + span + ", counted from entry into force";
  case model::Timing::at_all_times: return "at all times";
  case model::Timing::on_each: return "on each occasion";
  case model::Timing::when_asked: return "when asked";
  case model::Timing::immediately:
    // `swiftly` alone is kept as the hedge that it is; "immediately" is the time itself.
    return when.hedges.empty() || when.hedges.back().hedge != model::Hedge::swiftly ? "immediately" : "";
  }
  return "";
}

/// ", where possible within 24 hours, counted from that event".
std::string time_words(const model::Clause& clause) {
  std::string text;
  for (const model::HedgeNote& note : clause.when.hedges)
    text += ", " + hedge_in_english(note);
  const std::string timing = timing_words(clause);
  if (timing.empty()) return text;
  return text + (text.empty() ? ", " : " ") + timing;
}

void add_exceptions(std::string& text, const model::Model& model, const model::Clause& clause) {
  const model::Agreement& of = model[clause.agreement];
  if (clause.while_) text += " It applies only while this holds: " + describe(model, *clause.while_, of) + ".";
  if (clause.unless) text += " It applies unless this holds: " + describe(model, *clause.unless, of) + ".";
  if (clause.not_applied_when) {
    text += " It does not speak of the case that " + describe(model, *clause.not_applied_when, of) + ".";
  }
  if (!clause.not_applied_to.empty()) {
    std::vector<std::string> names;
    names.reserve(clause.not_applied_to.size());
    for (const model::ActorId actor : clause.not_applied_to)
      names.push_back(model[actor].name);
    text += " It does not apply to " + join(names, "or") + ".";
  }
  if (clause.not_applied_to_author) text += " It does not apply to the author of the event.";
}

void add_limits(std::string& text, const model::Model& model, const model::Clause& clause) {
  const model::Agreement& of = model[clause.agreement];
  if (clause.not_before) text += " Not before " + time::to_string(*clause.not_before) + ".";
  if (!clause.broken_by.empty()) text += " It is broken by " + patterns_words(model, clause.broken_by, of) + ".";
  add_exceptions(text, model, clause);
  if (!clause.excused_when.empty()) {
    text += " It is excused by " + patterns_words(model, clause.excused_when, of) + ".";
  }
  if (!clause.overrides.empty()) {
    std::vector<std::string> others;
    others.reserve(clause.overrides.size());
    for (const model::ClauseId other : clause.overrides)
      others.push_back(clause_id(model, other));
    text += " It goes before " + join(others) + ".";
  }
  if (clause.lapses_with_agreement) text += " It lapses with the agreement.";
}

/// Hedges that soften and words that urge are never one list.
void add_hedges(std::string& text, const std::vector<model::HedgeNote>& notes, std::string_view subject) {
  for (const bool softens : {true, false}) {
    std::string words;
    for (const model::HedgeNote& note : notes) {
      if (model::softens(note.hedge) != softens) continue;
      words += (words.empty() ? "" : "; ") + hedge_in_english(note);
    }
    if (!words.empty()) text += fmt::format(" {} {}: {}.", subject, softens ? "softened" : "urged", words);
  }
}

/// The contested kind that the kind is or lies below.
std::optional<model::KindId> contested_kind(const model::Model& model, model::KindId kind) {
  for (std::optional<model::KindId> at = kind; at; at = model[*at].parent)
    if (model[*at].contested) return at;
  return std::nullopt;
}

void contested_in(const model::Model& model, const std::vector<model::Pattern>& patterns,
                  std::set<std::string>& names) {
  for (const model::Pattern& pattern : patterns)
    if (const auto kind = contested_kind(model, pattern.kind)) names.insert(model[*kind].name);
}

void contested_in(const model::Model& model, const model::Condition& condition, std::set<std::string>& names) {
  if (condition.kind == model::ConditionKind::happened || condition.kind == model::ConditionKind::since) {
    contested_in(model, std::vector{condition.first}, names);
  }
  if (condition.kind == model::ConditionKind::since) contested_in(model, std::vector{condition.second}, names);
  for (const model::Condition& part : condition.parts)
    contested_in(model, part, names);
}

/// Words of judgement: an event is one only once each party has found it so.
void add_contested(std::string& text, const model::Model& model, const model::Clause& clause) {
  std::set<std::string> names;
  for (const model::Link& link : clause.links)
    contested_in(model, link.alternatives, names);
  contested_in(model, clause.broken_by, names);
  contested_in(model, clause.excused_when, names);
  for (const auto* condition : {&clause.while_, &clause.unless, &clause.not_applied_when})
    if (*condition) contested_in(model, **condition, names);
  for (const std::string& name : names)
    text += " An event is " + with_article(name) + " only once each party has found it so.";
}

void add_force(std::string& text, const model::Model& model, const model::Clause& clause) {
  text += " Force: " + force_words(model, clause);
  if (clause.modality == model::Modality::intention) text += "; an intention, no duty";
  if (clause.modality == model::Modality::aim) text += "; an aim, no duty";
  text += ".";
  if (!clause.annex.empty()) text += " It stands in annex " + clause.annex + ".";
  if (!clause.marking.empty()) text += " Marked: " + clause.marking + ".";
}

} // namespace

std::string english(const model::Model& model, const model::Clause& clause) {
  const model::Agreement& agreement = model[clause.agreement];
  if (clause.modality == model::Modality::absence) {
    return fmt::format("The text of {} holds no clause on this: {}.", agreement.id, describe(model, clause.act));
  }
  std::string text = trigger_words(model, clause);
  std::string sentence = core(model, clause);
  const bool small = sentence.front() >= 'a' && sentence.front() <= 'z';
  if (text.empty() && small) sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  text += sentence + time_words(clause) + ".";
  add_limits(text, model, clause);
  add_contested(text, model, clause);
  add_hedges(text, clause.hedges, "It is");
  add_hedges(text, agreement.hedges, "The whole agreement is");
  add_force(text, model, clause);
  return text;
}

} // namespace casus::questions
