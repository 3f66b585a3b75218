"""Panel -> published series: claims in Canada, designated against other countries of origin."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

TRANCHES = (1, 2, 3)  # the fourth was not seen in a text that gives its countries and date
FLAGS = {  # what a reader must know of a year
    "mixed_level": lambda year, last: year == 2007,  # the file's code takes in appeals (level FA)
    "partly_treated": lambda year, last: year == 2012,  # announced 16 February, in force 15 December
    "designation_ended": lambda year, last: year >= 2019,  # all countries removed on 17 May 2019
    "partial_year": lambda year, last: year > last,
}


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
    canada = panel[(panel["destination"] == "CAN") & (panel["counted"] == "persons")]
    designated = canada["tranche"].isin(TRANCHES) & canada["verified"].fillna(False)
    canada = canada.assign(group=designated.map({True: "designated", False: "other"}))
    sums = canada.groupby(["group", "year"], as_index=False).agg(
        value=("claims", "sum"), low=("low", "sum"), high=("high", "sum"), source=("source", "first")
    )
    stages = canada.groupby("year")["stage"].agg(lambda codes: "+".join(sorted(codes.dropna().unique())))
    flags = [
        [code for code, holds in FLAGS.items() if holds(year, last_full_years[source])]
        for year, source in zip(sums["year"], sums["source"], strict=True)
    ]
    return sums.assign(
        series="claims_canada",
        unit="persons",
        who_is_counted="first_claimants",
        vintage=sums["source"].map(vintages),
        place=[f"coa_iso=CAN; year={year}; procedure/type/level={stages[year]}" for year in sums["year"]],
        flags=pd.Series(flags, index=sums.index, dtype=object),
    ).sort_values(["series", "group", "year"], ignore_index=True)
