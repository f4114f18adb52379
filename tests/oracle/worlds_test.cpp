// SPDX-License-Identifier: Apache-2.0
// The engine against the oracle, world by world. CASUS_WORLDS=n and CASUS_SEED=s choose how many, and the first seed.
#include "tests/oracle/coverage.h"
#include "tests/oracle/differ.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/setting.h"
#include "tests/oracle/shrinker.h"
#include "tests/oracle/text.h"

#ifdef CASUS_HAS_ENGINE
#include "engine/engine.h"
#endif

#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace casus::oracle {
namespace {

constexpr std::uint64_t threads = 2;

#ifdef CASUS_HAS_ENGINE
constexpr const char* other_side = "engine";
model::Outcome other_answer(const World& w, time::Instant at) { return engine::Engine(w.model).answer(w.log, at); }
#else
constexpr const char* other_side = "oracle again";
model::Outcome other_answer(const World& w, time::Instant at) { return answer(w.model, w.log, at); }
#endif

bool differs_at(const World& w, time::Instant at) {
  return !compare(answer(w.model, w.log, at), other_answer(w, at)).empty();
}

bool differs(const World& w) {
  return std::ranges::any_of(w.moments, [&](time::Instant at) { return differs_at(w, at); });
}

std::string explain(const World& world) {
  const World smallest = shrink(world, differs);
  std::string out = text(smallest);
  for (const time::Instant at : smallest.moments) {
    out += report(compare(answer(smallest.model, smallest.log, at), other_answer(smallest, at)), "oracle", other_side);
  }
  return out;
}

/// What one thread found.
struct Found {
  Coverage coverage;
  std::vector<World> differing;
};

// Every moment of a world, and one around a deadline, an opening or an end of its last answer.
void look_at(std::uint64_t seed, Found& found) {
  World world = make_world(seed);
  found.coverage.add(world);
  found.coverage.try_constructs(world);
  Lot lot(seed ^ 0x5bd1e995U);
  bool differing = false;
  for (std::size_t i = 0; i < world.moments.size(); ++i) {
    const time::Instant at = world.moments[i];
    const model::Outcome ours = answer(world.model, world.log, at);
    found.coverage.add(ours);
    differing = differing || !compare(ours, other_answer(world, at)).empty();
    if (i > 1) continue;
    if (const auto boundary = boundary_moment(ours, lot)) world.moments.push_back(*boundary);
  }
  if (differing) found.differing.push_back(world);
}

TEST(Worlds, EngineAndOracleAgree) {
  const std::uint64_t first = setting("CASUS_SEED", 1);
  const std::uint64_t count = setting("CASUS_WORLDS", many_worlds);
  std::vector<Found> found(threads);
  std::vector<std::thread> workers;
  for (std::uint64_t t = 0; t < threads; ++t) {
    workers.emplace_back([&, t] {
      for (std::uint64_t seed = first + t; seed < first + count; seed += threads)
        look_at(seed, found[t]);
    });
  }
  for (std::thread& worker : workers)
    worker.join();
  Coverage coverage;
  std::vector<World> differing;
  for (const Found& f : found) {
    coverage.add(f.coverage);
    differing.insert(differing.end(), f.differing.begin(), f.differing.end());
  }
  fmt::print("{}{} worlds, {} duties, {} differences (oracle against {})\n", coverage.table(), coverage.worlds,
             coverage.duties, differing.size(), other_side);
  const std::size_t shown = std::min<std::size_t>(differing.size(), setting("CASUS_SHOWN", 3));
  for (std::size_t i = 0; i < shown; ++i)
    fmt::print("\n{}", explain(differing[i]));
  EXPECT_TRUE(differing.empty());
  // A short run cannot hold everything.
  const std::vector<std::string> missing = count < 5'000 ? std::vector<std::string>{} : coverage.missing();
  EXPECT_TRUE(missing.empty()) << fmt::format("{}", fmt::join(missing, "; "));
}

} // namespace
} // namespace casus::oracle
