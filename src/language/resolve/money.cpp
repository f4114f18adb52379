// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/money.h"

#include "language/resolve/amounts.h"
#include "language/resolve/slots.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace casus::language {
namespace {

struct SortOfPromise {
  std::string_view words;
  model::MoneyRung rung;
};

constexpr auto sorts = std::to_array<SortOfPromise>({
#define CASUS_MONEY(words, rung) {words, model::MoneyRung::rung},
#include "language/resolve/money.def" // IWYU pragma: keep
});

bool read_sort(Context& context, Cursor& cursor, model::Promise& promise) {
  for (const auto& [words, rung] : sorts) {
    if (!cursor.take(words)) continue;
    promise.kind = words;
    promise.rung = rung;
    return true;
  }
  std::vector<std::string> known;
  known.reserve(sorts.size());
  for (const SortOfPromise& sort : sorts)
    known.emplace_back(sort.words);
  const Token* word = cursor.peek();
  if (word == nullptr || word->kind != TokenKind::word) {
    not_understood(context, cursor, fmt::format("the sort of promise: `{}`", fmt::join(known, "`, `")));
    return false;
  }
  auto& item = report_unknown(context, word->span, "sort of money", word->text, known);
  if (item.nearest.empty()) item.expected = fmt::format("one of `{}`", fmt::join(known, "`, `"));
  return false;
}

/// The words that may follow a sum without an amount.
bool sees_part(const Cursor& cursor) {
  constexpr std::array<std::string_view, 7> starts = {"rung", "for", "each year", "by", "to", "purpose", "condition"};
  return std::ranges::any_of(starts, [&](std::string_view start) { return cursor.sees(start); });
}

bool read_sum(Context& context, Cursor& cursor, model::Promise& promise) {
  if (cursor.take("no specific amount")) {
    promise.no_specific_amount = true;
    if (cursor.done() || sees_part(cursor)) return true;
    const auto currency = read_currency(context, cursor);
    if (currency) promise.currency = *currency;
    return currency.has_value();
  }
  promise.amount = read_amount(context, cursor);
  if (!promise.amount) return false;
  promise.currency = promise.amount->currency;
  return true;
}

bool read_who(Context& context, Cursor& cursor, std::optional<model::ActorId>& into) {
  const auto actor = read_name(context, cursor, Sort::actor);
  if (actor) into = model::ActorId{*actor};
  return actor.has_value();
}

bool read_part(Context& context, Cursor& cursor, model::Promise& promise) {
  if (cursor.take("rung")) {
    const auto rung = read_rung(context, cursor);
    if (rung) promise.rung = *rung;
    return rung.has_value();
  }
  if (cursor.take("each year")) return promise.each_year = true;
  if (cursor.take("by")) return read_who(context, cursor, promise.by);
  if (cursor.take("to")) return read_who(context, cursor, promise.to);
  std::string* into = cursor.take("for")         ? &promise.period
                      : cursor.take("purpose")   ? &promise.purpose
                      : cursor.take("condition") ? &promise.condition
                                                 : nullptr;
  if (into == nullptr) {
    finish(context, cursor,
           "`rung`, `for`, `each year`, `by`, `to`, `purpose`, `condition` or the end of the line; words such as `at "
           "least` stand before the number");
    return false;
  }
  const auto text = read_text(context, cursor, "words");
  if (text) *into = *text;
  return text.has_value();
}

} // namespace

bool read_money(Context& context, const Slot& slot, model::Agreement& agreement) {
  Cursor cursor = cursor_of(slot);
  model::Promise promise;
  promise.id = fmt::format("{}/money-{}", agreement.id, agreement.money.size() + 1);
  context.trace.particular = true; // to that id
  promise.locus = locus_of(slot);
  promise.span = slot.span;
  if (!read_sort(context, cursor, promise) || !read_sum(context, cursor, promise)) return false;
  while (!cursor.done()) {
    if (!read_part(context, cursor, promise)) return false;
  }
  agreement.money.push_back(std::move(promise));
  return true;
}

} // namespace casus::language
