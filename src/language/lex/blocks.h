// SPDX-License-Identifier: Apache-2.0
// Where casus text is in a file: the lines of its blocks and the headings above them.
#pragma once

#include "source/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace casus::language {

/// A line of a block. Offsets are those of the file, whatever list or quotation the block stands in.
struct Line {
  std::uint32_t offset = 0; // of its first byte that is no white space
  std::uint32_t length = 0; // from there, without the line's end; 0: a blank line, and then the offset says nothing
  std::uint32_t indent = 0; // columns before it
  bool tab = false;         // the white space before it holds a tab
};

struct Block {
  std::uint32_t first_line = 0; // in Blocks::lines
  std::uint32_t last_line = 0;  // one past
  std::uint32_t begin = 0;      // offset of the line below the opening fence
  std::uint32_t end = 0;        // offset of the closing fence's line
  std::uint32_t fence = 0;      // offset of the opening fence; in a .casus file 0, as `begin`
  bool closed = true;           // false: the text, or another opening fence, comes before the closing one
};

/// The name of a fence that is almost `casus` and so opens no block.
struct MisspeltFence {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
};

struct Blocks {
  std::vector<Line> lines;
  std::vector<Block> blocks;
  std::vector<MisspeltFence> misspelt;
  std::vector<source::Heading> headings;
};

/// The blocks marked `casus` of a Markdown text (CommonMark, fences of either kind).
[[nodiscard]] Blocks blocks_of_markdown(std::string_view text);

/// The line of a plain text from `begin` to `end`, where the next begins.
[[nodiscard]] Line plain_line(std::string_view text, std::uint32_t begin, std::uint32_t end);

/// The whole text as one block.
[[nodiscard]] Blocks block_of_plain(std::string_view text);

/// The one or the other, by the file's name.
[[nodiscard]] Blocks blocks_of(std::string_view path, std::string_view text);

/// Is the text one plain block without tabs and carriage returns? Its lines then end at line feeds and are indented by
/// spaces, so that they need not be kept to be found again.
[[nodiscard]] bool is_even(std::string_view path, std::string_view text);

/// Of an even text: where the first line begins, from the line at `begin` on, that is neither blank nor indented. None:
/// the text ends soon, or the word `each` may stand before. Another line stands before that at `begin`.
[[nodiscard]] std::optional<std::uint32_t> end_of_indented(std::string_view text, std::uint32_t begin);

/// Offset of the line after the one that `at` lies in. Lines end as CommonMark has them: LF, CR LF or CR.
[[nodiscard]] std::uint32_t next_line(std::string_view text, std::uint32_t at);

/// Offset of the first byte of the line that `at` lies in.
[[nodiscard]] std::uint32_t line_begin(std::string_view text, std::uint32_t at);

} // namespace casus::language
