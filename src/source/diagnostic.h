// SPDX-License-Identifier: Apache-2.0
// What is wrong with a user's text: one list of kinds (kinds.def), one record per finding, and their collector.
#pragma once

#include "source/span.h"
#include "source/text.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace casus::source {

enum class Severity : std::uint8_t { error, warning, note };

/// Every kind of diagnostic, from kinds.def.
enum class Kind : std::uint16_t {
#define CASUS_DIAGNOSTIC(identifier, code, severity, title) identifier,
#include "source/kinds.def" // IWYU pragma: keep
};

/// Permanent code such as "P203".
[[nodiscard]] std::string_view code(Kind kind);

/// Name in kinds.def, for machines.
[[nodiscard]] std::string_view identifier(Kind kind);

/// One line on what the kind means.
[[nodiscard]] std::string_view title(Kind kind);

[[nodiscard]] Severity severity(Kind kind);

/// "error", "warning" or "note".
[[nodiscard]] std::string_view name(Severity severity);

/// All kinds in the order of kinds.def.
[[nodiscard]] std::span<const Kind> all_kinds();

/// The kind with this code, if there is one.
[[nodiscard]] std::optional<Kind> kind_of_code(std::string_view code);

/// A second place that matters, with a word on why ("first declared here").
struct Label {
  Span span;
  std::string text;
};

/// An edit that would put it right: replace the bytes of `span` (may be empty: insert) by `replacement`.
struct Fix {
  Span span;
  std::string replacement;
  std::string title; // optional; shown instead of "replace X with Y"
};

/// One finding. Texts are plain sentences without code, path or final full stop.
struct Diagnostic {
  Kind kind = Kind::file_not_found;
  Severity severity = Severity::error;
  Span span;               // may point nowhere, for a file that was not read
  std::string message;     // what is wrong
  std::string expected;    // what would have been right; may be empty
  std::string nearest;     // the nearest known name; may be empty
  std::vector<Label> also; // other places
  std::vector<Fix> fixes;  // ready edits, best first
  std::string heading;     // Markdown heading (article) it sits under; may be empty
};

/// Where a heading of a text starts, for `Diagnostics::put_under_headings`.
struct Heading {
  std::uint32_t offset = 0;
  std::string text;
};

/// Collects findings in any order. Nothing is dropped or capped.
class Diagnostics {
public:
  /// Adds a finding with its kind's severity. The reference, good until the next addition, takes further fields:
  /// `diagnostics.report(kind, span, "unknown actor `Ukrain`").nearest = "Ukraine";`
  Diagnostic& report(Kind kind, Span span, std::string message);

  void add(Diagnostic diagnostic) { items_.push_back(std::move(diagnostic)); }

  /// Adds the finding that a file was not taken.
  void add(const LoadFault& fault);

  void append(Diagnostics other);

  /// Gives each finding in `file` that has no heading yet the last of `headings` (in order of offset) at or before it.
  void put_under_headings(FileId file, std::span<const Heading> headings);

  [[nodiscard]] const std::vector<Diagnostic>& all() const { return items_; }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool has_errors() const { return count(Severity::error) > 0; }

  /// By file (without one first), then offset, then kind, then order of addition.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

private:
  std::vector<Diagnostic> items_;
};

} // namespace casus::source
