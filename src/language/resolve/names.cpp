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

std::uint32_t Names::step(std::uint32_t node, std::string_view word) {
  auto known = words_.find(word);
  if (known == words_.end()) known = words_.emplace(std::string(word), static_cast<std::uint32_t>(words_.size())).first;
  const std::uint32_t number = known->second;
  const std::uint64_t key = std::uint64_t{node} << 32 | number;
  const auto [found, fresh] = edges_.try_emplace(key, static_cast<std::uint32_t>(nodes_.size()));
  if (fresh) nodes_.emplace_back();
  return found->second;
}

std::optional<std::uint32_t> Names::follow(std::uint32_t node, const Token& token) const {
  const bool word = token.kind == TokenKind::word || token.kind == TokenKind::date || token.kind == TokenKind::hole;
  if (!word) return std::nullopt;
  const auto found = words_.find(token.text);
  if (found == words_.end()) return std::nullopt;
  const auto edge = edges_.find(std::uint64_t{node} << 32 | found->second);
  if (edge == edges_.end()) return std::nullopt;
  return edge->second;
}

std::optional<Named> Names::put(std::uint32_t node, std::string name, const Named& named) {
  if (nodes_[node]) return nodes_[node];
  nodes_[node] = named;
  listed_.push_back({std::move(name), named});
  return std::nullopt;
}

std::optional<Named> Names::add(std::span<const Token> name, Named named) {
  std::uint32_t node = 0;
  for (const Token& token : name)
    node = step(node, token.text);
  return put(node, joined(name), named);
}

std::optional<Named> Names::add(std::string_view name, Named named) {
  std::uint32_t node = 0;
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t space = rest.find(' ');
    node = step(node, rest.substr(0, space));
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
  }
  return put(node, std::string(name), named);
}

Names::Match Names::longest(std::span<const Token> tokens, Sort sort) const {
  Match best;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto next = follow(node, tokens[i]);
    if (!next) break;
    node = *next;
    if (nodes_[node] && nodes_[node]->sort == sort) best = {*nodes_[node], i + 1};
  }
  return best;
}

Names::Match Names::longest(std::span<const Token> tokens) const {
  Match best;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto next = follow(node, tokens[i]);
    if (!next) break;
    node = *next;
    if (nodes_[node]) best = {*nodes_[node], i + 1};
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
    if (listed.named.sort == sort) result.push_back(listed.name);
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
