// SPDX-License-Identifier: Apache-2.0
#include "cli/woven_parts.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <md4c-html.h>

namespace casus::cli {

namespace {

void append(const char* bytes, MD_SIZE size, void* into) { static_cast<std::string*>(into)->append(bytes, size); }

/// The value of an attribute in a tag that the renderer wrote; values have no bare quotation marks.
std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::string start = fmt::format(" {}=\"", name);
  const std::size_t at = tag.find(start);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = tag.substr(at + start.size());
  return rest.substr(0, rest.find('"'));
}

bool leads_outside(std::string_view address) {
  constexpr std::array<std::string_view, 3> known{"https://", "http://", "mailto:"};
  return std::ranges::any_of(known, [&](std::string_view start) { return address.starts_with(start); });
}

/// Takes out pictures and links to files, which a page that stands alone has not beside it.
std::string self_contained(std::string_view html) {
  std::string safe;
  bool dropped = false; // the link that is open leads nowhere
  while (!html.empty()) {
    const std::size_t start = std::min(html.find('<'), html.size());
    safe += html.substr(0, start);
    html.remove_prefix(start);
    const std::string_view tag = html.substr(0, html.find('>') + 1);
    html.remove_prefix(tag.size());
    if (tag.starts_with("<img ")) {
      safe += fmt::format("[picture: {}]", attribute(tag, "alt"));
    } else if (tag.starts_with("<a ")) {
      dropped = !leads_outside(attribute(tag, "href"));
      if (!dropped) safe += tag;
    } else if (tag != "</a>" || !dropped) {
      safe += tag;
    }
  }
  return safe;
}

/// A locus at the end of a line stands in a column of its own; a page has no columns to spare.
std::string with_locus_near(std::string_view line) {
  const std::size_t wide = line.find("   ", std::min(line.find_first_not_of(' '), line.size()));
  if (!line.ends_with(')') || wide == std::string_view::npos) return std::string(line);
  const std::size_t locus = line.rfind("  (");
  if (locus == std::string_view::npos) return std::string(line);
  const std::size_t text_end = line.find_last_not_of(' ', locus);
  return fmt::format("{}  {}", line.substr(0, text_end + 1), line.substr(locus + 2));
}

} // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
    case '&': safe += "&amp;"; break;
    case '<': safe += "&lt;"; break;
    case '>': safe += "&gt;"; break;
    case '"': safe += "&quot;"; break;
    default: safe += c;
    }
  }
  return safe;
}

std::string prose_html(std::string_view markdown) {
  std::string html;
  md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), append, &html, MD_FLAG_TABLES | MD_FLAG_NOHTML, 0);
  return self_contained(html);
}

std::string code_html(std::string_view code) {
  while (code.ends_with('\n') || code.ends_with('\r'))
    code.remove_suffix(1);
  std::string html = "<pre><code>";
  while (!code.empty()) {
    const std::size_t end = std::min(code.find('\n'), code.size());
    const std::string line = with_locus_near(code.substr(0, end));
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    html += fmt::format("<span style=\"--indent:{}ch\">{}\n</span>", indent, escaped(line));
    code.remove_prefix(std::min(end + 1, code.size()));
  }
  return html + "</code></pre>\n";
}

} // namespace casus::cli
