// SPDX-License-Identifier: Apache-2.0
#include "questions/compare.h"
#include "questions/sample.h"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

namespace casus::questions {
namespace {

const ComparedRow* row_of(const CompareAnswer& answer, std::string_view topic, std::string_view field) {
  for (const ComparedTopic& one : answer.topics) {
    if (one.topic != topic) continue;
    const auto found = std::ranges::find(one.rows, field, &ComparedRow::field);
    if (found != one.rows.end()) return &*found;
  }
  return nullptr;
}

CompareAnswer both(const model::Model& world) {
  return compare(sample::on(world, sample::end_of(7, 10), sample::outcome(world)),
                 std::array{sample::uk_2024, sample::usa_2024});
}

TEST(Compare, MarksWhatDiffers) {
  const model::Model world = sample::world();
  const CompareAnswer answer = both(world);
  const ComparedRow* form = row_of(answer, "the instrument", "form");
  ASSERT_NE(form, nullptr);
  EXPECT_EQ(form->values, (std::vector<std::string>{"political commitment", "executive agreement (Art. XI)"}));
  EXPECT_TRUE(form->differs);
  const ComparedRow* entry = row_of(answer, "the instrument", "entry");
  ASSERT_NE(entry, nullptr);
  EXPECT_FALSE(entry->differs);
}

TEST(Compare, PutsClausesOfOneActSideBySide) {
  const model::Model world = sample::world();
  const CompareAnswer answer = both(world);
  EXPECT_EQ(row_of(answer, "consultation", "request")->values,
            (std::vector<std::string>{"request for consultation by either party", "-"}));
  EXPECT_EQ(row_of(answer, "consultation", "attacker")->values, (std::vector<std::string>{"anyone", "-"}));
  EXPECT_EQ(row_of(answer, "mutual defence", "modality")->values, (std::vector<std::string>{"not provided", "-"}));
  EXPECT_EQ(row_of(answer, "consultation", "level"), nullptr) << "rows that nobody fills are left out";
}

TEST(Compare, TableHasAColumnAnAgreement) {
  const model::Model world = sample::world();
  const Table table = to_tables(both(world)).front();
  EXPECT_EQ(table.columns.size(), 5U);
  for (const auto& row : table.rows) {
    EXPECT_EQ(row.size(), 5U);
  }
  EXPECT_EQ(to_json(both(world)).at("schema"), "casus.compare/1");
}

} // namespace
} // namespace casus::questions
