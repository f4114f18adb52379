// SPDX-License-Identifier: Apache-2.0
#include "tests/english/phrases.h"

#include <array>
#include <utility>

namespace casus::english {

namespace {

using model::Hedge;
using model::Selector;

constexpr std::array<std::pair<const char*, Hedge>, 11> hedges{{
    {"immediately", Hedge::immediately},
    {"swiftly", Hedge::swiftly},
    {"where possible", Hedge::where_possible},
    {"best efforts", Hedge::best_efforts},
    {"as appropriate", Hedge::as_appropriate},
    {"as it deems necessary", Hedge::as_deemed_necessary},
    {"in accordance with own law", Hedge::own_law},
    {"in accordance with constitutional processes", Hedge::constitutional_processes},
    {"subject to availability of funds", Hedge::availability_of_funds},
    {"subject to appropriation", Hedge::appropriation},
    {"by mutual decision", Hedge::mutual_decision},
}};

struct Unit {
  const char* name;
  std::int32_t months;
  std::int32_t days;
  std::int64_t seconds;
};

constexpr std::array units{Unit{"year", 12, 0, 0},   Unit{"month", 1, 0, 0},   Unit{"day", 0, 1, 0},
                           Unit{"hour", 0, 0, 3600}, Unit{"minute", 0, 0, 60}, Unit{"second", 0, 0, 1}};

constexpr std::array<const char*, model::role_count> roles{" by ", " on ", " to ", " with "};

std::optional<model::ActorMatch> read_who(Cursor& cursor, const Names& names) {
  // English knows "either" of two and "any" of more; both are a party bound.
  for (const char* words : {"either party", "any party"})
    if (cursor.take(words)) return model::ActorMatch{Selector::a_party, {}};
  if (cursor.take("that party")) return model::ActorMatch{Selector::that_party, {}};
  if (cursor.take("another party")) return model::ActorMatch{Selector::other_party, {}};
  const Name* actor = cursor.take(names.actors);
  if (actor == nullptr) return std::nullopt;
  return model::ActorMatch{Selector::named, {actor->index}};
}

std::optional<model::Pattern> read_event_with_article(Cursor& cursor, const Names& names) {
  if (!cursor.take("an ") && !cursor.take("a ")) return std::nullopt;
  return read_pattern(cursor, names);
}

std::optional<model::Condition> read_condition_once(Cursor& cursor, const Names& names);

std::optional<model::Condition> negation(Cursor& cursor, const Names& names) {
  auto inner = read_condition(cursor, names);
  if (!inner || !cursor.take(")")) return std::nullopt;
  model::Condition condition{.kind = model::ConditionKind::negation};
  condition.parts.push_back(std::move(*inner));
  return condition;
}

std::optional<model::Condition> since(Cursor& cursor, const Names& names) {
  const auto first = read_pattern(cursor, names);
  if (!first || !cursor.take(" until ")) return std::nullopt;
  const auto second = read_pattern(cursor, names);
  if (!second) return std::nullopt;
  return model::Condition{.kind = model::ConditionKind::since, .first = *first, .second = *second};
}

std::optional<model::Condition> member_or_in_force(Cursor& cursor, const Names& names) {
  if (const Name* agreement = cursor.take(names.agreements)) {
    if (!cursor.take(" is in force")) return std::nullopt;
    return model::Condition{.kind = model::ConditionKind::in_force, .agreement = {agreement->index}};
  }
  const Name* actor = cursor.take(names.actors);
  if (actor == nullptr || !cursor.take(" is a member of ")) return std::nullopt;
  const Name* group = cursor.take(names.actors);
  if (group == nullptr) return std::nullopt;
  return model::Condition{.kind = model::ConditionKind::member, .actor = {actor->index}, .group = {group->index}};
}

std::optional<model::Condition> read_condition_once(Cursor& cursor, const Names& names) {
  if (cursor.take("not (")) return negation(cursor, names);
  if (cursor.take("(")) {
    auto inner = read_condition(cursor, names);
    if (!inner || !cursor.take(")")) return std::nullopt;
    return inner;
  }
  if (cursor.take("since ")) return since(cursor, names);
  const std::size_t start = cursor.position();
  if (const auto event = read_event_with_article(cursor, names)) {
    if (!cursor.take(" has happened")) return std::nullopt;
    return model::Condition{.kind = model::ConditionKind::happened, .first = *event};
  }
  cursor.back_to(start);
  return member_or_in_force(cursor, names);
}

/// One is singular, all else plural.
const Unit* read_unit(Cursor& cursor, std::int64_t count) {
  for (const Unit& unit : units) {
    if (!cursor.take(unit.name)) continue;
    return count == 1 || cursor.take("s") ? &unit : nullptr;
  }
  return nullptr;
}

/// "1 year 6 months": a space that a digit follows.
bool another_number(Cursor& cursor) {
  const std::string_view rest = cursor.rest();
  return rest.size() > 1 && rest[1] >= '0' && rest[1] <= '9' && cursor.take(" ");
}

} // namespace

std::optional<time::TimeSpan> read_span(Cursor& cursor) {
  time::CivilSpan civil;
  std::int64_t seconds = 0;
  do {
    std::int64_t count = 0;
    if (!cursor.take_number(count) || !cursor.take(" ")) return std::nullopt;
    const Unit* unit = read_unit(cursor, count);
    if (unit == nullptr) return std::nullopt;
    civil.months += static_cast<std::int32_t>(count) * unit->months;
    civil.days += static_cast<std::int32_t>(count) * unit->days;
    seconds += count * unit->seconds;
  } while (another_number(cursor));
  if (seconds != 0) return time::Elapsed{seconds};
  return civil;
}

std::optional<time::Date> read_date(Cursor& cursor) {
  const bool negative = cursor.take("-");
  std::int64_t year = 0;
  std::int64_t month = 0;
  std::int64_t day = 0;
  if (!cursor.take_number(year) || !cursor.take("-") || !cursor.take_number(month) || !cursor.take("-") ||
      !cursor.take_number(day)) {
    return std::nullopt;
  }
  return time::Date{static_cast<std::int32_t>(negative ? -year : year), static_cast<std::uint8_t>(month),
                    static_cast<std::uint8_t>(day)};
}

std::optional<model::HedgeNote> read_hedge(Cursor& cursor) {
  std::string words;
  if (cursor.take_quoted(words)) return model::HedgeNote{Hedge::other, words};
  for (const auto& [known, hedge] : hedges)
    if (cursor.take(known)) return model::HedgeNote{hedge, known};
  return std::nullopt;
}

std::optional<model::Pattern> read_pattern(Cursor& cursor, const Names& names) {
  const Name* kind = cursor.take(names.kinds);
  if (kind == nullptr) return std::nullopt;
  model::Pattern pattern;
  pattern.kind = {kind->index};
  for (std::size_t role = 0; role < model::role_count; ++role) {
    if (!cursor.take(roles[role])) continue;
    const auto who = read_who(cursor, names);
    if (!who) return std::nullopt;
    pattern.roles[role] = *who;
  }
  if (cursor.take(" at ")) {
    const Name* place = cursor.take(names.places);
    if (place == nullptr) return std::nullopt;
    pattern.at = model::PlaceId{place->index};
  }
  if (!cursor.take(" of ")) return pattern;
  if (const Name* clause = cursor.take(names.clauses)) {
    pattern.clause = model::ClauseId{clause->index};
  } else if (const Name* agreement = cursor.take(names.agreements)) {
    pattern.of = model::AgreementId{agreement->index};
  } else {
    return std::nullopt;
  }
  return pattern;
}

std::optional<std::vector<model::Pattern>> read_patterns(Cursor& cursor, const Names& names) {
  std::vector<model::Pattern> patterns;
  for (bool more = true; more;) {
    const auto pattern = read_event_with_article(cursor, names);
    if (!pattern) return std::nullopt;
    patterns.push_back(*pattern);
    more = cursor.take(" or ") || ((cursor.sees(", a ") || cursor.sees(", an ")) && cursor.take(", "));
  }
  return patterns;
}

std::optional<model::Condition> read_condition(Cursor& cursor, const Names& names) {
  std::vector<model::Condition> parts;
  model::ConditionKind kind = model::ConditionKind::conjunction;
  for (bool more = true; more;) {
    auto part = read_condition_once(cursor, names);
    if (!part) return std::nullopt;
    parts.push_back(std::move(*part));
    if (cursor.take(" or "))
      kind = model::ConditionKind::disjunction;
    else
      more = cursor.take(" and ") || cursor.take(", ");
  }
  if (parts.size() == 1) return std::move(parts.front());
  model::Condition condition{.kind = kind};
  condition.parts = std::move(parts);
  return condition;
}

} // namespace casus::english
