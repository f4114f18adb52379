// SPDX-License-Identifier: Apache-2.0
#include "questions/exits.h"

#include "questions/exits_government.h"
#include "questions/ids.h"
#include "questions/words.h"
#include "time/deadline.h"
#include "time/order.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

using time::Truth;

time::Zone zone_of(const model::Agreement& agreement) {
  return time::Zone::find(agreement.zone.value_or("UTC")).value_or(time::Zone::utc());
}

std::vector<std::string> party_names(const model::Model& model, const std::vector<model::ActorId>& parties) {
  std::vector<std::string> names;
  names.reserve(parties.size());
  for (const model::ActorId party : parties)
    names.push_back(model[party].name);
  return names;
}

/// Those that declared it or acceded and have not left; of what is not in force, those that declared it.
std::vector<model::ActorId> parties_of(const model::Agreement& agreement, const model::AgreementState& state) {
  if (state.in_force == Truth::impossible) return agreement.parties;
  std::vector<model::ActorId> parties;
  for (const model::PartyState& party : state.parties) {
    if (party.bound != Truth::impossible) parties.push_back(party.party);
  }
  return parties;
}

bool is_notice(model::LegalAct act) {
  return act == model::LegalAct::notice || act == model::LegalAct::receipt_of_notice;
}

/// Who can set the trigger off alone: parties, or the actor named.
std::vector<std::string> actors_of(const model::Model& model, const std::vector<model::ActorId>& parties,
                                   const model::Pattern& trigger) {
  const model::ActorMatch& by = trigger.roles[static_cast<std::size_t>(model::Role::by)];
  switch (by.selector) {
  case model::Selector::named: return {model[by.actor].name};
  case model::Selector::anyone:
    return is_notice(model[trigger.kind].act) ? party_names(model, parties) : std::vector<std::string>{};
  default: return party_names(model, parties);
  }
}

std::vector<std::string> procedures_for(const model::Model& model, const model::Agreement& agreement,
                                        model::ProcedureStep step) {
  std::vector<std::string> said;
  for (const model::Procedure& one : agreement.procedures) {
    if (one.step != step) continue;
    std::string text = model[one.party].name + ": ";
    text += one.by                      ? "by " + model[*one.by].name
            : one.needed.value_or(true) ? "a step at home"
                                        : "no step at home needed";
    if (!one.note.empty()) text += ", " + one.note;
    said.push_back(std::move(text));
  }
  return said;
}

/// The first second after the period, were the step taken at `step`.
time::Moment after(time::Moment step, const std::optional<time::TimeSpan>& span, time::Zone zone) {
  if (!span) return step;
  const time::Moment last = time::deadline(step, *span, zone).moment;
  if (std::holds_alternative<time::Elapsed>(*span)) return last;
  return {{last.earliest.seconds + 1}, {last.latest.seconds + 1}, last.precision};
}

struct Reader {
  const Case& asked;
  model::AgreementId id;
  const model::Agreement& agreement;
  const model::AgreementState& state;
  time::Zone zone;
  std::vector<model::ActorId> parties;

  [[nodiscard]] const model::Model& model() const { return asked.model(); }
  [[nodiscard]] bool running() const { return state.in_force != Truth::impossible; }
  [[nodiscard]] time::Moment now() const { return time::exact(asked.asked().on); }

  [[nodiscard]] Exit by_rule(const model::Exit& rule) const {
    const model::LegalAct act = model()[rule.trigger.kind].act;
    Exit exit{.way = is_notice(act) ? WayOut::notice : WayOut::event,
              .whole = rule.whole,
              .who = actors_of(model(), parties, rule.trigger),
              .rule = describe(model(), rule, agreement),
              .locus = rule.locus};
    for (const model::HedgeNote& note : rule.hedges)
      exit.hedges.push_back(hedge_words(note));
    if (exit.way == WayOut::event) {
      exit.condition = describe(model(), rule.trigger, &agreement);
      if (rule.after) exit.delay = time::to_string(*rule.after);
      return exit;
    }
    exit.at_home = procedures_for(model(), agreement, model::ProcedureStep::notice);
    if (!running()) return exit;
    time::Moment step = now();
    if (rule.not_before && state.entry) {
      const time::Moment first = time::term_end(*state.entry, *rule.not_before, zone).moment;
      if (time::before(step, first) != Truth::impossible) step = first;
    }
    exit.earliest = after(step, rule.after, zone);
    return exit;
  }

  [[nodiscard]] std::optional<Exit> expiry() const {
    if (!agreement.term) return std::nullopt;
    const bool signature = agreement.term->from == model::TermStart::signature;
    Exit exit{.way = WayOut::expiry,
              .rule = fmt::format("term of {} from {}", time::to_string(agreement.term->length),
                                  signature ? "signature" : "entry into force"),
              .locus = agreement.term->locus};
    if (running() && state.cause == model::EndCause::term) exit.earliest = state.end;
    if (agreement.renewal.kind == model::RenewalKind::joint) {
      exit.condition = "unless the parties prolong it together";
      if (agreement.renewal.notice) {
        exit.condition += ", to be notified " + time::to_string(*agreement.renewal.notice) + " before the end";
        if (exit.earliest) exit.last_step = time::last_notice(*exit.earliest, *agreement.renewal.notice, zone).moment;
      }
    }
    return exit;
  }

  [[nodiscard]] std::optional<Exit> non_renewal() const {
    if (agreement.renewal.kind != model::RenewalKind::tacit) return std::nullopt;
    Exit exit{.way = WayOut::non_renewal,
              .who = party_names(model(), parties),
              .rule = fmt::format(
                  "renews itself for {} unless notice is given{}", time::to_string(*agreement.renewal.length),
                  agreement.renewal.notice ? " " + time::to_string(*agreement.renewal.notice) + " before the end"
                                           : " before the end"),
              .locus = agreement.renewal.locus,
              .at_home = procedures_for(model(), agreement, model::ProcedureStep::notice)};
    if (running() && state.cause == model::EndCause::term && state.end) {
      exit.earliest = state.end;
      exit.last_step = time::last_notice(*state.end, agreement.renewal.notice.value_or(time::CivilSpan{}), zone).moment;
    }
    return exit;
  }

  [[nodiscard]] Exit consent() const {
    const bool alone = agreement.parties.size() == 1;
    Exit exit{.way = WayOut::consent,
              .rule = alone ? "its author withdraws it" : "all parties together, at any time",
              .locus = alone ? "" : vclt(agreement, "art. 54(b)")};
    if (alone) exit.who = party_names(model(), agreement.parties);
    if (running()) exit.earliest = now();
    return exit;
  }

  [[nodiscard]] std::vector<Exit> others() const {
    std::vector<Exit> found;
    if (agreement.form == model::Force::policy) {
      found.push_back({.way = WayOut::government,
                       .who = party_names(model(), parties),
                       .rule = "a later government lets it lapse by not reaffirming it",
                       .locus = "R11",
                       .condition = "a change of government"});
    }
    for (const model::Agreement& later : model().agreements) {
      if (std::ranges::count(later.supersedes, id) == 0) continue;
      found.push_back({.way = WayOut::supersession,
                       .rule = "ends when " + later.id + " enters into force",
                       .locus = vclt(agreement, "art. 59"),
                       .condition = later.id + " enters into force"});
    }
    return found;
  }
};

std::vector<std::string> survivals(const model::Agreement& agreement) {
  std::vector<std::string> said;
  for (const model::Survival& one : agreement.survivals) {
    std::string text = one.what;
    if (one.unless == model::SurvivalUnless::all_decide) text += ", unless all parties decide otherwise";
    if (one.unless == model::SurvivalUnless::any_decides) text += ", unless one party decides otherwise";
    if (!one.locus.empty()) text += " (" + one.locus + ")";
    said.push_back(std::move(text));
  }
  return said;
}

/// What general law lets go on after the end; nothing where there is nobody to whom anything was due.
std::string after_end(const model::Agreement& agreement) {
  if (agreement.parties.size() == 1) return "";
  return "what was already due, and what was already broken (" + vclt(agreement, "art. 70(1)(b)") + ")";
}

bool says_no_exit(const model::Model& model, const model::Agreement& agreement) {
  return std::ranges::any_of(agreement.clauses, [&](model::ClauseId id) {
    const model::Clause& clause = model[id];
    return clause.modality == model::Modality::absence && is_notice(model[clause.act.kind].act);
  });
}

void add_notes(AgreementExits& answer, const model::Agreement& agreement) {
  const bool law = agreement.form == model::Force::treaty || agreement.form == model::Force::executive_agreement;
  if (answer.in_force == Truth::impossible)
    answer.notes.push_back("It is not in force, as far as is recorded: there is nothing to end.");
  if (answer.says_none) {
    answer.notes.push_back(
        law ? "The text has no exit clause. Whether one party may leave alone then turns on what the "
              "parties meant and on the nature of the treaty (VCLT art. 56)."
            : "The text has no exit clause.");
  }
  if (law) {
    answer.notes.push_back("Grounds of general law, such as a material breach or a fundamental change (VCLT arts 60 to "
                           "62), are not computed.");
  } else if (agreement.binding && !*agreement.binding) {
    answer.notes.push_back(
        "It does not bind in law: a promise left undone is no breach of a legal duty under it, and ends nothing.");
  }
  for (const model::Remark& remark : agreement.remarks) {
    if (remark.label == "notice") answer.notes.push_back("Notice: " + remark.text + ".");
  }
  for (const model::Untranslated& passage : agreement.untranslated) {
    if (!passage.clause) answer.notes.push_back("Not translated: " + passage.text + " (" + passage.reason + ").");
  }
}

AgreementExits exits_of(const Case& asked, model::AgreementId id) {
  const model::Agreement& agreement = asked.model()[id];
  const model::AgreementState& state = asked.state(id);
  const Reader reader{asked, id, agreement, state, zone_of(agreement), parties_of(agreement, state)};
  AgreementExits answer{.id = agreement.id,
                        .title = agreement.title,
                        .in_force = state.in_force,
                        .entry = state.entry,
                        .end = state.end,
                        .says_none = says_no_exit(asked.model(), agreement),
                        .survives = survivals(agreement),
                        .after_end = after_end(agreement)};
  for (const model::Exit& rule : agreement.exits)
    answer.exits.push_back(reader.by_rule(rule));
  if (auto exit = reader.non_renewal()) answer.exits.push_back(std::move(*exit));
  if (auto exit = reader.expiry()) answer.exits.push_back(std::move(*exit));
  std::ranges::move(reader.others(), std::back_inserter(answer.exits));
  answer.exits.push_back(reader.consent());
  for (const model::ClauseId clause : agreement.clauses) {
    if (asked.model()[clause].lapses_with_agreement) answer.lapses.push_back(clause_id(asked.model(), clause));
  }
  add_notes(answer, agreement);
  return answer;
}

void keep_only(AgreementExits& answer, const std::string& actor) {
  std::erase_if(answer.exits, [&](const Exit& exit) { return std::ranges::count(exit.who, actor) == 0; });
}

} // namespace

ExitsAnswer exits(const Case& asked, std::span<const model::AgreementId> which, const ExitsFilter& filter) {
  ExitsAnswer answer{.asked = asked.asked()};
  std::vector<model::AgreementId> ids(which.begin(), which.end());
  for (std::uint32_t i = 0; which.empty() && i < asked.model().agreements.size(); ++i)
    ids.push_back({i});
  for (const model::AgreementId id : ids) {
    AgreementExits one = exits_of(asked, id);
    for (const model::ActorId party : parties_of(asked.model()[id], asked.state(id))) {
      const bool meant = filter.by ? *filter.by == party : asked.model()[party].type == model::ActorType::state;
      if (filter.next_government && meant) answer.governments.push_back(next_government(asked, id, party, one));
    }
    if (filter.by) keep_only(one, asked.model()[*filter.by].name);
    answer.agreements.push_back(std::move(one));
  }
  return answer;
}

std::string_view to_words(WayOut way) {
  switch (way) {
  case WayOut::expiry: return "end of term";
  case WayOut::non_renewal: return "no renewal";
  case WayOut::notice: return "notice";
  case WayOut::event: return "event";
  case WayOut::consent: return "consent";
  case WayOut::government: return "government";
  case WayOut::supersession: return "supersession";
  }
  return "event";
}

} // namespace casus::questions
