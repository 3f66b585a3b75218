"""Read the list of dated events: other events that may explain a change, with their dates and sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.visa_changes import read_visa_changes, visa_events
from tipimpact.common import LANGUAGES
from tipimpact.common.errors import AsylumError
from tipimpact.common.listed import read_list, refuse

COLUMNS = (
    *("event", "first_day", "last_day", "precision", "status", "domains", "title_en", "title_fr"),
    *("source", "source_url"),
)
PRECISIONS = ("day", "month", "year", "between")
STATUSES = ("verified", "partly", "unverified")
DOMAINS = ("claims", "appeals", "removals", "detention", "permits", "work", "health", "detections")


def read_events(path: str | Path, visas: str | Path | None = None) -> pd.DataFrame:
    """Read dated events, one row each, in order of date.

    visas: the list of visa changes (``read_visa_changes``), each of which is an event too.

    Returns event, first_day and last_day (equal if the day is known; otherwise the span that
    contains the event, or its duration), precision (day, month, year, between), status (verified:
    read in a text; partly: read with less precision, or inferred; unverified), domains (list),
    title_en, title_fr, source, url (missing if none).
    Raises AsylumError with all problems.

    >>> events = read_events("data/raw/compiled/asylum/policy_events.csv")
    >>> events.set_index("event").at["safe_third_country", "first_day"].date().isoformat()
    '2004-12-29'
    """
    path = Path(path)
    table = read_list(path, COLUMNS, AsylumError)
    days = {c: pd.to_datetime(table[c], format="%Y-%m-%d", errors="coerce") for c in ("first_day", "last_day")}
    span = days["last_day"] - days["first_day"]
    domains = table["domains"].str.split()
    faults = [
        (table["event"].duplicated(keep=False), "event", "one row per event"),
        (~table["event"].str.fullmatch(r"[a-z0-9_]+"), "event", "lower-case letters, digits and underscores"),
        *((days[c].isna(), c, "a date like 2012-12-15") for c in days),
        (span.dt.days < 0, "last_day", "a day on or after the first day"),
        (
            (table["precision"] == "day") & (span.dt.days > 0),
            "last_day",
            "the same as first_day if the precision is day",
        ),
        (~table["precision"].isin(PRECISIONS), "precision", "one of " + ", ".join(PRECISIONS)),
        (~table["status"].isin(STATUSES), "status", "one of " + ", ".join(STATUSES)),
        (
            ~domains.map(lambda codes: bool(codes) and set(codes) <= set(DOMAINS)),
            "domains",
            "some of " + ", ".join(DOMAINS),
        ),
        *((table[c].str.strip() == "", c, "a text") for c in ("title_en", "title_fr", "source")),
    ]
    refuse(table, faults, path, AsylumError)
    url = table["source_url"].replace("", None)
    kept = table.drop(columns=["domains", "source_url"]).assign(**days, domains=domains, url=url)
    if visas is not None:
        kept = pd.concat([kept, visa_events(read_visa_changes(visas))], ignore_index=True)
    return kept.sort_values(["first_day", "event"], ignore_index=True)


def overlapping(events: pd.DataFrame, domains: Iterable[str], first: dt.date | None, last: dt.date | None) -> list[str]:
    """Return events of these domains that fall, or may fall, into a period; none if the period has an open end."""
    if first is None or last is None:
        return []
    overlaps = (events["first_day"] <= pd.Timestamp(last)) & (events["last_day"] >= pd.Timestamp(first))
    relevant = events["domains"].map(lambda codes: not set(codes).isdisjoint(domains))
    return events.loc[overlaps & relevant, "event"].tolist()


def labels(events: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Return the titles of events with their dates, by code and language."""
    rows = events.to_dict("records")
    return {row["event"]: {lang: f"{row[f'title_{lang}']} ({_format_date(row)})" for lang in LANGUAGES} for row in rows}


def _format_date(row: Mapping[Any, Any]) -> str:
    first, last = (row[c].strftime("%Y-%m-%d") for c in ("first_day", "last_day"))
    return {"day": first, "month": first[:7], "year": first[:4]}.get(row["precision"], f"{first}/{last}")
