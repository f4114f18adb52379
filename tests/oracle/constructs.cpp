// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/constructs.h"

#include "tests/oracle/differ.h"
#include "tests/oracle/oracle.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

namespace casus::oracle {

using model::Agreement;
using model::LegalAct;

namespace {

/// True where a change was made in one of them.
template <class List, class Change>
bool in_each(List& list, Change change) {
  bool any = false;
  for (auto& item : list)
    any = change(item) || any;
  return any;
}

template <class Change>
Construct of_agreements(std::string name, Change change) {
  return {std::move(name), [change](World& w) { return in_each(w.model.agreements, change); }};
}

template <class Change>
Construct of_exits(std::string name, Change change) {
  return of_agreements(std::move(name), [change](Agreement& a) { return in_each(a.exits, change); });
}

template <class T>
bool replace(T& value, T from, T to) {
  if (value != from) return false;
  value = to;
  return true;
}

void add_entry_constructs(std::vector<Construct>& all) {
  const auto add = [&](const char* name, auto change) { all.push_back(of_agreements(name, change)); };
  add("entry: not stated", [](Agreement& a) { return !std::exchange(a.entry.stated, true); });
  add("entry: on a date", [](Agreement& a) { return drop(a.entry.on); });
  add("entry: including", [](Agreement& a) { return drop(a.entry.including); });
  add("entry: waiting period", [](Agreement& a) { return drop(a.entry.after); });
  for (const auto& [name, quorum] : {std::pair("entry: by all", model::QuorumKind::all),
                                     {"entry: count", model::QuorumKind::count},
                                     {"entry: majority", model::QuorumKind::majority}}) {
    add(name, [quorum](Agreement& a) {
      const bool by_all = quorum == model::QuorumKind::all;
      if (!replace(a.entry.quorum, quorum, by_all ? model::QuorumKind::count : model::QuorumKind::all)) return false;
      a.entry.count = 1;
      return true;
    });
  }
  for (const auto& [name, act] : {std::pair("entry: signature", LegalAct::signature),
                                  {"entry: ratification", LegalAct::ratification},
                                  {"entry: notification", LegalAct::notification},
                                  {"entry: deposit", LegalAct::deposit}}) {
    const LegalAct other = act == LegalAct::signature ? LegalAct::ratification : LegalAct::signature;
    add(name, [act, other](Agreement& a) { return replace(a.entry.consent, act, other); });
  }
  add("entry: provisional application", [](Agreement& a) { return drop(a.provisional); });
  add("provisional application: on a date", [](Agreement& a) { return a.provisional && drop(a.provisional->on); });
  add("provisional application: waiting period",
      [](Agreement& a) { return a.provisional && drop(a.provisional->after); });
  add("provisional application: by another consent than signature", [](Agreement& a) {
    return a.provisional && std::exchange(a.provisional->consent, LegalAct::signature) != LegalAct::signature;
  });
}

void add_end_constructs(std::vector<Construct>& all) {
  const auto add = [&](const char* name, auto change) { all.push_back(of_agreements(name, change)); };
  add("term", [](Agreement& a) { return drop(a.term); });
  add("term: from signature", [](Agreement& a) {
    return a.term && replace(a.term->from, model::TermStart::signature, model::TermStart::entry_into_force);
  });
  add("renewal: tacit", [](Agreement& a) {
    return a.term && replace(a.renewal.kind, model::RenewalKind::tacit, model::RenewalKind::none);
  });
  add("renewal: notice before the end",
      [](Agreement& a) { return a.term && a.renewal.kind == model::RenewalKind::tacit && drop(a.renewal.notice); });
  add("supersedes", [](Agreement& a) { return drop(a.supersedes); });
  for (const bool whole : {true, false}) {
    add(whole ? "exit: ends" : "exit: leaves", [whole](Agreement& a) {
      return std::erase_if(a.exits, [whole](const model::Exit& e) { return e.whole == whole; }) > 0;
    });
  }
  all.push_back(of_exits("exit: after", [](model::Exit& e) { return drop(e.after); }));
  all.push_back(of_exits("exit: not before", [](model::Exit& e) { return drop(e.not_before); }));
  all.push_back(of_exits("exit: on a contested kind",
                         [](model::Exit& e) { return replace(e.trigger.kind, kinds::escalation, kinds::attack); }));
}

} // namespace

void add_agreement_constructs(std::vector<Construct>& all) {
  add_entry_constructs(all);
  add_end_constructs(all);
  const auto add = [&](const char* name, auto change) { all.push_back(of_agreements(name, change)); };
  add("agreement: policy", [](Agreement& a) { return replace(a.form, model::Force::policy, model::Force::treaty); });
  add("agreement: zone", [](Agreement& a) { return drop(a.zone); });
  add("agreement: addressees", [](Agreement& a) { return drop(a.addressees); });
  add("agreement: open to accession", [](Agreement& a) { return std::exchange(a.open_to_accession, false); });
  add("agreement: clock stops", [](Agreement& a) { return std::exchange(a.clock_stops_on_suspension, false); });
  add("agreement: prevails over", [](Agreement& a) { return drop(a.prevails_over); });
  add("agreement: hedged", [](Agreement& a) { return drop(a.hedges); });
}

namespace {

template <class Change>
Construct of_facts(std::string name, Change change) {
  return {std::move(name), [change](World& w) { return in_each(w.log.facts, change); }};
}

// Out of sight, for ids of facts must not change.
bool hide(Fact& fact) {
  fact.moment = time::exact({std::numeric_limits<std::int32_t>::max()});
  return true;
}

} // namespace

void add_fact_constructs(std::vector<Construct>& all) {
  for (std::uint32_t k = kinds::signature.value; k < vocabulary().size(); ++k) {
    const model::EventKind kind = vocabulary()[k];
    const bool act = kind.act != LegalAct::none && kind.act != LegalAct::breach;
    if (!act) continue;
    all.push_back(of_facts("fact: " + kind.name, [k](Fact& f) { return f.kind.value == k && hide(f); }));
  }
  const auto add = [&](const char* name, auto change) { all.push_back(of_facts(name, change)); };
  add("fact: imprecise", [](Fact& f) { return f.moment != std::exchange(f.moment, time::exact(f.moment.first())); });
  add("fact: sequence", [](Fact& f) { return std::exchange(f.sequence, 0U) != 0; });
  add("fact: cites", [](Fact& f) { return drop(f.cites); });
  add("fact: partial", [](Fact& f) { return std::exchange(f.partial, false); });
  add("fact: disputed", [](Fact& f) { return std::exchange(f.disputed, false); });
  add("fact: places", [](Fact& f) { return drop(f.places); });
  add("fact: suspension between", [](Fact& f) {
    const bool part = f.kind == kinds::suspension && !f.roles[static_cast<std::size_t>(model::Role::to)].empty();
    return part && hide(f);
  });
  add("fact: resumption between", [](Fact& f) {
    const bool part = f.kind == kinds::resumption && !f.roles[static_cast<std::size_t>(model::Role::to)].empty();
    return part && hide(f);
  });
  all.push_back({"log: completeness", [](World& w) { return drop(w.log.complete_until); }});
  all.push_back({"actor: members",
                 [](World& w) { return in_each(w.model.actors, [](model::Actor& a) { return drop(a.members); }); }});
  all.push_back({"actor: members until", [](World& w) {
                   return in_each(w.model.actors, [](model::Actor& a) {
                     return in_each(a.members, [](model::Membership& m) { return drop(m.to); });
                   });
                 }});
  all.push_back({"place: in another",
                 [](World& w) { return in_each(w.model.places, [](model::Place& p) { return drop(p.in); }); }});
  all.push_back({"kind: mutual", [](World& w) {
                   return in_each(w.model.kinds, [](model::EventKind& k) { return std::exchange(k.mutual, false); });
                 }});
  all.push_back({"kind: contested", [](World& w) {
                   return in_each(w.model.kinds, [](model::EventKind& k) { return std::exchange(k.contested, false); });
                 }});
  all.push_back({"kind: of another",
                 [](World& w) { return in_each(w.model.kinds, [](model::EventKind& k) { return drop(k.parent); }); }});
}

const std::vector<Construct>& constructs() {
  static const std::vector<Construct> all = [] {
    std::vector<Construct> list;
    add_agreement_constructs(list);
    add_clause_constructs(list);
    add_fact_constructs(list);
    return list;
  }();
  return all;
}

bool changes_answer(const World& world, const World& without) {
  return std::ranges::any_of(world.moments, [&](time::Instant at) {
    return !compare(answer(world.model, world.log, at), answer(without.model, without.log, at)).empty();
  });
}

} // namespace casus::oracle
