"""``config/series.yaml``: every series, what it counts and what it can carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from tipimpact.common.config import Strict
from tipimpact.common.documents import Key, check, read_yaml
from tipimpact.common.errors import AsylumError, Problem, nearest
from tipimpact.retrieve.sources import Words

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
    why: Words = Field(description="Why they carry that and no more")


class Series(Strict):
    """One series of ``indicators``."""

    id: str
    family: str
    kind: Literal["flow", "stock", "share", "rate", "duration", "money", "change"]
    unit: str
    who: str
    title: Words
    facts: dict[str, str] = Field(description="Names in facts.csv, and the group that each counts")
    flags: list[str] = []


class LeftOut(Strict):
    """Series that are not shown, and why."""

    reason: Literal["totals", "small_cell", "licence", "no_canada"]
    why: Words
    names: list[str]


class DropIn(Strict):
    """What becomes of the columns of a file that a holder may send on request."""

    source: str = Field(description="Id of the source in sources.yaml that has the gap")
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

    units: dict[str, Words]
    who: dict[str, Words]
    groups: dict[str, Words]
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
    raw = read_yaml(path, AsylumError)
    return check(Registry, raw, path, others=list(_across(raw)), error=AsylumError)


def _across(raw: Any) -> Iterator[tuple[Key, Problem]]:
    """Names used twice, and units, groups, families and people that are not listed."""
    rows = raw.get("series") if isinstance(raw, dict) else None
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    used = Counter(name for row in rows for name in (row.get("facts") or {}))
    ids = Counter(row.get("id") for row in rows)
    for i, row in enumerate(rows):
        for key, listed in (("unit", "units"), ("who", "who"), ("family", "families")):
            if row.get(key) not in (raw.get(listed) or {}):
                known = ", ".join(raw.get(listed) or {})
                yield ("series", i, key), Problem(f"{row.get(key)!r} is not listed under {listed!r}", expected=known)
        for name, group in (row.get("facts") or {}).items():
            if group not in (raw.get("groups") or {}):
                near = nearest(str(group), raw.get("groups") or {})
                yield ("series", i, "facts"), Problem(f"group {group!r} is not listed under 'groups'", nearest=near)
            if used[name] > 1:
                yield ("series", i, "facts"), Problem(f"{name!r} belongs to {used[name]} series", expected="one")
        if ids[row.get("id")] > 1:
            yield ("series", i, "id"), Problem(f"{row.get('id')!r} stands twice", expected="one")
    drop_ins = raw.get("drop_ins") if isinstance(raw, dict) else None
    for i, row in enumerate(drop_ins if isinstance(drop_ins, list) else []):
        for column, name in (row.get("counts") or {}).items() if isinstance(row, dict) else ():
            if name not in ids:
                yield (
                    ("drop_ins", i, "counts"),
                    Problem(f"{column!r} is of no series: {name!r}", nearest=nearest(str(name), [str(n) for n in ids])),
                )
    sums = raw.get("sums") if isinstance(raw, dict) else None
    for i, row in enumerate(sums if isinstance(sums, list) else []):
        for key in ("total", "parts"):
            if isinstance(row, dict) and row.get(key) not in ids:
                near = nearest(str(row.get(key)), [str(n) for n in ids])
                yield ("sums", i, key), Problem(f"{row.get(key)!r} is no series", nearest=near)
