"""From counts to the evidence of a contrast: the same steps for published and for simulated outcomes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from tipimpact.impact.checks.reference_episodes import Reference, find_reference, list_episodes
from tipimpact.impact.checks.relative_magnitudes import Departure, find_departure
from tipimpact.impact.designs.contrast import Cells, Kind, Mask, estimate, make_contrast
from tipimpact.impact.designs.windows import READ, History, Shape, Window, read_histories
from tipimpact.impact.estimate import CheckResult
from tipimpact.impact.inference.adjust import holm_levels
from tipimpact.impact.inference.core import Matrix
from tipimpact.impact.inference.strata import deal, growth_by_volume, randomise
from tipimpact.impact.plan import PlannedContrast
from tipimpact.impact.refusal import refuse
from tipimpact.impact.verdict import Evidence, Interval, predicted_sign, smallest_effect

COLUMNS = [*READ, "tranche"]
FIRST, BEFORE_VISAS = 2000, 2008  # first year of the panel, and the last whole year before the visas of July 2009
MIN_UNITS = 2  # treated, and others
MIN_SETS = 20  # of reference episodes, so that a rank among them can be small
MIN_SUPPORT = 0.5  # share of the treated that reference episodes must match
SPLIT = 1 / 3  # of the estimate, that every published part must reach


@dataclass(frozen=True)
class Outcome:
    """Counts of a contrast: as published, and at both adverse ends of suppressed and rounded cells."""

    cells: Cells
    ends: tuple[Cells, Cells]


@dataclass(frozen=True)
class Basis:
    """What rows up to the base period settle of a contrast, before any outcome.

    units: names. base: counts and their ends, whose years after are placeholders. dealt: assignments, permutations x
    units. splits: units kept in each published part. reference: None where it is not needed for a verdict.
    """

    estimand: PlannedContrast
    units: np.ndarray
    base: Outcome
    dealt: Matrix
    departure: Departure
    splits: Mapping[str, Mask]
    reference: Reference | None

    @property
    def kind(self) -> Kind:
        """Whether claims or origins count once each."""
        return self.estimand.estimator

    @property
    def treated(self) -> Mask:
        """Which units are treated."""
        return self.base.cells.treated


@dataclass(frozen=True)
class Assessed:
    """A contrast with the level that Holm leaves it, its p over both adverse ends, and the evidence for the rule."""

    estimate: float
    error: float
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
    own = rows[(rows["destination"] == groups.destination) & (rows["year"] <= estimand.base.last)]
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
    reference = None
    if len(episodes):
        reference = find_reference(estimand.estimator, window, episodes)
    sets = 0 if reference is None else len(reference.sets)
    refuse([(sets < MIN_SETS, "no_reference", f"sets of reference episodes: {sets}", f"at least {MIN_SETS}")], "panel")
    departure = depart(estimand, history, treated, excluded)
    strata = growth_by_volume(cells.before)
    dealt = deal(cells.treated, strata, permutations, seed, window.units)
    splits = part(estimand, window, tranches)
    return Basis(estimand, window.units, Outcome(cells, window.ends), dealt, departure, splits, reference)


def depart(estimand: PlannedContrast, history: History, treated: Sequence[str], excluded: Sequence[str]) -> Departure:
    """The contrast at placebo dates of its own shape, all before the visas of July 2009."""
    shape, last = shape_of(estimand), min(BEFORE_VISAS, estimand.base.last)
    return find_departure(history, shape, treated, excluded, kind=estimand.estimator, first=FIRST, last=last)


def largest(cells: Cells, count: int = 2) -> Mask:
    """Which treated units have the largest totals in the base period."""
    size = np.where(cells.treated, cells.before.sum(axis=1), -1.0)
    return np.isin(np.arange(len(size)), np.argsort(-size, kind="stable")[:count]) & cells.treated


def part(estimand: PlannedContrast, window: Window, tranches: Mapping[str, int]) -> dict[str, Mask]:
    """Which units are kept in each published part: without the two largest treated origins, and one tranche alone."""
    treated = window.cells.treated
    parts = {}
    if "without_two_largest" in estimand.splits:
        parts["without_two_largest"] = ~largest(window.cells)
    if "by_tranche" in estimand.splits:
        of = np.array([tranches.get(str(unit), 0) for unit in window.units])
        for tranche in np.unique(of[treated]):
            parts[f"tranche_{tranche}"] = ~treated | (of == tranche)
    return {name: kept for name, kept in parts.items() if treated[kept].any()}


def assess(
    members: Sequence[tuple[Basis, Outcome]], alpha: float, *, judged: bool = True, seen: bool | None = None
) -> list[Assessed]:
    """Evidence of the contrasts of one family, each at the level that Holm leaves it.

    judged: they are informative. seen: whether outcomes had been read when the contrast was planned; None: as planned.
    """
    first = alpha / max(len(members), 1)
    found = [_over_both_ends(basis, outcome, first) for basis, outcome in members]
    levels = holm_levels([p for _, p in found], alpha)
    made = []
    for (basis, outcome), (interval, p), level in zip(members, found, levels, strict=True):
        if level > first:
            interval, _ = _over_both_ends(basis, outcome, level)
        made.append(_describe(basis, outcome, interval, p, level, judged, seen))
    return made


def _over_both_ends(basis: Basis, outcome: Outcome, level: float) -> tuple[Interval, float]:
    """Hull of the randomisation sets at both adverse ends, and the greater p."""
    both = [randomise(make_contrast(basis.kind, cells, basis.dealt), level) for cells in outcome.ends]
    return Interval(min(r.low for r in both), max(r.high for r in both)), max(r.p for r in both)


def _describe(
    basis: Basis, outcome: Outcome, interval: Interval, p: float, level: float, judged: bool, seen: bool | None
) -> Assessed:
    estimand = basis.estimand
    contrast = make_contrast(basis.kind, outcome.cells, basis.treated[None, :].astype(float))
    low, high = (estimate(basis.kind, cells) for cells in outcome.ends)
    evidence = Evidence(
        sign=predicted_sign(estimand),
        smallest=smallest_effect(estimand),
        interval=interval,
        checks=(
            _magnitudes(basis, interval),
            *_reference(basis, contrast.estimate, level),
            _splits(basis, outcome, contrast.estimate),
        ),
        informative=judged,
        outcomes_seen=estimand.outcomes_seen if seen is None else seen,
    )
    return Assessed(contrast.estimate, contrast.error, (min(low, high), max(low, high)), p, level, evidence)


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
    rows = reference.sets.itertuples()
    sets = tuple((f"{row.destination} {row.year}", float(row.estimate)) for row in rows)  # type: ignore[arg-type]
    outcome = "passed" if passed else "failed"
    return (CheckResult("reference_episodes", "grades", outcome, reference.offset, reference.offset, p, variants=sets),)


def _splits(basis: Basis, outcome: Outcome, effect: float) -> CheckResult:
    """Every published part has the predicted sign and at least a third of the whole."""
    parts = tuple((name, estimate(basis.kind, outcome.cells.take(kept))) for name, kept in basis.splits.items())
    sign, values = predicted_sign(basis.estimand), [value for _, value in parts] or [math.nan]
    passed = all(sign * value > 0 and abs(value) >= SPLIT * abs(effect) for value in values)
    outcome_code = "passed" if passed else "failed"
    return CheckResult("published_splits", "grades", outcome_code, min(values), max(values), variants=parts)
