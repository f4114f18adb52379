// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/eligible.h"

#include <algorithm>

namespace casus::engine {

using model::LegalAct;
using model::Selector;

bool overlap(const Nesting& kinds, model::KindId a, model::KindId b) {
  return kinds.inside(a.value, b.value) || kinds.inside(b.value, a.value);
}

Coming::Coming(const Quick& quick, const Foreseen& foreseen) : quick_(quick), foreseen_(foreseen) {}

bool Coming::kind(model::KindId kind) const {
  return std::ranges::any_of(foreseen_.kinds,
                             [&](const Foreseen::Kind& k) { return quick_.kinds.inside(k.kind.value, kind.value); });
}

bool Coming::fits(model::KindId kind) const {
  return std::ranges::all_of(foreseen_.kinds, [&](const Foreseen::Kind& k) {
    return k.fits || !quick_.kinds.inside(k.kind.value, kind.value);
  });
}

bool Coming::act(LegalAct act, const Instrument& instrument, bool only_unfit) const {
  return std::ranges::any_of(foreseen_.kinds, [&](const Foreseen::Kind& k) {
    if (quick_.legal_acts[k.kind.value] != act || (only_unfit && k.fits)) return false;
    return !k.of || k.of->value - instrument.first_row < instrument.rows;
  });
}

namespace {

bool any_mutual_below(const Quick& quick, model::KindId kind) {
  for (std::uint32_t k = 0; k < quick.model->kinds.size(); ++k) {
    if (quick.kinds.inside(k, kind.value) && quick.model->kinds[k].mutual) return true;
  }
  return false;
}

bool any_contested_above(const Quick& quick, model::KindId kind) {
  for (std::uint32_t k = kind.value; k != none; k = quick.kinds.parent(k)) {
    if (quick.model->kinds[k].contested) return true;
  }
  return false;
}

// Its membership may change with time; of a hole, whatever any row has.
bool is_group(const Quick& quick, const Instrument& instrument, model::ActorId actor) {
  const auto has_members = [&](std::uint32_t id) { return !quick.model->actors[id].members.empty(); };
  if ((actor.value & model::hole_bit) == 0) return has_members(actor.value);
  return std::ranges::any_of(instrument.rows_of->holes[actor.value & ~model::hole_bit].values, has_members);
}

// A pattern that is decided by the fact alone.
bool plain(const Quick& quick, const Instrument& instrument, const model::Pattern& pattern, const Coming& coming) {
  if (quick.legal_acts[pattern.kind.value] == LegalAct::breach || any_contested_above(quick, pattern.kind))
    return false;
  if (!coming.fits(pattern.kind) || pattern.clause) return false;
  for (std::size_t role = 0; role < model::role_count; ++role) {
    const model::ActorMatch& match = pattern.roles[role];
    if (match.selector == Selector::anyone) continue;
    const bool shared =
        role == static_cast<std::size_t>(model::Role::by) || role == static_cast<std::size_t>(model::Role::with);
    if (shared && any_mutual_below(quick, pattern.kind)) return false;
    if (match.selector == Selector::named && is_group(quick, instrument, match.actor)) return false;
  }
  return true;
}

bool is_first_link(const Quick& quick, const Instrument& instrument, const model::Pattern& pattern,
                   const Coming& coming) {
  if (!plain(quick, instrument, pattern, coming) || pattern.of) return false;
  const int key = key_role(pattern);
  for (std::size_t role = 0; role < model::role_count; ++role) {
    const model::ActorMatch& match = pattern.roles[role];
    if (match.selector == Selector::that_party || match.selector == Selector::other_party) return false;
    if (static_cast<int>(role) == key || match.selector == Selector::anyone) continue;
    if (match.selector != Selector::named || (match.actor.value & model::hole_bit) != 0) return false;
  }
  return true;
}

// Decided by the fact, the actor by whom the first link was found, and the parties of each agreement.
bool is_request(const Quick& quick, const Instrument& instrument, const model::Pattern& pattern,
                const model::ActorMatch& key, const Coming& coming) {
  if (!plain(quick, instrument, pattern, coming) || pattern.of || pattern.at) return false;
  return std::ranges::all_of(pattern.roles, [&](const model::ActorMatch& match) {
    switch (match.selector) {
    case Selector::anyone:
    case Selector::a_party: return true;
    case Selector::that_party: return key.selector == Selector::a_party;
    case Selector::named:
      return (match.actor.value & model::hole_bit) == 0 ||
             (key.selector == Selector::named && key.actor == match.actor);
    default: return false;
    }
  });
}

bool disjoint(const Quick& quick, const std::vector<model::Pattern>& patterns) {
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (overlap(quick.kinds, patterns[i].kind, patterns[j].kind)) return false;
    }
  }
  return true;
}

model::ActorMatch key_of(const model::Pattern& pattern) {
  const int role = key_role(pattern);
  return role < 0 ? model::ActorMatch{} : pattern.roles[role];
}

bool follows_links(const Quick& quick, const Instrument& instrument, const model::Clause& clause,
                   const Coming& coming) {
  if (clause.links.empty() || clause.links.size() > 2 || clause.links[0].within) return false;
  const std::vector<model::Pattern>& first = clause.links[0].alternatives;
  if (!disjoint(quick, first)) return false;
  for (const model::Pattern& pattern : first) {
    if (!is_first_link(quick, instrument, pattern, coming)) return false;
    if (clause.links.size() == 1) continue;
    for (const model::Pattern& second : clause.links[1].alternatives) {
      if (!is_request(quick, instrument, second, key_of(pattern), coming)) return false;
    }
  }
  if (clause.links.size() == 1 || !clause.links[1].within) return true;
  return std::holds_alternative<time::Elapsed>(*clause.links[1].within);
}

bool is_addressee(const Instrument& instrument, model::ActorId actor) {
  return std::ranges::count(instrument.text->addressees, actor) != 0;
}

bool follows_bearers(const Quick& quick, const Instrument& instrument, const model::Clause& clause) {
  const bool alone = clause.bearers.set == model::PartySet::named ||
                     clause.bearers.set == model::PartySet::that_party ||
                     (clause.bearers.set == model::PartySet::other_parties && instrument.text->parties.size() == 2);
  if (!alone && clause.bearers.quantifier != model::Quantifier::each) return false;
  if (clause.bearers.set == model::PartySet::named && is_addressee(instrument, clause.bearers.actor)) return false;
  // Without a party that the first link binds, `other parties` and `that party` have no meaning here.
  const bool needs_key = clause.bearers.set == model::PartySet::other_parties ||
                         clause.bearers.set == model::PartySet::that_party ||
                         clause.beneficiary.set == model::BeneficiarySet::that_party;
  if (needs_key && !std::ranges::all_of(clause.links[0].alternatives, [](const model::Pattern& pattern) {
        return key_of(pattern).selector == Selector::a_party;
      }))
    return false;
  return clause.beneficiary.set != model::BeneficiarySet::named ||
         !is_group(quick, instrument, clause.beneficiary.actor);
}

bool follows_time(const model::Clause& clause) {
  if (clause.not_before) return false;
  return clause.when.timing != model::Timing::every && clause.when.timing != model::Timing::at_all_times;
}

// Could a prohibition, or a clause that goes before this one, bear on its duties?
bool has_rivals(const Quick& quick, const Instrument& instrument, const model::Clause& clause) {
  return std::ranges::any_of(quick.instruments, [&](const Instrument& other) {
    const bool same = other.text == instrument.text;
    if (std::ranges::count(other.text->prevails_over, model::AgreementId{instrument.first_row}) != 0) return true;
    return std::ranges::any_of(other.clauses, [&](const model::Clause* rival) {
      if (same && !rival->overrides.empty()) return true;
      return rival->modality == model::Modality::prohibition && overlap(quick.kinds, rival->act.kind, clause.act.kind);
    });
  });
}

void each_pattern_in(const model::Condition& condition, const std::function<void(const model::Pattern&)>& take) {
  const bool since = condition.kind == model::ConditionKind::since;
  if (since || condition.kind == model::ConditionKind::happened) take(condition.first);
  if (since) take(condition.second);
  for (const model::Condition& part : condition.parts)
    each_pattern_in(part, take);
}

bool makes_duties(model::Modality modality) {
  return modality == model::Modality::obligation || modality == model::Modality::intention ||
         modality == model::Modality::aim;
}

bool follows_entry(const model::Agreement& text) {
  const model::EntryRule& entry = text.entry;
  if (text.provisional || entry.on || !entry.including.empty()) return false;
  if (entry.stated && entry.quorum != model::QuorumKind::all) return false;
  const bool by_signature = !entry.stated || entry.consent == LegalAct::signature;
  return !text.term || text.term->from == model::TermStart::entry_into_force || (by_signature && !entry.after);
}

bool can_fire(const Quick& quick, const Instrument& instrument, const model::Exit& exit, const Coming& coming) {
  const LegalAct act = quick.legal_acts[exit.trigger.kind.value];
  return act == LegalAct::none ? coming.kind(exit.trigger.kind)
                               : coming.kind(exit.trigger.kind) && coming.act(act, instrument);
}

bool follows_exit(const Quick& quick, const Instrument& instrument, const model::Exit& exit, const Coming& coming) {
  if (!can_fire(quick, instrument, exit, coming)) return true;
  if (!exit.whole || exit.not_before || exit.trigger.at || !plain(quick, instrument, exit.trigger, coming))
    return false;
  const bool of_itself =
      exit.trigger.of && (exit.trigger.of->value == model::hole_bit || exit.trigger.of->value == instrument.first_row);
  const bool implied = !exit.trigger.of && quick.legal_acts[exit.trigger.kind.value] != LegalAct::none;
  if (!of_itself && !implied) return false;
  return std::ranges::all_of(exit.trigger.roles, [](const model::ActorMatch& match) {
    return match.selector == Selector::anyone || match.selector == Selector::a_party ||
           match.selector == Selector::named;
  });
}

} // namespace

void each_pattern(const model::Clause& clause, const std::function<void(const model::Pattern&)>& take) {
  for (const model::Link& link : clause.links)
    std::ranges::for_each(link.alternatives, take);
  std::ranges::for_each(clause.excused_when, take);
  std::ranges::for_each(clause.broken_by, take);
  for (const auto* condition : {&clause.while_, &clause.unless, &clause.not_applied_when}) {
    if (*condition) each_pattern_in(**condition, take);
  }
}

bool breach_is_a_trigger(const Quick& quick) {
  bool found = false;
  for (const Instrument& instrument : quick.instruments) {
    for (const model::Clause* clause : instrument.clauses) {
      each_pattern(*clause, [&](const model::Pattern& pattern) {
        found = found || quick.legal_acts[pattern.kind.value] == LegalAct::breach;
      });
    }
  }
  return found;
}

int key_role(const model::Pattern& pattern) {
  int key = -1;
  for (int role = 0; role < static_cast<int>(model::role_count); ++role) {
    const model::ActorMatch& match = pattern.roles[role];
    if (match.selector == Selector::a_party || (match.actor.value & model::hole_bit) != 0) return role;
    if (match.selector == Selector::named) key = role;
  }
  return key;
}

bool follows_agreement(const Quick& quick, const Instrument& instrument, const Coming& coming) {
  const model::Agreement& text = *instrument.text;
  if (text.parties.empty() || text.parties.size() > 32 || !follows_entry(text)) return false;
  if (text.renewal.kind == model::RenewalKind::tacit) return false;
  for (const LegalAct act :
       {LegalAct::termination, LegalAct::suspension, LegalAct::resumption, LegalAct::extension, LegalAct::reservation,
        LegalAct::withdrawal_of_reservation, LegalAct::objection, LegalAct::waiver}) {
    if (coming.act(act, instrument)) return false;
  }
  const LegalAct consent = text.entry.stated ? text.entry.consent : LegalAct::signature;
  if (coming.act(consent, instrument, true)) return false;
  if (text.open_to_accession && coming.act(LegalAct::accession, instrument)) return false;
  if (text.form == model::Force::policy && coming.act(LegalAct::change_of_government, instrument)) return false;
  for (const Instrument& other : quick.instruments) {
    if (std::ranges::count(other.text->supersedes, model::AgreementId{instrument.first_row}) != 0) return false;
  }
  return std::ranges::all_of(text.exits,
                             [&](const model::Exit& exit) { return follows_exit(quick, instrument, exit, coming); });
}

bool follows_clause(const Quick& quick, const Instrument& instrument, std::size_t clause, const Coming& coming) {
  const model::Clause& text = *instrument.clauses[clause];
  if (!makes_duties(text.modality) || text.while_ || text.unless || text.not_applied_when) return false;
  if (text.lapses_with_agreement || text.act.at || text.act.of || !coming.fits(text.act.kind)) return false;
  for (const model::Pattern& pattern : text.excused_when) {
    if (coming.kind(pattern.kind)) return false;
  }
  return follows_links(quick, instrument, text, coming) && follows_bearers(quick, instrument, text) &&
         follows_time(text) && !has_rivals(quick, instrument, text);
}

} // namespace casus::engine
