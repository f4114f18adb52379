// SPDX-License-Identifier: Apache-2.0
#include "source/render.h"

#include <gtest/gtest.h>

namespace casus::source {
namespace {

constexpr const char* agreement = "agreement usa-2024\n"
                                  "  between United States, Ukrain\n"
                                  "  signed 2024-06-13\n";

class RenderText : public testing::Test {
protected:
  [[nodiscard]] Span find(std::string_view words) const {
    const auto offset = static_cast<std::uint32_t>(texts_.view(file_).find(words));
    return {file_, offset, static_cast<std::uint32_t>(words.size())};
  }

  Texts texts_;
  FileId file_ = texts_.add("library/usa.md", agreement);
  Diagnostics diagnostics_;
};

TEST_F(RenderText, NothingToSay) { EXPECT_EQ(render_text(diagnostics_, texts_, false), ""); }

TEST_F(RenderText, EverythingAFindingCanSay) {
  Diagnostic& item = diagnostics_.report(Kind::line_too_long, find("Ukrain"), "unknown actor `Ukrain`");
  item.heading = "Part VIII. Consultation";
  item.expected = "the name of an actor or a group";
  item.nearest = "Ukraine";
  item.also = {{find("usa-2024"), "in this agreement"}};
  item.fixes = {{find("Ukrain"), "Ukraine", ""}};
  EXPECT_EQ(render_text(diagnostics_, texts_, false), "error[S007]: unknown actor `Ukrain`\n"
                                                      " --> library/usa.md:2:26\n"
                                                      "  | under: Part VIII. Consultation\n"
                                                      "2 |   between United States, Ukrain\n"
                                                      "  |                          ^^^^^^\n"
                                                      " ::: library/usa.md:1:11\n"
                                                      "1 | agreement usa-2024\n"
                                                      "  |           -------- in this agreement\n"
                                                      "  = expected: the name of an actor or a group\n"
                                                      "  = did you mean `Ukraine`?\n"
                                                      "  = fix: replace `Ukrain` with `Ukraine`\n"
                                                      "\n"
                                                      "1 error\n");
}

TEST_F(RenderText, FindingWithoutAPlace) {
  diagnostics_.add(LoadFault{LoadFaultKind::not_found, "x.md", 0, 0});
  EXPECT_EQ(render_text(diagnostics_, texts_, false),
            "error[S001]: `x.md`: no such file; check the name and the folder\n"
            "\n"
            "1 error\n");
}

TEST_F(RenderText, KindsOfFix) {
  Diagnostic item{.message = "m"};
  item.fixes = {{{file_, 0, 0}, "zone Europe/Kyiv", ""}, {find("signed"), "", ""}, {find("signed"), "x", "say when"}};
  EXPECT_EQ(render_text(item, texts_, false), "error[S001]: m\n"
                                              "  = fix: insert `zone Europe/Kyiv`\n"
                                              "  = fix: remove `signed`\n"
                                              "  = fix: say when\n");
}

TEST_F(RenderText, SpanOverLines) {
  Diagnostic item{.span = {file_, 0, 40}, .message = "m"};
  EXPECT_EQ(render_text(item, texts_, false), "error[S001]: m\n"
                                              " --> library/usa.md:1:1\n"
                                              "1 | agreement usa-2024\n"
                                              "  | ^^^^^^^^^^^^^^^^^^ to line 2\n");
}

TEST_F(RenderText, CountsBySeverity) {
  diagnostics_.report(Kind::line_too_long, find("usa"), "a");
  diagnostics_.report(Kind::line_too_long, find("usa"), "b");
  diagnostics_.report(Kind::line_too_long, find("usa"), "c").severity = Severity::warning;
  EXPECT_TRUE(render_text(diagnostics_, texts_, false).ends_with("\n\n2 errors, 1 warning\n"));
}

TEST_F(RenderText, ColourOnlyWhenAsked) {
  diagnostics_.report(Kind::line_too_long, find("usa"), "a \x1b[31m from the text");
  EXPECT_EQ(render_text(diagnostics_, texts_, false).find('\x1b'), std::string::npos);
  EXPECT_NE(render_text(diagnostics_, texts_, true).find("\x1b[1;31merror[S007]\x1b[0m"), std::string::npos);
}

TEST_F(RenderText, SourceLinesKeepToTheWidth) {
  const FileId wide = texts_.add("w.md", std::string(3000, 'x') + "!" + std::string(3000, 'y'));
  Diagnostic item{.span = {wide, 3000, 1}, .message = "m"};
  const std::string shown = render_text(item, texts_, false, 60);
  std::string_view rest = shown;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    EXPECT_LE(end, 60U + 4U) << "two marks of omission take two bytes more than columns each";
    rest.remove_prefix(end + 1);
  }
  EXPECT_NE(shown.find('!'), std::string::npos);
}

} // namespace
} // namespace casus::source
