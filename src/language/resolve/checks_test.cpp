// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/reading_test.h"

#include <gtest/gtest.h>

namespace casus::language {
namespace {

model::Check check(const std::string& line) {
  const Read read(pact +
                  "family talks \"T\"\nclause one\n  each party shall consult\n  immediately\nsource press \"P\"\n"
                  "claim c \"C\"\n  in press, \"1\"\n  part \"p\"\n  check " +
                  line + "\n");
  EXPECT_EQ(read.codes(), "") << line;
  if (read.model.claims.empty()) return {};
  return read.model.claims[0].parts.at(0).checks.at(0);
}

TEST(Checks, EveryForm) {
  using enum model::CheckKind;
  EXPECT_EQ(check("pact is signed by UA on 2024-06-13").kind, signed_);
  EXPECT_TRUE(check("pact is signed by 2024-06-13").to);
  EXPECT_EQ(check("not pact is in force on 2024-06-13").negated, true);
  EXPECT_EQ(check("form of pact is treaty").kind, form_is);
  EXPECT_EQ(check("form of pact is below treaty").kind, less_formal);
  EXPECT_EQ(check("pact is binding").kind, binding);
  EXPECT_EQ(check("pact/one is binding").clause, model::ClauseId{0});
  EXPECT_EQ(check("pact provides consult").modality, std::nullopt);
  EXPECT_EQ(check("pact obliges consult").modality, model::Modality::obligation);
  EXPECT_EQ(check("pact does not provide attack").kind, not_provides);
  EXPECT_EQ(check("pact/one is due within 24 hours").kind, within);
  EXPECT_EQ(check("pact/one needs a request").kind, on_request);
  EXPECT_EQ(check("pact/one is triggered by armed attack on UA").kind, triggered_by);
  EXPECT_EQ(check("pact/one is hedged").kind, hedged);
  EXPECT_EQ(check("pact states no amount").kind, no_amount);
  EXPECT_EQ(check("pact lasts 10 years").kind, lasts);
  EXPECT_EQ(check("pact can be ended by UA alone within 6 months").kind, ends_alone);
  EXPECT_EQ(check("count of talks signed by 2024-06-13 is at most 14").relation, model::CountRelation::at_most);
  EXPECT_EQ(check("no agreement of talks but pact provides attack").kind, none_provides);
  EXPECT_EQ(check("undecidable \"a matter of taste\"").text, "a matter of taste");
}

TEST(Checks, DatesAfterPatternsAreNoRoles) {
  const model::Check on = check("happened armed attack on UA on 2024-07-08");
  EXPECT_TRUE(on.from && on.from == on.to);
  EXPECT_EQ(check("happened armed attack before 2024-07-08").to->last(),
            time::parse_moment("2024-07-07T23:59:59Z", time::Zone::utc())->first());
  EXPECT_EQ(check("happened armed attack after 2024-07-08").from->first(),
            time::parse_moment("2024-07-09T00:00Z", time::Zone::utc())->first());
}

/// The end of a window before 13 June in a family of two, one in Kyiv's days and one in those of `zone`.
std::optional<time::Moment> before_thirteen_june(const std::string& zone) {
  const std::string slots = "\n  between United States, Ukraine\n  family talks\n  zone ";
  const Read read(actors + kinds + "family talks \"T\"\nagreement one \"A\"" + slots +
                  "Europe/Kyiv\nagreement two \"B\"" + slots + zone +
                  "\nsource press \"P\"\nclaim c \"C\"\n  in press, \"1\"\n  part \"p\"\n" +
                  "  check count of talks signed before 2024-06-13 is 1\n");
  EXPECT_EQ(read.codes(), "");
  return read.model.claims.at(0).parts.at(0).checks.at(0).to;
}

TEST(Checks, DatesOfAFamilyAreDaysOfTheZoneItShares) {
  EXPECT_EQ(before_thirteen_june("Europe/Kyiv"), time::parse_moment("2024-06-12T20:59:59Z", time::Zone::utc()));
  EXPECT_EQ(before_thirteen_june("America/New_York"), time::parse_moment("2024-06-12T23:59:59Z", time::Zone::utc()));
}

} // namespace
} // namespace casus::language
