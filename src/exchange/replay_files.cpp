// SPDX-License-Identifier: Apache-2.0
#include "exchange/replay_files.h"

namespace casus::exchange {

namespace {

/// What a table may bring: the kinds of its forms, of any agreement.
void foresee(const model::EventTable& table, engine::Foreseen& foreseen) {
  for (const model::RowForm& form : table.forms)
    foreseen.kinds.push_back({.kind = form.kind, .cites = !form.cites.empty()});
}

// The pass that was ordered.
void begin(const model::Model& model, const ReplayOrder& order, std::uint64_t guess, Replayed& done) {
  engine::Foreseen foreseen = done.library->foreseen();
  foresee(*done.table, foreseen);
  if (order.only_count) {
    done.tally = std::make_unique<engine::Tally>(model, foreseen, order.until);
  } else {
    done.replay = std::make_unique<engine::Replay>(model, foreseen, order.until);
    done.replay->expect(guess);
  }
  done.remainder = Remainder::of(model, done.quick(), order.standard);
}

void take(Replayed& done, std::span<const engine::StreamFact> facts) {
  if (done.tally) return done.tally->take(facts);
  done.replay->take(facts);
}

void finish(Replayed& done) {
  for (auto facts = done.library->rest(); !facts.empty(); facts = done.library->rest())
    take(done, facts);
  done.tally ? done.tally->finish() : done.replay->finish();
  if (done.remainder) done.remainder->finish(done.tally ? done.tally->until() : done.replay->until());
}

void count(const Facts& from, Facts& to) {
  to.rows = from.rows;
  to.ignored = from.ignored;
  to.faulty = from.faulty;
  to.faults = from.faults;
}

} // namespace

std::expected<Replayed, std::string> replay_files(const model::Model& model, const ReplayOrder& order,
                                                  const Watch& watch) {
  const auto stream = EventStream::open(
      model, {.files = order.files, .table = order.table, .threads = order.threads, .piece = order.piece});
  if (!stream) return std::unexpected(stream.error());
  const model::Log log = record::facts(model, time::Instant{INT64_MAX}, order.standard);
  Replayed done{.library = std::make_unique<LibraryFacts>(model, log), .table = &(*stream)->table()};
  begin(model, order, (*stream)->guess(), done);

  Facts facts;
  std::vector<engine::StreamFact> rows;
  while (!done.stopped) {
    const auto more = (*stream)->next(facts);
    if (!more) return std::unexpected(more.error());
    if (!*more) break;
    rows.swap(facts.facts);
    if (done.remainder) done.remainder->take(rows);
    const bool useless = facts.faulty != 0 && !order.keep_good; // read on, to tell all that is wrong
    for (auto recorded = done.library->before(rows); !recorded.empty(); recorded = done.library->before(rows)) {
      if (!useless) take(done, recorded);
    }
    done.library->merge(rows);
    if (!useless) take(done, rows);
    done.stopped = !watch((*stream)->progress(facts));
  }
  finish(done);
  count(facts, done.read);
  if (facts.faulty != 0 && !order.keep_good) {
    done.replay.reset();
    done.tally.reset();
  }
  return done;
}

} // namespace casus::exchange
