// SPDX-License-Identifier: Apache-2.0
#include "cli/deep_texts.h"

#include "cli/asking.h"
#include "cli/excerpt.h"
#include "cli/files.h"
#include "cli/table_text.h"
#include "engine/engine.h"
#include "questions/deep.h"
#include "questions/ids.h"
#include "questions/json.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace casus::cli {

namespace fs = std::filesystem;

namespace {

using questions::DeepFinding;

std::string named(const DeepFinding& finding) {
  return fmt::format("{}: {}", questions::to_words(finding.sort), fmt::join(finding.clauses, ", "));
}

/// Each line moved in, so that the text stands out and can be copied as it is.
std::string indented(const std::string& text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    result += (end > at ? "    " : "") + text.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return result;
}

std::string examples_text(const model::Model& model, const std::vector<DeepFinding>& findings) {
  std::string text;
  for (const DeepFinding& finding : findings) {
    if (finding.example.facts.empty()) continue;
    const bool fewest = finding.sort == questions::DeepSort::clash;
    text += fmt::format("\n{} of {} (at {})\n\n{}", fewest ? "Shortest example" : "Example", named(finding),
                        questions::iso(finding.at), indented(as_text(model, finding)));
  }
  return text;
}

/// True when the text alone is without fault and shows the same.
bool shows(const std::string& text, const DeepFinding& finding) {
  source::Texts texts;
  const source::FileId file = texts.add("excerpt.casus", text);
  const language::Reading reading = language::read(texts, std::vector{file});
  if (reading.diagnostics.has_errors()) return false;
  const engine::Engine engine(reading.model);
  return std::ranges::any_of(questions::read_deeply(reading.model, engine), [&](const DeepFinding& one) {
    return one.sort == finding.sort && one.clauses == finding.clauses &&
           one.example.facts.size() == finding.example.facts.size();
  });
}

/// What the finding rests on and its events; the whole library where less does not show it. The answer is yet to come.
std::string golden_case(const Library& library, const DeepFinding& finding) {
  const std::string example = as_text(library.reading.model, finding);
  const std::string part = excerpt(library, finding.clauses, example);
  std::string text =
      fmt::format("# {}\n\n{}. Found by `casus check --deep`, with these events.\n\n", named(finding), finding.text);
  if (shows(part, finding)) {
    text += "```casus\n" + part + "```\n\n";
  } else {
    for (std::uint32_t file = 0; file < library.texts.size(); ++file)
      text += std::string(library.texts.view(source::FileId{file})) + "\n";
  }
  return text + "```casus\n" + example + "```\n\n";
}

/// A file beside which the question is asked, so that its answer is the program's own.
Finished save(const Library& library, const DeepFinding& finding, const fs::path& path,
              const Surroundings& surroundings) {
  const std::string text = golden_case(library, finding);
  Finished refusal = refused("cannot write `" + path.string() + "`");
  if (!write_file(path, text)) return refusal;
  const std::vector<std::string> question{"due", "--all", "--on", questions::iso(finding.at)};
  std::vector<std::string> words = question;
  words.insert(words.end(), {"--library", path.string()});
  const Finished answer = run(words, surroundings);
  const std::string code =
      answer.code == ExitCode::answered ? "" : fmt::format(" exit {}", static_cast<int>(answer.code));
  const std::string asked =
      fmt::format("```ask\n{}\n```\n\n```answer{}\n{}{}```\n", fmt::join(question, " "), code, answer.out, answer.err);
  if (!write_file(path, text + asked)) return refusal;
  return {ExitCode::answered, "wrote " + path.string() + "\n", ""};
}

Finished save_all(const Library& library, const std::vector<DeepFinding>& findings, const fs::path& folder,
                  const Surroundings& surroundings) {
  std::error_code fault;
  fs::create_directories(folder, fault);
  if (fault) return refused("cannot make the folder `" + folder.string() + "`");
  Finished all;
  for (const DeepFinding& finding : findings) {
    if (finding.example.facts.empty()) continue;
    const fs::path path = folder / (questions::slug(named(finding)) + ".md");
    if (fs::exists(path, fault)) {
      all.out += "kept as it is: " + path.string() + "\n";
      continue;
    }
    Finished one = save(library, finding, path, surroundings);
    if (one.code != ExitCode::answered) return one;
    all.out += one.out;
  }
  return all;
}

} // namespace

Finished read_deep(const Library& library, const Options& options, const Surroundings& surroundings, bool colour) {
  const model::Model& model = library.reading.model;
  const engine::Engine engine(model);
  const auto findings = questions::read_deeply(model, engine);
  Finished finished;
  switch (options.output) {
  case Output::json: finished.out = boost::json::serialize(to_json(model, findings)) + "\n"; break;
  case Output::csv: finished.out = table_csv(to_table(findings)); break;
  case Output::table: finished.out = table_text(to_table(findings), colour) + examples_text(model, findings); break;
  }
  if (std::ranges::any_of(findings, questions::is_fault, &DeepFinding::sort)) finished.code = ExitCode::no;
  if (options.out.empty()) return finished;
  Finished saved = save_all(library, findings, options.out, surroundings);
  if (saved.code != ExitCode::answered) return saved;
  // What is for a machine stays alone on its channel.
  (options.output == Output::table ? finished.out : finished.err) += "\n" + saved.out;
  return finished;
}

} // namespace casus::cli
