// SPDX-License-Identifier: Apache-2.0
#include "language/filter/outline.h"

#include "language/lex/lexer.h"
#include "language/parse/slots.h"

#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <utility>

namespace casus::language {
namespace {

bool is_word(const Token& token, std::string_view text) { return token.kind == TokenKind::word && token.text == text; }

/// The tokens up to a locus, as one name. What is no name, or nothing, is one that nobody can hold.
std::string name_in(std::span<const Token> tokens) {
  std::string name;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::open) break;
    if (!name.empty()) name += ' ';
    const bool quoted = token.kind == TokenKind::string;
    if (quoted) name += '"';
    name += token.text;
    if (quoted) name += '"';
  }
  return name.empty() ? "\"\"" : name;
}

std::string words_of_head(std::span<const Token> tokens) {
  const auto end = std::ranges::find_if(
      tokens, [](const Token& token) { return token.kind == TokenKind::string || token.kind == TokenKind::open; });
  return name_in(tokens.first(static_cast<std::size_t>(end - tokens.begin())));
}

/// Slots of an event that take no marking, though a name in them may hold the word.
bool declares_event(std::string_view word) {
  constexpr std::array<std::string_view, 11> words{"is",     "time",   "sequence", "cites", "partial", "until",
                                                   "amount", "figure", "for",      "note",  "where"};
  return std::ranges::find(words, word) != words.end();
}

class Outliner {
public:
  Outliner(std::string_view path, std::string_view text)
      : text_(text),
        lexer_(text, source::FileId{0}, made_),
        outline_{.blocks = blocks_of(path, text), .rows = {}, .parts = {}} {}

  Outline run() {
    const Blocks& blocks = outline_.blocks;
    for (std::size_t b = 0; b < blocks.blocks.size(); ++b) {
      const Block& block = blocks.blocks[b];
      std::uint32_t at = block.begin;
      for (std::uint32_t i = block.first_line; i < block.last_line; ++i) {
        const Line& line = blocks.lines[i];
        if (line.length > 0) at = line_begin(text_, line.offset);
        outline_.rows.push_back({.begin = at,
                                 .end = next_line(text_, at),
                                 .block = b,
                                 .part = OutlineRow::no_part,
                                 .blank = line.length == 0});
        at = outline_.rows.back().end;
        if (line.length > 0 && text_[line.offset] != '#') take(line);
      }
    }
    finish_slot();
    return std::move(outline_);
  }

private:
  void take(const Line& line) {
    const std::size_t row = outline_.rows.size() - 1;
    if (line.indent == 0 || outline_.parts.empty()) {
      finish_slot();
      begin_part(line);
    } else if (first_of_slot_ && slot_indent_ && line.indent > *slot_indent_) {
      lexer_.line(line, tokens_, faults_);
    } else {
      finish_slot();
      if (!slot_indent_) slot_indent_ = line.indent;
      first_of_slot_ = row;
      lexer_.line(line, tokens_, faults_);
    }
    outline_.rows[row].part = outline_.parts.size() - 1;
    last_code_ = row;
  }

  void begin_part(const Line& line) {
    lexer_.line(line, tokens_, faults_);
    Part part;
    if (!tokens_.empty() && tokens_[0].kind == TokenKind::word) part.kind = declaration_of(tokens_[0].text);
    const std::span<const Token> words = std::span<const Token>(tokens_).subspan(part.kind ? 1 : 0);
    if (part.kind) part.name = words_of_head(words);
    const auto marked = std::ranges::find_if(words, [](const Token& token) { return is_word(token, "marked"); });
    const bool may_be_name = part.kind && !has_id(*part.kind);
    if (marked != words.end() && !may_be_name) part.markings.push_back(name_in({marked + 1, words.end()}));
    outline_.parts.push_back(std::move(part));
    slot_indent_.reset();
    tokens_.clear();
  }

  /// Reads what the slot says of markings.
  void finish_slot() {
    if (first_of_slot_ && !tokens_.empty()) read_slot(outline_.parts.back());
    first_of_slot_.reset();
    tokens_.clear();
    faults_.clear();
  }

  void read_slot(Part& part) {
    const std::span<const Token> tokens(tokens_);
    if (is_word(tokens[0], "marked")) {
      part.markings.push_back(name_in(tokens.subspan(1)));
    } else if (is_word(tokens[0], "below") && part.kind == DeclarationKind::marking) {
      part.below.push_back(name_in(tokens.subspan(1)));
    } else if (is_word(tokens[0], "annex") && part.kind == DeclarationKind::clause && tokens.size() > 1) {
      part.annex = tokens[1].text;
    } else if (may_mark(part, tokens)) {
      const auto last =
          std::find_if(tokens.rbegin(), tokens.rend(), [](const Token& token) { return is_word(token, "marked"); });
      if (last == tokens.rend()) return;
      const bool annex = is_word(tokens[0], "annex") && tokens.size() > 1;
      part.slots.push_back({.first = *first_of_slot_,
                            .last = last_code_ + 1,
                            .marking = name_in({last.base(), tokens.end()}),
                            .annex = annex ? std::string(tokens[1].text) : std::string()});
    }
  }

  static bool may_mark(const Part& part, std::span<const Token> tokens) {
    if (!part.kind) return true;
    if (part.kind == DeclarationKind::agreement) return is_word(tokens[0], "annex");
    return part.kind == DeclarationKind::event && !declares_event(tokens[0].text);
  }

  std::string_view text_;
  std::deque<std::string> made_; // strings with an escape in them
  Lexer lexer_;
  Outline outline_;
  std::vector<Token> tokens_;
  std::vector<LexFault> faults_; // said when the text is read
  std::optional<std::size_t> first_of_slot_;
  std::size_t last_code_ = 0;
  std::optional<std::uint32_t> slot_indent_;
};

} // namespace

bool may_be_marked(std::string_view text) {
  for (std::size_t at = text.find("mark"); at != std::string_view::npos; at = text.find("mark", at + 1)) {
    const std::string_view word = text.substr(at);
    if (!word.starts_with("marked") && !word.starts_with("marking")) continue;
    const std::uint32_t begin = line_begin(text, static_cast<std::uint32_t>(at));
    const std::string_view line = text.substr(begin);
    const bool letter = (line[0] >= 'A' && line[0] <= 'Z') || (line[0] >= 'a' && line[0] <= 'z');
    const bool quotes = line.substr(0, next_line(line, 0)).find('"') != std::string_view::npos;
    if (!letter || quotes || begin == at || declaration_of(line.substr(0, line.find_first_of(" \t")))) return true;
  }
  return false;
}

Outline outline_of(std::string_view path, std::string_view text) { return Outliner(path, text).run(); }

} // namespace casus::language
