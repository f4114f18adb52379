// SPDX-License-Identifier: Apache-2.0
#include "language/language.h"

#include "language/check/check.h"
#include "language/parse/parse.h"
#include "language/resolve/resolve.h"

#include <utility>

namespace casus::language {

Reading read(const source::Texts& texts, std::span<const source::FileId> files) {
  Reading reading;
  std::vector<Tree> trees;
  trees.reserve(files.size());
  for (const source::FileId file : files)
    trees.push_back(parse(texts, file, reading.diagnostics));
  Resolved resolved = resolve(trees, reading.diagnostics);
  // What has a fault is out of the model by now, so that a check of the rest repeats nothing.
  check(resolved.model, resolved.marks, reading.diagnostics);
  for (const Tree& tree : trees)
    reading.diagnostics.put_under_headings(tree.file, tree.headings);
  source::Diagnostics sorted;
  for (source::Diagnostic& diagnostic : reading.diagnostics.sorted())
    sorted.add(std::move(diagnostic));
  reading.diagnostics = std::move(sorted);
  reading.model = std::move(resolved.model);
  return reading;
}

} // namespace casus::language
