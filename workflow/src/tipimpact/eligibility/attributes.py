"""``config/law/attributes.csv``: what a remedy gives or asks besides its days, with an Act and without it.

Where the first day is the same with an Act and without it, the remedy may still be worth less:
fewer days to act, a rarer review, less content. A line names the row of ``eligibility.csv`` that
says so and the row that would hold without the Act; the values are their lengths, or codes where
they have none. Without a second row only the later law states a value, and the remedy is limited
for the first time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.common.listed import check_codes, check_dates, read_checked
from tipimpact.common.packaged import CONFIG
from tipimpact.eligibility.rows import REFORM, split_items

COLUMNS = ("row", "attribute", "row_without", "value", "value_without", "checked_on")
FILE = CONFIG / "law" / "attributes.csv"
ATTRIBUTES = ("days_to_act", "length", "content", "grounds", "who_decides", "review_interval")


@dataclass(frozen=True)
class Attribute:
    """One attribute of a remedy. value, without: a number and unit, or a code; without is None where no text says."""

    row: str
    remedy: str
    act: str
    attribute: str
    value: str
    without: str | None
    kind: str

    @property
    def word(self) -> str:
        """What the Act did to the remedy."""
        return "narrowed" if self.without else "limited_first"

    def values(self) -> dict[str, Any]:
        """The columns of the table ``lives`` that it fills."""
        return {
            "row": self.row,
            "attribute": self.attribute,
            "value_with": self.value,
            "value_without": self.without,
            "how": "own_words" if self.kind == "act" else "regulation",
        }


def read_attributes(path: str | Path, rows: pd.DataFrame) -> list[Attribute]:
    """Read the file. rows: of ``read_rows``; lines on rows that a reform takes away are left out.

    Raises EligibilityError with every fault at once: line, what was expected, the nearest name.
    """
    about = {str(row["row"]): row for row in rows.to_dict("records")}
    removed = {*rows.attrs.get(REFORM, {}).get("removed", ())}
    check = partial(_check_line, about=about, removed=removed)
    table = read_checked(Path(path), COLUMNS, EligibilityError, check, "row")
    lines = [line for line in table.to_dict("records") if not {line["row"], line["row_without"]} & removed]
    return [_read_attribute(line, about) for line in lines]


def _read_attribute(line: Mapping[Any, Any], about: Mapping[str, Mapping[Any, Any]]) -> Attribute:
    row, without = about[line["row"]], about.get(line["row_without"])
    other = (line["value_without"] or _format_length(without)) if without else None
    value = line["value"] or _format_length(row)
    remedy, act = split_items(row["remedy"])[0], row["brought_by"]
    return Attribute(line["row"], remedy, act, line["attribute"], value, other, row["kind"])


def _format_length(row: Mapping[Any, Any]) -> str:
    return f"{row['length']} {row['length_unit']}"


def _check_line(
    line: Mapping[str, str], about: Mapping[str, Mapping[Any, Any]], removed: Collection[str]
) -> Iterator[Problem]:
    """What is wrong with a line. removed: rows that a reform left out."""
    yield from check_codes(line, {"attribute": ATTRIBUTES})
    for column, valid in {"row": (*about, *removed), "row_without": ("", *about, *removed)}.items():
        if line[column] not in valid:
            near = nearest(line[column], valid)
            yield Problem(f"{column} is {line[column]!r}", expected="a row of eligibility.csv", nearest=near)
    for row, value in (("row", "value"), ("row_without", "value_without")):
        if line[row] in about and not line[value] and pd.isna(about[line[row]]["length"]):
            yield Problem(f"{value} is empty, and the row {line[row]} has no length", expected="a code")
    if bool(line["value_without"]) > bool(line["row_without"]):
        yield Problem("a value without the Act is given without its row", expected="the row that would hold")
    yield from check_dates(line, ("checked_on",), needed=("checked_on",))
