"""Employer lists of Labour Market Impact Assessments, positive and negative, as ESDC has published them since 2014.

One reader for all families: the layout is recognised from the cells, the wording stands in ``lmia_words.yaml``.
Source: https://open.canada.ca/data/en/dataset/90fed587-1364-4f33-a9ee-208181dc0b97 (positive lists).
"""

from __future__ import annotations

import csv
import gc
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tipimpact.common.errors import Problem, TfwpError, nearest
from tipimpact.tfwp.columns import TEXT, by_value, frame
from tipimpact.tfwp.layout import HEAD, Layout, find_header, take_apart
from tipimpact.tfwp.places import city_and_postal_code
from tipimpact.tfwp.sheets import Row, is_workbook, read_text, read_workbook, split_rows
from tipimpact.tfwp.titles import identify
from tipimpact.tfwp.words import codes, fold

DELIMITERS = ",;\t|"
DIGITS = {"2021": 5}  # of an occupation code; four in every earlier classification
_OCCUPATION = r"^(?P<code>\d{1,5}) *[-–—] *(?P<title>.*)$"
log = logging.getLogger(__name__)


def read_lmia(path: str | Path) -> pd.DataFrame:
    """One row per row of a list, in its order: employer, place of business, occupation, number of positions.

    Columns: period (``2014H2``, ``2015``, ``2017Q3``), decision (``positive``, ``negative``), province (two
    letters; ``OC``: head office outside Canada), stream, employer, address, city, postal_code (``A1A 1A1``),
    noc (with its leading zeros), noc_version (``2011``, ``2021``), occupation (without its code), positions
    (a whole number, 0 is possible), source_row (from 1, title and blank rows counted). NA: not stated.

    ``.attrs``: ``rows`` (rows in the file, kept or rejected), ``rejected`` (a list of ``{"row", "reason"}``; reasons
    are title, header, section, total, note, blank and "no number of positions"), ``printed_total``, ``encoding``.

    Raises TfwpError for a file that is damaged, protected or no such list, for columns and provinces that are
    not known, for a title and a file name that contradict each other, and for a printed total that is not the sum.
    """
    table, facts = read_columns(Path(path))
    data = with_places(table)
    data.attrs.update(facts)
    return data


def read_columns(path: Path) -> tuple[pa.Table, dict[str, Any]]:
    """A list as ``read_lmia`` gives it, but for city and postal code, and the facts that go into ``.attrs``."""
    with _no_search_for_cycles():
        rows, encoding = _rows(path)
        layout, count = take_apart(rows, str(path)), len(rows)
        del rows
    cells = layout.cells
    period, decision, version, problems = identify(layout.title, path.name)
    noc, occupation, version, wrong = _occupations(cells["occupation"], version, str(path))
    problems += wrong + _faults(layout, str(path))
    if problems:
        raise TfwpError(problems)
    table = pa.table(
        {
            "period": pa.repeat(pa.scalar(period, TEXT), len(noc)),
            "decision": pa.repeat(pa.scalar(decision, TEXT), len(noc)),
            "province": by_value(cells["province"], lambda name: codes("provinces").get(fold(name))),
            **{name: cells[name] for name in ("stream", "employer", "address")},
            "noc": noc,
            "noc_version": pc.if_else(noc.is_valid(), pa.scalar(version, TEXT), None),
            "occupation": occupation,
            "positions": layout.positions,
            "source_row": layout.places,
        }
    )
    counts = Counter(row["reason"] for row in layout.rejected)
    log.info(
        "%s (%s): %d rows = %d kept + %d rejected (%s); %d positions",
        *(path.name, encoding, count, len(table), counts.total()),
        ", ".join(f"{reason} {count}" for reason, count in counts.items()),
        pc.sum(layout.positions).as_py(),
    )
    facts = {"rows": count, "rejected": layout.rejected, "printed_total": layout.total, "encoding": encoding}
    return table, facts


def with_places(table: pa.Table) -> pd.DataFrame:
    """Columns of one or several lists as a DataFrame, with city and postal code after the address."""
    city, postal_code = city_and_postal_code(table["address"].combine_chunks())
    after = table.column_names.index("address") + 1
    return frame(table.add_column(after, "city", city).add_column(after + 1, "postal_code", postal_code))


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Rows of cells hold no cycles; to look for some among so many lists takes a tenth of the time of reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _rows(path: Path) -> tuple[list[Row], str]:
    """All rows of the file, and its encoding; the delimiter is the one that shows a row of column names."""
    if not path.is_file():
        raise TfwpError("there is no such file", where=str(path))
    if is_workbook(path):
        return read_workbook(path), "xlsx"
    text, encoding = read_text(path)
    try:
        head = {d: islice(split_rows(text[:100_000], d, strict=False), HEAD) for d in DELIMITERS}
        delimiter = next((d for d in DELIMITERS if find_header(head[d]) is not None), DELIMITERS[0])
        return list(split_rows(text, delimiter)), encoding
    except csv.Error as error:
        raise TfwpError(
            f"the text cannot be split into rows ({error})",
            where=str(path),
            expected="delimited text, with every quotation mark closed",
            todo="get the file from the publisher again",
        ) from error


def _occupations(
    column: pa.Array, version: str | None, where: str
) -> tuple[pa.Array, pa.Array, str | None, list[Problem]]:
    """Codes with the leading zeros that spreadsheets drop; titles; the classification if it was not said; faults.

    Five digits are used by NOC 2021 only; four by several classifications, so those stay unknown when not said.
    """
    encoded = column.dictionary_encode()
    code, title = pc.extract_regex(encoded.dictionary, _OCCUPATION).flatten()  # "6322-Cooks" -> "6322", "Cooks"
    title = pc.coalesce(title, encoded.dictionary).take(encoded.indices)
    longest = pc.max(pc.utf8_length(code)).as_py() or 0
    version = version or ("2021" if longest == 5 else None)
    digits = DIGITS.get(version or "", 4)
    wrong = Problem(
        f"occupation codes of up to {longest} digits, but the list says NOC {version}",
        where,
        f"codes of {digits} digits",
        todo="check that the title belongs to this list",
    )
    code = pc.utf8_lpad(code, digits, "0").take(encoded.indices)
    return code, title, version, [wrong] if longest not in (0, digits) else []


def _faults(layout: Layout, where: str) -> list[Problem]:
    """What shows that a list was not understood."""
    provinces, summed = layout.cells["province"], pc.sum(layout.positions).as_py() or 0
    unknown = [name for name in provinces.unique().drop_null().to_pylist() if fold(name) not in codes("provinces")]
    problems = [
        Problem(
            f"province {name!r} is not known",
            f"{where}, row {layout.places[provinces.index(name).as_py()]}",
            nearest=nearest(fold(name), codes("provinces")),
            todo="if it is a new spelling, add it to workflow/src/tipimpact/tfwp/lmia_words.yaml",
        )
        for name in unknown
    ]
    if not len(layout.positions):
        problems.append(Problem("no row has a whole number of positions", where, "rows with employer and positions"))
    elif provinces.null_count == len(provinces):
        problems.append(Problem("no row has a province", where, "a column of provinces, or their names as headings"))
    if layout.total not in (None, summed):
        problems.append(
            Problem(
                f"the rows add up to {summed} positions, the printed total is {layout.total}",
                where,
                todo="get the file from the publisher again: rows are missing or stand twice",
            )
        )
    return problems
