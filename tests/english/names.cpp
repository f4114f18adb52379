// SPDX-License-Identifier: Apache-2.0
#include "tests/english/names.h"

#include <algorithm>
#include <cctype>

namespace casus::english {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '/' || (c & 0x80); }

bool same_but_for_a_capital(std::string_view written, std::string_view name) {
  if (written.size() != name.size() || name.empty()) return false;
  const auto upper = [](char c) { return std::toupper(static_cast<unsigned char>(c)); };
  return upper(written[0]) == upper(name[0]) && written.substr(1) == name.substr(1);
}

template <class Table, class Words>
std::vector<Name> collect(const Table& table, const Words& words) {
  std::vector<Name> names;
  for (std::uint32_t i = 0; i < table.size(); ++i)
    names.push_back({words(table[i]), i});
  return names;
}

} // namespace

Names names_of(const model::Model& model) {
  Names names;
  names.actors = collect(model.actors, [](const model::Actor& actor) { return actor.name; });
  names.places = collect(model.places, [](const model::Place& place) { return place.name; });
  names.kinds = collect(model.kinds, [](const model::EventKind& kind) { return kind.name; });
  for (std::uint32_t i = 0; i < model.kinds.size(); ++i) {
    const model::EventKind& kind = model.kinds[i];
    if (!kind.verb.empty())
      names.acts.push_back({kind.verb, i});
    else
      for (const char* article : {"a ", "an "})
        names.acts.push_back({"carry out " + (article + kind.name), i});
  }
  names.agreements = collect(model.agreements, [](const model::Agreement& agreement) { return agreement.id; });
  names.clauses =
      collect(model.clauses, [&](const model::Clause& clause) { return model[clause.agreement].id + "/" + clause.id; });
  return names;
}

bool Cursor::take(std::string_view characters) {
  if (!sees(characters)) return false;
  at_ += characters.size();
  return true;
}

const Name* Cursor::take(const std::vector<Name>& names) {
  const Name* longest = nullptr;
  for (const Name& name : names) {
    const std::string_view written = rest().substr(0, name.words.size());
    const bool same = at_ == 0 ? same_but_for_a_capital(written, name.words) : written == name.words;
    const bool ends = at_ + name.words.size() >= text_.size() || !is_word(text_[at_ + name.words.size()]);
    if (same && ends && (longest == nullptr || name.words.size() > longest->words.size())) longest = &name;
  }
  if (longest != nullptr) at_ += longest->words.size();
  return longest;
}

bool Cursor::take_quoted(std::string& words) {
  if (!take("\"")) return false;
  words.clear();
  while (!done() && !sees("\"")) {
    take("\\");
    if (done()) return false;
    words += text_[at_++];
  }
  return take("\"");
}

bool Cursor::take_number(std::int64_t& number) {
  const std::size_t start = at_;
  number = 0;
  for (; !done() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0; ++at_)
    number = number * 10 + (text_[at_] - '0');
  return at_ > start;
}

} // namespace casus::english
