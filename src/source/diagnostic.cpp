// SPDX-License-Identifier: Apache-2.0
#include "source/diagnostic.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace casus::source {
namespace {

struct KindFacts {
  std::string_view identifier;
  std::string_view code;
  Severity severity;
  std::string_view title;
};

constexpr auto facts = std::to_array<KindFacts>({
#define CASUS_DIAGNOSTIC(identifier, code, severity, title) {#identifier, code, Severity::severity, title},
#include "source/kinds.def"
});

constexpr auto kinds = std::to_array<Kind>({
#define CASUS_DIAGNOSTIC(identifier, code, severity, title) Kind::identifier,
#include "source/kinds.def"
});

const KindFacts& facts_of(Kind kind) { return facts[static_cast<std::size_t>(kind)]; }

Kind kind_of(LoadFaultKind fault) {
  switch (fault) {
  case LoadFaultKind::not_found: return Kind::file_not_found;
  case LoadFaultKind::unreadable: return Kind::file_unreadable;
  case LoadFaultKind::too_large: return Kind::file_too_large;
  case LoadFaultKind::utf16: return Kind::file_is_utf16;
  case LoadFaultKind::nul_byte: return Kind::file_has_nul;
  case LoadFaultKind::not_utf8: return Kind::file_not_utf8;
  case LoadFaultKind::line_too_long: return Kind::line_too_long;
  }
  return Kind::file_unreadable;
}

} // namespace

std::string_view code(Kind kind) { return facts_of(kind).code; }

std::string_view identifier(Kind kind) { return facts_of(kind).identifier; }

std::string_view title(Kind kind) { return facts_of(kind).title; }

Severity severity(Kind kind) { return facts_of(kind).severity; }

std::string_view name(Severity severity) {
  switch (severity) {
  case Severity::error: return "error";
  case Severity::warning: return "warning";
  case Severity::note: return "note";
  }
  return {};
}

std::span<const Kind> all_kinds() { return kinds; }

std::optional<Kind> kind_of_code(std::string_view code) {
  const auto* found = std::ranges::find(facts, code, &KindFacts::code);
  if (found == facts.end()) return std::nullopt;
  return static_cast<Kind>(std::distance(facts.begin(), found));
}

Diagnostic& Diagnostics::report(Kind kind, Span span, std::string message) {
  Diagnostic& added = items_.emplace_back();
  added.kind = kind;
  added.severity = source::severity(kind);
  added.span = span;
  added.message = std::move(message);
  return added;
}

void Diagnostics::add(const LoadFault& fault) {
  report(kind_of(fault.kind), {}, fmt::format("`{}`: {}", fault.path, describe(fault)));
}

void Diagnostics::append(Diagnostics other) { std::ranges::move(other.items_, std::back_inserter(items_)); }

void Diagnostics::put_under_headings(FileId file, std::span<const Heading> headings) {
  for (Diagnostic& item : items_) {
    if (item.span.file != file || !item.heading.empty()) continue;
    const auto next = std::ranges::upper_bound(headings, item.span.offset, {}, &Heading::offset);
    if (next != headings.begin()) item.heading = (next - 1)->text;
  }
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count(items_, severity, &Diagnostic::severity));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = items_;
  // Adding one turns "no file" (the largest number) into zero, so that such findings come first.
  const auto key = [](const Diagnostic& item) {
    return std::tuple(item.span.file.index + 1, item.span.offset, item.kind);
  };
  std::ranges::stable_sort(result, {}, key);
  return result;
}

} // namespace casus::source
