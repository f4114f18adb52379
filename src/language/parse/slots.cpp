// SPDX-License-Identifier: Apache-2.0
#include "language/parse/slots.h"

#include "language/lex/phrase.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace casus::language {
namespace {

using Mask = std::uint16_t;

constexpr Mask bit(DeclarationKind kind) { return static_cast<Mask>(1U << static_cast<unsigned>(kind)); }

enum class Occurrence : std::uint8_t { once, many };

struct SlotFacts {
  SlotKind kind;
  std::string_view keyword;
  Occurrence occurrence;
  Mask takers;
};

constexpr Mask mask(std::initializer_list<DeclarationKind> kinds) {
  unsigned all = 0;
  for (const DeclarationKind kind : kinds)
    all |= bit(kind);
  return static_cast<Mask>(all);
}

constexpr auto make_facts() {
  using enum DeclarationKind;
  using enum Occurrence;
  return std::to_array<SlotFacts>({
#define CASUS_SLOT(identifier, keyword, occurrence, ...)                                                               \
  {SlotKind::identifier, keyword, occurrence, mask({__VA_ARGS__})},
#include "language/parse/slots.def"
  });
}

constexpr auto facts = make_facts();

const SlotFacts& facts_of(SlotKind kind) { return facts[static_cast<std::size_t>(kind)]; }

struct DeclarationFacts {
  std::string_view keyword;
  std::string_view with_article;
  bool has_id;
  bool needs_title;
};

constexpr auto declarations = std::to_array<DeclarationFacts>({
    {"actor", "an actor", false, false},
    {"group", "a group", false, false},
    {"place", "a place", false, false},
    {"kind", "a kind", false, false},
    {"source", "a source", true, true},
    {"family", "a family", true, true},
    {"agreement", "an agreement", true, true},
    {"clause", "a clause", true, false},
    {"event", "an event", true, false},
    {"claim", "a claim", true, true},
    {"marking", "a marking", false, false},
    {"table", "a table", true, true},
});

const DeclarationFacts& facts_of(DeclarationKind kind) { return declarations[static_cast<std::size_t>(kind)]; }

/// The slots with a keyword in the order of their first letters, and where each letter's begin.
struct ByLetter {
  std::array<std::uint8_t, facts.size()> slots{};
  std::array<std::uint8_t, 257> begins{};
};

constexpr ByLetter make_by_letter() {
  static_assert(facts.size() < 256);
  ByLetter all;
  std::uint8_t count = 0;
  for (std::size_t letter = 0; letter < 256; ++letter) {
    all.begins[letter] = count;
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const bool begins = !facts[i].keyword.empty() && static_cast<unsigned char>(facts[i].keyword[0]) == letter;
      if (begins) all.slots[count++] = static_cast<std::uint8_t>(i);
    }
  }
  all.begins[256] = count;
  return all;
}

constexpr ByLetter by_letter = make_by_letter();

std::optional<SlotMatch> match(std::span<const Token> tokens, Mask wanted) {
  if (tokens.empty() || tokens[0].kind != TokenKind::word) return std::nullopt;
  const auto letter = static_cast<unsigned char>(tokens[0].text[0]);
  SlotMatch best;
  for (std::size_t i = by_letter.begins[letter]; i < by_letter.begins[letter + 1U]; ++i) {
    const SlotFacts& slot = facts[by_letter.slots[i]];
    if ((slot.takers & wanted) == 0) continue;
    const std::size_t words = count_phrase(tokens, slot.keyword);
    if (words > best.words) best = {slot.kind, words};
  }
  if (best.words == 0) return std::nullopt;
  return best;
}

} // namespace

std::string_view keyword(SlotKind kind) { return facts_of(kind).keyword; }

std::string_view keyword(DeclarationKind kind) { return facts_of(kind).keyword; }

std::string_view with_article(DeclarationKind kind) { return facts_of(kind).with_article; }

std::optional<DeclarationKind> declaration_of(std::string_view keyword) {
  const auto is_its = [&](const DeclarationFacts& one) {
    return keyword.starts_with(one.keyword.front()) && keyword == one.keyword;
  };
  const auto* found = std::ranges::find_if(declarations, is_its);
  if (found == declarations.end()) return std::nullopt;
  return static_cast<DeclarationKind>(found - declarations.begin());
}

bool takes(DeclarationKind declaration, SlotKind slot) { return (facts_of(slot).takers & bit(declaration)) != 0; }

bool once(SlotKind kind) { return facts_of(kind).occurrence == Occurrence::once; }

bool has_id(DeclarationKind kind) { return facts_of(kind).has_id; }

bool needs_title(DeclarationKind kind) { return facts_of(kind).needs_title; }

std::optional<SlotMatch> match_slot(std::span<const Token> tokens, DeclarationKind declaration) {
  return match(tokens, bit(declaration));
}

std::optional<SlotMatch> match_any_slot(std::span<const Token> tokens) { return match(tokens, Mask{0xFFFF}); }

std::vector<std::string> slot_keywords(DeclarationKind declaration) {
  std::vector<std::string> result;
  for (const SlotFacts& slot : facts)
    if ((slot.takers & bit(declaration)) != 0 && !slot.keyword.empty()) result.emplace_back(slot.keyword);
  return result;
}

std::vector<DeclarationKind> takers(SlotKind slot) {
  std::vector<DeclarationKind> result;
  for (std::size_t i = 0; i < declarations.size(); ++i)
    if (takes(static_cast<DeclarationKind>(i), slot)) result.push_back(static_cast<DeclarationKind>(i));
  return result;
}

std::vector<std::string> declaration_keywords() {
  std::vector<std::string> result;
  result.reserve(declarations.size());
  for (const DeclarationFacts& declaration : declarations)
    result.emplace_back(declaration.keyword);
  return result;
}

} // namespace casus::language
