// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/resolve.h"

#include "language/parse/parse.h"
#include "language/resolve/agreements.h"
#include "language/resolve/claims.h"
#include "language/resolve/clauses.h"
#include "language/resolve/declare.h"
#include "language/resolve/drafts.h"
#include "language/resolve/entities.h"
#include "language/resolve/event_tables.h"
#include "language/resolve/events.h"
#include "language/resolve/markings.h"
#include "language/resolve/prune.h"
#include "language/resolve/sisters.h"

namespace casus::language {
namespace {

void read_entity(Context& context, const Declared& declared) {
  switch (declared.declaration->kind) {
  case DeclarationKind::actor:
  case DeclarationKind::group: read_actor(context, declared); break;
  case DeclarationKind::place: read_place(context, declared); break;
  case DeclarationKind::kind: read_kind(context, declared); break;
  case DeclarationKind::source: read_source(context, declared); break;
  case DeclarationKind::family: read_family(context, declared); break;
  case DeclarationKind::marking: read_marking_slots(context, declared); break;
  default: break;
  }
}

/// Reads the slots if they were left: only then is it known how far the declaration reaches.
void complete(Context& context, const Declared& declared) {
  Declaration& declaration = *declared.declaration;
  if (declaration.left.empty()) return;
  read_slots(*declared.tree, declaration);
  model::Model& model = context.model;
  switch (declaration.kind) {
  case DeclarationKind::agreement: model.agreements[declared.index].span = declaration.span; break;
  case DeclarationKind::clause: model.clauses[declared.index].span = declaration.span; break;
  default: model.events[declared.index].span = declaration.span;
  }
}

/// False: with a fault.
bool read_by_kind(Context& context, const Declared& declared) {
  switch (declared.declaration->kind) {
  case DeclarationKind::agreement: return read_agreement(context, declared);
  case DeclarationKind::clause: return read_clause_slots(context, declared);
  case DeclarationKind::event: return read_event(context, declared);
  case DeclarationKind::claim: return read_claim(context, declared);
  case DeclarationKind::table: read_table(context, *declared.declaration); return true;
  default: return true;
  }
}

void break_entry(Broken& broken, const Declared& declared) {
  switch (declared.declaration->kind) {
  case DeclarationKind::agreement: broken.agreements[declared.index] = true; break;
  case DeclarationKind::clause: broken.clauses[declared.index] = true; break;
  case DeclarationKind::event: broken.events[declared.index] = true; break;
  case DeclarationKind::claim: broken.claims[declared.index] = true; break;
  default: break;
  }
}

/// Clauses, events and claims use roles, zones and the clauses of agreements, so they come after those.
void read_dependent(Context& context, Sisters& sisters, const Declared& declared) {
  if (sisters.fill(declared)) return;
  context.trace.clear();
  const LeftLines lines = left_lines(*declared.tree, *declared.declaration);
  const std::size_t found = context.diagnostics.all().size();
  const std::size_t reports = context.model.reports.size();
  complete(context, declared);
  begin_part(context, declared);
  bool whole = read_by_kind(context, declared);
  if (declared.draft != nullptr) whole = finish_part(context, declared) && whole;
  if (!whole) return break_entry(context.broken, declared);
  if (context.diagnostics.all().size() == found) sisters.keep(declared, lines, reports);
}

} // namespace

Resolved resolve(std::span<Tree> trees, source::Diagnostics& diagnostics) {
  return resolve(trees, {}, {}, diagnostics);
}

Resolved resolve(std::span<Tree> trees, const source::Texts& texts, const source::Loader& load,
                 source::Diagnostics& diagnostics) {
  Resolved result;
  Tables tables(texts, load);
  Context context(result.model, result.marks, diagnostics);
  context.tables = &tables;
  Sisters sisters(context);
  const std::vector<Declared> declared = declare(context, trees);
  for (const Declared& one : declared)
    read_entity(context, one);
  inherit_kinds(context, declared);
  declare_verbs(context, declared);
  for (const Declared& one : declared) {
    if (one.declaration->kind == DeclarationKind::agreement) read_dependent(context, sisters, one);
  }
  for (const Declared& one : declared) {
    if (one.declaration->kind != DeclarationKind::agreement) read_dependent(context, sisters, one);
  }
  prune(context);
  tables.count_the_rest(diagnostics);
  return result;
}

} // namespace casus::language
