// SPDX-License-Identifier: Apache-2.0
// What was known when (R15): the reports of the shipped library, once as its texts have them and once in a record, give
// the same bytes for every question at every moment of knowledge; and what changed between two moments is explained by
// the reports that changed it.
#include "cli/questions.h"
#include "cli/record_text.h"
#include "questions/changes.h"
#include "record/ledger.h"
#include "record/sqlite/ledger.h"
#include "tests/cli/bits.h"
#include "tests/cli/door.h"
#include "tests/folder.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace casus::door {
namespace {

using cli::ExitCode;
using cli::Finished;
using Words = std::vector<std::string>;

const Words rest_of_library = {"--library", "library/agreements", "--library", "library/claims",
                               "--library", "library/sources.md", "--library", "library/vocabulary.md"};

cli::Options options_of(Words words, const Words& more = {}) {
  words.insert(words.end(), more.begin(), more.end());
  auto options = cli::parse_arguments(words);
  EXPECT_TRUE(options) << words[0];
  return options ? *options : cli::Options{};
}

/// The shipped library, read from its texts and from a record that holds its reports as they were said.
class AsKnown : public testing::Test {
protected:
  struct Both {
    test::Folder folder;
    std::string record = folder.path("record");
    cli::Library text;
    cli::Library ledger;
    std::vector<std::int64_t> moments; // at which something became known

    Both() {
      Words loading = {"record", "--as-said", "--record", record};
      for (const auto& file : std::filesystem::directory_iterator("library/record"))
        loading.push_back(file.path().string());
      std::sort(loading.begin() + 4, loading.end());
      loading.insert(loading.end(), rest_of_library.begin(), rest_of_library.end());
      const Finished loaded = run(loading);
      EXPECT_EQ(loaded.code, ExitCode::answered) << loaded.err;
      text = cli::whole_library(options_of({"status"}), surroundings()).value();
      ledger = cli::whole_library(options_of({"status", "--record", record}, rest_of_library), surroundings()).value();
      std::set<std::int64_t> different;
      for (const model::Report& report : text.reading.model.reports)
        different.insert(report.known_from().seconds);
      moments.assign(different.begin(), different.end());
    }
  };

  static const Both& both() {
    static const Both read;
    return read;
  }

  /// Asks both, and counts.
  void ask(Words words, const std::string& output = "--json") {
    words.push_back(output);
    const cli::Options options = options_of(words);
    const Finished text = cli::ask_of(both().text, options, surroundings());
    const Finished ledger = cli::ask_of(both().ledger, options, surroundings());
    std::string shown;
    for (const std::string& word : words)
      shown += word + " ";
    ASSERT_EQ(text.out, ledger.out) << shown;
    ASSERT_EQ(text.err, ledger.err) << shown;
    ASSERT_EQ(text.code, ledger.code) << shown;
    ++asked_;
  }

  std::size_t asked_ = 0;
};

std::string moment(std::int64_t seconds) { return cli::moment_words(time::exact({seconds})); }

constexpr std::size_t known_parts = 2;

/// Under a sanitizer one moment of four, drawn by CASUS_SEED; plainly each.
bool is_asked(std::size_t at) { return !sanitized || (at / known_parts + oracle::setting("CASUS_SEED", 1)) % 4 == 0; }

/// The tests that ask for long, in parts that two processors share.
class AsKnownInParts : public AsKnown, public testing::WithParamInterface<std::size_t> {};

INSTANTIATE_TEST_SUITE_P(Parts, AsKnownInParts, testing::Range<std::size_t>(0, known_parts));

TEST_P(AsKnownInParts, EveryQuestionAtEveryMomentAtWhichSomethingBecameKnown) {
  const std::vector<Words> questions = {
      {"status"},
      {"due", "--all"},
      {"due", "--by", "United States", "--to", "Ukraine"},
      {"why", "usa-2024"},
      {"why", "usa-2024/consult", "--not"},
      {"why", "c26", "--full"},
      {"claims"},
      {"claims", "cnn-2024-06"},
      {"exits"},
      {"exits", "--next-government"},
      {"money"},
      {"network"},
      {"network", "--if-attacked", "Ukraine", "--by", "Russia"},
      {"calendar"},
      {"needs", "c01"},
      {"explain", "usa-2024/consult"},
      {"compare", "usa-2024", "uk-2024"},
      {"compare"},
  };
  const auto& moments = both().moments;
  ASSERT_GT(moments.size(), 50U);
  std::size_t moments_asked = 0;
  for (std::size_t at = GetParam(); at < moments.size(); at += known_parts) {
    if (!is_asked(at)) continue;
    ++moments_asked;
    // Each moment has some of the questions, each question some of the moments; the second before it has them too.
    for (std::size_t question = at % 3; question < questions.size(); question += 3) {
      Words words = questions[question];
      const bool just_before = (at / 3 + question / 3) % 4 == 0;
      words.insert(words.end(), {"--known-at", moment(moments[at] - (just_before ? 1 : 0)), "--zone", "UTC", "--on",
                                 at % 2 == 0 ? moment(moments[at]) : "2026-06-01"});
      ASSERT_NO_FATAL_FAILURE(ask(words, at % 5 == 0 ? "--csv" : "--json"));
    }
  }
  std::printf(
      "moments of knowledge %zu, asked here %zu, questions asked of text and record %zu, answers that differ 0\n",
      moments.size(), moments_asked, asked_);
}

TEST_F(AsKnown, EveryViewOfSql) {
  const Finished names = cli::ask_of(
      both().text, options_of({"sql", "SELECT name FROM sqlite_schema WHERE type = 'view'", "--csv"}), surroundings());
  std::size_t views = 0;
  for (std::size_t at = names.out.find('\n') + 1, end = 0; at < names.out.size(); at = end + 1, ++views) {
    end = names.out.find('\n', at);
    std::string name = names.out.substr(at, end - at);
    std::erase(name, '\r');
    ASSERT_NO_FATAL_FAILURE(ask({"sql", "SELECT * FROM " + name, "--known-at", "2024-07-09", "--on", "2024-07-08"}));
  }
  EXPECT_GT(views, 20U);
}

TEST_F(AsKnown, ChangesBetweenAnyTwoMoments) {
  const auto& moments = both().moments;
  for (std::size_t at = 0; at + 4 < moments.size(); at += 5) {
    if (!is_asked(at / 5)) continue;
    ASSERT_NO_FATAL_FAILURE(ask({"changes", "--from", moment(moments[at]), "--to", moment(moments[at + 4]), "--zone",
                                 "UTC", "--on", "2026-06-01"}));
  }
}

/// The verdict of each thing that turned, as the record would have given it at `known_at` without some entries. Read
/// anew from those entries: nothing of `changes` has a part in it but the list of verdicts.
class Without {
public:
  Without(const std::vector<record::Entry>& entries, const std::vector<std::size_t>& left_out) {
    std::vector<record::Entry> kept;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      record::Entry entry = entries[i];
      if (std::ranges::find(left_out, i) != left_out.end()) entry.content.statement.reset(); // the declaration stays
      kept.push_back(std::move(entry));
    }
    library_ = cli::read_library(
        cli::library_texts({"library/agreements", "library/claims", "library/sources.md", "library/vocabulary.md"}),
        kept);
    EXPECT_FALSE(library_.reading.diagnostics.has_errors());
    library_.reading.model = model::written_out(std::move(library_.reading.model));
  }

  std::string verdict(const questions::Change& change, questions::Asked from, time::Instant known_at) {
    auto& changes = changes_[known_at.seconds];
    if (!changes) {
      questions::Asked to = from;
      to.known_at = known_at;
      const engine::Engine engine(library_.reading.model);
      changes = questions::changes(library_.reading.model, engine, from, to).changes;
    }
    const auto same = std::ranges::find_if(
        *changes, [&](const questions::Change& other) { return other.of == change.of && other.id == change.id; });
    return same == changes->end() ? change.before : same->after;
  }

private:
  cli::Library library_;
  std::map<std::int64_t, std::optional<std::vector<questions::Change>>> changes_; // by moment of knowledge
};

/// Each flip: the reports named became known in between, and taking their entries out of the record takes the flip
/// away.
TEST_P(AsKnownInParts, AFlippedVerdictIsExplainedByTheReportThatFlippedIt) {
  const auto ledger = record::open_sqlite(both().record, {}).value();
  const std::vector<record::Entry> entries = ledger->read({}).value();
  const model::Model& model = both().ledger.reading.model;
  const engine::Engine engine(model);
  const auto& moments = both().moments;
  std::size_t flips = 0;
  std::size_t by_one = 0;
  std::size_t by_several = 0;
  for (std::size_t at = 12 * GetParam(); at + 6 < moments.size(); at += 12 * known_parts) {
    if (!is_asked(at / 12)) continue;
    questions::Asked from{.on = {1'780'272'000}, .known_at = {moments[at]}}; // 2026-06-01
    questions::Asked to = from;
    to.known_at = {moments[at + 6]};
    std::map<std::vector<std::size_t>, Without> without;
    for (const questions::Change& change : questions::changes(model, engine, from, to).changes) {
      ++flips;
      ASSERT_FALSE(change.reports.empty()) << change.id;
      std::vector<std::size_t> named;
      std::int64_t turned = from.known_at.seconds;
      for (const questions::Turning& turning : change.reports) {
        const auto entry = std::ranges::find_if(entries, [&](const record::Entry& one) {
          return one.content.event == turning.event && one.content.statement &&
                 one.content.statement->source == turning.source && one.content.statement->said == turning.said;
        });
        ASSERT_NE(entry, entries.end()) << change.id << " " << turning.event;
        named.push_back(static_cast<std::size_t>(entry - entries.begin()));
        turned = std::max(turned, entry->content.known_from->seconds);
      }
      EXPECT_GT(turned, from.known_at.seconds) << change.id;
      EXPECT_LE(turned, to.known_at.seconds) << change.id;
      const auto [less, made] = without.try_emplace(named, entries, named);
      EXPECT_NE(less->second.verdict(change, from, {turned}), change.after) << change.id << " does not rest on it";
      ++(named.size() == 1 ? by_one : by_several);
    }
  }
  EXPECT_GT(flips, 0U);
  EXPECT_TRUE(sanitized || by_one > 50) << "one moment of four may have only flips that rest on several reports";
  std::printf("flipped verdicts %zu: gone with the one report named %zu, with the several named %zu\n", flips, by_one,
              by_several);
}

} // namespace
} // namespace casus::door
