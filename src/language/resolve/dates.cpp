// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/dates.h"

#include "language/resolve/holes.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_number(const Token* token) {
  return token != nullptr && (token->kind == TokenKind::word || token->kind == TokenKind::date) &&
         !token->text.empty() && std::ranges::all_of(token->text, is_digit);
}

/// Takes `24 hours and 30 minutes` as long as it goes on so.
std::string take_span_words(Cursor& cursor) {
  std::string text;
  while (is_number(cursor.peek())) {
    const Token* unit = cursor.peek(1);
    if (unit == nullptr || unit->kind != TokenKind::word) break;
    text.append(text.empty() ? "" : " ").append(cursor.peek()->text).append(" ").append(unit->text);
    cursor.skip(2);
    if (cursor.sees("and") && is_number(cursor.peek(1))) cursor.skip(1);
  }
  return text;
}

} // namespace

bool sees_date(const Cursor& cursor) {
  const Token* token = cursor.peek();
  if (token == nullptr || (token->kind != TokenKind::word && token->kind != TokenKind::date)) return false;
  const std::string_view text = token->text;
  return !text.empty() && (is_digit(text[0]) || (text[0] == '-' && text.size() > 1 && is_digit(text[1])));
}

std::optional<time::Moment> read_moment(Context& context, Cursor& cursor, time::Zone zone) {
  const std::size_t start = cursor.position();
  if (cursor.done()) {
    not_understood(context, cursor, "a date");
    return std::nullopt;
  }
  std::string text = cursor.take_lump();
  const Token* word = cursor.peek(1);
  if (cursor.sees(TokenKind::open) && word != nullptr && word->text == "Julian") {
    cursor.skip(2);
    cursor.take(TokenKind::close);
    text += " (Julian)";
  }
  if (text.empty()) {
    not_understood(context, cursor, "a date such as `2024`, `2024-06`, `2024-06-13` or `2024-06-13T09:40+03:00`");
    return std::nullopt;
  }
  const auto moment = time::parse_moment(text, zone);
  if (!moment) {
    const bool shape = moment.error().kind == time::MomentFault::Kind::malformed;
    const std::string& sentence = moment.error().sentence;
    context.diagnostics.report(Kind::bad_date, cursor.since(start),
                               shape ? sentence : fmt::format("`{}` is not a date: {}", text, sentence));
    return std::nullopt;
  }
  return *moment;
}

std::optional<time::Date> read_date(Context& context, Cursor& cursor) {
  const std::size_t start = cursor.position();
  const auto moment = read_moment(context, cursor, time::Zone::utc());
  if (!moment) return std::nullopt;
  if (moment->precision != time::Precision::day) {
    context.diagnostics.report(Kind::bad_date, cursor.since(start), "a whole date is needed here").expected =
        "year, month and day, such as `2024-06-13`";
    return std::nullopt;
  }
  return time::Zone::utc().local_date(moment->earliest);
}

std::optional<time::TimeSpan> read_span(Context& context, Cursor& cursor) {
  constexpr auto expected = "a number and a unit, such as `24 hours`, `10 days`, `6 months` or `1 year 6 months`";
  const std::size_t start = cursor.position();
  const std::string text = take_span_words(cursor);
  if (text.empty()) {
    const Token* token = cursor.peek();
    if (token != nullptr && token->kind == TokenKind::hole) {
      report_hole(context, token->span, token->text);
      return std::nullopt;
    }
    const auto message = token == nullptr ? std::string("a length of time is missing")
                                          : fmt::format("`{}` is not a length of time", token->text);
    context.diagnostics.report(Kind::bad_span, cursor.here(), message).expected = expected;
    return std::nullopt;
  }
  const auto span = time::parse_span(text);
  if (span) return *span;
  if (span.error().kind == time::SpanFault::Kind::mixed) {
    context.diagnostics
        .report(Kind::mixed_span, cursor.since(start), fmt::format("`{}` mixes two ways of counting time", text))
        .expected = "either hours, minutes and seconds, counted on the clock, or days, weeks, months and years, "
                    "counted on the calendar; `24 hours` and `1 day` end at different times";
  } else {
    context.diagnostics
        .report(Kind::bad_span, cursor.since(start), fmt::format("`{}` is not a length of time here", text))
        .expected = span.error().sentence;
  }
  return std::nullopt;
}

std::optional<time::CivilSpan> read_civil_span(Context& context, Cursor& cursor, std::string_view what) {
  const std::size_t start = cursor.position();
  const auto span = read_span(context, cursor);
  if (!span) return std::nullopt;
  if (const auto* civil = std::get_if<time::CivilSpan>(&*span)) return *civil;
  context.diagnostics.report(Kind::bad_span, cursor.since(start), fmt::format("{} is not counted in hours", what))
      .expected = "days, weeks, months or years";
  return std::nullopt;
}

std::optional<std::uint32_t> read_number(Context& context, Cursor& cursor, std::string_view what) {
  const Token* token = cursor.peek();
  std::uint32_t number = 0;
  if (is_number(token)) {
    const char* end = token->text.data() + token->text.size();
    if (std::from_chars(token->text.data(), end, number).ec == std::errc{}) {
      cursor.skip(1);
      return number;
    }
  }
  not_understood(context, cursor, fmt::format("{}, a whole number", what));
  return std::nullopt;
}

} // namespace casus::language
