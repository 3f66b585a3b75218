"""Panel and other figures -> ``indicators``: every series in long form, with what a reader must know of each value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.asylum.decisions import OUTCOMES, SHARES, shares, shifted
from tipimpact.asylum.events import beside
from tipimpact.asylum.series_periods import read_period
from tipimpact.asylum.registry import Registry

TRANCHES = (1, 2, 3)  # the fourth was not seen in a text that gives its countries and date
FLAGS = {  # what a reader must know of a year
    "mixed_level": lambda year, last: year == 2007,  # the file's code takes in appeals (level FA)
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
SHOWN_OUTCOMES = ("recognised", "rejected", "closed")  # Canada's rows hold no complementary protection
VALUES = ["series", "group", "period", "value", "low", "high", "vintage", "source"]
VALUES += ["document", "url", "place", "confidence", "flags"]


def claims_by_designation(
    panel: pd.DataFrame, *, vintages: Mapping[str, str], last_full_years: Mapping[str, int]
) -> pd.DataFrame:
    """Claims in Canada per year from countries designated in 2012-2013, and from all others.

    panel: as ``panel`` gives it with designations, and a column source.  vintages: release of each source.
    last_full_years: of each source; later years are flagged as partial.
    Returns series, group, year, value (sum of the counts published), low and high (persons; what that sum
    can stand for once unpublished cells count as 0 to 4 and a 5 as 1 to 5), unit, who_is_counted, vintage,
    source, place (the rows of the source, as a filter), flags (list of codes).
    """
    canada = in_canada(panel[panel["counted"] == "persons"])
    sums = canada.groupby(["group", "year"], as_index=False).agg(
        value=("claims", "sum"), low=("low", "sum"), high=("high", "sum"), source=("source", "first")
    )
    stages = _stages(canada, "stage")
    revised = set(
        canada.loc[canada["flags"].map(lambda codes: "revised" in codes), ["group", "year"]].itertuples(
            index=False, name=None
        )
    )
    flags = _flags(sums, FLAGS, last_full_years)
    for i, cell in enumerate(zip(sums["group"], sums["year"], strict=True)):
        flags.iloc[i] += ["revised"] if cell in revised else []
    return sums.assign(
        series="claims_canada",
        unit="persons",
        who_is_counted="first_claimants",
        vintage=sums["source"].map(vintages),
        place=[f"coa_iso=CAN; year={year}; procedure/type/level={stages[year]}" for year in sums["year"]],
        flags=flags,
    ).sort_values(["series", "group", "year"], ignore_index=True)


def outcomes_by_designation(
    panel: pd.DataFrame, *, vintages: Mapping[str, str], last_full_years: Mapping[str, int]
) -> pd.DataFrame:
    """What became of claims in Canada per year of the decision: counts and shares, designated countries and others.

    Arguments as for ``claims_by_designation``. Returns series (decisions_<outcome> in persons, share_<share> as
    parts of 1), group, year, value, low, high, vintage, source, place, flags. ``origin_mix_shift``: a quarter or
    more of the decisions moved to other origins since the year before; ``outcome_mix_shift``: to other outcomes.
    """
    canada = in_canada(panel[panel["decided_counted"] == "persons"])
    counts = [f"{outcome}{end}" for outcome in OUTCOMES for end in ("", "_low", "_high")]
    sums = canada.groupby(["group", "year"])[counts].sum().reset_index()
    sums["source"] = canada.groupby(["group", "year"])["decided_source"].first().to_numpy()
    parts = [(f"decisions_{outcome}", sums, outcome) for outcome in SHOWN_OUTCOMES]
    table = pd.DataFrame(shares(sums))
    parts += [(f"share_{share}", table, share) for share in SHARES]
    stages = _stages(canada, "decided_stage")
    frame = pd.DataFrame(
        {
            "group": sums["group"],
            "year": sums["year"],
            "vintage": sums["source"].map(vintages),
            "source": sums["source"],
            "place": [f"coa_iso=CAN; year={year}; procedure/level={stages.get(year, '')}" for year in sums["year"]],
            "flags": _flags(sums, DECIDED_FLAGS, last_full_years),
        }
    )
    for code, moved in (("outcome_mix_shift", _moved(sums)), ("origin_mix_shift", _origins_moved(canada, sums))):
        frame["flags"] = [[*flags, code] if hit else flags for flags, hit in zip(frame["flags"], moved, strict=True)]
    values = [
        frame.assign(series=name, value=data[column], low=data[f"{column}_low"], high=data[f"{column}_high"])
        for name, data, column in parts
    ]
    return pd.concat(values, ignore_index=True).sort_values(["series", "group", "year"], ignore_index=True)


def in_canada(panel: pd.DataFrame) -> pd.DataFrame:
    """Canada's cells, with ``group``: designated (tranches that were read in a text) or other."""
    canada = panel[panel["destination"] == "CAN"]
    designated = canada["tranche"].isin(TRANCHES) & canada["verified"].fillna(False)
    return canada.assign(group=designated.map({True: "designated", False: "other"}))


def indicators(
    files: Sequence[pd.DataFrame], facts: pd.DataFrame, registry: Registry, events: pd.DataFrame
) -> pd.DataFrame:
    """The published series.

    files: values that the stage read in publishers' files; facts: figures read in documents. Both with the columns
    ``VALUES``. A series read in a file replaces the facts on the same group, and those on all together where the
    file has several groups.
    Returns the columns of the contract ``indicators``, in the order of series, group and period. Of a value that
    was published several times each one stands, with its ``revision``; those that differ are flagged.
    """
    read = pd.concat([part[VALUES] for part in files if len(part)]) if any(len(p) for p in files) else facts[VALUES][:0]
    rows = pd.concat([part for part in (read, facts.loc[~_replaced(facts, read), VALUES]) if len(part)] or [read])
    rows = rows.reset_index(drop=True)
    periods = [read_period(text) for text in rows["period"]]
    known = {series.id: series for series in registry.series}
    mine = [known[name] for name in rows["series"]]
    domains = [registry.families[series.family].domains for series in mine]
    flags = [
        [
            *f,
            *(["partial_year"] if p.partial and "partial_year" not in f else []),
            *(["undated"] if p.last is None else []),
        ]
        for f, p in zip(rows["flags"], periods, strict=True)
    ]
    rows = rows.assign(
        period_kind=[p.kind for p in periods],
        first_day=pd.to_datetime(pd.Series([p.first for p in periods], dtype="object")),
        last_day=pd.to_datetime(pd.Series([p.last for p in periods], dtype="object")),
        year=pd.Series([p.first.year if p.first and p.kind == "calendar" else None for p in periods], dtype="Int64"),
        kind=[series.kind for series in mine],
        unit=[series.unit for series in mine],
        who_is_counted=[series.who for series in mine],
        role=[registry.families[series.family].role for series in mine],
        events=_column(beside(events, d, p.first, p.last) for d, p in zip(domains, periods, strict=True)),
        flags=_column(flags),
    )
    return _revised(rows).sort_values(["series", "group", "first_day", "period", "revision"], ignore_index=True)


def values(part: pd.DataFrame, **constant: Any) -> pd.DataFrame:
    """A part with the columns ``VALUES``: missing ones are ``constant`` or unknown; ``year`` stands for ``period``."""
    if "period" not in part and "year" in part:
        part = part.assign(period=part["year"].astype(str))
    part = part.assign(**{name: value for name, value in constant.items() if name not in part})
    part = part.assign(**{name: None for name in VALUES if name not in part})
    numbers = {name: pd.to_numeric(part[name]).astype("Float64") for name in ("value", "low", "high")}
    return part.assign(**numbers)[VALUES]


def _column(lists: Iterable[list[str]]) -> pd.Series:
    return pd.Series(list(lists), dtype=object)


def _replaced(facts: pd.DataFrame, read: pd.DataFrame) -> np.ndarray:
    pairs = set(zip(read["series"], read["group"], strict=True))
    groups = read.groupby("series")["group"].nunique()
    split = set(groups.index[groups > 1])
    return np.array(
        [(s, g) in pairs or (g == "all" and s in split) for s, g in zip(facts["series"], facts["group"], strict=True)],
        dtype=bool,
    )


def _revised(rows: pd.DataFrame) -> pd.DataFrame:
    """Number the releases of one value, unknown ones first, and flag what differs."""
    cell = ["series", "group", "period"]
    rows = rows.sort_values([*cell, "vintage"], na_position="first", kind="stable").reset_index(drop=True)
    by = rows.groupby(cell)
    rows["revision"] = by.cumcount() + 1
    differ = (by["value"].transform("nunique") > 1).to_numpy(bool)
    dated = (by["vintage"].transform("nunique") == by["value"].transform("size")).to_numpy(bool)
    last = (by["revision"].transform("max") == rows["revision"]).to_numpy(bool)
    codes = np.where(~dated, "contradictory", np.where(last, "revised", "superseded"))
    rows["flags"] = [
        [*flags, code] if hit else flags for flags, code, hit in zip(rows["flags"], codes, differ, strict=True)
    ]
    return rows


def _flags(
    sums: pd.DataFrame, rules: Mapping[str, Callable[[int, int], bool]], last_full_years: Mapping[str, int]
) -> pd.Series:
    flags = [
        [code for code, holds in rules.items() if holds(year, last_full_years[source])]
        for year, source in zip(sums["year"], sums["source"], strict=True)
    ]
    return pd.Series(flags, index=sums.index, dtype=object)


def _stages(cells: pd.DataFrame, column: str) -> dict[int, str]:
    """Codes that a year rests on, as one text."""
    by_year = cells.groupby("year")[column]
    return {int(str(year)): "+".join(sorted(codes.dropna().unique())) for year, codes in by_year}


def _moved(sums: pd.DataFrame) -> np.ndarray:
    """Whether the mix of outcomes of a group moved since the year before."""
    return shifted(sums[list(OUTCOMES)].to_numpy("float64"), pd.factorize(sums["group"])[0], sums["year"].to_numpy())


def _origins_moved(canada: pd.DataFrame, sums: pd.DataFrame) -> np.ndarray:
    """Whether the mix of origins among those decided moved since the year before."""
    ended = canada[list(OUTCOMES)].sum(axis=1).astype("float64")
    wide = canada.assign(ended=ended).pivot_table(
        index=["group", "year"], columns="origin", values="ended", aggfunc="sum"
    )
    wide = wide.reindex(pd.MultiIndex.from_frame(sums[["group", "year"]])).fillna(0)
    return shifted(wide.to_numpy(), pd.factorize(sums["group"])[0], sums["year"].to_numpy())
