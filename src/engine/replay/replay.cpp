// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/replay.h"

#include "time/deadline.h"

#include <algorithm>

namespace casus::engine {

namespace {

constexpr auto by = static_cast<std::size_t>(model::Role::by);
constexpr auto with = static_cast<std::size_t>(model::Role::with);

// Do the roles that are asked, but for the key, hold whom they must?
bool fits(const Opener& opener, const StreamFact& fact) {
  for (std::size_t role = 0; role < model::role_count; ++role) {
    if (opener.named[role] != none && !plays(fact.roles[role], opener.named[role])) return false;
  }
  return true;
}

bool fits(const Request::Form& form, const StreamFact& fact, std::uint32_t key_actor) {
  for (std::size_t role = 0; role < model::role_count; ++role) {
    const Asked& asked = form.roles[role];
    if (asked.kind == Asked::Kind::anyone) continue;
    if (!plays(fact.roles[role], asked.kind == Asked::Kind::key ? key_actor : asked.actor)) return false;
  }
  return true;
}

bool fits(const Request& request, const Nesting& kinds, const StreamFact& fact, std::uint32_t key_actor) {
  return std::ranges::any_of(request.forms, [&](const Request::Form& form) {
    return kinds.inside(fact.kind, form.kind) && fits(form, fact, key_actor);
  });
}

// Each key actor of a first fact, with its bit: `take(actor, bit)`.
void each_key(const Opener& opener, std::size_t at, const StreamFact& first, const auto& take) {
  const std::uint32_t bit = 1U << (2 * at);
  if (opener.role < 0) return take(0U, bit);
  const Players& players = first.roles[static_cast<std::size_t>(opener.role)];
  if (players[0] != none) take(players[0], bit);
  if (players[1] != none && players[1] != players[0]) take(players[1], bit << 1U);
}

// The entries that a first fact finds by that actor, at its place and at every place around it: `take(index)`.
void each_entry(const Quick& quick, const Opener& opener, std::uint32_t key_actor, const StreamFact& first,
                const auto& take) {
  std::uint32_t place = opener.by_place ? first.place : 0;
  while (place != none) {
    const std::uint64_t key = opener.key(key_actor, place, quick.places.size());
    if (key + 1 < opener.begins.size()) {
      for (std::uint32_t entry = opener.begins[key]; entry < opener.begins[key + 1]; ++entry)
        take(entry);
    }
    place = opener.by_place ? quick.places.parent(place) : none;
  }
}

bool finds_any(const Quick& quick, const Opener& opener, const StreamFact& first) {
  bool found = false;
  each_key(opener, 0, first, [&](std::uint32_t actor, std::uint32_t) {
    each_entry(quick, opener, actor, first, [&](std::uint32_t) { found = true; });
  });
  return found;
}

} // namespace

Replay::Replay(const model::Model& model, const Foreseen& foreseen, std::optional<time::Instant> until)
    : own_(std::in_place, model, foreseen),
      quick_(*own_),
      until_(until ? until->seconds : never),
      forces_(quick_),
      lists_(quick_.acts.size(), quick_.actors),
      unasked_(quick_.requests.size()) {}

Replay::Replay(const Quick& quick, time::Instant until)
    : quick_(quick), until_(until.seconds), forces_(quick_), lists_(quick_.actors), unasked_(quick_.requests.size()) {}

void Replay::expect(std::uint64_t facts) {
  constexpr std::uint64_t most = 100'000'000;
  duties_.reserve(std::min(facts, most) / 2);
  firsts_.reserve(std::min(facts, most) / 8);
}

void Replay::take(std::span<const StreamFact> facts) {
  while (!facts.empty() && facts.back().second > until_)
    facts = facts.first(facts.size() - 1);
  if (facts.empty()) return;
  if (!held_.empty() && held_.front().second != facts.front().second) {
    follow_run(held_);
    held_.clear();
  }
  std::size_t from = 0;
  for (std::size_t to = 1; to < facts.size(); ++to) {
    if (facts[to].second == facts[from].second) continue;
    follow_whole(facts.subspan(from, to - from));
    from = to;
  }
  held_.insert(held_.end(), facts.begin() + static_cast<std::ptrdiff_t>(from), facts.end());
}

// A run whose second is over; with what was held of it.
void Replay::follow_whole(Run run) {
  if (held_.empty()) {
    follow_run(run);
    return;
  }
  held_.insert(held_.end(), run.begin(), run.end());
  follow_run(held_);
  held_.clear();
}

void Replay::finish() {
  if (until_ == never && !held_.empty()) until_ = held_.front().second;
  follow_run(held_);
  held_.clear();
}

// What a fact does to an agreement holds for its whole second; what it does to duties follows the order of numbers
// (R7).
void Replay::follow_run(Run run) {
  if (run.size() == 1) {
    const StreamFact& fact = run.front();
    const KindUse& use = quick_.uses[fact.kind];
    if (use.consents) forces_.consent(fact);
    if (use.ends) forces_.end(fact);
    follow(fact);
    return;
  }
  for (const StreamFact& fact : run) {
    if (quick_.uses[fact.kind].consents) forces_.consent(fact);
  }
  for (const StreamFact& fact : run) {
    if (quick_.uses[fact.kind].ends) forces_.end(fact);
  }
  for (const StreamFact& fact : run)
    follow(fact);
}

// An act performs what came before it; a request speaks of what came before it.
void Replay::follow(const StreamFact& fact) {
  const KindUse& use = quick_.uses[fact.kind];
  for (const std::uint32_t act : use.acts)
    perform(act, fact, use.mutual);
  for (const std::uint32_t one : use.requests)
    request(one, fact);
  if (!use.openers.empty()) begin(fact, use);
}

void Replay::perform(std::uint32_t act, const StreamFact& fact, bool mutual) {
  if (fact.cites == nothing_known) return;
  const int role = quick_.acts[act].role;
  const auto side = [&](std::size_t r, const auto& take) {
    const bool shared = mutual && (r == by || r == with);
    for (const std::size_t one : {shared ? by : r, shared ? with : r}) {
      for (const std::uint32_t actor : fact.roles[one]) {
        if (actor != none) take(actor);
      }
      if (!shared) return;
    }
  };
  side(by, [&](std::uint32_t bearer) {
    if (role < 0) return close(lists_.newest(act, bearer, none), fact);
    side(static_cast<std::size_t>(role), [&](std::uint32_t to) { close(lists_.newest(act, bearer, to), fact); });
  });
}

void Replay::close(std::uint32_t& newest, const StreamFact& fact) {
  std::uint32_t* link = &newest;
  while (*link != none) {
    KeptDuty& duty = duties_[*link];
    const bool spoken_of =
        fact.cites == none || fact.cites == duty.opened_by || fact.cites == firsts_[duty.first].fact.number;
    if (spoken_of) {
      duty.closed = fact.second;
      duty.closed_by = fact.number;
      *link = duty.next;
    } else {
      link = &duty.next;
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
    const std::vector<std::uint32_t>& openers = quick_.uses[one.fact.kind].openers;
    for (std::size_t at = 0; at < openers.size(); ++at) {
      const Opener& opener = quick_.openers[openers[at]];
      if (opener.request != request || !fits(opener, one.fact)) continue;
      bool waits = false;
      each_key(opener, at, one.fact,
               [&](std::uint32_t, std::uint32_t bit) { waits = waits || (one.opened & bit) == 0; });
      if (waits) return false;
    }
    return true;
  });
}

void Replay::request_of(std::uint32_t request, const StreamFact& fact, std::uint32_t first) {
  const Request& wanted = quick_.requests[request];
  const StreamFact& begun = firsts_[first].fact;
  if (wanted.within && fact.second > begun.second + *wanted.within) return;
  const std::vector<std::uint32_t>& openers = quick_.uses[begun.kind].openers;
  for (std::size_t at = 0; at < openers.size(); ++at) {
    const Opener& opener = quick_.openers[openers[at]];
    if (opener.request != request || !fits(opener, begun)) continue;
    each_key(opener, at, begun, [&](std::uint32_t actor, std::uint32_t bit) {
      if ((firsts_[first].opened & bit) != 0 || !fits(wanted, quick_.kinds, fact, actor)) return;
      firsts_[first].opened |= bit;
      ++asked_;
      open(opener, actor, first, fact);
    });
  }
}

// Keeps a first fact that some text speaks of, and opens what nobody needs to ask for.
void Replay::begin(const StreamFact& fact, const KindUse& use) {
  std::uint32_t first = none;
  for (const std::uint32_t o : use.openers) {
    const Opener& opener = quick_.openers[o];
    if (!fits(opener, fact) || !finds_any(quick_, opener, fact)) continue;
    if (first == none) first = firsts_.add(fact);
    if (opener.request != none) {
      std::vector<std::uint32_t>& unasked = unasked_[opener.request];
      if (unasked.empty() || unasked.back() != first) unasked.push_back(first);
      each_key(opener, 0, fact, [&](std::uint32_t, std::uint32_t) { ++begun_; });
      continue;
    }
    each_key(opener, 0, fact, [&](std::uint32_t actor, std::uint32_t) { open(opener, actor, first, fact); });
  }
}

// Does the clause lay its act on the bearer when this first fact happens?
bool Replay::binds(const Entry& entry, const StreamFact& first) const {
  if (!forces_.in_force(entry.row, first.second)) return false;
  return !quick_.clauses[entry.clause].author_exempt || !plays(first.roles[by], entry.bearer);
}

void Replay::open(const Opener& opener, std::uint32_t key_actor, std::uint32_t first, const StreamFact& last) {
  const StreamFact& begun = firsts_[first].fact;
  each_entry(quick_, opener, key_actor, begun, [&](std::uint32_t index) {
    const Entry& entry = quick_.entries[index];
    if (!binds(entry, begun)) return;
    const QuickClause& clause = quick_.clauses[entry.clause];
    std::uint32_t& newest = lists_.newest(clause.act, entry.bearer, entry.beneficiary);
    duties_.push_back({last.second, never, first, index, last.number, none, newest});
    newest = static_cast<std::uint32_t>(duties_.size() - 1);
  });
}

std::int64_t Replay::counted_deadline(const KeptDuty& duty, const QuickClause& clause) const {
  const Limit& limit = clause.limit;
  const std::int64_t anchor = limit.from_first ? firsts_[duty.first].fact.second : duty.opened;
  switch (limit.kind) {
  case Limit::Kind::unlimited: return never;
  case Limit::Kind::elapsed: return anchor + limit.seconds;
  case Limit::Kind::fixed: return limit.seconds;
  case Limit::Kind::civil:
    return time::deadline(time::exact({anchor}), limit.civil, quick_.instruments[clause.instrument].zone)
        .moment.last()
        .seconds;
  }
  return never;
}

ReplayedDuty Replay::tell(const KeptDuty& duty) const {
  const Entry& entry = quick_.entries[duty.entry];
  const QuickClause& clause = quick_.clauses[entry.clause];
  const std::int64_t deadline = deadline_of(duty);
  const model::Verdict verdict = verdict_of(duty, deadline);
  const bool passed = duty.closed == never && verdict != model::Verdict::open;
  return {.agreement = entry.row,
          .clause = clause.place,
          .event = firsts_[duty.first].fact.number,
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
    const std::vector<std::uint32_t>& openers = quick_.uses[one.fact.kind].openers;
    for (std::size_t at = 0; at < openers.size(); ++at) {
      const Opener& opener = quick_.openers[openers[at]];
      if (opener.request == none || !fits(opener, one.fact)) continue;
      each_key(opener, at, one.fact, [&](std::uint32_t actor, std::uint32_t bit) {
        if ((one.opened & bit) != 0) return;
        each_entry(quick_, opener, actor, one.fact, [&](std::uint32_t entry) {
          if (binds(quick_.entries[entry], one.fact)) found.push_back({entry, first});
        });
      });
    }
  }
  return found;
}

} // namespace casus::engine
