// SPDX-License-Identifier: Apache-2.0
// The checked model: every table that the language fills and that record, engine and questions read. Plain data.
#pragma once

#include "model/actor.h"
#include "model/agreement.h"
#include "model/claim.h"
#include "model/template.h"

namespace casus::model {

struct Model {
  std::vector<Actor> actors;
  std::vector<Place> places;
  std::vector<EventKind> kinds;
  std::vector<Agreement> agreements;
  std::vector<Clause> clauses;
  std::vector<Family> families;
  std::vector<Marking> markings;
  std::vector<Source> sources;
  std::vector<Event> events;
  std::vector<Report> reports;
  std::vector<Claim> claims;
  std::vector<Template> templates; // not among `agreements` until written out (model/template.h)
  std::vector<EventTable> event_tables;
  std::vector<QuestionTable> question_tables;

  const Actor& operator[](ActorId id) const { return actors[id.value]; }
  const Place& operator[](PlaceId id) const { return places[id.value]; }
  const EventKind& operator[](KindId id) const { return kinds[id.value]; }
  const Agreement& operator[](AgreementId id) const { return agreements[id.value]; }
  const Clause& operator[](ClauseId id) const { return clauses[id.value]; }
  const Source& operator[](SourceId id) const { return sources[id.value]; }
  const Event& operator[](EventId id) const { return events[id.value]; }
};

} // namespace casus::model
