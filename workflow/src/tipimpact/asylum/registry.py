"""Read ``config/series.yaml``: every series, what it counts and how it may be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import Key, check, part, read_document, sections
from tipimpact.common.errors import AsylumError, Problem, nearest

Carries = Literal[
    "difference_in_differences",
    "interrupted_time_series",
    "falsification",
    "exposure",
    "bounds",
    "description",
    "nothing",
]

YearBasis = Literal["calendar", "fiscal", "span", "report", "at"]


class Family(Strict):
    """Properties shared by series of one kind."""

    role: Literal["outcome", "exposure", "context"] = Field(
        description="Role of the series: outcome, exposure or context"
    )
    carries: list[Carries] = Field(min_length=1, description="Analyses that the series can support")
    domains: list[str] = Field(min_length=1, description="Domains of events that may affect the series")
    why: Bilingual = Field(description="Reason for these uses")


class Series(Strict):
    """One series of ``indicators``."""

    id: str
    family: str
    kind: Literal["flow", "stock", "share", "rate", "duration", "money", "change"]
    unit: str
    who: str
    year_basis: YearBasis = Field("calendar", description="What the year of a value is")
    title: Bilingual
    facts: dict[str, str] = Field(description="Indicators of compiled facts, and the group that each counts")
    flags: list[str] = []


class LeftOut(Strict):
    """Series that are not shown, and the reason."""

    reason: Literal["totals", "small_cell", "licence", "no_canada"]
    why: Bilingual
    names: list[str]


class SumOf(Strict):
    """A published total, and the groups of a series sent on request that add up to it."""

    total: str = Field(description="Series of the total")
    group: str = Field(description="Group of the total")
    parts: str = Field(description="Series of the parts; parts that share a day with the total count")
    groups: list[str] = Field(min_length=1, description="Groups of the parts")


class Registry(Strict):
    """The content of ``config/series.yaml``."""

    units: dict[str, Bilingual]
    who: dict[str, Bilingual]
    groups: dict[str, Bilingual]
    families: dict[str, Family]
    series: list[Series]
    sums: list[SumOf] = []
    left_out: list[LeftOut]

    def facts(self) -> dict[str, tuple[Series, str]]:
        """Return series and group of each indicator of compiled facts."""
        return {name: (series, group) for series in self.series for name, group in series.facts.items()}

    def not_shown(self) -> dict[str, LeftOut]:
        return {name: left for left in self.left_out for name in left.names}

    def labels(self) -> dict[str, dict[str, dict[str, str]]]:
        """Words by column, code and language, as tables carry them.

        A group of several parts (``tfwp/ON``) has no words here: publication puts those of its parts together.
        """
        words = {"series": {s.id: s.title for s in self.series}}
        words |= {"group": self.groups, "measured_in": self.units, "who_is_counted": self.who}
        return {column: {code: w.model_dump() for code, w in codes.items()} for column, codes in words.items()}


def read_registry(path: str | Path) -> Registry:
    """Read the registry of series. Raises AsylumError with all problems."""
    document = read_document(path, AsylumError)
    return check(Registry, document.data, document, others=list(_check_references(document.data)), error=AsylumError)


def _check_references(raw: Any) -> Iterator[tuple[Key, Problem]]:
    """Yield problems of names used twice and of references to units, groups, families and persons that are not listed.

    Values of a wrong type are skipped, because the model reports them.
    """
    rows = sections(raw, "series")
    listed = {key: [str(name) for name in part(raw, key, dict)] for key in ("units", "who", "families", "groups")}
    used = Counter(name for row in rows.values() for name in part(row, "facts", dict))
    ids = Counter(str(row.get("id")) for row in rows.values())
    for i, row in rows.items():
        for key, section in (("unit", "units"), ("who", "who"), ("family", "families")):
            if str(row.get(key)) not in listed[section]:
                known = ", ".join(listed[section])
                yield ("series", i, key), Problem(f"{row.get(key)!r} is not listed under {section!r}", expected=known)
        for name, group in part(row, "facts", dict).items():
            if str(group) not in listed["groups"]:
                near = nearest(str(group), listed["groups"])
                yield ("series", i, "facts"), Problem(f"group {group!r} is not listed under 'groups'", nearest=near)
            if used[name] > 1:
                yield (
                    ("series", i, "facts"),
                    Problem(f"{name!r} belongs to {used[name]} series", expected="one series per indicator"),
                )
        if ids[str(row.get("id"))] > 1:
            yield ("series", i, "id"), Problem(f"id {row.get('id')!r} is used twice", expected="a unique id")
    for i, row in sections(raw, "sums").items():
        for key in ("total", "parts"):
            if str(row.get(key)) not in ids:
                problem = Problem(f"unknown series {row.get(key)!r}", nearest=nearest(str(row.get(key)), ids))
                yield ("sums", i, key), problem
