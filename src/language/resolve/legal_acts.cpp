// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/legal_acts.h"

#include <array>

namespace casus::language {
namespace {

using model::LegalAct;

struct BuiltIn {
  LegalAct act;
  std::string_view name;
  std::string_view verb; // empty: the name serves
};

constexpr std::array built_in = {
    BuiltIn{LegalAct::negotiation, "negotiation", "negotiate"},
    BuiltIn{LegalAct::initialling, "initialling", "initial"},
    BuiltIn{LegalAct::signature, "signature", "sign"},
    BuiltIn{LegalAct::ratification, "ratification", "ratify"},
    BuiltIn{LegalAct::notification, "notification", "notify"},
    BuiltIn{LegalAct::deposit, "deposit", "deposit"},
    BuiltIn{LegalAct::accession, "accession", "accede"},
    BuiltIn{LegalAct::reservation, "reservation", "reserve"},
    BuiltIn{LegalAct::withdrawal_of_reservation, "withdrawal of reservation", ""},
    BuiltIn{LegalAct::objection, "objection", "object"},
    BuiltIn{LegalAct::amendment, "amendment", "amend"},
    BuiltIn{LegalAct::extension, "extension", "extend"},
    BuiltIn{LegalAct::notice, "notice", "give notice"},
    BuiltIn{LegalAct::receipt_of_notice, "receipt of notice", ""},
    BuiltIn{LegalAct::termination, "termination", "terminate"},
    BuiltIn{LegalAct::suspension, "suspension", "suspend"},
    BuiltIn{LegalAct::resumption, "resumption", "resume"},
    BuiltIn{LegalAct::waiver, "waiver", "waive"},
    BuiltIn{LegalAct::change_of_government, "change of government", ""},
    BuiltIn{LegalAct::reaffirmation, "reaffirmation", "reaffirm"},
    BuiltIn{LegalAct::finding, "finding", "find"},
    BuiltIn{LegalAct::veto, "veto", "veto"},
    BuiltIn{LegalAct::breach, "breach", ""},
};

void give(model::EventKind& kind, model::Role role) { kind.roles[static_cast<std::size_t>(role)] = true; }

} // namespace

void declare_legal_acts(Context& context) {
  for (const auto& [act, name, verb] : built_in) {
    const auto index = static_cast<std::uint32_t>(context.model.kinds.size());
    model::EventKind kind;
    kind.name = name;
    kind.verb = verb;
    kind.act = act;
    give(kind, model::Role::by);
    const bool towards = act == LegalAct::waiver || act == LegalAct::objection || act == LegalAct::suspension ||
                         act == LegalAct::resumption;
    if (towards) give(kind, model::Role::to);
    if (act == LegalAct::negotiation) {
      give(kind, model::Role::with);
      kind.mutual = true;
    }
    if (act == LegalAct::breach) give(kind, model::Role::on);
    context.model.kinds.push_back(std::move(kind));
    context.marks.kinds.emplace_back();
    context.unsure_roles.push_back(false);
    context.names.add(name, {Sort::kind, index, {}});
    context.verbs.add(verb.empty() ? name : verb, {Sort::verb, index, {}});
  }
}

} // namespace casus::language
