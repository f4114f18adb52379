// SPDX-License-Identifier: Apache-2.0
#include "exchange/replay_note.h"

#include "source/mapped.h"

#include <zlib.h>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace casus::exchange {

namespace json = boost::json;

namespace {

constexpr int schema = 1;

std::string text_in(const json::object& object, const char* name) {
  const json::value* const found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : "";
}

std::int64_t number_in(const json::object& object, const char* name) {
  const json::value* const found = object.if_contains(name);
  return found != nullptr && found->is_int64() ? found->get_int64() : 0;
}

json::array list_in(const json::object& object, const char* name) {
  const json::value* const found = object.if_contains(name);
  return found != nullptr && found->is_array() ? found->get_array() : json::array();
}

} // namespace

std::uint32_t sum_of(const source::Texts& texts) {
  uLong sum = crc32(0, nullptr, 0);
  for (std::uint32_t file = 0; file < texts.size(); ++file) {
    const std::string_view bytes = texts.view({file});
    sum = crc32_z(sum, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  }
  return static_cast<std::uint32_t>(sum);
}

std::string to_json(const ReplayNote& note) {
  json::array events;
  for (const NotedFile& file : note.events)
    events.push_back(json::object{{"path", file.path}, {"size", file.size}});
  json::array library(note.library.begin(), note.library.end());
  return json::serialize(json::object{{"schema", schema},
                                      {"library", library},
                                      {"library_sum", note.library_sum},
                                      {"events", events},
                                      {"table", note.table},
                                      {"until", note.until},
                                      {"standard", note.standard},
                                      {"sorted", note.sorted}}) +
         "\n";
}

std::expected<ReplayNote, std::string> read_note(const std::filesystem::path& folder) {
  const auto file = source::Mapped::open((folder / note_name).string());
  if (!file) return std::unexpected(file.error() + "; `casus replay --out` writes it");
  json::error_code fault;
  const json::value read = json::parse(file->bytes(), fault);
  if (fault || !read.is_object() || number_in(read.get_object(), "schema") != schema)
    return std::unexpected(fmt::format("`{}` is not a note of a replay", (folder / note_name).string()));
  const json::object& object = read.get_object();
  ReplayNote note{.library_sum = static_cast<std::uint32_t>(number_in(object, "library_sum")),
                  .table = text_in(object, "table"),
                  .until = number_in(object, "until"),
                  .standard = text_in(object, "standard"),
                  .sorted = static_cast<std::uint64_t>(number_in(object, "sorted"))};
  for (const json::value& path : list_in(object, "library")) {
    if (path.is_string()) note.library.emplace_back(path.get_string());
  }
  for (const json::value& one : list_in(object, "events")) {
    if (!one.is_object()) continue;
    note.events.push_back(
        {text_in(one.get_object(), "path"), static_cast<std::uint64_t>(number_in(one.get_object(), "size"))});
  }
  return note;
}

} // namespace casus::exchange
