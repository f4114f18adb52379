// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/hedges.h"

#include "source/nearest.h"

#include <array>

#include <fmt/format.h>

namespace casus::language {
namespace {

using model::Hedge;

struct HedgeWords {
  std::string_view words;
  Hedge hedge;
};

constexpr std::array hedge_words = {
    HedgeWords{"immediately", Hedge::immediately},
    HedgeWords{"swiftly", Hedge::swiftly},
    HedgeWords{"where possible", Hedge::where_possible},
    HedgeWords{"best efforts", Hedge::best_efforts},
    HedgeWords{"as appropriate", Hedge::as_appropriate},
    HedgeWords{"as it deems necessary", Hedge::as_deemed_necessary},
    HedgeWords{"in accordance with own law", Hedge::own_law},
    HedgeWords{"in accordance with constitutional processes", Hedge::constitutional_processes},
    HedgeWords{"subject to availability of funds", Hedge::availability_of_funds},
    HedgeWords{"subject to appropriation", Hedge::appropriation},
    HedgeWords{"by mutual decision", Hedge::mutual_decision},
};

} // namespace

std::optional<model::HedgeNote> take_hedge(Cursor& cursor) {
  for (const auto& [words, hedge] : hedge_words) {
    if (cursor.take(words)) return model::HedgeNote{hedge, std::string(words)};
  }
  if (const Token* text = cursor.take_string()) return model::HedgeNote{Hedge::other, std::string(text->text)};
  return std::nullopt;
}

std::optional<model::HedgeNote> read_hedge(Context& context, Cursor& cursor) {
  if (auto hedge = take_hedge(cursor)) return hedge;
  if (cursor.done()) {
    not_understood(context, cursor, "a hedge, such as `where possible`, or other words in quotation marks");
    return std::nullopt;
  }
  std::vector<std::string> known;
  known.reserve(hedge_words.size());
  for (const auto& [words, hedge] : hedge_words)
    known.emplace_back(words);
  const std::string words = joined(cursor.rest());
  auto& item = context.diagnostics.report(source::Kind::unknown_hedge, cursor.remainder(),
                                          fmt::format("`{}` is not one of the known hedges", words));
  item.expected = "one of the hedges of the language, or other words in quotation marks";
  if (const auto near = source::nearest(words, known)) {
    item.nearest = *near;
    item.fixes.push_back({cursor.remainder(), *near, {}});
  }
  item.fixes.push_back({cursor.remainder(), fmt::format("\"{}\"", words), {}});
  return std::nullopt;
}

bool read_hedges(Context& context, Cursor& cursor, std::vector<model::HedgeNote>& hedges) {
  do {
    const auto hedge = read_hedge(context, cursor);
    if (!hedge) return false;
    hedges.push_back(*hedge);
  } while (take_separator(cursor));
  return finish(context, cursor, "a comma and another hedge, or the end of the line");
}

} // namespace casus::language
