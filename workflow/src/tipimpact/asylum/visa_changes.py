"""Read the list of changes in who needs a visa for Canada, and give each change as a dated event."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tipimpact.common.errors import AsylumError
from tipimpact.common.listed import read_list, refuse

COLUMNS = (
    *("event", "origin", "country_en", "country_fr", "change", "day", "instrument", "source", "read", "confidence"),
    "note",
)
CHANGES = {  # in words, as the title of the event
    "imposed": ("Visa imposed", "Visa imposé"),
    "lifted": ("Visa lifted", "Visa levé"),
    "partly_imposed": ("Visa imposed in part", "Visa imposé en partie"),
    "partly_lifted": ("Visa lifted in part", "Visa levé en partie"),
}
READ = ("yes", "secondary")


def read_visa_changes(path: str | Path) -> pd.DataFrame:
    """Read the changes, one row each: ``data/raw/compiled/asylum/visa_changes.csv``.

    Returns event (its code), origin (ISO 3166-1 alpha-3), country_en, country_fr, change (one of CHANGES), day,
    instrument (empty where no text was read), source, read ("yes": the official text or a repost of its words;
    "secondary": reports of it), confidence ("high" or "medium") and note.
    Raises AsylumError with all problems: a change without a day or a source is none that can be used.
    """
    path = Path(path)
    table = read_list(path, COLUMNS, AsylumError)
    day = pd.to_datetime(table["day"], format="%Y-%m-%d", errors="coerce")
    faults = [
        (table["event"].duplicated(keep=False), "event", "one row per event"),
        (
            ~table["event"].str.fullmatch(r"visa_[a-z0-9_]+"),
            "event",
            "visa_ and the change, for example visa_lifted_hun_2008",
        ),
        (~table["origin"].str.fullmatch(r"[A-Z]{3}"), "origin", "three capital letters"),
        (~table["change"].isin(CHANGES), "change", "one of " + ", ".join(CHANGES)),
        (day.isna(), "day", "a date like 2012-09-11"),
        (~table["read"].isin(READ), "read", "yes or secondary"),
        (~table["confidence"].isin(["high", "medium"]), "confidence", "high or medium"),
        *((table[c].str.strip() == "", c, "a text") for c in ("country_en", "country_fr", "source")),
    ]
    refuse(table, faults, path, AsylumError)
    return table.assign(day=day)


def visa_events(changes: pd.DataFrame) -> pd.DataFrame:
    """The changes as rows of the dated events, with the columns of ``events.read_events``.

    A change is *verified* where its own text was read and the day is sure, else *partly*.
    """
    titles = changes["change"].map(CHANGES)
    sure = (changes["read"] == "yes") & (changes["confidence"] == "high")
    return pd.DataFrame(
        {
            "event": changes["event"],
            "first_day": changes["day"],
            "last_day": changes["day"],
            "precision": "day",
            "status": sure.map({True: "verified", False: "partly"}),
            "title_en": titles.str[0] + ": " + changes["country_en"],
            "title_fr": titles.str[1] + "\u00a0: " + changes["country_fr"],
            "source": changes["source"],
            "domains": [["claims"]] * len(changes),
            "url": None,
        }
    )
