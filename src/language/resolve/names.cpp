// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/names.h"

#include <algorithm>
#include <utility>

namespace casus::language {

std::string_view name_of(Sort sort) {
  switch (sort) {
  case Sort::actor: return "actor";
  case Sort::place: return "place";
  case Sort::kind: return "kind of event";
  case Sort::source: return "source";
  case Sort::family: return "family";
  case Sort::agreement: return "agreement";
  case Sort::event: return "event";
  case Sort::claim: return "claim";
  case Sort::marking: return "marking";
  case Sort::table: return "table";
  case Sort::verb: return "verb";
  }
  return "name";
}

std::string_view a(Sort sort) {
  switch (sort) {
  case Sort::actor: return "an actor";
  case Sort::place: return "a place";
  case Sort::kind: return "a kind of event";
  case Sort::source: return "a source";
  case Sort::family: return "a family";
  case Sort::agreement: return "an agreement";
  case Sort::event: return "an event";
  case Sort::claim: return "a claim";
  case Sort::marking: return "a marking";
  case Sort::table: return "a table";
  case Sort::verb: return "a verb";
  }
  return "a name";
}

namespace {

/// What stands between the two in a name that begins and ends with them; empty when it does not.
std::string_view between_affixes(std::string_view name, std::string_view before, std::string_view after) {
  const bool shaped = name.size() > before.size() + after.size() && name.starts_with(before) && name.ends_with(after);
  return shaped ? name.substr(before.size(), name.size() - before.size() - after.size()) : std::string_view{};
}

} // namespace

void Names::reserve(std::size_t names) {
  steps_.reserve(steps_.size() + names);
  nodes_.reserve(nodes_.size() + names);
  listed_.reserve(listed_.size() + names);
}

std::uint32_t Names::step(std::uint32_t node, std::string_view word) {
  const auto [found, fresh] = steps_.try_emplace({node, word}, static_cast<std::uint32_t>(nodes_.size()));
  if (fresh) nodes_.emplace_back();
  nodes_[node].goes_on = true;
  return found->second;
}

std::optional<std::uint32_t> Names::follow(std::uint32_t node, const Token& token) const {
  const bool word = token.kind == TokenKind::word || token.kind == TokenKind::date || token.kind == TokenKind::hole;
  if (!word || !nodes_[node].goes_on) return std::nullopt;
  const auto found = steps_.find(Step{node, token.text});
  if (found == steps_.end()) return std::nullopt;
  return found->second;
}

void Names::put(std::uint32_t node, std::string_view name, const Named& named) {
  nodes_[node].named = named;
  listed_.push_back({name, named});
}

std::optional<Named> Names::add(std::span<const Token> name, Named named) {
  std::uint32_t node = 0;
  for (const Token& token : name)
    node = step(node, token.text);
  if (nodes_[node].named) return nodes_[node].named;
  put(node, name.size() == 1 ? name[0].text : joined_.emplace_back(joined(name)), named);
  return std::nullopt;
}

std::optional<Named> Names::add(std::string_view name, Named named) {
  std::uint32_t node = 0;
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t space = rest.find(' ');
    node = step(node, rest.substr(0, space));
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
  }
  if (nodes_[node].named) return nodes_[node].named;
  put(node, name, named);
  return std::nullopt;
}

Names::Match Names::longest(std::span<const Token> tokens, Sort sort) const {
  Match best;
  std::uint32_t node = 0;
  std::size_t i = 0;
  while (i < tokens.size() && nodes_[node].goes_on) {
    const auto next = follow(node, tokens[i++]);
    if (!next) break;
    node = *next;
    if (const auto& named = nodes_[node].named; named && named->sort == sort) best = {*named, i};
  }
  best.looked = i;
  return best;
}

std::optional<std::uint32_t> Names::only(std::span<const Token> words, Sort sort) const {
  std::uint32_t node = 0;
  for (const Token& word : words) {
    const auto next = follow(node, word);
    if (!next) return std::nullopt;
    node = *next;
  }
  const Node& last = nodes_[node];
  if (last.goes_on || !last.named || last.named->sort != sort) return std::nullopt;
  return last.named->index;
}

Names::Match Names::longest(std::span<const Token> tokens) const {
  Match best;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto next = follow(node, tokens[i]);
    if (!next) break;
    node = *next;
    if (const auto& named = nodes_[node].named) best = {*named, i + 1};
  }
  return best;
}

std::optional<std::size_t> Names::words_before_hole(std::span<const Token> tokens) const {
  const auto hole = static_cast<std::size_t>(std::ranges::find(tokens, TokenKind::hole, &Token::kind) - tokens.begin());
  if (hole == tokens.size()) return std::nullopt;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < hole; ++i) {
    const auto next = follow(node, tokens[i]);
    if (!next) return std::nullopt;
    node = *next;
  }
  return hole;
}

std::vector<std::pair<std::string_view, std::uint32_t>> Names::between(Sort sort, std::string_view before,
                                                                       std::string_view after) const {
  std::vector<std::pair<std::string_view, std::uint32_t>> result;
  for (const Listed& listed : listed_) {
    const std::string_view middle = between_affixes(listed.name, before, after);
    if (listed.named.sort == sort && !middle.empty()) result.emplace_back(middle, listed.named.index);
  }
  return result;
}

std::vector<std::pair<std::string_view, source::Span>> Names::between_any(std::string_view before,
                                                                          std::string_view after) const {
  std::vector<std::pair<std::string_view, source::Span>> result;
  for (const Listed& listed : listed_) {
    const std::string_view middle = between_affixes(listed.name, before, after);
    if (!middle.empty()) result.emplace_back(middle, listed.named.span);
  }
  return result;
}

std::vector<std::string> Names::all(Sort sort) const {
  std::vector<std::string> result;
  for (const Listed& listed : listed_) {
    if (listed.named.sort == sort) result.emplace_back(listed.name);
  }
  return result;
}

std::string joined(std::span<const Token> tokens) {
  std::string result;
  for (const Token& token : tokens) {
    const bool tight = token.kind == TokenKind::comma || token.kind == TokenKind::close;
    if (!result.empty() && !tight) result += ' ';
    result += token.text;
  }
  return result;
}

} // namespace casus::language
