"""``law_changes``: every unit that a followed bill changed, before and after, and what became of it.

Which clause touches which unit comes from the bill (``effects``); the words before and after from the replay,
on the day before and on the day of commencement; today's words from the newest consolidation; what the
change means from ``config/law/provisions.csv``. Without the text as enacted only the new words are shown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.legislation.effects import BASE, Effect, describe
from tipimpact.legislation.labels import order_of, take_apart
from tipimpact.legislation.provisions import KEY, around, row_code
from tipimpact.legislation.replay import editorial
from tipimpact.legislation.wording import Difference, Wording, difference, enacted_words, folded

_REPEALED = re.compile(r"\[(?:Repealed|Abrogée?)[^\]]*\]")
_TERM = re.compile(r" \([^()]*\)$")  # the publisher adds a defined term in the other language
RELEVANCE = ("direct", "pathway", "context")


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
    versions: Mapping[str, Versions],
    provisions: pd.DataFrame,
    bills: Mapping[str, str],
    sources: Mapping[str, str],
    failed: Mapping[tuple[str, str, str], str],
) -> pd.DataFrame:
    """One row per bill, Act, unit and clause, with the columns of the contract.

    effects: of ``Statutes.effects``.  versions: the base Act by language.  provisions: of ``read_provisions``.
    bills: ``{"C-31": "2012, c. 17"}``.  sources: id of the statute's file by citation.
    failed: steps that the replay could not carry out, by Act, clause and operation, and why.
    What only a missing file shows is missing (NA), not guessed.
    """
    followed = {citation: bill for bill, citation in bills.items()}
    has_base_text = any(version.days for version in versions.values())
    rows = [
        {
            "bill": followed[e.amending],
            **describe(e, failed, sources, has_base_text),
            **_subjects(e, versions),
            **_words(e, versions),
            **_today(e, versions),
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
        if not note and effect.act == BASE and lang in versions:
            note = _note(effect.unit, versions[lang].newest)
        subjects[f"subject_{lang}"] = note.replace("\n", "; ") or None
    return subjects


def _note(unit: str, today: Wording) -> str:
    name = unit.partition("[heading]")[0]
    while name:
        if name in today.rows and today.rows[name].marginal_note:
            return str(today.rows[name].marginal_note)
        name = re.sub(r"(\([^()]*\)|\[[^\]]*\]|[^(\[]+)$", "", name)
    section = unit.partition("(")[0].partition("[")[0]
    return next((str(r.marginal_note) for r in today.rows.values() if r.section == section and r.marginal_note), "")


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
    # units have no headings among them
    no_text = version is None or effect.unit.endswith("[heading]") or not effect.unit
    if effect.act != BASE or effect.day is None or effect.not_law or version is None or no_text:
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
    if effect.act != BASE or version is None or effect.unit.endswith("[heading]") or not effect.unit:
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
        state = "unchanged" if _plain(now) == _plain(_corrected(effect.unit, then, lang)) else "reworded"
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
    section = effect.unit.partition("(")[0].partition("[")[0]
    noted = [take_apart(c) for r in version.newest.rows.values() if r.section == section for c in r.history]
    official = [c.act for c in noted if c.only is None and order_of(c.act) > order_of(effect.amending)]
    last = version.on(version.last) if version.last and effect.day else None
    if last is None or effect.unit not in last.rows:
        return sorted(dict.fromkeys(official), key=order_of), "section"
    own = [take_apart(c) for row in last.inside(effect.unit) for c in row.history]
    later_acts = {c.act for c in own if order_of(c.act) > order_of(effect.amending)}
    # a later clause of the bill
    later_acts |= {c.act for c in own if c.act == effect.amending and c.place != effect.clause}
    if _plain(last.of(effect.unit)) != _plain(version.newest.of(effect.unit)):
        later_acts |= {act for act in official if version.last and order_of(act)[0] > version.last.year}
    return sorted(later_acts, key=order_of), "unit"


def _plain(text: str | None) -> str:
    """Words as they are compared: white space, quotation marks and apostrophes folded."""
    return _TERM.sub("", folded(text or ""))


def _corrected(unit: str, text: str, lang: str) -> str:
    """Words as enacted, with the publisher's own corrections (``editorial.yaml``)."""
    for correction in editorial().corrections:
        if correction.lang == lang and around(unit, [correction.unit]):
            text = text.replace(correction.was, correction.becomes)
    return text


def _reading(effect: Effect, provisions: pd.DataFrame) -> dict[str, Any]:
    """Relevance and pathways of the unit, and the readings of what this bill made of it."""
    of_act = provisions[provisions["act"] == effect.act]
    near = of_act[of_act["unit"].isin(around(effect.unit, of_act["unit"]))] if effect.unit else of_act.iloc[:0]
    own = near[near["amending"] == effect.amending]
    reviewers = own["reviewed_by"]
    return {
        "relevance": next((r for r in RELEVANCE if (near["relevance"] == r).any()), "other"),
        "pathways": list(dict.fromkeys(near["pathway"])),
        "readings": list(dict.fromkeys(map(reading_code, own["view"], own["holder"], own["source"]))),
        "provisions": [row_code(row) for row in own[KEY].to_dict("records")],
        "reviewed_by": "; ".join(dict.fromkeys(reviewers)) if len(own) and reviewers.notna().all() else None,
    }


def reading_code(view: str, holder: str, source: str) -> str:
    """A reading as one code: view, holder and source."""
    return f"{view}|{holder}|{source}"
