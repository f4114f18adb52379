// SPDX-License-Identifier: Apache-2.0
#include "language/parse/parse.h"

#include "language/parse/parser.h"

namespace casus::language {

Tree parse(const source::Texts& texts, source::FileId file, source::Diagnostics& diagnostics) {
  Parser parser(texts.path(file), texts.view(file), file);
  Tree tree = parser.run();
  diagnostics.append(parser.take_findings());
  return tree;
}

} // namespace casus::language
