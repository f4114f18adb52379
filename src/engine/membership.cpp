// SPDX-License-Identifier: Apache-2.0
#include "engine/membership.h"

#include <algorithm>
#include <limits>

namespace casus::engine {

using time::Truth;

Membership::Membership(const std::vector<model::Actor>& actors) : begins_{0} {
  for (std::uint32_t group = 0; group < actors.size(); ++group) {
    add_paths(actors, group);
    begins_.push_back(static_cast<std::uint32_t>(paths_.size()));
  }
}

void Membership::add_paths(const std::vector<model::Actor>& actors, std::uint32_t group) {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
  const auto begin = static_cast<std::ptrdiff_t>(paths_.size());
  std::vector<Path> open{{group, least, least, greatest, greatest}};
  while (!open.empty()) {
    const Path up = open.back();
    open.pop_back();
    for (const model::Membership& spell : actors[up.member].members) {
      Path path{spell.member.value, std::max(up.from_first, spell.from.first().seconds),
                std::max(up.from_last, spell.from.last().seconds), up.to_first, up.to_last};
      if (spell.to) {
        path.to_first = std::min(path.to_first, spell.to->first().seconds);
        path.to_last = std::min(path.to_last, spell.to->last().seconds);
      }
      paths_.push_back(path);
      open.push_back(path);
    }
  }
  std::stable_sort(paths_.begin() + begin, paths_.end(),
                   [](const Path& a, const Path& b) { return a.member < b.member; });
}

Truth Membership::during(const Path& path, const time::Moment& moment) {
  const std::int64_t first = moment.first().seconds;
  const std::int64_t last = moment.last().seconds;
  if (last < path.from_first || first >= path.to_last) return Truth::impossible;
  return first >= path.from_last && last < path.to_first ? Truth::certain : Truth::depends;
}

Truth Membership::member(std::uint32_t x, std::uint32_t group, const time::Moment& moment) const {
  if (x == group) return Truth::certain;
  const auto begin = paths_.begin() + begins_[group];
  const auto end = paths_.begin() + begins_[group + 1];
  auto path = std::lower_bound(begin, end, x, [](const Path& p, std::uint32_t member) { return p.member < member; });
  Truth truth = Truth::impossible;
  for (; path != end && path->member == x && truth != Truth::certain; ++path) {
    truth = either(truth, during(*path, moment));
  }
  return truth;
}

std::vector<std::uint32_t> Membership::ever(std::uint32_t group) const {
  std::vector<std::uint32_t> all{group};
  for (auto i = begins_[group]; i < begins_[group + 1]; ++i)
    all.push_back(paths_[i].member);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

} // namespace casus::engine
