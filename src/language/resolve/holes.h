// SPDX-License-Identifier: Apache-2.0
// Names with a hole in them: `State {a}`, `pact-{agreement}`.
#pragma once

#include "language/resolve/context.h"
#include "model/template.h"

namespace casus::language {

/// Does a name with a hole begin here?
bool sees_hole(const Context& context, const Cursor& cursor);

/// The pattern of the name with a hole that begins here. None: no name of that sort could be made from it, which has
/// been reported; the words are taken all the same.
std::optional<model::NamePattern> read_name_pattern(Context& context, Cursor& cursor, Sort sort);

/// A name with a hole as an id of the template at hand: `model::hole_bit` and the number of the hole.
std::optional<std::uint32_t> read_hole(Context& context, Cursor& cursor, Sort sort);

/// `{column}` alone, without its braces; none: nothing is taken.
std::optional<std::string> take_column(Cursor& cursor);

/// Says that a hole cannot stand here.
void report_hole(Context& context, source::Span span, std::string_view hole);

/// The column of the template's table. None: it has none of that name, which has been reported.
std::optional<std::size_t> find_column(Context& context, std::string_view column, source::Span span);

} // namespace casus::language
