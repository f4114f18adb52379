// SPDX-License-Identifier: Apache-2.0
// Agreements: parties, entry into force, ways out, rank among each other.
#include "language/check/circles.h"
#include "language/check/rules.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

bool is_party(const model::Agreement& agreement, model::ActorId actor) {
  return std::ranges::find(agreement.parties, actor) != agreement.parties.end();
}

void check_parties(const Subject& subject, const model::Agreement& agreement, const AgreementMarks& marks) {
  if (!agreement.parties.empty()) return;
  subject.diagnostics.report(Kind::no_parties, marks.name, fmt::format("{} has no parties", agreement.id)).expected =
      "a line `between` with its parties; a policy names the one actor whose policy it is";
}

void check_entry(const Subject& subject, const model::Agreement& agreement, const AgreementMarks& marks) {
  const model::EntryRule& entry = agreement.entry;
  for (std::size_t i = 0; i < entry.including.size(); ++i) {
    if (is_party(agreement, entry.including[i]) || agreement.parties.empty()) continue;
    subject.diagnostics
        .report(Kind::not_a_party, marks.including[i],
                fmt::format("{} is no party of {}", subject.model[entry.including[i]].name, agreement.id))
        .expected = "one of the parties named after `between`";
  }
  if (entry.quorum != model::QuorumKind::count || agreement.parties.empty()) return;
  const std::size_t parties = agreement.parties.size();
  if (entry.count > 0 && entry.count <= parties) return;
  subject.diagnostics
      .report(Kind::quorum_impossible, marks.entry,
              entry.count == 0 ? "no agreement enters into force by the consent of nobody"
                               : fmt::format("{} has {} part{}, so {} consents can never come together", agreement.id,
                                             parties, parties == 1 ? "y" : "ies", entry.count))
      .expected = fmt::format("a number from 1 to {}, `all` or `majority`", parties);
}

void check_exits(const Subject& subject, const model::Agreement& agreement) {
  for (const model::Exit& exit : agreement.exits) {
    if (subject.model[exit.trigger.kind].act != model::LegalAct::breach) continue;
    subject.diagnostics
        .report(Kind::breach_in_exit, exit.trigger.span,
                "a breach alone does not end an agreement or let a party leave")
        .expected = "the act that a breach entitles to, such as `notice` or `termination`; a clause with `when breach` "
                    "can give the power to do it";
  }
}

void check_prevailing(const Subject& subject) {
  const auto& agreements = subject.model.agreements;
  std::vector<std::vector<std::uint32_t>> edges(agreements.size());
  for (std::size_t i = 0; i < agreements.size(); ++i) {
    for (const model::AgreementId over : agreements[i].prevails_over)
      edges[i].push_back(over.value);
  }
  for (const auto& circle : circles(edges)) {
    const auto& marks = subject.marks.agreements;
    const auto name = [&](std::uint32_t i) { return agreements[i].id; };
    auto& item = subject.diagnostics.report(Kind::rank_circle, marks[circle.front()].prevails_over.front(),
                                            "none goes first: " + sentence_of(circle, "prevails over", name));
    item.expected = "one order of rank: take one of these lines out";
    for (std::size_t i = 1; i < circle.size(); ++i)
      item.also.push_back({marks[circle[i]].prevails_over.front(), "part of the circle"});
  }
}

void check_term(const Subject& subject, const model::Agreement& agreement, const AgreementMarks& marks) {
  if (!agreement.term || agreement.term->length.months > 0 || agreement.term->length.days > 0) return;
  subject.diagnostics.report(Kind::empty_span, marks.term, "a term of no length ends as it begins").expected =
      "a term of at least one day, or no `term`";
}

} // namespace

void check_agreements(const Subject& subject) {
  for (std::size_t i = 0; i < subject.model.agreements.size(); ++i) {
    const model::Agreement& agreement = subject.model.agreements[i];
    const AgreementMarks& marks = subject.marks.agreements[i];
    check_parties(subject, agreement, marks);
    check_entry(subject, agreement, marks);
    check_exits(subject, agreement);
    check_term(subject, agreement, marks);
  }
  check_prevailing(subject);
}

} // namespace casus::language
