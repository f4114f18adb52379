// SPDX-License-Identifier: Apache-2.0
#include "cli/run.h"

#include "cli/arguments.h"
#include "cli/compile.h"
#include "cli/ledger_commands.h"
#include "cli/questions.h"
#include "cli/replay.h"
#include "cli/texts.h"
#include "cli/tour.h"
#include "cli/weave.h"

namespace casus::cli {

Finished run(std::span<const std::string> arguments, const Surroundings& surroundings) {
  const auto options = parse_arguments(arguments);
  if (!options) {
    const Stop& stop = options.error();
    return stop.code == ExitCode::answered ? Finished{stop.code, stop.text, ""} : Finished{stop.code, "", stop.text};
  }
  switch (options->command) {
  case Command::check: return check_texts(*options, surroundings);
  case Command::fmt: return format_texts(*options);
  case Command::record: return record_reports(*options, surroundings);
  case Command::log: return show_log(*options, surroundings);
  case Command::verify: return verify_record(*options, surroundings);
  case Command::compile: return compile(*options, surroundings);
  case Command::replay: return replay(*options, surroundings);
  case Command::weave: return weave(*options, surroundings);
  case Command::tour: return tour(*options, surroundings);
  default: break; // a question
  }
  return ask(*options, surroundings);
}

} // namespace casus::cli
