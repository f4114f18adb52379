// SPDX-License-Identifier: Apache-2.0
// T9: every obligation says when, and can be kept in that time.
#include "language/check/rules.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using model::Timing;
using source::Kind;

/// One clause, its marks and where to report.
struct ClauseAt {
  const Subject& subject;
  const model::Clause& clause;
  const ClauseMarks& marks;
};

void check_has_time(const ClauseAt& at) {
  const bool duty = at.clause.modality == model::Modality::obligation && at.marks.sentence.valid();
  if (!duty || at.marks.timing.valid()) return;
  auto& item = at.subject.diagnostics.report(Kind::no_time, at.marks.sentence,
                                             "this obligation does not say when, so nothing could ever break it");
  item.expected =
      at.clause.links.empty()
          ? "one more line: `within` and a span (from entry into force), `by` or `before` and a date, `every` and a "
            "span, `at all times` and what breaks it, or `immediately`"
          : "one more line: `within` and a span, `on each` (each such event, no time stated), `when asked` "
            "or `immediately`";
}

std::string_view words_of(Timing timing) {
  switch (timing) {
  case Timing::within: return "within";
  case Timing::by_date: return "by";
  case Timing::before_date: return "before";
  case Timing::every: return "every";
  case Timing::at_all_times: return "at all times";
  case Timing::on_each: return "on each";
  case Timing::when_asked: return "when asked";
  case Timing::immediately: return "immediately";
  case Timing::none: return "";
  }
  return "";
}

void check_trigger(const ClauseAt& at) {
  const Timing timing = at.clause.when.timing;
  // Without an event `within` runs from the moment at which the clause begins to bind (meaning.md, section 6).
  const bool from_event = timing == Timing::on_each || timing == Timing::when_asked;
  const bool from_entry = timing == Timing::every || timing == Timing::at_all_times;
  if (from_event && at.clause.links.empty()) {
    at.subject.diagnostics
        .report(Kind::needs_trigger, at.marks.timing,
                fmt::format("`{}` runs from an event, and this clause has none", words_of(timing)))
        .expected = "a line `when` with the event; without one: `within` and a span (from entry into force), `by` or "
                    "`before` and a date, `every` and a span, `at all times` or `immediately`";
  }
  if (at.clause.when.anchor == model::Anchor::first_event && at.clause.links.empty() && timing == Timing::within) {
    at.subject.diagnostics
        .report(Kind::needs_trigger, at.marks.timing, "there is no first event, for this clause waits for none")
        .expected =
        "a line `when` with the event, or no `of the first event`: the time then runs from entry into force";
  }
  if (from_entry && !at.clause.links.empty()) {
    auto& item = at.subject.diagnostics.report(
        Kind::trigger_too_many, at.marks.timing,
        fmt::format("`{}` runs from entry into force, so it cannot wait for an event", words_of(timing)));
    item.expected = "either no `when`, or `within`, `on each`, `when asked` or `immediately`; a state of the world "
                    "that must hold meanwhile is a `while`";
    item.also.push_back({at.clause.links.front().span, "the event"});
  }
}

void check_broken_by(const ClauseAt& at) {
  const bool kept_up = at.clause.when.timing == Timing::at_all_times;
  const bool duty = at.clause.modality != model::Modality::prohibition;
  if (kept_up && duty && at.clause.broken_by.empty()) {
    at.subject.diagnostics
        .report(Kind::cannot_be_broken, at.marks.timing, "no record can show that this was not kept up")
        .expected = "a line `broken by` with the events that break it";
  }
  if (kept_up || at.clause.broken_by.empty()) return;
  at.subject.diagnostics
      .report(Kind::broken_by_unused, at.marks.broken_by, "`broken by` has no effect without `at all times`")
      .expected = "`at all times` as the time of this clause, or no `broken by`";
}

bool empty(const time::TimeSpan& span) {
  if (const auto* elapsed = std::get_if<time::Elapsed>(&span)) return elapsed->seconds <= 0;
  const auto& civil = std::get<time::CivilSpan>(span);
  return civil.months <= 0 && civil.days <= 0;
}

void check_spans(const ClauseAt& at) {
  const model::When& when = at.clause.when;
  if (when.span && empty(*when.span)) {
    at.subject.diagnostics.report(Kind::empty_span, at.marks.timing, "a span of no length leaves no time").expected =
        "a span of at least one unit, or `immediately`";
  }
  for (const model::Link& link : at.clause.links) {
    if (!link.within || !empty(*link.within)) continue;
    at.subject.diagnostics.report(Kind::empty_span, link.span, "within no time nothing can follow").expected =
        "a span of at least one unit, or no `within`";
  }
}

/// The last day on which the act is in time, for clauses with a date.
std::optional<time::Date> last_day(const model::When& when) {
  if (when.timing == Timing::by_date) return when.date;
  if (when.timing == Timing::before_date) return time::add(when.date, time::days(-1)).date;
  return std::nullopt;
}

/// The first day on which the agreement can bind, if its text names it: nothing where consents decide.
std::optional<time::Date> first_day(const model::Agreement& agreement) {
  const auto& entry = agreement.entry.on;
  if (!entry || !agreement.provisional) return entry;
  const auto& provisional = agreement.provisional->on;
  if (!provisional) return std::nullopt;
  return std::min(*entry, *provisional);
}

void check_order_of_dates(const ClauseAt& at) {
  const auto last = last_day(at.clause.when);
  if (!last) return;
  if (at.clause.not_before && *at.clause.not_before > *last) {
    auto& item =
        at.subject.diagnostics.report(Kind::never_in_time, at.marks.not_before,
                                      fmt::format("not before {}, but due on {} at the latest: never in time",
                                                  time::to_string(*at.clause.not_before), time::to_string(*last)));
    item.expected = "a `not before` that is not after the last day";
    item.also.push_back({at.marks.timing, "due by this"});
  }
  const auto first = first_day(at.subject.model[at.clause.agreement]);
  if (!first || *first <= *last) return;
  auto& item = at.subject.diagnostics.report(Kind::never_in_time, at.marks.timing,
                                             fmt::format("due on {} at the latest, but in force only from {}",
                                                         time::to_string(*last), time::to_string(*first)));
  item.expected = "a date on or after the entry into force";
  item.also.push_back({at.subject.marks.agreements[at.clause.agreement.value].entry.rule, "in force from here"});
}

/// What a condition needs to be true (or, with `wanted` false, what its failing needs to be false).
struct Needs {
  std::vector<const model::Condition*> held;
  std::vector<const model::Condition*> absent;
};

void collect(const model::Condition& condition, bool wanted, Needs& needs) {
  using model::ConditionKind;
  const auto each = [&](bool value) {
    for (const model::Condition& part : condition.parts)
      collect(part, value, needs);
  };
  switch (condition.kind) {
  case ConditionKind::negation: each(!wanted); break;
  case ConditionKind::conjunction:
    if (wanted) each(true);
    break;
  case ConditionKind::disjunction:
    if (!wanted) each(false);
    break;
  case ConditionKind::member:
  case ConditionKind::in_force: (wanted ? needs.held : needs.absent).push_back(&condition); break;
  case ConditionKind::happened:
  case ConditionKind::since: break; // whether two patterns mean the same event is not for certain
  }
}

bool same(const model::Condition& a, const model::Condition& b) {
  if (a.kind != b.kind) return false;
  if (a.kind == model::ConditionKind::in_force) return a.agreement == b.agreement;
  return a.actor == b.actor && a.group == b.group;
}

void check_conditions(const ClauseAt& at) {
  Needs needs;
  if (at.clause.while_) collect(*at.clause.while_, true, needs);
  if (at.clause.unless) collect(*at.clause.unless, false, needs);
  if (at.clause.not_applied_when) collect(*at.clause.not_applied_when, false, needs);
  for (const model::Condition* held : needs.held) {
    const auto against =
        std::ranges::find_if(needs.absent, [&](const model::Condition* other) { return same(*held, *other); });
    if (against == needs.absent.end()) continue;
    auto& item = at.subject.diagnostics.report(Kind::never_applies, held->span,
                                               "this must hold and must not hold, so the clause never applies");
    item.expected = "conditions that can be met together";
    item.also.push_back({(*against)->span, "must not hold"});
    return;
  }
}

} // namespace

void check_times(const Subject& subject, ClauseRange some) {
  for (std::size_t i = some.first; i < some.last; ++i) {
    const ClauseAt at{subject, subject.model.clauses[i], subject.marks.clauses[i]};
    check_has_time(at);
    check_trigger(at);
    check_broken_by(at);
    check_spans(at);
    check_order_of_dates(at);
    check_conditions(at);
  }
}

} // namespace casus::language
