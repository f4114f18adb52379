// SPDX-License-Identifier: Apache-2.0
#include "questions/status.h"

#include "questions/due.h"
#include "questions/ids.h"
#include "questions/moments.h"
#include "questions/words.h"
#include "time/order.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::questions {

namespace {

using time::Truth;

bool stands_as_expected(const Case& asked, std::uint32_t report, const record::Account& account) {
  return asked.model().reports[report].standing == model::Standing::expected &&
         std::ranges::count(account.withdrawn, report) == 0;
}

/// Signatures of the agreement that reports expect and none has yet reported.
std::vector<Expectation> expectations(const Case& asked, model::AgreementId agreement) {
  const model::Model& model = asked.model();
  std::vector<Expectation> result;
  for (std::uint32_t i = 0; i < model.events.size(); ++i) {
    const model::Event& event = model.events[i];
    const record::Account& account = asked.account({i});
    if (event.of != agreement || model[event.kind].act != model::LegalAct::signature) continue;
    if (!account.expected || account.counts) continue;
    Expectation expectation{.event = event.id, .moment = account.moment};
    for (const std::uint32_t report : account.reports) {
      if (!stands_as_expected(asked, report, account)) continue;
      ++expectation.reports;
      const std::string& source = model[model.reports[report].source].id;
      if (std::ranges::count(expectation.sources, source) == 0) expectation.sources.push_back(source);
    }
    result.push_back(std::move(expectation));
  }
  std::ranges::stable_sort(result, {}, &Expectation::moment);
  return result;
}

bool has_ended(const model::AgreementState& state, time::Instant on) {
  return state.end && time::at_or_before(*state.end, time::exact(on)) == Truth::certain && state.entry;
}

TextAxis axis_of(const Case& asked, const model::AgreementState& state, const AgreementStatus& status) {
  if (state.in_force == Truth::certain) {
    if (state.suspended == Truth::certain) return TextAxis::suspended;
    return state.provisional == Truth::certain ? TextAxis::provisional : TextAxis::in_force;
  }
  if (state.in_force == Truth::depends) return TextAxis::depends;
  if (has_ended(state, asked.asked().on)) return TextAxis::ended;
  if (state.signed_by_all == Truth::certain) return TextAxis::signed_;
  const bool some =
      std::ranges::any_of(state.parties, [](const model::PartyState& p) { return p.signed_at.has_value(); });
  if (some) return TextAxis::partly_signed;
  return status.expected.empty() ? TextAxis::nothing_recorded : TextAxis::expected;
}

std::string expected_words(const AgreementStatus& status, time::Zone zone) {
  const Expectation& next = status.expected.front();
  return fmt::format("expected to be signed {} ({} report{})", show(next.moment, zone), next.reports,
                     next.reports == 1 ? "" : "s");
}

std::string words_of(const AgreementStatus& status, time::Zone zone) {
  const auto shown = [zone](const std::optional<time::Moment>& moment) {
    return moment ? show_boundary(*moment, zone) : std::string("a moment not recorded");
  };
  const std::string since = status.provisional_from ? "applied provisionally since " + shown(status.provisional_from)
                                                    : "in force since " + shown(status.entry);
  const std::string until = status.end ? ", ends " + shown(status.end) : "";
  switch (status.text) {
  case TextAxis::nothing_recorded: return "no signature recorded";
  case TextAxis::expected: return expected_words(status, zone);
  case TextAxis::partly_signed: return "signed by some of its parties";
  case TextAxis::signed_: return "signed " + shown(status.signed_at) + ", not in force";
  case TextAxis::provisional: return since + until + ", not yet in force (VCLT art. 25)";
  case TextAxis::in_force: return since + until;
  case TextAxis::suspended: return since + ", suspended";
  case TextAxis::ended: return "ended " + shown(status.end) + " by " + std::string(to_words(status.cause));
  case TextAxis::depends: return "in force or not: imprecise dates decide";
  }
  return "";
}

std::string with_locus(const std::string& text, const std::string& locus) {
  return locus.empty() ? text : text + " (" + locus + ")";
}

/// The rule by which it ends or ended, with its place in the text.
std::string end_rule(const model::Model& model, const model::Agreement& agreement, const model::AgreementState& state) {
  switch (state.cause) {
  case model::EndCause::none: return "";
  case model::EndCause::term:
    if (!agreement.term) return "term";
    return with_locus("term of " + time::to_string(agreement.term->length), agreement.term->locus);
  case model::EndCause::exit: {
    std::vector<std::string> rules;
    for (const model::Exit& exit : agreement.exits) {
      if (exit.whole) rules.push_back(with_locus(describe(model, exit, agreement), exit.locus));
    }
    return rules.empty() ? "change of government (R11)" : join(rules, "or");
  }
  case model::EndCause::termination: return "termination by consent (VCLT art. 54)";
  case model::EndCause::superseded:
    return "entry into force of " + (state.superseded_by ? model[*state.superseded_by].id : "its successor") +
           " (VCLT art. 59)";
  }
  return "";
}

PartyStatus party_status(const model::Model& model, const model::PartyState& state) {
  return {.actor = model[state.party].name,
          .signed_at = state.signed_at,
          .consented_at = state.consented_at,
          .bound_from = state.bound_from,
          .notice_at = state.notice_at,
          .left_at = state.left_at,
          .bound = state.bound};
}

ClauseStatus clause_status(const Case& asked, model::ClauseId id) {
  const model::Model& model = asked.model();
  const model::Clause& clause = model[id];
  ClauseStatus status{.id = clause_id(model, id),
                      .title = clause.title,
                      .locus = clause.locus,
                      .sentence = sentence(model, clause),
                      .state = asked.outcome().clauses[id.value]};
  for (const model::Duty& duty : asked.outcome().duties) {
    if (duty.clause != id || duty.exists == Truth::impossible || !is_open(duty.verdict)) continue;
    ++(duty.verdict == model::Verdict::waiting ? status.waiting : status.live);
  }
  return status;
}

AgreementStatus agreement_status(const Case& asked, model::AgreementId id) {
  const model::Model& model = asked.model();
  const model::Agreement& agreement = model[id];
  const model::AgreementState& state = asked.state(id);
  AgreementStatus status{.id = agreement.id,
                         .title = agreement.title,
                         .signed_at = state.signed_at,
                         .entry = state.entry,
                         .end = state.end,
                         .cause = state.cause,
                         .end_rule = end_rule(model, agreement, state),
                         .month_end_rule = state.month_end_rule,
                         .in_force = state.in_force,
                         .suspended = state.suspended,
                         .form = agreement.form,
                         .binding = agreement.binding,
                         .expected = expectations(asked, id)};
  if (state.provisional == Truth::certain) status.provisional_from = state.provisional_from;
  status.text = axis_of(asked, state, status);
  status.words = words_of(status, asked.asked().zone);
  if (!agreement.entry.stated) status.entry_read = entry_words(model, agreement);
  for (const model::PartyState& party : state.parties) {
    status.parties.push_back(party_status(model, party));
  }
  for (const model::ClauseId clause : agreement.clauses) {
    status.clauses.push_back(clause_status(asked, clause));
  }
  status.caveats = caveats(asked, id);
  for (const model::HedgeNote& note : agreement.hedges) {
    status.hedges.push_back(hedge_words(note));
  }
  for (const model::Untranslated& passage : agreement.untranslated) {
    status.untranslated.push_back(with_locus(passage.text, passage.locus));
  }
  return status;
}

} // namespace

std::vector<std::string> caveats(const Case& asked, model::AgreementId id) {
  const model::Model& model = asked.model();
  const model::AgreementState& state = asked.state(id);
  std::vector<std::string> said;
  const auto add = [&](const std::vector<model::Opposed>& pairs, std::string_view what, std::string_view rule) {
    for (const model::Opposed& pair : pairs) {
      const std::string_view open = pair.truth == Truth::certain ? "" : " or not: imprecise dates decide";
      said.push_back(fmt::format("{}: {} between {} and {}{} ({})", model[id].id, what, model[pair.first].name,
                                 model[pair.second].name, open, rule));
    }
  };
  if (state.in_force == Truth::impossible) return said;
  add(state.opposed, "not in force", "one objected; VCLT art. 20(4)(b)");
  add(state.parted, "suspended", "VCLT art. 72(1)(a)");
  for (const model::Fact& fact : asked.log().facts) {
    const bool ends = fact.of == id && model[fact.kind].act == model::LegalAct::termination;
    if (!ends || fact.moment.first() > asked.asked().on || state.cause == model::EndCause::termination) continue;
    std::vector<std::string> by;
    for (const model::ActorId actor : fact.roles[static_cast<std::size_t>(model::Role::by)])
      by.push_back(model[actor].name);
    said.push_back(
        fmt::format("{}: terminated by {} {}, which ends nothing without the consent of all parties (VCLT art. "
                    "54(b))",
                    model[id].id, join(by), show(fact.moment, asked.asked().zone)));
  }
  return said;
}

StatusAnswer status(const Case& asked, std::span<const model::AgreementId> which) {
  StatusAnswer answer{.asked = asked.asked()};
  for (std::uint32_t i = 0; i < asked.model().agreements.size(); ++i) {
    const model::AgreementId id{i};
    if (which.empty() || std::ranges::count(which, id) > 0) answer.agreements.push_back(agreement_status(asked, id));
  }
  return answer;
}

std::string_view to_words(TextAxis text) {
  switch (text) {
  case TextAxis::nothing_recorded: return "nothing recorded";
  case TextAxis::expected: return "expected";
  case TextAxis::partly_signed: return "partly signed";
  case TextAxis::signed_: return "signed";
  case TextAxis::provisional: return "applied provisionally";
  case TextAxis::in_force: return "in force";
  case TextAxis::suspended: return "suspended";
  case TextAxis::ended: return "ended";
  case TextAxis::depends: return "depends";
  }
  return "depends";
}

} // namespace casus::questions
