// SPDX-License-Identifier: Apache-2.0
// Rows of a table of events to facts, by the forms that the language gives (model/template.h).
#pragma once

#include "engine/replay/stream_fact.h"
#include "exchange/name_cells.h"
#include "exchange/row_batch.h"
#include "source/cells.h"

#include <array>
#include <cstddef>
#include <expected>
#include <memory>
#include <span>
#include <string>

#include <fmt/format.h>

namespace casus::exchange {

/// What is wrong with a row. Line 1 is the table's first line; columns are bytes, from 1.
struct RowFault {
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::string what;
};

/// What was read. Faults beyond the first hundred are only counted.
struct Facts {
  std::vector<engine::StreamFact> facts;
  std::vector<RowFault> faults;
  std::uint64_t faulty = 0;
  std::uint64_t rows = 0;
  std::uint64_t ignored = 0; // rows of a word that no form has
};
inline constexpr std::size_t faults_told = 100;

/// A piece of a table that was read without what comes before it.
struct Apart {
  Facts facts;
  bool clean = false; // no fault, nothing quoted; else it must be read in its turn
  std::int64_t first_second = 0, last_second = 0;
  std::int64_t first_number = 0, last_number = 0;
  std::uint64_t lines = 0;
};

class EventReader {
public:
  /// `columns` are the names in the table's first line. Refused, with a sentence, when the table asks for one that is
  /// not there.
  static std::expected<EventReader, std::string> make(const model::Model& model, const model::EventTable& table,
                                                      std::vector<std::string> columns);

  /// Reads whole lines of CSV, without the first line of the table; gives how many bytes they took. With `last` the
  /// rest counts as a line. The text has `padding` readable bytes after it.
  std::size_t read_csv(std::string_view text, bool last, Facts& facts);

  /// The same of NDJSON, where line 1 is the first row. A column that a line does not have is an empty cell.
  std::size_t read_ndjson(std::string_view text, bool last, Facts& facts);

  std::size_t read(std::string_view text, bool last, bool ndjson, Facts& facts) {
    return ndjson ? read_ndjson(text, last, facts) : read_csv(text, last, facts);
  }

  /// Reads whole lines as if nothing came before them. The next rows of this reader come after nothing in particular.
  void read_apart(std::string_view text, bool last, bool ndjson, Apart& apart);
  /// Takes what another reader of the same table has read apart for the next rows, where they are clean and come after
  /// the last one. Else nothing has happened.
  bool go_on(Apart& apart, Facts& facts);
  /// The next row must come after the last one of another table.
  void follow(const EventReader& before) { last_ = before.last_; }

  const std::vector<std::string>& columns() const { return columns_; }

private:
  /// When a row is, and its number. Neither falls from row to row.
  struct Stand {
    std::int64_t second;
    std::int64_t number;
  };
  static constexpr Stand before_all{INT64_MIN, -1};
  struct Cell {      // where an id comes from
    int column = -1; // -1: it is the same for all rows
    std::uint32_t fixed = unknown;
    std::uint32_t ids = 0;     // into ids_
    std::string before, after; // around the cell, for messages
  };
  /// A number that becomes an id. One that is there for the count alone goes where what is cited comes last.
  struct PlainCell {
    std::uint32_t column = 0;                                   // into numbers_
    std::uint32_t offset = offsetof(engine::StreamFact, cites); // of the id
    bool needed = false;                                        // empty, it is for the careful way
    std::span<const std::uint32_t> ids;                         // by number; the last is unknown
  };
  struct RoleCell {
    Cell actor;
    std::size_t role = 0;
  };
  /// Of a form's word: its first bytes, and how long it is.
  struct Head {
    std::uint64_t head = 0;
    std::uint32_t size = UINT32_MAX;
    bool searched = false; // its first bytes do not say all: it is longer, or another form's falls into the same slot
  };
  struct Form {
    std::string word;
    std::uint32_t kind = 0;
    std::vector<RoleCell> roles;
    std::optional<Cell> place;
    std::optional<Cell> of;
    int cites = -1;
    // The same for plain rows: what all of them share, and as many cells as every other form of the table has.
    engine::StreamFact blank;
    std::vector<PlainCell> plain_cells;
    std::uint32_t plain_cites = 0; // into numbers_
  };

  explicit EventReader(const model::Model& model) : model_(&model) {}
  std::expected<void, std::string> compile(const model::EventTable& table);
  std::expected<void, std::string> compile(const model::RowForm& form);
  std::expected<int, std::string> column(const std::string& name) const;
  std::expected<Cell, std::string> cell_of(const model::NamePattern& pattern, char sort);
  void place_forms();
  bool place_forms_by(std::uint64_t spread);
  void plan();
  void plan(Form& form);
  std::uint32_t plain_column(int column);

  std::uint8_t slot_of(std::uint64_t head) const { return static_cast<std::uint8_t>((head * spread_) >> 56U); }
  static constexpr std::uint16_t nothing = UINT16_MAX; // no form
  std::uint16_t form_of(std::string_view word) const;
  std::uint16_t find_form(std::string_view word) const;
  // In event_rows.h; a row's cells are views into a buffer with `padding` bytes after it.
  template <class Row>
  void read_row(const Row& row, Facts& facts);
  template <class Row>
  bool fill(const Form& form, const Row& row, engine::StreamFact& fact, Facts& facts);
  template <class Row>
  bool read_time(const Row& row, Facts& facts);
  template <class Row>
  bool read_number(const Row& row, Facts& facts);
  template <class Row>
  bool read_cites(const Form& form, const Row& row, engine::StreamFact& fact, Facts& facts);
  template <class Row>
  bool read_id(const Cell& cell, const Row& row, std::string_view sort, std::uint32_t& id, Facts& facts);
  template <class Row>
  std::optional<std::int64_t> read_moment(const Row& row, Facts& facts) const;
  template <class Row, class... Parts>
  bool refuse(const Row& row, int column, Facts& facts, fmt::format_string<Parts&...> what, Parts... parts) const;
  // In plain_rows.cpp.
  std::optional<std::uint32_t> all_alike(std::string_view text) const;
  std::size_t read_rows(std::string_view text, Facts& facts);
  void read_batch(RowBatch& batch, Facts& facts);
  void read_columns(const RowBatch& batch);
  bool read_plainly(std::size_t from, std::size_t to, Facts& facts);
  Stand stand_of(std::size_t row, const Stand& before) const;
  bool in_order(std::size_t row, const Stand& before, const Stand& here) const;
  bool add_plainly(std::size_t row, const Stand& here, Facts& facts) const;
  bool fill_plainly(const Form& form, std::size_t row, engine::StreamFact& fact) const;
  // In csv_rows.cpp: any line. 0: it does not end here.
  std::size_t read_line(std::string_view text, bool last, Facts& facts);
  std::size_t read_lines(std::string_view text, bool last, Facts& facts);
  std::size_t read_quoted(std::string_view text, bool last, Facts& facts);
  void ragged(std::size_t cells, Facts& facts);

  const model::Model* model_;
  std::vector<std::string> columns_;
  std::shared_ptr<std::vector<CellIds>> ids_ = std::make_shared<std::vector<CellIds>>(); // one for all copies
  std::vector<std::string> ids_made_; // which pattern each stands for
  std::vector<Form> forms_;
  std::vector<Head> heads_;                  // of forms; the last is that of nothing
  std::array<std::uint16_t, 256> by_head_{}; // forms; where there is none, the last of heads_
  std::uint64_t spread_ = 1;                 // heads over these
  model::TimeColumn time_;
  int time_column_ = -1;
  int number_column_ = -1;
  int kind_column_ = -1;
  bool others_ignored_ = false;
  bool any_cites_ = false; // some form

  // Of the rows being read plainly: columns whose numbers stand for ids, after one of empty cells; and what they hold.
  bool plain_ = false;
  std::vector<std::uint32_t> plain_columns_;
  std::vector<std::array<std::uint32_t, most_rows>> numbers_;
  std::array<std::int64_t, most_rows> times_{};
  std::array<std::int64_t, most_rows> row_numbers_{};
  std::array<std::uint16_t, most_rows> row_forms_{};

  source::CellBegins found_;        // of the piece being read
  std::uint64_t line_ = 1;          // of the row being read
  const char* line_text_ = nullptr; // where it begins
  Stand last_ = before_all;         // of the last row
};

/// The names in the first line of a table, and how many bytes it took; nothing while its end is not there.
struct Header {
  std::vector<std::string> columns;
  std::size_t length = 0;
};
std::optional<Header> read_header(std::string_view text, bool last);

} // namespace casus::exchange
