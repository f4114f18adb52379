// SPDX-License-Identifier: Apache-2.0
#include "exchange/replayed_csv.h"

#include "engine/replay/prefetch.h"
#include "exchange/numbers.h"
#include "questions/words.h"
#include "time/moment.h"

#include <algorithm>
#include <cstring>
#include <thread>
#include <utility>

namespace casus::exchange {

using engine::far;
using engine::KeptDuty;
using engine::never;
using engine::none;

namespace {

constexpr std::size_t lines_a_piece = 1U << 12U; // the text of a piece stays in a cache

std::string csv_cell(std::string_view cell) {
  const auto plain = [](char c) { return c != ',' && c != '"' && c != '\r' && c != '\n'; };
  if (std::ranges::all_of(cell, plain)) return std::string(cell);
  std::string out = "\"";
  for (const char c : cell)
    out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

std::string within(std::string_view name, const model::NamePattern* pattern) {
  if (pattern == nullptr) return csv_cell(name);
  const std::size_t around = pattern->before.size() + pattern->after.size();
  const bool made = name.size() > around && name.starts_with(pattern->before) && name.ends_with(pattern->after);
  return csv_cell(made ? name.substr(pattern->before.size(), name.size() - around) : name);
}

// The first pattern of that sort in the table, if it has one.
const model::NamePattern* actor_pattern(const model::EventTable& table) {
  for (const model::RowForm& form : table.forms) {
    for (const model::RoleValue& role : form.roles) {
      if (const auto* pattern = std::get_if<model::NamePattern>(&role.actor)) return pattern;
    }
  }
  return nullptr;
}

const model::NamePattern* agreement_pattern(const model::EventTable& table) {
  for (const model::RowForm& form : table.forms) {
    if (!form.of) continue;
    if (const auto* pattern = std::get_if<model::NamePattern>(&*form.of)) return pattern;
  }
  return nullptr;
}

} // namespace

/// Puts the cells of lines one behind the other into a piece of text that is used again and again. Most cells are
/// short: so many bytes are put, whatever they are, and what is too much is overwritten by the next cell.
class ReplayedCsv::Line {
public:
  Line(std::string& piece, const std::string& pool)
      : piece_(piece), pool_(pool), at_(piece.data()), end_(piece.data() + piece.size()) {}

  /// A place in the piece.
  struct Stretch {
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  /// Room for one more line.
  void need(std::size_t length) {
    if (static_cast<std::size_t>(end_ - at_) > length) [[likely]]
      return;
    const std::size_t used = here();
    piece_.resize(2 * piece_.size() + length + 4096);
    at_ = piece_.data() + used;
    end_ = piece_.data() + piece_.size();
  }
  std::size_t here() const { return static_cast<std::size_t>(at_ - piece_.data()); }

  void put(const Word& word) {
    if (word.size <= word.head.size()) [[likely]]
      std::memcpy(at_, word.head.data(), word.head.size());
    else
      std::memcpy(at_, pool_.data() + word.at, word.size);
    at_ += word.size;
  }
  void put(std::string_view text) {
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  /// A cell of a column.
  void put(const model::Cells& cells, std::size_t row) {
    constexpr std::size_t usual = 16;
    const std::string_view cell = cells[row];
    const std::size_t left = static_cast<std::size_t>(cells.text.data() + cells.text.size() - cell.data());
    if (cell.size() <= usual && left >= usual) [[likely]]
      std::memcpy(at_, cell.data(), usual);
    else
      std::memcpy(at_, cell.data(), cell.size());
    at_ += cell.size();
  }
  /// What stands at an earlier place of the piece.
  void again(Stretch earlier) {
    std::array<char, 32> usual;
    const char* from = piece_.data() + earlier.begin;
    if (earlier.size <= usual.size()) [[likely]] {
      std::memcpy(usual.data(), from, usual.size()); // by way of here, for the two may overlap
      std::memcpy(at_, usual.data(), usual.size());
    } else {
      std::memmove(at_, from, earlier.size);
    }
    at_ += earlier.size;
  }
  void put(std::int64_t number) { at_ = put_number(number, at_); }
  void put(char c) { *at_++ = c; }
  std::string_view text() const { return {piece_.data(), here()}; }

private:
  std::string& piece_;
  const std::string& pool_;
  char* at_;
  char* end_;
};

ReplayedCsv::Word::Word(std::string_view text, std::string& pool)
    : size(static_cast<std::uint32_t>(text.size())), at(static_cast<std::uint32_t>(pool.size())) {
  if (text.size() <= head.size())
    std::ranges::copy(text, head.begin());
  else
    pool += text;
}

ReplayedCsv::ReplayedCsv(const model::Model& model, const Replayed& replayed)
    : time_(replayed.table->time),
      replay_(*replayed.replay),
      library_(*replayed.library),
      remainder_(replayed.remainder.get()) {
  const model::EventTable& table = *replayed.table;
  for (const model::Actor& actor : model.actors)
    actors_.push_back(word(within(actor.name, actor_pattern(table)) + ","));
  actors_.push_back(word(","));
  for (auto v = std::uint8_t{0}; v <= static_cast<std::uint8_t>(model::Verdict::depends); ++v)
    verdicts_.push_back(word(csv_cell(questions::to_words(static_cast<model::Verdict>(v))) + ","));
  name_agreements(agreement_pattern(table));
  for (const engine::Instrument& instrument : replay_.quick().instruments) {
    clauses_.emplace_back();
    for (const model::Clause* clause : instrument.clauses)
      clauses_.back().push_back(word(csv_cell(clause->id) + ","));
  }
  longest_line_ = 256; // five numbers or times, and what a short cell may put beyond its end
  const auto longest = [&](const std::vector<Word>& words) {
    std::uint32_t most = 0;
    for (const Word& word : words)
      most = std::max(most, word.size);
    longest_line_ += most;
  };
  for (const std::vector<Word>* words : {&actors_, &actors_, &agreements_, &verdicts_})
    longest(*words);
  std::size_t longest_key = 0;
  for (const model::Template& rows : model.templates) {
    for (std::size_t row = 0; row < rows.keys.size(); ++row)
      longest_key = std::max(longest_key, rows.keys[row].size());
  }
  longest_line_ += longest_key;
  for (const std::vector<Word>& words : clauses_)
    longest(words);
}

// What the table's cells hold is the key itself, and a key needs no quotation marks: it is a part of an id.
void ReplayedCsv::name_agreements(const model::NamePattern* pattern) {
  for (const engine::Instrument& instrument : replay_.quick().instruments) {
    Names names{.first_row = instrument.first_row, .first_word = static_cast<std::uint32_t>(agreements_.size())};
    const model::Template* rows = instrument.rows_of;
    const bool keyed =
        rows != nullptr && pattern != nullptr && rows->id_before == pattern->before && rows->id_after == pattern->after;
    if (keyed) {
      names.keys = &rows->keys;
    } else if (rows == nullptr) {
      agreements_.push_back(word(within(instrument.text->id, pattern) + ","));
    } else {
      for (std::uint32_t row = 0; row < rows->rows; ++row)
        agreements_.push_back(word(within(rows->id(row), pattern) + ","));
    }
    names_.push_back(names);
  }
}

std::string ReplayedCsv::agreement(std::uint32_t instrument, std::uint32_t row) const {
  const Names& names = names_[instrument];
  const std::uint32_t at = row - names.first_row;
  if (names.keys != nullptr) return std::string((*names.keys)[at]) + ",";
  return std::string(agreements_[names.first_word + at].text(pool_));
}

std::string ReplayedCsv::time_cell(std::int64_t second) const {
  const std::int64_t after = time_.origin ? second - time_.origin->seconds : 0;
  if (time_.origin && after % time_.unit == 0) return std::to_string(after / time_.unit);
  return time::to_string(time::exact({second}), time_.zone);
}

void ReplayedCsv::put_time(std::int64_t second, Line& line) const {
  if (time_.origin && time_.unit == 1) [[likely]]
    line.put(second - time_.origin->seconds);
  else
    line.put(std::string_view(time_cell(second)));
}

std::string ReplayedCsv::time_cell(const time::Moment& moment) const {
  return moment.is_exact() ? time_cell(moment.first().seconds) : csv_cell(time::to_string(moment, time_.zone));
}

std::string ReplayedCsv::name(const model::Duty& duty) const {
  std::string out;
  if (!duty.chain.empty()) {
    const model::Fact& first = remainder_->fact(duty.chain.front());
    if (const auto row = remainder_->row(duty.chain.front()))
      out = std::to_string(*row);
    else if (first.event)
      out = csv_cell(remainder_->library()[*first.event].id);
  }
  const model::Clause& clause = remainder_->library()[duty.clause];
  return out + "," + agreement(replay_.quick().instrument_of(clause.agreement.value), clause.agreement.value) +
         csv_cell(clause.id);
}

std::string ReplayedCsv::line(const model::Duty& duty) const {
  std::string bearers;
  for (const model::ActorId bearer : duty.bearers)
    bearers += (bearers.empty() ? "" : " and ") + remainder_->library()[bearer].name;
  const bool passed = duty.verdict != model::Verdict::open && duty.verdict != model::Verdict::waiting;
  std::string closed;
  if (duty.performed_by)
    closed = time_cell(remainder_->fact(*duty.performed_by).moment);
  else if (passed && duty.deadline)
    closed = time_cell(duty.deadline->last().seconds);
  const Word& to = actors_[duty.beneficiary ? duty.beneficiary->value : actors_.size() - 1];
  std::string out = name(duty) + ",";
  if (duty.bearers.size() == 1)
    out += actors_[duty.bearers.front().value].text(pool_);
  else
    out += csv_cell(bearers) + ",";
  out.append(to.text(pool_)).append(time_cell(duty.opened)).append(1, ',');
  if (duty.deadline) out += time_cell(duty.deadline->last().seconds);
  out.append(1, ',').append(verdicts_[static_cast<std::size_t>(duty.verdict)].text(pool_));
  return out + closed + "\n";
}

std::string ReplayedCsv::event_cell(const KeptDuty& kept) const {
  const std::uint32_t replayed = replay_.first(kept.first).number;
  if (const auto number = library_.numbering().in_table(replayed)) return std::to_string(*number);
  return csv_cell(library_.event_id(replayed));
}

void ReplayedCsv::put_event(const KeptDuty& kept, std::size_t rest, Line& line) const {
  if (const auto number = library_.numbering().in_table(replay_.first(kept.first).number)) [[likely]]
    return line.put(std::int64_t{*number});
  const std::string cell = event_cell(kept);
  line.need(rest + cell.size());
  line.put(std::string_view(cell));
}

void ReplayedCsv::name(const KeptDuty& kept, std::string& out) const {
  const engine::Entry& entry = replay_.quick().entries[kept.entry];
  const engine::QuickClause& clause = replay_.quick().clauses[entry.clause];
  out.append(event_cell(kept)).append(1, ',').append(agreement(clause.instrument, entry.row));
  out.append(clauses_[clause.instrument][clause.place].text(pool_));
  out.pop_back();
}

// What later lines need lies all over: it is asked for while there is still time.
inline void ReplayedCsv::fetch(std::size_t at, std::size_t to) const {
  const std::span<const KeptDuty> duties = replay_.duties();
  if (at + far >= to) return;
  const KeptDuty& later = duties[at + far];
  engine::prefetch(&replay_.quick().entries[later.entry]);
  engine::prefetch(&replay_.first(later.first));
  const engine::Entry& entry = replay_.quick().entries[duties[at + far / 2].entry];
  const Names& names = names_[replay_.quick().clauses[entry.clause].instrument];
  const std::uint32_t row = entry.row - names.first_row;
  if (names.keys != nullptr)
    engine::prefetch(&names.keys->ends[row]);
  else
    engine::prefetch(agreements_.data() + names.first_word + row);
}

std::string_view ReplayedCsv::lines(std::size_t from, std::size_t to, std::string& piece,
                                    engine::Counts& counts) const {
  // Duties of one first fact stand together, and mostly share their times.
  std::uint32_t first = none;
  std::int64_t opened = never;
  std::int64_t deadline = never;
  Line::Stretch event;
  Line::Stretch times;
  Line line(piece, pool_);
  for (std::size_t at = from; at < to; ++at) {
    fetch(at, to);
    const KeptDuty& kept = replay_.duties()[at];
    const engine::Entry& entry = replay_.quick().entries[kept.entry];
    const engine::QuickClause& clause = replay_.quick().clauses[entry.clause];
    const std::int64_t last = replay_.deadline_of(kept);
    const model::Verdict verdict = replay_.verdict_of(kept, last);
    ++counts[static_cast<std::size_t>(verdict)];
    const std::size_t rest = longest_line_ + times.size; // of the line
    line.need(rest + event.size);
    if (kept.first == first) {
      line.again(event);
    } else {
      event.begin = line.here();
      put_event(kept, rest, line);
      line.put(',');
      event.size = line.here() - event.begin;
    }
    const Names& names = names_[clause.instrument];
    if (names.keys != nullptr) {
      line.put(*names.keys, entry.row - names.first_row);
      line.put(',');
    } else {
      line.put(agreements_[names.first_word + entry.row - names.first_row]);
    }
    line.put(clauses_[clause.instrument][clause.place]);
    line.put(actors_[entry.bearer]);
    line.put(actors_[entry.beneficiary == none ? actors_.size() - 1 : entry.beneficiary]);
    if (kept.opened == opened && last == deadline) {
      line.again(times);
    } else {
      times.begin = line.here();
      put_time(kept.opened, line);
      line.put(',');
      if (last != never) put_time(last, line);
      line.put(',');
      times.size = line.here() - times.begin;
    }
    first = kept.first;
    opened = kept.opened;
    deadline = last;
    line.put(verdicts_[static_cast<std::size_t>(verdict)]);
    const std::int64_t closed = kept.closed == never && verdict != model::Verdict::open ? last : kept.closed;
    if (closed != never) put_time(closed, line);
    line.put('\n');
  }
  return line.text();
}

std::optional<ReplayedCsv::Told> ReplayedCsv::duties(const Sink& sink, unsigned threads) const {
  if (!sink(header)) return std::nullopt;
  const std::size_t count = replay_.duties().size();
  const std::size_t pieces = (count + lines_a_piece - 1) / lines_a_piece;
  InTurn turns(pieces, sink);
  const std::size_t workers = std::clamp<std::size_t>(pieces, 1, std::max(1U, threads));
  std::vector<engine::Counts> counts(workers);
  const auto work = [&](std::size_t worker) {
    std::string buffer;
    engine::Counts counted{};
    turns.work([&](std::size_t number) {
      const std::size_t from = number * lines_a_piece;
      return lines(from, std::min(from + lines_a_piece, count), buffer, counted);
    });
    counts[worker] = counted;
  };
  std::vector<std::thread> others;
  for (std::size_t worker = 1; worker < workers; ++worker)
    others.emplace_back(work, worker);
  work(0);
  for (std::thread& other : others)
    other.join();
  if (turns.refused()) return std::nullopt;

  Told told{.sorted = header.size() + turns.bytes()};
  for (const engine::Counts& some : counts) {
    for (std::size_t verdict = 0; verdict < some.size(); ++verdict)
      told.counts[verdict] += some[verdict];
  }
  std::string rest;
  for (std::size_t i = 0; remainder_ != nullptr && i < remainder_->duties().size(); ++i) {
    rest += line(remainder_->duties()[i]);
    ++told.counts[static_cast<std::size_t>(remainder_->duties()[i].verdict)];
  }
  return sink(rest) ? std::optional(told) : std::nullopt;
}

} // namespace casus::exchange
