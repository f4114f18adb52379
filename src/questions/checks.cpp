// SPDX-License-Identifier: Apache-2.0
// What the checks of claims share.
#include "questions/checks.h"

#include "questions/match.h"
#include "questions/moments.h"
#include "questions/words.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace casus::questions {

using time::Truth;

Finding supported(std::string reason, std::vector<std::string> evidence) {
  return {ClaimVerdict::supported, std::move(reason), std::move(evidence)};
}

Finding contradicted(std::string reason, std::vector<std::string> evidence) {
  return {ClaimVerdict::contradicted, std::move(reason), std::move(evidence)};
}

Finding left_open(std::string reason, std::vector<std::string> evidence) {
  return {ClaimVerdict::open, std::move(reason), std::move(evidence)};
}

Truth at_most(const time::TimeSpan& a, const time::TimeSpan& b) {
  if (a.index() != b.index()) return Truth::depends;
  if (const auto* elapsed = std::get_if<time::Elapsed>(&a))
    return time::truth_of(*elapsed <= std::get<time::Elapsed>(b));
  const auto& left = std::get<time::CivilSpan>(a);
  const auto& right = std::get<time::CivilSpan>(b);
  if (left.months <= right.months && left.days <= right.days) return Truth::certain;
  if (left.months >= right.months && left.days >= right.days) return Truth::impossible;
  return Truth::depends;
}

std::optional<model::ClauseId> absence_of(const model::Model& model, const model::Agreement& agreement,
                                          model::KindId act) {
  const auto found = std::ranges::find_if(agreement.clauses, [&](model::ClauseId id) {
    return model[id].modality == model::Modality::absence && kind_is(model, act, model[id].act.kind);
  });
  if (found == agreement.clauses.end()) return {};
  return *found;
}

std::optional<model::ClauseId> obligation_of(const model::Model& model, const model::Agreement& agreement,
                                             model::KindId act) {
  const auto found = std::ranges::find_if(agreement.clauses, [&](model::ClauseId id) {
    return model[id].modality == model::Modality::obligation && kind_is(model, model[id].act.kind, act);
  });
  if (found == agreement.clauses.end()) return {};
  return *found;
}

Truth is_inside_window(time::Moment moment, const model::Check& check) {
  Truth truth = Truth::certain;
  if (check.from) {
    const bool after = moment.first() >= check.from->first();
    truth = both(truth, after                                 ? Truth::certain
                        : moment.last() < check.from->first() ? Truth::impossible
                                                              : Truth::depends);
  }
  if (check.to) {
    const bool before = moment.last() <= check.to->last();
    truth = both(truth, before                              ? Truth::certain
                        : moment.first() > check.to->last() ? Truth::impossible
                                                            : Truth::depends);
  }
  return truth;
}

namespace {

/// Windows are written in dates: the last second of a day, of the zone shown or of UTC, is that day's end.
std::string bound_words(time::Moment moment, time::Zone zone) {
  constexpr std::string_view end = "at the end of ";
  for (const time::Zone& in : {zone, time::Zone::utc()}) {
    const std::string words = at_words(moment.last(), in);
    if (moment.is_exact() && words.starts_with(end)) return "the end of " + words.substr(end.size());
  }
  return show(moment, zone);
}

} // namespace

std::string window_words(const Case& asked, const model::Check& check) {
  const time::Zone zone = asked.asked().zone;
  if (check.from && check.from == check.to) return " on " + show(*check.from, zone);
  std::string words;
  if (check.from) words += " from " + show_boundary(*check.from, zone);
  if (check.to) words += (check.from ? " to " : " by ") + bound_words(*check.to, zone);
  return words;
}

bool is_covered(const Case& asked, model::KindId kind, const model::Check& check) {
  const auto& until = asked.log().complete_until;
  if (kind.value >= until.size() || until[kind.value] == model::never_reported) return false;
  const time::Instant end = check.to ? std::min(check.to->last(), asked.asked().on) : asked.asked().on;
  return until[kind.value] >= end && (!check.to || check.to->last() <= asked.asked().on);
}

} // namespace casus::questions
