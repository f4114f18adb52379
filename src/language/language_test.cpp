// SPDX-License-Identifier: Apache-2.0
#include "language/language.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

TEST(Language, ReadsAllFilesAsOneTextAndSortsWhatItFinds) {
  source::Texts texts;
  const auto first = texts.add("a.md", "# One\n\n```casus\nagreement pact \"P\"\n  between Ukrain\n```\n");
  const auto second = texts.add("b.casus", "actor Ukraine\nactor Ukraine\n");
  const source::FileId files[] = {first, second};
  const Reading reading = read(texts, files);
  ASSERT_EQ(reading.diagnostics.all().size(), 2U);
  EXPECT_EQ(reading.diagnostics.all()[0].nearest, "Ukraine");
  EXPECT_EQ(reading.diagnostics.all()[0].heading, "One");
  EXPECT_EQ(reading.diagnostics.all()[1].kind, source::Kind::name_taken);
}

} // namespace
} // namespace casus::language
