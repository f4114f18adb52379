// SPDX-License-Identifier: Apache-2.0
// T4: whoever counts days must say whose midnight ends them.
#include "language/check/rules.h"

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;
using source::Span;

bool civil(const std::optional<time::TimeSpan>& span) { return span && std::holds_alternative<time::CivilSpan>(*span); }

void uses_of_entry(const model::EntryRule& entry, const EntryMarks& marks, std::vector<Span>& uses) {
  if (entry.on) uses.push_back(marks.rule);
  if (civil(entry.after)) uses.push_back(entry.span);
}

void uses_of_agreement(const model::Agreement& agreement, const AgreementMarks& marks, std::vector<Span>& uses) {
  uses_of_entry(agreement.entry, marks.entry, uses);
  if (agreement.provisional) uses_of_entry(*agreement.provisional, *marks.provisional, uses);
  if (agreement.term) uses.push_back(marks.term);
  if (agreement.renewal.length) uses.push_back(marks.renewal);
  if (agreement.renewal.notice) uses.push_back(marks.renewal_notice);
  for (const model::Exit& exit : agreement.exits) {
    const bool counted = civil(exit.after) || exit.not_before;
    if (counted && (uses.empty() || uses.back() != exit.span)) uses.push_back(exit.span);
  }
}

void uses_of_clause(const model::Clause& clause, const ClauseMarks& marks, std::vector<Span>& uses) {
  using model::Timing;
  const Timing timing = clause.when.timing;
  const bool dated = timing == Timing::by_date || timing == Timing::before_date || timing == Timing::every;
  if (dated || (timing == Timing::within && civil(clause.when.span))) uses.push_back(marks.timing);
  if (clause.not_before) uses.push_back(marks.not_before);
  for (const model::Link& link : clause.links) {
    if (civil(link.within)) uses.push_back(link.span);
  }
}

} // namespace

void check_zones(const Subject& subject) {
  constexpr std::size_t shown = 3;
  for (std::size_t i = 0; i < subject.model.agreements.size(); ++i) {
    const model::Agreement& agreement = subject.model.agreements[i];
    if (agreement.zone) continue;
    std::vector<Span> uses;
    uses_of_agreement(agreement, subject.marks.agreements[i], uses);
    for (const model::ClauseId id : agreement.clauses)
      uses_of_clause(subject.model[id], subject.marks.clauses[id.value], uses);
    if (uses.empty()) continue;
    auto& item = subject.diagnostics.report(
        Kind::no_zone, uses.front(),
        fmt::format("this is counted in days of the calendar, and {} does not say whose midnight ends a day",
                    agreement.id));
    item.expected = "a line `zone` in the agreement, such as `zone Europe/Kyiv` or `zone UTC`";
    item.also.push_back({subject.marks.agreements[i].name, "this agreement has no `zone`"});
    for (std::size_t use = 1; use < uses.size() && use < shown; ++use)
      item.also.push_back({uses[use], "counted so too"});
  }
}

} // namespace casus::language
