"""What the numbers can say: the planned comparisons, their verdicts, and the checks of each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words, first
from tipimpact.publish.words import capital, interval, number

TABLE = "impact_estimates"
# Both estimands of the claims, each with what is said where a fall was found, and where not.
ESTIMANDS = {
    "persons_claiming": ("answer-claims-persons-fall", "answer-claims-persons"),
    "origins_claiming": ("answer-claims-origins-fall", "answer-claims-origins"),
}
SUPPORTED = ("supported", "suggestive")  # verdicts that point to a change
AGAINST = ("no_detectable_effect", "contradicted")
UNSETTLED = ("cannot_tell",)


def select_judged(evidence: TableEvidence, **where: Any) -> pd.DataFrame:
    """Estimates that the plan judges: contrasts. A series is estimated for information."""
    return evidence.rows(TABLE, design="contrast", **where)


def part(evidence: TableEvidence) -> Iterator[Statement]:
    """Both estimates of the claims with their verdicts, and what weakens them."""
    for estimand, messages in ESTIMANDS.items():
        yield from _estimate(evidence, estimand, *messages)
    yield from _false_rate(evidence)
    yield from _without_two(evidence)


def _estimate(evidence: TableEvidence, estimand: str, fall: str, other: str) -> Iterator[Statement]:
    """One estimate with its verdict. fall, other: the messages for a fall that was found, and for the rest."""
    rows = evidence.rows(TABLE, estimand=estimand)
    verdict = first(rows, "verdict")
    if verdict not in SUPPORTED + AGAINST + UNSETTLED:
        return
    words = Statement("answer-verdict-change", {"code": verdict})
    if verdict in SUPPORTED and first(rows, "estimate") < 0:
        share, least, most = (
            Words(number, round(-100 * math.expm1(first(rows, end)))) for end in ("estimate", "high", "low")
        )
        span = Words(interval, least, most)
        yield from evidence.state(fall, TABLE, rows, share=share, span=span, verdict=words)
    else:
        yield from evidence.state(other, TABLE, rows, verdict=words)


def _false_rate(evidence: TableEvidence) -> Iterator[Statement]:
    """How often the method would say so where nothing changed, beside a verdict that only points one way."""
    rows = evidence.rows(TABLE, estimand=list(ESTIMANDS), verdict="suggestive")
    rates = rows["false_suggestive"].dropna()
    if len(rates):
        yield from evidence.state("answer-claims-false", TABLE, rows, rate=Words(number, round(100 * rates.max())))


def _without_two(evidence: TableEvidence) -> Iterator[Statement]:
    """That the fall is not found without the two largest origins, where the interval of that part says so."""
    check = {"check": "part_intervals", "variant": "without_two_largest interval"}
    rows = evidence.rows("robustness", estimand="persons_claiming", **check)
    if len(rows) and first(rows, "low") < 0 < first(rows, "high"):
        yield from evidence.state("answer-claims-without_two", "robustness", rows)


def count_supported(evidence: TableEvidence) -> Iterator[Statement]:
    """How many comparisons point to a change."""
    rows = select_judged(evidence)
    count = rows["verdict"].isin(SUPPORTED).sum()
    yield from evidence.state("answer-supported", TABLE, rows, count=count, total=len(rows))


def list_verdicts(evidence: TableEvidence, verdicts: Sequence[str]) -> Iterator[Statement]:
    """Each comparison with one of these verdicts."""
    rows = select_judged(evidence, verdict=verdicts).sort_index()
    for label, row in rows.iterrows():
        verdict, claim = evidence.code(TABLE, "verdict", row["verdict"]), evidence.text(TABLE, "claim", label)
        yield from evidence.state("answer-verdict", TABLE, rows.loc[[label]], claim=claim, verdict=verdict)


# The finding.


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    rows = select_judged(evidence)
    heard = rows[rows["verdict"] != "cannot_tell"]
    falls = len(heard) and set(heard["verdict"]) == {"suggestive"} and (heard["estimate"] < 0).all()
    values = {"total": Words(number, len(rows)), "heard": len(heard), "kind": "fall" if falls else "other"}
    yield from evidence.state("finding-estimates-title", TABLE, rows, **values)


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    detectable = {row["estimand"]: row for _, row in evidence.rows("minimum_detectable_effects").iterrows()}
    for label, row in select_judged(evidence).iterrows():
        smallest = detectable.get(row["estimand"])
        values = [
            evidence.code(TABLE, "estimand", row["estimand"]),
            _change(smallest, "smallest_percent", "smallest_effect"),
            _change(smallest, "mde_percent", "mde"),
            _possible(evidence, row["estimand"]),
            _interval(row),
            _verdict(row),
        ]
        yield FindingLine(values, TABLE, (label,))


def _percent(share: float) -> Statement:
    return Statement("finding-percent", {"value": Words(number, 100 * share, digits=0)})


def _points(share: float) -> Statement:
    return Statement("finding-points", {"value": Words(number, 100 * share, digits=0)})


def _interval(row: Any) -> Words | Statement:
    """An estimate with its interval, in per cent of what was to be expected, or in points where it is a share."""
    values = [row[name] for name in ("estimate", "low", "high")]
    if any(pd.isna(value) for value in values):
        return Statement("finding-estimates-gap")
    log = row["scale"] == "log"
    estimate, low, high = (_percent(math.expm1(value)) if log else _points(value) for value in values)
    return Words(lambda estimate, span, lang: f"{estimate} ({span})", estimate, Words(interval, low, high))


def _verdict(row: Any) -> Words | Statement:
    """The verdict as a sentence, with how often a fall is claimed where there is none."""
    words = Words(lambda text, lang: capital(text), Statement("answer-verdict-change", {"code": row["verdict"]}))
    if row["verdict"] != "suggestive" or pd.isna(row["false_suggestive"]):
        return words
    return Statement("finding-estimates-chance", {"verdict": words, "times": round(100 * row["false_suggestive"])})


def _possible(evidence: TableEvidence, estimand: str) -> Words | Statement | None:
    """The verdicts that could have come out, in the situation that the plan judges by."""
    usual = {"treated_drawn": "as_designated", "effect_on": "all", "base_rows": "observed"}
    rows = evidence.rows("reachable_verdicts", estimand=estimand, **usual)
    if rows.empty:
        return None
    if set(rows["status"]) == {"refused"}:
        return evidence.code("reachable_verdicts", "status", "refused")
    reachable = rows[rows["reachable"].fillna(False).astype(bool)]
    return evidence.codes("reachable_verdicts", "verdict", reachable["verdict"].drop_duplicates())


def _change(row: pd.Series | None, percent: str, points: str) -> Statement | None:
    """A change as a percentage, or in percentage points where the outcome is a share."""
    if row is None or pd.isna(row[points]):
        return None
    return _points(row[points]) if pd.isna(row[percent]) else _percent(row[percent] / 100)


FINDING = Finding(
    name="estimates",
    tables=(TABLE, "minimum_detectable_effects", "reachable_verdicts", "robustness"),
    title=_title,
    lines=_lines,
    columns={
        "finding-estimates-estimand": "text",
        "finding-estimates-matters": "number",
        "finding-estimates-detectable": "number",
        "finding-estimates-possible": "text",
        "finding-estimates-estimate": "number",
        "column-verdict": "text",
    },
    notes=("finding-estimates-note",),
    figure="claims",
)
