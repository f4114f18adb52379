// SPDX-License-Identifier: Apache-2.0
// Who is a member of what, when: every path of memberships flattened to one span (rules, section 2).
#pragma once

#include "model/actor.h"
#include "time/truth.h"

namespace casus::engine {

/// Membership compiled to intervals. Along a path all spells must hold; as each end is compared on its own, the latest
/// beginning and the earliest end say the same as all of them.
class Membership {
public:
  Membership() = default;
  explicit Membership(const std::vector<model::Actor>& actors);

  /// Is x the group itself, or a member of it at that moment?
  time::Truth member(std::uint32_t x, std::uint32_t group, const time::Moment& moment) const;

  /// The group and all who ever were members, ascending.
  std::vector<std::uint32_t> ever(std::uint32_t group) const;

private:
  struct Path {
    std::uint32_t member;
    std::int64_t from_first, from_last; // seconds: when the latest of the beginnings was
    std::int64_t to_first, to_last;     // the earliest of the ends
  };
  static time::Truth during(const Path& path, const time::Moment& moment);
  void add_paths(const std::vector<model::Actor>& actors, std::uint32_t group);

  std::vector<Path> paths_;           // those of one group by member
  std::vector<std::uint32_t> begins_; // by group
};

} // namespace casus::engine
