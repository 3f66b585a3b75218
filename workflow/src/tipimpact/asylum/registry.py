"""``config/series.yaml``: every series, what it counts and what it can carry."""

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


class Family(Strict):
    """What series of one kind have in common."""

    role: Literal["outcome", "exposure", "context"] = Field(description="What they are to the question")
    carries: list[Carries] = Field(min_length=1, description="What can rest on them")
    domains: list[str] = Field(min_length=1, description="Domains of the events that bear on them")
    why: Bilingual = Field(description="Why they carry that and no more")


class Series(Strict):
    """One series of ``indicators``."""

    id: str
    family: str
    kind: Literal["flow", "stock", "share", "rate", "duration", "money", "change"]
    unit: str
    who: str
    title: Bilingual
    facts: dict[str, str] = Field(description="Names in facts.csv, and the group that each counts")
    flags: list[str] = []


class LeftOut(Strict):
    """Series that are not shown, and why."""

    reason: Literal["totals", "small_cell", "licence", "no_canada"]
    why: Bilingual
    names: list[str]


class DropIn(Strict):
    """What becomes of the columns of a file that a holder may send on request."""

    source: str = Field(description="Id of the source that has the gap")
    period: list[str] = Field(min_length=1, description="Columns that name the period")
    groups: dict[str, dict[str, str | None]] = Field(
        {}, description="Columns that name the group: the file's codes, ours"
    )
    summed: list[str] = Field([], description="Columns over which rows are added up")
    left_out: list[str] = Field([], description="Columns that are not read on")
    counts: dict[str, str] = Field(min_length=1, description="Columns of counts, and the series of each")

    @property
    def columns(self) -> list[str]:
        return [*self.period, *self.groups, *self.summed, *self.left_out, *self.counts]


class SumOf(Strict):
    """A total that is published, and the groups of a series sent on request that add up to it."""

    total: str = Field(description="Series of the total")
    group: str = Field(description="Its group")
    parts: str = Field(description="Series of the parts; those whose periods lie in the total's")
    groups: list[str] = Field(min_length=1, description="Groups of the parts, all periods together")


class Registry(Strict):
    """The whole file."""

    units: dict[str, Bilingual]
    who: dict[str, Bilingual]
    groups: dict[str, Bilingual]
    families: dict[str, Family]
    series: list[Series]
    drop_ins: list[DropIn]
    sums: list[SumOf] = []
    left_out: list[LeftOut]

    def facts(self) -> dict[str, tuple[Series, str]]:
        """Series and group of each name in facts.csv."""
        return {name: (series, group) for series in self.series for name, group in series.facts.items()}

    def not_shown(self) -> dict[str, LeftOut]:
        return {name: left for left in self.left_out for name in left.names}


def read_registry(path: str | Path) -> Registry:
    """The series. Raises AsylumError with every fault at once."""
    document = read_document(path, AsylumError)
    return check(Registry, document.data, document, others=list(_across(document.data)), error=AsylumError)


def _across(raw: Any) -> Iterator[tuple[Key, Problem]]:
    """Names used twice, and units, groups, families and people that are not listed. What has another shape than it
    should is left to the model."""
    rows = sections(raw, "series")
    listed = {key: [str(name) for name in part(raw, key, dict)] for key in ("units", "who", "families", "groups")}
    used = Counter(name for row in rows.values() for name in part(row, "facts", dict))
    ids = Counter(str(row.get("id")) for row in rows.values())
    for i, row in rows.items():
        for key, among in (("unit", "units"), ("who", "who"), ("family", "families")):
            if str(row.get(key)) not in listed[among]:
                known = ", ".join(listed[among])
                yield ("series", i, key), Problem(f"{row.get(key)!r} is not listed under {among!r}", expected=known)
        for name, group in part(row, "facts", dict).items():
            if str(group) not in listed["groups"]:
                near = nearest(str(group), listed["groups"])
                yield ("series", i, "facts"), Problem(f"group {group!r} is not listed under 'groups'", nearest=near)
            if used[name] > 1:
                yield ("series", i, "facts"), Problem(f"{name!r} belongs to {used[name]} series", expected="one")
        if ids[str(row.get("id"))] > 1:
            yield ("series", i, "id"), Problem(f"{row.get('id')!r} stands twice", expected="one")
    for i, row in sections(raw, "drop_ins").items():
        for column, name in part(row, "counts", dict).items():
            if str(name) not in ids:
                problem = Problem(f"{column!r} is of no series: {name!r}", nearest=nearest(str(name), ids))
                yield ("drop_ins", i, "counts"), problem
    for i, row in sections(raw, "sums").items():
        for key in ("total", "parts"):
            if str(row.get(key)) not in ids:
                problem = Problem(f"{row.get(key)!r} is no series", nearest=nearest(str(row.get(key)), ids))
                yield ("sums", i, key), problem
