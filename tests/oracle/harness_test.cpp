// SPDX-License-Identifier: Apache-2.0
// Does the harness find what is planted? Outcomes with one field changed, and models with one clause altered.
#include "tests/oracle/coverage.h"
#include "tests/oracle/differ.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/shrinker.h"
#include "tests/oracle/small_case.h"
#include "tests/oracle/text.h"

#include <gtest/gtest.h>

namespace casus::oracle {
namespace {

// A world of some seed whose late answer has duties and judgements.
World busy_world() {
  for (std::uint64_t seed = 1;; ++seed) {
    World world = make_world(seed);
    const auto outcome = answer(world.model, world.log, world.moments.front());
    if (outcome.duties.size() > 3 && !outcome.judgements.empty()) return world;
  }
}

model::Outcome late_answer(const World& w) { return answer(w.model, w.log, w.moments.front()); }

TEST(Harness, SameSeedSameWorld) {
  EXPECT_EQ(text(make_world(7)), text(make_world(7)));
  EXPECT_NE(text(make_world(7)), text(make_world(8)));
}

// These three numbers must never change: worlds are reported by seed.
TEST(Harness, LotsAreTheSameOnEveryMachine) {
  Lot lot(1);
  EXPECT_EQ(lot.next(), 16481712997681181849ULL);
  EXPECT_EQ(Lot(2).below(1000), 783U);
}

TEST(Harness, LikeOutcomesHaveNoDifference) {
  const World world = busy_world();
  EXPECT_TRUE(compare(late_answer(world), late_answer(world)).empty());
}

// Every field of a duty that is changed is found, and it alone.
TEST(Harness, EachChangedFieldIsFound) {
  const model::Outcome right = late_answer(busy_world());
  const auto found = [&](const std::string& field, const auto& change) {
    model::Outcome wrong = right;
    change(wrong);
    const auto differences = compare(right, wrong);
    ASSERT_EQ(differences.size(), 1U) << field;
    EXPECT_EQ(differences[0].field, field);
  };
  found("verdict", [](model::Outcome& o) {
    o.duties[1].verdict = o.duties[1].verdict == model::Verdict::kept ? model::Verdict::open : model::Verdict::kept;
  });
  found("opened", [](model::Outcome& o) { o.duties[0].opened.latest.seconds += 1; });
  found("awaiting", [](model::Outcome& o) { o.duties[0].awaiting += 1; });
  found("standing_depends", [](model::Outcome& o) { o.duties[0].standing_depends ^= true; });
  found("breaches", [](model::Outcome& o) { o.duties[0].breaches.push_back(FactId{99}); });
  found("other", [](model::Outcome& o) { o.judgements[0].other = ClauseId{99}; });
  found("month_end_rule", [](model::Outcome& o) { o.agreements[0].month_end_rule ^= true; });
  const std::string party = "party a" + std::to_string(right.agreements[0].parties[0].party.value);
  found("provisional_from", [](model::Outcome& o) { o.agreements[0].provisional_from = exactly(1, 2); });
  found("superseded_by", [](model::Outcome& o) { o.agreements[0].superseded_by = AgreementId{99}; });
  found("opposed a97 a98", [](model::Outcome& o) { o.agreements[0].opposed.push_back({ActorId{97}, ActorId{98}}); });
  found("", [](model::Outcome& o) { o.derived.push_back({.clause = ClauseId{99}}); });
  found(party + " left_at", [](model::Outcome& o) { o.agreements[0].parties[0].left_at = exactly(1, 2); });
}

TEST(Harness, MissingAndMisplacedDutiesAreFound) {
  const model::Outcome right = late_answer(busy_world());
  model::Outcome wrong = right;
  wrong.duties.erase(wrong.duties.begin());
  ASSERT_EQ(compare(right, wrong).size(), 1U);
  EXPECT_EQ(compare(right, wrong)[0].right, "absent");
  wrong = right;
  std::swap(wrong.duties[0], wrong.duties[1]);
  EXPECT_EQ(compare(right, wrong).size(), 1U);
}

/// An answer with one rule wrong: the oracle asked about an altered world.
using Alter = std::function<void(World&)>;

bool altered_differs(const World& w, const Alter& alter) {
  World other = w;
  alter(other);
  return !compare(late_answer(w), late_answer(other)).empty();
}

// The first world in which the fault shows, shrunk.
World planted(const Alter& alter) {
  for (std::uint64_t seed = 1;; ++seed) {
    const World world = make_world(seed);
    if (!altered_differs(world, alter)) continue;
    const auto differs = [&](const World& w) { return altered_differs(w, alter); };
    World smallest = shrink(world, differs);
    EXPECT_TRUE(differs(smallest));
    EXPECT_LE(smallest.log.facts.size(), world.log.facts.size());
    return smallest;
  }
}

// A fault in one rule: excused_when is not read. One clause, one agreement and few facts suffice to show it.
TEST(Harness, ShrinksAForgottenExcuse) {
  const World w = planted([](World& world) {
    for (model::Clause& clause : world.model.clauses)
      clause.excused_when.clear();
  });
  EXPECT_EQ(w.model.agreements.size(), 1U);
  EXPECT_EQ(w.model.clauses.size(), 1U);
  EXPECT_LE(w.log.facts.size(), 6U);
}

// Citing is not read.
TEST(Harness, ShrinksForgottenCitations) {
  const World w = planted([](World& world) {
    for (Fact& fact : world.log.facts)
      fact.cites.clear();
  });
  EXPECT_LE(w.model.clauses.size(), 1U);
  EXPECT_LE(w.log.facts.size(), 5U);
}

// Deadlines are one second too long.
TEST(Harness, ShrinksADeadlineOffByOne) {
  const World w = planted([](World& world) {
    for (model::Clause& clause : world.model.clauses) {
      if (!clause.when.span || clause.when.timing != model::Timing::within) continue;
      if (auto* const elapsed = std::get_if<time::Elapsed>(&*clause.when.span)) elapsed->seconds += 1;
    }
  });
  EXPECT_EQ(w.model.clauses.size(), 1U);
  EXPECT_NE(text(w).find("within"), std::string::npos);
}

// Supersession is not read: two agreements and what brings one into force suffice.
TEST(Harness, ShrinksAForgottenSupersession) {
  const World w = planted([](World& world) {
    for (model::Agreement& a : world.model.agreements)
      a.supersedes.clear();
  });
  EXPECT_EQ(w.model.agreements.size(), 2U);
  EXPECT_TRUE(w.model.clauses.empty());
  EXPECT_NE(text(w).find("supersedes"), std::string::npos);
}

// Reservations are not read.
TEST(Harness, ShrinksAForgottenReservation) {
  const World w = planted([](World& world) {
    for (Fact& fact : world.log.facts)
      fact.kind = fact.kind == kinds::reservation ? kinds::amendment : fact.kind;
  });
  EXPECT_EQ(w.model.agreements.size(), 1U);
  EXPECT_EQ(w.model.clauses.size(), 1U);
  EXPECT_LE(w.log.facts.size(), 5U);
}

// A construct that no world uses, or that changes nothing, is named; one that changes an answer is not.
TEST(Harness, MissingConstructsAreNamed) {
  Case c;
  c.treaty().hedges.push_back({model::Hedge::best_efforts, "best efforts"});
  model::Agreement& a = c.agreement();
  a.entry.on = time::Date{2020, 1, 20};
  a.supersedes = {AgreementId{0}};
  Coverage coverage;
  coverage.try_constructs({.model = c.model, .log = c.log, .moments = {on(30)}});
  const auto names = coverage.missing();
  const auto is_missing = [&](const char* name) { return std::ranges::count(names, name) == 1; };
  EXPECT_FALSE(is_missing("supersedes"));
  EXPECT_FALSE(is_missing("entry: on a date"));
  EXPECT_TRUE(is_missing("agreement: hedged"));
  EXPECT_TRUE(is_missing("renewal: tacit"));
  EXPECT_TRUE(is_missing("both: superseded and renewed"));
  EXPECT_EQ(coverage.uses["agreement: hedged"].tried, 1U);
}

// A world is printed so that it can be read without the program.
TEST(Harness, WorldsAreReadable) {
  Case c;
  model::Agreement& a = c.treaty();
  a.addressees = {state_c};
  a.provisional = model::EntryRule{};
  a.term = model::Term{.length = time::months(1)};
  a.renewal = {.kind = model::RenewalKind::tacit, .length = time::months(2), .notice = time::days(10)};
  a.supersedes = {AgreementId{0}};
  c.aid_clause();
  c.fact(kinds::attack, exactly(10), {state_c});
  c.legal(kinds::extension, exactly(11), {state_a}).until = time::Date{2020, 3, 1};
  const std::string out = text(World{.seed = 5, .model = c.model, .log = c.log});
  for (const char* const line :
       {"world 5\n", "agreement A0 between a0 a1\n", "clause c0 of A0\n", "  when attack\n", "  each of a0 shall aid\n",
        "  addressed to a2\n", "  applied provisionally on -", "  renewal tacit for 2 months, 10 days before the end\n",
        "  supersedes A0\n", ", until 2020-03-01\n", "  within 48 hours\n",
        "fact f1 attack by a2, 2020-01-11 00:00:00"}) {
    EXPECT_NE(out.find(line), std::string::npos) << line << out;
  }
}

// Every verdict and outcome there is occurs in a few worlds.
TEST(Harness, WorldsAreNotEmpty) {
  Coverage coverage;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    const World world = make_world(seed);
    for (const time::Instant at : world.moments)
      coverage.add(answer(world.model, world.log, at));
  }
  for (int v = 0; v <= static_cast<int>(model::Verdict::depends); ++v) {
    const std::string name = text(static_cast<model::Verdict>(v));
    EXPECT_GT(coverage.counts["duty, verdict " + name], 5U) << name;
  }
  for (int o = 0; o <= static_cast<int>(model::ActOutcome::depends); ++o) {
    const std::string name = text(static_cast<model::ActOutcome>(o));
    EXPECT_GT(coverage.counts["judgement, " + name], 5U) << name;
  }
}

} // namespace
} // namespace casus::oracle
