"""What became of origins that surged as much, at the same size, in other destinations: mean reversion.

Countries were designated because claims had surged, and what has surged falls back. An *episode* is an origin in
another destination over a window with the shape of the estimate. It matches a treated unit when its surge and its base
total are near the unit's; a surge is growth within the base years, or how far these lie above the years before (peak).
All episodes of one destination and one date make a *set*: they share whatever happened there and then, so that sets,
and not single episodes, are what the estimate is ranked among.

Reference episodes are not untreated. Other countries answer surges too, with visas and lists, which pulls the
comparison towards no difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.impact.designs.contrast import Kind
from tipimpact.impact.designs.windows import History, Shape, Window
from tipimpact.impact.inference.core import OFFSET, Matrix, Vector
from tipimpact.impact.inference.strata import base_growth

Surge = Literal["growth", "peak"]
GROWTH = 0.35  # log points by which the growth of a match may differ
NEAR: dict[Surge, float] = {"growth": GROWTH, "peak": 0.5}
SIZE = float(np.log(2))  # log points by which its base total may differ
MIN_UNITS = 20  # units with published base years that a destination needs at a date
MIN_MATCHES = 3  # from which a treated unit is supported
MIN_SUPPORT = 0.5  # share of the treated that a set must match
TIES = 1e-12  # estimates nearer than this are equal
EPISODE = ["destination", "origin", "year", "growth", "peak", "size", "before", "after", "change"]
SET = ["destination", "year", "support", "episodes", "estimate"]


@dataclass(frozen=True)
class Reference:
    """What reference episodes say of one contrast, in log points.

    estimate: of the treated units. sets: one row per destination and date that matches at least MIN_SUPPORT of the
    treated, with SET. support: share of the treated that have MIN_MATCHES matches or more in all sets together
    (persons: of their base total; origins: of their number). offset: median of the sets, that is what the same contrast
    typically showed where claims had surged as much; the estimate less this number is what reversion leaves. matched:
    episodes in the sets. measured: of these, with a recorded measure of the destination against that origin; None: no
    list of measures was given.
    """

    kind: Kind
    estimate: float
    sets: pd.DataFrame
    support: float
    offset: float
    matched: int
    measured: int | None

    def p(self, sign: int, estimate: float | None = None) -> float:
        """One-sided rank of the estimate among whole sets; it counts as one of them. 1 where there is no set.

        sign: -1 for a fall. estimate: another one than that of the data, for simulated outcomes.
        """
        return float((1 + self._as_far(sign, estimate).sum()) / (1 + len(self.sets)))

    def _as_far(self, sign: int, estimate: float | None) -> NDArray[np.bool_]:
        value = self.estimate if estimate is None else estimate
        return sign * self.sets["estimate"].to_numpy(dtype=float) >= sign * value - TIES


def list_episodes(
    histories: Iterable[History],
    shape: Shape,
    *,
    first: int,
    last: int,
    excluded: Collection[str] = (),
) -> pd.DataFrame:
    """Every origin of other destinations in every window of the shape between ``first`` and ``last``.

    excluded: origins left out from the windows that reach the years after of the estimate itself (the treated, whose
    claims may have moved there).
    Returns EPISODE: year (first year after), growth (log points within the base), peak (as in ``Window``), size (log of
    the base total), before and after (mean counts a year) and change (of the mean yearly log of count + 0.5). A
    destination that lacks a year, or has fewer than MIN_UNITS units at a date, gives no rows for it.
    """
    parts = [
        _list_set(window)
        for history in histories
        for window in _windows(history, shape, first, last, excluded)
        if len(window.units) >= MIN_UNITS
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=EPISODE)


def _windows(history: History, shape: Shape, first: int, last: int, excluded: Collection[str]) -> Iterator[Window]:
    for moved in shape.within(first, last):
        if history.reports(moved.years):
            late = max(moved.after) >= min(shape.after)
            yield history.window(moved, (), excluded if late else ())


def _list_set(window: Window) -> pd.DataFrame:
    names = {"destination": window.destination, "origin": window.units, "year": window.shape.after[0]}
    return pd.DataFrame({**names, **_describe(window)})[EPISODE]


def _describe(window: Window) -> dict[str, Vector]:
    cells = window.cells
    return {
        "growth": base_growth(cells.before),
        "peak": np.full(len(window.units), np.nan) if window.peak is None else window.peak,
        "size": np.log(cells.before.sum(axis=1)),
        "before": cells.before.mean(axis=1),
        "after": cells.after.mean(axis=1),
        "change": np.log(cells.after + OFFSET).mean(axis=1) - np.log(cells.before + OFFSET).mean(axis=1),
    }


def _pair(treated: Mapping[str, Vector], distance: Matrix) -> NDArray[np.int64]:
    """Nearest unit within reach for each treated unit, -1 where there is none; the largest choose first, none twice.

    distance: treated x others, infinite where a match would differ too much; it is changed.
    """
    partner = np.full(len(distance), -1)
    for unit in np.argsort(-treated["size"], kind="stable"):
        nearest = int(distance[unit].argmin())
        if np.isfinite(distance[unit, nearest]):
            partner[unit] = nearest
            distance[:, nearest] = np.inf
    return partner


def find_reference(
    kind: Kind,
    window: Window,
    episodes: pd.DataFrame,
    *,
    surge: Surge = "growth",
    measures: pd.DataFrame | None = None,
) -> Reference:
    """Rank, support and offset of the contrast of ``window`` among reference episodes (``list_episodes``).

    In a set each matched treated unit is represented by the mean change of its matches: of persons weighted by the
    unit's own base total, of origins each alike; units without a match are left out. Other units of the set are its
    controls. surge: what is matched besides size. measures: destination, origin and year (first year of a measure of
    the destination's own against claims of the origin).
    """
    described = _describe(window)
    treated = {name: values[window.cells.treated] for name, values in described.items()}
    weight = treated["before"] if kind == "persons" else np.ones_like(treated["before"])
    weight = weight / weight.sum()
    columns = {name: episodes[name].to_numpy(dtype=float) for name in described}
    distance = _distance(treated, columns, {surge: NEAR[surge], "size": SIZE})
    supported = np.isfinite(distance).sum(axis=1) >= MIN_MATCHES
    rows, used = [], []
    for place, year, at in _list_sets(episodes):
        partner = _pair(treated, distance[:, at])
        share = float(weight[partner >= 0].sum())
        if share >= MIN_SUPPORT and (partner >= 0).sum() < len(at):
            used.append(at[partner[partner >= 0]])
            others = {name: values[at] for name, values in columns.items()}
            rows.append((place, year, share, len(used[-1]), _set_estimate(kind, weight, partner, others)))
    sets = pd.DataFrame(rows, columns=SET)
    matched = episodes.iloc[np.concatenate(used)] if used else episodes.iloc[:0]
    return Reference(
        kind=kind,
        estimate=_contrast(kind, described, window.cells.treated),
        sets=sets,
        support=float(weight[supported].sum()),
        offset=float(sets["estimate"].median()),
        matched=len(matched),
        measured=None if measures is None else _count_measured(matched, window.shape, measures),
    )


def _distance(treated: Mapping[str, Vector], others: Mapping[str, Vector], reach: Mapping[str, float]) -> Matrix:
    """How far others are from treated units, treated x others; infinite where one of the two differs too much."""
    parts = [np.abs(others[name] - treated[name][:, None]) / by for name, by in reach.items()]
    return np.where(np.all([part <= 1 for part in parts], axis=0), np.hypot(*parts), np.inf)


def _list_sets(episodes: pd.DataFrame) -> Iterator[tuple[str, int, NDArray[np.int64]]]:
    """Destination, year and rows of every set."""
    number = episodes.groupby(["destination", "year"]).ngroup().to_numpy()
    order = np.argsort(number, kind="stable")
    for at in np.split(order, np.flatnonzero(np.diff(number[order])) + 1) if len(order) else ():
        yield str(episodes["destination"].iloc[at[0]]), int(episodes["year"].iloc[at[0]]), at


def _contrast(kind: Kind, described: Mapping[str, Vector], own: NDArray[np.bool_]) -> float:
    if kind == "origins":
        return float(described["change"][own].mean() - described["change"][~own].mean())
    ratio = [np.log(described["after"][group].sum() / described["before"][group].sum()) for group in (own, ~own)]
    return float(ratio[0] - ratio[1])


def _set_estimate(kind: Kind, weight: Vector, partner: NDArray[np.int64], others: Mapping[str, Vector]) -> float:
    """The contrast of one set: matches, weighted as the treated units that they match, less all other units."""
    have = partner >= 0
    share, own = weight[have] / weight[have].sum(), partner[have]
    rest = np.ones(len(others["before"]), dtype=bool)
    rest[own] = False
    if kind == "origins":
        return float(share @ others["change"][own] - others["change"][rest].mean())
    ratio = share @ (others["after"][own] / others["before"][own])
    return float(np.log(ratio) - np.log(others["after"][rest].sum() / others["before"][rest].sum()))


def _count_measured(matched: pd.DataFrame, shape: Shape, measures: pd.DataFrame) -> int:
    """Matched episodes with a measure in the years after the base period, up to the last year after."""
    both = matched.reset_index().merge(measures, on=["destination", "origin"], suffixes=("", "_of_measure"))
    length = max(shape.after) - min(shape.after)
    gap = min(shape.after) - max(shape.base)
    during = both["year_of_measure"].between(both["year"] - gap + 1, both["year"] + length)
    return int(both.loc[during, "index"].nunique())
