// SPDX-License-Identifier: Apache-2.0
#include "cli/asking.h"
#include "questions/ids.h"
#include "questions/network.h"

#include <algorithm>

namespace casus::cli {

namespace {

constexpr std::string_view attack = "armed attack"; // the kind of event that --if-attacked supposes and a map shows

template <class Table>
std::optional<std::uint32_t> index_of(const Table& table, std::string_view name) {
  const auto found = std::ranges::find_if(table, [&](const auto& entry) { return entry.name == name; });
  return found == table.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(found - table.begin()));
}

std::vector<std::string> place_names(const model::Model& model) {
  std::vector<std::string> names;
  names.reserve(model.places.size());
  for (const model::Place& place : model.places)
    names.push_back(place.name);
  return names;
}

/// What the options suppose; nothing without --if-attacked.
std::expected<std::optional<questions::Supposed>, std::string> supposed_of(const Asking& asking) {
  const Options& options = asking.options;
  const model::Model& model = asking.asked.model();
  if (options.attacked.empty()) {
    if (!options.by.empty() || !options.at.empty()) return std::unexpected("--by and --at need --if-attacked");
    return std::nullopt;
  }
  const auto attacked = asking.actor(options.attacked);
  const auto by = asking.actor(options.by);
  if (!attacked) return std::unexpected(attacked.error());
  if (!by) return std::unexpected(by.error());
  const auto kind = index_of(model.kinds, attack);
  if (!kind) {
    return std::unexpected("--if-attacked supposes an event of the kind `" + std::string(attack) +
                           "`, which the library does not declare");
  }
  questions::Supposed supposed{.attacked = **attacked, .by = *by, .at = {}, .kind = {*kind}};
  if (!options.at.empty()) {
    const auto place = index_of(model.places, options.at);
    if (!place) return std::unexpected(not_found("place", options.at, place_names(model)));
    supposed.at = model::PlaceId{*place};
  }
  return supposed;
}

} // namespace

Finished ask_network(const Asking& asking) {
  const auto supposed = supposed_of(asking);
  if (!supposed) return refused(supposed.error());
  const auto kind = index_of(asking.asked.model().kinds, attack);
  const auto attack_kind = kind ? std::optional(model::KindId{*kind}) : std::nullopt;
  const questions::NetworkAnswer answer = questions::network(asking.asked, asking.engine, attack_kind, *supposed);
  const std::string& format = asking.options.format;
  if (format == "dot") return {ExitCode::answered, to_dot(answer), ""};
  if (format == "graphml") return {ExitCode::answered, to_graphml(answer), ""};
  if (format == "geojson") return {ExitCode::answered, boost::json::serialize(to_geojson(answer)) + "\n", ""};
  if (!format.empty()) return refused("--format `" + format + "`: dot, graphml or geojson");
  return asking.print(to_tables(answer), to_json(answer), to_flat_table(answer));
}

} // namespace casus::cli
