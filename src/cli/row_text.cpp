// SPDX-License-Identifier: Apache-2.0
#include "cli/row_text.h"

#include "cli/record_text.h"
#include "source/nearest.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace casus::cli {

namespace {

constexpr std::array declaring{Field::title,  Field::is,      Field::time,  Field::sequence,
                               Field::cites,  Field::partial, Field::until, Field::amount,
                               Field::figure, Field::for_,    Field::note};
constexpr std::array reporting{Field::said, Field::by, Field::attribution, Field::speaker, Field::at, Field::to};
constexpr std::array in_quotes{Field::title, Field::note, Field::speaker, Field::at};

bool declares(const Row& row) { return !row[Field::is].empty() || !row[Field::time].empty(); }

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// The rows of one event.
struct Group {
  std::string id;
  std::optional<std::size_t> declared;
  std::vector<std::size_t> reports;
};

class Composer {
public:
  Composer(const std::vector<Row>& rows, const std::set<std::string>& known) : rows_(&rows), known_(&known) {}

  RowText compose() {
    for (std::size_t i = 0; i < rows_->size(); ++i) {
      if (declares((*rows_)[i])) declared_.insert((*rows_)[i][Field::event]);
    }
    for (std::size_t i = 0; i < rows_->size(); ++i) {
      if (sound(i)) file(i);
    }
    for (const bool carried : {false, true}) {
      for (const Group& group : groups_) {
        if (group.declared.has_value() != carried) write(group);
      }
    }
    return std::move(result_);
  }

private:
  bool fault(std::size_t row, std::optional<Field> field, std::string sentence) {
    result_.faults.push_back(
        {(*rows_)[row].line, field ? std::string(to_string(*field)) : std::string(), std::move(sentence)});
    return false;
  }

  /// What the language would not notice, or not explain in the terms of a table.
  bool sound(std::size_t index) {
    const Row& row = (*rows_)[index];
    bool good = true;
    for (std::size_t i = 0; i < field_count; ++i) {
      const auto field = static_cast<Field>(i);
      const bool quotes = std::ranges::find(in_quotes, field) != in_quotes.end();
      if (row[field].find_first_of(quotes ? "\n\r" : "\n\r#") == std::string::npos) continue;
      good = fault(index, field, quotes ? "expected one line" : "expected one line without `#`");
    }
    if (row[Field::event].empty()) good = fault(index, Field::event, "expected the id of an event");
    const bool report = std::ranges::any_of(reporting, [&](Field field) { return !row[field].empty(); });
    const std::string& standing = row[Field::standing];
    if (!standing.empty() && !one_of(standing, {"expected", "happened", "denied", "corrected", "retracted"})) {
      good = fault(index, Field::standing, "`" + standing + "`: expected " + std::string(meaning(Field::standing)));
    } else if (standing.empty() && report) {
      good = fault(index, Field::standing, "expected " + std::string(meaning(Field::standing)));
    } else if (!standing.empty()) {
      for (const Field field : {Field::said, Field::by}) {
        if (row[field].empty()) good = fault(index, field, "expected " + std::string(meaning(field)));
      }
    } else if (!declares(row)) {
      good = fault(index, std::nullopt, "expected a report (standing, said, by), a new event (is, time), or both");
    }
    if (!row[Field::partial].empty() && !one_of(row[Field::partial], {"yes", "partial", "true", "1"})) {
      good = fault(index, Field::partial, "expected `yes` or nothing");
    }
    return good;
  }

  void file(std::size_t index) {
    const Row& row = (*rows_)[index];
    const std::string& id = row[Field::event];
    if (declares(row) && known_->contains(id)) {
      fault(index, Field::event,
            "the event is known already; leave the columns that declare it empty, or choose another id");
      return;
    }
    if (!known_->contains(id) && !declared_.contains(id)) {
      std::vector<std::string> ids(known_->begin(), known_->end());
      ids.insert(ids.end(), declared_.begin(), declared_.end());
      const auto near = source::nearest(id, ids);
      fault(index, Field::event,
            "no event `" + id + "`; expected `is` and `time` to declare it" +
                (near ? ", or did you mean `" + *near + "`?" : ""));
      return;
    }
    const auto [at, added] = group_of_.try_emplace(id, groups_.size());
    if (added) groups_.push_back({.id = id, .declared = {}, .reports = {}});
    Group& group = groups_[at->second];
    if (declares(row)) {
      if (!group.declared) {
        group.declared = index;
      } else if (!same_declaration(row, (*rows_)[*group.declared])) {
        fault(index, Field::event,
              "line " + std::to_string((*rows_)[*group.declared].line) + " declares this event in other words");
        return;
      }
    }
    if (!row[Field::standing].empty()) group.reports.push_back(index);
  }

  static bool same_declaration(const Row& a, const Row& b) {
    return std::ranges::all_of(declaring, [&](Field field) { return a[field] == b[field]; });
  }

  void write(const Group& group) {
    if (group.declared) {
      write_declaration(*group.declared);
    } else {
      const std::string carrier = "reports-on-" + group.id;
      result_.carriers.emplace(carrier, group.id);
      result_.text += "event " + carrier + "\n  is negotiation\n  time -4000\n";
    }
    for (const std::size_t index : group.reports)
      write_report(index);
  }

  void write_declaration(std::size_t index) {
    const Row& row = (*rows_)[index];
    const std::size_t begin = open(index);
    result_.text += "event ";
    put(index, Field::event, row[Field::event]);
    if (!row[Field::title].empty()) {
      result_.text += ' ';
      put(index, Field::title, in_quotation_marks(row[Field::title]));
    }
    result_.text += '\n';
    for (const Field field : declaring) {
      if (field == Field::title || row[field].empty()) continue;
      result_.text += "  " + std::string(to_string(field));
      if (field != Field::partial) {
        result_.text += ' ';
        put(index, field, field == Field::note ? in_quotation_marks(row[field]) : row[field]);
      }
      result_.text += '\n';
    }
    if (!row[Field::marked].empty()) {
      result_.text += "  marked ";
      put(index, Field::marked, row[Field::marked]);
      result_.text += '\n';
    }
    close(begin);
  }

  void write_report(std::size_t index) {
    const Row& row = (*rows_)[index];
    const std::size_t begin = open(index);
    result_.text += "  ";
    put(index, Field::standing, row[Field::standing]);
    const auto add = [&](std::string_view before, Field field, bool quotes) {
      if (row[field].empty()) return;
      result_.text += before;
      put(index, field, quotes ? in_quotation_marks(row[field]) : row[field]);
    };
    add(" said ", Field::said, false);
    add(" by ", Field::by, false);
    add(", ", Field::attribution, false);
    add(" ", Field::speaker, true);
    add(" at ", Field::at, true);
    add(" to ", Field::to, false);
    add(" marked ", Field::marked, false);
    result_.text += '\n';
    close(begin);
  }

  std::size_t open(std::size_t row) {
    result_.places.push_back(
        {.begin = static_cast<std::uint32_t>(result_.text.size()), .end = 0, .row = row, .field = {}});
    return result_.places.size() - 1;
  }
  void close(std::size_t place) { result_.places[place].end = static_cast<std::uint32_t>(result_.text.size()); }

  void put(std::size_t row, Field field, const std::string& words) {
    const auto begin = static_cast<std::uint32_t>(result_.text.size());
    result_.text += words;
    result_.places.push_back({begin, static_cast<std::uint32_t>(result_.text.size()), row, field});
  }

  const std::vector<Row>* rows_;
  const std::set<std::string>* known_;
  std::set<std::string> declared_;
  std::vector<Group> groups_;
  std::map<std::string, std::size_t> group_of_;
  RowText result_;
};

} // namespace

RowText row_text(const std::vector<Row>& rows, const std::set<std::string>& known) {
  return Composer(rows, known).compose();
}

Place place_at(const RowText& text, std::uint32_t offset) {
  Place found;
  auto at = std::ranges::upper_bound(text.places, offset, {}, &Place::begin);
  while (at != text.places.begin()) {
    --at;
    if (!at->field) { // the row's own stretch, which comes before its fields
      found.row = at->row;
      found.begin = at->begin;
      found.end = at->end;
      break;
    }
    if (!found.field && offset <= at->end) found.field = at->field;
  }
  return found;
}

} // namespace casus::cli
