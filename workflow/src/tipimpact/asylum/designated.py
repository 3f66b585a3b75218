"""Read the lists of designated countries and of the effects of designation, and compute spans of designation."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tipimpact.common.errors import AsylumError
from tipimpact.common.listed import check_columns, read_list, refuse

DATES = ("announced", "effective", "ended")
STATUSES = ("listed_status", "effective_status", "ended_status")
COLUMNS = (
    *("iso3", "country_en", "country_fr", "tranche", "announced", "effective", "listed_status", "effective_status"),
    *("ended", "ended_status", "source_url", "ended_source_url"),
)


def read_designated(path: str | Path) -> pd.DataFrame:
    """Read the designated countries of origin (IRPA 109.1), one row per country.

    Returns origin (ISO 3166-1 alpha-3), tranche (1 to 4), announced, effective, ended (dates;
    missing if no text gives them), verified (a text was read that names the country and the
    announcement), date_verified (a text was read that gives the day of effect). Raises AsylumError
    with all problems.
    """
    path = Path(path)
    table = read_list(path, COLUMNS, AsylumError)
    dates = {c: pd.to_datetime(table[c].replace("", None), format="%Y-%m-%d", errors="coerce") for c in DATES}
    faults = [
        (~table["iso3"].str.fullmatch(r"[A-Z]{3}"), "iso3", "three capital letters"),
        (table["iso3"].duplicated(keep=False), "iso3", "one row per country"),
        (~table["tranche"].str.fullmatch(r"[1-9]"), "tranche", "a digit"),
        *((dates[c].isna() & (table[c] != ""), c, "a date like 2012-12-15, or an empty cell") for c in DATES),
        *((~table[c].isin(["verified", "unverified"]), c, "verified or unverified") for c in STATUSES),
        ((table["effective_status"] == "verified") & dates["effective"].isna(), "effective", "a date, if verified"),
        (dates["effective"] < dates["announced"], "effective", "a day on or after the announcement"),
        (dates["ended"] < dates["effective"], "ended", "a day on or after the effective day"),
    ]
    refuse(table, faults, path, AsylumError)
    return pd.DataFrame(
        {
            "origin": table["iso3"],
            "tranche": table["tranche"].astype("Int64"),
            **dates,
            "verified": (table["listed_status"] == "verified").astype("boolean"),
            "date_verified": (table["effective_status"] == "verified").astype("boolean"),
        }
    )


CLOCKS = ("claim", "decision", "application", "service")
EFFECT_COLUMNS = (
    *("effect", "provision", "clock", "starts", "start_status", "ends", "end_status", "ended_by"),
    *("title_en", "title_fr"),
)


def read_effects(path: str | Path) -> pd.DataFrame:
    """Read the effects of designation, one row per effect: ``data/raw/compiled/asylum/designation_effects.csv``.

    Returns effect, provision, clock (the event whose day decides whether the effect applies: claim,
    decision, application or service), starts (first day), ends (first day without the effect),
    start_verified, end_verified, ended_by, title_en, title_fr. Raises AsylumError with all
    problems.
    """
    path = Path(path)
    table = read_list(path, EFFECT_COLUMNS, AsylumError)
    dates = {c: pd.to_datetime(table[c], format="%Y-%m-%d", errors="coerce") for c in ("starts", "ends")}
    faults = [
        (table["effect"].duplicated(keep=False), "effect", "one row per effect"),
        (~table["clock"].isin(CLOCKS), "clock", "one of " + ", ".join(CLOCKS)),
        *((dates[c].isna(), c, "a date like 2012-12-15") for c in dates),
        (dates["ends"] < dates["starts"], "ends", "a day on or after the start"),
        *(
            (~table[c].isin(["verified", "unverified"]), c, "verified or unverified")
            for c in EFFECT_COLUMNS
            if c.endswith("_status")
        ),
        *((table[c].str.strip() == "", c, "a title in both languages") for c in ("title_en", "title_fr")),
    ]
    refuse(table, faults, path, AsylumError)
    verified = {f"{end}_verified": table[f"{end}_status"] == "verified" for end in ("start", "end")}
    kept = [c for c in EFFECT_COLUMNS if not c.endswith("_status")]
    return table[kept].assign(**dates, **verified)


def designations(designated: pd.DataFrame, effects: pd.DataFrame) -> pd.DataFrame:
    """Return when each effect of designation applied to each origin, by the clock that the outcome needs.

    designated: the table of ``read_designated``.  effects: the table of ``read_effects``.
    Returns origin, tranche, designation_effect, provision, clock, starts, ends (first day without
    the effect; both missing if no text gives the day of designation), ended_by, start_verified,
    end_verified, use ("main"; or "sensitivity" if no text was read that names the country, so that
    the row may be used in sensitivity checks only).
    """
    check_columns(
        designated, ["origin", "tranche", "effective", "ended", "verified", "date_verified"], "designated", AsylumError
    )
    check_columns(effects, ["effect", "provision", "clock", "starts", "ends", "ended_by"], "effects", AsylumError)
    pairs = designated.merge(effects.rename(columns={"effect": "designation_effect"}), how="cross")
    known = pairs["effective"].notna()
    listed = pairs["verified"].astype(bool)
    pairs["starts"] = pairs[["effective", "starts"]].max(axis=1).where(known)
    pairs["ends"] = pairs[["ended", "ends"]].min(axis=1).where(known)
    pairs["start_verified"] &= pairs["date_verified"].astype(bool)
    pairs["use"] = listed.map({True: "main", False: "sensitivity"})
    columns = ["origin", "tranche", "designation_effect", "provision", "clock", "starts", "ends", "ended_by"]
    columns += ["start_verified", "end_verified", "use"]
    return pairs[columns].sort_values(["designation_effect", "origin"], ignore_index=True)


def exposure(spans: pd.DataFrame, years: range) -> pd.DataFrame:
    """Return the share of each calendar year during which each effect applied to each origin.

    spans: the table of ``designations``.  Returns origin, designation_effect, clock, use, year,
    share (0 to 1; missing if the day of designation is unknown). It is the exposure of an outcome
    counted on that clock, not a weight for other numbers.
    """
    check_columns(spans, ["origin", "designation_effect", "clock", "use", "starts", "ends"], "spans", AsylumError)
    cells = spans.merge(pd.DataFrame({"year": list(years)}), how="cross")
    first = pd.to_datetime(cells["year"].astype(str) + "-01-01")
    after = pd.to_datetime((cells["year"] + 1).astype(str) + "-01-01")
    last = cells["ends"].where(cells["ends"].isna() | (cells["ends"] < after), after)
    start = cells["starts"].where(cells["starts"].isna() | (cells["starts"] > first), first)
    days = (last - start).dt.days.clip(lower=0)
    cells["share"] = days / (after - first).dt.days
    return cells[["origin", "designation_effect", "clock", "use", "year", "share"]]
