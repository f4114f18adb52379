// SPDX-License-Identifier: Apache-2.0
// The parser's work on the lines below a declaration's first.
#include "language/parse/parser.h"
#include "language/parse/shape.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace casus::language {
namespace {

/// `for each`, as the keyword's words may stand in a line.
bool begins_for_each(std::string_view line) {
  if (!line.starts_with("for")) return false;
  const std::size_t next = line.find_first_not_of(" \t", 3);
  return next != std::string_view::npos && next > 3 && line.substr(next).starts_with("each");
}

} // namespace

void Parser::take_slot_line(const Line& line) {
  in_unknown_lines_ = false;
  if (skipping_) return;
  if (current_ == nullptr) {
    faults_.slot_without_declaration(span_of(line));
    skipping_ = true;
    return;
  }
  if (read_later(current_->kind)) return leave(line);
  const bool continues = pending_ && slot_indent_ && line.indent > *slot_indent_;
  if (continues) {
    lexer_.line(line, tokens_, lex_faults_);
    return;
  }
  finish_slot();
  check_indent(line);
  start_slot(line);
}

void Parser::leave(const Line& line) {
  const std::string_view words = text_.substr(line.offset, line.length);
  if (even_) return leave_line(line.offset - line.indent, line.offset + line.length, words);
  const auto number = static_cast<std::uint32_t>(&line - blocks_.lines.data());
  leave_line(number, number + 1, words);
}

void Parser::leave_line(std::uint32_t begin, std::uint32_t end, std::string_view words) {
  LineRange& lines = current_->left;
  if (lines.empty()) lines.first = begin;
  lines.last = end;
  if (begins_for_each(words)) for_each_row_.push_back(tree_.declarations.size() - 1);
}

/// Of an even text: leaves the lines from there on until one begins without white space. Gives where that begins.
std::uint32_t Parser::leave_from(std::uint32_t begin) {
  if (const auto end = end_of_indented(text_, begin)) {
    leave_all(begin, *end);
    return *end;
  }
  return leave_one_by_one(begin);
}

/// None of the lines says for each row of which table the declaration is written.
void Parser::leave_all(std::uint32_t begin, std::uint32_t end) {
  while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\n'))
    --end;
  if (end == begin) return;
  LineRange& lines = current_->left;
  if (lines.empty()) lines.first = begin;
  lines.last = end;
}

std::uint32_t Parser::leave_one_by_one(std::uint32_t begin) {
  const auto size = static_cast<std::uint32_t>(text_.size());
  while (begin < size) {
    std::uint32_t first = begin;
    while (first < size && text_[first] == ' ')
      ++first;
    const bool words = first < size && text_[first] != '\n' && text_[first] != '#';
    if (words && first == begin) break;
    const auto end = static_cast<std::uint32_t>(std::min(text_.find('\n', first), text_.size()));
    if (words) leave_line(begin, end, text_.substr(first, end - first));
    begin = end + 1;
  }
  return std::min(begin, size);
}

LeftLines Parser::left_lines(const Declaration& declaration) const {
  const LineRange range = declaration.left;
  if (even_ || range.empty()) return {file_, text_, range.first, range.last, even_, {}};
  const auto lines = std::span(blocks_.lines).subspan(range.first, range.last - range.first);
  return {file_, text_, lines.front().offset, lines.back().offset + lines.back().length, false, lines};
}

void Parser::read_slots(Declaration& declaration) {
  if (declaration.left.empty()) return;
  if (in_scratch_ != nullptr) in_scratch_->slots = {};
  in_scratch_ = &declaration;
  tree_.slots.clear();
  tree_.tokens.clear();
  tree_.loci.clear();
  tree_.made.clear();
  read_lines(declaration);
}

void Parser::read_lines(Declaration& declaration) {
  current_ = &declaration;
  slot_indent_.reset();
  seen_.reset();
  said_uneven_ = skipping_ = false;
  const LineRange lines = std::exchange(declaration.left, {});
  for (std::uint32_t at = lines.first; at < lines.last;) {
    const std::uint32_t next = even_ ? std::min(next_line(text_, at), lines.last) : at + 1;
    read_line(even_ ? plain_line(text_, at, next) : blocks_.lines[at]);
    at = next;
  }
  finish_slot();
  finish_declaration();
}

void Parser::read_line(const Line& line) {
  if (line.length == 0 || text_[line.offset] == '#') return;
  if (line.indent > 0) {
    take_slot_line(line);
  } else {
    finish_slot();
    lex_slot(line);
    unindented_slot(line);
  }
}

void Parser::check_indent(const Line& line) {
  if (!slot_indent_) slot_indent_ = line.indent;
  if (line.indent >= *slot_indent_ || said_uneven_ || line.tab) return;
  faults_.uneven(white_before(line), *slot_indent_);
  current_->faulty = true;
  said_uneven_ = true;
}

void Parser::start_slot(const Line& line) {
  pending_ = true;
  lex_slot(line);
}

void Parser::lex_slot(const Line& line) {
  tokens_.clear();
  lex_faults_.clear();
  lexer_.line(line, tokens_, lex_faults_);
  first_line_tokens_ = tokens_.size();
}

void Parser::finish_slot() {
  if (!pending_) return;
  pending_ = false;
  if (!read_slot()) current_->faulty = true;
}

/// Index of the token where the locus begins; the number of tokens without one.
std::size_t Parser::end_of_words(const std::optional<SlotMatch>& match) const {
  if (!match || !holds_condition(match->kind)) return find_locus(tokens_, text_);
  return match->words + find_locus_after_condition(std::span(tokens_).subspan(match->words), text_);
}

const Locus* Parser::locus_from(std::size_t token) {
  if (token >= tokens_.size()) return nullptr;
  return tree_.loci.keep(read_locus(std::span(tokens_).subspan(token), text_, tree_.made));
}

bool Parser::read_slot() {
  if (tokens_.empty()) return lexed_well(nullptr);
  const source::Span span = source::join(tokens_.front().span, tokens_.back().span);
  const std::span<const Token> first_line = std::span(tokens_).first(first_line_tokens_);
  const auto match = classify(first_line, tokens_, current_->kind);
  const std::size_t end = end_of_words(match);
  const Locus* locus = locus_from(end);
  if (!lexed_well(locus) || !faults_.parentheses(tokens_)) return false;
  if (!match) return refuse_slot(first_line.empty() ? tokens_ : first_line);

  Slot slot{.kind = match->kind, .keyword = {file_, span.offset, 0}, .words = {}, .locus = locus, .span = span};
  if (match->words > 0) slot.keyword = source::join(slot.keyword, tokens_[match->words - 1].span);
  slot.words = tree_.tokens.keep(std::span(tokens_).subspan(match->words, end - match->words));
  return add_slot(slot);
}

bool Parser::add_slot(const Slot& slot) {
  if (!may_follow(slot)) return false;
  current_->span = source::join(current_->span, slot.span);
  slots_.push_back(slot);
  return true;
}

/// Says why a line is no slot here. Always false.
bool Parser::refuse_slot(std::span<const Token> first_line) {
  const DeclarationKind kind = current_->kind;
  if (kind == DeclarationKind::clause && shape_of(tokens_) == Shape::hedge) {
    faults_.hedge_alone(tokens_);
  } else {
    faults_.unknown_slot(first_line, kind);
  }
  return false;
}

bool Parser::may_follow(const Slot& slot) {
  const auto index = static_cast<std::size_t>(slot.kind);
  const source::Span mark = slot.keyword.length > 0 ? slot.keyword : slot.span;
  if (once(slot.kind) && seen_[index]) {
    faults_.repeated(mark, first_seen_[index], slot.kind, current_->kind);
    return false;
  }
  if (slot.kind == SlotKind::then_when && !seen_[static_cast<std::size_t>(SlotKind::when)]) {
    faults_.link_without_trigger(slot.keyword);
    return false;
  }
  if (!seen_[index]) first_seen_[index] = mark;
  seen_.set(index);
  return true;
}

} // namespace casus::language
