// SPDX-License-Identifier: Apache-2.0
// How the lines of a block are laid out in canonical form.
#pragma once

#include "language/lex/blocks.h"
#include "language/lex/lexer.h"
#include "language/parse/tree.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::language {

/// Lays out the blocks of one file, to be given in their order.
class Layout {
public:
  Layout(std::string_view text, const Tree& tree) : text_(text), tree_(&tree), lexer_(text, tree.file, made_) {}

  /// Appends the block's lines, each behind what the block's lines have before their first column: white space in a
  /// list, `>` in a quotation.
  void block(const Block& block, std::span<const Line> lines, std::string& result);

private:
  enum class Row : std::uint8_t { none, head, slot, continuation, inner_comment, outer_comment };

  [[nodiscard]] Row row_of(std::span<const Line> lines, std::size_t index) const;
  [[nodiscard]] bool wants_blank(Row row) const;
  void put(Row row, const Line& line);
  void put_code(Row row, const Line& line);
  void put_tokens(std::size_t first, const Locus* locus);
  void put_locus(const Locus& locus);
  void set_frame(const Block& block, std::span<const Line> lines);
  void end_row(std::string& result);

  /// The slot that starts at `offset`; declarations and slots are met in the order of the text.
  [[nodiscard]] const Slot* slot_at(std::uint32_t offset) const;
  [[nodiscard]] const Declaration* head_at(std::uint32_t offset) const;

  std::string_view text_;
  const Tree* tree_;
  std::deque<std::string> made_;
  Lexer lexer_;
  std::size_t declarations_ = 0; // met so far
  std::size_t slots_ = 0;        // met so far in the last of them
  const Slot* slot_ = nullptr;   // the last met

  std::string prefix_; // before the first column
  std::string line_end_;
  std::string row_;      // being put
  Row last_ = Row::none; // last put in this block
  bool gap_ = false;     // blank lines since
  std::vector<Token> tokens_;
  std::vector<LexFault> faults_;
};

} // namespace casus::language
