"""What rows say of the law, held against the law of the run: each citation, and each day taken from a clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.rows import TAKEN, units_overlap
from tipimpact.legislation import statutes as law
from tipimpact.legislation.amendments import Enactment
from tipimpact.legislation.commencement import REPLAYED, Commencement, day_of
from tipimpact.legislation.consolidate import consolidate
from tipimpact.legislation.tree import Enacted

BASE = REPLAYED
# exact: a text of the row's own time has the unit (the Act: on its first and last day).  another_day: only a text of
# another time has it.  not_held: no text, or none that has it among texts of which the run does not have all.
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

    @cached_property
    def replays_completely(self) -> bool:
        """Whether a replay has all that the statutes say: no text of the law is missing, and none is a digest."""
        return not self.read.missing and all(map(self.read.is_complete, self.enacted.values()))

    def last_replay(self) -> dt.date:
        """The end of the last year whose statutes are in the run."""
        return dt.date(max((int(c[:4]) for c in self.enacted), default=2001), 12, 31)


class _Attempt(NamedTuple):
    """A text in which a row is looked up: a day of the row, how near the text is, its units, and whether it has all of
    them."""

    day: dt.date
    how: str
    units: frozenset[str]
    complete: bool

    @property
    def settles(self) -> bool:
        """Whether a citation that is not there is wrong: the text is of the row's own time, and complete."""
        return self.how == "exact" and self.complete


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


def resolve_citations(rows: pd.DataFrame, texts: LawTexts, commencement: Commencement) -> pd.Series:
    """How each row's citation resolves, a value of ``HOW`` by row.

    Raises EligibilityError naming every citation that a complete text of its own time does not have.
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
        failed = [attempt for attempt in attempts if row["citation"] not in attempt.units]
        resolved[row["row"]] = HOW[2] if failed or not attempts else max((a.how for a in attempts), key=HOW.index)
        if not _is_only_repealed(row, texts):
            problems += [_report(row, attempt) for attempt in failed if attempt.settles]
    if problems:
        raise EligibilityError(problems)
    return pd.Series(resolved, name="resolved", dtype="string")


def _list_attempts(row: Mapping[Any, Any], texts: LawTexts, replayed: Any, units: Any) -> Iterator[_Attempt]:
    """The texts in which a row is looked up."""
    act = row["act"]
    if act in texts.enacted and act != BASE:
        first = row["otherwise_from"] if pd.isna(row["from"]) else row["from"]
        how, source = "exact" if int(act[:4]) <= first.year else "another_day", texts.enacted[act]
        yield _Attempt(first.date(), how, units(source), texts.read.is_complete(source))
        return
    consolidations = texts.dated.get(act, {})
    for day in _end_days(row):
        if act == BASE and texts.base and day <= texts.last_replay():
            yield _Attempt(day, "exact", replayed(day), texts.replays_completely)
        elif consolidations:
            pits = sorted(consolidations)
            inside = [p for p in pits if row["from"].date() <= p and not _is_over(row, p)]
            nearest_pit = min(inside or pits, key=lambda p: abs((p - day).days))
            source = consolidations[nearest_pit]
            yield _Attempt(day, "exact" if inside else "another_day", units(source), texts.read.is_complete(source))


def _report(row: Mapping[Any, Any], attempt: _Attempt) -> Problem:
    what = f"the text of {attempt.day} of {row['act']} has no {row['citation']}"
    where = f"eligibility.csv, row {row['row']}"
    return Problem(what, where, "a unit of that text", nearest(row["citation"], attempt.units))


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


def check_days(
    rows: pd.DataFrame, effects: pd.DataFrame, commencement: Commencement, complete: Collection[str]
) -> None:
    """Raises EligibilityError naming each row whose day is another in the law of the run, or whose clause has none.

    effects: the table ``law_effects``.  complete: citations of the statutes of which the run has the publisher's text;
    in the others a clause may be missing.
    """
    dated = effects.loc[(effects["act"] == BASE) & effects["in_force"].notna()]
    by_clause = dict(iter(dated.groupby(["amending_act", "clause"])))
    problems = []
    for row in rows.to_dict("records"):
        for column, act_column, clause_column in TAKEN:
            act, clause = row[act_column], row[clause_column]
            if not clause:
                continue
            if act == commencement.base.citation:
                own = day_of(commencement.fact(act, clause), None)
                days = {own} if own else set()
            else:
                changed = by_clause.get((act, clause), dated.head(0))
                overlapping = [units_overlap(unit, row["citation"]) for unit in changed["unit"]]
                days = set(changed.loc[overlapping, "in_force"].dt.date)
            if days and days != {row[column].date()}:
                what, expected = f"{column} is {row[column]:%Y-%m-%d}", f"{min(days)}, by {act}, s. {clause}"
            elif not days and act in complete:
                what = f"{act}, s. {clause} has no day on {row['citation']}"
                expected = "the day that the law of the run gives"
            else:
                continue
            todo = "correct the row, or config/law/commencement.yaml; then `make addresses`"
            problems.append(Problem(what, f"eligibility.csv, row {row['row']}", expected, "", todo))
    if problems:
        raise EligibilityError(problems)
