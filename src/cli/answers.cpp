// SPDX-License-Identifier: Apache-2.0
// The first five questions: status, due, why, claims, compare.
#include "cli/asking.h"
#include "cli/table_text.h"
#include "questions/claims.h"
#include "questions/compare.h"
#include "questions/due.h"
#include "questions/ids.h"
#include "questions/status.h"
#include "questions/why.h"

namespace casus::cli {

Finished ask_status(const Asking& asking) {
  const auto which = asking.agreements();
  if (!which) {
    return refused(which.error());
  }
  const questions::StatusAnswer answer = questions::status(asking.asked, *which);
  return asking.print(to_tables(answer, !which->empty()), to_json(answer));
}

Finished ask_due(const Asking& asking) {
  const auto by = asking.actor(asking.options.by);
  const auto to = asking.actor(asking.options.to);
  const auto agreement = asking.agreement(asking.options.agreement);
  if (!by) return refused(by.error());
  if (!to) return refused(to.error());
  if (!agreement) return refused(agreement.error());
  const questions::DueFilter filter{.by = *by, .to = *to, .agreement = *agreement, .all = asking.options.all};
  const questions::DueAnswer answer = questions::due(asking.asked, filter);
  return asking.print(to_tables(answer), to_json(answer), to_flat_table(answer));
}

Finished ask_why(const Asking& asking) {
  const Options& options = asking.options;
  if (options.names.size() != 1) {
    return refused("why explains one thing at a time; give one id");
  }
  const std::optional<std::string_view> event =
      options.event.empty() ? std::nullopt : std::optional<std::string_view>(options.event);
  const auto answer = options.why_not ? questions::why_not(asking.asked, options.names.front(), event)
                                      : questions::why(asking.asked, options.names.front());
  if (!answer) {
    return refused(answer.error().sentence);
  }
  if (options.output == Output::table) {
    return {ExitCode::answered, lines_text(to_lines(*answer, options.full), asking.colour), ""};
  }
  return asking.print(to_tables(*answer, options.full), to_json(*answer));
}

Finished ask_claims(const Asking& asking) {
  const auto sources = asking.sources();
  if (!sources) {
    return refused(sources.error());
  }
  if (sources->size() > 1) {
    return refused("claims judges one source at a time, or all of them without a name");
  }
  const auto source = sources->empty() ? std::nullopt : std::optional(sources->front());
  const questions::ClaimsAnswer answer = questions::claims(asking.asked, source);
  Finished finished = asking.print(to_tables(answer), to_json(answer));
  if (answer.claims.empty()) {
    finished.err = "casus: the library holds no claims of this source\n";
    finished.code = ExitCode::unknown;
  }
  return finished;
}

Finished ask_compare(const Asking& asking) {
  const auto which = asking.agreements();
  if (!which) {
    return refused(which.error());
  }
  if (which->size() == 1) {
    return refused("compare needs two agreements or more, or no name for the whole network");
  }
  const bool whole = which->empty();
  const auto compared = whole ? questions::all_agreements(asking.asked.model()) : *which;
  if (compared.size() < 2) {
    return refused("compare needs two agreements or more, and the library holds fewer");
  }
  const questions::CompareAnswer answer = questions::compare(asking.asked, compared);
  if (whole) return asking.print(to_matrix(answer), to_json(answer), to_flat_matrix(answer));
  return asking.print(to_tables(answer), to_json(answer), to_flat_table(answer));
}

} // namespace casus::cli
