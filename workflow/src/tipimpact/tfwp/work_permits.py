"""What each kind of work permit would open: other lawful employers per approved position, in aggregates only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.config import Tfwp
from tipimpact.common.contracts import contract
from tipimpact.tfwp.compliance import link
from tipimpact.tfwp.mobility import MARKETS, permit_mobility
from tipimpact.tfwp.periods import months, scope_breaks

CANADA, NOT_STATED, ALL = "CA", "ZZ", "all"
FEWEST = 5  # what rests on fewer employers says too much of one of them
SHARES = {"p10": 0.1, "median": 0.5, "p90": 0.9}
CELL = ["year", "period", "province", "stream", "occupation", "positions", "employer_id", "occupation_group"]
CELL += ["group_exact", "source"]
CUTS = ("province", "stream", "occupation")  # each alone, the other two together
_FISCAL = re.compile(r"(20\d\d)-\d\d")


def work_permits(
    positions: pd.DataFrame, decisions: pd.DataFrame, facts: pd.DataFrame, settings: Tfwp | None = None
) -> pd.DataFrame:
    """One row per kind of permit and year for Canada, and per province, stream and broad occupation.

    positions: the table ``positions`` as ``harmonise`` makes it; positive lists count, in one language per period.
    decisions: as ``compliance.read_decisions`` reads them, or empty.  facts: indicator, year and value of compiled
    facts, or empty.  Columns: see ``contracts/work_permits.yaml``.
    """
    settings = settings or Tfwp()
    rows = _approved(positions)
    base = {"window": settings.window, "sector_digits": settings.sector_digits, "own_sites": settings.own_sites}
    found: list[dict[str, Any]] = []
    for scope in MARKETS:
        measured = _measured(rows, scope, base)
        cuts = CUTS[:1] if scope == "employer" else CUTS
        found += [cell | base | {"setting": "chosen"} for cell in _cells(measured, scope, cuts)]
        for setting, other in _variants(scope, base, settings.windows_compared):
            cells = _cells(_measured(rows, scope, other), scope, ())
            found += [cell | other | {"setting": setting} for cell in cells]
    names = [c for c in contract("work_permits").columns if c not in (*COMPLIANCE, "inspections")]
    table = pd.DataFrame(found, columns=names)
    return _with_compliance(table, rows, decisions, facts)


def _approved(positions: pd.DataFrame) -> pd.DataFrame:
    """Rows of positive lists; of a list that is there in English and French, the English one."""
    lists = positions[positions["decision"] == "positive"]
    lists = lists[lists["language"] == lists.groupby("period")["language"].transform("min")].reset_index(drop=True)
    return lists.assign(
        year=lists["period"].str[:4].astype("int64"),
        province=lists["province"].fillna(NOT_STATED),
        stream=lists["stream_code"].fillna("not_stated"),
        occupation=lists["occupation_group"].str[:1].fillna("not_stated"),
    ).astype(dict.fromkeys((*CUTS, "source", "period"), "object"))


def _variants(scope: str, base: dict[str, Any], windows: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Settings that differ from the base in one thing that matters for the scope, and what it is."""
    if scope != "employer":
        yield from (("window", base | {"window": w}) for w in dict.fromkeys(windows) if w != base["window"])
    if "sector" in MARKETS[scope]:
        yield "sector", base | {"sector_digits": 3 - base["sector_digits"]}
    yield "own_sites", base | {"own_sites": not base["own_sites"]}


def _measured(rows: pd.DataFrame, scope: str, settings: dict[str, Any]) -> pd.DataFrame:
    """The rows with other employers and concentration of each; NA where the market is not known."""
    asked = rows.assign(province=rows["province"].replace(NOT_STATED, pd.NA))
    found = permit_mobility(asked, scope, **settings).drop(columns="positions")
    return rows[CELL].join(found)


def _cells(rows: pd.DataFrame, scope: str, cuts: Iterable[str]) -> Iterator[dict[str, Any]]:
    whole = {"province": CANADA, "stream": ALL, "occupation": ALL}
    for cut in (None, *cuts):
        for (year, *value), part in rows.groupby(["year", cut] if cut else ["year"]):
            place = whole | ({cut: value[0]} if cut else {})
            yield {"scope": scope, "year": int(str(year))} | place | _cell(part)


def _cell(part: pd.DataFrame) -> dict[str, Any]:
    """Figures of one cell. Rows of 0 positions show no employer with an approved position."""
    approved = part[part["positions"] > 0]
    named = approved["employer_id"].nunique()
    known = approved[approved["others_low"].notna()]
    withheld = "not_named" if not named else "few_employers" if named < FEWEST else "not_known" if known.empty else None
    split = approved.loc[~approved["group_exact"].fillna(True).astype(bool), "positions"].sum()
    return {
        "positions": int(part["positions"].sum()),
        "measured": int(known["positions"].sum()),
        "employers": named if named >= FEWEST else None,
        "withheld": withheld,
        **(_distribution(known) if withheld is None else {}),
        "months": int(approved["months"].min()) if approved["months"].notna().any() else None,
        "split_share": split / approved["positions"].sum() if approved["occupation_group"].notna().any() else None,
        "scope_breaks": [*dict.fromkeys(flag for p in sorted(part["period"].unique()) for flag in scope_breaks(p))],
        "lists": sorted(part["source"].unique()),
        "rows": len(part),
    }


def _distribution(known: pd.DataFrame) -> dict[str, float]:
    """Share of positions without any other employer, quantiles over positions, and mean concentration."""
    weights, total = known["positions"].to_numpy(float), known["positions"].sum()
    found: dict[str, float] = {}
    for end, other in (("low", "high"), ("high", "low")):
        others = known[f"others_{end}"].to_numpy(float)
        order = np.argsort(others, kind="stable")
        reached = np.cumsum(weights[order]) / total
        for name, share in SHARES.items():
            found[f"{name}_{end}"] = others[order][np.searchsorted(reached, share - 1e-12)]
        found[f"none_{other}"] = weights[others == 0].sum() / total
        found[f"hhi_{end}"] = min(float((known[f"hhi_{end}"].to_numpy(float) * weights).sum() / total), 1.0)
    return found


COMPLIANCE = ("later_low", "later_high", "later_withheld", "decisions_low", "decisions_high")


def _with_compliance(
    table: pd.DataFrame, rows: pd.DataFrame, decisions: pd.DataFrame, facts: pd.DataFrame
) -> pd.DataFrame:
    """Columns on compliance, on the rows of the employer-specific permit for Canada and the provinces."""
    shown = (table["scope"] == "employer") & (table["setting"] == "chosen")
    later, made = _later(rows, decisions), _decisions(decisions)
    inspections = _inspections(facts)
    columns: dict[str, list[Any]] = {name: [] for name in (*COMPLIANCE, "inspections")}
    for year, province, show in zip(table["year"], table["province"], shown, strict=True):
        low, high, why = later.get((year, province), (None, None, None)) if show else (None, None, None)
        few, many = made.get((year, province), (None, None)) if show else (None, None)
        inspected = inspections.get(year) if show and province == CANADA else None
        for name, value in zip(columns, (low, high, why, few, many, inspected), strict=True):
            columns[name].append(value)
    return table.assign(**columns)


def _later(rows: pd.DataFrame, decisions: pd.DataFrame) -> dict[tuple[int, str], tuple[Any, Any, str | None]]:
    """Positions of employers found non-compliant after the period of the list, by year and province.

    Low counts certain links, high the possible ones too. Where fewer than five employers (but some) are linked the
    figure is withheld, and if one province alone is withheld in a year, the smallest other one with it, so that
    nothing can be had by subtraction. Unknown for years whose lists end after the last decision known.
    """
    if decisions.empty:
        return {}
    pairs = link(decisions, rows).merge(decisions["decided"], left_on="decision", right_index=True)
    last = {
        c: p.groupby("employer_id")["decided"].max() for c, p in (("any", pairs), ("sure", pairs[pairs["certain"]]))
    }
    ends = {p: pd.Timestamp(months(p)[1] // 12, months(p)[1] % 12 + 1, 1) for p in rows["period"].unique()}
    ends = {p: start + pd.offsets.MonthEnd(0) for p, start in ends.items()}
    end = rows["period"].map(ends)
    open_years = set(rows.loc[end >= decisions["decided"].max(), "year"])
    marked = rows.assign(
        **{c: pd.to_datetime(rows["employer_id"].map(dates.to_dict())) > end for c, dates in last.items()}
    )
    marked = marked[(marked["positions"] > 0) & ~marked["year"].isin(open_years)]
    found: dict[tuple[int, str], tuple[Any, Any, str | None]] = {}
    for year, of_year in marked.groupby("year"):
        cells = {str(p): _linked(part) for p, part in of_year.groupby("province")}
        hidden = [p for p, (_, _, why) in cells.items() if why]
        if len(hidden) == 1 and (others := [(high, p) for p, (_, high, why) in cells.items() if not why and high]):
            cells[min(others)[1]] = (None, None, "protects_another")
        found |= {(int(str(year)), p): cell for p, cell in (cells | {CANADA: _linked(of_year)}).items()}
    return found


def _linked(part: pd.DataFrame) -> tuple[int | None, int | None, str | None]:
    """Positions of employers linked for certain, and of all linked; None and the reason where they are too few."""
    sure, every = part[part["sure"]], part[part["any"]]
    if 0 < every["employer_id"].nunique() < FEWEST:
        return None, None, "few_employers"
    low = int(sure["positions"].sum()) if sure["employer_id"].nunique() >= FEWEST else 0
    return low, int(every["positions"].sum()), None


def _decisions(decisions: pd.DataFrame) -> dict[tuple[int, str], tuple[int, int]]:
    """Decisions by year and province, 1 to 4 as an interval, for the years from the first to the last decision."""
    if decisions.empty:
        return {}
    year = decisions["decided"].dt.year
    counts = pd.concat([decisions.assign(province=CANADA), decisions]).groupby(["province", pd.concat([year, year])])
    sizes, provinces = counts.size(), {CANADA, *contract("positions").columns["province"].values}
    numbers = {
        (y, p): int(sizes.get((p, y), 0)) for y in range(int(year.min()), int(year.max()) + 1) for p in provinces
    }
    return {key: (n, n) if n == 0 or n >= FEWEST else (1, FEWEST - 1) for key, n in numbers.items()}


def _inspections(facts: pd.DataFrame) -> dict[int, int]:
    """Inspections by the calendar year in which the fiscal year begins; part-years are left out."""
    if facts.empty:
        return {}
    told = facts[facts["indicator"] == "tfwp_inspections"]
    return {
        int(m[1]): int(v) for y, v in zip(told["year"], told["value"], strict=True) if (m := _FISCAL.fullmatch(str(y)))
    }
