// SPDX-License-Identifier: Apache-2.0
// What a row is called: ids with holes, and that no two things get the same.
#pragma once

#include "language/resolve/declare.h"
#include "model/template.h"

namespace casus::language {

class Table;

/// Values of a cell that names nothing, before and after it was reported.
inline constexpr std::uint32_t unknown_cell = 0xFFFF'FFFE;
inline constexpr std::uint32_t reported_cell = 0xFFFF'FFFF;

/// Reports a cell that names nothing of that sort.
void report_cell(Context& context, const Table& table, std::uint32_t row, std::size_t column, Sort sort,
                 const model::NamePattern& pattern);

/// Does the template's table have the columns of a text? Each that it lacks is reported.
bool columns_known(Context& context, std::string_view text, source::Span span);

/// The keys of the template at hand: part of an id each, every one its own.
bool read_keys(Context& context, const Declaration& declaration);

/// Every row in which the event is there has an id of its own for it.
bool check_event_ids(Context& context, const Declared& declared);

} // namespace casus::language
