// SPDX-License-Identifier: Apache-2.0
// One pass over facts in order of time: every duty that arose and what became of it. What the pass cannot follow is
// left to the general engine; the two together say what `Engine::answer` would (docs/language/meaning.md).
#pragma once

#include "engine/replay/first_facts.h"
#include "engine/replay/forces.h"
#include "engine/replay/large_pages.h"
#include "engine/replay/open_duties.h"
#include "engine/replay/seconds.h"
#include "model/outcome.h"

#include <boost/unordered/unordered_flat_set.hpp>

namespace casus::engine {

/// A duty as the replay tells it. Ids of agreements are rows; a clause is named by its place in its text.
struct ReplayedDuty {
  std::uint32_t agreement;
  std::uint32_t clause;
  std::uint32_t event; // number of the first fact
  std::uint32_t bearer;
  std::uint32_t beneficiary; // or none
  std::int64_t opened;
  std::int64_t deadline; // the last permitted second, or `never`
  std::int64_t closed;   // performed, or the deadline that passed; `never` while it is open
  model::Verdict verdict;
};

/// A duty that waits for a later link: a request.
struct WaitingDuty {
  std::uint32_t entry; // into Quick::entries
  std::uint32_t first; // into FirstFacts
};

class Replay {
public:
  /// The model must outlive it, and what comes must be foreseen. `until` is the second asked about: later facts are not
  /// there, and the log counts as complete up to it (R9). Without it: the second of the last fact.
  Replay(const model::Model& model, const Foreseen& foreseen, std::optional<time::Instant> until);
  /// The same of few facts, with what another one compiled; `quick` must outlive it.
  Replay(const Quick& quick, time::Instant until);
  Replay(const Replay&) = delete;
  Replay& operator=(const Replay&) = delete;

  /// Room for what so many facts may open, so that nothing is moved as it grows; untouched room costs nothing.
  void expect(std::uint64_t facts);
  /// Whether memory is asked for ahead of the facts that need it. Unless it is said: where tables are so large that no
  /// cache next to a processor holds them.
  void fetch_ahead(bool ahead) { ahead_ = ahead; }
  /// Facts in order of time and number; any number of calls.
  void take(std::span<const StreamFact> facts);
  /// No more will come.
  void finish();

  time::Instant until() const { return {until_}; }
  const Quick& quick() const { return quick_; }
  /// Duties in the order in which they arose.
  std::span<const KeptDuty> duties() const { return duties_; }
  ReplayedDuty tell(const KeptDuty& duty) const;
  /// The last permitted second, or `never`.
  std::int64_t deadline_of(const KeptDuty& duty) const {
    const QuickClause& clause = quick_.clauses[quick_.entries[duty.entry].clause];
    const Limit& limit = clause.limit;
    if (limit.kind == Limit::Kind::elapsed && !limit.from_first) return duty.opened + limit.seconds;
    return last_permitted(limit, quick_.instruments[clause.instrument].zone, firsts_[duty.first].second, duty.opened);
  }
  model::Verdict verdict_of(const KeptDuty& duty, std::int64_t deadline) const {
    if (duty.closed != never) return duty.closed <= deadline ? model::Verdict::kept : model::Verdict::kept_late;
    if (deadline >= until_) return model::Verdict::open;
    return quick_.clauses[quick_.entries[duty.entry].clause].missed;
  }
  /// The first fact of a duty, by its index.
  const FirstFact& first(std::uint32_t index) const { return firsts_[index]; }
  /// First facts that some text speaks of and that nobody has asked about, an actor of theirs at a time.
  std::uint64_t unasked() const { return begun_ - asked_; }
  /// Chains that began and were not completed.
  std::vector<WaitingDuty> waiting() const;

private:
  static constexpr std::size_t facts_ahead = 128;
  void fetch(std::span<const StreamFact> facts) const;
  void follow_run(Seconds::Run run);
  void follow(const StreamFact& fact, const KindUse& use);
  void perform(std::uint32_t act, const StreamFact& fact, bool mutual);
  void close(std::uint32_t& newest, const StreamFact& fact);
  void request(std::uint32_t request, const StreamFact& fact);
  void request_all(std::uint32_t request, const StreamFact& fact);
  void request_of(std::uint32_t request, const StreamFact& fact, std::uint32_t first);
  void request_by_party(const Opener& opener, std::uint32_t key_actor, std::uint32_t bit, const StreamFact& fact,
                        std::uint32_t first);
  void begin(const StreamFact& fact, const KindUse& use);
  void open(const Opener& opener, std::uint32_t key_actor, std::uint32_t first, const StreamFact& last);
  void open_entry(std::uint32_t entry, std::uint32_t first, const StreamFact& last);
  bool opened_apart(std::uint32_t first, std::uint32_t entry) const {
    return apart_.contains(std::uint64_t{first} << 32U | entry);
  }

  std::optional<Quick> own_; // unless it is another's
  const Quick& quick_;
  std::int64_t until_; // never: not said
  Forces forces_;
  FirstFacts firsts_;
  std::vector<KeptDuty, LargePages<KeptDuty>> duties_;
  OpenLists lists_;
  std::vector<std::vector<std::uint32_t>> unasked_; // by request: first facts, for requests that cite nothing
  // First fact and entry, where a party has asked for this entry and nobody yet for others of the same chain.
  boost::unordered_flat_set<std::uint64_t> apart_;
  std::uint64_t begun_ = 0; // chains that need a request
  std::uint64_t asked_ = 0;
  Seconds seconds_;
  bool ahead_ = false;
};

} // namespace casus::engine
