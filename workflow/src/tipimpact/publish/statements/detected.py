"""What the United Nations' file says of the people whom Canada reported as trafficked: whose citizenship it records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.statements.gaps import TABLE as GAPS
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, between
from tipimpact.publish.words import number

TABLE, SERIES = "indicators", "detected_by_citizenship"
ALL = "all"
PARTS = ("citizenship_canadian", "citizenship_other", "citizenship_not_recorded")
STATUS = "detections_by_immigration_status"  # the gap


def select_years(evidence: TableEvidence) -> pd.DataFrame:
    """A row a year and part with its ends, ``low`` and ``high``; those of a published count are equal."""
    rows = evidence.rows(TABLE, series=SERIES)
    ends = {end: rows[end].fillna(rows["value"]).astype(float) for end in ("low", "high")}
    return rows.assign(**ends).sort_values(["year", "group"], kind="stable")


def read_ends(rows: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Least and greatest count of each group of a year."""
    return {row["group"]: (int(row["low"]), int(row["high"])) for row in rows.to_dict("records")}


def _sums(evidence: TableEvidence) -> dict[str, tuple[int, int]]:
    """Least and greatest of each part over all years; nothing without all parts."""
    rows = evidence.once(select_years)
    sums = rows.groupby("group")[["low", "high"]].sum()
    if not {ALL, *PARTS} <= set(sums.index):
        return {}
    return {group: (int(low), int(high)) for group, low, high in sums.itertuples()}


def _values(evidence: TableEvidence) -> dict[str, Any]:
    sums, years = _sums(evidence), evidence.once(select_years)["year"]
    if not sums:
        return {}
    named = {group.removeprefix("citizenship_"): between(*sums[group]) for group in PARTS}
    return {**named, "total": Words(number, sums[ALL][0]), "first": str(years.min()), "last": str(years.max())}


def _state(evidence: TableEvidence, id: str, holds: bool = True, **only: Any) -> Iterator[Statement]:
    if values := _values(evidence):
        used = {name: values[name] for name in only.get("names", values)}
        yield from evidence.state(id, TABLE, evidence.once(select_years), holds=holds, decided_by="value", **used)


def title(evidence: TableEvidence) -> Iterator[Statement]:
    """For more than half no citizenship is recorded, whatever the hidden cells are."""
    sums = _sums(evidence)
    holds = bool(sums) and 2 * sums[PARTS[-1]][0] > sums[ALL][0]
    yield from _state(evidence, "figure-detected-finding", holds, names=("total",))


def short(evidence: TableEvidence) -> Iterator[Statement]:
    """The figure in a sentence."""
    yield from _state(evidence, "figure-detected-short")


def who(evidence: TableEvidence) -> Iterator[Statement]:
    """The parts over all years, and that no figure says what status people had."""
    yield from _state(evidence, "answer-who-detected")
    rows = evidence.rows(GAPS, gap=STATUS)
    yield from evidence.state("answer-who-status", GAPS, rows)


def sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """Each year with its total and parts; then what the file does not say."""
    for year, own in evidence.once(select_years).groupby("year", sort=False):
        ends = read_ends(own)
        if {ALL, *PARTS} <= ends.keys():
            parts = {group.removeprefix("citizenship_"): between(*ends[group]) for group in PARTS}
            total = Words(number, ends[ALL][0])
            yield from evidence.state("figure-detected-year", TABLE, own, year=str(year), total=total, **parts)
    yield Statement("figure-detected-not")
