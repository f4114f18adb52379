// SPDX-License-Identifier: Apache-2.0
// How many fields each struct of the model has, and each of them in turn. A number that is not right does not compile.
#pragma once

#include "model/model.h"

namespace casus::model {

template <class T>
inline constexpr std::size_t fields = 0;
template <>
inline constexpr std::size_t fields<time::Date> = 3;
template <>
inline constexpr std::size_t fields<time::Moment> = 3;
template <>
inline constexpr std::size_t fields<Membership> = 4;
template <>
inline constexpr std::size_t fields<Actor> = 8;
template <>
inline constexpr std::size_t fields<Position> = 2;
template <>
inline constexpr std::size_t fields<Place> = 4;
template <>
inline constexpr std::size_t fields<EntryRule> = 9;
template <>
inline constexpr std::size_t fields<Term> = 3;
template <>
inline constexpr std::size_t fields<Renewal> = 6;
template <>
inline constexpr std::size_t fields<Survival> = 3;
template <>
inline constexpr std::size_t fields<Procedure> = 7;
template <>
inline constexpr std::size_t fields<Annex> = 7;
template <>
inline constexpr std::size_t fields<Exit> = 7;
template <>
inline constexpr std::size_t fields<Promise> = 14;
template <>
inline constexpr std::size_t fields<Untranslated> = 5;
template <>
inline constexpr std::size_t fields<Agreement> = 30;
template <>
inline constexpr std::size_t fields<Family> = 5;
template <>
inline constexpr std::size_t fields<Marking> = 4;
template <>
inline constexpr std::size_t fields<Check> = 18;
template <>
inline constexpr std::size_t fields<ClaimPart> = 2;
template <>
inline constexpr std::size_t fields<Claim> = 12;
template <>
inline constexpr std::size_t fields<Bearers> = 3;
template <>
inline constexpr std::size_t fields<Beneficiary> = 3;
template <>
inline constexpr std::size_t fields<Act> = 3;
template <>
inline constexpr std::size_t fields<Condition> = 8;
template <>
inline constexpr std::size_t fields<Link> = 3;
template <>
inline constexpr std::size_t fields<HedgeNote> = 2;
template <>
inline constexpr std::size_t fields<When> = 5;
template <>
inline constexpr std::size_t fields<Remark> = 2;
template <>
inline constexpr std::size_t fields<Clause> = 29;
template <>
inline constexpr std::size_t fields<Amount> = 5;
template <>
inline constexpr std::size_t fields<EventAmount> = 5;
template <>
inline constexpr std::size_t fields<Figure> = 6;
template <>
inline constexpr std::size_t fields<Representative> = 3;
template <>
inline constexpr std::size_t fields<EventKind> = 9;
template <>
inline constexpr std::size_t fields<ActorMatch> = 2;
template <>
inline constexpr std::size_t fields<Pattern> = 6;
template <>
inline constexpr std::size_t fields<Event> = 18;
template <>
inline constexpr std::size_t fields<Report> = 13;
template <>
inline constexpr std::size_t fields<Watermark> = 3;
template <>
inline constexpr std::size_t fields<Source> = 6;
template <>
inline constexpr std::size_t fields<Hole> = 2;
template <>
inline constexpr std::size_t fields<TextColumn> = 2;
template <>
inline constexpr std::size_t fields<EventPrototype> = 4;
template <>
inline constexpr std::size_t fields<Template> = 12;
template <>
inline constexpr std::size_t fields<NamePattern> = 3;
template <>
inline constexpr std::size_t fields<TimeColumn> = 4;
template <>
inline constexpr std::size_t fields<RoleValue> = 2;
template <>
inline constexpr std::size_t fields<RowForm> = 7;
template <>
inline constexpr std::size_t fields<EventTable> = 8;
template <>
inline constexpr std::size_t fields<QuestionTable> = 6;
template <>
inline constexpr std::size_t fields<Model> = 14;

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
  } else if constexpr (count == 10) {
    auto& [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10] = of;
    all(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10);
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

} // namespace casus::model
