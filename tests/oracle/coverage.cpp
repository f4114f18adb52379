// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/coverage.h"

#include "tests/oracle/breaches.h"
#include "tests/oracle/constructs.h"
#include "tests/oracle/matching.h"
#include "tests/oracle/text.h"
#include "tests/oracle/visit.h"

#include <algorithm>
#include <array>
#include <functional>
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
  mark(names, !a.entry.stated, "entry: not stated");
  mark(names, a.provisional.has_value(), "entry: provisional application");
  mark(names, a.entry.consent == model::LegalAct::deposit, "entry: deposit");
  mark(names, a.entry.on.has_value(), "entry: on a date");
  mark(names, a.entry.consent == model::LegalAct::ratification, "entry: ratification");
  mark(names, a.entry.consent == model::LegalAct::notification, "entry: notification");
  mark(names, a.entry.quorum == model::QuorumKind::count, "entry: count");
  mark(names, a.entry.quorum == model::QuorumKind::majority, "entry: majority");
  mark(names, !a.entry.including.empty(), "entry: including");
  mark(names, a.entry.after.has_value(), "entry: waiting period");
  mark(names, a.term.has_value(), "agreement: term");
  mark(names, a.renewal.kind == model::RenewalKind::tacit, "agreement: tacit renewal");
  mark(names, !a.supersedes.empty(), "agreement: supersedes");
  mark(names, !a.addressees.empty(), "agreement: addressees");
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
    mark(names, p.kind == kinds::escalation || p.kind == kinds::incursion, "pattern: contested");
    mark(names, p.kind != kinds::breach && p.of.has_value(), "pattern: of an agreement");
    mark(names, p.kind != kinds::breach && p.clause.has_value(), "pattern: of a clause");
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

bool has_fact(const World& w, model::KindId kind, const std::function<bool(const Fact&)>& test) {
  return any(w.log.facts, [&](const Fact& f) { return f.kind == kind && test(f); });
}

bool is_superseded(const World& w, AgreementId a) {
  return any(w.model.agreements, [&](const model::Agreement& b) { return std::ranges::count(b.supersedes, a) > 0; });
}

constexpr std::array combinations{"both: superseded and renewed",
                                  "both: superseded and applied provisionally",
                                  "both: renewed and applied provisionally",
                                  "both: renewed and extended",
                                  "both: reserved and jointly",
                                  "both: reserved and at all times",
                                  "both: reserved and prohibition",
                                  "both: opposed and each other party",
                                  "both: contested and chained",
                                  "both: contested and broken by",
                                  "both: addressee and prohibition",
                                  "both: addressee and every",
                                  "both: parted and any",
                                  "both: parted and at all times",
                                  "both: parted and prohibition",
                                  "both: parted and clock stops"};

// New rules that meet in one agreement.
void agreement_combinations(const World& w, AgreementId a, Names& names) {
  const model::Agreement& agreement = w.model[a];
  const bool renewed = agreement.term && agreement.renewal.kind == model::RenewalKind::tacit;
  const bool superseded = is_superseded(w, a);
  const auto of_it = [&](const Fact& f) { return f.of == a && f.until; };
  mark(names, superseded && renewed, combinations[0]);
  mark(names, superseded && agreement.provisional, combinations[1]);
  mark(names, renewed && agreement.provisional, combinations[2]);
  mark(names, renewed && has_fact(w, kinds::extension, of_it), combinations[3]);
}

// New rules that meet in one clause.
void clause_combinations(const World& w, ClauseId c, Names& names) {
  const model::Clause& clause = w.model[c];
  const model::Agreement& agreement = w.model[clause.agreement];
  const bool reserved = has_fact(w, kinds::reservation, [&](const Fact& f) { return f.clause == c; });
  const bool opposed = has_fact(w, kinds::objection, [&](const Fact& f) { return f.of == clause.agreement; });
  const auto is_contested = [&](const model::Pattern& p) { return contested(w.model, p.kind); };
  const bool in_links = any(clause.links, [&](const model::Link& l) { return any(l.alternatives, is_contested); });
  const bool addressed =
      clause.bearers.set == model::PartySet::named && contains(agreement.addressees, clause.bearers.actor);
  const bool prohibition = clause.modality == model::Modality::prohibition;
  const bool every = clause.when.timing == model::Timing::every;
  mark(names, reserved && clause.bearers.quantifier == model::Quantifier::jointly, combinations[4]);
  mark(names, reserved && clause.when.timing == model::Timing::at_all_times, combinations[5]);
  mark(names, reserved && prohibition, combinations[6]);
  mark(names, opposed && clause.beneficiary.set == model::BeneficiarySet::each_other_party, combinations[7]);
  mark(names, in_links && clause.links.size() > 1, combinations[8]);
  mark(names, any(clause.broken_by, is_contested), combinations[9]);
  mark(names, addressed && prohibition, combinations[10]);
  mark(names, addressed && every, combinations[11]);
  const bool owed_to_some = clause.beneficiary.set != model::BeneficiarySet::none;
  const bool parted = owed_to_some && has_fact(w, kinds::suspension, [&](const Fact& f) {
                        const bool here = f.clause == c || (!f.clause && f.of == clause.agreement);
                        return here && !f.roles[static_cast<std::size_t>(model::Role::to)].empty();
                      });
  mark(names, parted && clause.bearers.quantifier == model::Quantifier::any, combinations[12]);
  mark(names, parted && clause.when.timing == model::Timing::at_all_times, combinations[13]);
  mark(names, parted && prohibition, combinations[14]);
  mark(names, parted && agreement.clock_stops_on_suspension, combinations[15]);
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
  for (std::uint32_t a = 0; a < world.model.agreements.size(); ++a)
    agreement_combinations(world, AgreementId{a}, names);
  for (std::uint32_t c = 0; c < world.model.clauses.size(); ++c)
    clause_combinations(world, ClauseId{c}, names);
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
  constexpr std::array causes{"no end", "end by term", "end by exit", "end by termination", "end by supersession"};
  for (const model::AgreementState& a : outcome.agreements) {
    ++counts[std::string("agreement, ") + causes[static_cast<std::size_t>(a.cause)]];
    ++counts[fmt::format("agreement, in force {}", time::to_string(a.in_force))];
    ++counts[fmt::format("agreement, suspended {}", time::to_string(a.suspended))];
    ++counts[fmt::format("agreement, provisional {}", time::to_string(a.provisional))];
    if (!a.opposed.empty()) ++counts["agreement, two parties opposed"];
    if (!a.parted.empty()) ++counts["agreement, two parties parted by a suspension"];
    if (any(a.parties, [](const model::PartyState& p) { return p.left_at.has_value(); })) ++counts["agreement, left"];
  }
}

void Coverage::add(const Coverage& other) {
  worlds += other.worlds;
  answers += other.answers;
  duties += other.duties;
  for (const auto& [name, count] : other.counts)
    counts[name] += count;
  for (const auto& [name, use] : other.uses) {
    uses[name].tried += use.tried;
    uses[name].changed += use.changed;
  }
}

void Coverage::try_constructs(const World& world) {
  constexpr std::uint64_t enough = 5;
  for (const Construct& construct : constructs()) {
    Use& use = uses[construct.name];
    if (use.changed >= enough) continue;
    World without = world;
    if (!construct.without(without)) continue;
    ++use.tried;
    if (changes_answer(world, without)) ++use.changed;
  }
}

std::vector<std::string> Coverage::missing() const {
  std::vector<std::string> result;
  for (const Construct& construct : constructs()) {
    const auto found = uses.find(construct.name);
    if (found == uses.end() || found->second.changed == 0) result.push_back(construct.name);
  }
  for (const char* const name : combinations) {
    if (!counts.contains(std::string("world with ") + name)) result.emplace_back(name);
  }
  return result;
}

std::string Coverage::table() const {
  std::string out = fmt::format("{:>9}  answers\n{:>9}  duties\n", answers, duties);
  for (const auto& [name, count] : counts)
    out += fmt::format("{:>9}  {}\n", count, name);
  for (const auto& [name, use] : uses)
    out += fmt::format("{:>4} of {:>2}  answers changed without {}\n", use.changed, use.tried, name);
  return out;
}

} // namespace casus::oracle
