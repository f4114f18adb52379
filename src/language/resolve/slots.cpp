// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/slots.h"

#include "time/zone.h"

#include <array>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

struct FormWords {
  std::string_view words;
  model::Force force;
};

constexpr std::array form_words = {FormWords{"treaty", model::Force::treaty},
                                   FormWords{"executive agreement", model::Force::executive_agreement},
                                   FormWords{"political commitment", model::Force::political_commitment},
                                   FormWords{"policy", model::Force::policy},
                                   FormWords{"statement", model::Force::statement},
                                   FormWords{"contested", model::Force::contested}};

} // namespace

source::Span name_span(const Declaration& declaration) {
  if (declaration.name.empty()) return declaration.keyword;
  return source::join(declaration.name.front().span, declaration.name.back().span);
}

std::string id_of(const Declaration& declaration) { return joined(declaration.name); }

std::string title_of(const Declaration& declaration) {
  return declaration.title == nullptr ? std::string() : std::string(declaration.title->text);
}

std::string locus_of(const Declaration& declaration) {
  return declaration.locus == nullptr ? std::string() : std::string(declaration.locus->text);
}

std::string locus_of(const Slot& slot) { return slot.locus == nullptr ? std::string() : std::string(slot.locus->text); }

std::optional<std::string> read_text(Context& context, Cursor& cursor, std::string_view what) {
  if (const Token* text = cursor.take_string()) return std::string(text->text);
  not_understood(context, cursor, fmt::format("{} in quotation marks", what));
  return std::nullopt;
}

bool read_only_text(Context& context, const Slot& slot, std::string_view what, std::string& into) {
  Cursor cursor = cursor_of(slot);
  const auto text = read_text(context, cursor, what);
  if (!text) return false;
  into = *text;
  return finish(context, cursor);
}

void report_missing(Context& context, const Declaration& declaration, std::string message, std::string expected) {
  if (declaration.faulty) return;
  context.diagnostics.report(Kind::slot_missing, name_span(declaration), std::move(message)).expected =
      std::move(expected);
}

std::optional<std::string> read_zone_name(Context& context, Cursor& cursor) {
  const std::size_t start = cursor.position();
  const std::string name = cursor.take_lump();
  const auto zone = time::Zone::find(name);
  if (zone) return name;
  context.diagnostics.report(Kind::bad_zone, cursor.since(start), zone.error().sentence).expected =
      "a zone such as `Europe/Kyiv` or `UTC`";
  return std::nullopt;
}

std::optional<model::Force> read_form(Context& context, Cursor& cursor) {
  for (const auto& [words, force] : form_words) {
    if (cursor.take(words)) return force;
  }
  not_understood(context, cursor,
                 "`treaty`, `executive agreement`, `political commitment`, `policy`, `statement` or "
                 "`contested`");
  return std::nullopt;
}

std::optional<model::Attribution> read_attribution(Context& context, Cursor& cursor) {
  if (cursor.take("document")) return model::Attribution::document;
  if (cursor.take("on the record")) return model::Attribution::on_the_record;
  if (cursor.take("named")) return model::Attribution::named;
  if (cursor.take("anonymous")) return model::Attribution::anonymous;
  not_understood(context, cursor, "`document`, `on the record`, `named` or `anonymous`");
  return std::nullopt;
}

} // namespace casus::language
