"""The question of a contrast put in other ways: other designs, base periods, parts and years. For information only.

Nothing here enters a verdict: each of these estimates was seen before the plan of version 7 was written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tipimpact.impact.checks.reference_episodes import find_reference, list_episodes
from tipimpact.impact.designs.contrast import Cells, Kind, estimate, make_contrast
from tipimpact.impact.designs.gravity import read_flows, three_way
from tipimpact.impact.designs.synthetic import synthetic_did
from tipimpact.impact.designs.windows import History, Shape, Window
from tipimpact.impact.estimate import CheckResult, spread
from tipimpact.impact.inference.core import OFFSET, Matrix
from tipimpact.impact.inference.strata import (
    GROWTH,
    VOLUME,
    Randomised,
    cross_classes,
    draw_assignments,
    growth_by_volume,
    randomise,
    read_tails,
)

LARGEST = 2  # treated units without which every estimate is repeated
REST = "without_two_largest"
GRAVITY = ("BEL", "CHE", "DEU", "DNK", "ESP", "FRA", "GBR", "IRL", "ITA", "NLD", "NOR", "SWE", "USA")
SINCE, VISAS = 2005, 2009  # first year of the Safe Third Country Agreement; visas for Mexico and Czechia, in July
FIRST, LAST = 2000, 2019  # years of reference episodes: from the first of the panel to the last before the pandemic


@dataclass(frozen=True)
class ContrastQuestion:
    """One contrast, and how its permutations are drawn.

    history: claims in the destination. treated, excluded: units that count as treated, and that count on neither side.
    permutations: of closed-form contrasts. refits: of estimators that are fitted anew under each permutation. sign: -1
    where a fall is predicted, 1 for a rise. alpha: level of the intervals.
    """

    kind: Kind
    history: History
    shape: Shape
    treated: Collection[str]
    excluded: Collection[str]
    sign: int
    permutations: int
    refits: int
    seed: int
    alpha: float

    def window(self, shape: Shape | None = None) -> Window:
        """The units compared, in the years of the contrast or of another shape."""
        return self.history.window(shape or self.shape, self.treated, self.excluded)

    def infer(self, window: Window, strata: NDArray[np.int64] | None = None) -> Randomised:
        """Randomisation set of the contrast within strata, by default of base growth and volume."""
        labels = growth_by_volume(window.cells.before) if strata is None else strata
        drawn = draw_assignments(window.cells.treated, labels, self.permutations, self.seed, window.units)
        return randomise(make_contrast(self.kind, window.cells, drawn), self.alpha)

    @cached_property
    def largest(self) -> list[str]:
        """The treated units with the largest base totals: the same two in every variant."""
        return self.window().largest_treated(LARGEST)

    def draw_assignments(self, window: Window) -> Matrix:
        """Assignments within strata of base growth and volume, for estimators that are fitted anew."""
        strata = growth_by_volume(window.cells.before)
        return draw_assignments(window.cells.treated, strata, self.refits, self.seed, window.units)


def check_alternatives(
    question: ContrastQuestion,
    tranches: Mapping[str, int],
    elsewhere: Mapping[str, History],
    *,
    announced: int,
) -> tuple[CheckResult, ...]:
    """All checks of this file. Three-way gravity is of persons alone, because it is a regression of counts. Logarithms
    of period means are of origins alone, because of persons the totals count.

    tranches: of designation, by unit. elsewhere: other destinations, by name. announced: year. Gravity takes those of
    GRAVITY that report in all years; without any there is no gravity. Other base periods need
    their years in the history of the question.
    """
    places = [elsewhere[place] for place in GRAVITY if place in elsewhere]
    places = [place for place in places if place.reports(question.shape.years)]
    regressions = [check_gravity(question, places)] if question.kind == "persons" and places else []
    means = [check_period_means(question)] if question.kind == "origins" else []
    bases = other_bases(question)
    longest = max([question.shape, *bases.values()], key=lambda shape: len(shape.base))
    return (
        check_parts(question, tranches),
        check_bases(question, bases),
        check_strata(question),
        check_announcement(question, announced),
        check_reference(question, elsewhere.values()),
        *regressions,
        *means,
        check_synthetic(question, longest),
    )


def other_bases(question: ContrastQuestion) -> dict[str, Shape]:
    """Base periods from SINCE on that end before the visas of VISAS, or where the planned one ends, if reported."""
    ends = (VISAS - 1, max(question.shape.base))
    shapes = [Shape(tuple(range(SINCE, last + 1)), question.shape.after) for last in ends]
    return {f"{SINCE}-{max(s.base)}": s for s in shapes if len(s.base) > 1 and question.history.reports(s.years)}


def check_parts(question: ContrastQuestion, tranches: Mapping[str, int]) -> CheckResult:
    """Parts of the treated units, each with its set: without the two largest, and by tranche of designation."""
    window = question.window()
    own = window.units[window.cells.treated]
    parts = {REST: window.without(question.largest)}
    for tranche in sorted({tranches[unit] for unit in own if unit in tranches}):
        parts[f"tranche_{tranche}"] = window.without([unit for unit in own if tranches.get(unit) != tranche])
    sets = {name: question.infer(part) for name, part in parts.items() if part.cells.treated.any()}
    return _list_sets("part_intervals", sets)


def check_bases(question: ContrastQuestion, bases: Mapping[str, Shape]) -> CheckResult:
    """Other base periods, with and without the two largest treated units, each with its set."""
    sets = {}
    for name, shape in {"planned": question.shape, **bases}.items():
        window = question.window(shape)
        sets[name] = question.infer(window)
        sets[f"{name} {REST}"] = question.infer(window.without(question.largest))
    return _list_sets("base_periods", sets)


def check_strata(question: ContrastQuestion) -> CheckResult:
    """Other strata: none, volume alone, growth and volume as planned, and peak and volume.

    The last compares units at a peak with units at a peak (``Window.peak``).
    """
    window = question.window()
    before = window.cells.before
    strata = {
        "none": np.zeros(len(before), dtype=np.int64),
        "volume": growth_by_volume(before, growth=1, volume=GROWTH * VOLUME),
        "growth_by_volume": growth_by_volume(before),
    }
    if window.peak is not None and np.isfinite(window.peak).all():
        strata["peak_by_volume"] = cross_classes(window.peak, before.sum(axis=1))
    return _list_sets("other_strata", {name: question.infer(window, labels) for name, labels in strata.items()})


def check_period_means(question: ContrastQuestion) -> CheckResult:
    """The logarithm of each unit's mean count a period, instead of the mean of its yearly logarithms.

    Years with few claims then weigh less. low, high, p: of its set, within strata of the yearly base counts.
    """
    window = question.window()
    before, after = (counts.mean(axis=1, keepdims=True) for counts in (window.cells.before, window.cells.after))
    cells = Cells(window.cells.treated, before, after)
    randomised = question.infer(replace(window, cells=cells), growth_by_volume(window.cells.before))
    return replace(
        _list_sets("period_means", {"estimate": randomised}), low=randomised.low, high=randomised.high, p=randomised.p
    )


def check_reference(question: ContrastQuestion, elsewhere: Iterable[History]) -> CheckResult:
    """Episodes matched by peak instead of growth, up to LAST. low and high, one number: their offset; p: rank.

    The designated were at a peak of their claims rather than growing within the base years.
    """
    treated = {*question.treated, *question.excluded}
    episodes = list_episodes(elsewhere, question.shape, first=FIRST, last=LAST, excluded=treated)
    reference = find_reference(question.kind, question.window(), episodes, surge="peak")
    rows = zip(reference.sets["destination"], reference.sets["year"], reference.sets["estimate"], strict=True)
    sets = tuple((f"{place} {year}", float(value)) for place, year, value in rows)
    offset, p = reference.offset, reference.p(question.sign)
    return CheckResult("reference_at_peak", "informs", "informational", offset, offset, p, variants=sets)


def check_gravity(question: ContrastQuestion, others: Iterable[History]) -> CheckResult:
    """Three-way gravity over other destinations too. low, high, p: of the estimate with all treated units."""
    histories = list(others)

    def fit(window: Window) -> Randomised:
        flows = read_flows(window, histories)
        return three_way(flows, window.cells.treated, question.draw_assignments(window), question.alpha)

    return _with_and_without("three_way_gravity", question, question.window(), fit)


def check_synthetic(question: ContrastQuestion, longer: Shape) -> CheckResult:
    """Synthetic difference-in-differences. low, high, p: of the estimate with all treated units, over the longer base.

    persons: the total of treated units is one series; origins: the mean of their logarithms. Other units are donors, in
    logarithms. longer: the same years after, with base years enough to choose donors by.
    """
    check = _with_and_without(
        "synthetic_did", question, question.window(longer), lambda part: _synthetic(question, part)
    )
    short = _synthetic_value(question.kind, question.window().cells)
    return replace(check, variants=(*check.variants, ("planned_base", short)))


def check_announcement(question: ContrastQuestion, announced: int) -> CheckResult:
    """How much of the fall came before the first designation.

    low and high, one number: the share of the fall in the treated total, from the last base year to the first year
    after, that had come by the year of the announcement. variants: the contrast of that year, and of each after, with
    the base.
    """
    shape = question.shape
    years = (announced, *shape.after)
    parts = [question.window(Shape(shape.base, (year,))) for year in years]
    contrasts = tuple((str(year), estimate(question.kind, w.cells)) for year, w in zip(years, parts, strict=True))
    last = totals(question.history, question.treated, (max(shape.base), announced, min(shape.after)))
    share = (last[0] - last[1]) / (last[0] - last[2])
    return CheckResult("announcement", "informs", "informational", share, share, variants=contrasts)


def totals(history: History, treated: Collection[str], years: Iterable[int]) -> list[float]:
    """Published claims of all treated units in each year, whether they are compared or not."""
    rows = np.isin(history.units, list(treated))
    return [float(np.nansum(history.published[rows][:, history.years == year])) for year in years]


def _with_and_without(
    check: str, question: ContrastQuestion, window: Window, fit: Callable[[Window], Randomised]
) -> CheckResult:
    """An estimate with its interval and p, and the same without the two largest treated units."""
    sets = {"estimate": fit(window), REST: fit(window.without(question.largest))}
    all_units = sets["estimate"]
    return replace(_list_sets(check, sets), low=all_units.low, high=all_units.high, p=all_units.p)


def _list_sets(check: str, sets: Mapping[str, Randomised]) -> CheckResult:
    """Every estimate and its interval; an end that no permutation sets is missing. low, high: least and greatest."""
    values = {name: part.estimate for name, part in sets.items()}
    ranges = tuple((f"{name} interval", _finite(part.low), _finite(part.high)) for name, part in sets.items())
    return replace(spread(check, values.items()), ranges=ranges)


def _finite(end: float) -> float:
    return end if np.isfinite(end) else float("nan")


def _synthetic(question: ContrastQuestion, window: Window) -> Randomised:
    cells = window.cells
    drawn = question.draw_assignments(window) > 0
    values = np.array([_synthetic_value(question.kind, Cells(row, cells.before, cells.after)) for row in drawn])
    effect = _synthetic_value(question.kind, cells)
    after = np.where(cells.treated[:, None], cells.after / np.exp(effect), cells.after)
    around = np.array([_synthetic_value(question.kind, Cells(row, cells.before, after)) for row in drawn])
    return read_tails(effect, values, around, question.alpha)


def _synthetic_value(kind: Kind, cells: Cells) -> float:
    counts = np.hstack([cells.before, cells.after])
    donors = np.log(counts[~cells.treated] + OFFSET)
    if kind == "persons":
        own = np.log(counts[cells.treated].sum(axis=0) + OFFSET)[None, :]
    else:
        own = np.log(counts[cells.treated] + OFFSET)
    treated = np.arange(len(own) + len(donors)) < len(own)
    return synthetic_did(np.vstack([own, donors]), cells.before.shape[1], treated)
