// SPDX-License-Identifier: Apache-2.0
#include "source/characters.h"
#include "source/render.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace casus::source {
namespace {

namespace json = boost::json;

json::object corner(const Texts& texts, FileId file, std::uint32_t offset) {
  const Position position = texts.position(file, offset);
  return {{"line", position.line}, {"column", position.column}, {"offset", offset}};
}

json::object place(const Texts& texts, Span span) {
  return {{"path", well_formed(texts.path(span.file))},
          {"start", corner(texts, span.file, span.offset)},
          {"end", corner(texts, span.file, span.end())}};
}

void put_place(json::object& target, const Texts& texts, Span span) {
  if (span.valid()) target["place"] = place(texts, span);
}

void put_text(json::object& target, json::string_view field, const std::string& text) {
  if (!text.empty()) target[field] = well_formed(text);
}

json::object finding(const Diagnostic& item, const Texts& texts) {
  json::object result{{"code", source::code(item.kind)},
                      {"kind", identifier(item.kind)},
                      {"severity", name(item.severity)},
                      {"title", title(item.kind)},
                      {"message", well_formed(item.message)}};
  put_place(result, texts, item.span);
  put_text(result, "heading", item.heading);
  put_text(result, "expected", item.expected);
  put_text(result, "nearest", item.nearest);
  json::array also;
  for (const Label& label : item.also) {
    json::object entry{{"text", well_formed(label.text)}};
    put_place(entry, texts, label.span);
    also.emplace_back(std::move(entry));
  }
  json::array fixes;
  for (const Fix& fix : item.fixes) {
    json::object entry{{"replacement", well_formed(fix.replacement)}};
    put_text(entry, "title", fix.title);
    put_place(entry, texts, fix.span);
    fixes.emplace_back(std::move(entry));
  }
  result["also"] = std::move(also);
  result["fixes"] = std::move(fixes);
  return result;
}

} // namespace

std::string render_json(const Diagnostics& diagnostics, const Texts& texts) {
  json::array items;
  for (const Diagnostic& item : diagnostics.sorted())
    items.emplace_back(finding(item, texts));
  const json::object document{{"schema", "casus.diagnostics/1"},
                              {"errors", diagnostics.count(Severity::error)},
                              {"warnings", diagnostics.count(Severity::warning)},
                              {"notes", diagnostics.count(Severity::note)},
                              {"diagnostics", std::move(items)}};
  return json::serialize(document) + '\n';
}

} // namespace casus::source
