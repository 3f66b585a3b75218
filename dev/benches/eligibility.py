"""Eligibility: every life under each Act and each reading, and one answer with its next questions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from benches import ROOT, Bench, Ceiling, Work
from tipimpact.eligibility import explain, lives, needs, read_profiles, read_rows
from tipimpact.eligibility.rows import REMEDIES

DAY = dt.date(2014, 6, 30)
KNOWN = {"trafficked": True, "in_canada": True}
TIMES = 20  # of one answer about each remedy, so that there is something to time


def compare_lives(_: Path) -> tuple[Work, Work]:
    """The table ``lives``: twenty lives, each remedy, with each Act and without it, under each reading."""
    profiles = read_profiles(ROOT / "config" / "profiles.yaml")
    rows = read_rows(ROOT / "config" / "law" / "eligibility.csv")
    return (lambda: lives(profiles, rows=rows),) * 2


def ask_and_go_on(_: Path) -> tuple[Work, Work]:
    """The answer about each remedy for somebody of whom little is known, and what to ask next."""

    def ask() -> None:
        for _ in range(TIMES):
            for remedy in REMEDIES:
                explain(KNOWN, remedy, DAY)
                needs(KNOWN, remedy, DAY)

    ask()  # reads the rules
    return (ask,) * 2


BENCHES: list[Bench] = [
    Ceiling("lives under each Act and reading", "30 s and 1 GiB", 1, compare_lives, seconds=30, gibibytes=1),
    Ceiling("answers with their next questions", "50 ms each", 1, ask_and_go_on, seconds=0.05 * TIMES * len(REMEDIES)),
]
