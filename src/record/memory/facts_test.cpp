// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <gtest/gtest.h>

namespace casus::record {
namespace {

time::Moment july(std::uint8_t d) { return *time::whole_day({2024, 7, d}, time::Zone::utc()); }

model::Report report(std::uint32_t event, std::uint8_t said, model::Standing standing) {
  model::Report result;
  result.event = {event};
  result.said = july(said);
  result.standing = standing;
  return result;
}

/// Three events: an attack, a consultation that was only expected, and a request that cites both.
model::Model three_events() {
  model::Model model;
  model.kinds.resize(3);
  model.kinds[1].parent = model::KindId{0};
  model.sources.resize(1);
  model.events.resize(3);
  for (std::uint8_t i = 0; i < 3; ++i) {
    model.events[i].kind = {i};
    model.events[i].moment = july(static_cast<std::uint8_t>(8 + i));
  }
  model.events[0].roles[1] = {model::ActorId{4}};
  model.events[2].cites = {{1}, {0}};
  model.reports = {report(0, 8, model::Standing::happened), report(1, 8, model::Standing::expected),
                   report(2, 10, model::Standing::happened)};
  return model;
}

TEST(Facts, CarryTheEventAndCiteOnlyWhatCounts) {
  const model::Model model = three_events();
  const model::Log log = facts(model, july(31).last(), Standard::reported);
  ASSERT_EQ(log.facts.size(), 2U);
  EXPECT_EQ(log.facts[0].event, model::EventId{0});
  EXPECT_EQ(log.facts[0].roles[1], (std::vector{model::ActorId{4}}));
  EXPECT_EQ(log.facts[1].event, model::EventId{2});
  EXPECT_EQ(log.facts[1].cites, (std::vector{model::FactId{0}}));
}

TEST(Facts, AreTheOnesKnownThen) {
  EXPECT_EQ(facts(three_events(), july(9).last(), Standard::reported).facts.size(), 1U);
}

TEST(Facts, CarryTheCorrectedMomentAndTheDispute) { // T6, N3
  model::Model model = three_events();
  model.sources.resize(2);
  model.reports.push_back(report(0, 12, model::Standing::corrected));
  model.reports.back().corrected_to = july(7);
  model.reports.push_back(report(0, 12, model::Standing::denied));
  model.reports.back().source = {1};
  const model::Log before = facts(model, july(11).last(), Standard::reported);
  const model::Log after = facts(model, july(12).last(), Standard::reported);
  EXPECT_EQ(before.facts[0].moment, july(8));
  EXPECT_FALSE(before.facts[0].disputed);
  EXPECT_EQ(after.facts[0].moment, july(7));
  EXPECT_TRUE(after.facts[0].disputed);
}

TEST(Watermarks, TheLatestPerKindWinsOncePublished) {
  model::Model model = three_events();
  model.sources.resize(2);
  model.sources[0].watermarks = {{.kind = {0}, .until = july(5)}};
  model.sources[1].watermarks = {{.kind = {0}, .until = july(15)}};
  model.sources[1].published = july(20);
  EXPECT_EQ(facts(model, july(4).last(), Standard::reported).complete_until[0], model::never_reported);
  EXPECT_EQ(facts(model, july(19).last(), Standard::reported).complete_until[0], july(5).last());
  EXPECT_EQ(facts(model, july(20).last(), Standard::reported).complete_until[0], july(15).last());
}

TEST(Watermarks, CoverTheKindsBelow) {
  model::Model model = three_events();
  model.sources[0].watermarks = {{.kind = {0}, .until = july(5)}};
  const model::Log log = facts(model, july(31).last(), Standard::reported);
  EXPECT_EQ(log.complete_until[1], july(5).last());
  EXPECT_EQ(log.complete_until[2], model::never_reported);
}

} // namespace
} // namespace casus::record
