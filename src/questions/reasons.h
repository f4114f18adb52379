// SPDX-License-Identifier: Apache-2.0
// Pieces from which every reason tree is made.
#pragma once

#include "questions/why.h"
#include "time/moment.h"

#include <string>
#include <vector>

namespace casus::questions {

/// An event with its moment; below it the reports on whose word it counts, and the passages they point to.
/// `lead` comes before the title: "opened by: ".
Reason event_reason(const Case& asked, model::EventId event, const std::string& lead = {});

/// The same for a fact; a breach that the engine derived says so.
Reason fact_reason(const Case& asked, model::FactId fact, const std::string& lead = {});

/// A breach that the engine derived (R13): of which clause, by whom, through which act or at the end of which time.
std::string breach_words(const Case& asked, const model::Fact& breach);

/// The clause with its locus as a sentence, and its pointers; below it its remarks, of which our readings are also in
/// the short form.
Reason clause_reason(const model::Model& model, model::ClauseId clause);

/// A rule and what it did here.
Reason rule_reason(std::string rule, std::string text);

/// The passages that taint an answer: first those that name this clause, then one node for the agreement's, with them
/// below it. Without a clause all of the agreement, one node each.
std::vector<Reason> untranslated_reasons(const model::Model& model, model::AgreementId agreement,
                                         std::optional<model::ClauseId> clause);

std::string shown(const Case& asked, const std::optional<time::Moment>& moment);

Reason why_duty(const Case& asked, const model::Duty& duty);
Reason why_agreement(const Case& asked, model::AgreementId agreement);
Reason why_clause(const Case& asked, model::ClauseId clause);
Reason why_claim(const Case& asked, const model::Claim& claim);
Reason why_event(const Case& asked, model::EventId event);

/// Why the clause makes no duty, from one event or from all that count.
Reason why_no_duty(const Case& asked, model::ClauseId clause, std::optional<model::EventId> event);

} // namespace casus::questions
