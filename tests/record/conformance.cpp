// SPDX-License-Identifier: Apache-2.0
#include "tests/record/conformance.h"

#include "record/chain.h"
#include "record/memory/ledger.h"
#include "record/verify.h"

#include <random>

namespace casus::record {

Content small_content(std::string marking, std::string event) {
  Content content;
  content.marking = std::move(marking);
  content.event = std::move(event);
  content.recorder = "desk";
  content.statement = Statement{.source = "press", .said = time::exact({100})};
  return content;
}

Content full_content(std::string marking, std::string event) {
  Content content = small_content(std::move(marking), std::move(event));
  content.declaration = "event e \"Ereignis – подія\"\n  is  attack\n";
  content.happened = time::Moment{{-5'000'000'000}, {-4'999'913'600}, time::Precision::day};
  content.sharing = Sharing::amber_strict;
  content.known_from = time::Instant{-12};
  content.statement->standing = model::Standing::denied;
  content.statement->attribution = model::Attribution::anonymous;
  content.statement->speaker = std::string("a \"speaker\"\0with a nul", 23);
  content.statement->pointer = std::string(70'000, 'x');
  content.statement->corrected_to = time::exact({77});
  return content;
}

Clearance all_of(std::initializer_list<std::string> markings) { return {std::set<std::string>(markings)}; }

namespace {

const Clearance open_only;

std::vector<Address> appended(Ledger& ledger, std::vector<Content> batch, std::int64_t at) {
  const auto result = ledger.append(batch, {at});
  EXPECT_TRUE(result) << result.error().sentence;
  return result ? *result : std::vector<Address>{};
}

std::vector<Entry> entries(Ledger& ledger, const Query& query) {
  const auto result = ledger.read(query);
  EXPECT_TRUE(result) << result.error().sentence;
  return result ? *result : std::vector<Entry>{};
}

TEST_P(Conformance, AnEmptyRecordHoldsNothingAndIsSound) {
  EXPECT_TRUE(entries(ledger(), {}).empty());
  EXPECT_EQ(ledger().heads(open_only).value(), std::vector<Head>{});
  EXPECT_TRUE(verify(ledger(), open_only).value().findings.empty());
  EXPECT_EQ(ledger().append({}, {1}).value(), std::vector<Address>{});
}

TEST_P(Conformance, GivesBackWhatWasAppended) {
  const Content content = full_content("eyes only", "e");
  const auto addresses = appended(ledger(), {content}, 50);
  EXPECT_EQ(addresses, (std::vector<Address>{{"eyes only", 1}}));
  const auto found = entries(ledger(), {.clearance = all_of({"eyes only"})});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0], (Entry{content, 1, {50}}));
}

TEST_P(Conformance, WhatIsNotSaidOtherwiseIsKnownFromItsRecording) {
  appended(ledger(), {small_content("", "e")}, 50);
  EXPECT_TRUE(entries(ledger(), {.clearance = {}, .known_at = {49}}).empty());
  ASSERT_EQ(entries(ledger(), {.clearance = {}, .known_at = {50}}).size(), 1U);
  EXPECT_EQ(entries(ledger(), {})[0].content.known_from, time::Instant{50});
}

TEST_P(Conformance, NumbersFollowWithoutGapsInEachCompartment) {
  appended(ledger(), {small_content("", "a"), small_content("x", "b"), small_content("", "c")}, 1);
  const auto addresses = appended(ledger(), {small_content("x", "d"), small_content("", "e")}, 2);
  EXPECT_EQ(addresses, (std::vector<Address>{{"x", 2}, {"", 3}}));
}

TEST_P(Conformance, EntriesOfOneMomentAllSurviveInTheirOrder) {
  appended(ledger(), {small_content("", "a"), small_content("", "a")}, 7);
  appended(ledger(), {small_content("", "a")}, 7);
  const auto found = entries(ledger(), {});
  ASSERT_EQ(found.size(), 3U);
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].number, i + 1);
    EXPECT_EQ(found[i].recorded_at, time::Instant{7});
  }
}

TEST_P(Conformance, AClockThatIsBehindNeverTakesTheRecordBack) {
  appended(ledger(), {small_content("", "a")}, 10);
  appended(ledger(), {small_content("", "b"), small_content("x", "c")}, 4);
  const auto found = entries(ledger(), {.clearance = all_of({"x"})});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].content.event, "c") << "the other compartment has its own time";
  EXPECT_EQ(found[0].recorded_at, time::Instant{4});
  EXPECT_EQ(found[2].recorded_at, time::Instant{10});
}

TEST_P(Conformance, AViewerSeesOnlyWhatTheClearanceAllows) {
  appended(ledger(), {small_content("x", "a"), small_content("", "b"), small_content("y", "c")}, 1);
  EXPECT_EQ(entries(ledger(), {}).size(), 1U);
  EXPECT_EQ(entries(ledger(), {.clearance = all_of({"y"})}).size(), 2U);
  EXPECT_EQ(ledger().heads(all_of({"x"})).value().size(), 2U);
  EXPECT_EQ(ledger().heads(open_only).value().size(), 1U);
  EXPECT_TRUE(entries(ledger(), {.clearance = {}, .events = {"a"}}).empty());
}

TEST_P(Conformance, WhatIsHiddenLeavesNoTraceInWhatIsSeen) {
  appended(ledger(), {small_content("x", "a"), full_content("x", "e")}, 1);
  const auto addresses =
      appended(ledger(), {small_content("", "b"), small_content("x", "c"), full_content("", "e")}, 2);
  MemoryLedger alone;
  appended(alone, {small_content("", "b"), full_content("", "e")}, 2);
  EXPECT_EQ(addresses[0], (Address{"", 1}));
  EXPECT_EQ(entries(ledger(), {}), entries(alone, {}));
  EXPECT_EQ(ledger().heads(open_only).value(), alone.heads(open_only).value());
}

TEST_P(Conformance, FindsTheEntriesOfNamedEvents) {
  appended(ledger(), {small_content("", "a"), small_content("", "b"), small_content("", "c")}, 1);
  appended(ledger(), {small_content("", "b")}, 2);
  const auto found = entries(ledger(), {.clearance = {}, .events = {"b", "c", "d"}});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[2].number, 4U);
  EXPECT_EQ(entries(ledger(), {.clearance = {}, .known_at = {1}, .events = {"b"}}).size(), 1U);
}

TEST_P(Conformance, ABatchWithAFaultLeavesNothing) {
  appended(ledger(), {full_content("", "e")}, 1);
  const auto before = ledger().heads(open_only).value();
  const auto twice = ledger().append(std::vector{small_content("", "a"), full_content("", "e")}, {2});
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().kind, FaultKind::already_declared);
  Content correction = small_content("", "e");
  correction.statement->replaces = Address{"", 3};
  const auto dangling = ledger().append(std::vector{small_content("", "a"), correction}, {2});
  ASSERT_FALSE(dangling);
  EXPECT_EQ(dangling.error().kind, FaultKind::no_such_entry);
  EXPECT_EQ(ledger().heads(open_only).value(), before);
  EXPECT_EQ(entries(ledger(), {}).size(), 1U);
}

TEST_P(Conformance, ACorrectionNamesAnEntryOfItsOwnBatchOrAnEarlierOne) {
  Content correction = small_content("", "a");
  correction.statement->standing = model::Standing::corrected;
  correction.statement->replaces = Address{"", 1};
  appended(ledger(), {small_content("", "a"), correction}, 1);
  correction.statement->replaces = Address{"", 2};
  appended(ledger(), {correction}, 2);
  EXPECT_EQ(entries(ledger(), {}).back().content.statement->replaces, (Address{"", 2}));
}

TEST_P(Conformance, OneEventMayBeDeclaredInEachCompartment) {
  appended(ledger(), {full_content("", "e"), full_content("x", "e")}, 1);
  EXPECT_EQ(entries(ledger(), {.clearance = all_of({"x"})}).size(), 2U);
}

TEST_P(Conformance, GivesStoredRowsInPages) {
  appended(ledger(), {small_content("", "a"), small_content("", "b"), small_content("", "c")}, 1);
  const auto page = ledger().stored("", 1, 1).value();
  ASSERT_EQ(page.size(), 1U);
  EXPECT_EQ(page[0].number, 2U);
  EXPECT_EQ(ledger().stored("", 3, 9).value().size(), 0U);
  EXPECT_EQ(ledger().stored("x", 0, 9).value().size(), 0U);
}

TEST_P(Conformance, KeepsCheckpointsAndProvesThem) {
  const SigningKey key = signing_key({1, 2, 3});
  appended(ledger(), {small_content("", "a"), small_content("", "b"), small_content("x", "c")}, 1);
  const Checkpoint checkpoint = sign(ledger().heads(open_only).value()[0], {9}, key);
  ASSERT_TRUE(ledger().keep(checkpoint));
  const Checkpoint hidden = sign(ledger().heads(all_of({"x"})).value()[1], {9}, key);
  ASSERT_TRUE(ledger().keep(hidden));
  EXPECT_EQ(ledger().checkpoints(open_only).value(), std::vector{checkpoint});
  appended(ledger(), {small_content("", "d")}, 2);
  const Verified verified = verify(ledger(), all_of({"x"})).value();
  EXPECT_TRUE(verified.findings.empty());
  EXPECT_EQ(verified.checkpoints, 2U);
  EXPECT_EQ(verified.entries, 4U);
}

/// Whatever is appended in whatever batches: the store and the plainest store agree to the byte.
TEST_P(Conformance, AgreesWithMemoryOnRandomWork) {
  std::mt19937 lot(7);
  const auto draw = [&](std::uint32_t n) { return static_cast<std::uint32_t>(lot() % n); };
  const std::vector<std::string> markings = {"", "x", "y z"};
  MemoryLedger plain;
  for (std::int64_t step = 0; step < 30; ++step) {
    std::vector<Content> batch;
    for (std::uint32_t i = draw(5); i > 0; --i) {
      const std::string event = "e" + std::to_string(draw(12));
      Content content = draw(3) == 0 ? full_content(markings[draw(3)], event) : small_content(markings[draw(3)], event);
      if (draw(4) == 0) content.known_from = time::Instant{static_cast<std::int64_t>(draw(40))};
      if (draw(5) == 0) content.statement->replaces = Address{markings[draw(3)], draw(6)};
      if (draw(6) == 0) content.statement.reset();
      batch.push_back(content);
    }
    const time::Instant at{static_cast<std::int64_t>(draw(60))};
    const auto ours = ledger().append(batch, at);
    const auto theirs = plain.append(batch, at);
    ASSERT_EQ(ours.has_value(), theirs.has_value()) << step << (ours ? "" : ours.error().sentence);
    if (ours) {
      EXPECT_EQ(*ours, *theirs);
    } else {
      EXPECT_EQ(ours.error().kind, theirs.error().kind);
    }
    const Query query{.clearance = {{markings[draw(3)]}}, .known_at = {static_cast<std::int64_t>(draw(60))}};
    ASSERT_EQ(entries(ledger(), query), entries(plain, query)) << step;
    ASSERT_EQ(ledger().heads(all_of({"x", "y z"})).value(), plain.heads(all_of({"x", "y z"})).value());
  }
  EXPECT_TRUE(verify(ledger(), all_of({"x", "y z"})).value().findings.empty());
}

} // namespace
} // namespace casus::record
