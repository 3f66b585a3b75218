"""Audit each series: periods before and after the bills, suppressed and rounded cells, breaks, and possible uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from tipimpact.asylum.panels import FIRST_SHOWN, LAST_SHOWN
from tipimpact.asylum.registry import Registry

# A period counts as before the bills if it ends before C-31 was tabled, and as after if it begins once it is in force.
ANNOUNCED = pd.Timestamp(2012, 2, 16)
IN_FORCE = pd.Timestamp(2012, 12, 15)
BREAKS = (
    *("mixed_level", "legacy_mixed", "definition_applied_back", "outcomes_differ", "origin_mix_shift"),
    *("outcome_mix_shift", "contradictory", "revised"),
)
OTHER_RELEASE = "other_release"
ENOUGH_CELLS, ENOUGH_YEARS = 1000, 22  # destinations with fewer are not listed
LISTS = "employer_lists"
MONTHLY = "claims_by_month"
SERIES_BY_TABLE = {"claims": "first_claims_by_origin", "decisions": "decisions_by_origin"}


def data_audit(
    values: pd.DataFrame,
    destinations: pd.DataFrame,
    registry: Registry,
    sources: Mapping[str, str],
    other_releases: Iterable[str] = (),
    lists: Mapping[str, Any] | None = None,
    monthly: Mapping[str, Any] | None = None,
    contradictions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return one row per series of ``indicators``, per destination of the panel, per excluded series, and for lists.

    values: the table of ``indicators``.  destinations: the table of ``completeness``.  sources: id of the source of
    the claims and of the decisions in ``destinations``.  other_releases: ids of sources that are held in another
    release than the known one; their series have the break ``other_release``.  lists: ``rows`` of the employer lists,
    and by source the rows that are ``refused`` and ``repeated``.  monthly: the row of the claims by month.
    contradictions: the public totals that a file contradicts (``find_contradictions``); each has a row of its own.
    Returns the columns of the contract ``data_audit``.
    """
    series = [_audit_series(rows, str(name), registry) for name, rows in values.groupby("series")]
    rows = [*series, *_audit_destinations(destinations, registry, sources), *_list_excluded(registry)]
    rows += [_audit_lists(lists)] if lists else []
    rows += [dict(monthly)] if monthly else []
    rows += _list_contradictions(contradictions, registry) if contradictions is not None else []
    flagged = set(other_releases)
    rows = [row | {"breaks": [*row["breaks"], OTHER_RELEASE]} if flagged & {*row["sources"]} else row for row in rows]
    columns = ["series", "group", "role", "carries", "value_kind", "measured_in", "who_is_counted", "period_kinds"]
    columns += ["first_period", "last_period", "values", "before", "after", "missing_years", "hidden", "rounded"]
    columns += ["ranges", "revisions", "refused", "repeated_rows", "differs_by", "breaks", "sources"]
    counts = ["values", "before", "after", "hidden", "rounded", "ranges", "revisions", "refused", "repeated_rows"]
    counts += ["differs_by"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype(dict.fromkeys(counts, "Int64")).sort_values(["role", "series", "group"], ignore_index=True)


def _audit_series(rows: pd.DataFrame, name: str, registry: Registry) -> dict[str, Any]:
    series = next(s for s in registry.series if s.id == name)
    family = registry.families[series.family]
    first_releases = rows[rows["revision"] == 1]
    dated = rows.dropna(subset=["last_day"]).sort_values(["first_day", "last_day"])
    flags = rows["flags"].explode()
    before = dated.loc[dated["last_day"] < ANNOUNCED, "period"].nunique()
    after = dated.loc[dated["first_day"] >= IN_FORCE, "period"].nunique()
    ends = dated["period"] if len(dated) else rows["period"]
    return {
        "series": name,
        "group": "+".join(sorted(rows["group"].unique())) if rows["group"].nunique() == 1 else "all",
        "role": family.role,
        "carries": list(family.carries),
        "value_kind": series.kind,
        "measured_in": series.unit,
        "who_is_counted": series.who,
        "period_kinds": sorted(rows["period_kind"].unique()),
        "first_period": ends.iloc[0],
        "last_period": ends.iloc[-1],
        "values": len(first_releases),
        "before": before,
        "after": after,
        "missing_years": _find_missing_years(rows["year"].dropna()),
        "hidden": int(rows["value"].isna().sum()),
        "rounded": int((flags == "rounded").sum()),
        "ranges": int((rows["low"] < rows["high"]).fillna(False).sum()),
        "revisions": int((rows["revision"] > 1).sum()),
        "breaks": [code for code in BREAKS if (flags == code).any()],
        "sources": sorted(rows["source"].unique()),
    }


def _find_missing_years(years: pd.Series) -> list[str]:
    """Return years without a value between the first and the last year with one."""
    if years.empty:
        return []
    return [str(y) for y in range(int(years.min()), int(years.max()) + 1) if y not in set(years)]


def _audit_destinations(
    destinations: pd.DataFrame, registry: Registry, sources: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield two rows for each destination with enough data: its claims and its decisions, by origin and year."""
    years = destinations[["claim_years", "decision_years"]].min(axis=1) >= ENOUGH_YEARS
    enough = years & (destinations["claim_rows"] >= ENOUGH_CELLS) | (destinations["destination"] == "CAN")
    for row in destinations[enough].to_dict("records"):
        for what, one in (("claims", "claim"), ("decisions", "decision")):
            if what in sources and len(row[f"{what}_counted"]):
                yield _audit_destination(row, what, one, registry) | {"sources": [sources[what]]}


def _audit_destination(row: Mapping[Any, Any], what: str, one: str, registry: Registry) -> dict[str, Any]:
    """Return the claims or the decisions of a destination. row: of the table of ``completeness``."""
    counted, missing = list(row[f"{what}_counted"]), list(row[f"missing_{one}_years"])
    years = sorted(set(range(FIRST_SHOWN, LAST_SHOWN + 1)) - set(missing))
    sound = not missing and counted == ["persons"]
    return {
        "series": SERIES_BY_TABLE[what],
        "group": row["destination"],
        "role": "outcome",
        "carries": list(registry.families["panel"].carries) if sound else ["description"],
        "value_kind": "flow",
        "measured_in": "+".join(counted),
        "who_is_counted": "first_claimants" if what == "claims" else "decided_first_instance",
        "period_kinds": ["calendar"],
        "first_period": str(years[0]),
        "last_period": str(years[-1]),
        "values": row[f"{one}_rows"],
        "before": sum(year < ANNOUNCED.year for year in years),
        "after": sum(year > IN_FORCE.year for year in years),
        "missing_years": [str(year) for year in missing],
        "hidden": row[f"{one}_hidden"],
        "rounded": 0,
        "ranges": row[f"{one}_fives"],
        "revisions": 0,
        "breaks": [str(year) for year in row[f"{one}_breaks"]],
    }


def _audit_lists(lists: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of the employer lists: rows that count, could not be read, and say the same as another."""
    return {
        "series": LISTS,
        "role": "context",
        "carries": ["description"],
        "period_kinds": [],
        "values": lists["rows"],
        "missing_years": [],
        "refused": sum(lists["refused"].values()),
        "repeated_rows": sum(lists["repeated"].values()),
        "breaks": [],
        "sources": sorted({*lists["refused"], *lists["repeated"]}),
    }


def audit_monthly(rows: pd.DataFrame, differing: Mapping[str, int]) -> dict[str, Any]:
    """Return the row of the claims by month, as values that metadata can hold.

    rows: the table ``claims_monthly``.  differing: by source of another copy, cells that differ.
    Both are kept; the first copy counts.
    """
    if rows.empty:
        return {}
    months = sorted(set(12 * rows["year"] + rows["month"] - 1))
    periods = pd.PeriodIndex([f"{month // 12}-{month % 12 + 1:02}" for month in months], freq="M")
    hidden = int((rows["least"] < rows["greatest"]).sum())
    return {
        "series": MONTHLY,
        "group": "all",
        "role": "outcome",
        "carries": ["bounds", "description"],
        "value_kind": "flow",
        "measured_in": "persons",
        "who_is_counted": "first_claimants",
        "period_kinds": ["month"],
        "first_period": str(periods[0]),
        "last_period": str(periods[-1]),
        "values": len(rows),
        "before": int((periods.end_time < ANNOUNCED).sum()),
        "after": int((periods.start_time >= IN_FORCE).sum()),
        "missing_years": [],
        "hidden": hidden,
        "rounded": 0,
        "ranges": hidden,
        "revisions": sum(differing.values()),
        "breaks": ["contradictory"] if any(differing.values()) else [],
        "sources": sorted({*rows["source"].unique(), *differing}),
    }


def _list_contradictions(contradictions: pd.DataFrame, registry: Registry) -> Iterator[dict[str, Any]]:
    """Yield a row for each public total that a file sent on request contradicts. Both are kept."""
    units = {series.id: (series.unit, series.who) for series in registry.series}
    for row in contradictions.to_dict("records"):
        unit, who = units[row["series"]]
        yield {
            **{str(column): value for column, value in row.items()},
            "role": "context",
            "carries": ["nothing"],
            "measured_in": unit,
            "who_is_counted": who,
            "period_kinds": [],
            "missing_years": [],
            "breaks": ["contradictory"],
        }


def _list_excluded(registry: Registry) -> list[dict[str, Any]]:
    """Return rows for series that are not shown, with the reason."""
    return [
        {
            "series": name,
            "role": "none",
            "carries": ["nothing"],
            "period_kinds": [],
            "missing_years": [],
            "breaks": [f"not_shown_{left.reason}"],
            "sources": [],
        }
        for name, left in registry.not_shown().items()
    ]
