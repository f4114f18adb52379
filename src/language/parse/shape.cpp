// SPDX-License-Identifier: Apache-2.0
#include "language/parse/shape.h"

#include "language/lex/phrase.h"

#include <algorithm>
#include <array>
#include <utility>

namespace casus::language {
namespace {

constexpr auto timings = std::to_array<std::string_view>(
    {"within", "by", "before", "every", "until", "at all times", "on each", "when asked", "immediately", "swiftly"});

// `immediately` and `swiftly` are hedges too; as timings they are found above.
constexpr auto hedges = std::to_array<std::string_view>({
    "where possible",
    "best efforts",
    "as appropriate",
    "as it deems necessary",
    "in accordance with own law",
    "in accordance with constitutional processes",
    "subject to availability of funds",
    "subject to appropriation",
    "by mutual decision",
});

constexpr auto modals =
    std::to_array<std::string_view>({"shall", "will", "may", "can", "undertakes to", "undertake to", "intends to",
                                     "intend to", "seeks to", "seek to", "aims to", "aim to"});

template <typename Phrases>
std::size_t count_any(std::span<const Token> tokens, const Phrases& phrases) {
  if (tokens.empty() || tokens[0].kind != TokenKind::word) return 0;
  for (const std::string_view phrase : phrases) {
    if (phrase[0] != tokens[0].text[0]) continue;
    if (const std::size_t words = count_phrase(tokens, phrase)) return words;
  }
  return 0;
}

std::size_t count_hedge(std::span<const Token> tokens) {
  if (!tokens.empty() && tokens[0].kind == TokenKind::string) return 1;
  return count_any(tokens, hedges);
}

/// Tokens of hedges, with the commas after them, at the start.
std::size_t count_hedges(std::span<const Token> tokens) {
  std::size_t taken = 0;
  while (const std::size_t words = count_hedge(tokens.subspan(taken))) {
    taken += words;
    if (taken < tokens.size() && tokens[taken].kind == TokenKind::comma) ++taken;
  }
  return taken;
}

bool has_modal(std::span<const Token> tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (count_any(tokens.subspan(i), modals) > 0) return true;
  return false;
}

bool julian_mark(std::span<const Token> tokens, std::size_t open) {
  if (open == 0 || tokens.size() - open != 3 || tokens[open + 1].text != "Julian") return false;
  const std::string_view before = tokens[open - 1].text;
  return !before.empty() && before.find_first_of("0123456789") <= 1;
}

} // namespace

std::size_t find_locus(std::span<const Token> tokens, std::string_view text) {
  const std::size_t none = tokens.size();
  if (tokens.empty() || tokens.back().kind != TokenKind::close) return none;
  std::size_t depth = 0;
  for (std::size_t i = tokens.size(); i-- > 0;) {
    if (tokens[i].kind == TokenKind::close) ++depth;
    if (tokens[i].kind != TokenKind::open || --depth > 0) continue;
    const std::uint32_t begin = tokens[i].span.offset;
    const std::string_view words = text.substr(begin, tokens.back().span.end() - begin);
    const bool one_line = words.find_first_of("\n\r") == std::string_view::npos;
    return i + 2 == tokens.size() || julian_mark(tokens, i) || !one_line ? none : i;
  }
  return none;
}

Locus read_locus(std::span<const Token> group, std::string_view text, std::deque<std::string>& made) {
  const source::Span span = source::join(group.front().span, group.back().span);
  const std::string_view written = text.substr(span.offset + 1, span.length - 2);
  std::string words;
  bool gap = false;
  for (const char c : written) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space && gap && !words.empty()) words += ' ';
    if (!space) words += c;
    gap = space;
  }
  return {words == written ? written : made.emplace_back(std::move(words)), span};
}

std::size_t find_locus_after_condition(std::span<const Token> tokens, std::string_view text) {
  const std::size_t at = find_locus(tokens, text);
  if (at == tokens.size() || at == 0) return tokens.size();
  constexpr auto joiners = std::to_array<std::string_view>({"and", "or", "not"});
  constexpr auto starts = std::to_array<std::string_view>({"and", "or", "not", "no", "happened", "since", "("});
  const bool goes_on = std::ranges::find(joiners, tokens[at - 1].text) != joiners.end();
  const bool condition = std::ranges::find(starts, tokens[at + 1].text) != starts.end();
  return goes_on || condition ? tokens.size() : at;
}

bool holds_condition(SlotKind kind) {
  return kind == SlotKind::while_ || kind == SlotKind::unless || kind == SlotKind::not_applied_when;
}

Shape shape_of(std::span<const Token> tokens) {
  const std::size_t softened =
      count_any(tokens, timings) > 0 && count_any(tokens, hedges) == 0 ? 0 : count_hedges(tokens);
  const std::span<const Token> rest = tokens.subspan(softened);
  if (softened > 0 && rest.empty()) return Shape::hedge;
  if (count_any(rest, timings) > 0) return Shape::timing;
  return has_modal(tokens) ? Shape::sentence : Shape::unknown;
}

std::optional<SlotMatch> classify(std::span<const Token> first_line, std::span<const Token> tokens,
                                  DeclarationKind declaration) {
  const bool clause = declaration == DeclarationKind::clause;
  if (clause && count_phrase(first_line, "when asked") > 0) return SlotMatch{SlotKind::timing, 0};
  const bool hedge = clause && count_phrase(first_line, "where possible") > 0; // no `where` with a column
  if (!hedge) {
    if (const auto match = match_slot(first_line, declaration)) return match;
  }
  if (!clause) return std::nullopt;
  switch (shape_of(tokens)) {
  case Shape::timing: return SlotMatch{SlotKind::timing, 0};
  case Shape::sentence: return SlotMatch{SlotKind::sentence, 0};
  case Shape::hedge:
  case Shape::unknown: break;
  }
  return std::nullopt;
}

} // namespace casus::language
