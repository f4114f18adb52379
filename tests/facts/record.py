# SPDX-License-Identifier: Apache-2.0
"""The library as `casus sql` gives it, with what the checks of facts look up."""

import datetime
import re
import sqlite3
import unicodedata
import zoneinfo


def plain(text) -> str:
    """Lower case, without accents, spaces single: for comparing words."""
    bare = unicodedata.normalize("NFKD", str(text or ""))
    return re.sub(r"\s+", " ", "".join(c for c in bare if not unicodedata.combining(c))).lower()


def numbers(text: str) -> set[str]:
    """The numbers of a text, thousands and decimals written plainly."""
    return {re.sub(r"[ ,](?=\d{3}\b)", "", found) for found in re.findall(r"\d+(?:[ ,.]\d+)*", text)} | set(
        re.findall(r"\d+", text))


class Library:
    """Rows of the views, and texts put together from them."""

    def __init__(self, path: str) -> None:
        self.database = sqlite3.connect(path)
        self.database.row_factory = sqlite3.Row
        self.texts: dict[str, str] = {}
        self.aliases = {plain(name): name for (name,) in self.database.execute("SELECT name FROM actor")}
        self.aliases |= {plain(alias): name for name, alias in self.database.execute("SELECT * FROM alias")}

    def rows(self, query: str, *values) -> list[sqlite3.Row]:
        return self.database.execute(query, values).fetchall()

    def one(self, query: str, *values):
        found = self.rows(query, *values)
        return found[0] if found else None

    def agreement(self, id_: str) -> sqlite3.Row | None:
        return self.one("SELECT * FROM agreement WHERE id = ?", id_)

    def local_date(self, moment: str | None, zone: str | None) -> str | None:
        if moment is None:
            return None
        at = datetime.datetime.fromisoformat(moment.replace("Z", "+00:00"))
        return at.astimezone(zoneinfo.ZoneInfo(zone or "UTC")).date().isoformat()

    def text_of(self, id_: str) -> str:
        """Everything that the library says of an agreement, its signing included."""
        if id_ in self.texts:
            return self.texts[id_]
        parts: list[str] = []
        queries = ("SELECT * FROM agreement WHERE id = ?", "SELECT * FROM clause WHERE agreement = ?",
                   "SELECT * FROM remark WHERE agreement = ?", "SELECT * FROM hedge WHERE agreement = ?",
                   "SELECT * FROM promise WHERE agreement = ?", "SELECT * FROM procedure WHERE agreement = ?",
                   "SELECT * FROM survival WHERE agreement = ?", "SELECT * FROM annex WHERE agreement = ?",
                   "SELECT * FROM way_out WHERE agreement = ?", "SELECT * FROM party WHERE agreement = ?",
                   "SELECT * FROM relation WHERE agreement = ?", "SELECT * FROM untranslated WHERE agreement = ?",
                   "SELECT condition.says FROM condition JOIN clause ON condition.clause = clause.id"
                   " WHERE agreement = ?", "SELECT * FROM event WHERE agreement = ?",
                   "SELECT figure.* FROM figure JOIN event ON figure.event = event.id WHERE event.agreement = ?",
                   "SELECT role.actor FROM role JOIN event ON role.event = event.id WHERE event.agreement = ?")
        for query in queries:
            for row in self.rows(query, id_):
                parts += [str(value) for value in row if value is not None]
        self.texts[id_] = plain(" ; ".join(parts))
        return self.texts[id_]

    def untranslated(self, id_: str) -> str:
        return plain(" ; ".join(f"{row['says']} {row['reason']}" for row in
                                self.rows("SELECT * FROM untranslated WHERE agreement = ?", id_)))

    def remark(self, id_: str, *labels: str) -> str:
        marks = ",".join("?" * len(labels))
        return " ; ".join(row["says"] for row in self.rows(
            f"SELECT says FROM remark WHERE agreement = ? AND label IN ({marks})", id_, *labels))

    def clauses(self, id_: str, *starts: str) -> list[sqlite3.Row]:
        """The clauses whose id inside the agreement begins with one of these words."""
        return [row for row in self.rows("SELECT * FROM clause WHERE agreement = ?", id_)
                if row["id"].split("/")[1].startswith(starts)]

    def signings(self, id_: str) -> list[sqlite3.Row]:
        return self.rows("SELECT event.* FROM event JOIN kind ON event.kind = kind.name"
                         " WHERE agreement = ? AND legal_act = 'signature'", id_)

    def actor(self, name: str) -> str | None:
        return self.aliases.get(plain(name))

    def event_text(self, id_: str) -> str:
        parts: list[str] = []
        for query in ("SELECT * FROM event WHERE id = ?", "SELECT * FROM role WHERE event = ?",
                      "SELECT * FROM event_place WHERE event = ?", "SELECT * FROM amount WHERE event = ?",
                      "SELECT * FROM figure WHERE event = ?", "SELECT * FROM representative WHERE event = ?",
                      "SELECT * FROM report WHERE event = ?"):
            for row in self.rows(query, id_):
                parts += [str(value) for value in row if value is not None]
        return plain(" ; ".join(parts))


def has_marks(marks: list[str], text: str) -> list[str]:
    """The marks that are not in the text."""
    known = numbers(text)
    missing = []
    for mark in marks:
        if re.fullmatch(r"\d+(?:[.,]\d+)*", mark):
            found = mark in known or mark.replace(",", "") in known or mark in text
        else:
            found = plain(mark) in text
        if not found:
            missing.append(mark)
    return missing
