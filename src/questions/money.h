// SPDX-License-Identifier: Apache-2.0
// Question `money`: sums that were announced, pledged, voted and paid, as stated. Nothing is converted or added up: two
// sums may overlap, and a sum in another unit, on another rung or with another bound is another thing (R20).
#pragma once

#include "questions/case.h"
#include "questions/table.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

/// One sum that a text promises or an event speaks of.
struct MoneyRow {
  std::string agreement; // id; empty: an event that names none
  std::string event;     // id; empty: the text itself says it
  std::vector<std::string> by;
  std::string to;
  model::MoneyRung rung = model::MoneyRung::pledged;
  std::string sort;                    // "pledge", "past"; of an event its kind
  std::optional<model::Amount> amount; // absent: no specific amount
  std::string unit;                    // "EUR", "percent of GDP"; empty where not even that is said
  std::string period;                  // as stated; of an event without one its date
  std::vector<std::int32_t> years;     // those that the period names; empty: no whole years
  bool each_year = false;              // the sum is for each of them
  std::string purpose;
  std::string condition;
  std::string locus; // of the text; of an event its sources
};

/// One step of the ladder without the next: not nought, but not recorded.
struct MoneyGap {
  std::string by;
  std::int32_t year = 0;
  std::string unit;
  model::MoneyRung reached = model::MoneyRung::pledged; // the highest rung on record
  std::vector<std::string> promised;                    // the sums, in words, with their years where they are several
};

struct MoneyAnswer {
  Asked asked;
  std::vector<MoneyRow> rows;       // by agreement in the order of the library, then events by time
  std::vector<MoneyGap> gaps;       // by promisor, year, unit
  std::vector<std::string> silent;  // agreements that say nothing of money
  std::vector<std::string> unnamed; // agreements that speak of money and name no sum
};

/// Of these agreements, or of all and of every event of money when none is named. Events count as known at K, up to V.
MoneyAnswer money(const Case& asked, std::span<const model::AgreementId> which, std::optional<model::ActorId> by);

std::string_view to_words(model::MoneyRung rung);

std::vector<Table> to_tables(const MoneyAnswer& answer);
/// For CSV: a row a sum.
Table to_flat_table(const MoneyAnswer& answer);
/// Schema `casus.money/1`.
boost::json::value to_json(const MoneyAnswer& answer);

} // namespace casus::questions
