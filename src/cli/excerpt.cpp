// SPDX-License-Identifier: Apache-2.0
#include "cli/excerpt.h"

#include "language/lex/blocks.h"
#include "language/parse/parse.h"
#include "source/span.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <span>
#include <utility>

namespace casus::cli {

namespace {

struct Item {
  language::DeclarationKind kind = language::DeclarationKind::actor;
  std::string text;                 // as it stands in its file
  std::string bare;                 // without strings and comments, where nothing is named
  std::vector<std::string> names;   // by which others speak of it
  std::optional<std::size_t> under; // of a clause its agreement
  std::string id;                   // of an agreement; of a clause `agreement/clause`
  bool kept = false;
};

void add_word(std::string& words, std::string_view word) {
  if (!words.empty()) words += ' ';
  words += word;
}

std::string words_of(std::span<const language::Token> tokens) {
  std::string words;
  for (const language::Token& token : tokens)
    add_word(words, token.text);
  return words;
}

/// The text without what stands in quotation marks or behind `#`, runs of white space as one space.
std::string without_strings(std::string_view text) {
  std::string bare;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\')
      ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && c == '#')
      i = std::min(text.find('\n', i), text.size()) - 1;
    else if (!quoted && std::isspace(static_cast<unsigned char>(c)) == 0)
      bare += c;
    else if (!quoted && !bare.ends_with(' '))
      bare += ' ';
  }
  return bare;
}

bool names(std::string_view text, std::string_view name) {
  const auto is_word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || (c & 0x80);
  };
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const bool begins = at == 0 || !is_word(text[at - 1]);
    const bool ends = at + name.size() == text.size() || !is_word(text[at + name.size()]);
    if (begins && ends) return true;
  }
  return false;
}

/// By a name, its other names, of a kind also its verb.
std::vector<std::string> names_of(const language::Declaration& declaration) {
  std::vector<std::string> found{words_of(declaration.name)};
  for (const language::Slot& slot : declaration.slots) {
    if (slot.kind != language::SlotKind::also && slot.kind != language::SlotKind::verb) continue;
    std::string name;
    for (const language::Token& token : slot.words) {
      if (token.kind == language::TokenKind::comma)
        found.push_back(std::exchange(name, ""));
      else
        add_word(name, token.text);
    }
    found.push_back(name);
  }
  std::erase(found, "");
  return found;
}

bool is_told(language::DeclarationKind kind) {
  return kind != language::DeclarationKind::event && kind != language::DeclarationKind::claim &&
         kind != language::DeclarationKind::source;
}

std::vector<Item> items_of(const Library& library) {
  std::vector<Item> items;
  for (std::uint32_t file = 0; file < library.texts.size(); ++file) {
    source::Diagnostics known; // the library was read without faults
    const std::string_view text = library.texts.view({file});
    std::optional<std::size_t> agreement;
    for (const language::Declaration& one : language::parse(library.texts, {file}, known).declarations) {
      if (!is_told(one.kind)) continue;
      const std::uint32_t begin = language::line_begin(text, one.span.offset);
      const std::uint32_t end = language::next_line(text, one.span.end());
      Item item{.kind = one.kind, .text = std::string(text.substr(begin, end - begin)), .names = names_of(one)};
      item.bare = without_strings(item.text);
      item.id = item.names.empty() ? "" : item.names.front();
      if (one.kind == language::DeclarationKind::clause && agreement) {
        item.under = agreement;
        item.id = items[*agreement].id + "/" + item.id;
      }
      if (one.kind == language::DeclarationKind::agreement) agreement = items.size();
      items.push_back(std::move(item));
    }
  }
  return items;
}

/// Keeps what the kept ones name until they name nothing more.
void keep_what_is_named(std::vector<Item>& items, std::string_view also) {
  std::vector<std::string> unread{without_strings(also)};
  for (const Item& item : items)
    if (item.kept) unread.push_back(item.bare);
  const auto keep = [&](Item& item) {
    if (std::exchange(item.kept, true)) return;
    unread.push_back(item.bare);
  };
  while (!unread.empty()) {
    const std::string text = std::move(unread.back());
    unread.pop_back();
    for (Item& item : items) {
      // A clause is spoken of inside its agreement, or with it.
      const bool near = !item.under || items[*item.under].kept;
      const bool named = std::ranges::any_of(item.names, [&](const std::string& name) { return names(text, name); });
      if (item.kept || !near || !named) continue;
      keep(item);
      if (item.under) keep(items[*item.under]);
    }
  }
}

} // namespace

std::string excerpt(const Library& library, const std::vector<std::string>& clauses, std::string_view also) {
  std::vector<Item> items = items_of(library);
  for (Item& item : items) {
    if (std::ranges::count(clauses, item.id) == 0) continue;
    item.kept = true;
    if (item.under) items[*item.under].kept = true;
  }
  keep_what_is_named(items, also);
  std::string text;
  for (const Item& item : items)
    if (item.kept) text += (text.empty() ? "" : "\n") + item.text;
  return text;
}

} // namespace casus::cli
