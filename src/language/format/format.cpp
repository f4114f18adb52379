// SPDX-License-Identifier: Apache-2.0
#include "language/format/format.h"

#include "language/format/layout.h"
#include "language/lex/blocks.h"

namespace casus::language {

std::string format(const source::Texts& texts, const Tree& tree) {
  const std::string_view text = texts.view(tree.file);
  const Blocks blocks = blocks_of(texts.path(tree.file), text);
  Layout layout(text, tree);
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  std::uint32_t done = 0;
  for (const Block& block : blocks.blocks) {
    result.append(text.substr(done, block.begin - done));
    layout.block(block, blocks.lines, result);
    done = block.end;
  }
  result.append(text.substr(done));
  return result;
}

} // namespace casus::language
