// SPDX-License-Identifier: Apache-2.0
#include "language/lex/lexer.h"

#include "source/characters.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <utility>

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace casus::language {
namespace {

enum class Class : std::uint8_t { unknown, space, letter, digit, joiner, colon, quote, mark, comment, beyond };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (std::size_t c = 0x80; c < 256; ++c)
    classes[c] = Class::beyond;
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"))
    classes[static_cast<unsigned char>(c)] = Class::letter;
  for (const char c : std::string_view("0123456789"))
    classes[static_cast<unsigned char>(c)] = Class::digit;
  for (const char c : std::string_view("-'.+"))
    classes[static_cast<unsigned char>(c)] = Class::joiner;
  for (const char c : std::string_view(",/()"))
    classes[static_cast<unsigned char>(c)] = Class::mark;
  classes[' '] = classes['\t'] = classes['\n'] =
      Class::space; // no line has a line feed, but words are found in texts too
  classes[':'] = Class::colon;
  classes['"'] = Class::quote;
  classes['#'] = Class::comment;
  return classes;
}

constexpr std::array<Class, 256> classes = make_classes();

Class class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

bool digit(char c) { return class_of(c) == Class::digit; }

/// A letter or digit of ASCII.
bool is_plain(char c) { return class_of(c) == Class::letter || digit(c); }

/// What a word of plain letters and digits may go on with.
bool may_go_on(Class its) {
  return its == Class::joiner || its == Class::colon || its == Class::unknown || its == Class::beyond;
}

/// Where the plain letters and digits that stand at `at` end, at most `end`.
std::size_t plain_end(std::string_view text, std::size_t at, std::size_t end) {
#ifdef __SSE2__
  if (at + 16 <= text.size()) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const auto up_to = [](__m128i values, char most) {
      return _mm_cmpeq_epi8(_mm_min_epu8(values, _mm_set1_epi8(most)), values);
    };
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i letters = up_to(_mm_sub_epi8(lower, _mm_set1_epi8('a')), 'z' - 'a');
    const __m128i digits = up_to(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), 9);
    const __m128i either = _mm_or_si128(letters, _mm_or_si128(digits, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_'))));
    const auto others = ~static_cast<unsigned>(_mm_movemask_epi8(either));
    const auto count = static_cast<std::size_t>(std::countr_zero(others)); // 16 if all are
    at = std::min(at + count, end);
    if (count < 16) return at;
  }
#endif
  while (at < end && is_plain(text[at]))
    ++at;
  return at;
}

/// Blocks of Unicode beyond ASCII that hold no letters: marks, spaces, symbols, private use, emoji.
struct Range {
  char32_t first;
  char32_t last;
};
constexpr auto not_letters = std::to_array<Range>({{0x80, 0xA9},
                                                   {0xAB, 0xB4},
                                                   {0xB6, 0xB9},
                                                   {0xBB, 0xBF},
                                                   {0xD7, 0xD7},
                                                   {0xF7, 0xF7},
                                                   {0x2000, 0x206F},
                                                   {0x20A0, 0x20CF},
                                                   {0x2190, 0x2BFF},
                                                   {0x3000, 0x3004},
                                                   {0x3008, 0x3020},
                                                   {0xD800, 0xF8FF},
                                                   {0xFE00, 0xFE0F},
                                                   {0xFE30, 0xFE6F},
                                                   {0xFEFF, 0xFF0F},
                                                   {0xFFE0, 0xFFFF},
                                                   {0x1F000, 0x1FAFF},
                                                   {0xE0000, 0x10FFFF}});

bool letter(char32_t character) {
  return std::ranges::none_of(not_letters,
                              [&](Range range) { return character >= range.first && character <= range.last; });
}

/// Bytes of the letter or digit at `at`, 0 when there is none.
std::size_t part_length(std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end) return 0;
  const Class its = class_of(text[at]);
  if (its == Class::letter || its == Class::digit) return 1;
  if (its != Class::beyond) return 0;
  const source::Character character = source::decode(text, at);
  return letter(character.value) ? character.length : 0;
}

/// Bytes of the hole at `at`, `{column}`: 0 when there is none.
std::size_t hole_length(std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end || text[at] != '{') return 0;
  const std::size_t close = text.substr(0, end).find_first_of("{}\"\n", at + 1);
  return close == std::string_view::npos || text[close] != '}' || close == at + 1 ? 0 : close + 1 - at;
}

/// Where the quotation mark or backslash that comes first stands; `end` when there is none before it.
std::size_t find_string_end(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t quote = std::min(text.substr(0, end).find('"', at), end);
  return std::min(text.substr(0, quote).find('\\', at), quote);
}

/// True if a word starts at `at`: a letter, digit or hole, or the sign of a year before Christ.
bool word_starts(std::string_view text, std::size_t at, std::size_t end) {
  return part_length(text, at, end) > 0 || hole_length(text, at, end) > 0 ||
         (text[at] == '-' && at + 1 < end && digit(text[at + 1]));
}

struct WordEnd {
  std::size_t after = 0;
  bool hole = false; // it has one
};

/// The end of the word that starts at `at` and has plain letters and digits up to `here`, if any. Joiners and the colon
/// of a time belong to it when more of it follows.
WordEnd word_end(std::string_view text, std::size_t at, std::size_t here, std::size_t end) {
  const bool number = digit(text[at]) || text[at] == '-';
  bool hole = false;
  for (;; here = plain_end(text, here, end)) {
    if (here >= end) break;
    const Class its = class_of(text[here]);
    if (!may_go_on(its)) break;
    if (its == Class::joiner && here + 1 < end && is_plain(text[here + 1])) {
      ++here;
      continue;
    }
    if (const std::size_t length = part_length(text, here, end)) {
      here += length;
      continue;
    }
    if (const std::size_t length = hole_length(text, here, end)) {
      here += length;
      hole = true;
      continue;
    }
    const bool joined =
        its == Class::joiner && (part_length(text, here + 1, end) > 0 || hole_length(text, here + 1, end) > 0);
    const bool timed =
        its == Class::colon && number && digit(text[here - 1]) && here + 1 < end && digit(text[here + 1]);
    if (!joined && !timed) break;
    ++here;
  }
  return {here, hole};
}

/// Year, hyphen, two digits, and then the end, a hyphen or a T.
bool shaped_like_date(std::string_view word) {
  if (!digit(word[0]) && word[0] != '-') return false;
  std::size_t hyphen = 1;
  while (hyphen < word.size() && digit(word[hyphen]))
    ++hyphen;
  if (hyphen > 5 || word.size() < hyphen + 3) return false;
  if (word[hyphen] != '-' || !digit(word[hyphen + 1]) || !digit(word[hyphen + 2])) return false;
  return word.size() == hyphen + 3 || word[hyphen + 3] == '-' || word[hyphen + 3] == 'T';
}

TokenKind kind_of_mark(char c) {
  switch (c) {
  case ',': return TokenKind::comma;
  case '/': return TokenKind::slash;
  case '(': return TokenKind::open;
  case ')': return TokenKind::close;
  default: return TokenKind::colon;
  }
}

/// What people's keyboards and word processors write for a character that casus has.
std::string_view plain_form(char32_t character) {
  switch (character) {
  case 0x2018:
  case 0x2019: return "'";
  case 0x201C:
  case 0x201D:
  case 0x201E:
  case 0xAB:
  case 0xBB: return "\"";
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2212: return "-";
  case 0xA0:
  case 0x2007:
  case 0x2009:
  case 0x202F:
  case 0x3000: return " ";
  default: return {};
  }
}

source::Span span_of(source::FileId file, std::size_t begin, std::size_t end) {
  return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
}

Token word(std::string_view text, source::FileId file, std::size_t at, std::size_t plain, std::size_t end) {
  const auto [after, hole] = word_end(text, at, plain, end);
  const std::string_view word(text.data() + at, after - at);
  const TokenKind kind = hole ? TokenKind::hole : shaped_like_date(word) ? TokenKind::date : TokenKind::word;
  return {word, span_of(file, at, after), kind};
}

Token word(std::string_view text, source::FileId file, std::size_t at, std::size_t end) {
  return word(text, file, at, plain_end(text, at + (text[at] == '-' ? 1 : 0), end), end);
}

// Most words are letters and digits alone; a hole or a date has something else in it.
Token plain_word(std::string_view text, source::FileId file, std::size_t at, std::size_t end) {
  const std::size_t after = plain_end(text, at, end);
  if (after < end && may_go_on(class_of(text[after]))) return word(text, file, at, after, end);
  return {{text.data() + at, after - at}, span_of(file, at, after), TokenKind::word};
}

} // namespace

std::optional<Token> word_at(std::string_view text, source::FileId file, std::size_t at, std::size_t end) {
  if (at >= end) return std::nullopt;
  if (is_plain(text[at])) return plain_word(text, file, at, end);
  if (word_starts(text, at, end)) return word(text, file, at, end);
  return std::nullopt;
}

source::Span Lexer::span(std::size_t begin, std::size_t end) const { return span_of(file_, begin, end); }

// From after the quotation mark; `here` gets where the string ends.
std::string Lexer::unescaped(std::size_t from, std::size_t end, std::size_t& here,
                             std::vector<LexFault>& faults) const {
  std::string content;
  here = from;
  while (here < end && text_[here] != '"') {
    if (text_[here] != '\\') {
      content += text_[here++];
      continue;
    }
    const bool known = here + 1 < end && (text_[here + 1] == '"' || text_[here + 1] == '\\');
    if (known)
      content += text_[here + 1];
    else
      faults.push_back({source::Kind::unknown_escape, span(here, std::min(here + 2, end))});
    here += known ? 2 : 1;
  }
  return content;
}

std::size_t Lexer::string(std::size_t at, std::size_t end, std::vector<Token>& tokens,
                          std::vector<LexFault>& faults) const {
  std::size_t here = find_string_end(text_, at + 1, end);
  std::string_view content = text_.substr(at + 1, here - at - 1);
  if (here < end && text_[here] == '\\') content = made_->emplace_back(unescaped(at + 1, end, here, faults));
  if (here >= end) faults.push_back({source::Kind::unterminated_string, span(at, end)});
  const std::size_t after = std::min(here + 1, end);
  tokens.push_back({content, span(at, after), TokenKind::string});
  return after;
}

std::size_t Lexer::unknown(std::size_t at, std::size_t end, std::vector<LexFault>& faults) const {
  std::size_t here = at;
  while (here < end && !word_starts(text_, here, end)) {
    const Class its = class_of(text_[here]);
    if (its != Class::unknown && its != Class::beyond && its != Class::joiner) break;
    here += its == Class::beyond ? source::decode(text_, here).length : 1;
  }
  here = std::clamp(here, at + 1, end);
  faults.push_back({source::Kind::unknown_character, span(at, here)});
  return here;
}

std::optional<source::Span> Lexer::line(const Line& line, std::vector<Token>& tokens,
                                        std::vector<LexFault>& faults) const {
  const std::size_t end = line.offset + line.length;
  const auto put = [&](const Token& token) {
    tokens.push_back(token);
    return token.span.end();
  };
  for (std::size_t at = line.offset; at < end;) {
    switch (class_of(text_[at])) {
    case Class::space: ++at; break;
    case Class::comment: return span(at, end);
    case Class::quote: at = string(at, end, tokens, faults); break;
    case Class::mark:
    case Class::colon: at = put({text_.substr(at, 1), span(at, at + 1), kind_of_mark(text_[at])}); break;
    case Class::letter:
    case Class::digit: at = put(plain_word(text_, file_, at, end)); break;
    default: at = word_starts(text_, at, end) ? put(word(text_, file_, at, end)) : unknown(at, end, faults);
    }
  }
  return std::nullopt;
}

void report(const LexFault& fault, std::string_view text, source::Diagnostics& diagnostics) {
  using source::Kind;
  const std::string_view words = text.substr(fault.span.offset, fault.span.length);
  if (fault.kind == Kind::unterminated_string) {
    auto& item = diagnostics.report(Kind::unterminated_string, fault.span, "the string has no end on its line");
    item.expected = "a second `\"`; inside a string write `\\\"` for it";
    item.fixes = {{{fault.span.file, fault.span.end(), 0}, "\"", {}}};
    return;
  }
  if (fault.kind == Kind::unknown_escape) {
    auto& item =
        diagnostics.report(Kind::unknown_escape, fault.span, "a backslash in a string stands before `\"` or `\\` only");
    item.expected = "`\\\\` for the backslash itself";
    item.fixes = {{{fault.span.file, fault.span.offset, 1}, "\\\\", {}}};
    return;
  }
  const std::string shown = source::printable(words);
  auto& item = diagnostics.report(Kind::unknown_character, fault.span, "`" + shown + "` has no meaning here");
  const source::Character first = source::decode(text, fault.span.offset);
  if (const std::string_view plain = plain_form(first.value); !plain.empty() && first.length == fault.span.length) {
    item.fixes = {{fault.span, std::string(plain), {}}};
    return;
  }
  item.expected = "words, numbers, `,` `/` `:` `(` `)`; anything else goes between `\"` and `\"`";
}

} // namespace casus::language
