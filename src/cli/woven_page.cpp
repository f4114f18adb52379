// SPDX-License-Identifier: Apache-2.0
// The page that `weave` makes: passage by passage, prose and the clauses that belong to it.
#include "cli/weave.h"
#include "cli/woven_parts.h"
#include "language/lex/blocks.h"
#include "language/parse/parse.h"
#include "questions/explain.h"
#include "questions/ids.h"
#include "time/assert.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace casus::cli {

namespace {

/// What stands in a block from the beginning of one declaration to that of the next.
struct Piece {
  language::DeclarationKind kind = language::DeclarationKind::clause;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The pieces of a block, and the items by which the list of contents leads to its clauses.
struct Woven {
  std::string html;
  std::string items;
};

class Page {
public:
  Page(const Library& library, source::FileId file)
      : model_(library.reading.model), file_(file), text_(library.texts.view(file)), path_(library.texts.path(file)) {
    source::Diagnostics known; // the library was read without faults
    tree_ = language::parse(library.texts, file, known);
  }

  std::string html() {
    const language::Blocks blocks = language::blocks_of(path_, text_);
    title_ = blocks.headings.empty() ? path_.substr(path_.rfind('/') + 1) : blocks.headings.front().text;
    std::uint32_t at = 0;
    for (const language::Block& block : blocks.blocks) {
      add_passages(text_.substr(at, block.fence - at), woven(block.begin, block.end));
      at = block.closed ? language::next_line(text_, block.end) : static_cast<std::uint32_t>(text_.size());
    }
    add_passages(text_.substr(std::min<std::size_t>(at, text_.size())), {});
    return framed();
  }

private:
  // --- the text of the machine
  // ----------------------------------------------------------------------------------------

  [[nodiscard]] std::vector<Piece> pieces(std::uint32_t begin, std::uint32_t end) const {
    std::vector<Piece> found;
    for (const language::Declaration& one : tree_.declarations) {
      if (one.span.offset < begin || one.span.offset >= end) continue;
      const std::uint32_t start = found.empty() ? begin : language::line_begin(text_, one.span.offset);
      if (!found.empty()) found.back().end = start;
      const bool plain =
          one.kind != language::DeclarationKind::clause && one.kind != language::DeclarationKind::agreement;
      const bool same = plain && !found.empty() && found.back().kind == one.kind;
      if (same) {
        found.back().end = end;
      } else {
        found.push_back({one.kind, start, end});
      }
    }
    return found;
  }

  [[nodiscard]] Woven woven(std::uint32_t begin, std::uint32_t end) const {
    Woven result;
    for (const Piece& piece : pieces(begin, end)) {
      switch (piece.kind) {
      case language::DeclarationKind::clause: add_clause(piece, result); break;
      case language::DeclarationKind::agreement: result.html += agreement_html(piece); break;
      default: result.html += "<div class=\"piece\">" + code_html(code_of(piece)) + "</div>\n"; break;
      }
    }
    return result;
  }

  [[nodiscard]] std::string_view code_of(const Piece& piece) const {
    return text_.substr(piece.begin, piece.end - piece.begin);
  }

  [[nodiscard]] bool lies_in(source::Span span, const Piece& piece) const {
    return span.file == file_ && span.offset >= piece.begin && span.offset < piece.end;
  }

  static std::string head_html(const std::string& id, const std::string& title, const std::string& locus) {
    return fmt::format(
        "<header><h3>{}{}</h3><a class=\"id\" href=\"#{}\">{}</a></header>\n", escaped(title.empty() ? id : title),
        locus.empty() ? "" : " <span class=\"locus\">(" + escaped(locus) + ")</span>", escaped(id), escaped(id));
  }

  static std::string passage_html(const model::Untranslated& passage) {
    return fmt::format("<p class=\"note open\"><strong>Not translated{}</strong>: {}, because {}</p>\n",
                       passage.locus.empty() ? "" : " (" + escaped(passage.locus) + ")", escaped(passage.text),
                       escaped(passage.reason));
  }

  static std::string remarks_html(const std::vector<model::Remark>& remarks) {
    std::string html;
    for (const model::Remark& remark : remarks) {
      const std::string label = remark.label == "reading" ? "our reading" : remark.label;
      html += fmt::format("<p class=\"note\"><strong>{}</strong>: {}</p>\n", escaped(label), escaped(remark.text));
    }
    return html;
  }

  void add_clause(const Piece& piece, Woven& result) const {
    const auto found =
        std::ranges::find_if(model_.clauses, [&](const model::Clause& one) { return lies_in(one.span, piece); });
    CASUS_ASSERT(found != model_.clauses.end());
    const model::ClauseId number{static_cast<std::uint32_t>(found - model_.clauses.begin())};
    const model::Clause& clause = model_[number];
    const std::string id = questions::clause_id(model_, number);
    std::string notes;
    for (const model::Untranslated& passage : model_[clause.agreement].untranslated)
      if (passage.clause == number) notes += passage_html(passage);
    result.html +=
        fmt::format("<article class=\"piece clause\" id=\"{}\">{}<div class=\"says\"><p class=\"english\">{}"
                    "</p>\n{}{}</div>\n{}</article>\n",
                    escaped(id), head_html(id, clause.title, clause.locus), escaped(questions::english(model_, clause)),
                    notes, remarks_html(clause.remarks), code_html(code_of(piece)));
    result.items += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", escaped(id),
                                escaped(clause.title.empty() ? clause.id : clause.title));
  }

  [[nodiscard]] std::string agreement_html(const Piece& piece) const {
    const auto found = std::ranges::find_if(
        model_.agreements, [&](const model::Agreement& agreement) { return lies_in(agreement.span, piece); });
    CASUS_ASSERT(found != model_.agreements.end());
    std::string notes;
    for (const model::Untranslated& passage : found->untranslated)
      if (!passage.clause) notes += passage_html(passage);
    if (!notes.empty()) notes = "<p class=\"note\">Of the whole text:</p>\n" + notes;
    return fmt::format("<article class=\"piece\" id=\"{}\">{}{}{}</article>\n", escaped(found->id),
                       head_html(found->id, found->title, ""), notes, code_html(code_of(piece)));
  }

  // --- prose
  // ------------------------------------------------------------------------------------------------------------

  /// Each section of the prose is a passage; the pieces belong to the last.
  void add_passages(std::string_view markdown, const Woven& woven) {
    std::string html = prose_html(markdown);
    if (const std::size_t end = html.find("</h1>\n"); html.starts_with("<h1>") && end != std::string::npos) {
      heading_ = html.substr(4, end - 4);
      html.erase(0, end + 6);
    }
    for (std::size_t next = html.find("<h2>", 1); next != std::string::npos; next = html.find("<h2>", 1)) {
      add_passage(html.substr(0, next), {});
      html.erase(0, next);
    }
    add_passage(std::move(html), woven);
  }

  void add_passage(std::string prose, const Woven& woven) {
    if (prose.find_first_not_of(" \n") == std::string::npos && woven.html.empty()) return;
    std::string heading;
    if (const std::size_t end = prose.find("</h2>\n"); prose.starts_with("<h2>") && end != std::string::npos) {
      heading = open_section(prose.substr(4, end - 4));
      prose.erase(0, end + 6);
    }
    under_ += woven.items;
    const std::string text = woven.html.empty() ? "" : "<div class=\"text\">\n" + woven.html + "</div>";
    passages_ += fmt::format("<section class=\"passage{}\">{}<div class=\"prose\">\n{}</div>\n{}</section>\n",
                             text.empty() ? " prose-only" : "", heading, prose, text);
  }

  std::string open_section(const std::string& words) {
    close_section();
    const std::string id = section_id(words);
    contents_ += fmt::format("<li><a href=\"#{}\">{}</a>", id, words);
    open_ = true;
    return fmt::format("<h2 id=\"{}\">{}</h2>\n", id, words);
  }

  void close_section() {
    const std::string under = std::exchange(under_, "");
    const std::string list = under.empty() ? "" : "<ul>\n" + under + "</ul>";
    contents_ += open_ ? list + "</li>\n" : under; // clauses may stand before the first heading
  }

  /// Letters and digits of the heading; a second one of that name gets a number.
  std::string section_id(const std::string& words) {
    std::string plain;
    bool tag = false;
    for (const char c : words) {
      tag = c == '<' || (tag && c != '>');
      if (!tag && c != '>') plain += c;
    }
    std::string id = "section-" + questions::slug(plain);
    const int count = ++sections_[id];
    return escaped(count == 1 ? id : fmt::format("{}-{}", id, count));
  }

  // --- the whole
  // --------------------------------------------------------------------------------------------------------

  std::string framed() {
    close_section();
    const std::string contents =
        contents_.empty()
            ? ""
            : "<nav aria-labelledby=\"contents\"><h2 id=\"contents\">Contents</h2><ul>\n" + contents_ + "</ul></nav>\n";
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
        "<style>{}</style></head>\n<body>\n<header><h1>{}</h1>\n"
        "<p class=\"note\">Beside our own prose stands each clause as the program reads it, with its English, which is "
        "made "
        "from the clause alone. A dashed line marks what is not translated.</p></header>\n"
        "{}<main>\n{}</main>\n<footer><p>Woven from {} by casus " CASUS_VERSION ".</p></footer>\n</body></html>\n",
        escaped(title_), page_style(title_), heading_.empty() ? escaped(title_) : heading_, contents, passages_,
        escaped(path_.substr(path_.rfind('/') + 1)));
  }

  const model::Model& model_;
  source::FileId file_;
  std::string_view text_;
  std::string path_;
  language::Tree tree_;
  std::string title_;    // plain
  std::string heading_;  // as HTML
  std::string passages_; // as HTML
  std::string contents_; // items of the list, the last open while `open_`
  std::string under_;    // items of the clauses of the section that is open
  std::map<std::string, int> sections_;
  bool open_ = false;
};

} // namespace

std::string woven_page(const Library& library, source::FileId file) { return Page(library, file).html(); }

} // namespace casus::cli
