// SPDX-License-Identifier: Apache-2.0
#include "cli/named_events.h"

#include "cli/library.h"
#include "record/chain.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace casus::cli {

namespace {

/// The events that the declarations among these entries cite.
std::set<std::string> cited_by(const std::vector<record::Entry>& entries) {
  source::Texts texts;
  std::string declarations;
  for (const record::Entry& entry : entries)
    declarations += entry.content.declaration;
  const std::array files = {texts.add(record_path, std::move(declarations))};
  return event_names(texts, files).mentioned;
}

} // namespace

record::Result<std::vector<record::Entry>> entries_of(std::set<std::string> events, const model::Clearance& clearance,
                                                      record::Ledger& ledger) {
  std::vector<record::Entry> entries;
  std::set<std::string> asked;
  while (!events.empty()) {
    auto found = ledger.read({.clearance = clearance, .events = {events.begin(), events.end()}});
    if (!found) return found;
    asked.merge(events);
    events.clear();
    for (const std::string& event : cited_by(*found)) {
      if (!asked.contains(event)) events.insert(event);
    }
    std::ranges::move(*found, std::back_inserter(entries));
  }
  record::put_in_order(entries);
  return entries;
}

} // namespace casus::cli
