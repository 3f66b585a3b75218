"""``config/law/attributes.csv``: what a remedy gives or asks beside its days, with an Act and without it.

Where the first day is the same with an Act and without it, the remedy may still be worth less: fewer days to act, a rarer
review, less content. A row states both values, each from a text held; where only the later law states one, the remedy is
limited for the first time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.common.listed import read_list
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.expressions import Condition, Reader, Unreadable, read
from tipimpact.eligibility.facts import YES, People
from tipimpact.eligibility.rows import BILLS, KINDS, REMEDIES

COLUMNS = (
    *("remedy", "act", "attribute", "who", "value", "unit", "value_without", "kind", "citation", "citation_without"),
    *("from", "until", "checked_on"),
)
ATTRIBUTES = ("days_to_act", "length", "content", "grounds", "who_decides", "review_interval")


@dataclass(frozen=True)
class Attribute:
    """One attribute of a remedy: its value with an Act and without it, for whom and from which day."""

    remedy: str
    act: str
    attribute: str
    who: Condition
    value: str
    unit: str
    value_without: str
    kind: str
    citation: str
    begins: int
    ends: int | None

    @property
    def word(self) -> str:
        """What the Act did to the remedy."""
        return "narrowed" if self.value_without else "limited_first"

    def holds(self, remedy: str, act: str, one: People, on: int) -> bool:
        """Whether it is so for a person on a day."""
        if (self.remedy, self.act) != (remedy, act) or on < self.begins or (self.ends is not None and on >= self.ends):
            return False
        return int(Reader(one, on).value(self.who)[0]) == YES

    def values(self) -> dict[str, Any]:
        """The columns of the table ``lives`` that it fills."""
        return {
            "attribute": self.attribute,
            "value_with": f"{self.value} {self.unit}".strip(),
            "value_without": self.value_without or None,
            "attribute_citation": self.citation,
            "how": "own_words" if self.kind == "act" else "regulation",
        }


def read_attributes(path: str | Path) -> list[Attribute]:
    """Read the file. Raises EligibilityError with every fault at once: line, what was expected, the nearest name."""
    path = Path(path)
    table = read_list(path, COLUMNS, EligibilityError)
    rows: list[dict[str, str]] = table.to_dict("records")  # type: ignore[assignment]
    if problems := [
        Problem(f.what, f"{path.name}, line {i + 2}", f.expected, f.nearest)
        for i, r in enumerate(rows)
        for f in _faults(r)
    ]:
        raise EligibilityError(problems)
    return [
        Attribute(
            *(r["remedy"], r["act"], r["attribute"], read(r["who"]), r["value"], r["unit"], r["value_without"]),
            *(r["kind"], r["citation"], day(pd.Timestamp(r["from"]).date())),
            day(pd.Timestamp(r["until"]).date()) if r["until"] else None,
        )
        for r in rows
    ]


def _faults(row: Mapping[str, str]) -> Iterator[Problem]:
    for column, valid in {"remedy": REMEDIES, "act": tuple(BILLS), "attribute": ATTRIBUTES, "kind": KINDS}.items():
        if row[column] not in valid:
            yield Problem(
                f"{column} is {row[column]!r}", expected=", ".join(valid), nearest=nearest(row[column], valid)
            )
    for column in ("from", "until", "checked_on"):
        if (row[column] or column != "until") and pd.isna(
            pd.to_datetime(row[column], format="%Y-%m-%d", errors="coerce")
        ):
            yield Problem(f"{column} is {row[column]!r}", expected="a date like 2012-06-28")
    try:
        read(row["who"])
    except Unreadable as error:
        yield Problem(f"who: {error}", expected=error.expected, nearest=error.nearest)
    if bool(row["value_without"]) != bool(row["citation_without"]):
        yield Problem("the value without the Act and its citation do not agree", expected="both, or neither")
    if not row["value"] or not row["citation"]:
        yield Problem("value or citation is empty", expected="what the law with the Act says, and where")
