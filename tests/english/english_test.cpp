// SPDX-License-Identifier: Apache-2.0
// T17: from the English of a clause alone everything the clause says is read back, for every clause of the shipped
// library and of every golden case; and any small change to a clause is noticed.
#include "language/language.h"
#include "questions/explain.h"
#include "tests/english/compare.h"
#include "tests/english/mutations.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace casus::english {
namespace {

namespace fs = std::filesystem;

/// The model of some files; nothing where they have faults, as cases of diagnostics do.
std::optional<model::Model> model_of(const std::vector<fs::path>& files) {
  source::Texts texts;
  std::vector<source::FileId> ids;
  for (const fs::path& file : files) {
    const auto id = texts.load(file);
    if (!id) return std::nullopt;
    ids.push_back(*id);
  }
  language::Reading reading = language::read(texts, ids);
  if (reading.diagnostics.has_errors()) return std::nullopt;
  return std::move(reading.model);
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".md" && entry.path().filename() != "README.md") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

/// The shipped library, then each golden case whose texts are right.
const std::vector<model::Model>& models() {
  static const std::vector<model::Model> all = [] {
    std::vector<model::Model> found;
    if (auto shipped = model_of(files_below("library"))) found.push_back(std::move(*shipped));
    for (const fs::path& file : files_below("tests/cases"))
      if (auto model = model_of({file})) found.push_back(std::move(*model));
    return found;
  }();
  return all;
}

/// "not understood ..." or the slots that differ; empty when all was read back.
std::string lost(const std::string& said, const Names& names, const model::Model& model, const model::Clause& clause) {
  const auto read = read_back(said, names);
  if (!read) return read.error();
  return fmt::format("{}", fmt::join(differences(*read, model, clause), ", "));
}

TEST(English, SaysAllOfEveryShippedClause) {
  ASSERT_FALSE(models().empty());
  const model::Model& shipped = models().front();
  ASSERT_GE(shipped.clauses.size(), 500u);
  const Names names = names_of(shipped);
  for (const model::Clause& clause : shipped.clauses) {
    const std::string said = questions::english(shipped, clause);
    EXPECT_EQ(lost(said, names, shipped, clause), "")
        << shipped[clause.agreement].id << "/" << clause.id << ": " << said;
  }
}

TEST(English, SaysAllOfEveryClauseOfTheCases) {
  ASSERT_GE(models().size(), 100u);
  for (const model::Model& model : models()) {
    const Names names = names_of(model);
    for (const model::Clause& clause : model.clauses) {
      const std::string said = questions::english(model, clause);
      EXPECT_EQ(lost(said, names, model, clause), "") << model[clause.agreement].id << "/" << clause.id << ": " << said;
    }
  }
}

/// How often each mutation found something to change.
using Counts = std::map<std::string, std::size_t>;

// Held against the mutated clause, what was read from the English of the original must differ, in the slot that was
// changed; and the other way round; while the English of the mutated clause says the mutated clause.
void mutate(model::Model& model, std::size_t index, const Mutation& mutation, const Names& names, Counts& counts) {
  const model::Clause original = model.clauses[index];
  model::Agreement agreement = model[original.agreement];
  const auto read = read_back(questions::english(model, original), names);
  ASSERT_TRUE(read) << read.error();
  model::Clause mutated = original;
  if (!mutation.apply(model, mutated)) {
    std::swap(model.agreements[original.agreement.value], agreement);
    return;
  }
  ++counts[mutation.name];
  const std::string said = questions::english(model, mutated);
  const std::string where = fmt::format("{}/{}, {}: {}", agreement.id, original.id, mutation.name, said);
  EXPECT_EQ(lost(said, names, model, mutated), "") << where;
  EXPECT_EQ(std::ranges::count(differences(*read, model, mutated), mutation.slot), 1) << where;
  std::swap(model.agreements[original.agreement.value], agreement);
  EXPECT_NE(lost(said, names, model, original), "") << where;
}

TEST(English, ShowsEverySmallChange) {
  Counts counts;
  const std::vector<Mutation> all = mutations();
  for (model::Model model : models()) {
    const Names names = names_of(model);
    for (const Mutation& mutation : all)
      for (std::size_t i = 0; i < model.clauses.size(); ++i)
        mutate(model, i, mutation, names, counts);
  }
  for (const Mutation& mutation : all)
    EXPECT_GT(counts[mutation.name], 0u) << "no clause has what this changes: " << mutation.name;
}

// The reader is no rubber stamp: words it does not know stop it.
TEST(English, WordsThatAreNotOfTheFormAreNotUnderstood) {
  const model::Model& shipped = models().front();
  const Names names = names_of(shipped);
  const std::string right = "Ukraine shall consult, within 24 hours, counted from entry into force. Force: treaty.";
  EXPECT_TRUE(read_back(right, names));
  for (const char* wrong : {"Ukraine ought to consult. Force: treaty.", "Ukraine shall consult soon. Force: treaty.",
                            "Ukraine shall consult, within 24. Force: treaty.",
                            "Ukraine shall consult, within 24 hours, counted from that event. Force: treaty.",
                            "Narnia shall consult. Force: treaty.", "Ukraine shall consult. Perhaps. Force: treaty.",
                            "Ukraine shall consult. It is softened: immediately. Force: treaty.",
                            "Ukraine shall consult. Force: custom."}) {
    EXPECT_FALSE(read_back(wrong, names)) << wrong;
  }
}

} // namespace
} // namespace casus::english
