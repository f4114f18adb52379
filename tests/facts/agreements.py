# SPDX-License-Identifier: Apache-2.0
"""Checks of the facts about agreements. Each returns None where the model has the fact, else what is missing."""

from record import Library, has_marks, plain

TOPIC_CLAUSES = {"training": ("training",), "defence_industry": ("industry",), "intelligence": ("intelligence",),
                 "cyber": ("cyber",), "sanctions": ("sanctions", "costs"), "demining": ("demining",),
                 "russian_assets_and_reparations": ("assets",), "reform_duties_on_ukraine": ("reform",)}
TRIGGERS = {"armed_attack": ("attack",), "threat_of_armed_attack": ("threat",), "aggression": ("aggression", "attack"),
            "significant_escalation": ("escalation",), "question_about_commitments": ("question",),
            "threat": ("threat",), "significant_deliberate_sustained_attack": ("sustained",)}
KINDS = {"past+pledge": "total", "authorisation": "authorisation", "third_party": "third party", "in_kind": "in kind",
         "allocated": "allocation"}
BOUNDS = {"stated": ("stated",), "at_least": ("floor",), "more_than": ("floor",), "up_to": ("ceiling",),
          "almost": ("ceiling", "about"), "nearly": ("ceiling", "about"), "close_to": ("about", "ceiling"),
          "approximate": ("about",), "around": ("about",), "estimate": ("about",)}


def party(library: Library, id_: str, value: str):
    name = library.actor(value.split(" (")[0].strip())
    named = {row["actor"] for row in library.rows("SELECT actor FROM party WHERE agreement = ?", id_)}
    if name in named:
        return None
    # A phrase that names nobody ("25 further states") must be said to be untranslated, or stand in a remark.
    return None if not has_marks([word for word in value.split() if word[0].isdigit()] or [value.split()[0].strip("(")],
                                 library.text_of(id_)) and (name is None) else f"party {value}"


def title(library: Library, id_: str, value: list[str]):
    row = library.agreement(id_)
    missing = has_marks(value, plain(row["title"]) + library.text_of(id_))
    return f"words of the title: {missing}" if missing else None


def date(library: Library, id_: str, value: str):
    zone = library.agreement(id_)["zone"]
    dates = {row["first"][:10] for row in library.signings(id_)}
    dates |= {library.local_date(row["first"], zone) for row in library.signings(id_)}
    return None if value in dates else f"signed {sorted(dates)}"


def place(library: Library, id_: str, value: str):
    text = " ".join(library.event_text(row["id"]) for row in library.signings(id_))
    words = [word for word in value.replace("(", ",").replace(")", "").split(",") if word.strip()]
    first = plain(words[0].strip())
    return None if first in text or first.replace(", d.c.", "") in text else f"place {value}: {words[0]}"


def signatory(library: Library, id_: str, value: dict):
    actor = library.actor(value["party"].split(" (")[0])
    for row in library.signings(id_):
        for who in library.rows("SELECT * FROM representative WHERE event = ?", row["id"]):
            same = who["actor"] == actor and (value["name"] is None or plain(who["name"]) == plain(value["name"]))
            if same and (value["office"] is None or plain(value["office"]) in plain(who["office"])):
                return None
    return f"signatory {value['party']}: {value['name']}, {value['office']}"


def form(library: Library, id_: str, value: str):
    row = library.agreement(id_)
    wanted = {"treaty": {"treaty"}, "executive": {"executive agreement"}, "intergovernmental": {"executive agreement",
              "treaty"}, "agreement needing": {"treaty", "contested", "political commitment"},
              "unknown": {"contested", "political commitment"}, "memorandum": {"contested", "political commitment"},
              "draft": {"political commitment", "contested", "treaty", "executive agreement"}}
    for start, forms in wanted.items():
        if value.startswith(start):
            return None if row["form"] in forms else f"form {row['form']}"
    return None if row["form"] in {"political commitment", "contested"} else f"form {row['form']}"


def binding(library: Library, id_: str, value: str):
    row = library.agreement(id_)
    if value.startswith(("legally binding", "treaty legally")):
        wanted = {1}
    elif value.startswith(("unclear", "unknown", "disputed")):
        wanted = {None}
    elif value.startswith("none"):
        wanted = {None, 0}
    else:
        wanted = {0}
    return None if row["binding"] in wanted else f"binding {row['binding']}"


def ratification(library: Library, id_: str, value):
    rows = library.rows("SELECT * FROM procedure WHERE agreement = ? AND step = 'ratification'", id_)
    if value is False:
        return None if any(row["needed"] == 0 for row in rows) else "no procedure `ratification not needed`"
    if value is True:
        stated = "ratification" in library.agreement(id_)["entry_rule"]
        return None if stated or any(row["by"] or row["needed"] for row in rows) else "no procedure of ratification"
    missing = has_marks(value["marks"], library.text_of(id_))
    return f"ratification: {missing}" if missing or not rows else None


def languages(library: Library, id_: str, value: dict):
    text = plain(library.remark(id_, "languages"))
    missing = [name for name in value["list"] or [] if plain(name) not in text]
    if value["prevailing"] and plain(value["prevailing"]) not in text:
        missing.append("prevailing " + value["prevailing"])
    return f"languages {missing}" if missing else None


def entry_rule(library: Library, id_: str, value: str):
    row = library.agreement(id_)
    rule = plain(row["entry_rule"])
    if value.startswith("not stated"):
        return None if row["entry_stated"] == 0 else f"entry rule {rule}"
    if "activate" in value:
        return None if "ceasefire" in library.text_of(id_) else "ceasefire"
    word = ("notification" if "notif" in value or "note" in value or "procedures" in value else
            "deposit" if "deposit" in value else "signature")
    alike = {"deposit": ("deposit", "ratification"), "notification": ("notification", "ratification"),
             "signature": ("signature",)}[word]
    return None if any(one in rule for one in alike) else f"entry rule {rule}, not {word}"


def entry_date(library: Library, id_: str, value: str):
    row = library.agreement(id_)
    first, last = (library.local_date(row[name], row["zone"]) for name in ("entry_first", "entry_last"))
    dates = {first, last, (row["entry_first"] or "")[:10], (row["entry_last"] or "")[:10]}
    return None if value in dates or (first and last and first <= value <= last) else f"entry {first}"


def term(library: Library, id_: str, value: int):
    row = library.agreement(id_)
    return None if plain(row["term"]) == f"{value} years" else f"term {row['term']}"


def term_start(library: Library, id_: str, value: str):
    row = library.agreement(id_)
    wanted = "signature" if value.startswith("signature") else "entry into force"
    return None if row["term_from"] == wanted else f"term from {row['term_from']}"


def end_date(library: Library, id_: str, value: str):
    row = library.agreement(id_)
    found = library.local_date(row["end_first"], row["zone"])
    return None if found == value or (row["end_first"] or "")[:10] == value else f"end {found}"


def renewal_notice(library: Library, id_: str, value: int):
    found = library.agreement(id_)["renewal_notice"]
    return None if found == f"{value} months" else f"renewal notice {found}"


def ways_out(library: Library, id_: str):
    return library.rows("SELECT * FROM way_out WHERE agreement = ? AND legal_act IN ('notice', 'receipt of notice')",
                        id_)


def exit_clause(library: Library, id_: str, value: bool):
    if value:
        return None if ways_out(library, id_) else "no way out by notice"
    absent = [row for row in library.rows("SELECT * FROM clause WHERE agreement = ? AND modality = 'not provided'", id_)
              if "notice" in row["act"]]
    absent += library.clauses(id_, "exit")
    return None if absent else "no clause `not provided give notice`"


def exit_who(library: Library, id_: str, value: str):
    rules = [plain(row["rule"]) for row in ways_out(library, id_)]
    return None if any("either party" in rule or "any party" in rule for rule in rules) else f"who: {rules}"


def exit_notice(library: Library, id_: str, value: int):
    alike = {f"{value} months"} | ({"1 year"} if value == 12 else set())
    return None if any(row["after"] in alike for row in ways_out(library, id_)) else "another period of notice"


def exit_runs_from(library: Library, id_: str, value: str):
    acts = {row["legal_act"] for row in ways_out(library, id_)}
    wanted = "receipt of notice" if value.startswith("receipt") else "notice"
    if "preferably" in value and not any(row["hedges"] for row in ways_out(library, id_)):
        return "the hedge `preferably`"
    return None if wanted in acts else f"notice runs from {acts}"


def exit_grounds(library: Library, id_: str, value: bool):
    return None if "ground" in plain(library.remark(id_, "notice", "exit")) else "remark notice: grounds"


def survival(library: Library, id_: str, value: str):
    rows = library.rows("SELECT * FROM survival WHERE agreement = ?", id_)
    wanted = ("any decides" if "EITHER" in value else "all decide" if "both" in value else None)
    return None if any(row["unless"] == wanted for row in rows) else f"survival {[row['unless'] for row in rows]}"


def consult(library: Library, id_: str):
    rows = library.clauses(id_, "consult", "keep-consulting", "decide")
    return [row for row in rows if row["modality"] != "not provided"]


def consult_exists(library: Library, id_: str, value: bool):
    found = bool(consult(library, id_))
    return None if found == value else "clause `consult` " + ("missing" if value else "that is not in the text")


def consult_locus(library: Library, id_: str, value: dict):
    text = plain(" ; ".join(str(row["locus"]) for row in consult(library, id_)))
    missing = has_marks(value["marks"], text + " ; " + library.text_of(id_))
    return f"locus {missing}" if missing or not text.strip(" ;") else None


def triggers(library: Library, id_: str):
    return [row for clause in consult(library, id_)
            for row in library.rows("SELECT * FROM trigger WHERE clause = ?", clause["id"])]


def consult_trigger(library: Library, id_: str, value: str):
    kinds = {plain(row["kind"]) for row in triggers(library, id_) if row["link"] == 1}
    return None if any(word in kind for word in TRIGGERS[value] for kind in kinds) else f"trigger {value}: {kinds}"


def consult_attacker(library: Library, id_: str, value: str):
    named = {row["by"] for row in triggers(library, id_) if row["link"] == 1}
    return None if any(value in str(name) for name in named) else f"attacker {named}"


def consult_target(library: Library, id_: str, value: str):
    on = {plain(row["on"]) for row in triggers(library, id_) if row["link"] == 1}
    word = "party" if value.startswith(("either", "any")) else "ukraine"
    # A trigger that is a party's own finding has its victim in words only.
    words = plain(" ; ".join(row["says"] for clause in consult(library, id_) for row in library.rows(
        "SELECT says FROM remark WHERE clause = ? AND label = 'trigger'", clause["id"])))
    return None if any(word in target for target in on) or word in words else f"target {on}"


def consult_precondition(library: Library, id_: str, value: str):
    ids = [row["id"] for row in consult(library, id_)]
    said = [row["says"] for one in ids for row in
            library.rows("SELECT * FROM condition WHERE clause = ? AND sort IN ('while', 'unless')", one)]
    return None if said else "no clause with `while`"


def consult_request(library: Library, id_: str, value: bool):
    asked = any(row["link"] == 2 and "request" in plain(row["kind"]) for row in triggers(library, id_))
    return None if asked == value else f"on request: {asked}"


def consult_who(library: Library, id_: str, value: str):
    if not value.lower().startswith(("either", "in the opinion of any")):
        return None if plain(value.split(" after ")[0]) in library.text_of(id_) else f"who: {value}"
    by = {row["by"] for row in triggers(library, id_)}
    return None if "a party" in by else f"who may ask: {by}"


def consult_hours(library: Library, id_: str, value: int):
    spans = {row["span"] for row in consult(library, id_)}
    return None if f"{value} hours" in spans else f"hours: {spans}"


def consult_slot(library: Library, id_: str, value: dict):
    said = [row["says"] for clause in consult(library, id_) for row in
            library.rows("SELECT says FROM remark WHERE clause = ? AND label = ?", clause["id"], value["slot"])]
    missing = has_marks(value["marks"], plain(" ; ".join(said)) + library.text_of(id_))
    return f"{value['slot']} {missing}" if missing or not said else None


def response(library: Library, id_: str):
    return library.clauses(id_, "respon", "assist", "equip", "econom", "cost", "help", "secur", "measures", "modern",
                           "article-5", "council")


def response_any(library: Library, id_: str, value):
    rows = response(library, id_)
    if not rows:
        return "clause `response`"
    if isinstance(value, dict):
        missing = has_marks(value["marks"], library.text_of(id_))
        return f"response: {missing}" if missing else None
    return None


def response_hedge(library: Library, id_: str, value: dict):
    ids = [row["id"] for row in response(library, id_)]
    hedged = any(library.rows("SELECT 1 FROM hedge WHERE clause = ? UNION SELECT 1 FROM condition WHERE clause = ?",
                              one, one) for one in ids)
    missing = has_marks(value["marks"], library.text_of(id_))
    return None if hedged and not missing else f"hedge of the response: {missing or 'none at all'}"


def align(library: Library, id_: str, value: bool):
    rows = library.clauses(id_, "align")
    absent = any(row["modality"] == "not provided" for row in rows)
    return None if rows and absent != value else "clause `align`"


def defence(library: Library, id_: str, value: bool):
    rows = [row for row in library.rows("SELECT * FROM clause WHERE agreement = ?", id_)
            if row["act"] == "mutual defence"]
    absent = any(row["modality"] == "not provided" for row in rows)
    return None if rows and absent != value else "clause on mutual defence"


def reciprocal(library: Library, id_: str, value: bool):
    rows = library.clauses(id_, "recipro", "mutual-help", "mutual-assistance")
    absent = any(row["modality"] == "not provided" for row in rows)
    return None if (rows and absent != value) or (not rows and not value) else "clause `reciprocity`"


def money(library: Library, id_: str, value: dict):
    row = library.one("SELECT * FROM promise WHERE agreement = ? AND number = ?", id_, value["number"])
    if row is None:
        return f"sum {value['number']}"
    wrong = []
    if (row["amount"] is None) != (value["amount"] is None) or (
            value["amount"] is not None and abs(row["amount"] - value["amount"]) > 1e-6 * value["amount"]):
        wrong.append(f"amount {row['amount']}")
    if row["unit"] is not None and plain(row["unit"]) != plain(value["currency"]):
        wrong.append(f"unit {row['unit']}")
    if row["sort"] != KINDS.get(value["kind"], value["kind"]):
        wrong.append(f"sort {row['sort']}")
    if value["amount"] is not None and row["bound"] not in BOUNDS.get(value["bound"], ("stated",)):
        wrong.append(f"bound {row['bound']}")
    return f"sum {value['number']}: {', '.join(wrong)}" if wrong else None


def money_text(library: Library, id_: str, value: dict):
    row = library.one("SELECT * FROM promise WHERE agreement = ? AND number = ?", id_, value["number"])
    if row is None:
        return f"sum {value['number']}"
    text = plain(" ; ".join(str(row[name] or "") for name in ("period", "purpose", "condition", "locus", "by", "to")))
    column = {"conditional_on": "condition"}.get(value["field"], value["field"])
    missing = has_marks(value["marks"], text)
    return f"sum {value['number']}, {column}: {missing or 'nothing'}" if missing or not row[column] else None


def topic(library: Library, id_: str, value: dict):
    rows = library.clauses(id_, *TOPIC_CLAUSES[value["topic"]])
    missing = has_marks(value["marks"], library.text_of(id_))
    if rows and not missing:
        return None
    return f"{value['topic']}: {missing or 'no clause'}"


def marks_of(library: Library, id_: str, value: dict):
    missing = has_marks(value["marks"], library.text_of(id_))
    return f"words {missing}" if missing else None


def sources(library: Library, id_: str, value: list[str]):
    known = {row["address"] for row in library.rows("SELECT address FROM pointer WHERE agreement = ?", id_)}
    known |= {row["address"] for row in library.rows(
        "SELECT source.address FROM report JOIN source ON report.source = source.id"
        " JOIN event ON report.event = event.id WHERE event.agreement = ?", id_)}
    missing = [url for url in value if url not in known]
    return f"{len(missing)} of {len(value)} addresses, first {missing[0]}" if missing else None


CHECKS = {"party": party, "title": title, "date": date, "place": place, "signatory": signatory, "form": form,
          "binding": binding, "ratification": ratification, "languages": languages, "entry rule": entry_rule,
          "entry date": entry_date, "term": term, "term start": term_start, "end date": end_date,
          "renewal notice": renewal_notice, "exit clause": exit_clause, "exit who": exit_who,
          "exit notice": exit_notice, "exit runs from": exit_runs_from, "exit grounds": exit_grounds,
          "survival": survival, "consult exists": consult_exists, "consult locus": consult_locus,
          "consult trigger": consult_trigger, "consult attacker": consult_attacker, "consult target": consult_target,
          "consult precondition": consult_precondition, "consult request": consult_request, "consult who": consult_who,
          "consult hours": consult_hours, "consult slot": consult_slot, "response obligor": response_any,
          "response verb": response_any, "response hedge": response_hedge, "response content": response_any,
          "response locus": response_any, "align": align, "defence": defence, "reciprocal": reciprocal,
          "money": money, "money text": money_text, "topic": topic, "marks": marks_of, "sources": sources}
