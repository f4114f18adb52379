// SPDX-License-Identifier: Apache-2.0
// The same pass as a replay, for those who only want to know how many duties came to what: a duty is forgotten once
// what becomes of it is known.
#pragma once

#include "engine/replay/open_duties.h"
#include "engine/replay/seconds.h"
#include "engine/replay/waiting_chains.h"

namespace casus::engine {

/// How many duties, by model::Verdict.
using Counts = std::array<std::uint64_t, 1 + static_cast<std::size_t>(model::Verdict::depends)>;

class Tally {
public:
  /// As for `Replay`. Memory grows with duties that are open, with broken ones that an act which cites could still
  /// perform late, and with chains that somebody could still ask about; not with the facts that came.
  /// Chains and duties are looked through for what can be forgotten once there are twice as many as were left the
  /// last time, and `slack` more.
  Tally(const model::Model& model, const Foreseen& foreseen, std::optional<time::Instant> until,
        std::size_t slack = 1024);

  void take(std::span<const StreamFact> facts);
  void finish();

  time::Instant until() const { return {until_}; }
  const Quick& quick() const { return quick_; }
  /// After `finish`.
  const Counts& counts() const { return counts_; }
  /// As `Replay::unasked`.
  std::uint64_t unasked() const { return begun_ - asked_; }

private:
  struct Open {
    std::int64_t deadline;
    std::uint32_t first;     // number of the first fact
    std::uint32_t opened_by; // number of the fact that completed the chain
    std::uint32_t next;      // in its list, or of the free ones
    model::Verdict missed;
  };
  /// Duties that one act of a bearer towards a beneficiary performs. Those whose time has passed are counted as
  /// missed already; one act makes them all kept late.
  struct List {
    std::uint32_t act;
    std::uint32_t newest = none;
    Counts overdue{};
  };

  void follow_run(Seconds::Run run);
  void follow(const StreamFact& fact, const KindUse& use);
  void perform(List& list, const StreamFact& fact);
  void request(std::uint32_t request, const StreamFact& fact);
  void begin(const StreamFact& fact, const KindUse& use);
  void wait(WaitingChain& chain);
  void open(const WaitingChain& chain, const StreamFact& last);
  void open_entry(std::uint32_t entry, const WaitingChain& chain, const StreamFact& last);
  void keep(std::uint32_t act, const Entry& entry, const Open& duty);
  void forget_overdue(std::int64_t now);
  std::uint32_t leave(std::uint32_t duty);
  std::uint64_t& count(model::Verdict verdict) { return counts_[static_cast<std::size_t>(verdict)]; }

  Quick quick_;
  std::int64_t until_; // never: not said
  Forces forces_;
  std::vector<bool> cited_;            // by act: may one that performs cite another fact?
  std::vector<WaitingChains> waiting_; // by request
  std::vector<Open> duties_;
  std::uint32_t free_ = none; // among duties_
  std::size_t open_ = 0;
  std::size_t slack_;
  std::size_t forget_at_;
  OpenLists numbers_; // of lists_
  std::vector<List> lists_;
  Counts counts_{};
  std::uint64_t begun_ = 0;
  std::uint64_t asked_ = 0;
  Seconds seconds_;
};

} // namespace casus::engine
