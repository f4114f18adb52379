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
  tokens_.clear();
  lex_faults_.clear();
  lexer_.line(line, tokens_, lex_faults_);
  first_line_tokens_ = tokens_.size();
  pending_ = true;
}

void Parser::finish_slot() {
  if (!pending_) return;
  pending_ = false;
  if (!read_slot()) current().faulty = true;
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
  const auto match = classify(first_line, tokens_, current().kind);
  const std::size_t end = end_of_words(match);
  const Locus* locus = locus_from(end);
  if (!lexed_well(locus) || !faults_.parentheses(tokens_)) return false;
  if (!match) return refuse_slot(first_line.empty() ? tokens_ : first_line);

  Slot slot{};
  slot.kind = match->kind;
  slot.keyword = {file_, span.offset, 0};
  if (match->words > 0) slot.keyword = source::join(slot.keyword, tokens_[match->words - 1].span);
  if (!may_follow(slot.kind, slot.keyword, span)) return false;
  slot.words = tree_.tokens.keep(std::span(tokens_).subspan(match->words, end - match->words));
  slot.locus = locus;
  slot.span = span;
  current().span = source::join(current().span, span);
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

bool Parser::may_follow(SlotKind kind, source::Span keyword, source::Span span) {
  const auto index = static_cast<std::size_t>(kind);
  if (once(kind) && seen_[index]) {
    faults_.repeated(keyword.length > 0 ? keyword : span, first_seen_[index], kind, current().kind);
    return false;
  }
  if (kind == SlotKind::then_when && !seen_[static_cast<std::size_t>(SlotKind::when)]) {
    faults_.link_without_trigger(keyword);
    return false;
  }
  if (!seen_[index]) first_seen_[index] = keyword.length > 0 ? keyword : span;
  seen_.set(index);
  return true;
}

} // namespace casus::language
