// SPDX-License-Identifier: Apache-2.0
// What the static reading says can never be, never is: in random worlds no clause fires, is kept, is broken, ends early
// or clashes that the reading of the model alone did not foresee. CASUS_DEEP_WORLDS=n and CASUS_SEED=s choose the
// worlds.
#include "engine/engine.h"
#include "questions/deep.h"
#include "questions/ids.h"
#include "tests/oracle/setting.h"
#include "tests/oracle/text.h"
#include "tests/oracle/world.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace casus::questions {
namespace {

/// A sort of finding and its clauses, as `clash: a/b, c/d`.
using Told = std::set<std::string>;

std::string named(DeepSort sort, const std::vector<std::string>& clauses) {
  return fmt::format("{}: {}", to_words(sort), fmt::join(clauses, ", "));
}

Told told_of(const std::vector<DeepFinding>& findings) {
  Told told;
  for (const DeepFinding& finding : findings) {
    if (is_fault(finding.sort)) told.insert(named(finding.sort, finding.clauses));
    if (finding.sort != DeepSort::never_broken) continue;
    for (const std::string& clause : finding.clauses) // all that one reason spares are one remark
      told.insert(named(finding.sort, {clause}));
  }
  return told;
}

/// What an outcome shows: findings that it refutes, and findings that it calls for.
struct Shown {
  std::set<std::string> refuted;
  std::set<std::string> called_for;
};

void refute(std::initializer_list<DeepSort> sorts, const std::string& clause, Shown& shown) {
  for (const DeepSort sort : sorts)
    shown.refuted.insert(named(sort, {clause}));
}

void look_at(const model::Model& model, const model::Duty& duty, Shown& shown) {
  const std::string id = clause_id(model, duty.clause);
  const model::Clause& clause = model[duty.clause];
  if (duty.awaiting != 0 || duty.exists != time::Truth::certain) return;
  refute({DeepSort::unfired}, id, shown);
  const bool kept_up = clause.when.timing == model::Timing::at_all_times;
  if (!kept_up && duty.performed == time::Truth::certain) refute({DeepSort::never_kept, DeepSort::unkept}, id, shown);
  if (duty.verdict == model::Verdict::broken) refute({DeepSort::never_broken, DeepSort::unbroken}, id, shown);
  if (duty.verdict == model::Verdict::conflict && duty.conflict_with) {
    shown.called_for.insert(named(DeepSort::clash, {clause_id(model, *duty.conflict_with), id}));
  }
  if (duty.deadline && duty.deadline->last() < duty.opened.first()) {
    shown.called_for.insert(named(DeepSort::early_end, {id}));
  }
}

void look_at(const model::Model& model, const model::Outcome& outcome, Shown& shown) {
  for (const model::Duty& duty : outcome.duties)
    look_at(model, duty, shown);
  for (const model::Judgement& one : outcome.judgements) {
    if (one.outcome == model::ActOutcome::depends) continue;
    const std::string id = clause_id(model, one.clause);
    refute({DeepSort::unfired}, id, shown);
    if (one.outcome == model::ActOutcome::breach) refute({DeepSort::never_broken, DeepSort::unbroken}, id, shown);
    if (one.outcome == model::ActOutcome::permitted && one.other) {
      refute({DeepSort::unfired}, clause_id(model, *one.other), shown);
    }
    if (one.outcome == model::ActOutcome::conflict && one.other) {
      shown.called_for.insert(named(DeepSort::clash, {id, clause_id(model, *one.other)}));
    }
  }
}

Shown shown_by(const oracle::World& world, const engine::Engine& engine) {
  Shown shown;
  for (const time::Instant at : world.moments)
    look_at(world.model, engine.answer(world.log, at), shown);
  return shown;
}

using Counts = std::map<std::string, int>; // so that the test is known to have looked at something

void hold_against(const oracle::World& world, const engine::Engine& engine, const Shown& shown, Counts& seen) {
  const Told told = told_of(read_deeply(world.model, engine));
  for (const std::string& finding : shown.refuted)
    EXPECT_FALSE(told.contains(finding)) << "refutes " << finding << "\n" << oracle::text(world);
  for (const std::string& finding : shown.called_for) {
    ++seen[finding.substr(0, finding.find(':'))];
    EXPECT_TRUE(told.contains(finding)) << "shows " << finding << "\n" << oracle::text(world);
  }
  for (const std::string& finding : told)
    ++seen["told " + finding.substr(0, finding.find(':'))];
}

TEST(DeepReading, IsNotRefutedByRandomWorlds) {
  const std::uint64_t first = oracle::setting("CASUS_SEED", 1);
  const std::uint64_t count = oracle::setting("CASUS_DEEP_WORLDS", 100);
  Counts seen;
  // What calls for a finding is rare: beyond the first worlds only those that do are read.
  for (std::uint64_t seed = first; seed < first + 20 * count && !testing::Test::HasFailure(); ++seed) {
    const oracle::World world = oracle::make_world(seed);
    const engine::Engine engine(world.model);
    const Shown shown = shown_by(world, engine);
    if (seed < first + count || !shown.called_for.empty()) hold_against(world, engine, shown, seen);
  }
  for (const auto& [sort, times] : seen)
    RecordProperty(sort, times);
  for (const char* sort : {"clash", "early end", "told clash", "told early end", "told no firing found",
                           "told no breach found", "told never broken"})
    EXPECT_GT(seen[sort], 0) << sort;
}

} // namespace
} // namespace casus::questions
