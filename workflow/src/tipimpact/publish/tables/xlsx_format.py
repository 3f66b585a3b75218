"""Excel: typed numbers and dates, one header row tagged as such, nothing merged, a cover sheet with the notes."""

from __future__ import annotations

import io
import re
from functools import cache

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tipimpact import __version__
from tipimpact.common.files import STEADY
from tipimpact.publish.tables.around import above, caption, heading, under
from tipimpact.publish.tables.model import Cell, View, flat
from tipimpact.publish.words import say

WRAP = {"text_wrap": True, "valign": "top"}
TITLE = {"bold": True, "font_size": 14}
LINES = 15  # of one block on the sheet that lists several tables; its page has all
CELL = 32_767  # characters that a cell may hold
SEPARATOR = {"en": ".", "fr": ","}


def workbook_bytes(*views: View) -> bytes:
    """Several tables of one language as a workbook: a sheet that lists them with their notes, then a sheet for each."""
    lang = views[0].lang
    file = io.BytesIO()
    options = {"in_memory": True} | dict.fromkeys(
        ("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False
    )
    book = xlsxwriter.Workbook(file, options)
    about = {"title": say("site-title", lang), "author": f"tipimpact {__version__}", "comments": ""}
    book.set_properties({**about, "created": STEADY})
    wrap, title, bold = book.add_format(WRAP), book.add_format(TITLE), book.add_format({"bold": True})
    cover = book.add_worksheet(say("sheet-cover", lang))
    cover.write_string(0, 0, say("site-title", lang), title)
    names = [view.name.removeprefix("finding-")[:31] for view in views]  # what Excel allows
    cover.set_column(0, 0, 110)
    row = 2
    for name, view in zip(names, views, strict=True):
        cover.write_string(row, 0, f"{name}: {caption(view)}", bold)
        lines = [line for block in [*above(view), *under(view)] for line in _first(block.lines, lang)]
        for place, line in enumerate(lines, row + 1):
            cover.write_string(place, 0, line, wrap)
        row += len(lines) + 2
    for name, view in zip(names, views, strict=True):
        _write_data(book, book.add_worksheet(name), view, wrap)
    book.close()
    return file.getvalue()


def _first(lines: list[str], lang: str) -> list[str]:
    """The first lines of a block, and how many its page has beyond them."""
    left = len(lines) - LINES
    if left <= 0:
        return lines
    return [*lines[:LINES], say("page-lines_left", lang, count=left)]


def _write_data(book: xlsxwriter.Workbook, sheet: Worksheet, view: View, wrap: Format) -> None:
    headings, rows = flat(view.headings), [flat(row) for row in view.rows]
    titles = _distinct([heading(item) for item in headings])
    columns = [{"header": title, "header_format": wrap} for title in titles]
    sheet.add_table(
        0, 0, max(1, len(rows)), len(headings) - 1,
        {"name": f"T_{view.name.replace('-', '_')}", "columns": columns, "style": "Table Style Light 1"},
    )  # fmt: skip

    @cache
    def shown_as(code: str) -> Format:
        return book.add_format({"num_format": code, "valign": "top"})

    for c in range(len(headings)):
        longest = max([len(titles[c]), *(len(row[c].text) for row in rows)])
        sheet.set_column(c, c, max(8, min(60, longest + 2)))
    for r, row in enumerate(rows, 1):
        for c, cell in enumerate(row):
            if cell.value is None or cell.kind not in ("number", "date"):
                sheet.write_string(r, c, cell.text[:CELL], wrap)
            elif cell.kind == "number":
                sheet.write_number(r, c, cell.value, shown_as(_number_format(cell, view.lang)))
            else:
                sheet.write_datetime(r, c, cell.value, shown_as("yyyy-mm-dd"))
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _distinct(titles: list[str]) -> list[str]:
    """Excel wants every column of a table named apart."""
    folded = [title.casefold() for title in titles]
    times = [folded[: place + 1].count(text) for place, text in enumerate(folded)]
    return [title if count == 1 else f"{title} ({count})" for title, count in zip(titles, times, strict=True)]


def _number_format(cell: Cell, lang: str) -> str:
    """As many decimals as readers see elsewhere; a year has no mark between its thousands."""
    integers, mark, decimals = cell.text.partition(SEPARATOR[lang])
    grouped = "0" if re.fullmatch(r"\d{4,}", integers) else "#,##0"
    return grouped + (mark and "." + "0" * len(decimals))
