// SPDX-License-Identifier: Apache-2.0
#include "engine/chains.h"

#include "time/deadline.h"

namespace casus::engine {

using time::Truth;

std::span<const Instance> Instances::of(std::uint32_t clause, Row first) const {
  const auto all_of_it = of(clause);
  const auto [begin, end] = std::equal_range(all_of_it.begin(), all_of_it.end(), Instance{clause, first},
                                             [](const Instance& a, const Instance& b) { return a.first < b.first; });
  return {begin, end};
}

namespace {

// Every key under which the event may be asked for; `found` gets the clauses, each once.
void openers_of(const World& world, Row f, std::vector<std::uint32_t>& found) {
  const Tables& tables = world.tables;
  found.clear();
  const auto look_up = [&](std::uint32_t kind, int role, std::uint32_t actor, bool with_place) {
    if (!with_place) {
      const auto clauses = tables.openers.of(tables.opener_key(kind, role, actor, none));
      found.insert(found.end(), clauses.begin(), clauses.end());
      return;
    }
    for (const std::uint32_t inner : world.facts.places[f]) {
      for (std::uint32_t place = inner; place != none; place = tables.places.parent(place)) {
        const auto clauses = tables.openers.of(tables.opener_key(kind, role, actor, place));
        found.insert(found.end(), clauses.begin(), clauses.end());
      }
    }
  };
  for (std::uint32_t kind = world.facts.kind[f]; kind != none; kind = tables.kinds.parent(kind)) {
    const unsigned bits = tables.opener_masks[kind].bits;
    for (unsigned bit = 0; bit < 10; ++bit) {
      if ((bits >> bit & 1U) == 0) continue;
      const int role = static_cast<int>(bit / 2) - 1;
      if (role < 0) {
        look_up(kind, role, none, bit % 2 != 0);
        continue;
      }
      for (const std::uint32_t actor : world.facts.roles[role][f])
        look_up(kind, role, actor, bit % 2 != 0);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
}

// Who may be "that party" of an instance that the fact opens, `none` for an instance without one.
void bindings(const Facts& facts, Row f, const LinkTable& link, std::vector<std::uint32_t>& found) {
  found.clear();
  for (const PatternTable& alternative : link.alternatives) {
    if (has_a_party(*alternative.pattern)) {
      const auto actors = bindable(facts, f, *alternative.pattern);
      found.insert(found.end(), actors.begin(), actors.end());
    } else {
      found.push_back(none);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
}

Truth first_link(const World& world, Row e, const LinkTable& link, const Viewpoint& from) {
  Truth truth = Truth::impossible;
  for (const PatternTable& alternative : link.alternatives) {
    if (has_a_party(*alternative.pattern) != (from.that_party != none)) continue;
    truth = either(truth, match(world, e, alternative, from));
  }
  return truth;
}

struct LaterLink {
  const World& world;
  const LinkTable& link;
  const Viewpoint from;
  std::span<const Row> chain;
  const time::Moment opening;
  std::optional<time::Moment> limit;
  EarliestSearch earliest{};

  bool too_late(Row f) const { return limit && world.facts.moment[f].first() > limit->last(); }

  void consider(Row f, const PatternTable& alternative) {
    const Facts& facts = world.facts;
    if (!facts.speaks_of(f, chain)) return;
    Truth truth = both(facts.past(f), facts.after(f, opening, chain.back()));
    if (limit) truth = both(truth, !time::is_late(facts.moment[f], *limit));
    if (truth != Truth::impossible) truth = both(truth, match(world, f, alternative, from));
    earliest.add(facts, truth, f);
  }

  Earliest find() {
    const Facts& facts = world.facts;
    for (const PatternTable& alternative : link.alternatives) {
      search(world, alternative, from, opening.first(), [&](Row f) {
        if (earliest.settled(facts.moment[f].first()) || too_late(f)) return false;
        consider(f, alternative);
        return true;
      });
      // Facts that cite are found by what they cite.
      for (const Row g : chain) {
        if (g >= facts.logged) continue;
        for (const Row f : facts.cited_by[g])
          consider(f, alternative);
      }
    }
    return earliest.result();
  }
};

void follow(const World& world, Instance& instance, std::vector<Row>& chain_rows) {
  const ClauseTable& clause = world.tables.clauses[instance.clause];
  std::vector<Row> chain{instance.first};
  for (std::uint32_t j = 1; j < clause.links.size(); ++j) {
    const LinkTable& link = clause.links[j];
    const Viewpoint from{.agreement = clause.agreement, .that_party = instance.that_party};
    LaterLink later{world, link, from, chain, instance.opening, std::nullopt};
    if (link.link->within) {
      later.limit = time::deadline(instance.opening, *link.link->within, world.tables.zone_of(instance.clause)).moment;
    }
    const Earliest next = later.find();
    if (next.exists == Truth::impossible) {
      instance.awaiting = j;
      break;
    }
    chain.push_back(next.witness);
    instance.opening = next.moment;
    instance.truth = both(instance.truth, next.exists);
  }
  instance.chain_begin = static_cast<std::uint32_t>(chain_rows.size());
  chain_rows.insert(chain_rows.end(), chain.begin(), chain.end());
  instance.chain_end = static_cast<std::uint32_t>(chain_rows.size());
}

void open(const World& world, std::uint32_t c, Row e, std::vector<std::uint32_t>& parties, Instances& instances) {
  const ClauseTable& clause = world.tables.clauses[c];
  bindings(world.facts, e, clause.links.front(), parties);
  for (const std::uint32_t that_party : parties) {
    const Viewpoint from{.agreement = clause.agreement, .that_party = that_party, .first_link = true};
    Truth truth = both(world.facts.past(e), first_link(world, e, clause.links.front(), from));
    if (truth == Truth::impossible) continue;
    truth = both(truth, applies(world, c, tested_as(world.facts, e), that_party));
    if (truth == Truth::impossible) continue;
    Instance instance{.clause = c, .first = e, .that_party = that_party, .truth = truth};
    instance.opening = world.facts.moment[e];
    follow(world, instance, instances.chain_rows);
    instances.all.push_back(instance);
  }
}

} // namespace

void Hits::find(const World& world, Row begin) {
  std::vector<std::uint32_t> clauses;
  for (Row f = begin; f < world.facts.size(); ++f) {
    openers_of(world, f, clauses);
    for (const std::uint32_t c : clauses)
      of_clause_[c].push_back(f);
  }
}

Instances find_instances(const World& world, const Hits& hits, const std::vector<std::uint8_t>& needed) {
  Instances instances;
  std::vector<std::uint32_t> parties;
  for (std::uint32_t c = 0; c < world.tables.clauses.size(); ++c) {
    instances.begins.push_back(static_cast<std::uint32_t>(instances.all.size()));
    if (!needed[c] || world.tables.clauses[c].text->modality == model::Modality::absence) continue;
    for (const Row e : hits.of(c))
      open(world, c, e, parties, instances);
  }
  instances.begins.push_back(static_cast<std::uint32_t>(instances.all.size()));
  return instances;
}

} // namespace casus::engine
