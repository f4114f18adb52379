// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/declare.h"

#include "language/resolve/drafts.h"
#include "language/resolve/entity_rows.h"
#include "language/resolve/legal_acts.h"
#include "language/resolve/slots.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

Sort sort_of(DeclarationKind kind) {
  switch (kind) {
  case DeclarationKind::actor:
  case DeclarationKind::group: return Sort::actor;
  case DeclarationKind::place: return Sort::place;
  case DeclarationKind::kind: return Sort::kind;
  case DeclarationKind::source: return Sort::source;
  case DeclarationKind::family: return Sort::family;
  case DeclarationKind::agreement:
  case DeclarationKind::clause: return Sort::agreement;
  case DeclarationKind::event: return Sort::event;
  case DeclarationKind::claim: return Sort::claim;
  case DeclarationKind::marking: return Sort::marking;
  case DeclarationKind::table: return Sort::table;
  }
  return Sort::actor;
}

template <class Row>
std::uint32_t next_index(const std::vector<Row>& rows) {
  return static_cast<std::uint32_t>(rows.size());
}

/// Adds an empty entry with a name to its table, its marks and its flags.
class Declarer {
public:
  explicit Declarer(Context& context) : context_(context) {}

  std::vector<Declared> run(std::span<Tree> trees) {
    make_room(trees);
    for (Tree& tree : trees) {
      tree_ = &tree;
      owner_.reset();
      owner_draft_ = nullptr;
      for (Declaration& declaration : tree.declarations)
        declare_any(declaration);
    }
    give_drafts_to_events(context_, result_);
    return std::move(result_);
  }

private:
  // Large tables are not moved as they grow.
  void make_room(std::span<Tree> trees) {
    std::size_t agreements = 0, clauses = 0, events = 0, all = 0;
    for (const Tree& tree : trees) {
      const auto of_kind = [&](DeclarationKind kind) {
        return static_cast<std::size_t>(std::ranges::count(tree.declarations, kind, &Declaration::kind));
      };
      agreements += of_kind(DeclarationKind::agreement);
      clauses += of_kind(DeclarationKind::clause);
      events += of_kind(DeclarationKind::event);
      all += tree.declarations.size();
    }
    context_.model.agreements.reserve(agreements);
    context_.marks.agreements.reserve(agreements);
    context_.model.clauses.reserve(clauses);
    context_.marks.clauses.reserve(clauses);
    context_.names.reserve(all - clauses);
    context_.model.events.reserve(events);
    context_.marks.events.reserve(events);
    context_.model.reports.reserve(events); // one each, or few more
    context_.marks.reports.reserve(events);
    result_.reserve(all);
  }

  void declare_any(Declaration& declaration) {
    switch (declaration.kind) {
    case DeclarationKind::clause: return declare_clause(declaration);
    case DeclarationKind::actor:
    case DeclarationKind::place:
      for (Declaration* one : written_for_each_row(context_, declaration))
        declare_one(*one);
      return;
    case DeclarationKind::agreement:
      owner_ = declare_one(declaration);
      owner_draft_ = owner_ ? start_draft(context_, declaration, *owner_) : nullptr;
      if (owner_) result_.back().draft = owner_draft_;
      return;
    default: declare_one(declaration);
    }
  }

  std::optional<std::uint32_t> declare_one(Declaration& declaration) {
    const Sort sort = sort_of(declaration.kind);
    const Named named{sort, size_of(sort), name_span(declaration)};
    if (const auto first = context_.names.add(declaration.name, named)) {
      report_taken(declaration, *first);
      return std::nullopt;
    }
    add_row(declaration, sort);
    result_.push_back({&declaration, tree_, named.index});
    return named.index;
  }

  void report_taken(const Declaration& declaration, const Named& first) {
    const std::string name = id_of(declaration);
    auto& item = context_.diagnostics.report(Kind::name_taken, name_span(declaration),
                                             fmt::format("the name `{}` is taken by {}", name, a(first.sort)));
    const bool same = sort_of(declaration.kind) == first.sort;
    item.expected =
        same ? fmt::format("these lines taken out if it is the same {}; if not, a name of its own", name_of(first.sort))
             : "a name of its own: names and ids are unique over the whole library";
    if (first.span.valid())
      item.also.push_back({first.span, "first declared here"});
    else
      item.also.push_back({{}, fmt::format("`{}` is built in", name)});
  }

  void declare_clause(Declaration& declaration) {
    if (!owner_) return; // no agreement above it, or a refused one, which has been said
    const model::AgreementId owner{*owner_};
    const std::string_view id = declaration.name.front().text; // an id is one word
    if (const auto first = clause_of(context_, owner, id)) {
      auto& item =
          context_.diagnostics.report(Kind::name_taken, name_span(declaration),
                                      fmt::format("`{}` has a clause `{}` already", context_.model[owner].id, id));
      item.expected = "an id of its own within the agreement";
      item.also.push_back({context_.marks.clauses[first->value].name, "first declared here"});
      return;
    }
    result_.push_back({&declaration, tree_, next_index(context_.model.clauses), owner_draft_});
    add_clause(declaration, owner);
  }

  void add_clause(const Declaration& declaration, model::AgreementId owner) {
    const model::ClauseId id{next_index(context_.model.clauses)};
    model::Clause& clause = context_.model.clauses.emplace_back();
    clause.id = id_of(declaration);
    clause.title = title_of(declaration);
    clause.locus = locus_of(declaration);
    clause.agreement = owner;
    clause.span = declaration.span;
    context_.marks.clauses.emplace_back().name = name_span(declaration);
    context_.broken.clauses.push_back(false);
    list_clause(context_, owner, id);
  }

  [[nodiscard]] std::uint32_t size_of(Sort sort) const {
    const model::Model& model = context_.model;
    switch (sort) {
    case Sort::actor: return next_index(model.actors);
    case Sort::place: return next_index(model.places);
    case Sort::kind:
    case Sort::verb: return next_index(model.kinds);
    case Sort::source: return next_index(model.sources);
    case Sort::family: return next_index(model.families);
    case Sort::agreement: return next_index(model.agreements);
    case Sort::event: return next_index(model.events);
    case Sort::claim: return next_index(model.claims);
    case Sort::marking: return next_index(model.markings);
    case Sort::table: return 0; // it is added when it has been read
    }
    return 0;
  }

  template <class Row>
  static void add_titled(std::vector<Row>& rows, const Declaration& declaration) {
    Row& row = rows.emplace_back();
    row.id = id_of(declaration);
    row.title = title_of(declaration);
    row.span = declaration.span;
  }

  template <class Row>
  static void add_named(std::vector<Row>& rows, const Declaration& declaration) {
    Row& row = rows.emplace_back();
    row.name = id_of(declaration);
    row.span = declaration.span;
  }

  void add_row(const Declaration& declaration, Sort sort) {
    model::Model& model = context_.model;
    Marks& marks = context_.marks;
    const source::Span name = name_span(declaration);
    switch (sort) {
    case Sort::actor:
      add_named(model.actors, declaration);
      if (declaration.kind == DeclarationKind::group) model.actors.back().type = model::ActorType::group;
      marks.actors.push_back({name, {}});
      break;
    case Sort::place:
      add_named(model.places, declaration);
      marks.places.push_back({name, {}});
      break;
    case Sort::kind:
    case Sort::verb:
      add_named(model.kinds, declaration);
      marks.kinds.push_back({name, {}, {}});
      context_.unsure_roles.push_back(false);
      break;
    case Sort::source: add_titled(model.sources, declaration); break;
    case Sort::family:
      add_titled(model.families, declaration);
      marks.families.push_back({name});
      break;
    case Sort::agreement:
      add_titled(model.agreements, declaration);
      marks.agreements.emplace_back().name = name;
      context_.broken.agreements.push_back(false);
      break;
    case Sort::event:
      add_titled(model.events, declaration);
      marks.events.emplace_back().name = name;
      context_.broken.events.push_back(false);
      break;
    case Sort::claim: add_claim(declaration, name); break;
    case Sort::marking:
      add_named(model.markings, declaration);
      model.markings.back().title = title_of(declaration);
      marks.markings.push_back({name, {}});
      break;
    case Sort::table: break;
    }
  }

  void add_claim(const Declaration& declaration, source::Span name) {
    model::Claim claim;
    claim.id = id_of(declaration);
    claim.text = title_of(declaration);
    claim.span = declaration.span;
    context_.model.claims.push_back(std::move(claim));
    context_.marks.claims.emplace_back().name = name;
    context_.broken.claims.push_back(false);
  }

  Context& context_;
  std::vector<Declared> result_;
  const Tree* tree_ = nullptr;         // at hand
  std::optional<std::uint32_t> owner_; // the agreement above
  Draft* owner_draft_ = nullptr;
};

void declare_aliases(Context& context, const Declared& declared) {
  for (const Slot& slot : declared.declaration->slots) {
    if (slot.kind != SlotKind::also) continue;
    Cursor cursor = cursor_of(slot);
    while (!cursor.done()) {
      std::vector<Token> words;
      while (const Token* word = cursor.take_word())
        words.push_back(*word);
      if (words.empty()) {
        not_understood(context, cursor, "another name of this actor, as words; commas between names");
        break;
      }
      const source::Span span = source::join(words.front().span, words.back().span);
      if (const auto first = context.names.add(words, {Sort::actor, declared.index, span})) {
        auto& item = context.diagnostics.report(
            Kind::name_taken, span, fmt::format("the name `{}` is taken by {}", joined(words), a(first->sort)));
        item.expected = "a name that nothing else has";
        if (first->span.valid()) item.also.push_back({first->span, "first declared here"});
      } else {
        context.model.actors[declared.index].aliases.push_back(joined(words));
      }
      if (!cursor.take(TokenKind::comma)) break;
    }
    finish(context, cursor, "a comma and another name, or the end of the line");
  }
}

void declare_verb(Context& context, std::uint32_t kind, std::span<const Token> words, source::Span span) {
  const auto first = context.verbs.add(words, {Sort::verb, kind, span});
  if (!first) return;
  const std::string text = joined(words);
  auto& item = context.diagnostics.report(
      Kind::verb_taken, span,
      fmt::format("`{}` is the verb of `{}` already", text, context.model.kinds[first->index].name));
  item.expected = "a verb that belongs to one kind only";
  if (first->span.valid()) item.also.push_back({first->span, "first given here"});
}

} // namespace

std::vector<Declared> declare(Context& context, std::span<Tree> trees) {
  declare_legal_acts(context);
  std::vector<Declared> declared = Declarer(context).run(trees);
  for (const Declared& one : declared) {
    const DeclarationKind kind = one.declaration->kind;
    if (kind == DeclarationKind::actor || kind == DeclarationKind::group) declare_aliases(context, one);
  }
  return declared;
}

void declare_verbs(Context& context, std::span<const Declared> declared) {
  for (const Declared& one : declared) {
    if (one.declaration->kind != DeclarationKind::kind) continue;
    const auto& slots = one.declaration->slots;
    const auto verb = std::ranges::find(slots, SlotKind::verb, &Slot::kind);
    if (verb == slots.end() || verb->words.empty()) {
      declare_verb(context, one.index, one.declaration->name, name_span(*one.declaration));
      continue;
    }
    context.model.kinds[one.index].verb = joined(verb->words);
    declare_verb(context, one.index, verb->words, source::join(verb->words.front().span, verb->words.back().span));
  }
}

} // namespace casus::language
