// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/entities.h"

#include "language/resolve/amounts.h"
#include "language/resolve/dates.h"
#include "language/resolve/patterns.h"
#include "language/resolve/slots.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

/// `United States from 1949-08-24 to 2030`.
void read_membership(Context& context, const Slot& slot, model::Actor& group) {
  Cursor cursor = cursor_of(slot);
  const auto member = read_name(context, cursor, Sort::actor);
  model::Membership membership;
  membership.span = slot.span;
  if (!cursor.take("from")) {
    if (member) not_understood(context, cursor, "`from` and the date on which membership began");
    return;
  }
  const auto from = read_moment(context, cursor, time::Zone::utc());
  if (!from) return;
  if (cursor.take("to")) {
    membership.to = read_moment(context, cursor, time::Zone::utc());
    if (!membership.to) return;
  }
  if (!finish(context, cursor, "`to` and a date, or the end of the line") || !member) return;
  membership.member = {*member};
  membership.from = *from;
  group.members.push_back(membership);
}

void read_actor_kind(Context& context, const Slot& slot, model::Actor& actor) {
  constexpr std::array<std::pair<std::string_view, model::ActorType>, 4> words = {
      {{"state", model::ActorType::state},
       {"organisation", model::ActorType::organisation},
       {"office", model::ActorType::office},
       {"person", model::ActorType::person}}};
  Cursor cursor = cursor_of(slot);
  for (const auto& [word, type] : words) {
    if (!cursor.take(word)) continue;
    actor.type = type;
    finish(context, cursor);
    return;
  }
  not_understood(context, cursor, "`state`, `organisation`, `office` or `person`");
}

/// The words of a line as they stand, with one space between.
std::string words_of(Cursor cursor) {
  std::string text;
  while (const Token* word = cursor.take_word())
    text += (text.empty() ? "" : " ") + std::string(word->text);
  return cursor.done() ? text : "";
}

void read_decides_by(Context& context, const Slot& slot, std::uint32_t index) {
  const Cursor cursor = cursor_of(slot);
  context.marks.actors[index].decides_by = cursor.remainder();
  context.model.actors[index].decides_by = words_of(cursor);
  if (context.model.actors[index].decides_by.empty()) {
    not_understood(context, cursor, "how it decides: `unanimity`, `consensus`, `qualified majority` ...");
  }
}

/// `-33.9`: a number that may be below nought. One word with its sign; none: nothing is taken.
std::optional<double> read_degrees(Cursor& cursor) {
  const Token* word = cursor.peek();
  if (word == nullptr || !word->text.starts_with('-')) return take_decimal(cursor);
  double degrees = 0;
  const char* end = word->text.data() + word->text.size();
  const auto [stopped, fault] = std::from_chars(word->text.data(), end, degrees);
  if (fault != std::errc{} || stopped != end) return std::nullopt;
  cursor.skip(1);
  return degrees;
}

void read_position(Context& context, const Slot& slot, std::uint32_t index) {
  Cursor cursor = cursor_of(slot);
  context.marks.places[index].position = cursor.remainder();
  const auto latitude = read_degrees(cursor);
  const auto longitude = latitude ? read_degrees(cursor) : std::nullopt;
  if (!longitude) {
    not_understood(context, cursor, "degrees north and degrees east, such as `50.45 30.52`");
    return;
  }
  if (finish(context, cursor)) context.model.places[index].position = model::Position{*latitude, *longitude};
}

void read_roles(Context& context, const Slot& slot, std::uint32_t index) {
  Cursor cursor = cursor_of(slot);
  model::EventKind& kind = context.model.kinds[index];
  do {
    const auto role = take_role(cursor);
    if (!role) {
      context.unsure_roles[index] = true;
      not_understood(context, cursor, "roles out of `by`, `on`, `to` and `with`, commas between");
      return;
    }
    kind.roles[static_cast<std::size_t>(*role)] = true;
  } while (take_separator(cursor));
  if (!finish(context, cursor, "a comma and another role, or the end of the line")) context.unsure_roles[index] = true;
}

bool has_slot(const Declaration& declaration, SlotKind kind) {
  return std::ranges::find(declaration.slots, kind, &Slot::kind) != declaration.slots.end();
}

void read_watermark(Context& context, const Slot& slot, model::Source& source) {
  Cursor cursor = cursor_of(slot);
  const auto kind = read_name(context, cursor, Sort::kind);
  if (!cursor.take("to")) {
    if (kind) not_understood(context, cursor, "`to` and the last date that has been reported in full");
    return;
  }
  const auto until = read_moment(context, cursor, time::Zone::utc());
  if (!until || !finish(context, cursor) || !kind) return;
  source.watermarks.push_back({{*kind}, *until, slot.span});
}

} // namespace

void read_actor(Context& context, const Declared& declared) {
  const Declaration& declaration = *declared.declaration;
  model::Actor& actor = context.model.actors[declared.index];
  for (const Slot& slot : declaration.slots) {
    if (slot.kind == SlotKind::member) read_membership(context, slot, actor);
    if (slot.kind == SlotKind::actor_kind) read_actor_kind(context, slot, actor);
    if (slot.kind == SlotKind::decides_by) read_decides_by(context, slot, declared.index);
    if (slot.kind == SlotKind::seat) {
      Cursor words = cursor_of(slot);
      const auto seat = read_name(context, words, Sort::place);
      if (seat && finish(context, words)) actor.seat = model::PlaceId{*seat};
    }
    if (slot.kind != SlotKind::office_of) continue;
    Cursor cursor = cursor_of(slot);
    context.marks.actors[declared.index].of = cursor.remainder();
    if (!has_slot(declaration, SlotKind::actor_kind)) actor.type = model::ActorType::office;
    const auto owner = read_name(context, cursor, Sort::actor);
    if (owner && finish(context, cursor)) actor.of = model::ActorId{*owner};
  }
}

void read_place(Context& context, const Declared& declared) {
  for (const Slot& slot : declared.declaration->slots) {
    if (slot.kind == SlotKind::position) read_position(context, slot, declared.index);
    if (slot.kind != SlotKind::in) continue;
    Cursor cursor = cursor_of(slot);
    context.marks.places[declared.index].in = cursor.remainder();
    const auto outer = read_name(context, cursor, Sort::place);
    if (outer && finish(context, cursor)) context.model.places[declared.index].in = model::PlaceId{*outer};
  }
}

void read_kind(Context& context, const Declared& declared) {
  if (declared.declaration->faulty) context.unsure_roles[declared.index] = true;
  for (const Slot& slot : declared.declaration->slots) {
    Cursor cursor = cursor_of(slot);
    if (slot.kind == SlotKind::roles) read_roles(context, slot, declared.index);
    if (slot.kind == SlotKind::mutual) {
      context.model.kinds[declared.index].mutual = finish(context, cursor);
      context.marks.kinds[declared.index].mutual = slot.span;
    }
    if (slot.kind == SlotKind::contested) {
      context.model.kinds[declared.index].contested = finish(context, cursor);
      context.marks.kinds[declared.index].contested = slot.span;
    }
    if (slot.kind == SlotKind::rung) {
      const auto rung = read_rung(context, cursor);
      if (rung && finish(context, cursor)) context.model.kinds[declared.index].rung = *rung;
    }
    if (slot.kind == SlotKind::verb && cursor.done()) not_understood(context, cursor, "the words for the act");
    if (slot.kind != SlotKind::kind_of) continue;
    context.marks.kinds[declared.index].parent = cursor.remainder();
    const auto parent = read_name(context, cursor, Sort::kind);
    if (parent && finish(context, cursor))
      context.model.kinds[declared.index].parent = model::KindId{*parent};
    else if (!has_slot(*declared.declaration, SlotKind::roles))
      context.unsure_roles[declared.index] = true;
  }
}

void inherit_kinds(Context& context, std::span<const Declared> declared) {
  std::vector<bool> own_roles(context.model.kinds.size(), true);
  for (const Declared& one : declared) {
    if (one.declaration->kind == DeclarationKind::kind)
      own_roles[one.index] = has_slot(*one.declaration, SlotKind::roles);
  }
  for (std::uint32_t index = 0; index < context.model.kinds.size(); ++index) {
    model::EventKind& kind = context.model.kinds[index];
    auto parent = kind.parent;
    bool roles = own_roles[index];
    // A circle is the checker's to report; a chain longer than the table has one.
    for (std::size_t steps = 0; parent && steps < context.model.kinds.size(); ++steps) {
      const model::EventKind& above = context.model[*parent];
      if (kind.act == model::LegalAct::none) kind.act = above.act;
      if (!roles) {
        std::ranges::copy(above.roles, kind.roles);
        kind.mutual = kind.mutual || above.mutual;
        roles = own_roles[parent->value];
        if (context.unsure_roles[parent->value]) context.unsure_roles[index] = true;
      }
      parent = above.parent;
    }
  }
}

void read_source(Context& context, const Declared& declared) {
  model::Source& source = context.model.sources[declared.index];
  for (const Slot& slot : declared.declaration->slots) {
    if (slot.kind == SlotKind::at) read_only_text(context, slot, "an address or a passage", source.pointer);
    if (slot.kind == SlotKind::complete) read_watermark(context, slot, source);
    if (slot.kind != SlotKind::published) continue;
    Cursor cursor = cursor_of(slot);
    source.published = read_moment(context, cursor, time::Zone::utc());
    if (source.published) finish(context, cursor);
  }
}

void read_family(Context& context, const Declared& declared) {
  model::Family& family = context.model.families[declared.index];
  for (const Slot& slot : declared.declaration->slots) {
    if (slot.kind == SlotKind::complete) family.complete = finish(context, cursor_of(slot));
    if (slot.kind != SlotKind::incomplete) continue;
    read_only_text(context, slot, "what is missing", family.note);
    if (!has_slot(*declared.declaration, SlotKind::complete)) continue;
    context.diagnostics.report(Kind::family_both, slot.keyword, "this family is called complete and incomplete")
        .expected = "one of the two";
  }
}

} // namespace casus::language
