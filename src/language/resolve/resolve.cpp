// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/resolve.h"

#include "language/resolve/agreements.h"
#include "language/resolve/claims.h"
#include "language/resolve/clauses.h"
#include "language/resolve/declare.h"
#include "language/resolve/entities.h"
#include "language/resolve/events.h"
#include "language/resolve/markings.h"
#include "language/resolve/prune.h"

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

/// Clauses, events and claims use roles, zones and the clauses of agreements, so they come after those.
void read_dependent(Context& context, const Declared& declared) {
  Broken& broken = context.broken;
  switch (declared.declaration->kind) {
  case DeclarationKind::agreement: broken.agreements[declared.index] = !read_agreement(context, declared); break;
  case DeclarationKind::clause: broken.clauses[declared.index] = !read_clause_slots(context, declared); break;
  case DeclarationKind::event: broken.events[declared.index] = !read_event(context, declared); break;
  case DeclarationKind::claim: broken.claims[declared.index] = !read_claim(context, declared); break;
  default: break;
  }
}

} // namespace

Resolved resolve(std::span<const Tree> trees, source::Diagnostics& diagnostics) {
  Resolved result;
  Context context{result.model, result.marks, diagnostics, {}, {}, {}, {}, {}};
  const std::vector<Declared> declared = declare(context, trees);
  for (const Declared& one : declared)
    read_entity(context, one);
  inherit_kinds(context, declared);
  declare_verbs(context, declared);
  for (const Declared& one : declared) {
    if (one.declaration->kind == DeclarationKind::agreement) read_dependent(context, one);
  }
  for (const Declared& one : declared) {
    if (one.declaration->kind != DeclarationKind::agreement) read_dependent(context, one);
  }
  prune(context);
  return result;
}

} // namespace casus::language
