// SPDX-License-Identifier: Apache-2.0
// For tests: a text read, with everything that came of it.
#pragma once

#include "language/parse/parse.h"
#include "source/render.h"

#include <string>
#include <utility>

namespace casus::language {

struct ParsedText {
  explicit ParsedText(std::string text, std::string path = "a.casus")
      : file(texts.add(std::move(path), std::move(text))) {
    tree = parse(texts, file, diagnostics);
  }

  /// The codes found, in the order of the text: "P201 P208".
  [[nodiscard]] std::string codes() const {
    std::string result;
    for (const source::Diagnostic& item : diagnostics.sorted())
      result.append(result.empty() ? "" : " ").append(source::code(item.kind));
    return result;
  }

  [[nodiscard]] std::string messages() const { return source::render_text(diagnostics, texts, false); }

  source::Texts texts;
  source::FileId file;
  source::Diagnostics diagnostics;
  Tree tree;
};

/// A tree as words, without places: two texts of one meaning give one.
inline std::string shown(const Tree& tree) {
  std::string result;
  const auto word = [&](const Token& token) {
    result.append(" ").append(std::to_string(static_cast<int>(token.kind))).append(token.text);
  };
  for (const Declaration& declaration : tree.declarations) {
    result.append("\n").append(std::to_string(static_cast<int>(declaration.kind)));
    for (const Token& token : declaration.name)
      word(token);
    if (declaration.title != nullptr) word(*declaration.title);
    if (declaration.locus != nullptr) result.append(" @").append(declaration.locus->text);
    for (const Slot& slot : declaration.slots) {
      result.append("\n  ").append(std::to_string(static_cast<int>(slot.kind)));
      for (const Token& token : slot.words)
        word(token);
      if (slot.locus != nullptr) result.append(" @").append(slot.locus->text);
    }
  }
  return result;
}

} // namespace casus::language
