// SPDX-License-Identifier: Apache-2.0
#include "exchange/compiled.h"

#include "exchange/model_bytes.h"
#include "time/zone.h"

#include <array>
#include <cstring>
#include <fstream>
#include <zlib.h>

#include <fmt/format.h>

namespace casus::exchange {

namespace {

using Failure = std::unexpected<std::string>;

constexpr std::string_view beginning = "casus compiled \n";

/// What stands at the beginning; `sum` and `length` are of all that follows.
struct Head {
  std::array<char, beginning.size()> magic;
  std::uint64_t length;
  std::uint32_t sum;
  std::uint32_t unused;
};
static_assert(sizeof(Head) == 32);

void put(std::string& out, std::uint64_t number) { out.append(reinterpret_cast<const char*>(&number), sizeof number); }
void put(std::string& out, std::string_view text) {
  put(out, text.size());
  out += text;
}

/// Numbers and texts, one behind the other; after a fault nothing.
struct Parts {
  std::string_view rest;
  bool good = true;

  std::uint64_t number() {
    std::uint64_t value = 0;
    good = good && rest.size() >= sizeof value;
    if (!good) return 0;
    std::memcpy(&value, rest.data(), sizeof value);
    rest.remove_prefix(sizeof value);
    return value;
  }
  std::string text() {
    const std::uint64_t size = number();
    good = good && size <= rest.size();
    if (!good) return {};
    std::string value(rest.substr(0, size));
    rest.remove_prefix(size);
    return value;
  }
};

// Zones come from the machine's database: moments of another one may differ. `layout` changes with the model's headers.
std::string made_by(std::string_view program) {
  return fmt::format("casus {}, model {}, zones {}", program, CASUS_MODEL_LAYOUT, time::zone_database_version());
}

void read_texts(Parts& parts, Compiled& compiled) {
  for (std::uint64_t left = parts.number(); parts.good && left > 0; --left)
    compiled.roots.push_back(parts.text());
  for (std::uint64_t left = parts.number(); parts.good && left > 0; --left) {
    CompiledText text{.shown = parts.text(), .path = parts.text()};
    text.size = parts.number();
    text.sum = static_cast<std::uint32_t>(parts.number());
    compiled.texts.push_back(std::move(text));
  }
  compiled.found = static_cast<std::uint32_t>(parts.number());
}

} // namespace

std::uint32_t sum_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

bool is_compiled(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, beginning.size()> begin{};
  return file.read(begin.data(), begin.size()) && std::string_view(begin.data(), begin.size()) == beginning;
}

std::string to_bytes(const Compiled& compiled, std::string_view program) {
  std::string body;
  put(body, made_by(program));
  put(body, compiled.roots.size());
  for (const std::string& root : compiled.roots)
    put(body, root);
  put(body, compiled.texts.size());
  for (const CompiledText& text : compiled.texts) {
    put(body, text.shown);
    put(body, text.path);
    put(body, text.size);
    put(body, std::uint64_t{text.sum});
  }
  put(body, std::uint64_t{compiled.found});
  write_model(compiled.model, body);
  Head head{.magic = {}, .length = body.size(), .sum = sum_of(body), .unused = 0};
  std::memcpy(head.magic.data(), beginning.data(), beginning.size());
  return std::string(reinterpret_cast<const char*>(&head), sizeof head) + body;
}

std::expected<Compiled, std::string> from_bytes(std::string_view bytes, std::string_view program) {
  Head head{};
  if (bytes.size() < sizeof head || !bytes.starts_with(beginning)) return Failure("it is no compiled library");
  std::memcpy(&head, bytes.data(), sizeof head);
  const std::string_view body = bytes.substr(sizeof head);
  if (head.length != body.size() || head.unused != 0 || head.sum != sum_of(body)) return Failure("it is damaged");
  Parts parts{.rest = body};
  if (const std::string by = parts.text(); by != made_by(program))
    return Failure(fmt::format("it was made by {}, and this is {}", by, made_by(program)));
  Compiled compiled;
  read_texts(parts, compiled);
  if (!parts.good || !read_model(parts.rest, compiled.model)) return Failure("it is damaged");
  return compiled;
}

} // namespace casus::exchange
