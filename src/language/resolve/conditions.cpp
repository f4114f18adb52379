// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/conditions.h"

#include "language/resolve/patterns.h"

namespace casus::language {
namespace {

using model::Condition;
using model::ConditionKind;
using source::Kind;

constexpr int deepest = 32; // nobody nests deeper; the stack must not depend on the text
constexpr auto condition_forms =
    "`happened`, `no` or `since` and an event, an actor and `is a member of` and a group, an agreement and "
    "`is in force`, `not` and a condition, or a condition in parentheses";

class ConditionReader {
public:
  ConditionReader(Context& context, Cursor& cursor, std::optional<model::AgreementId> here)
      : context_(context), cursor_(cursor), here_(here) {}

  std::optional<Condition> any(int depth) {
    const std::size_t start = cursor_.position();
    auto first = one(depth);
    if (!first) return std::nullopt;
    const std::string_view word = cursor_.sees("and") ? "and" : "or";
    std::vector<Condition> parts = {std::move(*first)};
    while (cursor_.take(word)) {
      auto next = one(depth);
      if (!next) return std::nullopt;
      parts.push_back(std::move(*next));
    }
    if (cursor_.sees("and") || cursor_.sees("or")) return refuse_mixing();
    if (parts.size() == 1) return std::move(parts.front());
    Condition joined_parts = make(word == "and" ? ConditionKind::conjunction : ConditionKind::disjunction, start);
    joined_parts.parts = std::move(parts);
    return joined_parts;
  }

private:
  Condition make(ConditionKind kind, std::size_t start) {
    Condition condition;
    condition.kind = kind;
    condition.span = cursor_.since(start);
    return condition;
  }

  std::optional<Condition> refuse_mixing() {
    context_.diagnostics.report(Kind::and_or_mixed, cursor_.here(), "`and` and `or` together can be read in two ways")
        .expected = "parentheses that say what belongs together: `A and (B or C)` or `(A and B) or C`";
    return std::nullopt;
  }

  std::optional<Condition> one(int depth) {
    const std::size_t start = cursor_.position();
    if (depth > deepest) {
      not_understood(context_, cursor_, "a condition that is nested less deeply");
      return std::nullopt;
    }
    if (cursor_.take("not")) return negated(one(depth + 1), start);
    if (cursor_.take(TokenKind::open)) return in_parentheses(depth);
    if (cursor_.take("happened")) return happened(start);
    if (cursor_.take("no")) return negated(happened(start), start);
    if (cursor_.take("since")) return since(start);
    if (look_up(context_, cursor_, Sort::agreement)) return in_force(start);
    if (look_up(context_, cursor_, Sort::actor)) return member(start);
    return unknown_subject(start);
  }

  /// An unknown name before `is`: which sort is meant, the words after it tell.
  std::optional<Condition> unknown_subject(std::size_t start) {
    if (here_ && cursor_.sees("this agreement")) return in_force(start);
    for (std::size_t i = 0; cursor_.peek(i) != nullptr; ++i) {
      const Token* next = cursor_.peek(i + 1);
      if (i == 0 || cursor_.peek(i)->text != "is" || next == nullptr) continue;
      if (next->text == "in") return in_force(start);
      if (next->text == "a") return member(start);
    }
    not_understood(context_, cursor_, condition_forms);
    return std::nullopt;
  }

  std::optional<Condition> negated(std::optional<Condition> inner, std::size_t start) {
    if (!inner) return std::nullopt;
    Condition condition = make(ConditionKind::negation, start);
    condition.parts.push_back(std::move(*inner));
    return condition;
  }

  std::optional<Condition> in_parentheses(int depth) {
    auto inner = any(depth + 1);
    if (!inner) return std::nullopt;
    if (cursor_.take(TokenKind::close)) return inner;
    not_understood(context_, cursor_, "`and`, `or` or a closing parenthesis");
    return std::nullopt;
  }

  std::optional<Condition> happened(std::size_t start) {
    const auto pattern = read_pattern(context_, cursor_, here_);
    if (!pattern) return std::nullopt;
    Condition condition = make(ConditionKind::happened, start);
    condition.first = *pattern;
    return condition;
  }

  std::optional<Condition> since(std::size_t start) {
    const auto first = read_pattern(context_, cursor_, here_);
    if (!first) return std::nullopt;
    if (!cursor_.take("until")) {
      not_understood(context_, cursor_, "`until` and the event that ends it");
      return std::nullopt;
    }
    const auto second = read_pattern(context_, cursor_, here_);
    if (!second) return std::nullopt;
    Condition condition = make(ConditionKind::since, start);
    condition.first = *first;
    condition.second = *second;
    return condition;
  }

  std::optional<Condition> in_force(std::size_t start) {
    const auto instrument = read_instrument(context_, cursor_, here_);
    if (!instrument) return std::nullopt;
    if (!cursor_.take("is in force")) {
      not_understood(context_, cursor_, "`is in force`");
      return std::nullopt;
    }
    Condition condition = make(ConditionKind::in_force, start);
    condition.agreement = instrument->agreement;
    return condition;
  }

  std::optional<Condition> member(std::size_t start) {
    const auto actor = read_name(context_, cursor_, Sort::actor);
    if (!actor) return std::nullopt;
    if (!cursor_.take("is a member of")) {
      not_understood(context_, cursor_, "`is a member of`");
      return std::nullopt;
    }
    const auto group = read_name(context_, cursor_, Sort::actor);
    if (!group) return std::nullopt;
    Condition condition = make(ConditionKind::member, start);
    condition.actor = {*actor};
    condition.group = {*group};
    return condition;
  }

  Context& context_;
  Cursor& cursor_;
  std::optional<model::AgreementId> here_;
};

} // namespace

std::optional<Condition> read_condition(Context& context, Cursor& cursor, std::optional<model::AgreementId> here) {
  auto condition = ConditionReader(context, cursor, here).any(0);
  if (!condition || !finish(context, cursor, "`and`, `or` or the end of the line")) return std::nullopt;
  return condition;
}

} // namespace casus::language
