// SPDX-License-Identifier: Apache-2.0
#include "exchange/why_replayed.h"

#include "cli/asking.h"
#include "cli/questions.h"
#include "cli/replay.h"
#include "cli/table_text.h"

#include <fmt/format.h>

namespace casus::cli {

Finished ask_why_replayed(const Options& options, const Surroundings& surroundings, const questions::Asked& asked) {
  if (options.names.size() != 1) return refused("why explains one thing at a time; give one id");
  if (options.why_not || !options.event.empty()) return refused("--replayed explains duties that are there, not --not");
  const auto note = exchange::read_note(options.replayed);
  if (!note) return refused(note.error());
  Options reading = options;
  if (reading.library.empty()) reading.library = note->library;
  auto library = checked_library(reading, surroundings);
  if (!library) return library.error();
  if (exchange::sum_of(library->texts) != note->library_sum)
    return refused("the library has changed since the replay: replay again");
  const auto answers =
      exchange::why_replayed(library->reading.model, options.replayed, *note, options.names.front(), asked.zone);
  if (!answers) return refused(answers.error());
  Finished finished{ExitCode::answered, "", ""};
  const bool colour = coloured(options, surroundings);
  for (const questions::WhyAnswer& answer : *answers) {
    const std::vector<questions::Table> tables = to_tables(answer, options.full);
    finished.out += options.output == Output::table
                        ? lines_text(to_lines(answer, options.full), colour)
                        : print_answer(options, colour, tables, to_json(answer), tables.front()).out;
  }
  return finished;
}

} // namespace casus::cli
