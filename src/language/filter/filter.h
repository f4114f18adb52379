// SPDX-License-Identifier: Apache-2.0
// A text as a viewer may see it. What is marked and not held is taken out before anything is read, so that no name,
// count, order or line number rests on it.
#pragma once

#include "model/clearance.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace casus::language {

/// The markings that texts declare, and which of them stand on something.
class Markings {
public:
  /// False: nothing in the text is marked or could be, so everybody sees all of it.
  bool add(std::string_view path, std::string_view text);

  /// The markings named and, of each, those below it. A name that is not declared is held as it is.
  [[nodiscard]] model::Clearance closure(std::span<const std::string> names) const;

  /// By name, each with those whose holders hold it too.
  [[nodiscard]] const std::map<std::string, std::set<std::string>>& declared() const { return declared_; }

  /// Names that limit something.
  [[nodiscard]] const std::set<std::string>& used() const { return used_; }

private:
  std::map<std::string, std::set<std::string>> declared_;
  std::set<std::string> used_;
};

/// The text without what the viewer may not see: declarations, reports and annexes with the comments above them, the
/// clauses of an agreement or annex that goes, a block of which nothing is left, and a section (a Markdown heading with
/// all below it) of whose declarations none is left. Where nothing is taken out, the same bytes. Nothing: the viewer
/// may not see any of it.
[[nodiscard]] std::optional<std::string> visible(std::string_view path, std::string text,
                                                 const model::Clearance& clearance);

} // namespace casus::language
