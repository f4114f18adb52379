// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/exits.h"

#include "language/resolve/dates.h"
#include "language/resolve/hedges.h"
#include "language/resolve/patterns.h"
#include "language/resolve/slots.h"

namespace casus::language {
namespace {

/// The span or `when`, up to the events.
bool read_head(Context& context, Cursor& cursor, model::Exit& exit) {
  if (cursor.take("when")) return true;
  if (!sees_date(cursor)) {
    not_understood(context, cursor,
                   "a span and `after`, or `when`, and the event; a hedge and a comma may stand before");
    return false;
  }
  exit.after = read_span(context, cursor);
  if (!exit.after) return false;
  if (cursor.take("after")) return true;
  not_understood(context, cursor, "`after` and the event from which the time runs");
  return false;
}

/// `, not before 1 year in force`.
bool read_not_before(Context& context, Cursor& cursor, model::Exit& exit) {
  const std::size_t start = cursor.position();
  cursor.take(TokenKind::comma);
  if (!cursor.take("not before")) {
    cursor.back_to(start);
    return true;
  }
  exit.not_before = read_civil_span(context, cursor, "time in force");
  if (!exit.not_before) return false;
  if (cursor.take("in force")) return true;
  not_understood(context, cursor, "`in force`");
  return false;
}

} // namespace

bool read_exits(Context& context, const Slot& slot, model::AgreementId here, bool whole) {
  Cursor cursor = cursor_of(slot);
  model::Exit exit;
  exit.whole = whole;
  exit.locus = locus_of(slot);
  exit.span = slot.span;
  while (auto hedge = take_hedge(cursor)) {
    exit.hedges.push_back(*hedge);
    cursor.take(TokenKind::comma);
  }
  if (!read_head(context, cursor, exit)) return false;
  const auto triggers = read_patterns(context, cursor, here);
  if (!triggers || !read_not_before(context, cursor, exit)) return false;
  if (!finish(context, cursor, "`or` and another event, `, not before` a span `in force`, or the end")) return false;
  for (const model::Pattern& trigger : *triggers) {
    exit.trigger = trigger;
    context.model.agreements[here.value].exits.push_back(exit);
  }
  return true;
}

} // namespace casus::language
