// SPDX-License-Identifier: Apache-2.0
// For tests: a text to its model, with a small library in front of it.
#pragma once

#include "language/parse/parse.h"
#include "language/resolve/resolve.h"
#include "source/diagnostic.h"
#include "source/text.h"

#include <string>

namespace casus::language {

struct Read {
  source::Texts texts;
  source::Diagnostics diagnostics;
  model::Model model;

  explicit Read(const std::string& text) {
    Tree tree = parse(texts, texts.add("test.casus", text), diagnostics);
    model = resolve({&tree, 1}, diagnostics).model;
  }

  /// The codes of all findings with a space between.
  [[nodiscard]] std::string codes() const {
    std::string codes;
    for (const auto& item : diagnostics.sorted())
      codes += (codes.empty() ? "" : " ") + std::string(source::code(item.kind));
    return codes;
  }
};

inline const std::string actors = "actor Ukraine\n  also UA\nactor United States\nactor Finland\n"
                                  "group NATO\n  member Finland from 2023-04-04\n"
                                  "place Ukraine territory\nplace Kyiv\n  in Ukraine territory\n";

inline const std::string kinds = "kind armed attack\n  verb attack\n  roles by, on\n"
                                 "kind threat of armed attack\n  roles by, on\n"
                                 "kind request\n  roles by, to\n"
                                 "kind consultation\n  verb consult\n  roles by, with\n  mutual\n";

/// Ends inside the agreement, so that its slots may follow.
inline const std::string pact =
    actors + kinds + "agreement pact \"A pact\"\n  between United States, Ukraine\n  zone UTC\n";

/// A clause of the pact with these slots.
inline Read clause(const std::string& slots) { return Read(pact + "clause one\n" + slots); }

} // namespace casus::language
