// SPDX-License-Identifier: Apache-2.0
// The syntax tree: declarations with slots. It knows keywords and shape; what the words of a slot name is for resolve.
#pragma once

#include "language/lex/kept.h"
#include "language/lex/token.h"
#include "source/diagnostic.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::language {

enum class DeclarationKind : std::uint8_t {
  actor,
  group,
  place,
  kind,
  source,
  family,
  agreement,
  clause,
  event,
  claim,
  marking,
  table
};

/// Every slot keyword of docs/language/reference.md; which declaration takes which is one table (slots.def).
enum class SlotKind : std::uint8_t {
#define CASUS_SLOT(identifier, ...) identifier,
#include "language/parse/slots.def" // IWYU pragma: keep
};

/// The passage of the instrument a line comes from: "Art. II".
struct Locus {
  std::string_view text;
  source::Span span;
};

// What slots and declarations point to lies in their tree, or with its parser where slots are read later; a pointer
// that is null says that it was not written.
struct Slot {
  SlotKind kind;
  source::Span keyword;         // empty at the line's start for a sentence and a timing: their words are the whole line
  std::span<const Token> words; // after the keyword, without the locus
  const Locus* locus = nullptr;
  source::Span span; // the whole slot, all its lines
};

/// Some lines of a file: of an even text (`is_even`) offsets in it, else numbers in `Blocks::lines`.
struct LineRange {
  std::uint32_t first = 0; // where the first begins, with the white space before it
  std::uint32_t last = 0;  // one past; white space and remarks behind it may be counted in
  [[nodiscard]] bool empty() const { return first == last; }
};

struct Declaration {
  DeclarationKind kind;
  source::Span keyword;
  std::span<const Token> name;  // the words of the head: an id is one word
  const Token* title = nullptr; // the string of the head
  const Locus* locus = nullptr;
  std::span<const Slot> slots;
  source::Span span;   // the head and its slots, as far as they were read
  bool faulty = false; // a fault in it has been reported: what seems to be missing may be in the text
  LineRange left{};    // of slots that are yet to be read, see `read_slots`
};

class Parser;

/// One file's declarations, in the order of the text. It may not outlive the text.
struct Tree {
  source::FileId file;
  std::vector<Declaration> declarations;
  Kept<Slot> slots;                      // of the declarations
  Kept<Token> tokens;                    // of both
  Kept<Locus> loci;                      // of both
  std::deque<std::string> made;          // texts of tokens and loci that do not stand so in the file
  std::vector<source::Heading> headings; // of the Markdown text, for Diagnostics::put_under_headings
  std::shared_ptr<Parser> parser;        // of the slots that are read later; none: they all have been
};

} // namespace casus::language
