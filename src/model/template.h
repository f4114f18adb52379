// SPDX-License-Identifier: Apache-2.0
// Tables and what is written once for every row of them: agreements that differ in a few values, and rows of events.
#pragma once

#include "model/agreement.h"
#include "time/assert.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace casus::model {

struct Model;

/// In a prototype an id with this bit set is no entry of the model: its low bits are the number of a `Hole`, and each
/// row has its own value there. `AgreementId{hole_bit}` is the agreement of the row itself, `ClauseId{hole_bit | n}`
/// its n-th clause (by place in `Template::clauses`, whether present or not).
inline constexpr std::uint32_t hole_bit = 1U << 31U;

enum class HoleSort : std::uint8_t { actor, place };

/// One value that differs from row to row: `State {a}`.
struct Hole {
  HoleSort sort = HoleSort::actor;
  std::vector<std::uint32_t> values; // by row: index into Model::actors or Model::places
};

/// The rows for which something is there: `where {protects} is a or ab`.
using Presence = std::vector<bool>; // by row; empty: for all
inline bool is_there(const Presence& present, std::uint32_t row) { return present.empty() || present[row]; }

/// Short texts by row, side by side: those of a hundred thousand rows are two blocks of memory.
struct Cells {
  std::string text;                // all of them, one behind the other: less than 4 GiB
  std::vector<std::uint32_t> ends; // by row, in `text`

  [[nodiscard]] std::size_t size() const { return ends.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends[row - 1];
    return {text.data() + begin, ends[row] - begin};
  }
  void push_back(std::string_view cell) {
    CASUS_ASSERT(text.size() + cell.size() <= UINT32_MAX);
    text += cell;
    ends.push_back(static_cast<std::uint32_t>(text.size()));
  }
  bool operator==(const Cells&) const = default;
};

/// The cells of a column that stands in ids and titles.
struct TextColumn {
  std::string name;
  Cells cells;
};

/// An event of each row: `event signed-{agreement}` with a time of its own. It happened, on the word of
/// `report.source`.
struct EventPrototype {
  Event event; // its id still has its holes as written; roles and `of` may be holes; `moment` is not used
  Report report;
  Presence present;
  std::vector<time::Moment> moments; // by row, meaningful where present; the report was made then
};

/// Agreements written once for every row of a table: `for each row of "agreements.csv"`. Row r stands for the ordinary
/// agreement in which every hole has its r-th value; `written_out` makes it. Meaning never depends on which is used.
struct Template {
  Agreement agreement; // `id` and `title` still have their holes as written; `clauses` is empty
  std::vector<Clause> clauses;
  std::vector<Presence> present; // by clause
  std::vector<Hole> holes;
  std::vector<EventPrototype> events;
  std::uint32_t rows = 0;
  std::string table; // the file, as written
  Cells keys;        // what stands in the id, `17` of `g-17`; ids are before + key + after
  std::string id_before;
  std::string id_after;
  std::string key_column;        // the one column that `keys` are the cells of; empty when the id has several holes
  std::vector<TextColumn> texts; // the other columns that stand in ids and titles

  /// Of the agreement of a row.
  [[nodiscard]] std::string id(std::uint32_t row) const { return id_before + std::string(keys[row]) + id_after; }
};

/// A part of a text with holes: plain words, or the name of a column.
struct TextPart {
  std::string_view text;
  bool hole = false;
};

/// `Pact {a}-{b}` in its parts, each hole without its braces. Braces that make no hole are plain.
[[nodiscard]] std::vector<TextPart> parts_of(std::string_view text);

/// The model with an ordinary agreement, its clauses, events and reports for every row of every template, after all
/// others, row by row; none of its ids is a hole. A model without templates is given as it is.
[[nodiscard]] Model written_out(Model model);

/// Appends what one row stands for. Gives where its agreement is in `into`.
AgreementId write_row(const Template& from, std::uint32_t row, Model& into);

/// A name made from one cell: `State {actor}`.
struct NamePattern {
  std::string before;
  std::string column;
  std::string after;
};

/// How a table's cells say when: a number of `unit` seconds after `origin`; or, without an origin, a moment in words
/// that `time::parse_moment` reads in `zone`.
struct TimeColumn {
  std::string column;
  std::optional<time::Instant> origin;
  std::int64_t unit = 1;
  time::Zone zone = time::Zone::utc();
};

/// `number` units after the column's origin; nothing outside the years that can be written (R1).
[[nodiscard]] std::optional<time::Instant> counted(const TimeColumn& column, std::int64_t number);

/// Who stands in a role of each row's event: an actor by name, or the one that a cell names.
struct RoleValue {
  Role role = Role::by;
  std::variant<ActorId, NamePattern> actor;
};

/// `row "attack" is armed attack by State {actor} on State {target} at Area {area}`. An empty cell of a role, a place
/// or `cites` leaves it out.
struct RowForm {
  std::string word; // in the kind's column; empty: every row
  KindId kind;
  std::vector<RoleValue> roles;
  std::vector<std::variant<PlaceId, NamePattern>> places;
  std::optional<std::variant<AgreementId, NamePattern>> of;
  std::string cites; // column with the number of an earlier row, or empty
  source::Span span;
};

/// How a table of events is read; columns are found by the names in its first line.
struct EventTable {
  std::string id;
  std::string title;
  TimeColumn time;
  std::string number;      // column with the row's own number; empty: rows are numbered from 1
  std::string kind_column; // empty when one form is for all rows
  std::vector<RowForm> forms;
  bool others_ignored = false; // a word that no form has: nothing happened; else it is a fault of the row
  source::Span span;
};

/// How a table of questions is read: which duties of that actor are open at that time.
struct QuestionTable {
  std::string id;
  std::string title;
  TimeColumn time;
  std::string number; // column; empty: rows are numbered from 1
  NamePattern by;
  source::Span span;
};

} // namespace casus::model
