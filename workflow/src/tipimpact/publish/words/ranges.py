"""Ranges and periods in words."""

from __future__ import annotations

from tipimpact.publish.words.fluent import say

PERIODS = {
    "H1": "period-H1",
    "H2": "period-H2",
    "Q1": "period-Q1",
    "Q2": "period-Q2",
    "Q3": "period-Q3",
    "Q4": "period-Q4",
}


def interval(low: str, high: str, lang: str) -> str:
    """Two ends already in words, as one text: ``1 to 4`` and ``de 1 à 4``; equal ends are one value."""
    return low if low == high else say("interval", lang, low=low, high=high)


def period(code: str, lang: str) -> str:
    """A period in words: ``2014H2`` is ``second half of 2014``, ``2024Q3`` ``third quarter of 2024``, a year itself."""
    year, part = code[:4], code[4:]
    return say(PERIODS[part], lang, year=year) if part else year
