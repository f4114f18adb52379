// SPDX-License-Identifier: Apache-2.0
// Question `status`: each axis of each agreement, never one word for all (R8a).
#pragma once

#include "questions/case.h"
#include "questions/table.h"

#include <span>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

/// The axis of the text.
enum class TextAxis : std::uint8_t {
  nothing_recorded, // no signature, none expected
  expected,         // a signature is expected (R16: never counted as done)
  partly_signed,
  signed_,     // by all, not in force
  provisional, // applied, not yet in force (VCLT art. 25)
  in_force,
  suspended,
  ended,
  depends, // imprecise facts decide whether it is in force (R6)
};

/// An expected signature, as reports known at K have it.
struct Expectation {
  std::string event;
  time::Moment moment;
  std::uint32_t reports = 0;
  std::vector<std::string> sources; // ids
};

struct PartyStatus {
  std::string actor;
  std::optional<time::Moment> signed_at, consented_at, bound_from, notice_at, left_at;
  time::Truth bound = time::Truth::impossible;
};

struct ClauseStatus {
  std::string id; // "usa-2024/consult"
  std::string title;
  std::string locus;
  std::string sentence;
  model::ClauseState state = model::ClauseState::dormant;
  std::uint32_t live = 0;    // duties owed at V
  std::uint32_t waiting = 0; // duties that a link is missing for
};

struct AgreementStatus {
  std::string id;
  std::string title;
  TextAxis text = TextAxis::nothing_recorded;
  std::string words; // "expected to be signed 2024-06-13 (2 reports)", "in force until 2034-06-12"
  std::optional<time::Moment> signed_at, entry, end;
  std::optional<time::Moment> provisional_from; // since when it is applied while not yet in force (VCLT art. 25)
  model::EndCause cause = model::EndCause::none;
  std::string end_rule;        // "term of 10 years (Art. XI)"; empty when nothing ends it
  bool month_end_rule = false; // ETS 76 art. 4 set the end
  time::Truth in_force = time::Truth::impossible;
  time::Truth suspended = time::Truth::impossible;
  model::Force form = model::Force::treaty;
  std::optional<bool> binding;
  std::string entry_read; // how the entry into force is read where the text has no rule, or none is known; else empty
  std::vector<Expectation> expected;
  std::vector<PartyStatus> parties;
  std::vector<ClauseStatus> clauses;
  std::vector<std::string> hedges;       // of the whole agreement
  std::vector<std::string> untranslated; // passages that taint what is said here
  std::vector<std::string> caveats;      // between whom it does not operate; what ends nothing
};

struct StatusAnswer {
  Asked asked;
  std::vector<AgreementStatus> agreements;
};

/// Of these agreements, or of all when none is named; in the order of the library.
StatusAnswer status(const Case& asked, std::span<const model::AgreementId> which = {});

/// Sentences on what `in force` does not say: between whom the agreement is suspended or not in force, and who has said
/// that it is over without ending it.
std::vector<std::string> caveats(const Case& asked, model::AgreementId agreement);

std::string_view to_words(TextAxis text);

/// First one row an agreement; then, when `detail`, for each agreement its parties and its clauses.
std::vector<Table> to_tables(const StatusAnswer& answer, bool detail = true);

/// Schema `casus.status/1`.
boost::json::value to_json(const StatusAnswer& answer);

} // namespace casus::questions
