"""Claims, decisions -> origin x destination x year, with absent cells as intervals and designation as dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.asylum.decisions import OUTCOMES, shares
from tipimpact.asylum.unhcr import HIDDEN, SMALLEST, SPLIT

KEY = ["origin", "destination", "year"]
COUNTS = [f"{outcome}{end}" for outcome in OUTCOMES for end in ("", "_low", "_high")]
COUNTED = ("_rows", "_fives", "_hidden")
FIRST_SHOWN, LAST_SHOWN = 2000, 2023  # the years for which completeness is told
MIXED = ["G/N/FA", "G/V/FA", "G/NR/FA", "G/NA/FA"]  # level FA: decisions on appeal can be among them
# In Canada, claims made before 15 December 2012 were decided, under the earlier rules, until 2018 and beyond.
LEGACY = ("CAN", 2012, 2018)


def panel(
    claims: pd.DataFrame, decisions: pd.DataFrame | None = None, designated: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Every origin seen in a destination, in every year for which the destination reports any claim.

    claims: as ``read_claims`` gives it.  decisions: as ``read_decisions`` gives it, or any table by origin,
    destination and year, whose columns are joined on; they are of the year of the decision, not of the claim.
    designated: as ``read_designated`` gives it; designation counts in Canada only, but
    stands on every row of the origin, so that the same origin elsewhere can serve as a control.
    Returns origin, destination, year, claims (missing where the publisher shows nothing), low and high (0 and 4
    there), counted, stage, row; the outcomes with ``_low`` and ``_high``, the shares of ``shares``, decided_counted,
    decided_stage and decided_row (missing where the destination reports no decision in the year); flags (what to
    know of the cell); and the columns of ``designated``. Where a destination gives persons and cases, persons are
    taken. Decisions of an origin that never claimed in the destination have no row here.
    """
    grid = _Grid(claims)
    published, unit = grid.rows_of(claims, grid.places(claims))
    cells: dict[str, Any] = grid.cells() | {"claims": _taken(claims["claims"], published)}
    for end, hidden in (("low", 0), ("high", HIDDEN)):
        cells[end] = _taken(claims[end], published, hidden)
    for name in ("counted", "source"):  # the same for all origins of a destination and year
        if name in claims:
            cells[name] = _text(claims[name], np.where(published >= 0, published, unit))
    cells |= {"stage": _text(claims["stage"], published), "row": _taken(claims["row"], published)}
    read = decisions is not None and len(decisions) and set(COUNTS) <= set(decisions)
    decided = _decided(grid, decisions) if decisions is not None and read else _nothing(len(published))
    flags = {
        "cases": _holds(claims["counted"] == "cases", unit),
        "mixed_level": _holds(claims["stage"].isin(MIXED), published),
        "origin_split": grid.before(SPLIT),
        "no_decisions": decided.pop("no_decisions"),
        "decided_cases": decided.pop("decided_cases"),
        "outcomes_differ": decided.pop("differs"),
        "outcome_mix_shift": decided.pop("shifted"),
    }
    flags["legacy_mixed"] = grid.within(*LEGACY) & ~flags["no_decisions"]
    if "revised" in claims:
        flags["revised"] = _holds(claims["revised"], published)
    cells |= decided | {"flags": _lists(flags)}
    if designated is not None:
        cells |= grid.of_origins(designated)
    table = pd.DataFrame(cells, copy=False)
    if read or decisions is None or decisions.empty:
        return table
    own = [c for c in decisions if c not in KEY]
    return table.drop(columns=own, errors="ignore").merge(decisions, on=KEY, how="left", validate="one_to_one")


class _Grid:
    """The cells of a panel as whole numbers that grow with origin, destination and year."""

    def __init__(self, claims: pd.DataFrame):
        self.origins, self.destinations = (pd.Index(sorted(claims[c].unique()), dtype="str") for c in KEY[:2])
        self.first = int(claims["year"].min()) if len(claims) else 0
        self.years = int(claims["year"].max()) - self.first + 1 if len(claims) else 0
        pairs = np.zeros((len(self.origins), len(self.destinations)), bool)
        covered = np.zeros((len(self.destinations), self.years), bool)
        origin, destination, year = self.places(claims)
        pairs[origin, destination] = covered[destination, year] = True
        origin, destination = np.nonzero(pairs)
        self.pair = np.full(pairs.shape, -1)
        self.pair[origin, destination] = np.arange(len(origin))
        pair, year = np.nonzero(covered[destination])
        self.at = origin[pair], destination[pair], year
        self.in_year = self.at[1] * self.years + year  # destination and year of each cell, as one number
        self.cell = np.full((len(origin) + 1, self.years), -1)  # the last row is of pairs that are not here
        self.cell[pair, year] = np.arange(len(pair))

    def places(self, table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Place of each row on each axis, -1 where it is off the grid."""
        year = table["year"].to_numpy("int64") - self.first
        year = np.where((year >= 0) & (year < self.years), year, -1)
        return _places(table["origin"], self.origins), _places(table["destination"], self.destinations), year

    def cells(self) -> dict[str, Any]:
        """Origin, destination and year of each cell."""
        origin, destination, year = self.at
        names = {"origin": self.origins.array.take(origin), "destination": self.destinations.array.take(destination)}
        return {**names, "year": year + self.first}

    def rows_of(self, table: pd.DataFrame, places: tuple[np.ndarray, ...]) -> tuple[np.ndarray, np.ndarray]:
        """Row of ``table`` for each cell, and one for the destination and year of each cell; -1: none.

        places: of ``table``. Where there are persons and cases, the row is that of persons.
        """
        inside = np.flatnonzero((places[0] >= 0) & (places[1] >= 0) & (places[2] >= 0))
        last = (table["counted"] == "persons").to_numpy(bool)[inside]
        inside = np.concatenate([inside[~last], inside[last]])  # of two rows for a cell, the later one stays
        origin, destination, year = (place[inside] for place in places)
        rows = np.full(len(self.in_year) + 1, -1)  # one more for rows that are of no cell
        rows[self.cell[self.pair[origin, destination], year]] = inside
        by_year = np.full(len(self.destinations) * self.years, -1)
        by_year[destination * self.years + year] = inside
        return rows[:-1], by_year[self.in_year]

    def before(self, years: Mapping[str, int]) -> np.ndarray:
        """Whether a cell is of an origin of ``years``, before the year given there."""
        since = np.array([years.get(origin, 0) for origin in self.origins], dtype=int)
        return self.at[2] + self.first < since[self.at[0]]

    def within(self, destination: str, first: int, last: int) -> np.ndarray:
        """Whether a cell is of the destination, in one of the years."""
        year = self.at[2] + self.first
        return (self.destinations == destination)[self.at[1]] & (first <= year) & (year <= last)

    def in_use(self, counts: pd.Series, places: tuple[np.ndarray, ...]) -> np.ndarray:
        """For each cell, whether its destination shows any count above 0 in the year.

        counts: a column of a table.  places: of its rows.
        """
        shown = (counts.to_numpy() > 0) & (places[1] >= 0) & (places[2] >= 0)
        used = np.zeros(len(self.destinations) * self.years, bool)
        used[places[1][shown] * self.years + places[2][shown]] = True
        return used[self.in_year]

    def of_origins(self, designated: pd.DataFrame) -> dict[str, Any]:
        """The columns of ``designated`` for the origin of each cell, missing for one that is not in it."""
        by_origin = designated.set_index("origin")
        at = by_origin.index.get_indexer(self.origins)[self.at[0]]
        return {str(name): by_origin[name].array.take(at, allow_fill=True) for name in by_origin}


def _places(values: pd.Series, index: pd.Index) -> np.ndarray:
    """Place of each value in ``index``, -1: not there. Each distinct value is looked up once."""
    codes, distinct = pd.factorize(values)
    return index.get_indexer(pd.Index(distinct, dtype=index.dtype))[codes] if len(values) else np.zeros(0, int)


def _taken(values: pd.Series, rows: np.ndarray, otherwise: int | None = None) -> Any:
    """Whole numbers at ``rows``; where there is no row, ``otherwise`` or missing."""
    absent = rows < 0
    taken = np.full(len(rows), otherwise or 0, "int64")
    taken[~absent] = values.to_numpy("int64")[rows[~absent]]
    return pd.arrays.IntegerArray(taken, absent if otherwise is None else np.zeros(len(rows), bool))


def _holds(mask: pd.Series, rows: np.ndarray) -> np.ndarray:
    """Whether ``mask`` holds at ``rows``; where there is no row, it does not."""
    return np.append(mask.to_numpy(bool), False)[rows]


def _text(values: pd.Series, rows: np.ndarray) -> Any:
    return values.astype("str").array.take(rows, allow_fill=True)


def _decided(grid: _Grid, decisions: pd.DataFrame) -> dict[str, Any]:
    """Columns of the outcomes. An origin left out of a year that is reported stands for 0 to 4 of each outcome."""
    places = grid.places(decisions)
    rows, unit = grid.rows_of(decisions, places)
    there = np.flatnonzero(rows >= 0)
    taken, absent, unreported = rows[there], rows < 0, unit < 0
    found: dict[str, Any] = {}
    for outcome in OUTCOMES:
        for end in ("", "_low", "_high"):
            values = np.zeros(len(rows), "int64")
            if end == "_high":
                values[grid.in_use(decisions[outcome], places)] = HIDDEN
            values[there] = decisions[f"{outcome}{end}"].to_numpy("int64")[taken]
            found[f"{outcome}{end}"] = pd.arrays.IntegerArray(values, (unreported if end else absent).copy())
    for share, known in shares(decisions).items():
        found[share] = np.full(len(rows), np.nan)
        found[share][there] = known[taken]
    for name in ("counted", "source"):
        if name in decisions:
            found[f"decided_{name}"] = _text(decisions[name], np.where(absent, unit, rows))
    found["decided_stage"], found["decided_row"] = _text(decisions["stage"], rows), _taken(decisions["row"], rows)
    found |= {name: _holds(decisions[name], rows) for name in ("differs", "shifted")}
    return found | {"no_decisions": unreported, "decided_cases": _holds(decisions["counted"] == "cases", unit)}


def _nothing(size: int) -> dict[str, Any]:
    """The same columns where no decisions were read."""
    counts = {c: pd.array([pd.NA] * size, "Int64") for c in [*COUNTS, "decided_row"]}
    text = {c: pd.array([pd.NA] * size, "str") for c in ("decided_counted", "decided_source", "decided_stage")}
    nowhere = {c: np.zeros(size, bool) for c in ("differs", "shifted", "decided_cases")}
    return {**counts, **shares(counts), **text, **nowhere, "no_decisions": ~nowhere["differs"]}


def _lists(flags: Mapping[str, np.ndarray]) -> np.ndarray:
    """For each cell, the list of the flags that hold."""
    sums = sum(mask.astype("int64") << i for i, mask in enumerate(flags.values()))
    lists = np.empty(1 << len(flags), dtype=object)
    for kind in np.flatnonzero(np.bincount(sums)):
        lists[kind] = [code for i, code in enumerate(flags) if kind >> i & 1]
    return lists[sums]


def completeness(claims: pd.DataFrame, decisions: pd.DataFrame, last_full_year: int = LAST_SHOWN) -> pd.DataFrame:
    """What each destination reports in 2000 to 2023: one row per destination, the most complete first.

    Returns destination, claim_years and decision_years (how many of the years it reports), claim_rows and
    decision_rows (published cells), claim_fives and decision_fives (cells shown as 5), claim_hidden and
    decision_hidden (cells left out of the grid of its origins and years), missing_claim_years and
    missing_decision_years (lists), claims_counted and
    decisions_counted (units used), stages (codes used, claims then decisions), breaks (years in which unit or codes
    differ from the year before), complete (both are reported in every year, in persons).
    """
    years = range(FIRST_SHOWN, min(LAST_SHOWN, last_full_year) + 1)
    parts = {}
    for name, table in (("claim", claims), ("decision", decisions)):
        kept = table[table["year"].isin(years)].sort_values("counted").drop_duplicates(KEY, keep="last")
        by = kept.groupby("destination")
        parts[name] = pd.DataFrame(
            {
                f"{name}_rows": by.size(),
                f"{name}_fives": by[name + "s" if name == "claim" else "total"].agg(
                    lambda n: int((n == SMALLEST).sum())
                ),
                f"{name}_hidden": by["origin"].nunique() * by["year"].nunique() - by.size(),
                f"missing_{name}_years": pd.Series(
                    {place: sorted(set(years) - set(of)) for place, of in by["year"]}, dtype=object
                ),
                f"{name}s_counted": by["counted"].agg(lambda units: sorted(set(units))),
                f"{name}_stages": by["stage"].agg(lambda codes: sorted(set(codes))),
                f"{name}_breaks": by[["year", "counted", "stage"]].apply(_breaks),
            }
        )
    both = parts["claim"].join(parts["decision"], how="outer")
    names = [str(column) for column in both]
    for column in names:
        if not column.endswith(COUNTED):
            empty = list(years) if column.startswith("missing") else []
            both[column] = [value if isinstance(value, list) else empty for value in both[column]]
    both = both.assign(**{c: both[c].fillna(0).astype("Int64") for c in names if c.endswith(COUNTED)})
    for name in parts:
        both[f"{name}_years"] = len(years) - both[f"missing_{name}_years"].map(len)
    unit = both["claims_counted"] + both["decisions_counted"]
    both["complete"] = (both["claim_years"] + both["decision_years"] == 2 * len(years)) & unit.map(
        lambda units: set(units) == {"persons"}
    )
    order = both.assign(years=both["claim_years"] + both["decision_years"]).rename_axis("destination").reset_index()
    return order.sort_values(["years", "destination"], ascending=[False, True], ignore_index=True).drop(columns="years")


def _breaks(rows: pd.DataFrame) -> list[int]:
    """Years in which the main unit or code is another one than in the year before."""
    main = rows.groupby("year")[["counted", "stage"]].agg(_usual)
    changed = (main != main.shift()).any(axis=1)
    return main.index[changed][1:].tolist()


def _usual(codes: pd.Series) -> str:
    return str(codes.mode().iloc[0])
