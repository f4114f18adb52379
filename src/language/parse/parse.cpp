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

Tree parse_heads(const source::Texts& texts, source::FileId file) {
  const auto parser = std::make_shared<Parser>(texts.path(file), texts.view(file), file);
  Tree tree = parser->run_heads();
  tree.parser = parser;
  return tree;
}

void read_slots(const Tree& tree, Declaration& declaration) {
  if (tree.parser != nullptr) tree.parser->read_slots(declaration);
}

LeftLines left_lines(const Tree& tree, const Declaration& declaration) {
  return tree.parser == nullptr ? LeftLines{} : tree.parser->left_lines(declaration);
}

void finish(Tree& tree, source::Diagnostics& diagnostics) {
  if (tree.parser == nullptr) return;
  for (Declaration& declaration : tree.declarations)
    tree.parser->read_slots(declaration);
  diagnostics.append(tree.parser->take_findings());
}

} // namespace casus::language
