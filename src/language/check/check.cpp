// SPDX-License-Identifier: Apache-2.0
#include "language/check/check.h"

#include "language/check/rules.h"

#include <algorithm>

namespace casus::language {

void check(const model::Model& model, const Marks& marks, source::Diagnostics& diagnostics) {
  const Subject subject{model, marks, diagnostics, !diagnostics.has_errors()};
  check_entities(subject);
  check_agreements(subject);
  check_renewals(subject);
  check_successions(subject);
  check_markings(subject);
  check_zones(subject);
  constexpr std::size_t near_at_hand = 256;
  for (std::size_t first = 0; first < model.clauses.size(); first += near_at_hand) {
    const ClauseRange some{first, std::min(first + near_at_hand, model.clauses.size())};
    check_sentences(subject, some);
    check_times(subject, some);
    check_party_words(subject, some);
    check_overrides(subject, some);
  }
  check_words_of_exits(subject);
  check_ranks(subject);
  check_breaches(subject);
  check_events(subject);
  check_reports(subject);
  check_claims(subject);
}

} // namespace casus::language
