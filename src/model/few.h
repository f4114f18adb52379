// SPDX-License-Identifier: Apache-2.0
// Lists and texts that most owners do not have.
#pragma once

#include "model/rare.h"

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace casus::model {

/// Used as std::vector is, and costs its owner a pointer where it is empty. Copied with its owner.
template <class T>
class Few {
public:
  using value_type = T;
  using iterator = T*;
  using const_iterator = const T*;

  Few() = default;
  Few(std::vector<T> items) {
    if (!items.empty()) items_ = std::move(items);
  }
  Few(std::initializer_list<T> items) : Few(std::vector<T>(items)) {}

  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::size_t size() const { return items_ ? items_->size() : 0; }
  T* data() { return items_ ? items_->data() : nullptr; }
  const T* data() const { return items_ ? items_->data() : nullptr; }
  T* begin() { return data(); }
  T* end() { return data() + size(); }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size(); }
  T& operator[](std::size_t i) { return (*items_)[i]; }
  const T& operator[](std::size_t i) const { return (*items_)[i]; }
  const T& at(std::size_t i) const { return items().at(i); }
  T& front() { return items_->front(); }
  const T& front() const { return items_->front(); }
  T& back() { return items_->back(); }
  const T& back() const { return items_->back(); }

  /// The list itself, to be read or to be changed as any other.
  std::vector<T>& edit() { return items_ ? *items_ : items_.emplace(); }
  const std::vector<T>& items() const {
    static const std::vector<T> none;
    return items_ ? *items_ : none;
  }
  operator const std::vector<T>&() const { return items(); }

  friend bool operator==(const Few& a, const Few& b) { return a.items() == b.items(); }

  void push_back(T item) { edit().push_back(std::move(item)); }
  void clear() { items_.reset(); }

private:
  Rare<std::vector<T>> items_;
};

/// Read as std::string is, and costs its owner a pointer where it is empty. Copied with its owner.
class RareText {
public:
  RareText() = default;
  RareText(std::string text) {
    if (!text.empty()) text_ = std::move(text);
  }
  RareText(std::string_view text) : RareText(std::string(text)) {}
  RareText(const char* text) : RareText(std::string(text)) {}

  [[nodiscard]] bool empty() const { return str().empty(); }
  [[nodiscard]] const std::string& str() const {
    static const std::string none;
    return text_ ? *text_ : none;
  }
  operator const std::string&() const { return str(); }
  operator std::string_view() const { return str(); }

  /// The text itself, to be changed as any other.
  std::string& edit() { return text_ ? *text_ : text_.emplace(); }

  friend bool operator==(const RareText& a, const std::convertible_to<std::string_view> auto& b) {
    return a.str() == std::string_view(b);
  }
  friend std::string operator+(std::string a, const RareText& b) { return std::move(a) + b.str(); }

private:
  Rare<std::string> text_;
};

} // namespace casus::model
