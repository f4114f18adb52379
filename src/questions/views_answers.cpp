// SPDX-License-Identifier: Apache-2.0
// Views of what the questions answer: duties, judged acts, claims; and what was asked.
#include "questions/claims.h"
#include "questions/due.h"
#include "questions/judged.h"
#include "questions/network.h"
#include "questions/views_rows.h"
#include "questions/words.h"

namespace casus::questions {

namespace {

View asked_view(const Case& asked) {
  View view{"asked",
            "the one row of what was asked",
            {{"views_version", ""}, {"on_moment", ""}, {"known_at", ""}, {"standard", ""}},
            {}};
  view.rows.push_back({std::int64_t{views_version}, iso(asked.asked().on), iso(asked.asked().known_at),
                       text_value(record::to_string(asked.asked().standard))});
  return view;
}

View duties(const DueAnswer& answer) {
  View view{"duty",
            "who owes whom what, by when, and what became of it",
            {{"id", ""},
             {"agreement", ""},
             {"clause", ""},
             {"bearers", "names, joined"},
             {"act", ""},
             {"beneficiary", ""},
             {"opened_by", "event"},
             {"opened_first", ""},
             {"deadline_first", ""},
             {"deadline_last", "last permitted second"},
             {"waits_for", ""},
             {"verdict", ""},
             {"performance", ""},
             {"timeliness", ""},
             {"standing", ""},
             {"exists_", "certain or depends"},
             {"modality", ""},
             {"force", ""},
             {"hedges", ""},
             {"tainted", "1: an untranslated passage qualifies it"}},
            {}};
  for (const DutyRow& one : answer.duties) {
    view.rows.push_back({one.id,
                         one.agreement,
                         one.clause,
                         join(one.bearers),
                         one.act,
                         text_value(one.beneficiary),
                         one.events.empty() ? Value{} : Value{one.events.front()},
                         iso(one.opened.first()),
                         first_value(one.deadline),
                         last_value(one.deadline),
                         text_value(join(one.waits_for, "then")),
                         text_value(to_words(one.verdict)),
                         text_value(to_words(one.performance)),
                         text_value(to_words(one.timeliness)),
                         text_value(to_words(one.standing)),
                         text_value(time::to_string(one.exists)),
                         text_value(to_words(one.modality)),
                         text_value(one.force_words),
                         text_value(join(one.hedges)),
                         flag_value(one.tainted)});
  }
  return view;
}

View bearers(const DueAnswer& answer) {
  View view{"bearer", "a row a duty and bearer", {{"duty", ""}, {"actor", ""}}, {}};
  for (const DutyRow& one : answer.duties) {
    for (const std::string& actor : one.bearers)
      view.rows.push_back({one.id, actor});
  }
  return view;
}

View acts(const DueAnswer& answer) {
  View view{"judged_act",
            "acts that a prohibition speaks of",
            {{"event", ""},
             {"bearer", ""},
             {"clause", ""},
             {"outcome", ""},
             {"other", "clause that permits or conflicts"},
             {"tainted", "1: an untranslated passage qualifies it"}},
            {}};
  for (const JudgedAct& one : answer.judged) {
    view.rows.push_back({one.event, one.bearer, one.clause, text_value(to_words(one.outcome)), text_value(one.other),
                         flag_value(one.tainted)});
  }
  return view;
}

View claim_rows(const ClaimsAnswer& answer) {
  View view{"claim",
            "statements of sources, judged",
            {{"id", ""},
             {"says", ""},
             {"source", ""},
             {"place", ""},
             {"speaker", ""},
             {"attribution", ""},
             {"hedges", ""},
             {"about", ""},
             {"depends_on", ""},
             {"verdict", ""},
             {"reason", ""}},
            {}};
  for (const ClaimAnswer& one : answer.claims) {
    view.rows.push_back({one.id, one.text, one.source, text_value(one.place), text_value(one.speaker),
                         text_value(to_words(one.attribution)), text_value(join(one.hedges)), text_value(one.about),
                         text_value(join(one.depends_on)), text_value(to_words(one.verdict)), one.reason});
  }
  return view;
}

View claim_parts(const ClaimsAnswer& answer) {
  View view{"claim_part",
            "the parts of a claim, judged",
            {{"claim", ""}, {"number", "from 1"}, {"says", ""}, {"verdict", ""}, {"reason", ""}},
            {}};
  for (const ClaimAnswer& one : answer.claims) {
    std::int64_t number = 0;
    for (const PartAnswer& part : one.parts) {
      view.rows.push_back({one.id, ++number, part.text, text_value(to_words(part.verdict)), part.reason});
    }
  }
  return view;
}

View claim_pointers(const model::Model& model) {
  View view{"claim_pointer", "sources of the later record of a claim", {{"claim", ""}, {"address", ""}}, {}};
  for (const model::Claim& one : model.claims) {
    for (const std::string& address : one.pointers)
      view.rows.push_back({one.id, address});
  }
  return view;
}

} // namespace

std::vector<View> answer_views(const Case& asked) {
  const DueAnswer owed = due(asked, {.all = true});
  const ClaimsAnswer judged = claims(asked);
  return {asked_view(asked),
          duties(owed),
          bearers(owed),
          acts(owed),
          claim_rows(judged),
          claim_parts(judged),
          claim_pointers(asked.model())};
}

} // namespace casus::questions
