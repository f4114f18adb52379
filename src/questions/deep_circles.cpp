// SPDX-License-Identifier: Apache-2.0
// Circular cascades: doing what one clause asks opens another, and so on back to the first, shown on the engine.
#include "questions/deep_example.h"
#include "questions/deep_parts.h"
#include "questions/ids.h"
#include "questions/match.h"

#include <algorithm>
#include <deque>
#include <optional>

namespace casus::questions {

namespace {

using Path = std::vector<std::uint32_t>;

/// Whether doing what the one clause asks is an event of a kind that opens the other.
bool leads_to(const model::Model& model, const model::Clause& from, const model::Clause& to) {
  if (!is_duty(to) || to.links.empty()) return false;
  return std::ranges::any_of(to.links.front().alternatives, [&](const model::Pattern& pattern) {
    return kind_is(model, from.act.kind, pattern.kind);
  });
}

std::vector<Path> edges_of(const model::Model& model) {
  std::vector<Path> edges(model.clauses.size());
  for (std::uint32_t from = 0; from < model.clauses.size(); ++from) {
    if (!is_duty(model.clauses[from]) || model.clauses[from].links.empty()) continue;
    for (std::uint32_t to = 0; to < model.clauses.size(); ++to)
      if (leads_to(model, model.clauses[from], model.clauses[to])) edges[from].push_back(to);
  }
  return edges;
}

/// The shortest ways from a clause back to it over clauses of greater number, so that each circle is told once, from
/// its least clause. Of circles of one length that share all clauses but one, each is given.
std::vector<Path> ways_back(const std::vector<Path>& edges, std::uint32_t goal) {
  std::vector<Path> found;
  std::deque<Path> waiting{{goal}};
  std::vector<std::size_t> reached(edges.size(), 0); // length of the shortest way there
  while (!waiting.empty()) {
    const Path path = std::move(waiting.front());
    waiting.pop_front();
    if (!found.empty() && path.size() > found.front().size()) break;
    for (const std::uint32_t next : edges[path.back()]) {
      if (next == goal) found.push_back(path);
      if (next <= goal || (reached[next] != 0 && reached[next] < path.size())) continue;
      reached[next] = path.size();
      waiting.push_back(path);
      waiting.back().push_back(next);
    }
    if (found.size() > 64) break;
  }
  return found;
}

/// Goes round the circle: performs each duty in turn and looks whether that very act opened the next.
class Round {
public:
  Round(const Whole& whole, const Path& path) : whole_(&whole), path_(&path) {}

  std::optional<Example> made() {
    const model::ClauseId first{path_->front()};
    for (const Choice& choice : choices(whole_->model, whole_->model[first])) {
      Example example(whole_->model, whole_->engine, choice.start);
      for (const std::uint32_t clause : *path_)
        example.bring_into_force(whole_->model.clauses[clause].agreement);
      example.open(first, choice);
      if (auto closed = from(example, 0, std::nullopt)) return closed;
    }
    return std::nullopt;
  }

private:
  [[nodiscard]] model::ClauseId at(std::size_t step) const { return {(*path_)[step % path_->size()]}; }

  /// `act`: the event that has to have opened the duty of this step; absent at the beginning.
  [[nodiscard]] std::optional<Example> from(const Example& example, std::size_t step,
                                            std::optional<model::FactId> act) const {
    for (const model::Duty& duty : example.outcome().duties) {
      if (duty.clause != at(step) || duty.awaiting != 0 || duty.exists != time::Truth::certain) continue;
      if (act && duty.chain.front() != *act) continue;
      if (act && step == path_->size()) return example;
      for (const model::Pattern& pattern : whole_->model[at(step + 1)].links.front().alternatives) {
        Example done = example;
        const auto fact = done.perform(duty, pattern);
        if (!fact) continue;
        if (auto closed = from(done, step + 1, fact)) return closed;
      }
    }
    return std::nullopt;
  }

  const Whole* whole_;
  const Path* path_;
};

} // namespace

void find_circles(const Whole& whole, Findings& found) {
  const std::vector<Path> edges = edges_of(whole.model);
  for (std::uint32_t goal = 0; goal < whole.model.clauses.size(); ++goal) {
    for (const Path& path : ways_back(edges, goal)) {
      const auto example = Round(whole, path).made();
      if (!example) continue;
      DeepFinding finding{.sort = DeepSort::circle,
                          .text = "doing what it asks opens it again, without end",
                          .example = example->log(),
                          .at = example->end()};
      for (const std::uint32_t clause : path)
        finding.clauses.push_back(clause_id(whole.model, {clause}));
      found.push_back(std::move(finding));
      break;
    }
  }
}

} // namespace casus::questions
