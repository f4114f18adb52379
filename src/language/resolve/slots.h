// SPDX-License-Identifier: Apache-2.0
// Slots of a declaration: their words, and the phrases that several of them share.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// The words of a slot.
inline Cursor cursor_of(const Slot& slot) { return {slot.words, slot.span}; }

/// The name of a declaration, for marks.
source::Span name_span(const Declaration& declaration);

/// The id of a declaration: its words, one in a sound text.
std::string id_of(const Declaration& declaration);

/// The string of its head, and the passage of the instrument it comes from; empty where it has none.
std::string title_of(const Declaration& declaration);
std::string locus_of(const Declaration& declaration);
std::string locus_of(const Slot& slot);

/// A text in quotation marks; `what` says of what for the message.
std::optional<std::string> read_text(Context& context, Cursor& cursor, std::string_view what);

/// A text in quotation marks and nothing more.
bool read_only_text(Context& context, const Slot& slot, std::string_view what, std::string& into);

/// Reports a slot that must be there, unless a fault of the declaration may have hidden it.
void report_missing(Context& context, const Declaration& declaration, std::string message, std::string expected);

/// The name of a zone that there is, such as `Europe/Kyiv`.
std::optional<std::string> read_zone_name(Context& context, Cursor& cursor);

/// `treaty`, `executive agreement`, ...
std::optional<model::Force> read_form(Context& context, Cursor& cursor);

/// `document`, `on the record`, `named` or `anonymous`.
std::optional<model::Attribution> read_attribution(Context& context, Cursor& cursor);

} // namespace casus::language
