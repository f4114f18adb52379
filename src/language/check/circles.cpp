// SPDX-License-Identifier: Apache-2.0
#include "language/check/circles.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>

namespace casus::language {
namespace {

enum class Mark : std::uint8_t { fresh, open, done };

struct Step {
  std::uint32_t node;
  std::size_t next; // of the edges from it
};

} // namespace

std::vector<std::vector<std::uint32_t>> circles(Edges edges) {
  std::vector<std::vector<std::uint32_t>> found;
  if (edges.empty()) return found; // as in most libraries
  std::ranges::stable_sort(edges, {}, &Edge::from);
  std::uint32_t last = 0;
  for (const Edge& edge : edges)
    last = std::max({last, edge.from, edge.to});
  std::vector<std::size_t> first(last + 2, 0); // by node: the first of its edges
  for (const Edge& edge : edges)
    ++first[edge.from + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<Mark> marks(last + 1, Mark::fresh);
  std::vector<Step> path; // a stack of our own: the depth is the user's
  for (std::uint32_t start = 0; start <= last; ++start) {
    if (marks[start] != Mark::fresh) continue;
    path = {{start, first[start]}};
    marks[start] = Mark::open;
    while (!path.empty()) {
      Step& top = path.back();
      if (top.next == first[top.node + 1]) {
        marks[top.node] = Mark::done;
        path.pop_back();
        continue;
      }
      const std::uint32_t next = edges[top.next++].to;
      if (marks[next] == Mark::fresh) {
        marks[next] = Mark::open;
        path.push_back({next, first[next]});
      } else if (marks[next] == Mark::open) {
        std::vector<std::uint32_t> circle;
        const auto begin = std::ranges::find(path, next, &Step::node);
        std::transform(begin, path.end(), std::back_inserter(circle), [](const Step& step) { return step.node; });
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
