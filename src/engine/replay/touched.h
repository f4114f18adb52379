// SPDX-License-Identifier: Apache-2.0
// Which agreements a fact may matter to: those whose duties it may open, ask for or perform, or whose force it changes.
#pragma once

#include "engine/replay/quick.h"

#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

namespace casus::engine {

class Touched {
public:
  explicit Touched(const Quick& quick);

  /// Rows, ascending. Too many is no fault, one too few is. `cited`: the fact that it cites, if one is known.
  [[nodiscard]] std::vector<std::uint32_t> rows_of(const StreamFact& fact, const StreamFact* cited) const;

private:
  using Rows = std::vector<std::uint32_t>;
  void add_begun(const StreamFact& fact, Rows& rows) const;
  void add_performed(std::uint32_t act, const StreamFact& fact, bool mutual, Rows& rows) const;
  void add_asked(std::uint32_t request, const StreamFact& fact, Rows& rows) const;
  void add_entries(const Opener& opener, std::uint64_t from, std::uint64_t to, Rows& rows) const;
  [[nodiscard]] std::uint64_t pair(std::uint32_t act, std::uint32_t bearer, std::uint32_t beneficiary) const {
    return (std::uint64_t{act} * quick_.actors + bearer) * (quick_.actors + std::uint64_t{1}) +
           (beneficiary == none ? quick_.actors : beneficiary);
  }

  const Quick& quick_;
  boost::unordered_flat_map<std::uint64_t, Rows> performed_; // by act, bearer and beneficiary
};

} // namespace casus::engine
