// SPDX-License-Identifier: Apache-2.0
// The parser's way through the lines, and the first lines of declarations.
#include "language/parse/parser.h"
#include "language/parse/shape.h"
#include "source/nearest.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace casus::language {
namespace {

bool named(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::date || token.kind == TokenKind::hole;
}

/// What a word may hold besides letters, digits and hyphens.
constexpr std::array<bool, 256> make_other_characters() {
  std::array<bool, 256> other{};
  for (const char c : std::string_view("'.+_:{}"))
    other[static_cast<unsigned char>(c)] = true;
  return other;
}

/// Letters, digits and hyphens, whatever the columns of its holes are called.
bool well_formed_id(std::string_view id) {
  static constexpr std::array<bool, 256> other = make_other_characters();
  if (std::ranges::none_of(id, [](char c) { return other[static_cast<unsigned char>(c)]; })) return true;
  bool hole = false;
  return std::ranges::none_of(id, [&](char c) {
    hole = c == '{' || (hole && c != '}');
    return !hole && (c == '\'' || c == '.' || c == '+' || c == '_' || c == ':');
  });
}

} // namespace

Parser::Parser(std::string_view path, std::string_view text, source::FileId file)
    : text_(text), file_(file), faults_(found_), lexer_(text, file, tree_.made), even_(is_even(path, text)) {
  if (!even_) blocks_ = blocks_of(path, text);
}

Tree Parser::run() {
  tree_.file = file_;
  if (even_)
    take_even_text();
  else
    take_blocks();
  finish_slot();
  finish_declaration();
  heads_only_ = false;
  for (const std::size_t number : for_each_row_)
    read_lines(tree_.declarations[number]);
  found_.put_under_headings(file_, blocks_.headings);
  tree_.headings = std::move(blocks_.headings);
  return std::exchange(tree_, {});
}

void Parser::take_blocks() {
  for (const MisspeltFence& fence : blocks_.misspelt)
    faults_.misspelt_fence({file_, fence.offset, fence.length}, text_.substr(fence.offset, fence.length));
  for (const Block& block : blocks_.blocks) {
    if (!block.closed) faults_.unclosed_fence({file_, block.fence, block.begin - block.fence});
    for (std::uint32_t i = block.first_line; i < block.last_line; ++i)
      take_line(blocks_.lines[i]);
  }
}

/// Its lines are made one by one, and those that are left are passed over.
void Parser::take_even_text() {
  for (std::uint32_t at = 0; at < text_.size();) {
    if (current_ != nullptr && !skipping_ && read_later(current_->kind)) at = leave_from(at);
    if (at >= text_.size()) return;
    const std::uint32_t next = next_line(text_, at);
    take_line(plain_line(text_, at, next));
    at = next;
  }
}

void Parser::take_line(const Line& line) {
  if (line.length == 0) {
    in_unknown_lines_ = false;
    return;
  }
  if (text_[line.offset] == '#') return;
  if (line.tab && !said_tab_) {
    const source::Span white = white_before(line);
    faults_.tab(white, text_.substr(white.offset, white.length));
    said_tab_ = true;
  }
  if (line.indent == 0)
    start(line);
  else
    take_slot_line(line);
}

source::Span Parser::white_before(const Line& line) const {
  std::uint32_t begin = line.offset;
  while (begin > 0 && (text_[begin - 1] == ' ' || text_[begin - 1] == '\t'))
    --begin;
  return {file_, begin, line.offset - begin};
}

void Parser::start(const Line& line) {
  finish_slot();
  tokens_.clear();
  lex_faults_.clear();
  lexer_.line(line, tokens_, lex_faults_);
  const bool word = !tokens_.empty() && tokens_[0].kind == TokenKind::word && tokens_[0].span.offset == line.offset;
  const auto kind = word ? declaration_of(tokens_[0].text) : std::nullopt;
  if (kind) return start_known(line, *kind);
  if (unindented_slot(line)) return;
  skip_unknown();
}

void Parser::skip_unknown() {
  if (tokens_.empty()) {
    lexed_well(nullptr);
  } else if (!in_unknown_lines_ || source::nearest(tokens_[0].text, declaration_keywords())) {
    faults_.unknown_declaration(tokens_);
    agreement_lost_ = agreement_lost_ || source::edit_distance(tokens_[0].text, "agreement") <= 3;
  }
  in_unknown_lines_ = true;
  skipping_ = true;
}

/// A slot whose indentation was forgotten is read as one, so that nothing is missing afterwards.
bool Parser::unindented_slot(const Line& line) {
  if (skipping_ || current_ == nullptr) return false;
  const auto match = classify(tokens_, tokens_, current_->kind);
  if (!match) return false;
  if (read_later(current_->kind)) {
    leave(line);
    return true;
  }
  faults_.not_indented(tokens_, keyword(match->kind));
  current_->faulty = true;
  Line indented = line;
  indented.indent = slot_indent_.value_or(1);
  take_slot_line(indented);
  return true;
}

void Parser::start_known(const Line& line, DeclarationKind kind) {
  in_unknown_lines_ = false;
  said_uneven_ = said_tab_ = false;
  slot_indent_.reset();
  seen_.reset();
  skipping_ = !may_stand(kind, span_of(line));
  if (skipping_) return;
  finish_declaration();
  Declaration declaration{};
  declaration.kind = kind;
  declaration.keyword = tokens_[0].span;
  if (read_head(declaration)) {
    make_room(line);
    current_ = &tree_.declarations.emplace_back(std::move(declaration));
    return;
  }
  skipping_ = true;
  if (kind == DeclarationKind::agreement) agreement_lost_ = true;
}

/// Room for as many declarations as there will be if the rest of the text is like what is read: so a large table is
/// moved once or twice as it grows. `current_`, which points into it, is set anew behind every call.
void Parser::make_room(const Line& line) {
  std::vector<Declaration>& all = tree_.declarations;
  if (all.size() < all.capacity()) return;
  constexpr std::size_t few = 256;
  constexpr double most_parts = 64; // a text may begin with short ones
  const double parts = std::min(most_parts, static_cast<double>(text_.size()) / (line.offset + 1.0));
  all.reserve(few + static_cast<std::size_t>(1.05 * parts * static_cast<double>(all.size())));
}

bool Parser::may_stand(DeclarationKind kind, source::Span line) {
  if (kind == DeclarationKind::agreement) {
    agreement_seen_ = true;
    agreement_lost_ = false;
  }
  if (kind != DeclarationKind::clause) return true;
  if (!agreement_seen_ && !agreement_lost_ && !said_no_agreement_) {
    faults_.clause_without_agreement(line);
    said_no_agreement_ = true;
  }
  return agreement_seen_ && !agreement_lost_;
}

bool Parser::read_head(Declaration& declaration) {
  const std::size_t end = find_locus(tokens_, text_);
  declaration.locus = locus_from(end);
  if (!lexed_well(declaration.locus) || !faults_.parentheses(tokens_)) return false;
  declaration.span = source::join(tokens_.front().span, tokens_.back().span);
  std::size_t at = 1;
  if (!read_name(declaration, at, end)) return false;
  if (at < end && tokens_[at].kind == TokenKind::string) declaration.title = tree_.tokens.keep(tokens_[at++]);
  if (at < end) {
    faults_.unexpected_in_head(source::join(tokens_[at].span, tokens_[end - 1].span), declaration.kind);
    declaration.faulty = true;
  } else if (declaration.title == nullptr && needs_title(declaration.kind)) {
    faults_.missing_title(declaration.span, declaration.kind);
    declaration.faulty = true;
  }
  return true;
}

bool Parser::read_name(Declaration& declaration, std::size_t& at, std::size_t end) {
  const auto first = tokens_.begin() + 1;
  const auto last = std::find_if_not(first, tokens_.begin() + static_cast<std::ptrdiff_t>(end), named);
  const auto words = std::span(first, last);
  at += words.size();
  if (words.empty()) {
    faults_.missing_name(declaration.keyword, declaration.kind);
    return false;
  }
  if (has_id(declaration.kind) && (words.size() > 1 || !well_formed_id(words[0].text))) {
    faults_.malformed_id(words, declaration.kind);
    return false;
  }
  declaration.name = tree_.tokens.keep(words);
  return true;
}

void Parser::finish_declaration() {
  if (slots_.empty()) return;
  current_->slots = tree_.slots.keep(slots_);
  slots_.clear();
}

bool Parser::lexed_well(const Locus* locus) {
  bool well = true;
  for (const LexFault& fault : lex_faults_) {
    if (locus != nullptr && fault.span.offset >= locus->span.offset && fault.span.end() <= locus->span.end()) continue;
    report(fault, text_, found_);
    well = false;
  }
  return well;
}

} // namespace casus::language
