// SPDX-License-Identifier: Apache-2.0
#include "language/check/check.h"

#include "language/check/rules.h"

namespace casus::language {

void check(const model::Model& model, const Marks& marks, source::Diagnostics& diagnostics) {
  const Subject subject{model, marks, diagnostics, !diagnostics.has_errors()};
  check_entities(subject);
  check_agreements(subject);
  check_renewals(subject);
  check_successions(subject);
  check_markings(subject);
  check_zones(subject);
  check_sentences(subject);
  check_times(subject);
  check_party_words(subject);
  check_ranks(subject);
  check_breaches(subject);
  check_events(subject);
  check_reports(subject);
  check_claims(subject);
}

} // namespace casus::language
