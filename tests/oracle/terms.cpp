// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/terms.h"

#include "tests/oracle/force.h"
#include "tests/oracle/matching.h"

#include <algorithm>

namespace casus::oracle {

using model::LegalAct;

namespace {

// Section 3: N, the last second at which notice keeps this end from being passed.
Moment last_notice(const model::Renewal& renewal, Moment end, time::Zone zone) {
  if (!renewal.notice) return time::deadline(end, time::seconds(-1)).moment;
  return time::last_notice(end, *renewal.notice, zone).moment;
}

// Section 3: notice of A as a whole, by anybody, no later than that second.
Truth noticed(const Situation& s, AgreementId a, Moment last) {
  Truth result = Truth::impossible;
  for (const FactId g : s.there) {
    if (!has_act(s, g, LegalAct::notice) || !is_about(s, g, a, std::nullopt)) continue;
    result = time::either(result, time::both(past(s, g), time::at_or_before(s[g].moment, last)));
  }
  return result;
}

// Section 3: T_i, i renewals after the first term.
time::Boundary term_after(const Situation& s, AgreementId a, Moment start, std::int32_t i) {
  const model::Agreement& agreement = s.model[a];
  time::CivilSpan length = agreement.term->length;
  const time::CivilSpan r = agreement.renewal.length.value_or(time::CivilSpan{});
  length.months += i * r.months;
  length.days += i * r.days;
  return time::term_end(start, length, s.force[a.value].zone);
}

// Section 3: renewal after renewal, while each is certain to take place.
time::Boundary renewed(const Situation& s, AgreementId a, Moment start) {
  const model::Renewal& renewal = s.model[a].renewal;
  time::Boundary end = term_after(s, a, start, 0);
  if (renewal.kind != model::RenewalKind::tacit) return end;
  for (std::int32_t i = 1;; ++i) {
    const Moment last = last_notice(renewal, end.moment, s.force[a.value].zone);
    const Truth passed = time::both(time::before(last, s.now), !noticed(s, a, last));
    if (passed == Truth::impossible) return end;
    const time::Boundary next = term_after(s, a, start, i);
    if (passed == Truth::depends) {
      return {put_together(end.moment.earliest, next.moment.latest, {}), end.month_end_rule || next.month_end_rule};
    }
    end = next;
  }
}

// Section 3: one extension. The last day of the term as prolonged is inside it.
void extend(const Situation& s, AgreementId a, FactId f, time::Boundary& end) {
  const Truth m = time::both(past(s, f), time::at_or_before(s[f].moment, end.moment));
  if (m == Truth::impossible) return;
  const time::Instant u = s.force[a.value].zone.start_of_day(time::add(*s[f].until, time::days(1)).date);
  const time::Instant lo = m == Truth::certain ? std::max(end.moment.earliest, u) : end.moment.earliest;
  const time::Instant hi = std::max(end.moment.latest, u + time::seconds(1));
  if (lo == end.moment.earliest && hi == end.moment.latest) return;
  if (m == Truth::certain) end.month_end_rule = false;
  end.moment = put_together(lo, hi, {});
}

} // namespace

std::optional<TermEnd> term_end_of(const Situation& s, AgreementId a) {
  const auto& term = s.model[a].term;
  if (!term) return std::nullopt;
  const Force& force = s.force[a.value];
  const Earliest& start = term->from == model::TermStart::signature ? force.signed_by_all : force.entry;
  if (!start.there()) return std::nullopt;
  TermEnd result{start.exists, renewed(s, a, start.moment)};
  std::vector<FactId> extensions;
  for (const FactId f : s.there) {
    if (has_act(s, f, LegalAct::extension) && s[f].of == a && s[f].until) extensions.push_back(f);
  }
  std::ranges::sort(extensions, {}, [&](FactId f) { return key_of(s, f); });
  for (const FactId f : extensions)
    extend(s, a, f, result.at);
  return result;
}

} // namespace casus::oracle
