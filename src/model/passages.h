// SPDX-License-Identifier: Apache-2.0
// Every span and every moment that a part of the model holds, visited in place: what changes when one text is read like
// another.
#pragma once

#include "model/fields.h"

#include <array>
#include <concepts>
#include <optional>
#include <utility>
#include <vector>

namespace casus::model {

/// Calls `visit` with each span and each moment in a part of the model, or in any other struct whose `fields` are
/// counted.
template <class Visit>
class PassageWalk {
public:
  explicit PassageWalk(Visit visit) : visit_(std::move(visit)) {}

  template <class T>
  void operator()(T& part) {
    if constexpr (std::same_as<T, source::Span> || std::same_as<T, time::Moment>)
      visit_(part);
    else if constexpr (fields<T> > 0)
      each_field(part, [&](auto& field) { (*this)(field); });
  }

  template <class T>
  void operator()(std::vector<T>& parts) {
    for (T& part : parts)
      (*this)(part);
  }

  template <class T>
  void operator()(Few<T>& parts) {
    for (T& part : parts)
      (*this)(part);
  }

  void operator()(RareText& /*text*/) {}

  template <class T, std::size_t count>
  void operator()(std::array<T, count>& parts) {
    for (T& part : parts)
      (*this)(part);
  }

  template <class T, std::size_t count>
  void operator()(T (&parts)[count]) {
    for (T& part : parts)
      (*this)(part);
  }

  template <class T>
  void operator()(std::optional<T>& part) {
    if (part) (*this)(*part);
  }

  template <class T>
  void operator()(Rare<T>& part) {
    if (part) (*this)(*part);
  }

private:
  Visit visit_;
};

} // namespace casus::model
