// SPDX-License-Identifier: Apache-2.0
#include "language/language.h"

#include "language/check/check.h"
#include "language/check/sample_rows.h"
#include "language/parse/parse.h"
#include "language/resolve/resolve.h"

#include <algorithm>
#include <utility>

namespace casus::language {

namespace {

/// What is written once for many rows has its faults once.
source::Diagnostics each_once(std::vector<source::Diagnostic> sorted) {
  const auto same = [](const source::Diagnostic& a, const source::Diagnostic& b) {
    return a.kind == b.kind && a.span == b.span && a.span.valid() && a.message == b.message;
  };
  source::Diagnostics result;
  for (source::Diagnostic& item : sorted) {
    const auto& all = result.all();
    const auto begins = std::find_if_not(all.rbegin(), all.rend(), [&](const source::Diagnostic& earlier) {
      return earlier.span.file == item.span.file && earlier.span.offset == item.span.offset;
    });
    const bool known = std::any_of(all.rbegin(), begins, [&](const auto& earlier) { return same(earlier, item); });
    if (!known) result.add(std::move(item));
  }
  return result;
}

} // namespace

Reading read(const source::Texts& texts, std::span<const source::FileId> files, const source::Loader& load) {
  Reading reading;
  std::vector<Tree> trees;
  trees.reserve(files.size());
  for (const source::FileId file : files)
    trees.push_back(parse_heads(texts, file));
  Resolved resolved = resolve(trees, texts, load, reading.diagnostics);
  for (Tree& tree : trees)
    finish(tree, reading.diagnostics);
  // What has a fault is out of the model by now, so that a check of the rest repeats nothing.
  const Sizes sizes = add_sample_rows(resolved.model, resolved.marks, reading.diagnostics);
  check(resolved.model, resolved.marks, reading.diagnostics);
  cut_sample_rows(resolved.model, resolved.marks, sizes);
  for (const Tree& tree : trees)
    reading.diagnostics.put_under_headings(tree.file, tree.headings);
  reading.diagnostics = each_once(reading.diagnostics.sorted());
  reading.model = std::move(resolved.model);
  return reading;
}

} // namespace casus::language
