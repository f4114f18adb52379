// SPDX-License-Identifier: Apache-2.0
#include "engine/tables.h"

#include "engine/facts.h"

#include <algorithm>

namespace casus::engine {

namespace {

template <class Table, class Parent>
Nesting nesting_of(const std::vector<Table>& table, Parent parent) {
  std::vector<std::uint32_t> parents;
  parents.reserve(table.size());
  for (const Table& row : table)
    parents.push_back(row.*parent ? (row.*parent)->value : none);
  return Nesting(std::move(parents));
}

std::uint32_t shape_number(Tables& tables, const Shape& shape) {
  const auto found = std::find(tables.shapes.begin(), tables.shapes.end(), shape);
  if (found == tables.shapes.end()) {
    tables.shapes.push_back(shape);
    return static_cast<std::uint32_t>(tables.shapes.size() - 1);
  }
  return static_cast<std::uint32_t>(found - tables.shapes.begin());
}

int rank_of(model::Selector selector) {
  switch (selector) {
  case model::Selector::anyone: return 0;
  case model::Selector::other_party: return 1;
  case model::Selector::a_party: return 2;
  case model::Selector::that_party: return 3;
  case model::Selector::named: return 4;
  }
  return 0;
}

// The role that leaves the fewest candidates: -1 where nobody is named.
int best_role(const model::Pattern& pattern) {
  int best = -1;
  int rank = 0;
  for (int role = 0; role < static_cast<int>(model::role_count); ++role) {
    const int here = rank_of(pattern.roles[role].selector);
    if (here > rank) {
      best = role;
      rank = here;
    }
  }
  return best;
}

// Which facts a search for the pattern must find: those of a first link are found by `openers` instead.
enum class Wanted : std::uint8_t { match_only, citing_nothing, all };

PatternTable pattern_table(Tables& tables, const model::Pattern& pattern, Wanted wanted, std::uint32_t about = none) {
  PatternTable table{.pattern = &pattern, .agreement = pattern.of ? pattern.of->value : about};
  table.contested = tables.contested[pattern.kind.value] != 0;
  if (tables.acts[pattern.kind.value] == model::LegalAct::breach) {
    table.breach = true;
    table.search = Search::derived;
    return table;
  }
  if (table.agreement != none) {
    table.search = Search::agreement;
    return table;
  }
  if (wanted == Wanted::match_only) return table;
  const int role = best_role(pattern);
  const bool all = wanted == Wanted::all;
  table.shape = shape_number(tables, {pattern.kind.value, role, -1, all});
  if (role < 0) return table;
  const model::ActorMatch& who = pattern.roles[role];
  table.search = who.selector == model::Selector::named        ? Search::actors
                 : who.selector == model::Selector::that_party ? Search::that_party
                                                               : Search::parties;
  if (table.search == Search::actors) table.actors = tables.membership.ever(who.actor.value);
  return table;
}

std::vector<PatternTable> pattern_tables(Tables& tables, const std::vector<model::Pattern>& patterns, Wanted wanted) {
  std::vector<PatternTable> result;
  result.reserve(patterns.size());
  for (const model::Pattern& pattern : patterns)
    result.push_back(pattern_table(tables, pattern, wanted));
  return result;
}

ConditionProgram condition_program(Tables& tables, const model::Rare<model::Condition>& condition) {
  ConditionProgram program;
  if (!condition) return program;
  std::vector<const model::Condition*> open{&*condition};
  while (!open.empty()) {
    const model::Condition* const node = open.back();
    open.pop_back();
    ConditionStep step{node, {}, {}};
    if (node->kind == model::ConditionKind::happened || node->kind == model::ConditionKind::since) {
      step.first = pattern_table(tables, node->first, Wanted::all);
    }
    if (node->kind == model::ConditionKind::since) step.second = pattern_table(tables, node->second, Wanted::all);
    program.push_back(std::move(step));
    for (const model::Condition& part : node->parts)
      open.push_back(&part);
  }
  std::reverse(program.begin(), program.end()); // parts before the node that joins them
  return program;
}

bool is_duty(model::Modality modality) {
  return modality == model::Modality::obligation || modality == model::Modality::intention ||
         modality == model::Modality::aim;
}

bool soften(const std::vector<model::HedgeNote>& hedges) {
  return std::ranges::any_of(hedges, model::softens, &model::HedgeNote::hedge);
}

void compile_clause(Tables& tables, const model::Clause& text) {
  ClauseTable clause{.text = &text, .agreement = text.agreement.value, .makes_duties = is_duty(text.modality)};
  const model::Agreement& agreement = (*tables.model)[text.agreement];
  clause.hedged = soften(text.hedges) || soften(text.when.hedges) || soften(agreement.hedges);
  if (text.not_before) clause.not_before = tables.agreements[clause.agreement].zone.start_of_day(*text.not_before);
  for (const model::Link& link : text.links) {
    const Wanted wanted = clause.links.empty() ? Wanted::match_only : Wanted::citing_nothing;
    clause.links.push_back({pattern_tables(tables, link.alternatives, wanted), &link});
  }
  clause.excused_when = pattern_tables(tables, text.excused_when, Wanted::all);
  clause.broken_by = pattern_tables(tables, text.broken_by, Wanted::all);
  clause.while_ = condition_program(tables, text.while_);
  clause.unless = condition_program(tables, text.unless);
  clause.not_applied_when = condition_program(tables, text.not_applied_when);
  if (clause.makes_duties) {
    const bool to_somebody = text.beneficiary.set != model::BeneficiarySet::none;
    const auto other = to_somebody ? static_cast<int>(text.beneficiary.role) : -1;
    clause.act_shape = shape_number(tables, {text.act.kind.value, 0, other, text.links.empty()});
    for (const model::Pattern& pattern : text.broken_by) {
      clause.broken_shapes.push_back(shape_number(tables, {pattern.kind.value, 0, -1, true}));
    }
  }
  tables.clauses.push_back(std::move(clause));
}

std::vector<std::uint8_t> contested_kinds(const std::vector<model::EventKind>& kinds, const Nesting& nesting) {
  std::vector<std::uint8_t> contested(kinds.size());
  for (std::uint32_t kind = 0; kind < kinds.size(); ++kind) {
    for (std::uint32_t k = kind; k != none; k = nesting.parent(k))
      contested[kind] = contested[kind] || kinds[k].contested;
  }
  return contested;
}

AgreementTable agreement_table(Tables& tables, std::uint32_t a) {
  AgreementTable agreement{.text = &tables.model->agreements[a]};
  if (agreement.text->zone) {
    if (const auto zone = time::Zone::find(*agreement.text->zone)) agreement.zone = *zone;
  }
  for (const model::Exit& exit : agreement.text->exits) {
    const bool legal = tables.acts[exit.trigger.kind.value] != model::LegalAct::none;
    agreement.exits.push_back({&exit, pattern_table(tables, exit.trigger, Wanted::all, legal ? a : none)});
  }
  return agreement;
}

} // namespace

Tables::Tables(const model::Model& of)
    : model(&of),
      kinds(nesting_of(of.kinds, &model::EventKind::parent)),
      places(nesting_of(of.places, &model::Place::in)),
      membership(of.actors),
      acts(legal_acts(of.kinds)),
      contested(contested_kinds(of.kinds, kinds)) {
  compile_clauses(*this);
  compile_norms(*this);
  compile_openers(*this);
  compile_layers(*this);
}

void compile_clauses(Tables& tables) {
  const model::Model& model = *tables.model;
  for (std::uint32_t a = 0; a < model.agreements.size(); ++a)
    tables.agreements.push_back(agreement_table(tables, a));
  for (std::uint32_t b = 0; b < model.agreements.size(); ++b) {
    for (const model::AgreementId a : model.agreements[b].supersedes)
      tables.agreements[a.value].superseders.push_back(b);
  }
  tables.clauses.reserve(model.clauses.size());
  for (const model::Clause& clause : model.clauses)
    compile_clause(tables, clause);
  tables.shapes_of_kind.resize(model.kinds.size());
  for (std::uint32_t k = 0; k < model.kinds.size(); ++k) {
    for (std::uint32_t shape = 0; shape < tables.shapes.size(); ++shape) {
      if (tables.kinds.inside(k, tables.shapes[shape].kind)) tables.shapes_of_kind[k].push_back(shape);
    }
  }
}

} // namespace casus::engine
