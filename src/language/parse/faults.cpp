// SPDX-License-Identifier: Apache-2.0
#include "language/parse/faults.h"

#include "language/parse/other_words.h"
#include "source/characters.h"
#include "source/nearest.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;
using source::Span;

constexpr std::size_t deepest = 64;
constexpr std::size_t longest_keyword = 4; // words
constexpr std::size_t longest_shown = 40;  // characters of the text that a message repeats

/// The words between ticks, cut when they are long.
std::string ticked(std::string_view words) {
  std::string shown = source::printable(words);
  if (source::count_characters(shown) <= longest_shown) return "`" + shown + "`";
  std::size_t end = 0;
  for (std::size_t i = 0; i < longest_shown; ++i)
    end += source::decode(shown, end).length;
  return "`" + shown.substr(0, end) + "...`";
}

std::string ticked_list(const std::vector<std::string>& words) { return fmt::format("`{}`", fmt::join(words, "`, `")); }

std::string expected_slots(DeclarationKind kind) {
  std::string shape =
      kind == DeclarationKind::clause
          ? ", a timing (`within`, `by`, `before`, `every` ...), or a sentence with `shall`, `will`, `may`, "
            "`can`, `intends to`, `seeks to`, `aims to` or `undertakes to`"
          : "";
  return "one of " + ticked_list(slot_keywords(kind)) + shape;
}

std::string joined(std::span<const Token> tokens, std::string_view gap) {
  std::string result;
  for (const Token& token : tokens)
    result.append(result.empty() ? "" : gap).append(token.text);
  return result;
}

struct Guess {
  std::string keyword;
  std::size_t words = 0;
  Span span;
};

/// The keyword of as many words that is nearest to the first words of the line; more words first.
std::optional<Guess> guess(std::span<const Token> line, const std::vector<std::string>& keywords) {
  const auto word = [](const Token& token) { return token.kind == TokenKind::word; };
  const auto words = static_cast<std::size_t>(std::ranges::find_if_not(line, word) - line.begin());
  for (std::size_t count = std::min(words, longest_keyword); count > 0; --count) {
    std::vector<std::string> same;
    std::ranges::copy_if(keywords, std::back_inserter(same), [&](const std::string& keyword) {
      return std::cmp_equal(std::ranges::count(keyword, ' ') + 1, count);
    });
    const auto first = line.first(count);
    if (auto found = source::nearest(joined(first, " "), same))
      return Guess{*std::move(found), count, source::join(first.front().span, first.back().span)};
  }
  return std::nullopt;
}

void add_guess(source::Diagnostic& item, const std::optional<Guess>& guess) {
  if (!guess) return;
  item.nearest = guess->keyword;
  item.fixes = {{guess->span, guess->keyword, {}}};
}

std::string as_written(const Token& token) {
  return token.kind == TokenKind::string ? fmt::format("\"{}\"", token.text) : std::string(token.text);
}

Span line_span(std::span<const Token> line) { return source::join(line.front().span, line.back().span); }

} // namespace

void Faults::misspelt_fence(Span name, std::string_view written) {
  auto& item =
      found_->report(Kind::misspelt_fence, name, ticked(written) + " opens no block, so these lines are not read");
  item.expected = "`casus`, in small letters, after the fence";
  item.fixes = {{name, "casus", {}}};
}

void Faults::unclosed_fence(Span fence) {
  found_->report(Kind::unclosed_fence, fence, "the block has no closing fence").expected =
      "a line with the same fence and nothing else, below the last line of the block";
}

void Faults::tab(Span white, std::string_view text) {
  std::string spaces;
  for (const char c : text)
    spaces += c == '\t' ? "  " : " ";
  auto& item =
      found_->report(Kind::tab_in_indentation, white, "a tab in the indentation; how deep it is depends on the editor");
  item.expected = "spaces";
  item.fixes = {{white, std::move(spaces), "replace each tab with two spaces"}};
}

void Faults::uneven(Span white, std::size_t wanted) {
  auto& item = found_->report(Kind::uneven_indentation, white,
                              "this slot starts further left than the first of its declaration");
  item.expected = fmt::format("{} spaces; a line indented deeper than that continues the slot above it", wanted);
  item.fixes = {{white, std::string(wanted, ' '), fmt::format("indent by {} spaces", wanted)}};
}

void Faults::unknown_declaration(std::span<const Token> line) {
  const Token& first = line.front();
  const std::vector<std::string> keywords = declaration_keywords();
  auto& item =
      found_->report(Kind::unknown_declaration, first.span,
                     ticked(as_written(first)) + " starts no declaration; what starts in the first column is one");
  item.expected = "one of " + ticked_list(keywords);
  if (first.kind == TokenKind::word) add_guess(item, guess(line.first(1), keywords));
}

void Faults::not_indented(std::span<const Token> line, std::string_view keyword) {
  const Span span = keyword.empty() ? line_span(line) : line.front().span;
  const std::string what = keyword.empty() ? "this line" : ticked(keyword);
  auto& item = found_->report(Kind::slot_not_indented, span, what + " is a slot and starts in the first column");
  item.expected = "slots indented below the declaration they belong to";
  item.fixes = {{{span.file, span.offset, 0}, "  ", "indent it by two spaces"}};
}

void Faults::slot_without_declaration(Span line) {
  found_->report(Kind::slot_without_declaration, line, "an indented line, and no declaration above it").expected =
      "a declaration in the first column: one of " + ticked_list(declaration_keywords());
}

void Faults::clause_without_agreement(Span line) {
  found_
      ->report(Kind::clause_without_agreement, line,
               "a clause belongs to the agreement above it; there is none in this file")
      .expected = "an `agreement` above the first clause";
}

void Faults::missing_name(Span keyword, DeclarationKind kind) {
  found_
      ->report(Kind::missing_name, keyword,
               fmt::format("{} without {}", with_article(kind), has_id(kind) ? "id" : "name"))
      .expected =
      has_id(kind) ? fmt::format("an id after `{}`: one word of letters, digits and hyphens", language::keyword(kind))
                   : fmt::format("a name after `{}`: one word or more", language::keyword(kind));
}

void Faults::malformed_id(std::span<const Token> name, DeclarationKind kind) {
  const Span span = line_span(name);
  auto& item =
      found_->report(Kind::malformed_id, span,
                     fmt::format("{} is no id; {} is named by an id", ticked(joined(name, " ")), with_article(kind)));
  item.expected = "one word of letters, digits and hyphens";
  std::string id = joined(name, "-");
  std::ranges::replace_if(
      id, [](char c) { return std::string_view("'.+_:").find(c) != std::string_view::npos; }, '-');
  item.fixes = {{span, std::move(id), {}}};
}

void Faults::missing_title(Span head, DeclarationKind kind) {
  found_->report(Kind::missing_title, head, fmt::format("{} without title", with_article(kind))).expected =
      "a title between `\"` and `\"` after the id";
}

void Faults::unexpected_in_head(Span words, DeclarationKind kind) {
  found_->report(Kind::unexpected_in_head, words, "this does not belong in the first line of a declaration").expected =
      fmt::format(
          "{}, then at most a title between `\"` and `\"`, then at most a place in the text such as `(Art. II)`",
          has_id(kind) ? "an id" : "a name");
}

void Faults::unknown_slot(std::span<const Token> line, DeclarationKind kind) {
  auto guessed = guess(line, slot_keywords(kind));
  const auto other = guessed ? std::nullopt : other_word(line, kind);
  if (other) guessed = Guess{std::string(other->keyword), other->words, line_span(line.first(other->words))};
  const auto elsewhere = match_any_slot(line);
  if (elsewhere && !other && (!guessed || guessed->words <= elsewhere->words)) {
    const Span words = source::join(line.front().span, line[elsewhere->words - 1].span);
    return misplaced_slot(words, elsewhere->kind, kind);
  }
  const bool clause = kind == DeclarationKind::clause;
  const auto modal = clause && !guessed ? other_modal(line) : std::nullopt;
  if (modal) return unknown_modal(line.subspan(modal->at, modal->words), modal->modal);
  const std::string message =
      clause && !guessed ? "this line of a clause has no keyword, no timing and no modal"
                         : fmt::format("{} starts no slot of {}", ticked(as_written(line.front())), with_article(kind));
  const Span span = guessed ? guessed->span : clause ? line_span(line) : line.front().span;
  auto& item = found_->report(Kind::unknown_slot, span, message);
  if (!guessed) item.expected = expected_slots(kind); // a long list; the one meant says it better
  add_guess(item, guessed);
}

void Faults::unknown_modal(std::span<const Token> words, std::string_view meant) {
  const Span span = line_span(words);
  auto& item = found_->report(Kind::unknown_slot, span,
                              fmt::format("{} is no modal of the language", ticked(joined(words, " "))));
  item.expected = meant.empty()
                      ? "`shall` or `will` if it binds, `intends to` or `aims to` if it does not; keep the "
                        "text's own word in a `remark`"
                      : "`shall`, `will`, `may`, `can`, `intends to`, `seeks to`, `aims to` or `undertakes to`";
  if (meant.empty()) return;
  item.nearest = meant;
  item.fixes = {{span, std::string(meant), {}}};
}

void Faults::misplaced_slot(Span span, SlotKind slot, DeclarationKind kind) {
  std::string owners;
  for (const DeclarationKind owner : takers(slot))
    owners.append(owners.empty() ? "" : " or ").append(with_article(owner));
  found_->report(Kind::misplaced_slot, span,
                 fmt::format("`{}` belongs to {}; this is {}", language::keyword(slot), owners, with_article(kind)));
}

void Faults::hedge_alone(std::span<const Token> line) {
  const Span span = line_span(line);
  auto& item = found_->report(Kind::hedge_without_timing, span, "a hedge, and no timing after it that it softens");
  item.expected = "a timing after it, or `hedged` before it when it softens the whole clause";
  item.fixes = {{{span.file, span.offset, 0}, "hedged ", {}}};
}

void Faults::repeated(Span line, Span first, SlotKind slot, DeclarationKind kind) {
  const std::string_view word = language::keyword(slot);
  const std::string what = !word.empty()              ? fmt::format("`{}`", word)
                           : slot == SlotKind::timing ? "a timing"
                                                      : "a sentence";
  auto& item =
      found_->report(Kind::repeated_slot, line, fmt::format("{} may stand only once in {}", what, with_article(kind)));
  item.also = {{first, "the first is here"}};
  if (slot == SlotKind::when) item.expected = "`then when` for the next link of the chain, `or` for another trigger";
  if (slot == SlotKind::sentence) item.expected = "a clause of its own for each sentence";
}

void Faults::link_without_trigger(Span keyword) {
  found_->report(Kind::link_without_trigger, keyword, "`then when` continues a chain, and no `when` above starts one")
      .expected = "`when` above it";
}

bool Faults::parentheses(std::span<const Token> tokens) {
  std::vector<const Token*> open;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::open) open.push_back(&token);
    if (open.size() > deepest) {
      found_->report(Kind::nesting_too_deep, token.span, fmt::format("parentheses nested deeper than {}", deepest))
          .expected = "fewer; most conditions need one or two";
      return false;
    }
    if (token.kind != TokenKind::close) continue;
    if (open.empty()) {
      found_->report(Kind::unbalanced_parenthesis, token.span, "`)` closes nothing").expected = "a `(` before it";
      return false;
    }
    open.pop_back();
  }
  if (open.empty()) return true;
  found_->report(Kind::unbalanced_parenthesis, open.back()->span, "`(` is not closed in this slot or line").expected =
      "a `)` after it";
  return false;
}

} // namespace casus::language
