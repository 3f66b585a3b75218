"""``law_changes``: every unit that a followed bill changed, before and after, what became of it, and how it is read.

Which clause touches which unit comes from the bill (``effects``); the words before and after from the replay; today's
words from the newest consolidation; what the change means from ``config/law/provisions.csv``. One row of that file is
one reading of one provision in our own words: contesting readings are separate rows, each with its holder and source.
Nothing here is legal advice; a row without ``reviewed_by`` has been seen by no lawyer.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.common.errors import LegislationError, Problem, nearest
from tipimpact.common.files import write_text
from tipimpact.common.listed import read_list
from tipimpact.legislation.dating import same_words
from tipimpact.legislation.effects import Effect, describe
from tipimpact.legislation.labels import order_of, overlap, section_of, take_apart
from tipimpact.legislation.replay import editorial
from tipimpact.legislation.tree import enacted_words
from tipimpact.legislation.wording import Difference, Wording, difference

COLUMNS = (
    *("act", "unit", "amending", "clause", "pathway", "relevance", "in_force", "known_by", "state", "superseded_by"),
    *("view", "holder", "source", "note_en", "note_fr", "reviewed_by", "checked_on"),
)
KEY = ["act", "unit", "view", "holder"]
LISTS = ("clause", "superseded_by")  # items parted by "; "
PATHWAYS = (
    *("claim_eligibility", "deadlines", "credibility", "no_second_look", "stay", "trp", "hc", "pr", "family", "minors"),
    *("detention", "criminality", "work", "cessation", "biometrics", "health", "criminal_law", "designation"),
    *("employer", "instructions"),
)
CODES: dict[str, tuple[str, ...]] = {
    "act": (
        *("IRPA", "IRPR", "IFHP", "2010, c. 8", "2012, c. 17"),
        *("Criminal Code", "Criminal Records Act", "Interpretation Act", "F-8"),
    ),
    "pathway": PATHWAYS,
    # direct: speaks of trafficking or of treatment like it; pathway: governs a way that trafficked persons take
    "relevance": ("direct", "pathway", "context"),
    # consolidation: the date that the file gives; note: a starred note of the text; the rest as the ledger gives them
    "known_by": ("assent", "order", "inferred", "coordinating", "consolidation", "note", "unknown"),
    "state": ("in_force", "repealed", "spent", "not_in_force", "not_held"),
    "view": (
        *("adverse", "protective", "mixed", "neutral", "exclusion", "gap", "against_traffickers"),
        "contrary_to_charter",
    ),
    "holder": ("project", "parliament", "ccr", "federal_court"),
}

_CITATION = r"(?:\d{4}, c\. \d+|S(?:OR|I)/\d{4}-\d+)"
_CLAUSE = r"\d+(?:\.\d+)*(?:\([0-9A-Za-z.]+\))*"
_FORMS = (
    (("unit", "source", "note_en", "note_fr", "checked_on"), r"(?s).*\S.*", "a value"),
    (("amending",), f"{_CITATION}?", "a citation like 2012, c. 17 or SOR/2019-148, or nothing"),
    (("superseded_by",), f"(?:{_CITATION}(?:; {_CITATION})*)?", "citations like 2019, c. 29, parted by '; '"),
    (("clause",), f"(?:{_CLAUSE}(?:; {_CLAUSE})*)?", "clauses like 13(3) of the Act in `amending`, parted by '; '"),
)
_SPACING = (
    (r"\s[;!?]", "no space before ; ! ?"),
    (
        r"(?<!\N{NO-BREAK SPACE})[%»]|(?<![\N{NO-BREAK SPACE}\d]):|(?<=\d)(?<!\N{NO-BREAK SPACE})\$",
        "U+00A0 before : % $ »",
    ),
    (r"«(?!\N{NO-BREAK SPACE})", "U+00A0 after «"),
)


def read_provisions(path: str | Path) -> pd.DataFrame:
    """The file as a table: columns as in the file, in_force and checked_on as dates, lists as lists.

    Raises LegislationError with every fault at once: file and line, what was expected, the nearest name.
    """
    path = Path(path)
    table = read_list(path, COLUMNS, LegislationError)
    if problems := [*_faults(table, path.name)]:
        raise LegislationError(problems)
    for column in LISTS:
        table[column] = table[column].map(lambda v: [item for item in v.split("; ") if item])
    for column in ("in_force", "checked_on"):
        table[column] = pd.to_datetime(table[column].replace("", None), format="%Y-%m-%d")
    return table.assign(reviewed_by=table["reviewed_by"].replace("", None).astype("string"))


def write_provisions(table: pd.DataFrame, path: str | Path) -> None:
    """Write a table of ``read_provisions`` back, as the file is kept."""
    plain = table.copy()
    for column in LISTS:
        plain[column] = plain[column].map("; ".join)
    for column in ("in_force", "checked_on"):
        plain[column] = plain[column].dt.strftime("%Y-%m-%d")
    text = plain[list(COLUMNS)].to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    write_text(path, text)


def row_code(row: Mapping[Any, Any]) -> str:
    """What names a row of the file: ``IRPA|24(4)|adverse|project``."""
    return "|".join(str(row[column]) for column in KEY)


def around(unit: str, units: Iterable[str]) -> list[str]:
    """Those of ``units`` that are the unit, are in it or contain it: 110(2)(d.1) is around 110(2)."""
    return [u for u in units if overlap(u, unit)]


def _faults(table: pd.DataFrame, name: str) -> Iterator[Problem]:
    """Faults that the file shows by itself, row by row."""
    repeated = table.duplicated(KEY, keep="first")
    for i, row in enumerate(table.to_dict("records")):
        where = f"{name}, line {i + 2}"
        yield from (Problem(what, where, *expected) for what, *expected in _row_faults(row))
        if repeated[i]:
            yield Problem("the same reading of the same unit stands twice", where, "one row per " + ", ".join(KEY))


def _row_faults(row: Mapping[Any, str]) -> Iterator[tuple[str, ...]]:
    """What is wrong with one row, what was expected, and the nearest code."""
    for column, codes in CODES.items():
        if row[column] not in codes:
            yield f"{column} is {row[column]!r}", "one of " + ", ".join(codes), nearest(row[column], codes)
    for columns, pattern, expected in _FORMS:
        for column in columns:
            if not re.fullmatch(pattern, row[column]):
                yield f"{column} is {row[column]!r}", expected
    for column in filter(row.get, ("in_force", "checked_on")):
        if not _is_date(row[column]):
            yield f"{column} is {row[column]!r}", "a date like 2012-06-28"
    if bool(row["in_force"]) == (row["known_by"] == "unknown"):
        yield "in_force and known_by do not agree", "a date and how it is known, or no date and `unknown`"
    if row["clause"] and not row["amending"]:
        yield "amending is empty", "the Act that has the clauses"
    for pattern, expected in _SPACING:
        if match := re.search(pattern, row["note_fr"]):
            at = max(match.start() - 15, 0)
            yield f"note_fr: {row['note_fr'][at : match.end() + 5]!r}", expected


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_REPEALED = re.compile(r"\[(?:Repealed|Abrogée?)[^\]]*\]")


@dataclass(frozen=True)
class Versions:
    """The base Act in one language: the newest consolidation, and the Act after each day of change, oldest first.

    days: empty without the text as enacted.  last: the last day that the statutes reach.
    """

    lang: str
    newest: Wording
    days: Sequence[tuple[dt.date, Wording]] = ()
    last: dt.date | None = None

    def on(self, day: dt.date) -> Wording | None:
        """The Act on a day, or None."""
        return next((wording for since, wording in reversed(self.days) if since <= day), None)


def law_changes(
    effects: Iterable[Effect],
    base: str,
    versions: Mapping[str, Versions],
    provisions: pd.DataFrame,
    bills: Mapping[str, str],
    sources: Mapping[str, str],
    failed: Mapping[tuple[str, str, str], str],
) -> pd.DataFrame:
    """One row per bill, Act, unit and clause, with the columns of the contract.

    effects: of ``Statutes.effects``.  base: id of the Act replayed.  versions: it by language.
    provisions: of ``read_provisions``.
    bills: ``{"C-31": "2012, c. 17"}``.  sources: id of the statute's file by citation.
    failed: steps that the replay could not carry out, by Act, clause and operation, and why.
    What only a missing file shows is missing (NA), not guessed.
    """
    followed = {citation: bill for bill, citation in bills.items()}
    replayed = base if any(version.days for version in versions.values()) else ""
    rows = [
        {
            "bill": followed[e.amending],
            **describe(e, failed, sources, replayed),
            **_subjects(e, own := versions if e.act == base else {}),
            **_words(e, own),
            **_today(e, own),
            **_reading(e, provisions),
        }
        for e in effects
        if e.amending in followed
    ]
    return pd.DataFrame(rows, columns=list(contract("law_changes").columns))


def _subjects(effect: Effect, versions: Mapping[str, Versions]) -> dict[str, str | None]:
    """Marginal note of the unit as enacted, else of the unit, of the unit that contains it, or of its section today."""
    subjects: dict[str, str | None] = {}
    for lang in LANGUAGES:
        node = effect.nodes.get(lang)
        note = node.note if node is not None and node.kind != "definition" else ""
        if not note and lang in versions:
            note = _note(effect.unit, versions[lang].newest)
        subjects[f"subject_{lang}"] = note.replace("\n", "; ") or None
    return subjects


def _note(unit: str, today: Wording) -> str:
    name = unit.partition("[heading]")[0]
    while name:
        if name in today.rows and today.rows[name].marginal_note:
            return str(today.rows[name].marginal_note)
        name = re.sub(r"(\([^()]*\)|\[[^\]]*\]|[^(\[]+)$", "", name)
    return next(
        (str(r.marginal_note) for r in today.rows.values() if r.section == section_of(unit) and r.marginal_note), ""
    )


def _words(effect: Effect, versions: Mapping[str, Versions]) -> dict[str, Any]:
    """Words before and after in each language that is touched, and the difference."""
    words: dict[str, Any] = {"text_basis": "none"}
    counted: Difference | None = None
    for lang in LANGUAGES:
        before = after = None
        if lang in effect.nodes:
            node = effect.nodes[lang]
            version = versions.get(lang)
            days = _around(effect, version)
            if days is not None:
                before, after = (day.of(effect.unit) for day in days)
                words["text_basis"] = "replay"
            elif node is not None:
                after = enacted_words(effect.unit, node, lang) or None
                words["text_basis"] = "amending_act" if after and words["text_basis"] == "none" else words["text_basis"]
        live = "" if after is None or _REPEALED.fullmatch(after) else after  # a repeal marker is no law
        change = difference(before or "", live) if before is not None or after is not None else None
        known = words["text_basis"] == "replay" or effect.operation == "add"
        if change is not None and known and counted is None:
            counted = change
        marked = change.marked if change and before is not None and after is not None else ""
        words |= {f"before_{lang}": before, f"after_{lang}": after, f"difference_{lang}": marked or None}
    words["words_removed"] = counted.removed if counted else None
    words["words_added"] = counted.added if counted else None
    return words


def _around(effect: Effect, version: Versions | None) -> tuple[Wording, Wording] | None:
    """The Act on the day before an effect and on its day; None where that is not known."""
    no_text = version is None or effect.unit.endswith("[heading]") or not effect.unit
    if effect.day is None or effect.not_law or version is None or no_text:
        return None
    before, day = version.on(effect.day - dt.timedelta(days=1)), version.on(effect.day)
    return None if before is None or day is None or not _made(effect, day) else (before, day)


def _made(effect: Effect, day: Wording) -> bool:
    """Whether the unit is on that day what the clause made it: another clause of the day may have moved it."""
    acts = {effect.amending, effect.via}
    rows = day.inside(effect.unit)
    return not rows or any(take_apart(c).act in acts for row in rows for c in row.history)


def _today(effect: Effect, versions: Mapping[str, Versions]) -> dict[str, Any]:
    """The text in the newest consolidation, and the Acts that changed the unit after the bill."""
    lang = "en" if "en" in effect.nodes else "fr"
    version = versions.get(lang)
    if version is None or effect.unit.endswith("[heading]") or not effect.unit:
        return {"state": "not_held", "superseded_by": [], "superseded_basis": None}
    if effect.not_law:
        return {"state": "never", "superseded_by": [], "superseded_basis": None}
    now = version.newest.of(effect.unit)
    row = version.newest.rows.get(effect.unit)
    then = _bills_words(effect, version)
    if effect.operation == "repeal" or (row is not None and row.repealed):
        state = "repealed" if row is None or row.repealed else "reworded"
    elif row is None:
        state = "absent"
    elif then is None:
        state = "in_force"
    else:
        state = "unchanged" if same_words(now, _corrected(effect.unit, then, lang)) else "reworded"
    later, basis = _later(effect, version)
    if state == "unchanged":
        later = []
    return {"state": state, "superseded_by": later, "superseded_basis": basis}


def _bills_words(effect: Effect, version: Versions) -> str | None:
    """The unit on the day of commencement; as enacted where another clause of the day had moved or replaced it."""
    day = version.on(effect.day) if effect.day else None
    if day is None or _made(effect, day):
        return day.of(effect.unit) if day else None
    node = effect.nodes.get(version.lang)
    return enacted_words(effect.unit, node, version.lang) if node else None


def _later(effect: Effect, version: Versions) -> tuple[list[str], str | None]:
    """Acts after the bill: of the unit, from the replay; else of its section, from the official note."""
    section = section_of(effect.unit)
    noted = [take_apart(c) for r in version.newest.rows.values() if r.section == section for c in r.history]
    official = [c.act for c in noted if c.only is None and order_of(c.act) > order_of(effect.amending)]
    last = version.on(version.last) if version.last and effect.day else None
    if last is None or effect.unit not in last.rows:
        return sorted(dict.fromkeys(official), key=order_of), "section"
    own = [take_apart(c) for row in last.inside(effect.unit) for c in row.history]
    later_acts = {c.act for c in own if order_of(c.act) > order_of(effect.amending)}
    later_acts |= {c.act for c in own if c.act == effect.amending and c.place != effect.clause}  # of the bill itself
    if not same_words(last.of(effect.unit), version.newest.of(effect.unit)):
        later_acts |= {act for act in official if version.last and order_of(act)[0] > version.last.year}
    return sorted(later_acts, key=order_of), "unit"


def _corrected(unit: str, text: str, lang: str) -> str:
    """Words as enacted, with the publisher's own corrections (``editorial.yaml``)."""
    for correction in editorial().corrections:
        if correction.lang == lang and overlap(unit, correction.unit):
            text = text.replace(correction.was, correction.becomes)
    return text


def _reading(effect: Effect, provisions: pd.DataFrame) -> dict[str, Any]:
    """Relevance and pathways of the unit, and the readings of what this bill made of it."""
    of_act = provisions[provisions["act"] == effect.act]
    near = of_act[of_act["unit"].isin(around(effect.unit, of_act["unit"]))] if effect.unit else of_act.iloc[:0]
    own = near[near["amending"] == effect.amending]
    reviewers = own["reviewed_by"]
    return {
        "relevance": next((r for r in CODES["relevance"] if (near["relevance"] == r).any()), "other"),
        "pathways": list(dict.fromkeys(near["pathway"])),
        "provision_readings": list(dict.fromkeys(map(reading_code, own["view"], own["holder"], own["source"]))),
        "provisions": [row_code(row) for row in own[KEY].to_dict("records")],
        "reviewed_by": "; ".join(dict.fromkeys(reviewers)) if len(own) and reviewers.notna().all() else None,
    }


def reading_code(view: str, holder: str, source: str) -> str:
    """A reading as one code: view, holder and source."""
    return f"{view}|{holder}|{source}"
