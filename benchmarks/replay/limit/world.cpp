// SPDX-License-Identifier: Apache-2.0
#include "world.h"

namespace limit {

namespace {

constexpr std::uint8_t protects_a = 1;
constexpr std::uint8_t protects_b = 2;

struct Row {
  Agreement agreement;
  std::uint32_t area = 0;
  std::uint8_t protects = 0;
};

// agreement,a,b,area,protects,signed
Row read_row(const char*& at) {
  Row row;
  number(at); // rows are numbered from 0
  row.agreement.a = number(at);
  row.agreement.b = number(at);
  row.area = static_cast<std::uint32_t>(number(at));
  for (; *at != ','; ++at)
    row.protects |= *at == 'a' ? protects_a : protects_b;
  ++at;
  if (*at == '\n') {
    ++at;
    return row;
  }
  row.agreement.signed_at = signed_number(at);
  row.agreement.end = row.agreement.signed_at + term;
  return row;
}

} // namespace

bool World::load(const std::string& path) {
  const auto file = MappedFile::open(path);
  if (!file) return false;
  std::vector<Row> rows;
  for (const char* at = line_end(file->begin()) + 1; at < file->end();) {
    rows.push_back(read_row(at));
    agreements.push_back(rows.back().agreement);
    areas = std::max(areas, rows.back().area + 1);
  }
  const auto each = [&](auto use) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto& [agreement, area, protects] = rows[i];
      const auto key = [&](std::int32_t victim) { return static_cast<std::size_t>(victim) * areas + area; };
      const auto name = static_cast<std::int32_t>(i);
      if ((protects & protects_a) != 0) use(key(agreement.a), Protection{name, agreement.b});
      if ((protects & protects_b) != 0) use(key(agreement.b), Protection{name, agreement.a});
    }
  };
  // A counting sort: how many for each key, where each key begins, then all in their places.
  first.assign(states * areas + 2, 0);
  each([&](std::size_t key, Protection) { ++first[key + 2]; });
  for (std::size_t key = 2; key < first.size(); ++key)
    first[key] += first[key - 1];
  protections.resize(first.back());
  each([&](std::size_t key, Protection protection) { protections[first[key + 1]++] = protection; });
  return true;
}

void World::start(std::size_t events) {
  attack_of.assign(events + 2, 0);
  attacks.clear();
  duties.clear();
  newest_open.assign(states * states, 0);
  noise = 0;
}

} // namespace limit
