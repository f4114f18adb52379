// SPDX-License-Identifier: Apache-2.0
// The parser's work on the lines below a declaration's first.
#include "language/parse/parser.h"
#include "language/parse/shape.h"

#include <iterator>
#include <utility>

namespace casus::language {

void Parser::take_slot_line(const Line& line) {
  in_unknown_lines_ = false;
  if (skipping_) return;
  if (tree_.declarations.empty()) {
    faults_.slot_without_declaration(span_of(line));
    skipping_ = true;
    return;
  }
  const bool continues = pending_ && slot_indent_ && line.indent > *slot_indent_;
  if (continues) {
    if (known_) lex_slot(first_line_);
    known_.reset();
    one_line_ = false;
    lexer_.line(line, tokens_, lex_faults_);
    return;
  }
  finish_slot();
  check_indent(line);
  start_slot(line);
}

void Parser::check_indent(const Line& line) {
  if (!slot_indent_) slot_indent_ = line.indent;
  if (line.indent >= *slot_indent_ || said_uneven_ || line.tab) return;
  faults_.uneven(white_before(line), *slot_indent_);
  current().faulty = true;
  said_uneven_ = true;
}

void Parser::start_slot(const Line& line) {
  first_line_ = line;
  pending_ = one_line_ = true;
  const Slot* found = lines_read_.find(text_.substr(line.offset, line.length), current().kind);
  known_ = found == nullptr ? std::nullopt : std::optional(*found);
  if (known_)
    known_->moved = line.offset - known_->text->span.offset;
  else
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
  const bool whole = known_ ? add_slot(*known_) : read_slot();
  if (!whole) current().faulty = true;
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
  const source::Span span = source::join(tokens_.front().first_span, tokens_.back().first_span);
  const std::span<const Token> first_line = std::span(tokens_).first(first_line_tokens_);
  const auto match = classify(first_line, tokens_, current().kind);
  const std::size_t end = end_of_words(match);
  const Locus* locus = locus_from(end);
  if (!lexed_well(locus) || !faults_.parentheses(tokens_)) return false;
  if (!match) return refuse_slot(first_line.empty() ? tokens_ : first_line);

  SlotText text{.keyword = {file_, span.offset, 0}, .words = {}, .locus = locus, .span = span};
  if (match->words > 0) text.keyword = source::join(text.keyword, tokens_[match->words - 1].first_span);
  text.words = tree_.tokens.keep(std::span(tokens_).subspan(match->words, end - match->words));
  const Slot slot{.kind = match->kind, .moved = 0, .text = tree_.texts.keep(text)};
  // What is behind the last word is a comment, which says nothing.
  const bool again = one_line_ && span.offset == first_line_.offset;
  if (again) lines_read_.add(text_.substr(first_line_.offset, first_line_.length), current().kind, slot);
  return add_slot(slot);
}

bool Parser::add_slot(const Slot& slot) {
  if (!may_follow(slot)) return false;
  current().span = source::join(current().span, slot.span());
  slots_.push_back(slot);
  return true;
}

/// Says why a line is no slot here. Always false.
bool Parser::refuse_slot(std::span<const Token> first_line) {
  const DeclarationKind kind = current().kind;
  if (kind == DeclarationKind::clause && shape_of(tokens_) == Shape::hedge) {
    faults_.hedge_alone(tokens_);
  } else {
    faults_.unknown_slot(first_line, kind);
  }
  return false;
}

bool Parser::may_follow(const Slot& slot) {
  const auto index = static_cast<std::size_t>(slot.kind);
  const source::Span mark = slot.text->keyword.length > 0 ? slot.keyword() : slot.span();
  if (once(slot.kind) && seen_[index]) {
    faults_.repeated(mark, first_seen_[index], slot.kind, current().kind);
    return false;
  }
  if (slot.kind == SlotKind::then_when && !seen_[static_cast<std::size_t>(SlotKind::when)]) {
    faults_.link_without_trigger(slot.keyword());
    return false;
  }
  if (!seen_[index]) first_seen_[index] = mark;
  seen_.set(index);
  return true;
}

} // namespace casus::language
