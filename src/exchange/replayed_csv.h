// SPDX-License-Identifier: Apache-2.0
// What a replay found, as CSV: duties, and the answers to a table of questions.
#pragma once

#include "exchange/replay_files.h"
#include "model/model.h"

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
  /// they arose. `closed`: when it was performed, or the deadline that passed; empty while it is open. Over so many
  /// threads; the bytes do not depend on it. False when the sink refused.
  bool duties(const Sink& sink, unsigned threads) const;

  static constexpr std::string_view header =
      "event,agreement,clause,bearer,beneficiary,opened,deadline,verdict,closed\n";

  /// The cells that name a duty: `event,agreement,clause`.
  void name(const engine::KeptDuty& duty, std::string& out) const;

private:
  void lines(std::size_t from, std::size_t to, std::string& out) const;
  std::string time_cell(std::int64_t second) const;

  const model::TimeColumn& time_;
  const engine::Replay& replay_;
  const LibraryFacts& library_;
  std::vector<std::string> actors_;               // by id, then nobody
  std::vector<std::string> verdicts_;             // by model::Verdict
  std::vector<std::string> agreements_;           // by row
  std::vector<std::vector<std::string>> clauses_; // by instrument and place
};

} // namespace casus::exchange
