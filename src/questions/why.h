// SPDX-License-Identifier: Apache-2.0
// Questions `why` and `why --not`: the reason tree behind an answer, down to articles and reports (R18, N10).
#pragma once

#include "questions/case.h"
#include "questions/table.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

enum class ReasonKind : std::uint8_t {
  conclusion,
  clause,       // with its locus and sentence
  rule,         // of the house (R numbers) or of law (ETS 76, VCLT)
  event,        // a fact that counts
  report,       // who said so
  missing,      // what is not there: a link, a performance, a report
  condition,    // a condition that held or did not
  hedge,        // words that soften
  force,        // how firmly it binds
  remark,       // what the library says of a clause and no rule computes with
  untranslated, // a passage that the language cannot say
  change,       // what would have to be different
};

/// A node: what holds, and because of what. `id` is stable: of a duty, clause, event, source or claim, or a rule's
/// name; empty where there is none.
struct Reason {
  ReasonKind kind = ReasonKind::conclusion;
  std::string id;
  std::string text;
  std::optional<time::Moment> moment;
  std::vector<std::string> pointers; // passages, addresses
  Emphasis emphasis = Emphasis::plain;
  bool brief = true; // also in the short form
  std::vector<Reason> because;
};

struct WhyAnswer {
  Asked asked;
  std::string id;
  std::string subject; // "duty", "agreement", "clause", "claim", "event"
  Reason root;
};

/// The id names nothing. The sentence says so, with the nearest ids there are.
struct WhyFault {
  std::string sentence;
};

/// Of a duty, an agreement, a clause (its state and its duties), a claim, or an event: whether it counts, and on whose
/// word. An id that names several is taken in that order.
std::expected<WhyAnswer, WhyFault> why(const Case& asked, std::string_view id);

/// Why the clause makes no duty (from that event), and the one link or fact whose change would make it. A clause that
/// makes duties is answered by them, with what they wait for.
std::expected<WhyAnswer, WhyFault> why_not(const Case& asked, std::string_view clause,
                                           std::optional<std::string_view> event = {});

/// The short form has five to eight lines; the full form all nodes and pointers.
std::vector<Line> to_lines(const WhyAnswer& answer, bool full);

/// One table of one column, as `to_lines`; for doors that have only tables.
std::vector<Table> to_tables(const WhyAnswer& answer, bool full = true);

/// Schema `casus.why/1`.
boost::json::value to_json(const WhyAnswer& answer);

} // namespace casus::questions
