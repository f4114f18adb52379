// SPDX-License-Identifier: Apache-2.0
// T19: clauses that a breach triggers stand in layers; docs/language/meaning.md, section 10.
#include "language/check/circles.h"
#include "language/check/rules.h"

#include <algorithm>
#include <utility>

namespace casus::language {
namespace {

using source::Kind;

bool can_be_breached(const model::Clause& clause) {
  return clause.modality == model::Modality::obligation || clause.modality == model::Modality::prohibition;
}

/// The clauses whose breach a pattern speaks of.
void add_edges(const model::Model& model, const model::Pattern& pattern, std::uint32_t from, Edges& edges) {
  if (model[pattern.kind].act != model::LegalAct::breach) return;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    const model::Clause& clause = model.clauses[i];
    if (pattern.clause && pattern.clause->value != i) continue;
    if (pattern.of && *pattern.of != clause.agreement) continue;
    if (can_be_breached(clause)) edges.push_back({from, i});
  }
}

/// Where a clause speaks of a breach.
source::Span breach_span(const model::Model& model, const model::Clause& clause) {
  source::Span span;
  for_each_pattern(clause, [&](const model::Pattern& pattern) {
    if (!span.valid() && model[pattern.kind].act == model::LegalAct::breach) span = pattern.span;
  });
  return span;
}

} // namespace

void check_breaches(const Subject& subject) {
  const model::Model& model = subject.model;
  Edges edges;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
    for_each_pattern(model.clauses[i], [&](const model::Pattern& pattern) { add_edges(model, pattern, i, edges); });
  for (const auto& circle : circles(std::move(edges))) {
    const auto name = [&](std::uint32_t i) { return path_of(model, {i}); };
    auto& item = subject.diagnostics.report(Kind::breach_circle, breach_span(model, model.clauses[circle.front()]),
                                            "this could go on for ever: " +
                                                sentence_of(circle, "follows from a breach of", name));
    item.expected = "`breach of` a clause that does not come from this one";
    for (std::size_t i = 1; i < circle.size(); ++i)
      item.also.push_back({breach_span(model, model.clauses[circle[i]]), "part of the circle"});
  }
}

} // namespace casus::language
