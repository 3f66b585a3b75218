"""From claims by month to the change of each destination, free of what its origins did everywhere, and its word."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.common.listed import check_columns
from tipimpact.impact.comparison.designs import CANNOT_TELL, FELL, NO_LARGE_CHANGE, ROSE
from tipimpact.impact.inference.core import Mask, Matrix, Vector
from tipimpact.impact.reform.rule import ReformRule, Use, Window, name_of

READ = ["destination", "origin", "year", "month", "least", "greatest"]
MEASURED = ["destination", "month", "x", "y", "origins_x", "origins_y", "claims"]


@dataclass(frozen=True)
class Months:
    """Claims of eligible origins by destination and month; destinations x origins x months.

    first: number of the first month (``rule.number_of``). present: destinations x months, whether it reports any row.
    totals: destinations x months, claims of all origins.
    """

    destinations: tuple[str, ...]
    origins: tuple[str, ...]
    first: int
    counts: NDArray[np.float64]
    present: Mask
    totals: Matrix

    @cached_property
    def sums(self) -> NDArray[np.float64]:
        """Claims of all months before each month, so that any window is a difference."""
        return np.concatenate([np.zeros((*self.counts.shape[:2], 1)), self.counts.cumsum(axis=2)], axis=2)

    @property
    def numbers(self) -> range:
        """The months as numbers."""
        return range(self.first, self.first + self.counts.shape[2])

    def window(self, first: int, last: int) -> tuple[Matrix, Mask]:
        """Claims from one month to another, by destination and origin; and which destinations report every month."""
        a, b = first - self.first, last - self.first + 1
        return self.sums[:, :, b] - self.sums[:, :, a], np.asarray(self.present[:, a:b].all(axis=1))

    def select(self, destinations: Collection[str]) -> Months:
        """Those of these destinations that are here, in their order here."""
        kept = [i for i, name in enumerate(self.destinations) if name in set(destinations)]
        names = tuple(self.destinations[i] for i in kept)
        parts = {name: getattr(self, name)[kept] for name in ("counts", "present", "totals")}
        return replace(self, destinations=names, **parts)

    def without(self, origins: Collection[str]) -> Months:
        """The same without some origins."""
        kept = [i for i, name in enumerate(self.origins) if name not in set(origins)]
        return replace(self, origins=tuple(self.origins[i] for i in kept), counts=self.counts[:, kept])

    def scaled(self, destination: str, ratio: float, first: int) -> Months:
        """The same with one destination's claims multiplied from a month on."""
        counts = self.counts.copy()
        counts[self.destinations.index(destination), :, first - self.first :] *= ratio
        return replace(self, counts=counts)


def read_months(rows: pd.DataFrame, rule: ReformRule, left_out: Collection[str], last: int | None = None) -> Months:
    """Arrange rows of ``claims_monthly``. left_out: origins that are not compared. last: months after it are not used.

    A hidden count is what the plan takes it for; a row that is absent in a month that the
    destination reports is 0.
    Raises ImpactError for columns that are missing, two rows of a cell, and months in which the
    destination itself is absent.
    """
    check_columns(rows, READ, "claims_monthly", ImpactError)
    number = rows["year"].astype(int) * 12 + rows["month"].astype(int) - 1
    span = rule.months.numbers()
    until = span[-1] if last is None else last
    rows = rows.assign(number=number)[(number >= span[0]) & (number <= until)]
    _check_rows(rows, rule, range(span[0], until + 1))
    rows = rows.assign(value=np.where(rows["least"] == rows["greatest"], rows["least"], rule.hidden).astype(float))
    kept = rows[~rows["origin"].isin(list(left_out))]
    hosts, origins = (tuple(sorted(set(part.astype(str)))) for part in (rows["destination"], kept["origin"]))
    counts = np.zeros((len(hosts), len(origins), until - span[0] + 1))
    at = [pd.Index(names).get_indexer(pd.Index(kept[c])) for names, c in ((hosts, "destination"), (origins, "origin"))]
    counts[at[0], at[1], (kept["number"] - span[0]).to_numpy(int)] = kept["value"]
    totals = np.zeros((len(hosts), counts.shape[2]))
    present = np.zeros(totals.shape, dtype=bool)
    cells = pd.Index(hosts).get_indexer(pd.Index(rows["destination"])), (rows["number"] - span[0]).to_numpy(int)
    np.add.at(totals, cells, rows["value"])
    present[cells] = True
    return Months(hosts, origins, span[0], counts, present, totals)


def list_changed(rule: ReformRule, visas: pd.DataFrame) -> set[str]:
    """Origins with a visa change in the days that the plan states. visas: of ``asylum.read_visa_changes``."""
    first, last = pd.Timestamp(rule.origins.visas_from), pd.Timestamp(rule.origins.visas_to)
    return set(visas.loc[visas["day"].between(first, last), "origin"])


def list_left_out(rule: ReformRule, designated: Collection[str], visas: pd.DataFrame) -> set[str]:
    """Origins that are not compared: ever designated, with a visa change, and what is no country of a list."""
    return {*designated, *list_changed(rule, visas), *rule.origins.no_country}


def _check_rows(rows: pd.DataFrame, rule: ReformRule, months: range) -> None:
    own = rule.destinations.own
    twice = rows[rows.duplicated(["destination", "origin", "number"])].head(5)
    cells = zip(twice["origin"], twice["destination"], twice["number"], strict=True)
    faults = [
        Problem(f"two rows of {origin} in {place}, {name_of(int(number))}", "claims_monthly", "one row")
        for origin, place, number in cells
    ]
    absent = sorted(set(months) - set(rows.loc[rows["destination"] == own, "number"]))
    if absent:
        names = ", ".join(map(name_of, absent[:5]))
        faults.append(Problem(f"no row of {own} in {names}", "claims_monthly", "every month of the plan"))
    if faults:
        raise ImpactError(faults)


def measure(months: Months, rule: ReformRule, at: Iterable[int] | None = None) -> pd.DataFrame:
    """The change x and y of each destination as if the law had begun before each month, with MEASURED as columns.

    at: numbers of months; None for all whose windows are there. x, y: log points, less the median of destinations.
    origins_x, origins_y: origins that enter. claims: in the months before of y. A destination without enough origins in
    either window has no row.
    """
    x, y = rule.windows.x, rule.windows.y
    first = months.first - min(x.before[0], y.before[0])
    last = months.numbers[-1] - max(x.after[1], y.after[1])
    rows: list[tuple[object, ...]] = []
    for month in range(first, last + 1) if at is None else at:
        if not first <= month <= last:
            raise ImpactError(
                f"the windows of {name_of(month)} are not there",
                where="claims_monthly",
                expected=f"a month from {name_of(first)} to {name_of(last)}",
            )
        near, half = (compare_months(months, window, rule.use, month) for window in (x, y))
        for place in np.flatnonzero(np.isfinite(near.effect) & np.isfinite(half.effect)):
            numbers = (near.effect[place], half.effect[place], near.used[place], half.used[place], half.claims[place])
            rows.append((months.destinations[place], month, *numbers))
    return pd.DataFrame(rows, columns=MEASURED).astype({"month": int})


class Changes(NamedTuple):
    """Of each destination: effect (log points less the median; missing without a fit), origins used, their claims."""

    effect: Vector
    used: NDArray[np.int64]
    claims: Vector


def compare_months(months: Months, window: Window, use: Use, month: int) -> Changes:
    """The change of each destination from the months before to those after, by the two-way fit."""
    before, reported = months.window(month + window.before[0], month + window.before[1])
    after, reports = months.window(month + window.after[0], month + window.after[1])
    return compare_cells(before, after, reported & reports, use)


def compare_cells(before: Matrix, after: Matrix, reports: Mask, use: Use) -> Changes:
    """The same from the claims of two periods, destinations x origins. reports: destinations known in both."""
    used = select_cells(before, reports, use)
    change = np.where(used, np.log(after + use.offset) - np.log(before + use.offset), np.nan)
    return Changes(fit_two_way(change), used.sum(axis=1), np.where(used, before, 0).sum(axis=1))


def select_cells(before: Matrix, reports: Mask, use: Use) -> Mask:
    """Cells with claims enough, until each destination has origins enough and each origin destinations enough."""
    used = (before >= use.base_claims) & reports[:, None]
    while True:
        count = used.sum()
        used &= (used.sum(axis=0) >= use.destinations_per_origin)[None, :]
        used &= (used.sum(axis=1) >= use.origins)[:, None]
        if used.sum() == count:
            return used


def fit_two_way(change: Matrix) -> Vector:
    """Least squares of change on destination and origin, each cell with weight 1: the destinations, less their median.

    change: destinations x origins, missing where a cell is not used. Returns NaN for destinations
    without a cell, and for all where origins do not link the destinations.
    """
    used = np.isfinite(change)
    places, shared = used.any(axis=1), used.any(axis=0)
    effect = np.full(len(change), np.nan)
    if places.sum() < 2:
        return effect
    cells, value = used[places][:, shared].astype(float), np.nan_to_num(change[places][:, shared])
    of_origin = cells.sum(axis=0)
    normal = np.diag(cells.sum(axis=1)) - (cells / of_origin) @ cells.T
    if np.linalg.matrix_rank(normal, hermitian=True) < len(normal) - 1:
        return effect
    right = value.sum(axis=1) - cells @ (value.sum(axis=0) / of_origin)
    solved = np.linalg.lstsq(normal, right, rcond=None)[0]
    effect[places] = solved - np.median(solved)
    return effect


def say_words(measured: pd.DataFrame, threshold: float) -> NDArray[np.str_]:
    """The word of each row: both windows beyond the threshold, both inside it, or cannot tell."""
    x, y, large = measured["x"].to_numpy(float), measured["y"].to_numpy(float), math.log(threshold)
    inside = (np.abs(x) < large) & (np.abs(y) < large)
    chosen = [(x <= -large) & (y <= -large), (x >= large) & (y >= large), inside]
    return np.select(chosen, [FELL, ROSE, NO_LARGE_CHANGE], CANNOT_TELL)
