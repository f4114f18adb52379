// SPDX-License-Identifier: Apache-2.0
// Question `exits`: every way out of an agreement: by whose act, with whose consent, how fast, and what survives (R11).
#pragma once

#include "questions/case.h"
#include "questions/table.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

/// How an agreement can end, or end for one party.
enum class WayOut : std::uint8_t {
  expiry,       // its term runs out: nobody's act
  non_renewal,  // notice in time keeps a tacit renewal from taking place
  notice,       // notice of one party (VCLT arts 54(a), 56)
  event,        // an event that the text names
  consent,      // of all parties (VCLT art. 54(b)): always open
  government,   // a policy ends with its government (R11)
  supersession, // another agreement enters into force (VCLT art. 59)
};

struct Exit {
  WayOut way = WayOut::notice;
  bool whole = true;            // the agreement ends; false: for the party that acts
  std::vector<std::string> who; // each of them can do it alone; empty: nobody's act, or all of them together
  std::string rule;             // "6 months after notice by either party"
  std::string locus;
  std::vector<std::string> hedges;       // "preferably"
  std::optional<time::Moment> last_step; // expiry and non-renewal: the last moment at which notice still works
  std::optional<time::Moment> earliest;  // first instant without force, were the step taken at V
  std::string condition;                 // what must come first, where no date can be computed
  std::string delay;                     // what passes from then to the end: "1 year"; empty: nothing
  std::vector<std::string> at_home;      // what is known of the procedure inside a party
};

struct AgreementExits {
  std::string id;
  std::string title;
  time::Truth in_force = time::Truth::impossible; // at V
  std::optional<time::Moment> entry;
  std::optional<time::Moment> end; // as computed: first instant no longer in force
  bool says_none = false;          // the text is known to hold no exit clause
  std::vector<Exit> exits;
  std::vector<std::string> survives; // what the text lets go on, and who could stop it
  std::string after_end;             // what general law lets go on; empty of a unilateral text
  std::vector<std::string> lapses;   // clauses that lapse with it, by id
  std::vector<std::string> notes;
};

/// One promise that a later government need not keep, and why nothing needs to be ended for that.
struct LeftUndone {
  std::string reason; // "an intention, which binds nobody"
  std::vector<std::string> clauses;
};

/// What a later government of a party can do alone.
struct NextGovernment {
  std::string agreement;
  std::string party;
  bool says_none = false; // the text is known to hold no exit clause
  std::vector<Exit> ends;
  std::vector<LeftUndone> undone;
  std::vector<std::string> contested; // clauses of which it is contested whether they bind it, by id
  std::vector<std::string> stays;     // clauses that bind it as long as the agreement stands, by id
  std::vector<std::string> hedges;    // of the whole agreement: while they hold good, no clause can be called broken
};

struct ExitsAnswer {
  Asked asked;
  std::vector<AgreementExits> agreements;
  std::vector<NextGovernment> governments; // only when asked for
};

struct ExitsFilter {
  std::optional<model::ActorId> by; // only what this actor can do alone
  bool next_government = false;     // of `by`, or of every state that is a party
};

/// Of these agreements, or of all when none is named; in the order of the library.
ExitsAnswer exits(const Case& asked, std::span<const model::AgreementId> which, const ExitsFilter& filter);

std::string_view to_words(WayOut way);

std::vector<Table> to_tables(const ExitsAnswer& answer);
/// Schema `casus.exits/1`.
boost::json::value to_json(const ExitsAnswer& answer);

} // namespace casus::questions
