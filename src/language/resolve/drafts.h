// SPDX-License-Identifier: Apache-2.0
// Templates while they are read. The agreement, clauses and events of a template stand among the ordinary ones, with
// holes in place of some ids, so that every phrase is read by the same reader; at the end they are lifted out.
#pragma once

#include "language/resolve/declare.h"
#include "language/resolve/tables.h"
#include "model/template.h"

#include <memory>
#include <string>
#include <vector>

namespace casus::language {

/// A clause or event of a template.
struct DraftPart {
  std::uint32_t index = 0; // in the model while it is read
  model::Presence present;
  std::vector<time::Moment> moments; // of an event, by row
};

struct Draft {
  std::string id;                     // as written, holes and all
  std::shared_ptr<const Table> table; // null: it was not read, which has been said
  std::uint32_t agreement = 0;        // in the model while it is read
  std::vector<model::Hole> holes;
  std::vector<model::NamePattern> patterns; // of each hole
  std::size_t keys = 0;                     // place of its ids in Context::row_ids
  std::vector<DraftPart> clauses;
  std::vector<DraftPart> events;

  // Of the declaration at hand.
  std::vector<std::uint32_t> used; // its holes
  DraftPart part;
  std::optional<model::TimeColumn> time; // of an event
};

/// Begins a template: of an agreement `for each row of` a table.
Draft* start_draft(Context& context, const Declaration& declaration, std::uint32_t agreement);

/// Gives each event `for each row` the template that it belongs to; an event of none is reported,
/// broken, and not read.
void give_drafts_to_events(Context& context, std::vector<Declared>& declared);

/// Before and after the slots of a declaration of a template are read. False: a fault in its cells.
void begin_part(Context& context, const Declared& declared);
bool finish_part(Context& context, const Declared& declared);

/// `where {protects} is "a" or "ab"`: the rows in which the clause or event is there.
bool read_where(Context& context, const Slot& slot);

/// Moves the templates out of the model's ordinary tables, whose entries become broken.
void lift_templates(Context& context);

} // namespace casus::language
