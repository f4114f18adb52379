// SPDX-License-Identifier: Apache-2.0
// Kinds, places, actors and groups: no circles, and spells of membership that make sense.
#include "language/check/rules.h"
#include "time/order.h"

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

void check_kinds_of_event(const Subject& subject) {
  const auto& kinds = subject.model.kinds;
  Edges edges;
  for (std::uint32_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i].parent) edges.push_back({i, kinds[i].parent->value});
    const bool by_and_with = kinds[i].roles[static_cast<std::size_t>(model::Role::by)] &&
                             kinds[i].roles[static_cast<std::size_t>(model::Role::with)];
    if (!kinds[i].mutual || by_and_with || !subject.marks.kinds[i].mutual.valid()) continue;
    subject.diagnostics
        .report(Kind::mutual_without_roles, subject.marks.kinds[i].mutual,
                fmt::format("`{}` is mutual but does not have the roles `by` and `with`", kinds[i].name))
        .expected = "`roles by, with`: in a mutual event those two take part alike";
  }
  report_circles(
      subject, edges, "is a kind of", [&](std::uint32_t i) { return kinds[i].name; },
      [&](std::uint32_t i) { return subject.marks.kinds[i].parent; });
}

void check_places(const Subject& subject) {
  const auto& places = subject.model.places;
  Edges edges;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (places[i].in) edges.push_back({i, places[i].in->value});
  }
  report_circles(
      subject, edges, "is in", [&](std::uint32_t i) { return places[i].name; },
      [&](std::uint32_t i) { return subject.marks.places[i].in; });
}

void check_offices(const Subject& subject) {
  const auto& actors = subject.model.actors;
  Edges edges;
  for (std::uint32_t i = 0; i < actors.size(); ++i) {
    if (actors[i].of) edges.push_back({i, actors[i].of->value});
  }
  report_circles(
      subject, edges, "is an office of", [&](std::uint32_t i) { return actors[i].name; },
      [&](std::uint32_t i) { return subject.marks.actors[i].of; });
}

void check_memberships(const Subject& subject) {
  const auto& actors = subject.model.actors;
  Edges edges;
  for (std::uint32_t i = 0; i < actors.size(); ++i) {
    for (const model::Membership& spell : actors[i].members)
      edges.push_back({i, spell.member.value});
  }
  report_circles(
      subject, edges, "has as member", [&](std::uint32_t i) { return actors[i].name; },
      [&](std::uint32_t i) { return subject.marks.actors[i].name; });
}

bool certain(time::Truth truth) { return truth == time::Truth::certain; }

/// Two spells of one member, in either order, of which the later begins before the earlier ends.
bool overlap(const model::Membership& a, const model::Membership& b) {
  const bool a_open = !a.to || certain(time::before(b.from, *a.to));
  const bool b_open = !b.to || certain(time::before(a.from, *b.to));
  return a_open && b_open;
}

void check_spells(const Subject& subject, const model::Actor& group) {
  for (std::size_t i = 0; i < group.members.size(); ++i) {
    const model::Membership& spell = group.members[i];
    if (spell.to && !certain(time::before(spell.from, *spell.to)) && spell.to->last() <= spell.from.last()) {
      subject.diagnostics.report(Kind::membership_reversed, spell.span, "this membership ends before it begins")
          .expected = "`from` the earlier date `to` the later one";
      continue;
    }
    for (std::size_t j = 0; j < i; ++j) {
      const model::Membership& other = group.members[j];
      if (other.member != spell.member || !overlap(other, spell)) continue;
      auto& item = subject.diagnostics.report(
          Kind::membership_overlap, spell.span,
          fmt::format("{} is a member of {} already at that time", subject.model[spell.member].name, group.name));
      item.expected = "spells that follow each other: end the first with `to` before the next begins";
      item.also.push_back({other.span, "the other spell"});
      break;
    }
  }
}

} // namespace

void check_entities(const Subject& subject) {
  check_kinds_of_event(subject);
  check_places(subject);
  check_offices(subject);
  check_memberships(subject);
  for (const model::Actor& actor : subject.model.actors)
    check_spells(subject, actor);
}

} // namespace casus::language
