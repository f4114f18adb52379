// SPDX-License-Identifier: Apache-2.0
#include "questions/changes.h"

#include "questions/claims.h"
#include "questions/due.h"
#include "questions/ids.h"
#include "questions/judged.h"
#include "questions/status.h"
#include "questions/words.h"

#include <algorithm>
#include <compare>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::string_view not_there = "not there";

struct Key {
  VerdictOf of;
  std::string id;
  auto operator<=>(const Key&) const = default;
};

struct Judged {
  std::string title;
  std::string verdict;
};

using Verdicts = std::map<Key, Judged>;

/// Every verdict that the questions give in one case.
Verdicts verdicts_of(const Case& asked) {
  Verdicts found;
  const model::Model& model = asked.model();
  for (const AgreementStatus& row : status(asked).agreements) {
    found[{VerdictOf::agreement, row.id}] = {row.title, row.words};
  }
  for (const model::Duty& duty : asked.outcome().duties) {
    found[{VerdictOf::duty, duty_id(asked, duty)}] = {model[duty.clause].title, std::string(to_words(duty.verdict))};
  }
  for (const JudgedAct& act : judged_acts(asked, {.all = true})) {
    found[{VerdictOf::act, act.event + " " + act.clause + " " + slug(act.bearer)}] = {
        act.title, std::string(to_words(act.outcome))};
  }
  for (const ClaimAnswer& claim : claims(asked).claims) {
    found[{VerdictOf::claim, claim.id}] = {claim.text, std::string(to_words(claim.verdict))};
  }
  return found;
}

std::string verdict_in(const Verdicts& verdicts, const Key& key) {
  const auto at = verdicts.find(key);
  return at == verdicts.end() ? std::string(not_there) : at->second.verdict;
}

/// Asks the same again under other knowledge.
class Replay {
public:
  Replay(const model::Model& model, const engine::Engine& engine, const Asked& from, const Asked& to)
      : model_(&model), engine_(&engine), asked_(to), from_(from.known_at) {}

  /// The moments between the two at which something became known, ascending.
  [[nodiscard]] std::vector<time::Instant> turns() const {
    std::set<time::Instant> moments;
    for (const model::Report& report : model_->reports) {
      const time::Instant known = report.known_from();
      if (known > from_ && known <= asked_.known_at) moments.insert(known);
    }
    return {moments.begin(), moments.end()};
  }

  [[nodiscard]] Verdicts known_at(time::Instant at) const { return ask(*model_, at); }

  [[nodiscard]] std::vector<std::uint32_t> said_at(time::Instant at) const {
    std::vector<std::uint32_t> reports;
    for (std::uint32_t i = 0; i < model_->reports.size(); ++i) {
      if (model_->reports[i].known_from() == at) reports.push_back(i);
    }
    return reports;
  }

  /// What would be known at `at` if of that moment's reports only `kept` had been made.
  [[nodiscard]] Verdicts with_only(time::Instant at, std::uint32_t kept) const {
    return ask(without(at, [&](std::uint32_t report) { return report != kept; }), at);
  }

  /// What would be known at `at` if `left_out` had not been made.
  [[nodiscard]] Verdicts without_one(time::Instant at, std::uint32_t left_out) const {
    return ask(without(at, [&](std::uint32_t report) { return report == left_out; }), at);
  }

private:
  [[nodiscard]] Verdicts ask(const model::Model& model, time::Instant at) const {
    Asked asked = asked_;
    asked.known_at = at;
    return verdicts_of(Case(model, *engine_, asked));
  }

  /// The model, its reports of that moment thinned out. Ids of all else stay, so that the engine stays the same.
  template <class Drop>
  [[nodiscard]] model::Model without(time::Instant at, Drop drop) const {
    model::Model thinner = *model_;
    thinner.reports.clear();
    for (std::uint32_t i = 0; i < model_->reports.size(); ++i) {
      const model::Report& report = model_->reports[i];
      if (report.known_from() != at || !drop(i)) thinner.reports.push_back(report);
    }
    return thinner;
  }

  const model::Model* model_;
  const engine::Engine* engine_;
  Asked asked_;
  time::Instant from_;
};

Turning turning_of(const model::Model& model, std::uint32_t index) {
  const model::Report& report = model.reports[index];
  return {.event = model[report.event].id,
          .title = event_title(model[report.event]),
          .standing = std::string(to_words(report.standing)),
          .source = model[report.source].id,
          .said = report.said};
}

/// The turn of each verdict: the last moment of knowledge at which it became what it is at the end.
std::map<time::Instant, std::vector<std::size_t>> turns_of(const Replay& replay, const std::vector<Key>& keys,
                                                           const Verdicts& before) {
  std::map<time::Instant, std::vector<std::size_t>> turned;
  std::vector<std::string> last;
  std::vector<std::optional<time::Instant>> when(keys.size());
  last.reserve(keys.size());
  for (const Key& key : keys)
    last.push_back(verdict_in(before, key));
  for (const time::Instant at : replay.turns()) {
    const Verdicts now = replay.known_at(at);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const std::string verdict = verdict_in(now, keys[i]);
      if (verdict == last[i]) continue;
      last[i] = verdict;
      when[i] = at;
    }
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (when[i]) turned[*when[i]].push_back(i);
  }
  return turned;
}

/// Adds to each change the reports of its moment that made it: those without which it would not have turned, else
/// those that would each have been enough, else all of that moment.
void find_reports(const Replay& replay, const model::Model& model, const std::vector<Key>& keys, time::Instant at,
                  const std::vector<std::size_t>& turned, std::vector<Change>& changes) {
  const std::vector<std::uint32_t> reports = replay.said_at(at);
  std::vector<Verdicts> without;
  std::vector<Verdicts> alone;
  for (const std::uint32_t report : reports) {
    without.push_back(reports.size() == 1 ? Verdicts{} : replay.without_one(at, report));
    alone.push_back(reports.size() == 1 ? Verdicts{} : replay.with_only(at, report));
  }
  for (const std::size_t i : turned) {
    Change& change = changes[i];
    for (const std::vector<Verdicts>* tries : {&without, &alone}) {
      for (std::size_t r = 0; reports.size() > 1 && change.reports.size() < reports.size() && r < reports.size(); ++r) {
        const bool as_after = verdict_in((*tries)[r], keys[i]) == change.after;
        if (as_after == (tries == &alone)) change.reports.push_back(turning_of(model, reports[r]));
      }
      if (!change.reports.empty()) break;
    }
    if (!change.reports.empty()) continue;
    for (const std::uint32_t report : reports)
      change.reports.push_back(turning_of(model, report));
  }
}

} // namespace

ChangesAnswer changes(const model::Model& model, const engine::Engine& engine, const Asked& from, const Asked& to) {
  ChangesAnswer answer{.from = from, .to = to};
  const Verdicts before = verdicts_of(Case(model, engine, from));
  const Verdicts after = verdicts_of(Case(model, engine, to));
  std::set<Key> all;
  for (const auto& [key, judged] : before)
    all.insert(key);
  for (const auto& [key, judged] : after)
    all.insert(key);
  std::vector<Key> keys;
  for (const Key& key : all) {
    const std::string was = verdict_in(before, key);
    const std::string is = verdict_in(after, key);
    if (was == is) continue;
    const Verdicts& holder = after.contains(key) ? after : before;
    answer.changes.push_back({.of = key.of, .id = key.id, .title = holder.at(key).title, .before = was, .after = is});
    keys.push_back(key);
  }
  const Replay replay(model, engine, from, to);
  for (const auto& [at, turned] : turns_of(replay, keys, before)) {
    find_reports(replay, model, keys, at, turned, answer.changes);
  }
  return answer;
}

std::string_view to_words(VerdictOf of) {
  switch (of) {
  case VerdictOf::agreement: return "agreement";
  case VerdictOf::duty: return "duty";
  case VerdictOf::act: return "act";
  case VerdictOf::claim: return "claim";
  }
  return "duty";
}

} // namespace casus::questions
