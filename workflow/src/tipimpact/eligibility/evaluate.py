"""Who may ask for what on a day: the rows carried out on persons.

Every part is monotone in what is known: under one reading a fact once learned can turn *unknown* into an answer, never
one answer into another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.calendar import MISSING, date_of, day
from tipimpact.eligibility.decide import (
    ANSWERS,
    BECAUSE,
    CAN_ASK,
    CONTESTED,
    GATES,
    NOTHING,
    STATUSES,
    UNDECIDED,
    Decision,
    Outcome,
    decide,
    decide_if_it_came,
    find_end,
    list_missing_facts,
)
from tipimpact.eligibility.expressions import FactReader
from tipimpact.eligibility.facts import People, read_people
from tipimpact.eligibility.readings import RULINGS, find_deciding_readings
from tipimpact.eligibility.rulebook import Rulebook

# Columns of an answer, and how they are stored while they are made.
STORED: dict[str, type] = {
    **{"gate": np.int8, "because": np.int8, "status": np.int8, "if_it_came": np.int8},
    **{"until": np.int32, "row": np.int16, "readings": np.int32, "ruling": np.int8, "unknown_because": np.int32},
}
COLUMNS = ("person_id", "remedy", *STORED)
CHUNK = 1 << 15  # persons at a time, so that arrays stay small
ReadingChoice = Iterable[str] | Literal["all"]


@dataclass(frozen=True)
class RemedyAnswer:
    """The answer for one person and remedy; see ``evaluate`` for the parts. None: does not apply or is not known."""

    gate: str
    status: str | None
    row: str | None
    because: str | None = None
    if_it_came: str | None = None
    until: dt.date | None = None
    readings: str | None = None
    ruling: str | None = None
    unknown_because: str | None = None

    @property
    def can_ask(self) -> bool:
        """Whether the person may ask, and the authority must or may look."""
        return self.gate == "applies" and self.status in CAN_ASK


def evaluate(
    persons: pd.DataFrame | People,
    on: dt.date | str,
    rows: pd.DataFrame | Rulebook,
    without: Iterable[str] = (),
    readings: ReadingChoice = "all",
) -> pd.DataFrame:
    """What each person could ask for on a day: a row per person and remedy.

    persons: facts, a column each (``facts.yaml``); what is missing is unknown.  on: the day asked for.
    rows: of ``read_rows``, or a ``Rulebook`` of them where many days are asked.  without: Acts switched off, such as
    "C-31", "C-10", "later", "2019, c. 29"; "C-31+" also takes in what later Acts made of it.
    readings: "all", or readings of ``readings.yaml`` that are fixed.

    Columns ``COLUMNS``. gate: one of ``GATES``; because: of ``no_longer``, time or used; status: one of ``STATUSES``,
    missing where the gate is known and is not ``applies``; if_it_came: of ``not_yet``, the status as if the event came
    that day; until: the first day after the bars or the wait if law and facts stay, missing where none is known; row:
    the deciding row of ``rows``; readings: of ``contested``, the answers of each reading, ``reading=answer``; ruling:
    of ``contested``, ``held`` where each of these readings has a holder, else ``none``;
    unknown_because: missing facts that keep the answer unknown, parted by "; ".
    Raises EligibilityError for unknown columns, values, Acts and readings.

    >>> from tipimpact.eligibility import read_rows
    >>> persons = pd.DataFrame([{"person_id": "a", "trafficked": True, "in_canada": True, "status": "none"}])
    >>> answers = evaluate(persons, "2013-06-01", read_rows("config/law/eligibility.csv"))
    >>> answers.set_index("remedy").at["trp", "gate"]
    'applies'
    """
    persons_read, at = read_people(persons), day(_read_date(on))
    book = rows if isinstance(rows, Rulebook) else Rulebook(rows)
    fixed = check_readings(readings, book)
    by_remedy = book.rules(_read_date(on), without)
    causes, disputes = TextIndex(), TextIndex()
    size = (len(by_remedy), len(persons_read))
    parts: dict[str, NDArray[Any]] = {name: np.empty(size, kind) for name, kind in STORED.items()}
    for start in range(0, len(persons_read), CHUNK):
        here = slice(start, start + CHUNK)
        reader = FactReader(persons_read.those(here), at)
        for i, rules in enumerate(by_remedy.values()):
            made = decide(rules, reader, fixed)
            for name in ("gate", "because", "status", "row"):
                parts[name][i, here] = getattr(made, name)
            parts["if_it_came"][i, here] = decide_if_it_came(rules, reader, made, fixed)
            parts["until"][i, here] = find_end(rules, reader, made, fixed)
            disputed, texts = _list_disputes(made)
            parts["readings"][i, here] = disputes.places(disputed, texts)
            parts["ruling"][i, here] = np.array([*(find_ruling(text, book) for text in texts), NOTHING], np.int8)[
                disputed
            ]
            parts["unknown_because"][i, here] = causes.places(*_list_causes(reader, made))
    known: dict[str, Iterable[str]] = {"gate": GATES, "because": BECAUSE, "status": STATUSES, "if_it_came": STATUSES}
    known |= {"row": book.rows["row"], "readings": disputes.texts, "ruling": RULINGS, "unknown_because": causes.texts}
    columns: dict[str, Any] = {
        "person_id": np.tile(persons_read.ids.to_numpy(), len(by_remedy)),
        "remedy": _name_codes(np.repeat(np.arange(len(by_remedy), dtype=np.int8), len(persons_read)), by_remedy),
    }
    for name, codes in parts.items():
        columns[name] = _read_dates(codes.ravel()) if name == "until" else _name_codes(codes.ravel(), known[name])
    return pd.DataFrame(columns, copy=False)


def name_answers(table: pd.DataFrame) -> pd.Series:
    """The answers of a table of ``evaluate`` in one code: the status, or the gate where there is none."""
    return table["status"].where(table["status"].notna(), table["gate"])


def compute_statuses(persons: People, on: dt.date, book: Rulebook, without: Iterable[str] = ()) -> NDArray[np.int8]:
    """The column status of ``evaluate``, in a fraction of its time: remedies x persons, places in ``STATUSES``.

    Remedies are in the order of ``REMEDIES``; ``NOTHING`` (-1) stands for no status.
    """
    reader = FactReader(persons, day(on))
    return np.stack([decide(some, reader).status for some in book.rules(on, without).values()])


def ask(
    one: People,
    remedy: str,
    on: dt.date,
    book: Rulebook,
    without: Iterable[str] = (),
    readings: ReadingChoice = "all",
    *,
    at: int | None = None,
    briefly: bool = False,
) -> RemedyAnswer:
    """The answer to one person about one remedy.

    at: another day asked for, under the law of the day ``on``.  briefly: gate, status and row alone.
    """
    rules, reader = book.rules(on, without)[remedy], FactReader(one, day(on) if at is None else at)
    fixed = check_readings(readings, book)
    made = decide(rules, reader, fixed)

    def word(code: int, words: Sequence[str]) -> str | None:
        return None if code == NOTHING else words[code]

    row = None if made.row[0] == NOTHING else str(book.rows["row"].iloc[made.row[0]])
    short = RemedyAnswer(GATES[made.gate[0]], word(made.status[0], STATUSES), row)
    if briefly:
        return short
    end, disputed = int(find_end(rules, reader, made, fixed)[0]), _first_text(*_list_disputes(made))
    return replace(
        short,
        because=word(made.because[0], BECAUSE),
        if_it_came=word(decide_if_it_came(rules, reader, made, fixed)[0], STATUSES),
        until=None if end == MISSING else date_of(end),
        readings=disputed,
        ruling=RULINGS[find_ruling(disputed, book)] if disputed else None,
        unknown_because=_first_text(*_list_causes(reader, made)),
    )


def find_ruling(disputed: str, book: Rulebook) -> int:
    """Whether each reading of a text of ``readings`` has a holder: a place in ``RULINGS``."""
    return int(book.has_ruling(name for part in disputed.split("; ") for name in part.split("=")[0].split(" & ")))


def check_readings(readings: ReadingChoice, book: Rulebook) -> tuple[str, ...]:
    """The readings that are fixed. Raises EligibilityError for an unknown one, and for two of one question."""
    if readings == "all":
        return ()
    names, known = list(readings), book.readings()
    problems = [
        Problem(f"no reading is called {name!r}", "readings", ", ".join(sorted(known)), nearest(name, known))
        for name in names
        if name not in known
    ]
    for one, other in combinations([name.split("/")[0] for name in names], 2):
        if one == other:
            problems.append(Problem(f"two readings of {one} are fixed", "readings", "one of each question"))
    if problems:
        raise EligibilityError(problems)
    return tuple(names)


def _read_date(on: dt.date | str) -> dt.date:
    return dt.date.fromisoformat(on) if isinstance(on, str) else dt.date(on.year, on.month, on.day)


def _name_codes(codes: NDArray[Any], known: Iterable[str]) -> pd.Categorical:
    """Codes as categories, so that a million persons fit."""
    return pd.Categorical.from_codes(codes, pd.Index(list(known), dtype="str"), validate=False)


def _read_dates(days: NDArray[np.int32]) -> NDArray[np.datetime64]:
    dates = days.astype("datetime64[D]").astype("datetime64[s]")
    dates[days == MISSING] = np.datetime64("NaT")
    return dates


@dataclass
class TextIndex:
    """Texts, each once, with its place among them."""

    texts: dict[str, int] = field(default_factory=dict)

    def places(self, codes: NDArray[np.integer[Any]], texts: Sequence[str]) -> NDArray[np.int32]:
        """For each person the place of their text; nothing is -1. codes: places in ``texts``, -1 for nothing."""
        lookup = [self.texts.setdefault(text, len(self.texts)) for text in texts]
        return np.array([*lookup, -1], np.int32)[codes]


def _first_text(codes: NDArray[np.integer[Any]], texts: Sequence[str]) -> str | None:
    return None if codes[0] == -1 else texts[codes[0]]


def _list_causes(reader: FactReader, made: Decision) -> tuple[NDArray[Any], list[str]]:
    """Sets of missing facts in words, and the place of each person's; -1 where nothing is missing."""
    missing, places = list_missing_facts(reader, made), np.full(reader.size, -1)
    unsure = np.flatnonzero(made.status == UNDECIDED)
    if not missing:
        return places, []
    codes, distinct = _find_patterns([where[unsure] for _, where in missing])
    places[unsure] = codes
    return places, ["; ".join(n for (n, _), here in zip(missing, pattern, strict=True) if here) for pattern in distinct]


def _list_disputes(made: Decision) -> tuple[NDArray[Any], list[str]]:
    """What each reading answers, in words, and the place of each contested person's; -1 where nothing is contested."""
    contested = made.status == CONTESTED
    if not contested.any():
        return np.full(len(made.status), -1), []
    codes, distinct = _find_patterns([outcome.answer for outcome in made.outcomes])
    texts = [_describe_dispute(made.outcomes, pattern) for pattern in distinct]
    return np.where(contested, codes, -1), texts


def _find_patterns(columns: Sequence[NDArray[Any]]) -> tuple[NDArray[Any], list[tuple[Any, ...]]]:
    """The distinct rows of some columns of bytes, and which of them each person has."""
    codes = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        codes, _ = pd.factorize(codes * 256 + column)
    firsts = np.unique(codes, return_index=True)[1]
    return codes, [tuple(column[first] for column in columns) for first in firsts]


def _describe_dispute(outcomes: Sequence[Outcome], answers: Sequence[int]) -> str:
    """Each reading on which the answer depends, with its answers: ``a/b=open; a/c=barred|open``."""
    by_choice = {outcome.choice: int(answer) for outcome, answer in zip(outcomes, answers, strict=True)}
    texts = []
    for names, answer in find_deciding_readings(by_choice):
        words = "|".join(name for i, name in enumerate(ANSWERS) if answer >> i & 1)
        texts.append(f"{' & '.join(sorted(names))}={words}")
    return "; ".join(texts)
