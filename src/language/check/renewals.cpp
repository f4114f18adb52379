// SPDX-License-Identifier: Apache-2.0
// Renewal of the term: it has a length, and notice against it comes while the term runs.
#include "language/check/rules.h"

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

bool empty(const time::CivilSpan& span) { return span.months <= 0 && span.days <= 0; }

/// The least and the greatest number of days that a span can have.
std::int64_t least_days(const time::CivilSpan& span) {
  const std::int64_t rest = span.months % 12;
  return std::int64_t{span.months / 12} * 365 + rest * 30 - (rest > 0 ? 2 : 0) + span.days;
}

std::int64_t most_days(const time::CivilSpan& span) {
  return std::int64_t{span.months / 12} * 366 + std::int64_t{span.months % 12} * 31 + span.days;
}

/// For certain, wherever in the calendar the two are counted.
bool not_shorter(const time::CivilSpan& notice, const time::CivilSpan& term) {
  return (notice.months >= term.months && notice.days >= term.days) || least_days(notice) >= most_days(term);
}

void check_length(const Subject& subject, const model::Renewal& renewal, const AgreementMarks& marks) {
  if (renewal.length && empty(*renewal.length)) {
    subject.diagnostics.report(Kind::empty_span, marks.renewal, "a renewal of no length prolongs nothing").expected =
        "a renewal of at least one day";
  }
  if (renewal.notice && empty(*renewal.notice)) {
    subject.diagnostics.report(Kind::empty_span, marks.renewal_notice, "no time before the end is the end itself")
        .expected = "at least one day before the end, or nothing: then until the end";
  }
  if (renewal.kind != model::RenewalKind::tacit || renewal.length) return;
  subject.diagnostics
      .report(Kind::renewal_without_length, marks.renewal,
              "this is renewed by itself, and nothing says for how long, so no end can be computed")
      .expected = "`tacit for` and a span, such as `tacit for 5 years`";
}

void check_one(const Subject& subject, const model::Agreement& agreement, const AgreementMarks& marks) {
  const model::Renewal& renewal = agreement.renewal;
  check_length(subject, renewal, marks);
  if (renewal.kind == model::RenewalKind::tacit && !agreement.term) {
    subject.diagnostics
        .report(Kind::renewal_without_term, marks.renewal, "there is no term that could be renewed by itself")
        .expected = "a line `term` with the first term, such as `term 10 years`";
  }
  if (!renewal.notice || !agreement.term || empty(agreement.term->length)) return;
  if (!not_shorter(*renewal.notice, agreement.term->length)) return;
  auto& item = subject.diagnostics.report(Kind::renewal_notice_too_long, marks.renewal_notice,
                                          "the last day for this comes before the term begins");
  item.expected = "a time before the end that is shorter than the term";
  item.also.push_back({marks.term, "the term"});
}

} // namespace

void check_renewals(const Subject& subject) {
  for (std::size_t i = 0; i < subject.model.agreements.size(); ++i)
    check_one(subject, subject.model.agreements[i], subject.marks.agreements[i]);
}

} // namespace casus::language
