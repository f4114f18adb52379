// SPDX-License-Identifier: Apache-2.0
// Evidence: which events count, as known when, under which standard (R14 to R16).
#pragma once

#include "model/log.h"

#include <expected>
#include <string>
#include <string_view>

namespace casus::record {

/// Which reports count (R16). What is expected never counts as having happened.
enum class Standard : std::uint8_t {
  reported,   // any report that it happened and that was not retracted: the default
  confirmed,  // such a report by a document, on the record or by a named source; anonymous ones do not count
  undisputed, // reported, and no report denies it
};

std::string_view to_string(Standard standard);
std::expected<Standard, std::string> parse_standard(std::string_view text);

/// What the record holds on an event as known at one moment.
struct Account {
  bool counts = false;                  // under the standard
  bool expected = false;                // a report expects it
  bool denied = false;                  // a report that the standard admits denies it
  bool disputed = false;                // a counted report and a denial stand side by side
  std::vector<std::uint32_t> reports;   // Model::reports known by then, in order of `said`, then of declaration
  std::vector<std::uint32_t> withdrawn; // those of them that their source has retracted
  time::Moment moment{};                // the event's, as last corrected by then
};

/// The account of every event, by EventId. A report is known when `known_from()` is at or before
/// `known_at`.
std::vector<Account> accounts(const model::Model& model, time::Instant known_at, Standard standard);

/// The log of the events that count. Watermarks of a source hold once published; the latest per kind wins.
model::Log facts(const model::Model& model, time::Instant known_at, Standard standard);

} // namespace casus::record
