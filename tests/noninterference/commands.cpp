// SPDX-License-Identifier: Apache-2.0
#include "tests/noninterference/twins.h"

#include <iterator>

namespace casus::twins {

namespace {

using Words = std::vector<std::string>;

void add_in_every_form(std::vector<Words>& all, Words question) {
  question.insert(question.end(), {"--library", "{w}/lib", "--record", "{r}"});
  for (const char* form : {"", "--json", "--csv"}) {
    all.push_back(question);
    if (*form != '\0') all.back().emplace_back(form);
  }
}

void add_questions(std::vector<Words>& all) {
  for (const Words& question : std::vector<Words>{{"status"},
                                                  {"status", "pact"},
                                                  {"due", "--all", "--on", "2024-07-20"},
                                                  {"due"},
                                                  {"why", "pact"},
                                                  {"why", "pact", "--full"},
                                                  {"why", "c1"},
                                                  {"why", "pact/help", "--not"},
                                                  {"claims"},
                                                  {"compare"},
                                                  {"exits"},
                                                  {"exits", "--next-government"},
                                                  {"money"},
                                                  {"network"},
                                                  {"network", "--if-attacked", "Ukraine", "--on", "2024-07-20"},
                                                  {"changes", "--from", "2024-03-01", "--to", "2024-12-01"},
                                                  {"needs", "c1"},
                                                  {"calendar", "--on", "2024-07-20"},
                                                  {"explain", "pact"},
                                                  {"sql"},
                                                  {"sql", "SELECT * FROM event"},
                                                  {"sql", "SELECT * FROM report"},
                                                  {"sql", "SELECT * FROM agreement"},
                                                  {"sql", "SELECT * FROM clause"},
                                                  {"sql", "SELECT * FROM duty"},
                                                  {"tour"}}) {
    add_in_every_form(all, question);
  }
}

void add_files_and_faults(std::vector<Words>& all) {
  const Words plain[] = {
      {"network", "--format", "dot"},
      {"network", "--format", "graphml"},
      {"network", "--format", "geojson"},
      {"sql", "--out", "{o}/views.sqlite"},
      {"status", "--receipt", "{o}/status.receipt"},
      {"due", "--all", "--receipt", "{o}/due.receipt"},
      {"status", "hidden-3"},
      {"why", "hidden-3"},
      {"due", "--by", "Nowhere"},
      {"due", "--agreement", "hidden-1"},
      {"explain", "hidden-2/duty-1"},
      {"needs", "pact/consult@hidden-1"},
      {"status", "--as", "inne"},
      {"status", "--as", "inside"},
      {"status", "--library", "{w}/wrong"},
      {"status", "--library", "{w}/folder"},
      {"status", "--library", "{w}/folder/"},
      {"status", "--library", "{w}/folder", "--library", "{w}/nothing"},
      {"status", "--library", "{w}/folder", "--library", "{w}/nothing/../folder"},
  };
  for (Words line : plain) {
    line.insert(line.end(), {"--library", "{w}/lib", "--record", "{r}"});
    all.push_back(line);
  }
}

void add_recording(std::vector<Words>& all) {
  const Words report = {"record", "--record", "{r}",        "--library", "{w}/lib", "--recorder",
                        "desk",   "--said",   "2026-01-01", "--by",      "press"};
  for (const Words& rest :
       std::vector<Words>{{"--event", "told-1", "--standing", "denied"},
                          {"--event", "attack-1", "--standing", "denied", "--json"},
                          {"--event", "hidden-3", "--standing", "happened"},
                          {"--event", "attack-1", "--standing", "retracted", "--replaces", "insider/1"},
                          {"--event", "attack-1", "--standing", "retracted", "--replaces", "inner/1"},
                          {"--event", "told-1", "--standing", "happened", "--is", "consultation by Ukraine, Poland",
                           "--time", "2025-01-01"},
                          {"--event", "new-1", "--standing", "happened", "--is", "consultation by Ukraine, Poland",
                           "--time", "2025-01-01", "--marked", "inner"}}) {
    all.push_back(report);
    all.back().insert(all.back().end(), rest.begin(), rest.end());
  }
  const Words files = {"--record", "{r}", "--library", "{w}/lib", "--recorder", "desk"};
  for (Words line : std::vector<Words>{
           {"record", "{w}/rows.csv"}, {"record", "{w}/rows.csv", "--keep-good"}, {"record", "{w}/more.casus"}}) {
    line.insert(line.end(), files.begin(), files.end());
    all.push_back(line);
  }
}

void add_the_rest(std::vector<Words>& all) {
  const Words others[] = {
      {"log", "--record", "{r}", "--library", "{w}/lib"},
      {"log", "--record", "{r}", "--library", "{w}/lib", "--json"},
      {"log", "--record", "{r}", "--library", "{w}/lib", "--csv"},
      {"log", "--record", "{r}", "--library", "{w}/lib", "--event", "told-1"},
      {"log", "--record", "{r}", "--library", "{w}/lib", "--event", "hidden-3", "--known-at", "2024-08-01"},
      {"verify", "--record", "{r}", "--library", "{w}/lib"},
      {"verify", "--record", "{r}", "--library", "{w}/lib", "--json"},
      {"verify", "--record", "{r}", "--library", "{w}/lib", "--checkpoint", "{w}/kept"},
      {"verify", "{w}/receipt"},
      {"verify", "{w}/insiders.receipt"},
      {"checkpoint", "--record", "{r}", "--library", "{w}/lib", "--key", "{w}/key", "--out", "{o}/checkpoints"},
      {"check", "--library", "{w}/lib"},
      {"check", "--library", "{w}/lib", "--json"},
      {"check", "--library", "{w}/lib", "--deep", "--out", "{o}/deep"},
      {"check", "{w}/lib/pact.md", "--library", "{w}/lib"},
      {"check", "{w}/lib"},
      {"check", "{w}/wrong", "--library", "{w}/lib"},
      {"compile", "{w}/lib", "--out", "{o}/library.compiled"},
      {"replay", "{w}/lib", "--events", "{w}/events.csv", "--json", "--summary"},
      {"fmt", "{w}/lib"},
      {"fmt", "{w}/lib", "--check"},
      {"fmt", "{w}/wrong/wrong.casus"},
      {"weave", "pact", "--library", "{w}/lib"},
      {"weave", "{w}/lib/pact.md", "--library", "{w}/lib", "--out", "{o}/page.html"},
      {"weave", "hidden-4", "--library", "{w}/lib"},
      {"replay", "{w}/lib", "--events", "{w}/events.csv", "--json"},
      {"replay", "{w}/lib", "--events", "{w}/events.csv", "--csv", "--out", "{o}/replayed"},
  };
  all.insert(all.end(), std::begin(others), std::end(others));
}

} // namespace

const std::vector<std::vector<std::string>>& commands() {
  static const std::vector<Words> all = [] {
    std::vector<Words> made;
    add_questions(made);
    add_files_and_faults(made);
    add_recording(made);
    add_the_rest(made);
    return made;
  }();
  return all;
}

} // namespace casus::twins
