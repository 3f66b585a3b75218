"""What a permit for a sector or a province would open: other employers to whom a worker could lawfully move."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.statements.model import (
    Finding,
    FindingLine,
    Statement,
    TableEvidence,
    Words,
    between,
    first,
    in_row,
)
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import number

TABLE = "work_permits"
SCOPES = ("employer", "sector_in_province", "sector", "province", "open")  # from the narrowest


def _select(evidence: TableEvidence) -> pd.DataFrame:
    """The setting that was chosen, all streams and occupations together."""
    return evidence.rows(TABLE, setting="chosen", stream="all", occupation="all")


# The figure.


def select_latest(evidence: TableEvidence) -> pd.DataFrame:
    """The latest whole year whose lists speak for all of the window, or the latest of the fullest years: each province,
    all streams."""
    rows = _select(evidence).sort_index()
    rows = rows[rows["year_months"] == rows["year_months"].max()]
    covered = rows[rows["months"] >= rows["window"].str.rstrip("M").astype(int)]
    rows = covered if len(covered) else rows
    return rows[rows["year"] == rows["year"].max()]


def figure_title(evidence: TableEvidence) -> Iterator[Statement]:
    """The spread between provinces; none where fewer than two are known."""
    year = str(first(select_latest(evidence), "year"))
    yield from _state_spread(evidence, "figure-mobility-finding", year=year)


def _state_spread(evidence: TableEvidence, id: str, **values: Any) -> Iterator[Statement]:
    rows = select_latest(evidence)
    local = rows[(rows["scope"] == "sector_in_province") & (rows["province"] != "CA")].dropna(subset=["median_high"])
    local = local.sort_values("median_high", kind="stable")
    local = local.iloc[[0, -1]] if len(local) > 1 else local.head(0)
    for end, row in zip(("low", "high"), local.to_dict("records"), strict=False):
        place = evidence.code(TABLE, "province", row["province"])
        values |= {f"{end}_place": place, f"{end}_count": row["median_high"]}
    yield from evidence.state(id, TABLE, local, **values)


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """For all of the lists, from the narrowest permit to the open one; then the spread between provinces."""
    rows = select_latest(evidence)
    canada = rows[rows["province"] == "CA"]
    by = canada.set_index("scope")
    counts = [
        evidence.count(TABLE, "scope", scope, between(by["median_low"][scope], by["median_high"][scope]))
        for scope in SCOPES
    ]
    values = {"year": str(first(rows, "year")), "positions": canada["positions"].max(), "counts": in_row(counts)}
    yield from evidence.state("figure-mobility-year", TABLE, canada, **values)
    yield from _state_spread(evidence, "figure-mobility-spread")
    withheld = rows[rows["withheld"].notna()]
    yield from evidence.state("figure-mobility-withheld", TABLE, withheld, count=withheld["province"].nunique())


# The finding.


def _reach(evidence: TableEvidence) -> pd.DataFrame:
    rows = _select(evidence)
    return rows[(rows["province"] == "CA") & rows["scope"].isin(SCOPES[1:])]


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    rows = _reach(evidence)
    known = rows[rows["median_low"].notna()]
    narrow = known[known["scope"] == "sector_in_province"]
    if narrow.empty:
        yield from evidence.lacks(TABLE)
        return
    # The newest year is often there for one quarter only.
    fullest = narrow[narrow["year_months"] == narrow["year_months"].max()]
    own = known[known["year"] == fullest["year"].max()]
    lows = own.set_index("scope")["median_low"]
    narrowest, province = (Words(number, lows[scope]) for scope in ("sector_in_province", "province"))
    values = {"year": str(first(own, "year")), "narrow": narrowest, "province": province}
    yield from evidence.state("finding-work_permits-title", TABLE, own, **values)


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    for year, own in _reach(evidence).groupby("year"):
        by = own.set_index("scope")
        reach = [
            between(by["median_low"][scope], by["median_high"][scope]) if scope in by.index else None
            for scope in SCOPES[1:]
        ]
        months, positions = (plain(own[column].iloc[0]) for column in ("year_months", "positions"))
        part = Statement("finding-work_permits-year", {"year": str(year), "months": months})
        yield FindingLine([part, positions, *reach], TABLE, tuple(own.index))


FINDING = Finding.of("work_permits", _title, _lines)
