// SPDX-License-Identifier: Apache-2.0
// The instruments and their clauses compiled; entries.cpp lays out who would owe what.
#include "engine/replay/quick.h"

#include "engine/replay/eligible.h"
#include "engine/replay/entries.h"
#include "time/deadline.h"

#include <algorithm>

namespace casus::engine {

using model::LegalAct;

namespace {

std::vector<std::uint32_t> parents_of(const auto& table, auto parent) {
  std::vector<std::uint32_t> parents;
  for (const auto& entry : table) {
    const auto up = parent(entry);
    parents.push_back(up ? up->value : none);
  }
  return parents;
}

std::vector<LegalAct> legal_acts_of(const model::Model& model, const Nesting& kinds) {
  std::vector<LegalAct> acts(model.kinds.size());
  for (std::uint32_t kind = 0; kind < acts.size(); ++kind) {
    for (std::uint32_t k = kind; k != none && acts[kind] == LegalAct::none; k = kinds.parent(k))
      acts[kind] = model.kinds[k].act;
  }
  return acts;
}

Instrument instrument_of(const model::Model& model, const model::Agreement& text) {
  Instrument instrument{.text = &text};
  for (const model::ClauseId clause : text.clauses)
    instrument.clauses.push_back(&model[clause]);
  return instrument;
}

Instrument instrument_of(const model::Template& rows) {
  Instrument instrument{.text = &rows.agreement, .rows_of = &rows, .rows = rows.rows};
  for (const model::Clause& clause : rows.clauses)
    instrument.clauses.push_back(&clause);
  return instrument;
}

time::Zone zone_of(const model::Agreement& text) {
  return text.zone ? time::Zone::find(*text.zone).value_or(time::Zone::utc()) : time::Zone::utc();
}

void list_instruments(Quick& quick) {
  const model::Model& model = *quick.model;
  for (const model::Agreement& text : model.agreements)
    quick.instruments.push_back(instrument_of(model, text));
  for (const model::Template& rows : model.templates)
    quick.instruments.push_back(instrument_of(rows));
  quick.ordinary = static_cast<std::uint32_t>(model.agreements.size());
  for (Instrument& instrument : quick.instruments) {
    instrument.first_row = quick.rows;
    instrument.zone = zone_of(*instrument.text);
    instrument.all_parties = static_cast<std::uint32_t>((std::uint64_t{1} << instrument.text->parties.size()) - 1);
    quick.rows += instrument.rows;
  }
}

Limit limit_of(const model::When& when, time::Zone zone) {
  Limit limit{.from_first = when.anchor == model::Anchor::first_event};
  if (when.timing == model::Timing::within && when.span) {
    if (const auto* elapsed = std::get_if<time::Elapsed>(&*when.span)) {
      limit.kind = Limit::Kind::elapsed;
      limit.seconds = elapsed->seconds;
    } else {
      limit.kind = Limit::Kind::civil;
      limit.civil = std::get<time::CivilSpan>(*when.span);
    }
  } else if (when.timing == model::Timing::by_date || when.timing == model::Timing::before_date) {
    const bool included = when.timing == model::Timing::by_date;
    limit.kind = Limit::Kind::fixed;
    limit.seconds = (included ? time::by(when.date, zone) : time::before_date(when.date, zone)).moment.last().seconds;
  }
  return limit;
}

model::Verdict missed_by(const model::Agreement& agreement, const model::Clause& clause) {
  if (clause.modality != model::Modality::obligation) return model::Verdict::not_done;
  const auto soft = [](const model::HedgeNote& note) { return model::softens(note.hedge); };
  for (const auto* hedges : {&clause.when.hedges, &clause.hedges, &agreement.hedges}) {
    if (std::ranges::any_of(*hedges, soft)) return model::Verdict::not_kept_hedged;
  }
  return model::Verdict::broken;
}

std::uint32_t index_of(auto& list, const auto& wanted) {
  const auto found = std::ranges::find(list, wanted);
  if (found != list.end()) return static_cast<std::uint32_t>(found - list.begin());
  list.push_back(wanted);
  return static_cast<std::uint32_t>(list.size() - 1);
}

QuickClause compiled(Quick& quick, std::uint32_t instrument, std::uint32_t place) {
  const Instrument& of = quick.instruments[instrument];
  const model::Clause& text = *of.clauses[place];
  const bool owed_to_one = text.beneficiary.set != model::BeneficiarySet::none;
  const ActForm act{text.act.kind.value, owed_to_one ? static_cast<int>(text.beneficiary.role) : -1};
  return {.instrument = instrument,
          .place = place,
          .text = &text,
          .act = index_of(quick.acts, act),
          .limit = limit_of(text.when, of.zone),
          .author_exempt = text.not_applied_to_author,
          .missed = missed_by(*of.text, text)};
}

void choose(Quick& quick, const Foreseen& foreseen) {
  const Coming coming(quick, foreseen);
  const bool none_quick = breach_is_a_trigger(quick);
  for (std::uint32_t i = 0; i < quick.instruments.size(); ++i) {
    Instrument& instrument = quick.instruments[i];
    instrument.quick_clauses.assign(instrument.clauses.size(), none);
    instrument.quick = !none_quick && follows_agreement(quick, instrument, coming);
    for (const model::Exit& exit : instrument.text->exits) {
      if (instrument.quick && coming.kind(exit.trigger.kind)) instrument.exits.push_back(&exit);
    }
    for (std::uint32_t c = 0; instrument.quick && c < instrument.clauses.size(); ++c) {
      if (!follows_clause(quick, instrument, c, coming)) continue;
      instrument.quick_clauses[c] = static_cast<std::uint32_t>(quick.clauses.size());
      quick.clauses.push_back(compiled(quick, i, c));
    }
  }
}

// What facts of each kind can do, by all that is above the kind.
void list_uses(Quick& quick) {
  quick.uses.resize(quick.model->kinds.size());
  for (std::uint32_t kind = 0; kind < quick.uses.size(); ++kind) {
    KindUse& use = quick.uses[kind];
    use.mutual = quick.model->kinds[kind].mutual;
    const auto below = [&](std::uint32_t other) { return quick.kinds.inside(kind, other); };
    for (const Instrument& instrument : quick.instruments) {
      const model::EntryRule& entry = instrument.text->entry;
      const LegalAct consent = entry.stated ? entry.consent : LegalAct::signature;
      use.consents = use.consents || (instrument.quick && quick.legal_acts[kind] == consent);
      use.ends = use.ends || std::ranges::any_of(instrument.exits, [&](const model::Exit* exit) {
                   return below(exit->trigger.kind.value);
                 });
    }
    for (std::uint32_t a = 0; a < quick.acts.size(); ++a) {
      if (below(quick.acts[a].kind)) use.acts.push_back(a);
    }
    for (std::uint32_t r = 0; r < quick.requests.size(); ++r) {
      if (std::ranges::any_of(quick.requests[r].forms, [&](const Request::Form& form) { return below(form.kind); })) {
        use.requests.push_back(r);
      }
    }
    for (std::uint32_t o = 0; o < quick.openers.size(); ++o) {
      if (below(quick.openers[o].kind)) use.openers.push_back(o);
    }
  }
}

// More shapes than a first fact has bits for, or too many entries: the general engine takes it all.
void give_up(Quick& quick) {
  for (Instrument& instrument : quick.instruments) {
    instrument.quick = false;
    instrument.exits.clear();
    instrument.quick_clauses.assign(instrument.clauses.size(), none);
  }
  quick.clauses.clear();
  quick.acts.clear();
  quick.requests.clear();
  quick.openers.clear();
  quick.entries.clear();
  quick.uses.assign(quick.uses.size(), {});
}

} // namespace

std::int64_t last_permitted(const Limit& limit, const time::Zone& zone, std::int64_t first, std::int64_t opened) {
  const std::int64_t anchor = limit.from_first ? first : opened;
  switch (limit.kind) {
  case Limit::Kind::unlimited: return never;
  case Limit::Kind::elapsed: return anchor + limit.seconds;
  case Limit::Kind::fixed: return limit.seconds;
  case Limit::Kind::civil: return time::deadline(time::exact({anchor}), limit.civil, zone).moment.last().seconds;
  }
  return never;
}

Quick::Quick(const model::Model& read, const Foreseen& foreseen, std::uint64_t most)
    : model(&read),
      kinds(parents_of(read.kinds, [](const model::EventKind& kind) { return kind.parent; })),
      places(parents_of(read.places, [](const model::Place& place) { return place.in; })),
      legal_acts(legal_acts_of(read, kinds)),
      actors(static_cast<std::uint32_t>(read.actors.size())) {
  list_instruments(*this);
  choose(*this, foreseen);
  const bool laid_out = lay_out_entries(*this, most);
  list_uses(*this);
  const auto too_many = [](const KindUse& use) { return use.openers.size() > openers_of_a_kind; };
  if (!laid_out || std::ranges::any_of(uses, too_many)) give_up(*this);
}

} // namespace casus::engine
