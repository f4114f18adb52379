// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/coverage.h"

#include "tests/oracle/breaches.h"
#include "tests/oracle/text.h"
#include "tests/oracle/visit.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace casus::oracle {

namespace {

using Names = std::set<std::string>;

template <class List, class Test>
bool any(const List& list, Test test) {
  return std::ranges::any_of(list, test);
}

void mark(Names& names, bool holds, const char* name) {
  if (holds) names.emplace(name);
}

void agreement_names(const model::Agreement& a, Names& names) {
  mark(names, a.form == model::Force::policy, "agreement: policy");
  mark(names, a.entry.on.has_value(), "entry: on a date");
  mark(names, a.entry.consent == model::LegalAct::ratification, "entry: ratification");
  mark(names, a.entry.consent == model::LegalAct::notification, "entry: notification");
  mark(names, a.entry.quorum == model::QuorumKind::count, "entry: count");
  mark(names, a.entry.quorum == model::QuorumKind::majority, "entry: majority");
  mark(names, !a.entry.including.empty(), "entry: including");
  mark(names, a.entry.after.has_value(), "entry: waiting period");
  mark(names, a.term.has_value(), "agreement: term");
  mark(names, any(a.exits, [](const model::Exit& e) { return e.whole; }), "agreement: ends");
  mark(names, any(a.exits, [](const model::Exit& e) { return !e.whole; }), "agreement: leaves");
  mark(names, any(a.exits, [](const model::Exit& e) { return e.not_before.has_value(); }), "exit: not before");
  mark(names, a.open_to_accession, "agreement: open to accession");
  mark(names, a.clock_stops_on_suspension, "agreement: clock stops");
  mark(names, !a.prevails_over.empty(), "agreement: prevails over");
  mark(names, !a.hedges.empty(), "agreement: hedged");
}

void clause_names(model::Clause clause, Names& names) {
  constexpr std::array modals{"obligation", "prohibition", "permission", "power", "intention", "aim", "absence"};
  constexpr std::array quantifiers{"each", "all", "any", "jointly"};
  constexpr std::array sets{"named", "parties", "other parties", "that party"};
  constexpr std::array owed{"none", "named", "that party", "each other party"};
  constexpr std::array timings{"none",         "within",  "by",         "before",     "every",
                               "at all times", "on each", "when asked", "immediately"};
  constexpr std::array selectors{"anyone", "named", "a party", "that party", "other party"};
  constexpr std::array conditions{"happened", "since", "member", "in force", "not", "and", "or"};
  const auto one = [&](const char* what, const auto& list, auto value) {
    names.insert(fmt::format("{}: {}", what, list[static_cast<std::size_t>(value)]));
  };
  one("clause", modals, clause.modality);
  one("quantifier", quantifiers, clause.bearers.quantifier);
  one("bearers", sets, clause.bearers.set);
  one("beneficiary", owed, clause.beneficiary.set);
  one("timing", timings, clause.when.timing);
  names.insert(fmt::format("links: {}", clause.links.size()));
  for_each_pattern(clause, [&](model::Pattern& p) {
    for (const model::ActorMatch& m : p.roles)
      one("pattern", selectors, m.selector);
    mark(names, p.at.has_value(), "pattern: at");
    mark(names, p.kind == kinds::breach, "pattern: breach");
  });
  for_each_condition(clause, [&](model::Condition& c) { one("condition", conditions, c.kind); });
  mark(names, any(clause.links, [](const model::Link& l) { return l.within.has_value(); }), "links: within");
  mark(names, clause.when.anchor == model::Anchor::first_event, "timing: of the first event");
  mark(names, clause.while_.has_value(), "exception: while");
  mark(names, clause.unless.has_value(), "exception: unless");
  mark(names, clause.not_applied_when.has_value(), "exception: does not apply when");
  mark(names, !clause.not_applied_to.empty(), "exception: does not apply to");
  mark(names, clause.not_applied_to_author, "exception: not to the author");
  mark(names, !clause.overrides.empty(), "exception: overrides");
  mark(names, !clause.excused_when.empty(), "exception: excused when");
  mark(names, clause.lapses_with_agreement, "clause: lapses");
  mark(names, clause.not_before.has_value(), "clause: not before");
  mark(names, !clause.hedges.empty() || !clause.when.hedges.empty(), "clause: hedged");
}

void fact_names(const World& w, Names& names) {
  for (const Fact& f : w.log.facts) {
    mark(names, !f.moment.is_exact(), "fact: imprecise");
    mark(names, !f.cites.empty(), "fact: cites");
    mark(names, f.partial, "fact: partial");
    mark(names, f.disputed, "fact: disputed");
    mark(names, w.model[f.kind].act != model::LegalAct::none, fmt::format("fact: {}", w.model[f.kind].name).c_str());
    for (const Fact& g : w.log.facts) {
      mark(names, &f != &g && f.moment.is_exact() && f.moment == g.moment, "fact: same second as another");
    }
  }
  mark(names, !w.log.complete_until.empty(), "log: completeness");
}

} // namespace

void Coverage::add(const World& world) {
  ++worlds;
  Names names;
  for (const model::Agreement& a : world.model.agreements)
    agreement_names(a, names);
  for (const model::Clause& c : world.model.clauses)
    clause_names(c, names);
  fact_names(world, names);
  const std::vector<std::uint32_t> layer = layers(world.model);
  const std::uint32_t most = layer.empty() ? 0 : std::ranges::max(layer);
  names.insert(fmt::format("layers: {}", most + 1));
  for (const std::string& name : names)
    ++counts["world with " + name];
}

void Coverage::add(const model::Outcome& outcome) {
  ++answers;
  duties += outcome.duties.size();
  constexpr std::array standings{"live", "suspended", "excused", "waived", "lapsed", "disputed"};
  for (const model::Duty& d : outcome.duties) {
    ++counts["duty, verdict " + text(d.verdict)];
    ++counts[std::string("duty, standing ") + standings[static_cast<std::size_t>(d.standing)]];
    if (d.performance == model::Performance::part) ++counts["duty, partly performed"];
    if (d.month_end_rule) ++counts["duty, month-end rule"];
    if (d.period > 0) ++counts["duty, later period"];
  }
  for (const model::Judgement& j : outcome.judgements)
    ++counts["judgement, " + text(j.outcome)];
  for (const model::ClauseState c : outcome.clauses)
    ++counts["clause " + text(c)];
  constexpr std::array causes{"no end", "end by term", "end by exit", "end by termination"};
  for (const model::AgreementState& a : outcome.agreements) {
    ++counts[std::string("agreement, ") + causes[static_cast<std::size_t>(a.cause)]];
    ++counts[fmt::format("agreement, in force {}", time::to_string(a.in_force))];
    ++counts[fmt::format("agreement, suspended {}", time::to_string(a.suspended))];
    if (any(a.parties, [](const model::PartyState& p) { return p.left_at.has_value(); })) ++counts["agreement, left"];
  }
}

void Coverage::add(const Coverage& other) {
  worlds += other.worlds;
  answers += other.answers;
  duties += other.duties;
  for (const auto& [name, count] : other.counts)
    counts[name] += count;
}

std::string Coverage::table() const {
  std::string out = fmt::format("{:>9}  answers\n{:>9}  duties\n", answers, duties);
  for (const auto& [name, count] : counts)
    out += fmt::format("{:>9}  {}\n", count, name);
  return out;
}

} // namespace casus::oracle
