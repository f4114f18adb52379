// SPDX-License-Identifier: Apache-2.0
// The shipped library gives the answers that its users rely on.
#include "tests/cli/door.h"
#include "tests/folder.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace casus::door {
namespace {

std::map<std::string, std::string> verdicts() {
  const cli::Finished finished = run({"claims", "cnn-2024-06", "--json"});
  EXPECT_EQ(finished.code, cli::ExitCode::answered) << finished.err;
  std::map<std::string, std::string> found;
  boost::json::error_code fault;
  const boost::json::value json = boost::json::parse(finished.out, fault);
  EXPECT_FALSE(fault.failed());
  if (!json.is_array()) {
    ADD_FAILURE() << "an array of claims was expected";
    return found;
  }
  for (const boost::json::value& claim : json.get_array()) {
    found[std::string(claim.at("id").as_string())] = std::string(claim.at("verdict").as_string());
    EXPECT_FALSE(claim.at("reason").as_string().empty()) << claim.at("id");
  }
  return found;
}

TEST(ShippedLibrary, HasNoFaults) {
  const cli::Finished finished = run({"check"});
  EXPECT_EQ(finished.code, cli::ExitCode::answered) << finished.out;
}

TEST(ShippedLibrary, IsInCanonicalForm) {
  const cli::Finished finished = run({"fmt", "--check", "library"});
  EXPECT_EQ(finished.code, cli::ExitCode::answered) << finished.out << finished.err;
}

TEST(ShippedLibrary, JudgesEveryClaimOfTheArticle) {
  const auto found = verdicts();
  EXPECT_EQ(found.size(), 41u);
  const std::set<std::string> supported{"c02", "c03", "c04", "c05", "c07", "c10", "c11", "c13", "c16",
                                        "c18", "c23", "c27", "c32", "c33", "c36", "c38", "c41"};
  const std::set<std::string> contradicted{"c15", "c20", "c26", "c28", "c29", "c30"};
  const std::set<std::string> open{"c01", "c14", "c34", "c35"};
  for (const auto& [id, verdict] : found) {
    const std::string expected = supported.contains(id)      ? "supported"
                                 : contradicted.contains(id) ? "contradicted"
                                 : open.contains(id)         ? "open"
                                                             : "partly supported";
    EXPECT_EQ(verdict, expected) << id;
  }
}

/// The library, with one agreement, its signing and what else names it left out.
std::string library_without(const test::Folder& folder, const std::string& agreement, const std::string& signing) {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("library")) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() != ".md" || path.filename() == "README.md" || path.stem() == agreement) continue;
    std::ifstream file(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    const std::size_t at = text.find("event " + signing + " ");
    if (at != std::string::npos) text.erase(at, text.find("\n\n", at) - at);
    (void)folder.file(path.stem().string() + ".md", text);
  }
  return folder.path("");
}

/// A claim's verdict, and the number with which its reason begins.
struct Counted {
  std::string verdict;
  int count = -1;
};

Counted counted(const std::string& claim, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"claims", "cnn-2024-06", "--json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const cli::Finished finished = run(arguments);
  EXPECT_EQ(finished.code, cli::ExitCode::answered) << finished.err;
  boost::json::error_code fault;
  const boost::json::value json = boost::json::parse(finished.out, fault);
  if (fault.failed() || !json.is_array()) return {};
  for (const boost::json::value& one : json.get_array()) {
    if (one.at("id").as_string() != claim) continue;
    const std::string reason(one.at("reason").as_string());
    Counted found{.verdict = std::string(one.at("verdict").as_string())};
    std::from_chars(reason.data(), reason.data() + reason.size(), found.count);
    return found;
  }
  return {};
}

// The article says fourteen, and the American one the fifteenth; the program counts fifteen before it. Nothing of that
// is written down: with one agreement less it counts fourteen, and with a later one less it still counts fifteen.
TEST(ShippedLibrary, CountsTheAgreementsByItself) {
  const test::Folder first;
  const std::string less = library_without(first, "iceland-2024", "signing-iceland");
  const test::Folder second;
  const std::string later = library_without(second, "estonia-2024", "signing-estonia");
  for (const char* claim : {"c26", "c28"}) {
    const Counted all = counted(claim);
    EXPECT_EQ(all.verdict, "contradicted") << claim;
    EXPECT_GT(all.count, 0) << claim;
    EXPECT_EQ(counted(claim, {"--library", less}).verdict, "supported") << claim;
    EXPECT_EQ(counted(claim, {"--library", less}).count, all.count - 1) << claim;
    EXPECT_EQ(counted(claim, {"--library", later}).verdict, "contradicted") << claim;
    EXPECT_EQ(counted(claim, {"--library", later}).count, all.count) << claim;
  }
  EXPECT_EQ(counted("c29", {"--library", less}).count, counted("c29").count - 1); // that only one was signed
  EXPECT_EQ(counted("c29", {"--library", less}).verdict, "contradicted");
}

TEST(ShippedLibrary, KnowsTheSigningOnlyAfterIt) {
  const std::string before = run({"status", "--on", "2024-06-12", "--known-at", "2024-06-12", "--json"}).out;
  EXPECT_NE(before.find("expected to be signed"), std::string::npos) << before;
  const std::string after = run({"status", "--on", "2024-06-19", "--known-at", "2024-06-19", "--json"}).out;
  EXPECT_EQ(after.find("expected to be signed"), std::string::npos) << after;
}

TEST(ShippedLibrary, TheTourOnlyNamesTheTextsOfWhichNothingIsRecorded) {
  const std::string tour = run({"tour"}).out;
  const std::size_t named = tour.find("Nothing recorded by then: albania-2025");
  ASSERT_NE(named, std::string::npos) << tour;
  EXPECT_EQ(tour.rfind("albania-2025", named - 1), std::string::npos) << "no row of its own";
}

TEST(ShippedLibrary, TheAttackOfJulyWaitsForARequest) {
  const cli::Finished finished = run({"due", "--on", "2024-07-08T12:00", "--known-at", "2024-07-09", "--json"});
  EXPECT_EQ(finished.code, cli::ExitCode::answered) << finished.err;
  for (const char* clause : {"usa-2024/consult", "uk-2024/consult", "france-2024/consult", "germany-2024/consult"}) {
    EXPECT_NE(finished.out.find(clause), std::string::npos) << clause;
  }
}

TEST(ShippedLibrary, EveryTableFitsAHundredColumns) {
  for (const char* question :
       {"status", "due", "claims", "tour", "compare", "exits", "money", "network", "calendar", "sql"}) {
    const std::string text = run({question}).out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const auto line = std::string_view(text).substr(at, end - at);
      const auto characters = std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; });
      EXPECT_LE(characters, 100) << question << ": " << line;
      at = end + 1;
    }
  }
}

} // namespace
} // namespace casus::door
