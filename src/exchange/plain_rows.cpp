// SPDX-License-Identifier: Apache-2.0
// How most rows of CSV are read: many at a time, column by column, and each form takes the same steps as every other.
// Words differ from row to row as dice do, so that a processor loses more by a question about them than by a step that
// was for nothing. A row with anything out of the ordinary in it is read carefully (event_rows.h). The two ways make
// the same facts.
#include "exchange/event_rows.h"

#include <algorithm>
#include <cstring>

namespace casus::exchange {

namespace {

constexpr std::size_t near_text = std::size_t{1} << 15U; // bytes whose cells are found at once: they stay near

} // namespace

std::size_t EventReader::read_csv(std::string_view text, bool last, Facts& facts) {
  std::size_t at = 0;
  found_.quoted = false;
  while (at < text.size() && !found_.quoted) {
    const std::string_view piece = text.substr(at, near_text);
    source::find_cells(piece, found_);
    // A line in which something is quoted, or that is long, or that is the last and does not end.
    const bool any = found_.quoted || found_.count == 0;
    const std::size_t taken = any ? read_line(text.substr(at), last, facts) : read_rows(piece, facts);
    if (taken == 0) return at;
    at += taken;
  }
  return at + read_lines(text.substr(at), last, facts);
}

// Whether all lines found have a cell for each column and end alike; then how many carriage returns each ends with.
std::optional<std::uint32_t> EventReader::all_alike(std::string_view text) const {
  const auto columns = static_cast<std::uint32_t>(columns_.size());
  if (columns < 2) return std::nullopt; // a line may be empty
  std::size_t returns = 0;
  std::uint32_t cells = 0;
  for (std::size_t line = 0; line < found_.count; ++line) {
    cells += columns;
    if (found_.lines[line] != cells) return std::nullopt;
    returns += text[found_.begins[cells] - 2] == '\r' ? 1U : 0U; // before its line feed
  }
  if (returns != 0 && returns != found_.count) return std::nullopt;
  return returns != 0 ? 1 : 0;
}

std::size_t EventReader::read_rows(std::string_view text, Facts& facts) {
  RowBatch batch{.text = text.data(), .begins = nullptr, .columns = static_cast<std::uint32_t>(columns_.size())};
  if (const auto cut = all_alike(text)) {
    batch.cut = *cut;
    for (std::size_t line = 0; line < found_.count; line += most_rows) {
      batch.begins = found_.begins.data() + line * batch.columns;
      batch.count = std::min(most_rows, found_.count - line);
      read_batch(batch, facts);
    }
    return found_.scanned;
  }
  std::uint32_t at = 0;
  for (std::size_t line = 0; line < found_.count; ++line) {
    const std::uint32_t cells = found_.lines[line] - at;
    const std::uint32_t begin = found_.begins[at];
    const std::uint32_t feed = found_.begins[found_.lines[line]] - 1;
    const std::uint32_t cut = feed > begin && text[feed - 1] == '\r' ? 1 : 0;
    const bool regular = cells == batch.columns;
    if (batch.count == most_rows || !regular || cut != batch.cut) read_batch(batch, facts);
    batch.cut = cut;
    if (batch.count == 0) batch.begins = found_.begins.data() + at;
    if (regular)
      ++batch.count;
    else
      read_line(text.substr(begin), false, facts);
    at = found_.lines[line];
  }
  read_batch(batch, facts);
  return found_.scanned;
}

void EventReader::read_batch(RowBatch& batch, Facts& facts) {
  if (plain_) read_columns(batch);
  if (plain_ && read_plainly(0, batch.count, facts)) [[likely]] {
    line_ += batch.count;
    batch.count = 0;
    return;
  }
  const std::uint64_t line_before = line_;
  for (std::size_t row = 0; row < batch.count; ++row) {
    line_ = line_before + row + 1;
    if (plain_ && read_plainly(row, row + 1, facts)) [[likely]]
      continue;
    line_text_ = batch.cell(row, 0).data();
    read_row(BatchRow{batch, row}, facts);
  }
  batch.count = 0;
}

void EventReader::read_columns(const RowBatch& batch) {
  read_long_numbers(batch, static_cast<std::uint32_t>(time_column_), times_);
  if (number_column_ >= 0) read_long_numbers(batch, static_cast<std::uint32_t>(number_column_), row_numbers_);
  for (std::size_t i = 1; i < plain_columns_.size(); ++i)
    read_numbers(batch, plain_columns_[i], numbers_[i]);
  for (std::size_t row = 0; kind_column_ >= 0 && row < batch.count; ++row)
    row_forms_[row] = form_of(batch.cell(row, static_cast<std::uint32_t>(kind_column_)));
}

[[gnu::always_inline]] inline EventReader::Stand EventReader::stand_of(std::size_t row, const Stand& before) const {
  return {time_.origin->seconds + times_[row] * time_.unit,
          number_column_ >= 0 ? row_numbers_[row] : before.number + 1};
}

// Without a question for each, as nearly all are.
[[gnu::always_inline]] inline bool EventReader::in_order(std::size_t row, const Stand& before,
                                                         const Stand& here) const {
  return (times_[row] >= 0) & (here.second >= before.second) & (here.number > before.number);
}

[[gnu::always_inline]] inline bool EventReader::add_plainly(std::size_t row, const Stand& here, Facts& facts) const {
  const Form& form = forms_[row_forms_[row]];
  engine::StreamFact& fact = facts.facts.emplace_back(form.blank);
  fact.second = here.second;
  fact.number = static_cast<std::uint32_t>(here.number);
  return fill_plainly(form, row, fact);
}

// Times and numbers of all rows first, then the facts of those that have a form: whether one has is as good as chance.
// True when all rows of the batch from there on have been read; else nothing has happened.
bool EventReader::read_plainly(std::size_t from, std::size_t to, Facts& facts) {
  std::array<Stand, most_rows> stands;
  std::array<std::uint8_t, most_rows> chosen;
  static_assert(most_rows <= UINT8_MAX + 1);
  std::size_t facts_in_it = 0;
  Stand last = last_;
  bool plain = true;
  for (std::size_t row = from; row < to; ++row) {
    stands[row] = stand_of(row, last);
    plain &= in_order(row, last, stands[row]);
    last = stands[row];
    chosen[facts_in_it] = static_cast<std::uint8_t>(row);
    facts_in_it += row_forms_[row] != nothing ? 1U : 0U;
  }
  // The last of some rows in order is the greatest.
  plain &= last.second <= time::last_second.seconds && last.number < engine::nothing_known;
  if (!plain || (facts_in_it != to - from && !others_ignored_)) return false;
  const std::size_t before = facts.facts.size();
  for (std::size_t i = 0; i < facts_in_it; ++i)
    plain &= add_plainly(chosen[i], stands[chosen[i]], facts);
  if (!plain) {
    facts.facts.resize(before);
    return false;
  }
  facts.rows += to - from;
  facts.ignored += to - from - facts_in_it;
  last_ = last;
  return true;
}

[[gnu::always_inline]] inline bool EventReader::fill_plainly(const Form& form, std::size_t row,
                                                             engine::StreamFact& fact) const {
  static_assert(engine::none == unknown && empty_cell == unknown); // all bits set
  unsigned odd = 0;                                                // something is out of the ordinary
  for (const PlainCell& cell : form.plain_cells) {
    const std::uint32_t number = numbers_[cell.column][row];
    const std::uint32_t id = cell.ids[std::min<std::size_t>(number, cell.ids.size() - 1)];
    odd |= static_cast<unsigned>(id == unknown) & static_cast<unsigned>((number != empty_cell) | cell.needed);
    std::memcpy(reinterpret_cast<char*>(&fact) + cell.offset, &id, sizeof id);
  }
  const std::uint32_t cited = numbers_[form.plain_cites][row];
  odd |= static_cast<unsigned>(cited == other_cell);
  const std::uint32_t earlier = cited < fact.number ? cited : engine::nothing_known;
  fact.cites = cited == empty_cell ? engine::none : earlier;
  return odd == 0;
}

} // namespace casus::exchange
