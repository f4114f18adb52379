// SPDX-License-Identifier: Apache-2.0
// The checks of claims, one function a kind of check, in two groups: what a text says and what the record says.
#pragma once

#include "questions/claims.h"
#include "time/truth.h"

namespace casus::questions {

/// Checks of texts: form, binding, provides, within, on request, triggered by, hedged, money, term, exits.
Finding run_on_text(const Case& asked, const model::Check& check);

/// Checks of the record: signed, in force, happened.
Finding run_on_record(const Case& asked, const model::Check& check);

/// Checks over a family of agreements: counts and "none provides".
Finding run_on_family(const Case& asked, const model::Check& check);

/// Checks of numbers: figures and parties.
Finding run_on_count(const Case& asked, const model::Check& check);

/// The check's relation over every number from `least` to `greatest`; without a greatest there is no end.
time::Truth count_holds(const model::Check& check, std::uint32_t least, std::optional<std::uint32_t> greatest);

/// `exactly`, `at least`, `at most`.
std::string_view words_of(model::CountRelation relation);

Finding supported(std::string reason, std::vector<std::string> evidence = {});
Finding contradicted(std::string reason, std::vector<std::string> evidence = {});
Finding left_open(std::string reason, std::vector<std::string> evidence = {});

/// Whether `a` is no longer than `b`. Months and days are not converted: where only a conversion could tell, and
/// between the two algebras (R2), it depends.
time::Truth at_most(const time::TimeSpan& a, const time::TimeSpan& b);

/// A clause that says the agreement holds no such act, if there is one.
std::optional<model::ClauseId> absence_of(const model::Model& model, const model::Agreement& agreement,
                                          model::KindId act);

/// A clause that obliges to such an act, if there is one.
std::optional<model::ClauseId> obligation_of(const model::Model& model, const model::Agreement& agreement,
                                             model::KindId act);

/// Whether that moment lies inside [from, to], both included; an absent end is open.
time::Truth is_inside_window(time::Moment moment, const model::Check& check);

/// `on 2024-06-13`, `by 2024-06-12`, `from ... to ...`; empty without a window.
std::string window_words(const Case& asked, const model::Check& check);

/// The record of that kind is complete until the end of the window, or until V without one (R9).
bool is_covered(const Case& asked, model::KindId kind, const model::Check& check);

} // namespace casus::questions
