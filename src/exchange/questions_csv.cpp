// SPDX-License-Identifier: Apache-2.0
#include "exchange/questions_csv.h"

#include "engine/replay/open_at.h"
#include "exchange/time_cell.h"
#include "source/cells.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::exchange {

namespace {

struct Places {
  int time = -1;
  int by = -1;
  int number = -1;
};

std::optional<Places> places_in(const model::QuestionTable& table, const std::vector<std::string>& columns) {
  const auto place = [&](const std::string& name) {
    const auto found = std::ranges::find(columns, name);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
  };
  const Places places{place(table.time.column), place(table.by.column),
                      table.number.empty() ? -1 : place(table.number)};
  const bool all = places.time >= 0 && places.by >= 0 && (table.number.empty() || places.number >= 0);
  return all ? std::optional(places) : std::nullopt;
}

std::expected<std::string, std::string> whole_file(const std::string& path) {
  auto bytes = Bytes::open(path);
  if (!bytes) return std::unexpected(bytes.error());
  std::string text;
  while (true) {
    const std::size_t before = text.size();
    text.resize(before + (1U << 16U));
    const auto got = bytes->read(text.data() + before, text.size() - before);
    if (!got) return std::unexpected(got.error());
    text.resize(before + *got);
    if (*got == 0) return text;
  }
}

} // namespace

std::expected<Answered, std::string> answer_questions(const model::Model& model, const std::string& path,
                                                      const Replayed& replayed, const ReplayedCsv& names,
                                                      const Sink& sink) {
  auto text = whole_file(path);
  if (!text) return std::unexpected(text.error());
  const auto header = read_header(*text, true);
  std::optional<Places> places;
  auto table = model.question_tables.begin();
  for (; table != model.question_tables.end() && !places; table += places ? 0 : 1)
    places = places_in(*table, header->columns);
  if (!places)
    return std::unexpected(fmt::format("`{}`: the library has no table of questions with its columns", path));
  const CellIds actors = actor_cells(model, table->by);
  const engine::OpenAt open(*replayed.replay);
  Answered answered;
  std::string out = "query,event,agreement,clause\n";
  std::string_view rest = std::string_view(*text).substr(header->length);
  for (std::size_t line = 2; !rest.empty(); ++line) {
    const source::QuotedLine row = source::read_quoted_line(rest);
    rest.remove_prefix(row.length);
    if (row.cells.size() == 1 && row.cells.front().empty()) continue;
    if (row.cells.size() != header->columns.size()) {
      return std::unexpected(fmt::format("`{}` line {}: {} cells where the first line has {}", path, line,
                                         row.cells.size(), header->columns.size()));
    }
    const std::string& who = row.cells[static_cast<std::size_t>(places->by)];
    const auto second = second_in(table->time, row.cells[static_cast<std::size_t>(places->time)]);
    const std::uint32_t actor = actors.find(who);
    if (!second || actor == unknown) {
      return std::unexpected(second ? fmt::format("`{}` line {}: no actor is called `{}{}{}`", path, line,
                                                  table->by.before, who, table->by.after)
                                    : fmt::format("`{}` line {}: no time", path, line));
    }
    ++answered.questions;
    const std::string number =
        places->number < 0 ? std::to_string(line - 1) : row.cells[static_cast<std::size_t>(places->number)];
    for (const std::uint32_t duty : open.find(actor, *second)) {
      ++answered.rows;
      out.append(number).append(1, ',');
      names.name(replayed.replay->duties()[duty], out);
      out.append(1, '\n');
    }
    if (replayed.remainder == nullptr) continue;
    for (const model::Duty& duty : replayed.remainder->open_at({actor}, {*second})) {
      ++answered.rows;
      out.append(number).append(1, ',').append(names.name(duty)).append(1, '\n');
    }
  }
  if (!sink(out)) return std::unexpected("the answers could not be written");
  return answered;
}

} // namespace casus::exchange
