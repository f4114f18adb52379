// SPDX-License-Identifier: Apache-2.0
#include "tests/noninterference/twins.h"

#include "tests/oracle/lot.h"

#include <array>
#include <functional>
#include <set>

namespace casus::twins {

namespace {

/// Lots for texts.
class Chance : public oracle::Lot {
public:
  using Lot::Lot;
  bool one_in(std::size_t count) { return below(count) == 0; }
  std::string pick(const std::vector<std::string>& from) { return Lot::pick(from); }
};

constexpr std::string_view words = R"(marking secret "For two offices"
marking inner
  below    secret
marking other
marking insider
actor Ukraine
actor Russia
actor Poland
actor Latvia
place Kyiv
  position 50.45 30.52
kind armed attack
  verb     attack
  roles    by, on
kind request for consultation
  verb     request consultation
  roles    by
kind consultation
  verb     consult
  roles    by, with
  mutual
kind disbursement
  verb     disburse
  roles    by, to
  rung     disbursed
source press "A newspaper"
  complete consultation to 2024-09-30
source wire "An agency"
family pair "Two agreements"
  incomplete "one of some"
table happenings "What happened"
  time     {t}
  row      is armed attack by {by} on {on}
)";

const std::vector<std::string> actors = {"Ukraine", "Russia", "Poland", "Latvia"};

std::string date(Chance& chance) {
  return "2024-0" + std::to_string(2 + chance.below(8)) + "-" + std::to_string(10 + chance.below(19));
}

std::string kind_of_event(Chance& chance) {
  switch (chance.below(4)) {
  case 0: return "armed attack by Russia on " + chance.pick({"Ukraine", "Poland"});
  case 1: return "request for consultation by " + chance.pick({"Ukraine", "Poland"});
  case 2: return "consultation by Ukraine, Poland";
  default: return "notice of pact by " + chance.pick({"Ukraine", "Poland"});
  }
}

std::string report(Chance& chance, const std::string& when) {
  return "  " + chance.pick({"happened", "happened", "denied", "expected"}) + " said " + when + " by " +
         chance.pick({"press", "wire"}) + ", " + chance.pick({"document", "named", "anonymous"});
}

/// What stands only in one of two worlds, each piece under a marking that the viewer does not hold. Names may be those
/// of open things, and some pieces have faults that only who sees them may be told.
class Hidden {
public:
  Hidden(std::uint64_t seed, std::vector<std::string> markings) : chance_(seed), markings_(std::move(markings)) {}

  std::string marking() { return chance_.pick(markings_); }
  bool is_there() { return chance_.one_in(3); }
  Chance& chance() { return chance_; }

  /// A declaration for anywhere but among an agreement's clauses.
  std::string declaration() {
    if (!is_there()) return "";
    const std::string note =
        chance_.one_in(2) ? "# on what follows: " + std::to_string(chance_.below(1000)) + "\n" : "";
    if (chance_.one_in(8))
      return note + "event faulty-" + number() + "\n  is nonsense by Nobody\n  marked " + marking() + "\n\n";
    return note + (chance_.one_in(2) ? event() : agreement()) + "\n";
  }

  std::string clause() {
    if (!is_there()) return "";
    return "clause hidden-" + number() + "\n  " + chance_.pick(actors) + " shall consult with " + chance_.pick(actors) +
           "\n  within " + number() + " days\n  marked " + marking() + "\n\n";
  }

  /// A slot of an agreement, and with it clauses that bear no marking themselves.
  std::string annex() {
    annexed_ = is_there() ? "protocol-" + number() : "";
    return annexed_.empty() ? ""
                            : "  annex     " + annexed_ + " \"Protocol " + number() + "\", marked " + marking() + "\n";
  }
  std::string annexed_clause() {
    if (annexed_.empty()) return "";
    return "clause annexed-" + number() + "\n  Poland shall consult with Ukraine\n  within 3 days\n  annex " +
           annexed_ + "\n\n";
  }

  std::string report_line() {
    if (!is_there()) return "";
    return (chance_.one_in(3) ? "  # from a desk\n" : "") + report(chance_, date(chance_)) + " marked " + marking() +
           "\n";
  }

  /// A section of Markdown with prose of its own.
  std::string section() {
    if (!is_there()) return "";
    return "## Annex " + number() + "\n\nNot for everybody: " + number() + ".\n\n```casus\n" + event() + "```\n\n";
  }

  std::string block() {
    if (!is_there()) return "";
    return "```casus\n" + event() + "```\n\n";
  }

  std::string file() { return event() + "\n" + agreement(); }

private:
  std::string number() { return std::to_string(1 + chance_.below(40)); }

  std::string event() {
    const std::string when = date(chance_);
    return "event " + chance_.pick({"hidden-" + number(), "attack-1", "told-1"}) + "\n  is       " +
           kind_of_event(chance_) + "\n  time     " + when + "\n  marked   " + marking() + "\n" +
           report(chance_, when) + "\n";
  }

  std::string agreement() {
    std::string text = "agreement hidden-" + number() + " \"A pact that few know\"\n  between   Poland, " +
                       chance_.pick({"Ukraine", "Latvia"}) +
                       "\n  zone      UTC\n  in force  from 2024-01-01\n  marked    " + marking() +
                       "\n  money     pledge " + number() + " EUR by Poland\n";
    for (std::size_t i = chance_.below(3); i > 0; --i)
      text += "\nclause duty-" + std::to_string(i) + "\n  Poland shall consult with Ukraine\n  within " + number() +
              " days\n";
    return text;
  }

  Chance chance_;
  std::vector<std::string> markings_;
  std::string annexed_;
};

/// The pact, open, with what one world hides in it.
std::string pact(Chance& open, Hidden& hidden) {
  std::string text =
      "agreement pact \"A pact\"\n  between   Ukraine, Poland\n  family    pair\n  zone      Europe/Kyiv\n"
      "  in force  from signature by all\n";
  text += hidden.annex();
  text += "  term      " + std::to_string(1 + open.below(9)) +
          " years from signature\n  ends      6 months after notice by either party\n"
          "  annex     lists \"Lists\", not binding\n  money     pledge " +
          std::to_string(1 + open.below(9)) + "00 EUR by Poland to Ukraine\n\n";
  text += hidden.clause();
  text +=
      "clause consult\n  when        armed attack on Ukraine\n  then when   request for consultation by either party\n"
      "  the parties shall jointly consult\n  within      " +
      std::to_string(1 + open.below(48)) + " hours\n\n";
  text += hidden.annexed_clause() + hidden.clause();
  text += "clause help\n  when        armed attack by Russia on Ukraine\n  Poland shall disburse to Ukraine\n  within  "
          "    " +
          std::to_string(1 + open.below(30)) + " days\n  annex       lists\n\n";
  return text + hidden.clause() + hidden.declaration();
}

std::string events(Chance& open, Hidden& hidden) {
  std::string text =
      "# signed\nevent signing\n  is       signature of pact by Ukraine, Poland\n  time     2024-01-12\n";
  text += hidden.report_line() + "  happened said 2024-01-12 by press, document\n" + hidden.report_line() + "\n";
  for (std::size_t i = 1; i <= 1 + open.below(3); ++i) {
    const std::string when = date(open);
    text += hidden.declaration() + "event attack-" + std::to_string(i) + "\n  is       " + kind_of_event(open) +
            "\n  time     " + when + "\n" + hidden.report_line() + report(open, when) + "\n" + hidden.report_line() +
            "\n";
  }
  return text + hidden.declaration();
}

/// A block of casus text without blank lines at its end.
std::string fenced(std::string text) {
  text.erase(text.find_last_not_of('\n') + 1);
  return "```casus\n" + text + "\n```\n";
}

std::map<std::string, std::string> files_of(Chance open, Hidden& hidden) {
  std::map<std::string, std::string> files;
  files["lib/a-words.casus"] = words;
  std::string text = "# The pact\n\nWhat it says.\n\n" + hidden.block() + fenced(pact(open, hidden)) + "\n";
  text += hidden.block() + hidden.section() + "# What happened\n\n" + hidden.block() + "Told here.\n\n";
  text += fenced(
      events(open, hidden) +
      "claim c1 \"It was signed\"\n  in       press, \"p. 1\"\n  part     \"signed\"\n  check    pact is signed\n");
  const std::string last = hidden.section();
  files["lib/pact.md"] = text + (last.empty() ? "" : "\n" + last);
  const std::string uneven = open.one_in(2) ? "actor   Estonia\n" : "actor Estonia\n";
  files["lib/uneven.casus"] =
      uneven + (hidden.is_there() ? "\nactor    Nowhere\n  marked   " + hidden.marking() + "\n" : "");
  // A fault for all to see: its message has a line number.
  files["wrong/wrong.casus"] = "actor Lithuania\n\n" + hidden.declaration() +
                               "event wrong\n  is armed atack by Russia on Ukraine\n  time 2024-08-01\n";
  if (hidden.is_there()) files["lib/hidden.casus"] = hidden.file();
  if (hidden.is_there()) files["folder/hidden.casus"] = hidden.file();
  files["events.csv"] = "t,by,on\n2024-03-01,Russia,Ukraine\n2024-05-01,Russia,Poland\n";
  return files;
}

record::Content entry(Chance& chance, const std::string& marking, const std::string& id, bool declares,
                      const std::string& when) {
  record::Content content{.marking = marking, .event = id, .declaration = {}, .happened = {}, .statement = {}};
  const time::Moment moment = time::parse_moment(when, time::Zone::utc()).value();
  if (declares) {
    content.declaration = "event " + id + "\n  is       " + kind_of_event(chance) + "\n  time     " + when + "\n";
    content.happened = moment;
  }
  record::Statement said{.standing = model::Standing::happened,
                         .attribution = model::Attribution::named,
                         .source = chance.pick({"press", "wire"})};
  said.said = moment;
  content.statement = said;
  content.sharing = static_cast<record::Sharing>(chance.below(6));
  content.recorder = chance.pick({"desk", "night desk"});
  return content;
}

/// The open entries at their times, and between them hidden ones: other events under the same ids, reports on open
/// events, corrections of open entries, compartments of any length.
std::vector<Append> record_of(Chance open, Hidden& hidden, const std::vector<std::string>& seen) {
  std::vector<Append> appends;
  std::int64_t at = 1'720'000'000;
  std::uint64_t of_open = 0;
  std::map<std::string, std::set<std::string>> declared;
  const auto hide = [&](std::int64_t when) {
    Chance& chance = hidden.chance();
    for (std::size_t i = chance.below(3); i > 0; --i) {
      const std::string marking = hidden.marking();
      const std::string id = chance.pick({"told-1", "told-2", "attack-1", "hidden-" + std::to_string(chance.below(9))});
      const bool declares = id != "attack-1" && declared[marking].insert(id).second;
      record::Content content = entry(chance, marking, id, declares, date(chance));
      if (of_open > 0 && chance.one_in(4)) {
        content.statement->standing = model::Standing::retracted;
        content.statement->replaces = record::Address{"", 1 + chance.below(of_open)};
      }
      appends.push_back({{content}, {when + static_cast<std::int64_t>(chance.below(100'000))}});
    }
  };
  hide(at);
  const std::size_t count = 1 + open.below(4);
  for (std::size_t i = 1; i <= count; ++i) {
    at += static_cast<std::int64_t>(open.below(1'000'000));
    const std::string marking = open.one_in(3) && !seen.empty() ? open.pick(seen) : "";
    const bool declares = !open.one_in(3);
    appends.push_back(
        {{entry(open, marking, declares ? "told-" + std::to_string(i) : "attack-1", declares, date(open))}, {at}});
    if (marking.empty()) ++of_open;
    hide(at);
  }
  return appends;
}

World world_of(std::uint64_t open, std::uint64_t hidden_seed, const std::vector<std::string>& seen,
               const std::vector<std::string>& unseen) {
  Hidden hidden(hidden_seed, unseen);
  World world{.files = files_of(Chance(open), hidden),
              .record = record_of(Chance(open + 1), hidden, seen),
              .signed_after = {""}};
  for (const std::string& marking : unseen) {
    if (hidden.is_there()) world.signed_after.push_back(marking);
  }
  return world;
}

} // namespace

Twins twins_of(std::uint64_t number) {
  Chance chance(number);
  struct Viewer {
    const char* as;
    std::vector<std::string> seen, unseen;
  };
  const std::array<Viewer, 5> viewers = {{{"", {}, {"inner", "other", "secret", "insider"}},
                                          {"inner", {"inner"}, {"other", "secret", "insider"}},
                                          {"other", {"other"}, {"inner", "secret", "insider"}},
                                          {"other, inner", {"inner", "other"}, {"secret", "insider"}},
                                          {"secret", {"inner", "secret"}, {"other", "insider"}}}};
  const Viewer& viewer = viewers[chance.below(viewers.size())];
  const std::uint64_t open = number * 4;
  return {viewer.as,
          {.markings = {viewer.seen.begin(), viewer.seen.end()}},
          world_of(open, open + 2, viewer.seen, viewer.unseen),
          world_of(open, open + 3, viewer.seen, viewer.unseen)};
}

} // namespace casus::twins
