// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/entry.h"

#include "language/resolve/dates.h"

namespace casus::language {
namespace {

bool read_consent(Context& context, Cursor& cursor, model::EntryRule& entry) {
  if (cursor.take("signature"))
    entry.consent = model::LegalAct::signature;
  else if (cursor.take("ratification"))
    entry.consent = model::LegalAct::ratification;
  else if (cursor.take("notification"))
    entry.consent = model::LegalAct::notification;
  else {
    not_understood(context, cursor, "a date, `signature`, `ratification` or `notification`");
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

} // namespace

bool read_entry(Context& context, Cursor& cursor, model::EntryRule& entry, AgreementMarks& marks) {
  if (!cursor.take("from")) {
    not_understood(context, cursor, "`from` and a date, `signature`, `ratification` or `notification`");
    return false;
  }
  const std::size_t start = cursor.position();
  if (sees_date(cursor)) {
    entry.on = read_date(context, cursor);
    marks.entry = cursor.since(start);
    return entry.on && finish(context, cursor);
  }
  if (!read_consent(context, cursor, entry)) return false;
  marks.entry = cursor.since(start);
  const std::size_t quorum = cursor.position();
  if (cursor.take("by")) {
    if (!read_quorum(context, cursor, entry)) return false;
    marks.entry = cursor.since(quorum + 1);
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

} // namespace casus::language
