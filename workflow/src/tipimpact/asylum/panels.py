"""Build the panel of origin x destination x year, with absent cells as intervals and dates of designation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.asylum.decisions import OUTCOMES, shares
from tipimpact.asylum.unhcr import HIDDEN, SMALLEST, SPLIT
from tipimpact.common.errors import AsylumError
from tipimpact.common.listed import check_columns

KEY = ["origin", "destination", "year"]
COUNTS = [f"{outcome}{end}" for outcome in OUTCOMES for end in ("", "_low", "_high")]
COUNTED = ("_rows", "_fives", "_hidden")
FIRST_SHOWN, LAST_SHOWN = 2000, 2023  # years of the completeness table
MIXED = ["G/N/FA", "G/V/FA", "G/NR/FA", "G/NA/FA"]  # level FA may include decisions on appeal
# Canada decided claims made before 15 December 2012 under the earlier rules, until 2018 and later.
LEGACY = ("CAN", 2012, 2018)


def panel(
    claims: pd.DataFrame, decisions: pd.DataFrame | None = None, designated: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return one row for every origin seen in a destination, in every year in which the destination reports claims.

    claims: the table of ``read_claims``.  decisions: the table of ``read_decisions``, or any table by origin,
    destination and year, whose columns are joined; its year is that of the decision, not of the claim.
    designated: the table of ``read_designated``. Designation has effect in Canada only, but is given on every row of
    the origin, so that the same origin in other destinations can serve as a control.
    Returns origin, destination, year, claims (missing if not published), low and high (0 and 4 if not published),
    counted, stage, row; the outcomes with ``_low`` and ``_high``, the columns of ``shares``, decided_counted,
    decided_stage and decided_row (missing if the destination reports no decision in the year); flags (cautions on the
    cell); and the columns of ``designated``. If a destination reports persons and cases, persons are used. Decisions
    on an origin without claims in the destination are dropped.
    """
    check_columns(claims, [*KEY, "claims", "low", "high", "counted", "stage", "row"], "claims", AsylumError)
    for name, table, needed in (("decisions", decisions, KEY), ("designated", designated, ["origin"])):
        if table is not None:
            check_columns(table, needed, name, AsylumError)
    grid = _Grid(claims)
    published, unit = grid.match_rows(claims, grid.locate(claims))
    cells: dict[str, Any] = grid.cells() | {"claims": _take_counts(claims["claims"], published)}
    for end, hidden in (("low", 0), ("high", HIDDEN)):
        cells[end] = _take_counts(claims[end], published, hidden)
    for name in ("counted", "source"):  # the same for all origins of a destination and year
        if name in claims:
            cells[name] = _take_text(claims[name], np.where(published >= 0, published, unit))
    cells |= {"stage": _take_text(claims["stage"], published), "row": _take_counts(claims["row"], published)}
    has_outcomes = decisions is not None and len(decisions) and set(COUNTS) <= set(decisions)
    if decisions is not None and has_outcomes:
        decided = _place_outcomes(grid, decisions)
    else:
        decided = _empty_outcomes(len(published))
    flags = {
        "cases": _take_mask(claims["counted"] == "cases", unit),
        "mixed_level": _take_mask(claims["stage"].isin(MIXED), published),
        "origin_split": grid.is_before(SPLIT),
        "no_decisions": decided.pop("no_decisions"),
        "decided_cases": decided.pop("decided_cases"),
        "outcomes_differ": decided.pop("differs"),
        "outcome_mix_shift": decided.pop("shifted"),
    }
    flags["legacy_mixed"] = grid.is_within(*LEGACY) & ~flags["no_decisions"]
    if "revised" in claims:
        flags["revised"] = _take_mask(claims["revised"], published)
    cells |= decided | {"flags": _list_flags(flags)}
    if designated is not None:
        cells |= grid.take_by_origin(designated)
    table = pd.DataFrame(cells, copy=False)
    if has_outcomes or decisions is None or decisions.empty:
        return table
    joined = [c for c in decisions if c not in KEY]
    return table.drop(columns=joined, errors="ignore").merge(decisions, on=KEY, how="left", validate="one_to_one")


class _Grid:
    """The cells of a panel as arrays of positions on the axes origin, destination and year, sorted in this order."""

    def __init__(self, claims: pd.DataFrame):
        self.origins, self.destinations = (pd.Index(sorted(claims[c].unique()), dtype="str") for c in KEY[:2])
        self.first = int(claims["year"].min()) if len(claims) else 0
        self.years = int(claims["year"].max()) - self.first + 1 if len(claims) else 0
        pairs = np.zeros((len(self.origins), len(self.destinations)), bool)
        covered = np.zeros((len(self.destinations), self.years), bool)
        origin, destination, year = self.locate(claims)
        pairs[origin, destination] = covered[destination, year] = True
        origin, destination = np.nonzero(pairs)
        self.pair = np.full(pairs.shape, -1)
        self.pair[origin, destination] = np.arange(len(origin))
        pair, year = np.nonzero(covered[destination])
        self.at = origin[pair], destination[pair], year
        self.in_year = self.at[1] * self.years + year  # one number per destination and year
        self.cell = np.full((len(origin) + 1, self.years), -1)  # the last row is for pairs outside the panel
        self.cell[pair, year] = np.arange(len(pair))

    def locate(self, table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the position of each row on each axis; -1 if it is outside the grid."""
        year = table["year"].to_numpy("int64") - self.first
        year = np.where((year >= 0) & (year < self.years), year, -1)
        return _positions(table["origin"], self.origins), _positions(table["destination"], self.destinations), year

    def cells(self) -> dict[str, Any]:
        """Return origin, destination and year of each cell."""
        origin, destination, year = self.at
        names = {"origin": self.origins.array.take(origin), "destination": self.destinations.array.take(destination)}
        return {**names, "year": year + self.first}

    def match_rows(self, table: pd.DataFrame, places: tuple[np.ndarray, ...]) -> tuple[np.ndarray, np.ndarray]:
        """Return for each cell its row in ``table``, and a row of its destination and year; -1 if there is none.

        places: positions of the rows of ``table``. If there are persons and cases, the row with persons is used.
        """
        inside = np.flatnonzero((places[0] >= 0) & (places[1] >= 0) & (places[2] >= 0))
        last = (table["counted"] == "persons").to_numpy(bool)[inside]
        inside = np.concatenate([inside[~last], inside[last]])  # for two rows of a cell, the later one is kept
        origin, destination, year = (place[inside] for place in places)
        rows = np.full(len(self.in_year) + 1, -1)  # one extra element for rows without a cell
        rows[self.cell[self.pair[origin, destination], year]] = inside
        by_year = np.full(len(self.destinations) * self.years, -1)
        by_year[destination * self.years + year] = inside
        return rows[:-1], by_year[self.in_year]

    def is_before(self, years: Mapping[str, int]) -> np.ndarray:
        """Return whether a cell precedes the year that ``years`` gives for its origin."""
        since = np.array([years.get(origin, 0) for origin in self.origins], dtype=int)
        return self.at[2] + self.first < since[self.at[0]]

    def is_within(self, destination: str, first: int, last: int) -> np.ndarray:
        """Return whether a cell belongs to the destination and to the years from first to last."""
        year = self.at[2] + self.first
        return (self.destinations == destination)[self.at[1]] & (first <= year) & (year <= last)

    def is_used(self, counts: pd.Series, places: tuple[np.ndarray, ...]) -> np.ndarray:
        """Return for each cell whether its destination shows any count above 0 in the year.

        counts: a column of a table.  places: positions of its rows.
        """
        shown = (counts.to_numpy() > 0) & (places[1] >= 0) & (places[2] >= 0)
        used = np.zeros(len(self.destinations) * self.years, bool)
        used[places[1][shown] * self.years + places[2][shown]] = True
        return used[self.in_year]

    def take_by_origin(self, designated: pd.DataFrame) -> dict[str, Any]:
        """Return the columns of ``designated`` for the origin of each cell; missing if it is not designated."""
        by_origin = designated.set_index("origin")
        at = by_origin.index.get_indexer(self.origins)[self.at[0]]
        return {str(name): by_origin[name].array.take(at, allow_fill=True) for name in by_origin}


def _positions(values: pd.Series, index: pd.Index) -> np.ndarray:
    """Return the position of each value in ``index``; -1 if absent. Each distinct value is looked up once."""
    codes, distinct = pd.factorize(values)
    return index.get_indexer(pd.Index(distinct, dtype=index.dtype))[codes] if len(values) else np.zeros(0, int)


def _take_counts(values: pd.Series, rows: np.ndarray, otherwise: int | None = None) -> Any:
    """Take whole numbers at ``rows``; ``otherwise``, or missing, if there is no row."""
    absent = rows < 0
    taken = np.full(len(rows), otherwise or 0, "int64")
    taken[~absent] = values.to_numpy("int64")[rows[~absent]]
    return pd.arrays.IntegerArray(taken, absent if otherwise is None else np.zeros(len(rows), bool))


def _take_mask(mask: pd.Series, rows: np.ndarray) -> np.ndarray:
    """Take ``mask`` at ``rows``; False if there is no row."""
    return np.append(mask.to_numpy(bool), False)[rows]


def _take_text(values: pd.Series, rows: np.ndarray) -> Any:
    return values.astype("str").array.take(rows, allow_fill=True)


def _place_outcomes(grid: _Grid, decisions: pd.DataFrame) -> dict[str, Any]:
    """Return the columns of outcomes. An origin that a reported year omits has 0 to 4 of each outcome."""
    places = grid.locate(decisions)
    rows, unit = grid.match_rows(decisions, places)
    present = np.flatnonzero(rows >= 0)
    taken, absent, unreported = rows[present], rows < 0, unit < 0
    columns: dict[str, Any] = {}
    for outcome in OUTCOMES:
        for end in ("", "_low", "_high"):
            values = np.zeros(len(rows), "int64")
            if end == "_high":
                values[grid.is_used(decisions[outcome], places)] = HIDDEN
            values[present] = decisions[f"{outcome}{end}"].to_numpy("int64")[taken]
            columns[f"{outcome}{end}"] = pd.arrays.IntegerArray(values, (unreported if end else absent).copy())
    for share, published in shares(decisions).items():
        columns[share] = np.full(len(rows), np.nan)
        columns[share][present] = published[taken]
    for name in ("counted", "source"):
        if name in decisions:
            columns[f"decided_{name}"] = _take_text(decisions[name], np.where(absent, unit, rows))
    columns["decided_stage"] = _take_text(decisions["stage"], rows)
    columns["decided_row"] = _take_counts(decisions["row"], rows)
    columns |= {name: _take_mask(decisions[name], rows) for name in ("differs", "shifted")}
    return columns | {"no_decisions": unreported, "decided_cases": _take_mask(decisions["counted"] == "cases", unit)}


def _empty_outcomes(size: int) -> dict[str, Any]:
    """Return the same columns without any decision."""
    counts = {c: pd.array([pd.NA] * size, "Int64") for c in [*COUNTS, "decided_row"]}
    text = {c: pd.array([pd.NA] * size, "str") for c in ("decided_counted", "decided_source", "decided_stage")}
    masks = {c: np.zeros(size, bool) for c in ("differs", "shifted", "decided_cases")}
    return {**counts, **shares(counts), **text, **masks, "no_decisions": ~masks["differs"]}


def _list_flags(flags: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return the list of flags of each cell. Equal combinations share one list object, which saves memory."""
    sums = sum(mask.astype("int64") << i for i, mask in enumerate(flags.values()))
    lists = np.empty(1 << len(flags), dtype=object)
    for combination in np.flatnonzero(np.bincount(sums)):
        lists[combination] = [code for i, code in enumerate(flags) if combination >> i & 1]
    return lists[sums]


def completeness(claims: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """Return what each destination reports from 2000 to 2023: one row per destination, the most complete first.

    Returns destination, claim_years and decision_years (number of years reported), claim_rows and
    decision_rows (published cells), claim_fives and decision_fives (cells shown as 5), claim_hidden
    and decision_hidden (cells missing from the grid of its origins and years), missing_claim_years
    and missing_decision_years (lists), claims_counted and decisions_counted (units), claim_stages
    and decision_stages (codes), claim_breaks and decision_breaks (years in which unit or codes
    differ from the year before), complete (both are reported in every year, in persons).
    """
    check_columns(claims, [*KEY, "claims", "counted", "stage"], "claims", AsylumError)
    check_columns(decisions, [*KEY, "total", "counted", "stage"], "decisions", AsylumError)
    years = range(FIRST_SHOWN, LAST_SHOWN + 1)
    both = _summarise_reports(claims, "claim", "claims", years)
    both = both.join(_summarise_reports(decisions, "decision", "total", years), how="outer")
    names = [str(column) for column in both]
    for column in names:
        if not column.endswith(COUNTED):
            empty = list(years) if column.startswith("missing") else []
            both[column] = [value if isinstance(value, list) else empty for value in both[column]]
    both = both.assign(**{c: both[c].fillna(0).astype("Int64") for c in names if c.endswith(COUNTED)})
    for name in ("claim", "decision"):
        both[f"{name}_years"] = len(years) - both[f"missing_{name}_years"].map(len)
    unit = both["claims_counted"] + both["decisions_counted"]
    both["complete"] = (both["claim_years"] + both["decision_years"] == 2 * len(years)) & unit.map(
        lambda units: set(units) == {"persons"}
    )
    order = both.assign(years=both["claim_years"] + both["decision_years"]).rename_axis("destination").reset_index()
    return order.sort_values(["years", "destination"], ascending=[False, True], ignore_index=True).drop(columns="years")


def _summarise_reports(table: pd.DataFrame, name: str, count: str, years: range) -> pd.DataFrame:
    """Summarise by destination what a table of claims or decisions reports. count: its column of counts."""
    kept = table[table["year"].isin(years)].sort_values("counted").drop_duplicates(KEY, keep="last")
    groups = kept.groupby("destination")
    missing_years = {place: sorted(set(years) - set(reported)) for place, reported in groups["year"]}
    return pd.DataFrame(
        {
            f"{name}_rows": groups.size(),
            f"{name}_fives": groups[count].agg(lambda counts: int((counts == SMALLEST).sum())),
            f"{name}_hidden": groups["origin"].nunique() * groups["year"].nunique() - groups.size(),
            f"missing_{name}_years": pd.Series(missing_years, dtype=object),
            f"{name}s_counted": groups["counted"].agg(lambda units: sorted(set(units))),
            f"{name}_stages": groups["stage"].agg(lambda codes: sorted(set(codes))),
            f"{name}_breaks": pd.Series({place: _find_breaks(rows) for place, rows in groups}, dtype=object),
        }
    )


def _find_breaks(rows: pd.DataFrame) -> list[int]:
    """Return years in which the most frequent unit or code differs from that of the year before."""
    main = rows.groupby("year")[["counted", "stage"]].agg(_most_frequent)
    changed = (main != main.shift()).any(axis=1)
    return main.index[changed][1:].tolist()


def _most_frequent(codes: pd.Series) -> str:
    return str(codes.mode().iloc[0])
