// SPDX-License-Identifier: Apache-2.0
// One row to one fact, carefully: whatever its cells hold, a fact or the fault is what comes of it. Plain rows of CSV
// are read many at a time (plain_rows.cpp); these are the others.
#pragma once

#include "exchange/event_reader.h"
#include "exchange/numbers.h"
#include "time/moment.h"

#include <fmt/format.h>

namespace casus::exchange {

/// Cells, in a buffer with `padding` behind it (numbers.h).
struct LooseRow {
  std::span<const std::string_view> cells;
  std::string_view cell(int column) const { return cells[static_cast<std::size_t>(column)]; }
};

/// One of a batch.
struct BatchRow {
  const RowBatch& batch;
  std::size_t row;
  std::string_view cell(int column) const { return batch.cell(row, static_cast<std::uint32_t>(column)); }
};

// The words are made far from the loop over rows, which stays short so.
template <class Row, class... Parts>
[[gnu::cold, gnu::noinline]] bool EventReader::refuse(const Row& row, int column, Facts& facts,
                                                      fmt::format_string<Parts&...> what, Parts... parts) const {
  ++facts.faulty;
  if (facts.faults.size() >= faults_told) return false;
  const auto offset = column >= 0 ? row.cell(column).data() - line_text_ : 0;
  facts.faults.push_back({line_, static_cast<std::uint64_t>(offset) + 1, fmt::format(what, parts...)});
  return false;
}

// The index of a form. Words of no form are as common as others.
[[gnu::always_inline]] inline std::uint16_t EventReader::form_of(std::string_view word) const {
  const std::uint64_t head = head_of(word);
  const std::uint16_t index = by_head_[slot_of(head)];
  const Head& known = heads_[index];
  if (known.searched) [[unlikely]]
    return find_form(word);
  // Arithmetic in place of a question: whether it is a form's word is as good as chance.
  const auto same = static_cast<std::uint16_t>((known.head == head) & (known.size == word.size()));
  return static_cast<std::uint16_t>(index | (same - 1)); // nothing has all bits set
}

/// The careful way, for any row.
template <class Row>
void EventReader::read_row(const Row& row, Facts& facts) {
  ++facts.rows;
  const Form* form = forms_.data();
  if (kind_column_ >= 0) {
    const std::string_view word = row.cell(kind_column_);
    const std::uint16_t index = form_of(word);
    form = index == nothing ? nullptr : &forms_[index];
    if (form == nullptr && !others_ignored_) {
      refuse(row, kind_column_, facts, "no row of the table is for `{}`", word);
      return;
    }
  }
  // Time and number are looked at in rows of no effect too: the order of a table is a fact about all of it.
  facts.ignored += form == nullptr ? 1 : 0;
  if (!read_time(row, facts) || !read_number(row, facts) || form == nullptr) return;
  engine::StreamFact& fact = facts.facts.emplace_back();
  fact.second = last_.second;
  fact.number = static_cast<std::uint32_t>(last_.number);
  if (!fill(*form, row, fact, facts)) facts.facts.pop_back();
}

template <class Row>
[[gnu::noinline]] std::optional<std::int64_t> EventReader::read_moment(const Row& row, Facts& facts) const {
  const std::string_view cell = row.cell(time_column_);
  const auto moment = time::parse_moment(cell, time_.zone);
  if (!moment)
    refuse(row, time_column_, facts, "`{}`: {}", cell, std::string_view(moment.error().sentence));
  else if (!moment->is_exact())
    refuse(row, time_column_, facts, "`{}` is not known to the second: a replay needs that", cell);
  return moment && moment->is_exact() ? std::optional(moment->first().seconds) : std::nullopt;
}

template <class Row>
bool EventReader::read_time(const Row& row, Facts& facts) {
  std::int64_t second = 0;
  if (time_.origin) {
    const std::string_view cell = row.cell(time_column_);
    const auto number = whole_number(cell);
    const auto counted = number ? model::counted(time_, *number) : std::nullopt;
    if (!counted) return refuse(row, time_column_, facts, "`{}` is no whole number, or too great to be a time", cell);
    second = counted->seconds;
  } else {
    const auto moment = read_moment(row, facts);
    if (!moment) return false;
    second = *moment;
  }
  if (second < last_.second)
    return refuse(row, time_column_, facts, "earlier than the row before: sort the table by time");
  last_.second = second;
  return true;
}

template <class Row>
bool EventReader::read_number(const Row& row, Facts& facts) {
  std::int64_t number = last_.number + 1;
  if (number_column_ >= 0) {
    const std::string_view cell = row.cell(number_column_);
    const auto read = whole_number(cell);
    if (!read || *read < 0 || *read >= engine::nothing_known)
      return refuse(row, number_column_, facts, "`{}` is no number of a row: 0 to {}", cell, engine::nothing_known - 1);
    number = *read;
    if (number <= last_.number) {
      return refuse(row, number_column_, facts, "{} does not come after {}: numbers rise from row to row", number,
                    last_.number);
    }
  }
  last_.number = number;
  return true;
}

// Leaves `id` as it is where the cell is empty; false when nothing has the name in it.
template <class Row>
bool EventReader::read_id(const Cell& cell, const Row& row, std::string_view sort, std::uint32_t& id, Facts& facts) {
  if (cell.column < 0) {
    id = cell.fixed;
    return true;
  }
  const std::string_view text = row.cell(cell.column);
  if (text.empty()) return true;
  id = (*ids_)[cell.ids].find(text);
  if (id != unknown) return true;
  return refuse(row, cell.column, facts, "no {} is called `{}{}{}`", sort, std::string_view(cell.before), text,
                std::string_view(cell.after));
}

template <class Row>
bool EventReader::read_cites(const Form& form, const Row& row, engine::StreamFact& fact, Facts& facts) {
  if (form.cites < 0) return true;
  const std::string_view cell = row.cell(form.cites);
  if (cell.empty()) return true;
  const auto cited = whole_number(cell);
  if (!cited || *cited < 0) return refuse(row, form.cites, facts, "`{}` is no number of a row", cell);
  // What lies ahead cannot be cited: then the row cites something, and nothing that is there.
  fact.cites = *cited < fact.number ? static_cast<std::uint32_t>(*cited) : engine::nothing_known;
  return true;
}

template <class Row>
bool EventReader::fill(const Form& form, const Row& row, engine::StreamFact& fact, Facts& facts) {
  fact.kind = form.kind;
  for (const RoleCell& role : form.roles) {
    engine::Players& players = fact.roles[role.role];
    if (!read_id(role.actor, row, "actor", players[players[0] == engine::none ? 0 : 1], facts)) return false;
  }
  if (form.place && !read_id(*form.place, row, "place", fact.place, facts)) return false;
  if (form.of && !read_id(*form.of, row, "agreement", fact.of, facts)) return false;
  return read_cites(form, row, fact, facts);
}

} // namespace casus::exchange
