"""Disclosure control: which cells are withheld, and which more with them so that no sum gives one back.

Two rules make a cell sensitive: fewer than five contributors (threshold), or so much from one of them that a second
could work it out (the p-percent rule: dominance). Cells that add up to published totals are then audited as an
attacker would, by linear programming; while a withheld cell can be told too closely, the smallest cell that stands in
a sum with it is withheld too. Who kept the last release has its cells as well: ``with_earlier`` puts both into one
system. See: Hundepool et al., Statistical Disclosure Control (2012), chapters 4.2 and 4.4.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

FEWEST = 5  # contributors of a cell that is shown
PERCENT = 0.1  # what is left of a cell without its two largest contributors, as a share of the largest, at the least
ENDS = 1e-6  # two ends nearer than this are one


class Sum(NamedTuple):
    """A total and its parts, by the labels of cells."""

    total: Any
    parts: tuple[Any, ...]


def sensitive(contributions: Iterable[float]) -> str | None:
    """Why a cell may not be shown: ``few``, ``dominated`` or None.

    contributions: what each contributor adds; those of 0 add nothing and are no contributors.
    """
    shares = sorted((c for c in contributions if c > 0), reverse=True)
    if not shares:
        return None
    if len(shares) < FEWEST:
        return "few"
    return "dominated" if sum(shares[2:]) < PERCENT * shares[0] else None


def coarse(value: float) -> tuple[int, int]:
    """The range that stands for a cell withheld to protect another: at least five either way, and never below 0."""
    start = int(value) // FEWEST * FEWEST
    return max(start - FEWEST, 0), start + 2 * FEWEST - 1


def reach(cells: pd.DataFrame, sums: Iterable[Sum]) -> pd.DataFrame:
    """What an attacker can tell of each cell: the least and the greatest value that fit everything published.

    cells: ``low`` and ``high``, what is said of each cell by itself (the same where it is shown). Sums with a label
    that is not a cell are left out. Returns low and high, of the same rows. Real values, not whole numbers, so that
    nothing narrower is missed than by less than one.
    """
    from scipy.optimize import linprog  # heavy: only where something is withheld

    found = cells[["low", "high"]].astype(float)
    open_cells = found.index[found["high"] - found["low"] > ENDS]
    shown: dict[Any, float] = found["low"].to_dict()
    place = {label: i for i, label in enumerate(open_cells)}
    rows, right = [], []
    for total, parts in _known(sums, cells.index):
        row, known = np.zeros(len(place)), 0.0
        for label, sign in ((total, -1.0), *((part, 1.0) for part in parts)):
            if label in place:
                row[place[label]] += sign
            else:
                known += sign * shown[label]
        if row.any():
            rows.append(row)
            right.append(-known)
    if not rows:
        return found
    limits = found.loc[open_cells].to_numpy()
    limits_found = {"low": limits[:, 0].copy(), "high": limits[:, 1].copy()}
    for i in np.flatnonzero(np.abs(rows).sum(axis=0)).tolist():
        for end, sign in (("low", 1.0), ("high", -1.0)):
            aim = np.zeros(len(place))
            aim[i] = sign
            solved = linprog(aim, A_eq=np.array(rows), b_eq=np.array(right), bounds=limits)
            if solved.success:  # cells of several releases need not add up; then nothing follows from the sum
                limits_found[end][i] = sign * solved.fun
    for end, values in limits_found.items():
        found[end] = pd.Series(values, open_cells).reindex(found.index).fillna(found[end])
    return found


def protect(cells: pd.DataFrame, sums: Iterable[Sum], earlier: pd.DataFrame | None = None) -> pd.Series:
    """The cells to withhold besides those that are sensitive, so that none of these can be told too closely.

    cells: ``value``; ``low`` and ``high``, what is known of a withheld cell by itself (for a shown one, what would be
    said if it were withheld); ``withheld``, whether it is sensitive; ``may``, whether it can be withheld at all (a
    figure that others have published cannot).  earlier: what the last release said of the same labels, as
    ``with_earlier`` takes it.
    Returns booleans of the same rows, true for the cells added. A cell counts as protected when all that is said of
    it by itself still fits, or a range of five or more does. Where nothing is left to withhold it ends.
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
        while weak := exposed(_said(part, part.index.isin(hidden)), part["withheld"], sums):
            beside = {c for s in sums if weak & {s.total, *s.parts} for c in (s.total, *s.parts)}
            left = [c for c in group if c in beside - hidden and may[c] and value[c] > 0]
            if not left:
                break
            hidden.add(min(left, key=lambda c: (value[c], str(c))))
    return pd.Series(cells.index.isin(hidden - first), cells.index)


def with_earlier(cells: pd.DataFrame, sums: Iterable[Sum], earlier: pd.DataFrame) -> tuple[pd.DataFrame, list[Sum]]:
    """Cells and sums of this release and the last one as one system, for ``protect`` and ``exposed``.

    cells: as ``protect`` takes them.  earlier: ``low`` and ``high`` as the last release published the same labels (the
    same where it showed a number); labels that it did not publish are absent or missing.
    What was published cannot be withheld again, so the earlier cells may not. Three ways to a number are closed: a cell
    withheld then and shown now, where the number is the same; sums of then, with what is shown now; and the difference
    of then and now where it is a count of fewer than five.
    """
    before = earlier.loc[earlier.index.isin(cells.index), ["low", "high"]].dropna().astype(float)
    now = cells.loc[before.index, "value"].astype(float)
    ranged = before["high"] - before["low"] > ENDS
    # Of a cell hidden both times nobody knows whether it changed.
    told = before[~ranged | ~cells.loc[before.index, "withheld"]].index
    same = _unchanged(before, now, told, sums := list(sums))
    step = (now - before["low"]).where(~ranged).abs()
    few = step[(step > 0) & (step < FEWEST)]  # a change that is itself a small count
    then = before.assign(value=now.where(now.index.isin(same), before["low"]), withheld=ranged, may=False)
    change = pd.DataFrame({"low": 1, "high": FEWEST - 1, "value": few, "withheld": True, "may": False}, few.index)
    parts = [cells.set_axis(_labels(cells.index))]
    for name, table in (("then", then), ("change", change)):
        parts.append(table.set_axis(_labels((name, label) for label in table.index)))
    joined = [*sums, *(Sum(("then", s.total), tuple(("then", p) for p in s.parts)) for s in sums)]
    joined += [Sum(label, (("then", label),)) for label in same]
    for label, grown in (now > before["low"]).loc[few.index].items():  # the larger is the other and the change
        larger, other = (label, ("then", label)) if grown else (("then", label), label)
        joined.append(Sum(larger, (other, ("change", label))))
    return pd.concat(parts), joined


def _unchanged(before: pd.DataFrame, now: pd.Series, labels: Iterable[Any], sums: list[Sum]) -> list[Any]:
    """Those whose number can be the same as then, all at once: those shown then first, for they are sure."""
    low: dict[Any, float] = before["low"].to_dict()
    high: dict[Any, float] = before["high"].to_dict()
    number: dict[Any, float] = now.to_dict()
    known, found = before.copy(), list[Any]()
    for label in sorted(labels, key=lambda c: (high[c] - low[c], str(c))):
        if low[label] <= number[label] <= high[label]:
            trial = known.copy()
            trial.loc[label] = number[label]
            if _possible(trial, sums):
                known, found = trial, [*found, label]
    return found


def _possible(ranges: pd.DataFrame, sums: Iterable[Sum]) -> bool:
    """Whether numbers in these ranges can add up."""
    from scipy.optimize import linprog

    place = {label: i for i, label in enumerate(ranges.index)}
    rows = []
    for total, parts in _known(sums, ranges.index):
        row = np.zeros(len(place))
        row[[place[total], *(place[part] for part in parts)]] = [-1.0, *(1.0 for _ in parts)]
        rows.append(row)
    if not rows:
        return True
    return linprog(
        np.zeros(len(place)), A_eq=np.array(rows), b_eq=np.zeros(len(rows)), bounds=ranges.to_numpy()
    ).success


def _labels(labels: Iterable[Any]) -> pd.Index:
    return pd.Index(list(labels), dtype=object, tupleize_cols=False)


def exposed(said: pd.DataFrame, withheld: pd.Series, sums: Iterable[Sum]) -> set[Any]:
    """The withheld cells that can be told too closely from what is said of all cells."""
    found = reach(said, [s for s in sums if {s.total, *s.parts} <= set(said.index)])
    width, known = found["high"] - found["low"], said["high"] - said["low"]
    return set(said.index[withheld & (width < np.minimum(known, FEWEST) - ENDS)])


def _said(cells: pd.DataFrame, hidden: np.ndarray) -> pd.DataFrame:
    """What is published of each cell: its range where it is hidden, its value where it is not."""
    shown = ~hidden
    return pd.DataFrame({end: cells[end].mask(shown, cells["value"]).astype(float) for end in ("low", "high")})


def _known(sums: Iterable[Sum], index: pd.Index) -> list[Sum]:
    labels = set(index)
    return [s for s in sums if {s.total, *s.parts} <= labels]


def _linked(sums: Iterable[Sum]) -> list[list[Any]]:
    """Cells that stand in sums with each other, group by group, in the order of the sums."""
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
