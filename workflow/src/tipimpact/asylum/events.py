"""``config/policy_events.csv``: what else happened, when, and how well that is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

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


def read_events(path: str | Path) -> pd.DataFrame:
    """Dated events, one row each, in order of date.

    Returns event, first_day and last_day (the same where the day is known; else the span in which it lies, or lasted),
    precision (day, month, year, between), status (verified: read in a text; partly: read with less precision, or
    inferred; unverified), domains (list), title_en, title_fr, source, url (missing where there is none).
    Raises AsylumError with every fault at once.
    """
    path = Path(path)
    table = read_list(path, COLUMNS, AsylumError)
    days = {c: pd.to_datetime(table[c], format="%Y-%m-%d", errors="coerce") for c in ("first_day", "last_day")}
    span = days["last_day"] - days["first_day"]
    domains = table["domains"].str.split()
    faults = [
        (table["event"].duplicated(keep=False), "event", "each event once"),
        (~table["event"].str.fullmatch(r"[a-z0-9_]+"), "event", "lower-case letters, digits and _"),
        *((days[c].isna(), c, "a date like 2012-12-15") for c in days),
        (span.dt.days < 0, "last_day", "not before the first day"),
        ((table["precision"] == "day") & (span.dt.days > 0), "last_day", "the first day, when the day is known"),
        (~table["precision"].isin(PRECISIONS), "precision", "one of " + ", ".join(PRECISIONS)),
        (~table["status"].isin(STATUSES), "status", "one of " + ", ".join(STATUSES)),
        (
            ~domains.map(lambda codes: bool(codes) and set(codes) <= set(DOMAINS)),
            "domains",
            "some of " + ", ".join(DOMAINS),
        ),
        *((table[c].str.strip() == "", c, "words") for c in ("title_en", "title_fr", "source")),
    ]
    refuse(table, faults, path, AsylumError)
    url = table["source_url"].replace("", None)
    kept = table.drop(columns=["domains", "source_url"]).assign(**days, domains=domains, url=url)
    return kept.sort_values(["first_day", "event"], ignore_index=True)


def beside(events: pd.DataFrame, domains: Iterable[str], first: dt.date | None, last: dt.date | None) -> list[str]:
    """Events of some domains that fall, or may fall, into a period; none for a period without both ends."""
    if first is None or last is None:
        return []
    overlap = (events["first_day"] <= pd.Timestamp(last)) & (events["last_day"] >= pd.Timestamp(first))
    mine = events["domains"].map(lambda codes: not set(codes).isdisjoint(domains))
    return events.loc[overlap & mine, "event"].tolist()


def labels(events: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Words for the codes of events, with their dates."""
    rows = events.to_dict("records")
    return {row["event"]: {lang: f"{row[f'title_{lang}']} ({_when(row)})" for lang in LANGUAGES} for row in rows}


def _when(row: Mapping[Any, Any]) -> str:
    first, last = (row[c].strftime("%Y-%m-%d") for c in ("first_day", "last_day"))
    return {"day": first, "month": first[:7], "year": first[:4]}.get(row["precision"], f"{first}/{last}")
