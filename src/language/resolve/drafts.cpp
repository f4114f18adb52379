// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/drafts.h"

#include "language/resolve/holes.h"
#include "language/resolve/row_ids.h"
#include "language/resolve/row_times.h"
#include "language/resolve/slots.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

const Slot* slot_of(const Declaration& declaration, SlotKind kind) {
  const auto found = std::ranges::find(declaration.slots, kind, &Slot::kind);
  return found == declaration.slots.end() ? nullptr : &*found;
}

/// The template whose agreement an event speaks of, by the id as written.
Draft* draft_named(Context& context, const Slot& is) {
  for (const Token& word : is.words) {
    if (word.kind != TokenKind::hole) continue;
    const auto found = std::ranges::find(context.drafts, word.text, &Draft::id);
    if (found != context.drafts.end()) return &*found;
  }
  return nullptr;
}

/// Reports every cell that the declaration uses, in a row in which it is there, and that names nothing.
bool check_cells(Context& context, Draft& draft) {
  bool whole = true;
  std::ranges::sort(draft.used);
  const auto repeated = std::ranges::unique(draft.used);
  draft.used.erase(repeated.begin(), repeated.end());
  for (const std::uint32_t number : draft.used) {
    model::Hole& hole = draft.holes[number];
    const model::NamePattern& pattern = draft.patterns[number];
    const std::size_t column = draft.table->column(pattern.column).value_or(0);
    for (std::uint32_t row = 0; row < hole.values.size(); ++row) {
      if (hole.values[row] < unknown_cell || !model::is_there(draft.part.present, row)) continue;
      whole = false;
      if (hole.values[row] == reported_cell) continue;
      hole.values[row] = reported_cell;
      report_cell(context, *draft.table, row, column, hole.sort == model::HoleSort::actor ? Sort::actor : Sort::place,
                  pattern);
    }
  }
  return whole;
}

/// A hole in a text that is copied as it is would be shown as it is.
bool refuse_holes_in_texts(Context& context, const Declaration& declaration) {
  bool whole = true;
  for (const Slot& slot : declaration.slots) {
    if (slot.kind == SlotKind::note || slot.kind == SlotKind::for_each || slot.kind == SlotKind::where) continue;
    for (const Token& token : slot.words) {
      if (token.kind != TokenKind::string) continue;
      for (const model::TextPart& part : model::parts_of(token.text)) {
        if (!part.hole) continue;
        report_hole(context, token.span, "{" + std::string(part.text) + "}");
        whole = false;
      }
    }
  }
  return whole;
}

bool title_known(Context& context, const Token* title) {
  return title == nullptr || context.draft->table == nullptr || columns_known(context, title->text, title->span);
}

/// It happened, and was said when it happened: what every row can say of itself.
bool check_report(Context& context, const Declared& declared) {
  const auto is_report = [](const Slot& slot) {
    using enum SlotKind;
    return slot.kind == expected || slot.kind == happened || slot.kind == denied || slot.kind == corrected ||
           slot.kind == retracted;
  };
  const auto& slots = declared.declaration->slots;
  const auto reports = std::ranges::count_if(slots, is_report);
  const Slot* happened = slot_of(*declared.declaration, SlotKind::happened);
  const bool then = happened != nullptr && happened->words.size() > 1 && happened->words[1].text == "then";
  if (reports == 1 && then) return true;
  if (declared.declaration->faulty) return false;
  const source::Span span =
      reports > 0 ? std::ranges::find_if(slots, is_report)->span : name_span(*declared.declaration);
  context.diagnostics.report(Kind::row_of_another, span, "an event of each row has one report, made when it happened")
      .expected = "one line `happened said then by` and the id of a source";
  return false;
}

bool finish_event(Context& context, const Declared& declared) {
  Draft& draft = *context.draft;
  const model::Event& event = context.model.events[declared.index];
  bool whole = check_report(context, declared) && check_event_ids(context, declared);
  if (event.of != model::AgreementId{draft.agreement}) whole = false;
  if (draft.table == nullptr) return false;
  if (draft.time) return fill_row_times(context, draft) && whole;
  draft.part.moments.resize(draft.table->rows(), event.moment);
  return whole;
}

} // namespace

Draft* start_draft(Context& context, const Declaration& declaration, std::uint32_t agreement) {
  const Slot* slot = slot_of(declaration, SlotKind::for_each);
  if (slot == nullptr) return nullptr;
  Draft& draft = context.drafts.emplace_back();
  draft.id = id_of(declaration);
  draft.agreement = agreement;
  draft.table = context.tables != nullptr ? context.tables->find(*slot, context.diagnostics) : nullptr;
  if (draft.table == nullptr) context.broken.agreements[agreement] = true;
  return &draft;
}

void give_drafts_to_events(Context& context, std::vector<Declared>& declared) {
  const auto refused = [&](Declared& one) {
    const Slot* slot = slot_of(*one.declaration, SlotKind::for_each);
    const Slot* is = slot_of(*one.declaration, SlotKind::is);
    if (one.declaration->kind != DeclarationKind::event || slot == nullptr) return false;
    one.draft = is != nullptr ? draft_named(context, *is) : nullptr;
    const auto table = context.tables != nullptr ? context.tables->find(*slot, context.diagnostics) : nullptr;
    if (one.draft != nullptr && one.draft->table == table) return false;
    context.broken.events[one.index] = true;
    if (table == nullptr) return true; // which has been said
    auto& item = context.diagnostics.report(Kind::row_of_another, slot->span,
                                            one.draft == nullptr ? "this event speaks of no agreement of its row"
                                                                 : "the agreement it speaks of has another table");
    item.expected = fmt::format("`of` and the id of an agreement for each row of `{}`; other events in a table are "
                                "read by a `table`",
                                table->name());
    return true;
  };
  std::erase_if(declared, refused);
}

void begin_part(Context& context, const Declared& declared) {
  context.draft = declared.draft;
  if (context.draft == nullptr) return;
  context.draft->used.clear();
  context.draft->time.reset();
  context.draft->part = {.index = declared.index, .present = {}, .moments = {}};
}

bool finish_part(Context& context, const Declared& declared) {
  if (context.draft == nullptr) return true;
  Draft& draft = *context.draft;
  bool whole = refuse_holes_in_texts(context, *declared.declaration);
  whole = title_known(context, declared.declaration->title) && whole;
  if (draft.table != nullptr) whole = check_cells(context, draft) && whole;
  switch (declared.declaration->kind) {
  case DeclarationKind::agreement:
    if (draft.table != nullptr) whole = read_keys(context, *declared.declaration) && whole;
    break;
  case DeclarationKind::clause: draft.clauses.push_back(std::move(draft.part)); break;
  default: whole = finish_event(context, declared) && whole; draft.events.push_back(std::move(draft.part));
  }
  context.draft = nullptr;
  return whole;
}

bool read_where(Context& context, const Slot& slot) {
  Cursor cursor = cursor_of(slot);
  const source::Span span = cursor.here();
  const auto column_name = take_column(cursor);
  if (!column_name) {
    not_understood(context, cursor, "a column in braces, such as `{protects}`, and `is` or `is not`");
    return false;
  }
  if (context.draft == nullptr) {
    report_hole(context, span, "{" + *column_name + "}");
    return false;
  }
  const bool negated = cursor.take("is not");
  if (!negated && !cursor.take("is")) {
    not_understood(context, cursor, "`is` or `is not`");
    return false;
  }
  std::vector<std::string_view> wanted;
  if (!cursor.take("given")) {
    do {
      const Token* text = cursor.take_string();
      if (text == nullptr) {
        not_understood(context, cursor, "`given`, or what the cell says in quotation marks");
        return false;
      }
      wanted.push_back(text->text);
    } while (cursor.take("or"));
  }
  if (!finish(context, cursor, "`or` and another text in quotation marks, or the end of the line")) return false;
  const Table* table = context.draft->table.get();
  if (table == nullptr) return false;
  const auto column = find_column(context, *column_name, span);
  if (!column) return false;
  model::Presence& present = context.draft->part.present;
  if (present.empty()) present.resize(table->rows(), true);
  const auto cells = table->cells(*column);
  for (std::uint32_t row = 0; row < table->rows(); ++row) {
    const std::string_view cell = cells(row);
    const bool is = wanted.empty() ? !cell.empty() : std::ranges::find(wanted, cell) != wanted.end();
    if (is == negated) present[row] = false;
  }
  return true;
}

} // namespace casus::language
