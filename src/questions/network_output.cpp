// SPDX-License-Identifier: Apache-2.0
// The answer to `network` as tables and as JSON.
#include "questions/json.h"
#include "questions/moments.h"
#include "questions/network.h"
#include "questions/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::questions {

namespace {

constexpr std::size_t named_parties = 5; // more are counted, not named

bool binds_in_law(const NetworkEdge& edge) { return edge.firmness.ends_with(", binding"); }

std::string parties_cell(const NetworkAgreement& row) {
  return row.bound.size() <= named_parties ? join(row.bound) : fmt::format("{} parties", row.bound.size());
}

Table agreements_table(const NetworkAnswer& answer) {
  const time::Zone zone = answer.asked.zone;
  Table table{.title = "Who is party to what with whom " + at_words(answer.asked.on, zone),
              .columns = {{"agreement", "agreement"},
                          {.name = "parties", .header = "between", .least = 18},
                          {.name = "firmness", .header = "how firmly", .least = 18},
                          {"since", "since"},
                          {"ends", "ends"}}};
  for (const NetworkAgreement& row : answer.agreements) {
    const bool sure = row.in_force == time::Truth::certain;
    table.rows.push_back({{row.id},
                          {parties_cell(row)},
                          {row.firmness},
                          {sure ? (row.since ? show_boundary(*row.since, zone) : "not recorded") : "depends",
                           sure ? Emphasis::plain : Emphasis::unsure},
                          {row.ends ? show_boundary(*row.ends, zone) : "no date"}});
  }
  if (table.rows.empty()) table.notes.emplace_back("No agreement is in force.");
  table.notes.insert(table.notes.end(), answer.caveats.begin(), answer.caveats.end());
  const auto in_law = static_cast<std::size_t>(std::ranges::count_if(answer.edges, binds_in_law));
  table.notes.push_back(fmt::format(
      "{}, {}, {} of parties, {} of them under what is said to bind.", counted(answer.nodes.size(), "actor"),
      counted(answer.agreements.size(), "agreement"), counted(answer.edges.size(), "pair"), in_law));
  table.notes.push_back(known_words(answer.asked));
  return table;
}

std::string when_cell(const CascadeStep& step, time::Zone zone) {
  if (!step.if_asked_at_once.empty()) {
    return "if asked at once: " + hedged_by(step.duty.time_hedges, step.if_asked_at_once);
  }
  if (step.duty.waits_for.empty() && step.duty.deadline) {
    return hedged_by(step.duty.time_hedges, show_deadline(*step.duty.deadline, zone));
  }
  return step.duty.deadline_words.empty() ? "no time stated" : step.duty.deadline_words;
}

/// What opens it; of what waits, also what must come first.
std::string because_cell(const CascadeStep& step, const std::string& supposition) {
  std::string text = step.because == supposition ? "the " + supposition : step.because;
  if (!step.duty.waits_for.empty()) text += ", once there is " + with_article(join(step.duty.waits_for, "and then"));
  return text;
}

std::string firm_cell(const DutyRow& duty) {
  std::string text = duty.firmness;
  if (!duty.hedges.empty()) text += ", hedged";
  if (duty.verdict == model::Verdict::depends) text += ", depends";
  return duty.tainted ? text + "*" : text;
}

std::string who_cell(const DutyRow& duty) {
  return duty.bearers.size() <= named_parties ? bearer_words(duty) : fmt::format("the {} parties", duty.bearers.size());
}

Table cascade_table(const NetworkAnswer& answer) {
  Table table{.title = "Supposed " + at_words(answer.asked.on, answer.asked.zone) + ": " + answer.supposition,
              .columns = {{.name = "because", .header = "because of", .once = true, .least = 12},
                          {.name = "who", .header = "who", .least = 14},
                          {.name = "what", .header = "what", .least = 18},
                          {.name = "when", .header = "by when", .least = 20},
                          {.name = "firmness", .header = "how firmly", .least = 9},
                          {.name = "clause", .header = "clause", .least = 14}}};
  bool tainted = false;
  for (const CascadeStep& step : answer.cascade) {
    tainted |= step.duty.tainted;
    table.rows.push_back(
        {{because_cell(step, answer.supposition)},
         {who_cell(step.duty)},
         {step.duty.act + beneficiary_words(step.duty)},
         {when_cell(step, answer.asked.zone), step.duty.waits_for.empty() ? Emphasis::plain : Emphasis::unsure},
         {firm_cell(step.duty)},
         {step.duty.clause}});
  }
  if (answer.cascade.empty()) {
    table.notes.emplace_back(answer.others.empty() ? "It would open no clause."
                                                   : "As supposed, it would open no clause.");
  }
  for (const std::string& other : answer.others)
    table.notes.push_back(other + ".");
  if (tainted)
    table.notes.emplace_back("*: a passage that is not translated qualifies it; `casus why CLAUSE --full` gives it.");
  table.notes.emplace_back(
      "Later steps suppose that those before them were done at once. Nothing is recorded by asking.");
  table.notes.push_back(known_words(answer.asked));
  return table;
}

boost::json::object step_json(const CascadeStep& step, time::Zone zone) {
  const DutyRow& duty = step.duty;
  return {{"level", step.level},
          {"because", step.because},
          {"agreement", duty.agreement},
          {"clause", duty.clause},
          {"locus", duty.locus},
          {"bearers", strings_json(duty.bearers)},
          {"act", duty.act},
          {"beneficiary", duty.beneficiary},
          {"waits_for", strings_json(duty.waits_for)},
          {"deadline", moment_json(duty.deadline, zone)},
          {"deadline_words", duty.deadline_words},
          {"if_asked_at_once", step.if_asked_at_once},
          {"force", duty.force_words},
          {"hedges", strings_json(duty.hedges)},
          {"verdict", to_words(duty.verdict)},
          {"tainted", duty.tainted}};
}

} // namespace

std::vector<Table> to_tables(const NetworkAnswer& answer) {
  return {answer.supposition.empty() ? agreements_table(answer) : cascade_table(answer)};
}

Table to_flat_table(const NetworkAnswer& answer) {
  if (!answer.supposition.empty()) return cascade_table(answer);
  Table table{.columns = {{"agreement", "agreement"},
                          {"first", "first"},
                          {"second", "second"},
                          {"in_force", "in force"},
                          {"firmness", "firmness"},
                          {"since", "since"},
                          {"ends", "ends"}}};
  for (const NetworkEdge& edge : answer.edges) {
    const auto date = [&](const std::optional<time::Moment>& moment) {
      return Cell{moment ? show_boundary(*moment, answer.asked.zone) : "-"};
    };
    table.rows.push_back({{edge.agreement},
                          {edge.first},
                          {edge.second},
                          {std::string(time::to_string(edge.in_force))},
                          {edge.firmness},
                          date(edge.since),
                          date(edge.ends)});
  }
  return table;
}

boost::json::value to_json(const NetworkAnswer& answer) {
  boost::json::object json = answer_json("casus.network/1", answer.asked);
  boost::json::array nodes;
  for (const NetworkNode& node : answer.nodes) {
    nodes.push_back(boost::json::object{{"id", node.id}, {"name", node.name}});
  }
  boost::json::array edges;
  for (const NetworkEdge& edge : answer.edges) {
    edges.push_back(boost::json::object{{"agreement", edge.agreement},
                                        {"first", edge.first},
                                        {"second", edge.second},
                                        {"in_force", time::to_string(edge.in_force)},
                                        {"firmness", edge.firmness},
                                        {"since", moment_json(edge.since, answer.asked.zone)},
                                        {"ends", moment_json(edge.ends, answer.asked.zone)}});
  }
  boost::json::array cascade;
  for (const CascadeStep& step : answer.cascade)
    cascade.push_back(step_json(step, answer.asked.zone));
  json["nodes"] = std::move(nodes);
  json["edges"] = std::move(edges);
  json["supposed"] = answer.supposition;
  json["cascade"] = std::move(cascade);
  json["others"] = strings_json(answer.others);
  json["caveats"] = strings_json(answer.caveats);
  return json;
}

} // namespace casus::questions
