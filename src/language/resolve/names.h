// SPDX-License-Identifier: Apache-2.0
// Every name of a library, found by longest match over words. Lookup costs one hash a word, however many names there
// are.
#pragma once

#include "language/lex/token.h"
#include "source/span.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace casus::language {

/// What a name names. A verb names a kind by what is done.
enum class Sort : std::uint8_t { actor, place, kind, source, family, agreement, event, claim, marking, table, verb };

/// "actor", "kind of event", ...
std::string_view name_of(Sort sort);

/// The same with its article: "an actor".
std::string_view a(Sort sort);

struct Named {
  Sort sort = Sort::actor;
  std::uint32_t index = 0; // in the model's table of that sort; for a verb that of kinds
  source::Span span;       // where it was declared; nowhere for what is built in
};

/// The words of names are views: their bytes must outlive it.
class Names {
public:
  /// Makes room for so many more names.
  void reserve(std::size_t names);

  /// Declares a name. Gives the declaration that has it already, if there is one; then nothing changes.
  std::optional<Named> add(std::span<const Token> name, Named named);
  std::optional<Named> add(std::string_view name, Named named);

  struct Match {
    Named named;
    std::size_t words = 0;  // 0: none
    std::size_t looked = 0; // how many words it hung on
    explicit operator bool() const { return words > 0; }
  };

  /// The longest name of that sort that `tokens` begin with.
  [[nodiscard]] Match longest(std::span<const Token> tokens, Sort sort) const;

  /// A place in all names, which the words before it lead to.
  using Node = std::uint32_t;
  static constexpr Node start = 0;

  /// Where one more word leads to; none: no name goes on so.
  [[nodiscard]] std::optional<Node> follow(Node node, std::string_view word) const;

  /// The index of the name of that sort that these words are, read from `node` on, when no longer name begins so.
  [[nodiscard]] std::optional<std::uint32_t> only(std::span<const std::string_view> words, Sort sort,
                                                  Node node = start) const;

  /// The longest name of any sort.
  [[nodiscard]] Match longest(std::span<const Token> tokens) const;

  /// How many words stand before the first hole, when declared names begin with these; none: no hole, or other words.
  [[nodiscard]] std::optional<std::size_t> words_before_hole(std::span<const Token> tokens) const;

  /// The names of that sort that begin with `before` and end with `after`: what stands between, and their indexes.
  [[nodiscard]] std::vector<std::pair<std::string_view, std::uint32_t>> between(Sort sort, std::string_view before,
                                                                                std::string_view after) const;

  /// The same of any sort, with where each was declared.
  [[nodiscard]] std::vector<std::pair<std::string_view, source::Span>> between_any(std::string_view before,
                                                                                   std::string_view after) const;

  /// All names of that sort, in the order in which they were declared.
  [[nodiscard]] std::vector<std::string> all(Sort sort) const;

private:
  struct Listed {
    std::string_view name;
    Node node = start;
  };

  /// One more word after those that lead to a node.
  struct Step {
    Node from = start;
    std::string_view word;
    bool operator==(const Step&) const = default;
  };

  /// The step to a node, and what the words up to there are.
  struct Known {
    Step step;
    bool is_name = false; // false: not yet a name, and `named` says nothing
    bool goes_on = false; // a longer name begins so
    Named named;
  };

  /// Where a step is looked for in `table_`: at `first`, then `stride` further each time.
  struct Probe {
    std::size_t first = 0;
    std::size_t stride = 1;
  };
  static Probe probe_of(const Step& step);

  [[nodiscard]] std::optional<Node> follow(Node node, const Token& token) const;

  void put(Node node, std::string_view name, const Named& named);
  Node step(Node node, std::string_view word);

  /// Where in the table the node of a step is, or the free place for it.
  [[nodiscard]] std::size_t slot_of(const Step& step) const;
  void make_room(std::size_t nodes);

  std::vector<Known> nodes_ = {{}};
  std::vector<Node> table_ = {start, start}; // by steps; `start`: free. Its size is a power of two
  std::vector<Listed> listed_;
  std::deque<std::string> joined_; // names of several words
};

/// The words of tokens with a space between, as people wrote them.
std::string joined(std::span<const Token> tokens);

} // namespace casus::language
