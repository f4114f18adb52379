// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/replay.h"

#include "engine/replay/reach.h"

#include <algorithm>

namespace casus::engine {

namespace {

constexpr std::size_t near_bytes = 1U << 18U; // of tables that need not be asked for

// Does the clause lay its act on the bearer when this first fact happens?
bool binds(const Quick& quick, const Forces& forces, const Entry& entry, const FirstFact& first) {
  return binds(quick, forces, entry, first.second, first.roles[static_cast<std::size_t>(model::Role::by)]);
}

// The openers of a first fact that `wants` says, each with its key actors and their bits: `take(opener, actor, bit)`.
void each_chain(const Quick& quick, const FirstFact& first, const auto& wants, const auto& take) {
  const std::vector<std::uint32_t>& openers = quick.uses[first.kind].openers;
  for (std::size_t at = 0; at < openers.size(); ++at) {
    const Opener& opener = quick.openers[openers[at]];
    if (!wants(opener) || !fits(opener, first)) continue;
    each_key(opener, at, first, [&](std::uint32_t actor, std::uint32_t bit) { take(opener, actor, bit); });
  }
}

} // namespace

Replay::Replay(const model::Model& model, const Foreseen& foreseen, std::optional<time::Instant> until)
    : own_(std::in_place, model, foreseen),
      quick_(*own_),
      until_(until ? until->seconds : never),
      forces_(quick_),
      lists_(quick_.acts.size(), quick_.actors),
      unasked_(quick_.requests.size()),
      ahead_(quick_.entries.size() * sizeof(Entry) > near_bytes) {}

Replay::Replay(const Quick& quick, time::Instant until)
    : quick_(quick), until_(until.seconds), forces_(quick_), lists_(quick_.actors), unasked_(quick_.requests.size()) {}

void Replay::expect(std::uint64_t facts) {
  constexpr std::uint64_t most = 100'000'000;
  duties_.reserve(std::min(facts, most) / 2);
  firsts_.reserve(std::min(facts, most) / 8);
}

void Replay::take(std::span<const StreamFact> facts) {
  const std::size_t most = ahead_ ? facts_ahead : facts.size();
  while (!facts.empty()) {
    const std::span<const StreamFact> next = facts.first(std::min(most, facts.size()));
    if (ahead_) fetch(next);
    seconds_.take(next, until_, [&](Seconds::Run run) { follow_run(run); });
    facts = facts.subspan(next.size());
  }
}

void Replay::finish() {
  if (until_ == never) until_ = seconds_.last().value_or(never);
  seconds_.finish([&](Seconds::Run run) { follow_run(run); });
}

void Replay::follow_run(Seconds::Run run) {
  follow_second(quick_, forces_, run, [&](const StreamFact& fact, const KindUse& use) { follow(fact, use); });
}

// An act performs what came before it; a request speaks of what came before it.
void Replay::follow(const StreamFact& fact, const KindUse& use) {
  for (const std::uint32_t act : use.acts)
    perform(act, fact, use.mutual);
  for (const std::uint32_t one : use.requests)
    request(one, fact);
  if (!use.openers.empty()) begin(fact, use);
}

void Replay::perform(std::uint32_t act, const StreamFact& fact, bool mutual) {
  if (fact.cites == nothing_known) return;
  each_pair(quick_.acts[act], fact, mutual, [&](std::uint32_t bearer, std::uint32_t beneficiary) {
    close(lists_.newest(act, bearer, beneficiary), fact);
  });
}

void Replay::close(std::uint32_t& newest, const StreamFact& fact) {
  std::uint32_t* link = &newest;
  while (*link != none) {
    KeptDuty& duty = duties_[*link];
    const bool spoken_of =
        fact.cites == none || fact.cites == duty.opened_by || fact.cites == firsts_[duty.first].number;
    if (spoken_of) {
      *link = duty.link;
      duty.closed = fact.second;
      duty.link = fact.number;
    } else {
      link = &duty.link;
    }
  }
}

void Replay::request(std::uint32_t request, const StreamFact& fact) {
  if (fact.cites == nothing_known) return;
  if (fact.cites == none) return request_all(request, fact);
  const std::uint32_t first = firsts_.find(fact.cites);
  if (first != none) request_of(request, fact, first);
}

// Those that nobody can ask for any more are dropped on the way.
void Replay::request_all(std::uint32_t request, const StreamFact& fact) {
  std::vector<std::uint32_t>& unasked = unasked_[request];
  for (const std::uint32_t first : unasked)
    request_of(request, fact, first);
  std::erase_if(unasked, [&](std::uint32_t first) {
    const FirstFact& one = firsts_[first];
    bool waits = false;
    each_chain(
        quick_, one, [&](const Opener& opener) { return !waits && opener.request == request; },
        [&](const Opener&, std::uint32_t, std::uint32_t bit) { waits = waits || (one.opened & bit) == 0; });
    return !waits;
  });
}

void Replay::request_of(std::uint32_t request, const StreamFact& fact, std::uint32_t first) {
  const Request& wanted = quick_.requests[request];
  const FirstFact& begun = firsts_[first];
  if (wanted.within && fact.second > begun.second + *wanted.within) return;
  each_chain(
      quick_, begun, [&](const Opener& opener) { return opener.request == request; },
      [&](const Opener& opener, std::uint32_t actor, std::uint32_t bit) {
        if ((firsts_[first].opened & bit) != 0) return;
        if (wanted.by_party) return request_by_party(opener, actor, bit, fact, first);
        if (!fits(wanted, quick_.kinds, fact, actor)) return;
        firsts_[first].opened |= bit;
        ++asked_;
        open(opener, actor, first, fact);
      });
}

// A party of one agreement asks for its duties, and for those of another only where it is a party of that one too.
void Replay::request_by_party(const Opener& opener, std::uint32_t key_actor, std::uint32_t bit, const StreamFact& fact,
                              std::uint32_t first) {
  const Request& wanted = quick_.requests[opener.request];
  const std::uint32_t place = firsts_[first].place;
  bool asked_before = false;
  bool asked_now = false;
  bool left = false; // for others to ask
  each_entry(quick_, opener, key_actor, place, [&](std::uint32_t entry) {
    if (!binds(quick_, forces_, quick_.entries[entry], firsts_[first])) return;
    if (opened_apart(first, entry)) {
      asked_before = true;
    } else if (fits(quick_, forces_, wanted, fact, key_actor, quick_.entries[entry].row)) {
      asked_now = true;
      apart_.insert(std::uint64_t{first} << 32U | entry);
      open_entry(entry, first, fact);
    } else {
      left = true;
    }
  });
  if (asked_now && !asked_before) ++asked_;
  if (left || !(asked_now || asked_before)) return;
  firsts_[first].opened |= bit;
  each_entry(quick_, opener, key_actor, place,
             [&](std::uint32_t entry) { apart_.erase(std::uint64_t{first} << 32U | entry); });
}

// Keeps a first fact that some text speaks of, and opens what nobody needs to ask for.
void Replay::begin(const StreamFact& fact, const KindUse& use) {
  std::uint32_t first = none;
  std::uint32_t idle = 0; // bits of openers by which it finds nothing: nobody can ask for these
  for (std::size_t at = 0; at < use.openers.size(); ++at) {
    const Opener& opener = quick_.openers[use.openers[at]];
    if (!fits(opener, fact) || !finds_any(quick_, opener, fact)) {
      idle |= 3U << (2 * at);
      continue;
    }
    if (first == none) first = firsts_.add(fact);
    if (opener.request != none) {
      std::vector<std::uint32_t>& unasked = unasked_[opener.request];
      if (unasked.empty() || unasked.back() != first) unasked.push_back(first);
      each_key(opener, 0, fact, [&](std::uint32_t, std::uint32_t) { ++begun_; });
      continue;
    }
    each_key(opener, 0, fact, [&](std::uint32_t actor, std::uint32_t) { open(opener, actor, first, fact); });
  }
  if (first != none) firsts_[first].opened |= idle;
}

void Replay::open(const Opener& opener, std::uint32_t key_actor, std::uint32_t first, const StreamFact& last) {
  const FirstFact& begun = firsts_[first];
  each_entry(quick_, opener, key_actor, begun.place, [&](std::uint32_t index) {
    if (binds(quick_, forces_, quick_.entries[index], begun)) open_entry(index, first, last);
  });
}

void Replay::open_entry(std::uint32_t index, std::uint32_t first, const StreamFact& last) {
  const Entry& entry = quick_.entries[index];
  std::uint32_t& newest = lists_.newest(quick_.clauses[entry.clause].act, entry.bearer, entry.beneficiary);
  duties_.push_back({last.second, never, first, index, last.number, newest});
  newest = static_cast<std::uint32_t>(duties_.size() - 1);
}

ReplayedDuty Replay::tell(const KeptDuty& duty) const {
  const Entry& entry = quick_.entries[duty.entry];
  const QuickClause& clause = quick_.clauses[entry.clause];
  const std::int64_t deadline = deadline_of(duty);
  const model::Verdict verdict = verdict_of(duty, deadline);
  const bool passed = duty.closed == never && verdict != model::Verdict::open;
  return {.agreement = entry.row,
          .clause = clause.place,
          .event = firsts_[duty.first].number,
          .bearer = entry.bearer,
          .beneficiary = entry.beneficiary,
          .opened = duty.opened,
          .deadline = deadline,
          .closed = passed ? deadline : duty.closed,
          .verdict = verdict};
}

std::vector<WaitingDuty> Replay::waiting() const {
  std::vector<WaitingDuty> found;
  for (std::uint32_t first = 0; first < firsts_.size(); ++first) {
    const FirstFact& one = firsts_[first];
    each_chain(
        quick_, one, [](const Opener& opener) { return opener.request != none; },
        [&](const Opener& opener, std::uint32_t actor, std::uint32_t bit) {
          if ((one.opened & bit) != 0) return;
          each_entry(quick_, opener, actor, one.place, [&](std::uint32_t entry) {
            if (binds(quick_, forces_, quick_.entries[entry], one) && !opened_apart(first, entry))
              found.push_back({entry, first});
          });
        });
  }
  return found;
}

} // namespace casus::engine
