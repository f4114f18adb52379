// SPDX-License-Identifier: Apache-2.0
#include "cli/recording.h"

#include "cli/drafts.h"
#include "cli/named_events.h"
#include "cli/row_text.h"
#include "language/filter/filter.h"
#include "source/planted.h"
#include "source/render.h"

#include <algorithm>
#include <limits>
#include <ranges>
#include <string_view>

namespace casus::cli {

namespace {

using planted::has;
using planted::Leak;

using record::Content;
using record::Entry;

record::Result<std::vector<Entry>> entries_on(const std::set<std::string>& events, const Background& background) {
  if (background.ledger == nullptr) return std::vector<Entry>{};
  return entries_of(events, background.clearance, *background.ledger);
}

/// A reading of library, record and new text; `file` is the last.
struct Whole {
  source::Texts texts;
  source::FileId record;
  source::FileId added;
  language::Reading reading;
};

Whole read_whole(LibraryTexts library, const RecordText& record, std::string path, std::string text) {
  Whole whole;
  whole.texts = std::move(library.texts);
  whole.record = whole.texts.add(record_path, record.text);
  whole.added = whole.texts.add(std::move(path), std::move(text));
  library.files.push_back(whole.record);
  library.files.push_back(whole.added);
  whole.reading = language::read(whole.texts, library.files);
  whole.reading.diagnostics.append(std::move(library.unread));
  return whole;
}

/// The record's own reports have been checked, and what a carrier carries is checked once it is joined to its event.
source::Diagnostics to_be_said(const Whole& whole, bool carriers) {
  source::Diagnostics found = without_findings_across(whole.reading.diagnostics, whole.record);
  return carriers ? without_findings_across(found, whole.added) : found;
}

std::string sentence_of(const source::Diagnostic& finding) {
  std::string sentence = finding.message;
  if (!finding.expected.empty()) sentence += "; expected " + finding.expected;
  if (!finding.nearest.empty()) sentence += "; did you mean `" + finding.nearest + "`?";
  return sentence;
}

std::set<std::string> ids_in(std::string_view list) {
  std::set<std::string> ids;
  for (const auto part : std::views::split(list, ',')) {
    std::string word(part.begin(), part.end());
    std::erase_if(word, [](char c) { return c == ' ' || c == '\t'; });
    if (!word.empty()) ids.insert(std::move(word));
  }
  return ids;
}

/// Reports on events of the record, checked with the reports that are there. `at`: the first new entry.
std::vector<std::pair<std::size_t, std::string>>
findings_across(const Background& background, const std::vector<Entry>& entries, const std::vector<Content>& contents) {
  std::vector<Entry> all = entries;
  // Numbers that no record comes to: they mark what is new, whatever those who recorded the rest call themselves.
  const std::uint64_t first_new = std::numeric_limits<std::uint64_t>::max() - contents.size();
  for (std::size_t i = 0; i < contents.size(); ++i)
    all.push_back({.content = contents[i], .number = first_new + i, .recorded_at = {}});
  LibraryTexts library = library_texts(background.library, background.clearance);
  const std::set<std::string> events = event_names(library.texts, library.files).declared;
  const RecordText joined = record_text(all, events);
  const Whole whole = read_whole(std::move(library), joined, "none.casus", "");
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const source::Diagnostic& finding : whole.reading.diagnostics.all()) {
    if (finding.severity != source::Severity::error || finding.span.file != whole.record) continue;
    const auto after = joined.reports.upper_bound(finding.span.offset);
    if (after == joined.reports.begin()) continue;
    const Entry& entry = std::prev(after)->second;
    const bool carried = events.contains(entry.content.event); // the library's event is not seen here
    if (entry.number >= first_new && !carried) found.emplace_back(entry.number - first_new, sentence_of(finding));
  }
  return found;
}

/// What a correction replaces: as the row says, else by rule. Fault: a sentence.
std::optional<std::string> set_replaced(Content& content, const std::string& said, const std::vector<Entry>& entries,
                                        record::Ledger* ledger) {
  if (said.empty()) {
    if (content.statement) content.statement->replaces = replaced_by(content, entries);
    return std::nullopt;
  }
  const auto address = record::parse_address(said);
  const auto at =
      std::ranges::find_if(entries, [&](const Entry& entry) { return address && address_of(entry) == *address; });
  if (has(Leak::replaced_is_elsewhere) && address && ledger != nullptr) {
    const auto hidden = ledger->stored(address->marking, address->number - 1, 1);
    if (hidden && !hidden->empty() && at == entries.end()) return "you may not replace entry `" + said + "`";
  }
  if (at == entries.end() || !at->content.statement || at->content.event != content.event) {
    return "no report on this event is entry `" + said + "`; `casus log --event " + content.event + "` lists them";
  }
  const bool takes_back = content.statement && (content.statement->standing == model::Standing::corrected ||
                                                content.statement->standing == model::Standing::retracted);
  if (!takes_back) return "only `corrected` and `retracted` replace an entry";
  if (at->content.statement->source != content.statement->source) {
    return "entry `" + said + "` is a report by another source; another source's error is `denied`";
  }
  content.statement->replaces = *address;
  return std::nullopt;
}

RowFault fault_at(const std::vector<Row>& rows, const Place& place, std::string sentence) {
  return {rows[place.row].line, place.field ? std::string(to_string(*place.field)) : std::string(),
          std::move(sentence)};
}

std::string not_held(const std::string& marking) {
  return "you do not hold `" + marking + "`; `--as` says which markings you hold";
}

/// What a recorder's own texts mark beyond what they hold would be left out in silence. A sentence with each; nothing
/// where there is none.
std::optional<std::string> marked_beyond(const std::vector<std::filesystem::path>& files,
                                         const Background& background) {
  source::Texts texts;
  source::Diagnostics ignored; // said when they are read
  language::Markings markings;
  for (const std::filesystem::path& file : library_files(files, ignored)) {
    if (const auto id = texts.load(file)) markings.add(texts.path(*id), texts.view(*id));
  }
  std::string said;
  for (const std::string& marking : markings.used()) {
    if (!background.clearance.sees(marking)) said += "casus: " + not_held(marking) + "\n";
  }
  return said.empty() ? std::nullopt : std::optional(said);
}

/// Rows whose reading has no faults, as contents; what is wrong with them otherwise.
void take_drafts(const std::vector<Row>& rows, const RowText& text, const Whole& whole,
                 const std::vector<Entry>& entries, const Background& background, Recording& result) {
  std::vector<std::size_t> row_of;
  for (Draft& draft : drafts_of(whole.texts, whole.added, whole.reading.model, text.carriers)) {
    const std::size_t index = place_at(text, draft.offset).row;
    const Row& row = rows[index];
    if (const auto sharing = record::parse_sharing(row[Field::sharing])) {
      draft.content.sharing = *sharing;
    } else {
      result.faults.push_back({row.line, "sharing", "expected " + std::string(meaning(Field::sharing))});
    }
    if (!background.clearance.sees(draft.content.marking)) {
      result.faults.push_back({row.line, "marked", not_held(draft.content.marking)});
    }
    if (const auto wrong = set_replaced(draft.content, row[Field::replaces], entries, background.ledger)) {
      result.faults.push_back({row.line, "replaces", *wrong});
    }
    result.contents.push_back(std::move(draft.content));
    row_of.push_back(index);
  }
  if (!result.faults.empty() || entries.empty()) return;
  for (const auto& [content, sentence] : findings_across(background, entries, result.contents))
    result.faults.push_back({rows[row_of[content]].line, "", sentence});
}

} // namespace

record::Result<Recording> recording_of_rows(const std::vector<Row>& rows, const Background& background) {
  Recording result;
  LibraryTexts library = library_texts(background.library, background.clearance);
  EventNames names = event_names(library.texts, library.files);
  const std::set<std::string> in_library = std::move(names.declared);
  std::set<std::string> named = std::move(names.mentioned);
  for (const Row& row : rows) {
    named.insert(row[Field::event]);
    named.merge(ids_in(row[Field::cites]));
  }
  const auto entries = entries_on(named, background);
  if (!entries) return std::unexpected(entries.error());
  const RecordText record = record_text(*entries, in_library);
  std::set<std::string> known = in_library;
  for (const Entry& entry : *entries) {
    if (!entry.content.declaration.empty()) known.insert(entry.content.event);
  }
  RowText text = row_text(rows, known);
  result.faults = std::move(text.faults);
  const Whole whole = read_whole(std::move(library), record, "rows.casus", text.text);
  const source::Diagnostics found = to_be_said(whole, false);
  for (const source::Diagnostic& finding : found.all()) {
    if (finding.severity != source::Severity::error) continue;
    if (finding.span.file != whole.added) {
      result.messages = source::render_text(to_be_said(whole, true), whole.texts, false);
      continue;
    }
    using source::Kind;
    const Place place = place_at(text, finding.span.offset);
    const bool carried = known.contains(rows[place.row][Field::event]);
    const bool across = finding.kind == Kind::reports_contradict || finding.kind == Kind::nothing_to_take_back ||
                        finding.kind == Kind::said_too_early;
    if (!(carried && across)) result.faults.push_back(fault_at(rows, place, sentence_of(finding)));
  }
  if (result.faults.empty() && result.messages.empty()) take_drafts(rows, text, whole, *entries, background, result);
  std::ranges::stable_sort(result.faults, {}, &RowFault::line);
  return result;
}

record::Result<Recording> recording_of_texts(const std::vector<std::filesystem::path>& files,
                                             const Background& background) {
  Recording result;
  LibraryTexts library = library_texts(background.library, background.clearance);
  EventNames names = event_names(library.texts, library.files);
  const std::set<std::string> in_library = std::move(names.declared);
  LibraryTexts added = library_texts(files, background.clearance);
  if (auto held_back = marked_beyond(files, background)) {
    result.messages = *std::move(held_back);
    return result;
  }
  EventNames new_names = event_names(added.texts, added.files);
  names.mentioned.merge(new_names.declared);
  names.mentioned.merge(new_names.mentioned);
  const auto entries = entries_on(names.mentioned, background);
  if (!entries) return std::unexpected(entries.error());
  const RecordText record = record_text(*entries, in_library);
  const source::FileId recorded = library.texts.add(record_path, record.text);
  library.files.push_back(recorded);
  std::vector<source::FileId> ids;
  for (const source::FileId file : added.files) {
    ids.push_back(library.texts.add(std::string(added.texts.path(file)), std::string(added.texts.view(file))));
    library.files.push_back(ids.back());
  }
  language::Reading reading = language::read(library.texts, library.files);
  reading.diagnostics.append(std::move(library.unread));
  reading.diagnostics.append(std::move(added.unread));
  const source::Diagnostics found = without_findings_across(reading.diagnostics, recorded);
  if (found.has_errors()) {
    result.messages = source::render_text(found, library.texts, false);
    return result;
  }
  for (const source::FileId file : ids) {
    for (Draft& draft : drafts_of(library.texts, file, reading.model, {}))
      result.contents.push_back(std::move(draft.content));
  }
  return result;
}

} // namespace casus::cli
