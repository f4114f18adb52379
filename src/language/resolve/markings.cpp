// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/markings.h"

#include "language/resolve/slots.h"

namespace casus::language {

std::optional<std::string> read_marking(Context& context, Cursor& cursor) {
  const auto marking = read_name(context, cursor, Sort::marking);
  if (!marking) return std::nullopt;
  return context.model.markings[*marking].name;
}

bool read_marked(Context& context, const Slot& slot, std::string& into) {
  Cursor cursor = cursor_of(slot);
  const auto marking = read_marking(context, cursor);
  if (marking) into = *marking;
  return marking && finish(context, cursor);
}

void read_marking_slots(Context& context, const Declared& declared) {
  source::Span& first = context.marks.markings[declared.index].below;
  for (const Slot& slot : declared.declaration->slots) {
    if (!first.valid()) first = cursor_of(slot).remainder();
    std::string above;
    if (read_marked(context, slot, above)) context.model.markings[declared.index].below.push_back(std::move(above));
  }
}

} // namespace casus::language
