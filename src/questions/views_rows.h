// SPDX-License-Identifier: Apache-2.0
// How rows of the views are made: values from what the model holds.
#pragma once

#include "questions/json.h"
#include "questions/views.h"

#include <optional>
#include <string>

namespace casus::questions {

inline Value text_value(std::string_view text) { return text.empty() ? Value{} : Value{std::string(text)}; }

/// How a sum or figure is limited.
inline Value bound_value(model::AmountBound bound) {
  constexpr std::string_view words[]{"stated", "floor", "ceiling", "about"};
  return text_value(words[static_cast<std::size_t>(bound)]);
}

inline Value flag_value(bool flag) { return std::int64_t{flag ? 1 : 0}; }

inline Value flag_value(const std::optional<bool>& flag) { return flag ? flag_value(*flag) : Value{}; }

/// The first second of a moment.
inline Value first_value(const std::optional<time::Moment>& moment) {
  return moment ? Value{iso(moment->first())} : Value{};
}

/// Its last second.
inline Value last_value(const std::optional<time::Moment>& moment) {
  return moment ? Value{iso(moment->last())} : Value{};
}

template <class Id>
Value name_value(const model::Model& model, const std::optional<Id>& id) {
  return id ? Value{model[*id].name} : Value{};
}

template <class Id>
Value id_value(const model::Model& model, const std::optional<Id>& id) {
  return id ? Value{model[*id].id} : Value{};
}

/// The views of the texts, of the record, and of the answers.
std::vector<View> text_views(const Case& asked);
std::vector<View> clause_views(const Case& asked);
std::vector<View> record_views(const Case& asked);
std::vector<View> answer_views(const Case& asked);

} // namespace casus::questions
