// SPDX-License-Identifier: Apache-2.0
// Sums as a text states them, in money, in percent of a national product or in things; and the rungs of money.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// `1500000 USD`, `more than 61.5 EUR`, `0.25 percent of GDP`, `at least 12 "F-16 aircraft"`.
std::optional<model::Amount> read_amount(Context& context, Cursor& cursor);

/// A currency of three capital letters.
std::optional<std::string> read_currency(Context& context, Cursor& cursor);

/// Words on the exactness of a number.
struct Bound {
  model::AmountBound bound = model::AmountBound::stated;
  std::string word; // as written; empty when the number is stated as it stands
};

/// The words if there are any; nothing is reported otherwise.
Bound take_bound(Cursor& cursor);

/// A number from 0 in digits, with a decimal point or without. None: nothing is taken or reported.
std::optional<double> take_decimal(Cursor& cursor);

/// `announced`, `pledged`, ...
std::optional<model::MoneyRung> read_rung(Context& context, Cursor& cursor);

} // namespace casus::language
