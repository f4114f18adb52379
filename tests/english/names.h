// SPDX-License-Identifier: Apache-2.0
// What a reader of the English knows beforehand: how the actors, places, kinds of event and texts are called. Nothing
// of any clause.
#pragma once

#include "model/model.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace casus::english {

struct Name {
  std::string words;
  std::uint32_t index = 0;
};

struct Names {
  std::vector<Name> actors;
  std::vector<Name> places;
  std::vector<Name> kinds; // as nouns: "armed attack"
  std::vector<Name> acts;  // as verbs: "attack"; of a kind without a verb "carry out an armed attack"
  std::vector<Name> agreements;
  std::vector<Name> clauses; // "usa-2024/consult"
};

Names names_of(const model::Model& model);

/// A place in the English that moves on as words are read.
class Cursor {
public:
  explicit Cursor(std::string_view text) : text_(text) {}

  /// Reads exactly these characters.
  bool take(std::string_view characters);
  /// Reads the longest of the names that stands here as whole words. At the sentence's beginning a capital may stand
  /// for a small letter.
  [[nodiscard]] const Name* take(const std::vector<Name>& names);
  /// Reads words in quotation marks, as "a \"b\"".
  bool take_quoted(std::string& words);
  bool take_number(std::int64_t& number);

  [[nodiscard]] bool sees(std::string_view characters) const { return rest().starts_with(characters); }
  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] std::size_t position() const { return at_; }
  void back_to(std::size_t position) { at_ = position; }

private:
  std::string_view text_;
  std::size_t at_ = 0;
};

} // namespace casus::english
