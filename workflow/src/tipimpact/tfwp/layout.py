"""From rows of cells to columns of text: header, title, sections, merged cells, total and footnotes of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
import pyarrow as pa

from tipimpact.common.errors import Problem, TfwpError, nearest
from tipimpact.tfwp.columns import TEXT, WHOLE, by_value, texts, whole_number
from tipimpact.tfwp.employers import is_unnamed
from tipimpact.tfwp.sheets import Row
from tipimpact.tfwp.words import codes, fold, words

HEAD = 40  # the header stands within so many rows
MERGED = ("province", "stream", "employer", "address")  # what a pivot table prints once for all rows below
NEEDED = ("employer", "positions")
READ = {*MERGED, "occupation", "positions"}  # the columns that are kept
NO_NUMBER = "no number of positions"
_UNDER = re.compile(r" (?:under|sous) (?:noc|cnp) 20\d\d$")


@dataclass(frozen=True)
class Layout:
    """A list taken apart.

    cells: a column of text per name of ``lmia_words.yaml``, rows of data only, merged cells filled.  positions: whole
    numbers.  places: row of each in the file, from 1.  rejected: the other rows, with the reason.  title: words above
    the data, header included.  total: the number printed in a row called "Total".
    """

    cells: dict[str, pa.Array]
    positions: pa.Array
    places: pa.Array
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
    top = _top(rows, where)
    columns = list(zip_longest(*rows, fillvalue=""))
    header = _header(columns, top, where)
    lead, sectioned = header[min(header)], "province" not in header.values()
    read = {i: name for i, name in header.items() if name in READ or name == lead}
    cells = {name: texts(columns[i]) for i, name in read.items()}
    cells |= {name: pa.nulls(len(rows), TEXT) for name in READ - cells.keys()}
    numbers = by_value(cells["positions"], whole_number, WHOLE)
    others: dict[str, Sequence[Any]] = {name: columns[i] for i, name in header.items() if i not in read}
    reasons = _reasons(cells, others, numbers, top, lead, sectioned)

    if sectioned:
        cells["province"] = _from_headings(cells, reasons)
    else:  # a row without a number begins its block all the same
        merged = {name: cells[name] for name in header.values() if name in MERGED}
        cells |= _fill_down(merged, (reasons == "") | (reasons == NO_NUMBER))
    kept = np.flatnonzero(reasons == "")
    totals = numbers.filter(pa.array(reasons == "total")).drop_null()
    return Layout(
        {name: column.take(pa.array(kept)) for name, column in cells.items()},
        numbers.take(pa.array(kept)),
        pa.array(kept + 1),
        [{"row": int(i) + 1, "reason": reasons[i]} for i in np.flatnonzero(reasons != "")],
        " ".join(str(cell) for row in rows[: top + 1] for cell in row),
        totals[0].as_py() if len(totals) else None,
    )


def _column(cell: Any) -> str | None:
    """Name of the column that a header cell stands for."""
    return codes("columns").get(_UNDER.sub("", fold(str(cell))))


def _top(rows: list[Row], where: str) -> int:
    """Row of the first header."""
    top = find_header(rows[:HEAD])
    if top is None:
        first = [" | ".join(str(cell).strip() for cell in row)[:80] for row in rows[:HEAD] if any(row)][:3]
        raise TfwpError(
            f"no row of column names in the first {HEAD} rows; found: {first}",
            where=where,
            expected="a row like: Province/Territory, Stream, Employer, Address, Occupation, Approved Positions",
            todo="check that the file is an employer list of the publisher, and not a page or another table",
        )
    return top


def _header(columns: list[tuple[Any, ...]], top: int, where: str) -> dict[int, str]:
    """The column name by place, from left to right."""
    found = {i: text for i, column in enumerate(columns) if (text := str(column[top]).strip())}
    header = {i: _column(text) for i, text in found.items()}
    nameless = [i + 1 for i, column in enumerate(columns) if i not in found and _holds_anything(column[top + 1 :])]
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
    return {i: name for i, name in header.items() if name}


def _holds_anything(column: Sequence[Any]) -> bool:
    return any(str(cell).strip() for cell in set(column))


def _reasons(
    cells: dict[str, pa.Array],
    others: dict[str, Sequence[Any]],
    numbers: pa.Array,
    top: int,
    lead: str,
    sectioned: bool,
) -> np.ndarray:
    """Why each row is no data; an empty text where it is.

    others: the columns that are not kept.  lead: the first column, where titles and notes stand.
    """
    marks = by_value(cells[lead], _mark)
    odd = np.flatnonzero(_null(numbers) | ~_null(marks) | (np.arange(len(numbers)) < top))
    kept = {"mark": marks, "number": numbers} | cells
    looked_at = {name: column.take(pa.array(odd)) for name, column in kept.items()}
    looked_at |= {name: texts([column[i] for i in odd.tolist()]) for name, column in others.items()}
    rows = pa.table(looked_at).to_pylist()
    found = [_reason(row, bool(i < top), sectioned) for i, row in zip(odd, rows, strict=True)]
    reasons = np.full(len(numbers), "", dtype=object)
    reasons[odd] = found
    if "note" in found:
        reasons[odd[found.index("note")] :] = "note"
        reasons[[i for i, reason in zip(odd, found, strict=True) if reason == "blank"]] = "blank"
    return reasons


def _reason(row: dict[str, Any], above_header: bool, sectioned: bool) -> str:
    """Why a row that stands out is no data; an empty text if it is data all the same."""
    filled = {name for name, cell in row.items() if cell is not None}
    if not filled:
        return "blank"
    if row["mark"] and not filled & {"address", "occupation"}:
        return str(row["mark"])
    if sectioned and "number" not in filled and _is_heading(row):
        return "section"
    if _column(row["positions"]) == "positions":
        return "header"
    return "title" if above_header else "" if "number" in filled else NO_NUMBER


def _mark(text: str) -> str | None:
    """Whether a first cell begins the notes, or is that of the total."""
    return "note" if text.casefold() in words()["notes"] else "total" if fold(text) in words()["total"] else None


def _is_heading(row: dict[str, Any]) -> bool:
    """Whether a row is the heading of a province: its name, perhaps twice, and no number."""
    return row["address"] in (None, row["employer"]) and fold(row["employer"] or "") in codes("provinces")


def _from_headings(cells: dict[str, pa.Array], reasons: np.ndarray) -> pa.Array:
    """The province of each row, that of the heading above it; none for the employers that a list does not name.

    Those stand in a row under the last heading.
    """
    unnamed = ~_null(by_value(cells["employer"], lambda name: name if is_unnamed(name) else None))
    provinces = _carry(cells["employer"], reasons != "section")
    return pa.array(provinces.to_pylist(), TEXT, mask=unnamed & _null(cells["address"]))


def _fill_down(merged: dict[str, pa.Array], body: np.ndarray) -> dict[str, pa.Array]:
    """Merged cells filled in the rows of ``body``, columns from left to right.

    A blank cell repeats the one above only if all cells to the left of it are blank too: a pivot table starts
    anew to the right of each cell it prints. In lists that print every cell this changes nothing.
    """
    blank = body
    filled = {}
    for name, column in merged.items():
        blank = blank & _null(column)
        filled[name] = _carry(column, blank | ~body) if blank.any() else column
    return filled


def _carry(column: pa.Array, from_above: np.ndarray) -> pa.Array:
    """The column with each cell marked ``from_above`` replaced by the nearest one above that is not."""
    own = np.maximum.accumulate(np.where(from_above, -1, np.arange(len(column))))
    return column.take(pa.array(own, mask=own < 0))


def _null(column: pa.Array) -> np.ndarray:
    return column.is_null().to_numpy(zero_copy_only=False)
