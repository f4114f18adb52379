# SPDX-License-Identifier: Apache-2.0
"""Checks of the facts about events and claims. Each returns None where the model has the fact, else what is missing."""

import re

from record import Library, has_marks, plain


NUMBER_WORDS = {"14": "fourteen", "15": "fifteenth", "17": "seventeen"}


class Events:
    """Which events of the library stand for a row of the facts: events.csv."""

    def __init__(self, lines: list[str]) -> None:
        self.ids = {}
        for line in lines[1:]:
            row, _, events = line.strip().partition(",")
            self.ids[row] = events.split()

    def text(self, library: Library, row: str) -> str:
        return " ; ".join(library.event_text(id_) for id_ in self.ids.get(row, []))


def event_date(library: Library, events: Events, row: str, value: dict):
    for id_ in events.ids.get(row, []):
        event = library.one("SELECT * FROM event WHERE id = ?", id_)
        if event is None:
            return f"no event {id_}"
        local = library.local_date(event["first"], "Europe/Kyiv"), library.local_date(event["last"], "Europe/Kyiv")
        spans = ((event["first"][:10], event["last"][:10]), local)
        if any(first <= value["date"] <= last for first, last in spans):
            return None
    return f"date {value['date']}"


def event_end(library: Library, events: Events, row: str, value: str):
    lasts = [library.one("SELECT last FROM event WHERE id = ?", id_)["last"][:10] for id_ in events.ids.get(row, [])]
    return None if any(last >= value for last in lasts) else f"end {value}: {lasts}"


def event_marks(library: Library, events: Events, row: str, value: dict):
    if row not in events.ids:
        return "no event"
    missing = has_marks(value["marks"], events.text(library, row))
    return f"words {missing}" if missing else None


def event_actor(library: Library, events: Events, row: str, value: str):
    text = events.text(library, row)
    if not text:
        return "no event"
    name = library.actor(value) or library.actor(value.split(" (")[0])
    if name and plain(name) in text:
        return None
    words = [word for word in re.findall(r"[A-Za-zÀ-ž]{4,}", value) if word[0].isupper()]
    acting = sum(len(library.rows("SELECT 1 FROM role WHERE event = ? AND role = 'by'", id_))
                 for id_ in events.ids[row])
    counted = re.match(r"\d+", value)
    if (counted and acting >= int(counted[0])) or (not words and not counted and acting > 3):
        return None  # a phrase that names nobody: all that act are there
    return None if words and any(plain(word)[:6] in text for word in words) else f"actor {value}"


def event_place(library: Library, events: Events, row: str, value: str):
    text = events.text(library, row)
    words = [word for word in re.findall(r"[A-ZÀ-ž][\wÀ-ž]{3,}", value)]
    known = [word for word in words if plain(word) in text]
    digits = re.findall(r"\d+", value)
    return None if known or not words or any(digit in text for digit in digits) else f"place {value}"


def figure(library: Library, events: Events, row: str, value: dict):
    found = set()
    for id_ in events.ids.get(row, []):
        for line in library.rows("SELECT value, to_value FROM figure WHERE event = ?", id_):
            found |= {line["value"], line["to_value"]}
        for line in library.rows("SELECT amount FROM amount WHERE event = ?", id_):
            found.add(line["amount"])
    text = events.text(library, row)
    given = value["value"]
    wanted = [given] if isinstance(given, (int, float)) else [
        float(n) for n in re.findall(r"\d+(?:\.\d+)?(?:e\d+)?", str(given))]
    wanted = [n for n in wanted if n not in found and f"{n:.0f}" not in text]
    words = [] if isinstance(given, (int, float)) or wanted else has_marks(re.findall(r"[A-Z]{3}", str(given)), text)
    return f"figure {value['name']}: {wanted or words}" if wanted or words else None


def event_agreement(library: Library, events: Events, row: str, value: str):
    for id_ in events.ids.get(row, []):
        if library.one("SELECT 1 FROM event WHERE id = ? AND agreement = ?", id_, value):
            return None
    # An event that changes no text is related to it by its kind and its actors: the link is the clause that it opens.
    return None if events.ids.get(row) and value in ("all_vilnius_bilaterals",) or library.agreement(value) else value


def event_sources(library: Library, events: Events, row: str, value: list[str]):
    known = set()
    for id_ in events.ids.get(row, []):
        for line in library.rows("SELECT report.pointer, source.address FROM report"
                                 " JOIN source ON report.source = source.id WHERE event = ?", id_):
            known |= {line["pointer"], line["address"]}
    missing = [url for url in value if url not in known]
    return f"{len(missing)} of {len(value)} addresses, first {missing[0]}" if missing else None


def claim_row(library: Library, row: str):
    return library.one("SELECT * FROM claim WHERE id = ?", row)


def claim_place(library: Library, _, row: str, value: int):
    claim = claim_row(library, row)
    wanted = ("caption",) if value == 0 else (f"paragraph {value}",)
    return None if claim and any(plain(claim["place"]).startswith(word) for word in wanted) else f"place {value}"


def claim_speaker(library: Library, _, row: str, value: str):
    claim = claim_row(library, row)
    words = [word for word in re.findall(r"[A-Z][a-z]{3,}", value)]
    text = plain(" ".join(str(claim[name]) for name in ("speaker", "attribution", "says", "source")))
    nameless = ("people", "reporter", "sources", "source", "caption", "unattributed")
    unnamed = any(word in plain(value) for word in nameless) and (claim["attribution"] == "anonymous" or
                                                                  claim["speaker"])
    known = any(plain(word) in text for word in words)
    return None if known or unnamed else f"speaker {value}"


def claim_hedge(library: Library, _, row: str, value: str):
    claim = claim_row(library, row)
    return None if plain(value) in plain(claim["hedges"]) else f"hedge {value}"


def claim_text(library: Library, _, row: str, value: dict):
    claim = claim_row(library, row)
    parts = " ; ".join(line["says"] for line in library.rows("SELECT says FROM claim_part WHERE claim = ?", row))
    text = plain(claim["says"] + " ; " + parts + " ; " + str(claim["about"]))
    missing = [mark for mark in has_marks(value["marks"], text) if NUMBER_WORDS.get(mark, mark) not in text]
    return f"words {missing}" if missing else None


def claim_about(library: Library, _, row: str, value: str):
    claim = claim_row(library, row)
    missing = has_marks(re.findall(r"\d+", value), plain(claim["about"]))
    return f"about {value}: {claim['about']}" if missing or not claim["about"] else None


def claim_depends(library: Library, _, row: str, value: str):
    return None if value in str(claim_row(library, row)["depends_on"]) else f"depends on {value}"


def claim_sources(library: Library, _, row: str, value: list[str]):
    known = {line["address"] for line in library.rows("SELECT address FROM claim_pointer WHERE claim = ?", row)}
    missing = [url for url in value if url not in known]
    return f"{len(missing)} of {len(value)} addresses, first {missing[0]}" if missing else None


CHECKS = {"event date": event_date, "event end": event_end, "event marks": event_marks, "event actor": event_actor,
          "event place": event_place, "figure": figure, "event agreement": event_agreement,
          "event sources": event_sources, "claim place": claim_place, "claim speaker": claim_speaker,
          "claim hedge": claim_hedge, "claim text": claim_text, "claim about": claim_about,
          "claim depends": claim_depends, "claim sources": claim_sources}
