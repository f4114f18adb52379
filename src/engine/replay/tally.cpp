// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/tally.h"

#include "engine/replay/reach.h"

namespace casus::engine {

using model::Verdict;

namespace {

// By act: does a kind come that performs it and whose facts may cite?
std::vector<bool> cited_acts(const Quick& quick, const Foreseen& foreseen) {
  std::vector<bool> cited;
  cited.reserve(quick.acts.size());
  for (const ActForm& act : quick.acts) {
    cited.push_back(std::ranges::any_of(foreseen.kinds, [&](const Foreseen::Kind& coming) {
      return coming.cites && quick.kinds.inside(coming.kind.value, act.kind);
    }));
  }
  return cited;
}

} // namespace

Tally::Tally(const model::Model& model, const Foreseen& foreseen, std::optional<time::Instant> until, std::size_t slack)
    : quick_(model, foreseen),
      until_(until ? until->seconds : never),
      forces_(quick_),
      cited_(cited_acts(quick_, foreseen)),
      slack_(slack),
      forget_at_(slack),
      numbers_(quick_.acts.size(), quick_.actors) {
  for (const Request& request : quick_.requests)
    waiting_.emplace_back(request.within, slack);
}

void Tally::take(std::span<const StreamFact> facts) {
  seconds_.take(facts, until_, [&](Seconds::Run run) { follow_run(run); });
}

void Tally::finish() {
  if (until_ == never) until_ = seconds_.last().value_or(never);
  seconds_.finish([&](Seconds::Run run) { follow_run(run); });
  for (const List& list : lists_) {
    for (std::uint32_t duty = list.newest; duty != none; duty = duties_[duty].next)
      ++count(duties_[duty].deadline >= until_ ? Verdict::open : duties_[duty].missed);
  }
}

void Tally::follow_run(Seconds::Run run) {
  follow_second(quick_, forces_, run, [&](const StreamFact& fact, const KindUse& use) { follow(fact, use); });
}

void Tally::follow(const StreamFact& fact, const KindUse& use) {
  for (const std::uint32_t act : use.acts) {
    if (fact.cites == nothing_known) break;
    each_pair(quick_.acts[act], fact, use.mutual, [&](std::uint32_t bearer, std::uint32_t beneficiary) {
      const std::uint32_t list = numbers_.newest(act, bearer, beneficiary);
      if (list != none) perform(lists_[list], fact);
    });
  }
  for (const std::uint32_t one : use.requests)
    request(one, fact);
  if (!use.openers.empty()) begin(fact, use);
}

void Tally::perform(List& list, const StreamFact& fact) {
  for (std::size_t verdict = 0; verdict < list.overdue.size(); ++verdict) {
    counts_[verdict] -= list.overdue[verdict];
    count(Verdict::kept_late) += list.overdue[verdict];
    list.overdue[verdict] = 0;
  }
  std::uint32_t* link = &list.newest;
  while (*link != none) {
    Open& duty = duties_[*link];
    if (fact.cites != none && fact.cites != duty.opened_by && fact.cites != duty.first) {
      link = &duty.next;
      continue;
    }
    ++count(fact.second <= duty.deadline ? Verdict::kept : Verdict::kept_late);
    *link = leave(*link);
  }
}

// Gives what came behind it in its list.
std::uint32_t Tally::leave(std::uint32_t duty) {
  const std::uint32_t next = duties_[duty].next;
  duties_[duty].next = free_;
  free_ = duty;
  --open_;
  return next;
}

void Tally::request(std::uint32_t request, const StreamFact& fact) {
  if (fact.cites == nothing_known) return;
  const Request& wanted = quick_.requests[request];
  const auto asked = [&](const WaitingChain& chain) {
    if (wanted.within && fact.second > chain.second + *wanted.within) return false;
    if (chain.entry != none) {
      if (!fits(quick_, forces_, wanted, fact, chain.key_actor, quick_.entries[chain.entry].row)) return false;
      if (!chain.asked_for_another) ++asked_;
      open_entry(chain.entry, chain, fact);
      return true;
    }
    if (!fits(wanted, quick_.kinds, fact, chain.key_actor)) return false;
    ++asked_;
    open(chain, fact);
    return true;
  };
  if (fact.cites == none)
    waiting_[request].each(asked);
  else
    waiting_[request].each_of(fact.cites, asked);
}

void Tally::begin(const StreamFact& fact, const KindUse& use) {
  for (const std::uint32_t o : use.openers) {
    const Opener& opener = quick_.openers[o];
    if (!fits(opener, fact) || !finds_any(quick_, opener, fact)) continue;
    each_key(opener, 0, fact, [&](std::uint32_t actor, std::uint32_t) {
      WaitingChain chain{.second = fact.second,
                         .first = fact.number,
                         .opener = o,
                         .key_actor = actor,
                         .place = fact.place,
                         .by = fact.roles[static_cast<std::size_t>(model::Role::by)]};
      if (opener.request == none) return open(chain, fact);
      ++begun_;
      wait(chain);
    });
  }
}

// Whether an agreement binds at the first fact is known by now, and one that has ended binds no more.
void Tally::wait(WaitingChain& chain) {
  const Opener& opener = quick_.openers[chain.opener];
  WaitingChains& waiting = waiting_[opener.request];
  if (!quick_.requests[opener.request].by_party) return waiting.add(chain, [](const WaitingChain&) { return false; });
  const std::int64_t now = chain.second;
  each_entry(quick_, opener, chain.key_actor, chain.place, [&](std::uint32_t entry) {
    if (!binds(quick_, forces_, quick_.entries[entry], chain.second, chain.by)) return;
    chain.entry = entry;
    waiting.add(chain, [&](const WaitingChain& one) {
      return one.entry != none && !forces_.in_force(quick_.entries[one.entry].row, now);
    });
  });
}

void Tally::open(const WaitingChain& chain, const StreamFact& last) {
  each_entry(quick_, quick_.openers[chain.opener], chain.key_actor, chain.place, [&](std::uint32_t index) {
    if (binds(quick_, forces_, quick_.entries[index], chain.second, chain.by)) open_entry(index, chain, last);
  });
}

void Tally::open_entry(std::uint32_t index, const WaitingChain& chain, const StreamFact& last) {
  const Entry& entry = quick_.entries[index];
  const QuickClause& clause = quick_.clauses[entry.clause];
  const time::Zone& zone = quick_.instruments[clause.instrument].zone;
  const std::int64_t deadline = last_permitted(clause.limit, zone, chain.second, last.second);
  if (open_ >= forget_at_) forget_overdue(last.second);
  keep(clause.act, entry, {deadline, chain.first, last.number, none, clause.missed});
}

void Tally::keep(std::uint32_t act, const Entry& entry, const Open& duty) {
  std::uint32_t& number = numbers_.newest(act, entry.bearer, entry.beneficiary);
  if (number == none) {
    number = static_cast<std::uint32_t>(lists_.size());
    lists_.push_back({.act = act});
  }
  std::uint32_t at = free_;
  if (at == none) {
    at = static_cast<std::uint32_t>(duties_.size());
    duties_.push_back(duty);
  } else {
    free_ = duties_[at].next;
    duties_[at] = duty;
  }
  duties_[at].next = lists_[number].newest;
  lists_[number].newest = at;
  ++open_;
}

// What is overdue is missed, or kept late if the act comes yet: of it a number is enough, unless an act may cite one
// duty and not another. Looked through only when twice as many are open as were left the last time.
void Tally::forget_overdue(std::int64_t now) {
  for (List& list : lists_) {
    if (cited_[list.act]) continue;
    std::uint32_t* link = &list.newest;
    while (*link != none) {
      const Open& duty = duties_[*link];
      if (duty.deadline >= now) {
        link = &duties_[*link].next;
        continue;
      }
      ++count(duty.missed);
      ++list.overdue[static_cast<std::size_t>(duty.missed)];
      *link = leave(*link);
    }
  }
  forget_at_ = 2 * open_ + lists_.size() + slack_;
}

} // namespace casus::engine
