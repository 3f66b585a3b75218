"""CSV: titles and words of the language, machine numbers, ISO dates, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from tipimpact.publish.tables.model import Cell, View, flat

# A spreadsheet takes a text that begins so for a formula (also in full-width characters).
_RUNS = tuple("=+-@\t\r\n＝＋－＠")


def guarded(text: str) -> str:
    """Text that no spreadsheet runs: one that begins like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_RUNS) else text


def field(cell: Cell) -> str:
    """A cell for a machine. Numbers are unrounded; a missing number or date is empty."""
    if cell.value is None:
        return "" if cell.kind in {"number", "date"} or cell.mark == "none" else cell.text
    if cell.kind == "number":
        return str(int(cell.value)) if float(cell.value).is_integer() else repr(cell.value)
    return cell.value.isoformat() if cell.kind == "date" else guarded(cell.text)


def csv_text(view: View) -> str:
    """The table as UTF-8 CSV with commas and ``\\n`` line ends; an interval is two columns."""
    return _written(view, field, ",")


def semicolons_text(view: View) -> str:
    """The same for spreadsheets of French and other locales: semicolons, decimal commas, a mark that says UTF-8."""
    return "\N{BYTE ORDER MARK}" + _written(view, _with_comma, ";")


def _with_comma(cell: Cell) -> str:
    return field(cell).replace(".", ",") if cell.kind == "number" and cell.value is not None else field(cell)


def _written(view: View, field: Callable[[Cell], str], delimiter: str) -> str:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow(guarded(heading.title) for heading in flat(view.headings))
    writer.writerows([field(cell) for cell in flat(row)] for row in view.rows)
    return file.getvalue()
