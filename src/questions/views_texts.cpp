// SPDX-License-Identifier: Apache-2.0
// Views of actors, places, kinds and agreements.
#include "questions/money.h"
#include "questions/views_rows.h"
#include "questions/words.h"

namespace casus::questions {

namespace {

constexpr std::string_view actor_types[]{"state", "organisation", "group", "office", "person"};
constexpr std::string_view renewal_kinds[]{"", "joint", "tacit", "other"};
constexpr std::string_view survival_words[]{"", "all decide", "any decides"};
constexpr std::string_view steps[]{"signature", "ratification", "money", "notice", "amendment", "registration"};
constexpr std::string_view units[]{"currency", "percent of GDP", "items"};

template <class Enum, std::size_t n>
Value word(const std::string_view (&words)[n], Enum value) {
  return text_value(words[static_cast<std::size_t>(value)]);
}

View actors(const model::Model& model) {
  View view{"actor",
            "states, organisations, groups, offices and persons",
            {{"name", ""}, {"type", ""}, {"office_of", ""}, {"decides_by", "of a body"}, {"seat", "a place"}},
            {}};
  for (const model::Actor& actor : model.actors) {
    view.rows.push_back({actor.name, word(actor_types, actor.type), name_value(model, actor.of),
                         text_value(actor.decides_by), name_value(model, actor.seat)});
  }
  return view;
}

View aliases(const model::Model& model) {
  View view{"alias", "other names of actors", {{"actor", ""}, {"alias", ""}}, {}};
  for (const model::Actor& actor : model.actors) {
    for (const std::string& alias : actor.aliases)
      view.rows.push_back({actor.name, alias});
  }
  return view;
}

View memberships(const model::Model& model) {
  View view{"membership",
            "who is a member of what, from when to when",
            {{"body", ""}, {"member", ""}, {"from_first", ""}, {"to_first", "first second no longer a member"}},
            {}};
  for (const model::Actor& actor : model.actors) {
    for (const model::Membership& one : actor.members) {
      view.rows.push_back({actor.name, model[one.member].name, first_value(one.from), first_value(one.to)});
    }
  }
  return view;
}

View places(const model::Model& model) {
  View view{"place",
            "places and what they lie in",
            {{"name", ""}, {"inside", ""}, {"latitude", "degrees north"}, {"longitude", "degrees east"}},
            {}};
  for (const model::Place& place : model.places) {
    view.rows.push_back({place.name, name_value(model, place.in),
                         place.position ? Value{place.position->latitude} : Value{},
                         place.position ? Value{place.position->longitude} : Value{}});
  }
  return view;
}

View kinds(const model::Model& model) {
  View view{"kind",
            "kinds of event",
            {{"name", ""},
             {"verb", ""},
             {"parent", ""},
             {"legal_act", ""},
             {"mutual", "1 or 0"},
             {"contested", "1: a word of judgement"},
             {"rung", "what it does with money"}},
            {}};
  for (const model::EventKind& kind : model.kinds) {
    const bool legal = kind.act != model::LegalAct::none;
    view.rows.push_back({kind.name, text_value(kind.verb), name_value(model, kind.parent),
                         legal ? text_value(to_words(kind.act)) : Value{}, flag_value(kind.mutual),
                         flag_value(kind.contested), kind.rung ? text_value(to_words(*kind.rung)) : Value{}});
  }
  return view;
}

View agreements(const Case& asked) {
  View view{"agreement",
            "instruments, what their texts say and what holds at the moment asked about",
            {{"id", ""},
             {"title", ""},
             {"family", ""},
             {"form", ""},
             {"binding", "1, 0, or null: not said"},
             {"zone", "whose midnight"},
             {"entry_rule", ""},
             {"entry_stated", "0: the text has no rule"},
             {"term", ""},
             {"term_from", "signature or entry into force"},
             {"renewal", "joint, tacit, other"},
             {"renewal_notice", "how long before the end"},
             {"renewal_words", ""},
             {"open_to_accession", "1 or 0"},
             {"signed_by_all", "certain, depends, impossible"},
             {"signed_first", ""},
             {"signed_last", ""},
             {"in_force", "certain, depends, impossible"},
             {"entry_first", ""},
             {"entry_last", ""},
             {"end_first", "first second no longer in force"},
             {"end_cause", ""},
             {"suspended", ""},
             {"marking", "null: open to all"}},
            {}};
  const model::Model& model = asked.model();
  for (std::uint32_t i = 0; i < model.agreements.size(); ++i) {
    const model::Agreement& one = model.agreements[i];
    const model::AgreementState& state = asked.state({i});
    const bool signature = one.term && one.term->from == model::TermStart::signature;
    view.rows.push_back({one.id,
                         one.title,
                         text_value(one.family),
                         text_value(to_words(one.form)),
                         flag_value(one.binding),
                         one.zone ? Value{*one.zone} : Value{},
                         entry_words(model, one),
                         flag_value(one.entry.stated),
                         one.term ? Value{time::to_string(one.term->length)} : Value{},
                         one.term ? text_value(signature ? "signature" : "entry into force") : Value{},
                         word(renewal_kinds, one.renewal.kind),
                         one.renewal.notice ? Value{time::to_string(*one.renewal.notice)} : Value{},
                         text_value(one.renewal.words),
                         flag_value(one.open_to_accession),
                         text_value(time::to_string(state.signed_by_all)),
                         first_value(state.signed_at),
                         last_value(state.signed_at),
                         text_value(time::to_string(state.in_force)),
                         first_value(state.entry),
                         last_value(state.entry),
                         first_value(state.end),
                         state.cause == model::EndCause::none ? Value{} : text_value(to_words(state.cause)),
                         text_value(time::to_string(state.suspended)),
                         text_value(one.marking)});
  }
  return view;
}

View parties(const Case& asked) {
  View view{"party",
            "parties and addressees of each agreement, with what each has done",
            {{"agreement", ""},
             {"actor", ""},
             {"declared", "1: named by the text; 0: acceded"},
             {"addressee", "1: of a unilateral instrument, no party"},
             {"signed_first", ""},
             {"consented_first", ""},
             {"bound", "certain, depends, impossible"},
             {"bound_first", ""},
             {"notice_first", ""},
             {"left_first", ""}},
            {}};
  const model::Model& model = asked.model();
  for (std::uint32_t i = 0; i < model.agreements.size(); ++i) {
    const model::Agreement& one = model.agreements[i];
    for (const model::PartyState& party : asked.state({i}).parties) {
      const bool declared = std::ranges::count(one.parties, party.party) > 0;
      view.rows.push_back({one.id, model[party.party].name, flag_value(declared), flag_value(false),
                           first_value(party.signed_at), first_value(party.consented_at),
                           text_value(time::to_string(party.bound)), first_value(party.bound_from),
                           first_value(party.notice_at), first_value(party.left_at)});
    }
    for (const model::ActorId addressee : one.addressees) {
      view.rows.push_back({one.id,
                           model[addressee].name,
                           flag_value(true),
                           flag_value(true),
                           {},
                           {},
                           text_value(time::to_string(asked.state({i}).in_force)),
                           {},
                           {},
                           {}});
    }
  }
  return view;
}

View exits_view(const model::Model& model) {
  View view{"way_out",
            "ways out that the texts state",
            {{"agreement", ""},
             {"rule", ""},
             {"trigger", "kind of event"},
             {"legal_act", ""},
             {"after", ""},
             {"whole", "1: ends for all"},
             {"hedges", ""},
             {"locus", ""}},
            {}};
  for (const model::Agreement& one : model.agreements) {
    for (const model::Exit& exit : one.exits) {
      std::vector<std::string> hedges;
      hedges.reserve(exit.hedges.size());
      for (const model::HedgeNote& note : exit.hedges)
        hedges.push_back(hedge_words(note));
      view.rows.push_back({one.id, describe(model, exit, one), model[exit.trigger.kind].name,
                           text_value(to_words(model[exit.trigger.kind].act)),
                           exit.after ? Value{time::to_string(*exit.after)} : Value{}, flag_value(exit.whole),
                           text_value(join(hedges)), text_value(exit.locus)});
    }
  }
  return view;
}

View survivals_view(const model::Model& model) {
  View view{"survival",
            "what goes on after the end",
            {{"agreement", ""}, {"what", ""}, {"unless", "who could stop it"}, {"locus", ""}},
            {}};
  for (const model::Agreement& one : model.agreements) {
    for (const model::Survival& kept : one.survivals) {
      view.rows.push_back({one.id, kept.what, word(survival_words, kept.unless), text_value(kept.locus)});
    }
  }
  return view;
}

View procedures_view(const model::Model& model) {
  View view{"procedure",
            "what a party must do at home, or need not",
            {{"agreement", ""},
             {"party", ""},
             {"step", ""},
             {"by", "office"},
             {"needed", "1, 0, or null: not known"},
             {"note", ""}},
            {}};
  for (const model::Agreement& one : model.agreements) {
    for (const model::Procedure& step : one.procedures) {
      view.rows.push_back({one.id, model[step.party].name, word(steps, step.step), name_value(model, step.by),
                           flag_value(step.needed), text_value(step.note)});
    }
  }
  return view;
}

View annexes_view(const model::Model& model) {
  View view{"annex",
            "parts with a force of their own",
            {{"agreement", ""}, {"id", ""}, {"title", ""}, {"form", ""}, {"binding", ""}, {"locus", ""}},
            {}};
  for (const model::Agreement& one : model.agreements) {
    for (const model::Annex& annex : one.annexes) {
      view.rows.push_back({one.id, annex.id, text_value(annex.title),
                           annex.force ? text_value(to_words(*annex.force)) : Value{}, flag_value(annex.binding),
                           text_value(annex.locus)});
    }
  }
  return view;
}

View relations_view(const model::Model& model) {
  View view{"relation",
            "how agreements stand to one another",
            {{"agreement", ""}, {"relation", "supersedes, succeeds, prevails over"}, {"other", ""}},
            {}};
  for (const model::Agreement& one : model.agreements) {
    const auto add = [&](const std::vector<model::AgreementId>& others, const char* relation) {
      for (const model::AgreementId other : others)
        view.rows.push_back({one.id, relation, model[other].id});
    };
    add(one.supersedes, "supersedes");
    add(one.succeeds, "succeeds");
    add(one.prevails_over, "prevails over");
  }
  return view;
}

View promises_view(const model::Model& model) {
  View view{"promise",
            "sums of money, shares and things that texts speak of",
            {{"agreement", ""},
             {"number", "from 1, in the order of the text"},
             {"sort", ""},
             {"rung", ""},
             {"amount", "null: no specific amount"},
             {"unit", ""},
             {"unit_kind", ""},
             {"bound", ""},
             {"bound_word", ""},
             {"period", ""},
             {"each_year", ""},
             {"by", ""},
             {"to", ""},
             {"purpose", ""},
             {"condition", ""},
             {"locus", ""}},
            {}};
  for (const model::Agreement& one : model.agreements) {
    std::int64_t number = 0;
    for (const model::Promise& sum : one.money) {
      const auto& amount = sum.amount;
      view.rows.push_back(
          {one.id, ++number, sum.kind, text_value(to_words(sum.rung)), amount ? Value{amount->value} : Value{},
           text_value(amount ? amount->currency : sum.currency), amount ? word(units, amount->unit) : Value{},
           amount ? bound_value(amount->bound) : Value{}, amount ? text_value(amount->bound_word) : Value{},
           text_value(sum.period), flag_value(sum.each_year), name_value(model, sum.by), name_value(model, sum.to),
           text_value(sum.purpose), text_value(sum.condition), text_value(sum.locus)});
    }
  }
  return view;
}

} // namespace

std::vector<View> text_views(const Case& asked) {
  const model::Model& model = asked.model();
  return {actors(model),         aliases(model),         memberships(model),  places(model),
          kinds(model),          agreements(asked),      parties(asked),      exits_view(model),
          survivals_view(model), procedures_view(model), annexes_view(model), relations_view(model),
          promises_view(model)};
}

} // namespace casus::questions
