// SPDX-License-Identifier: Apache-2.0
#include "engine/replay/forces.h"

#include "time/deadline.h"

#include <algorithm>

namespace casus::engine {

namespace {

bool is_party(const Instrument& instrument, std::uint32_t row, std::uint32_t actor) {
  return std::ranges::any_of(instrument.text->parties,
                             [&](model::ActorId party) { return instrument.value(party.value, row) == actor; });
}

bool fires(const Quick& quick, const Instrument& instrument, const model::Exit& exit, const StreamFact& fact) {
  if (!quick.kinds.inside(fact.kind, exit.trigger.kind.value)) return false;
  for (std::size_t role = 0; role < model::role_count; ++role) {
    const model::ActorMatch& match = exit.trigger.roles[role];
    const Players& players = fact.roles[role];
    if (match.selector == model::Selector::named) {
      if (!plays(players, instrument.value(match.actor.value, fact.of))) return false;
    } else if (match.selector == model::Selector::a_party) {
      if (std::ranges::none_of(players, [&](std::uint32_t actor) { return is_party(instrument, fact.of, actor); })) {
        return false;
      }
    }
  }
  return true;
}

// The first second no longer in force.
std::int64_t end_after(const Instrument& instrument, const model::Exit& exit, std::int64_t second) {
  if (!exit.after) return second;
  if (const auto* elapsed = std::get_if<time::Elapsed>(&*exit.after)) return second + elapsed->seconds;
  const auto& civil = std::get<time::CivilSpan>(*exit.after);
  return time::deadline(time::exact({second}), civil, instrument.zone).moment.last().seconds + 1;
}

} // namespace

Forces::Forces(const Quick& quick) : quick_(quick), spans_(quick.rows), consents_(quick.rows) {}

void Forces::fetch_parties(std::uint32_t row) const {
  const Instrument& instrument = quick_.instruments[quick_.instrument_of(row)];
  fetch(row);
  prefetch(&consents_[row]);
  if (instrument.rows_of == nullptr) return;
  for (const model::ActorId party : instrument.text->parties) {
    if ((party.value & model::hole_bit) == 0) continue;
    prefetch(&instrument.rows_of->holes[party.value & ~model::hole_bit].values[row - instrument.first_row]);
  }
}

bool Forces::binds_one_of(std::uint32_t row, const Players& players, std::int64_t second) const {
  const Instrument& instrument = quick_.instruments[quick_.instrument_of(row)];
  return in_force(row, second) && std::ranges::any_of(players, [&](std::uint32_t actor) {
           return actor != none && is_party(instrument, row, actor);
         });
}

void Forces::consent(const StreamFact& fact) {
  if (fact.of == none) return;
  const Instrument& instrument = quick_.instruments[quick_.instrument_of(fact.of)];
  const model::EntryRule& entry = instrument.text->entry;
  const model::LegalAct wanted = entry.stated ? entry.consent : model::LegalAct::signature;
  std::uint32_t& consents = consents_[fact.of];
  if (!instrument.quick || consents == instrument.all_parties) return;
  if (quick_.legal_acts[fact.kind] != wanted) return;
  const auto& by = fact.roles[static_cast<std::size_t>(model::Role::by)];
  for (std::size_t p = 0; p < instrument.text->parties.size(); ++p) {
    if (plays(by, instrument.value(instrument.text->parties[p].value, fact.of))) consents |= 1U << p;
  }
  if (consents == instrument.all_parties) begin(instrument, fact.of, fact.second);
}

void Forces::begin(const Instrument& instrument, std::uint32_t row, std::int64_t last_consent) {
  time::Moment start = time::exact({last_consent});
  const model::EntryRule& entry = instrument.text->entry;
  if (const auto& after = entry.after; entry.stated && after) {
    const auto* elapsed = std::get_if<time::Elapsed>(&*after);
    start = elapsed != nullptr ? time::exact(time::Instant{last_consent} + *elapsed)
                               : time::term_end(start, std::get<time::CivilSpan>(*after), instrument.zone).moment;
  }
  spans_[row].start = start.first().seconds;
  if (instrument.text->term) {
    spans_[row].end = time::term_end(start, instrument.text->term->length, instrument.zone).moment.first().seconds;
  }
}

void Forces::end(const StreamFact& fact) {
  if (fact.of == none) return;
  const Instrument& instrument = quick_.instruments[quick_.instrument_of(fact.of)];
  Span& span = spans_[fact.of];
  if (!instrument.quick || span.start > fact.second) return;
  for (const model::Exit* exit : instrument.exits) {
    if (fires(quick_, instrument, *exit, fact))
      span.end = std::min(span.end, end_after(instrument, *exit, fact.second));
  }
}

} // namespace casus::engine
