// SPDX-License-Identifier: Apache-2.0
// Where in the text the parts of the model stand: kept from resolve to check, so that a message marks the smallest
// words at fault. The model itself carries only what later steps show.
#pragma once

#include "model/few.h"
#include "model/model.h"
#include "model/rare.h"
#include "source/span.h"

#include <functional>
#include <vector>

namespace casus::language {

/// Each is the words of the slot or phrase, nowhere when it was not written. `name` is the declared name or id alone.
struct ActorMarks {
  source::Span name;
  source::Span of;
  source::Span decides_by;
};

struct PlaceMarks {
  source::Span name;
  source::Span in;
  source::Span position;
};

struct KindMarks {
  source::Span name;
  source::Span parent;
  source::Span mutual;
  source::Span contested;
};

struct EntryMarks {
  source::Span rule;                  // the date or the quorum
  model::Few<source::Span> including; // as EntryRule::including
};

struct AgreementMarks {
  source::Span name;
  EntryMarks entry;
  model::Rare<EntryMarks> provisional;
  source::Span form;
  source::Span term;
  source::Span renewal;                   // `joint`, `tacit` and the length
  source::Span renewal_notice;            // `3 months before the end`
  model::Few<source::Span> addressees;    // as Agreement::addressees
  model::Few<source::Span> procedures;    // of Agreement::procedures, the party
  model::Few<source::Span> prevails_over; // as Agreement::prevails_over
  model::Few<source::Span> supersedes;    // as Agreement::supersedes
  model::Few<source::Span> succeeds;      // as Agreement::succeeds
};

struct MarkingMarks {
  source::Span name;
  source::Span below; // the first
};

struct ClauseMarks {
  source::Span name;
  source::Span sentence;
  source::Span bearers;
  source::Span verb; // also that of `not provided`
  source::Span beneficiary;
  source::Span timing;
  source::Span not_before;
  source::Span broken_by;
  model::Few<source::Span> overrides; // as Clause::overrides
  bool not_provided = false;
};

struct EventMarks {
  source::Span name;
  source::Span kind;
  source::Span time;
  source::Span until;
  model::Few<source::Span> cites;       // as Event::cites
  model::Few<source::Span> figures;     // as Event::figures
  model::Few<source::Span> represented; // of Event::represented, the actor
};

struct ReportMarks {
  source::Span standing; // the word
  source::Span said;     // the date
  source::Span by;       // the source
};

struct ClaimMarks {
  source::Span name;
  std::vector<source::Span> depends_on; // as Claim::depends_on
  std::vector<source::Span> parts;      // as Claim::parts
};

struct FamilyMarks {
  source::Span name;
};

/// Of a template: of its agreement as written, and of its clauses, events and their reports.
struct TemplateMarks {
  AgreementMarks agreement;
  std::vector<ClauseMarks> clauses;
  std::vector<EventMarks> events;
  std::vector<ReportMarks> reports;
  std::function<source::Span(std::uint32_t row)> key; // the cell that makes the id of a row; its text must be there
};

/// One entry for each in the model's table of the same name.
struct Marks {
  std::vector<ActorMarks> actors;
  std::vector<PlaceMarks> places;
  std::vector<KindMarks> kinds;
  std::vector<AgreementMarks> agreements;
  std::vector<ClauseMarks> clauses;
  std::vector<FamilyMarks> families;
  std::vector<EventMarks> events;
  std::vector<ReportMarks> reports;
  std::vector<ClaimMarks> claims;
  std::vector<MarkingMarks> markings;
  std::vector<TemplateMarks> templates;
};

} // namespace casus::language
