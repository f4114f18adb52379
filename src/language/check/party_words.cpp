// SPDX-License-Identifier: Apache-2.0
// `a party` in the first event of a chain binds `that party`: once, and before anything speaks of that party.
#include "language/check/rules.h"

#include <algorithm>

namespace casus::language {
namespace {

using model::Selector;
using source::Kind;

std::size_t count(const model::Pattern& pattern, Selector selector) {
  return static_cast<std::size_t>(
      std::ranges::count_if(pattern.roles, [&](const model::ActorMatch& match) { return match.selector == selector; }));
}

bool speaks_of_that_party(const model::Pattern& pattern) {
  return count(pattern, Selector::that_party) + count(pattern, Selector::other_party) > 0;
}

/// Says once for a clause that nothing binds that party, with every place that speaks of it.
void report_unbound(const Subject& subject, const std::vector<source::Span>& spans, const model::Clause& clause) {
  if (spans.empty()) return;
  auto& item = subject.diagnostics.report(Kind::no_that_party, spans.front(), "nothing says which party is meant");
  item.expected = "`a party` in the `when` of this clause, such as `when armed attack on a party`";
  for (std::size_t i = 1; i < spans.size(); ++i)
    item.also.push_back({spans[i], "nor here"});
  if (!clause.links.empty()) item.also.push_back({clause.links.front().span, "`a party` is missing here"});
}

/// Does each alternative of the first link bind that party?
bool binds(const model::Clause& clause) {
  return !clause.links.empty() &&
         std::ranges::all_of(clause.links.front().alternatives,
                             [](const model::Pattern& pattern) { return count(pattern, Selector::a_party) > 0; });
}

void check_first_link(const Subject& subject, const model::Clause& clause) {
  if (clause.links.empty()) return;
  for (const model::Pattern& pattern : clause.links.front().alternatives) {
    if (count(pattern, Selector::a_party) < 2) continue;
    subject.diagnostics.report(Kind::two_that_party, pattern.span, "two roles of the first event bind `that party`")
        .expected = "`a party` in one role and `another party` in the other";
  }
}

void check_bound(const Subject& subject, const model::Clause& clause, const ClauseMarks& marks) {
  std::vector<source::Span> spans;
  const auto set = clause.bearers.set;
  const bool bearers = set == model::PartySet::that_party || set == model::PartySet::other_parties;
  if (bearers && marks.sentence.valid()) spans.push_back(marks.bearers);
  if (clause.beneficiary.set == model::BeneficiarySet::that_party) spans.push_back(marks.beneficiary);
  for_each_pattern(clause, [&](const model::Pattern& pattern) {
    if (speaks_of_that_party(pattern)) spans.push_back(pattern.span);
  });
  report_unbound(subject, spans, clause);
}

void check_exits_of(const Subject& subject, const model::Agreement& agreement) {
  for (const model::Exit& exit : agreement.exits) {
    if (!speaks_of_that_party(exit.trigger)) continue;
    subject.diagnostics.report(Kind::no_that_party, exit.trigger.span, "nothing says which party is meant").expected =
        "`either party`, `any party` or the name of one";
  }
}

} // namespace

void check_party_words(const Subject& subject, ClauseRange some) {
  for (std::size_t i = some.first; i < some.last; ++i) {
    const model::Clause& clause = subject.model.clauses[i];
    check_first_link(subject, clause);
    if (!binds(clause)) check_bound(subject, clause, subject.marks.clauses[i]);
  }
}

void check_words_of_exits(const Subject& subject) {
  for (const model::Agreement& agreement : subject.model.agreements)
    check_exits_of(subject, agreement);
}

} // namespace casus::language
