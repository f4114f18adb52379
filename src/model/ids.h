// SPDX-License-Identifier: Apache-2.0
// Every id that a part of the model holds, visited in place: for numbering anew and for filling holes.
#pragma once

#include "model/model.h"

#include <algorithm>

namespace casus::model {

/// Calls `visit` with each id in a part of the model, of whatever table, but for an entry's own place in its table and
/// the list `Clause::overrides` and its like, whose owners decide entry by entry. Stops at the first false.
template <class Visit>
class IdWalk {
public:
  explicit IdWalk(Visit visit) : visit_(std::move(visit)) {}

  template <class Tag>
  bool operator()(Id<Tag>& id) {
    return visit_(id);
  }

  template <class Tag>
  bool operator()(std::optional<Id<Tag>>& id) {
    return !id || visit_(*id);
  }

  template <class T>
  bool operator()(std::vector<T>& parts) {
    return std::ranges::all_of(parts, [&](T& part) { return (*this)(part); });
  }

  template <class T>
  bool operator()(Few<T>& parts) {
    return std::ranges::all_of(parts, [&](T& part) { return (*this)(part); });
  }

  bool operator()(ActorMatch& match) { return match.selector != Selector::named || visit_(match.actor); }

  bool operator()(Pattern& pattern) {
    return visit_(pattern.kind) &&
           std::ranges::all_of(pattern.roles, [&](ActorMatch& match) { return (*this)(match); }) &&
           (*this)(pattern.at) && (*this)(pattern.of) && (*this)(pattern.clause);
  }

  bool operator()(Condition& condition) {
    using enum ConditionKind;
    switch (condition.kind) {
    case in_force: return visit_(condition.agreement);
    case member: return visit_(condition.actor) && visit_(condition.group);
    case happened: return (*this)(condition.first);
    case since: return (*this)(condition.first) && (*this)(condition.second);
    case negation:
    case conjunction:
    case disjunction: break;
    }
    return (*this)(condition.parts);
  }

  bool operator()(Rare<Condition>& condition) { return !condition || (*this)(*condition); }

  bool operator()(Link& link) { return (*this)(link.alternatives); }

  bool operator()(Clause& clause) {
    const bool bearers = clause.bearers.set != PartySet::named || visit_(clause.bearers.actor);
    const bool beneficiary = clause.beneficiary.set != BeneficiarySet::named || visit_(clause.beneficiary.actor);
    return visit_(clause.agreement) && bearers && beneficiary && visit_(clause.act.kind) && (*this)(clause.act.at) &&
           (*this)(clause.act.of) && (*this)(clause.links) && (*this)(clause.broken_by) &&
           (*this)(clause.excused_when) && (*this)(clause.while_) && (*this)(clause.unless) &&
           (*this)(clause.not_applied_when) && (*this)(clause.not_applied_to);
  }

  bool operator()(EntryRule& rule) { return (*this)(rule.including); }

  bool operator()(Exit& exit) { return (*this)(exit.trigger); }

  bool operator()(Procedure& procedure) { return visit_(procedure.party) && (*this)(procedure.by); }

  bool operator()(Promise& promise) { return (*this)(promise.by) && (*this)(promise.to); }

  bool operator()(Untranslated& passage) { return (*this)(passage.clause); }

  bool operator()(Agreement& agreement) {
    return (*this)(agreement.parties) && (*this)(agreement.addressees) && (*this)(agreement.entry) &&
           (!agreement.provisional || (*this)(*agreement.provisional)) && (*this)(agreement.exits) &&
           (*this)(agreement.procedures) && (*this)(agreement.money) && (*this)(agreement.untranslated);
  }

  bool operator()(EventAmount& amount) { return (*this)(amount.by); }

  bool operator()(Representative& who) { return visit_(who.actor); }

  bool operator()(Event& event) {
    return visit_(event.kind) && std::ranges::all_of(event.roles, [&](auto& actors) { return (*this)(actors); }) &&
           (*this)(event.places) && (*this)(event.of) && (*this)(event.clause) && (*this)(event.cites) &&
           (*this)(event.amounts) && (*this)(event.represented);
  }

  bool operator()(Check& check) {
    return (*this)(check.agreement) && (*this)(check.clause) && (*this)(check.actor) && (*this)(check.act) &&
           (*this)(check.event) && (!check.pattern || (*this)(*check.pattern));
  }

  bool operator()(Claim& claim) {
    return std::ranges::all_of(claim.parts, [&](ClaimPart& part) { return (*this)(part.checks); });
  }

private:
  Visit visit_;
};

} // namespace casus::model
