// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/entries.h"

#include "engine/replay/eligible.h"

#include <algorithm>

namespace casus::engine {

using model::Selector;

namespace {

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

// What stands for an id of a text, row by row: as `Instrument::value` says it, of all rows in turn.
class Column {
public:
  Column(const Instrument& instrument, std::uint32_t id) : same_(id), first_row_(instrument.first_row) {
    if (id != none && (id & model::hole_bit) != 0)
      values_ = instrument.rows_of->holes[id & ~model::hole_bit].values.data();
  }
  std::uint32_t operator[](std::uint32_t row) const { return values_ == nullptr ? same_ : values_[row - first_row_]; }

private:
  const std::uint32_t* values_ = nullptr;
  std::uint32_t same_;
  std::uint32_t first_row_;
};

// The entries of one clause that first facts of one of its patterns find.
class ClauseEntries {
public:
  ClauseEntries(const Quick& quick, std::uint32_t clause, const model::Pattern& first, const Opener& opener)
      : text_(*quick.clauses[clause].text),
        number_(clause),
        instrument_(quick.instruments[quick.clauses[clause].instrument]),
        opener_(opener),
        places_(quick.places.size()),
        key_is_party_(opener.role >= 0 && first.roles[opener.role].selector == Selector::a_party),
        key_(instrument_, opener.role < 0 ? 0 : first.roles[opener.role].actor.value),
        at_(instrument_, first.at ? first.at->value : none),
        bearer_(instrument_, text_.bearers.actor.value),
        beneficiary_(instrument_, text_.beneficiary.actor.value) {
    if (const model::Template* rows = instrument_.rows_of) {
      const model::Presence& present = rows->present[quick.clauses[clause].place];
      if (!present.empty()) present_ = &present;
    }
    for (const model::ActorId party : instrument_.text->parties)
      parties_.emplace_back(instrument_, party.value);
    bearer_is_party_ = std::ranges::count(instrument_.text->parties, text_.bearers.actor) != 0;
  }

  // Row by row: `take(key, entry)`.
  void each(const auto& take) const {
    for (std::uint32_t row = instrument_.first_row; row < instrument_.first_row + instrument_.rows; ++row) {
      if (present_ != nullptr && !(*present_)[row - instrument_.first_row]) continue;
      if (key_is_party_) {
        each_party(row, [&](std::uint32_t party) { each_of(row, party, party, take); });
      } else {
        each_of(row, key_[row], none, take);
      }
    }
  }

private:
  void each_of(std::uint32_t row, std::uint32_t key_actor, std::uint32_t that_party, const auto& take) const {
    const std::uint64_t key = opener_.key(key_actor, at_[row], places_);
    each_bearer(row, that_party, [&](std::uint32_t bearer) {
      if (std::ranges::count(text_.not_applied_to, model::ActorId{bearer}) != 0) return;
      each_beneficiary(row, bearer, that_party, [&](std::uint32_t to) {
        if (text_.bearers.quantifier == model::Quantifier::each && to == bearer) return;
        take(key, Entry{row, number_, bearer, to});
      });
    });
  }

  void each_party(std::uint32_t row, const auto& take) const {
    for (const Column& party : parties_)
      take(party[row]);
  }

  void each_bearer(std::uint32_t row, std::uint32_t that_party, const auto& take) const {
    switch (text_.bearers.set) {
    case model::PartySet::that_party: return take(that_party);
    case model::PartySet::named: {
      const std::uint32_t named = bearer_[row];
      const auto is_named = [&](const Column& party) { return party[row] == named; };
      if (bearer_is_party_ || std::ranges::any_of(parties_, is_named)) take(named);
      return;
    }
    case model::PartySet::parties: return each_party(row, take);
    case model::PartySet::other_parties:
      return each_party(row, [&](std::uint32_t party) {
        if (party != that_party) take(party);
      });
    }
  }

  void each_beneficiary(std::uint32_t row, std::uint32_t bearer, std::uint32_t that_party, const auto& take) const {
    switch (text_.beneficiary.set) {
    case model::BeneficiarySet::none: return take(none);
    case model::BeneficiarySet::named: return take(beneficiary_[row]);
    case model::BeneficiarySet::that_party: return take(that_party);
    case model::BeneficiarySet::each_other_party:
      return each_party(row, [&](std::uint32_t party) {
        if (party != bearer) take(party);
      });
    }
  }

  const model::Clause& text_;
  std::uint32_t number_;
  const Instrument& instrument_;
  const Opener& opener_;
  std::uint32_t places_;
  bool key_is_party_;
  bool bearer_is_party_ = false;             // in every row, as the text says it
  const model::Presence* present_ = nullptr; // none: in every row
  Column key_;
  Column at_;
  Column bearer_;
  Column beneficiary_;
  std::vector<Column> parties_;
};

// A first link of a clause.
struct First {
  std::uint32_t clause;
  const model::Pattern* pattern;
};

// A counting sort: entries of one key stand together, in the order of clauses and rows. False where there would be more
// than `most` with those that are there.
[[gnu::flatten]] bool lay_out(Quick& quick, Opener& opener, std::span<const First> firsts, std::uint64_t most) {
  std::vector<std::uint32_t>& begins = opener.begins;
  std::uint64_t count = quick.entries.size();
  for (const auto& [clause, pattern] : firsts) {
    ClauseEntries(quick, clause, *pattern, opener).each([&](std::uint64_t key, const Entry&) {
      if (key + 2 > begins.size()) begins.resize(key + 2);
      ++begins[key + 1];
      ++count;
    });
    if (count > most) return false;
  }
  if (begins.empty()) return true;
  begins[0] = static_cast<std::uint32_t>(quick.entries.size());
  for (std::size_t key = 1; key < begins.size(); ++key)
    begins[key] += begins[key - 1];
  quick.entries.resize(begins.back());
  std::vector<std::uint32_t> next(begins);
  for (const auto& [clause, pattern] : firsts) {
    ClauseEntries(quick, clause, *pattern, opener).each([&](std::uint64_t key, const Entry& entry) {
      quick.entries[next[key]++] = entry;
    });
  }
  return true;
}

} // namespace

bool lay_out_entries(Quick& quick, std::uint64_t most) {
  std::vector<std::vector<First>> firsts; // by opener
  for (std::uint32_t clause = 0; clause < quick.clauses.size(); ++clause) {
    const model::Clause& text = *quick.clauses[clause].text;
    for (const model::Pattern& first : text.links[0].alternatives) {
      const std::uint32_t opener = opener_of(quick, text, first);
      firsts.resize(quick.openers.size());
      firsts[opener].push_back({clause, &first});
    }
  }
  for (std::size_t o = 0; o < quick.openers.size(); ++o) {
    if (!lay_out(quick, quick.openers[o], firsts[o], most)) return false;
  }
  return true;
}

} // namespace casus::engine
