// SPDX-License-Identifier: Apache-2.0
// The example of a clash is the shortest: without any one of its events there is no clash, and among all logs of fewer
// events that can be written with the names of the library, in any order, none shows it.
#include "engine/engine.h"
#include "language/language.h"
#include "questions/deep.h"
#include "questions/ids.h"

#include <algorithm>
#include <filesystem>
#include <functional>

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

namespace fs = std::filesystem;

model::Model model_of(const fs::path& file) {
  source::Texts texts;
  const auto id = texts.load(file);
  language::Reading reading = language::read(texts, std::vector{*id});
  EXPECT_FALSE(reading.diagnostics.has_errors()) << file;
  return std::move(reading.model);
}

/// Whether the two clauses of the finding clash, by the engine's own words.
bool clashes(const model::Model& model, const model::Outcome& outcome, const DeepFinding& finding) {
  const auto forbids = find_clause(model, finding.clauses[0]);
  const auto other = find_clause(model, finding.clauses[1]);
  return std::ranges::any_of(outcome.duties,
                             [&](const model::Duty& duty) {
                               return duty.clause == *other && duty.verdict == model::Verdict::conflict &&
                                      duty.conflict_with == forbids;
                             }) ||
         std::ranges::any_of(outcome.judgements, [&](const model::Judgement& one) {
           return one.clause == *forbids && one.outcome == model::ActOutcome::conflict && one.other == other;
         });
}

/// Nobody, each actor alone, and all of them.
std::vector<std::vector<model::ActorId>> casts(const model::Model& model) {
  std::vector<std::vector<model::ActorId>> all{{}};
  std::vector<model::ActorId> everybody;
  for (std::uint32_t i = 0; i < model.actors.size(); ++i) {
    all.push_back({{i}});
    everybody.push_back({i});
  }
  all.push_back(everybody);
  return all;
}

/// Every fact that can be made of the kind with one cast in each of its roles.
void add_facts(const model::Model& model, model::KindId kind, std::vector<model::Fact>& facts) {
  std::vector<model::Fact> made{{.kind = kind}};
  for (std::size_t role = 0; role < model::role_count; ++role) {
    if (!model[kind].roles[role]) continue;
    std::vector<model::Fact> more;
    for (const model::Fact& fact : made)
      for (const auto& cast : casts(model)) {
        more.push_back(fact);
        more.back().roles[role] = cast;
      }
    made = std::move(more);
  }
  for (const model::Fact& fact : made) {
    facts.push_back(fact);
    if (model[kind].act == model::LegalAct::none) {
      for (std::uint32_t place = 0; place < model.places.size(); ++place) {
        facts.push_back(fact);
        facts.back().places = {{place}};
      }
    } else {
      for (std::uint32_t agreement = 0; agreement < model.agreements.size(); ++agreement) {
        facts.push_back(fact);
        facts.back().of = model::AgreementId{agreement};
      }
    }
  }
}

/// All that could have happened, of the kinds of the library and of the acts by which texts enter into force.
std::vector<model::Fact> alphabet(const model::Model& model) {
  std::vector<model::Fact> facts;
  for (std::uint32_t i = 0; i < model.kinds.size(); ++i) {
    const model::LegalAct act = model.kinds[i].act;
    const bool counts = act == model::LegalAct::none || act == model::LegalAct::signature ||
                        act == model::LegalAct::ratification || act == model::LegalAct::accession;
    if (counts) add_facts(model, {i}, facts);
  }
  return facts;
}

/// Tries every sequence of so many facts, one an hour, until one shows it.
bool any_shows(const std::vector<model::Fact>& facts, std::size_t length, time::Instant start, model::Log& log,
               const std::function<bool(const model::Log&)>& shows) {
  if (log.facts.size() == length) return shows(log);
  for (const model::Fact& fact : facts) {
    log.facts.push_back(fact);
    log.facts.back().moment = time::exact({start.seconds + 3600 * static_cast<std::int64_t>(log.facts.size())});
    if (any_shows(facts, length, start, log, shows)) return true;
    log.facts.pop_back();
  }
  return false;
}

model::Log without(const model::Log& log, std::size_t left_out) {
  model::Log less = log;
  less.facts.erase(less.facts.begin() + static_cast<std::ptrdiff_t>(left_out));
  return less;
}

/// Checks every clash of the library; gives the sizes of their examples.
std::vector<std::size_t> check_clashes(const fs::path& file) {
  const model::Model model = model_of(file);
  const engine::Engine engine(model);
  const std::vector<model::Fact> facts = alphabet(model);
  std::vector<std::size_t> sizes;
  for (const DeepFinding& finding : read_deeply(model, engine)) {
    if (finding.sort != DeepSort::clash) continue;
    const auto shows = [&](const model::Log& log) { return clashes(model, engine.answer(log, finding.at), finding); };
    EXPECT_TRUE(shows(finding.example)) << file;
    const std::size_t size = finding.example.facts.size();
    for (std::size_t i = 0; i < size; ++i)
      EXPECT_FALSE(shows(without(finding.example, i))) << file << " does not need event " << i + 1;
    const time::Instant start{finding.example.facts.front().moment.first().seconds - 3600};
    const std::size_t last = std::min<std::size_t>(size, 3); // so that what is tried is known to hold what shows it
    for (std::size_t length = 0; length < std::max(size, last + 1); ++length) {
      model::Log log;
      EXPECT_EQ(any_shows(facts, length, start, log, shows), length == size) << file << ", events: " << length;
    }
    sizes.push_back(size);
  }
  return sizes;
}

using Sizes = std::vector<std::size_t>;

TEST(ShortestExample, OfTwoSignaturesNeedsBoth) { EXPECT_EQ(check_clashes("tests/cases/deep/clash.md"), Sizes{2}); }

TEST(ShortestExample, OfATriggerNeedsItToo) {
  EXPECT_EQ(check_clashes("tests/cases/exceptions/conflict-of-equal-rank.md"), Sizes{3});
}

// Two triggers that are worded apart, and one event that is like both.
TEST(ShortestExample, HasOneEventThatTellsAsMuchAsTwo) {
  EXPECT_EQ(check_clashes("tests/cases/deep/clash-of-one-event.md"), Sizes{3});
}

TEST(ShortestExample, OfAPermissionNeedsTheAct) {
  EXPECT_EQ(check_clashes("tests/cases/deep/clash-of-a-permission.md"), Sizes{4});
}

} // namespace
} // namespace casus::questions
