// SPDX-License-Identifier: Apache-2.0
#include "cli/asking.h"

#include "cli/table_text.h"
#include "questions/ids.h"
#include "source/nearest.h"

#include <utility>

namespace casus::cli {

namespace {

template <class Id>
std::expected<std::optional<Id>, std::string> look_up(const model::Model& model, std::string_view sort,
                                                      const std::string& name,
                                                      std::optional<Id> (*find)(const model::Model&, std::string_view),
                                                      std::vector<std::string> (*known)(const model::Model&)) {
  if (name.empty()) return std::nullopt;
  const std::optional<Id> id = find(model, name);
  if (!id) return std::unexpected(not_found(sort, name, known(model)));
  return id;
}

} // namespace

Finished refused(std::string sentence) { return {ExitCode::bad_input, "", "casus: " + std::move(sentence) + "\n"}; }

std::string not_found(std::string_view sort, const std::string& name, const std::vector<std::string>& known) {
  std::string sentence = "no " + std::string(sort) + " `" + name + "` in the library";
  if (const auto near = source::nearest(name, known)) {
    sentence += "; did you mean `" + *near + "`?";
  }
  return sentence;
}

Finished print_answer(const Options& options, bool colour, const std::vector<questions::Table>& tables,
                      const boost::json::value& json, const questions::Table& flat) {
  Finished finished;
  if (options.output == Output::json) {
    finished.out = boost::json::serialize(json) + "\n";
  } else if (options.output == Output::csv) {
    finished.out = table_csv(flat);
  } else {
    for (const questions::Table& table : tables) {
      finished.out += (finished.out.empty() ? "" : "\n") + table_text(table, colour);
    }
  }
  return finished;
}

Finished Asking::print(const std::vector<questions::Table>& tables, const boost::json::value& json) const {
  return print(tables, json, tables.front());
}

Finished Asking::print(const std::vector<questions::Table>& tables, const boost::json::value& json,
                       const questions::Table& flat) const {
  return print_answer(options, colour, tables, json, flat);
}

std::expected<std::vector<model::AgreementId>, std::string> Asking::agreements() const {
  std::vector<model::AgreementId> ids;
  for (const std::string& name : options.names) {
    const auto id = agreement(name);
    if (!id) return std::unexpected(id.error());
    if (*id) ids.push_back(**id);
  }
  return ids;
}

std::expected<std::vector<model::SourceId>, std::string> Asking::sources() const {
  std::vector<model::SourceId> ids;
  for (const std::string& name : options.names) {
    const auto id = look_up(asked.model(), "source", name, questions::find_source, questions::source_ids);
    if (!id) return std::unexpected(id.error());
    if (*id) ids.push_back(**id);
  }
  return ids;
}

std::expected<std::optional<model::ActorId>, std::string> Asking::actor(const std::string& name) const {
  return look_up(asked.model(), "actor", name, questions::find_actor, questions::actor_names);
}

std::expected<std::optional<model::AgreementId>, std::string> Asking::agreement(const std::string& id) const {
  return look_up(asked.model(), "agreement", id, questions::find_agreement, questions::agreement_ids);
}

} // namespace casus::cli
