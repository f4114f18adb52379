// SPDX-License-Identifier: Apache-2.0
#include "exchange/replayed_csv.h"

#include "questions/words.h"
#include "time/moment.h"

#include <algorithm>
#include <charconv>
#include <future>
#include <utility>

namespace casus::exchange {

using engine::KeptDuty;
using engine::never;
using engine::none;
using engine::ReplayedDuty;

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

void put(std::string& out, std::int64_t number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, static_cast<std::size_t>(end - digits));
}

} // namespace

ReplayedCsv::ReplayedCsv(const model::Model& model, const Replayed& replayed)
    : time_(replayed.table->time), replay_(*replayed.replay), library_(*replayed.library) {
  const model::EventTable& table = *replayed.table;
  for (const model::Actor& actor : model.actors)
    actors_.push_back(within(actor.name, actor_pattern(table)));
  actors_.emplace_back();
  for (auto v = std::uint8_t{0}; v <= static_cast<std::uint8_t>(model::Verdict::depends); ++v)
    verdicts_.push_back(csv_cell(questions::to_words(static_cast<model::Verdict>(v))));
  const model::NamePattern* pattern = agreement_pattern(table);
  for (const model::Agreement& agreement : model.agreements)
    agreements_.push_back(within(agreement.id, pattern));
  for (const model::Template& rows : model.templates) {
    for (const std::string& key : rows.keys)
      agreements_.push_back(within(rows.id_before + key + rows.id_after, pattern));
  }
  for (const engine::Instrument& instrument : replay_.quick().instruments) {
    clauses_.emplace_back();
    for (const model::Clause* clause : instrument.clauses)
      clauses_.back().push_back(csv_cell(clause->id));
  }
}

std::string ReplayedCsv::time_cell(std::int64_t second) const {
  std::string out;
  if (!time_.origin) return time::to_string(time::exact({second}), time_.zone);
  const std::int64_t after = second - time_.origin->seconds;
  if (after % time_.unit == 0)
    put(out, after / time_.unit);
  else
    out = time::to_string(time::exact({second}), time_.zone);
  return out;
}

void ReplayedCsv::name(const KeptDuty& kept, std::string& out) const {
  const engine::Entry& entry = replay_.quick().entries[kept.entry];
  const engine::QuickClause& clause = replay_.quick().clauses[entry.clause];
  const std::uint32_t replayed = replay_.first(kept.first).number;
  if (const auto number = library_.numbering().in_table(replayed))
    put(out, *number);
  else
    out.append(csv_cell(library_.event_id(replayed)));
  out.append(1, ',').append(agreements_[entry.row]);
  out.append(1, ',').append(clauses_[clause.instrument][clause.place]);
}

void ReplayedCsv::lines(std::size_t from, std::size_t to, std::string& out) const {
  // Duties of one request stand together and share its times.
  std::int64_t opened = never;
  std::int64_t deadline = never;
  std::string times;
  for (const KeptDuty& kept : replay_.duties().subspan(from, to - from)) {
    const ReplayedDuty duty = replay_.tell(kept);
    if (duty.opened != opened || duty.deadline != deadline || times.empty()) {
      opened = duty.opened;
      deadline = duty.deadline;
      times = "," + time_cell(opened) + "," + (deadline == never ? "" : time_cell(deadline)) + ",";
    }
    name(kept, out);
    out.append(1, ',').append(actors_[duty.bearer]);
    out.append(1, ',').append(actors_[duty.beneficiary == none ? actors_.size() - 1 : duty.beneficiary]);
    out.append(times).append(verdicts_[static_cast<std::size_t>(duty.verdict)]).append(1, ',');
    if (duty.closed != never) out.append(time_cell(duty.closed));
    out.append(1, '\n');
  }
}

bool ReplayedCsv::duties(const Sink& sink, unsigned threads) const {
  if (!sink(header)) return false;
  const std::size_t count = replay_.duties().size();
  const auto piece = [&](std::size_t number) {
    std::string out;
    const std::size_t from = std::min(number * lines_a_piece, count);
    lines(from, std::min(from + lines_a_piece, count), out);
    return out;
  };
  const std::size_t pieces = (count + lines_a_piece - 1) / lines_a_piece;
  if (threads < 2) {
    std::string out;
    for (std::size_t number = 0; number < pieces; ++number) {
      out.clear();
      lines(number * lines_a_piece, std::min((number + 1) * lines_a_piece, count), out);
      if (!sink(out)) return false;
    }
    return true;
  }
  // The next piece is made while one is written.
  std::future<std::string> next = std::async(std::launch::async, piece, 0);
  for (std::size_t number = 0; number < pieces; ++number) {
    const std::string out = next.get();
    next = std::async(std::launch::async, piece, number + 1);
    if (!sink(out)) return false;
  }
  return true;
}

} // namespace casus::exchange
