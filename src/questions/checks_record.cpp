// SPDX-License-Identifier: Apache-2.0
// Checks that the record decides, as known at K and at V.
#include "questions/checks.h"
#include "questions/ids.h"
#include "questions/match.h"
#include "questions/moments.h"
#include "questions/words.h"
#include "time/order.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::questions {

namespace {

using time::Truth;

/// Events of that agreement that would be its signature, by `actor` where one is named.
std::vector<model::EventId> signatures(const Case& asked, model::AgreementId agreement,
                                       std::optional<model::ActorId> actor) {
  const model::Model& model = asked.model();
  std::vector<model::EventId> result;
  for (std::uint32_t i = 0; i < model.events.size(); ++i) {
    const model::Event& event = model.events[i];
    if (event.of != agreement || model[event.kind].act != model::LegalAct::signature) continue;
    const auto& by = event.roles[static_cast<std::size_t>(model::Role::by)];
    if (!actor || std::ranges::count(by, *actor) > 0) result.push_back({i});
  }
  return result;
}

/// An event with the sources whose reports of it are known.
std::vector<std::string> evidence_of(const Case& asked, model::EventId event) {
  const model::Model& model = asked.model();
  std::vector<std::string> result{model[event].id};
  for (const std::uint32_t report : asked.account(event).reports) {
    const std::string& source = model[model.reports[report].source].id;
    if (std::ranges::count(result, source) == 0) result.push_back(source);
  }
  return result;
}

/// The sources that say so, at most three by name: those that expect an event are no word that it happened.
std::string sources_words(const Case& asked, model::EventId event) {
  constexpr std::size_t named = 3;
  const model::Model& model = asked.model();
  const record::Account& account = asked.account(event);
  std::vector<std::string> sources;
  for (const std::uint32_t report : account.reports) {
    if (std::ranges::count(account.withdrawn, report) > 0) continue;
    if (account.counts && model.reports[report].standing == model::Standing::expected) continue;
    const std::string& source = model[model.reports[report].source].id;
    if (std::ranges::count(sources, source) == 0) sources.push_back(source);
  }
  if (sources.empty()) return "";
  if (sources.size() > named + 1) {
    const std::size_t more = sources.size() - named;
    sources.resize(named);
    sources.push_back(fmt::format("{} more", more));
  }
  return fmt::format(" (source{}: {})", sources.size() == 1 ? "" : "s", join(sources));
}

std::optional<model::KindId> kind_of(const model::Model& model, model::LegalAct act) {
  const auto found = std::ranges::find(model.kinds, act, &model::EventKind::act);
  if (found == model.kinds.end()) return {};
  return model::KindId{static_cast<std::uint32_t>(found - model.kinds.begin())};
}

/// Nothing found: expected, denied, covered by a watermark, or silent.
Finding nothing_found(const Case& asked, const std::vector<model::EventId>& like, std::optional<model::KindId> kind,
                      const model::Check& check, const std::string& what) {
  for (const model::EventId event : like) {
    const record::Account& account = asked.account(event);
    if (account.counts) continue;
    if (account.expected) {
      const std::string when = show(account.moment, asked.asked().zone);
      return left_open(fmt::format("only expected so far: {}, {}{}", event_title(asked.model()[event]), when,
                                   sources_words(asked, event)),
                       evidence_of(asked, event));
    }
    const std::string said = event_title(asked.model()[event]) + sources_words(asked, event);
    if (account.disputed) return left_open("reported and denied: " + said, evidence_of(asked, event));
    if (account.denied) return contradicted("denied: " + said, evidence_of(asked, event));
  }
  if (kind && is_covered(asked, *kind, check)) {
    return contradicted(fmt::format("no {} recorded{}, and the record of {} is complete for that time", what,
                                    window_words(asked, check), asked.model()[*kind].name));
  }
  const bool ahead = check.from && check.from->first() > asked.asked().on;
  const std::string_view why = ahead ? "that time has not come" : "silence is not a no";
  return left_open(fmt::format("no {} recorded{}; {}", what, window_words(asked, check), why));
}

std::vector<std::string> signature_evidence(const Case& asked, const std::vector<model::EventId>& events) {
  std::vector<std::string> result;
  for (const model::EventId event : events) {
    if (!asked.account(event).counts) continue;
    for (const std::string& id : evidence_of(asked, event)) {
      if (std::ranges::count(result, id) == 0) result.push_back(id);
    }
  }
  return result;
}

Finding check_signed(const Case& asked, const model::Check& check) {
  const model::Agreement& agreement = asked.model()[*check.agreement];
  const model::AgreementState& state = asked.state(*check.agreement);
  std::optional<time::Moment> moment = state.signed_at;
  bool sure = state.signed_by_all == Truth::certain;
  std::string who = "all its parties";
  if (check.actor) {
    const auto party = std::ranges::find(state.parties, *check.actor, &model::PartyState::party);
    moment = party == state.parties.end() ? std::nullopt : party->signed_at;
    sure = moment && time::at_or_before(*moment, time::exact(asked.asked().on)) == Truth::certain;
    who = asked.model()[*check.actor].name;
  }
  const std::vector<model::EventId> events = signatures(asked, *check.agreement, check.actor);
  if (!moment) {
    const std::string what = fmt::format("signature of {} by {}", agreement.id, who);
    return nothing_found(asked, events, kind_of(asked.model(), model::LegalAct::signature), check, what);
  }
  const std::string when = show(*moment, asked.asked().zone);
  const std::string said = fmt::format("{} was signed by {} on {}", agreement.id, who, when);
  const std::vector<std::string> evidence = signature_evidence(asked, events);
  const Truth inside = is_inside_window(*moment, check);
  if (inside == Truth::impossible) return contradicted(said + ", not" + window_words(asked, check), evidence);
  if (inside == Truth::certain && sure) return supported(said, evidence);
  return left_open(said + ", which is not precise enough to tell", evidence);
}

Finding check_in_force(const Case& asked, const model::Check& check) {
  const model::Agreement& agreement = asked.model()[*check.agreement];
  const model::AgreementState& state = asked.state(*check.agreement);
  const time::Moment day = check.from ? *check.from : check.to ? *check.to : time::exact(asked.asked().on);
  const time::Zone zone = asked.asked().zone;
  const std::string on = show(day, zone);
  if (!state.entry) {
    const auto kind = kind_of(asked.model(), agreement.entry.consent);
    return nothing_found(asked, signatures(asked, *check.agreement, {}), kind, check,
                         "entry into force of " + agreement.id);
  }
  const std::string since = fmt::format("{} is in force from {}", agreement.id, show_boundary(*state.entry, zone));
  const std::string until = state.end ? " and ends " + show_boundary(*state.end, zone) : "";
  Truth throughout = time::at_or_before(*state.entry, time::exact(day.first()));
  if (state.end) throughout = both(throughout, !time::at_or_before(*state.end, time::exact(day.last())));
  if (throughout == Truth::impossible) return contradicted(since + until + ", so not on " + on, {agreement.id});
  if (throughout == Truth::depends) return left_open(since + until + "; not precise enough for " + on, {agreement.id});
  if (day.first() > asked.asked().on) return left_open(since + until + "; " + on + " lies ahead", {agreement.id});
  return supported(since + until, {agreement.id});
}

Finding check_happened(const Case& asked, const model::Check& check) {
  const model::Model& model = asked.model();
  const time::Moment now = time::exact(asked.asked().on);
  Finding vague;
  for (const model::Fact& fact : asked.log().facts) {
    Truth truth = both(match(asked, fact, *check.pattern).truth, is_inside_window(fact.moment, check));
    truth = both(truth, time::at_or_before(fact.moment, now));
    if (truth == Truth::impossible || !fact.event) continue;
    const std::string when = show(fact.moment, asked.asked().zone);
    std::string said =
        fmt::format("{}, {}{}", event_title(model[*fact.event]), when, sources_words(asked, *fact.event));
    if (fact.disputed) said += ", which another report denies";
    if (truth == Truth::certain) return supported(said, evidence_of(asked, *fact.event));
    vague = left_open(said + "; not precise enough to tell", evidence_of(asked, *fact.event));
  }
  if (!vague.reason.empty()) return vague;
  std::vector<model::EventId> like;
  for (std::uint32_t i = 0; i < model.events.size(); ++i) {
    const model::Event& event = model.events[i];
    model::Fact fact{.kind = event.kind, .places = event.places, .of = event.of, .clause = event.clause};
    std::copy(std::begin(event.roles), std::end(event.roles), std::begin(fact.roles));
    fact.moment = asked.account({i}).moment;
    if (match(asked, fact, *check.pattern).truth != Truth::impossible &&
        is_inside_window(fact.moment, check) != Truth::impossible) {
      like.push_back({i});
    }
  }
  return nothing_found(asked, like, check.pattern->kind, check, describe(model, *check.pattern));
}

} // namespace

Finding run_on_record(const Case& asked, const model::Check& check) {
  switch (check.kind) {
  case model::CheckKind::signed_: return check_signed(asked, check);
  case model::CheckKind::in_force: return check_in_force(asked, check);
  case model::CheckKind::happened: return check_happened(asked, check);
  default: return left_open("this check does not ask the record");
  }
}

} // namespace casus::questions
