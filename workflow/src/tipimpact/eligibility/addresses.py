"""The addresses that a row may cite (``addresses.csv``): the units of each text, with the days on which it had them.

Facts only, no words of the law. ``make addresses`` writes the file from the law of the official
edition, so that a citation that does not resolve is refused before anything runs, also where the
law itself is not at hand.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("addresses.csv")
COLUMNS = ("act", "unit", "from", "until")
EFFECT_DAYS = Path(__file__).with_name("effect_days.csv")
EFFECT_COLUMNS = ("amending", "clause", "unit", "day")


def read_addresses(path: str | Path = FILE) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Stretches of days of each unit, by act and unit: from and until (the day after the last), as ISO text.

    ``""`` is a day that is not known, or an end that has not come.
    """
    days_by_unit: dict[str, dict[str, list[tuple[str, str]]]] = {}
    with Path(path).open(encoding="utf-8", newline="") as lines:
        for act, unit, start, end in list(csv.reader(lines))[1:]:
            days_by_unit.setdefault(act, {}).setdefault(unit, []).append((start, end))
    return days_by_unit


@lru_cache(maxsize=2)
def read_effect_days(path: Path = EFFECT_DAYS) -> dict[tuple[str, str], dict[str, str]]:
    """By amending Act and clause: the day on which its effect on each unit of the Act came into force.

    From ``law_effects`` of the official edition (``make addresses``); of the Act itself, its sections as enacted.
    """
    by_clause: dict[tuple[str, str], dict[str, str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for amending, clause, unit, day in list(csv.reader(lines))[1:]:
            by_clause.setdefault((amending, clause), {})[unit] = day
    return by_clause
