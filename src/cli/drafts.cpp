// SPDX-License-Identifier: Apache-2.0
#include "cli/drafts.h"

#include "language/format/format.h"
#include "language/parse/parse.h"
#include "time/assert.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

namespace casus::cli {

namespace {

using language::Declaration;
using language::SlotKind;

bool is_declaring(SlotKind kind) {
  switch (kind) {
  case SlotKind::marked:
  case SlotKind::expected:
  case SlotKind::happened:
  case SlotKind::denied:
  case SlotKind::corrected:
  case SlotKind::retracted: return false;
  default: return true;
  }
}

/// The declaration without marking and reports, in canonical form.
std::string canonical(const source::Texts& texts, const Declaration& declaration) {
  const std::string_view all = texts.view(declaration.span.file);
  const std::uint32_t head = declaration.span.offset;
  const std::uint32_t head_end =
      declaration.slots.empty() ? declaration.span.end() : declaration.slots.front().span.offset;
  std::string block(all.substr(head, head_end - head));
  block.erase(block.find_last_not_of(" \n\r") + 1);
  for (const language::Slot& slot : declaration.slots) {
    if (is_declaring(slot.kind)) block += "\n  " + std::string(source::text_of(texts, slot.span));
  }
  source::Texts alone;
  const source::FileId file = alone.add("event.casus", block + "\n");
  source::Diagnostics none;
  const language::Tree tree = language::parse(alone, file, none);
  CASUS_ASSERT(!none.has_errors()); // it was read a moment ago
  return language::format(alone, tree);
}

record::Statement statement_of(const model::Model& model, const model::Report& report) {
  return {.standing = report.standing,
          .attribution = report.attribution,
          .source = model[report.source].id,
          .speaker = report.speaker,
          .said = report.said,
          .pointer = report.pointer,
          .corrected_to = report.corrected_to ? std::optional(*report.corrected_to) : std::nullopt,
          .replaces = {}};
}

bool takes_back(model::Standing standing) {
  return standing == model::Standing::corrected || standing == model::Standing::retracted;
}

} // namespace

std::vector<Draft> drafts_of(const source::Texts& texts, source::FileId file, const model::Model& model,
                             const std::map<std::string, std::string>& carriers) {
  source::Diagnostics ignored; // the same text has been read whole
  const language::Tree tree = language::parse(texts, file, ignored);
  std::unordered_map<std::string, const Declaration*> declared;
  for (const Declaration& declaration : tree.declarations) {
    if (declaration.kind == language::DeclarationKind::event)
      declared.emplace(declaration.name.front().text, &declaration);
  }
  std::vector<Draft> drafts;
  std::unordered_map<std::uint32_t, std::size_t> draft_of; // of an event that has no report yet
  for (std::uint32_t i = 0; i < model.events.size(); ++i) {
    const model::Event& event = model.events[i];
    const auto at = declared.find(event.id);
    if (event.span.file != file || at == declared.end() || carriers.contains(event.id)) continue;
    draft_of.emplace(i, drafts.size());
    drafts.push_back({{.marking = event.marking,
                       .event = event.id,
                       .declaration = canonical(texts, *at->second),
                       .happened = event.moment},
                      at->second->span.offset});
  }
  for (const model::Report& report : model.reports) {
    if (report.span.file != file) continue;
    const auto own = draft_of.find(report.event.value);
    if (own != draft_of.end() && drafts[own->second].content.marking == report.marking) {
      drafts[own->second].content.statement = statement_of(model, report);
      drafts[own->second].offset = report.span.offset;
      draft_of.erase(own);
      continue;
    }
    const std::string& id = model[report.event].id;
    const auto carried = carriers.find(id);
    drafts.push_back({{.marking = report.marking,
                       .event = carried != carriers.end() ? carried->second : id,
                       .declaration = {},
                       .happened = {},
                       .statement = statement_of(model, report)},
                      report.span.offset});
  }
  std::ranges::stable_sort(drafts, {}, &Draft::offset);
  return drafts;
}

std::optional<record::Address> replaced_by(const record::Content& content, const std::vector<record::Entry>& entries) {
  if (!content.statement || !takes_back(content.statement->standing)) return std::nullopt;
  std::set<record::Address> gone;
  for (const record::Entry& entry : entries) {
    const auto& statement = entry.content.statement;
    if (statement && statement->standing == model::Standing::retracted && statement->replaces) {
      gone.insert(*statement->replaces);
    }
  }
  const record::Entry* latest = nullptr;
  for (const record::Entry& entry : entries) {
    const auto& statement = entry.content.statement;
    if (entry.content.event != content.event || !statement || statement->source != content.statement->source) continue;
    if (statement->standing == model::Standing::retracted || gone.contains(address_of(entry))) continue;
    if (statement->said > content.statement->said) continue;
    if (latest == nullptr || statement->said >= latest->content.statement->said) latest = &entry;
  }
  return latest != nullptr ? std::optional(address_of(*latest)) : std::nullopt;
}

} // namespace casus::cli
