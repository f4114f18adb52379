// SPDX-License-Identifier: Apache-2.0
#include "language/lex/blocks.h"

#include "source/nearest.h"
#include "time/assert.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include <md4c.h>

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace casus::language {
namespace {

constexpr std::string_view language_name = "casus";
constexpr std::size_t shortest_fence = 3;

bool is_plain(std::string_view path) { return path.ends_with(".casus"); }

bool blank(char c) { return c == ' ' || c == '\t'; }

bool line_end(char c) { return c == '\n' || c == '\r'; }

std::uint32_t narrow(std::size_t size) { return static_cast<std::uint32_t>(size); }

/// Characters of a fence at the start of `line`; 0 when there is none.
std::size_t fence_length(std::string_view line) {
  if (line.empty() || (line[0] != '`' && line[0] != '~')) return 0;
  const std::size_t length = std::min(line.find_first_not_of(line[0]), line.size());
  return length < shortest_fence ? 0 : length;
}

/// Is the line at `at`, be it in a list or a quotation, a fence that can close one of `length` times `mark`?
bool closes(std::string_view text, std::uint32_t at, char mark, std::size_t length) {
  std::string_view line = text.substr(at, next_line(text, at) - at);
  line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
  if (line.empty() || line[0] != mark || fence_length(line) < length) return false;
  return line.find_first_not_of(" \t\r\n", fence_length(line)) == std::string_view::npos;
}

bool tab_before(std::string_view text, std::uint32_t at) {
  for (; at > 0 && blank(text[at - 1]); --at)
    if (text[at - 1] == '\t') return true;
  return false;
}

/// Takes what the Markdown reader tells, block by block and piece by piece.
class Collector {
public:
  explicit Collector(std::string_view text) : text_(text) {}

  void enter(MD_BLOCKTYPE type, void* detail) {
    if (type == MD_BLOCK_H) heading_ = source::Heading{no_offset, {}};
    if (type != MD_BLOCK_CODE) return;
    const auto& code = *static_cast<MD_BLOCK_CODE_DETAIL*>(detail);
    const std::string_view name(code.lang.text, code.lang.size);
    const auto at = offset_of(code.lang.text);
    if (code.fence_char == 0 || !at) return;
    if (name != language_name) {
      if (source::edit_distance(name, language_name) <= 1) blocks_.misspelt.push_back({*at, code.lang.size});
      return;
    }
    mark_ = code.fence_char;
    open(*at);
  }

  void leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_H && heading_) {
      if (heading_->offset != no_offset) blocks_.headings.push_back(*std::move(heading_));
      heading_.reset();
    }
    if (type == MD_BLOCK_CODE && block_) close();
  }

  void take(MD_TEXTTYPE type, const char* words, std::size_t size) {
    if (block_) return take_code(words, size);
    if (!heading_) return;
    const auto at = offset_of(words);
    if (at && heading_->offset == no_offset) heading_->offset = line_begin(text_, *at);
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR)
      heading_->text += ' ';
    else
      heading_->text.append(words, size);
  }

  Blocks finish() { return std::move(blocks_); }

private:
  static constexpr std::uint32_t no_offset = 0xFFFF'FFFF;

  /// Where these bytes lie in the text; none for what the reader made up, such as indentation and line ends.
  [[nodiscard]] std::optional<std::uint32_t> offset_of(const char* bytes) const {
    const std::less<> before;
    if (bytes == nullptr || before(bytes, text_.data()) || !before(bytes, text_.data() + text_.size())) return {};
    return narrow(static_cast<std::size_t>(bytes - text_.data()));
  }

  void open(std::uint32_t name_at) {
    std::uint32_t fence = name_at;
    while (fence > 0 && blank(text_[fence - 1]))
      --fence;
    while (fence > 0 && text_[fence - 1] == mark_)
      --fence;
    const std::uint32_t begin = next_line(text_, name_at);
    const auto first = narrow(blocks_.lines.size());
    block_ = Block{.first_line = first, .last_line = first, .begin = begin, .end = begin, .fence = fence};
    pending_ = {};
  }

  void take_code(const char* words, std::size_t size) {
    if (const auto at = offset_of(words)) {
      const std::string_view line(words, size);
      const std::size_t first = std::min(line.find_first_not_of(" \t"), size);
      const std::size_t last = line.find_last_not_of(" \t\r") + 1;
      pending_.offset = *at + narrow(first);
      pending_.length = last > first ? narrow(last - first) : 0;
      pending_.indent += narrow(first);
      pending_.tab = pending_.length > 0 && tab_before(text_, pending_.offset);
    } else if (size == 1 && words[0] == '\n') {
      blocks_.lines.push_back(pending_);
      block_->end = next_line(text_, block_->end);
      pending_ = {};
    } else {
      pending_.indent += narrow(size);
    }
  }

  void close() {
    block_->last_line = narrow(blocks_.lines.size());
    const std::string_view fence = text_.substr(block_->fence);
    block_->closed = closes(text_, block_->end, mark_, fence_length(fence));
    drop_from_inner_fence();
    blocks_.blocks.push_back(*block_);
    block_.reset();
  }

  /// A fence with a language inside a block means that the block's own end was forgotten: what lies between is prose.
  void drop_from_inner_fence() {
    const auto first = blocks_.lines.begin() + block_->first_line;
    const auto inner = std::find_if(first, blocks_.lines.end(), [&](const Line& line) {
      const std::string_view words = text_.substr(line.offset, line.length);
      return fence_length(words) > 0 && words[0] == mark_ && words.ends_with(language_name);
    });
    if (inner == blocks_.lines.end()) return;
    block_->closed = false;
    const auto blank_line = std::find_if(first, inner, [](const Line& line) { return line.length == 0; });
    blocks_.lines.erase(blank_line, inner + 1);
    block_->last_line = narrow(blocks_.lines.size());
  }

  std::string_view text_;
  Blocks blocks_;
  std::optional<source::Heading> heading_;
  std::optional<Block> block_;
  Line pending_;
  char mark_ = '`';
};

Collector& collector(void* data) { return *static_cast<Collector*>(data); }

int enter_block(MD_BLOCKTYPE type, void* detail, void* data) { return collector(data).enter(type, detail), 0; }

int leave_block(MD_BLOCKTYPE type, void* /*detail*/, void* data) { return collector(data).leave(type), 0; }

int pass_span(MD_SPANTYPE /*type*/, void* /*detail*/, void* /*data*/) { return 0; }

int take_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
  return collector(data).take(type, text, size), 0;
}

} // namespace

std::uint32_t next_line(std::string_view text, std::uint32_t at) {
  const std::size_t feed = std::min(text.find('\n', at), text.size());
  const std::size_t end = std::min(text.substr(0, feed).find('\r', at), feed);
  if (end >= text.size()) return narrow(text.size());
  return narrow(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
}

std::uint32_t line_begin(std::string_view text, std::uint32_t at) {
  while (at > 0 && !line_end(text[at - 1]))
    --at;
  return at;
}

Blocks blocks_of_markdown(std::string_view text) {
  Collector collected(text);
  MD_PARSER parser{};
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = pass_span;
  parser.leave_span = pass_span;
  parser.text = take_text;
  md_parse(text.data(), narrow(text.size()), &parser, &collected);
  return collected.finish();
}

Line plain_line(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t last = end;
  while (last > begin && (blank(text[last - 1]) || line_end(text[last - 1])))
    --last;
  if (last == begin) return {end, 0, end - begin, false};
  std::uint32_t first = begin;
  bool tab = false;
  for (; blank(text[first]); ++first)
    tab = tab || text[first] == '\t';
  return {first, last - first, first - begin, tab};
}

Blocks block_of_plain(std::string_view text) {
  Blocks blocks;
  const std::uint32_t size = narrow(text.size());
  for (std::uint32_t at = 0; at < size;) {
    const std::uint32_t next = next_line(text, at);
    blocks.lines.push_back(plain_line(text, at, next));
    at = next;
  }
  blocks.blocks.push_back({.last_line = narrow(blocks.lines.size()), .end = size});
  return blocks;
}

Blocks blocks_of(std::string_view path, std::string_view text) {
  return is_plain(path) ? block_of_plain(text) : blocks_of_markdown(text);
}

bool is_even(std::string_view path, std::string_view text) {
  if (!is_plain(path)) return false;
  constexpr std::size_t piece = 4096; // which is near at hand when it is looked at again
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) {
    const std::string_view part = text.substr(0, piece);
    if (part.find('\t') != std::string_view::npos || part.find('\r') != std::string_view::npos) return false;
  }
  return true;
}

std::optional<std::uint32_t> end_of_indented(std::string_view text, std::uint32_t begin) {
  CASUS_ASSERT(begin > 0);
#ifdef __SSE2__
  constexpr std::size_t step = 16;
  constexpr std::size_t ahead = 2; // bytes behind the one that is looked at
  const auto is = [](__m128i values, char c) { return _mm_cmpeq_epi8(values, _mm_set1_epi8(c)); };
  for (std::size_t at = begin - std::size_t{1}; at + step + ahead <= text.size(); at += step) {
    const auto bytes = [&](std::size_t behind) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at + behind));
    };
    const __m128i here = bytes(0);
    const __m128i next = bytes(1);
    const __m128i line = _mm_andnot_si128(_mm_or_si128(is(next, ' '), is(next, '\n')), is(here, '\n'));
    const __m128i each = _mm_and_si128(_mm_and_si128(is(here, 'e'), is(next, 'a')), is(bytes(2), 'c'));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(line, each)));
    if (found == 0) continue;
    const std::size_t first = at + static_cast<std::size_t>(std::countr_zero(found));
    if (text[first] != '\n') return std::nullopt;
    return narrow(first + 1);
  }
#endif
  return std::nullopt;
}

} // namespace casus::language
