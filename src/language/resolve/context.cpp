// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/context.h"

#include "language/resolve/drafts.h"
#include "language/resolve/holes.h"
#include "source/nearest.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace casus::language {
namespace {

/// So many clauses of an agreement are looked through one by one.
constexpr std::size_t few_clauses = 8;

using source::Kind;

/// Words that end an unknown name when no known name is near.
constexpr std::array stop_words = {"and", "or",   "by",    "on",     "to",     "with",  "at",    "of",      "from",
                                   "is",  "said", "until", "shall",  "will",   "may",   "can",   "intends", "seeks",
                                   "but", "when", "after", "before", "within", "while", "unless"};

bool is_stop(const Token& token) {
  return token.kind != TokenKind::word || std::ranges::find(stop_words, token.text) != stop_words.end();
}

struct Guess {
  std::size_t words = 1;
  std::string nearest;
};

/// Which words here are most likely meant as a name, and which name.
Guess guess(std::span<const Token> rest, const std::vector<std::string>& known) {
  Guess best;
  std::size_t least = ~std::size_t{0};
  constexpr std::size_t longest = 8;
  for (std::size_t words = 1; words <= std::min(longest, rest.size()); ++words) {
    if (rest[words - 1].kind != TokenKind::word && rest[words - 1].kind != TokenKind::date) break;
    const std::string text = joined(rest.first(words));
    const auto near = source::nearest(text, known);
    if (!near) continue;
    const std::size_t distance = source::edit_distance(text, *near);
    if (distance >= least) continue;
    least = distance;
    best = {words, *near};
  }
  if (!best.nearest.empty()) return best;
  while (best.words < rest.size() && !is_stop(rest[best.words]))
    ++best.words;
  return best;
}

void report_other_sort(Context& context, Cursor& cursor, Sort sort, const Names::Match& other) {
  const std::string words = joined(cursor.rest().first(other.words));
  const source::Span span = source::join(cursor.rest().front().span, cursor.rest()[other.words - 1].span);
  auto& item = context.diagnostics.report(Kind::other_sort, span,
                                          fmt::format("`{}` is {}, not {}", words, a(other.named.sort), a(sort)));
  if (other.named.span.valid()) item.also.push_back({other.named.span, "declared here"});
  cursor.skip(other.words);
}

/// The words in backquotes of a sentence.
std::vector<std::string> quoted_words(std::string_view sentence) {
  std::vector<std::string> words;
  for (std::size_t open = sentence.find('`'); open != std::string_view::npos;) {
    const std::size_t close = sentence.find('`', open + 1);
    if (close == std::string_view::npos) break;
    words.emplace_back(sentence.substr(open + 1, close - open - 1));
    open = sentence.find('`', close + 1);
  }
  return words;
}

/// "an actor" for "actor".
std::string with_article(std::string_view sort) {
  return fmt::format("{} {}", std::string_view("aeio").find(sort.front()) == std::string_view::npos ? "a" : "an", sort);
}

/// How a name of this sort comes to be known; empty for what takes more than a line.
std::string declaration_of(Sort sort, const std::string& name) {
  switch (sort) {
  case Sort::actor: return fmt::format("`actor {}`", name);
  case Sort::place: return fmt::format("`place {}`", name);
  case Sort::kind: return fmt::format("`kind {}` and its roles", name);
  case Sort::verb: return fmt::format("`verb {}` in a kind of event", name);
  case Sort::source: return fmt::format("`source {} \"...\"`", name);
  case Sort::marking: return fmt::format("`marking {}`", name);
  default: return {};
  }
}

} // namespace

bool Broken::any() const {
  const auto has = [](const std::vector<bool>& flags) { return std::ranges::find(flags, true) != flags.end(); };
  return has(agreements) || has(clauses) || has(events) || has(claims);
}

std::string shown(const Context& context, Sort sort, std::uint32_t index) {
  switch (sort) {
  case Sort::actor: return context.model.actors[index].name;
  case Sort::place: return context.model.places[index].name;
  case Sort::kind:
  case Sort::verb: return context.model.kinds[index].name;
  case Sort::source: return context.model.sources[index].id;
  case Sort::family: return context.model.families[index].id;
  case Sort::agreement: return context.model.agreements[index].id;
  case Sort::event: return context.model.events[index].id;
  case Sort::claim: return context.model.claims[index].id;
  case Sort::marking: return context.model.markings[index].name;
  case Sort::table: break;
  }
  return {};
}

std::string name_of_actor(const Context& context, model::ActorId actor) {
  if ((actor.value & model::hole_bit) == 0) return context.model[actor].name;
  const model::NamePattern& pattern = context.draft->patterns[actor.value & ~model::hole_bit];
  return fmt::format("{}{{{}}}{}", pattern.before, pattern.column, pattern.after);
}

Context::Context(model::Model& its_model, Marks& its_marks, source::Diagnostics& its_diagnostics)
    : model(its_model), marks(its_marks), diagnostics(its_diagnostics) {}

Context::~Context() = default;

void not_understood(Context& context, const Cursor& cursor, std::string expected) {
  const Token* token = cursor.peek();
  if (token != nullptr && token->kind == TokenKind::hole) return report_hole(context, token->span, token->text);
  const bool quoted = token != nullptr && token->kind == TokenKind::string;
  const std::string message = token == nullptr ? "the line ends too early"
                              : quoted         ? "a text in quotation marks does not belong here"
                                               : fmt::format("`{}` is not understood here", token->text);
  auto& item = context.diagnostics.report(Kind::not_understood, cursor.here(), message);
  if (token != nullptr && token->kind == TokenKind::word) {
    const auto near = source::nearest(token->text, quoted_words(expected));
    if (near && *near != token->text) { // the right word in the wrong place is no slip of the pen
      item.nearest = *near;
      item.fixes.push_back({token->span, *near, {}});
    }
  }
  item.expected = std::move(expected);
}

bool finish(Context& context, const Cursor& cursor, std::string_view expected) {
  if (cursor.done()) return true;
  const std::string words = joined(cursor.rest());
  const bool quoted = cursor.peek()->kind == TokenKind::string;
  auto message =
      quoted ? "this text in quotation marks does not belong here" : fmt::format("`{}` does not belong here", words);
  context.diagnostics.report(Kind::extra_words, cursor.remainder(), std::move(message)).expected = expected;
  return false;
}

source::Diagnostic& report_unknown(Context& context, source::Span span, std::string_view sort, std::string_view wanted,
                                   const std::vector<std::string>& known) {
  auto& item = context.diagnostics.report(Kind::unknown_name, span, fmt::format("unknown {} `{}`", sort, wanted));
  if (const auto near = source::nearest(wanted, known)) {
    item.nearest = *near;
    item.fixes.push_back({span, *near, {}});
  } else if (known.empty()) {
    item.expected = fmt::format("{} that is declared; there is none yet", with_article(sort));
  } else if (known.size() <= 6) {
    std::vector<std::string> quoted;
    quoted.reserve(known.size());
    for (const std::string& name : known)
      quoted.push_back('`' + name + '`');
    item.expected = fmt::format("a declared {}: {}", sort, fmt::join(quoted, ", "));
  } else {
    item.expected = fmt::format("{} that is built in or declared somewhere in the library", with_article(sort));
  }
  return item;
}

namespace {

/// A row speaks of its own agreement and of what is no row: of another row it cannot know which.
bool is_own(Context& context, const Cursor& cursor, const Names::Match& match) {
  const Token& last = *cursor.peek_back();
  if (last.kind != TokenKind::hole) return true;
  const bool own =
      context.draft != nullptr && match.named.sort == Sort::agreement && context.draft->agreement == match.named.index;
  if (own) return true;
  if (context.draft == nullptr) {
    report_hole(context, last.span, last.text);
  } else {
    context.diagnostics.report(Kind::row_of_another, last.span, fmt::format("`{}` is another row's", last.text))
        .expected = "the agreement of this row, or a name without a hole";
  }
  return false;
}

} // namespace

namespace {

const Names& names_of(const Context& context, Sort sort) { return sort == Sort::verb ? context.verbs : context.names; }

} // namespace

Names::Match look_up(Context& context, const Cursor& cursor, Sort sort) {
  const std::span<const Token> words = cursor.rest();
  const auto match = names_of(context, sort).longest(words, sort);
  if (match.looked > 0)
    context.trace.looks.push_back({words.front().span.offset, words[match.looked - 1].span.end(), sort});
  return match;
}

std::optional<std::uint32_t> read_name(Context& context, Cursor& cursor, Sort sort) {
  const bool filled = sort == Sort::actor || sort == Sort::place;
  if (filled && sees_hole(context, cursor)) return read_hole(context, cursor, sort);
  const std::size_t start = cursor.position();
  if (const auto match = look_up(context, cursor, sort)) {
    cursor.skip(match.words);
    if (!is_own(context, cursor, match)) return std::nullopt;
    if (filled) context.trace.names.push_back({cursor.since(start), sort, match.named.index});
    return match.named.index;
  }
  if (!cursor.sees(TokenKind::word) && !cursor.sees(TokenKind::date)) {
    not_understood(context, cursor, fmt::format("the name of {}", a(sort)));
    return std::nullopt;
  }
  const std::vector<std::string> known = names_of(context, sort).all(sort);
  const Guess best = guess(cursor.rest(), known);
  if (const auto other = context.names.longest(cursor.rest()); other && best.nearest.empty()) {
    report_other_sort(context, cursor, sort, other);
    return std::nullopt;
  }
  const auto words = cursor.rest().first(best.words);
  const std::string name = joined(words);
  auto& item = report_unknown(context, source::join(words.front().span, words.back().span), name_of(sort), name, known);
  const std::string declaration = declaration_of(sort, name);
  if (!item.expected.empty() && !declaration.empty()) item.expected += "; " + declaration + " declares it";
  cursor.skip(best.words);
  return std::nullopt;
}

bool take_separator(Cursor& cursor) {
  const bool comma = cursor.take(TokenKind::comma);
  return cursor.take("and") || comma;
}

NameList read_names(Context& context, Cursor& cursor, Sort sort) {
  NameList list;
  do {
    const std::size_t start = cursor.position();
    if (const auto index = read_name(context, cursor, sort)) {
      list.indexes.push_back(*index);
      list.spans.push_back(cursor.since(start));
    } else {
      list.whole = false;
    }
  } while (take_separator(cursor));
  return list;
}

void list_clause(Context& context, model::AgreementId agreement, model::ClauseId clause) {
  auto& clauses = context.model.agreements[agreement.value].clauses;
  constexpr std::size_t at_once = 4; // no dearer than one
  if (clauses.empty()) clauses.reserve(at_once);
  clauses.push_back(clause);
  if (clauses.size() <= few_clauses) return;
  const std::size_t unlisted = clauses.size() == few_clauses + 1 ? clauses.size() : 1;
  for (const model::ClauseId one : std::span(clauses).last(unlisted))
    context.clauses.emplace(std::pair(agreement.value, context.model[one].id), one);
}

std::optional<model::ClauseId> clause_of(const Context& context, model::AgreementId agreement, std::string_view id) {
  const auto& clauses = context.model[agreement].clauses;
  if (clauses.size() > few_clauses) {
    const auto found = context.clauses.find({agreement.value, std::string(id)});
    return found == context.clauses.end() ? std::nullopt : std::optional(found->second);
  }
  const auto same = [&](model::ClauseId clause) { return context.model[clause].id == id; };
  const auto found = std::ranges::find_if(clauses, same);
  return found == clauses.end() ? std::nullopt : std::optional(*found);
}

std::optional<model::ClauseId> find_clause(Context& context, model::AgreementId agreement, std::string_view id) {
  context.trace.particular = true;
  return clause_of(context, agreement, id);
}

namespace {

std::vector<std::string> clause_ids(const Context& context, model::AgreementId agreement) {
  std::vector<std::string> ids;
  for (const model::ClauseId id : context.model[agreement].clauses)
    ids.push_back(context.model[id].id);
  return ids;
}

/// After `agreement/`.
std::optional<Instrument> read_clause_of(Context& context, Cursor& cursor, model::AgreementId agreement) {
  const Token* word = cursor.take_word();
  if (word == nullptr) {
    not_understood(context, cursor, fmt::format("the id of a clause of {}", context.model[agreement].id));
    return std::nullopt;
  }
  if (const auto clause = find_clause(context, agreement, word->text)) return Instrument{agreement, clause};
  report_unknown(context, word->span, fmt::format("clause of {}", context.model[agreement].id), word->text,
                 clause_ids(context, agreement));
  return std::nullopt;
}

} // namespace

std::optional<Instrument> read_instrument(Context& context, Cursor& cursor, std::optional<model::AgreementId> here) {
  if (here && cursor.take("this agreement")) return Instrument{*here, std::nullopt};
  const std::size_t start = cursor.position();
  if (const auto match = look_up(context, cursor, Sort::agreement)) {
    cursor.skip(match.words);
    if (!is_own(context, cursor, match)) return std::nullopt;
    context.trace.names.push_back({cursor.since(start), Sort::agreement, match.named.index});
    const model::AgreementId agreement{match.named.index};
    if (cursor.take(TokenKind::slash)) return read_clause_of(context, cursor, agreement);
    return Instrument{agreement, std::nullopt};
  }
  const Token* word = cursor.peek();
  const Token* next = cursor.peek(1);
  const bool path = next != nullptr && next->kind == TokenKind::slash;
  if (here && word != nullptr && !path) {
    if (const auto clause = find_clause(context, *here, word->text)) {
      cursor.skip(1);
      return Instrument{*here, clause};
    }
    std::vector<std::string> known = clause_ids(context, *here);
    if (source::nearest(word->text, known)) {
      report_unknown(context, word->span, "clause", word->text, known);
      cursor.skip(1);
      return std::nullopt;
    }
  }
  read_name(context, cursor, Sort::agreement);
  if (cursor.take(TokenKind::slash)) cursor.take_word();
  return std::nullopt;
}

std::optional<model::ClauseId> read_clause(Context& context, Cursor& cursor, std::optional<model::AgreementId> here) {
  const Token* word = cursor.peek();
  const Token* next = cursor.peek(1);
  const bool path = next != nullptr && next->kind == TokenKind::slash;
  if (here && !path && word != nullptr && !look_up(context, cursor, Sort::agreement)) {
    const Token* id = cursor.take_word();
    if (id == nullptr) {
      not_understood(context, cursor, "the id of a clause");
      return std::nullopt;
    }
    const auto clause = find_clause(context, *here, id->text);
    if (!clause) report_unknown(context, id->span, "clause", id->text, clause_ids(context, *here));
    return clause;
  }
  const std::size_t start = cursor.position();
  const auto instrument = read_instrument(context, cursor, here);
  if (!instrument) return std::nullopt;
  if (!instrument->clause) {
    const std::string& id = context.model[instrument->agreement].id;
    auto& item = context.diagnostics.report(Kind::other_sort, cursor.since(start),
                                            fmt::format("`{}` is an agreement, not a clause", id));
    item.expected = fmt::format("`{}/` and the id of one of its clauses", id);
  }
  return instrument->clause;
}

} // namespace casus::language
