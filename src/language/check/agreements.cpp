// SPDX-License-Identifier: Apache-2.0
// Agreements: parties and addressees, entry into force, ways out, rank among each other.
#include "language/check/circles.h"
#include "language/check/rules.h"

#include <algorithm>
#include <utility>

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

/// Who is addressed and not asked for consent: nobody who consents, and only where consent is not needed.
void check_addressees(const Subject& subject, const model::Agreement& agreement, const AgreementMarks& marks) {
  using enum model::Force;
  for (std::size_t i = 0; i < agreement.addressees.size(); ++i) {
    if (!is_party(agreement, agreement.addressees[i])) continue;
    subject.diagnostics
        .report(Kind::addressee_is_party, marks.addressees[i],
                fmt::format("{} is a party of {} and cannot be its addressee too",
                            subject.model[agreement.addressees[i]].name, agreement.id))
        .expected = "either `between` (who gave consent) or `addressed to` (who is bound without being asked)";
  }
  const bool unilateral = agreement.form == policy || agreement.form == statement || agreement.form == contested;
  if (unilateral || agreement.addressees.empty()) return;
  auto& item = subject.diagnostics.report(Kind::addressed_by_agreement, marks.addressees.front(),
                                          "a text of this form binds its parties and has no addressees");
  item.expected = "`form policy`, `form statement` or `form contested`, or these actors after `between`";
  item.also.push_back({marks.form.valid() ? marks.form : marks.name,
                       marks.form.valid() ? "the form" : "without `form` it is read as a treaty"});
}

void check_procedures(const Subject& subject, const model::Agreement& agreement, const AgreementMarks& marks) {
  if (agreement.open_to_accession || agreement.parties.empty()) return;
  for (std::size_t i = 0; i < agreement.procedures.size(); ++i) {
    const model::ActorId who = agreement.procedures[i].party;
    if (is_party(agreement, who)) continue;
    subject.diagnostics
        .report(Kind::not_a_party, marks.procedures[i],
                fmt::format("{} is no party of {}", subject.model[who].name, agreement.id))
        .expected = "one of the parties named after `between`; the office that acts comes after `by`";
  }
}

void check_entry(const Subject& subject, const model::Agreement& agreement, const model::EntryRule& entry,
                 const EntryMarks& marks) {
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
      .report(Kind::quorum_impossible, marks.rule,
              entry.count == 0 ? "no agreement enters into force by the consent of nobody"
                               : fmt::format("{} has {} part{}, so {} consents can never come together", agreement.id,
                                             parties, parties == 1 ? "y" : "ies", entry.count))
      .expected = fmt::format("a number from 1 to {}, `all` or `majority`", parties);
}

bool same_start(const model::EntryRule& a, const model::EntryRule& b) {
  return a.on == b.on && a.consent == b.consent && a.quorum == b.quorum && a.count == b.count &&
         a.including == b.including && a.after == b.after;
}

/// Provisional application ends where the agreement is in force (VCLT art. 25), so it must begin before.
void check_provisional(const Subject& subject, const model::Agreement& agreement, const AgreementMarks& marks) {
  if (!agreement.provisional) return;
  const model::EntryRule& provisional = *agreement.provisional;
  const model::EntryRule& entry = agreement.entry;
  const bool late = provisional.on && entry.on && *provisional.on >= *entry.on;
  if (!late && !same_start(provisional, entry)) return;
  auto& item = subject.diagnostics.report(
      Kind::never_provisional, marks.provisional->rule,
      late && *provisional.on > *entry.on
          ? fmt::format("applied provisionally from {}, but in force from {} already: never provisional",
                        time::to_string(*provisional.on), time::to_string(*entry.on))
          : "applied provisionally from when it is in force: never provisional");
  item.expected = "a date or consents that come before the entry into force";
  item.also.push_back({marks.entry.rule.valid() ? marks.entry.rule : marks.name,
                       marks.entry.rule.valid() ? "in force from here" : "without `in force`: from signature by all"});
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
  Edges edges;
  for (std::uint32_t i = 0; i < agreements.size(); ++i) {
    for (const model::AgreementId over : agreements[i].prevails_over)
      edges.push_back({i, over.value});
  }
  for (const auto& circle : circles(std::move(edges))) {
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
    check_addressees(subject, agreement, marks);
    check_procedures(subject, agreement, marks);
    check_entry(subject, agreement, agreement.entry, marks.entry);
    if (agreement.provisional) check_entry(subject, agreement, *agreement.provisional, *marks.provisional);
    check_provisional(subject, agreement, marks);
    check_exits(subject, agreement);
    check_term(subject, agreement, marks);
  }
  check_prevailing(subject);
}

} // namespace casus::language
