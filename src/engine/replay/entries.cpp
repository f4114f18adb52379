// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/entries.h"

#include "engine/replay/eligible.h"

#include <algorithm>

namespace casus::engine {

using model::Selector;

namespace {

struct Placed {
  std::uint64_t key;
  Entry entry;
};

Request request_of(const model::Link& link, const model::Pattern& first) {
  Request request;
  const int key = key_role(first);
  for (const model::Pattern& pattern : link.alternatives) {
    Request::Form form{.kind = pattern.kind.value};
    for (std::size_t role = 0; role < model::role_count; ++role) {
      const model::ActorMatch& match = pattern.roles[role];
      if (match.selector == Selector::anyone) continue;
      if (match.selector == Selector::a_party) {
        form.roles[role] = {Asked::Kind::party};
        request.by_party = true;
        continue;
      }
      const bool same =
          match.selector == Selector::that_party ||
          (key >= 0 && first.roles[key].selector == Selector::named && match.actor == first.roles[key].actor);
      form.roles[role] = same ? Asked{Asked::Kind::key} : Asked{Asked::Kind::named, match.actor.value};
    }
    request.forms.push_back(form);
  }
  if (link.within) request.within = std::get<time::Elapsed>(*link.within).seconds;
  return request;
}

// Opener and request of one alternative; those of like shape are shared by all clauses.
std::uint32_t opener_of(Quick& quick, const model::Clause& clause, const model::Pattern& first) {
  Opener opener{.kind = first.kind.value, .role = key_role(first), .by_place = first.at.has_value()};
  for (int role = 0; role < static_cast<int>(model::role_count); ++role) {
    if (role != opener.role && first.roles[role].selector == Selector::named)
      opener.named[static_cast<std::size_t>(role)] = first.roles[role].actor.value;
  }
  if (clause.links.size() > 1) {
    const Request request = request_of(clause.links[1], first);
    const auto known = std::ranges::find(quick.requests, request);
    opener.request = static_cast<std::uint32_t>(known - quick.requests.begin());
    if (known == quick.requests.end()) quick.requests.push_back(request);
  }
  const auto known = std::ranges::find_if(quick.openers, [&](const Opener& o) { return o.same_text(opener); });
  if (known == quick.openers.end()) {
    quick.openers.push_back(std::move(opener));
    return static_cast<std::uint32_t>(quick.openers.size() - 1);
  }
  return static_cast<std::uint32_t>(known - quick.openers.begin());
}

// The entries of one clause, row by row, with that party where the first link binds one.
class RowEntries {
public:
  RowEntries(const Quick& quick, std::uint32_t clause)
      : clause_(quick.clauses[clause]), instrument_(quick.instruments[clause_.instrument]), number_(clause) {}

  void choose(std::uint32_t row) {
    row_ = row;
    parties_.clear();
    for (const model::ActorId party : instrument_.text->parties)
      parties_.push_back(instrument_.value(party.value, row_));
  }
  const std::vector<std::uint32_t>& parties() const { return parties_; }

  void each(std::uint32_t that_party, const auto& take) {
    const model::Clause& text = *clause_.text;
    for (const std::uint32_t bearer : bearers(that_party)) {
      if (std::ranges::count(text.not_applied_to, model::ActorId{bearer}) != 0) continue;
      beneficiaries(bearer, that_party);
      for (const std::uint32_t to : beneficiaries_) {
        if (text.bearers.quantifier == model::Quantifier::each && to == bearer) continue;
        take(Entry{row_, number_, bearer, to});
      }
    }
  }

private:
  std::span<const std::uint32_t> bearers(std::uint32_t that_party) {
    const model::Bearers& set = clause_.text->bearers;
    bearers_.clear();
    if (set.set == model::PartySet::named) {
      const std::uint32_t named = instrument_.value(set.actor.value, row_);
      if (std::ranges::count(parties_, named) != 0) bearers_.push_back(named);
    } else if (set.set == model::PartySet::that_party) {
      bearers_.push_back(that_party);
    } else {
      std::ranges::copy_if(parties_, std::back_inserter(bearers_), [&](std::uint32_t party) {
        return set.set == model::PartySet::parties || party != that_party;
      });
    }
    return bearers_;
  }

  void beneficiaries(std::uint32_t bearer, std::uint32_t that_party) {
    const model::Beneficiary& to = clause_.text->beneficiary;
    beneficiaries_.clear();
    switch (to.set) {
    case model::BeneficiarySet::none: beneficiaries_.push_back(none); break;
    case model::BeneficiarySet::named: beneficiaries_.push_back(instrument_.value(to.actor.value, row_)); break;
    case model::BeneficiarySet::that_party: beneficiaries_.push_back(that_party); break;
    case model::BeneficiarySet::each_other_party:
      std::ranges::copy_if(parties_, std::back_inserter(beneficiaries_),
                           [&](std::uint32_t party) { return party != bearer; });
      break;
    }
  }

  const QuickClause& clause_;
  const Instrument& instrument_;
  std::uint32_t number_;
  std::uint32_t row_ = none;
  std::vector<std::uint32_t> parties_, bearers_, beneficiaries_; // used again and again
};

void place_clause(Quick& quick, std::uint32_t clause, std::vector<std::vector<Placed>>& placed) {
  const QuickClause text = quick.clauses[clause];
  const std::uint32_t places = quick.places.size();
  for (const model::Pattern& first : text.text->links[0].alternatives) {
    const std::uint32_t o = opener_of(quick, *text.text, first);
    placed.resize(quick.openers.size());
    const Opener& opener = quick.openers[o];
    const Instrument& instrument = quick.instruments[text.instrument];
    if (placed[o].empty()) placed[o].reserve(instrument.rows); // most rows have one
    RowEntries entries(quick, clause);
    for (std::uint32_t row = instrument.first_row; row < instrument.first_row + instrument.rows; ++row) {
      if (!instrument.has(text.place, row)) continue;
      entries.choose(row);
      const std::uint32_t place = first.at ? instrument.value(first.at->value, row) : none;
      const auto add = [&](std::uint32_t actor, std::uint32_t that_party) {
        const std::uint64_t key = opener.key(actor, place, places);
        entries.each(that_party, [&](const Entry& entry) { placed[o].push_back({key, entry}); });
      };
      const model::ActorMatch match = opener.role < 0 ? model::ActorMatch{} : first.roles[opener.role];
      if (match.selector == Selector::a_party) {
        for (const std::uint32_t party : entries.parties())
          add(party, party);
      } else {
        add(opener.role < 0 ? 0 : instrument.value(match.actor.value, row), none);
      }
    }
  }
}

// A counting sort: entries of one key stand together, in the order of clauses and rows.
void lay_out(Opener& opener, const std::vector<Placed>& placed, std::vector<Entry>& entries) {
  std::uint64_t last = 0;
  for (const Placed& one : placed)
    last = std::max(last, one.key);
  opener.begins.assign(placed.empty() ? 0 : last + 2, 0);
  for (const Placed& one : placed)
    ++opener.begins[one.key + 1];
  const auto base = static_cast<std::uint32_t>(entries.size());
  if (!placed.empty()) opener.begins[0] = base;
  for (std::size_t key = 1; key < opener.begins.size(); ++key)
    opener.begins[key] += opener.begins[key - 1];
  entries.resize(base + placed.size());
  std::vector<std::uint32_t> next(opener.begins);
  for (const Placed& one : placed)
    entries[next[one.key]++] = one.entry;
}

} // namespace

void lay_out_entries(Quick& quick) {
  std::vector<std::vector<Placed>> placed;
  for (std::uint32_t clause = 0; clause < quick.clauses.size(); ++clause)
    place_clause(quick, clause, placed);
  for (std::size_t o = 0; o < quick.openers.size(); ++o)
    lay_out(quick.openers[o], placed[o], quick.entries);
}

} // namespace casus::engine
