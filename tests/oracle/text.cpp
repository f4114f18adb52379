// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/text.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace casus::oracle {

namespace {

template <class Names, class Enum>
std::string name(const Names& names, Enum value) {
  const auto i = static_cast<std::size_t>(value);
  return i < names.size() ? std::string(names[i]) : fmt::format("#{}", i);
}

std::string show(time::Instant at) { return time::to_string(time::exact(at), time::Zone::utc()); }

std::string show(ActorId id) { return fmt::format("a{}", id.value); }
std::string show(FactId id) { return fmt::format("f{}", id.value); }
std::string show(ClauseId id) { return fmt::format("c{}", id.value); }
std::string show(AgreementId id) { return fmt::format("A{}", id.value); }
std::string show(Truth truth) { return std::string(time::to_string(truth)); }
std::string show(bool yes) { return yes ? "yes" : "no"; }
std::string show(std::uint32_t n) { return std::to_string(n); }
std::string show(Moment m) { return text(m); }

template <class T>
std::string show(const std::optional<T>& value) {
  return value ? show(*value) : "-";
}

template <class T>
std::string show(const std::vector<T>& list) {
  std::string result;
  for (const T& item : list)
    result += (result.empty() ? "" : " ") + show(item);
  return result.empty() ? "-" : result;
}

std::string show(model::Performance p) { return name(std::array{"none", "part", "full"}, p); }
std::string show(model::Timeliness t) { return name(std::array{"not yet due", "due", "on time", "late"}, t); }
std::string show(model::DutyStanding s) {
  return name(std::array{"live", "suspended", "excused", "waived", "lapsed", "disputed"}, s);
}
std::string show(model::EndCause c) { return name(std::array{"none", "term", "exit", "termination", "superseded"}, c); }

} // namespace

std::string text(Moment m) {
  const std::string_view precision = time::to_string(m.precision);
  if (m.is_exact()) return fmt::format("{} ({})", show(m.first()), precision);
  return fmt::format("{} to {} ({})", show(m.first()), show(m.last()), precision);
}

std::string text(model::Verdict verdict) {
  return name(std::array{"waiting", "open", "kept", "kept late", "broken", "overdue", "not kept, hedged", "not done",
                         "suspended", "excused", "waived", "lapsed", "conflict", "disputed", "depends"},
              verdict);
}

std::string text(model::ActOutcome outcome) {
  return name(std::array{"breach", "breach, hedged", "permitted", "conflict", "depends"}, outcome);
}

std::string text(model::ClauseState state) { return name(std::array{"dormant", "live", "suspended", "spent"}, state); }

std::string name_of(const model::Duty& d) {
  const std::string first = d.chain.empty() ? "-" : show(d.chain.front());
  return fmt::format("duty of {}: first fact {}, that party {}, bearers {}, beneficiary {}, period {}", show(d.clause),
                     first, show(d.that_party), show(d.bearers), show(d.beneficiary), d.period);
}

std::string name_of(const model::Judgement& j) {
  return fmt::format("judgement of {} by {} for {}", show(j.fact), show(j.clause), show(j.bearer));
}

std::string name_of(const model::AgreementState& s) { return "agreement " + show(s.agreement); }

std::string name_of(const Fact& f) {
  return fmt::format("derived fact of {}: by {}, on {}, at {}, cites {}", show(f.clause), show(f.roles[0]),
                     show(f.roles[1]), show(f.moment), show(f.cites));
}

Fields fields_of(const model::Duty& d) {
  return {{"chain", show(d.chain)},
          {"awaiting", show(d.awaiting)},
          {"exists", show(d.exists)},
          {"opened", show(d.opened)},
          {"deadline", show(d.deadline)},
          {"month_end_rule", show(d.month_end_rule)},
          {"performed", show(d.performed)},
          {"on_time", show(d.on_time)},
          {"overdue", show(d.overdue)},
          {"breached", show(d.breached)},
          {"record_complete", show(d.record_complete)},
          {"performance", show(d.performance)},
          {"timeliness", show(d.timeliness)},
          {"standing", show(d.standing)},
          {"standing_depends", show(d.standing_depends)},
          {"conflict_with", show(d.conflict_with)},
          {"performed_by", show(d.performed_by)},
          {"standing_by", show(d.standing_by)},
          {"breaches", show(d.breaches)},
          {"verdict", text(d.verdict)}};
}

Fields fields_of(const model::Judgement& j) { return {{"outcome", text(j.outcome)}, {"other", show(j.other)}}; }

Fields fields_of(const model::AgreementState& s) {
  Fields result{{"signed_at", show(s.signed_at)},
                {"signed_by_all", show(s.signed_by_all)},
                {"entry", show(s.entry)},
                {"provisional_from", show(s.provisional_from)},
                {"end", show(s.end)},
                {"cause", show(s.cause)},
                {"month_end_rule", show(s.month_end_rule)},
                {"superseded_by", show(s.superseded_by)},
                {"in_force", show(s.in_force)},
                {"provisional", show(s.provisional)},
                {"suspended", show(s.suspended)},
                {"parties", std::to_string(s.parties.size())}};
  for (const model::PartyState& p : s.parties) {
    const std::string who = "party " + show(p.party) + " ";
    result.emplace_back(who + "signed_at", show(p.signed_at));
    result.emplace_back(who + "consented_at", show(p.consented_at));
    result.emplace_back(who + "bound_from", show(p.bound_from));
    result.emplace_back(who + "notice_at", show(p.notice_at));
    result.emplace_back(who + "left_at", show(p.left_at));
    result.emplace_back(who + "bound", show(p.bound));
  }
  for (const model::Opposed& o : s.opposed)
    result.emplace_back(fmt::format("opposed {} {}", show(o.first), show(o.second)), show(o.truth));
  for (const model::Opposed& o : s.parted)
    result.emplace_back(fmt::format("parted {} {}", show(o.first), show(o.second)), show(o.truth));
  return result;
}

Fields fields_of(const Fact& f) {
  return {{"kind", show(f.kind.value)},         {"to", show(f.roles[2])},
          {"with", show(f.roles[3])},           {"of", show(f.of)},
          {"sequence", show(f.sequence)},       {"places", show(static_cast<std::uint32_t>(f.places.size()))},
          {"partial", show(f.partial)},         {"disputed", show(f.disputed)},
          {"until", show(f.until.has_value())}, {"event", show(f.event.has_value())}};
}

} // namespace casus::oracle
