// SPDX-License-Identifier: Apache-2.0
// Checks that the texts decide. A text's silence is never a no: only a clause that says `not provided` is.
#include "questions/checks.h"
#include "questions/ids.h"
#include "questions/match.h"
#include "questions/words.h"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

namespace casus::questions {

namespace {

using time::Truth;

std::string quote(const model::Model& model, model::ClauseId id) {
  return fmt::format("{}: {}", clause_with_locus(model, id), sentence(model, model[id]));
}

std::string at(const std::string& locus) { return locus.empty() ? "" : " (" + locus + ")"; }

Finding check_form(const model::Model& model, const model::Check& check) {
  const model::Agreement& agreement = model[*check.agreement];
  std::string said =
      fmt::format("the form of {} is {}{}", agreement.id, to_words(agreement.form), at(agreement.form_locus));
  if (agreement.form == model::Force::contested || check.force == model::Force::contested) {
    if (agreement.form == check.force) return supported(said, {agreement.id});
    return left_open(said, {agreement.id});
  }
  const bool holds = check.kind == model::CheckKind::form_is ? agreement.form == check.force
                                                             : agreement.form > check.force; // strongest comes first
  if (check.kind == model::CheckKind::less_formal) {
    said += fmt::format(", {} than {} (R11)", holds ? "less formal" : "no less formal", to_words(check.force));
  }
  return holds ? supported(said, {agreement.id}) : contradicted(said, {agreement.id});
}

Finding agreement_binds(const model::Agreement& agreement) {
  if (!agreement.binding) return left_open(agreement.id + " does not say whether it binds", {agreement.id});
  const std::string said = fmt::format("{} is stated {} bind{}", agreement.id, *agreement.binding ? "to" : "not to",
                                       at(agreement.form_locus));
  return *agreement.binding ? supported(said, {agreement.id}) : contradicted(said, {agreement.id});
}

Finding check_binding(const model::Model& model, const model::Check& check) {
  if (!check.clause) return agreement_binds(model[*check.agreement]);
  const model::Clause& clause = model[*check.clause];
  const std::string id = clause_id(model, *check.clause);
  const std::string name = clause_with_locus(model, *check.clause);
  if (clause.not_binding) return contradicted(name + " is stated not to bind", {id});
  if (clause.modality == model::Modality::intention || clause.modality == model::Modality::aim) {
    return contradicted(fmt::format("{} states an {}, which never binds", name, to_words(clause.modality)), {id});
  }
  if (!clause.force) return agreement_binds(model[clause.agreement]);
  const std::string said = fmt::format("{} has the force of a {}", name, to_words(*clause.force));
  switch (*clause.force) {
  case model::Force::treaty:
  case model::Force::executive_agreement: return supported(said, {id});
  case model::Force::political_commitment:
  case model::Force::policy:
  case model::Force::statement: return contradicted(said, {id});
  case model::Force::contested: break;
  }
  return left_open(said, {id});
}

/// A stronger promise keeps a weaker one: who is obliged also intends.
bool provides(model::Modality clause, std::optional<model::Modality> wanted) {
  using enum model::Modality;
  if (clause == absence || (clause == prohibition && wanted != prohibition)) return false;
  if (!wanted) return true;
  const bool promise = clause == obligation || clause == intention || clause == aim;
  if (*wanted == intention) return clause == obligation || clause == intention;
  if (*wanted == aim) return promise;
  if (*wanted == permission) return clause == permission || clause == power;
  return clause == *wanted;
}

Finding check_provides(const model::Model& model, const model::Check& check) {
  const model::Agreement& agreement = model[*check.agreement];
  const std::string act = model[*check.act].name;
  std::optional<model::ClauseId> other;
  for (const model::ClauseId id : agreement.clauses) {
    if (!kind_is(model, model[id].act.kind, *check.act) || model[id].modality == model::Modality::absence) continue;
    if (provides(model[id].modality, check.modality)) return supported(quote(model, id), {clause_id(model, id)});
    if (!other) other = id;
  }
  if (const auto clause = absence_of(model, agreement, *check.act)) {
    return contradicted(quote(model, *clause), {clause_id(model, *clause)});
  }
  if (other) {
    return contradicted(fmt::format("of {} the text has only a clause of another kind ({}): {}", act,
                                    to_words(model[*other].modality), quote(model, *other)),
                        {clause_id(model, *other)});
  }
  return left_open(fmt::format("{} has no clause on {} in the library; silence is not a no", agreement.id, act),
                   {agreement.id});
}

Finding check_not_provides(const model::Model& model, const model::Check& check) {
  const model::Agreement& agreement = model[*check.agreement];
  if (const auto clause = obligation_of(model, agreement, *check.act)) {
    return contradicted(quote(model, *clause), {clause_id(model, *clause)});
  }
  if (const auto clause = absence_of(model, agreement, *check.act)) {
    return supported(quote(model, *clause), {clause_id(model, *clause)});
  }
  return left_open(fmt::format("no clause of {} obliges to {}, but none says that it is not provided", agreement.id,
                               model[*check.act].name),
                   {agreement.id});
}

Finding check_within(const model::Model& model, const model::Check& check) {
  const model::Clause& clause = model[*check.clause];
  const std::vector<std::string> evidence{clause_id(model, *check.clause)};
  const std::string name = clause_with_locus(model, *check.clause);
  const std::string stated = describe(clause.when);
  if (clause.when.timing == model::Timing::immediately) {
    return left_open(fmt::format("{} says {}, which gives no number to compare", name, stated), evidence);
  }
  if (clause.when.timing != model::Timing::within || !clause.when.span) {
    return contradicted(fmt::format("{} is not due within a span ({})", name, stated.empty() ? "no time" : stated),
                        evidence);
  }
  const std::string said = fmt::format("{} is due {}", name, stated);
  switch (at_most(*clause.when.span, *check.span)) {
  case Truth::certain: return supported(said, evidence);
  case Truth::impossible: return contradicted(said, evidence);
  case Truth::depends: break;
  }
  return left_open(said + "; days and months are not converted into one another (R2)", evidence);
}

Finding check_on_request(const model::Model& model, const model::Check& check) {
  const model::Clause& clause = model[*check.clause];
  const std::vector<std::string> evidence{clause_id(model, *check.clause)};
  const std::string name = clause_with_locus(model, *check.clause);
  if (clause.links.size() > 1) {
    return supported(fmt::format("{} waits for {}", name, describe(model, clause.links[1], model[clause.agreement])),
                     evidence);
  }
  if (clause.when.timing == model::Timing::when_asked) return supported(name + " is due when asked", evidence);
  return contradicted(name + " needs no request", evidence);
}

Finding check_triggered_by(const Case& asked, const model::Check& check) {
  const model::Model& model = asked.model();
  const model::Clause& clause = model[*check.clause];
  const std::vector<std::string> evidence{clause_id(model, *check.clause)};
  const std::string name = clause_with_locus(model, *check.clause);
  if (clause.links.empty()) return contradicted(name + " has no trigger", evidence);
  std::string against;
  for (const model::Pattern& alternative : clause.links.front().alternatives) {
    const auto why = not_covered(asked, alternative, *check.pattern, clause.agreement);
    if (!why)
      return supported(
          fmt::format("{} opens on {}", name, describe(model, clause.links.front(), model[clause.agreement])),
          evidence);
    against += (against.empty() ? "" : "; ") + *why;
  }
  return contradicted(
      fmt::format("{} opens on {}: {}", name, describe(model, clause.links.front(), model[clause.agreement]), against),
      evidence);
}

Finding check_hedged(const model::Model& model, const model::Check& check) {
  const std::vector<std::string> evidence{clause_id(model, *check.clause)};
  const std::vector<std::string> hedges = all_hedges(model, model[*check.clause]);
  const std::string name = clause_with_locus(model, *check.clause);
  if (hedges.empty()) return contradicted(name + " carries no softening words", evidence);
  return supported(fmt::format("{} is softened by: {}", name, join(hedges)), evidence);
}

Finding check_no_amount(const model::Model& model, const model::Check& check) {
  const model::Agreement& agreement = model[*check.agreement];
  std::optional<std::string> unspecified;
  for (const model::Promise& promise : agreement.money) {
    if (promise.amount) {
      return contradicted(fmt::format("{} states {}{}", agreement.id, describe(promise), at(promise.locus)),
                          {agreement.id});
    }
    if (promise.no_specific_amount) unspecified = at(promise.locus);
  }
  if (!unspecified) return left_open("the library has nothing of money from " + agreement.id, {agreement.id});
  return supported(fmt::format("{} speaks of money without a specific amount{}", agreement.id, *unspecified),
                   {agreement.id});
}

Finding check_lasts(const model::Model& model, const model::Check& check) {
  const model::Agreement& agreement = model[*check.agreement];
  if (!agreement.term) return left_open(agreement.id + " states no term", {agreement.id});
  const std::string said = fmt::format("the term of {} is {}{}", agreement.id, time::to_string(agreement.term->length),
                                       at(agreement.term->locus));
  switch (at_most(*check.span, agreement.term->length)) {
  case Truth::certain: return supported(said, {agreement.id});
  case Truth::impossible: return contradicted(said, {agreement.id});
  case Truth::depends: break;
  }
  return left_open(said + "; the two spans cannot be compared without converting (R2)", {agreement.id});
}

/// Whether the trigger's doer may be that actor, and nobody else is needed.
bool can_start(const model::Agreement& agreement, const model::Pattern& trigger, model::ActorId actor) {
  const model::ActorMatch& by = trigger.roles[static_cast<std::size_t>(model::Role::by)];
  if (by.selector == model::Selector::named) return by.actor == actor;
  return std::ranges::count(agreement.parties, actor) > 0;
}

Finding check_ends_alone(const model::Model& model, const model::Check& check) {
  const model::Agreement& agreement = model[*check.agreement];
  const std::string actor = model[*check.actor].name;
  Finding best = agreement.exits.empty()
                     ? left_open(agreement.id + " states no way out in the library", {agreement.id})
                     : contradicted(fmt::format("no exit of {} is open to {} alone in that time", agreement.id, actor),
                                    {agreement.id});
  for (const model::Exit& exit : agreement.exits) {
    if (!can_start(agreement, exit.trigger, *check.actor)) continue;
    const std::string said = fmt::format("{} ends {}{}, which {} may start alone", agreement.id,
                                         describe(model, exit, agreement), at(exit.locus), actor);
    const Truth soon = !check.span || !exit.after ? Truth::certain : at_most(*exit.after, *check.span);
    if (soon == Truth::certain) return supported(said, {agreement.id});
    if (soon == Truth::depends)
      best = left_open(said + "; the two spans cannot be compared without converting (R2)", {agreement.id});
    else if (best.verdict == ClaimVerdict::contradicted)
      best.reason = said;
  }
  return best;
}

} // namespace

Finding run_on_text(const Case& asked, const model::Check& check) {
  const model::Model& model = asked.model();
  switch (check.kind) {
  case model::CheckKind::form_is:
  case model::CheckKind::less_formal: return check_form(model, check);
  case model::CheckKind::binding: return check_binding(model, check);
  case model::CheckKind::provides: return check_provides(model, check);
  case model::CheckKind::not_provides: return check_not_provides(model, check);
  case model::CheckKind::within: return check_within(model, check);
  case model::CheckKind::on_request: return check_on_request(model, check);
  case model::CheckKind::triggered_by: return check_triggered_by(asked, check);
  case model::CheckKind::hedged: return check_hedged(model, check);
  case model::CheckKind::no_amount: return check_no_amount(model, check);
  case model::CheckKind::lasts: return check_lasts(model, check);
  case model::CheckKind::ends_alone: return check_ends_alone(model, check);
  default: return left_open("this check does not ask the text");
  }
}

} // namespace casus::questions
