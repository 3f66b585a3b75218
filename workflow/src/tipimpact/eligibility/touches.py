"""``config/law/touches.csv`` and ``instruments.csv``: what is known to be missing, and which answers it could change.

A gap of the ledger (``silences.csv``) or an instrument below the Act touches a remedy in one of
four ways. A *gate* could give it to somebody to whom it is denied, an *exception* could lift a bar,
a *deadline* could reach further than the one that is known, and a *bar* could forbid what seems
open. An answer that is touched is never told as a no.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError, InvalidValue, Problem, list_unknown, nearest
from tipimpact.common.listed import check_codes, check_dates, check_filled, read_checked
from tipimpact.common.packaged import CONFIG, find
from tipimpact.eligibility.calendar import day, read_day
from tipimpact.eligibility.completeness import SILENCES, read_silences
from tipimpact.eligibility.expressions import read
from tipimpact.eligibility.rows import REMEDIES, split_items

FILE, INSTRUMENTS = CONFIG / "law" / "touches.csv", CONFIG / "law" / "instruments.csv"
COLUMNS = ("of", "remedy", "what", "for", "from", "until")
TOUCHES = ("gate", "exception", "deadline", "bar")
GAP, INSTRUMENT = "gap", "instrument"  # what a touch is of, before the stroke
INSTRUMENT_COLUMNS = (
    *("instrument", "kind", "title_en", "title_fr", "from", "from_known", "until", "until_known", "read", "read_on"),
    *("address", "state", "names", "says_en", "says_fr"),
)
# Columns of the file that the published table calls otherwise.
PUBLISHED = {"kind": "instrument_kind", "from": "starts", "until": "ended_on", "address": "url", "state": "judged"}
KINDS = (
    *("instruction", "public_policy", "exemption", "health_policy", "practice_notice", "agreement", "order"),
    *("court_order", "draft"),
)
KNOWN = ("", "official", "second_hand", "not_seen")  # how a day is known; empty: no end was seen, or there is no day
READ = ("whole", "beginning", "not")
STATES = ("modelled", "missing", "irrelevant")
CODES = {"kind": KINDS, "from_known": KNOWN, "until_known": KNOWN, "read": READ, "state": STATES}
START = day(dt.date(2002, 6, 28))  # of the Act: a touch without a first day


@dataclass(frozen=True)
class Touch:
    """A gap or an instrument, and the remedies that it could give, lift, extend or forbid.

    of: ``gap/code`` or ``instrument/id``.  what: one of ``TOUCHES``.  who: the condition on a
    person.  start, end: the first day, and the day after the last (days since 1970-01-01).
    """

    of: str
    remedies: tuple[str, ...]
    what: str
    who: str
    start: int
    end: int


def read_instruments(path: str | Path = INSTRUMENTS) -> pd.DataFrame:
    """Every instrument, a row each: columns ``INSTRUMENT_COLUMNS``, as text.

    Raises EligibilityError with every fault at once: an unknown code, a day that is none, an
    instrument whose first day is neither given nor said to be not seen, one that is modelled
    although it was not read whole.
    """
    return read_checked(Path(path), INSTRUMENT_COLUMNS, EligibilityError, _check_instrument, "instrument", once=True)


def _check_instrument(row: Mapping[str, str]) -> Iterator[Problem]:
    yield from check_codes(row, CODES)
    yield from check_filled(row, ("title_en", "title_fr", "address", "says_en", "says_fr"))
    yield from check_dates(row, ("from", "until", "read_on"), needed=("read_on",))
    if not row["from"] and row["from_known"] != "not_seen":
        yield Problem("no first day", expected="from with from_known, or from_known not_seen")
    for column in ("from", "until"):
        if bool(row[column]) != (row[f"{column}_known"] in KNOWN[1:3]):
            what = f"{column} is {row[column]!r} and known {row[f'{column}_known']!r}"
            yield Problem(what, expected="a day, with how it is known")
    if row["state"] == "modelled" and (row["read"] == "not" or not row["names"]):
        yield Problem("modelled, and it was not read or names no row", expected="rows that say what was read")
    if row["state"] == "irrelevant" and row["read"] == "not" and row["kind"] != "draft" and not row["names"]:
        expected = "in names, the fact that asks for what it decides; or at least its beginning"
        yield Problem("irrelevant, and nobody read it", expected=expected)


@lru_cache(maxsize=8)
def read_touches(folder: Path = FILE.parent) -> tuple[Touch, ...]:
    """Every touch of a folder of law; none where it has no such file.

    Raises EligibilityError with every fault of the rows at once: line and row, what was expected,
    the nearest name; and where the rows are sound, with each gap that touches nothing, and each
    instrument that was not read whole.
    """
    path = find(folder / FILE.name)
    if not path.is_file():
        return ()
    silences, instruments = read_silences(folder / SILENCES.name), read_instruments(folder / INSTRUMENTS.name)
    known = [f"{GAP}/{code}" for code in silences.loc[silences["of"] == "missing", "code"]]
    known += [f"{INSTRUMENT}/{name}" for name in instruments["instrument"]]
    told = (instruments["state"] == "modelled") & (instruments["read"] == "whole")
    harmless = instruments.loc[told | (instruments["state"] == "irrelevant"), "instrument"]
    due = {*known} - {f"{INSTRUMENT}/{name}" for name in harmless}
    check = partial(_check_touch, known=known)
    records = read_checked(path, COLUMNS, EligibilityError, check, "of").to_dict("records")
    if untouched := sorted(due - {row["of"] for row in records}):
        expected, todo = "remedy, what and for whom", "read it, or say what it may change"
        raise EligibilityError(Problem(f"{of} touches nothing", path.name, expected, "", todo) for of in untouched)
    return tuple(
        Touch(
            *(row["of"], tuple(split_items(row["remedy"])), row["what"], row["for"]),
            *(read_day(row["from"], START), read_day(row["until"])),
        )
        for row in records
    )


def _check_touch(row: Mapping[str, str], known: Sequence[str]) -> Iterator[Problem]:
    if row["of"] not in known:
        what, expected = f"nothing missing is called {row['of']!r}", "gap/code or instrument/id"
        yield Problem(what, expected=expected, nearest=nearest(row["of"], known))
    codes = split_items(row["remedy"])
    if not codes:
        yield Problem("it names no remedy", expected="a remedy")
    yield from list_unknown("remedy", codes, REMEDIES)
    yield from check_codes(row, {"what": TOUCHES})
    yield from check_dates(row, ("from", "until"))
    try:
        read(row["for"])
    except InvalidValue as error:
        expected = error.expected or "a condition on facts: whom it concerns"
        yield Problem(f"for: {error}", expected=expected, nearest=error.nearest)


def list_words(lang: str, folder: Path = FILE.parent) -> dict[str, str]:
    """What each gap and each instrument that a touch may name is, in words, by ``gap/code`` or ``instrument/id``."""
    silences, instruments = read_silences(folder / SILENCES.name), read_instruments(folder / INSTRUMENTS.name)
    missing = silences[silences["of"] == "missing"]
    words = {f"{GAP}/{code}": text for code, text in zip(missing["code"], missing[lang], strict=True)}
    named = zip(instruments["instrument"], instruments[f"says_{lang}"], strict=True)
    return words | {f"{INSTRUMENT}/{name}": text for name, text in named}


def instruments(table: pd.DataFrame) -> pd.DataFrame:
    """The published table of ``read_instruments``. Columns: those of the contract ``instruments``."""
    dated = {column: pd.to_datetime(table[column].replace("", None)) for column in ("from", "until", "read_on")}
    own = table.assign(**dated, names=table["names"].map(split_items)).rename(columns=PUBLISHED)
    for column in ("from_known", "until_known"):
        own[column] = own[column].replace("", None)
    return own.reindex(columns=list(contract("instruments").columns))
