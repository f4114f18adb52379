// SPDX-License-Identifier: Apache-2.0
// The page that `weave` makes.
#include "cli/weave.h"
#include "language/lex/blocks.h"
#include "questions/explain.h"
#include "questions/ids.h"
#include "questions/words.h"

#include <algorithm>

#include <fmt/format.h>
#include <md4c-html.h>

namespace casus::cli {

namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; }
body { font: 16px/1.5 Georgia, serif; max-width: 78rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, nav, .mark { font-family: system-ui, sans-serif; }
pre { font: 13px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
.block { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.5rem; border-top: 1px solid;
  border-bottom: 1px solid; padding: 1rem 0; margin: 1rem 0; }
.clause { margin: 0 0 1rem; padding-left: .8rem; border-left: 3px solid; }
.clause h3 { font: bold 1rem system-ui, sans-serif; margin: 0; }
.mark { font-size: .85rem; }
.open { border-left: 3px dashed; padding-left: .5rem; }
a:focus { outline: 3px solid; }
@media (max-width: 60rem) { .block { grid-template-columns: 1fr; } }
@media print { @page { size: A4; margin: 2cm 5cm 2cm 2cm; } body { font-size: 11pt; margin: 0; }
  .clause { break-inside: avoid; } }
)";

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

void append(const char* bytes, MD_SIZE size, void* into) { static_cast<std::string*>(into)->append(bytes, size); }

/// The prose as CommonMark has it; raw HTML in it is shown, not obeyed.
std::string rendered(std::string_view prose) {
  std::string html;
  md_html(prose.data(), static_cast<MD_SIZE>(prose.size()), append, &html, MD_FLAG_TABLES | MD_FLAG_NOHTML, 0);
  return html;
}

std::string clause_html(const model::Model& model, model::ClauseId id) {
  const model::Clause& clause = model[id];
  std::string html = fmt::format("<section class=\"clause\" id=\"{0}\"><h3>{1}{2}</h3>\n<p>{3}</p>\n",
                                 escaped(clause.id), escaped(clause.title.empty() ? clause.id : clause.title),
                                 clause.locus.empty() ? "" : " (" + escaped(clause.locus) + ")",
                                 escaped(questions::english(model, clause)));
  for (const model::Remark& remark : clause.remarks) {
    const std::string label = remark.label == "reading" ? "Our reading" : remark.label;
    html += fmt::format("<p class=\"mark\"><strong>{}</strong>: {}</p>\n", escaped(label), escaped(remark.text));
  }
  for (const model::Untranslated& passage : model[clause.agreement].untranslated) {
    if (passage.clause != id) continue;
    html += fmt::format("<p class=\"mark open\"><strong>Not translated</strong>: {}, because {}</p>\n",
                        escaped(passage.text), escaped(passage.reason));
  }
  return html + "</section>\n";
}

std::vector<model::ClauseId> clauses_in(const model::Model& model, source::FileId file, std::uint32_t begin,
                                        std::uint32_t end) {
  std::vector<model::ClauseId> found;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    const source::Span span = model.clauses[i].span;
    const bool inside = span.file == file && span.offset >= begin && span.offset < end;
    // Of a clause for each row of a table the first row's stands for all.
    const auto same = [&](model::ClauseId other) { return model[other].span == span; };
    if (inside && std::ranges::none_of(found, same)) found.push_back({i});
  }
  return found;
}

std::string index_html(const model::Model& model, const std::vector<model::ClauseId>& clauses) {
  if (clauses.empty()) return "";
  std::string html = "<nav aria-label=\"Clauses\"><h2>Clauses</h2><ul>\n";
  for (const model::ClauseId id : clauses) {
    const model::Clause& clause = model[id];
    html += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", escaped(clause.id),
                        escaped(clause.title.empty() ? clause.id : clause.title));
  }
  return html + "</ul></nav>\n";
}

std::string block_html(const model::Model& model, std::string_view code, const std::vector<model::ClauseId>& clauses) {
  std::string html = "<div class=\"block\"><pre><code>" + escaped(code) + "</code></pre>\n<div>\n";
  for (const model::ClauseId id : clauses)
    html += clause_html(model, id);
  return html + "</div></div>\n";
}

} // namespace

std::string woven_page(const Library& library, source::FileId file) {
  const model::Model& model = library.reading.model;
  const std::string_view text = library.texts.view(file);
  const std::string path(library.texts.path(file));
  const language::Blocks blocks = language::blocks_of(path, text);
  std::string body = index_html(model, clauses_in(model, file, 0, static_cast<std::uint32_t>(text.size())));
  std::uint32_t at = 0;
  for (const language::Block& block : blocks.blocks) {
    body += rendered(text.substr(at, block.fence - at));
    body += block_html(model, text.substr(block.begin, block.end - block.begin),
                       clauses_in(model, file, block.begin, block.end));
    at = block.closed ? language::next_line(text, block.end) : static_cast<std::uint32_t>(text.size());
  }
  body += rendered(text.substr(std::min<std::size_t>(at, text.size())));
  const std::string title =
      blocks.headings.empty() ? path.substr(path.rfind('/') + 1) : path.substr(path.rfind('/') + 1);
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\"><title>{}</title><style>{}</style></head>\n"
      "<body><main>\n{}</main>\n<footer><p class=\"mark\">The English beside each clause is made from the "
      "clause alone, by casus " CASUS_VERSION ". Prose in our own words.</p></footer></body></html>\n",
      escaped(title), style, body);
}

} // namespace casus::cli
