// SPDX-License-Identifier: Apache-2.0
// Duties that arose, and which of them an act of a bearer towards a beneficiary would perform.
#pragma once

#include "engine/replay/quick.h"

#include <boost/unordered/unordered_flat_map.hpp>

namespace casus::engine {

struct KeptDuty {
  std::int64_t opened;
  std::int64_t closed;     // the second of the act, or `never`
  std::uint32_t first;     // into FirstFacts
  std::uint32_t entry;     // into Quick::entries
  std::uint32_t opened_by; // number of the fact that completed the chain
  std::uint32_t link;      // while nothing performed it: the next of its list; then: the number of the act

  bool performed() const { return closed != never; }
  /// Number of the act, or none.
  std::uint32_t closed_by() const { return performed() ? link : none; }
};
static_assert(sizeof(KeptDuty) == 32);

/// For each act, bearer and beneficiary the newest duty that nothing has performed, others behind it.
class OpenLists {
public:
  OpenLists(std::size_t acts, std::uint32_t actors);
  /// For few duties: without room for every pair.
  explicit OpenLists(std::uint32_t actors) : actors_(actors) {}
  std::uint32_t& newest(std::uint32_t act, std::uint32_t bearer, std::uint32_t beneficiary) {
    const std::uint64_t key = key_of(act, bearer, beneficiary);
    return dense_.empty() ? sparse_.try_emplace(key, none).first->second : dense_[key];
  }

private:
  std::uint64_t key_of(std::uint32_t act, std::uint32_t bearer, std::uint32_t beneficiary) const {
    const std::uint64_t to = beneficiary == none ? actors_ : beneficiary;
    return (std::uint64_t{act} * actors_ + bearer) * (actors_ + 1) + to;
  }

  std::uint64_t actors_;
  std::vector<std::uint32_t> dense_; // where there is room for every pair
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> sparse_;
};

} // namespace casus::engine
