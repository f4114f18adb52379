// SPDX-License-Identifier: Apache-2.0
// Events: in an order that can be, and none that the engine finds by itself.
#include "language/check/circles.h"
#include "language/check/rules.h"
#include "time/order.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::language {
namespace {

using model::LegalAct;
using source::Kind;

bool certainly_before(time::Moment a, time::Moment b) { return time::before(a, b) == time::Truth::certain; }

/// Acts that can only be done to an agreement that has been signed.
bool needs_signature(LegalAct act) {
  return act != LegalAct::none && act != LegalAct::signature && act != LegalAct::change_of_government &&
         act != LegalAct::breach;
}

/// The signature of each agreement that may be the first; none when no signature is recorded.
std::vector<const model::Event*> first_signatures(const model::Model& model) {
  std::vector<const model::Event*> first(model.agreements.size(), nullptr);
  for (const model::Event& event : model.events) {
    if (!event.of || model[event.kind].act != LegalAct::signature) continue;
    const model::Event*& known = first[event.of->value];
    if (known == nullptr || event.moment.earliest < known->moment.earliest) known = &event;
  }
  return first;
}

void check_signed_before(const Subject& subject) {
  const model::Model& model = subject.model;
  if (!subject.whole) return; // an earlier signature may have been left out
  const auto first = first_signatures(model);
  for (std::size_t i = 0; i < model.events.size(); ++i) {
    const model::Event& event = model.events[i];
    if (!event.of || !needs_signature(model[event.kind].act)) continue;
    const model::Event* signature = first[event.of->value];
    if (signature == nullptr || !certainly_before(event.moment, signature->moment)) continue;
    auto& item = subject.diagnostics.report(
        Kind::event_too_early, subject.marks.events[i].time,
        fmt::format("this {} of {} comes before its first signature", model[event.kind].name, model[*event.of].id));
    item.expected = "a date on or after the signature";
    const auto index = static_cast<std::size_t>(signature - model.events.data());
    item.also.push_back({subject.marks.events[index].time, fmt::format("first signed here, by `{}`", signature->id)});
  }
}

void check_citations(const Subject& subject) {
  const model::Model& model = subject.model;
  Edges edges;
  for (std::uint32_t i = 0; i < model.events.size(); ++i) {
    const model::Event& event = model.events[i];
    for (std::size_t j = 0; j < event.cites.size(); ++j) {
      const model::EventId cited = event.cites[j];
      edges.push_back({i, cited.value});
      if (!certainly_before(event.moment, model[cited].moment)) continue;
      auto& item = subject.diagnostics.report(
          Kind::cites_later, subject.marks.events[i].cites[j],
          fmt::format("`{}` names `{}`, which had not happened yet", event.id, model[cited].id));
      item.expected = "an event at or before its own time";
      item.also.push_back({subject.marks.events[i].time, fmt::format("the time of `{}`", event.id)});
      item.also.push_back({subject.marks.events[cited.value].time, fmt::format("the time of `{}`", model[cited].id)});
    }
  }
  for (const auto& circle : circles(std::move(edges))) {
    const auto name = [&](std::uint32_t i) { return model.events[i].id; };
    const auto span = [&](std::uint32_t i) { return subject.marks.events[i].cites.front(); };
    auto& item = subject.diagnostics.report(Kind::cites_circle, span(circle.front()),
                                            "a circle: " + sentence_of(circle, "cites", name));
    item.expected = "citations that lead back in time: take one of them out";
    for (std::size_t i = 1; i < circle.size(); ++i)
      item.also.push_back({span(circle[i]), "part of the circle"});
  }
}

void check_kinds_of_reports(const Subject& subject) {
  for (std::size_t i = 0; i < subject.model.events.size(); ++i) {
    if (subject.model[subject.model.events[i].kind].act != LegalAct::breach) continue;
    subject.diagnostics
        .report(Kind::breach_reported, subject.marks.events[i].kind, "a breach is found by the program, not reported")
        .expected = "the act that is said to be the breach, as an event of its own kind";
  }
}

} // namespace

void check_events(const Subject& subject) {
  check_kinds_of_reports(subject);
  check_signed_before(subject);
  check_citations(subject);
}

} // namespace casus::language
