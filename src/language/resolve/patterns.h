// SPDX-License-Identifier: Apache-2.0
// Patterns: the words that test one event.
#pragma once

#include "language/resolve/context.h"

namespace casus::language {

/// `by`, `on`, `to` or `with`.
std::string_view word_of(model::Role role);

/// The roles a kind has, for people: "`by` and `on`"; "none".
std::string roles_of(const model::EventKind& kind);

/// Reports a role that its kind does not have. True if it has it, or if the kind's own roles were faulty.
bool check_role(Context& context, model::KindId kind, model::Role role, source::Span span);

/// A role word, unless a date follows it (`on 2024-06-13`).
std::optional<model::Role> take_role(Cursor& cursor);

/// `here`: the agreement whose parties, clauses and self are meant, where there is one.
std::optional<model::Pattern> read_pattern(Context& context, Cursor& cursor, std::optional<model::AgreementId> here);

/// One or more, with `or` between. After a fault in one the others are still read.
std::optional<std::vector<model::Pattern>> read_patterns(Context& context, Cursor& cursor,
                                                         std::optional<model::AgreementId> here);

} // namespace casus::language
