// SPDX-License-Identifier: Apache-2.0
// An optional value that most owners do not have.
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace casus::model {

/// Used as std::optional is, and costs its owner a pointer where nothing is there. Copied with its owner.
template <class T>
class Rare {
public:
  Rare() = default;
  Rare(std::nullopt_t /*nothing*/) {}
  Rare(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Rare(std::optional<T> value) : value_(value ? std::make_unique<T>(*std::move(value)) : nullptr) {}
  Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(Rare other) noexcept {
    value_ = std::move(other.value_);
    return *this;
  }
  ~Rare() = default;

  [[nodiscard]] bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }

  T& emplace() {
    value_ = std::make_unique<T>();
    return *value_;
  }
  void reset() { value_.reset(); }

private:
  std::unique_ptr<T> value_;
};

} // namespace casus::model
