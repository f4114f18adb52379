// SPDX-License-Identifier: Apache-2.0
// What every reader of phrases works with: the names, the model being filled, and the ways to say what is wrong.
// A reader that gives nothing back has reported the fault, or rests on something that was reported elsewhere.
#pragma once

#include "language/marks.h"
#include "language/parse/tree.h"
#include "language/resolve/cursor.h"
#include "language/resolve/names.h"
#include "language/resolve/trace.h"
#include "model/model.h"
#include "source/diagnostic.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

namespace casus::language {

class Table;
class Tables;
struct Draft;

/// Set for each entry of a table whose text has a fault: it is left out of the model at the end.
struct Broken {
  std::vector<bool> agreements;
  std::vector<bool> clauses;
  std::vector<bool> events;
  std::vector<bool> claims;

  [[nodiscard]] bool any() const;
};

/// A part of an id: words, or the hole of a column.
struct IdPart {
  std::string text;
  std::optional<std::size_t> column;
};

/// What stands for a part of an id, row by row.
struct RowTexts {
  const Table* table = nullptr;
  std::vector<IdPart> parts;
  model::Presence present;

  /// Of that row; empty where it has none. Most have one hole, and then it is the cell as it stands; else it is put
  /// together in `room`, and good until that is used again.
  [[nodiscard]] std::string_view of(std::uint32_t row, std::string& room) const;
};

/// The ids of the rows of an agreement or event: before, text, after.
struct RowIds {
  std::string before;
  std::string after;
  source::Span span; // of the id as written
  RowTexts texts;
};

/// Whether a column counts the rows of its table: each cell can stand in an id and comes after the one before it.
struct Counting {
  const Table* table = nullptr;
  std::size_t column = 0;
  bool counts = false;
};

struct Context {
  model::Model& model;
  Marks& marks;
  source::Diagnostics& diagnostics;
  Names names;
  Names verbs;
  boost::unordered_flat_map<std::pair<std::uint32_t, std::string>, model::ClauseId>
      clauses;                    // by agreement and id as written, of those that have many
  std::vector<bool> unsure_roles; // by KindId: its roles have a fault, so nothing is said of them
  Broken broken;
  Tables* tables = nullptr;
  std::deque<Draft> drafts; // templates while they are read
  Draft* draft = nullptr;   // the template whose declaration is being read
  Trace trace;              // of the declaration at hand
  std::vector<RowIds> row_ids;
  std::vector<Counting> counting;   // of columns that were looked at for it
  std::deque<Declaration> expanded; // actors and places written for each row, one by one
  Kept<Slot> slots;                 // their slots
  Kept<Token> tokens;               // and tokens
  std::deque<std::string> made;     // and the texts of these

  Context(model::Model& its_model, Marks& its_marks, source::Diagnostics& its_diagnostics);
  ~Context();
};

/// Fills the name of the model's entry: `United States`, `armed attack`.
std::string shown(const Context& context, Sort sort, std::uint32_t index);

/// The same for an actor that may be a hole of the template at hand: `State {a}`.
std::string name_of_actor(const Context& context, model::ActorId actor);

/// The words here are not understood; `expected` says what would have been. At the end of the line: it ends too early.
void not_understood(Context& context, const Cursor& cursor, std::string expected);

/// Nothing may follow. False, with a message, if something does.
bool finish(Context& context, const Cursor& cursor, std::string_view expected = "the end of the line");

/// The longest name of that sort here.
Names::Match look_up(Context& context, const Cursor& cursor, Sort sort);

/// A name of that sort. After a fault the words of the unknown name have been taken.
std::optional<std::uint32_t> read_name(Context& context, Cursor& cursor, Sort sort);

struct NameList {
  std::vector<std::uint32_t> indexes;
  std::vector<source::Span> spans;
  bool whole = true; // no name was unknown
};

/// Names with commas or `and` between.
NameList read_names(Context& context, Cursor& cursor, Sort sort);

/// True if a comma, `and` or both were taken: a list goes on.
bool take_separator(Cursor& cursor);

/// The clause of that agreement with that id, as written.
std::optional<model::ClauseId> clause_of(const Context& context, model::AgreementId agreement, std::string_view id);

/// Gives an agreement a clause that the model holds.
void list_clause(Context& context, model::AgreementId agreement, model::ClauseId clause);

/// The same as `clause_of`, for a reader: what it reads hangs on it.
std::optional<model::ClauseId> find_clause(Context& context, model::AgreementId agreement, std::string_view id);

struct Instrument {
  model::AgreementId agreement;
  std::optional<model::ClauseId> clause;
};

/// `usa-2024`, `usa-2024/consult`, `consult` or `this agreement`; the last two only where `here` is known.
std::optional<Instrument> read_instrument(Context& context, Cursor& cursor, std::optional<model::AgreementId> here);

/// As above, but it must be a clause, or an agreement.
std::optional<model::ClauseId> read_clause(Context& context, Cursor& cursor, std::optional<model::AgreementId> here);

/// Says that `wanted` at `span` is no name of that sort, with the nearest of `known`. Gives the finding for more to be
/// said; what is `expected` is empty only where a nearest name is given.
source::Diagnostic& report_unknown(Context& context, source::Span span, std::string_view sort, std::string_view wanted,
                                   const std::vector<std::string>& known);

} // namespace casus::language
