"""Build ``indicators``: every series in long form, with flags that caution on the use of each value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.asylum.decisions import OUTCOMES, SHARES, shares, shifted
from tipimpact.asylum.events import overlapping
from tipimpact.asylum.registry import Registry
from tipimpact.asylum.series_periods import Period, read_period
from tipimpact.common.errors import AsylumError
from tipimpact.common.listed import check_columns

# Without them the line of those designated invites a wrong story: visas and exemptions moved these two.
ORIGINS = {"HUN": "hungary", "MEX": "mexico"}
TRANCHES = (1, 2, 3)  # no text was read that gives countries and date of the fourth
FLAGS = {  # flag -> whether it applies to a year, given the last full year of the source
    "mixed_level": lambda year, last: year == 2007,  # level FA may include appeals
    "partly_treated": lambda year, last: year == 2012,  # announced 16 February, in force 15 December
    "designation_ended": lambda year, last: year >= 2019,  # all countries removed on 17 May 2019
    "partial_year": lambda year, last: year > last,
}
DECIDED_FLAGS = {
    "mixed_level": FLAGS["mixed_level"],
    "legacy_mixed": lambda year, last: 2012 <= year <= 2018,  # claims made before the reform, decided after it
    "outcomes_differ": lambda year, last: year == 2020,  # the outcomes published do not add up to the totals
    "partial_year": FLAGS["partial_year"],
}
SHOWN_OUTCOMES = ("recognised", "rejected", "closed")  # Canada reports no complementary protection
# Columns of the panel that sums of claims need, and those that sums of decisions need.
CELLS = ["origin", "destination", "year", "tranche", "verified"]
CLAIMED = [*CELLS, "counted", "claims", "low", "high", "stage", "source", "flags"]
DECIDED = [*CELLS, "decided_counted", "decided_stage", "decided_source", *OUTCOMES]
VALUES = ["series", "group", "period", "value", "low", "high", "vintage", "source"]
VALUES += ["document", "url", "place", "confidence", "flags"]


def claims_by_designation(
    panel: pd.DataFrame, *, vintages: Mapping[str, str], last_full_years: Mapping[str, int]
) -> pd.DataFrame:
    """Return claims in Canada per year from countries designated in 2012-2013, and from all others.

    panel: the table of ``panel`` with designations and a column source.  vintages: release of each source.
    last_full_years: last full year of each source; later years are flagged as partial.
    Returns series, group, year, value (sum of published counts), low and high (persons; bounds of the true sum, with
    unpublished cells as 0 to 4 and a 5 as 1 to 5), unit, who_is_counted, vintage, source, place (filter on the rows of
    the source), flags (list of codes).
    """
    check_columns(panel, CLAIMED, "panel", AsylumError)
    return _sum_claims(in_canada(panel[panel["counted"] == "persons"]), "claims_canada", vintages, last_full_years)


def claims_by_origin(
    panel: pd.DataFrame, *, vintages: Mapping[str, str], last_full_years: Mapping[str, int]
) -> pd.DataFrame:
    """Return claims in Canada per year from the origins of ``ORIGINS``, which are among those designated.

    Arguments and columns as for ``claims_by_designation``; the group is the origin.
    """
    check_columns(panel, CLAIMED, "panel", AsylumError)
    canada = in_canada(panel[panel["counted"] == "persons"])
    canada = canada.assign(group=canada["origin"].map(ORIGINS)).dropna(subset="group")
    return _sum_claims(canada, "claims_canada_origin", vintages, last_full_years)


def _sum_claims(
    canada: pd.DataFrame, series: str, vintages: Mapping[str, str], last_full_years: Mapping[str, int]
) -> pd.DataFrame:
    sums = canada.groupby(["group", "year"], as_index=False).agg(
        value=("claims", "sum"), low=("low", "sum"), high=("high", "sum"), source=("source", "first")
    )
    stages = _join_stages(canada, "stage")
    revised = set(
        canada.loc[canada["flags"].map(lambda codes: "revised" in codes), ["group", "year"]].itertuples(
            index=False, name=None
        )
    )
    flags = _flag_years(sums, FLAGS, last_full_years)
    for i, cell in enumerate(zip(sums["group"], sums["year"], strict=True)):
        flags.iloc[i] += ["revised"] if cell in revised else []
    return sums.assign(
        series=series,
        unit="persons",
        who_is_counted="first_claimants",
        vintage=sums["source"].map(vintages),
        place=[f"coa_iso=CAN; year={year}; procedure/type/level={stages[year]}" for year in sums["year"]],
        flags=flags,
    ).sort_values(["series", "group", "year"], ignore_index=True)


def outcomes_by_designation(
    panel: pd.DataFrame, *, vintages: Mapping[str, str], last_full_years: Mapping[str, int]
) -> pd.DataFrame:
    """Return outcomes in Canada per year of the decision: counts and shares, for designated countries and others.

    Arguments as for ``claims_by_designation``. Returns series (decisions_<outcome> in persons,
    share_<share> from 0 to 1), group, year, value, low, high, vintage, source, place, flags.
    ``origin_mix_shift``: a quarter or more of the decisions shifted to other origins since the
    previous year; ``outcome_mix_shift``: to other outcomes.
    """
    check_columns(panel, DECIDED, "panel", AsylumError)
    canada = in_canada(panel[panel["decided_counted"] == "persons"])
    counts = [f"{outcome}{end}" for outcome in OUTCOMES for end in ("", "_low", "_high")]
    sums = canada.groupby(["group", "year"])[counts].sum().reset_index()
    sums["source"] = canada.groupby(["group", "year"])["decided_source"].first().to_numpy()
    columns = [(f"decisions_{outcome}", sums, outcome) for outcome in SHOWN_OUTCOMES]
    share_table = pd.DataFrame(shares(sums))
    columns += [(f"share_{share}", share_table, share) for share in SHARES]
    stages = _join_stages(canada, "decided_stage")
    frame = pd.DataFrame(
        {
            "group": sums["group"],
            "year": sums["year"],
            "vintage": sums["source"].map(vintages),
            "source": sums["source"],
            "place": [f"coa_iso=CAN; year={year}; procedure/level={stages.get(year, '')}" for year in sums["year"]],
            "flags": _flag_years(sums, DECIDED_FLAGS, last_full_years),
        }
    )
    shifts = {
        "outcome_mix_shift": _find_outcome_shifts(sums),
        "origin_mix_shift": _find_origin_shifts(canada, sums),
    }
    for code, shift in shifts.items():
        frame["flags"] = [[*flags, code] if hit else flags for flags, hit in zip(frame["flags"], shift, strict=True)]
    values = [
        frame.assign(series=name, value=data[column], low=data[f"{column}_low"], high=data[f"{column}_high"])
        for name, data, column in columns
    ]
    return pd.concat(values, ignore_index=True).sort_values(["series", "group", "year"], ignore_index=True)


def in_canada(panel: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of Canada with ``group``: designated (verified tranches) or other."""
    canada = panel[panel["destination"] == "CAN"]
    designated = canada["tranche"].isin(TRANCHES) & canada["verified"].fillna(False)
    return canada.assign(group=designated.map({True: "designated", False: "other"}))


def indicators(
    files: Sequence[pd.DataFrame], facts: pd.DataFrame, registry: Registry, events: pd.DataFrame
) -> pd.DataFrame:
    """Return the published series.

    files: values from publishers' files; facts: numbers read in documents. Both have the columns
    ``VALUES``. A series from a file replaces facts of the same group, and also facts of all groups
    together if the file has several groups.
    Returns the columns of the contract ``indicators``, sorted by series, group and period. A value
    that was published several times has one row per ``revision``; rows that differ are flagged.
    """
    rows = _combine(files, facts)
    periods = [read_period(text) for text in rows["period"]]
    series_by_id = {series.id: series for series in registry.series}
    row_series = [series_by_id[name] for name in rows["series"]]
    domains = [registry.families[series.family].domains for series in row_series]
    flags = [_add_period_flags(codes, period) for codes, period in zip(rows["flags"], periods, strict=True)]
    rows = rows.assign(
        period_kind=[p.kind for p in periods],
        first_day=pd.to_datetime(pd.Series([p.first for p in periods], dtype="object")),
        last_day=pd.to_datetime(pd.Series([p.last for p in periods], dtype="object")),
        year=pd.Series([p.first.year if p.first and p.kind == "calendar" else None for p in periods], dtype="Int64"),
        value_kind=[series.kind for series in row_series],
        measured_in=[series.unit for series in row_series],
        who_is_counted=[series.who for series in row_series],
        year_basis=[series.year_basis for series in row_series],
        role=[registry.families[series.family].role for series in row_series],
        events=_to_column(overlapping(events, d, p.first, p.last) for d, p in zip(domains, periods, strict=True)),
        flags=_to_column(flags),
    )
    return _number_revisions(rows).sort_values(
        ["series", "group", "first_day", "period", "revision"], ignore_index=True
    )


def as_values(rows: pd.DataFrame, **constants: Any) -> pd.DataFrame:
    """Return ``rows`` with the columns ``VALUES``. Absent columns get a constant or NA; year becomes period."""
    if "period" not in rows and "year" in rows:
        rows = rows.assign(period=rows["year"].astype(str))
    rows = rows.assign(**{name: value for name, value in constants.items() if name not in rows})
    rows = rows.assign(**{name: None for name in VALUES if name not in rows})
    numbers = {name: pd.to_numeric(rows[name]).astype("Float64") for name in ("value", "low", "high")}
    return rows.assign(**numbers)[VALUES]


def _to_column(lists: Iterable[list[str]]) -> pd.Series:
    return pd.Series(list(lists), dtype=object)


def _combine(files: Sequence[pd.DataFrame], facts: pd.DataFrame) -> pd.DataFrame:
    """Concatenate values from files and those facts that they do not replace."""
    filled = [part[VALUES] for part in files if len(part)]
    from_files = pd.concat(filled) if filled else facts[VALUES][:0]
    kept_facts = facts.loc[~_find_replaced(facts, from_files), VALUES]
    rows = pd.concat([part for part in (from_files, kept_facts) if len(part)] or [from_files])
    return rows.reset_index(drop=True)


def _add_period_flags(flags: list[str], period: Period) -> list[str]:
    partial = period.partial and "partial_year" not in flags
    return [*flags, *(["partial_year"] if partial else []), *(["undated"] if period.last is None else [])]


def _find_replaced(facts: pd.DataFrame, from_files: pd.DataFrame) -> np.ndarray:
    pairs = set(zip(from_files["series"], from_files["group"], strict=True))
    groups = from_files.groupby("series")["group"].nunique()
    split = set(groups.index[groups > 1])
    return np.array(
        [(s, g) in pairs or (g == "all" and s in split) for s, g in zip(facts["series"], facts["group"], strict=True)],
        dtype=bool,
    )


def _number_revisions(rows: pd.DataFrame) -> pd.DataFrame:
    """Number the releases of each value, undated ones first, and flag values that differ."""
    cell = ["series", "group", "period"]
    rows = rows.sort_values([*cell, "vintage"], na_position="first", kind="stable").reset_index(drop=True)
    releases = rows.groupby(cell)
    rows["revision"] = releases.cumcount() + 1
    differ = (releases["value"].transform("nunique") > 1).to_numpy(bool)
    dated = (releases["vintage"].transform("nunique") == releases["value"].transform("size")).to_numpy(bool)
    last = (releases["revision"].transform("max") == rows["revision"]).to_numpy(bool)
    codes = np.where(~dated, "contradictory", np.where(last, "revised", "superseded"))
    rows["flags"] = [
        [*flags, code] if hit else flags for flags, code, hit in zip(rows["flags"], codes, differ, strict=True)
    ]
    return rows


def _flag_years(
    sums: pd.DataFrame, rules: Mapping[str, Callable[[int, int], bool]], last_full_years: Mapping[str, int]
) -> pd.Series:
    flags = [
        [code for code, holds in rules.items() if holds(year, last_full_years[source])]
        for year, source in zip(sums["year"], sums["source"], strict=True)
    ]
    return pd.Series(flags, index=sums.index, dtype=object)


def _join_stages(cells: pd.DataFrame, column: str) -> dict[int, str]:
    """Join the stage codes used in each year into one text."""
    by_year = cells.groupby("year")[column]
    return {int(str(year)): "+".join(sorted(codes.dropna().unique())) for year, codes in by_year}


def _find_outcome_shifts(sums: pd.DataFrame) -> np.ndarray:
    """Return whether the mix of outcomes of a group shifted since the previous year."""
    return shifted(sums[list(OUTCOMES)].to_numpy("float64"), pd.factorize(sums["group"])[0], sums["year"].to_numpy())


def _find_origin_shifts(canada: pd.DataFrame, sums: pd.DataFrame) -> np.ndarray:
    """Return whether the mix of origins among decisions shifted since the previous year."""
    ended = canada[list(OUTCOMES)].sum(axis=1).astype("float64")
    wide = canada.assign(ended=ended).pivot_table(
        index=["group", "year"], columns="origin", values="ended", aggfunc="sum"
    )
    wide = wide.reindex(pd.MultiIndex.from_frame(sums[["group", "year"]])).fillna(0)
    return shifted(wide.to_numpy(), pd.factorize(sums["group"])[0], sums["year"].to_numpy())
