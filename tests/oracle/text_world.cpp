// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/text.h"

#include <array>

#include <fmt/format.h>

namespace casus::oracle {

using model::Clause;
using model::Condition;
using model::ConditionKind;
using model::Pattern;

namespace {

constexpr std::array role_names{"by", "on", "to", "with"};

std::string kind_text(const World& w, model::KindId k) { return w.model[k].name; }

std::string span_text(const std::optional<time::TimeSpan>& span) { return span ? time::to_string(*span) : "-"; }

template <class Id>
std::string ids(const std::vector<Id>& list, char letter) {
  std::string result;
  for (const Id id : list)
    result += fmt::format(" {}{}", letter, id.value);
  return result;
}

std::string who(const model::ActorMatch& m) {
  constexpr std::array selectors{"anyone", "", "a party", "that party", "another party"};
  if (m.selector == model::Selector::named) return fmt::format("a{}", m.actor.value);
  return selectors[static_cast<std::size_t>(m.selector)];
}

std::string pattern_text(const World& w, const Pattern& p) {
  std::string result = kind_text(w, p.kind);
  for (std::size_t r = 0; r < model::role_count; ++r) {
    if (p.roles[r].selector != model::Selector::anyone) result += fmt::format(" {} {}", role_names[r], who(p.roles[r]));
  }
  if (p.at) result += " at " + w.model[*p.at].name;
  if (p.of) result += fmt::format(" of A{}", p.of->value);
  if (p.clause) result += fmt::format(" of c{}", p.clause->value);
  return result;
}

std::string patterns_text(const World& w, const std::vector<Pattern>& list) {
  std::string result;
  for (const Pattern& p : list)
    result += (result.empty() ? "" : ", or ") + pattern_text(w, p);
  return result;
}

std::string condition_text(const World& w, const Condition& c) {
  switch (c.kind) {
  case ConditionKind::happened: return "happened " + pattern_text(w, c.first);
  case ConditionKind::since: return "since " + pattern_text(w, c.first) + " until " + pattern_text(w, c.second);
  case ConditionKind::member: return fmt::format("a{} is a member of a{}", c.actor.value, c.group.value);
  case ConditionKind::in_force: return fmt::format("A{} is in force", c.agreement.value);
  case ConditionKind::negation: return "not (" + condition_text(w, c.parts.front()) + ")";
  case ConditionKind::conjunction:
  case ConditionKind::disjunction: break;
  }
  std::string result;
  for (const Condition& part : c.parts) {
    const char* const between = c.kind == ConditionKind::conjunction ? " and " : " or ";
    result += (result.empty() ? "" : between) + ("(" + condition_text(w, part) + ")");
  }
  return result;
}

void add_actors(const World& w, std::string& out) {
  for (std::size_t i = 0; i < w.model.actors.size(); ++i) {
    out += fmt::format("actor a{} {}\n", i, w.model.actors[i].name);
    for (const model::Membership& m : w.model.actors[i].members) {
      out += fmt::format("  member a{} from {} to {}\n", m.member.value, text(m.from), m.to ? text(*m.to) : "-");
    }
  }
}

std::string rule_text(const model::EntryRule& rule) {
  constexpr std::array quorums{"all", "count", "majority"};
  return fmt::format("{}on {}, consent act {}, by {} {}, including{}, after {}",
                     rule.stated ? "" : "not stated: ", rule.on ? time::to_string(*rule.on) : "-",
                     static_cast<int>(rule.consent), quorums[static_cast<std::size_t>(rule.quorum)], rule.count,
                     ids(rule.including.items(), 'a'), span_text(rule.after));
}

void add_term(const model::Agreement& a, std::string& out) {
  constexpr std::array renewals{"", "joint", "tacit", "other"};
  const model::Renewal& r = a.renewal;
  if (a.term) {
    out += fmt::format("  term {} from {}\n", time::to_string(a.term->length),
                       a.term->from == model::TermStart::signature ? "signature" : "entry into force");
  }
  if (r.kind == model::RenewalKind::none) return;
  out += fmt::format("  renewal {} for {}, {} before the end\n", renewals[static_cast<std::size_t>(r.kind)],
                     r.length ? time::to_string(*r.length) : "-", r.notice ? time::to_string(*r.notice) : "-");
}

void add_agreement(const World& w, std::size_t i, std::string& out) {
  const model::Agreement& a = w.model.agreements[i];
  out += fmt::format("agreement A{} between{}\n  form {}, zone {}\n", i, ids(a.parties, 'a'),
                     a.form == model::Force::policy ? "policy" : "treaty", a.zone.value_or("-"));
  if (!a.addressees.empty()) out += "  addressed to" + ids(a.addressees.items(), 'a') + "\n";
  out += "  in force " + rule_text(a.entry) + "\n";
  if (a.provisional) out += "  applied provisionally " + rule_text(*a.provisional) + "\n";
  add_term(a, out);
  for (const model::Exit& e : a.exits) {
    out += fmt::format("  {} {} after {}, not before {} in force\n", e.whole ? "ends" : "leaves", span_text(e.after),
                       pattern_text(w, e.trigger), e.not_before ? time::to_string(*e.not_before) : "-");
  }
  if (a.open_to_accession) out += "  open to accession\n";
  if (a.clock_stops_on_suspension) out += "  on suspension clock stops\n";
  if (!a.prevails_over.empty()) out += "  prevails over" + ids(a.prevails_over.items(), 'A') + "\n";
  if (!a.supersedes.empty()) out += "  supersedes" + ids(a.supersedes.items(), 'A') + "\n";
  if (!a.hedges.empty()) out += "  all of it hedged\n";
}

std::string bearers_text(const model::Bearers& b) {
  constexpr std::array quantifiers{"each of", "all of", "any of", "jointly"};
  constexpr std::array sets{"", "the parties", "the other parties", "that party"};
  const char* const q = quantifiers[static_cast<std::size_t>(b.quantifier)];
  if (b.set == model::PartySet::named) return fmt::format("{} a{}", q, b.actor.value);
  return fmt::format("{} {}", q, sets[static_cast<std::size_t>(b.set)]);
}

std::string act_text(const World& w, const Clause& c) {
  constexpr std::array modals{"shall", "shall not", "may", "can", "intends to", "seeks to", "not provided:"};
  constexpr std::array sets{"", "", "that party", "each other party"};
  std::string result = fmt::format("{} {} {}", bearers_text(c.bearers), modals[static_cast<std::size_t>(c.modality)],
                                   kind_text(w, c.act.kind));
  if (c.beneficiary.set != model::BeneficiarySet::none) {
    const bool named = c.beneficiary.set == model::BeneficiarySet::named;
    result += fmt::format(" {} {}", role_names[static_cast<std::size_t>(c.beneficiary.role)],
                          named ? fmt::format("a{}", c.beneficiary.actor.value)
                                : std::string(sets[static_cast<std::size_t>(c.beneficiary.set)]));
  }
  if (c.act.at) result += " at " + w.model[*c.act.at].name;
  if (c.act.of) result += fmt::format(" of A{}", c.act.of->value);
  return result;
}

std::string when_text(const Clause& c) {
  constexpr std::array timings{"no time",      "within",  "by",         "before",     "every",
                               "at all times", "on each", "when asked", "immediately"};
  std::string result = timings[static_cast<std::size_t>(c.when.timing)];
  if (c.when.span) result += " " + time::to_string(*c.when.span);
  if (c.when.timing == model::Timing::by_date || c.when.timing == model::Timing::before_date) {
    result += " " + time::to_string(c.when.date);
  }
  if (c.when.anchor == model::Anchor::first_event) result += " of the first event";
  if (!c.when.hedges.empty()) result += ", hedged";
  if (c.not_before) result += ", not before " + time::to_string(*c.not_before);
  return result;
}

void add_line(std::string& out, const char* label, const std::string& value) {
  if (!value.empty()) out += fmt::format("  {}{}{}\n", label, *label == '\0' ? "" : " ", value);
}

void add_clause(const World& w, std::size_t i, std::string& out) {
  const Clause& c = w.model.clauses[i];
  out += fmt::format("clause c{} of A{}\n", i, c.agreement.value);
  for (const model::Link& link : c.links) {
    std::string line = patterns_text(w, link.alternatives);
    if (link.within) line += " within " + time::to_string(*link.within);
    add_line(out, &link == &c.links.front() ? "when" : "then when", line);
  }
  add_line(out, "", act_text(w, c));
  add_line(out, "", when_text(c));
  add_line(out, "broken by", patterns_text(w, c.broken_by));
  if (c.while_) add_line(out, "while", condition_text(w, *c.while_));
  if (c.unless) add_line(out, "unless", condition_text(w, *c.unless));
  if (c.not_applied_when) add_line(out, "does not apply when", condition_text(w, *c.not_applied_when));
  add_line(out, "does not apply to", ids(c.not_applied_to.items(), 'a'));
  if (c.not_applied_to_author) out += "  does not apply to the author\n";
  add_line(out, "excused when", patterns_text(w, c.excused_when));
  add_line(out, "overrides", ids(c.overrides.items(), 'c'));
  if (c.lapses_with_agreement) out += "  lapses with the agreement\n";
  if (!c.hedges.empty()) out += "  hedged\n";
}

void add_fact(const World& w, std::size_t i, std::string& out) {
  const Fact& f = w.log.facts[i];
  out += fmt::format("fact f{} {}", i, kind_text(w, f.kind));
  for (std::size_t r = 0; r < model::role_count; ++r) {
    if (!f.roles[r].empty()) out += fmt::format(" {}{}", role_names[r], ids(f.roles[r], 'a'));
  }
  for (const model::PlaceId p : f.places)
    out += " at " + w.model[p].name;
  if (f.of) out += fmt::format(" of A{}", f.of->value);
  if (f.clause) out += fmt::format(" of c{}", f.clause->value);
  out += ", " + text(f.moment);
  if (f.sequence != 0) out += fmt::format(", sequence {}", f.sequence);
  if (!f.cites.empty()) out += ", cites" + ids(f.cites, 'f');
  if (f.until) out += ", until " + time::to_string(*f.until);
  if (f.partial) out += ", partial";
  if (f.disputed) out += ", disputed";
  out += "\n";
}

} // namespace

std::string text(const World& w) {
  std::string out = fmt::format("world {}\n", w.seed);
  add_actors(w, out);
  for (std::size_t i = 0; i < w.model.agreements.size(); ++i)
    add_agreement(w, i, out);
  for (std::size_t i = 0; i < w.model.clauses.size(); ++i)
    add_clause(w, i, out);
  for (std::size_t i = 0; i < w.log.facts.size(); ++i)
    add_fact(w, i, out);
  for (std::size_t k = 0; k < w.log.complete_until.size(); ++k) {
    if (w.log.complete_until[k] == model::never_reported) continue;
    out += fmt::format("complete {} to {}\n", w.model.kinds[k].name, text(time::exact(w.log.complete_until[k])));
  }
  for (const time::Instant at : w.moments)
    out += "asked at " + text(time::exact(at)) + "\n";
  return out;
}

} // namespace casus::oracle
