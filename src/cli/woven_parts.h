// SPDX-License-Identifier: Apache-2.0
// The parts a woven page is made of, as HTML that fetches nothing.
#pragma once

#include <string>
#include <string_view>

namespace casus::cli {

/// Text with the characters of HTML escaped.
std::string escaped(std::string_view text);

/// Markdown as CommonMark has it. Raw HTML in it is shown, not obeyed; a picture is named, not fetched; only links to
/// the web and to mail stay links, for the other files are not beside the page.
std::string prose_html(std::string_view markdown);

/// Casus text line by line; long lines are wrapped under their own indentation, and copied they are what they were.
std::string code_html(std::string_view code);

/// The style sheet, for screens of every width, dark or light, and for paper with a margin to write in. `title` stands
/// at the foot of each printed page.
std::string page_style(std::string_view title);

} // namespace casus::cli
