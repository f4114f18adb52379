// SPDX-License-Identifier: Apache-2.0
// From when to when each agreement is in force, kept up to date as consents and notices come (rules, section 3).
#pragma once

#include "engine/replay/prefetch.h"
#include "engine/replay/quick.h"

namespace casus::engine {

class Forces {
public:
  explicit Forces(const Quick& quick);

  /// What has come up to now cannot change whether an agreement was in force at a second that lies no later.
  bool in_force(std::uint32_t row, std::int64_t second) const {
    return spans_[row].start <= second && second < spans_[row].end;
  }

  /// Of an agreement that will be asked about soon.
  void fetch(std::uint32_t row) const { prefetch(&spans_[row]); }
  /// Of one about which an act will come soon.
  void fetch_parties(std::uint32_t row) const;

  /// Is one of them a party of an agreement that is in force at a second that lies no later than what has come?
  bool binds_one_of(std::uint32_t row, const Players& players, std::int64_t second) const;

  /// In the order of time; at one second all consents come before any end.
  void consent(const StreamFact& fact);
  void end(const StreamFact& fact);

private:
  struct Span {
    std::int64_t start = never;
    std::int64_t end = never;
  };
  void begin(const Instrument& instrument, std::uint32_t row, std::int64_t last_consent);

  const Quick& quick_;
  std::vector<Span> spans_;             // by row
  std::vector<std::uint32_t> consents_; // by row, a bit for each party
};

/// Does the clause lay its act on the bearer when a first fact happens, by those, at that second?
inline bool binds(const Quick& quick, const Forces& forces, const Entry& entry, std::int64_t second,
                  const Players& by) {
  return forces.in_force(entry.row, second) && !(quick.clauses[entry.clause].author_exempt && plays(by, entry.bearer));
}

} // namespace casus::engine
