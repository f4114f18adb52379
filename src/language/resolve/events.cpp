// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/events.h"

#include "language/resolve/amounts.h"
#include "language/resolve/dates.h"
#include "language/resolve/drafts.h"
#include "language/resolve/markings.h"
#include "language/resolve/patterns.h"
#include "language/resolve/reports.h"
#include "language/resolve/row_times.h"
#include "language/resolve/slots.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

/// What follows `is`: the kind and who, where and of what.
class KindReader {
public:
  KindReader(Context& context, Cursor cursor, model::Event& event, EventMarks& marks)
      : context_(context), cursor_(cursor), event_(event), marks_(marks) {}

  bool read() {
    const std::size_t start = cursor_.position();
    const auto kind = read_name(context_, cursor_, Sort::kind);
    marks_.kind = cursor_.since(start);
    if (kind) event_.kind = {*kind};
    bool whole = kind.has_value();
    while (next(kind.has_value(), whole)) {
    }
    return whole && finish(context_, cursor_,
                           "`by`, `on`, `to` or `with` and actors, `at` and a place, `of` and an "
                           "agreement, or the end of the line");
  }

private:
  bool next(bool known, bool& whole) {
    const source::Span word = cursor_.here();
    if (const auto role = take_role(cursor_)) {
      if (known && !check_role(context_, event_.kind, *role, word)) whole = false;
      whole = read_actors(*role) && whole;
    } else if (cursor_.take("at")) {
      const NameList places = read_names(context_, cursor_, Sort::place);
      for (const std::uint32_t index : places.indexes)
        event_.places.push_back({index});
      whole = whole && places.whole;
    } else if (cursor_.take("of")) {
      const auto instrument = read_instrument(context_, cursor_, std::nullopt);
      if (instrument) {
        event_.of = instrument->agreement;
        event_.clause = instrument->clause;
      }
      whole = whole && instrument;
    } else {
      return false;
    }
    return true;
  }

  bool read_actors(model::Role role) {
    auto& actors = event_.roles[static_cast<std::size_t>(role)];
    const NameList list = read_names(context_, cursor_, Sort::actor);
    for (const std::uint32_t index : list.indexes) {
      const model::ActorId actor{index};
      if (std::ranges::find(actors, actor) == actors.end()) actors.push_back(actor);
    }
    return list.whole;
  }

  Context& context_;
  Cursor cursor_;
  model::Event& event_;
  EventMarks& marks_;
};

bool read_time(Context& context, const Slot& slot, model::Event& event, EventMarks& marks) {
  Cursor cursor = cursor_of(slot);
  marks.time = cursor.remainder();
  const time::Zone zone = zone_of(context, event.of);
  if (cursor.sees(TokenKind::hole) && context.draft != nullptr) return read_row_times(context, cursor, zone);
  const std::size_t start = cursor.position();
  const auto from = read_moment(context, cursor, zone);
  if (!from) return false;
  context.trace.moments.push_back({cursor.since(start), *from, true});
  event.moment = *from;
  if (cursor.take("to")) {
    context.trace.particular = true; // the two are compared
    const auto to = read_moment(context, cursor, zone);
    if (!to) return false;
    if (to->latest < from->latest || to->earliest < from->earliest) {
      context.diagnostics.report(Kind::bad_date, marks.time, "the second date is before the first").expected =
          "the earlier date, `to`, the later date";
      return false;
    }
    event.moment = time::hull(*from, *to);
  }
  return finish(context, cursor, "`to` and a later date, or the end of the line");
}

bool read_cites(Context& context, const Slot& slot, model::Event& event, EventMarks& marks) {
  Cursor cursor = cursor_of(slot);
  const NameList list = read_names(context, cursor, Sort::event);
  for (std::size_t i = 0; i < list.indexes.size(); ++i) {
    event.cites.push_back({list.indexes[i]});
    marks.cites.push_back(list.spans[i]);
  }
  return list.whole && finish(context, cursor, "a comma and another event, or the end of the line");
}

bool read_sequence(Context& context, const Slot& slot, model::Event& event) {
  Cursor cursor = cursor_of(slot);
  const auto number = read_number(context, cursor, "its place among events of the same moment");
  if (number) event.sequence = *number;
  return number && finish(context, cursor);
}

/// `at least 5000000 USD by United States for "2024" purpose "loans"`.
bool read_amount_slot(Context& context, const Slot& slot, model::Event& event) {
  Cursor cursor = cursor_of(slot);
  auto amount = read_amount(context, cursor);
  if (!amount) return false;
  model::EventAmount sum{*std::move(amount), {}, {}, {}, slot.span};
  while (!cursor.done()) {
    std::string* text = cursor.take("for") ? &sum.period : cursor.take("purpose") ? &sum.purpose : nullptr;
    if (text != nullptr) {
      const auto said = read_text(context, cursor, "a text");
      if (!said) return false;
      *text = *said;
      continue;
    }
    if (!cursor.take("by")) return finish(context, cursor, "`by`, `for`, `purpose`, or the end of the line");
    const auto by = read_name(context, cursor, Sort::actor);
    if (!by) return false;
    sum.by = model::ActorId{*by};
  }
  event.amounts.push_back(std::move(sum));
  return true;
}

/// `"missiles" more than 38 to 40`.
bool read_figure(Context& context, const Slot& slot, model::Event& event, EventMarks& marks) {
  Cursor cursor = cursor_of(slot);
  const auto name = read_text(context, cursor, "what is counted");
  if (!name) return false;
  model::Figure figure{.name = *name, .span = slot.span};
  const Bound bound = take_bound(cursor);
  figure.bound = bound.bound;
  figure.bound_word = bound.word;
  const std::size_t start = cursor.position();
  const auto value = take_decimal(cursor);
  if (value && cursor.take("to")) {
    figure.to = take_decimal(cursor);
    if (!figure.to) {
      not_understood(context, cursor, "the other end of the range, in digits");
      return false;
    }
  }
  if (!value) {
    not_understood(context, cursor, "a number in digits");
    return false;
  }
  figure.value = *value;
  marks.figures.push_back(cursor.since(start));
  event.figures.push_back(std::move(figure));
  return finish(context, cursor, "`to` and another number, or the end of the line");
}

/// `United Kingdom "Rishi Sunak" "Prime Minister"`.
bool read_represented(Context& context, const Slot& slot, model::Event& event, EventMarks& marks) {
  Cursor cursor = cursor_of(slot);
  const auto actor = read_name(context, cursor, Sort::actor);
  if (!actor) return false;
  marks.represented.push_back(cursor.since(0));
  const auto name = read_text(context, cursor, "who acted");
  if (!name) return false;
  model::Representative who{.actor = {*actor}, .name = *name, .office = {}};
  if (const Token* office = cursor.take_string()) who.office = office->text;
  event.represented.push_back(std::move(who));
  return finish(context, cursor, "the office in quotation marks, or the end of the line");
}

bool read_until(Context& context, const Slot& slot, model::Event& event, EventMarks& marks) {
  Cursor cursor = cursor_of(slot);
  marks.until = cursor.remainder();
  event.until = read_date(context, cursor);
  return event.until && finish(context, cursor);
}

bool read_slot(Context& context, const Slot& slot, std::uint32_t index) {
  model::Event& event = context.model.events[index];
  EventMarks& marks = context.marks.events[index];
  Cursor cursor = cursor_of(slot);
  switch (slot.kind) {
  case SlotKind::is: return KindReader(context, cursor, event, marks).read();
  case SlotKind::time: return read_time(context, slot, event, marks);
  case SlotKind::sequence: return read_sequence(context, slot, event);
  case SlotKind::cites: return read_cites(context, slot, event, marks);
  case SlotKind::partial: return event.partial = finish(context, cursor);
  case SlotKind::until: return read_until(context, slot, event, marks);
  case SlotKind::amount: return read_amount_slot(context, slot, event);
  case SlotKind::figure: return read_figure(context, slot, event, marks);
  case SlotKind::for_: return read_represented(context, slot, event, marks);
  case SlotKind::marked: return read_marked(context, slot, event.marking.edit());
  case SlotKind::for_each: return true;
  case SlotKind::where: return read_where(context, slot);
  case SlotKind::note: return read_only_text(context, slot, "a note", event.note.edit());
  default: return read_report(context, slot, {index});
  }
}

} // namespace

time::Zone zone_of(const Context& context, std::optional<model::AgreementId> of) {
  if (!of || !context.model[*of].zone) return time::Zone::utc();
  return time::Zone::find(*context.model[*of].zone).value_or(time::Zone::utc());
}

bool read_event(Context& context, const Declared& declared) {
  const Declaration& declaration = *declared.declaration;
  bool whole = !declaration.faulty;
  const auto find = [&](SlotKind kind) { return std::ranges::find(declaration.slots, kind, &Slot::kind); };
  const auto end = declaration.slots.end();
  const auto is = find(SlotKind::is);
  if (is == end)
    report_missing(context, declaration, "this event does not say what it is", "a line `is` with a kind of event");
  if (find(SlotKind::time) == end)
    report_missing(context, declaration, "this event has no time", "a line `time` with a date, as precise as is known");
  if (is == end || find(SlotKind::time) == end) whole = false;
  // First these two: the zone of its dates hangs on the one, `said then` on the other.
  if (is != end) whole = read_slot(context, *is, declared.index) && whole;
  const auto time = find(SlotKind::time);
  if (time != end) whole = read_slot(context, *time, declared.index) && whole;
  for (const Slot& slot : declaration.slots) {
    if (slot.kind != SlotKind::is && slot.kind != SlotKind::time)
      whole = read_slot(context, slot, declared.index) && whole;
  }
  return whole;
}

} // namespace casus::language
