"""Convert periods of the employer lists to months, and tell which rows a list of a period excludes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tipimpact.common.errors import TfwpError

_PERIOD = re.compile(r"(\d{4})(?:([HQ])(\d))?")
_MONTHS = {None: 12, "H": 6, "Q": 3}
_WINDOW = re.compile(r"(\d{1,3})M")


def months(period: str) -> tuple[int, int]:
    """Return the first and last month of ``2015``, ``2014H2`` or ``2017Q3``, numbered from January of year 0."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise TfwpError(f"{period!r} is not a period", expected="2015, 2014H2 or 2017Q3")
    length = _MONTHS[match[2]]
    first = int(match[1]) * 12 + (int(match[3] or 1) - 1) * length
    return first, first + length - 1


def window_months(window: str) -> int:
    """Parse ``"12M"`` as 12. Raises TfwpError for anything else."""
    match = _WINDOW.fullmatch(window)
    if match is None or int(match[1]) == 0:
        raise TfwpError(f"{window!r} is not a window", expected="a number of months, as in 12M")
    return int(match[1])


def in_window(period: str, periods: list[str], length: int) -> list[str]:
    """Return ``period`` and the ``periods`` wholly within the ``length`` months up to its end."""
    end = months(period)[1]
    return [p for p in periods if p == period or (months(p)[0] > end - length and months(p)[1] <= end)]


def count_covered(periods: list[str], period: str, length: int) -> int:
    """Count the months, among the ``length`` months up to the end of ``period``, that lists of ``periods`` cover."""
    end = months(period)[1]
    return sum(end - length < month <= end for month in months_covered(periods))


def months_covered(periods: Iterable[str]) -> set[int]:
    """Return every month that lists of ``periods`` cover, numbered as ``months`` numbers them."""
    return {month for first, last in map(months, periods) for month in range(first, last + 1)}


@lru_cache
def _scope_rules() -> dict[str, Any]:
    return yaml.safe_load(Path(__file__).with_name("scope.yaml").read_text(encoding="utf-8"))


def scope_breaks(period: str) -> list[str]:
    """Return codes of what the list of a period excludes or classifies differently, in the order of ``scope.yaml``."""
    first, last = months(period)
    return [
        flag
        for flag, rule in _scope_rules().items()
        if first <= (months(rule["to"])[1] if "to" in rule else last) and last >= months(rule["from"])[0]
    ]
