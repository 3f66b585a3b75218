"""From counts to the evidence of a contrast: the same steps for published and for simulated outcomes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pandas as pd

from tipimpact.common.errors import ImpactError
from tipimpact.impact.checks.reference_episodes import Reference, find_reference, list_episodes
from tipimpact.impact.checks.relative_magnitudes import Departure, find_departure
from tipimpact.impact.designs.contrast import Kind, estimate, make_contrast
from tipimpact.impact.designs.windows import READ, History, Shape, Window, read_histories
from tipimpact.impact.estimate import CheckResult
from tipimpact.impact.inference.adjust import holm_levels
from tipimpact.impact.inference.core import Mask, Matrix
from tipimpact.impact.inference.strata import draw_assignments, growth_by_volume, randomise
from tipimpact.impact.plan import PlannedContrast
from tipimpact.impact.refusal import refuse
from tipimpact.impact.verdict import Evidence, Interval, predicted_sign, smallest_effect

COLUMNS = [*READ, "tranche"]
FIRST, BEFORE_VISAS = 2000, 2008  # first year of the panel, and the last whole year before the visas of July 2009
MIN_UNITS = 2  # treated, and others
MIN_SETS = 20  # other destinations and dates, so that what claims do without the law can be drawn from them
MIN_SUPPORT = 0.5  # share of the treated that reference episodes must match
SPLIT = 1 / 3  # of the estimate, that every published part must reach


@dataclass(frozen=True)
class Basis:
    """What rows up to the base period settle of a contrast, before any outcome.

    window: units and their base counts; its years after are placeholders. assignments: permutations x units.
    splits: units left out of each published part. reference: None where it was not asked for.
    """

    estimand: PlannedContrast
    window: Window
    assignments: Matrix
    departure: Departure
    splits: Mapping[str, list[str]]
    reference: Reference | None

    @property
    def kind(self) -> Kind:
        """Whether claims or origins count once each."""
        return self.estimand.estimator

    @property
    def treated(self) -> Mask:
        """Which units are treated."""
        return self.window.cells.treated

    @cached_property
    def sets(self) -> tuple[tuple[str, float], ...]:
        """The estimate of each set of reference episodes, by destination and first year after."""
        if self.reference is None:
            return ()
        rows = self.reference.sets[["destination", "year", "estimate"]].itertuples(index=False)
        return tuple((f"{place} {year}", float(value)) for place, year, value in rows)


@dataclass(frozen=True)
class Assessed:
    """A contrast with the level that Holm leaves it, its p over both adverse ends, and the evidence for the rule."""

    basis: Basis
    estimate: float
    bounds: tuple[float, float]
    p: float
    level: float
    evidence: Evidence


def shape_of(estimand: PlannedContrast) -> Shape:
    """Years of the base period, and years after."""
    base = tuple(estimand.base.kept())
    return Shape(base, tuple(year for year in estimand.window.kept() if year >= estimand.event.year))


def read_episodes(estimand: PlannedContrast, rows: pd.DataFrame) -> pd.DataFrame:
    """Reference episodes in other destinations that end no later than the base period."""
    others = rows[rows["destination"] != estimand.groups.destination]
    last = estimand.base.last
    return list_episodes(read_histories(others).values(), shape_of(estimand), first=FIRST, last=last)


def base_rows_of(estimand: PlannedContrast, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the contrast's own destination up to its base period."""
    return rows[(rows["destination"] == estimand.groups.destination) & (rows["year"] <= estimand.base.last)]


def by_tranche(rows: pd.DataFrame) -> dict[str, int]:
    """The tranche of each designated origin. rows: of the panel, with COLUMNS."""
    known = rows[["origin", "tranche"]].dropna().drop_duplicates("origin")
    return dict(zip(known["origin"].astype(str), known["tranche"].astype(int), strict=True))


def read_basis(
    estimand: PlannedContrast, rows: pd.DataFrame, episodes: pd.DataFrame, *, permutations: int, seed: int
) -> Basis:
    """The basis of a contrast. rows: of the panel, with COLUMNS; years after the base period are not looked at.

    Raises Refusal where the rows cannot carry the contrast: units, or reference episodes.
    """
    groups, shape = estimand.groups, shape_of(estimand)
    own = base_rows_of(estimand, rows)
    refuse([(own.empty, "data_missing", f"no row of {groups.destination}", "claims by origin and year")], "panel")
    tranches = by_tranche(rows)
    treated = [origin for origin, tranche in tranches.items() if tranche in groups.treated_tranches]
    excluded = [origin for origin, tranche in tranches.items() if tranche in groups.excluded_tranches]
    history = read_histories(own)[groups.destination]
    window = history.window(Shape(shape.base, shape.base), treated, excluded)
    cells = window.cells
    refuse(
        [
            (cells.treated.sum() < MIN_UNITS, "too_few_treated", f"treated: {cells.treated.sum()}", f"{MIN_UNITS}"),
            ((~cells.treated).sum() < MIN_UNITS, "too_few_controls", f"others: {(~cells.treated).sum()}", "2"),
        ],
        "panel",
    )
    sets = episodes.groupby(["destination", "year"]).ngroups
    fault = f"other destinations and dates with enough origins: {sets}"
    refuse([(sets < MIN_SETS, "no_reference", fault, f"at least {MIN_SETS}")], "panel")
    reference = find_reference(estimand.estimator, window, episodes)
    departure = depart(estimand, history, treated, excluded)
    strata = growth_by_volume(cells.before)
    assignments = draw_assignments(cells.treated, strata, permutations, seed, window.units)
    splits = split(estimand, window, tranches)
    return Basis(estimand, window, assignments, departure, splits, reference)


def read_outcome(basis: Basis, rows: pd.DataFrame) -> Window:
    """The same units with their published outcomes. rows: as in ``read_basis``, with the years after.

    Raises ImpactError where an origin of the base period is missing afterwards.
    """
    estimand, window = basis.estimand, basis.window
    own = rows[rows["destination"] == estimand.groups.destination]
    treated = [str(unit) for unit in window.units[basis.treated]]
    history = read_histories(own[own["origin"].isin(window.units)])[estimand.groups.destination]
    outcome = history.window(shape_of(estimand), treated)
    lost = sorted(set(window.units) - set(outcome.units))
    if lost:
        raise ImpactError(
            f"no rows after the event of {', '.join(lost)}",
            where=f"panel, {estimand.groups.destination}",
            expected="a row for every origin and year, with low and high where no count is published",
        )
    return outcome


def depart(estimand: PlannedContrast, history: History, treated: Sequence[str], excluded: Sequence[str]) -> Departure:
    """The contrast at placebo dates of its own shape, all before the visas of July 2009."""
    shape, last = shape_of(estimand), min(BEFORE_VISAS, estimand.base.last)
    return find_departure(history, shape, treated, excluded, kind=estimand.estimator, first=FIRST, last=last)


def split(estimand: PlannedContrast, window: Window, tranches: Mapping[str, int]) -> dict[str, list[str]]:
    """Units left out of each published part: the two largest treated ones, and the treated of all tranches but one."""
    treated = [str(unit) for unit in window.units[window.cells.treated]]
    parts = {}
    if "without_two_largest" in estimand.splits:
        parts["without_two_largest"] = window.largest_treated(2)
    if "by_tranche" in estimand.splits:
        for one in sorted({tranches.get(unit, 0) for unit in treated}):
            parts[f"tranche_{one}"] = [unit for unit in treated if tranches.get(unit, 0) != one]
    return {name: left_out for name, left_out in parts.items() if len(left_out) < len(treated)}


def assess(members: Sequence[tuple[Basis, Window]], alpha: float, *, seen: bool | None = None) -> list[Assessed]:
    """Evidence of the informative contrasts of one family, each at the level that Holm leaves it.

    seen: whether outcomes had been read when the contrast was planned; None: as planned.
    """
    first = alpha / max(len(members), 1)
    first_intervals = [_over_both_ends(basis, outcome, first) for basis, outcome in members]
    levels = holm_levels([p for _, p in first_intervals], alpha)
    made = []
    for (basis, outcome), (interval, p), level in zip(members, first_intervals, levels, strict=True):
        if level > first:
            interval, _ = _over_both_ends(basis, outcome, level)
        made.append(_describe(basis, outcome, interval, p, level, seen))
    return made


def _over_both_ends(basis: Basis, outcome: Window, level: float) -> tuple[Interval, float]:
    """Hull of the randomisation sets at both adverse ends of the outcomes, and the larger p-value."""
    both = [randomise(make_contrast(basis.kind, cells, basis.assignments), level) for cells in outcome.ends]
    return Interval(min(r.low for r in both), max(r.high for r in both)), max(r.p for r in both)


def _describe(basis: Basis, outcome: Window, interval: Interval, p: float, level: float, seen: bool | None) -> Assessed:
    estimand = basis.estimand
    effect = estimate(basis.kind, outcome.cells)
    low, high = (estimate(basis.kind, cells) for cells in outcome.ends)
    evidence = Evidence(
        sign=predicted_sign(estimand),
        smallest=smallest_effect(estimand),
        interval=interval,
        checks=(
            _magnitudes(basis, interval),
            *_reference(basis, effect, level),
            _splits(basis, outcome, effect),
        ),
        informative=True,
        outcomes_seen=estimand.outcomes_seen if seen is None else seen,
    )
    return Assessed(basis, effect, (min(low, high), max(low, high)), p, level, evidence)


def _magnitudes(basis: Basis, interval: Interval) -> CheckResult:
    """The interval with room for the largest departure at a placebo date."""
    low, high = basis.departure.widen(*interval)
    dates = tuple((str(year), value) for year, value in basis.departure.placebos)
    return CheckResult("placebo_magnitudes", "widens", "informational", low, high, variants=dates)


def _reference(basis: Basis, effect: float, level: float) -> tuple[CheckResult, ...]:
    """Rank among whole sets of episodes that surged as much; low and high are the offset that they predict."""
    if basis.reference is None:
        return (CheckResult("reference_episodes", "grades", "failed"),)
    reference = basis.reference
    p = reference.p(predicted_sign(basis.estimand), effect)  # type: ignore[arg-type]
    passed = p <= level and reference.support >= MIN_SUPPORT
    outcome: Literal["passed", "failed"] = "passed" if passed else "failed"
    return (
        CheckResult(
            "reference_episodes", "grades", outcome, reference.offset, reference.offset, p, variants=basis.sets
        ),
    )


def _splits(basis: Basis, outcome: Window, effect: float) -> CheckResult:
    """Every published part has the predicted sign and at least a third of the whole."""
    parts = tuple(
        (name, estimate(basis.kind, outcome.without(left_out).cells)) for name, left_out in basis.splits.items()
    )
    sign, values = predicted_sign(basis.estimand), [value for _, value in parts] or [math.nan]
    passed = all(sign * value > 0 and abs(value) >= SPLIT * abs(effect) for value in values)
    code: Literal["passed", "failed"] = "passed" if passed else "failed"
    return CheckResult("published_splits", "grades", code, min(values), max(values), variants=parts)
