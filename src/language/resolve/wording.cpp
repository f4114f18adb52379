// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/wording.h"

#include "language/lex/lexer.h"

#include <algorithm>
#include <array>

namespace casus::language {
namespace {

constexpr std::uint32_t unfilled = ~std::uint32_t{0};

/// What it costs to make a wording grows with the square of these.
constexpr std::size_t most_lines = 200;
constexpr std::size_t most_looks = 400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The language's own words with capitals: they stand in no wording and in no blank.
constexpr std::array<std::string_view, 2> own_capitals = {"Julian", "GDP"};

/// All other words of its own are of small letters: a word with anything else in it is none of them.
bool may_be_own_word(std::string_view word) {
  return std::ranges::find(own_capitals, word) != own_capitals.end() ||
         std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

/// Does the lexer end what stands before, whatever comes after it?
bool ends_token(std::string_view before) {
  constexpr std::string_view marks = " \t\n\r,(/";
  return before.empty() || marks.find(before.back()) != std::string_view::npos;
}

/// Does any word end before what stands there as it does at the end of a line?
bool begins_apart(std::string_view after) {
  if (after.empty()) return true;
  switch (after.front()) {
  case ' ':
  case '\t':
  case '\n':
  case '\r':
  case ',':
  case ')': return true;
  default: return false;
  }
}

/// As `starts_with`, where most differ in their first letter.
bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && text.front() == word.front() && text.starts_with(word);
}

} // namespace

Wording::Figures Wording::figures_of(std::string_view word) {
  const std::size_t at = word.starts_with('-') ? 1 : 0;
  return {at < word.size() && is_digit(word[at]), std::ranges::all_of(word, is_digit)};
}

/// May `now` stand in a blank where `then` stood?
bool Wording::may_replace(const Word& then, const Token& now) {
  if (then.kind != now.kind) return false;
  if (then.text == now.text) return true;
  return !may_be_own_word(now.text) && then.figures == figures_of(now.text);
}

std::optional<Wording> Wording::of(const LeftLines& lines, const Trace& trace, const Names& names,
                                   std::optional<std::uint32_t> own) {
  const auto feeds = std::ranges::count(lines.text.substr(lines.begin, lines.end - lines.begin), '\n');
  const std::size_t count = lines.even ? static_cast<std::size_t>(feeds) + 1 : lines.lines.size();
  if (count > most_lines || trace.looks.size() + trace.moments.size() > most_looks) return std::nullopt;
  Wording wording;
  wording.even_ = lines.even;
  if (own) wording.number_of(Sort::agreement, *own);
  const bool whole = !trace.particular && wording.take_blanks(trace) && wording.take_lines(lines);
  const auto reached = [&](const Trace::Look& look) { return wording.is_reached(look); };
  if (!whole || std::ranges::any_of(trace.looks, reached)) return std::nullopt;
  wording.find_nodes(names);
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
  if (lines.empty()) return false;
  std::uint32_t at = lines.begin; // the first byte that is not yet taken
  const std::string_view text = lines.text.substr(at, lines.end - at);
  for (const std::string_view own_word : own_capitals) {
    if (text.find(own_word) != std::string_view::npos) return false;
  }
  for (Blank& blank : blanks_) {
    if (!take_words(lines, blank, at)) return false;
  }
  literals_.push_back({lines.text.substr(at, lines.end - at), at});
  find_repeated();
  find_stretches(lines);
  for (const Line& line : lines.lines) {
    const bool blank = line.length == 0;
    const auto begin = blank ? std::optional<std::uint32_t>(0) : place(line.offset);
    const auto after = blank ? std::optional<std::uint32_t>(0) : place(line.offset + line.length);
    if (!begin || !after) return false;
    lines_.push_back({blank, line.tab, line.indent, *begin, *after});
  }
  return true;
}

/// The literals and words up to the end of a blank.
bool Wording::take_words(const LeftLines& lines, Blank& blank, std::uint32_t& at) {
  const auto line = line_of(lines, blank.span);
  if (!line) return false;
  const std::uint32_t end = end_of_line(lines, *line, blank.span.offset);
  blank.first = static_cast<std::uint32_t>(words_.size());
  for (std::uint32_t next = blank.span.offset; next < blank.span.end();) {
    literals_.push_back({lines.text.substr(at, next - at), at});
    const auto word = word_at(lines.text, lines.file, next, end);
    if (!word || !ends_token(literals_.back().text)) return false;
    const auto number = static_cast<std::uint32_t>(words_.size());
    words_.push_back(
        {.text = word->text, .kind = word->kind, .figures = figures_of(word->text), .line = *line, .same_as = number});
    at = word->span.end();
    const std::size_t room = lines.text.find_first_not_of(" \t", at);
    next = static_cast<std::uint32_t>(std::min<std::size_t>(room, end));
  }
  blank.last = static_cast<std::uint32_t>(words_.size());
  return at == blank.span.end() && (!blank.moment || blank.last == blank.first + 1);
}

/// The line in which all of the words stand; none: they stand in several.
std::optional<std::uint32_t> Wording::line_of(const LeftLines& lines, source::Span words) const {
  if (even_) {
    const bool one = lines.begin <= words.offset && words.end() <= end_of_line(lines, 0, words.offset);
    return one ? std::optional<std::uint32_t>(0) : std::nullopt;
  }
  const auto holds = [&](const Line& line) {
    return line.length > 0 && line.offset <= words.offset && words.end() <= line.offset + line.length;
  };
  const auto line = std::ranges::find_if(lines.lines, holds);
  if (line == lines.lines.end()) return std::nullopt;
  return static_cast<std::uint32_t>(line - lines.lines.begin());
}

/// Of the line with that number, in which `at` lies.
std::uint32_t Wording::end_of_line(const LeftLines& lines, std::uint32_t line, std::uint32_t at) const {
  if (!even_) return lines.lines[line].offset + lines.lines[line].length;
  return static_cast<std::uint32_t>(std::min<std::size_t>(lines.text.find('\n', at), lines.end));
}

/// A blank that is filled as one before it is compared with that.
void Wording::find_repeated() {
  const auto ends = [&](const Word& word) { return begins_apart(literals_[word.same_as + 1].text); };
  const auto words_of = [&](const Blank& blank) {
    return std::span(words_).subspan(blank.first, blank.last - blank.first);
  };
  const auto same_word = [&](const Word& a, const Word& b) { return a.text == b.text && ends(a) && ends(b); };
  for (auto blank = blanks_.begin(); blank != blanks_.end(); ++blank) {
    const auto like = [&](const Blank& earlier) {
      return earlier.moment == blank->moment && earlier.number == blank->number &&
             std::ranges::equal(words_of(earlier), words_of(*blank), same_word);
    };
    const auto earlier = std::find_if(blanks_.begin(), blank, like); // the first, whose words are as none before
    if (earlier == blank) continue;
    blank->again = true;
    blank->other_zone = earlier->zone_of_event != blank->zone_of_event;
    for (std::uint32_t i = 0; i < blank->last - blank->first; ++i)
      words_[blank->first + i].same_as = earlier->first + i;
  }
}

/// A name's last word is the one that sisters have otherwise.
void Wording::find_stretches(const LeftLines& lines) {
  for (const Blank& blank : blanks_) {
    for (std::uint32_t i = blank.first; i + 1 < blank.last && !blank.moment; ++i) {
      const std::string_view after = literals_[i + 1].text;
      words_[i].stays = !after.empty() && begins_apart(after);
    }
  }
  std::uint32_t begin = literals_.front().offset;
  for (std::uint32_t i = 0; i < literals_.size(); ++i) {
    if (i < words_.size() && words_[i].stays) continue;
    const Literal& last = literals_[i];
    const auto end = last.offset + static_cast<std::uint32_t>(last.text.size());
    stretches_.push_back({lines.text.substr(begin, end - begin), i});
    if (i < words_.size()) begin = end + static_cast<std::uint32_t>(words_[i].text.size());
  }
}

/// Words that begin a name as they began it here are not looked up again.
void Wording::find_nodes(const Names& names) {
  for (const Blank& blank : blanks_) {
    std::optional<Names::Node> node = Names::start;
    for (std::uint32_t i = blank.first; i < blank.last && node && !blank.moment; ++i) {
      words_[i].before = *node;
      node = names.follow(*node, words_[i].text);
    }
  }
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
  const auto holds = [&](const Literal& literal) {
    return literal.offset <= offset && offset <= literal.offset + literal.text.size();
  };
  const auto literal = std::ranges::find_if(literals_, holds);
  if (literal == literals_.end()) return std::nullopt;
  const Place place{static_cast<std::uint32_t>(literal - literals_.begin()), offset};
  const auto found = std::ranges::find(places_, place);
  if (found != places_.end()) return static_cast<std::uint32_t>(found - places_.begin());
  places_.push_back(place);
  return static_cast<std::uint32_t>(places_.size() - 1);
}

bool Wording::is_of(const LeftLines& lines, const Names& names, std::optional<std::uint32_t> own,
                    const ZoneOfEvent& zone, Filling& filling) const {
  if (lines.even != even_ || lines.lines.size() != lines_.size() || !read_words(lines, filling)) return false;
  fill_places(filling);
  return same_lines(lines.lines, filling) && fill_names(names, own, filling) && fill_moments(zone, filling);
}

bool Wording::read_words(const LeftLines& lines, Filling& filling) const {
  filling.words.resize(words_.size());
  filling.shifts.resize(literals_.size());
  filling.as_expected = true;
  std::uint32_t at = lines.begin;
  std::uint32_t literal = 0;
  for (const Stretch& stretch : stretches_) {
    if (!lines.text.substr(at).starts_with(stretch.text)) return read_one_by_one(lines, at, literal, filling);
    const std::uint32_t shift = at - literals_[literal].offset;
    for (; literal <= stretch.last; ++literal) // one more than words
      filling.shifts[literal] = shift;
    at += static_cast<std::uint32_t>(stretch.text.size());
    if (stretch.last == words_.size()) break;
    const std::uint32_t length = read_word(lines, at, stretch.last, filling);
    if (length == 0) return false;
    at += length;
  }
  return at == lines.end;
}

/// From there on, where a word that was expected to stay may be another.
bool Wording::read_one_by_one(const LeftLines& lines, std::uint32_t at, std::uint32_t literal, Filling& filling) const {
  filling.as_expected = false;
  for (std::uint32_t i = 0; i < literal; ++i) {
    if (words_[i].stays) filling.words[i] = words_[i].text;
  }
  for (;; ++literal) {
    const Literal& its = literals_[literal];
    if (!lines.text.substr(at).starts_with(its.text)) return false;
    filling.shifts[literal] = at - its.offset;
    at += static_cast<std::uint32_t>(its.text.size());
    if (literal == words_.size()) return at == lines.end;
    const std::uint32_t length = read_word(lines, at, literal, filling);
    if (length == 0) return false;
    at += length;
  }
}

std::uint32_t Wording::read_word(const LeftLines& lines, std::uint32_t at, std::uint32_t number,
                                 Filling& filling) const {
  const Word& then = words_[number];
  const std::string_view rest = lines.text.substr(at);
  const auto take = [&](std::string_view word) {
    filling.words[number] = word;
    return static_cast<std::uint32_t>(word.size());
  };
  if (then.same_as != number) {
    const std::string_view same = filling.words[then.same_as];
    return rest.starts_with(same) ? take(same) : 0;
  }
  if (begins_with(rest, then.text) && begins_apart(rest.substr(then.text.size()))) return take(then.text);
  if (then.figures.whole) {
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_digit) - rest.begin());
    if (digits > 0 && begins_apart(rest.substr(digits))) return take(rest.substr(0, digits));
  }
  constexpr std::size_t second = 20; // characters of 2024-07-08T09:40:10Z, which are one word
  if (then.kind == TokenKind::date && time::shaped_as_second(rest.substr(0, second)) &&
      begins_apart(rest.substr(second)))
    return take(rest.substr(0, second));
  const std::uint32_t end = even_ ? lines.end : end_of_line(lines, then.line, at); // no word goes on behind a line feed
  const auto now = word_at(lines.text, lines.file, at, end);
  return now && may_replace(then, *now) ? take(now->text) : 0;
}

/// Of a blank line the offset says nothing.
bool Wording::same_lines(std::span<const Line> lines, const Filling& filling) const {
  return std::ranges::equal(lines_, lines, [&](const WrittenLine& then, const Line& now) {
    if (then.blank || now.length == 0) return then.blank && now.length == 0;
    return then.indent == now.indent && then.tab == now.tab && filling.places[then.begin] == now.offset &&
           filling.places[then.end] == now.offset + now.length;
  });
}

/// `read_word` gives the wording's own word where the same stands again.
bool Wording::is_own(std::uint32_t word, const Filling& filling) const {
  if (words_[word].stays && filling.as_expected) return true;
  return filling.words[word].data() == words_[word].text.data();
}

bool Wording::fill_names(const Names& names, std::optional<std::uint32_t> own, Filling& filling) const {
  filling.names.assign(names_.size(), unfilled);
  if (own) filling.names[0] = *own;
  for (const Blank& blank : blanks_) {
    if (blank.moment || blank.again) continue;
    std::uint32_t at = blank.first;
    while (at + 1 < blank.last && is_own(at, filling))
      ++at;
    const auto words = std::span(filling.words).subspan(at, blank.last - at);
    const auto index = names.only(words, names_[blank.number].sort, words_[at].before);
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

bool Wording::fill_moments(const ZoneOfEvent& zone, Filling& filling) const {
  constexpr time::Moment none{};
  filling.moments.assign(moments_.size(), none);
  for (const Blank& blank : blanks_) {
    if (!blank.moment) continue;
    const std::string_view text = filling.words[blank.first];
    if (blank.again && (!blank.other_zone || text.ends_with('Z'))) continue;
    const bool own_zone = !blank.zone_of_event || text.ends_with('Z');
    const auto moment = time::parse_moment(text, own_zone ? time::Zone::utc() : zone(filling));
    time::Moment& filled = filling.moments[blank.number];
    if (!moment || (filled != none && filled != *moment)) return false;
    filled = *moment;
  }
  return true;
}

void Wording::fill_places(Filling& filling) const {
  filling.places.resize(places_.size());
  for (std::size_t i = 0; i < places_.size(); ++i)
    filling.places[i] = places_[i].offset + filling.shifts[places_[i].literal];
}

} // namespace casus::language
