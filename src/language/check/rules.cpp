// SPDX-License-Identifier: Apache-2.0
#include "language/check/rules.h"

#include "language/check/circles.h"

namespace casus::language {

void report_circles(const Subject& subject, const Edges& edges, std::string_view relation,
                    const std::function<std::string(std::uint32_t)>& name,
                    const std::function<source::Span(std::uint32_t)>& span) {
  for (const auto& circle : circles(edges)) {
    auto& item = subject.diagnostics.report(source::Kind::circle, span(circle.front()),
                                            "a circle: " + sentence_of(circle, relation, name));
    item.expected = "an order without circles: take one of these lines out";
    for (std::size_t i = 1; i < circle.size(); ++i)
      item.also.push_back({span(circle[i]), "part of the circle"});
  }
}

bool is_kind(const model::Model& model, model::KindId kind, model::KindId ancestor) {
  std::optional<model::KindId> here = kind;
  for (std::size_t steps = 0; here && steps <= model.kinds.size(); ++steps) {
    if (*here == ancestor) return true;
    here = model[*here].parent;
  }
  return false;
}

std::string path_of(const model::Model& model, model::ClauseId clause) {
  return model[model[clause].agreement].id + "/" + model[clause].id;
}

} // namespace casus::language
