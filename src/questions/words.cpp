// SPDX-License-Identifier: Apache-2.0
// Enumerators in words.
#include "questions/words.h"

namespace casus::questions {

std::string_view to_words(model::Verdict verdict) {
  using enum model::Verdict;
  switch (verdict) {
  case waiting: return "waiting";
  case open: return "open";
  case kept: return "kept";
  case kept_late: return "kept late";
  case broken: return "broken";
  case overdue: return "overdue";
  case not_kept_hedged: return "not kept (hedged)";
  case not_done: return "not done";
  case suspended: return "suspended";
  case excused: return "excused";
  case waived: return "waived";
  case lapsed: return "lapsed";
  case conflict: return "conflict";
  case disputed: return "disputed";
  case depends: return "depends";
  }
  return "depends";
}

std::string_view explain(model::Verdict verdict, bool has_last_moment) {
  using enum model::Verdict;
  switch (verdict) {
  case waiting: return "not owed yet: something must happen first";
  case open: return has_last_moment ? "owed, and its time has not run out" : "owed; no last moment is stated";
  case kept: return "performed in time";
  case kept_late: return "performed, but after its time";
  case broken: return "its time passed, and the record is complete up to then";
  case overdue: return "its time passed with nothing recorded; no source says that its record is complete";
  case not_kept_hedged: return "its time passed, but the text softens the time, so it is not called broken";
  case not_done: return "an intention or aim not carried out; never a breach";
  case suspended: return "not owed while the suspension lasts";
  case excused: return "excused";
  case waived: return "waived by the other side";
  case lapsed: return "lapsed with its agreement";
  case conflict: return "another clause of equal rank forbids it";
  case disputed: return "it would be broken, but a report denies a fact that it rests on";
  case depends: return "facts that are not recorded precisely enough decide it";
  }
  return "";
}

Emphasis emphasis_of(model::Verdict verdict) {
  using enum model::Verdict;
  switch (verdict) {
  case kept: return Emphasis::good;
  case broken: return Emphasis::bad;
  case kept_late:
  case overdue:
  case not_kept_hedged:
  case conflict:
  case disputed:
  case depends: return Emphasis::unsure;
  case waiting:
  case open:
  case suspended: return Emphasis::plain;
  case not_done:
  case excused:
  case waived:
  case lapsed: return Emphasis::faint;
  }
  return Emphasis::plain;
}

std::string_view to_words(model::Force force) {
  using enum model::Force;
  switch (force) {
  case treaty: return "treaty";
  case executive_agreement: return "executive agreement";
  case political_commitment: return "political commitment";
  case policy: return "policy";
  case statement: return "statement";
  case contested: return "contested";
  }
  return "contested";
}

std::string_view to_words(model::Modality modality) {
  using enum model::Modality;
  switch (modality) {
  case obligation: return "obligation";
  case prohibition: return "prohibition";
  case permission: return "permission";
  case power: return "power";
  case intention: return "intention";
  case aim: return "aim";
  case absence: return "not provided";
  }
  return "";
}

std::string_view to_words(model::Hedge hedge) {
  using enum model::Hedge;
  switch (hedge) {
  case immediately: return "immediately";
  case swiftly: return "swiftly";
  case where_possible: return "where possible";
  case best_efforts: return "best efforts";
  case as_appropriate: return "as appropriate";
  case as_deemed_necessary: return "as it deems necessary";
  case own_law: return "in accordance with own law";
  case constitutional_processes: return "in accordance with constitutional processes";
  case availability_of_funds: return "subject to availability of funds";
  case appropriation: return "subject to appropriation";
  case mutual_decision: return "by mutual decision";
  case other: return "softened";
  }
  return "softened";
}

std::string_view to_words(model::Performance performance) {
  using enum model::Performance;
  switch (performance) {
  case none: return "none";
  case part: return "part";
  case full: return "full";
  }
  return "none";
}

std::string_view to_words(model::Timeliness timeliness) {
  using enum model::Timeliness;
  switch (timeliness) {
  case not_yet_due: return "not yet due";
  case due: return "due";
  case on_time: return "on time";
  case late: return "late";
  }
  return "due";
}

std::string_view to_words(model::DutyStanding standing) {
  using enum model::DutyStanding;
  switch (standing) {
  case live: return "live";
  case suspended: return "suspended";
  case excused: return "excused";
  case waived: return "waived";
  case lapsed: return "lapsed";
  case disputed: return "disputed";
  }
  return "live";
}

std::string_view to_words(model::ClauseState state) {
  using enum model::ClauseState;
  switch (state) {
  case dormant: return "dormant";
  case live: return "live";
  case suspended: return "suspended";
  case spent: return "spent";
  }
  return "dormant";
}

std::string_view to_words(model::EndCause cause) {
  using enum model::EndCause;
  switch (cause) {
  case none: return "none";
  case term: return "term";
  case exit: return "exit";
  case termination: return "termination";
  case superseded: return "superseded";
  }
  return "none";
}

std::string_view to_words(model::Attribution attribution) {
  using enum model::Attribution;
  switch (attribution) {
  case document: return "document";
  case on_the_record: return "on the record";
  case named: return "named";
  case anonymous: return "anonymous";
  }
  return "anonymous";
}

std::string_view to_words(model::Standing standing) {
  using enum model::Standing;
  switch (standing) {
  case expected: return "expected";
  case happened: return "happened";
  case denied: return "denied";
  case corrected: return "corrected";
  case retracted: return "retracted";
  }
  return "happened";
}

std::string_view to_words(model::LegalAct act) {
  using enum model::LegalAct;
  switch (act) {
  case none: return "event";
  case signature: return "signature";
  case ratification: return "ratification";
  case notification: return "notification";
  case deposit: return "deposit";
  case accession: return "accession";
  case negotiation: return "negotiation";
  case initialling: return "initialling";
  case reservation: return "reservation";
  case withdrawal_of_reservation: return "withdrawal of reservation";
  case objection: return "objection";
  case amendment: return "amendment";
  case extension: return "extension";
  case notice: return "notice";
  case receipt_of_notice: return "receipt of notice";
  case termination: return "termination";
  case suspension: return "suspension";
  case resumption: return "resumption";
  case waiver: return "waiver";
  case change_of_government: return "change of government";
  case reaffirmation: return "reaffirmation";
  case finding: return "finding";
  case veto: return "veto";
  case breach: return "breach";
  }
  return "event";
}

std::string counted(std::size_t number, std::string_view what) {
  return std::to_string(number) + " " + std::string(what) + (number == 1 ? "" : "s");
}

std::string join(const std::vector<std::string>& parts, std::string_view word) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && i + 1 < parts.size()) result += ", ";
    if (i > 0 && i + 1 == parts.size()) result += " " + std::string(word) + " ";
    result += parts[i];
  }
  return result;
}

} // namespace casus::questions
