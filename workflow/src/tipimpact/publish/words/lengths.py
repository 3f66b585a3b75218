"""Stretches of time in words that people understand: days, then months, then years and months."""

from __future__ import annotations

from tipimpact.publish.words.fluent import say
from tipimpact.publish.words.formats import listed

MONTH = 365.25 / 12  # days, on average
NEAR = 3  # days by which whole months may be missed without being called rounded


def length(days: int, lang: str) -> str:
    """A number of days in words: up to two months in days, beyond in months, from a year in years and months."""
    if days < 2 * MONTH:
        return say("length-days", lang, count=days)
    years, months = divmod(round(days / MONTH), 12)
    parts = (("length-years", years), ("length-months", months))
    return listed([say(id, lang, count=count) for id, count in parts if count], lang)


def about(days: int, lang: str) -> str:
    """The same, with "about" where the months are rounded by more than ``NEAR`` days."""
    text, off = length(days, lang), abs(days - round(days / MONTH) * MONTH)
    return say("length-about", lang, length=text) if days >= 2 * MONTH and off > NEAR else text
