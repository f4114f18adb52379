// SPDX-License-Identifier: Apache-2.0
// The earliest of several candidates, any of which may be uncertain (rules, section 1).
#pragma once

#include "engine/facts.h"

#include <algorithm>
#include <limits>

namespace casus::engine {

/// What was found: `exists` impossible when there was no candidate, and then nothing else has a meaning.
struct Earliest {
  time::Truth exists = time::Truth::impossible;
  time::Moment moment{};
  std::uint32_t witness = none;
};

/// `at_or_before(E, m)` for a moment that may not exist.
inline time::Truth begun(const Earliest& e, const time::Moment& m) {
  return e.exists == time::Truth::impossible ? e.exists : time::at_or_before(e.moment, m);
}

/// Takes candidates in any order; giving one twice does no harm.
class EarliestSearch {
public:
  void add(time::Truth truth, const time::Moment& moment, const Key& key, std::uint32_t witness) {
    if (truth == time::Truth::impossible) return;
    lo_ = std::min(lo_, moment.earliest.seconds);
    Best& best = truth == time::Truth::certain ? certain_ : uncertain_;
    const bool first = best.witness == none;
    const std::int64_t hi = moment.latest.seconds;
    best.hi = first ? hi : truth == time::Truth::certain ? std::min(best.hi, hi) : std::max(best.hi, hi);
    if (first || key < best.key) best = {best.hi, key, moment, witness};
  }
  /// Something itself found so; its moment and `number` are its key.
  void add(const Earliest& found, std::uint32_t number) {
    const time::Moment& m = found.moment;
    add(found.exists, m, {m.earliest.seconds, m.latest.seconds - 1, 0, number}, number);
  }
  void add(const Facts& facts, time::Truth truth, Row f) { add(truth, facts.moment[f], facts.key(f), f); }

  /// True when no candidate that begins at `first` or later, in order of key, can change the result.
  bool settled(time::Instant first) const { return certain_.witness != none && first.seconds >= certain_.hi; }

  Earliest result() const {
    const bool certain = certain_.witness != none;
    const Best& best = certain ? certain_ : uncertain_;
    if (best.witness == none) return {};
    time::Moment moment{{lo_}, {best.hi}, time::Precision::interval};
    if (moment.is_exact()) {
      moment.precision = time::Precision::second;
    } else if (best.moment.earliest == moment.earliest && best.moment.latest == moment.latest) {
      moment.precision = best.moment.precision;
    }
    return {certain ? time::Truth::certain : time::Truth::depends, moment, best.witness};
  }

private:
  struct Best {
    std::int64_t hi = 0;
    Key key{};
    time::Moment moment{};
    std::uint32_t witness = none;
  };
  std::int64_t lo_ = std::numeric_limits<std::int64_t>::max();
  Best certain_;
  Best uncertain_;
};

} // namespace casus::engine
