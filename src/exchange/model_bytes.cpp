// SPDX-License-Identifier: Apache-2.0
#include "exchange/model_bytes.h"

#include "model/fields.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace casus::exchange {

namespace {

// Integers, enumerators, ids, spans: what they hold is all that their bytes are.
template <class T>
constexpr bool flat = std::is_trivially_copyable_v<T>&& std::has_unique_object_representations_v<T>;

/// Puts values behind one another.
class Writing {
public:
  static constexpr bool reads = false;
  explicit Writing(std::string& out) : out_(out) {}

  void bytes(const void* from, std::size_t size) { out_.append(static_cast<const char*>(from), size); }
  std::size_t size(std::size_t size) {
    const auto short_size = static_cast<std::uint32_t>(size);
    bytes(&short_size, sizeof short_size);
    return size;
  }

private:
  std::string& out_;
};

/// Takes values from where they lie. After a first fault nothing is taken any more.
class Reading {
public:
  static constexpr bool reads = true;
  explicit Reading(std::string_view in) : in_(in) {}

  void bytes(void* to, std::size_t size) {
    good_ = good_ && size <= in_.size();
    if (!good_ || size == 0) return;
    std::memcpy(to, in_.data(), size);
    in_.remove_prefix(size);
  }
  /// Of a list or text: no more than there are bytes left, and then what follows is a fault.
  std::size_t size(std::size_t /*unused*/) {
    std::uint32_t size = 0;
    bytes(&size, sizeof size);
    good_ = good_ && size <= in_.size();
    return good_ ? size : 0;
  }
  bool whole() const { return good_ && in_.empty(); }
  bool good() const { return good_; }
  void fail() { good_ = false; }

private:
  std::string_view in_;
  bool good_ = true;
};

template <class Way, class T>
void walk(Way& way, T& value);

template <class Way, class T>
void walk(Way& way, std::vector<T>& values) {
  const std::size_t size = way.size(values.size());
  if constexpr (Way::reads) values.resize(size);
  if constexpr (flat<T>) {
    way.bytes(values.data(), size * sizeof(T));
  } else {
    for (T& value : values)
      walk(way, value);
  }
}

template <class Way>
void walk(Way& way, std::vector<bool>& values) {
  const std::size_t size = way.size(values.size());
  if constexpr (Way::reads) values.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    bool value = values[i];
    way.bytes(&value, 1);
    values[i] = value;
  }
}

template <class Way, class T>
void walk(Way& way, model::Few<T>& values) {
  if constexpr (Way::reads) {
    std::vector<T> items;
    walk(way, items);
    values = std::move(items);
  } else {
    walk(way, const_cast<std::vector<T>&>(values.items())); // writing changes nothing
  }
}

template <class Way>
void walk(Way& way, std::string& text) {
  const std::size_t size = way.size(text.size());
  if constexpr (Way::reads) text.resize(size);
  way.bytes(text.data(), size);
}

template <class Way>
void walk(Way& way, model::RareText& text) {
  if constexpr (Way::reads) {
    std::string its;
    walk(way, its);
    text = std::move(its);
  } else {
    walk(way, const_cast<std::string&>(text.str())); // writing changes nothing
  }
}

template <class Way>
void walk(Way& way, model::Cells& cells) {
  walk(way, cells.text);
  walk(way, cells.ends);
  if constexpr (Way::reads) {
    const std::size_t end = cells.ends.empty() ? 0 : cells.ends.back();
    if (!std::ranges::is_sorted(cells.ends) || end != cells.text.size()) way.fail();
  }
}

// An optional or a rare value.
template <class Way, class Optional>
requires requires(Optional& value) { value.emplace(), value.has_value(), value.reset(); }
void walk(Way& way, Optional& value) {
  std::uint8_t there = value ? 1 : 0;
  way.bytes(&there, 1);
  if constexpr (Way::reads) {
    if (there != 0) value.emplace();
  }
  if (value) walk(way, *value);
}

template <std::size_t i = 0, class... T>
void choose(std::size_t index, std::variant<T...>& value) {
  if constexpr (i < sizeof...(T)) {
    if (i == index)
      value.template emplace<i>();
    else
      choose<i + 1>(index, value);
  }
}

template <class Way, class... T>
void walk(Way& way, std::variant<T...>& value) {
  auto index = static_cast<std::uint8_t>(value.index());
  way.bytes(&index, 1);
  if constexpr (Way::reads) choose(index, value);
  std::visit([&](auto& one) { walk(way, one); }, value);
}

// By its name: `Europe/Kyiv`, or `+03:00` of a fixed offset.
std::optional<time::Zone> zone_named(const std::string& name) {
  if (!name.starts_with('+') && !name.starts_with('-')) {
    const auto found = time::Zone::find(name);
    return found ? std::optional(*found) : std::nullopt;
  }
  const auto here = time::parse_moment("2000-01-01T00:00:00" + name, time::Zone::utc());
  const auto there = time::parse_moment("2000-01-01T00:00:00Z", time::Zone::utc());
  if (!here || !there) return std::nullopt;
  return time::Zone::fixed({there->first().seconds - here->first().seconds});
}

template <class Way>
void walk(Way& way, time::Zone& zone) {
  std::string name(zone.name());
  walk(way, name);
  if constexpr (Way::reads) {
    const auto found = zone_named(name);
    if (!found) return way.fail();
    zone = *found;
  }
}

template <class Way, class T, std::size_t size>
void walk(Way& way, T (&values)[size]) {
  for (T& value : values)
    walk(way, value);
}

template <class Way, class T, std::size_t size>
void walk(Way& way, std::array<T, size>& values) {
  for (T& value : values)
    walk(way, value);
}

template <class Way, class T>
void walk(Way& way, T& value) {
  if constexpr (flat<T> || std::is_floating_point_v<T>)
    way.bytes(&value, sizeof value);
  else
    model::each_field(value, [&](auto& field) { walk(way, field); });
}

} // namespace

void write_model(const model::Model& model, std::string& out) {
  Writing writing(out);
  walk(writing, const_cast<model::Model&>(model)); // writing changes nothing
}

bool read_model(std::string_view bytes, model::Model& model) {
  Reading reading(bytes);
  walk(reading, model);
  return reading.whole() && std::ranges::all_of(model.templates, [](const model::Template& one) {
           const auto whole = [&](const model::TextColumn& column) { return column.cells.size() == one.rows; };
           return one.keys.size() == one.rows && std::ranges::all_of(one.texts, whole);
         });
}

} // namespace casus::exchange
