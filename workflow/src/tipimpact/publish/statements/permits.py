"""Permits for trafficked persons: every number that was published, and why none can be set against another."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pandas as pd

from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words, first, in_row
from tipimpact.publish.statements.permit_lanes import arrange_lanes, poisson_interval
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import interval, listed, number
from tipimpact.publish.words.formats import month

TABLE = "indicators"
FIRST, LATER = "2006-05 to 2012-12", "2015-2023"  # periods of the two totals that people compare
REQUESTS = {"vtip_approval", "vtip_processing", "vtip_share_male", "vtip_share_mexico"}
YEARLY = "vtip_permits_yearly"  # the series that would close the gap of permits by year
LANES = ("persons", "permits", "permits_with_dependants", "undated")  # by what is counted
# what a number counts: persons by series, permits by whether renewals are counted
COUNTS = ("vtip_flagged_granted", "vtip_recipients", "renewals_counted", "renewals_not_said")


def _totals(evidence: TableEvidence) -> tuple[pd.DataFrame, dict[str, Words]]:
    """The rows of the totals that people compare, and their numbers by series."""
    rows = evidence.rows(TABLE, series=["vtip_permits_sums", "vtip_recipients", "vtip_permits"], period=[FIRST, LATER])
    once = rows.drop_duplicates("series")
    return rows, {row["series"]: Words(number, int(row["value"])) for row in once.to_dict("records")}


def part(evidence: TableEvidence) -> Iterator[Statement]:
    """Why the counts cannot be compared, then the counts."""
    rows, count = _totals(evidence)
    year = evidence.rows(TABLE, series="vtip_permits_in_year")
    if len(rows) or len(year):
        yield Statement("answer-permits-differ")
    if {"vtip_permits_sums", "vtip_recipients"} <= count.keys():
        values = {"counted_permits": count["vtip_permits_sums"], "counted_persons": count["vtip_recipients"]}
        period = evidence.code(TABLE, "period", FIRST)
        own = rows[rows["period"] == FIRST]
        yield from evidence.state("answer-permits-first", TABLE, own, period=period, **values)
    if "vtip_permits" in count and len(year):
        values = {"counted_permits": Words(number, int(first(year, "value"))), "counted_later": count["vtip_permits"]}
        spans = {"year": str(first(year, "period")), "years": Words(interval, *LATER.split("-"))}
        own = pd.concat([year, rows[rows["series"] == "vtip_permits"].head(1)])
        yield from evidence.state("answer-permits-later", TABLE, own, **values, **spans)
    yield from _requests(evidence)


def _requests(evidence: TableEvidence) -> Iterator[Statement]:
    """How long a request took, how many were approved, and who the holders were."""
    rows = evidence.rows(TABLE, series=list(REQUESTS)).sort_values(["series", "year"], kind="stable")
    by = {series: list(own["value"].astype(int)) for series, own in rows.groupby("series", observed=True)}
    years = [str(year) for year in rows.loc[rows["series"] == "vtip_processing", "year"]]
    if by.keys() != REQUESTS or len(years) != 2:
        return
    days = dict(zip(("before", "after"), (Words(number, days) for days in by["vtip_processing"]), strict=True))
    spans = {"year": years[0], "later": years[1]}
    own = rows[rows["series"].isin(["vtip_processing", "vtip_approval"])]
    approved_on = first(rows[rows["series"] == "vtip_approval"], "first_day")
    values = {**days, **spans, "approved": by["vtip_approval"][0], "month": Words(month, approved_on)}
    yield from evidence.state("answer-permits-requests", TABLE, own, **values)
    own = rows[rows["series"].isin(["vtip_share_male", "vtip_share_mexico"])]
    shares = {"male": by["vtip_share_male"][0], "mexico": by["vtip_share_mexico"][0]}
    yield from evidence.state("answer-permits-holders", TABLE, own, **shares, later=years[1])


def answer_add(evidence: TableEvidence) -> Iterator[Statement]:
    """That the two totals cannot be added."""
    rows, count = _totals(evidence)
    names = {"vtip_permits_sums": "permits", "vtip_recipients": "persons", "vtip_permits": "later"}
    if count.keys() == names.keys():
        values = {f"counted_{names[series]}": words for series, words in count.items()}
        yield from evidence.state("question-add-answer", TABLE, rows, **values)


# The figure.


@lru_cache(maxsize=4)  # asked for by many sentences of one edition
def arrange_permits(evidence: TableEvidence) -> pd.DataFrame:
    """Each number of permits, or of persons who were given one, with its lane and days."""
    known = arrange_lanes(evidence.rows(TABLE).sort_index())
    known = known[known["lane"].isin(LANES) & known["value"].notna()]
    known = known[known["renewals"].isin(COUNTS) | known["series"].isin(COUNTS)]
    return known.sort_values("lane", key=lambda lanes: lanes.map(LANES.index), kind="stable")


def describe_count(row: dict[Any, Any]) -> Statement:
    """A number with what it counts."""
    code = row["renewals"] if row["renewals"] in COUNTS else row["series"]
    return Statement("figure-permits-count", {"code": code, "count": int(row["value"])})


def figure_title(evidence: TableEvidence) -> Iterator[Statement]:
    """That no series is there: two years counted alike would be one."""
    data = arrange_permits(evidence)
    if data["lane"].nunique() < len(LANES):  # not all sources are there
        return
    days = pd.to_datetime(data["last_day"]) - pd.to_datetime(data["first_day"])
    alike = data[days.dt.days < 366].groupby("lane").size()
    rows = evidence.rows(TABLE, series=list(data["series"]))
    alone = not (alike > 1).any()
    yield from evidence.state("figure-permits-finding", TABLE, rows, holds=alone, decided_by="period")


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """That no number can be set against another; then every number with its days, lane by lane."""
    yield Statement("figure-permits-not")
    for lane, own in arrange_permits(evidence).groupby("lane", sort=False):
        counts = [
            Statement(
                "figure-permits-one",
                {"what": describe_count(row), "period": evidence.code(TABLE, "period", row["period"])},
            )
            for row in own.to_dict("records")
        ]
        rows = evidence.rows(TABLE, series=list(own["series"]), period=list(own["period"]))
        group = Statement("figure-permits-lane_name", {"code": str(lane)})
        yield from evidence.state("figure-permits-lane", TABLE, rows, group=group, counts=Words(listed, counts))


# The finding.


def _counts(evidence: TableEvidence) -> pd.DataFrame:
    rows = evidence.rows(TABLE)
    rows = rows[rows["series"].str.startswith("vtip_") & rows["value"].notna()]
    return rows.drop_duplicates(["series", "group", "period", "value"])


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    rows, count = _totals(evidence)
    if {"vtip_permits_sums", "vtip_permits"} <= set(count):
        values = {"before": count["vtip_permits_sums"], "after": count["vtip_permits"]}
        yield from evidence.state("finding-permits-title", TABLE, rows, **values)


def _remarks(evidence: TableEvidence) -> Iterator[Statement]:
    yield from evidence.state("finding-permits-no_series", TABLE, _counts(evidence))


def _by_year(rows: pd.DataFrame) -> set[int]:
    """Labels of the counts of permits of whole years of which there are two or more of one kind."""
    yearly = rows[(rows["period_kind"] == "calendar") & (rows["measured_in"] == "permits") & rows["year"].notna()]
    alike = yearly.groupby(["series", "group"], observed=True)["period"].transform("nunique")
    return set(yearly.index[alike >= 2])


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    yearly = _by_year(_counts(evidence))
    for row in _counts(evidence).itertuples():
        renewals = [flag for flag in plain(row.flags) if flag.startswith("renewals")]
        persons = [evidence.code(TABLE, "who_is_counted", row.who_is_counted)]
        values = [
            _describe_series(evidence, row),
            evidence.code(TABLE, "period", row.period),
            _count_with_interval(row.value) if row.Index in yearly else plain(row.value),
            evidence.code(TABLE, "measured_in", row.measured_in),
            in_row([*persons, *(evidence.code(TABLE, "flags", flag) for flag in renewals)]),
        ]
        yield FindingLine(values, TABLE, (row.Index,))


def _count_with_interval(value: Any) -> Statement:
    """A yearly count, with how far chance alone moves such a number. It is no model of the years."""
    low, high = poisson_interval(int(value))
    ends = {"low": Words(number, math.floor(low)), "high": Words(number, math.ceil(high))}
    return Statement("finding-permits-interval", {"count": Words(number, int(value)), **ends})


def _describe_series(evidence: TableEvidence, row: Any) -> Words | Statement:
    """The series of a number; with its group where a body sent several."""
    series = evidence.code(TABLE, "series", row.series)
    return in_row([series, evidence.code(TABLE, "group", row.group)]) if row.series == YEARLY else series


FINDING = Finding.of("permits", _title, _lines, _remarks)
