// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/event_tables.h"

#include "language/resolve/holes.h"
#include "language/resolve/patterns.h"
#include "language/resolve/row_times.h"
#include "language/resolve/slots.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

/// What follows `is` in a `row`: the kind and who, where, of what and citing what.
class FormReader {
public:
  FormReader(Context& context, Cursor& cursor, model::RowForm& form)
      : context_(context), cursor_(cursor), form_(form) {}

  bool read() {
    const auto kind = read_name(context_, cursor_, Sort::kind);
    if (kind) form_.kind = {*kind};
    bool whole = kind.has_value();
    while (next(kind.has_value(), whole)) {
    }
    return whole && finish(context_, cursor_,
                           "`by`, `on`, `to` or `with` and an actor, `at` and a place, `of` and an agreement, a comma "
                           "and `citing` with a column, or the end of the line");
  }

private:
  bool next(bool known, bool& whole) {
    const source::Span word = cursor_.here();
    if (const auto role = take_role(cursor_)) {
      if (known && !check_role(context_, form_.kind, *role, word)) whole = false;
      whole = read_actors(*role) && whole;
    } else if (cursor_.take("at")) {
      whole = read_places() && whole;
    } else if (cursor_.take("of")) {
      whole = read_of() && whole;
    } else if (sees_citing()) {
      whole = read_citing() && whole;
    } else {
      return false;
    }
    return true;
  }

  bool read_actors(model::Role role) {
    bool whole = true;
    do {
      if (sees_hole(context_, cursor_)) {
        const auto pattern = read_name_pattern(context_, cursor_, Sort::actor);
        if (pattern) form_.roles.emplace_back(role, *pattern);
        whole = whole && pattern;
      } else {
        const auto actor = read_name(context_, cursor_, Sort::actor);
        if (actor) form_.roles.emplace_back(role, model::ActorId{*actor});
        whole = whole && actor;
      }
    } while (!sees_citing() && take_separator(cursor_));
    return whole;
  }

  bool read_places() {
    bool whole = true;
    do {
      if (sees_hole(context_, cursor_)) {
        const auto pattern = read_name_pattern(context_, cursor_, Sort::place);
        if (pattern) form_.places.emplace_back(*pattern);
        whole = whole && pattern;
      } else {
        const auto place = read_name(context_, cursor_, Sort::place);
        if (place) form_.places.emplace_back(model::PlaceId{*place});
        whole = whole && place;
      }
    } while (!sees_citing() && take_separator(cursor_));
    return whole;
  }

  bool read_of() {
    if (cursor_.sees(TokenKind::hole)) {
      const auto pattern = read_name_pattern(context_, cursor_, Sort::agreement);
      if (pattern) form_.of = *pattern;
      return pattern.has_value();
    }
    const auto agreement = read_name(context_, cursor_, Sort::agreement);
    if (agreement) form_.of = model::AgreementId{*agreement};
    return agreement.has_value();
  }

  [[nodiscard]] bool sees_citing() const {
    const Token* comma = cursor_.peek();
    const Token* word = cursor_.peek(comma != nullptr && comma->kind == TokenKind::comma ? 1 : 0);
    return word != nullptr && word->kind == TokenKind::word && word->text == "citing";
  }

  bool read_citing() {
    cursor_.take(TokenKind::comma);
    cursor_.take("citing");
    const auto column = take_column(cursor_);
    if (column)
      form_.cites = *column;
    else
      not_understood(context_, cursor_, "a column in braces with the number of an earlier row");
    return column.has_value();
  }

  Context& context_;
  Cursor& cursor_;
  model::RowForm& form_;
};

/// Of one declaration, slot by slot.
class TableReader {
public:
  TableReader(Context& context, model::EventTable& events, model::QuestionTable& questions)
      : context_(context), events_(events), questions_(questions) {}

  bool read(const Slot& slot) {
    Cursor cursor = cursor_of(slot);
    switch (slot.kind) {
    case SlotKind::zone: return true; // read before
    case SlotKind::time: return read_time(cursor);
    case SlotKind::number: return read_number_column(cursor);
    case SlotKind::row: return read_row(cursor, slot);
    case SlotKind::other_rows: return read_other_rows(cursor);
    default: return read_asks(cursor);
    }
  }

  bool read_zone(const Slot& slot) {
    Cursor cursor = cursor_of(slot);
    const auto name = read_zone_name(context_, cursor);
    if (!name) return false;
    zone_ = time::Zone::find(*name).value_or(zone_);
    return finish(context_, cursor);
  }

private:
  bool read_time(Cursor& cursor) {
    const auto time = read_time_column(context_, cursor, zone_);
    if (!time) return false;
    events_.time = questions_.time = *time;
    return finish(context_, cursor, "`seconds after`, `minutes after` or `hours after` and a time, or the end");
  }

  bool read_number_column(Cursor& cursor) {
    const auto column = take_column(cursor);
    if (!column) {
      not_understood(context_, cursor, "a column in braces with the number of the row");
      return false;
    }
    events_.number = questions_.number = *column;
    return finish(context_, cursor);
  }

  /// `{type} "attack" or "assault" is armed attack ...`, or `is armed attack ...` for every row.
  bool read_row(Cursor& cursor, const Slot& slot) {
    std::vector<std::string> words;
    const source::Span span = cursor.here();
    if (const auto column = take_column(cursor)) {
      if (!events_.kind_column.empty() && events_.kind_column != *column) {
        context_.diagnostics.report(Kind::not_understood, span, "the rows above are told apart by another column")
            .expected = fmt::format("`{{{}}}`: one column says what a row is", events_.kind_column);
        return false;
      }
      events_.kind_column = *column;
      do {
        const auto word = read_text(context_, cursor, "what the cell says");
        if (!word) return false;
        words.push_back(*word);
      } while (cursor.take("or"));
    } else {
      words.emplace_back();
    }
    if (!cursor.take("is")) {
      not_understood(context_, cursor, "`is` and a kind of event, or a column in braces and what it says");
      return false;
    }
    model::RowForm form;
    form.span = slot.span;
    if (!FormReader(context_, cursor, form).read()) return false;
    for (std::string& word : words) {
      if (!is_new(word, span)) return false;
      form.word = std::move(word);
      events_.forms.push_back(form);
    }
    return true;
  }

  bool is_new(const std::string& word, source::Span span) {
    const auto known = std::ranges::find_if(events_.forms, [&](const model::RowForm& form) {
      return form.word == word || form.word.empty() || word.empty();
    });
    if (known == events_.forms.end()) return true;
    auto& item = context_.diagnostics.report(Kind::name_taken, span,
                                             word.empty() ? std::string("what every row is has been said already")
                                                          : fmt::format("what `{}` means has been said already", word));
    item.expected = "one `row` for each word of the column, or one for all rows";
    item.also.push_back({known->span, "first said here"});
    return false;
  }

  bool read_other_rows(Cursor& cursor) {
    events_.others_ignored = cursor.take("nothing");
    if (!events_.others_ignored) {
      not_understood(context_, cursor, "`nothing`: what they say has no effect");
      return false;
    }
    return finish(context_, cursor);
  }

  bool read_asks(Cursor& cursor) {
    if (!cursor.take("due by")) {
      not_understood(context_, cursor, "`due by` and an actor with a column, such as `due by State {state}`");
      return false;
    }
    if (!sees_hole(context_, cursor)) {
      not_understood(context_, cursor, "the name of an actor with a column in braces");
      return false;
    }
    const auto by = read_name_pattern(context_, cursor, Sort::actor);
    if (by) questions_.by = *by;
    return by && finish(context_, cursor);
  }

  Context& context_;
  model::EventTable& events_;
  model::QuestionTable& questions_;
  time::Zone zone_ = time::Zone::utc();
};

bool has(const Declaration& declaration, SlotKind kind) {
  return std::ranges::find(declaration.slots, kind, &Slot::kind) != declaration.slots.end();
}

/// Does it say what its rows are, and when?
bool check_slots(Context& context, const Declaration& declaration) {
  const bool rows = has(declaration, SlotKind::row);
  const bool asks = has(declaration, SlotKind::asks);
  if (rows && asks) {
    context.diagnostics
        .report(Kind::table_of_both, name_span(declaration), "this table has rows that happen and rows that ask")
        .expected = "two tables: one with `row`, one with `asks`";
    return false;
  }
  if (!rows && !asks)
    report_missing(context, declaration, "this table does not say what its rows are",
                   "`row ... is` and a kind of event, or `asks`");
  if (!has(declaration, SlotKind::time))
    report_missing(context, declaration, "this table does not say when", "a line `time` with a column in braces");
  return (rows || asks) && has(declaration, SlotKind::time);
}

} // namespace

void read_table(Context& context, const Declaration& declaration) {
  model::EventTable events;
  model::QuestionTable questions;
  TableReader reader(context, events, questions);
  bool whole = !declaration.faulty;
  for (const Slot& slot : declaration.slots) { // first: the zone of its moments hangs on it
    if (slot.kind == SlotKind::zone) whole = reader.read_zone(slot) && whole;
  }
  for (const Slot& slot : declaration.slots)
    whole = reader.read(slot) && whole;
  if (!check_slots(context, declaration) || !whole) return;
  events.id = questions.id = id_of(declaration);
  events.title = questions.title = title_of(declaration);
  events.span = questions.span = declaration.span;
  if (has(declaration, SlotKind::asks))
    context.model.question_tables.push_back(std::move(questions));
  else
    context.model.event_tables.push_back(std::move(events));
}

} // namespace casus::language
