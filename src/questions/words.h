// SPDX-License-Identifier: Apache-2.0
// Plain English for what model and outcome say with enumerators; a clause as one sentence.
#pragma once

#include "model/model.h"
#include "model/outcome.h"
#include "questions/table.h"
#include "time/zone.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::questions {

// Each enumerator in words: `kept late`, `executive agreement`, `shall not`, `on the record`.
std::string_view to_words(model::Verdict verdict);
std::string_view to_words(model::Force force);
std::string_view to_words(model::Modality modality);
std::string_view to_words(model::Hedge hedge);
std::string_view to_words(model::Performance performance);
std::string_view to_words(model::Timeliness timeliness);
std::string_view to_words(model::DutyStanding standing);
std::string_view to_words(model::ClauseState state);
std::string_view to_words(model::EndCause cause);
std::string_view to_words(model::Attribution attribution);
std::string_view to_words(model::Standing standing);
std::string_view to_words(model::LegalAct act);
/// The preposition of a role: `by`, `on`, `to`, `with`.
std::string_view to_words(model::Role role);

/// `broken` is bad, `kept` is good, what is not settled is unsure.
Emphasis emphasis_of(model::Verdict verdict);

/// What a verdict means, as one sentence; `has_last_moment`: a last permitted moment is known.
std::string_view explain(model::Verdict verdict, bool has_last_moment);

/// "1 agreement", "3 agreements"
std::string counted(std::size_t number, std::string_view what);

/// `a`, `a and b`, `a, b and c`; with `word` in place of `and`.
std::string join(const std::vector<std::string>& parts, std::string_view word = "and");

/// `an armed attack`, `a request`. `noun` must not be empty.
std::string with_article(std::string_view noun);

/// The words of a hedge as the text has them, else the enumerator's.
std::string hedge_words(const model::HedgeNote& note);
/// The words that soften: of the deadline, the clause, then the agreement. Those that urge stand in its sentence.
std::vector<std::string> all_hedges(const model::Model& model, const model::Clause& clause);

/// The force under which a clause stands: its own, else its agreement's (R11).
model::Force force_of(const model::Model& model, const model::Clause& clause);
/// Whether the clause is stated to bind: what it says of itself, else what its annex says, else its agreement's word.
std::optional<bool> binding_of(const model::Model& model, const model::Clause& clause);
/// `executive agreement`, with `, binding` or `, not binding` where that is stated.
std::string force_words(const model::Model& model, const model::Clause& clause);

/// `armed attack on Ukraine`, `request for consultation by either party`; in a text of more than two parties `any
/// party`. `text_of`: the agreement that the pattern stands in.
std::string describe(const model::Model& model, const model::Pattern& pattern,
                     const model::Agreement* text_of = nullptr);
/// Alternatives joined by `or`, with `within` where the link has one.
std::string describe(const model::Model& model, const model::Link& link, const model::Agreement& text_of);
std::string describe(const model::Model& model, const model::Condition& condition, const model::Agreement& text_of);
/// `shall attack`: the verb of the act with place and instrument; the kind's name where it has no verb.
std::string describe(const model::Model& model, const model::Act& act);
/// `within 24 hours`, `by 2024-12-31`, `at all times`, with the hedges that soften it; empty when nothing is stated.
std::string describe(const model::When& when);
/// The hedges of a time alone: `immediately, where possible`; empty when there are none.
std::string time_hedges(const model::When& when);
/// `6 months after notice by either party`.
std::string describe(const model::Model& model, const model::Exit& exit, const model::Agreement& text_of);
/// `by joint decision, 6 months before the end`, `tacit, for 5 years`; empty when the text says nothing.
std::string describe(const model::Renewal& renewal);
/// `VCLT art. 24`; of what is no treaty `, by analogy`, of what is contested `, if it is a treaty`.
std::string vclt(const model::Agreement& agreement, std::string_view article);
/// `from signature by all parties`.
std::string entry_words(const model::Model& model, const model::Agreement& agreement);
/// `intent: no specific amount (USD)`.
std::string describe(const model::Promise& promise);
/// `at least 16000000000 GBP`; whole numbers without a fraction.
std::string describe(const model::Amount& amount);

/// Who bears a clause: `United States`, `each party`, `the parties jointly`.
std::string bearers_words(const model::Model& model, const model::Clause& clause);

/// Who must do what for whom: `the parties shall jointly consult with Ukraine`. No absence.
std::string core(const model::Model& model, const model::Clause& clause);

/// The clause as one sentence, with every condition, exception and hedge (T17).
std::string sentence(const model::Model& model, const model::Clause& clause);

/// `usa-2024 (Art. II)`: id of the clause with its locus where it has one.
std::string clause_with_locus(const model::Model& model, model::ClauseId clause);

/// The event's title, else its id.
std::string event_title(const model::Event& event);

} // namespace casus::questions
