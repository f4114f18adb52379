// SPDX-License-Identifier: Apache-2.0
// A replay of files: read, put together with what the library records, followed in one pass.
#pragma once

#include "engine/replay/replay.h"
#include "engine/replay/tally.h"
#include "exchange/event_stream.h"
#include "exchange/library_facts.h"
#include "exchange/remainder.h"

#include <functional>

namespace casus::exchange {

struct ReplayOrder {
  std::vector<std::string> files; // one after the other, together in order of time
  std::string table;              // id; empty: the first that fits the first file
  std::optional<time::Instant> until;
  record::Standard standard = record::Standard::reported; // which reports of the library count
  unsigned threads = 1;                       // one follows, and reads with the others: the same bytes come out
  bool keep_good = false;                     // go on without rows that have a fault
  bool only_count = false;                    // a tally, in the memory that what is open needs
  std::size_t piece = EventFile::usual_piece; // so many bytes of a file are read at a time
};

/// Called now and then; false: stop here.
using Watch = std::function<bool(const Progress&)>;

struct Replayed {
  std::unique_ptr<engine::Replay> replay; // or
  std::unique_ptr<engine::Tally> tally;   // where only counts were asked for
  std::unique_ptr<LibraryFacts> library;
  std::unique_ptr<Remainder> remainder; // where one pass cannot follow everything
  const model::EventTable* table = nullptr;
  Facts read; // counts and faults; no facts
  bool stopped = false;

  const engine::Quick& quick() const { return tally ? tally->quick() : replay->quick(); }
};

/// Nothing is followed when a row has a fault, unless the order keeps the good ones: then neither replay nor tally is
/// there.
std::expected<Replayed, std::string> replay_files(const model::Model& model, const ReplayOrder& order,
                                                  const Watch& watch);

} // namespace casus::exchange
