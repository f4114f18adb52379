// SPDX-License-Identifier: Apache-2.0
// What a replay found, as CSV: duties, and the answers to a table of questions.
#pragma once

#include "exchange/in_turn.h"
#include "exchange/replay_files.h"
#include "model/model.h"

#include <array>
#include <string>

namespace casus::exchange {

/// Names and times as the table of events has them: `17` for `State 17`, seconds after its origin. What has no such
/// form is written in full.
class ReplayedCsv {
public:
  ReplayedCsv(const model::Model& model, const Replayed& replayed);

  /// `event,agreement,clause,bearer,beneficiary,opened,deadline,verdict,closed`: a line a duty, in the order in which
  /// they arose, then those of the general engine. `closed`: when it was performed, or the deadline that passed; empty
  /// while it is open. Over so many threads; the bytes do not depend on it. Nothing when the sink refused.
  struct Told {
    std::uint64_t sorted = 0; // so many bytes are in the order in which duties arose
    engine::Counts counts{};  // of all duties
  };
  std::optional<Told> duties(const Sink& sink, unsigned threads) const;

  /// Of a duty that the general engine found: the same cells. An imprecise time is written in full.
  std::string line(const model::Duty& duty) const;
  std::string name(const model::Duty& duty) const;

  static constexpr std::string_view header =
      "event,agreement,clause,bearer,beneficiary,opened,deadline,verdict,closed\n";

  /// The cells that name a duty: `event,agreement,clause`.
  void name(const engine::KeptDuty& duty, std::string& out) const;

  /// A cell and the comma after it, ready to be copied: two of them fill a line of memory.
  class Word {
  public:
    /// Most are short; the rest of a long one goes behind all others into `pool`.
    Word(std::string_view text, std::string& pool);
    std::string_view text(const std::string& pool) const {
      return size <= head.size() ? std::string_view(head.data(), size) : std::string_view(pool).substr(at, size);
    }

    std::array<char, 24> head{};
    std::uint32_t size = 0;
    std::uint32_t at = 0; // of a long one, in the pool
  };

private:
  /// How the agreements of an instrument are named: by a template's keys as they are, or by words.
  struct Names {
    const model::Cells* keys = nullptr;
    std::uint32_t first_row = 0;  // the keys' first
    std::uint32_t first_word = 0; // into agreements_
  };

  class Line;
  Word word(std::string_view text) { return {text, pool_}; }
  void name_agreements(const model::NamePattern* pattern);
  std::string agreement(std::uint32_t instrument, std::uint32_t row) const;
  void fetch(std::size_t at, std::size_t to) const;
  std::string_view lines(std::size_t from, std::size_t to, std::string& piece, engine::Counts& counts) const;
  void put_event(const engine::KeptDuty& duty, std::size_t rest, Line& line) const;
  void put_time(std::int64_t second, Line& line) const;
  std::string time_cell(std::int64_t second) const;
  std::string time_cell(const time::Moment& moment) const;
  std::string event_cell(const engine::KeptDuty& duty) const;

  const model::TimeColumn& time_;
  const engine::Replay& replay_;
  const LibraryFacts& library_;
  const Remainder* remainder_;
  std::string pool_;
  std::vector<Word> actors_;               // by id, then nobody
  std::vector<Word> verdicts_;             // by model::Verdict
  std::vector<Names> names_;               // by instrument
  std::vector<Word> agreements_;           // where they are not named by keys
  std::vector<std::vector<Word>> clauses_; // by instrument and place
  std::size_t longest_line_ = 0;
};

} // namespace casus::exchange
