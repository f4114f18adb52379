// SPDX-License-Identifier: Apache-2.0
// What a replay found, as CSV: duties, and the answers to a table of questions.
#pragma once

#include "exchange/replay_files.h"
#include "model/model.h"

#include <array>
#include <functional>
#include <string>

namespace casus::exchange {

/// Writes a piece of text somewhere; false ends the writing.
using Sink = std::function<bool(std::string_view)>;

/// Names and times as the table of events has them: `17` for `State 17`, seconds after its origin. What has no such
/// form is written in full.
class ReplayedCsv {
public:
  ReplayedCsv(const model::Model& model, const Replayed& replayed);

  /// `event,agreement,clause,bearer,beneficiary,opened,deadline,verdict,closed`: a line a duty, in the order in which
  /// they arose, then those of the general engine. `closed`: when it was performed, or the deadline that passed; empty
  /// while it is open. Over so many threads; the bytes do not depend on it. Gives how many bytes are in the order in
  /// which duties arose; nothing when the sink refused.
  std::optional<std::uint64_t> duties(const Sink& sink, unsigned threads) const;

  /// Of a duty that the general engine found: the same cells. An imprecise time is written in full.
  std::string line(const model::Duty& duty) const;
  std::string name(const model::Duty& duty) const;

  static constexpr std::string_view header =
      "event,agreement,clause,bearer,beneficiary,opened,deadline,verdict,closed\n";

  /// The cells that name a duty: `event,agreement,clause`.
  void name(const engine::KeptDuty& duty, std::string& out) const;

  /// A cell and the comma after it, ready to be copied.
  struct Word {
    Word() = default;
    explicit Word(std::string of);
    std::string text;
    std::array<char, 16> head{}; // its first bytes
  };

private:
  std::string_view lines(std::size_t from, std::size_t to, std::string& piece) const;
  std::string time_cell(std::int64_t second) const;
  std::string time_cell(const time::Moment& moment) const;
  std::string event_cell(const engine::KeptDuty& duty) const;

  const model::TimeColumn& time_;
  const engine::Replay& replay_;
  const LibraryFacts& library_;
  const Remainder* remainder_;
  std::vector<Word> actors_;               // by id, then nobody
  std::vector<Word> verdicts_;             // by model::Verdict
  std::vector<Word> agreements_;           // by row
  std::vector<std::vector<Word>> clauses_; // by instrument and place
  std::size_t longest_line_ = 0;
};

} // namespace casus::exchange
