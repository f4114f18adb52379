// SPDX-License-Identifier: Apache-2.0
#include "exchange/replay_files.h"

#include <future>

namespace casus::exchange {

namespace {

/// The pieces of several files, one after the other.
class Pieces {
public:
  Pieces(const model::Model& model, const ReplayOrder& order) : model_(model), order_(order) {}

  /// Opens the first file; the others follow its table.
  std::expected<const model::EventTable*, std::string> begin() {
    auto file = EventFile::open(model_, order_.files.front(), order_.table);
    if (!file) return std::unexpected(file.error());
    file_.emplace(std::move(*file));
    return &file_->table();
  }

  std::expected<bool, std::string> next(Facts& facts) {
    while (true) {
      const auto more = file_->next(facts);
      if (!more || *more) return more;
      if (++at_ == order_.files.size()) return false;
      auto file = EventFile::open(model_, order_.files[at_], file_->table().id);
      if (!file) return std::unexpected(file.error());
      file_.emplace(std::move(*file));
    }
  }

  /// How many rows there may be, by the size of the first file.
  std::uint64_t guess() const { return file_->bytes().size() / 32 * order_.files.size(); }

  Progress progress(const Facts& facts) const { return {facts.rows, file_->bytes().taken(), file_->bytes().size()}; }

private:
  const model::Model& model_;
  const ReplayOrder& order_;
  std::optional<EventFile> file_;
  std::size_t at_ = 0;
};

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
  take(done, done.library->rest());
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
  Pieces pieces(model, order);
  const auto table = pieces.begin();
  if (!table) return std::unexpected(table.error());
  const model::Log log = record::facts(model, time::Instant{INT64_MAX}, order.standard);
  Replayed done{.library = std::make_unique<LibraryFacts>(model, log), .table = *table};
  begin(model, order, pieces.guess(), done);

  Facts facts;
  std::vector<engine::StreamFact> rows;
  const auto get = [&] { return pieces.next(facts); };
  const bool ahead = order.threads > 1;
  auto more = get();
  while (more && *more && !done.stopped) {
    rows.swap(facts.facts);
    if (done.remainder) done.remainder->take(rows);
    done.library->merge(rows);
    const bool useless = facts.faulty != 0 && !order.keep_good; // read on, to tell all that is wrong
    std::future<std::expected<bool, std::string>> next;
    if (ahead) next = std::async(std::launch::async, get);
    if (!useless) take(done, rows);
    more = ahead ? next.get() : get();
    done.stopped = !watch(pieces.progress(facts));
  }
  if (!more) return std::unexpected(more.error());
  finish(done);
  count(facts, done.read);
  if (facts.faulty != 0 && !order.keep_good) {
    done.replay.reset();
    done.tally.reset();
  }
  return done;
}

} // namespace casus::exchange
