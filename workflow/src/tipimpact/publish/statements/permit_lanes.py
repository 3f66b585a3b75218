"""Every number known of permits for trafficked persons, each with what it counts."""

from __future__ import annotations

import pandas as pd

from tipimpact.common.errors import PublishError
from tipimpact.common.listed import check_columns

SERIES = "vtip_"  # how the names of series begin
UNITS = ("persons", "permits", "cases")
WITH_DEPENDANTS = "trafficked_and_dependants"
RENEWALS = ("renewals_counted", "renewals_not_said")
NEEDED = ["series", "group", "period", "first_day", "last_day", "value", "low", "high", "value_kind", "measured_in"]
NEEDED += ["who_is_counted", "revision", "source", "document", "confidence", "flags"]
COLUMNS = ["lane", "series", "group", "period", "first_day", "last_day", "value", "low", "high", "measured_in"]
COLUMNS += ["who_is_counted", "renewals", "confidence", "sources", "documents"]


def arrange_lanes(indicators: pd.DataFrame) -> pd.DataFrame:
    """Arrange every number known of permits for trafficked persons in lanes, by definition and time.

    indicators: the published table.  Returns one row per number, in order of lane and first day:
    lane (``persons``, ``permits``, ``permits_with_dependants``, ``cases``, or ``undated`` where no first day is known;
    numbers of different lanes count different things and must not be compared or added), series (what is
    counted: ``vtip_recipients``, ``vtip_permits_sums``, ``vtip_flagged_refused``, ...; its title is the words for it),
    group, period (as the source writes it), first_day and last_day (both included; missing in the lane ``undated``),
    value (missing where only low and high are known), low, high, measured_in (``persons``, ``permits`` or ``cases``),
    who_is_counted, renewals (``renewals_counted``, ``renewals_not_said``, or missing for other units),
    confidence (the highest of its documents), sources (ids) and documents (titles). A number that several documents
    state is one row with all of them; a document that only says "at least" is added to the row of the number it
    agrees with. Of yearly numbers sent by the holder the permits issued are taken, by application and person.
    Raises PublishError where a column is missing.
    """
    check_columns(indicators, NEEDED, "indicators", PublishError)
    chosen = indicators["series"].str.startswith(SERIES) & (indicators["value_kind"] == "flow")
    rows = indicators.loc[chosen & indicators["measured_in"].isin(UNITS), NEEDED].copy()
    parts = rows["group"].str.split("/")  # of yearly numbers: application, person, decision (and bar)
    yearly = rows["group"].str.count("/") >= 2
    rows = rows[~yearly | (parts.str[2] == "issued")]
    dependants = (rows["who_is_counted"] == WITH_DEPENDANTS).where(~yearly, parts.str[1] != "victim")
    rows["lane"] = rows["measured_in"].mask(dependants, "permits_with_dependants")
    rows["lane"] = rows["lane"].mask(rows["first_day"].isna(), "undated")
    rows["renewals"] = [next((flag for flag in flags if flag in RENEWALS), None) for flags in rows["flags"]]
    lanes = [_merge(part) for _, number in rows.groupby(["series", "group", "period"]) for part in _agreeing(number)]
    table = pd.DataFrame(lanes, columns=COLUMNS)
    return table.sort_values(["lane", "first_day", "last_day", "series"], ignore_index=True)


def poisson_interval(count: int, confidence: float = 0.95) -> tuple[float, float]:
    """The exact interval of a Poisson rate from one count: how far chance alone moves a yearly number.

    Source: Garwood (1936). Raises PublishError for a negative count.
    """
    from scipy.stats import chi2

    if count < 0:
        raise PublishError(f"a count of {count}", expected="0 or more")
    tail = (1 - confidence) / 2
    low = float(chi2.ppf(tail, 2 * count) / 2) if count else 0.0
    return low, float(chi2.ppf(1 - tail, 2 * (count + 1)) / 2)


def _agreeing(number: pd.DataFrame) -> list[pd.DataFrame]:
    """Rows of one number, divided by value; a row without a value goes to a value that lies within its range."""
    exact = number[number["value"].notna()]
    parts = [part for _, part in exact.groupby("value")]
    for place, row in number[number["value"].isna()].iterrows():
        low, high = row["low"], row["high"]
        fits = [
            (pd.isna(low) or part["value"].iat[0] >= low) and (pd.isna(high) or part["value"].iat[0] <= high)
            for part in parts
        ]
        if any(fits):
            parts[fits.index(True)] = pd.concat([parts[fits.index(True)], number.loc[[place]]])
        else:
            parts.append(number.loc[[place]])
    return parts


def _merge(rows: pd.DataFrame) -> dict[str, object]:
    best = rows.assign(rank=rows["confidence"].map({"high": 0, "medium": 1, "low": 2}))
    first = best.sort_values([*(["value"] if rows["value"].notna().any() else []), "rank", "revision"]).iloc[0]
    texts = {"sources": "source", "documents": "document"}
    lists = {name: sorted(set(rows[column].dropna())) for name, column in texts.items()}
    return {column: first[column] for column in COLUMNS if column in first.index} | lists
