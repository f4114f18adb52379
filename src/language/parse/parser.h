// SPDX-License-Identifier: Apache-2.0
// The parser's state while it goes through the lines of one file. Callers use parse/parse.h.
#pragma once

#include "language/lex/blocks.h"
#include "language/lex/lexer.h"
#include "language/parse/faults.h"
#include "language/parse/parse.h"
#include "language/parse/slots.h"
#include "language/parse/tree.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace casus::language {

class Parser {
public:
  Parser(std::string_view path, std::string_view text, source::FileId file);

  Tree run();

  /// The same, but the slots of agreements, clauses and events are left for `read_slots`. Those of what is written for
  /// each row of a table are read: they say of which.
  Tree run_heads() {
    heads_only_ = true;
    return run();
  }

  /// Reads the slots of a declaration that were left. They are good until those of the next are read.
  void read_slots(Declaration& declaration);

  [[nodiscard]] LeftLines left_lines(const Declaration& declaration) const;

  /// What was found so far, of `run` under its headings.
  source::Diagnostics take_findings() { return std::exchange(found_, {}); }

private:
  void take_line(const Line& line);
  void take_blocks();
  void take_even_text();

  // Declarations.
  void start(const Line& line);
  void start_known(const Line& line, DeclarationKind kind);
  void make_room(const Line& line);
  bool unindented_slot(const Line& line);
  void skip_unknown();
  bool may_stand(DeclarationKind kind, source::Span line);
  bool read_head(Declaration& declaration);
  bool read_name(Declaration& declaration, std::size_t& at, std::size_t end);
  void finish_declaration();

  // Slots.
  void take_slot_line(const Line& line);
  void leave(const Line& line);
  std::uint32_t leave_from(std::uint32_t begin);
  void leave_all(std::uint32_t begin, std::uint32_t end);
  std::uint32_t leave_one_by_one(std::uint32_t begin);
  void leave_line(std::uint32_t begin, std::uint32_t end, std::string_view words);
  void read_lines(Declaration& declaration);
  void read_line(const Line& line);
  void check_indent(const Line& line);
  void start_slot(const Line& line);
  void lex_slot(const Line& line);
  void finish_slot();
  bool read_slot();
  bool add_slot(const Slot& slot);
  [[nodiscard]] std::size_t end_of_words(const std::optional<SlotMatch>& match) const;
  [[nodiscard]] const Locus* locus_from(std::size_t token);
  bool refuse_slot(std::span<const Token> first_line);
  bool may_follow(const Slot& slot);

  /// Reports what the lexer found, but for what lies in the locus: there anything goes. Returns whether it found
  /// nothing.
  bool lexed_well(const Locus* locus);

  [[nodiscard]] bool read_later(DeclarationKind of) const {
    const bool many = of == DeclarationKind::agreement || of == DeclarationKind::clause || of == DeclarationKind::event;
    return heads_only_ && many;
  }
  [[nodiscard]] source::Span span_of(const Line& line) const { return {file_, line.offset, line.length}; }
  [[nodiscard]] source::Span white_before(const Line& line) const;

  std::string_view text_;
  source::FileId file_;
  source::Diagnostics found_;
  Faults faults_;
  Lexer lexer_;
  bool even_ = false;
  Blocks blocks_; // of a text that is not even
  Tree tree_;     // after `run` empty, and then for the words of slots that are read later

  // The line or slot at hand.
  std::vector<Token> tokens_;
  std::vector<LexFault> lex_faults_;
  std::size_t first_line_tokens_ = 0;
  bool pending_ = false; // a slot has begun and may be continued

  // The declaration at hand.
  Declaration* current_ = nullptr;
  std::vector<Slot> slots_;
  std::bitset<slot_count> seen_;
  std::array<source::Span, slot_count> first_seen_;
  std::optional<std::uint32_t> slot_indent_;
  bool said_uneven_ = false;
  bool said_tab_ = false;

  bool heads_only_ = false;               // the slots of some are left
  Declaration* in_scratch_ = nullptr;     // whose slots were read last of those
  std::vector<std::size_t> for_each_row_; // of those, by their numbers, what is written for each row of a table

  bool skipping_ = false;         // lines until the next declaration belong to one that was refused
  bool in_unknown_lines_ = false; // the line above was refused as unknown, and one message does for both
  bool agreement_seen_ = false;
  bool agreement_lost_ = false; // the agreement above was refused; its clauses would go to another
  bool said_no_agreement_ = false;
};

} // namespace casus::language
