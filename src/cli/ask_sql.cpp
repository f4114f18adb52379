// SPDX-License-Identifier: Apache-2.0
#include "cli/asking.h"
#include "questions/sql.h"

namespace casus::cli {

Finished ask_sql(const Asking& asking) {
  const Options& options = asking.options;
  if (options.names.size() > 1) return refused("sql takes one query; put it in quotes");
  const std::vector<questions::View> views = questions::views(asking.asked);
  const auto database = questions::Database::fill(views, options.out);
  if (!database) return refused(database.error().sentence);
  if (!options.out.empty() && options.names.empty()) {
    return {ExitCode::answered, "written: " + options.out + "\n", ""};
  }
  if (options.names.empty()) {
    const questions::Table table = views_table(views);
    const auto listed = database->ask("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name");
    return asking.print({table}, listed ? to_json(*listed) : boost::json::value());
  }
  const auto answer = database->ask(options.names.front());
  if (!answer) return refused(answer.error().sentence);
  return asking.print({to_table(*answer)}, to_json(*answer));
}

} // namespace casus::cli
