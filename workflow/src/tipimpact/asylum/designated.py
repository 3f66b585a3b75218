"""``config/designated_countries.csv``: which countries were designated, when, and how well that is known."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tipimpact.common.errors import AsylumError
from tipimpact.common.listed import read_list, refuse

DATES = ("announced", "effective", "ended")
STATUSES = ("listed_status", "effective_status", "ended_status")
COLUMNS = (
    *("iso3", "country_en", "country_fr", "tranche", "announced", "effective", "listed_status", "effective_status"),
    *("ended", "ended_status", "source_url", "ended_source_url"),
)


def read_designated(path: str | Path) -> pd.DataFrame:
    """Designated countries of origin (IRPA 109.1), one row per country.

    Returns origin (ISO 3166-1 alpha-3), tranche (1 to 4), announced, effective, ended (dates, or missing
    where no text gives them), verified (the country and its announcement were read in a text),
    date_verified (so was the day of effect). Raises AsylumError with every fault at once.
    """
    path = Path(path)
    table = read_list(path, COLUMNS, AsylumError)
    dates = {c: pd.to_datetime(table[c].replace("", None), format="%Y-%m-%d", errors="coerce") for c in DATES}
    faults = [
        (~table["iso3"].str.fullmatch(r"[A-Z]{3}"), "iso3", "three capital letters"),
        (table["iso3"].duplicated(keep=False), "iso3", "each country once"),
        (~table["tranche"].str.fullmatch(r"[1-9]"), "tranche", "a digit"),
        *((dates[c].isna() & (table[c] != ""), c, "a date like 2012-12-15, or nothing") for c in DATES),
        *((~table[c].isin(["verified", "unverified"]), c, "verified or unverified") for c in STATUSES),
        ((table["effective_status"] == "verified") & dates["effective"].isna(), "effective", "a date, if verified"),
        (dates["effective"] < dates["announced"], "effective", "not before the announcement"),
        (dates["ended"] < dates["effective"], "ended", "not before the effect"),
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
    """What designation does, one row per effect: ``config/designation_effects.csv``.

    Returns effect, provision, clock (the day that decides whether the effect applies: of the claim, the decision, the
    application or the service), starts and ends (first day, and first day on which it applies no more), start_verified,
    end_verified, ended_by, title_en, title_fr. Raises AsylumError with every fault at once.
    """
    path = Path(path)
    table = read_list(path, EFFECT_COLUMNS, AsylumError)
    dates = {c: pd.to_datetime(table[c], format="%Y-%m-%d", errors="coerce") for c in ("starts", "ends")}
    faults = [
        (table["effect"].duplicated(keep=False), "effect", "each effect once"),
        (~table["clock"].isin(CLOCKS), "clock", "one of " + ", ".join(CLOCKS)),
        *((dates[c].isna(), c, "a date like 2012-12-15") for c in dates),
        (dates["ends"] < dates["starts"], "ends", "not before the start"),
        *(
            (~table[c].isin(["verified", "unverified"]), c, "verified or unverified")
            for c in EFFECT_COLUMNS
            if c.endswith("_status")
        ),
        *((table[c].str.strip() == "", c, "words in both languages") for c in ("title_en", "title_fr")),
    ]
    refuse(table, faults, path, AsylumError)
    verified = {f"{end}_verified": table[f"{end}_status"] == "verified" for end in ("start", "end")}
    kept = [c for c in EFFECT_COLUMNS if not c.endswith("_status")]
    return table[kept].assign(**dates, **verified)


def designations(designated: pd.DataFrame, effects: pd.DataFrame) -> pd.DataFrame:
    """When each effect of designation applied to each origin, by the clock that the outcome needs.

    designated: as ``read_designated`` gives it.  effects: as ``read_effects`` gives it.
    Returns origin, tranche, effect, provision, clock, starts and ends (ends: first day without it; both missing where
    no text gives the day of designation), ended_by, start_verified, end_verified, use ("main", or "sensitivity" where
    the country or its designation was not read in a text: such rows may enter sensitivity checks only).
    """
    pairs = designated.merge(effects, how="cross")
    known = pairs["effective"].notna()
    listed = pairs["verified"].astype(bool)
    pairs["starts"] = pairs[["effective", "starts"]].max(axis=1).where(known)
    pairs["ends"] = pairs[["ended", "ends"]].min(axis=1).where(known)
    pairs["start_verified"] &= pairs["date_verified"].astype(bool)
    pairs["use"] = listed.map({True: "main", False: "sensitivity"})
    columns = ["origin", "tranche", "effect", "provision", "clock", "starts", "ends", "ended_by"]
    columns += ["start_verified", "end_verified", "use"]
    return pairs[columns].sort_values(["effect", "origin"], ignore_index=True)


def exposure(spans: pd.DataFrame, years: range) -> pd.DataFrame:
    """Share of each calendar year on which each effect applied to each origin.

    spans: as ``designations`` gives it.  Returns origin, effect, clock, use, year, share (0 to 1; missing where the
    day of designation is not known). Multiplied by nothing: it is the dose of an outcome counted on that clock.
    """
    cells = spans.merge(pd.DataFrame({"year": list(years)}), how="cross")
    first = pd.to_datetime(cells["year"].astype(str) + "-01-01")
    after = pd.to_datetime((cells["year"] + 1).astype(str) + "-01-01")
    last = cells["ends"].where(cells["ends"].isna() | (cells["ends"] < after), after)
    start = cells["starts"].where(cells["starts"].isna() | (cells["starts"] > first), first)
    days = (last - start).dt.days.clip(lower=0)
    cells["share"] = days / (after - first).dt.days
    return cells[["origin", "effect", "clock", "use", "year", "share"]]
