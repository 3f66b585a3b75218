"""What each kind of work permit would open: other lawful employers per approved position, in aggregates only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.config import Tfwp
from tipimpact.common.contracts import contract
from tipimpact.common.disclosure import FEWEST, Sum, coarse, protect, sensitive
from tipimpact.tfwp.compliance import link
from tipimpact.tfwp.mobility import MARKETS, permit_mobility
from tipimpact.tfwp.periods import months, scope_breaks

CANADA, NOT_STATED, ALL = "CA", "ZZ", "all"
DECIMALS = 3  # of shares: with more, a small cell left out could be told from the others, weighted, and their sum
SHARES = {"p10": 0.1, "median": 0.5, "p90": 0.9}
CELL = ["year", "period", "province", "stream", "occupation", "positions", "employer_id", "occupation_group"]
CELL += ["group_exact", "source"]
CUTS = ("province", "stream", "occupation")  # each alone, the other two together
_FISCAL = re.compile(r"(20\d\d)-\d\d")


def work_permits(
    positions: pd.DataFrame,
    decisions: pd.DataFrame,
    facts: pd.DataFrame,
    settings: Tfwp | None = None,
    previous: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per kind of permit and year for Canada, and per province, stream and broad occupation.

    positions: the table ``positions`` as ``harmonise`` makes it; positive lists count, in one language per period.
    decisions: as ``compliance.read_decisions`` reads them, or empty.  facts: indicator, year and value of compiled
    facts, or empty.  previous: this table of the last release, against which what is withheld is held too.
    Columns: see ``contracts/work_permits.yaml``.
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
    return _with_compliance(table, rows, decisions, facts, _whole(previous))


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
        # rounded, for the whole less the parts shown would be the number in a cell that is withheld
        "employers": FEWEST * round(named / FEWEST) if named >= FEWEST else None,
        "withheld": withheld,
        **({name: round(x, DECIMALS) for name, x in _distribution(known).items()} if withheld is None else {}),
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


LATER = ("later_low", "later_high", "later_withheld")
DECISIONS = ("decisions_low", "decisions_high", "decisions_withheld")
COMPLIANCE = (*LATER, *DECISIONS)
NOTHING = (None, None, None)
REASONS = {"few": "few_employers", "dominated": "dominated"}


def _whole(previous: pd.DataFrame | None) -> pd.DataFrame | None:
    """The rows of the last release that speak of compliance, under their year."""
    if previous is None:
        return None
    here = (previous["scope"] == "employer") & (previous["setting"] == "chosen")
    return previous[here & (previous["stream"] == ALL) & (previous["occupation"] == ALL)].set_index("year")


def _said(previous: pd.DataFrame | None, year: int, kind: str) -> pd.DataFrame | None:
    """What the last release said of a year by place, as ranges. kind: ``decisions``, ``every`` or ``sure``."""
    if previous is None or year not in previous.index:
        return None
    rows = previous.loc[[year]].set_index("province")
    if kind == "decisions":
        return rows[["decisions_low", "decisions_high"]].set_axis(["low", "high"], axis=1)
    # where the whole is hidden, of a place with few it is known that it is not 0 nor above its positions
    few = (rows["later_withheld"] == "few_employers").astype("Float64")
    most = rows["later_high"].astype("Float64").fillna(rows["positions"].astype("Float64"))
    least = rows["later_high"].astype("Float64").fillna(few)
    if kind == "sure":  # a least number of 0 may stand for a few
        shown = rows["later_low"].astype("Float64")
        shown = shown.where(shown > 0)
        least, most = shown.fillna(0), shown.fillna(most)
    return pd.DataFrame({"low": least, "high": most}).where(rows["positions"].notna())


def _with_compliance(
    table: pd.DataFrame,
    rows: pd.DataFrame,
    decisions: pd.DataFrame,
    facts: pd.DataFrame,
    previous: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Columns on compliance, on the rows of the employer-specific permit for Canada and the provinces."""
    shown = (table["scope"] == "employer") & (table["setting"] == "chosen")
    later, made = _later(rows, decisions, previous), _decisions(decisions, previous)
    inspections = _inspections(facts)
    columns: dict[str, list[Any]] = {name: [] for name in (*COMPLIANCE, "inspections")}
    for year, province, show in zip(table["year"], table["province"], shown, strict=True):
        known: tuple[Any, ...] = later.get((year, province), NOTHING) if show else NOTHING
        known += made.get((year, province), NOTHING) if show else NOTHING
        inspected = inspections.get(year) if show and province == CANADA else None
        for name, value in zip(columns, (*known, inspected), strict=True):
            columns[name].append(value)
    return table.assign(**columns)


def _later(
    rows: pd.DataFrame, decisions: pd.DataFrame, previous: pd.DataFrame | None = None
) -> dict[tuple[int, str], tuple[Any, Any, str | None]]:
    """Positions of employers found non-compliant after the period of the list, by year and province.

    Low counts certain links, high the possible ones too. A figure that rests on fewer than five employers (but some),
    or most of all on one, is withheld, and others with it so that it cannot be had by subtraction. Unknown for years
    whose lists end after the last decision known.
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
        year = int(str(year))
        said = {kind: _said(previous, year, kind) for kind in ("every", "sure")}
        found |= {(year, place): cell for place, cell in _protected(of_year, said).items()}
    return found


def _protected(
    of_year: pd.DataFrame, said: Mapping[str, pd.DataFrame | None] = MappingProxyType({})
) -> dict[str, tuple[Any, Any, str | None]]:
    """Positions of linked employers of one year by place: low, high, and why they are withheld."""
    parts = {CANADA: of_year} | {str(place): part for place, part in of_year.groupby("province")}
    sums = [Sum(CANADA, tuple(place for place in parts if place != CANADA))]
    every, sure = _linked(parts, "any"), _linked(parts, "sure")
    every["why"] = every["why"].mask(_added(every, every["why"].notna(), sums, said.get("every")), "protects_another")
    hidden = sure["why"].notna() | every["why"].notna()
    low = sure["value"].mask(
        hidden | _added(sure, hidden, sums, said.get("sure")), 0
    )  # a least number that says nothing of few
    cells = zip(parts, low, every["value"], every["why"], strict=True)
    return {
        p: (None, None, why) if isinstance(why, str) else (int(least), int(most), None) for p, least, most, why in cells
    }


def _linked(parts: dict[str, pd.DataFrame], column: str) -> pd.DataFrame:
    """Positions of linked employers by place, all positions there, and why the first may not be shown."""
    adds = [part[part[column]].groupby("employer_id")["positions"].sum() for part in parts.values()]
    return pd.DataFrame(
        {
            "value": [int(each.sum()) for each in adds],
            "all": [int(part["positions"].sum()) for part in parts.values()],
            "why": np.array([REASONS.get(sensitive(each) or "") for each in adds], dtype=object),
        },
        index=list(parts),
    )


def _added(
    places: pd.DataFrame, withheld: pd.Series, sums: list[Sum], earlier: pd.DataFrame | None = None
) -> pd.Series:
    """Places to withhold besides. Of one with few employers it is known that it is not 0 nor above its positions."""
    least = (places["why"] == "few_employers").astype(int)
    return protect(places.assign(low=least, high=places["all"], withheld=withheld, may=True), sums, earlier)


def _decisions(
    decisions: pd.DataFrame, previous: pd.DataFrame | None = None
) -> dict[tuple[int, str], tuple[int, int, str | None]]:
    """Decisions by year and province, for the years from the first to the last decision: least, most, why withheld.

    1 to 4 stand as that range, and others as a wider one where the sum would tell them.
    """
    if decisions.empty:
        return {}
    years = decisions["decided"].dt.year
    numbers = decisions.groupby([years, "province"]).size()
    provinces = [p for p in contract("positions").columns["province"].values if p != CANADA]
    found: dict[tuple[int, str], tuple[int, int, str | None]] = {}
    for year in range(int(years.min()), int(years.max()) + 1):
        counts = {p: int(numbers.get((year, p), 0)) for p in provinces}
        total = int((years == year).sum())
        counts |= {CANADA: total, "": total - sum(counts.values())}  # those without a province make up the sum
        found |= {(year, p): cell for p, cell in _ranges(counts, _said(previous, year, "decisions")).items()}
    return found


def _ranges(counts: dict[str, int], earlier: pd.DataFrame | None = None) -> dict[str, tuple[int, int, str | None]]:
    """Counts by place as ranges: those below five, and those from which one of these would follow."""
    few = {p: 0 < n < FEWEST for p, n in counts.items()}
    several = sum(n > 0 for n in counts.values()) > 2  # two places say that there are two at least
    ends = {p: (1, FEWEST - 1) if few[p] and not (p == CANADA and several) else coarse(n) for p, n in counts.items()}
    cells = pd.DataFrame(list(ends.values()), index=list(counts), columns=["low", "high"])
    cells = cells.assign(value=list(counts.values()), withheld=list(few.values()), may=True)
    every = [Sum(CANADA, tuple(p for p in counts if p != CANADA))]
    added = dict(zip(counts, protect(cells, every, earlier), strict=True))
    why = {p: "few_decisions" if few[p] else "protects_another" if added[p] else None for p in counts}
    return {p: (*ends[p], why[p]) if why[p] else (n, n, None) for p, n in counts.items()}


def _inspections(facts: pd.DataFrame) -> dict[int, int]:
    """Inspections by the calendar year in which the fiscal year begins; part-years are left out."""
    if facts.empty:
        return {}
    told = facts[facts["indicator"] == "tfwp_inspections"]
    return {
        int(m[1]): int(v) for y, v in zip(told["year"], told["value"], strict=True) if (m := _FISCAL.fullmatch(str(y)))
    }
