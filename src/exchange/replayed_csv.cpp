// SPDX-License-Identifier: Apache-2.0
#include "exchange/replayed_csv.h"

#include "questions/words.h"
#include "time/moment.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <future>
#include <utility>

namespace casus::exchange {

using engine::KeptDuty;
using engine::never;
using engine::none;

namespace {

constexpr std::size_t lines_a_piece = 1U << 14U;

std::string csv_cell(std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(cell);
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

/// Puts cells one behind the other into a piece of text that is used again and again.
class Cursor {
public:
  explicit Cursor(std::string& piece) : piece_(piece), at_(piece.data()), end_(piece.data() + piece.size()) {}

  /// Room for one more line.
  void need(std::size_t length) {
    if (static_cast<std::size_t>(end_ - at_) > length) [[likely]]
      return;
    const auto used = static_cast<std::size_t>(at_ - piece_.data());
    piece_.resize(2 * piece_.size() + length + 4096);
    at_ = piece_.data() + used;
    end_ = piece_.data() + piece_.size();
  }
  // Most words are short: sixteen bytes are put, and what is too much is overwritten.
  void put(const ReplayedCsv::Word& word) {
    if (word.text.size() <= word.head.size()) [[likely]]
      std::memcpy(at_, word.head.data(), word.head.size());
    else
      std::memcpy(at_, word.text.data(), word.text.size());
    at_ += word.text.size();
  }
  void put(std::int64_t number) { at_ = std::to_chars(at_, end_, number).ptr; }
  void put(char c) { *at_++ = c; }
  std::string_view text() const { return {piece_.data(), static_cast<std::size_t>(at_ - piece_.data())}; }

private:
  std::string& piece_;
  char* at_;
  char* end_;
};

} // namespace

ReplayedCsv::Word::Word(std::string of) : text(std::move(of)) {
  std::ranges::copy(std::string_view(text).substr(0, head.size()), head.begin());
}

ReplayedCsv::ReplayedCsv(const model::Model& model, const Replayed& replayed)
    : time_(replayed.table->time),
      replay_(*replayed.replay),
      library_(*replayed.library),
      remainder_(replayed.remainder.get()) {
  const model::EventTable& table = *replayed.table;
  for (const model::Actor& actor : model.actors)
    actors_.emplace_back(within(actor.name, actor_pattern(table)) + ",");
  actors_.emplace_back(",");
  for (auto v = std::uint8_t{0}; v <= static_cast<std::uint8_t>(model::Verdict::depends); ++v)
    verdicts_.emplace_back(csv_cell(questions::to_words(static_cast<model::Verdict>(v))) + ",");
  const model::NamePattern* pattern = agreement_pattern(table);
  for (const model::Agreement& agreement : model.agreements)
    agreements_.emplace_back(within(agreement.id, pattern) + ",");
  for (const model::Template& rows : model.templates) {
    for (const std::string& key : rows.keys)
      agreements_.emplace_back(within(rows.id_before + key + rows.id_after, pattern) + ",");
  }
  for (const engine::Instrument& instrument : replay_.quick().instruments) {
    clauses_.emplace_back();
    for (const model::Clause* clause : instrument.clauses)
      clauses_.back().emplace_back(csv_cell(clause->id) + ",");
  }
  longest_line_ = 128; // numbers, times, and what a word of sixteen bytes may put beyond its end
  const auto longest = [&](const std::vector<Word>& words) {
    std::size_t most = 0;
    for (const Word& word : words)
      most = std::max(most, word.text.size());
    longest_line_ += most + Word{}.head.size();
  };
  for (const std::vector<Word>* words : {&actors_, &actors_, &agreements_, &verdicts_})
    longest(*words);
  for (const std::vector<Word>& words : clauses_)
    longest(words);
}

std::string ReplayedCsv::time_cell(std::int64_t second) const {
  const std::int64_t after = time_.origin ? second - time_.origin->seconds : 0;
  if (time_.origin && after % time_.unit == 0) return std::to_string(after / time_.unit);
  return time::to_string(time::exact({second}), time_.zone);
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
  return out + "," + agreements_[clause.agreement.value].text + csv_cell(clause.id);
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
  const std::string one = duty.bearers.size() == 1 ? actors_[duty.bearers.front().value].text : csv_cell(bearers) + ",";
  return name(duty) + "," + one + actors_[duty.beneficiary ? duty.beneficiary->value : actors_.size() - 1].text +
         time_cell(duty.opened) + "," + (duty.deadline ? time_cell(duty.deadline->last().seconds) : "") + "," +
         verdicts_[static_cast<std::size_t>(duty.verdict)].text + closed + "\n";
}

std::string ReplayedCsv::event_cell(const KeptDuty& kept) const {
  const std::uint32_t replayed = replay_.first(kept.first).number;
  const auto number = library_.numbering().in_table(replayed);
  return number ? std::to_string(*number) : csv_cell(library_.event_id(replayed));
}

void ReplayedCsv::name(const KeptDuty& kept, std::string& out) const {
  const engine::Entry& entry = replay_.quick().entries[kept.entry];
  const engine::QuickClause& clause = replay_.quick().clauses[entry.clause];
  out.append(event_cell(kept)).append(1, ',').append(agreements_[entry.row].text);
  out.append(clauses_[clause.instrument][clause.place].text);
  out.pop_back();
}

std::string_view ReplayedCsv::lines(std::size_t from, std::size_t to, std::string& piece) const {
  // Duties of one first fact stand together, and mostly share their times.
  std::uint32_t first = none;
  std::int64_t opened = never;
  std::int64_t deadline = never;
  Word event;
  Word times;
  Cursor line(piece);
  for (const KeptDuty& kept : replay_.duties().subspan(from, to - from)) {
    const engine::Entry& entry = replay_.quick().entries[kept.entry];
    const engine::QuickClause& clause = replay_.quick().clauses[entry.clause];
    const std::int64_t last = replay_.deadline_of(kept);
    const model::Verdict verdict = replay_.verdict_of(kept, last);
    if (kept.first != first) event = Word(event_cell(kept) + ",");
    if (kept.opened != opened || last != deadline || kept.first != first) {
      times = Word(time_cell(kept.opened) + "," + (last == never ? "" : time_cell(last)) + ",");
    }
    first = kept.first;
    opened = kept.opened;
    deadline = last;
    line.need(longest_line_);
    line.put(event);
    line.put(agreements_[entry.row]);
    line.put(clauses_[clause.instrument][clause.place]);
    line.put(actors_[entry.bearer]);
    line.put(actors_[entry.beneficiary == none ? actors_.size() - 1 : entry.beneficiary]);
    line.put(times);
    line.put(verdicts_[static_cast<std::size_t>(verdict)]);
    const std::int64_t closed = kept.closed == never && verdict != model::Verdict::open ? last : kept.closed;
    if (closed != never && time_.origin && time_.unit == 1)
      line.put(closed - time_.origin->seconds);
    else if (closed != never)
      line.put(Word(time_cell(closed)));
    line.put('\n');
  }
  return line.text();
}

std::optional<std::uint64_t> ReplayedCsv::duties(const Sink& sink, unsigned threads) const {
  if (!sink(header)) return std::nullopt;
  std::uint64_t in_order = header.size();
  const std::size_t count = replay_.duties().size();
  const std::size_t pieces = (count + lines_a_piece - 1) / lines_a_piece;
  // With two threads the next piece is made while one is written.
  std::array<std::string, 2> buffers;
  const auto piece = [&](std::size_t number) {
    const std::size_t from = std::min(number * lines_a_piece, count);
    return lines(from, std::min(from + lines_a_piece, count), buffers[number % 2]);
  };
  const auto how = threads > 1 ? std::launch::async : std::launch::deferred;
  std::future<std::string_view> next = std::async(how, piece, 0);
  for (std::size_t number = 0; number < pieces; ++number) {
    const std::string_view made = next.get();
    next = std::async(how, piece, number + 1);
    if (!sink(made)) return std::nullopt;
    in_order += made.size();
  }
  std::string rest;
  for (std::size_t i = 0; remainder_ != nullptr && i < remainder_->duties().size(); ++i)
    rest += line(remainder_->duties()[i]);
  return sink(rest) ? std::optional(in_order) : std::nullopt;
}

} // namespace casus::exchange
