// SPDX-License-Identifier: Apache-2.0
// How a woven page looks. Three columns where there is room: prose, clause, its English; on a phone one.
#include "cli/woven_parts.h"

namespace casus::cli {

namespace {

constexpr std::string_view screen = R"css(
:root { color-scheme: light dark; --line: #b9c0c7; --faint: #5b6570; --mark: #a04000; --paper: #f6f7f8; }
@media (prefers-color-scheme: dark) { :root { --line: #4a525a; --faint: #a9b2bb; --mark: #ffb37a; --paper: #1c2024; } }
* { box-sizing: border-box; }
body { font: 1rem/1.55 Georgia, "Times New Roman", serif; max-width: 100rem; margin: 0 auto; padding: 1.5rem; }
h1, h2, h3, nav, footer, .note, .id, .locus { font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 2px solid; }
h3 { font-size: 1.05rem; line-height: 1.3; margin: 0; overflow-wrap: anywhere; }
p { margin: 0 0 .75rem; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }
nav { font-size: .9rem; margin: 1.5rem 0; }
nav h2 { border: 0; padding: 0; margin: 0 0 .5rem; font-size: 1.05rem; }
nav > ul { columns: 18rem; column-gap: 2rem; padding: 0; margin: 0; list-style: none; }
nav li { margin: 0 0 .25rem; break-inside: avoid; }
nav ul ul { margin: .15rem 0 .5rem; padding-left: 1.1rem; }
.passage { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 2.5rem; }
.prose { max-width: 42rem; overflow-wrap: anywhere; }
.prose table { border-collapse: collapse; }
.prose th, .prose td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; vertical-align: top; }
.piece { margin: 0 0 1.25rem; padding: .9rem 1rem; border: 1px solid var(--line);
  border-left: 4px solid; min-width: 0; }
.piece:target { outline: 3px solid; }
.locus { font-weight: normal; color: var(--faint); white-space: nowrap; }
.id { display: block; font-size: .8rem; margin: .1rem 0 .6rem; overflow-wrap: anywhere; }
.english { font-size: 1.05rem; }
.note { font-size: .85rem; line-height: 1.45; margin: 0 0 .4rem; overflow-wrap: anywhere; }
.open { border-left: 3px dashed var(--mark); padding-left: .6rem; }
.open strong { color: var(--mark); }
pre { font: .8rem/1.5 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; white-space: pre-wrap;
  overflow-wrap: anywhere;
  background: var(--paper); padding: .6rem .75rem; margin: .6rem 0 0; }
pre code { font: inherit; }
pre code span { display: block; padding-left: calc(var(--indent) + 2ch); text-indent: calc(-2ch - var(--indent)); }
footer { border-top: 2px solid; margin-top: 2.5rem; padding-top: .75rem; font-size: .85rem; }
@media (min-width: 60rem) {
  .passage { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); }
  .passage > h2 { grid-column: 1 / -1; }
  .prose { grid-column: 1; }
  .text { grid-column: 2; }
  .prose-only { grid-template-columns: minmax(0, 1fr); }
}
@media (min-width: 80rem) {
  .clause { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 1.25rem; }
  .clause header { grid-column: 1 / -1; }
  .clause pre { grid-column: 1; grid-row: 2; margin: 0; align-self: start; }
  .clause .says { grid-column: 2; grid-row: 2; }
}
)css";

// The right margin is for the pen. A clause is not torn apart; what is dark on the screen is black on paper.
constexpr std::string_view paper = R"css(
@media print {
  @page { size: A4 landscape; margin: 1.4cm 6cm 1.5cm 1.5cm;
    @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
  :root { color-scheme: light; --line: #888; --faint: #333; --mark: #000; --paper: #fff; }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  h2 { break-after: avoid; margin-top: .7cm; }
  h3, .id { break-after: avoid; }
  nav { break-after: page; }
  .passage { grid-template-columns: 7.5cm minmax(0, 1fr); gap: 0 .6cm; }
  .passage > h2 { grid-column: 1 / -1; }
  .prose { grid-column: 1; }
  .text { grid-column: 2; }
  .prose-only { grid-template-columns: minmax(0, 1fr); }
  footer { break-before: avoid; }
  .clause { display: block; break-inside: avoid; }
  .piece { padding: .25cm .3cm; margin-bottom: .4cm; }
  pre { font-size: 7.5pt; padding: .15cm 0 0; margin-top: .15cm; border-top: 1px dotted; }
  a { color: inherit; }
  .prose a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 8pt; }
}
)css";

/// A title inside a string of the style sheet.
std::string style_string(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '<') continue; // no line ends, and nothing that ends the sheet
    if (c == '"' || c == '\\') safe += '\\';
    safe += c;
  }
  return safe;
}

} // namespace

std::string page_style(std::string_view title) {
  return std::string(screen) + std::string(paper) + "@page { @bottom-left { content: \"" + style_string(title) +
         "\"; font: 8pt sans-serif; } }\n";
}

} // namespace casus::cli
