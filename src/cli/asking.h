// SPDX-License-Identifier: Apache-2.0
// One command's way to its answer: what was asked, under which options, and how the answer is printed.
#pragma once

#include "cli/arguments.h"
#include "cli/run.h"
#include "questions/case.h"
#include "questions/table.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

namespace casus::cli {

/// A question that cannot be asked; `sentence` says why and what to do.
Finished refused(std::string sentence);

/// "no agreement `x` in the library; did you mean `y`?"
std::string not_found(std::string_view sort, const std::string& name, const std::vector<std::string>& known);

/// The tables for people, one below the other; `flat` as CSV; `json`: whichever the options ask for.
Finished print_answer(const Options& options, bool colour, const std::vector<questions::Table>& tables,
                      const boost::json::value& json, const questions::Table& flat);

struct Asking {
  const Options& options;
  const questions::Case& asked;
  const engine::Engine& engine;
  bool colour;

  /// The tables for people, one below the other; `flat` (by default the first) as CSV; `json`.
  [[nodiscard]] Finished print(const std::vector<questions::Table>& tables, const boost::json::value& json) const;
  [[nodiscard]] Finished print(const std::vector<questions::Table>& tables, const boost::json::value& json,
                               const questions::Table& flat) const;

  // What the options name, found in the model. Fault: a sentence for people.
  [[nodiscard]] std::expected<std::vector<model::AgreementId>, std::string> agreements() const;
  [[nodiscard]] std::expected<std::vector<model::SourceId>, std::string> sources() const;
  /// Nothing when `name` is empty.
  [[nodiscard]] std::expected<std::optional<model::ActorId>, std::string> actor(const std::string& name) const;
  [[nodiscard]] std::expected<std::optional<model::AgreementId>, std::string> agreement(const std::string& id) const;
};

// Each question, a file or a few.
Finished ask_status(const Asking& asking);
Finished ask_due(const Asking& asking);
Finished ask_why(const Asking& asking);
Finished ask_claims(const Asking& asking);
Finished ask_compare(const Asking& asking);
Finished ask_exits(const Asking& asking);
Finished ask_changes(const Asking& asking);
Finished ask_money(const Asking& asking);
Finished ask_network(const Asking& asking);
Finished ask_calendar(const Asking& asking);
Finished ask_needs(const Asking& asking);
Finished ask_explain(const Asking& asking);
Finished ask_sql(const Asking& asking);

} // namespace casus::cli
