"""Stretches of time in words that people understand: days, months or years, with "about" where they are rounded."""

from __future__ import annotations

from tipimpact.publish.words.fluent import say

MONTH, YEAR = 365.25 / 12, 365.25  # days, on average
NEAR = 3  # days by which a whole number of years may be missed


def length(days: int, lang: str) -> str:
    """A number of days in words: up to two months in days, up to two years in months, beyond in years.

    ``one year`` and ``5 years`` are whole years, missed by at most ``NEAR`` days; all others say that they are rounded.
    """
    years = days / YEAR
    if days >= 2 * MONTH and round(years) and abs(days - round(years) * YEAR) <= NEAR:
        return say("situations-length-years", lang, count=round(years))
    if days < 2 * MONTH:
        return say("situations-length-days", lang, count=days)
    if days < 2 * YEAR - MONTH / 2:
        return say("situations-length-months", lang, count=round(days / MONTH))
    whole, part = divmod(years, 1)
    if part < 0.25:
        return say("situations-length-over", lang, count=int(whole))
    if part < 0.75:
        return say("situations-length-half", lang, count=int(whole))
    return say("situations-length-almost", lang, count=int(whole) + 1)
