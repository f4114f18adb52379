// SPDX-License-Identifier: Apache-2.0
#include "cli/lesser_views.h"

#include "cli/library.h"
#include "source/render.h"

namespace casus::cli {

namespace {

/// The record as the viewer will see it, new entries last.
record::Result<std::vector<record::Entry>> entries_for(const model::Clearance& viewer, record::Ledger* ledger,
                                                       std::span<const record::Content> added) {
  std::vector<record::Entry> entries;
  if (ledger != nullptr) {
    auto held = ledger->read({.clearance = viewer});
    if (!held) return held;
    entries = *std::move(held);
  }
  std::uint64_t number = entries.size();
  for (const record::Content& content : added) {
    if (viewer.sees(content.marking)) entries.push_back({.content = content, .number = ++number, .recorded_at = {}});
  }
  return entries;
}

} // namespace

record::Result<std::string> faults_of_lesser_views(const std::vector<std::filesystem::path>& paths,
                                                   const model::Clearance& viewer,
                                                   const std::set<std::string>& markings, record::Ledger* ledger,
                                                   std::span<const record::Content> added) {
  std::string said;
  if (viewer.markings.empty()) return said;
  std::set<std::string> lesser = markings;
  lesser.insert("");
  for (const std::string& marking : lesser) {
    const auto held = clearance_of(marking, paths);
    if (!held || *held == viewer) continue; // one that no text declares is a fault of the texts
    const auto entries = entries_for(*held, ledger, added);
    if (!entries) return std::unexpected(entries.error());
    const Library library = read_library(library_texts(paths, *held), *entries);
    if (!library.reading.diagnostics.has_errors()) continue;
    said += marking.empty() ? "casus: who holds no marking cannot read this:\n"
                            : "casus: who holds `" + marking + "` alone cannot read this:\n";
    said += source::render_text(library.reading.diagnostics, library.texts, false);
  }
  return said;
}

} // namespace casus::cli
