// SPDX-License-Identifier: Apache-2.0
// The facts of one answer as columns, ordered by key, and what came before what (rules, section 1).
#pragma once

#include "engine/keyed_lists.h"
#include "engine/nesting.h"
#include "model/log.h"
#include "time/order.h"

#include <tuple>

namespace casus::engine {

/// A row of the columns. Rows of the log are in order of key; derived facts (section 10) follow as they are made.
using Row = std::uint32_t;

/// Lists of numbers for each row, in one array.
struct Ragged {
  std::vector<std::uint32_t> begins{0};
  std::vector<std::uint32_t> values;
  void close_row() { begins.push_back(static_cast<std::uint32_t>(values.size())); }
  std::span<const std::uint32_t> operator[](Row row) const {
    return {values.data() + begins[row], values.data() + begins[row + 1]};
  }
};

/// The order of facts, and with it which of several equal witnesses is named.
struct Key {
  std::int64_t first;
  std::int64_t last;
  std::uint32_t sequence;
  std::uint32_t number;
  bool operator<(const Key& other) const {
    return std::tie(first, last, sequence, number) < std::tie(other.first, other.last, other.sequence, other.number);
  }
};

bool contains(std::span<const std::uint32_t> sorted_or_few, std::uint32_t x);

class Facts {
public:
  /// Takes those facts of the log that begin no later than `at` and are not breaches.
  Facts(const model::Model& model, const model::Log& log, time::Instant at);

  /// Appends a derived fact, whose number and cited facts are final.
  Row append(const model::Fact& fact, std::uint32_t number);

  std::uint32_t size() const { return static_cast<std::uint32_t>(kind.size()); }
  bool derived(Row f) const { return f >= logged; }
  bool exact_same_second(const time::Moment& a, const time::Moment& b) const {
    return a.is_exact() && b.is_exact() && a.first() == b.first();
  }
  Key key(Row f) const { return {moment[f].first().seconds, moment[f].last().seconds, sequence[f], number[f]}; }
  bool ordered(Row f, Row g) const { return key(f) < key(g); }
  bool cites(Row f, Row g) const { return cites_any[f] && contains(cited[f], g); }

  time::Truth past(Row f) const { return time::at_or_before(moment[f], at); }
  time::Truth precedes(Row f, Row g) const;
  /// precedes(f, g), or f = g: "at or before" for conditions tested at a fact.
  time::Truth up_to(Row f, Row g) const { return f == g ? time::Truth::certain : precedes(f, g); }
  /// Is f after an opening of which w is the witness?
  time::Truth after(Row f, const time::Moment& opening, Row w) const;
  /// Does f speak of a chain? One that cites nothing speaks of everything.
  bool speaks_of(Row f, std::span<const Row> chain) const;

  /// The actors who may be the other side of an act: for a mutual kind everybody who takes part (section 8).
  std::span<const std::uint32_t> others(Row f, std::uint32_t role) const { return roles[mutual[f] ? 0 : role][f]; }
  std::span<const std::uint32_t> doers(Row f) const { return roles[0][f]; }
  /// The row of a fact, `none` when it is not there.
  Row row_of(std::uint32_t fact) const { return fact < rows.size() ? rows[fact] : none; }

  time::Moment at;        // V
  Row logged = 0;         // rows before this one are of the log
  bool irregular = false; // some fact cites one that is not certainly before it by time: citing alone orders them
  std::vector<time::Moment> moment;
  std::vector<std::uint32_t> kind, sequence, number, of, clause;
  std::vector<model::LegalAct> act;
  std::vector<std::uint8_t> partial, disputed, mutual, cites_any;
  Ragged roles[model::role_count]; // of a mutual kind, `by` and `with` both hold the union
  Ragged places;
  Ragged cited;    // rows
  Ragged cited_by; // rows, for facts of the log only

private:
  void add_columns(const model::Fact& fact, std::uint32_t fact_number);
  void link_citations(const model::Log& log);
  bool certainly_before(Row g, Row f) const; // by time and declared order alone

  const model::Model* model_;
  std::vector<model::LegalAct> act_of_kind_;
  std::vector<Row> rows; // by fact number
};

/// The legal act of each kind: its own, or that of its nearest ancestor with one.
std::vector<model::LegalAct> legal_acts(const std::vector<model::EventKind>& kinds);

} // namespace casus::engine
