// SPDX-License-Identifier: Apache-2.0
// The account of each event. Reports are only ever added (R14): a correction or retraction is a report of its own that
// names the latest earlier one of its source that still stands.
#include "record/record.h"

#include <algorithm>

namespace casus::record {

namespace {

using model::Report;
using model::Standing;

/// A report as it stands after the later reports of its source.
struct Statement {
  std::uint32_t report = 0;
  Standing standing = Standing::happened; // of a correction: that of what it corrects
  bool stands = true;
};

bool is_admitted(const Report& report, Standard standard) {
  return standard != Standard::confirmed || report.attribution != model::Attribution::anonymous;
}

/// What a correction or retraction speaks of, where it still stands: the entry that it names, else the latest statement
/// of its source.
Statement* meant_by(const Report& report, std::vector<Statement>& statements, const model::Model& model) {
  const auto found = std::find_if(statements.rbegin(), statements.rend(), [&](const Statement& statement) {
    const Report& earlier = model.reports[statement.report];
    return statement.stands &&
           (report.replaces.empty() ? earlier.source == report.source : earlier.entry == report.replaces);
  });
  return found == statements.rend() ? nullptr : &*found;
}

/// A retraction takes one statement back and says nothing else. A correction keeps the standing of what it corrects: a
/// corrected expectation stays an expectation. A correction of nothing that the source is known to have said still says
/// that the event happened.
std::vector<Statement> statements_of(const model::Model& model, const std::vector<std::uint32_t>& reports) {
  std::vector<Statement> statements;
  for (const std::uint32_t index : reports) {
    const Report& report = model.reports[index];
    Statement* earlier = meant_by(report, statements, model);
    if (report.standing == Standing::retracted) {
      if (earlier != nullptr) earlier->stands = false;
      continue;
    }
    Statement statement{.report = index, .standing = report.standing};
    if (report.standing == Standing::corrected) {
      statement.standing = earlier != nullptr ? earlier->standing : Standing::happened;
    }
    statements.push_back(statement);
  }
  return statements;
}

void settle(Account& account, const model::Model& model, Standard standard) {
  bool happened = false;
  for (const Statement& statement : statements_of(model, account.reports)) {
    if (!statement.stands) {
      account.withdrawn.push_back(statement.report);
      continue;
    }
    const Report& report = model.reports[statement.report];
    if (statement.standing == Standing::expected) account.expected = true; // never counts, so no standard asks of it
    if (!is_admitted(report, standard)) continue;
    if (statement.standing == Standing::happened) happened = true;
    if (statement.standing == Standing::denied) account.denied = true;
    if (report.standing == Standing::corrected && report.corrected_to) account.moment = *report.corrected_to;
  }
  account.disputed = happened && account.denied;
  account.counts = happened && !(account.denied && standard == Standard::undisputed);
}

} // namespace

std::vector<Account> accounts(const model::Model& model, time::Instant known_at, Standard standard) {
  std::vector<Account> result(model.events.size());
  for (std::size_t i = 0; i < model.events.size(); ++i) {
    result[i].moment = model.events[i].moment;
  }
  for (std::uint32_t i = 0; i < model.reports.size(); ++i) {
    const Report& report = model.reports[i];
    if (report.known_from() <= known_at) result[report.event.value].reports.push_back(i);
  }
  for (Account& account : result) {
    std::ranges::stable_sort(account.reports, {}, [&](std::uint32_t i) { return model.reports[i].said; });
    settle(account, model, standard);
  }
  return result;
}

} // namespace casus::record
