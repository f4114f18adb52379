// SPDX-License-Identifier: Apache-2.0
// Compiling who is bound by what: prohibitions and permissions by kind of act and bearer, and who overrides whom.
#include "engine/tables.h"

#include <algorithm>

namespace casus::engine {

namespace {

bool prevails(const Tables& tables, std::uint32_t agreement, std::uint32_t other) {
  const auto& over = tables.agreements[agreement].text->prevails_over;
  return std::find(over.begin(), over.end(), model::AgreementId{other}) != over.end();
}

// Who may be a bearer at all: one key for each, or the key of everybody where any state may accede.
void add_norm(const Tables& tables, std::vector<KeyedValue>& entries, std::uint32_t c) {
  const ClauseTable& clause = tables.clauses[c];
  const std::uint32_t kind = clause.text->act.kind.value;
  const model::Agreement& agreement = *tables.agreements[clause.agreement].text;
  if (clause.text->bearers.set == model::PartySet::named) {
    entries.push_back({tables.norm_key(kind, clause.text->bearers.actor.value), c});
  } else if (agreement.open_to_accession) {
    entries.push_back({tables.norm_key(kind, none), c});
  } else {
    for (const model::ActorId party : agreement.parties)
      entries.push_back({tables.norm_key(kind, party.value), c});
  }
}

// B may take the place of c: as a clause with links, or as a prohibition without (section 5).
void add_overrider(Tables& tables, std::uint32_t b, std::uint32_t c, bool between_instruments) {
  const model::Clause& over = *tables.clauses[b].text;
  ClauseTable& under = tables.clauses[c];
  if (over.modality != model::Modality::obligation && over.modality != model::Modality::prohibition) return;
  const model::KindId kind = under.text->act.kind;
  if (!over.links.empty()) {
    if (!between_instruments || over.act.kind == kind) under.overriders.push_back(b);
  } else if (over.modality == model::Modality::prohibition && tables.kinds.inside(kind.value, over.act.kind.value)) {
    under.plain_overriders.push_back(b);
  }
}

void sort_unique(std::vector<std::uint32_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

void compile_overriders(Tables& tables) {
  for (std::uint32_t b = 0; b < tables.clauses.size(); ++b) {
    const ClauseTable& over = tables.clauses[b];
    for (const model::ClauseId c : over.text->overrides) {
      if (tables.clauses[c.value].agreement == over.agreement) add_overrider(tables, b, c.value, false);
    }
  }
  for (const AgreementTable& agreement : tables.agreements) {
    for (const model::AgreementId other : agreement.text->prevails_over) {
      for (const model::ClauseId b : agreement.text->clauses) {
        for (const model::ClauseId c : tables.agreements[other.value].text->clauses) {
          add_overrider(tables, b.value, c.value, true);
        }
      }
    }
  }
  for (ClauseTable& clause : tables.clauses) {
    sort_unique(clause.overriders);
    sort_unique(clause.plain_overriders);
  }
}

} // namespace

bool beats(const Tables& tables, std::uint32_t clause, std::uint32_t other) {
  const ClauseTable& over = tables.clauses[clause];
  const ClauseTable& under = tables.clauses[other];
  if (over.agreement != under.agreement) return prevails(tables, over.agreement, under.agreement);
  const auto& list = over.text->overrides;
  return std::find(list.begin(), list.end(), model::ClauseId{other}) != list.end();
}

void compile_norms(Tables& tables) {
  std::vector<KeyedValue> prohibitions;
  std::vector<KeyedValue> plain;
  std::vector<KeyedValue> permissions;
  for (std::uint32_t c = 0; c < tables.clauses.size(); ++c) {
    const model::Clause& text = *tables.clauses[c].text;
    if (text.modality == model::Modality::prohibition) {
      add_norm(tables, prohibitions, c);
      if (text.links.empty()) add_norm(tables, plain, c);
    }
    if (text.modality == model::Modality::permission || text.modality == model::Modality::power) {
      add_norm(tables, permissions, c);
    }
  }
  tables.prohibitions = KeyedLists(prohibitions);
  tables.plain_prohibitions = KeyedLists(plain);
  tables.permissions = KeyedLists(permissions);
  compile_overriders(tables);
}

} // namespace casus::engine
