// SPDX-License-Identifier: Apache-2.0
// Question `due`: who owes whom what, by when, and what must come first.
#pragma once

#include "questions/case.h"
#include "questions/judged.h"
#include "questions/table.h"

#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

struct DueFilter {
  std::optional<model::ActorId> by; // among the bearers
  std::optional<model::ActorId> to; // the beneficiary; of what is owed jointly, one of those who owe it to each other
  std::optional<model::AgreementId> agreement;
  bool all = false; // also what is closed, and intentions and aims, which are never duties
};

/// One duty in words and in its coordinates.
struct DutyRow {
  std::string id;
  std::string agreement;
  std::string clause; // "usa-2024/consult"
  std::string locus;
  std::string title;
  std::vector<std::string> bearers;
  model::Quantifier quantifier = model::Quantifier::each; // how they bear it
  std::string act;                                        // "consult"
  std::string beneficiary;                                // empty: none named
  model::Role beneficiary_role = model::Role::to;         // as the clause has it
  std::vector<std::string> events;                        // ids of the chain, first the opening event
  std::vector<std::string> waits_for;                     // "request for consultation by either party"
  time::Moment opened{};
  std::optional<time::Moment> deadline; // its last second is the last permitted one (R4)
  std::string deadline_words;           // of the clause: "immediately, where possible within 24 hours"
  std::string time_hedges;              // of the clause: "immediately, where possible"
  std::optional<time::Elapsed> left;    // from V to the last permitted second; negative past it
  bool month_end_rule = false;
  model::Modality modality = model::Modality::obligation;
  model::Force force = model::Force::treaty;
  std::string force_words; // "executive agreement, binding"
  std::string firmness;    // the same in a word: "binding", "political"
  std::vector<std::string> hedges;
  time::Truth exists = time::Truth::certain;
  model::Performance performance = model::Performance::none;
  model::Timeliness timeliness = model::Timeliness::due;
  model::DutyStanding standing = model::DutyStanding::live;
  bool record_complete = false;
  model::Verdict verdict = model::Verdict::open;
  bool tainted = false; // a passage that the language cannot say qualifies its clause or agreement
};

/// The first event of a chain, by which a duty came to be.
struct Opener {
  std::string id;
  std::string title;
  std::optional<time::Moment> moment; // absent for a breach that the engine derived
};

struct DueAnswer {
  Asked asked;
  bool all = false;              // as the filter asked
  std::vector<DutyRow> duties;   // by last permitted moment; without one; waiting; closed; these latest event first
  std::vector<Opener> openers;   // of these duties, each once, in their order
  std::uint32_t closed = 0;      // left out: kept, waived, excused, lapsed
  std::uint32_t intentions = 0;  // left out: not duties
  std::vector<JudgedAct> judged; // acts that a prohibition speaks of; with `all` the permitted ones too
};

DueAnswer due(const Case& asked, const DueFilter& filter = {});

/// One duty in words, as `due` and `why` show it.
DutyRow duty_row(const Case& asked, const model::Duty& duty);

/// Qualified by a passage that the language cannot say, on the clause or on the whole agreement.
bool is_tainted(const model::Model& model, model::ClauseId clause);

/// Owed, or waiting for a link: not kept, waived, excused or lapsed.
bool is_open(model::Verdict verdict);

/// For people: what events have opened, most urgent first; with `standing`, then the promises that no event opens; with
/// `all`, then what is closed. Without `all`, duties of one clause that have no time of their own yet are one row.
std::vector<Table> to_tables(const DueAnswer& answer, bool standing = true);

/// For CSV: one row a duty, in the order of the answer.
Table to_flat_table(const DueAnswer& answer);

/// Who bears it: `Ukraine and France`, with `or` where one is enough.
std::string bearer_words(const DutyRow& row);

/// To, with or on whom, after the act: `, to Ukraine`; empty where nobody is named.
std::string beneficiary_words(const DutyRow& row);

/// Schema `casus.due/1`.
boost::json::value to_json(const DueAnswer& answer);

} // namespace casus::questions
