// SPDX-License-Identifier: Apache-2.0
// Views of the record: events, reports, sources.
#include "questions/ids.h"
#include "questions/views_rows.h"
#include "questions/words.h"
#include "time/order.h"

namespace casus::questions {

namespace {

View events(const Case& asked) {
  View view{"event",
            "events of the record, with what is known of each",
            {{"id", ""},
             {"title", ""},
             {"kind", ""},
             {"agreement", ""},
             {"clause", ""},
             {"first", "first second"},
             {"last", "last second"},
             {"precision", ""},
             {"counts", "1: happened by the moment asked about, under the standard and the knowledge asked"},
             {"past", "began by the moment asked about: certain, depends, impossible"},
             {"expected", "1: a report expects it"},
             {"disputed", "1: a report denies it"},
             {"partial", ""},
             {"until", "of an extension"},
             {"note", ""},
             {"marking", ""}},
            {}};
  const model::Model& model = asked.model();
  const time::Instant on = asked.asked().on;
  for (std::uint32_t i = 0; i < model.events.size(); ++i) {
    const model::Event& one = model.events[i];
    const record::Account& account = asked.account({i});
    const time::Moment moment = account.counts ? account.moment : one.moment;
    view.rows.push_back(
        {one.id, text_value(one.title), model[one.kind].name, id_value(model, one.of),
         one.clause ? Value{clause_id(model, *one.clause)} : Value{}, iso(moment.first()), iso(moment.last()),
         text_value(time::to_string(moment.precision)), flag_value(account.counts && moment.first() <= on),
         text_value(time::to_string(time::at_or_before(moment, time::exact(on)))), flag_value(account.expected),
         flag_value(account.disputed), flag_value(one.partial),
         one.until ? Value{time::to_string(*one.until)} : Value{}, text_value(one.note), text_value(one.marking)});
  }
  return view;
}

View roles(const model::Model& model) {
  View view{"role", "who took part in an event", {{"event", ""}, {"role", "by, on, to, with"}, {"actor", ""}}, {}};
  for (const model::Event& one : model.events) {
    for (std::size_t role = 0; role < model::role_count; ++role) {
      for (const model::ActorId actor : one.roles[role]) {
        view.rows.push_back({one.id, text_value(to_words(static_cast<model::Role>(role))), model[actor].name});
      }
    }
  }
  return view;
}

View event_places(const model::Model& model) {
  View view{"event_place", "where an event happened", {{"event", ""}, {"place", ""}}, {}};
  for (const model::Event& one : model.events) {
    for (const model::PlaceId place : one.places)
      view.rows.push_back({one.id, model[place].name});
  }
  return view;
}

View citations(const model::Model& model) {
  View view{"citation", "events that an event names", {{"event", ""}, {"cited", ""}}, {}};
  for (const model::Event& one : model.events) {
    for (const model::EventId cited : one.cites)
      view.rows.push_back({one.id, model[cited].id});
  }
  return view;
}

View amounts(const model::Model& model) {
  View view{"amount",
            "sums that an event speaks of",
            {{"event", ""},
             {"amount", ""},
             {"unit", ""},
             {"bound", ""},
             {"bound_word", ""},
             {"by", ""},
             {"purpose", ""},
             {"period", ""}},
            {}};
  for (const model::Event& one : model.events) {
    for (const model::EventAmount& sum : one.amounts) {
      view.rows.push_back({one.id, sum.amount.value, sum.amount.currency, bound_value(sum.amount.bound),
                           text_value(sum.amount.bound_word), name_value(model, sum.by), text_value(sum.purpose),
                           text_value(sum.period)});
    }
  }
  return view;
}

View figures(const model::Model& model) {
  View view{"figure",
            "counts that an event carries",
            {{"event", ""}, {"name", ""}, {"value", ""}, {"to_value", "of a range"}, {"bound", ""}, {"bound_word", ""}},
            {}};
  for (const model::Event& one : model.events) {
    for (const model::Figure& figure : one.figures) {
      view.rows.push_back({one.id, figure.name, figure.value, figure.to ? Value{*figure.to} : Value{},
                           bound_value(figure.bound), text_value(figure.bound_word)});
    }
  }
  return view;
}

View representatives(const model::Model& model) {
  View view{"representative",
            "who acted for an actor in an event",
            {{"event", ""}, {"actor", ""}, {"name", ""}, {"office", ""}},
            {}};
  for (const model::Event& one : model.events) {
    for (const model::Representative& who : one.represented) {
      view.rows.push_back({one.id, model[who.actor].name, text_value(who.name), text_value(who.office)});
    }
  }
  return view;
}

View reports(const Case& asked) {
  View view{"report",
            "what sources say of events",
            {{"event", ""},
             {"standing", ""},
             {"source", ""},
             {"attribution", ""},
             {"speaker", ""},
             {"said_first", ""},
             {"said_last", ""},
             {"pointer", ""},
             {"known", "1: at the moment of knowledge asked"},
             {"marking", ""}},
            {}};
  const model::Model& model = asked.model();
  for (const model::Report& one : model.reports) {
    view.rows.push_back({model[one.event].id, text_value(to_words(one.standing)), model[one.source].id,
                         text_value(to_words(one.attribution)), text_value(one.speaker), iso(one.said.first()),
                         iso(one.said.last()), text_value(one.pointer),
                         flag_value(one.known_from() <= asked.asked().known_at), text_value(one.marking)});
  }
  return view;
}

View sources(const model::Model& model) {
  View view{"source",
            "newspapers, documents, offices",
            {{"id", ""}, {"title", ""}, {"address", ""}, {"published_first", ""}},
            {}};
  for (const model::Source& one : model.sources) {
    view.rows.push_back({one.id, one.title, text_value(one.pointer), first_value(one.published)});
  }
  return view;
}

} // namespace

std::vector<View> record_views(const Case& asked) {
  const model::Model& model = asked.model();
  return {events(asked),  roles(model),           event_places(model), citations(model), amounts(model),
          figures(model), representatives(model), reports(asked),      sources(model)};
}

} // namespace casus::questions
