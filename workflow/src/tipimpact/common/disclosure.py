"""Disclosure control: primary suppression of sensitive cells, and secondary suppression so that no sum reveals them.

A cell is sensitive if it has fewer than five contributors (threshold rule), or if the second largest contributor could
estimate the largest too closely (p-percent rule, dominance). Cells that add up to published totals are then audited as
an attacker would, by linear programming: while the bounds of a suppressed cell are too narrow, the smallest cell that
shares a sum with it is suppressed too. An attacker may have kept the last release: ``with_earlier`` puts both releases
into one system. See Hundepool et al., Statistical Disclosure Control (2012), chapters 4.2 and 4.4.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

FEWEST = 5  # contributors that a published cell needs
PERCENT = 0.1  # p-percent rule: least rest of a cell after its two largest contributors, as a share of the largest
ENDS = 1e-6  # bounds closer than this are equal


class Sum(NamedTuple):
    """A total and its parts, as labels of cells."""

    total: Any
    parts: tuple[Any, ...]


def sensitive(contributions: Iterable[float]) -> str | None:
    """Why a cell must be suppressed: ``few``, ``dominated`` or None.

    contributions: the amount of each contributor; amounts of 0 are ignored.
    """
    shares = sorted((c for c in contributions if c > 0), reverse=True)
    if not shares:
        return None
    if len(shares) < FEWEST:
        return "few"
    return "dominated" if sum(shares[2:]) < PERCENT * shares[0] else None


def coarse(value: float) -> tuple[int, int]:
    """The range published for a cell under secondary suppression: at least five either way, never below 0."""
    start = int(value) // FEWEST * FEWEST
    return max(start - FEWEST, 0), start + 2 * FEWEST - 1


def reach(cells: pd.DataFrame, sums: Iterable[Sum]) -> pd.DataFrame:
    """The bounds that an attacker can compute for each cell: the least and greatest value consistent with all cells.

    cells: ``low`` and ``high``, the published range of each cell (equal for a published value). Sums with a label that
    is not a cell are ignored. Returns low and high, with the same rows. The bounds are real numbers, not whole ones, so
    they are at most one too wide.
    """
    from scipy.optimize import linprog  # slow to import, so only if a cell is suppressed

    bounds = cells[["low", "high"]].astype(float)
    limits = bounds.to_numpy(copy=True)
    suppressed = limits[:, 1] - limits[:, 0] > ENDS
    equations = _equations(sums, cells.index)
    equations = equations[equations[:, suppressed].any(axis=1)]
    right, equations = -equations[:, ~suppressed] @ limits[~suppressed, 0], equations[:, suppressed]
    known, narrowed = limits[suppressed], limits[suppressed]
    for i in np.flatnonzero(equations.any(axis=0)):
        for end, sign in ((0, 1.0), (1, -1.0)):
            aim = np.zeros(len(known))
            aim[i] = sign
            solved = linprog(aim, A_eq=equations, b_eq=right, bounds=known)
            if solved.success:  # cells of two releases may be inconsistent; then the sum tells nothing
                narrowed[i, end] = sign * solved.fun
    limits[suppressed] = narrowed
    return pd.DataFrame(limits, bounds.index, bounds.columns)


def protect(cells: pd.DataFrame, sums: Iterable[Sum], earlier: pd.DataFrame | None = None) -> pd.Series:
    """Secondary suppression: the cells to suppress so that no sensitive cell can be estimated too closely.

    cells: ``value``, missing where only a range was ever published; ``low`` and ``high``, the range published for the
    cell if it has no value or is suppressed (``high`` may be infinite); ``withheld``, whether it is sensitive; ``may``,
    whether it can be suppressed at all (a figure that others have published cannot).
    earlier: the last release, as ``with_earlier`` takes it.
    Returns booleans with the same rows, true for cells under secondary suppression. A cell is protected when its bounds
    are as wide as its published range, or five or more. Stops when no further cell can be suppressed.
    """
    if earlier is not None and len(earlier):
        return protect(*with_earlier(cells, sums, earlier)).loc[list(cells.index)].set_axis(cells.index)
    sums = _known(sums, cells.index)
    value: dict[Any, float] = cells["value"].to_dict()
    may: dict[Any, bool] = cells["may"].to_dict()
    hidden: set[Any] = set(cells.index[cells["withheld"]])
    first = frozenset(hidden)
    for group in _linked(sums):
        part = cells[cells.index.isin(group)]
        while weak := exposed(_as_published(part, part.index.isin(hidden)), part["withheld"], sums):
            sharing = {c for s in sums if weak & {s.total, *s.parts} for c in (s.total, *s.parts)}
            candidates = [c for c in group if c in sharing - hidden and may[c] and value[c] > 0]
            if not candidates:
                break
            hidden.add(min(candidates, key=lambda c: (value[c], str(c))))
    return pd.Series(cells.index.isin(hidden - first), cells.index)


def with_earlier(cells: pd.DataFrame, sums: Iterable[Sum], earlier: pd.DataFrame) -> tuple[pd.DataFrame, list[Sum]]:
    """Cells and sums of this release and the last one as one system, for ``protect`` and ``exposed``.

    cells: as ``protect`` takes them.  earlier: ``low`` and ``high`` of the same labels in the last release (equal for a
    published value); labels that it did not publish are absent or missing.
    Earlier cells can no longer be suppressed. Three disclosures are prevented: a cell suppressed then and published
    now, if its value did not change; sums of then combined with values of now; and the difference between then and
    now, if it is a count below five.
    """
    before = earlier.loc[earlier.index.isin(cells.index), ["low", "high"]].dropna().astype(float)
    now = cells.loc[before.index, "value"].astype(float)
    ranged = before["high"] - before["low"] > ENDS
    # Nobody knows whether a cell that is suppressed both times changed.
    comparable = before[~ranged | ~cells.loc[before.index, "withheld"]].index
    same = _unchanged(before, now, comparable, sums := list(sums))
    step = (now - before["low"]).where(~ranged).abs()
    few = step[(step > 0) & (step < FEWEST)]  # the change is itself a small count
    then = before.assign(value=now.where(now.index.isin(same), before["low"]), withheld=ranged, may=False)
    change = pd.DataFrame({"low": 1, "high": FEWEST - 1, "value": few, "withheld": True, "may": False}, few.index)
    parts = [cells.set_axis(_labels(cells.index))]
    for name, table in (("then", then), ("change", change)):
        parts.append(table.set_axis(_labels((name, label) for label in table.index)))
    joined = [*sums, *(Sum(("then", s.total), tuple(("then", p) for p in s.parts)) for s in sums)]
    joined += [Sum(label, (("then", label),)) for label in same]
    for label, grown in (now > before["low"]).loc[few.index].items():  # the larger is the other plus the change
        larger, other = (label, ("then", label)) if grown else (("then", label), label)
        joined.append(Sum(larger, (other, ("change", label))))
    return pd.concat(parts), joined


def _unchanged(before: pd.DataFrame, now: pd.Series, labels: Iterable[Any], sums: list[Sum]) -> list[Any]:
    """Cells that can have the value of the last release, all at once; those published then come first."""
    low: dict[Any, float] = before["low"].to_dict()
    high: dict[Any, float] = before["high"].to_dict()
    number: dict[Any, float] = now.to_dict()
    known, unchanged = before.copy(), list[Any]()
    for label in sorted(labels, key=lambda c: (high[c] - low[c], str(c))):
        if low[label] <= number[label] <= high[label]:
            trial = known.copy()
            trial.loc[label] = number[label]
            if _possible(trial, sums):
                known, unchanged = trial, [*unchanged, label]
    return unchanged


def _possible(ranges: pd.DataFrame, sums: Iterable[Sum]) -> bool:
    """Whether values in these ranges can satisfy all sums."""
    from scipy.optimize import linprog

    equations = _equations(sums, ranges.index)
    aim, right = np.zeros(len(ranges)), np.zeros(len(equations))
    return linprog(aim, A_eq=equations, b_eq=right, bounds=ranges.to_numpy()).success


def _equations(sums: Iterable[Sum], index: pd.Index) -> np.ndarray:
    """A row for each sum of these cells, a column for each cell: 1 for a part, -1 for the total. Each row adds to 0."""
    place = {label: i for i, label in enumerate(index)}
    known = _known(sums, index)
    rows = np.zeros((len(known), len(place)))
    for row, (total, parts) in zip(rows, known, strict=True):
        row[[place[total], *(place[part] for part in parts)]] = [-1.0, *(1.0 for _ in parts)]
    return rows


def _labels(labels: Iterable[Any]) -> pd.Index:
    return pd.Index(list(labels), dtype=object, tupleize_cols=False)


def exposed(published: pd.DataFrame, withheld: pd.Series, sums: Iterable[Sum]) -> set[Any]:
    """The suppressed cells whose bounds are too narrow. published: the published range of every cell."""
    bounds = reach(published, sums)
    width, known = bounds["high"] - bounds["low"], published["high"] - published["low"]
    return set(published.index[withheld & (width < np.minimum(known, FEWEST) - ENDS)])


def _as_published(cells: pd.DataFrame, hidden: np.ndarray) -> pd.DataFrame:
    """The published range of each cell: its value if there is one and it is not suppressed."""
    shown = ~hidden & cells["value"].notna()
    return pd.DataFrame({end: cells[end].mask(shown, cells["value"]).astype(float) for end in ("low", "high")})


def _known(sums: Iterable[Sum], index: pd.Index) -> list[Sum]:
    labels = set(index)
    return [s for s in sums if {s.total, *s.parts} <= labels]


def _linked(sums: Iterable[Sum]) -> list[list[Any]]:
    """Groups of cells that share sums, directly or through other cells, in the order of the sums."""
    groups: list[dict[Any, None]] = []
    for total, parts in sums:
        mine = dict.fromkeys((total, *parts))
        rest = []
        for group in groups:
            if group.keys() & mine.keys():
                mine = group | mine
            else:
                rest.append(group)
        groups = [*rest, mine]
    return [list(group) for group in groups]
