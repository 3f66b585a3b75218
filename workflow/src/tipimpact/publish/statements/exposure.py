"""How many claimants each rule could reach: ranges that are never added up and never turned into trafficked persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from tipimpact.publish.statements.law import find_states
from tipimpact.publish.statements.model import (
    Finding,
    FindingLine,
    Statement,
    TableEvidence,
    Words,
    first,
    in_row,
)
from tipimpact.publish.tables.apparatus import name_body
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import date, law, number, say_code

TABLE = "exposure"
BANDS = {"2012, c. 17": "c31", "2012, c. 1": "c10"}  # by the Act that brought the rule
ORDER = (*BANDS.values(), "other")
DESIGNATION = {  # series of the one designation that is known, by what they count
    "persons": "designated_nationals_first",
    "children": "designated_children_first",
    "groups": "designated_arrivals",
}
WENT_ON = "claim_day"  # the reading under which a wait goes on after its rule: as many people, for longer
WAITS, DESIGNATED = "work_permit_wait", "designated_arrivals"


def rank_exposures(evidence: TableEvidence) -> pd.DataFrame:
    """Every rule that was counted, and those without a count; the narrowest range first within the rules of an Act."""
    data = _select_ranges(evidence).sort_index()
    whole = data["low"].notna() & data["high"].notna()  # one end alone, where a source is missing, is not a range
    data = data.assign(low=data["low"].where(whole), high=data["high"].where(whole))
    band = data["brought_by"].map(BANDS).fillna("other")
    widest = data.groupby("exposure")["high"].transform("max").fillna(-1)
    ranked = data.assign(band=band, widest=widest, place=band.map(ORDER.index), order=range(len(data)))
    ranked = ranked.sort_values(["place", "widest", "order"], ascending=True)
    return ranked.drop(columns=["widest", "place", "order"])


def _select_ranges(evidence: TableEvidence) -> pd.DataFrame:
    """The rules, one again for each reading that changes how many people it could reach."""
    rows = evidence.rows(TABLE)
    return rows[rows["reading"] != WENT_ON]


def _counted(evidence: TableEvidence) -> pd.DataFrame:
    """The two ranges that titles name, each in its main reading; none where one of them was not counted."""
    rows = evidence.rows(TABLE, number_status="counted", reading="main", exposure=[WAITS, DESIGNATED])
    rows = rows.dropna(subset=["low", "high"])
    return rows if len(rows) == 2 else rows.head(0)


def designation(
    evidence: TableEvidence, id: str = "answer-designation", counted: Sequence[str] = ("persons", "children")
) -> Iterator[Statement]:
    """The one designation of an arrival that is known: its day, what is counted, and who says so."""
    rows = evidence.rows("indicators", series=[DESIGNATION[name] for name in counted])
    count = rows.drop_duplicates("series").set_index("series")["value"]
    day = first(evidence.rows("events", event="irregular_arrival_designated"), "first_day")
    if len(count) == len(counted) and day is not None:
        values: dict[str, Any] = {f"counted_{name}": Words(number, int(count[DESIGNATION[name]])) for name in counted}
        publisher = str(first(rows, "document")).partition(": ")[0]
        values |= {"day": Words(date, day), "publisher": Words(name_body, publisher, evidence.register)}
        yield from evidence.state(id, "indicators", rows, **values)


def part(evidence: TableEvidence) -> Iterator[Statement]:
    """What is counted, before the numbers."""
    if len(evidence.rows(TABLE)):
        yield Statement("answer-many-counted")


def answer_refused_permit(evidence: TableEvidence) -> Iterator[Statement]:
    """Which Act brought the year before a permit."""
    rows = evidence.rows(TABLE, exposure="permit_12_months")
    year = str(first(rows, "brought_by"))[:4]
    yield from evidence.state("question-refused_permit-answer", TABLE, rows, year=year)


def name_rule(evidence: TableEvidence, row: Any) -> Words | Statement:
    """The rule of a row, and its reading where that is not the main one."""
    name = evidence.code(TABLE, "exposure", row.exposure)
    if row.reading == "main":
        return name
    return Words(lambda name, reading, lang: f"{name} ({reading})", name, evidence.code(TABLE, "reading", row.reading))


# The figure.


def describe_range(row: dict[Any, Any]) -> Words | Statement:
    """A range in words."""
    if pd.isna(row["low"]):
        missing = row["number_status"] == "data_missing"
        return (
            Words(say_code, TABLE, "number_status", row["number_status"])
            if missing
            else Statement("figure-exposure-none")
        )
    low, high = (Words(number, row[end]) for end in ("low", "high"))
    if row["low"] == row["high"]:
        return Statement("figure-exposure-known", {"value": low})
    return Statement("interval", {"low": low, "high": high})


def figure_title(evidence: TableEvidence) -> Iterator[Statement]:
    """The least number that met the best counted wait, and the people known to have met the longest."""
    rows = _counted(evidence)
    lows = dict(zip(rows["exposure"], rows["low"], strict=True))
    if lows:
        values = {"low": Words(number, lows[WAITS]), "known": Words(number, lows[DESIGNATED])}
        holds = lows[WAITS] > 0
        yield from evidence.state("figure-exposure-finding", TABLE, rows, holds=holds, decided_by="low", **values)


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """What the ranges are not; then each rule with its range, by the Act that brought it."""
    yield Statement("figure-exposure-not")
    for band, rows in rank_exposures(evidence).groupby("band", sort=False):
        rows = rows[rows["reading"].isin(["main", "no_exception"])]
        rules = [
            Statement(
                "figure-exposure-row",
                {"what": evidence.code(TABLE, "exposure", row["exposure"]), "value": describe_range(row)},
            )
            for row in rows.to_dict("records")
        ]
        group = Statement("figure-exposure-band", {"code": str(band)})
        yield from evidence.state("figure-exposure-rules", TABLE, rows, group=group, rules=in_row(rules))


# The finding.


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    rows = _counted(evidence)
    by = rows.set_index("exposure").to_dict("index")
    if by:
        least, most = (Words(number, by[WAITS][end]) for end in ("low", "high"))
        count = int(by[DESIGNATED]["low"])
        yield from evidence.state("finding-exposure-title", TABLE, rows, least=least, most=most, count=count)


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    states = find_states(evidence)
    for row in _select_ranges(evidence).itertuples():
        starts, state = Words(date, plain(row.starts)), states[str(row.exposure)]
        span = Statement("span-open", {"code": "since_day", "day": starts})
        if state.day and not state.is_written:
            span = Statement("span-days", {"first": starts, "last": Words(date, state.day)})
        elif not state.is_written:
            code = "ended" if state.is_known else "unchecked"
            span = Statement("finding-exposure-open", {"code": code, "day": starts})
        if state.code == "reenacted":
            span = Statement("finding-exposure-again", {"span": span, "act": Words(law, state.by)})
        if state.code == "emptied":
            span = Statement("finding-exposure-emptied", {"span": span, "day": Words(date, state.day)})
        counts = list(dict.fromkeys([*plain(row.low_counts), *plain(row.high_counts)]))
        counted = (
            evidence.codes(TABLE, "low_counts", counts)
            if counts
            else evidence.code(TABLE, "number_status", row.number_status)
        )
        high = plain(row.high) if plain(row.upper_end) != "unknown" else Statement("finding-exposure-upper_unknown")
        values = [name_rule(evidence, row), Words(law, row.citation), span, plain(row.low), high, counted]
        yield FindingLine(values, TABLE, (row.Index,))


FINDING = Finding.of("exposure", _title, _lines)
