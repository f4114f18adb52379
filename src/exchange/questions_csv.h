// SPDX-License-Identifier: Apache-2.0
// A table of questions: which duties of an actor are open at a time.
#pragma once

#include "exchange/replayed_csv.h"

#include <expected>

namespace casus::exchange {

struct Answered {
  std::size_t questions = 0;
  std::size_t rows = 0; // duties found, over all questions
};

/// Reads the file by the library's first table of questions whose columns it has, and writes `query,event,agreement,
/// clause`, a line for each duty found. Refused, with a sentence, at the first row that is no question.
std::expected<Answered, std::string> answer_questions(const model::Model& model, const std::string& path,
                                                      const Replayed& replayed, const ReplayedCsv& names,
                                                      const Sink& sink);

} // namespace casus::exchange
