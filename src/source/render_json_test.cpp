// SPDX-License-Identifier: Apache-2.0
#include "source/render.h"

#include <gtest/gtest.h>

namespace casus::source {
namespace {

TEST(RenderJson, NothingToSay) {
  EXPECT_EQ(render_json({}, {}),
            R"({"schema":"casus.diagnostics/1","errors":0,"warnings":0,"notes":0,"diagnostics":[]})"
            "\n");
}

TEST(RenderJson, EverythingAFindingCanSay) {
  Texts texts;
  const FileId file = texts.add("a.md", "x\nКиїв \"y\"\n");
  Diagnostics diagnostics;
  Diagnostic& item = diagnostics.report(Kind::line_too_long, {file, 2, 8}, "not \"here\"");
  item.heading = "Article I";
  item.expected = "a name";
  item.nearest = "Kyiv";
  item.also = {{{file, 0, 1}, "first"}};
  item.fixes = {{{file, 2, 8}, "Kyiv", ""}};
  EXPECT_EQ(render_json(diagnostics, texts),
            R"({"schema":"casus.diagnostics/1","errors":1,"warnings":0,"notes":0,"diagnostics":[)"
            R"({"code":"S007","kind":"line_too_long","severity":"error","title":"line too long",)"
            R"("message":"not \"here\"",)"
            R"("place":{"path":"a.md","start":{"line":2,"column":1,"offset":2},)"
            R"("end":{"line":2,"column":5,"offset":10}},)"
            R"("heading":"Article I","expected":"a name","nearest":"Kyiv",)"
            R"("also":[{"text":"first","place":{"path":"a.md","start":{"line":1,"column":1,"offset":0},)"
            R"("end":{"line":1,"column":2,"offset":1}}}],)"
            R"("fixes":[{"replacement":"Kyiv","place":{"path":"a.md","start":{"line":2,"column":1,"offset":2},)"
            R"("end":{"line":2,"column":5,"offset":10}}}]}]})"
            "\n");
}

TEST(RenderJson, FieldsWithNothingToSayAreLeftOut) {
  Diagnostics diagnostics;
  diagnostics.report(Kind::file_not_found, {}, "m");
  EXPECT_EQ(render_json(diagnostics, {}),
            R"({"schema":"casus.diagnostics/1","errors":1,"warnings":0,"notes":0,"diagnostics":[)"
            R"({"code":"S001","kind":"file_not_found","severity":"error","title":"no such file","message":"m",)"
            R"("also":[],"fixes":[]}]})"
            "\n");
}

} // namespace
} // namespace casus::source
