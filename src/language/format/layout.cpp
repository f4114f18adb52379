// SPDX-License-Identifier: Apache-2.0
#include "language/format/layout.h"

#include "language/lex/phrase.h"
#include "language/parse/slots.h"
#include "source/characters.h"

#include <algorithm>

namespace casus::language {
namespace {

constexpr std::size_t slot_indent = 2;
constexpr std::size_t locus_column = 72; // from 1

/// Width of the keywords with the space after them. One for each kind of declaration, not for each declaration: adding
/// a slot then never moves the others. A longer keyword is followed by one space.
std::size_t keyword_width(DeclarationKind kind) {
  switch (kind) {
  case DeclarationKind::agreement: return 10;
  case DeclarationKind::clause: return 12;
  default: return 9;
  }
}

bool joins(TokenKind kind) { return kind == TokenKind::slash || kind == TokenKind::colon; }

bool space_between(const Token& before, const Token& after) {
  if (after.kind == TokenKind::comma || after.kind == TokenKind::close || before.kind == TokenKind::open) return false;
  // `Europe/Kyiv` is one name only without spaces; whether there are any is kept.
  if (joins(before.kind) || joins(after.kind)) return before.span.end() != after.span.offset;
  return true;
}

bool is_comment(std::string_view text, const Line& line) { return text[line.offset] == '#'; }

std::string line_end_before(std::string_view text, std::uint32_t begin) {
  const std::string_view above = text.substr(0, begin);
  if (above.ends_with("\r\n")) return "\r\n";
  return above.ends_with('\r') ? "\r" : "\n";
}

} // namespace

void Layout::block(const Block& block, std::span<const Line> lines, std::string& result) {
  const auto mine = lines.subspan(block.first_line, block.last_line - block.first_line);
  set_frame(block, mine);
  for (std::size_t i = 0; i < mine.size(); ++i) {
    if (mine[i].length == 0) {
      gap_ = true;
      continue;
    }
    const Row row = row_of(mine, i);
    if (last_ != Row::none && wants_blank(row)) end_row(result);
    put(row, mine[i]);
    end_row(result);
    last_ = row;
    gap_ = false;
  }
}

void Layout::set_frame(const Block& block, std::span<const Line> lines) {
  const std::uint32_t below = block.begin > 0 ? block.begin : next_line(text_, 0);
  line_end_ = line_end_before(text_, below);
  prefix_.clear();
  last_ = Row::none;
  gap_ = false;
  const auto first = std::ranges::find_if(lines, [](const Line& line) { return line.length > 0; });
  if (first == lines.end()) return;
  const std::uint32_t begin = line_begin(text_, first->offset);
  const std::uint32_t before = first->offset - begin;
  if (before > first->indent) prefix_ = text_.substr(begin, before - first->indent);
}

Layout::Row Layout::row_of(std::span<const Line> lines, std::size_t index) const {
  const Line& line = lines[index];
  if (!is_comment(text_, line)) {
    if (line.indent == 0) return Row::head;
    return slot_at(line.offset) != nullptr ? Row::slot : Row::continuation;
  }
  if (declarations_ == 0) return Row::outer_comment;
  const auto rest = lines.subspan(index);
  const auto code =
      std::ranges::find_if(rest, [&](const Line& other) { return other.length > 0 && !is_comment(text_, other); });
  const bool goes_on = code != rest.end() && code->indent > 0;
  return line.indent > 0 || goes_on ? Row::inner_comment : Row::outer_comment;
}

bool Layout::wants_blank(Row row) const {
  if (row != Row::head && row != Row::outer_comment) return false;
  return last_ != Row::outer_comment || gap_;
}

void Layout::put(Row row, const Line& line) {
  if (row == Row::inner_comment) row_.append(slot_indent, ' ');
  if (row == Row::inner_comment || row == Row::outer_comment) {
    row_.append(text_.substr(line.offset, line.length));
    return;
  }
  tokens_.clear();
  faults_.clear();
  const auto comment = lexer_.line(line, tokens_, faults_);
  put_code(row, line);
  if (comment) row_.append("  ").append(text_.substr(comment->offset, comment->length));
}

void Layout::put_code(Row row, const Line& line) {
  if (row == Row::head) {
    const Declaration* head = head_at(line.offset);
    if (head != nullptr) {
      ++declarations_;
      slots_ = 0;
      slot_ = nullptr;
    }
    return put_tokens(0, head != nullptr ? head->locus : nullptr);
  }
  const std::size_t value_column =
      slot_indent + (declarations_ > 0 ? keyword_width(tree_->declarations[declarations_ - 1].kind) : 0);
  if (row == Row::continuation) {
    row_.append(value_column, ' ');
    return put_tokens(0, slot_ != nullptr ? slot_->locus : nullptr);
  }
  slot_ = slot_at(line.offset);
  ++slots_;
  row_.append(slot_indent, ' ');
  const std::size_t words = count_phrase(tokens_, keyword(slot_->kind));
  row_.append(keyword(slot_->kind));
  if (words > 0 && tokens_.size() > words) {
    const bool alone = slot_->locus != nullptr && tokens_[words].span.offset >= slot_->locus->span.offset;
    if (!alone) row_.append(std::max(row_.size() + 1, value_column) - row_.size(), ' ');
  }
  put_tokens(words, slot_->locus);
}

void Layout::put_tokens(std::size_t first, const Locus* locus) {
  for (std::size_t i = first; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (locus != nullptr && token.span.offset >= locus->span.offset) return put_locus(*locus);
    if (i > first && space_between(tokens_[i - 1], token)) row_ += ' ';
    row_.append(text_.substr(token.span.offset, token.span.length));
  }
}

void Layout::put_locus(const Locus& locus) {
  const std::size_t width = source::count_characters(row_);
  row_.append(std::max(width + 2, locus_column - 1) - width, ' ');
  row_.append("(").append(locus.text).append(")");
}

void Layout::end_row(std::string& result) {
  std::string_view prefix = prefix_;
  if (row_.empty()) prefix = prefix.substr(0, prefix.find_last_not_of(" \t") + 1);
  result.append(prefix).append(row_).append(line_end_);
  row_.clear();
}

const Slot* Layout::slot_at(std::uint32_t offset) const {
  if (declarations_ == 0) return nullptr;
  const auto& slots = tree_->declarations[declarations_ - 1].slots;
  return slots_ < slots.size() && slots[slots_].span.offset == offset ? &slots[slots_] : nullptr;
}

const Declaration* Layout::head_at(std::uint32_t offset) const {
  const auto& all = tree_->declarations;
  return declarations_ < all.size() && all[declarations_].keyword.offset == offset ? &all[declarations_] : nullptr;
}

} // namespace casus::language
