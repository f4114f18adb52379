// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/constructs.h"
#include "tests/oracle/visit.h"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace casus::oracle {

using model::Clause;
using model::Pattern;

namespace {

template <class Change>
Construct of_clauses(std::string name, Change change) {
  return {std::move(name), [change](World& w) {
            bool any = false;
            for (Clause& clause : w.model.clauses)
              any = change(clause) || any;
            return any;
          }};
}

template <class Change>
Construct of_patterns(std::string name, Change change) {
  return {std::move(name), [change](World& w) {
            bool any = false;
            for_each_pattern(w.model, [&](Pattern& p) { any = change(p) || any; });
            return any;
          }};
}

/// One construct for each value of an enumeration: it is read as another value. Values without a name are left out.
template <class Enum, std::size_t n, class Slot, class Other>
void add_values(std::vector<Construct>& all, const char* what, const std::array<const char*, n>& names, Slot slot,
                Other other) {
  for (std::size_t i = 0; i < n; ++i) {
    const auto value = static_cast<Enum>(i);
    if (*names[i] == '\0') continue;
    all.push_back(of_clauses(fmt::format("{}: {}", what, names[i]), [value, slot, other](Clause& c) {
      if (slot(c) != value) return false;
      slot(c) = other(value);
      return true;
    }));
  }
}

void add_sentence(std::vector<Construct>& all) {
  using model::Modality;
  add_values<Modality>(
      all, "clause", std::array{"obligation", "prohibition", "permission", "power", "intention", "aim", "absence"},
      [](Clause& c) -> Modality& { return c.modality; },
      [](Modality m) {
        const bool owed = m == Modality::intention || m == Modality::aim || m == Modality::absence;
        return owed ? Modality::obligation : Modality::absence;
      });
  using model::Quantifier;
  add_values<Quantifier>(
      all, "quantifier", std::array{"each", "all", "any", "jointly"},
      [](Clause& c) -> Quantifier& { return c.bearers.quantifier; },
      [](Quantifier q) { return q == Quantifier::each ? Quantifier::all : Quantifier::each; });
  using model::PartySet;
  add_values<PartySet>(
      all, "bearers", std::array{"named", "parties", "other parties", "that party"},
      [](Clause& c) -> PartySet& { return c.bearers.set; },
      [](PartySet set) { return set == PartySet::parties ? PartySet::named : PartySet::parties; });
  using model::BeneficiarySet;
  add_values<BeneficiarySet>(
      all, "beneficiary", std::array{"", "named", "that party", "each other party"},
      [](Clause& c) -> BeneficiarySet& { return c.beneficiary.set; },
      [](BeneficiarySet) { return BeneficiarySet::none; });
  const auto add = [&](const char* name, auto change) { all.push_back(of_clauses(name, change)); };
  add("act: at", [](Clause& c) { return drop(c.act.at); });
  add("act: of", [](Clause& c) { return drop(c.act.of); });
}

bool retime(Clause& c, model::Timing from) {
  using model::Timing;
  const bool owed = c.modality == model::Modality::obligation || c.modality == model::Modality::intention ||
                    c.modality == model::Modality::aim;
  if (!owed || c.when.timing != from) return false;
  const bool timeless = from == Timing::on_each || from == Timing::when_asked || from == Timing::immediately;
  c.when.timing = timeless ? Timing::within : Timing::immediately;
  if (timeless) c.when.span = time::hours(1);
  return true;
}

void add_time(std::vector<Construct>& all) {
  using model::Timing;
  for (const auto& [name, timing] : {std::pair("within", Timing::within),
                                     {"by", Timing::by_date},
                                     {"before", Timing::before_date},
                                     {"every", Timing::every},
                                     {"at all times", Timing::at_all_times},
                                     {"on each", Timing::on_each},
                                     {"when asked", Timing::when_asked},
                                     {"immediately", Timing::immediately}}) {
    all.push_back(of_clauses(fmt::format("timing: {}", name), [timing](Clause& c) { return retime(c, timing); }));
  }
  const auto add = [&](const char* name, auto change) { all.push_back(of_clauses(name, change)); };
  add("timing: of the first event",
      [](Clause& c) { return std::exchange(c.when.anchor, model::Anchor::opening) != model::Anchor::opening; });
  add("timing: hedged", [](Clause& c) { return drop(c.when.hedges); });
  add("clause: not before", [](Clause& c) { return drop(c.not_before); });
  add("clause: hedged", [](Clause& c) { return drop(c.hedges); });
  add("clause: lapses", [](Clause& c) { return std::exchange(c.lapses_with_agreement, false); });
}

void add_exceptions(std::vector<Construct>& all) {
  const auto add = [&](const char* name, auto change) { all.push_back(of_clauses(name, change)); };
  add("exception: while", [](Clause& c) { return drop(c.while_); });
  add("exception: unless", [](Clause& c) { return drop(c.unless); });
  add("exception: does not apply when", [](Clause& c) { return drop(c.not_applied_when); });
  add("exception: does not apply to", [](Clause& c) { return drop(c.not_applied_to); });
  add("exception: not to the author", [](Clause& c) { return std::exchange(c.not_applied_to_author, false); });
  add("exception: overrides", [](Clause& c) { return drop(c.overrides); });
  add("exception: excused when", [](Clause& c) { return drop(c.excused_when); });
}

void add_links(std::vector<Construct>& all) {
  const auto add = [&](const char* name, auto change) { all.push_back(of_clauses(name, change)); };
  for (const std::size_t links : {1U, 2U, 3U}) {
    add(links == 1   ? "links: one"
        : links == 2 ? "links: two"
                     : "links: three",
        [links](Clause& c) {
          if (c.links.size() != links) return false;
          c.links.pop_back();
          return true;
        });
  }
  add("links: alternatives", [](Clause& c) {
    bool any = false;
    for (model::Link& link : c.links) {
      any = any || link.alternatives.size() > 1;
      link.alternatives.resize(1);
    }
    return any;
  });
  add("links: within", [](Clause& c) {
    bool any = false;
    for (model::Link& link : c.links)
      any = drop(link.within) || any;
    return any;
  });
}

// The first condition of that kind in the clause is turned round.
bool turn(Clause& clause, model::ConditionKind kind) {
  model::Condition* found = nullptr;
  for_each_condition(clause, [&](model::Condition& c) {
    if (c.kind == kind && found == nullptr) found = &c;
  });
  if (found == nullptr) return false;
  model::Condition turned{.kind = model::ConditionKind::negation, .parts = {*found}};
  *found = std::move(turned);
  return true;
}

void add_conditions(std::vector<Construct>& all) {
  constexpr std::array names{"happened", "since", "member", "in force", "not", "and", "or"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto kind = static_cast<model::ConditionKind>(i);
    all.push_back(of_clauses(fmt::format("condition: {}", names[i]), [kind](Clause& c) { return turn(c, kind); }));
  }
}

void add_patterns(std::vector<Construct>& all) {
  const auto add = [&](const char* name, auto change) { all.push_back(of_patterns(name, change)); };
  constexpr std::array selectors{"anyone", "named", "a party", "that party", "other party"};
  for (std::size_t i = 1; i < selectors.size(); ++i) {
    const auto selector = static_cast<model::Selector>(i);
    all.push_back(of_patterns(fmt::format("pattern: {}", selectors[i]), [selector](Pattern& p) {
      bool any = false;
      for (model::ActorMatch& m : p.roles)
        any = (m.selector == selector && std::exchange(m, {}).selector == selector) || any;
      return any;
    }));
  }
  add("pattern: at", [](Pattern& p) { return drop(p.at); });
  add("pattern: of an agreement", [](Pattern& p) { return p.kind != kinds::breach && drop(p.of); });
  add("pattern: of a clause", [](Pattern& p) { return p.kind != kinds::breach && drop(p.clause); });
  for (const auto& [name, kind] : {std::pair("pattern: breach", kinds::breach),
                                   {"pattern: contested kind", kinds::escalation},
                                   {"pattern: kind of a contested kind", kinds::incursion},
                                   {"pattern: amendment", kinds::amendment},
                                   {"pattern: negotiation", kinds::negotiation},
                                   {"pattern: initialling", kinds::initialling},
                                   {"pattern: veto", kinds::veto}}) {
    add(name, [kind](Pattern& p) {
      if (p.kind != kind) return false;
      p.kind = kind == kinds::escalation || kind == kinds::incursion ? kinds::attack : kinds::threat;
      p.of.reset();
      p.clause.reset();
      return true;
    });
  }
}

} // namespace

void add_clause_constructs(std::vector<Construct>& all) {
  add_sentence(all);
  add_time(all);
  add_exceptions(all);
  add_links(all);
  add_conditions(all);
  add_patterns(all);
}

} // namespace casus::oracle
