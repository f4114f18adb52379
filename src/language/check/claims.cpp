// SPDX-License-Identifier: Apache-2.0
// Claims: every part is decided by a check, and every check asks what the record can hold.
#include "language/check/circles.h"
#include "language/check/rules.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace casus::language {
namespace {

using model::CheckKind;
using source::Kind;

void check_parts(const Subject& subject, const model::Claim& claim, const ClaimMarks& marks) {
  if (claim.parts.empty()) {
    subject.diagnostics
        .report(Kind::claim_without_check, marks.name, fmt::format("nothing decides claim `{}`", claim.id))
        .expected =
        "a line `part` and below it a line `check`; `check undecidable` and why, if no record can decide it";
  }
  for (std::size_t i = 0; i < claim.parts.size(); ++i) {
    if (!claim.parts[i].checks.empty()) continue;
    subject.diagnostics.report(Kind::claim_without_check, marks.parts[i], "nothing decides this part").expected =
        "a line `check` below it; `check undecidable` and why, if no record can decide it";
  }
}

bool names_party_words(const model::Pattern& pattern) {
  return std::ranges::any_of(pattern.roles, [](const model::ActorMatch& match) {
    return match.selector != model::Selector::anyone && match.selector != model::Selector::named;
  });
}

void check_pattern(const Subject& subject, const model::Check& check) {
  if (check.kind != CheckKind::happened || !check.pattern) return;
  if (names_party_words(*check.pattern)) {
    subject.diagnostics
        .report(Kind::no_parties_here, check.pattern->span, "a claim belongs to no agreement, so it has no parties")
        .expected = "the name of an actor or group";
  }
  if (subject.model[check.pattern->kind].act == model::LegalAct::breach) {
    subject.diagnostics
        .report(Kind::check_names_nothing, check.pattern->span, "a breach is never in the record, so this never holds")
        .expected = "the act that is said to be the breach";
  }
}

using Families = std::unordered_set<std::string>;

void check_family(const Subject& subject, const model::Check& check, const Families& filled) {
  if (!subject.whole || check.family.empty() || filled.contains(check.family)) return;
  subject.diagnostics
      .report(Kind::family_empty, check.span_in_text,
              fmt::format("no agreement says that it is of family `{}`, so this counts nothing", check.family))
      .expected = fmt::format("a line `family {}` in the agreements that belong to it", check.family);
}

void check_dependence(const Subject& subject) {
  const auto& claims = subject.model.claims;
  std::unordered_map<std::string, std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < claims.size(); ++i)
    numbers.emplace(claims[i].id, i);
  Edges edges;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    for (const std::string& id : claims[i].depends_on) {
      if (const auto found = numbers.find(id); found != numbers.end()) edges.push_back({i, found->second});
    }
  }
  for (const auto& circle : circles(std::move(edges))) {
    const auto name = [&](std::uint32_t i) { return claims[i].id; };
    const auto span = [&](std::uint32_t i) { return subject.marks.claims[i].depends_on.front(); };
    auto& item = subject.diagnostics.report(Kind::circle, span(circle.front()),
                                            "a circle: " + sentence_of(circle, "depends on", name));
    item.expected = "an order without circles: take one of these lines out";
    for (std::size_t i = 1; i < circle.size(); ++i)
      item.also.push_back({span(circle[i]), "part of the circle"});
  }
}

} // namespace

void check_claims(const Subject& subject) {
  Families filled;
  for (const model::Agreement& agreement : subject.model.agreements)
    filled.insert(agreement.family);
  for (std::size_t i = 0; i < subject.model.claims.size(); ++i) {
    const model::Claim& claim = subject.model.claims[i];
    check_parts(subject, claim, subject.marks.claims[i]);
    for (const model::ClaimPart& part : claim.parts) {
      for (const model::Check& check : part.checks) {
        check_pattern(subject, check);
        check_family(subject, check, filled);
      }
    }
  }
  check_dependence(subject);
}

} // namespace casus::language
