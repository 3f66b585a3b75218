"""Periods of the lists as months, and what a list of a period leaves out."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tipimpact.common.errors import TfwpError

_PERIOD = re.compile(r"(\d{4})(?:([HQ])(\d))?")
_MONTHS = {None: 12, "H": 6, "Q": 3}
_WINDOW = re.compile(r"(\d{1,3})M")


def months(period: str) -> tuple[int, int]:
    """First and last month of ``2015``, ``2014H2`` or ``2017Q3``, counted from year 0; both within the period."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise TfwpError(f"no period is written {period!r}", expected="2015, 2014H2 or 2017Q3")
    length = _MONTHS[match[2]]
    first = int(match[1]) * 12 + (int(match[3] or 1) - 1) * length
    return first, first + length - 1


def window_months(window: str) -> int:
    """``"12M"`` -> 12. Raises TfwpError for anything else."""
    match = _WINDOW.fullmatch(window)
    if match is None or int(match[1]) == 0:
        raise TfwpError(f"no window is written {window!r}", expected="a number of months, as in 12M")
    return int(match[1])


def in_window(period: str, held: list[str], length: int) -> list[str]:
    """Periods of ``held`` that lie wholly within the ``length`` months up to the end of ``period``, and itself."""
    end = months(period)[1]
    return [p for p in held if p == period or (months(p)[0] > end - length and months(p)[1] <= end)]


def covered(periods: list[str], period: str, length: int) -> int:
    """How many of the ``length`` months up to the end of ``period`` the lists of ``periods`` speak for."""
    end = months(period)[1]
    return len({m for p in periods for m in range(months(p)[0], months(p)[1] + 1) if end - length < m <= end})


@lru_cache
def _rules() -> dict[str, Any]:
    return yaml.safe_load(Path(__file__).with_name("scope.yaml").read_text(encoding="utf-8"))


def scope_breaks(period: str) -> list[str]:
    """What the list of a period leaves out or classifies otherwise: codes of ``scope.yaml``, in its order."""
    first, last = months(period)
    return [
        flag
        for flag, rule in _rules().items()
        if first <= (months(rule["to"])[1] if "to" in rule else last) and last >= months(rule["from"])[0]
    ]
