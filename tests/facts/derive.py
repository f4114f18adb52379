#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes facts.json from the fact files: what each row states, field by field, without its sentences.

Usage: tests/facts/derive.py FOLDER   (the folder that holds agreements.json, events.json, article-claims.json)

Dates, numbers, names and addresses are kept as they are. Of a sentence only its marks are kept: the numbers, the proper
names and the quoted words in it, which whoever tells the same fact in other words must keep.
"""

import json
import re
import sys
from pathlib import Path

# Capitalised words that begin a sentence or name a part of a text are no proper names.
NO_NAMES = {"The",
            "This", "That", "Text", "Part", "Art", "Arts", "Article", "Paragraph", "Section", "Also", "After",
            "For", "From", "Only", "Each", "Both", "Any", "All", "Its", "Sides", "Aim", "National", "Law", "See",
            "Says",
            "Parties", "Participants", "Party", "Number", "First", "Second", "New", "Some", "One", "Two", "Then", "And"}


def marks(text: str) -> list[str]:
    """The numbers, proper names and quoted words of a text, each once, in order."""
    found = re.findall(r"'([^']{3,40})'", text)
    bare = re.sub(r"'[^']{3,40}'", " ", text)
    found += re.findall(r"\d+(?:[.,]\d+)*", bare)
    words = re.findall(r"[A-Za-zÀ-ž][\w’-]*", bare)
    for place, word in enumerate(words):
        named = word[0].isupper() and (place > 0 or word[1:2].isupper()) and len(word) > 2
        if named and word not in NO_NAMES:
            found.append(word)
    return list(dict.fromkeys(found))


def addresses(sources) -> list[str]:
    groups = sources.values() if isinstance(sources, dict) else [sources or []]
    return list(dict.fromkeys(url for group in groups for url in group))


class Facts:
    """Rows of (file, row, field, sort, value)."""

    def __init__(self) -> None:
        self.rows: list[list] = []
        self.file = ""
        self.row = ""

    def add(self, field: str, sort: str, value) -> None:
        if value is None or value == [] or value == "":
            return
        self.rows.append([self.file, self.row, field, sort, value])

    def text(self, field: str, value) -> None:
        if value is not None and value != "" and value != []:
            self.add(field, "marks", {"marks": marks(value if isinstance(value, str) else "; ".join(value))})


def agreement(facts: Facts, row: dict) -> None:
    facts.add("official_title", "title", marks(row["official_title"]))
    for party in row["parties"]:
        facts.add("parties", "party", party)
    signed = row["signed"]
    facts.add("signed.date", "date", signed["date"])
    facts.add("signed.place", "place", signed["place"])
    for who in signed["signatories"]:
        facts.add("signed.signatories", "signatory", who)
    form = row["legal_form"]
    facts.add("legal_form.form", "form", form["form"])
    facts.add("legal_form.binding", "binding", form["binding"])
    for field in ("self_label", "un_registration", "domestic_note", "basis"):
        facts.text(f"legal_form.{field}", form[field])
    needed = form["ratification_needed"]
    facts.add("legal_form.ratification_needed", "ratification", needed if isinstance(needed, bool) or needed is None
              else {"marks": marks(needed)})
    if row["languages"]:
        facts.add("languages", "languages", row["languages"])
    facts.text("sides_called", row["sides_called"])
    life(facts, row)
    consultation(facts, row)
    promises(facts, row)
    facts.add("sources", "sources", addresses(row["sources"]))
    check = row["verification"]
    facts.text("verification", "; ".join(str(check[key]) for key in ("confidence", "notes") if check[key]))


def life(facts: Facts, row: dict) -> None:
    facts.add("entry_into_force.rule", "entry rule", row["entry_into_force"]["rule"])
    facts.add("entry_into_force.date", "entry date", row["entry_into_force"]["date"])
    term = row["duration"]
    facts.add("duration.years", "term", term["years"])
    facts.add("duration.counted_from", "term start", term["counted_from"])
    facts.add("duration.nominal_end", "end date", term["nominal_end"])
    renewal = row["renewal"] or {}
    facts.text("renewal.how", renewal.get("how"))
    facts.add("renewal.notice_before_expiry_months", "renewal notice", renewal.get("notice_before_expiry_months"))
    facts.text("review", row["review"])
    ending = row["termination"] or {}
    facts.add("termination.clause_exists", "exit clause", ending.get("clause_exists"))
    facts.add("termination.who", "exit who", ending.get("who"))
    facts.text("termination.form", ending.get("form"))
    facts.add("termination.notice_months", "exit notice", ending.get("notice_months"))
    facts.add("termination.notice_runs_from", "exit runs from", ending.get("notice_runs_from"))
    survival = ending.get("survival_of_running_projects")
    facts.add("termination.survival", "survival", survival)
    facts.add("termination.grounds_required", "exit grounds", ending.get("grounds_required"))
    facts.text("termination.note", ending.get("note"))
    accession = row["nato_accession"] or {}
    facts.text("nato_accession.on_ukraine_accession", accession.get("on_ukraine_accession"))
    facts.text("nato_accession.stays_in_effect_on_path", accession.get("stays_in_effect_on_path"))
    facts.text("nato_accession.note", accession.get("note"))


def consultation(facts: Facts, row: dict) -> None:
    clause = row["consultation"] or {}
    facts.add("consultation.exists", "consult exists", clause.get("exists"))
    facts.add("consultation.locus", "consult locus", clause.get("locus") and {"marks": marks(clause["locus"])})
    facts.text("consultation.trigger_text", clause.get("trigger_text"))
    for event in clause.get("trigger_events") or []:
        facts.add("consultation.trigger_events", "consult trigger", event)
    facts.add("consultation.attacker_limited_to", "consult attacker", clause.get("attacker_limited_to"))
    facts.add("consultation.attack_target", "consult target", clause.get("attack_target"))
    facts.add("consultation.precondition", "consult precondition", clause.get("precondition"))
    facts.add("consultation.on_request", "consult request", clause.get("on_request"))
    facts.add("consultation.who_may_request", "consult who", clause.get("who_may_request"))
    facts.add("consultation.deadline_hours", "consult hours", clause.get("deadline_hours"))
    facts.text("consultation.deadline_hedge", clause.get("deadline_hedge"))
    for field in ("channel", "level", "purpose"):
        value = clause.get(field)
        facts.add(f"consultation.{field}", "consult slot", value and {"slot": field, "marks": marks(value)})
    facts.text("consultation.also_required", clause.get("also_required"))
    facts.text("consultation.note", clause.get("note"))


def promises(facts: Facts, row: dict) -> None:
    response = row["response_pledge"] or {}
    facts.add("response_pledge.obligor", "response obligor", response.get("obligor"))
    facts.add("response_pledge.verb", "response verb", response.get("verb"))
    for hedge in response.get("hedges") or []:
        facts.add("response_pledge.hedges", "response hedge", {"marks": marks(hedge)})
    for content in response.get("content") or []:
        facts.add("response_pledge.content", "response content", {"marks": marks(content)})
    facts.add("response_pledge.locus", "response locus", response.get("locus") and {"marks": marks(response["locus"])})
    facts.add("may_be_amended_to_align", "align", row["may_be_amended_to_align_with_common_mechanism"])
    facts.add("mutual_defence_duty", "defence", row["mutual_defence_duty"])
    mutual = row["reciprocal_help_by_ukraine"] or {}
    facts.add("reciprocal_help.present", "reciprocal", mutual.get("present"))
    facts.text("reciprocal_help.time_limit", mutual.get("time_limit"))
    for number, sum_ in enumerate(row["money"] or [], start=1):
        facts.add("money", "money", {"number": number, "amount": sum_["amount"], "currency": sum_["currency"],
                                     "unit": sum_["unit"], "kind": sum_["kind"], "bound": sum_["bound"]})
        for field in ("period", "purpose", "conditional_on", "locus"):
            value = sum_[field]
            facts.add(f"money.{field}", "money text", value and {"number": number, "field": field,
                                                                 "marks": marks(str(value))})
    facts.text("funding_condition", row["funding_condition"])
    for topic in ("training", "defence_industry", "intelligence", "cyber", "sanctions",
                  "russian_assets_and_reparations", "demining", "reform_duties_on_ukraine"):
        facts.add(topic, "topic", row[topic] and {"topic": topic, "marks": marks(row[topic])})
    for field in ("other_duties_on_ukraine", "annexes", "confidentiality", "disputes", "distinctive"):
        facts.text(field, row[field])


def event(facts: Facts, row: dict) -> None:
    facts.add("date", "event date", {"date": row["date"], "precision": row["date_precision"]})
    facts.add("end_date", "event end", row["end_date"])
    facts.add("time", "event marks", row["time"] and {"marks": re.findall(r"\d\d:\d\d", row["time"])})
    for actor in row["actors"] or []:
        facts.add("actors", "event actor", actor)
    facts.add("target", "event actor", row["target"])
    facts.add("place", "event place", row["place"])
    for name, value in (row["figures"] or {}).items():
        facts.add("figures", "figure", {"name": name, "value": value})
    facts.add("note", "event marks", row["note"] and {"marks": marks(row["note"])})
    facts.add("summary", "event marks", {"marks": [mark for mark in marks(row["summary"]) if mark[0].isdigit()]})
    for one in row["relates_to_agreements"] or []:
        facts.add("relates_to_agreements", "event agreement", one)
    facts.add("sources", "event sources", row["sources"])


def claim(facts: Facts, row: dict) -> None:
    facts.add("paragraph", "claim place", row["paragraph"])
    facts.add("asserted_by", "claim speaker", row["asserted_by"])
    for word in row["hedge_words"] or []:
        facts.add("hedge_words", "claim hedge", word)
    facts.add("content", "claim text", {"marks": [mark for mark in marks(row["content"] or "") if mark[0].isdigit()]})
    facts.add("date_spoken_about", "claim about", row["date_spoken_about"])
    for other in row["depends_on"] or []:
        facts.add("depends_on", "claim depends", other)
    facts.add("sources", "claim sources", row["sources"])


def main() -> int:
    folder = Path(sys.argv[1])
    facts = Facts()
    for name, file, read in (("agreements", "agreements.json", agreement), ("events", "events.json", event),
                             ("claims", "article-claims.json", claim)):
        for row in json.loads((folder / file).read_text(encoding="utf-8")):
            facts.file, facts.row = name, row["id"]
            read(facts, row)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in facts.rows)
    (Path(__file__).parent / "facts.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(facts.rows)} facts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
