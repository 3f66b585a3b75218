"""Identify a list by its title and file name: period, decision and version of the NOC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tipimpact.common.errors import Problem
from tipimpact.tfwp.lmia_words import codes, fold, lmia_words

# The year of the classification is not a period: "(NOC) 2011", "CNP 2021".
_VERSION = re.compile(r"\b(?:noc|cnp) (20\d\d)\b")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_QUARTERS = re.compile(r"(?<!\d)(20\d\d) ?[qt]([1-4])(?: ?[qt]([1-4]))?(?!\d)")
_SPANS = {(1, 4): "", (1, 2): "H1", (3, 4): "H2"} | {(n, n): f"Q{n}" for n in range(1, 5)}


class ListPeriod(NamedTuple):
    """Calendar quarters ``first`` to ``last`` of a year; ``exact`` is False if the text gives only the year."""

    year: int
    first: int = 1
    last: int = 4
    exact: bool = False

    def code(self) -> str:
        """``2015``, ``2014H2``, ``2017Q3``; an empty string for any other span of quarters."""
        span = _SPANS.get((self.first, self.last))
        return "" if span is None else f"{self.year}{span}"


@dataclass(frozen=True)
class ListStatement:
    """What one text states about a list. Several periods or decisions contradict each other."""

    periods: frozenset[ListPeriod]
    decisions: frozenset[str]
    version: str | None


def parse_statement(text: str, months: bool = False) -> ListStatement:
    """Parse a title or a file name. months: read names of months; in a file name a month may be that of the release."""
    text = fold(text)
    version = _VERSION.search(text)
    rest = _VERSION.sub(" ", text)
    periods = {ListPeriod(int(year), int(a), int(b or a), True) for year, a, b in _QUARTERS.findall(rest)}
    periods = periods or {
        _parse_months(rest, int(year)) if months else ListPeriod(int(year)) for year in _YEAR.findall(rest)
    }
    spellings = codes("decisions")
    decisions = {spellings[word] for word in rest.split() if word in spellings}
    return ListStatement(frozenset(periods), frozenset(decisions), version[1] if version else None)


def _parse_months(text: str, year: int) -> ListPeriod:
    """Return the quarters from the first to the last month in the text.

    A list that begins in the last month of a quarter (20 June 2014) counts from the next quarter.
    """
    named = [_months()[word] for word in text.split() if word in _months()]
    if not named:
        return ListPeriod(year)
    last = (named[-1] - 1) // 3 + 1
    return ListPeriod(year, min(named[0] // 3 + 1, last), last, True)


@lru_cache
def _months() -> dict[str, int]:
    return {word: number for number, spellings in enumerate(lmia_words()["months"], 1) for word in spellings}


def identify(title: str, name: str) -> tuple[str, str, str | None, list[Problem]]:
    """Return period, decision and NOC version of a list, and the problems with them.

    Title and file name complete each other and must not contradict each other. A year agrees with
    any part of it; the part is then used (for example, the file name has ``2014`` and the title
    begins on 20 June).
    """
    by_title, by_name = parse_statement(title, months=True), parse_statement(name)
    periods = by_title.periods | by_name.periods
    exact = {p for p in periods if p.exact} or periods
    period = next(iter(exact)).code() if len(exact) == 1 and len({p.year for p in periods}) == 1 else ""
    decisions = by_title.decisions | by_name.decisions
    problems = []
    if not period:
        stated = {p.code() or f"{p.year}, quarters {p.first} to {p.last}" for p in periods}
        problems.append(_describe_conflict("period", stated, title, name, "one quarter, half-year or year"))
    if len(decisions) != 1:
        problems.append(_describe_conflict("decision", decisions, title, name, "positive or negative"))
    return period, "".join(sorted(decisions)), by_title.version or by_name.version, problems


def _describe_conflict(what: str, stated: set[str] | frozenset[str], title: str, name: str, expected: str) -> Problem:
    statement = "state " + " and ".join(sorted(stated)) if stated else "do not state it"
    return Problem(
        f"{what} of the list: title and file name {statement} (title: {title.strip()[:160]!r})",
        name,
        expected,
        todo="check that the file name matches the content; the publisher uses names like tfwp_2024q3_pos_en.xlsx",
    )
