// SPDX-License-Identifier: Apache-2.0
#include "language/check/circles.h"

#include <algorithm>
#include <cstddef>

namespace casus::language {
namespace {

enum class Mark : std::uint8_t { fresh, open, done };

struct Step {
  std::uint32_t node;
  std::size_t next = 0;
};

} // namespace

std::vector<std::vector<std::uint32_t>> circles(const std::vector<std::vector<std::uint32_t>>& edges) {
  std::vector<std::vector<std::uint32_t>> found;
  std::vector<Mark> marks(edges.size(), Mark::fresh);
  std::vector<Step> path; // a stack of our own: the depth is the user's
  for (std::uint32_t start = 0; start < edges.size(); ++start) {
    if (marks[start] != Mark::fresh) continue;
    path = {{start}};
    marks[start] = Mark::open;
    while (!path.empty()) {
      Step& top = path.back();
      if (top.next == edges[top.node].size()) {
        marks[top.node] = Mark::done;
        path.pop_back();
        continue;
      }
      const std::uint32_t next = edges[top.node][top.next++];
      if (marks[next] == Mark::fresh) {
        marks[next] = Mark::open;
        path.push_back({next});
      } else if (marks[next] == Mark::open) {
        std::vector<std::uint32_t> circle;
        const auto first = std::ranges::find(path, next, &Step::node);
        std::transform(first, path.end(), std::back_inserter(circle), [](const Step& step) { return step.node; });
        std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end()), circle.end());
        found.push_back(std::move(circle));
      }
    }
  }
  return found;
}

std::string sentence_of(const std::vector<std::uint32_t>& circle, std::string_view relation,
                        const std::function<std::string(std::uint32_t)>& name) {
  std::string sentence = '`' + name(circle.front()) + '`';
  for (std::size_t i = 1; i <= circle.size(); ++i) {
    sentence += i == 1 ? " " : ", which ";
    sentence += relation;
    sentence += " `" + name(circle[i % circle.size()]) + '`';
  }
  return sentence;
}

} // namespace casus::language
