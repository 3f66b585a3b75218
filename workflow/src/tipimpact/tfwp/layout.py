"""From rows of cells to columns of text: header, title, sections, merged cells, total and footnotes of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.errors import Problem, TfwpError, nearest
from tipimpact.tfwp.employers import is_unnamed
from tipimpact.tfwp.sheets import Row
from tipimpact.tfwp.words import codes, fold, words

Column = np.ndarray  # of objects: one per row, None where the cell is empty

HEAD = 40  # the header stands within so many rows
MERGED = ("province", "stream", "employer", "address")  # what a pivot table prints once for all rows below
NEEDED = ("employer", "positions")
NO_NUMBER = "no number of positions"
_UNDER = re.compile(r" (?:under|sous) (?:noc|cnp) 20\d\d$")
_EMPTY = frozenset(["", *words()["empty"]])
_NUMBER = re.compile(r"\d{1,9}|\d{1,3}(?:[ ,]\d{3}){1,2}")


@dataclass(frozen=True)
class Layout:
    """A list taken apart.

    cells: a column per name of ``lmia_words.yaml``, rows of data only, merged cells filled; ``positions`` are whole
    numbers.  places: row of each in the file, from 1.  rejected: the other rows, with the reason.  title: words above
    the data, header included.  total: the number printed in a row called "Total".
    """

    cells: dict[str, Column]
    places: np.ndarray
    rejected: list[dict[str, Any]]
    title: str
    total: int | None


def find_header(rows: Iterable[Row]) -> int | None:
    """Index of the first row with two known column names; titles and headings of provinces stand alone in theirs."""
    for index, row in enumerate(rows):
        if sum(_column(cell) is not None for cell in row) > 1:
            return index
    return None


def take_apart(rows: list[Row], where: str) -> Layout:
    """The layout of a list. Raises TfwpError when there is no header, or one with columns that are not known."""
    top, header = _header(rows, where)
    columns = list(zip_longest(*rows, fillvalue=""))
    cells = {name: by_value(columns[i], _clean) for i, name in header.items()}
    cells |= {name: np.full(len(rows), None) for name in (*MERGED, "occupation") if name not in cells}
    numbers = by_value(cells["positions"], _whole_number)
    sectioned = "province" not in header.values()
    sections = _sections(cells, numbers) if sectioned else np.full(len(rows), None)
    reasons = _reasons(cells, cells[header[min(header)]], sections, numbers, top)

    body = np.flatnonzero(np.isin(reasons, ["", NO_NUMBER]))
    total = next((number for number in numbers[reasons == "total"] if number is not None), None)
    cells = {name: column[body] for name, column in (cells | {"positions": numbers}).items()}
    if sectioned:  # the row for employers that are not named stands under the last heading, and belongs to none
        unnamed = by_value(_only(cells["employer"], pd.isna(cells["address"])), is_unnamed).astype(bool)
        cells["province"] = _only(_carry(sections, pd.isna(sections))[body], ~unnamed)
    else:
        cells |= _fill_down({name: cells[name] for name in header.values() if name in MERGED})
    kept = reasons[body] == ""
    return Layout(
        {name: column[kept] for name, column in cells.items()},
        body[kept] + 1,
        [{"row": int(i) + 1, "reason": reasons[i]} for i in np.flatnonzero(reasons != "")],
        " ".join(str(cell) for row in rows[: top + 1] for cell in row),
        total,
    )


def by_value(column: Iterable[Any], function: Callable[[Any], Any]) -> Column:
    """``function`` of every value, called once per distinct value; None stays None. Lists repeat themselves a lot."""
    numbers, values = pd.factorize(np.fromiter(column, dtype=object))
    results = np.empty(len(values) + 1, dtype=object)
    results[:-1] = [function(value) for value in values]  # the place after the last is for None: number -1
    return results[numbers]


def _column(cell: Any) -> str | None:
    """Name of the column that a header cell stands for."""
    return codes("columns").get(_UNDER.sub("", fold(str(cell))))


def _header(rows: list[Row], where: str) -> tuple[int, dict[int, str]]:
    """Row of the first header, and the column name by place, from left to right."""
    top = find_header(rows[:HEAD])
    if top is None:
        first = [" | ".join(str(cell).strip() for cell in row)[:80] for row in rows[:HEAD] if any(row)][:3]
        raise TfwpError(
            f"no row of column names in the first {HEAD} rows; found: {first}",
            where=where,
            expected="a row like: Province/Territory, Stream, Employer, Address, Occupation, Approved Positions",
            todo="check that the file is an employer list of the publisher, and not a page or another table",
        )
    found = {i: str(cell).strip() for i, cell in enumerate(rows[top]) if str(cell).strip()}
    header = {i: _column(text) for i, text in found.items()}
    width = max(len(row) for row in rows)
    nameless = [i + 1 for i in range(width) if i not in found and _holds_anything(i, rows[top + 1 :])]
    seen, names = f"the columns found are: {', '.join(found.values())}", list(header.values())
    spelling = "if it is a new spelling, add it to workflow/src/tipimpact/tfwp/lmia_words.yaml"
    faults = [
        *((f"column {text!r} is not known", text) for i, text in found.items() if header[i] is None),
        *((f"no column for {name!r}", name) for name in NEEDED if name not in names),
        *((f"two columns for {name!r}", "") for name in sorted(filter(None, set(names))) if names.count(name) > 1),
        *((f"column {number} has cells and no name", "") for number in nameless),
    ]
    if faults:
        where = f"{where}, row {top + 1}"
        known = list(codes("columns"))
        raise TfwpError(
            Problem(f"{w}; {seen}", where, nearest=nearest(fold(t), known), todo=spelling) for w, t in faults
        )
    return top, {i: name for i, name in header.items() if name}


def _holds_anything(place: int, rows: list[Row]) -> bool:
    return any(len(row) > place and str(row[place]).strip() for row in rows)


def _clean(cell: Any) -> str | None:
    """Text of a cell, white space collapsed; None for an empty one. Spreadsheets hold names of digits as numbers."""
    if not isinstance(cell, str):
        cell = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    text = " ".join(cell.split())
    return None if text.casefold() in _EMPTY else text


def _whole_number(text: str) -> int | None:
    """``"5,967"`` -> 5967; None for anything that is not a whole number."""
    return int(re.sub("[ ,]", "", text)) if _NUMBER.fullmatch(text) else None


def _sections(cells: dict[str, Column], numbers: Column) -> Column:
    """The province where a row is a heading: its name, perhaps twice, and no number."""
    alone = pd.isna(numbers) & (pd.isna(cells["address"]) | (cells["address"] == cells["employer"]))
    return by_value(_only(cells["employer"], alone), lambda text: text if fold(text) in codes("provinces") else None)


def _reasons(cells: dict[str, Column], lead: Column, sections: Column, numbers: Column, top: int) -> Column:
    """Why a row is no data; an empty text where it is. lead: the first column, where titles and notes stand."""
    reasons = np.where(pd.isna(numbers), NO_NUMBER, "").astype(object)
    reasons[:top] = "title"
    reasons[by_value(cells["positions"], _column) == "positions"] = "header"
    reasons[~pd.isna(sections)] = "section"
    lead = _only(lead, pd.isna(cells["address"]) & pd.isna(cells["occupation"]))
    reasons[by_value(lead, lambda text: fold(text) in words()["total"]).astype(bool)] = "total"
    notes = np.flatnonzero(by_value(lead, lambda text: text.casefold() in words()["notes"]))
    reasons[notes[0] if len(notes) else len(reasons) :] = "note"
    reasons[np.logical_and.reduce([pd.isna(column) for column in cells.values()])] = "blank"
    return reasons


def _only(column: Column, where: np.ndarray) -> Column:
    """The column with None in all other places."""
    kept = column.copy()
    kept[~where] = None
    return kept


def _carry(column: Column, from_above: np.ndarray) -> Column:
    """The column with each cell marked ``from_above`` replaced by the nearest one above that is not."""
    own = np.maximum.accumulate(np.where(from_above, 0, np.arange(len(column))))
    return column[own]


def _fill_down(merged: dict[str, Column]) -> dict[str, Column]:
    """Merged cells filled, columns from left to right.

    A blank cell repeats the one above only if all cells to the left of it are blank too: a pivot table starts
    anew to the right of each cell it prints. In lists that print every cell this changes nothing.
    """
    blank = np.full(len(next(iter(merged.values()))), True)
    filled = {}
    for name, column in merged.items():
        blank &= pd.isna(column)
        filled[name] = _carry(column, blank)
    return filled
