// SPDX-License-Identifier: Apache-2.0
// Question `explain`: English made from a clause alone, so that text and clause cannot drift apart (T17).
#pragma once

#include "questions/case.h"
#include "questions/table.h"

#include <span>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

struct Explained {
  std::string id; // of the clause
  std::string title;
  std::string locus;
  std::string english;                   // one to a few sentences; every number and every hedge of the clause is in it
  std::vector<std::string> remarks;      // what the library adds and no rule computes with
  std::vector<std::string> untranslated; // passages that qualify the clause
};

/// What could not be said of an agreement as a whole qualifies every clause of it.
struct WholeText {
  std::string agreement;
  std::vector<std::string> untranslated;
};

struct ExplainAnswer {
  Asked asked;
  std::vector<Explained> clauses;
  std::vector<WholeText> texts; // agreements of these clauses with such passages
};

/// The clause as English sentences, from the clause and what its agreement says of all its clauses: force, hedges. The
/// forms are those of docs/language/english.md.
std::string english(const model::Model& model, const model::Clause& clause);

ExplainAnswer explain(const Case& asked, std::span<const model::ClauseId> clauses);

std::vector<Table> to_tables(const ExplainAnswer& answer);
/// Schema `casus.explain/1`.
boost::json::value to_json(const ExplainAnswer& answer);

} // namespace casus::questions
