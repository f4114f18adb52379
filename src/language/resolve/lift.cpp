// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/drafts.h"
#include "language/resolve/row_ids.h"
#include "model/ids.h"

#include <algorithm>
#include <unordered_map>

namespace casus::language {
namespace {

/// Turns what a template says of itself into holes.
struct Own {
  std::uint32_t agreement;
  const std::unordered_map<std::uint32_t, std::uint32_t>& clauses; // index to place in the template

  bool operator()(model::AgreementId& id) const {
    if (id.value == agreement) id.value = model::hole_bit;
    return true;
  }
  bool operator()(model::ClauseId& id) const {
    if (const auto found = clauses.find(id.value); found != clauses.end()) id.value = model::hole_bit | found->second;
    return true;
  }
  template <class Tag>
  bool operator()(model::Id<Tag>& /*id*/) const {
    return true;
  }
};

/// The columns of a text, each once, but for the key's.
void add_columns(std::string_view text, const Table& table, model::Template& into) {
  for (const model::TextPart& part : model::parts_of(text)) {
    const auto known = std::ranges::find(into.texts, part.text, &model::TextColumn::name);
    if (!part.hole || part.text == into.key_column || known != into.texts.end()) continue;
    const auto column = table.column(part.text);
    if (!column) continue;
    model::TextColumn& added = into.texts.emplace_back();
    added.name = part.text;
    added.cells.ends.reserve(table.rows());
    for (std::uint32_t row = 0; row < table.rows(); ++row)
      added.cells.push_back(table.cell(row, *column));
  }
}

class Lift {
public:
  Lift(Context& context, Draft& draft) : context_(context), draft_(draft) {}

  void run() {
    model::Template& into = context_.model.templates.emplace_back();
    context_.marks.templates.emplace_back();
    for (const DraftPart& part : draft_.clauses) {
      if (!context_.broken.clauses[part.index]) places_.emplace(part.index, static_cast<std::uint32_t>(places_.size()));
    }
    take_agreement(into);
    for (DraftPart& part : draft_.clauses) {
      if (!context_.broken.clauses[part.index]) take_clause(part, into);
    }
    for (DraftPart& part : draft_.events) {
      if (!context_.broken.events[part.index]) take_event(part, into);
    }
    into.holes = std::move(draft_.holes);
    for (model::Hole& hole : into.holes) // of rows in which nothing uses them
      std::ranges::replace_if(
          hole.values, [](std::uint32_t value) { return value >= unknown_cell; }, 0U);
  }

private:
  TemplateMarks& marks() { return context_.marks.templates.back(); }

  void take_agreement(model::Template& into) {
    into.agreement = std::move(context_.model.agreements[draft_.agreement]);
    marks().agreement = std::move(context_.marks.agreements[draft_.agreement]);
    context_.broken.agreements[draft_.agreement] = true;
    into.agreement.clauses.clear();
    into.rows = draft_.table->rows();
    into.table = draft_.table->name();
    RowIds& ids = context_.row_ids[draft_.keys];
    into.keys.ends.reserve(into.rows);
    std::string room;
    for (std::uint32_t row = 0; row < into.rows; ++row)
      into.keys.push_back(ids.texts.of(row, room));
    into.id_before = std::move(ids.before);
    into.id_after = std::move(ids.after);
    const std::string_view id = draft_.id;
    const std::size_t affixes = into.id_before.size() + into.id_after.size();
    const auto parts = model::parts_of(id.substr(into.id_before.size(), id.size() - affixes));
    if (parts.size() == 1) into.key_column = parts.front().text;
    add_columns(into.agreement.title, *draft_.table, into);
    own_ids(into.agreement);
    marks().key = [table = draft_.table, column = draft_.table->column(parts.front().text).value_or(0)](
                      std::uint32_t row) { return table->span(row, column); };
  }

  void take_clause(DraftPart& part, model::Template& into) {
    model::Clause& clause = into.clauses.emplace_back(std::move(context_.model.clauses[part.index]));
    marks().clauses.push_back(std::move(context_.marks.clauses[part.index]));
    context_.broken.clauses[part.index] = true;
    into.present.push_back(std::move(part.present));
    add_columns(clause.title, *draft_.table, into);
    own_ids(clause);
    model::IdWalk(Own{draft_.agreement, places_})(clause.overrides);
  }

  void take_event(DraftPart& part, model::Template& into) {
    model::EventPrototype& prototype = into.events.emplace_back();
    prototype.event = std::move(context_.model.events[part.index]);
    marks().events.push_back(std::move(context_.marks.events[part.index]));
    context_.broken.events[part.index] = true;
    const auto report = std::ranges::find(context_.model.reports, model::EventId{part.index}, &model::Report::event);
    prototype.report = *report;
    marks().reports.push_back(
        context_.marks.reports[static_cast<std::size_t>(report - context_.model.reports.begin())]);
    prototype.present = std::move(part.present);
    prototype.moments = std::move(part.moments);
    add_columns(prototype.event.id, *draft_.table, into);
    add_columns(prototype.event.title, *draft_.table, into);
    add_columns(prototype.event.note, *draft_.table, into);
    own_ids(prototype.event);
  }

  template <class Row>
  void own_ids(Row& row) {
    model::IdWalk(Own{draft_.agreement, places_})(row);
  }

  Context& context_;
  Draft& draft_;
  std::unordered_map<std::uint32_t, std::uint32_t> places_;
};

} // namespace

void lift_templates(Context& context) {
  for (Draft& draft : context.drafts) {
    if (!context.broken.agreements[draft.agreement]) Lift(context, draft).run();
  }
}

} // namespace casus::language
