"""Disclosure control: primary suppression of sensitive cells, and secondary suppression so that no sum reveals them.

A cell is sensitive if it has fewer than five contributors (threshold rule), or if the second largest contributor could
estimate the largest too closely (p-percent rule, dominance). Cells that add up to published totals are then audited as
an attacker would, by linear programming: while the bounds of a suppressed cell are too narrow, the smallest cell that
shares a sum with it is suppressed too. Totals of different days or sources may contradict each other. The attacker then
drops some of them, so every maximal set of totals that can all be true is an attack, and the worst one counts. An
attacker may have kept the last release: ``with_earlier`` puts both releases into one system.
See Hundepool et al., Statistical Disclosure Control (2012), chapters 4.2 and 4.4.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

FEWEST = 5  # contributors that a published cell needs
PERCENT = 0.1  # p-percent rule: least rest of a cell after its two largest contributors, as a share of the largest
ENDS = 1e-6  # bounds closer than this are equal
MOST_ATTACKS = (
    200  # sets of totals tried for a group of linked cells; if there are more, all its sensitive cells count as exposed
)


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


class Reach(NamedTuple):
    """What an attacker computes if all sums are true: either bounds, or sums that contradict the cells."""

    bounds: pd.DataFrame | None  # low and high of each cell; None if no values satisfy all sums
    contradicted: tuple[Sum, ...] = ()  # a smallest set of sums that no values satisfy


def reach(cells: pd.DataFrame, sums: Iterable[Sum]) -> Reach:
    """The bounds that an attacker can compute for each cell: the least and greatest value consistent with all cells.

    cells: ``low`` and ``high``, the published range of each cell (equal for a published value).
    Sums with a label that is not a cell are ignored. The bounds have the same rows, columns low and
    high. They are real numbers, not whole ones, so they are at most one too wide. Where no values
    satisfy all sums there are no bounds: see ``attacks``.
    """
    sums = _known(sums, cells.index)
    if contradicted := find_contradiction(cells, sums):
        return Reach(None, tuple(contradicted))
    limits = cells[["low", "high"]].to_numpy(dtype=float, copy=True)
    suppressed = limits[:, 1] - limits[:, 0] > ENDS
    equations, right = _split_known(limits, suppressed, sums, cells.index)
    known, narrowed = limits[suppressed], limits[suppressed]
    for i in np.flatnonzero(equations.any(axis=0)):
        for end, sign in ((0, 1.0), (1, -1.0)):
            aim = np.zeros(len(known))
            aim[i] = sign
            least = _solve(aim, equations, right, known).fun  # None: it has no end
            narrowed[i, end] = np.inf if least is None else sign * least
    limits[suppressed] = narrowed
    return Reach(pd.DataFrame(limits, cells.index, ["low", "high"]))


def find_contradiction(cells: pd.DataFrame, sums: Iterable[Sum]) -> list[Sum]:
    """Return a smallest set of sums that no values in the ranges of ``cells`` satisfy; empty if all can be true.

    Sums are dropped one at a time: those that remain contradict, and without any one of them the others do not.
    """
    core = _known(sums, cells.index)
    if _possible(cells, core):
        return []
    for one in list(core):
        rest = [other for other in core if other is not one]
        if not _possible(cells, rest):
            core = rest
    return core


def attacks(cells: pd.DataFrame, sums: Iterable[Sum]) -> list[list[Sum]] | None:
    """Return every maximal set of sums that values in the ranges of ``cells`` can satisfy; None if there are too many.

    Whoever knows that some totals contradict each other does not know which one is wrong, so tries each such set.
    """
    sums = _known(sums, cells.index)
    maximal: list[frozenset[int]] = []
    tried: set[frozenset[int]] = set()
    queue = [frozenset(range(len(sums)))]
    while queue:  # larger sets come first, so a part of a maximal set is recognised
        chosen = queue.pop(0)
        if chosen in tried or any(chosen <= other for other in maximal):
            continue
        tried.add(chosen)
        if len(tried) > MOST_ATTACKS:
            return None
        places = sorted(chosen)
        if core := find_contradiction(cells, [sums[i] for i in places]):
            queue += [chosen - {i} for i in places if any(sums[i] is one for one in core)]
        else:
            maximal.append(chosen)
    return [[sums[i] for i in sorted(chosen)] for chosen in maximal]


def contradicted_by(cells: pd.DataFrame, sums: Iterable[Sum]) -> dict[Any, float]:
    """Return how far each contradicted total is from the least or greatest value that the other cells allow.

    cells, sums: as ``reach`` takes them. The distance is computed from published ranges alone, so
    it reveals nothing.
    Each set of sums that contradict each other is reported once; sums of several sets may be
    missing.
    """
    left = _known(sums, cells.index)
    distances: dict[Any, float] = {}
    while core := find_contradiction(cells, left):
        for one in core:
            distances[one.total] = max(distances.get(one.total, 0.0), _distance(cells, core, one))
        left = [s for s in left if not any(s is one for one in core)]
    return distances


def _distance(cells: pd.DataFrame, core: list[Sum], one: Sum) -> float:
    """How far the total of one sum must move so that all sums of the core can be true."""
    limits = cells[["low", "high"]].to_numpy(dtype=float)
    equations = _equations(core, cells.index)
    off = np.zeros((len(core), 2))  # the parts exceed the total, or the total the parts
    off[next(i for i, other in enumerate(core) if other is one)] = -1.0, 1.0
    aim = np.concatenate([np.zeros(len(limits)), [1.0, 1.0]])
    ranges = np.vstack([limits, [[0.0, np.inf]] * 2])
    return float(_solve(aim, np.hstack([equations, off]), np.zeros(len(core)), ranges).fun)


def protect(cells: pd.DataFrame, sums: Iterable[Sum], earlier: pd.DataFrame | None = None) -> pd.Series:
    """Secondary suppression: the cells to suppress so that no sensitive cell can be estimated too closely.

    cells: ``value``, missing where only a range was ever published; ``low`` and ``high``, the range published for the
    cell if it has no value or is suppressed (``high`` may be infinite); ``withheld``, whether it is sensitive; ``may``,
    whether it can be suppressed at all (a figure that others have published cannot); perhaps ``slack``, how far a value
    that is rounded can be from the true one.
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

    cells: as ``protect`` takes them.  earlier: ``low`` and ``high`` of the same labels in the last
    release (equal for a published value); labels that it did not publish are absent or missing.
    Earlier cells can no longer be suppressed. Three disclosures are prevented: a cell suppressed
    then and published now, if its value did not change; sums of then combined with values of now;
    and the difference between then and now, if it is a count below five.
    """
    before = earlier.loc[earlier.index.isin(cells.index), ["low", "high"]].dropna().astype(float)
    now = cells.loc[before.index, "value"].astype(float)
    ranged = before["high"] - before["low"] > ENDS
    # Nobody knows whether a cell that is suppressed both times changed.
    comparable = ~ranged | ~cells.loc[before.index, "withheld"]
    same = before.index[comparable & now.between(before["low"], before["high"])]
    sums = list(sums)
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


def _possible(cells: pd.DataFrame, sums: Iterable[Sum]) -> bool:
    """Whether values in the ranges of ``cells`` can satisfy all sums."""
    limits = cells[["low", "high"]].to_numpy(dtype=float)
    hidden = limits[:, 1] - limits[:, 0] > ENDS
    equations, right = _split_known(limits, hidden, sums, cells.index)
    decided = ~equations.any(axis=1)
    if (np.abs(right[decided]) > ENDS).any():
        return False
    if decided.all():
        return True
    return bool(_solve(np.zeros(hidden.sum()), equations[~decided], right[~decided], limits[hidden]).success)


def _split_known(
    limits: np.ndarray, hidden: np.ndarray, sums: Iterable[Sum], index: pd.Index
) -> tuple[np.ndarray, np.ndarray]:
    """The sums as equations of the hidden cells: coefficients, and right sides from the published values."""
    equations = _equations(sums, index)
    return equations[:, hidden], -equations[:, ~hidden] @ limits[~hidden, 0]


def _solve(aim: np.ndarray, equations: np.ndarray, right: np.ndarray, ranges: np.ndarray) -> Any:
    from scipy.optimize import linprog  # slow to import, so only if a cell is suppressed

    return linprog(aim, A_eq=equations, b_eq=right, bounds=ranges)


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
    """The suppressed cells whose bounds are too narrow by some attack. published: the published range of every cell.

    Fails closed: where the totals contradict each other in too many ways to try, each suppressed cell of them counts.
    """
    weak: set[Any] = set()
    sums = _known(sums, published.index)
    for group in _linked(sums):
        cells = published[published.index.isin(group)]
        small = withheld[published.index.isin(group)]
        systems = attacks(cells, sums) if small.any() else []
        if systems is None:
            weak |= set(cells.index[small])
            continue
        for system in systems:  # each can be true
            weak |= _find_narrow(cells, small, system)
    return weak


def _find_narrow(cells: pd.DataFrame, small: pd.Series, sums: Iterable[Sum]) -> set[Any]:
    """The ``small`` cells whose bounds are narrower than their published range and than five.

    A solution moves all cells. Two that move every other cell up and down show most to be wide
    enough; only the others are solved for themselves.
    """
    limits = cells[["low", "high"]].to_numpy(dtype=float)
    hidden = limits[:, 1] - limits[:, 0] > ENDS
    equations, right = _split_known(limits, hidden, sums, cells.index)
    known = limits[hidden]
    needed = np.minimum(known[:, 1] - known[:, 0], FEWEST) - ENDS
    least, greatest = np.full(len(known), np.inf), np.full(len(known), -np.inf)
    asked = small.to_numpy()[hidden] & equations.any(axis=0)
    # The first five above the lower end count, the rest does not: so the solution moves many cells and not one far.
    near = np.column_stack([np.zeros(len(known)), np.minimum(known[:, 1] - known[:, 0], FEWEST)])
    rest = np.column_stack([known[:, 0], known[:, 1] - near[:, 1]])
    sides = np.where(np.arange(len(known)) % 2, 1.0, -1.0) * asked
    for sign in (1.0, -1.0) if asked.sum() > FEWEST else ():
        aim = np.concatenate([sign * sides, np.zeros(len(known))])
        parts = _solve(aim, np.hstack([equations, equations]), right, np.vstack([near, rest])).x
        solution = parts[: len(known)] + parts[len(known) :]
        least, greatest = np.minimum(least, solution), np.maximum(greatest, solution)
    narrow = []
    for i in np.flatnonzero(asked):
        for sign in (1.0, -1.0):
            if not greatest[i] - least[i] >= needed[i]:
                aim = np.zeros(len(known))
                aim[i] = sign
                solution = _solve(aim, equations, right, known).x
                if solution is None:  # it has no upper end
                    greatest[i] = np.inf
                    break
                least, greatest = np.minimum(least, solution), np.maximum(greatest, solution)
        if greatest[i] - least[i] < needed[i]:
            narrow.append(i)
    return set(cells.index[hidden][narrow])


def _as_published(cells: pd.DataFrame, hidden: np.ndarray) -> pd.DataFrame:
    """The published range of each cell: if it has a value and is not suppressed, that, give or take its slack."""
    shown = ~hidden & cells["value"].notna()
    slack = cells["slack"] if "slack" in cells.columns else 0.0
    ends = {"low": cells["value"] - slack, "high": cells["value"] + slack}
    return pd.DataFrame({end: cells[end].mask(shown, shift).astype(float) for end, shift in ends.items()})


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
