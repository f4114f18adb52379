// SPDX-License-Identifier: Apache-2.0
// The wording of a declaration's slots, with blanks for names and moments: sister texts have one wording and fill its
// blanks otherwise.
#pragma once

#include "language/parse/parse.h"
#include "language/resolve/names.h"
#include "language/resolve/trace.h"
#include "time/moment.h"
#include "time/zone.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace casus::language {

/// What a text has in the blanks of a wording, and where it has the wording's places.
struct Filling {
  std::vector<std::uint32_t> names; // by their numbers: indexes in the model's tables
  std::vector<time::Moment> moments;
  std::vector<std::uint32_t> places; // offsets in the file

  // Room to work in.
  std::vector<std::string_view> words; // in the blanks; of those that are expected to be the wording's own only
  bool as_expected = false;            // ... if one is not
  std::vector<std::uint32_t> shifts;   // how many bytes further what stands between them is than in the wording's text
};

/// A text has a wording if nothing that the readers of phrases look at is different: it has the same bytes in the same
/// lines, but for the blanks; what was looked up reached into none of these; a word that stands in one is none of the
/// language's own; and names that were the same are the same, and others are others. So all steps of reading it are
/// those of reading the wording's own text, and only what is in the blanks is another.
class Wording {
public:
  /// That of lines that were read as `trace` has it. `own` is the agreement that the declaration is or belongs to, if
  /// it is no event; its number is 0. None: the reading hung on more than words and blanks, or the text is very long.
  static std::optional<Wording> of(const LeftLines& lines, const Trace& trace, const Names& names,
                                   std::optional<std::uint32_t> own);

  /// The number of what its own text has in its blanks; none: it has that in none.
  [[nodiscard]] std::optional<std::uint32_t> name(Sort sort, std::uint32_t index) const;
  [[nodiscard]] std::optional<std::uint32_t> moment(const time::Moment& moment) const;

  /// The number of a place where a word of its own text begins or ends, by the offset in the file; none: none does.
  std::optional<std::uint32_t> place(std::uint32_t offset);

  /// The zone of an event's time hangs on the names that were filled in.
  using ZoneOfEvent = std::function<time::Zone(const Filling&)>;

  /// Reads what `lines` have in the blanks. False: they have another wording, and `filling` is of no use.
  bool is_of(const LeftLines& lines, const Names& names, std::optional<std::uint32_t> own, const ZoneOfEvent& zone,
             Filling& filling) const;

private:
  /// What stands between two words of blanks, or before the first or behind the last, over several lines or none:
  /// compared byte by byte.
  struct Literal {
    std::string_view text;
    std::uint32_t offset = 0; // in the file
  };

  struct WrittenLine {
    bool blank = false;
    bool tab = false;
    std::uint32_t indent = 0;
    std::uint32_t begin = 0; // in `places_`, of one that is not blank
    std::uint32_t end = 0;
  };

  /// What the readers of spans, dates and amounts see of a word before they read it.
  struct Figures {
    bool begins = false; // 24, 2024-06, -12
    bool whole = false;
    bool operator==(const Figures&) const = default;
  };
  static Figures figures_of(std::string_view word);

  /// A word in a blank, between the literal of its number and the next. It may be a word that stood in another before:
  /// then it is compared with what stands there.
  struct Word {
    std::string_view text;
    TokenKind kind = TokenKind::word;
    Figures figures;
    bool stays = false;                // most sisters have it too: `State` in State 7
    std::uint32_t line = 0;            // in `lines_`; of an even text 0
    std::uint32_t same_as = 0;         // in `words_`; its own number: none
    Names::Node before = Names::start; // in a name: where the words before it lead to
  };

  /// What most sisters have up to the next word that does not stay: literals and the words between them, at once.
  struct Stretch {
    std::string_view text;
    std::uint32_t last = 0; // of its literals
  };

  struct Blank {
    source::Span span;
    bool moment = false;
    bool zone_of_event = false;
    bool again = false;      // its words are those of one before it
    bool other_zone = false; // ... that is read in another zone
    std::uint32_t number = 0;
    std::uint32_t first = 0; // in `words_`
    std::uint32_t last = 0;  // one past
  };

  struct Name {
    Sort sort = Sort::actor;
    std::uint32_t index = 0;
  };

  /// In a literal, or at its begin or end.
  struct Place {
    std::uint32_t literal = 0;
    std::uint32_t offset = 0; // in the file of the wording's own text
    bool operator==(const Place&) const = default;
  };

  bool take_blanks(const Trace& trace);
  bool take_lines(const LeftLines& lines);
  bool take_words(const LeftLines& lines, Blank& blank, std::uint32_t& at);
  [[nodiscard]] std::optional<std::uint32_t> line_of(const LeftLines& lines, source::Span span) const;
  [[nodiscard]] std::uint32_t end_of_line(const LeftLines& lines, std::uint32_t line, std::uint32_t at) const;
  void find_repeated();
  void find_stretches(const LeftLines& lines);
  void find_nodes(const Names& names);
  std::uint32_t number_of(Sort sort, std::uint32_t index);
  std::uint32_t number_of(const time::Moment& moment);
  [[nodiscard]] bool is_reached(const Trace::Look& look) const;

  bool read_words(const LeftLines& lines, Filling& filling) const;
  bool read_one_by_one(const LeftLines& lines, std::uint32_t at, std::uint32_t literal, Filling& filling) const;

  /// Gives the length of the word of that number that stands there; 0: another wording has it.
  std::uint32_t read_word(const LeftLines& lines, std::uint32_t at, std::uint32_t number, Filling& filling) const;
  static bool may_replace(const Word& then, const Token& now);
  [[nodiscard]] bool is_own(std::uint32_t word, const Filling& filling) const;
  [[nodiscard]] bool same_lines(std::span<const Line> lines, const Filling& filling) const;
  bool fill_names(const Names& names, std::optional<std::uint32_t> own, Filling& filling) const;
  bool fill_moments(const ZoneOfEvent& zone, Filling& filling) const;
  void fill_places(Filling& filling) const;

  bool even_ = false;
  std::vector<WrittenLine> lines_; // none of an even text: its literals say all of them
  std::vector<Literal> literals_;
  std::vector<Word> words_;
  std::vector<Stretch> stretches_; // all of the text but the words that do not stay
  std::vector<Blank> blanks_;      // in the order of the text
  std::vector<Name> names_;
  std::vector<time::Moment> moments_;
  std::vector<Place> places_;
};

} // namespace casus::language
