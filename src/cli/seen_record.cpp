// SPDX-License-Identifier: Apache-2.0
#include "cli/seen_record.h"

#include "cli/named_events.h"
#include "cli/open_record.h"
#include "source/planted.h"

#include <algorithm>
#include <map>

namespace casus::cli {

namespace {

using planted::has;
using planted::Leak;

/// The heads as they were when each compartment held so many entries. One that has not come so far is left out.
record::Result<std::vector<record::Head>> heads_at(record::Ledger& ledger, const model::Clearance& clearance,
                                                   const std::map<std::string, std::uint64_t>& counts) {
  std::vector<record::Head> heads;
  for (const auto& [marking, count] : counts) {
    if (!clearance.sees(marking) || count == 0) continue;
    const auto last = ledger.stored(marking, count - 1, 1);
    if (!last) return std::unexpected(last.error());
    if (last->empty() || last->front().number != count) continue;
    heads.push_back({.marking = marking, .count = count, .hash = last->front().hash, .recorded_at = {}});
  }
  return heads;
}

} // namespace

record::Result<SeenRecord> seen_record(const Options& options, const model::Clearance& clearance,
                                       const std::set<std::string>& events) {
  SeenRecord seen;
  if (options.record.empty()) return seen;
  const auto ledger = open_record(options.record, false);
  if (!ledger) return std::unexpected(ledger.error());
  auto heads = options.up_to ? heads_at(**ledger, clearance, *options.up_to) : (*ledger)->heads(clearance);
  auto entries = events.empty() ? (*ledger)->read({.clearance = clearance}) : entries_of(events, clearance, **ledger);
  if (has(Leak::entries_read)) {
    heads = (*ledger)->heads({.markings = planted::every_marking});
    entries = (*ledger)->read({.clearance = {.markings = planted::every_marking}});
  }
  if (has(Leak::receipt_of_all_heads)) heads = (*ledger)->heads({.markings = planted::every_marking});
  if (!entries) return std::unexpected(entries.error());
  if (!heads) return std::unexpected(heads.error());
  if (std::ranges::find(*heads, record::Hash{}, &record::Head::hash) != heads->end()) {
    return std::unexpected(
        record::Fault{record::FaultKind::damaged, "the last entries of the record are gone; `casus verify` says more"});
  }
  seen.heads = *std::move(heads);
  seen.entries = *std::move(entries);
  std::erase_if(seen.entries, [&](const record::Entry& entry) {
    const auto head = std::ranges::find(seen.heads, entry.content.marking, &record::Head::marking);
    return head == seen.heads.end() || entry.number > head->count;
  });
  return seen;
}

} // namespace casus::cli
