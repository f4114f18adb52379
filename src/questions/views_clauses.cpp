// SPDX-License-Identifier: Apache-2.0
// Views of clauses: what each says, opens on, is softened by, and what the language could not say.
#include "questions/explain.h"
#include "questions/ids.h"
#include "questions/views_rows.h"
#include "questions/words.h"

namespace casus::questions {

namespace {

constexpr std::string_view quantifiers[]{"each", "all", "any", "jointly"};
constexpr std::string_view timings[]{"none",         "within",  "by date",    "before date", "every",
                                     "at all times", "on each", "when asked", "immediately"};

Value quantifier_value(model::Quantifier quantifier) {
  return text_value(quantifiers[static_cast<std::size_t>(quantifier)]);
}

std::string beneficiary_text(const model::Model& model, const model::Beneficiary& beneficiary) {
  switch (beneficiary.set) {
  case model::BeneficiarySet::none: return "";
  case model::BeneficiarySet::named: return model[beneficiary.actor].name;
  case model::BeneficiarySet::that_party: return "that party";
  case model::BeneficiarySet::each_other_party: return "each other party";
  }
  return "";
}

View clauses(const Case& asked) {
  View view{"clause",
            "clauses, one row each",
            {{"id", "agreement/clause"},
             {"agreement", ""},
             {"title", ""},
             {"locus", "article"},
             {"modality", ""},
             {"modal", "the word used"},
             {"bearers", ""},
             {"quantifier", ""},
             {"act", "kind of event"},
             {"verb", ""},
             {"beneficiary", ""},
             {"timing", ""},
             {"span", ""},
             {"date", ""},
             {"force", ""},
             {"not_binding", ""},
             {"annex", ""},
             {"sentence", "short"},
             {"english", "long"},
             {"state", "at the moment asked about"},
             {"marking", ""}},
            {}};
  const model::Model& model = asked.model();
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    const model::Clause& one = model.clauses[i];
    const bool absent = one.modality == model::Modality::absence;
    const bool dated = one.when.timing == model::Timing::by_date || one.when.timing == model::Timing::before_date;
    view.rows.push_back({clause_id(model, {i}),
                         model[one.agreement].id,
                         text_value(one.title),
                         text_value(one.locus),
                         text_value(to_words(one.modality)),
                         text_value(one.modal),
                         absent ? Value{} : Value{bearers_words(model, one)},
                         absent ? Value{} : quantifier_value(one.bearers.quantifier),
                         model[one.act.kind].name,
                         text_value(model[one.act.kind].verb),
                         text_value(beneficiary_text(model, one.beneficiary)),
                         text_value(timings[static_cast<std::size_t>(one.when.timing)]),
                         one.when.span ? Value{time::to_string(*one.when.span)} : Value{},
                         dated ? Value{time::to_string(one.when.date)} : Value{},
                         text_value(to_words(force_of(model, one))),
                         flag_value(one.not_binding),
                         text_value(one.annex),
                         sentence(model, one),
                         english(model, one),
                         text_value(to_words(asked.outcome().clauses[i])),
                         text_value(one.marking)});
  }
  return view;
}

Value role_value(const model::Model& model, const model::Pattern& pattern, model::Role role) {
  const model::ActorMatch& match = pattern.roles[static_cast<std::size_t>(role)];
  switch (match.selector) {
  case model::Selector::anyone: return {};
  case model::Selector::named: return model[match.actor].name;
  case model::Selector::a_party: return "a party";
  case model::Selector::that_party: return "that party";
  case model::Selector::other_party: return "another party";
  }
  return {};
}

View triggers(const model::Model& model) {
  View view{"trigger",
            "the events that open a clause, link by link, alternative by alternative",
            {{"clause", ""},
             {"link", "from 1"},
             {"alternative", "from 1"},
             {"kind", ""},
             {"by", ""},
             {"on", ""},
             {"to", ""},
             {"with", ""},
             {"at", ""},
             {"of", ""},
             {"within", "after the link before"}},
            {}};
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    for (std::size_t link = 0; link < model.clauses[i].links.size(); ++link) {
      const model::Link& step = model.clauses[i].links[link];
      for (std::size_t alternative = 0; alternative < step.alternatives.size(); ++alternative) {
        const model::Pattern& pattern = step.alternatives[alternative];
        view.rows.push_back({clause_id(model, {i}), static_cast<std::int64_t>(link + 1),
                             static_cast<std::int64_t>(alternative + 1), model[pattern.kind].name,
                             role_value(model, pattern, model::Role::by), role_value(model, pattern, model::Role::on),
                             role_value(model, pattern, model::Role::to), role_value(model, pattern, model::Role::with),
                             name_value(model, pattern.at), id_value(model, pattern.of),
                             step.within ? Value{time::to_string(*step.within)} : Value{}});
      }
    }
  }
  return view;
}

View conditions(const model::Model& model) {
  View view{"condition",
            "conditions and exceptions of clauses, in words",
            {{"clause", ""}, {"sort", "while, unless, does not apply when, excused when, broken by"}, {"says", ""}},
            {}};
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    const model::Clause& one = model.clauses[i];
    const model::Agreement& of = model[one.agreement];
    const auto add = [&](const char* sort, const model::Rare<model::Condition>& condition) {
      if (condition) view.rows.push_back({clause_id(model, {i}), sort, describe(model, *condition, of)});
    };
    add("while", one.while_);
    add("unless", one.unless);
    add("does not apply when", one.not_applied_when);
    for (const model::Pattern& pattern : one.excused_when) {
      view.rows.push_back({clause_id(model, {i}), "excused when", describe(model, pattern, &of)});
    }
    for (const model::Pattern& pattern : one.broken_by) {
      view.rows.push_back({clause_id(model, {i}), "broken by", describe(model, pattern, &of)});
    }
  }
  return view;
}

View hedges(const model::Model& model) {
  View view{"hedge",
            "words that soften or urge",
            {{"agreement", ""},
             {"clause", "null: all of it"},
             {"place", "time, clause, agreement"},
             {"hedge", ""},
             {"words", ""},
             {"softens", "0: it urges"}},
            {}};
  const auto add = [&](const std::string& agreement, const Value& clause, const char* place,
                       const std::vector<model::HedgeNote>& notes) {
    for (const model::HedgeNote& note : notes) {
      view.rows.push_back({agreement, clause, place, text_value(to_words(note.hedge)), hedge_words(note),
                           flag_value(model::softens(note.hedge))});
    }
  };
  for (const model::Agreement& one : model.agreements)
    add(one.id, {}, "agreement", one.hedges);
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    const model::Clause& one = model.clauses[i];
    add(model[one.agreement].id, clause_id(model, {i}), "time", one.when.hedges);
    add(model[one.agreement].id, clause_id(model, {i}), "clause", one.hedges);
  }
  return view;
}

View remarks(const model::Model& model) {
  View view{"remark",
            "what the library adds and no rule computes with",
            {{"agreement", ""}, {"clause", "null: the agreement"}, {"label", ""}, {"says", ""}},
            {}};
  for (const model::Agreement& one : model.agreements) {
    for (const model::Remark& remark : one.remarks)
      view.rows.push_back({one.id, {}, remark.label, remark.text});
  }
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    for (const model::Remark& remark : model.clauses[i].remarks) {
      view.rows.push_back({model[model.clauses[i].agreement].id, clause_id(model, {i}), remark.label, remark.text});
    }
  }
  return view;
}

View untranslated(const model::Model& model) {
  View view{"untranslated",
            "passages that the language cannot say",
            {{"agreement", ""}, {"clause", "null: the agreement"}, {"locus", ""}, {"says", ""}, {"reason", ""}},
            {}};
  for (const model::Agreement& one : model.agreements) {
    for (const model::Untranslated& passage : one.untranslated) {
      view.rows.push_back({one.id, passage.clause ? Value{clause_id(model, *passage.clause)} : Value{},
                           text_value(passage.locus), passage.text, passage.reason});
    }
  }
  return view;
}

View pointers(const model::Model& model) {
  View view{
      "pointer", "sources of readings", {{"agreement", ""}, {"clause", "null: the agreement"}, {"address", ""}}, {}};
  for (const model::Agreement& one : model.agreements) {
    for (const std::string& address : one.pointers)
      view.rows.push_back({one.id, {}, address});
  }
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    for (const std::string& address : model.clauses[i].pointers) {
      view.rows.push_back({model[model.clauses[i].agreement].id, clause_id(model, {i}), address});
    }
  }
  return view;
}

} // namespace

std::vector<View> clause_views(const Case& asked) {
  const model::Model& model = asked.model();
  return {clauses(asked), triggers(model),     conditions(model), hedges(model),
          remarks(model), untranslated(model), pointers(model)};
}

} // namespace casus::questions
