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

TEST(Compare, WithMoreThanThreeEachThingSaidIsALineWithThoseWhoSayIt) {
  const model::Model world = sample::world();
  CompareAnswer answer = both(world);
  answer.agreements = {"a", "b", "c", "d"};
  answer.topics = {
      {.topic = "consult",
       .rows = {{.field = "deadline", .name = "deadline", .values = {"1 day", "2 days", "1 day", "-"}},
                {.field = "request", .name = "request", .values = {"-", "asked", "asked", "-"}}}},
      {.topic = "train", .rows = {{.field = "locus", .name = "article", .values = {"-", "-", "-", "Art. 1"}}}}};
  const std::vector<Table> tables = to_tables(answer);
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[1].rows[0][0].text, "d");
  EXPECT_EQ(tables[1].rows[0][4].text, "Art. 1");
  EXPECT_EQ(tables[0].title, "consult; nothing of it in d");
  ASSERT_EQ(tables[0].rows.size(), 4U);
  EXPECT_EQ(tables[0].rows[0][0].text, "deadline*");
  EXPECT_EQ(tables[0].rows[0][1].text, "a and c");
  EXPECT_EQ(tables[0].rows[0][2].text, "1 day");
  EXPECT_EQ(tables[0].rows[3][1].text, "a");
  EXPECT_EQ(tables[0].rows[3][2].text, "not said");
}

} // namespace
} // namespace casus::questions
