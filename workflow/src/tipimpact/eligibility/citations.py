"""Whether each row's citation resolves in the law as it read on the row's own days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.legislation import statutes as law
from tipimpact.legislation.amendments import Enactment
from tipimpact.legislation.commencement import Commencement
from tipimpact.legislation.consolidate import consolidate
from tipimpact.legislation.tree import Enacted

BASE = "IRPA"
# exact: a text of the row's own time has the unit (the Act: on its first and last day).  another_day: only a text of
# another time has it.  not_held: no text, or in an edition of extracts none that has it.
HOW = ("exact", "another_day", "not_held")


@dataclass
class LawTexts:
    """Texts in one language: the Act replayed from its enactment, consolidations by day, statutes as enacted.

    read: the tables of units and effects.  dated: source ids by act and day.  enacted: source ids by citation.
    """

    read: law.StatuteTexts
    base: Enacted | None = None
    statutes: list[Enactment] = field(default_factory=list)
    dated: dict[str, dict[dt.date, str]] = field(default_factory=dict)
    enacted: dict[str, str] = field(default_factory=dict)

    def last_replay(self) -> dt.date:
        """The end of the last year whose statutes are in the run."""
        return dt.date(max((int(c[:4]) for c in self.enacted), default=2001), 12, 31)


def sort_texts(read: law.StatuteTexts, commencement: Commencement, lang: str = "en") -> LawTexts:
    """What was read of the files received, sorted by what it can settle."""
    texts = LawTexts(read)
    for source, about in read.files.items():
        if about["lang"] != lang:
            continue
        if about["kind"] == "consolidated":
            pit = dt.date.fromisoformat(str(about["pit_date"]))
            texts.dated.setdefault(about["act"], {})[pit] = source
            continue
        texts.enacted[about["citation"]] = source
        if about["citation"] == commencement.base.citation:
            texts.base = read.enacted(source)
    if texts.base:
        texts.statutes = read.enactments(lang, but=commencement.base.citation)
    return texts


def resolve_citations(
    rows: pd.DataFrame, texts: LawTexts, commencement: Commencement, *, complete: bool = True
) -> pd.Series:
    """How each row's citation resolves, a value of ``HOW`` by row.

    complete: whether the texts of the run are complete; of extracts, what they do not have is ``not_held``.
    Raises EligibilityError naming every citation that a complete text does not have.
    """

    @cache
    def replayed(day: dt.date) -> frozenset[str]:
        assert texts.base is not None
        units = consolidate(texts.base, texts.statutes, day, commencement)
        return frozenset(units.loc[~units["repealed"].astype(bool), "unit"])

    @cache
    def units(source: str) -> frozenset[str]:
        table = texts.read.law(source)
        return frozenset(table.loc[~table["repealed"].astype(bool), "unit"])

    resolved, problems = {}, []
    for row in rows.to_dict("records"):
        attempts = list(_list_attempts(row, texts, replayed, units))
        failed = [(day, how, names) for day, how, names in attempts if row["citation"] not in names]
        resolved[row["row"]] = HOW[2] if failed or not attempts else max((how for _, how, _ in attempts), key=HOW.index)
        if complete and not _is_only_repealed(row, texts):
            for day, how, names in failed:
                text = f"of {day}" if how == "exact" else "at hand"
                what = f"the text {text} of {row['act']} has no {row['citation']}"
                where = f"eligibility.csv, row {row['row']}"
                problems.append(Problem(what, where, "a unit of that text", nearest(row["citation"], names)))
    if problems:
        raise EligibilityError(problems)
    return pd.Series(resolved, name="resolved", dtype="string")


def _list_attempts(
    row: Mapping[Any, Any], texts: LawTexts, replayed: Any, units: Any
) -> Iterator[tuple[dt.date, str, frozenset[str]]]:
    """Days on which a row is tried, how near the text is, and the units of that text."""
    act = row["act"]
    if act in texts.enacted and act != BASE:
        first = row["otherwise_from"] if pd.isna(row["from"]) else row["from"]
        yield first.date(), "exact" if int(act[:4]) <= first.year else "another_day", units(texts.enacted[act])
        return
    consolidations = texts.dated.get(act, {})
    for day in _end_days(row):
        if act == BASE and texts.base and day <= texts.last_replay():
            yield day, "exact", replayed(day)
        elif consolidations:
            pits = sorted(consolidations)
            inside = [p for p in pits if row["from"].date() <= p and not _is_over(row, p)]
            nearest_pit = min(inside or pits, key=lambda p: abs((p - day).days))
            yield day, "exact" if inside else "another_day", units(consolidations[nearest_pit])


def _end_days(row: Mapping[Any, Any]) -> Iterator[dt.date]:
    yield row["from"].date()
    yield dt.date.max if pd.isna(row["until"]) else row["until"].date() - dt.timedelta(days=1)


def _is_over(row: Mapping[Any, Any], day: dt.date) -> bool:
    return bool(pd.notna(row["until"]) and day >= row["until"].date())


def _is_only_repealed(row: Mapping[Any, Any], texts: LawTexts) -> bool:
    """Whether every text of the run shows the unit as repealed only, on the day on which the row ends."""
    marked = [
        text for source in texts.dated.get(row["act"], {}).values() if len(text := _select_repealed(row, texts, source))
    ]
    return bool(marked) and all((text["in_force_from"] == row["until"]).all() for text in marked)


def _select_repealed(row: Mapping[Any, Any], texts: LawTexts, source: str) -> pd.DataFrame:
    text = texts.read.law(source)
    return text[(text["unit"] == row["citation"]) & text["repealed"].astype(bool)]
