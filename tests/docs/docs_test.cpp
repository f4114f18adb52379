// SPDX-License-Identifier: Apache-2.0
// The casus blocks that the documents show are read as any library is: what people copy from a page must work. The
// blocks of a page are one file, so those of the reference form one library.
#include "language/format/format.h"
#include "language/language.h"
#include "language/lex/blocks.h"
#include "language/parse/parse.h"
#include "source/render.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include <gtest/gtest.h>

namespace casus::language {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> pages() {
  std::vector<fs::path> result = {"README.md"};
  for (const auto& entry : fs::directory_iterator("docs/language"))
    if (entry.path().extension() == ".md") result.push_back(entry.path());
  std::ranges::sort(result);
  return result;
}

class Page : public testing::TestWithParam<fs::path> {};

TEST_P(Page, ItsBlocksAreALibrary) {
  source::Texts texts;
  const auto file = texts.load(GetParam());
  ASSERT_TRUE(file);
  const std::vector files = {*file};
  const Reading reading = read(texts, files, [&](const std::string& path) { return texts.load(path); });
  EXPECT_EQ(source::render_text(reading.diagnostics, texts, false), "");
}

TEST_P(Page, ItsBlocksAreInCanonicalForm) {
  source::Texts texts;
  const auto file = texts.load(GetParam());
  ASSERT_TRUE(file);
  source::Diagnostics found;
  const Tree tree = parse(texts, *file, found);
  ASSERT_FALSE(found.has_errors());
  EXPECT_EQ(format(texts, tree), texts.view(*file)) << "run: casus fmt " << GetParam() << " --write";
}

std::string page_name(const testing::TestParamInfo<fs::path>& page) { return page.param.stem().string(); }

INSTANTIATE_TEST_SUITE_P(Docs, Page, testing::ValuesIn(pages()), page_name);

TEST(Reference, ShowsEveryDeclaration) {
  source::Texts texts;
  const auto file = texts.load("docs/language/reference.md");
  ASSERT_TRUE(file);
  EXPECT_GE(blocks_of("reference.md", texts.view(*file)).blocks.size(), 5U);
  source::Diagnostics found;
  const Tree tree = parse(texts, *file, found);
  for (int i = 0; i <= static_cast<int>(DeclarationKind::table); ++i) {
    const auto kind = static_cast<DeclarationKind>(i);
    const bool shown = std::ranges::find(tree.declarations, kind, &Declaration::kind) != tree.declarations.end();
    EXPECT_TRUE(shown || kind == DeclarationKind::group) << i;
  }
}

} // namespace
} // namespace casus::language
