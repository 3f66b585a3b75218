"""What a list is: period, decision and occupational classification, from its title and from its file name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tipimpact.common.errors import Problem
from tipimpact.tfwp.words import codes, fold, words

# The classification's year is no period: "(NOC) 2011", "CNP 2021".
_VERSION = re.compile(r"\b(?:noc|cnp) (20\d\d)\b")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_QUARTERS = re.compile(r"(?<!\d)(20\d\d) ?[qt]([1-4])(?: ?[qt]([1-4]))?(?!\d)")
_SPANS = {(1, 4): "", (1, 2): "H1", (3, 4): "H2"} | {(n, n): f"Q{n}" for n in range(1, 5)}


class Period(NamedTuple):
    """Calendar quarters ``first`` to ``last`` of a year; ``exact`` is False where only the year was said."""

    year: int
    first: int = 1
    last: int = 4
    exact: bool = False

    def code(self) -> str:
        """``2015``, ``2014H2``, ``2017Q3``; an empty string for any other span of quarters."""
        span = _SPANS.get((self.first, self.last))
        return "" if span is None else f"{self.year}{span}"


@dataclass(frozen=True)
class Told:
    """What one text tells of a list: nothing, one thing, or several that contradict each other."""

    periods: frozenset[Period]
    decisions: frozenset[str]
    version: str | None


def tell(text: str, months: bool = False) -> Told:
    """Read a title, where months count, or a file name, where one may be that of the release."""
    text = fold(text)
    version = _VERSION.search(text)
    rest = _VERSION.sub(" ", text)
    periods = {Period(int(year), int(a), int(b or a), True) for year, a, b in _QUARTERS.findall(rest)}
    periods = periods or {_part(rest, int(year)) if months else Period(int(year)) for year in _YEAR.findall(rest)}
    spellings = codes("decisions")
    decisions = {spellings[word] for word in rest.split() if word in spellings}
    return Told(frozenset(periods), frozenset(decisions), version[1] if version else None)


def _part(text: str, year: int) -> Period:
    """First to last month named. A list that begins in a quarter's last month (20 June 2014) counts from the next."""
    named = [_months()[word] for word in text.split() if word in _months()]
    if not named:
        return Period(year)
    last = (named[-1] - 1) // 3 + 1
    return Period(year, min(named[0] // 3 + 1, last), last, True)


@lru_cache
def _months() -> dict[str, int]:
    return {word: number for number, spellings in enumerate(words()["months"], 1) for word in spellings}


def identify(title: str, name: str) -> tuple[str, str, str | None, list[Problem]]:
    """Period, decision and classification of a list, and what is wrong with them.

    The title counts, and the file name where the title is silent. They must not contradict each other: a
    year alone agrees with any part of it, and then the part counts (the name says ``2014``, the title 20 June on).
    """
    by_title, by_name = tell(title, months=True), tell(name)
    periods = by_title.periods | by_name.periods
    exact = {p for p in periods if p.exact} or periods
    period = next(iter(exact)).code() if len(exact) == 1 and len({p.year for p in periods}) == 1 else ""
    decisions = by_title.decisions | by_name.decisions
    problems = []
    if not period:
        said = {p.code() or f"{p.year}, quarters {p.first} to {p.last}" for p in periods}
        problems.append(_unclear("period", said, title, name, "one quarter, half-year or year"))
    if len(decisions) != 1:
        problems.append(_unclear("decision", decisions, title, name, "positive or negative"))
    return period, "".join(sorted(decisions)), by_title.version or by_name.version, problems


def _unclear(what: str, said: set[str] | frozenset[str], title: str, name: str, expected: str) -> Problem:
    how = "say " + " and ".join(sorted(said)) if said else "say nothing of it"
    return Problem(
        f"{what} of the list: title and file name {how} (title: {title.strip()[:160]!r})",
        name,
        expected,
        todo="check that the file is what its name says; the publisher's names are like tfwp_2024q3_pos_en.xlsx",
    )
