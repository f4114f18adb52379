// SPDX-License-Identifier: Apache-2.0
// Compiling the layers of section 10: a clause that speaks of breaches is decided after the clauses that can be
// breached.
#include "engine/tables.h"

#include <algorithm>

namespace casus::engine {

namespace {

using Edges = std::vector<std::vector<std::uint32_t>>; // by clause: clauses decided one layer later or more

void add_edges(const Tables& tables, const PatternTable& pattern, std::uint32_t c, Edges& edges) {
  if (!pattern.breach) return;
  if (pattern.pattern->clause) {
    edges[pattern.pattern->clause->value].push_back(c);
  } else if (pattern.agreement != none) {
    for (const model::ClauseId d : tables.agreements[pattern.agreement].text->clauses)
      edges[d.value].push_back(c);
  } else {
    for (auto& later : edges)
      later.push_back(c);
  }
}

Edges breach_edges(const Tables& tables) {
  Edges edges(tables.clauses.size());
  for (std::uint32_t c = 0; c < tables.clauses.size(); ++c) {
    const ClauseTable& clause = tables.clauses[c];
    for (const LinkTable& link : clause.links) {
      for (const PatternTable& pattern : link.alternatives)
        add_edges(tables, pattern, c, edges);
    }
    for (const PatternTable& pattern : clause.excused_when)
      add_edges(tables, pattern, c, edges);
    for (const PatternTable& pattern : clause.broken_by)
      add_edges(tables, pattern, c, edges);
    for (const ConditionProgram* program : {&clause.while_, &clause.unless, &clause.not_applied_when}) {
      for (const ConditionStep& step : *program) {
        add_edges(tables, step.first, c, edges);
        add_edges(tables, step.second, c, edges);
      }
    }
  }
  return edges;
}

// Longest path from a clause that speaks of no breach. Clauses in a circle, which the checker refuses, come last.
void number_layers(Tables& tables, const Edges& edges) {
  const std::size_t count = tables.clauses.size();
  std::vector<std::uint32_t> waiting_for(count);
  for (const auto& later : edges) {
    for (const std::uint32_t c : later)
      ++waiting_for[c];
  }
  std::vector<std::uint32_t> ready;
  for (std::uint32_t c = 0; c < count; ++c) {
    if (waiting_for[c] == 0) ready.push_back(c);
  }
  for (std::size_t i = 0; i < ready.size(); ++i) {
    const std::uint32_t layer = tables.clauses[ready[i]].layer;
    tables.layers = std::max(tables.layers, layer + 1);
    for (const std::uint32_t c : edges[ready[i]]) {
      tables.clauses[c].layer = std::max(tables.clauses[c].layer, layer + 1);
      if (--waiting_for[c] == 0) ready.push_back(c);
    }
  }
  const std::uint32_t last = tables.layers;
  if (ready.size() == count) return;
  ++tables.layers;
  for (std::uint32_t c = 0; c < count; ++c) {
    if (waiting_for[c] != 0) tables.clauses[c].layer = last;
  }
}

// Kinds on a line with the act of a prohibition of the layer: duties and permissions of these may be its rivals.
std::vector<std::uint8_t> rival_kinds(const Tables& tables, std::uint32_t layer) {
  std::vector<std::uint8_t> rival(tables.kinds.size());
  for (const ClauseTable& clause : tables.clauses) {
    if (clause.layer != layer || clause.text->modality != model::Modality::prohibition) continue;
    const std::uint32_t forbidden = clause.text->act.kind.value;
    for (std::uint32_t k = 0; k < tables.kinds.size(); ++k) {
      if (tables.kinds.inside(k, forbidden) || tables.kinds.inside(forbidden, k)) rival[k] = 1;
    }
  }
  return rival;
}

// A layer works out its own clauses, their rivals, and what overrides any of these.
std::vector<std::uint8_t> needed_in(const Tables& tables, std::uint32_t layer) {
  std::vector<std::uint8_t> needed(tables.clauses.size());
  const std::vector<std::uint8_t> rival = rival_kinds(tables, layer);
  for (std::size_t c = 0; c < needed.size(); ++c) {
    const ClauseTable& clause = tables.clauses[c];
    needed[c] = clause.layer == layer || rival[clause.text->act.kind.value];
  }
  std::vector<std::uint8_t> overriding(needed.size());
  for (std::size_t c = 0; c < needed.size(); ++c) {
    if (!needed[c]) continue;
    for (const std::uint32_t b : tables.clauses[c].overriders)
      overriding[b] = 1;
  }
  for (std::size_t c = 0; c < needed.size(); ++c)
    needed[c] = needed[c] || overriding[c];
  return needed;
}

} // namespace

void compile_layers(Tables& tables) {
  number_layers(tables, breach_edges(tables));
  for (std::uint32_t layer = 0; layer < tables.layers; ++layer)
    tables.needed.push_back(needed_in(tables, layer));
}

} // namespace casus::engine
