"""The reform by month: the verdict, how large the fall was and how long it lasted, and how often the rule errs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words, first
from tipimpact.publish.words import number, say
from tipimpact.publish.words.codes import say_code
from tipimpact.publish.words.fluent import codes

TABLE, ESTIMATES, NEIGHBOURS = "reform_evidence", "impact_estimates", "robustness"
DESIGN = "months"
NEAR = ("month_-1", "month_+1")
HALF = re.compile(r"(\d{4})(h[12])")
ROUND = 100  # to which missing claims are rounded
STUDY, STUDY_FALL = "2024", 29  # Guichard and Machado, Journal of Economic Geography: applications after a listing
LOGS = ("change", "half_year", "control", "control_claims", "contrast", "by_year", "own_past", "tipping_drift")
SHOWN = (  # rows of the finding under the conditions
    *(("change", "y"), ("half_year", "2014h1"), ("half_year", "2016h2"), ("missing", "2013"), ("return", "smaller")),
    *(("control", "safe_third_country"), ("control_claims", "safe_third_country")),
    *(("contrast", "others_day"), ("contrast", "listed_day")),
)


def select(evidence: TableEvidence, kind: str, *items: str) -> pd.DataFrame:
    """Rows of a kind, in the order of the table."""
    return evidence.rows(TABLE, row_kind=kind, **({"item": list(items)} if items else {}))


def estimate(evidence: TableEvidence) -> pd.DataFrame:
    """The row of the estimate; none where it could not be made."""
    rows = evidence.rows(ESTIMATES, design=DESIGN)
    return rows[rows["estimate"].notna()]


def fall(log: float) -> float:
    """A change in log points as the share by which something fell."""
    return -math.expm1(log)


def _share(log: float) -> Words:
    return Words(number, round(100 * fall(log)))


def _percent(value: Any) -> Statement:
    return Statement("finding-percent", {"value": value})


def list_needs(evidence: TableEvidence) -> list[Statement]:
    """What the verdict needs: an estimate, and rows for each condition unless the edition has every file.

    A condition that a part of the files cannot answer says nothing of the reform, so no verdict is drawn from the rest.
    """
    if not len(evidence.rows(ESTIMATES, design=DESIGN)):
        return []
    if estimate(evidence).empty:
        return [evidence.not_computed(ESTIMATES)]
    unanswered = select(evidence, "condition")["outcome"].eq("not_applicable").any()
    return evidence.lacks(TABLE) if unanswered else []


def part(evidence: TableEvidence) -> Iterator[Statement]:
    """The verdict in a sentence; where it stands, missing claims, and how often the rule errs."""
    rows, needed = estimate(evidence), list_needs(evidence)
    if needed or rows.empty:
        yield from needed
        return
    yield from answer(evidence)
    if first(rows, "verdict") == "suggestive":
        yield from missing(evidence)
    yield from _errs(evidence)
    yield from controls(evidence)


def answer(evidence: TableEvidence) -> Iterator[Statement]:
    """The one sentence of the verdict."""
    rows = estimate(evidence)
    if rows.empty or list_needs(evidence):
        return
    verdict = first(rows, "verdict")
    near = evidence.rows(NEIGHBOURS, check="neighbour", variant=list(NEAR))["verdict"].eq("suggestive").any()
    code = "suggestive_near" if verdict == "suggestive" and near else verdict
    ends = {"percent": "estimate", "low": "interval_high", "high": "interval_low"}
    values = {name: _percent(_share(float(first(rows, column)))) for name, column in ends.items()}
    yield from evidence.state("reform-answer", ESTIMATES, rows, code=code, **values)


def answer_in_short(evidence: TableEvidence) -> Iterator[Statement]:
    """The same under a title that says what fell; the whole sentence where the verdict claims no fall."""
    for whole in answer(evidence):
        is_short = str(whole.values["code"]).startswith("suggestive")
        yield replace(whole, id="answer-reform") if is_short else whole


def missing(evidence: TableEvidence) -> Iterator[Statement]:
    """Claims that the first year lacked, with their interval, and from when on the fall is unsure."""
    rows = select(evidence, "missing")
    if len(rows):
        ends = {"missing": "item_value", "low": "interval_low", "high": "interval_high"}
        values = {n: Words(number, ROUND * round(float(first(rows, c)) / ROUND)) for n, c in ends.items()}
        yield from evidence.state("reform-missing", TABLE, rows, year=str(first(rows, "item")), **values)
    halves = select(evidence, "half_year").sort_values("item")
    sure = ((halves["interval_low"] > 0) | (halves["interval_high"] < 0)).to_numpy(bool)
    later = halves.iloc[int(sure.nonzero()[0].max(initial=-1)) + 1 :]
    if sure.any() and len(later):
        yield from evidence.state("reform-fades", TABLE, later, half=Words(_name_item, first(later, "item")))


def controls(evidence: TableEvidence) -> Iterator[Statement]:
    """That countries never listed fell on the same day, so that they are no untreated controls."""
    rows = select(evidence, "contrast", "others_day")
    if len(rows) and pd.notna(first(rows, "item_value")):
        yield from evidence.state(
            "reform-controls", TABLE, rows, percent=_percent(_share(float(first(rows, "item_value"))))
        )


def _errs(evidence: TableEvidence) -> Iterator[Statement]:
    rows = select(evidence, "condition", "false_by_month")
    if len(rows):
        share = Words(number, 100 * float(first(rows, "item_value")), digits=1)
        values = {"n": Words(number, int(first(rows, "n"))), "percent": _percent(share)}
        yield from evidence.state("reform-false", TABLE, rows, **values)


# The finding.


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    rows, needed = estimate(evidence), list_needs(evidence)
    if needed or rows.empty:
        yield from needed
        return
    percent = _percent(_share(float(first(rows, "estimate"))))
    yield from evidence.state("finding-reform-title", ESTIMATES, rows, code=first(rows, "verdict"), percent=percent)


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    """The conditions, then size, duration, missing claims, the failed control, and counts on the day."""
    rows = [select(evidence, "condition"), *(select(evidence, kind, item) for kind, item in SHOWN)]
    for part_of in rows:
        for label, row in part_of.iterrows():
            yield FindingLine(_cells(row), TABLE, (label,))


def _cells(row: pd.Series) -> list[Any]:
    kind, item = str(row["row_kind"]), str(row["item"])
    name = Words(lambda code, lang: say_code(TABLE, "row_kind", code, lang), kind)
    return [
        Statement("finding-reform-row", {"kind": name, "item": Words(_name_item, item)}),
        _value(row, "item_value"),
        None if kind in ("return", "control", "control_claims") else _value(row, "limit"),
        None
        if pd.isna(row["outcome"])
        else Words(lambda code, lang: say_code(TABLE, "outcome", code, lang), row["outcome"]),
    ]


def _name_item(code: str, lang: str) -> str:
    """A condition, a group or a half-year in words; a measure as its code."""
    if half := HALF.fullmatch(code):
        return say("reform-half", lang, code=half[2], year=half[1])
    return say("reform-item", lang, code=code) if code in codes("reform-item") else code.replace("_", " ")


def _value(row: pd.Series, column: str) -> Words | Statement | None:
    """Counts and months as they are, log points as a change in percent, shares with three digits."""
    if pd.isna(row[column]):
        return None
    kind, item, value = row["row_kind"], row["item"], float(row[column])
    if kind in LOGS or item in ("word", "second_list"):
        return _percent(Words(number, round(100 * math.expm1(value))))
    if kind == "missing":
        return Words(number, ROUND * round(value / ROUND))
    if kind == "return" or item in ("same_day", "quiet_before"):
        return Words(number, int(value))
    return Words(number, round(value, 3), digits=3)


def _remarks(evidence: TableEvidence) -> Iterator[Statement]:
    yield from part(evidence)
    yield Statement("finding-reform-published", {"study": STUDY, "percent": _percent(Words(number, STUDY_FALL))})


FINDING = Finding.of("reform", _title, _lines, _remarks)
