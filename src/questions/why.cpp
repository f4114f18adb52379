// SPDX-License-Identifier: Apache-2.0
// What an id names, and the answer as lines, table and JSON.
#include "questions/why.h"

#include "questions/ids.h"
#include "questions/json.h"
#include "questions/reasons.h"
#include "questions/words.h"
#include "source/nearest.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

std::string_view word_of(ReasonKind kind) {
  switch (kind) {
  case ReasonKind::conclusion: return "conclusion";
  case ReasonKind::clause: return "clause";
  case ReasonKind::rule: return "rule";
  case ReasonKind::event: return "event";
  case ReasonKind::report: return "report";
  case ReasonKind::missing: return "missing";
  case ReasonKind::condition: return "condition";
  case ReasonKind::hedge: return "hedge";
  case ReasonKind::force: return "force";
  case ReasonKind::remark: return "remark";
  case ReasonKind::untranslated: return "untranslated";
  case ReasonKind::change: return "change";
  }
  return "conclusion";
}

/// All that `why` knows by an id; agreements, claims and clauses first, for they are shorter.
std::vector<std::string> known_ids(const Case& asked, bool clauses_only) {
  const model::Model& model = asked.model();
  std::vector<std::string> ids;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    ids.push_back(clause_id(model, {i}));
  }
  if (clauses_only) return ids;
  for (const std::string& id : agreement_ids(model)) {
    ids.push_back(id);
  }
  for (const model::Claim& claim : model.claims) {
    ids.push_back(claim.id);
  }
  for (const model::Duty& duty : asked.outcome().duties) {
    ids.push_back(duty_id(asked, duty));
  }
  for (const model::Event& event : model.events)
    ids.push_back(event.id);
  return ids;
}

WhyFault unknown(std::string_view what, std::string_view id, const std::vector<std::string>& known) {
  std::string sentence = fmt::format("there is no {} `{}`", what, id);
  if (const auto near = source::nearest(id, known)) sentence += fmt::format("; did you mean `{}`?", *near);
  return {std::move(sentence)};
}

void add_lines(std::vector<Line>& lines, const Reason& reason, std::uint32_t depth, bool full) {
  if (!full && !reason.brief) return;
  lines.push_back({.depth = depth, .text = reason.text, .emphasis = reason.emphasis});
  if (full) {
    for (const std::string& pointer : reason.pointers) {
      lines.push_back({.depth = depth + 1, .text = "see " + pointer, .emphasis = Emphasis::faint});
    }
  }
  for (const Reason& child : reason.because) {
    add_lines(lines, child, depth + 1, full);
  }
}

boost::json::object reason_json(const Reason& reason, time::Zone zone) {
  boost::json::array because;
  for (const Reason& child : reason.because) {
    because.push_back(reason_json(child, zone));
  }
  return {{"kind", word_of(reason.kind)},
          {"id", reason.id},
          {"text", reason.text},
          {"moment", moment_json(reason.moment, zone)},
          {"pointers", strings_json(reason.pointers)},
          {"because", std::move(because)}};
}

} // namespace

std::expected<WhyAnswer, WhyFault> why(const Case& asked, std::string_view id) {
  const model::Model& model = asked.model();
  WhyAnswer answer{.asked = asked.asked(), .id = std::string(id)};
  const auto as = [&answer](std::string_view subject, Reason root) {
    answer.subject = subject;
    answer.root = std::move(root);
    return answer;
  };
  if (const auto duty = find_duty(asked, id)) return as("duty", why_duty(asked, asked.outcome().duties[*duty]));
  if (const auto agreement = find_agreement(model, id)) return as("agreement", why_agreement(asked, *agreement));
  if (const auto clause = find_clause(model, id)) return as("clause", why_clause(asked, *clause));
  const auto claim = std::ranges::find(model.claims, id, &model::Claim::id);
  if (claim != model.claims.end()) return as("claim", why_claim(asked, *claim));
  if (const auto event = find_event(model, id)) return as("event", why_event(asked, *event));
  return std::unexpected(unknown("duty, agreement, clause, claim or event", id, known_ids(asked, false)));
}

std::expected<WhyAnswer, WhyFault> why_not(const Case& asked, std::string_view clause,
                                           std::optional<std::string_view> event) {
  const auto id = find_clause(asked.model(), clause);
  if (!id) return std::unexpected(unknown("clause", clause, known_ids(asked, true)));
  std::optional<model::EventId> from;
  if (event) {
    from = find_event(asked.model(), *event);
    if (!from) {
      std::vector<std::string> events;
      events.reserve(asked.model().events.size());
      for (const model::Event& known : asked.model().events) {
        events.push_back(known.id);
      }
      return std::unexpected(unknown("event", *event, events));
    }
  }
  return WhyAnswer{
      .asked = asked.asked(), .id = std::string(clause), .subject = "clause", .root = why_no_duty(asked, *id, from)};
}

std::vector<Line> to_lines(const WhyAnswer& answer, bool full) {
  std::vector<Line> lines;
  add_lines(lines, answer.root, 0, full);
  return lines;
}

std::vector<Table> to_tables(const WhyAnswer& answer, bool full) {
  Table table{.title = "Why " + answer.id, .columns = {{"reason", "reason"}}};
  for (const Line& line : to_lines(answer, full)) {
    table.rows.push_back({{std::string(std::size_t{2} * line.depth, ' ') + line.text, line.emphasis}});
  }
  return {table};
}

boost::json::value to_json(const WhyAnswer& answer) {
  boost::json::object result = answer_json("casus.why/1", answer.asked);
  result["id"] = answer.id;
  result["subject"] = answer.subject;
  result["reason"] = reason_json(answer.root, answer.asked.zone);
  return result;
}

} // namespace casus::questions
