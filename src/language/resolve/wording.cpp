// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/wording.h"

#include <algorithm>

namespace casus::language {
namespace {

constexpr std::uint32_t unfilled = ~std::uint32_t{0};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What the readers of spans, dates and amounts see of a word before they read it.
struct Figures {
  bool begins = false; // 24, 2024-06, -12
  bool whole = false;
  bool operator==(const Figures&) const = default;
};

Figures figures_of(std::string_view word) {
  const std::size_t at = word.starts_with('-') ? 1 : 0;
  return {at < word.size() && is_digit(word[at]), std::ranges::all_of(word, is_digit)};
}

/// The language's own words are of small letters (and `GDP` and `Julian`, which `Wording::of` looks for): a word with
/// anything else in it is none of them.
bool may_be_own_word(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

/// May `now` stand in a blank where `then` stood?
bool may_replace(const Token& then, const Token& now) {
  if (then.kind != now.kind) return false;
  return then.text == now.text || (!may_be_own_word(now.text) && figures_of(then.text) == figures_of(now.text));
}

bool same_room(const Token& before, const Token& after, const Token& other_before, const Token& other_after) {
  return after.span.offset - before.span.end() == other_after.span.offset - other_before.span.end();
}

/// Of a blank line the offset says nothing.
std::string_view text_of(const LeftLines& lines, const Line& line) {
  return line.length == 0 ? std::string_view{} : lines.text.substr(line.offset, line.length);
}

/// The words that `Cursor::take_lump` puts together.
bool one_lump(std::span<const Token> tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const TokenKind kind = tokens[i].kind;
    const bool part =
        kind == TokenKind::word || kind == TokenKind::date || kind == TokenKind::slash || kind == TokenKind::colon;
    if (!part || (i > 0 && tokens[i - 1].span.end() != tokens[i].span.offset)) return false;
  }
  return true;
}

} // namespace

std::optional<Wording> Wording::of(const LeftLines& lines, const Trace& trace, std::optional<std::uint32_t> own) {
  Wording wording;
  if (own) wording.number_of(Sort::agreement, *own);
  const bool whole = !trace.bound && wording.take_blanks(trace) && wording.take_lines(lines) && wording.place_blanks();
  const auto reached = [&](const Trace::Look& look) { return wording.is_reached(look); };
  if (!whole || std::ranges::any_of(trace.looks, reached)) return std::nullopt;
  return wording;
}

bool Wording::take_blanks(const Trace& trace) {
  for (const Trace::Name& name : trace.names)
    blanks_.push_back({.span = name.span, .number = number_of(name.sort, name.index)});
  for (const Trace::Moment& moment : trace.moments) {
    blanks_.push_back({.span = moment.span,
                       .moment = true,
                       .zone_of_event = moment.zone_of_event,
                       .number = number_of(moment.value)});
  }
  std::ranges::sort(blanks_, {}, [](const Blank& blank) { return blank.span.offset; });
  // What was tried and read anew is there twice.
  const auto same = [](const Blank& a, const Blank& b) {
    return a.span == b.span && a.moment == b.moment && a.number == b.number;
  };
  blanks_.erase(std::unique(blanks_.begin(), blanks_.end(), same), blanks_.end());
  const auto overlap = [](const Blank& a, const Blank& b) { return a.span.end() > b.span.offset; };
  return std::ranges::adjacent_find(blanks_, overlap) == blanks_.end();
}

bool Wording::take_lines(const LeftLines& lines) {
  std::deque<std::string> made;
  std::vector<LexFault> faults;
  const Lexer lexer(lines.text, lines.file, made);
  for (const Line& line : lines.lines) {
    Written written{text_of(lines, line), line.offset, line.indent, line.tab, 0, 0};
    if (written.text.find("Julian") != std::string_view::npos || written.text.find("GDP") != std::string_view::npos)
      return false;
    const auto inside = [&](const Blank& blank) {
      return blank.span.offset >= line.offset && blank.span.end() <= line.offset + line.length;
    };
    if (std::ranges::any_of(blanks_, inside)) {
      written.first_token = static_cast<std::uint32_t>(tokens_.size());
      if (lexer.line(line, tokens_, faults)) return false;
      written.last_token = static_cast<std::uint32_t>(tokens_.size());
    }
    lines_.push_back(written);
  }
  return made.empty() && faults.empty();
}

bool Wording::place_blanks() {
  in_blank_.resize(tokens_.size());
  for (Blank& blank : blanks_) {
    const auto first =
        std::ranges::find(tokens_, blank.span.offset, [](const Token& token) { return token.span.offset; });
    const auto last =
        std::ranges::find(first, tokens_.end(), blank.span.end(), [](const Token& token) { return token.span.end(); });
    if (last == tokens_.end()) return false;
    blank.first_token = static_cast<std::uint32_t>(first - tokens_.begin());
    blank.last_token = static_cast<std::uint32_t>(last - tokens_.begin()) + 1;
    std::fill(in_blank_.begin() + blank.first_token, in_blank_.begin() + blank.last_token, true);
    if (blank.moment && !one_lump(std::span(first, last + 1))) return false;
  }
  return true;
}

/// Did it look at the words of a blank, and not to find what stands there?
bool Wording::is_reached(const Trace::Look& look) const {
  return std::ranges::any_of(blanks_, [&](const Blank& blank) {
    if (look.begin >= blank.span.end() || look.end <= blank.span.offset) return false;
    return blank.moment || look.begin != blank.span.offset || look.sort != names_[blank.number].sort;
  });
}

std::optional<std::uint32_t> Wording::name(Sort sort, std::uint32_t index) const {
  const auto same = [&](const Name& name) { return name.sort == sort && name.index == index; };
  const auto found = std::ranges::find_if(names_, same);
  if (found == names_.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - names_.begin());
}

std::optional<std::uint32_t> Wording::moment(const time::Moment& moment) const {
  const auto found = std::ranges::find(moments_, moment);
  if (found == moments_.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - moments_.begin());
}

std::uint32_t Wording::number_of(Sort sort, std::uint32_t index) {
  if (const auto number = name(sort, index)) return *number;
  names_.push_back({sort, index});
  return static_cast<std::uint32_t>(names_.size() - 1);
}

std::uint32_t Wording::number_of(const time::Moment& its) {
  if (const auto number = moment(its)) return *number;
  moments_.push_back(its);
  return static_cast<std::uint32_t>(moments_.size() - 1);
}

std::optional<std::uint32_t> Wording::place(std::uint32_t offset) {
  const auto place = find_place(offset);
  if (!place) return std::nullopt;
  const auto found = std::ranges::find(places_, *place);
  if (found != places_.end()) return static_cast<std::uint32_t>(found - places_.begin());
  places_.push_back(*place);
  return static_cast<std::uint32_t>(places_.size() - 1);
}

std::optional<Wording::Place> Wording::find_place(std::uint32_t offset) const {
  const auto ends_before = [&](const Written& line) {
    return line.text.empty() || line.offset + line.text.size() < offset;
  };
  const auto line = std::ranges::find_if_not(lines_, ends_before);
  if (line == lines_.end() || line->offset > offset) return std::nullopt;
  if (!line->has_blank()) return Place{true, static_cast<std::uint32_t>(line - lines_.begin()), offset - line->offset};
  for (std::uint32_t i = line->first_token; i < line->last_token; ++i) {
    const source::Span span = tokens_[i].span;
    if (span.offset == offset) return Place{false, i, 0};
    if (span.end() == offset) return Place{false, i, span.length};
  }
  return std::nullopt;
}

bool Wording::is_of(const LeftLines& lines, const Names& names, std::optional<std::uint32_t> own,
                    const ZoneOfEvent& zone, Filling& filling) const {
  if (lines.lines.size() != lines_.size()) return false;
  filling.tokens.clear();
  filling.faults.clear();
  filling.made.clear();
  const Lexer lexer(lines.text, lines.file, filling.made);
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Written& written = lines_[i];
    const Line& line = lines.lines[i];
    if (line.indent != written.indent || line.tab != written.tab) return false;
    const bool same =
        written.has_blank() ? read_line(written, line, lexer, filling) : text_of(lines, line) == written.text;
    if (!same) return false;
  }
  if (!filling.faults.empty() || !filling.made.empty()) return false;
  if (!fill_names(names, own, filling) || !fill_moments(lines.text, zone, filling)) return false;
  fill_places(lines.lines, filling);
  return true;
}

bool Wording::read_line(const Written& written, const Line& line, const Lexer& lexer, Filling& filling) const {
  if (lexer.line(line, filling.tokens, filling.faults)) return false;
  if (filling.tokens.size() != written.last_token) return false;
  for (std::size_t i = written.first_token; i < written.last_token; ++i) {
    const Token& then = tokens_[i];
    const Token& now = filling.tokens[i];
    const bool same = in_blank_[i] ? may_replace(then, now) : then.kind == now.kind && then.text == now.text;
    if (!same) return false;
    if (i > written.first_token && !same_room(tokens_[i - 1], then, filling.tokens[i - 1], now)) return false;
  }
  return true;
}

bool Wording::fill_names(const Names& names, std::optional<std::uint32_t> own, Filling& filling) const {
  filling.names.assign(names_.size(), unfilled);
  if (own) filling.names[0] = *own;
  for (const Blank& blank : blanks_) {
    if (blank.moment) continue;
    const auto words = std::span(filling.tokens).subspan(blank.first_token, blank.last_token - blank.first_token);
    const auto index = names.only(words, names_[blank.number].sort);
    std::uint32_t& filled = filling.names[blank.number];
    if (!index || (filled != unfilled && filled != *index)) return false;
    filled = *index;
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (names_[i].sort == names_[k].sort && filling.names[i] == filling.names[k]) return false;
    }
  }
  return true;
}

bool Wording::fill_moments(std::string_view text, const ZoneOfEvent& zone, Filling& filling) const {
  constexpr time::Moment none{};
  filling.moments.assign(moments_.size(), none);
  for (const Blank& blank : blanks_) {
    if (!blank.moment) continue;
    const std::uint32_t begin = filling.tokens[blank.first_token].span.offset;
    const std::uint32_t end = filling.tokens[blank.last_token - 1].span.end();
    const auto moment =
        time::parse_moment(text.substr(begin, end - begin), blank.zone_of_event ? zone(filling) : time::Zone::utc());
    time::Moment& filled = filling.moments[blank.number];
    if (!moment || (filled != none && filled != *moment)) return false;
    filled = *moment;
  }
  return true;
}

void Wording::fill_places(std::span<const Line> lines, Filling& filling) const {
  filling.places.clear();
  for (const Place& place : places_) {
    const std::uint32_t start = place.in_line ? lines[place.of].offset : filling.tokens[place.of].span.offset;
    // Of a word in a blank it is the beginning or the end.
    const bool end = !place.in_line && place.offset > 0;
    filling.places.push_back(end ? filling.tokens[place.of].span.end() : start + place.offset);
  }
}

} // namespace casus::language
