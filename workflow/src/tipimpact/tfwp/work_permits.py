"""Build ``work_permits``: other lawful employers per approved position under each kind of permit, in aggregates."""

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
from tipimpact.tfwp.list_periods import months, months_covered, scope_breaks
from tipimpact.tfwp.mobility import MARKETS, permit_mobility

CANADA, NOT_STATED, ALL = "CA", "ZZ", "all"
DECIMALS = 3  # of shares; with more, a suppressed cell could be derived from the weighted sum of the others
SHARES = {"p10": 0.1, "median": 0.5, "p90": 0.9}
CELL = ["year", "period", "province", "stream", "occupation", "positions", "employer_id", "occupation_group"]
CELL += ["group_exact", "source"]
CUTS = ("province", "stream", "occupation")  # each broken down alone, summed over the other two
_FISCAL = re.compile(r"(20\d\d)-\d\d")


def work_permits(
    positions: pd.DataFrame,
    decisions: pd.DataFrame,
    facts: pd.DataFrame,
    settings: Tfwp | None = None,
    previous: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return one row per kind of permit and year for Canada, and per province, stream and broad occupation.

    positions: the table ``positions`` as ``harmonise`` returns it; only positive lists count, in one language a period.
    decisions: the table of ``compliance.read_decisions``, or empty.  facts: indicator, year and value of compiled
    facts, or empty.  previous: this table of the last release; suppression also holds for readers who kept it.
    Columns: see ``contracts/work_permits.yaml``.
    """
    settings = settings or Tfwp()
    rows = select_approvals(positions)
    base = {"window": settings.window, "sector_digits": settings.sector_digits, "own_sites": settings.own_sites}
    records: list[dict[str, Any]] = []
    for scope in MARKETS:
        measured = _measure_mobility(rows, scope, base)
        cuts = CUTS[:1] if scope == "employer" else CUTS
        records += [cell | base | {"setting": "chosen"} for cell in _summarise_cells(measured, scope, cuts)]
        for setting, variant in _vary_settings(scope, base, settings.windows_compared):
            cells = _summarise_cells(_measure_mobility(rows, scope, variant), scope, ())
            records += [cell | variant | {"setting": setting} for cell in cells]
    names = [c for c in contract("work_permits").columns if c not in (*COMPLIANCE, "inspections")]
    table = pd.DataFrame(records, columns=names)
    table["year_months"] = table["year"].map(rows.groupby("year")["period"].unique().map(months_covered).map(len))
    return _add_compliance(table, rows, decisions, facts, _select_compliance_rows(previous))


def select_approvals(positions: pd.DataFrame) -> pd.DataFrame:
    """Return rows of positive lists; the English one of a list that exists in both languages."""
    lists = positions[positions["decision"] == "positive"]
    lists = lists[lists["language"] == lists.groupby("period")["language"].transform("min")].reset_index(drop=True)
    return lists.assign(
        year=lists["period"].str[:4].astype("int64"),
        province=lists["province"].fillna(NOT_STATED),
        stream=lists["stream_code"].fillna("not_stated"),
        occupation=lists["occupation_group"].str[:1].fillna("not_stated"),
    ).astype(dict.fromkeys((*CUTS, "source", "period"), "object"))


def _vary_settings(scope: str, base: dict[str, Any], windows: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name of a setting that matters for the scope, and the settings with only that one changed."""
    if scope != "employer":
        yield from (("window", base | {"window": w}) for w in dict.fromkeys(windows) if w != base["window"])
    if "sector" in MARKETS[scope]:
        yield "sector", base | {"sector_digits": 3 - base["sector_digits"]}
    yield "own_sites", base | {"own_sites": not base["own_sites"]}


def _measure_mobility(rows: pd.DataFrame, scope: str, settings: dict[str, Any]) -> pd.DataFrame:
    """Add other employers and concentration to each row; NA if the market is unknown."""
    with_missing = rows.assign(province=rows["province"].replace(NOT_STATED, pd.NA))
    mobility = permit_mobility(with_missing, scope, **settings).drop(columns="positions")
    return rows[CELL].join(mobility)


def _summarise_cells(rows: pd.DataFrame, scope: str, cuts: Iterable[str]) -> Iterator[dict[str, Any]]:
    total = {"province": CANADA, "stream": ALL, "occupation": ALL}
    for cut in (None, *cuts):
        for (year, *value), part in rows.groupby(["year", cut] if cut else ["year"]):
            key = total | ({cut: value[0]} if cut else {})
            yield {"scope": scope, "year": int(str(year))} | key | _summarise(part)


def _summarise(part: pd.DataFrame) -> dict[str, Any]:
    """Return the statistics of one cell. Rows with 0 positions do not count towards the number of employers."""
    approved = part[part["positions"] > 0]
    named = approved["employer_id"].nunique()
    known = approved[approved["others_low"].notna()]
    withheld = "not_named" if not named else "few_employers" if named < FEWEST else "not_known" if known.empty else None
    split = approved.loc[~approved["group_exact"].fillna(True).astype(bool), "positions"].sum()
    return {
        "positions": int(part["positions"].sum()),
        "measured": int(known["positions"].sum()),
        # Rounded to 5, so that a suppressed cell cannot be recovered by subtraction.
        "employers": FEWEST * round(named / FEWEST) if named >= FEWEST else None,
        "withheld": withheld,
        **({name: round(x, DECIMALS) for name, x in _describe_distribution(known).items()} if withheld is None else {}),
        "months": int(approved["months"].min()) if approved["months"].notna().any() else None,
        "split_share": split / approved["positions"].sum() if approved["occupation_group"].notna().any() else None,
        "scope_breaks": [*dict.fromkeys(flag for p in sorted(part["period"].unique()) for flag in scope_breaks(p))],
        "lists": sorted(part["source"].unique()),
        "rows": len(part),
    }


def _describe_distribution(known: pd.DataFrame) -> dict[str, float]:
    """Return the share of positions without another employer, quantiles over positions, and mean concentration."""
    weights, total = known["positions"].to_numpy(float), known["positions"].sum()
    statistics: dict[str, float] = {}
    for end, other in (("low", "high"), ("high", "low")):
        others = known[f"others_{end}"].to_numpy(float)
        order = np.argsort(others, kind="stable")
        reached = np.cumsum(weights[order]) / total
        for name, share in SHARES.items():
            statistics[f"{name}_{end}"] = others[order][np.searchsorted(reached, share - 1e-12)]
        statistics[f"none_{other}"] = weights[others == 0].sum() / total
        statistics[f"hhi_{end}"] = min(float((known[f"hhi_{end}"].to_numpy(float) * weights).sum() / total), 1.0)
    return statistics


LATER = ("later_low", "later_high", "later_withheld")
DECISIONS = ("decisions_low", "decisions_high", "decisions_withheld")
COMPLIANCE = (*LATER, *DECISIONS)
NOTHING = (None, None, None)
REASONS = {"few": "few_employers", "dominated": "dominated"}


def _select_compliance_rows(previous: pd.DataFrame | None) -> pd.DataFrame | None:
    """Return the rows of the last release that have compliance columns, indexed by year."""
    if previous is None:
        return None
    by_employer = (previous["scope"] == "employer") & (previous["setting"] == "chosen")
    return previous[by_employer & (previous["stream"] == ALL) & (previous["occupation"] == ALL)].set_index("year")


def _published_ranges(previous: pd.DataFrame | None, year: int, kind: str) -> pd.DataFrame | None:
    """Return the ranges in the last release for a year, by place. kind: ``decisions``, ``any`` or ``sure``."""
    if previous is None or year not in previous.index:
        return None
    rows = previous.loc[[year]].set_index("province")
    if kind == "decisions":
        return rows[["decisions_low", "decisions_high"]].set_axis(["low", "high"], axis=1)
    # A suppressed value of few employers is known to be at least 1 and at most the positions of the place.
    few = (rows["later_withheld"] == "few_employers").astype("Float64")
    most = rows["later_high"].astype("Float64").fillna(rows["positions"].astype("Float64"))
    least = rows["later_high"].astype("Float64").fillna(few)
    if kind == "sure":  # a published lower bound of 0 may be a suppressed small number
        shown = rows["later_low"].astype("Float64")
        shown = shown.where(shown > 0)
        least, most = shown.fillna(0), shown.fillna(most)
    return pd.DataFrame({"low": least, "high": most}).where(rows["positions"].notna())


def _add_compliance(
    table: pd.DataFrame,
    rows: pd.DataFrame,
    decisions: pd.DataFrame,
    facts: pd.DataFrame,
    previous: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Add compliance columns to the rows of the employer-specific permit for Canada and the provinces."""
    shown = (table["scope"] == "employer") & (table["setting"] == "chosen")
    later = _count_later_decisions(rows, decisions, previous)
    by_year = _count_decisions(decisions, previous)
    inspections = _read_inspections(facts)
    columns: dict[str, list[Any]] = {name: [] for name in (*COMPLIANCE, "inspections")}
    for year, province, show in zip(table["year"], table["province"], shown, strict=True):
        cells: tuple[Any, ...] = later.get((year, province), NOTHING) if show else NOTHING
        cells += by_year.get((year, province), NOTHING) if show else NOTHING
        inspected = inspections.get(year) if show and province == CANADA else None
        for name, value in zip(columns, (*cells, inspected), strict=True):
            columns[name].append(value)
    return table.assign(**columns)


def _count_later_decisions(
    rows: pd.DataFrame, decisions: pd.DataFrame, previous: pd.DataFrame | None = None
) -> dict[tuple[int, str], tuple[Any, Any, str | None]]:
    """Count positions of employers found non-compliant after the period of the list, by year and province.

    Returns low (certain links), high (certain and possible links) and the reason for suppression. A
    count is suppressed if it rests on one to four employers or mostly on one, and further counts so
    that it cannot be recovered by subtraction. Years whose lists end after the last known decision
    are absent.
    """
    if decisions.empty or rows.empty:
        return {}
    linked = _mark_linked_rows(rows, decisions)
    cells: dict[tuple[int, str], tuple[Any, Any, str | None]] = {}
    for year, of_year in linked[linked["positions"] > 0].groupby("year"):
        year = int(str(year))
        published = {kind: _published_ranges(previous, year, kind) for kind in ("any", "sure")}
        cells |= {(year, place): cell for place, cell in _suppress_places(of_year, published).items()}
    return cells


def _mark_linked_rows(rows: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """Mark rows whose employer has a decision after the list's period: ``any`` link, or a ``sure`` one.

    Years whose lists end after the last known decision are dropped.
    """
    pairs = link(decisions, rows).merge(decisions["decided"], left_on="decision", right_index=True)
    pairs_by_kind = {"any": pairs, "sure": pairs[pairs["certain"]]}
    last_decision = {kind: part.groupby("employer_id")["decided"].max() for kind, part in pairs_by_kind.items()}
    period_end = rows["period"].map({period: _last_day(period) for period in rows["period"].unique()})
    open_years = set(rows.loc[period_end >= decisions["decided"].max(), "year"])
    later = {
        kind: pd.to_datetime(rows["employer_id"].map(dates.to_dict())) > period_end
        for kind, dates in last_decision.items()
    }
    marked = rows.assign(**later)
    return marked[~marked["year"].isin(open_years)]


def _last_day(period: str) -> pd.Timestamp:
    last_month = months(period)[1]
    return pd.Timestamp(last_month // 12, last_month % 12 + 1, 1) + pd.offsets.MonthEnd(0)


def _suppress_places(
    of_year: pd.DataFrame, published: Mapping[str, pd.DataFrame | None] = MappingProxyType({})
) -> dict[str, tuple[Any, Any, str | None]]:
    """Return positions of linked employers of one year by place: low, high, and the reason for suppression."""
    parts = {CANADA: of_year} | {str(place): part for place, part in of_year.groupby("province")}
    sums = [Sum(CANADA, tuple(place for place in parts if place != CANADA))]
    linked, sure = _sum_linked(parts, "any"), _sum_linked(parts, "sure")
    secondary = _find_secondary(linked, linked["why"].notna(), sums, published.get("any"))
    linked["why"] = linked["why"].mask(secondary, "protects_another")
    suppressed = sure["why"].notna() | linked["why"].notna()
    # The lower bound is published as 0 where the count of certain links is suppressed: 0 reveals nothing.
    low = sure["value"].mask(suppressed | _find_secondary(sure, suppressed, sums, published.get("sure")), 0)
    cells = zip(parts, low, linked["value"], linked["why"], strict=True)
    return {
        p: (None, None, why) if isinstance(why, str) else (int(least), int(most), None) for p, least, most, why in cells
    }


def _sum_linked(parts: dict[str, pd.DataFrame], column: str) -> pd.DataFrame:
    """Return by place the positions of linked employers, all positions, and the reason to suppress the former."""
    by_employer = [part[part[column]].groupby("employer_id")["positions"].sum() for part in parts.values()]
    return pd.DataFrame(
        {
            "value": [int(positions.sum()) for positions in by_employer],
            "all": [int(part["positions"].sum()) for part in parts.values()],
            "why": np.array([REASONS.get(sensitive(positions) or "") for positions in by_employer], dtype=object),
        },
        index=list(parts),
    )


def _find_secondary(
    places: pd.DataFrame, suppressed: pd.Series, sums: list[Sum], earlier: pd.DataFrame | None = None
) -> pd.Series:
    """Return the places to suppress in addition (secondary suppression).

    A count of few employers is known to be at least 1 and at most the positions of its place.
    """
    least = (places["why"] == "few_employers").astype(int)
    return protect(places.assign(low=least, high=places["all"], withheld=suppressed, may=True), sums, earlier)


def _count_decisions(
    decisions: pd.DataFrame, previous: pd.DataFrame | None = None
) -> dict[tuple[int, str], tuple[int, int, str | None]]:
    """Count decisions by province for each year from the first to the last decision.

    Returns low, high and the reason for suppression. Counts of 1 to 4 become that range; others
    become a wider range if the total would reveal a suppressed count.
    """
    if decisions.empty:
        return {}
    years = decisions["decided"].dt.year
    numbers = decisions.groupby([years, "province"]).size()
    provinces = [p for p in contract("positions").columns["province"].values if p != CANADA]
    cells: dict[tuple[int, str], tuple[int, int, str | None]] = {}
    for year in range(int(years.min()), int(years.max()) + 1):
        counts = {p: int(numbers.get((year, p), 0)) for p in provinces}
        total = int((years == year).sum())
        counts |= {CANADA: total, "": total - sum(counts.values())}  # decisions without a province complete the sum
        published = _published_ranges(previous, year, "decisions")
        cells |= {(year, p): cell for p, cell in _suppress_counts(counts, published).items()}
    return cells


def _suppress_counts(
    counts: dict[str, int], earlier: pd.DataFrame | None = None
) -> dict[str, tuple[int, int, str | None]]:
    """Replace counts below five by ranges, and further counts from which one of these could be derived."""
    few = {p: 0 < n < FEWEST for p, n in counts.items()}
    several = sum(n > 0 for n in counts.values()) > 2  # with two places the total is known to be at least two
    ends = {p: (1, FEWEST - 1) if few[p] and not (p == CANADA and several) else coarse(n) for p, n in counts.items()}
    cells = pd.DataFrame(list(ends.values()), index=list(counts), columns=["low", "high"])
    cells = cells.assign(value=list(counts.values()), withheld=list(few.values()), may=True)
    total = [Sum(CANADA, tuple(p for p in counts if p != CANADA))]
    secondary = dict(zip(counts, protect(cells, total, earlier), strict=True))
    why = {p: "few_decisions" if few[p] else "protects_another" if secondary[p] else None for p in counts}
    return {p: (*ends[p], why[p]) if why[p] else (n, n, None) for p, n in counts.items()}


def _read_inspections(facts: pd.DataFrame) -> dict[int, int]:
    """Return inspections by the calendar year in which the fiscal year begins, without incomplete years and bounds."""
    if facts.empty:
        return {}
    rows = facts[facts["indicator"] == "tfwp_inspections"]
    return {
        int(match[1]): int(value)
        for year, value in zip(rows["year"], pd.to_numeric(rows["value"]), strict=True)
        if (match := _FISCAL.fullmatch(str(year))) and pd.notna(value)
    }
