// SPDX-License-Identifier: Apache-2.0
// Deadlines that can fall before the event that opens the duty: each event of the trigger comes as late as it may.
#include "questions/deep_example.h"
#include "questions/deep_parts.h"
#include "questions/deep_search.h"
#include "questions/ids.h"

#include <algorithm>

namespace casus::questions {

namespace {

std::string why(const model::Clause& clause) {
  const std::string date = time::to_string(clause.when.date);
  if (clause.when.timing == model::Timing::within) {
    return "counted from the first event, its time can be over before the last event comes";
  }
  if (clause.links.empty()) return "its date, " + date + ", lies before it is owed";
  return "an event after its date, " + date + ", opens it when its time is over";
}

std::optional<DeepFinding> early_end(const Whole& whole, model::ClauseId id) {
  const Shows shows = [id](const model::Outcome& outcome) {
    return std::ranges::any_of(outcome.duties, [&](const model::Duty& duty) {
      return duty.clause == id && duty.awaiting == 0 && duty.exists == time::Truth::certain && duty.deadline &&
             duty.deadline->last() < duty.opened.first();
    });
  };
  for (Choice& choice : choices(whole.model, whole.model[id])) {
    choice.late = true;
    Example example(whole.model, whole.engine, choice.start);
    example.open(id, choice);
    const auto log = fewest(whole.engine, example.log(), example.end(), shows);
    if (!log) continue;
    return DeepFinding{.sort = DeepSort::early_end,
                       .clauses = {clause_id(whole.model, id)},
                       .text = why(whole.model[id]),
                       .example = *log,
                       .at = example.end()};
  }
  return std::nullopt;
}

} // namespace

void find_early_ends(const Whole& whole, Findings& found) {
  for (std::uint32_t i = 0; i < whole.model.clauses.size(); ++i) {
    const model::Clause& clause = whole.model.clauses[i];
    const model::Timing timing = clause.when.timing;
    const bool from_first =
        timing == model::Timing::within && clause.links.size() > 1 && clause.when.anchor == model::Anchor::first_event;
    const bool dated = timing == model::Timing::by_date || timing == model::Timing::before_date;
    if (!is_duty(clause) || (!from_first && !dated)) continue;
    if (auto finding = early_end(whole, {i})) found.push_back(std::move(*finding));
  }
}

} // namespace casus::questions
