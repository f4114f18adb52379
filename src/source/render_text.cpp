// SPDX-License-Identifier: Apache-2.0
#include "source/characters.h"
#include "source/render.h"
#include "source/snippet.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

namespace casus::source {
namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view red = "\x1b[1;31m";
constexpr std::string_view yellow = "\x1b[1;33m";
constexpr std::string_view cyan = "\x1b[1;36m";
constexpr std::string_view blue = "\x1b[1;34m";
constexpr std::string_view reset = "\x1b[0m";

std::string_view colour_of(Severity severity) {
  switch (severity) {
  case Severity::error: return red;
  case Severity::warning: return yellow;
  case Severity::note: return cyan;
  }
  return {};
}

/// Writes one finding. The gutter holds line numbers; everything else hangs on its bar.
class Writer {
public:
  Writer(const Texts& texts, bool colour, std::size_t width) : texts_(texts), colour_(colour), width_(width) {}

  std::string write(const Diagnostic& item) {
    gutter_ = gutter_for(item);
    out_ += fmt::format("{}: {}\n",
                        painted(fmt::format("{}[{}]", name(item.severity), code(item.kind)), colour_of(item.severity)),
                        painted(printable(item.message), bold));
    if (item.span.valid()) write_place(item.span, "-->", item.heading, '^', {}, colour_of(item.severity));
    for (const Label& label : item.also)
      write_label(label);
    if (!item.expected.empty()) hint("expected: " + printable(item.expected));
    if (!item.nearest.empty()) hint(fmt::format("did you mean `{}`?", printable(item.nearest)));
    for (const Fix& fix : item.fixes)
      hint("fix: " + fix_sentence(fix));
    return std::move(out_);
  }

private:
  [[nodiscard]] std::string painted(std::string_view text, std::string_view paint) const {
    return colour_ ? fmt::format("{}{}{}", paint, text, reset) : std::string(text);
  }

  [[nodiscard]] std::size_t gutter_for(const Diagnostic& item) const {
    std::uint32_t last = 1;
    const auto reach = [&](Span span) {
      if (span.valid()) last = std::max(last, texts_.position(span.file, span.offset).line);
    };
    reach(item.span);
    for (const Label& label : item.also)
      reach(label.span);
    return std::to_string(last).size();
  }

  void gutter(std::string_view number, std::string_view rest) {
    const std::string bar = painted(fmt::format("{:>{}} |", number, gutter_), blue);
    out_ += rest.empty() ? bar + '\n' : fmt::format("{} {}\n", bar, rest);
  }

  void write_place(Span span, std::string_view arrow, std::string_view heading, char mark, std::string_view text,
                   std::string_view paint) {
    const Position position = texts_.position(span.file, span.offset);
    out_ += fmt::format("{:{}}{} {}:{}:{}\n", "", gutter_, painted(arrow, blue), printable(texts_.path(span.file)),
                        position.line, position.column);
    if (!heading.empty()) gutter("", fmt::format("under: {}", printable(heading)));
    const Snippet shown = snippet(texts_, span, width_ > gutter_ + 3 ? width_ - gutter_ - 3 : 0);
    gutter(std::to_string(shown.line), shown.text);
    std::string marks(shown.mark_width, mark);
    if (shown.last_line > shown.line) marks += fmt::format(" to line {}", shown.last_line);
    if (!text.empty()) marks += fmt::format(" {}", printable(text));
    gutter("", std::string(shown.mark_start, ' ') + painted(marks, paint));
  }

  void write_label(const Label& label) {
    if (label.span.valid()) {
      write_place(label.span, ":::", {}, '-', label.text, blue);
    } else {
      hint("note: " + printable(label.text));
    }
  }

  void hint(std::string_view sentence) {
    out_ += fmt::format("{:{}} {} {}\n", "", gutter_, painted("=", blue), sentence);
  }

  [[nodiscard]] std::string fix_sentence(const Fix& fix) const {
    if (!fix.title.empty()) return printable(fix.title);
    const std::string old = printable(text_of(texts_, fix.span));
    if (old.empty()) return fmt::format("insert `{}`", printable(fix.replacement));
    if (fix.replacement.empty()) return fmt::format("remove `{}`", old);
    return fmt::format("replace `{}` with `{}`", old, printable(fix.replacement));
  }

  const Texts& texts_;
  bool colour_;
  std::size_t width_;
  std::size_t gutter_ = 1;
  std::string out_;
};

std::string counted(std::size_t count, Severity severity) {
  return fmt::format("{} {}{}", count, name(severity), count == 1 ? "" : "s");
}

std::string totals(const Diagnostics& diagnostics) {
  std::string result;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const std::size_t count = diagnostics.count(severity);
    if (count == 0) continue;
    if (!result.empty()) result += ", ";
    result += counted(count, severity);
  }
  return result;
}

} // namespace

std::string render_text(const Diagnostic& diagnostic, const Texts& texts, bool colour, std::size_t width) {
  return Writer(texts, colour, width).write(diagnostic);
}

std::string render_text(const Diagnostics& diagnostics, const Texts& texts, bool colour, std::size_t width) {
  if (diagnostics.empty()) return {};
  std::string result;
  for (const Diagnostic& item : diagnostics.sorted()) {
    result += render_text(item, texts, colour, width);
    result += '\n';
  }
  return result + totals(diagnostics) + '\n';
}

} // namespace casus::source
