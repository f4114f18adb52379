// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/row_ids.h"

#include "language/resolve/drafts.h"
#include "language/resolve/holes.h"
#include "language/resolve/slots.h"

#include <algorithm>
#include <array>

#include <boost/unordered/unordered_flat_map.hpp>
#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

/// An id in its parts. None: a column is missing, which has been reported.
std::optional<std::vector<IdPart>> parts_of_id(Context& context, std::string_view id, source::Span span) {
  if (!columns_known(context, id, span)) return std::nullopt;
  std::vector<IdPart> parts;
  for (const model::TextPart& part : model::parts_of(id)) {
    parts.push_back({std::string(part.text), std::nullopt});
    if (part.hole) parts.back().column = context.draft->table->column(part.text);
  }
  return parts;
}

bool is_hole(const IdPart& part) { return part.column.has_value(); }

constexpr std::array<bool, 256> letters_of_ids = [] {
  std::array<bool, 256> letters{};
  for (int c = 0; c < 256; ++c)
    letters[static_cast<std::size_t>(c)] =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c >= 0x80;
  return letters;
}();
bool in_id(char c) { return letters_of_ids[static_cast<unsigned char>(c)]; }

/// Does a text come after another, a longer one after a shorter?
bool is_after(std::string_view text, std::string_view last) {
  return text.size() != last.size() ? text.size() > last.size() : text > last;
}

/// Can each cell of a column stand in an id, and does each come after the one before it? So stand numbered rows, and
/// then no two are alike. It is looked at once: several ids of a row mostly have the same column.
bool counts_rows(Context& context, const Table& table, std::size_t column) {
  for (const Counting& known : context.counting) {
    if (known.table == &table && known.column == column) return known.counts;
  }
  const auto cells = table.cells(column);
  bool counts = true;
  std::string_view last;
  for (std::uint32_t row = 0; counts && row < table.rows(); ++row) {
    const std::string_view cell = cells(row);
    counts = is_after(cell, last) && std::ranges::all_of(cell, in_id); // nothing comes after nothing
    last = cell;
  }
  context.counting.push_back({&table, column, counts});
  return counts;
}

/// Can every hole's cell stand in an id? Reports each that cannot.
bool check_letters(Context& context, std::span<const IdPart> parts, const model::Presence& present) {
  const Table& table = *context.draft->table;
  bool whole = true;
  for (const IdPart& part : parts) {
    if (!part.column || counts_rows(context, table, *part.column)) continue;
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      const std::string_view cell = table.cell(row, *part.column);
      if (!model::is_there(present, row)) continue;
      if (!cell.empty() && std::ranges::all_of(cell, in_id)) continue;
      whole = false;
      const std::string message =
          cell.empty() ? std::string("an empty cell makes no id") : fmt::format("`{}` cannot stand in an id", cell);
      auto* item = Tables::report(table, Kind::cell_no_id, table.span(row, *part.column), message, context.diagnostics);
      if (item != nullptr) item->expected = "letters, digits and hyphens";
    }
  }
  return whole;
}

/// Rows by what is put together from their cells.
using Rows = boost::unordered_flat_map<std::string, std::uint32_t>;

/// Does each text come after the one before it? Rows without a text do not count.
bool in_order(Context& context, const RowTexts& texts) {
  if (texts.parts.size() == 1 && counts_rows(context, *texts.table, *texts.parts.front().column)) return true;
  std::string last;
  std::string room;
  for (std::uint32_t row = 0; row < texts.table->rows(); ++row) {
    const std::string_view text = texts.of(row, room);
    if (text.empty()) continue;
    if (!is_after(text, last)) return false;
    last = text;
  }
  return true;
}

void report_taken(Context& context, const RowIds& ids, std::uint32_t row, std::string_view text, source::Span first) {
  const Table& table = *ids.texts.table;
  const auto hole = std::ranges::find_if(ids.texts.parts, is_hole);
  auto* item = Tables::report(table, Kind::row_taken, table.span(row, *hole->column),
                              fmt::format("`{}{}{}` is the id of something else already", ids.before, text, ids.after),
                              context.diagnostics);
  if (item == nullptr) return;
  item->expected = "an id of its own for each row";
  if (first.valid()) item->also.push_back({first, "first here"});
}

/// What a longer affix has beyond a shorter one; nothing when it is the shorter.
std::string_view beyond(std::string_view longer, std::string_view shorter, bool at_end) {
  if (longer.size() <= shorter.size()) return {};
  return at_end ? longer.substr(0, longer.size() - shorter.size()) : longer.substr(shorter.size());
}

/// Calls `visit` with each id of `all` that begins and ends as those of `own` do, and what stands between.
template <class Visit>
void for_each_shaped(const RowIds& all, const RowIds& own, Visit visit) {
  const bool alike = (own.before.starts_with(all.before) || all.before.starts_with(own.before)) &&
                     (own.after.ends_with(all.after) || all.after.ends_with(own.after));
  if (!alike) return;
  const std::string_view head = beyond(own.before, all.before, false);
  const std::string_view tail = beyond(own.after, all.after, true);
  std::string room;
  for (std::uint32_t row = 0; row < all.texts.table->rows(); ++row) {
    const std::string_view text = all.texts.of(row, room);
    if (text.empty() || !text.starts_with(head) || !text.ends_with(tail)) continue;
    const std::string id = fmt::format("{}{}{}", all.before, text, all.after);
    const bool shaped =
        id.size() > own.before.size() + own.after.size() && id.starts_with(own.before) && id.ends_with(own.after);
    if (shaped) visit(std::string_view(id).substr(own.before.size(), id.size() - own.before.size() - own.after.size()));
  }
}

/// The first row of each text. Reports the rows that have the text of an earlier one.
Rows first_rows(Context& context, const RowIds& ids, bool& own) {
  const Table& table = *ids.texts.table;
  const auto column = *std::ranges::find_if(ids.texts.parts, is_hole)->column;
  Rows rows;
  rows.reserve(table.rows());
  std::string room;
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const std::string_view text = ids.texts.of(row, room);
    if (text.empty()) continue;
    const auto [first, fresh] = rows.emplace(text, row);
    if (fresh) continue;
    own = false;
    report_taken(context, ids, row, text, table.span(first->second, column));
  }
  return rows;
}

/// Names that stand elsewhere and look like ids of these rows: what stands in the place of the text, and where.
std::vector<std::pair<std::string, source::Span>> look_alikes(const Context& context, const RowIds& ids) {
  std::vector<std::pair<std::string, source::Span>> found;
  for (const auto& [text, span] : context.names.between_any(ids.before, ids.after)) {
    if (!text.contains('{')) found.emplace_back(text, span); // else it is what rows are called, as it is written
  }
  for (const RowIds& other : context.row_ids)
    for_each_shaped(other, ids, [&](std::string_view text) { found.emplace_back(text, other.span); });
  return found;
}

/// Is each id its own among the rows, and no other name of the library?
bool check_own(Context& context, RowIds ids) {
  bool own = true;
  const auto others = look_alikes(context, ids);
  if (!others.empty() || !in_order(context, ids.texts)) {
    const Rows rows = first_rows(context, ids, own);
    for (const auto& [text, span] : others) {
      const auto row = rows.find(text);
      if (row == rows.end()) continue;
      own = false;
      report_taken(context, ids, row->second, text, span);
    }
  }
  context.row_ids.push_back(std::move(ids));
  return own;
}

std::string text_before(std::string_view id) { return std::string(id.substr(0, id.find('{'))); }

std::string text_after(std::string_view id) { return std::string(id.substr(id.rfind('}') + 1)); }

/// Are the texts of all rows together too long to be kept?
bool too_long(const RowTexts& texts) {
  const Table& table = *texts.table;
  if (texts.parts.size() == 1) return false; // they stand in the table
  std::uint64_t length = 0;
  for (const IdPart& part : texts.parts) {
    if (!part.column) length += part.text.size() * table.rows();
    for (std::uint32_t row = 0; part.column && row < table.rows(); ++row)
      length += table.cell(row, *part.column).size();
  }
  return length > UINT32_MAX;
}

bool report_id_of_all(Context& context, std::string_view id, source::Span span) {
  context.diagnostics.report(Kind::id_of_all_rows, span, fmt::format("`{}` would be the id of every row", id))
      .expected = fmt::format("an id with a hole, such as `{}-{{{}}}`", id, context.draft->table->some_column());
  return false;
}

/// The part of an id from its first hole to its last.
std::vector<IdPart> between_affixes(std::vector<IdPart> parts) {
  parts.erase(std::find_if(parts.rbegin(), parts.rend(), is_hole).base(), parts.end());
  parts.erase(parts.begin(), std::ranges::find_if(parts, is_hole));
  return parts;
}

/// The ids of rows are those of an id with holes; of each the text that differs.
RowIds ids_of_rows(const Context& context, std::string_view id, source::Span span, const std::vector<IdPart>& parts,
                   const model::Presence& present) {
  return {text_before(id), text_after(id), span, {context.draft->table.get(), between_affixes(parts), present}};
}

} // namespace

std::string_view RowTexts::of(std::uint32_t row, std::string& room) const {
  if (!model::is_there(present, row)) return {};
  if (parts.size() == 1) return table->cell(row, *parts.front().column);
  room.clear();
  for (const IdPart& part : parts)
    room += part.column ? table->cell(row, *part.column) : part.text;
  return room;
}

void report_cell(Context& context, const Table& table, std::uint32_t row, std::size_t column, Sort sort,
                 const model::NamePattern& pattern) {
  const std::string_view cell = table.cell(row, column);
  const std::string message =
      cell.empty() ? fmt::format("an empty cell names no {}", name_of(sort))
                   : fmt::format("there is no {} `{}{}{}`", name_of(sort), pattern.before, cell, pattern.after);
  auto* item = Tables::report(table, Kind::cell_unknown, table.span(row, column), message, context.diagnostics);
  if (item != nullptr) item->expected = fmt::format("{}, or a `where` that leaves such rows out", a(sort));
}

bool columns_known(Context& context, std::string_view text, source::Span span) {
  bool known = true;
  for (const model::TextPart& part : model::parts_of(text)) {
    if (part.hole && !find_column(context, part.text, span)) known = false;
  }
  return known;
}

bool read_keys(Context& context, const Declaration& declaration) {
  Draft& draft = *context.draft;
  const source::Span span = name_span(declaration);
  const auto parts = parts_of_id(context, draft.id, span);
  if (!parts) return false;
  if (std::ranges::none_of(*parts, is_hole)) return report_id_of_all(context, draft.id, span);
  RowIds ids = ids_of_rows(context, draft.id, span, *parts, {});
  if (too_long(ids.texts)) {
    context.diagnostics.report(Kind::not_understood, span, "the ids of all rows together are longer than 4 GiB")
        .expected = "an id of fewer or shorter columns";
    return false;
  }
  if (!check_letters(context, ids.texts.parts, {})) return false;
  draft.keys = context.row_ids.size();
  return check_own(context, std::move(ids));
}

bool check_event_ids(Context& context, const Declared& declared) {
  Draft& draft = *context.draft;
  if (draft.table == nullptr) return false;
  const std::string id = id_of(*declared.declaration);
  const source::Span span = name_span(*declared.declaration);
  const auto parts = parts_of_id(context, id, span);
  if (!parts) return false;
  if (std::ranges::none_of(*parts, is_hole)) return report_id_of_all(context, id, span);
  const model::Presence& present = draft.part.present;
  return check_letters(context, *parts, present) && check_own(context, ids_of_rows(context, id, span, *parts, present));
}

} // namespace casus::language
