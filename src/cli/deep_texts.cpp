// SPDX-License-Identifier: Apache-2.0
#include "cli/deep_texts.h"

#include "cli/table_text.h"
#include "engine/engine.h"
#include "questions/deep.h"
#include "questions/deep_example.h"

#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

namespace casus::cli {

namespace fs = std::filesystem;

namespace {

/// The library's files, the example's events, and the question whose answer `make golden-update` fills in.
std::string golden_case(const Library& library, const questions::DeepFinding& finding) {
  std::string text = fmt::format("# A clash: {}\n\n{}.\n\n", finding.clauses.front(), finding.text);
  for (std::uint32_t file = 0; file < library.texts.size(); ++file) {
    text += std::string(library.texts.view(source::FileId{file})) + "\n";
  }
  text += fmt::format("```casus\nsource {} \"Events made for this example\"\n", questions::example_source);
  for (const std::string& event : finding.example)
    text += "\n" + event + "\n";
  return text + "```\n\n```ask\ndue --all --on 2024-12-31 --known-at 2024-12-31\n```\n\n```answer\n```\n";
}

/// The names of the files written, or the one that could not be.
std::string save(const Library& library, const std::vector<questions::DeepFinding>& findings, const fs::path& folder) {
  std::error_code fault;
  fs::create_directories(folder, fault);
  std::string said;
  int number = 0;
  for (const questions::DeepFinding& finding : findings) {
    if (finding.example.empty()) continue;
    const fs::path path = folder / fmt::format("clash-{}.md", ++number);
    if (fs::exists(path, fault)) {
      said += "kept as it is: " + path.string() + "\n";
      continue;
    }
    std::ofstream file(path, std::ios::binary);
    file << golden_case(library, finding);
    said += (file.flush() ? "wrote " : "cannot write ") + path.string() + "\n";
  }
  return said;
}

} // namespace

Finished read_deep(const Library& library, const Options& options, bool colour) {
  const engine::Engine engine(library.reading.model);
  const auto findings = questions::read_deeply(library.reading.model, engine);
  Finished finished;
  if (options.output == Output::json) {
    finished.out = boost::json::serialize(to_json(findings)) + "\n";
  } else {
    for (const questions::Table& table : to_tables(findings)) {
      finished.out += (finished.out.empty() ? "" : "\n") + table_text(table, colour);
    }
  }
  if (!options.out.empty()) finished.out += save(library, findings, options.out);
  for (const questions::DeepFinding& finding : findings) {
    if (is_fault(finding.sort)) finished.code = ExitCode::no;
  }
  return finished;
}

} // namespace casus::cli
