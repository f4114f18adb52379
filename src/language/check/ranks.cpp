// SPDX-License-Identifier: Apache-2.0
// T7: which clause goes before which, and clauses that can clash without one.
#include "language/check/circles.h"
#include "language/check/rules.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::language {
namespace {

using model::Clause;
using model::ClauseId;
using model::PartySet;
using source::Kind;

ClauseId id_of(std::size_t index) { return {static_cast<std::uint32_t>(index)}; }

void check_overrides_of(const Subject& subject, std::size_t index) {
  const Clause& clause = subject.model.clauses[index];
  for (std::size_t i = 0; i < clause.overrides.size(); ++i) {
    const ClauseId over = clause.overrides[i];
    const source::Span span = subject.marks.clauses[index].overrides[i];
    if (over == id_of(index)) {
      subject.diagnostics.report(Kind::override_self, span, "a clause cannot override itself").expected =
          "the id of another clause of this agreement";
    } else if (subject.model[over].agreement != clause.agreement) {
      auto& item = subject.diagnostics.report(
          Kind::override_elsewhere, span,
          fmt::format("`{}` is a clause of another agreement", path_of(subject.model, over)));
      item.expected = fmt::format("`prevails over {}` in agreement {}: between agreements only that gives rank",
                                  subject.model[subject.model[over].agreement].id, subject.model[clause.agreement].id);
      item.also.push_back({subject.marks.clauses[over.value].name, "declared here"});
    }
  }
}

void check_override_circles(const Subject& subject) {
  const auto& clauses = subject.model.clauses;
  Edges edges;
  for (std::uint32_t i = 0; i < clauses.size(); ++i) {
    for (const ClauseId over : clauses[i].overrides) {
      if (over != id_of(i)) edges.push_back({i, over.value});
    }
  }
  for (const auto& circle : circles(std::move(edges))) {
    const auto name = [&](std::uint32_t i) { return path_of(subject.model, {i}); };
    const auto span = [&](std::uint32_t i) { return subject.marks.clauses[i].overrides.front(); };
    auto& item = subject.diagnostics.report(Kind::rank_circle, span(circle.front()),
                                            "none goes first: " + sentence_of(circle, "overrides", name));
    item.expected = "one order of rank: take one of these lines out";
    for (std::size_t i = 1; i < circle.size(); ++i)
      item.also.push_back({span(circle[i]), "part of the circle"});
  }
}

bool overrides(const Clause& clause, ClauseId other) {
  return std::ranges::find(clause.overrides, other) != clause.overrides.end();
}

bool bearers_overlap(const Clause& a, const Clause& b) {
  if (a.bearers.set != PartySet::named || b.bearers.set != PartySet::named) return true;
  return a.bearers.actor == b.bearers.actor;
}

bool beneficiaries_overlap(const Clause& duty, const Clause& ban) {
  using model::BeneficiarySet;
  if (ban.beneficiary.set == BeneficiarySet::none) return true;
  return ban.beneficiary.set == duty.beneficiary.set && ban.beneficiary.role == duty.beneficiary.role &&
         (ban.beneficiary.set != BeneficiarySet::named || ban.beneficiary.actor == duty.beneficiary.actor);
}

/// Can this prohibition forbid what that obligation demands?
bool clash(const model::Model& model, ClauseId duty_id, ClauseId ban_id) {
  const Clause& duty = model[duty_id];
  const Clause& ban = model[ban_id];
  return duty.modality == model::Modality::obligation && ban.modality == model::Modality::prohibition &&
         ban.links.empty() && !ban.act.at && !ban.act.of && is_kind(model, duty.act.kind, ban.act.kind) &&
         bearers_overlap(duty, ban) && beneficiaries_overlap(duty, ban) && !overrides(duty, ban_id) &&
         !overrides(ban, duty_id);
}

void check_clashes(const Subject& subject, const model::Agreement& agreement) {
  for (const ClauseId ban : agreement.clauses) {
    if (subject.model[ban].modality != model::Modality::prohibition) continue;
    for (const ClauseId duty : agreement.clauses) {
      if (!clash(subject.model, duty, ban)) continue;
      auto& item = subject.diagnostics.report(
          Kind::clash, subject.marks.clauses[duty.value].verb,
          fmt::format("clause `{}` demands what clause `{}` forbids, and neither goes before the other",
                      subject.model[duty].id, subject.model[ban].id));
      item.expected = fmt::format("`overrides {1}` in `{0}` or `overrides {0}` in `{1}`; with neither the answer is a "
                                  "conflict",
                                  subject.model[duty].id, subject.model[ban].id);
      item.also.push_back({subject.marks.clauses[ban.value].verb, "forbidden here"});
    }
  }
}

} // namespace

void check_overrides(const Subject& subject, ClauseRange some) {
  for (std::size_t i = some.first; i < some.last; ++i)
    check_overrides_of(subject, i);
}

void check_ranks(const Subject& subject) {
  check_override_circles(subject);
  for (const model::Agreement& agreement : subject.model.agreements)
    check_clashes(subject, agreement);
}

} // namespace casus::language
