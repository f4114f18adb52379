// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/touched.h"

#include <algorithm>

namespace casus::engine {

namespace {

constexpr auto by = static_cast<std::size_t>(model::Role::by);
constexpr auto with = static_cast<std::size_t>(model::Role::with);

/// The actors of a role, on both sides where the act is mutual.
std::vector<std::uint32_t> players(const StreamFact& fact, std::size_t role, bool mutual) {
  std::vector<std::uint32_t> found;
  const bool shared = mutual && (role == by || role == with);
  for (std::size_t one = 0; one < model::role_count; ++one) {
    if (one != role && !(shared && (one == by || one == with))) continue;
    for (const std::uint32_t actor : fact.roles[one]) {
      if (actor != none) found.push_back(actor);
    }
  }
  return found;
}

} // namespace

Touched::Touched(const Quick& quick) : quick_(quick) {
  for (const Entry& entry : quick.entries) {
    const std::uint32_t act = quick.clauses[entry.clause].act;
    Rows& rows = performed_[pair(act, entry.bearer, entry.beneficiary)];
    if (rows.empty() || rows.back() != entry.row) rows.push_back(entry.row);
  }
}

void Touched::add_entries(const Opener& opener, std::uint64_t from, std::uint64_t to, Rows& rows) const {
  if (from + 1 >= opener.begins.size()) return;
  const std::uint64_t last = std::min<std::uint64_t>(to, opener.begins.size() - 1);
  for (std::uint32_t entry = opener.begins[from]; entry < opener.begins[last]; ++entry)
    rows.push_back(quick_.entries[entry].row);
}

void Touched::add_begun(const StreamFact& fact, Rows& rows) const {
  for (const std::uint32_t index : quick_.uses[fact.kind].openers) {
    const Opener& opener = quick_.openers[index];
    std::uint32_t place = opener.by_place ? fact.place : 0;
    while (place != none) {
      const std::vector<std::uint32_t> keys =
          opener.role < 0 ? std::vector<std::uint32_t>{0} : players(fact, static_cast<std::size_t>(opener.role), false);
      for (const std::uint32_t actor : keys) {
        const std::uint64_t key = opener.key(actor, place, quick_.places.size());
        add_entries(opener, key, key + 1, rows);
      }
      place = opener.by_place ? quick_.places.parent(place) : none;
    }
  }
}

void Touched::add_performed(std::uint32_t act, const StreamFact& fact, bool mutual, Rows& rows) const {
  const int role = quick_.acts[act].role;
  for (const std::uint32_t bearer : players(fact, by, mutual)) {
    const std::vector<std::uint32_t> beneficiaries =
        role < 0 ? std::vector<std::uint32_t>{none} : players(fact, static_cast<std::size_t>(role), mutual);
    for (const std::uint32_t beneficiary : beneficiaries) {
      const auto found = performed_.find(pair(act, bearer, beneficiary));
      if (found != performed_.end()) rows.insert(rows.end(), found->second.begin(), found->second.end());
    }
  }
}

/// A request that cites nothing speaks of whatever waits for it: all that its key actors may have begun.
void Touched::add_asked(std::uint32_t request, const StreamFact& fact, Rows& rows) const {
  for (const Opener& opener : quick_.openers) {
    if (opener.request != request) continue;
    const std::uint64_t width = opener.by_place ? quick_.places.size() : 1;
    for (const Request::Form& form : quick_.requests[request].forms) {
      if (!quick_.kinds.inside(fact.kind, form.kind)) continue;
      const auto key = std::ranges::find(form.roles, Asked::Kind::key, &Asked::kind);
      if (key == form.roles.end() || opener.role < 0) {
        add_entries(opener, 0, opener.begins.size(), rows);
        continue;
      }
      for (const std::uint32_t actor : players(fact, static_cast<std::size_t>(key - form.roles.begin()), false))
        add_entries(opener, actor * width, (actor + 1) * width, rows);
    }
  }
}

std::vector<std::uint32_t> Touched::rows_of(const StreamFact& fact, const StreamFact* cited) const {
  const KindUse& use = quick_.uses[fact.kind];
  Rows rows;
  if (fact.of != none && (use.consents || use.ends)) rows.push_back(fact.of);
  add_begun(fact, rows);
  for (const std::uint32_t act : use.acts)
    add_performed(act, fact, use.mutual, rows);
  for (const std::uint32_t request : use.requests) {
    if (fact.cites == none) {
      add_asked(request, fact, rows);
    } else if (cited != nullptr) {
      add_begun(*cited, rows);
    }
  }
  std::ranges::sort(rows);
  rows.erase(std::ranges::unique(rows).begin(), rows.end());
  return rows;
}

} // namespace casus::engine
