// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/situation.h"

#include <algorithm>

namespace casus::oracle {

namespace {

bool same_second(Moment a, Moment b) { return a.is_exact() && b.is_exact() && a.first() == b.first(); }

// Section 1, order of facts: by (sequence, number).
bool ranks_before(const Situation& s, FactId f, FactId g) {
  return std::pair(s[f].sequence, f.value) < std::pair(s[g].sequence, g.value);
}

} // namespace

// Section 1: the key of a fact is (first, last, sequence, number), ascending.
Key key_of(const Situation& s, FactId f) {
  return {s[f].moment.first().seconds, s[f].moment.last().seconds, s[f].sequence, f.value};
}

// Section 1: past(f) = at_or_before(f.moment, V).
Truth past(const Situation& s, FactId f) { return time::at_or_before(s[f].moment, s.now); }

bool cites(const Situation& s, FactId f, FactId cited) { return std::ranges::count(s[f].cites, cited) > 0; }

// Section 1, order of facts.
Truth precedes(const Situation& s, FactId f, FactId g) {
  if (f == g) return Truth::impossible;
  if (cites(s, g, f)) return Truth::certain;
  if (cites(s, f, g)) return Truth::impossible;
  if (same_second(s[f].moment, s[g].moment)) return time::truth_of(ranks_before(s, f, g));
  return time::before(s[f].moment, s[g].moment);
}

// Section 1, precedence of a witness.
Truth after(const Situation& s, FactId f, const Opening& opening) {
  if (f == opening.witness || cites(s, opening.witness, f)) return Truth::impossible;
  if (cites(s, f, opening.witness)) return Truth::certain;
  if (same_second(opening.moment, s[f].moment)) return time::truth_of(ranks_before(s, opening.witness, f));
  return time::before(opening.moment, s[f].moment);
}

// Section 1, citing (R12).
bool speaks_of(const Situation& s, FactId f, const std::vector<FactId>& chain) {
  if (s[f].cites.empty()) return true;
  return std::ranges::any_of(chain, [&](FactId w) { return cites(s, f, w); });
}

Candidate candidate(const Situation& s, FactId f, Truth truth) {
  return {.truth = truth, .moment = s[f].moment, .key = key_of(s, f), .fact = f};
}

// Section 1, earliest.
Earliest earliest(const std::vector<Candidate>& candidates) {
  Earliest result;
  for (const Candidate& c : candidates)
    result.exists = time::either(result.exists, c.truth);
  if (!result.there()) return result;
  bool first_lo = true;
  bool first_of_best = true;
  for (const Candidate& c : candidates) {
    if (c.truth == Truth::impossible) continue;
    if (first_lo || c.moment.earliest < result.moment.earliest) result.moment.earliest = c.moment.earliest;
    first_lo = false;
    if (c.truth != result.exists) continue;
    const bool certain = c.truth == Truth::certain;
    const bool better = certain ? c.moment.latest < result.moment.latest : c.moment.latest > result.moment.latest;
    if (first_of_best || better) result.moment.latest = c.moment.latest;
    if (first_of_best || c.key < result.witness.key) result.witness = c;
    first_of_best = false;
  }
  result.moment = put_together(result.moment.earliest, result.moment.latest, {result.witness.moment});
  return result;
}

// Section 1, the precision of what is put together.
Moment put_together(time::Instant lo, time::Instant hi, const std::vector<Moment>& parts) {
  Moment result{lo, hi, time::Precision::interval};
  for (const Moment& part : parts) {
    if (part.earliest == lo && part.latest == hi) result.precision = std::min(result.precision, part.precision);
  }
  if (result.is_exact()) result.precision = time::Precision::second;
  return result;
}

Moment latest_of(const std::vector<Moment>& parts) {
  time::Instant lo = parts.front().earliest;
  time::Instant hi = parts.front().latest;
  for (const Moment& part : parts) {
    lo = std::max(lo, part.earliest);
    hi = std::max(hi, part.latest);
  }
  return put_together(lo, hi, parts);
}

Truth at_or_before(const Earliest& e, Moment m) {
  return e.there() ? time::at_or_before(e.moment, m) : Truth::impossible;
}

} // namespace casus::oracle
