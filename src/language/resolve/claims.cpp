// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/claims.h"

#include "language/resolve/checks.h"
#include "language/resolve/slots.h"

#include <algorithm>

namespace casus::language {
namespace {

using source::Kind;

class ClaimReader {
public:
  ClaimReader(Context& context, std::uint32_t index)
      : context_(context), claim_(context.model.claims[index]), marks_(context.marks.claims[index]) {}

  bool read(const Slot& slot) {
    Cursor cursor = cursor_of(slot);
    switch (slot.kind) {
    case SlotKind::in: return read_source(cursor);
    case SlotKind::said_by: return read_speaker(cursor);
    case SlotKind::hedged: return read_only_text(context_, slot, "the words that hedge", claim_.hedges.emplace_back());
    case SlotKind::about: return read_only_text(context_, slot, "the date or span, as given", claim_.about);
    case SlotKind::source: return read_only_text(context_, slot, "a source", claim_.pointers.emplace_back());
    case SlotKind::depends_on: return read_depends(cursor);
    case SlotKind::part:
      marks_.parts.push_back(slot.span);
      return read_only_text(context_, slot, "this part of the claim", claim_.parts.emplace_back().text);
    case SlotKind::check: return read_check_slot(cursor, slot);
    default: return true;
    }
  }

private:
  bool read_source(Cursor& cursor) {
    const auto source = read_name(context_, cursor, Sort::source);
    if (!source) return false;
    claim_.source = {*source};
    if (!cursor.take(TokenKind::comma)) {
      not_understood(context_, cursor, "a comma and the place in quotation marks, such as `\"paragraph 5\"`");
      return false;
    }
    const auto place = read_text(context_, cursor, "the place in the source");
    if (!place) return false;
    claim_.place = *place;
    return finish(context_, cursor);
  }

  bool read_speaker(Cursor& cursor) {
    const auto speaker = read_text(context_, cursor, "who said it");
    if (!speaker) return false;
    claim_.speaker = *speaker;
    if (cursor.take(TokenKind::comma)) {
      const auto attribution = read_attribution(context_, cursor);
      if (!attribution) return false;
      claim_.attribution = *attribution;
    }
    return finish(context_, cursor, "a comma and `document`, `on the record`, `named` or `anonymous`, or the end");
  }

  bool read_depends(Cursor& cursor) {
    const NameList list = read_names(context_, cursor, Sort::claim);
    for (std::size_t i = 0; i < list.indexes.size(); ++i) {
      claim_.depends_on.push_back(context_.model.claims[list.indexes[i]].id);
      marks_.depends_on.push_back(list.spans[i]);
    }
    return list.whole && finish(context_, cursor, "a comma and another claim, or the end of the line");
  }

  bool read_check_slot(Cursor& cursor, const Slot& slot) {
    auto check = read_check(context_, cursor);
    if (check) check->span_in_text = slot.span;
    if (claim_.parts.empty()) {
      context_.diagnostics.report(Kind::check_without_part, slot.keyword, "this check belongs to no part of the claim")
          .expected = "a line `part` above it, with what the check decides in quotation marks";
      return false;
    }
    if (check) claim_.parts.back().checks.push_back(std::move(*check));
    return check.has_value();
  }

  Context& context_;
  model::Claim& claim_;
  ClaimMarks& marks_;
};

} // namespace

bool read_claim(Context& context, const Declared& declared) {
  const Declaration& declaration = *declared.declaration;
  bool whole = !declaration.faulty;
  if (std::ranges::find(declaration.slots, SlotKind::in, &Slot::kind) == declaration.slots.end()) {
    report_missing(context, declaration, "this claim does not say where it was found",
                   "a line `in` with the id of a source, a comma and the place in quotation marks");
    whole = false;
  }
  ClaimReader reader(context, declared.index);
  for (const Slot& slot : declaration.slots)
    whole = reader.read(slot) && whole;
  return whole;
}

} // namespace casus::language
