// SPDX-License-Identifier: Apache-2.0
// The rules of check, by what they look at. Each adds diagnostics and changes nothing.
#pragma once

#include "language/check/circles.h"
#include "language/marks.h"
#include "model/model.h"
#include "source/diagnostic.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::language {

/// What every rule reads and where it reports.
struct Subject {
  const model::Model& model;
  const Marks& marks;
  source::Diagnostics& diagnostics;
  bool whole = true; // no fault was found before: nothing that was written has been left out of the model
};

/// Some clauses, by their numbers: one after another all rules of clauses look at these, while they are near at hand.
struct ClauseRange {
  std::size_t first = 0;
  std::size_t last = 0; // one past
};

void check_entities(const Subject& subject);                      // kinds, places, actors, groups
void check_agreements(const Subject& subject);                    // parties, entry, exits, rank
void check_words_of_exits(const Subject& subject);                // `that party` in ways out
void check_renewals(const Subject& subject);                      // length, and notice within the term
void check_successions(const Subject& subject);                   // supersedes, succeeds
void check_markings(const Subject& subject);                      // which is below which
void check_zones(const Subject& subject);                         // T4
void check_sentences(const Subject& subject, ClauseRange some);   // who does what
void check_times(const Subject& subject, ClauseRange some);       // T9 and what can never be in time
void check_party_words(const Subject& subject, ClauseRange some); // `a party`, `that party`
void check_overrides(const Subject& subject, ClauseRange some);   // T7
void check_ranks(const Subject& subject);    // T7: circles of overrides, and clauses that can clash
void check_breaches(const Subject& subject); // T19: what follows from a breach
void check_events(const Subject& subject);   // events and what they cite
void check_reports(const Subject& subject);  // what sources say of them
void check_claims(const Subject& subject);

/// Reports each circle once: at the mark of its first member, with the others as labels. `edges` as for `circles`.
void report_circles(const Subject& subject, const Edges& edges, std::string_view relation,
                    const std::function<std::string(std::uint32_t)>& name,
                    const std::function<source::Span(std::uint32_t)>& span);

/// Calls `visit` with each pattern of a condition.
void for_each_pattern(const model::Condition& condition, const auto& visit) {
  using model::ConditionKind;
  if (condition.kind == ConditionKind::happened || condition.kind == ConditionKind::since) visit(condition.first);
  if (condition.kind == ConditionKind::since) visit(condition.second);
  for (const model::Condition& part : condition.parts)
    for_each_pattern(part, visit);
}

/// Calls `visit` with each pattern of a clause: links, broken by, excused when, conditions.
void for_each_pattern(const model::Clause& clause, const auto& visit) {
  for (const model::Link& link : clause.links) {
    for (const model::Pattern& pattern : link.alternatives)
      visit(pattern);
  }
  for (const model::Pattern& pattern : clause.broken_by)
    visit(pattern);
  for (const model::Pattern& pattern : clause.excused_when)
    visit(pattern);
  for (const auto* condition : {&clause.while_, &clause.unless, &clause.not_applied_when}) {
    if (*condition) for_each_pattern(**condition, visit);
  }
}

/// Is `kind` that kind or below it? A circle of kinds ends the search.
bool is_kind(const model::Model& model, model::KindId kind, model::KindId ancestor);

/// `usa-2024/consult`.
std::string path_of(const model::Model& model, model::ClauseId clause);

} // namespace casus::language
