// SPDX-License-Identifier: Apache-2.0
#include "cli/asking.h"
#include "questions/explain.h"
#include "questions/ids.h"

#include <iterator>

namespace casus::cli {

Finished ask_explain(const Asking& asking) {
  const model::Model& model = asking.asked.model();
  std::vector<model::ClauseId> clauses;
  for (const std::string& name : asking.options.names) {
    if (const auto clause = questions::find_clause(model, name)) {
      clauses.push_back(*clause);
      continue;
    }
    const auto agreement = questions::find_agreement(model, name);
    if (!agreement) return refused(not_found("clause or agreement", name, questions::clause_ids(model)));
    const auto& all = model[*agreement].clauses;
    clauses.insert(clauses.end(), all.begin(), all.end());
  }
  const questions::ExplainAnswer answer = questions::explain(asking.asked, clauses);
  return asking.print(to_tables(answer), to_json(answer));
}

} // namespace casus::cli
