// SPDX-License-Identifier: Apache-2.0
// Which texts a single pass can follow, and which are left to the general engine. When in doubt: left.
#pragma once

#include "engine/replay/quick.h"

#include <functional>

namespace casus::engine {

/// What the stream may bring, asked by kind (and what lies below it) and by agreement.
class Coming {
public:
  Coming(const Quick& quick, const Foreseen& foreseen);
  /// Can a fact of that kind or below come?
  bool kind(model::KindId kind) const;
  /// Do all of them fit a stream fact?
  bool fits(model::KindId kind) const;
  /// Can that legal act come, of that agreement? Or only: in facts that do not fit?
  bool act(model::LegalAct act, const Instrument& instrument, bool only_unfit = false) const;

private:
  const Quick& quick_;
  const Foreseen& foreseen_;
};

/// Entry by consent of all, a term, exits by an event about the agreement; nothing that changes these.
bool follows_agreement(const Quick& quick, const Instrument& instrument, const Coming& coming);

/// Does some clause speak of a breach? Then what is broken must be known while facts come, and nothing is quick.
bool breach_is_a_trigger(const Quick& quick);

/// A chain of one or two links that opens a duty of single bearers; the second may be by any party.
bool follows_clause(const Quick& quick, const Instrument& instrument, std::size_t clause, const Coming& coming);

/// Every pattern of a clause: of its links, excuses, breaches and conditions.
void each_pattern(const model::Clause& clause, const std::function<void(const model::Pattern&)>& take);

/// The role by which the entries of a first link are found: one that differs by row or party, else any that is asked.
int key_role(const model::Pattern& pattern);

/// Can a fact be both? Then one of the two is the other's ancestor.
bool overlap(const Nesting& kinds, model::KindId a, model::KindId b);

} // namespace casus::engine
