// SPDX-License-Identifier: Apache-2.0
// How agreements end and parties leave (rules, section 3).
#include "engine/agreements.h"
#include "engine/matching.h"
#include "time/deadline.h"

namespace casus::engine {

using model::LegalAct;
using time::Truth;

namespace {

// The earliest event that sets the exit off, by that party if one is given.
Earliest trigger_of(const World& world, std::uint32_t agreement, const ExitTable& exit, std::uint32_t party) {
  const AgreementTable& table = world.tables.agreements[agreement];
  const Earliest& entry = world.agreements[agreement].entry;
  const Viewpoint from{.agreement = agreement, .exit = true};
  Earliest open_from = entry;
  if (exit.exit->not_before) {
    open_from.moment = time::term_end(entry.moment, *exit.exit->not_before, table.zone).moment;
  }
  EarliestSearch earliest;
  search(world, exit.trigger, from, entry.moment.first(), [&](Row f) {
    if (earliest.settled(world.facts.moment[f].first())) return false;
    if (party != none && !contains(world.facts.doers(f), party)) return true;
    const Truth open = both(begun(entry, world.facts.moment[f]), begun(open_from, world.facts.moment[f]));
    const Truth truth = both(open, both(world.facts.past(f), match(world, f, exit.trigger, from)));
    earliest.add(world.facts, truth, f);
    return true;
  });
  return earliest.result();
}

End exit_of(const World& world, std::uint32_t agreement, const ExitTable& exit, std::uint32_t party) {
  if (world.agreements[agreement].entry.exists == Truth::impossible) return {};
  Earliest trigger = trigger_of(world, agreement, exit, party);
  if (trigger.exists == Truth::impossible || !exit.exit->after) return {trigger, false};
  const time::Boundary notice =
      time::deadline(trigger.moment, *exit.exit->after, world.tables.agreements[agreement].zone);
  trigger.moment = notice.moment;
  // A civil period ends with its last day, so the agreement is over one second after the last permitted one.
  if (std::holds_alternative<time::CivilSpan>(*exit.exit->after)) {
    trigger.moment = time::deadline(notice.moment, time::seconds(1)).moment;
  }
  return {trigger, notice.month_end_rule};
}

// Has the party terminated it with f or before, or no say in it?
Truth agrees_to_end(const World& world, std::uint32_t agreement, const PartyAt& party, Row f) {
  const Facts& facts = world.facts;
  const time::Moment& moment = facts.moment[f];
  if (contains(facts.doers(f), party.actor)) return Truth::certain;
  const Truth started = both(party.start.exists, begun(party.start, moment));
  Truth truth = either(!started, both(party.leaving.exists, begun(party.leaving, moment)));
  for (const Row g : world.index.about(agreement).rows) {
    if (truth == Truth::certain) break;
    if (facts.act[g] != LegalAct::termination || !contains(facts.doers(g), party.actor)) continue;
    truth = either(truth, both(facts.past(g), time::at_or_before(facts.moment[g], moment)));
  }
  return truth;
}

// By consent of all the parties (VCLT art. 54(b)): what one of them says alone is notice.
Earliest termination_of(const World& world, std::uint32_t agreement) {
  const Earliest& start = world.agreements[agreement].start;
  EarliestSearch earliest;
  for (const Row f : world.index.about(agreement).rows) {
    if (world.facts.act[f] != LegalAct::termination) continue;
    Truth truth = both(world.facts.past(f), both(start.exists, begun(start, world.facts.moment[f])));
    for (const PartyAt& party : world.parties_of(agreement)) {
      if (truth == Truth::impossible) break;
      truth = both(truth, agrees_to_end(world, agreement, party, f));
    }
    earliest.add(world.facts, truth, f);
  }
  return earliest.result();
}

Truth reaffirmed_after(const World& world, std::uint32_t agreement, Row f) {
  Truth truth = Truth::impossible;
  for (const Row r : world.index.about(agreement).rows) {
    if (world.facts.act[r] != LegalAct::reaffirmation) continue;
    truth = either(truth, both(world.facts.past(r), world.facts.precedes(f, r)));
  }
  return truth;
}

// A policy ends with its government unless a later one keeps it (R11).
Earliest change_of_government(const World& world, std::uint32_t agreement) {
  const model::Agreement& text = *world.tables.agreements[agreement].text;
  const Earliest& entry = world.agreements[agreement].entry;
  EarliestSearch earliest;
  if (text.form != model::Force::policy || entry.exists == Truth::impossible) return {};
  for (const model::ActorId party : text.parties) {
    for (const Row f : world.index.governments(party.value)) {
      const Truth begins = both(world.facts.past(f), time::before(entry.moment, world.facts.moment[f]));
      if (begins == Truth::impossible) continue;
      earliest.add(world.facts, both(begins, !reaffirmed_after(world, agreement, f)), f);
    }
  }
  return earliest.result();
}

// The entry into force of one that supersedes it (VCLT art. 59); the witness is that agreement.
Earliest later_agreement(const World& world, std::uint32_t agreement) {
  EarliestSearch earliest;
  for (const std::uint32_t b : world.tables.agreements[agreement].superseders)
    earliest.add(world.agreements[b].entry, b);
  return earliest.result();
}

// Notice of one to whom the agreement was only applied provisionally (VCLT art. 25(2)).
Earliest provisional_ended(const World& world, std::uint32_t agreement, std::uint32_t party) {
  EarliestSearch earliest;
  if (!world.tables.agreements[agreement].text->provisional) return {};
  const Earliest& entry = world.agreements[agreement].entry;
  for (const Row f : world.index.about(agreement).rows) {
    if (world.facts.act[f] != LegalAct::notice || !contains(world.facts.doers(f), party)) continue;
    const Truth entered = both(entry.exists, begun(entry, world.facts.moment[f]));
    earliest.add(world.facts, both(world.facts.past(f), !entered), f);
  }
  return earliest.result();
}

} // namespace

void find_end(World& world, std::uint32_t agreement) {
  std::vector<End> ends;
  std::vector<model::EndCause> causes;
  const auto add = [&](const End& end, model::EndCause cause) {
    ends.push_back(end);
    causes.push_back(cause);
  };
  add(term_end_of(world, agreement), model::EndCause::term);
  for (const ExitTable& exit : world.tables.agreements[agreement].exits) {
    if (exit.exit->whole) add(exit_of(world, agreement, exit, none), model::EndCause::exit);
  }
  add({termination_of(world, agreement), false}, model::EndCause::termination);
  add({change_of_government(world, agreement), false}, model::EndCause::exit);
  const Earliest later = later_agreement(world, agreement);
  add({later, false}, model::EndCause::superseded);

  EarliestSearch earliest;
  for (std::uint32_t i = 0; i < ends.size(); ++i)
    earliest.add(ends[i].found, i);
  AgreementAt& at = world.agreements[agreement];
  at.end = earliest.result();
  if (at.end.exists == Truth::impossible) return;
  at.cause = causes[at.end.witness];
  at.month_end_rule = ends[at.end.witness].month_end_rule;
  if (at.cause == model::EndCause::superseded) at.superseded_by = later.witness;
}

void find_leaving(World& world, std::uint32_t agreement, PartyAt& party) {
  EarliestSearch earliest;
  std::uint32_t number = 0;
  for (const ExitTable& exit : world.tables.agreements[agreement].exits) {
    if (exit.exit->whole) continue;
    earliest.add(exit_of(world, agreement, exit, party.actor).found, number++);
  }
  earliest.add(provisional_ended(world, agreement, party.actor), number);
  party.leaving = earliest.result();
}

} // namespace casus::engine
