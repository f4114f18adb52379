// SPDX-License-Identifier: Apache-2.0
// What a replay reads: facts in order of time, flat, of one known second each.
#pragma once

#include "engine/nesting.h"
#include "model/log.h"

#include <array>
#include <optional>
#include <vector>

namespace casus::engine {

/// Up to two actors of one role; `none` where there is none, the second only after a first.
using Players = std::array<std::uint32_t, 2>;

inline bool plays(const Players& players, std::uint32_t actor) { return players[0] == actor || players[1] == actor; }

/// `StreamFact::cites` of a fact that cites something which is not there.
inline constexpr std::uint32_t nothing_known = none - 1;

/// A fact that fits one line of memory. Its agreement is a row: an AgreementId, or past those the rows of the
/// templates, in the order of `model::written_out`.
struct StreamFact {
  std::int64_t second = 0;
  std::uint32_t number = 0; // record number: rises from fact to fact
  std::uint32_t kind = 0;
  std::array<Players, model::role_count> roles{{{none, none}, {none, none}, {none, none}, {none, none}}};
  std::uint32_t place = none;
  std::uint32_t of = none;
  std::uint32_t cites = none; // the number of an earlier fact, or `nothing_known`
};

/// Which facts a stream may bring. What is not foreseen here must not come.
struct Foreseen {
  struct Kind {
    model::KindId kind;
    std::optional<model::AgreementId> of; // absent: of any agreement, or of none
    bool fits = true;                     // false: some of them are no stream facts
    bool cites = true;                    // false: none of them cites another
  };
  std::vector<Kind> kinds;
};

/// A log for a replay: the facts that fit, in order of time, numbered in that order; and what they are.
struct Stream {
  std::vector<StreamFact> facts;
  Foreseen foreseen; // those that do not fit too: an imprecise moment, a part performance, more than there is room for
  std::vector<model::FactId> ids; // by number: which fact of the log
};
Stream stream_of(const model::Model& model, const model::Log& log);

/// The same fact as the rules know it, but for what it cites.
model::Fact as_fact(const StreamFact& fact);

} // namespace casus::engine
