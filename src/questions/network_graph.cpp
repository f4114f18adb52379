// SPDX-License-Identifier: Apache-2.0
// The network in the formats of graph and map programs.
#include "questions/json.h"
#include "questions/network.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::questions {

namespace {

std::string dot_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

std::string xml_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
    case '&': escaped += "&amp;"; break;
    case '<': escaped += "&lt;"; break;
    case '>': escaped += "&gt;"; break;
    case '"': escaped += "&quot;"; break;
    default: escaped += c;
    }
  }
  return escaped;
}

/// What does not bind in law is drawn dashed.
std::string_view dot_style(std::string_view firmness) {
  const bool law = firmness.starts_with("treaty") || firmness.starts_with("executive agreement");
  return law && firmness.find("not binding") == std::string_view::npos ? "solid" : "dashed";
}

const NetworkNode* node_called(const NetworkAnswer& answer, const std::string& id) {
  const auto found = std::ranges::find(answer.nodes, id, &NetworkNode::id);
  return found == answer.nodes.end() ? nullptr : &*found;
}

boost::json::array position_json(const model::Position& position) { return {position.longitude, position.latitude}; }

boost::json::object point_json(const model::Position& position, boost::json::object properties) {
  return {{"type", "Feature"},
          {"geometry", boost::json::object{{"type", "Point"}, {"coordinates", position_json(position)}}},
          {"properties", std::move(properties)}};
}

} // namespace

std::string to_dot(const NetworkAnswer& answer) {
  std::string text = "graph casus {\n  overlap=false;\n  node [shape=ellipse];\n";
  for (const NetworkNode& node : answer.nodes) {
    text += fmt::format("  {} [label={}];\n", dot_text(node.id), dot_text(node.name));
  }
  for (const NetworkAgreement& agreement : answer.agreements) {
    if (agreement.bound.size() <= 2) continue;
    text += fmt::format("  {} [shape=box, label={}];\n", dot_text(agreement.id), dot_text(agreement.id));
    for (const NetworkNode& node : answer.nodes) {
      if (std::ranges::count(agreement.bound, node.name) == 0) continue;
      text += fmt::format("  {} -- {} [style={}];\n", dot_text(agreement.id), dot_text(node.id),
                          dot_style(agreement.firmness));
    }
  }
  for (const NetworkEdge& edge : answer.edges) {
    const auto whole = std::ranges::find(answer.agreements, edge.agreement, &NetworkAgreement::id);
    if (whole->bound.size() > 2) continue;
    text += fmt::format("  {} -- {} [label={}, style={}];\n", dot_text(edge.first), dot_text(edge.second),
                        dot_text(edge.agreement), dot_style(edge.firmness));
  }
  return text + "}\n";
}

std::string to_graphml(const NetworkAnswer& answer) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                     "  <key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n";
  for (const char* key : {"agreement", "in_force", "firmness", "since", "ends"}) {
    text += fmt::format("  <key id=\"{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"string\"/>\n", key);
  }
  text += "  <graph id=\"casus\" edgedefault=\"undirected\">\n";
  for (const NetworkNode& node : answer.nodes) {
    text += fmt::format("    <node id=\"{}\"><data key=\"name\">{}</data></node>\n", xml_text(node.id),
                        xml_text(node.name));
  }
  for (const NetworkEdge& edge : answer.edges) {
    const auto data = [](std::string_view key, std::string_view value) {
      return fmt::format("<data key=\"{}\">{}</data>", key, xml_text(value));
    };
    text += fmt::format("    <edge source=\"{}\" target=\"{}\">", xml_text(edge.first), xml_text(edge.second));
    text += data("agreement", edge.agreement) + data("in_force", time::to_string(edge.in_force)) +
            data("firmness", edge.firmness);
    if (edge.since) text += data("since", iso(edge.since->first()));
    if (edge.ends) text += data("ends", iso(edge.ends->first()));
    text += "</edge>\n";
  }
  return text + "  </graph>\n</graphml>\n";
}

boost::json::value to_geojson(const NetworkAnswer& answer) {
  boost::json::array features;
  boost::json::array not_shown;
  for (const NetworkNode& node : answer.nodes) {
    if (node.seat) {
      features.push_back(point_json(*node.seat, {{"sort", "actor"}, {"id", node.id}, {"name", node.name}}));
    } else {
      not_shown.push_back(boost::json::string(node.name));
    }
  }
  for (const AttackedPlace& place : answer.attacked) {
    if (place.position) {
      boost::json::array events = strings_json(place.events);
      features.push_back(point_json(*place.position,
                                    {{"sort", "attacked place"}, {"name", place.name}, {"events", std::move(events)}}));
    } else {
      not_shown.push_back(boost::json::string(place.name));
    }
  }
  for (const NetworkEdge& edge : answer.edges) {
    const NetworkNode* first = node_called(answer, edge.first);
    const NetworkNode* second = node_called(answer, edge.second);
    if (first == nullptr || second == nullptr || !first->seat || !second->seat) continue;
    boost::json::array line{position_json(*first->seat), position_json(*second->seat)};
    features.push_back(
        boost::json::object{{"type", "Feature"},
                            {"geometry", boost::json::object{{"type", "LineString"}, {"coordinates", std::move(line)}}},
                            {"properties", boost::json::object{{"sort", "agreement"},
                                                               {"agreement", edge.agreement},
                                                               {"first", edge.first},
                                                               {"second", edge.second},
                                                               {"in_force", time::to_string(edge.in_force)},
                                                               {"firmness", edge.firmness}}}});
  }
  return boost::json::object{
      {"type", "FeatureCollection"}, {"features", std::move(features)}, {"not_shown", std::move(not_shown)}};
}

} // namespace casus::questions
