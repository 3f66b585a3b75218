"""What each Act changed in each life: the first day on which the person could ask, with the Act and without it.

A remedy counts where the person could ask for it without the Act. Days are counted from the day on which the person is
recognised as trafficked, or from the event that gives the remedy if that is later, and looked for within ten years, or
until the person is removed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError, Problem
from tipimpact.eligibility.calendar import date_of, day, plus
from tipimpact.eligibility.evaluate import Rulebook, ask
from tipimpact.eligibility.profiles import Life, Profile, Profiles, Telling
from tipimpact.eligibility.rows import BILLS, REMEDIES, cited, items
from tipimpact.eligibility.turns import CAN_ASK, turning_days

HORIZON = 10  # years
RECOGNISED = "recognised"
# The event of the outside world that gives a remedy, where it is not given to whoever is recognised.
GIVEN_BY = {
    "hearing": "claim_referred",
    "appeal": "rpd_reasons",
    "prra": "rpd_refused",
    "stay": "rpd_refused",
    "work_claimant": "claim_referred",
    "work_trp": "trp_since",
    "pr": "protected",
    "family": "pr_since",
    "release": "detained_since",
    "record": "sentence_ended",
}


@dataclass(frozen=True)
class Stretch:
    """Days on which the answer about a remedy is the same: the first of them, the status, the deciding row."""

    first: int
    can_ask: bool
    row: str | None


@dataclass(frozen=True)
class World:
    """A life under one law: who may ask for a remedy on which days."""

    life: Life
    book: Rulebook
    without: tuple[str, ...] = ()

    def stretches(self, remedy: str, start: int, end: int) -> list[Stretch]:
        """The answers from a day to the day before another."""
        rows = self.book.rows[self.book.rows["remedy"].map(lambda cell: remedy in items(cell))]
        turns = {day(d) for d in pd.concat([rows["from"], rows["until"].dropna()])}
        turns |= turning_days(self.book.ever[remedy], self.life.phases[-1].person)
        turns |= {phase.first for phase in self.life.phases}
        found: list[Stretch] = []
        for at in [start, *sorted(d for d in turns if start < d < end)]:
            status, row = ask(self.life.on(at), remedy, date_of(at), self.book, self.without)
            if not found or (found[-1].can_ask, found[-1].row) != (status in CAN_ASK, row):
                found.append(Stretch(at, status in CAN_ASK, row))
        return found
