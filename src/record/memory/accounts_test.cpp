// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <gtest/gtest.h>

namespace casus::record {
namespace {

using model::Attribution;
using model::Standing;

time::Moment june(std::uint8_t d) { return *time::whole_day({2024, 6, d}, time::Zone::utc()); }

time::Instant end_of(std::uint8_t d) { return june(d).last(); }

/// One event of 13 June with two sources, and reports as each test adds them.
struct Record {
  model::Model model;

  Record() {
    model.sources.resize(2);
    model.events.resize(1);
    model.events[0].moment = june(13);
  }

  void say(std::uint8_t said, Standing standing, std::uint32_t source = 0,
           Attribution attribution = Attribution::document, std::optional<time::Moment> corrected_to = {}) {
    model::Report report;
    report.standing = standing;
    report.source = {source};
    report.attribution = attribution;
    report.said = june(said);
    report.corrected_to = corrected_to;
    model.reports.push_back(report);
  }

  Account at(std::uint8_t known, Standard standard = Standard::reported) const {
    return accounts(model, end_of(known), standard)[0];
  }
};

TEST(Accounts, ADenialIsWeighedByTheStandardToo) {
  Record record;
  record.say(13, Standing::denied, 0, Attribution::anonymous);
  EXPECT_TRUE(record.at(30).denied);
  EXPECT_FALSE(record.at(30, Standard::confirmed).denied);
}

TEST(Accounts, AnEventWithoutReportsDoesNotCount) {
  const Record record;
  EXPECT_FALSE(record.at(30).counts);
  EXPECT_FALSE(record.at(30).expected);
  EXPECT_EQ(record.at(30).moment, june(13));
}

TEST(Accounts, AReportIsKnownFromTheLastSecondItMayHaveBeenSaid) {
  Record record;
  record.say(13, Standing::happened);
  EXPECT_FALSE(record.at(12).counts);
  EXPECT_FALSE(accounts(record.model, {end_of(13).seconds - 1}, Standard::reported)[0].counts);
  EXPECT_TRUE(record.at(13).counts);
}

TEST(Accounts, WhatIsExpectedNeverCounts) { // R16
  Record record;
  record.say(12, Standing::expected, 0, Attribution::anonymous);
  record.say(12, Standing::expected, 1, Attribution::on_the_record);
  const Account account = record.at(30);
  EXPECT_TRUE(account.expected);
  EXPECT_FALSE(account.counts);
  EXPECT_EQ(account.reports, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Accounts, ACorrectionIsANewReportAndPastAnswersStay) { // T6
  Record record;
  record.say(13, Standing::happened);
  record.say(20, Standing::corrected, 0, Attribution::document, june(14));
  EXPECT_EQ(record.at(19).moment, june(13));
  EXPECT_EQ(record.at(20).moment, june(14));
  EXPECT_TRUE(record.at(20).counts);
  EXPECT_EQ(record.at(20).reports.size(), 2U);
}

TEST(Accounts, ARetractionNamesTheSourcesLatestReport) { // T6
  Record record;
  record.say(13, Standing::happened);
  record.say(14, Standing::corrected, 0, Attribution::document, june(12));
  record.say(15, Standing::retracted);
  record.say(16, Standing::retracted);
  EXPECT_EQ(record.at(14).moment, june(12));
  EXPECT_TRUE(record.at(15).counts) << "only the correction is taken back";
  EXPECT_EQ(record.at(15).moment, june(13));
  EXPECT_FALSE(record.at(16).counts);
  EXPECT_EQ(record.at(16).withdrawn, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_TRUE(record.at(13).counts) << "as known before the retraction nothing has changed";
}

TEST(Accounts, ARetractionLeavesOtherSourcesAlone) {
  Record record;
  record.say(13, Standing::happened, 0);
  record.say(13, Standing::happened, 1);
  record.say(14, Standing::retracted, 0);
  EXPECT_TRUE(record.at(14).counts);
}

TEST(Accounts, ReportsAreReadInOrderOfSayingNotOfWriting) { // T6: a late entry
  Record record;
  record.say(15, Standing::retracted);
  record.say(13, Standing::happened);
  EXPECT_FALSE(record.at(15).counts);
  EXPECT_EQ(record.at(15).reports, (std::vector<std::uint32_t>{1, 0}));
}

TEST(Accounts, ACorrectedExpectationStaysOne) {
  Record record;
  record.say(10, Standing::expected);
  record.say(11, Standing::corrected, 0, Attribution::document, june(14));
  EXPECT_TRUE(record.at(11).expected);
  EXPECT_FALSE(record.at(11).counts);
  EXPECT_EQ(record.at(11).moment, june(14));
}

TEST(Accounts, SeveralAccountsOfOneEventStandSideBySide) { // N3
  Record record;
  record.say(13, Standing::happened, 0);
  record.say(14, Standing::denied, 1);
  EXPECT_FALSE(record.at(13).disputed);
  EXPECT_TRUE(record.at(14).counts);
  EXPECT_TRUE(record.at(14).disputed);
  EXPECT_FALSE(record.at(14, Standard::undisputed).counts);
  EXPECT_TRUE(record.at(14, Standard::undisputed).disputed);
  EXPECT_TRUE(record.at(13, Standard::undisputed).counts);
}

TEST(Accounts, ADenialTakenBackDisputesNothing) {
  Record record;
  record.say(13, Standing::happened, 0);
  record.say(14, Standing::denied, 1);
  record.say(15, Standing::retracted, 1);
  EXPECT_FALSE(record.at(15).disputed);
  EXPECT_TRUE(record.at(15, Standard::undisputed).counts);
}

TEST(Accounts, AnonymousReportsDoNotConfirm) {
  Record record;
  record.say(13, Standing::happened, 0, Attribution::anonymous);
  record.say(14, Standing::happened, 1, Attribution::named);
  EXPECT_TRUE(record.at(13).counts);
  EXPECT_FALSE(record.at(13, Standard::confirmed).counts);
  EXPECT_TRUE(record.at(14, Standard::confirmed).counts);
}

TEST(Accounts, AnAnonymousCorrectionMovesNothingThatMustBeConfirmed) {
  Record record;
  record.say(13, Standing::happened, 0);
  record.say(14, Standing::corrected, 0, Attribution::anonymous, june(12));
  EXPECT_EQ(record.at(14).moment, june(12));
  EXPECT_EQ(record.at(14, Standard::confirmed).moment, june(13));
}

TEST(Accounts, AReportOfARecordIsKnownSinceTheRecordSaysSo) { // R15
  Record record;
  record.say(13, Standing::happened);
  record.model.reports[0].recorded = june(20).first();
  EXPECT_FALSE(record.at(19).counts) << "said on the 13th, known to the record from the 20th";
  EXPECT_TRUE(record.at(20).counts);
}

TEST(Accounts, ARetractionThatNamesAnEntryTakesBackThatOne) { // R14
  Record record;
  record.say(13, Standing::happened);
  record.say(14, Standing::denied);
  record.say(15, Standing::retracted);
  record.model.reports[0].entry = "1";
  record.model.reports[1].entry = "2";
  record.model.reports[2].replaces = "1";
  EXPECT_EQ(record.at(15).withdrawn, (std::vector<std::uint32_t>{0}));
  EXPECT_FALSE(record.at(15).counts);
}

TEST(Accounts, ADenialAloneIsNoFact) {
  Record record;
  record.say(14, Standing::denied);
  EXPECT_FALSE(record.at(14).counts);
  EXPECT_FALSE(record.at(14).disputed);
}

} // namespace
} // namespace casus::record
