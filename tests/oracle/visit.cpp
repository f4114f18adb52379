// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/visit.h"

namespace casus::oracle {

namespace {

void visit_condition(model::Condition& c, const std::function<void(model::Condition&)>& visit) {
  visit(c);
  for (model::Condition& part : c.parts)
    visit_condition(part, visit);
}

} // namespace

void for_each_condition(model::Clause& clause, const std::function<void(model::Condition&)>& visit) {
  if (clause.while_) visit_condition(*clause.while_, visit);
  if (clause.unless) visit_condition(*clause.unless, visit);
  if (clause.not_applied_when) visit_condition(*clause.not_applied_when, visit);
}

void for_each_pattern(model::Clause& clause, const std::function<void(model::Pattern&)>& visit) {
  for (model::Link& link : clause.links) {
    for (model::Pattern& p : link.alternatives)
      visit(p);
  }
  for (model::Pattern& p : clause.broken_by)
    visit(p);
  for (model::Pattern& p : clause.excused_when)
    visit(p);
  for_each_condition(clause, [&](model::Condition& c) {
    if (c.kind == model::ConditionKind::happened || c.kind == model::ConditionKind::since) visit(c.first);
    if (c.kind == model::ConditionKind::since) visit(c.second);
  });
}

void for_each_pattern(model::Model& model, const std::function<void(model::Pattern&)>& visit) {
  for (model::Clause& clause : model.clauses)
    for_each_pattern(clause, visit);
  for (model::Agreement& agreement : model.agreements) {
    for (model::Exit& exit : agreement.exits)
      visit(exit.trigger);
  }
}

} // namespace casus::oracle
