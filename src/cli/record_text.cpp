// SPDX-License-Identifier: Apache-2.0
#include "cli/record_text.h"

#include <algorithm>
#include <ranges>
#include <tuple>
#include <unordered_map>

namespace casus::cli {

namespace {

using record::Entry;
using record::Statement;

std::string_view keyword(model::Standing standing) {
  switch (standing) {
  case model::Standing::expected: return "expected";
  case model::Standing::happened: return "happened";
  case model::Standing::denied: return "denied";
  case model::Standing::corrected: return "corrected";
  case model::Standing::retracted: return "retracted";
  }
  return "happened";
}

std::string_view keyword(model::Attribution attribution) {
  switch (attribution) {
  case model::Attribution::document: return "document";
  case model::Attribution::on_the_record: return "on the record";
  case model::Attribution::named: return "named";
  case model::Attribution::anonymous: return "anonymous";
  }
  return "document";
}

/// One event with the entries that report on it.
struct Block {
  const Entry* declared = nullptr;
  std::string id;      // as shown
  std::string carrier; // the id of the event that carries its reports, where a text declares it
  std::vector<const Entry*> reports;
};

std::string hyphened(std::string text) {
  std::ranges::replace(text, ' ', '-');
  return text;
}

/// The id with that ending, and once more with it for as long as somebody has that one already.
std::string untaken(std::string id, const std::string& ending, std::set<std::string>& taken) {
  do
    id += ending;
  while (!taken.insert(id).second);
  return id;
}

/// Sorts entries into blocks (docs/formats/record.md: an id is declared once in a compartment).
class Blocks {
public:
  Blocks(std::span<const Entry> entries, const std::set<std::string>& elsewhere)
      : elsewhere_(&elsewhere), taken_(elsewhere) {
    for (const Entry& entry : entries) {
      if (entry.content.declaration.empty()) continue;
      of_id_[entry.content.event].push_back(blocks_.size());
      blocks_.push_back({.declared = &entry, .id = entry.content.event});
    }
    for (auto& [id, numbers] : of_id_) {
      taken_.insert(id);
      std::ranges::stable_sort(numbers, {}, [&](std::size_t i) { return marking_of(i); });
    }
    for (const auto& [id, numbers] : of_id_) {
      for (std::size_t i = elsewhere.contains(id) ? 0 : 1; i < numbers.size(); ++i)
        blocks_[numbers[i]].id = untaken(id, "-" + hyphened(marking_or_record(numbers[i])), taken_);
    }
    for (const Entry& entry : entries) {
      if (!entry.content.statement) continue;
      if (Block* block = block_of(entry)) block->reports.push_back(&entry);
    }
  }

  [[nodiscard]] const std::vector<Block>& declared() const { return blocks_; }
  [[nodiscard]] const std::vector<Block>& carried() const { return carriers_; }

private:
  [[nodiscard]] const std::string& marking_of(std::size_t block) const {
    return blocks_[block].declared->content.marking;
  }
  [[nodiscard]] std::string marking_or_record(std::size_t block) const {
    return marking_of(block).empty() ? "record" : marking_of(block);
  }

  /// The event of its own compartment, else the one that has the id itself.
  Block* block_of(const Entry& entry) {
    const std::string& id = entry.content.event;
    const auto found = of_id_.find(id);
    if (found != of_id_.end()) {
      const auto& numbers = found->second;
      const auto own =
          std::ranges::find_if(numbers, [&](std::size_t i) { return marking_of(i) == entry.content.marking; });
      if (own != numbers.end()) return &blocks_[*own];
      if (!elsewhere_->contains(id)) return &blocks_[numbers.front()];
    }
    if (!elsewhere_->contains(id)) return nullptr;
    const auto [at, added] = carrier_of_.try_emplace(id, carriers_.size());
    if (added) carriers_.push_back({.id = id, .carrier = untaken("reports-on", "-" + id, taken_)});
    return &carriers_[at->second];
  }

  const std::set<std::string>* elsewhere_;
  std::set<std::string> taken_; // ids, shown and carriers'
  std::vector<Block> blocks_;
  std::vector<Block> carriers_;
  std::map<std::string, std::vector<std::size_t>> of_id_; // in order: who gets an id must not hang on chance
  std::unordered_map<std::string, std::size_t> carrier_of_;
};

void add_reports(RecordText& into, const Block& block) {
  for (const Entry* entry : block.reports) {
    into.reports.emplace(static_cast<std::uint32_t>(into.text.size()), *entry);
    into.text += "  " + report_words(*entry->content.statement, entry->content.marking) + "\n";
  }
}

/// The declaration under the id that it is shown by.
void add_declared(RecordText& into, const Block& block) {
  const record::Content& content = block.declared->content;
  std::string declaration = content.declaration;
  if (block.id != content.event) {
    // Not the first place where the id stands: `e` stands in `event` too.
    const std::string head = "event " + content.event;
    if (const std::size_t at = declaration.find(head); at != std::string::npos)
      declaration.replace(at, head.size(), "event " + block.id);
  }
  into.text += declaration;
  if (!content.marking.empty()) into.text += "  marked " + content.marking + "\n";
  add_reports(into, block);
}

/// A carrier says nothing but that it is one: an act of no effect, before all times.
void add_carrier(RecordText& into, const Block& block) {
  into.carriers.emplace(block.carrier, block.id);
  into.text += "event " + block.carrier + "\n  is negotiation\n  time -4000\n";
  add_reports(into, block);
}

const Entry* entry_at(const RecordText& record, std::uint32_t offset) {
  const auto after = record.reports.upper_bound(offset);
  return after == record.reports.begin() ? nullptr : &std::prev(after)->second;
}

/// Moves the reports of carriers to the events meant, and takes the carriers out; they stand last.
void dissolve(const RecordText& record, model::Model& model) {
  std::unordered_map<std::string, model::EventId> by_id;
  for (std::uint32_t i = 0; i < model.events.size(); ++i)
    by_id.emplace(model.events[i].id, model::EventId{i});
  std::unordered_map<std::uint32_t, model::EventId> meant;
  for (const auto& [carrier, event] : record.carriers) {
    const auto from = by_id.find(carrier);
    const auto to = by_id.find(event);
    if (from != by_id.end() && to != by_id.end()) meant.emplace(from->second.value, to->second);
  }
  for (model::Report& report : model.reports) {
    if (const auto to = meant.find(report.event.value); to != meant.end()) report.event = to->second;
  }
  while (!model.events.empty() && record.carriers.contains(model.events.back().id))
    model.events.pop_back();
}

} // namespace

std::string in_quotation_marks(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string moment_words(time::Moment moment) {
  std::string text = time::to_string(moment, time::Zone::utc());
  const std::size_t space = text.find(' ');
  if (space == std::string::npos) return text;
  text[space] = 'T';
  std::erase(text, ' ');
  return text;
}

std::string report_words(const Statement& statement, const std::string& marking) {
  std::string line(keyword(statement.standing));
  line += " said " + moment_words(statement.said) + " by " + statement.source + ", ";
  line += keyword(statement.attribution);
  if (!statement.speaker.empty()) line += " " + in_quotation_marks(statement.speaker);
  if (!statement.pointer.empty()) line += " at " + in_quotation_marks(statement.pointer);
  if (statement.corrected_to) line += " to " + moment_words(*statement.corrected_to);
  if (!marking.empty()) line += " marked " + marking;
  return line;
}

RecordText record_text(std::span<const Entry> entries, const std::set<std::string>& declared_elsewhere) {
  const Blocks blocks(entries, declared_elsewhere);
  RecordText result;
  for (const Block& block : blocks.declared())
    add_declared(result, block);
  for (const Block& block : blocks.carried())
    add_carrier(result, block);
  return result;
}

void attach(const RecordText& record, source::FileId file, model::Model& model) {
  for (model::Report& report : model.reports) {
    if (report.span.file != file) continue;
    const Entry* entry = entry_at(record, report.span.offset);
    if (entry == nullptr) continue;
    report.recorded = entry->content.known_from;
    report.entry = to_string(address_of(*entry));
    if (entry->content.statement->replaces) report.replaces = to_string(*entry->content.statement->replaces);
  }
  dissolve(record, model);
}

source::Diagnostics without_findings_across(const source::Diagnostics& found, source::FileId file) {
  using source::Kind;
  source::Diagnostics left;
  for (const source::Diagnostic& one : found.all()) {
    const bool across = one.kind == Kind::reports_contradict || one.kind == Kind::nothing_to_take_back ||
                        one.kind == Kind::said_too_early;
    if (one.span.file != file || !across) left.add(one);
  }
  return left;
}

} // namespace casus::cli
