// SPDX-License-Identifier: Apache-2.0
// Why a clause makes no duty, and what would have to be different (N10). Each obstacle is found on its own; where there
// is only one, its change alone would make the duty.
#include "questions/due.h"
#include "questions/ids.h"
#include "questions/match.h"
#include "questions/reasons.h"
#include "questions/words.h"
#include "time/order.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

using time::Truth;

/// Something that stands against the duty, and what would have to be different.
struct Obstacle {
  ReasonKind kind = ReasonKind::condition;
  std::string id;
  std::string text;
  std::string change;
};

using Obstacles = std::vector<Obstacle>;

constexpr std::size_t wrong_kind = 1000; // farther than any event of the right kind

/// Clauses of these kinds never make duties, whatever happens.
std::optional<std::string> never_a_duty(model::Modality modality) {
  switch (modality) {
  case model::Modality::absence: return "the text is known to hold no such clause (express absence)";
  case model::Modality::permission: return "it is a permission: it allows, and obliges nobody";
  case model::Modality::power: return "it is a power: it enables, and obliges nobody";
  case model::Modality::prohibition: return "it is a prohibition: it judges acts as they happen, and is never due";
  case model::Modality::obligation:
  case model::Modality::intention:
  case model::Modality::aim: return {};
  }
  return {};
}

void check_counts(Obstacles& obstacles, const Case& asked, model::EventId id) {
  const record::Account& account = asked.account(id);
  const model::Event& event = asked.model()[id];
  if (account.counts && account.moment.first() > asked.asked().on) {
    obstacles.push_back({ReasonKind::event, event.id,
                         fmt::format("{} lies after the moment asked about", event_title(event)),
                         "ask about a later moment"});
  }
  if (account.counts) return;
  const std::string_view standard = record::to_string(asked.asked().standard);
  if (account.reports.empty()) {
    obstacles.push_back({ReasonKind::missing, event.id, fmt::format("nobody had reported {} then", event_title(event)),
                         "a report that it happened"});
  } else if (account.expected && !account.disputed) {
    obstacles.push_back({ReasonKind::missing, event.id, fmt::format("{} is only expected (R16)", event_title(event)),
                         "a report that it happened"});
  } else {
    obstacles.push_back({ReasonKind::missing, event.id,
                         fmt::format("{} does not count under the standard `{}` (R16)", event_title(event), standard),
                         "a report that counts under that standard, or another standard"});
  }
}

void check_in_force(Obstacles& obstacles, const Case& asked, model::AgreementId agreement, time::Moment moment) {
  if (in_force_at(asked, agreement, moment) == Truth::certain) return;
  const model::AgreementState& state = asked.state(agreement);
  const std::string& id = asked.model()[agreement].id;
  std::string text = id + " was not in force then";
  if (!state.entry)
    text = id + " is not known to have entered into force";
  else if (time::before(moment, *state.entry) != Truth::impossible)
    text += fmt::format(": it entered into force {}", shown(asked, state.entry));
  else if (state.end)
    text += fmt::format(": it ended {}", shown(asked, state.end));
  obstacles.push_back({ReasonKind::condition, id, text, id + " in force at that moment"});
}

/// The alternative that comes nearest is told; of equal ones the first.
void check_trigger(Obstacles& obstacles, const Case& asked, const model::Clause& clause, const model::Fact& fact) {
  std::vector<std::string> against;
  for (const model::Pattern& pattern : clause.links.front().alternatives) {
    const Match found = match(asked, fact, pattern, clause.agreement);
    if (found.truth == Truth::certain) return;
    if (std::ranges::count(against, found.against) == 0) against.push_back(found.against);
  }
  obstacles.push_back(
      {ReasonKind::condition, "trigger", fmt::format("the trigger does not match: {}", join(against, "and")),
       "an event like: " + describe(asked.model(), clause.links.front(), asked.model()[clause.agreement])});
}

void check_condition(Obstacles& obstacles, const Case& asked, const model::Clause& clause,
                     const model::Rare<model::Condition>& condition, const model::Fact& fact, bool wanted,
                     std::string_view word) {
  if (!condition) return;
  const Truth truth = holds(asked, *condition, fact, clause.agreement);
  if ((wanted ? truth : !truth) == Truth::certain) return;
  const std::string said = describe(asked.model(), *condition, asked.model()[clause.agreement]);
  const std::string_view how = truth == Truth::depends ? "cannot be told for certain"
                               : wanted                ? "did not hold"
                                                       : "held";
  obstacles.push_back({ReasonKind::condition, std::string(word), fmt::format("`{} {}`: it {} then", word, said, how),
                       fmt::format("{}: {}", wanted ? "this to hold" : "this not to hold", said)});
}

void check_bearers(Obstacles& obstacles, const Case& asked, const model::Clause& clause, const model::Fact& fact) {
  const model::Model& model = asked.model();
  std::vector<model::ActorId> bearers{clause.bearers.actor};
  if (clause.bearers.set != model::PartySet::named) bearers = model[clause.agreement].parties;
  std::vector<std::string> out;
  bool left = false;
  for (const model::ActorId actor : bearers) {
    const auto& by = fact.roles[static_cast<std::size_t>(model::Role::by)];
    const bool author = clause.not_applied_to_author && std::ranges::count(by, actor) > 0;
    if (std::ranges::count(clause.not_applied_to, actor) > 0) {
      out.push_back(fmt::format("`does not apply to {}`", model[actor].name));
    } else if (author) {
      out.push_back(fmt::format("`does not apply to the author`: {}", model[actor].name));
    } else if (bound_at(asked, clause.agreement, actor, fact.moment) == Truth::impossible) {
      out.push_back(model[actor].name + " was not bound then");
    } else {
      left = true;
    }
  }
  if (left || out.empty()) return;
  obstacles.push_back({ReasonKind::condition, "bearers", "nobody is left to bear it: " + join(out), "another bearer"});
}

void check_suspension(Obstacles& obstacles, const Case& asked, model::ClauseId id) {
  const model::Model& model = asked.model();
  const model::AgreementState& state = asked.state(model[id].agreement);
  // Of three or more some pair may still owe each other what two of them do not.
  if (model[id].beneficiary.set != model::BeneficiarySet::none && state.parties.size() == 2) {
    for (const model::Opposed& pair : state.parted) {
      obstacles.push_back({ReasonKind::condition, "suspension",
                           fmt::format("it is suspended between {} and {} (VCLT art. 72(1)(a))", model[pair.first].name,
                                       model[pair.second].name),
                           "its resumption between them"});
    }
  }
  const bool clause = asked.outcome().clauses[id.value] == model::ClauseState::suspended;
  if (state.suspended != Truth::certain && !clause) return;
  obstacles.push_back({ReasonKind::condition, "suspension", "it is suspended (VCLT art. 57)", "its resumption"});
}

/// A duty that the engine weighed and found overridden (R10).
void check_overridden(Obstacles& obstacles, const Case& asked, model::ClauseId id) {
  const model::Model& model = asked.model();
  for (const model::ClauseId other : model[model[id].agreement].clauses) {
    if (std::ranges::count(model[other].overrides, id) == 0) continue;
    obstacles.push_back({ReasonKind::condition, clause_id(model, other),
                         fmt::format("{} overrides it (R10)", clause_with_locus(model, other)),
                         clause_with_locus(model, other) + " not to apply"});
  }
}

Obstacles obstacles_of(const Case& asked, model::ClauseId id, const model::Fact& fact) {
  const model::Clause& clause = asked.model()[id];
  Obstacles obstacles;
  check_trigger(obstacles, asked, clause, fact);
  check_in_force(obstacles, asked, clause.agreement, fact.moment);
  check_condition(obstacles, asked, clause, clause.while_, fact, true, "while");
  check_condition(obstacles, asked, clause, clause.unless, fact, false, "unless");
  check_condition(obstacles, asked, clause, clause.not_applied_when, fact, false, "does not apply when");
  if (in_force_at(asked, clause.agreement, fact.moment) == Truth::certain) {
    check_bearers(obstacles, asked, clause, fact);
    check_suspension(obstacles, asked, id);
  }
  if (obstacles.empty()) check_overridden(obstacles, asked, id);
  return obstacles;
}

/// What would have to be different or to come: one thing alone, or all of several.
std::string change_words(const std::vector<std::string>& changes, std::string_view alone) {
  if (changes.size() == 1) return fmt::format("{}: {}", alone, changes.front());
  std::vector<std::string> numbered;
  numbered.reserve(changes.size());
  for (const std::string& change : changes)
    numbered.push_back(fmt::format("({}) {}", numbered.size() + 1, change));
  return "it would take all of these: " + join(numbered);
}

/// The obstacles, then what would have to be different; `then` is what the clause waits for after that.
void add(Reason& root, const Obstacles& obstacles, const std::string& then = {}) {
  std::vector<std::string> changes;
  for (const Obstacle& obstacle : obstacles) {
    root.because.push_back({.kind = obstacle.kind, .id = obstacle.id, .text = obstacle.text});
    changes.push_back(obstacle.change);
  }
  if (obstacles.empty()) return;
  const bool missing = obstacles.size() == 1 && obstacles.front().kind == ReasonKind::missing;
  const std::string_view alone = missing ? "this alone is missing" : "this alone would have to be different";
  root.because.push_back(
      {.kind = ReasonKind::change, .id = obstacles.front().id, .text = change_words(changes, alone) + then});
}

/// "a report of a finding by any party"; a breach follows from the record and is reported by nobody (R13).
std::string report_of(const model::Model& model, const model::Clause& clause, const model::Link& link) {
  const std::string what = with_article(describe(model, link, model[clause.agreement]));
  const bool breach = std::ranges::all_of(link.alternatives, [&](const model::Pattern& pattern) {
    return model[pattern.kind].act == model::LegalAct::breach;
  });
  return breach ? what + ", which follows from other events and is not reported itself (R13)" : "a report of " + what;
}

/// What a chain waits for once the link has come; empty for the last.
std::string waits_after(const model::Model& model, const model::Clause& clause, std::size_t link) {
  std::vector<std::string> links;
  for (std::size_t i = link + 1; i < clause.links.size(); ++i)
    links.push_back(with_article(describe(model, clause.links[i], model[clause.agreement])));
  return links.empty() ? "" : "; the clause then waits for " + join(links, "then");
}

/// Duties of the clause that there are, from that event where one is named.
std::vector<const model::Duty*> duties_of(const Case& asked, model::ClauseId id, std::optional<model::EventId> event) {
  std::vector<const model::Duty*> result;
  const auto fact = event ? asked.fact_of(*event) : std::nullopt;
  for (const model::Duty& duty : asked.outcome().duties) {
    if (duty.clause != id || duty.exists == Truth::impossible) continue;
    if (event && (!fact || std::ranges::count(duty.chain, *fact) == 0)) continue;
    result.push_back(&duty);
  }
  return result;
}

/// What the clause makes: an intention or an aim is no duty, and is not called one.
std::string_view made_by(const model::Clause& clause) {
  const bool soft = clause.modality == model::Modality::intention || clause.modality == model::Modality::aim;
  return soft ? to_words(clause.modality) : "duty";
}

/// "uk-2024/consult makes a duty"; of an intention, that it is none.
std::string headline(const std::string& clause, std::string_view made, bool any, bool owed) {
  if (made == "duty") return fmt::format("{} makes {}", clause, owed ? "a duty" : any ? "no duty yet" : "no duty");
  const std::string one = with_article(made);
  return owed ? fmt::format("{} states {}, which is no duty", clause, one)
              : fmt::format("{} makes no duty; it states {}, which {}", clause, one, any ? "waits" : "did not open");
}

/// What a duty waits for, or that it stands.
void add_duty(Reason& root, const Case& asked, const model::Duty& duty) {
  const DutyRow row = duty_row(asked, duty);
  if (duty.awaiting == 0) {
    const std::string one = with_article(made_by(asked.model()[duty.clause]));
    root.because.push_back({.id = row.id,
                            .text = fmt::format("{} does stand: {} ({})", one, row.id, to_words(row.verdict)),
                            .emphasis = emphasis_of(row.verdict)});
    return;
  }
  const std::string link = row.waits_for.empty() ? "" : row.waits_for.front();
  root.because.push_back({.kind = ReasonKind::missing,
                          .id = row.id,
                          .text = fmt::format("{} waits for: {}", row.id, link),
                          .emphasis = Emphasis::unsure});
  const model::Clause& clause = asked.model()[duty.clause];
  root.because.push_back(
      {.kind = ReasonKind::change,
       .id = row.id,
       .text = "this alone is missing: " + report_of(asked.model(), clause, clause.links[duty.awaiting]) +
               waits_after(asked.model(), clause, duty.awaiting)});
}

void explain_event(Reason& root, const Case& asked, model::ClauseId id, model::EventId event) {
  Obstacles obstacles;
  check_counts(obstacles, asked, event);
  root.because.push_back(event_reason(asked, event));
  const model::Event& told = asked.model()[event];
  model::Fact fact{.kind = told.kind, .places = told.places, .of = told.of, .clause = told.clause};
  std::copy(std::begin(told.roles), std::end(told.roles), std::begin(fact.roles));
  fact.moment = asked.account(event).moment;
  const auto counted = asked.fact_of(event);
  for (Obstacle& obstacle : obstacles_of(asked, id, counted ? *asked.fact(*counted) : fact)) {
    obstacles.push_back(std::move(obstacle));
  }
  add(root, obstacles, waits_after(asked.model(), asked.model()[id], 0));
}

/// How far an event is from opening the clause: first whether its kind fits, then its actors and place, then the rest.
std::size_t distance(const Case& asked, const model::Clause& clause, const model::Fact& fact,
                     const Obstacles& obstacles) {
  if (std::ranges::count(obstacles, "trigger", &Obstacle::id) == 0) return obstacles.size();
  const auto& patterns = clause.links.front().alternatives;
  const bool kind = std::ranges::any_of(
      patterns, [&](const model::Pattern& pattern) { return kind_is(asked.model(), fact.kind, pattern.kind); });
  return obstacles.size() + (kind ? 100 : wrong_kind);
}

/// No event was named: the one that comes nearest is told, or that there is none of the kind.
void explain_nearest(Reason& root, const Case& asked, model::ClauseId id) {
  const model::Clause& clause = asked.model()[id];
  const auto& facts = asked.log().facts;
  std::size_t least = wrong_kind;
  Obstacles against;
  model::FactId nearest{};
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    if (facts[i].moment.first() > asked.asked().on) continue;
    Obstacles obstacles = obstacles_of(asked, id, facts[i]);
    const std::size_t far = distance(asked, clause, facts[i], obstacles);
    if (far >= least) continue;
    least = far;
    nearest = {i};
    against = std::move(obstacles);
  }
  const std::string then = waits_after(asked.model(), clause, 0);
  if (least < wrong_kind) {
    root.because.push_back(fact_reason(asked, nearest, "nearest: "));
    add(root, against, then);
    return;
  }
  const std::string wanted = describe(asked.model(), clause.links.front(), asked.model()[clause.agreement]);
  Obstacles obstacles{{ReasonKind::missing, "", "no event recorded of a kind that opens it: " + wanted,
                       report_of(asked.model(), clause, clause.links.front())}};
  check_in_force(obstacles, asked, clause.agreement, time::exact(asked.asked().on));
  if (obstacles.size() == 1) check_suspension(obstacles, asked, id);
  add(root, obstacles, then);
}

void explain_without_trigger(Reason& root, const Case& asked, model::ClauseId id) {
  const model::Clause& clause = asked.model()[id];
  model::Fact now{};
  now.moment = time::exact(asked.asked().on);
  Obstacles obstacles;
  check_in_force(obstacles, asked, clause.agreement, now.moment);
  check_condition(obstacles, asked, clause, clause.while_, now, true, "while");
  check_condition(obstacles, asked, clause, clause.unless, now, false, "unless");
  check_condition(obstacles, asked, clause, clause.not_applied_when, now, false, "does not apply when");
  add(root, obstacles);
}

} // namespace

Reason why_no_duty(const Case& asked, model::ClauseId id, std::optional<model::EventId> event) {
  const model::Model& model = asked.model();
  const model::Clause& clause = model[id];
  Reason root{.id = clause_id(model, id)};
  root.because.push_back(clause_reason(model, id));
  const std::vector<const model::Duty*> duties = duties_of(asked, id, event);
  const auto owed = std::ranges::count_if(duties, [](const model::Duty* duty) { return duty->awaiting == 0; });
  root.text = headline(clause_id(model, id), made_by(clause), !duties.empty(), owed > 0);
  if (event) root.text += fmt::format(" from \"{}\"", event_title(model[*event]));
  for (const model::Duty* duty : duties) {
    add_duty(root, asked, *duty);
  }
  if (!duties.empty()) return root;
  if (const auto never = never_a_duty(clause.modality)) {
    root.because.push_back({.kind = ReasonKind::rule, .text = *never});
  } else if (clause.links.empty()) {
    explain_without_trigger(root, asked, id);
  } else if (event) {
    explain_event(root, asked, id, *event);
  } else {
    explain_nearest(root, asked, id);
  }
  for (Reason& passage : untranslated_reasons(model, clause.agreement, id)) {
    root.because.push_back(std::move(passage));
  }
  return root;
}

} // namespace casus::questions
