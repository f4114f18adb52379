// SPDX-License-Identifier: Apache-2.0
// Pieces of a table read side by side, and put together in their order. What makes a row depend on those before it is
// checked where the pieces meet: their times and numbers rise, and lines are counted.
#include "exchange/event_reader.h"

namespace casus::exchange {

void EventReader::read_apart(std::string_view text, bool last, bool ndjson, Apart& apart) {
  Facts& facts = apart.facts;
  facts.facts.clear();
  facts.faults.clear();
  facts.faulty = facts.rows = facts.ignored = 0;
  last_ = before_all;
  line_ = 0;
  found_.quoted = false;
  // Numbers that are counted begin anew with each piece, and then nothing can be cited by them.
  apart.clean = number_column_ >= 0 || !any_cites_;
  const auto reads = [&](std::string_view piece, bool at_end) {
    const bool whole = read(piece, at_end, ndjson, facts) == piece.size();
    return whole && facts.faulty == 0 && !found_.quoted;
  };
  // The first row by itself: its time and number must come after those of the piece before.
  std::size_t taken = 0;
  while (apart.clean && last_.second == INT64_MIN && taken < text.size()) {
    const std::size_t feed = text.find('\n', taken);
    const std::size_t end = feed == std::string_view::npos ? text.size() : feed + 1;
    apart.clean = reads(text.substr(taken, end - taken), last && end == text.size());
    taken = end;
  }
  apart.first_second = last_.second;
  apart.first_number = last_.number;
  if (!apart.clean) return;
  apart.clean = reads(text.substr(taken), last);
  apart.last_second = last_.second;
  apart.last_number = last_.number;
  apart.lines = line_;
}

bool EventReader::go_on(Apart& apart, Facts& facts) {
  if (!apart.clean) return false;
  const std::int64_t before = number_column_ >= 0 ? 0 : last_.number + 1; // rows, where they are only counted
  const bool any = apart.facts.rows != 0;
  if (any && (apart.first_second < last_.second || apart.first_number + before <= last_.number)) return false;
  facts.facts.swap(apart.facts.facts);
  facts.rows += apart.facts.rows;
  facts.ignored += apart.facts.ignored;
  line_ += apart.lines;
  if (!any) return true;
  last_ = {apart.last_second, apart.last_number + before};
  for (std::size_t i = 0; before != 0 && i < facts.facts.size(); ++i)
    facts.facts[i].number += static_cast<std::uint32_t>(before);
  return true;
}

} // namespace casus::exchange
