// SPDX-License-Identifier: Apache-2.0
// Orders that must not turn back on themselves: which agreement takes the place of which, which marking is below which.
#include "language/check/rules.h"

#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;
using Ids = model::Few<model::AgreementId>;
using Spans = model::Few<source::Span>;

/// One relation between agreements, its list in each and the marks of it.
struct Relation {
  std::string_view words;
  Ids model::Agreement::*ids;
  Spans AgreementMarks::*marks;
};

void check_relation(const Subject& subject, const Relation& relation) {
  const auto& agreements = subject.model.agreements;
  Edges edges;
  for (std::uint32_t i = 0; i < agreements.size(); ++i) {
    const Ids& others = agreements[i].*relation.ids;
    for (std::size_t j = 0; j < others.size(); ++j) {
      if (others[j].value != i) {
        edges.push_back({i, others[j].value});
        continue;
      }
      subject.diagnostics
          .report(Kind::replaces_itself, (subject.marks.agreements[i].*relation.marks)[j],
                  fmt::format("an agreement {} others, never itself", relation.words))
          .expected = "the id of an earlier agreement";
    }
  }
  report_circles(
      subject, edges, relation.words, [&](std::uint32_t i) { return agreements[i].id; },
      [&](std::uint32_t i) { return (subject.marks.agreements[i].*relation.marks).front(); });
}

} // namespace

void check_successions(const Subject& subject) {
  check_relation(subject, {"supersedes", &model::Agreement::supersedes, &AgreementMarks::supersedes});
  check_relation(subject, {"succeeds", &model::Agreement::succeeds, &AgreementMarks::succeeds});
}

void check_markings(const Subject& subject) {
  const auto& markings = subject.model.markings;
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < markings.size(); ++i)
    numbers.emplace(markings[i].name, i);
  Edges edges;
  for (std::uint32_t i = 0; i < markings.size(); ++i) {
    for (const std::string& name : markings[i].below) {
      const auto above = numbers.find(name);
      if (above != numbers.end()) edges.push_back({i, above->second});
    }
  }
  report_circles(
      subject, edges, "is below", [&](std::uint32_t i) { return markings[i].name; },
      [&](std::uint32_t i) { return subject.marks.markings[i].below; });
}

} // namespace casus::language
