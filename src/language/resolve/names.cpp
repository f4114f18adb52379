// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/names.h"

#include <algorithm>
#include <bit>
#include <functional>
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

// Ids are often counted (pact-17, pact-18), and looked up in that order: such lie side by side, in blocks, so that few
// of them have to be fetched from far.
Names::Probe Names::probe_of(const Step& step) {
  constexpr std::size_t most_digits = 9;
  constexpr unsigned block = 256;
  std::size_t end = step.word.size();
  std::uint32_t number = 0;
  std::uint32_t power = 1;
  for (std::size_t digits = 0; end > 0 && digits < most_digits; ++digits, --end, power *= 10) {
    const auto digit = static_cast<unsigned char>(step.word[end - 1] - '0');
    if (digit > 9) break;
    number += digit * power;
  }
  std::uint64_t hash = (std::uint64_t{step.from} << 32) + number / block;
  if (end > 0) hash ^= std::hash<std::string_view>{}(step.word.substr(0, end));
  hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15; // 2^64 by the golden ratio: Knuth, TAOCP 3, 6.4
  hash = (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9; // a multiplier of SplitMix64 (Steele, Lea, Flood 2014)
  hash ^= hash >> 32;
  return {hash + number % block, (hash >> 32) | 1};
}

std::size_t Names::slot_of(const Step& step) const {
  const Probe probe = probe_of(step);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t at = probe.first;; at += probe.stride) {
    const Node node = table_[at & mask];
    if (node == start || nodes_[node].step == step) return at & mask;
  }
}

/// At most half of it is ever full.
void Names::make_room(std::size_t nodes) {
  if (2 * nodes <= table_.size()) return;
  table_.assign(std::bit_ceil(2 * nodes), start);
  for (Node node = 1; node < nodes_.size(); ++node)
    table_[slot_of(nodes_[node].step)] = node;
}

void Names::reserve(std::size_t names) {
  nodes_.reserve(nodes_.size() + names);
  make_room(nodes_.size() + names);
  listed_.reserve(listed_.size() + names);
}

Names::Node Names::step(Node node, std::string_view word) {
  nodes_[node].goes_on = true;
  make_room(nodes_.size() + 1);
  Node& next = table_[slot_of({node, word})];
  if (next == start) {
    next = static_cast<Node>(nodes_.size());
    nodes_.push_back({.step = {node, word}});
  }
  return next;
}

std::optional<Names::Node> Names::follow(Node node, const Token& token) const {
  const bool word = token.kind == TokenKind::word || token.kind == TokenKind::date || token.kind == TokenKind::hole;
  return word ? follow(node, token.text) : std::nullopt;
}

std::optional<Names::Node> Names::follow(Node node, std::string_view word) const {
  if (!nodes_[node].goes_on) return std::nullopt;
  const Node next = table_[slot_of({node, word})];
  return next == start ? std::nullopt : std::optional(next);
}

void Names::put(Node node, std::string_view name, const Named& named) {
  nodes_[node].is_name = true;
  nodes_[node].named = named;
  listed_.push_back({name, node});
}

std::optional<Named> Names::add(std::span<const Token> name, Named named) {
  Node node = start;
  for (const Token& token : name)
    node = step(node, token.text);
  if (nodes_[node].is_name) return nodes_[node].named;
  put(node, name.size() == 1 ? name[0].text : joined_.emplace_back(joined(name)), named);
  return std::nullopt;
}

std::optional<Named> Names::add(std::string_view name, Named named) {
  Node node = start;
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t space = rest.find(' ');
    node = step(node, rest.substr(0, space));
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
  }
  if (nodes_[node].is_name) return nodes_[node].named;
  put(node, name, named);
  return std::nullopt;
}

Names::Match Names::longest(std::span<const Token> tokens, Sort sort) const {
  Match best;
  Node node = start;
  std::size_t i = 0;
  while (i < tokens.size() && nodes_[node].goes_on) {
    const auto next = follow(node, tokens[i++]);
    if (!next) break;
    node = *next;
    const Known& known = nodes_[node];
    if (known.is_name && known.named.sort == sort) best = {known.named, i};
  }
  best.looked = i;
  return best;
}

std::optional<std::uint32_t> Names::only(std::span<const std::string_view> words, Sort sort, Node node) const {
  for (const std::string_view word : words) {
    const auto next = follow(node, word);
    if (!next) return std::nullopt;
    node = *next;
  }
  const Known& last = nodes_[node];
  if (last.goes_on || !last.is_name || last.named.sort != sort) return std::nullopt;
  return last.named.index;
}

Names::Match Names::longest(std::span<const Token> tokens) const {
  Match best;
  Node node = start;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto next = follow(node, tokens[i]);
    if (!next) break;
    node = *next;
    if (nodes_[node].is_name) best = {nodes_[node].named, i + 1};
  }
  return best;
}

std::optional<std::size_t> Names::words_before_hole(std::span<const Token> tokens) const {
  const auto hole = static_cast<std::size_t>(std::ranges::find(tokens, TokenKind::hole, &Token::kind) - tokens.begin());
  if (hole == tokens.size()) return std::nullopt;
  Node node = start;
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
    const Named& named = nodes_[listed.node].named;
    if (named.sort == sort && !middle.empty()) result.emplace_back(middle, named.index);
  }
  return result;
}

std::vector<std::pair<std::string_view, source::Span>> Names::between_any(std::string_view before,
                                                                          std::string_view after) const {
  std::vector<std::pair<std::string_view, source::Span>> result;
  for (const Listed& listed : listed_) {
    const std::string_view middle = between_affixes(listed.name, before, after);
    if (!middle.empty()) result.emplace_back(middle, nodes_[listed.node].named.span);
  }
  return result;
}

std::vector<std::string> Names::all(Sort sort) const {
  std::vector<std::string> result;
  for (const Listed& listed : listed_) {
    if (nodes_[listed.node].named.sort == sort) result.emplace_back(listed.name);
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
