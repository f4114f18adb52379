// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/amounts.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace casus::language {
namespace {

using model::AmountBound;
using model::MoneyRung;

struct BoundWords {
  std::string_view words;
  AmountBound bound;
};

/// What is almost or nearly a sum is less than it; what is close to it may lie on either side.
constexpr std::array bounds = {
    BoundWords{"at least", AmountBound::floor},      BoundWords{"more than", AmountBound::floor},
    BoundWords{"up to", AmountBound::ceiling},       BoundWords{"almost", AmountBound::ceiling},
    BoundWords{"nearly", AmountBound::ceiling},      BoundWords{"close to", AmountBound::about},
    BoundWords{"approximately", AmountBound::about}, BoundWords{"around", AmountBound::about},
    BoundWords{"estimated", AmountBound::about},
};

struct RungWord {
  std::string_view word;
  MoneyRung rung;
};

constexpr std::array rungs = {
    RungWord{"announced", MoneyRung::announced},   RungWord{"pledged", MoneyRung::pledged},
    RungWord{"authorised", MoneyRung::authorised}, RungWord{"appropriated", MoneyRung::appropriated},
    RungWord{"obligated", MoneyRung::obligated},   RungWord{"disbursed", MoneyRung::disbursed},
};

/// What the number counts.
bool read_unit(Context& context, Cursor& cursor, model::Amount& amount) {
  if (const Token* things = cursor.take_string()) {
    amount.unit = model::AmountUnit::items;
    amount.currency = things->text;
    return true;
  }
  constexpr std::string_view share = "percent of GDP";
  if (cursor.take(share)) {
    amount.unit = model::AmountUnit::share_of_gdp;
    amount.currency = share;
    return true;
  }
  const auto currency = read_currency(context, cursor);
  if (currency) amount.currency = *currency;
  return currency.has_value();
}

} // namespace

std::optional<std::string> read_currency(Context& context, Cursor& cursor) {
  const Token* token = cursor.peek();
  const bool good = token != nullptr && token->kind == TokenKind::word && token->text.size() == 3 &&
                    std::ranges::all_of(token->text, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (good) {
    cursor.skip(1);
    return std::string(token->text);
  }
  not_understood(context, cursor,
                 "a currency as three capital letters, such as `USD` or `EUR`; `percent of GDP`; or what is counted, "
                 "in quotation marks");
  return std::nullopt;
}

Bound take_bound(Cursor& cursor) {
  for (const auto& [words, bound] : bounds) {
    if (cursor.take(words)) return {bound, std::string(words)};
  }
  return {};
}

std::optional<double> take_decimal(Cursor& cursor) {
  const Token* token = cursor.peek();
  if (token == nullptr || token->text.empty() || token->kind == TokenKind::string) return std::nullopt;
  double value = 0;
  const char* end = token->text.data() + token->text.size();
  const auto read = std::from_chars(token->text.data(), end, value, std::chars_format::fixed);
  if (read.ec != std::errc{} || read.ptr != end || !(value >= 0)) return std::nullopt;
  cursor.skip(1);
  return value;
}

std::optional<model::Amount> read_amount(Context& context, Cursor& cursor) {
  model::Amount amount;
  Bound bound = take_bound(cursor);
  amount.bound = bound.bound;
  amount.bound_word = std::move(bound.word);
  const auto value = take_decimal(cursor);
  if (!value) {
    not_understood(context, cursor,
                   amount.bound == AmountBound::stated
                       ? "a sum in digits and its currency, such as `1500000000 USD`; `at least`, `more than`, `up "
                         "to`, `almost`, `nearly`, `close to`, `approximately`, `around` or `estimated` may stand "
                         "before"
                       : "a sum in digits and its currency, such as `1500000000 USD`");
    return std::nullopt;
  }
  amount.value = *value;
  if (!read_unit(context, cursor, amount)) return std::nullopt;
  return amount;
}

std::optional<MoneyRung> read_rung(Context& context, Cursor& cursor) {
  for (const auto& [word, rung] : rungs) {
    if (cursor.take(word)) return rung;
  }
  not_understood(context, cursor, "`announced`, `pledged`, `authorised`, `appropriated`, `obligated` or `disbursed`");
  return std::nullopt;
}

} // namespace casus::language
