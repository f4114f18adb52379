// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/money.h"

#include "language/resolve/dates.h"
#include "language/resolve/slots.h"

#include <array>

#include <fmt/format.h>

namespace casus::language {
namespace {

constexpr std::array<std::string_view, 5> bounds = {"stated", "at least", "more than", "up to", "approximate"};

bool read_bound(Context& context, Cursor& cursor, model::Promise& promise) {
  for (const std::string_view bound : bounds) {
    if (!cursor.take(bound)) continue;
    promise.bound = bound;
    return true;
  }
  not_understood(context, cursor, "`stated`, `at least`, `more than`, `up to` or `approximate`");
  return false;
}

bool read_sum(Context& context, Cursor& cursor, model::Promise& promise) {
  if (cursor.take("no specific amount")) {
    promise.no_specific_amount = true;
    const bool more = cursor.sees("for") || cursor.sees("purpose") || cursor.sees("condition") || cursor.sees("bound");
    if (cursor.done() || more) return true;
    const auto currency = read_currency(context, cursor);
    if (currency) promise.currency = *currency;
    return currency.has_value();
  }
  promise.amount = read_amount(context, cursor);
  if (!promise.amount) return false;
  promise.currency = promise.amount->currency;
  return true;
}

bool read_part(Context& context, Cursor& cursor, model::Promise& promise) {
  if (cursor.take("bound")) return read_bound(context, cursor, promise);
  std::string* into = cursor.take("for")         ? &promise.period
                      : cursor.take("purpose")   ? &promise.purpose
                      : cursor.take("condition") ? &promise.condition
                                                 : nullptr;
  if (into == nullptr) {
    finish(context, cursor, "`bound`, `for`, `purpose`, `condition` or the end of the line");
    return false;
  }
  const auto text = read_text(context, cursor, "words");
  if (text) *into = *text;
  return text.has_value();
}

} // namespace

bool read_money(Context& context, const Slot& slot, model::Agreement& agreement) {
  Cursor cursor = cursor_of(slot);
  const Token* kind = cursor.take_word();
  if (kind == nullptr) {
    not_understood(context, cursor, "the kind of promise, such as `pledge`, `intent`, `authorisation` or `past`");
    return false;
  }
  model::Promise promise;
  promise.id = fmt::format("{}/money-{}", agreement.id, agreement.money.size() + 1);
  promise.kind = kind->text;
  promise.bound = bounds.front();
  promise.locus = slot.locus ? slot.locus->text : "";
  promise.span = slot.span;
  if (!read_sum(context, cursor, promise)) return false;
  while (!cursor.done()) {
    if (!read_part(context, cursor, promise)) return false;
  }
  if (promise.no_specific_amount) promise.bound.clear();
  agreement.money.push_back(std::move(promise));
  return true;
}

} // namespace casus::language
