// SPDX-License-Identifier: Apache-2.0
// One row to one fact. Templates, so that the step is compiled into the loop over the rows of each format: this is
// where a replay spends a third of its time.
#pragma once

#include "exchange/event_reader.h"
#include "exchange/numbers.h"
#include "time/moment.h"

#include <fmt/format.h>

namespace casus::exchange {

/// Cells that lie anywhere.
struct LooseRow {
  std::span<const std::string_view> cells;
  std::string_view cell(int column) const { return cells[static_cast<std::size_t>(column)]; }
};

/// Cells that lie one behind the other, a comma between.
struct TightRow {
  const char* text;
  const std::uint32_t* ends; // into the text, one for each cell
  std::uint32_t begin;
  std::uint32_t cut;  // 1 when a carriage return stands before the line feed
  std::uint32_t last; // the last column

  std::string_view cell(int column) const {
    const auto at = static_cast<std::uint32_t>(column);
    const std::uint32_t from = at == 0 ? begin : ends[at - 1] + 1;
    const std::uint32_t to = ends[at] - (at == last ? cut : 0);
    return {text + from, to - from};
  }
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

[[gnu::always_inline]] inline const EventReader::Form* EventReader::form_of(std::string_view word) const {
  const std::uint64_t head = head_of(word);
  for (std::uint8_t slot = static_cast<std::uint8_t>((head * 0x9E3779B97F4A7C15ULL) >> 56U);; ++slot) {
    if (by_head_[slot] < 0) return nullptr;
    const Form& form = forms_[static_cast<std::size_t>(by_head_[slot])];
    if (form.head == head && (word.size() <= 8 ? form.word.size() == word.size() : form.word == word)) return &form;
  }
}

template <class Row>
[[gnu::always_inline]] inline void EventReader::read_row(const Row& row, Facts& facts) {
  ++facts.rows;
  const Form* form = forms_.data();
  if (kind_column_ >= 0) {
    const std::string_view word = row.cell(kind_column_);
    form = form_of(word);
    if (form == nullptr && !others_ignored_) {
      refuse(row, kind_column_, facts, "no row of the table is for `{}`", word);
      return;
    }
  }
  // Time and number are looked at in rows of no effect too: the order of a table is a fact about all of it.
  facts.ignored += form == nullptr ? 1 : 0;
  if (!read_time(row, facts) || !read_number(row, facts) || form == nullptr) return;
  engine::StreamFact& fact = facts.facts.emplace_back();
  fact.second = last_second_;
  fact.number = static_cast<std::uint32_t>(last_number_);
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
[[gnu::always_inline]] inline bool EventReader::read_time(const Row& row, Facts& facts) {
  std::int64_t second = 0;
  if (time_.origin) {
    const std::string_view cell = row.cell(time_column_);
    std::int64_t number = 0;
    if (!read_whole_number(cell, number)) [[unlikely]]
      return refuse(row, time_column_, facts, "`{}` is no whole number of seconds", cell);
    second = time_.origin->seconds + number * time_.unit;
  } else {
    const auto moment = read_moment(row, facts);
    if (!moment) return false;
    second = *moment;
  }
  if (second < last_second_) [[unlikely]]
    return refuse(row, time_column_, facts, "earlier than the row before: sort the table by time");
  last_second_ = second;
  return true;
}

template <class Row>
[[gnu::always_inline]] inline bool EventReader::read_number(const Row& row, Facts& facts) {
  std::int64_t number = last_number_ + 1;
  if (number_column_ >= 0) {
    const std::string_view cell = row.cell(number_column_);
    if (!read_whole_number(cell, number) || number < 0 || number >= engine::nothing_known) [[unlikely]] {
      return refuse(row, number_column_, facts, "`{}` is no number of a row: 0 to {}", cell, engine::nothing_known - 1);
    }
    if (number <= last_number_) [[unlikely]] {
      return refuse(row, number_column_, facts, "{} does not come after {}: numbers rise from row to row", number,
                    last_number_);
    }
  }
  last_number_ = number;
  return true;
}

// Leaves `id` as it is where the cell is empty; false when nothing has the name in it.
template <class Row>
[[gnu::always_inline]] inline bool EventReader::read_id(const Cell& cell, const Row& row, std::string_view sort,
                                                        std::uint32_t& id, Facts& facts) {
  if (cell.column < 0) {
    id = cell.fixed;
    return true;
  }
  const std::string_view text = row.cell(cell.column);
  if (text.empty()) return true;
  id = ids_[cell.ids].find_padded(text);
  if (id != unknown) [[likely]]
    return true;
  return refuse(row, cell.column, facts, "no {} is called `{}{}{}`", sort, std::string_view(cell.before), text,
                std::string_view(cell.after));
}

template <class Row>
[[gnu::always_inline]] inline bool EventReader::read_cites(const Form& form, const Row& row, engine::StreamFact& fact,
                                                           Facts& facts) {
  if (form.cites < 0) return true;
  const std::string_view cell = row.cell(form.cites);
  if (cell.empty()) return true;
  std::int64_t cited = 0;
  if (!read_whole_number(cell, cited) || cited < 0) [[unlikely]]
    return refuse(row, form.cites, facts, "`{}` is no number of a row", cell);
  // What lies ahead cannot be cited: then the row cites something, and nothing that is there.
  fact.cites = cited < fact.number ? static_cast<std::uint32_t>(cited) : engine::nothing_known;
  return true;
}

template <class Row>
[[gnu::always_inline]] inline bool EventReader::fill(const Form& form, const Row& row, engine::StreamFact& fact,
                                                     Facts& facts) {
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
