// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/entity_rows.h"

#include "language/resolve/drafts.h"
#include "language/resolve/slots.h"
#include "model/template.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

class RowWriter {
public:
  RowWriter(Context& context, const Table& table, std::uint32_t row) : context_(context), table_(table), row_(row) {}

  /// None: a cell cannot stand where its hole is, which has been reported.
  std::optional<Declaration> write(const Declaration& declaration) {
    Declaration one = declaration;
    one.name = words(declaration.name);
    if (one.title != nullptr) one.title = context_.tokens.keep(token(*one.title));
    std::vector<Slot> slots;
    for (const Slot& slot : declaration.slots) {
      if (slot.kind == SlotKind::for_each) continue;
      slots.push_back(slot);
      slots.back().words = words(slot.words);
    }
    one.slots = context_.slots.keep(slots);
    if (!whole_) return std::nullopt;
    return one;
  }

private:
  std::span<const Token> words(std::span<const Token> tokens) {
    std::vector<Token> result;
    for (const Token& one : tokens) {
      if (one.kind == TokenKind::hole)
        split(token(one), result);
      else
        result.push_back(one.kind == TokenKind::string ? token(one) : one);
    }
    return context_.tokens.keep(result);
  }

  Token token(const Token& one) {
    Token result = one;
    std::string& text = context_.made.emplace_back();
    for (const model::TextPart& part : model::parts_of(one.text))
      text += part.hole ? cell(part.text, one.span) : part.text;
    result.text = text;
    if (result.kind == TokenKind::hole) result.kind = TokenKind::word;
    return result;
  }

  std::string_view cell(std::string_view name, source::Span span) {
    const auto column = table_.column(name);
    if (!column) {
      if (row_ == 0)
        context_.diagnostics
            .report(Kind::column_missing, span, fmt::format("`{}` has no column `{}`", table_.name(), name))
            .expected = fmt::format("one of its columns: {}", fmt::join(table_.columns(), ", "));
      whole_ = false;
      return {};
    }
    const std::string_view words = table_.cell(row_, *column);
    if (words.find_first_not_of(' ') == std::string_view::npos) {
      auto* item = Tables::report(table_, Kind::cell_no_id, table_.span(row_, *column), "an empty cell makes no name",
                                  context_.diagnostics);
      if (item != nullptr) item->expected = "one word or more";
      whole_ = false;
    }
    return words;
  }

  static void split(const Token& token, std::vector<Token>& into) {
    for (std::string_view rest = token.text; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (end > 0) into.push_back({rest.substr(0, end), token.span, TokenKind::word});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  Context& context_;
  const Table& table_;
  std::uint32_t row_;
  bool whole_ = true;
};

bool has_hole(const Declaration& declaration) {
  return std::ranges::find(declaration.name, TokenKind::hole, &Token::kind) != declaration.name.end();
}

} // namespace

std::vector<Declaration*> written_for_each_row(Context& context, Declaration& declaration) {
  const auto slot = std::ranges::find(declaration.slots, SlotKind::for_each, &Slot::kind);
  if (slot == declaration.slots.end()) return {&declaration};
  const auto table = context.tables->find(*slot, context.diagnostics);
  if (table == nullptr) return {};
  if (!has_hole(declaration)) {
    const std::string name = id_of(declaration);
    context.diagnostics
        .report(Kind::id_of_all_rows, name_span(declaration), fmt::format("`{}` would be the name of every row", name))
        .expected = fmt::format("a name with a hole, such as `{} {{{}}}`", name, table->some_column());
    return {};
  }
  std::vector<Declaration*> result;
  for (std::uint32_t row = 0; row < table->rows(); ++row) {
    auto one = RowWriter(context, *table, row).write(declaration);
    if (one) result.push_back(&context.expanded.emplace_back(*std::move(one)));
  }
  return result;
}

} // namespace casus::language
