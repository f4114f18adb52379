// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/entry.h"

#include "language/resolve/dates.h"
#include "language/resolve/slots.h"

namespace casus::language {
namespace {

bool read_consent(Context& context, Cursor& cursor, model::EntryRule& entry) {
  if (cursor.take("signature"))
    entry.consent = model::LegalAct::signature;
  else if (cursor.take("ratification"))
    entry.consent = model::LegalAct::ratification;
  else if (cursor.take("notification"))
    entry.consent = model::LegalAct::notification;
  else if (cursor.take("deposit"))
    entry.consent = model::LegalAct::deposit;
  else {
    not_understood(context, cursor, "a date, `signature`, `ratification`, `notification` or `deposit`");
    return false;
  }
  return true;
}

bool read_quorum(Context& context, Cursor& cursor, model::EntryRule& entry) {
  if (cursor.take("all")) return true;
  if (cursor.take("majority")) {
    entry.quorum = model::QuorumKind::majority;
    return true;
  }
  if (!sees_date(cursor)) {
    not_understood(context, cursor, "`all`, `majority` or a number");
    return false;
  }
  const auto count = read_number(context, cursor, "how many parties");
  if (!count) return false;
  entry.quorum = model::QuorumKind::count;
  entry.count = *count;
  return true;
}

/// `from` and a date or consents.
bool read_from(Context& context, Cursor& cursor, model::EntryRule& entry, EntryMarks& marks) {
  const std::size_t start = cursor.position();
  if (sees_date(cursor)) {
    entry.on = read_date(context, cursor);
    marks.rule = cursor.since(start);
    return entry.on && finish(context, cursor);
  }
  if (!read_consent(context, cursor, entry)) return false;
  marks.rule = cursor.since(start);
  const std::size_t quorum = cursor.position();
  if (cursor.take("by")) {
    if (!read_quorum(context, cursor, entry)) return false;
    marks.rule = cursor.since(quorum + 1);
  }
  bool whole = true;
  if (cursor.take("including")) {
    const NameList list = read_names(context, cursor, Sort::actor);
    for (const std::uint32_t index : list.indexes)
      entry.including.push_back({index});
    marks.including = list.spans;
    whole = list.whole;
  }
  if (cursor.take("after")) {
    entry.after = read_span(context, cursor);
    if (!entry.after) return false;
  }
  return whole && finish(context, cursor, "`by` and how many, `including` and who, `after` and a span, or the end");
}

void place(const Slot& slot, model::EntryRule& entry) {
  entry.locus = locus_of(slot);
  entry.span = slot.span;
}

} // namespace

bool read_entry(Context& context, const Slot& slot, model::EntryRule& entry, EntryMarks& marks) {
  Cursor cursor = cursor_of(slot);
  place(slot, entry);
  if (cursor.take("not stated")) {
    entry.stated = false;
    return finish(context, cursor);
  }
  if (cursor.take("from")) return read_from(context, cursor, entry, marks);
  not_understood(context, cursor,
                 "`from` and a date, `signature`, `ratification`, `notification` or `deposit`; or `not stated`");
  return false;
}

bool read_start(Context& context, const Slot& slot, model::EntryRule& entry, EntryMarks& marks) {
  Cursor cursor = cursor_of(slot);
  place(slot, entry);
  if (cursor.take("from")) return read_from(context, cursor, entry, marks);
  not_understood(context, cursor, "`from` and a date, `signature`, `ratification`, `notification` or `deposit`");
  return false;
}

} // namespace casus::language
