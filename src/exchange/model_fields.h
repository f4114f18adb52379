// SPDX-License-Identifier: Apache-2.0
// How many fields each struct of the model has, and each of them in turn. A number that is not right does not compile.
#pragma once

#include "model/model.h"

namespace casus::exchange {

template <class T>
inline constexpr std::size_t fields = 0;
template <>
inline constexpr std::size_t fields<time::Date> = 3;
template <>
inline constexpr std::size_t fields<time::Moment> = 3;
template <>
inline constexpr std::size_t fields<model::Membership> = 4;
template <>
inline constexpr std::size_t fields<model::Actor> = 8;
template <>
inline constexpr std::size_t fields<model::Position> = 2;
template <>
inline constexpr std::size_t fields<model::Place> = 4;
template <>
inline constexpr std::size_t fields<model::EntryRule> = 9;
template <>
inline constexpr std::size_t fields<model::Term> = 3;
template <>
inline constexpr std::size_t fields<model::Renewal> = 6;
template <>
inline constexpr std::size_t fields<model::Survival> = 3;
template <>
inline constexpr std::size_t fields<model::Procedure> = 7;
template <>
inline constexpr std::size_t fields<model::Annex> = 7;
template <>
inline constexpr std::size_t fields<model::Exit> = 7;
template <>
inline constexpr std::size_t fields<model::Promise> = 14;
template <>
inline constexpr std::size_t fields<model::Untranslated> = 5;
template <>
inline constexpr std::size_t fields<model::Agreement> = 30;
template <>
inline constexpr std::size_t fields<model::Family> = 5;
template <>
inline constexpr std::size_t fields<model::Marking> = 4;
template <>
inline constexpr std::size_t fields<model::Check> = 18;
template <>
inline constexpr std::size_t fields<model::ClaimPart> = 2;
template <>
inline constexpr std::size_t fields<model::Claim> = 12;
template <>
inline constexpr std::size_t fields<model::Bearers> = 3;
template <>
inline constexpr std::size_t fields<model::Beneficiary> = 3;
template <>
inline constexpr std::size_t fields<model::Act> = 3;
template <>
inline constexpr std::size_t fields<model::Condition> = 8;
template <>
inline constexpr std::size_t fields<model::Link> = 3;
template <>
inline constexpr std::size_t fields<model::HedgeNote> = 2;
template <>
inline constexpr std::size_t fields<model::When> = 5;
template <>
inline constexpr std::size_t fields<model::Remark> = 2;
template <>
inline constexpr std::size_t fields<model::Clause> = 29;
template <>
inline constexpr std::size_t fields<model::Amount> = 5;
template <>
inline constexpr std::size_t fields<model::EventAmount> = 5;
template <>
inline constexpr std::size_t fields<model::Figure> = 6;
template <>
inline constexpr std::size_t fields<model::Representative> = 3;
template <>
inline constexpr std::size_t fields<model::EventKind> = 9;
template <>
inline constexpr std::size_t fields<model::ActorMatch> = 2;
template <>
inline constexpr std::size_t fields<model::Pattern> = 6;
template <>
inline constexpr std::size_t fields<model::Event> = 18;
template <>
inline constexpr std::size_t fields<model::Report> = 13;
template <>
inline constexpr std::size_t fields<model::Watermark> = 3;
template <>
inline constexpr std::size_t fields<model::Source> = 6;
template <>
inline constexpr std::size_t fields<model::Hole> = 2;
template <>
inline constexpr std::size_t fields<model::TextColumn> = 2;
template <>
inline constexpr std::size_t fields<model::EventPrototype> = 4;
template <>
inline constexpr std::size_t fields<model::Template> = 12;
template <>
inline constexpr std::size_t fields<model::NamePattern> = 3;
template <>
inline constexpr std::size_t fields<model::TimeColumn> = 4;
template <>
inline constexpr std::size_t fields<model::RoleValue> = 2;
template <>
inline constexpr std::size_t fields<model::RowForm> = 7;
template <>
inline constexpr std::size_t fields<model::EventTable> = 8;
template <>
inline constexpr std::size_t fields<model::QuestionTable> = 6;
template <>
inline constexpr std::size_t fields<model::Model> = 14;

/// `take(field)`, in the order of their declaration.
template <class T>
void each_field(T& of, const auto& take) {
  constexpr std::size_t count = fields<T>;
  const auto all = [&](auto&... field) { (take(field), ...); };
  if constexpr (count == 2) {
    auto& [f1, f2] = of;
    all(f1, f2);
  } else if constexpr (count == 3) {
    auto& [f1, f2, f3] = of;
    all(f1, f2, f3);
  } else if constexpr (count == 4) {
    auto& [f1, f2, f3, f4] = of;
    all(f1, f2, f3, f4);
  } else if constexpr (count == 5) {
    auto& [f1, f2, f3, f4, f5] = of;
    all(f1, f2, f3, f4, f5);
  } else if constexpr (count == 6) {
    auto& [f1, f2, f3, f4, f5, f6] = of;
    all(f1, f2, f3, f4, f5, f6);
  } else if constexpr (count == 7) {
    auto& [f1, f2, f3, f4, f5, f6, f7] = of;
    all(f1, f2, f3, f4, f5, f6, f7);
  } else if constexpr (count == 8) {
    auto& [f1, f2, f3, f4, f5, f6, f7, f8] = of;
    all(f1, f2, f3, f4, f5, f6, f7, f8);
  } else if constexpr (count == 9) {
    auto& [f1, f2, f3, f4, f5, f6, f7, f8, f9] = of;
    all(f1, f2, f3, f4, f5, f6, f7, f8, f9);
  } else if constexpr (count == 12) {
    auto& [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12] = of;
    all(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12);
  } else if constexpr (count == 13) {
    auto& [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13] = of;
    all(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13);
  } else if constexpr (count == 14) {
    auto& [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14] = of;
    all(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14);
  } else if constexpr (count == 18) {
    auto& [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18] = of;
    all(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18);
  } else if constexpr (count == 29) {
    auto& [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, f22, f23,
           f24, f25, f26, f27, f28, f29] = of;
    all(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, f22, f23, f24,
        f25, f26, f27, f28, f29);
  } else if constexpr (count == 30) {
    auto& [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, f22, f23,
           f24, f25, f26, f27, f28, f29, f30] = of;
    all(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, f22, f23, f24,
        f25, f26, f27, f28, f29, f30);
  } else {
    static_assert(count == 1, "a struct whose fields are not counted above");
  }
}

} // namespace casus::exchange
