// SPDX-License-Identifier: Apache-2.0
// The facts of one answer by what is asked of them: by kind and actor, by agreement, by legal act.
#pragma once

#include "engine/facts.h"
#include "engine/tables.h"

#include <algorithm>
#include <limits>

namespace casus::engine {

/// Rows in order of key. `width` is the greatest last() - first() among them, which bounds how far back from a second a
/// vague fact that may still lie after it can begin.
struct RowList {
  std::span<const Row> rows;
  std::int64_t width = 0;
};

/// Before every second that anybody writes, and far enough from the least number for subtraction.
inline constexpr time::Instant since_ever{std::numeric_limits<std::int64_t>::min() / 2};

/// Visits, in order of key, every row whose last second is `from` or later, until `visit` returns false.
template <class Visit>
void scan(const Facts& facts, const RowList& list, time::Instant from, Visit visit) {
  const time::Instant start = from - time::seconds(list.width);
  auto row = std::lower_bound(list.rows.begin(), list.rows.end(), start,
                              [&](Row f, time::Instant at) { return facts.moment[f].first() < at; });
  for (; row != list.rows.end(); ++row) {
    if (facts.moment[*row].last() >= from && !visit(*row)) return;
  }
}

/// What legal acts do to an agreement or clause already in being.
enum class Notice : std::uint8_t { suspension, resumption, waiver, reservation, withdrawal, objection };

class FactIndex {
public:
  FactIndex(const Tables& tables, const Facts& facts);

  /// Facts of a shape with these actors; `none` for roles that the shape leaves open.
  RowList shape(std::uint32_t shape, std::uint32_t actor, std::uint32_t other) const {
    return found(shapes_, shape_widths_, tables_->shape_key(shape, actor, other));
  }
  /// All facts about an agreement.
  RowList about(std::uint32_t agreement) const { return found(agreements_, agreement_widths_, agreement); }
  /// Whether any fact is such an act: most logs have no reservation and no objection.
  bool any(Notice notice) const { return any_notice_[static_cast<std::size_t>(notice)]; }
  /// Facts about an agreement that name no clause.
  std::span<const Row> of_agreement(std::uint32_t agreement, Notice notice) const {
    return notices_.of(notice_key(agreement, notice));
  }
  /// Facts about that very clause.
  std::span<const Row> of_clause(std::uint32_t clause, Notice notice) const {
    return notices_.of(notice_key(tables_->agreements.size() + clause, notice));
  }
  /// Objections about an agreement, and no clause of it, between these two, in either direction.
  std::span<const Row> objections(std::uint32_t agreement, std::uint32_t p, std::uint32_t q) const {
    return objections_.of(pair_key(agreement, p, q));
  }
  /// Extensions of the term of an agreement.
  std::span<const Row> extensions(std::uint32_t agreement) const { return extensions_.of(agreement); }
  /// Changes of government of an actor.
  std::span<const Row> governments(std::uint32_t actor) const { return governments_.of(actor); }
  /// Derived facts of the layers done so far.
  RowList derived() const { return {derived_, derived_width_}; }
  void set_derived(const Facts& facts);

private:
  static std::uint64_t notice_key(std::uint64_t scope, Notice notice) {
    return scope * notice_count + static_cast<std::uint64_t>(notice);
  }
  std::uint64_t pair_key(std::uint64_t agreement, std::uint32_t p, std::uint32_t q) const {
    const std::uint64_t base = tables_->model->actors.size();
    return (agreement * base + std::min(p, q)) * base + std::max(p, q);
  }
  void add_objection(const Facts& facts, Row f, std::vector<KeyedValue>& entries) const;
  static RowList found(const KeyedLists& lists, const std::vector<std::int64_t>& widths, std::uint64_t key) {
    const std::uint32_t number = lists.find(key);
    return number == KeyedLists::none_found ? RowList{} : RowList{lists.list(number), widths[number]};
  }

  static constexpr std::size_t notice_count = 6;

  const Tables* tables_;
  KeyedLists shapes_, agreements_, notices_, governments_, objections_, extensions_;
  std::array<bool, notice_count> any_notice_{};
  std::vector<std::int64_t> shape_widths_, agreement_widths_;
  std::vector<Row> derived_;
  std::int64_t derived_width_ = 0;
};

} // namespace casus::engine
