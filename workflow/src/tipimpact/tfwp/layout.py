"""Split the rows of a list into header, title, sections, data, total and footnotes, and fill merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
import pyarrow as pa

from tipimpact.common.errors import Problem, TfwpError, nearest
from tipimpact.tfwp.arrow_columns import TEXT, WHOLE, by_value, texts, whole_number
from tipimpact.tfwp.employer_names import is_unnamed
from tipimpact.tfwp.file_rows import Row
from tipimpact.tfwp.lmia_words import codes, fold, lmia_words

HEAD = 40  # the header is within the first 40 rows
MERGED = ("province", "stream", "employer", "address")  # a pivot table prints these once for all rows below
NEEDED = ("employer", "positions")
READ = {*MERGED, "occupation", "positions"}  # columns that are kept
NO_NUMBER = "no number of positions"
BELOW_NOTES = "a number below the notes"
_UNDER = re.compile(r" (?:under|sous) (?:noc|cnp) 20\d\d$")


@dataclass(frozen=True)
class Layout:
    """The parts of a list.

    cells: a text column per column name of ``lmia_words.yaml``, data rows only, with merged cells filled.
    positions: whole numbers.  places: row number in the file, from 1.  rejected: all other rows, with the reason.
    title: text above the data, including the header.  total: the number printed in a row labelled "Total".
    """

    cells: dict[str, pa.Array]
    positions: pa.Array
    places: pa.Array
    rejected: list[dict[str, Any]]
    title: str
    total: int | None


def find_header(rows: Iterable[Row]) -> int | None:
    """Return the index of the first row with two known column names. Titles and province headings have one cell."""
    for index, row in enumerate(rows):
        if sum(_column_name(cell) is not None for cell in row) > 1:
            return index
    return None


def split_layout(rows: list[Row], where: str) -> Layout:
    """Split a list into its parts. Raises TfwpError if it has no header, or a header with unknown columns."""
    top = _find_top(rows, where)
    columns = list(zip_longest(*rows, fillvalue=""))
    header = _read_header(columns, top, where)
    lead, sectioned = header[min(header)], "province" not in header.values()
    read = {i: name for i, name in header.items() if name in READ or name == lead}
    cells = {name: texts(columns[i]) for i, name in read.items()}
    cells |= {name: pa.nulls(len(rows), TEXT) for name in READ - cells.keys()}
    numbers = by_value(cells["positions"], whole_number, WHOLE)
    others: dict[str, Sequence[Any]] = {name: columns[i] for i, name in header.items() if i not in read}
    reasons = _reject_rows(cells, others, numbers, top, lead, sectioned)

    if sectioned:
        cells["province"] = _read_headings(cells, reasons)
    else:  # a row without a number also begins a block
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


def _column_name(cell: Any) -> str | None:
    """Return the column that a header cell names; None if unknown."""
    return codes("columns").get(_UNDER.sub("", fold(str(cell))))


def _find_top(rows: list[Row], where: str) -> int:
    """Return the index of the first header row."""
    top = find_header(rows[:HEAD])
    if top is None:
        first = [" | ".join(str(cell).strip() for cell in row)[:80] for row in rows[:HEAD] if any(row)][:3]
        raise TfwpError(
            f"no header row in the first {HEAD} rows; the first rows are: {first}",
            where=where,
            expected="a row like: Province/Territory, Stream, Employer, Address, Occupation, Approved Positions",
            todo="check that the file is an employer list of the publisher, not a web page or another table",
        )
    return top


def _read_header(columns: list[tuple[Any, ...]], top: int, where: str) -> dict[int, str]:
    """Return the column names by position, from left to right."""
    printed = {i: text for i, column in enumerate(columns) if (text := str(column[top]).strip())}
    header = {i: _column_name(text) for i, text in printed.items()}
    nameless = [i + 1 for i, column in enumerate(columns) if i not in printed and _has_content(column[top + 1 :])]
    names = list(header.values())
    faults = [
        *((f"unknown column {text!r}", text) for i, text in printed.items() if header[i] is None),
        *((f"column {name!r} is missing", name) for name in NEEDED if name not in names),
        *((f"two columns for {name!r}", "") for name in sorted(filter(None, set(names))) if names.count(name) > 1),
        *((f"column {number} has cells but no name", "") for number in nameless),
    ]
    if faults:
        where, known = f"{where}, row {top + 1}", list(codes("columns"))
        columns_printed = f"the header has: {', '.join(printed.values())}"
        todo = "if this is a new spelling, add it to workflow/src/tipimpact/tfwp/lmia_words.yaml"
        raise TfwpError(
            Problem(f"{fault}; {columns_printed}", where, nearest=nearest(fold(text), known), todo=todo)
            for fault, text in faults
        )
    return {i: name for i, name in header.items() if name}


def _has_content(column: Sequence[Any]) -> bool:
    return any(str(cell).strip() for cell in set(column))


def _reject_rows(
    cells: dict[str, pa.Array],
    others: dict[str, Sequence[Any]],
    numbers: pa.Array,
    top: int,
    lead: str,
    sectioned: bool,
) -> np.ndarray:
    """Return for each row the reason to reject it; an empty text for a data row.

    others: columns that are not kept.  lead: the first column, which holds titles and notes.
    """
    marks = by_value(cells[lead], _mark_of)
    # Only rows that differ from a data row are examined one by one, because most rows are data.
    suspects = np.flatnonzero(_null(numbers) | ~_null(marks) | (np.arange(len(numbers)) < top))
    kept = {"mark": marks, "number": numbers} | cells
    columns = {name: column.take(pa.array(suspects)) for name, column in kept.items()}
    columns |= {name: texts([column[i] for i in suspects.tolist()]) for name, column in others.items()}
    rows = pa.table(columns).to_pylist()
    suspect_reasons = [_reason_to_reject(row, bool(i < top), sectioned) for i, row in zip(suspects, rows, strict=True)]
    reasons = np.full(len(numbers), "", dtype=object)
    reasons[suspects] = suspect_reasons
    if "note" in suspect_reasons:  # all rows below the first note are notes, or blank
        first = suspects[suspect_reasons.index("note")]
        counts = ~_null(numbers)[first:] & ~_null(cells["employer"])[first:]
        reasons[first:] = np.where(counts, BELOW_NOTES, "note")
        blank = [i for i, reason in zip(suspects, suspect_reasons, strict=True) if reason == "blank"]
        reasons[blank] = "blank"
    return reasons


def _reason_to_reject(row: dict[str, Any], above_header: bool, sectioned: bool) -> str:
    """Return the reason to reject a row; an empty text if it is a data row after all."""
    filled = {name for name, cell in row.items() if cell is not None}
    if not filled:
        return "blank"
    if row["mark"] and not filled & {"address", "occupation"}:
        return str(row["mark"])
    if sectioned and "number" not in filled and _is_heading(row):
        return "section"
    if _column_name(row["positions"]) == "positions":
        return "header"
    return "title" if above_header else "" if "number" in filled else NO_NUMBER


def _mark_of(text: str) -> str | None:
    """Return ``note`` if a first cell begins the notes, ``total`` if it labels the total, otherwise None."""
    return (
        "note" if text.casefold() in lmia_words()["notes"] else "total" if fold(text) in lmia_words()["total"] else None
    )


def _is_heading(row: dict[str, Any]) -> bool:
    """Return whether a row is a province heading: the name of a province, perhaps twice, and no number."""
    return row["address"] in (None, row["employer"]) and fold(row["employer"] or "") in codes("provinces")


def _read_headings(cells: dict[str, pa.Array], reasons: np.ndarray) -> pa.Array:
    """Return the province of each row from the heading above it.

    The row of unnamed employers gets no province: it follows the last heading but covers all provinces.
    """
    unnamed = ~_null(by_value(cells["employer"], lambda name: name if is_unnamed(name) else None))
    provinces = _carry(cells["employer"], reasons != "section")
    return pa.array(provinces.to_pylist(), TEXT, mask=unnamed & _null(cells["address"]))


def _fill_down(merged: dict[str, pa.Array], body: np.ndarray) -> dict[str, pa.Array]:
    """Fill merged cells in the rows of ``body``, columns from left to right.

    A blank cell repeats the one above only if all cells to its left are blank too, because a pivot
    table restarts to the right of each printed cell. Lists that print every cell are unchanged.
    """
    blank = body
    filled = {}
    for name, column in merged.items():
        blank = blank & _null(column)
        filled[name] = _carry(column, blank | ~body) if blank.any() else column
    return filled


def _carry(column: pa.Array, from_above: np.ndarray) -> pa.Array:
    """Replace each cell marked ``from_above`` by the nearest unmarked cell above it."""
    own = np.maximum.accumulate(np.where(from_above, -1, np.arange(len(column))))
    return column.take(pa.array(own, mask=own < 0))


def _null(column: pa.Array) -> np.ndarray:
    return column.is_null().to_numpy(zero_copy_only=False)
