"""What the numbers can say: the planned comparison, its verdict, and what is printed with it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.statements.model import (
    UNKNOWN,
    Finding,
    FindingLine,
    Statement,
    TableEvidence,
    Words,
    capitalize,
    first,
)
from tipimpact.publish.words import interval, number

TABLE = "impact_estimates"


def select_judged(evidence: TableEvidence, **where: Any) -> pd.DataFrame:
    """Estimates that the plan judges: comparisons. A series is estimated for information."""
    return evidence.rows(TABLE, design="comparison", **where)


def _select_computed(evidence: TableEvidence) -> pd.DataFrame:
    """The comparison, where this edition has the claims that it needs."""
    rows = select_judged(evidence)
    return rows[rows["estimate"].notna()]


def part(evidence: TableEvidence) -> Iterator[Statement]:
    """How many designated countries fell more, what the rule says, and how often it errs."""
    rows = _select_computed(evidence)
    fell, treated = first(rows, "fell_more"), first(rows, "treated")
    if treated is None:
        yield from [evidence.not_computed(TABLE)] if len(select_judged(evidence)) else []
        return
    most = 2 * fell > treated
    values = {"fell": Words(number, fell), "treated": Words(number, treated)}
    yield from evidence.state("answer-claims-fell_more", TABLE, rows, holds=most, decided_by="fell_more", **values)
    yield from evidence.state("answer-claims-verdict", TABLE, rows, code=first(rows, "verdict"))
    if pd.notna(first(rows, "false_high")):
        counts = {"fell": Words(number, first(rows, "designs_fell")), "designs": Words(number, first(rows, "designs"))}
        ends = {end: Words(number, round(100 * first(rows, f"false_{end}"))) for end in ("low", "high")}
        again = "rose" if first(rows, "reversal_verdict") == "contradicted" else "unsettled"
        ended = first(evidence.rows("events", event="designations_end"), "first_day")
        year = str(ended.year) if ended else UNKNOWN
        yield from evidence.state("answer-claims-designs", TABLE, rows, **counts, **ends, code=again, ended=year)


# The finding.


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    computed = _select_computed(evidence)
    if computed.empty:
        yield from [evidence.not_computed(TABLE)] if len(select_judged(evidence)) else []
        return
    verdict, most = first(computed, "verdict"), 2 * first(computed, "fell_more") > first(computed, "treated")
    holds = most or verdict != "cannot_tell"
    values = {"holds": holds, "decided_by": "fell_more", "verdict": verdict}
    yield from evidence.state("finding-estimates-title", TABLE, computed, **values)


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    """The comparison, the same list elsewhere, the reversal, and claims, which are counted and not judged."""
    for label, row in _select_computed(evidence).iterrows():
        for values in _list_cells(row.to_dict()):
            yield FindingLine(values, TABLE, (label,))


def _list_cells(row: dict[Any, Any]) -> Iterator[list[Any]]:
    counts = {"treated": "treated", "others": "controls", "windows": "windows", "before": "claims_before"}
    values = {name: Words(number, row[column]) for name, column in counts.items()}
    values["after"] = Words(interval, *(Words(number, row[f"claims_after_{end}"]) for end in ("low", "high")))

    def name(code: str) -> Statement:
        return Statement("finding-estimates-row", {"code": code, **values})

    unjudged = Statement("finding-estimates-unjudged")
    canada, shares = (
        _interval(row, "estimate", "interval_low", "interval_high"),
        [_hundredths(row, name) for name in ("false", "power")],
    )
    yield [name("canada"), canada, _share(row["designs_fell"], row["designs"]), *shares, _verdict(row["verdict"])]
    if row["windows"]:
        mean = _percent(math.expm1(row["windows_mean"]))
        yield [name("elsewhere"), mean, _share(row["windows_fell"], row["windows"]), None, None, unjudged]
    if pd.notna(row["reversal"]):
        change = _interval(row, "reversal", "reversal_low", "reversal_high")
        yield [name("reversal"), change, None, None, None, _verdict(row["reversal_verdict"])]
    for code, column in (("claims", "contrast"), ("without_two", "contrast_without_two")):
        if pd.notna(row[column]):
            yield [name(code), _percent(math.expm1(row[column])), None, None, None, unjudged]


def _percent(share: float) -> Statement:
    return Statement("finding-percent", {"value": Words(number, 100 * share, digits=0)})


def _share(fell: float, designs: float) -> Statement:
    return Statement("finding-estimates-share", {"fell": Words(number, fell), "designs": Words(number, designs)})


def _hundredths(row: dict[Any, Any], name: str) -> Words | None:
    """A range of simulated shares, of 100 draws; nothing where this rule was not simulated."""
    if pd.isna(row[f"{name}_high"]):
        return None
    return Words(interval, *(Words(number, round(100 * row[f"{name}_{end}"])) for end in ("low", "high")))


def _interval(row: dict[Any, Any], *names: str) -> Words:
    """An estimate with its interval, in per cent of what was to be expected."""
    estimate, low, high = (_percent(math.expm1(row[name])) for name in names)
    return Words(lambda estimate, span, lang: f"{estimate} ({span})", estimate, Words(interval, low, high))


def _verdict(code: str) -> Words:
    """The verdict as a sentence."""
    return capitalize(Statement("answer-verdict-change", {"code": code}))


FINDING = Finding.of("estimates", _title, _lines)
