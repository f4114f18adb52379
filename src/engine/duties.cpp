// SPDX-License-Identifier: Apache-2.0
// Which duties there are: from each instance of a chain, and from clauses without links (rules, sections 5 and 6).
#include "engine/agreements.h"
#include "engine/owed.h"
#include "time/deadline.h"

namespace casus::engine {

using model::BeneficiarySet;
using model::Quantifier;
using time::Truth;

Truth joined_bound(const std::vector<Bearer>& bearers, Quantifier quantifier) {
  Truth truth = time::truth_of(quantifier != Quantifier::any);
  for (const Bearer& bearer : bearers) {
    truth = quantifier == Quantifier::any ? either(truth, bearer.bound) : both(truth, bearer.bound);
  }
  return truth;
}

namespace {

// One party to whom a duty may be owed, `none` for nobody in particular.
struct Owner {
  std::uint32_t actor;
  Truth bound;
};

// Those to whom the bearers owe the act.
std::vector<Owner> owners_of(const World& world, const Owed& owed) {
  const ClauseTable& clause = world.tables.clauses[owed.clause];
  const model::Beneficiary& beneficiary = clause.text->beneficiary;
  switch (beneficiary.set) {
  case BeneficiarySet::none: return {{none, Truth::certain}};
  case BeneficiarySet::named: return {{beneficiary.actor.value, Truth::certain}};
  case BeneficiarySet::that_party: return {{owed.that_party, Truth::certain}};
  case BeneficiarySet::each_other_party: break;
  }
  std::vector<Owner> owners;
  for (const PartyAt& party : world.parties_of(clause.agreement)) {
    const Truth truth = owed.chain.empty()
                            ? party.start.exists
                            : bound(world, clause.agreement, party.actor, world.facts.moment[owed.chain.front()]);
    if (truth != Truth::impossible && !owed.borne_by(party.actor)) owners.push_back({party.actor, truth});
  }
  return owners;
}

class DutyFinder {
public:
  DutyFinder(const World& world, std::vector<Owed>& duties) : world_(world), duties_(duties) {}

  void from_instance(const Instances& instances, const Instance& instance) {
    Owed owed{.clause = instance.clause, .that_party = instance.that_party, .chain = instances.chain(instance)};
    owed.opened = instance.opening;
    owed.duty.awaiting = instance.awaiting;
    owed.duty.exists = instance.truth;
    each_group(owed, bearers_of(world_, instance.clause, instance.first, instance.that_party));
  }

  void without_links(std::uint32_t clause) { each_group({.clause = clause}, bearers_of(world_, clause, none, none)); }

private:
  const model::Clause& text(const Owed& owed) const { return *world_.tables.clauses[owed.clause].text; }

  // A duty for each bearer, or one for all of them.
  void each_group(Owed owed, const std::vector<Bearer>& bearers) {
    if (text(owed).bearers.quantifier != Quantifier::each) {
      owed.bearers = bearers;
      if (!bearers.empty()) each_owner(owed);
      return;
    }
    for (const Bearer& bearer : bearers) {
      owed.bearers = {bearer};
      each_owner(owed);
    }
  }

  void each_owner(Owed& owed) {
    const bool each = text(owed).bearers.quantifier == Quantifier::each;
    for (const Owner& owner : owners_of(world_, owed)) {
      if (each && owner.actor != none && owner.actor == owed.bearers.front().actor) continue;
      Owed one = owed;
      one.beneficiary = owner.actor;
      one.duty.exists = both(one.duty.exists, both(owner.bound, joined_bound(one.bearers, quantifier(one))));
      if (one.duty.exists == Truth::impossible) continue;
      if (one.chain.empty()) {
        open_at_start(std::move(one));
      } else if (is_owed_in_chain(one, world_.facts.moment[one.chain.front()])) {
        set_deadline(world_, one);
        duties_.push_back(std::move(one));
      }
    }
  }

  Quantifier quantifier(const Owed& owed) const { return text(owed).bearers.quantifier; }

  // Of a chain: nor is the beneficiary parted from the bearers by a suspension; false when the duty cannot be.
  bool is_owed_in_chain(Owed& owed, const time::Moment& moment) const {
    if (!is_owed(owed, moment)) return false;
    if (!world_.agreements[world_.tables.clauses[owed.clause].agreement].any_suspension) return true;
    Truth& exists = owed.duty.exists;
    exists = both(exists, !parted(world_, owed.clause, sides_of(world_, owed), moment));
    return exists != Truth::impossible;
  }

  // Neither did the beneficiary reserve, nor is it opposed to the bearers; false when the duty cannot be.
  bool is_owed(Owed& owed, const time::Moment& moment) const {
    const FactIndex& index = world_.index;
    if (owed.beneficiary == none || !(index.any(Notice::reservation) || index.any(Notice::objection))) return true;
    const std::uint32_t agreement = world_.tables.clauses[owed.clause].agreement;
    std::vector<Bearer> unopposed;
    for (const Bearer& bearer : owed.bearers) {
      const Truth against = opposed(world_, agreement, bearer.actor, owed.beneficiary, moment);
      unopposed.push_back({bearer.actor, !against});
    }
    Truth& exists = owed.duty.exists;
    exists = both(exists, joined_bound(unopposed, quantifier(owed)));
    if (find_party(world_, agreement, owed.beneficiary) != nullptr) {
      exists = both(exists, !reserved(world_, owed.clause, owed.beneficiary, moment));
    }
    return exists != Truth::impossible;
  }

  // Section 6: opened when the last of the bearers came in.
  void open_at_start(Owed owed) {
    const std::uint32_t agreement = world_.tables.clauses[owed.clause].agreement;
    JointMoment opened;
    for (const Bearer& bearer : owed.bearers)
      opened.add(start_of(world_, agreement, bearer.actor).moment);
    owed.opened = opened.latest();
    if (text(owed).when.timing == model::Timing::every) {
      each_period(owed);
    } else if (take_effect(owed)) {
      set_deadline(world_, owed);
      duties_.push_back(std::move(owed));
    }
  }

  // What must hold at the moment opened; false when the duty cannot be.
  bool take_effect(Owed& owed) const {
    Truth& exists = owed.duty.exists;
    exists = both(exists, time::at_or_before(owed.opened, world_.facts.at));
    if (exists == Truth::impossible || !is_owed(owed, owed.opened)) return false;
    exists = both(exists, conditions_hold(world_, owed.clause, {owed.opened, none}, none));
    return exists != Truth::impossible;
  }

  time::Boundary boundary(const Owed& owed, std::uint32_t i) const {
    const time::TimeSpan& unit = *text(owed).when.span;
    if (i == 0) return {owed.opened, false};
    if (const auto* const elapsed = std::get_if<time::Elapsed>(&unit)) {
      return time::deadline(owed.opened, time::seconds(elapsed->seconds * i));
    }
    const time::CivilSpan civil = std::get<time::CivilSpan>(unit);
    const auto times = static_cast<std::int32_t>(i);
    return time::term_end(owed.opened, {civil.months * times, civil.days * times}, world_.tables.zone_of(owed.clause));
  }

  // Not over, and left by no bearer (any: not by all) before the period began.
  Truth still(const Owed& owed, const time::Moment& begin) const {
    const std::uint32_t agreement = world_.tables.clauses[owed.clause].agreement;
    const Earliest& end = world_.agreements[agreement].end;
    std::vector<Bearer> staying;
    for (const Bearer& bearer : owed.bearers) {
      const PartyAt* const party = find_party(world_, agreement, bearer.actor); // an addressee cannot leave
      const Truth left = party ? both(party->leaving.exists, begun(party->leaving, begin)) : Truth::impossible;
      staying.push_back({bearer.actor, !left});
    }
    return both(!both(end.exists, begun(end, begin)), joined_bound(staying, quantifier(owed)));
  }

  void each_period(const Owed& owed) {
    time::Boundary begin = boundary(owed, 0);
    for (std::uint32_t i = 0; time::at_or_before(begin.moment, world_.facts.at) != Truth::impossible; ++i) {
      const time::Boundary end = boundary(owed, i + 1);
      if (end.moment.first() <= begin.moment.first()) return; // a period of no length, which the checker refuses
      Owed one = owed;
      one.opened = begin.moment;
      one.duty.period = i;
      one.duty.exists = both(one.duty.exists, still(one, begin.moment));
      if (one.duty.exists == Truth::impossible) return; // over, or left: so are all later periods
      if (take_effect(one)) {
        one.duty.deadline = time::deadline(end.moment, time::seconds(-1)).moment;
        one.duty.month_end_rule = end.month_end_rule;
        duties_.push_back(std::move(one));
      }
      begin = end;
    }
  }

  const World& world_;
  std::vector<Owed>& duties_;
};

} // namespace

Sides sides_of(const World& world, const Owed& owed) {
  const Quantifier quantifier = world.tables.clauses[owed.clause].text->bearers.quantifier;
  Sides sides{.beneficiary = owed.beneficiary, .any = quantifier == Quantifier::any};
  if (owed.beneficiary == none) return sides;
  for (const Bearer& bearer : owed.bearers)
    sides.bearers.push_back(bearer.actor);
  return sides;
}

std::vector<Owed> find_duties(const World& world, const Instances& instances, const std::vector<std::uint8_t>& needed) {
  std::vector<Owed> duties;
  DutyFinder finder(world, duties);
  for (std::uint32_t c = 0; c < world.tables.clauses.size(); ++c) {
    const ClauseTable& clause = world.tables.clauses[c];
    if (!needed[c] || !clause.makes_duties) continue;
    if (clause.links.empty()) finder.without_links(c);
    for (const Instance& instance : instances.of(c))
      finder.from_instance(instances, instance);
  }
  return duties;
}

} // namespace casus::engine
