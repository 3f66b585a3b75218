"""Publish claims by month: cells that few people could be known from as ranges, and how far months and years agree."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tipimpact.asylum.monthly import GREATEST, LEAST

FIRST_YEAR = 2008  # first year of claims_by_month, which keeps below 30,000 rows; claims_monthly has all
NEARLY_ALL, ENOUGH = 0.95, 2000  # share of the months, and claims a year, of a published destination
CANADA = "CAN"
# Origins with a visa change in Canada between these days are a group apart, because visas move claims too.
VISA_WINDOW = (pd.Timestamp(2011, 7, 1), pd.Timestamp(2016, 11, 30))
NO_COUNTRY = ("UNK", "XXA", "TIB", "PSE", "CAN", "GIB", "PRI")  # origins that no country could have listed
MONTH, GROUP = ["destination", "year", "month"], "origin_or_group"
GROUPS = ("listed", "listed_visa", "never_listed", "never_listed_visa", "no_country")


def group_origins(origins: pd.Series, designated: pd.DataFrame, visas: pd.DataFrame) -> pd.Series:
    """Return the group of each origin: ever designated or not, each with visa changes apart, or no country."""
    changed = visas.loc[visas["day"].between(*VISA_WINDOW), "origin"]
    group = origins.isin(designated["origin"]).map({True: "listed", False: "never_listed"})
    group = group + origins.isin(changed).map({True: "_visa", False: ""})
    return group.mask(origins.isin(NO_COUNTRY) & ~origins.isin(designated["origin"]), "no_country")


def cells_by_month(monthly: pd.DataFrame, designated: pd.DataFrame, visas: pd.DataFrame) -> pd.DataFrame:
    """Return claims in Canada by origin, and in every destination by group of origins, as they may be published.

    A count of 1 to 4 is the range 1 to 4, as its publisher has shown it since 2016. A sum over
    cells of Canada that are such ranges is exact only where each of these cells could still be 1 to
    4 to somebody who knows the sum.
    Returns destination, origin_or_group (an origin, or one of GROUPS), year, month, low and high: a
    row per group for each month that the destination has, 0 included.
    """
    monthly = monthly.astype({"origin": "category"})
    cells = monthly.assign(small=monthly["greatest"].between(LEAST, GREATEST))
    cells["exact"] = cells["small"] & (cells["least"] == cells["greatest"])
    cells["low"], cells["high"] = (
        cells["least"].mask(cells["small"], LEAST),
        cells["greatest"].mask(cells["small"], GREATEST),
    )
    origins = pd.Series(cells["origin"].cat.categories, dtype="str")
    group = group_origins(origins, designated, visas).to_numpy()[cells["origin"].cat.codes]
    cells = cells.assign(
        origin_or_group=group,
        few=cells["least"].where(cells["exact"], 0),
        destination=cells["destination"].astype("str"),
    )
    columns = ["least", "greatest", "low", "high", "few", "exact"]
    sums = cells.groupby([*MONTH, GROUP])[columns].sum()
    sums["stars"] = (cells["small"] & ~cells["exact"]).groupby([cells[c] for c in (*MONTH, GROUP)]).sum()
    present = cells.drop_duplicates(MONTH)[MONTH].merge(pd.Series(GROUPS, name=GROUP), how="cross")
    sums = sums.reindex(pd.MultiIndex.from_frame(present), fill_value=0).reset_index()
    shows_cells = sums["destination"] == CANADA
    hides = sums["few"].between(sums["exact"] + GREATEST - LEAST, GREATEST * sums["exact"] - (GREATEST - LEAST))
    wide = shows_cells & ~((sums["stars"] == 0) & ((sums["exact"] == 0) | hides))
    low, high = sums["least"].mask(wide, sums["low"]), sums["greatest"].mask(wide, sums["high"])
    few = high.between(LEAST, GREATEST)
    groups = sums.assign(low=low.mask(few, LEAST), high=high.mask(few, GREATEST))
    in_canada = cells[cells["destination"] == CANADA].assign(origin_or_group=lambda rows: rows["origin"].astype("str"))
    shown = [*MONTH, GROUP, "low", "high"]
    table = pd.concat([in_canada[shown], groups[shown]], ignore_index=True)
    return table.sort_values(["destination", GROUP, "year", "month"], ignore_index=True)


def claims_by_month(cells: pd.DataFrame) -> pd.DataFrame:
    """Select what is published: from FIRST_YEAR on, the destinations with nearly all months and not few claims.

    cells: as ``cells_by_month`` returns them.
    """
    recent = cells[cells["year"] >= FIRST_YEAR]
    months = recent.drop_duplicates(MONTH).groupby("destination").size()
    claims = recent[recent[GROUP].isin(GROUPS)].groupby("destination")["high"].sum()
    kept = months.index[(months >= NEARLY_ALL * months.max()) & (claims / months.max() * 12 >= ENOUGH)]
    return recent[recent["destination"].isin(kept)].reset_index(drop=True)


def claims_coverage(cells: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Return by destination and year which months the monthly file has, with the sum of months and the count by year.

    cells: as ``cells_by_month`` returns them.  claims: the table of this name.
    For Canada also by origin, where both files have a count. The two count differently and are never chained.
    Returns destination, origin (``all``, or a code), year, months, missing (months as text), months_low, months_high,
    counted, year_low, year_high, ratio_low and ratio_high: months over years.
    """
    present = cells.drop_duplicates(MONTH).groupby(["destination", "year"])["month"]
    coverage = present.agg(months="size", missing=lambda m: [str(i) for i in range(1, 13) if i not in set(m)])
    is_group = cells[GROUP].isin(GROUPS)
    totals = cells[is_group].assign(origin_or_group="all"), cells[~is_group]
    sums = pd.concat(totals).groupby(["destination", GROUP, "year"])[["low", "high"]].sum().reset_index()
    sums = sums.rename(columns={GROUP: "origin", "low": "months_low", "high": "months_high"})
    table = sums.merge(coverage.reset_index(), on=["destination", "year"]).merge(
        _claims_by_year(claims, sums["year"].max()), on=["destination", "origin", "year"], how="left"
    )
    whole = (table["months"] == 12) & (table["year_high"] > 0)
    table["ratio_low"] = (table["months_low"] / table["year_high"]).where(whole)
    table["ratio_high"] = (table["months_high"] / table["year_low"].replace(0, np.nan)).where(whole)
    return table[(table["origin"] == "all") | table["year_high"].notna()].reset_index(drop=True)


def _claims_by_year(claims: pd.DataFrame, last: int) -> pd.DataFrame:
    """Return the claims of each destination by year, of all origins and by origin."""
    columns = {"low": "year_low", "high": "year_high"}
    by_origin = claims.loc[claims["year"] <= last, ["destination", "origin", "year", "counted", *columns]]
    by_origin = by_origin.drop_duplicates(["destination", "origin", "year"], keep=False)
    total = by_origin.groupby(["destination", "year", "counted"])[["low", "high"]].sum().reset_index()
    total = total.drop_duplicates(["destination", "year"], keep=False).assign(origin="all")
    return pd.concat([total, by_origin[by_origin["destination"] == CANADA]]).rename(columns=columns)
