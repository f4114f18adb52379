// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/annexes.h"

#include "language/resolve/markings.h"
#include "language/resolve/slots.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

constexpr auto after_title = "a comma and a form, `binding`, `not binding` or `marked` and a marking, or the end";

bool take_binding(Cursor& cursor, model::Annex& annex) {
  if (cursor.take("not binding"))
    annex.binding = false;
  else if (cursor.take("binding"))
    annex.binding = true;
  else
    return false;
  return true;
}

/// One of the parts that commas divide: a form, whether it binds, a marking; in this order.
bool read_part(Context& context, Cursor& cursor, model::Annex& annex) {
  if (cursor.take("marked")) {
    const auto marking = read_marking(context, cursor);
    if (marking) annex.marking = *marking;
    return marking.has_value();
  }
  if (!annex.binding && take_binding(cursor, annex)) return true;
  if (annex.force || annex.binding) {
    not_understood(context, cursor, annex.binding ? "`marked` and a marking" : "`binding`, `not binding` or `marked`");
    return false;
  }
  annex.force = read_form(context, cursor);
  return annex.force.has_value();
}

/// True, with a message, if the agreement has an annex with this id already.
bool taken(Context& context, const model::Agreement& agreement, const Token& id) {
  const auto first = std::ranges::find(agreement.annexes, id.text, &model::Annex::id);
  if (first == agreement.annexes.end()) return false;
  auto& item = context.diagnostics.report(Kind::name_taken, id.span,
                                          fmt::format("`{}` has an annex `{}` already", agreement.id, id.text));
  item.expected = "an id of its own within the agreement";
  item.also.push_back({first->span, "first declared here"});
  return true;
}

} // namespace

bool read_annex(Context& context, const Slot& slot, model::Agreement& agreement) {
  Cursor cursor = cursor_of(slot);
  const Token* id = cursor.take_word();
  if (id == nullptr) {
    not_understood(context, cursor, "an id of one word, then the title in quotation marks");
    return false;
  }
  if (taken(context, agreement, *id)) return false;
  model::Annex annex;
  annex.id = id->text;
  annex.locus = locus_of(slot);
  annex.span = slot.span;
  const auto title = read_text(context, cursor, "the title of the annex");
  if (!title) return false;
  annex.title = *title;
  while (annex.marking.empty() && cursor.take(TokenKind::comma)) {
    if (!read_part(context, cursor, annex)) return false;
  }
  if (!finish(context, cursor, after_title)) return false;
  agreement.annexes.push_back(std::move(annex));
  return true;
}

bool read_in_annex(Context& context, const Slot& slot, model::Clause& clause) {
  context.trace.particular = true;
  Cursor cursor = cursor_of(slot);
  const Token* id = cursor.take_word();
  if (id == nullptr) {
    not_understood(context, cursor, "the id of an annex of this agreement");
    return false;
  }
  const model::Agreement& agreement = context.model[clause.agreement];
  const auto annex = std::ranges::find(agreement.annexes, id->text, &model::Annex::id);
  if (annex == agreement.annexes.end()) {
    // An agreement with a fault may have lost this annex, and the fault has been said.
    if (context.broken.agreements[clause.agreement.value]) return false;
    std::vector<std::string> known;
    known.reserve(agreement.annexes.size());
    for (const model::Annex& other : agreement.annexes)
      known.push_back(other.id);
    report_unknown(context, id->span, fmt::format("annex of {}", agreement.id), id->text, known);
    return false;
  }
  clause.annex = annex->id;
  return finish(context, cursor);
}

void take_force_of_annex(const model::Agreement& agreement, model::Clause& clause) {
  const auto annex = std::ranges::find(agreement.annexes, clause.annex.str(), &model::Annex::id);
  if (annex == agreement.annexes.end()) return;
  clause.force = annex->force;
  clause.not_binding = annex->binding == false;
}

} // namespace casus::language
