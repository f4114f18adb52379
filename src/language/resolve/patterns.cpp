// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/patterns.h"

#include "language/resolve/dates.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace casus::language {
namespace {

using model::Role;
using model::Selector;
using source::Kind;

constexpr std::array all_roles = {Role::by, Role::on, Role::to, Role::with};

struct PartyWords {
  std::string_view words;
  Selector selector;
};

constexpr std::array party_words = {
    PartyWords{"a party", Selector::a_party},           PartyWords{"either party", Selector::a_party},
    PartyWords{"any party", Selector::a_party},         PartyWords{"that party", Selector::that_party},
    PartyWords{"another party", Selector::other_party}, PartyWords{"the other party", Selector::other_party}};

std::optional<model::ActorMatch> read_who(Context& context, Cursor& cursor) {
  for (const auto& [words, selector] : party_words) {
    if (cursor.take(words)) return model::ActorMatch{selector, {}};
  }
  const auto actor = read_name(context, cursor, Sort::actor);
  if (!actor) return std::nullopt;
  return model::ActorMatch{Selector::named, {*actor}};
}

/// Reads the parts after the kind's name one by one.
class PartReader {
public:
  PartReader(Context& context, Cursor& cursor, std::optional<model::AgreementId> here, model::Pattern& pattern)
      : context_(context), cursor_(cursor), here_(here), pattern_(pattern) {}

  /// False when no further part is here.
  bool next(std::optional<model::KindId> kind) {
    const source::Span word = cursor_.here();
    if (const auto role = take_role(cursor_)) {
      read_role(kind, *role, word);
    } else if (cursor_.take("at")) {
      once(pattern_.at.has_value(), "at", word);
      if (const auto place = read_name(context_, cursor_, Sort::place))
        pattern_.at = model::PlaceId{*place};
      else
        whole_ = false;
    } else if (cursor_.take("of")) {
      once(pattern_.of.has_value(), "of", word);
      read_of();
    } else {
      return false;
    }
    return true;
  }

  [[nodiscard]] bool whole() const { return whole_; }

private:
  void read_role(std::optional<model::KindId> kind, Role role, source::Span word) {
    if (kind && !check_role(context_, *kind, role, word)) whole_ = false;
    auto& match = pattern_.roles[static_cast<std::size_t>(role)];
    once(match.selector != Selector::anyone, word_of(role), word);
    const auto who = read_who(context_, cursor_);
    if (who)
      match = *who;
    else
      whole_ = false;
  }

  void read_of() {
    const auto instrument = read_instrument(context_, cursor_, here_);
    if (!instrument) {
      whole_ = false;
      return;
    }
    pattern_.of = instrument->agreement;
    pattern_.clause = instrument->clause;
  }

  void once(bool given, std::string_view word, source::Span span) {
    if (!given) return;
    context_.diagnostics.report(Kind::role_twice, span, fmt::format("`{}` is given twice", word)).expected =
        "it once; another case is a whole event of its own, after `or`";
    whole_ = false;
  }

  Context& context_;
  Cursor& cursor_;
  std::optional<model::AgreementId> here_;
  model::Pattern& pattern_;
  bool whole_ = true;
};

} // namespace

std::string_view word_of(Role role) {
  switch (role) {
  case Role::by: return "by";
  case Role::on: return "on";
  case Role::to: return "to";
  case Role::with: return "with";
  }
  return "by";
}

std::string roles_of(const model::EventKind& kind) {
  std::vector<std::string> words;
  for (const Role role : all_roles) {
    if (kind.roles[static_cast<std::size_t>(role)]) words.push_back(fmt::format("`{}`", word_of(role)));
  }
  return words.empty() ? "none" : fmt::format("{}", fmt::join(words, ", "));
}

bool check_role(Context& context, model::KindId kind, Role role, source::Span span) {
  const model::EventKind& declared = context.model[kind];
  if (declared.roles[static_cast<std::size_t>(role)] || context.unsure_roles[kind.value]) return true;
  auto& item = context.diagnostics.report(Kind::role_missing, span,
                                          fmt::format("`{}` has no role `{}`", declared.name, word_of(role)));
  item.expected = fmt::format("a role that it has: {}", roles_of(declared));
  if (roles_of(declared) == "none")
    item.expected = "no role: it has none; a `roles` line in its declaration gives it some";
  if (declared.span.valid()) item.also.push_back({context.marks.kinds[kind.value].name, "declared here"});
  return false;
}

std::optional<Role> take_role(Cursor& cursor) {
  if (!cursor.sees(TokenKind::word)) return std::nullopt;
  const auto* const role = std::ranges::find(all_roles, cursor.peek()->text, word_of);
  if (role == all_roles.end()) return std::nullopt;
  cursor.skip(1);
  if (!sees_date(cursor)) return *role;
  cursor.back_to(cursor.position() - 1); // `by 2024-12-31` is a time
  return std::nullopt;
}

std::optional<model::Pattern> read_pattern(Context& context, Cursor& cursor, std::optional<model::AgreementId> here) {
  const std::size_t start = cursor.position();
  const auto kind = read_name(context, cursor, Sort::kind);
  model::Pattern pattern;
  if (kind) pattern.kind = {*kind};
  PartReader parts(context, cursor, here, pattern);
  while (parts.next(kind ? std::optional(pattern.kind) : std::nullopt)) {
  }
  pattern.span = cursor.since(start);
  if (!kind || !parts.whole()) return std::nullopt;
  return pattern;
}

std::optional<std::vector<model::Pattern>> read_patterns(Context& context, Cursor& cursor,
                                                         std::optional<model::AgreementId> here) {
  std::vector<model::Pattern> patterns;
  bool whole = true;
  for (bool more = true; more;) {
    const auto pattern = read_pattern(context, cursor, here);
    if (pattern) {
      patterns.push_back(*pattern);
    } else {
      whole = false;
      while (!cursor.done() && !cursor.sees("or"))
        cursor.skip(1);
    }
    const std::size_t before = cursor.position();
    cursor.take(TokenKind::comma);
    more = cursor.take("or");
    if (!more) cursor.back_to(before);
  }
  if (!whole) return std::nullopt;
  return patterns;
}

} // namespace casus::language
