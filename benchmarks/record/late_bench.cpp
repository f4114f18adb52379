// SPDX-License-Identifier: Apache-2.0
// What a report costs that comes late, beside replaying everything afresh. Consultation pacts between 200 states and
// ten years of attacks, requests and consultations.
#include "engine/replay/late.h"
#include "language/language.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

#include <fmt/format.h>

namespace {

using namespace casus;
using Clock = std::chrono::steady_clock;
using engine::none;
using engine::StreamFact;

constexpr std::uint32_t states = 200;
constexpr std::int64_t decade = 315'576'000;

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double share(std::vector<double> values, double of) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(of * static_cast<double>(values.size() - 1))];
}

std::string library_of(std::uint32_t pacts) {
  std::string text = "kind armed attack\n  verb attack\n  roles by, on\n"
                     "kind request for consultation\n  verb request consultation\n  roles by, to\n"
                     "kind consultation\n  verb consult\n  roles by, with\n";
  for (std::uint32_t state = 0; state < states; ++state)
    text += fmt::format("actor State {}\n  kind state\n", state);
  for (std::uint32_t pact = 0; pact < pacts; ++pact) {
    const std::uint32_t a = pact * 7919 % states;
    const std::uint32_t b = (a + 1 + pact / states * 31 % (states - 1)) % states;
    text += fmt::format("agreement pact-{} \"Pact\"\n  between State {}, State {}\n  form treaty, binding\n  zone UTC\n"
                        "  in force from signature by all\nclause consult\n  when armed attack on State {}\n"
                        "  then when request for consultation by State {}\n  State {} shall consult with State {}\n"
                        "  within 24 hours\n",
                        pact, a, b, a, a, b, a);
  }
  return text;
}

/// Random reports, in order of time; each pact is signed at the beginning.
class Decade {
public:
  Decade(const model::Model& model, std::uint32_t pacts, std::size_t reports) : lot_(5) {
    for (std::uint32_t i = 0; i < model.kinds.size(); ++i) {
      const std::string& id = model.kinds[i].name;
      if (id == "armed attack") attack_ = i;
      if (id == "request for consultation") request_ = i;
      if (id == "consultation") consultation_ = i;
      if (id == "signature") signature_ = i;
    }
    for (std::uint32_t i = 0; i < model.actors.size(); ++i) {
      if (model.actors[i].name.starts_with("State ")) actors_.push_back(i);
    }
    for (const std::uint32_t kind : {attack_, request_, consultation_, signature_})
      foreseen.kinds.push_back({.kind = {kind}, .of = std::nullopt});
    for (std::uint32_t pact = 0; pact < pacts; ++pact) {
      StreamFact fact{.second = 0, .kind = signature_, .of = pact};
      const auto& parties = model.agreements[pact].parties;
      fact.roles[static_cast<std::size_t>(model::Role::by)] = {parties[0].value, parties[1].value};
      facts.push_back(fact);
    }
    while (facts.size() < reports)
      facts.push_back(report(1, decade));
    std::ranges::stable_sort(facts, {}, &StreamFact::second);
    for (std::uint32_t i = 0; i < facts.size(); ++i)
      facts[i].number = i;
  }

  StreamFact report(std::int64_t from, std::int64_t to) {
    StreamFact fact{.second = from + static_cast<std::int64_t>(lot_() % static_cast<std::uint64_t>(to - from))};
    const std::uint64_t sort = lot_() % 4;
    const auto somebody = [&] { return actors_[lot_() % actors_.size()]; };
    fact.kind = sort == 0 ? attack_ : sort == 1 ? request_ : consultation_;
    const auto role = [&](model::Role one) -> engine::Players& { return fact.roles[static_cast<std::size_t>(one)]; };
    role(model::Role::by)[0] = somebody();
    role(sort == 0 ? model::Role::on : sort == 1 ? model::Role::to : model::Role::with)[0] = somebody();
    return fact;
  }

  engine::Foreseen foreseen;
  std::vector<StreamFact> facts;

private:
  std::mt19937_64 lot_;
  std::uint32_t attack_ = 0, request_ = 0, consultation_ = 0, signature_ = 0;
  std::vector<std::uint32_t> actors_;
};

/// Reports that matter to some pact; what matters to none costs next to nothing and is not counted.
void late_reports(engine::LateReplay& late, Decade& world, std::int64_t from) {
  std::vector<double> taken;
  std::size_t followed = 0;
  constexpr std::size_t tries = 200;
  while (taken.size() < tries) {
    const StreamFact fact = world.report(from, decade);
    const auto begin = Clock::now();
    late.take(std::span(&fact, 1));
    const double milliseconds = milliseconds_since(begin);
    if (late.followed() == 0) continue;
    taken.push_back(milliseconds);
    followed += late.followed();
  }
  std::printf(" %.2f | %.2f | %zu |", share(taken, 0.5), share(taken, 0.99), followed / tries);
}

void compare(std::uint32_t pacts, std::size_t reports) {
  source::Texts texts;
  const std::array files = {texts.add("pacts.casus", library_of(pacts))};
  const language::Reading reading = language::read(texts, files);
  if (reading.diagnostics.has_errors()) std::abort();
  const model::Model& model = reading.model;
  Decade world(model, pacts, reports);
  const time::Instant until{decade};
  auto begin = Clock::now();
  std::size_t duties = 0;
  {
    engine::Replay fresh(model, world.foreseen, until);
    begin = Clock::now();
    fresh.take(world.facts);
    fresh.finish();
    duties = fresh.duties().size();
  }
  const double afresh = milliseconds_since(begin);
  engine::LateReplay late(model, world.foreseen, until);
  late.take(world.facts);
  std::size_t told = 0;
  for (std::uint32_t row = 0; row < pacts; ++row)
    told += late.duties(row).size();
  if (told < duties || duties == 0) std::abort();
  std::printf("| %zu | %u | %.1f |", reports, pacts, afresh);
  late_reports(late, world, decade - decade / 100);
  late_reports(late, world, 1);
  std::puts("");
  std::fflush(stdout);
}

} // namespace

int main() {
  std::puts("A report that comes late, milliseconds (median, 99 of 100) and facts followed for it:\n");
  std::puts("| reports | pacts | all afresh | of the last month: ms | 99 % | facts | of any day: ms | 99 % | facts |\n"
            "|---|---|---|---|---|---|---|---|---|");
  compare(1'000, 100'000);
  compare(10'000, 1'000'000);
  compare(1'000, 1'000'000);
}
