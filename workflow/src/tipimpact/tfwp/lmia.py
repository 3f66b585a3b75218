"""Read employer lists of Labour Market Impact Assessments, positive and negative, published by ESDC since 2014.

One reader handles all layouts. It recognises the layout from the cells; ``lmia_words.yaml`` lists the known wording.
Source: https://open.canada.ca/data/en/dataset/90fed587-1364-4f33-a9ee-208181dc0b97 (positive lists).
"""

from __future__ import annotations

import csv
import logging
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tipimpact.common.errors import Problem, TfwpError, nearest
from tipimpact.common.garbage import pause_collection
from tipimpact.common.workbooks import find_sheet
from tipimpact.tfwp.arrow_columns import TEXT, by_value, to_frame
from tipimpact.tfwp.file_rows import Row, is_workbook, read_text, split_rows
from tipimpact.tfwp.layout import BELOW_NOTES, HEAD, NO_NUMBER, Layout, find_header, split_layout
from tipimpact.tfwp.list_titles import identify
from tipimpact.tfwp.lmia_words import codes, fold
from tipimpact.tfwp.places import city_and_postal_code

DELIMITERS = ",;\t|"
DIGITS = {"2021": 5}  # of an occupation code; four in all earlier versions of the NOC
UNKNOWN_PROVINCE = "unknown province"
UNREAD = (NO_NUMBER, BELOW_NOTES, UNKNOWN_PROVINCE)  # reasons to reject a row that may have been meant to count
SAME = [
    "province",
    "stream",
    "employer",
    "address",
    "noc",
    "occupation",
    "positions",
]  # equal in rows that are repeated
_OCCUPATION = r"^(?P<code>\d{1,5}) *[-–—] *(?P<title>.*)$"
log = logging.getLogger(__name__)


def read_lmia(path: str | Path) -> pd.DataFrame:
    """Read a list: one row per row of the file, in file order.

    Columns: period (``2014H2``, ``2015``, ``2017Q3``), decision (``positive``, ``negative``),
    province (two letters; ``OC``: head office outside Canada), stream, employer, address, city,
    postal_code (``A1A 1A1``), noc (with its leading zeros), noc_version (``2011``, ``2021``),
    occupation (without its code), positions (a whole number, may be 0), source_row (from 1,
    counting title and blank rows). NA: not stated.

    ``.attrs``: ``rows`` (rows in the file, kept or rejected), ``rejected`` (a list of ``{"row", "reason"}``; reasons
    are title, header, section, total, note, blank and those of ``UNREAD``), ``repeated`` (rows that say the same as an
    earlier one, which are kept, because an employer may ask twice), ``printed_total``, ``encoding``.

    Raises TfwpError for a file that is damaged, protected or not such a list, for unknown columns,
    where no province is known, for a title that contradicts the file name, and for a printed total
    that differs from the sum of the rows.

    >>> rows = read_lmia("data/raw/sample/tfwp/lmia_positive/2014_positive_employers_en.csv")
    >>> rows.attrs["rows"] == len(rows) + len(rows.attrs["rejected"])
    True
    """
    table, attributes = read_columns(Path(path))
    data = with_places(table)
    data.attrs.update(attributes)
    return data


def read_columns(path: Path) -> tuple[pa.Table, dict[str, Any]]:
    """Return the columns of ``read_lmia`` without city and postal code, and the content of its ``.attrs``."""
    with pause_collection():
        rows, encoding = _read_rows(path)
        layout, count = split_layout(rows, str(path)), len(rows)
        del rows
    known = _known_provinces(layout)
    cells = {name: column.filter(known) for name, column in layout.cells.items()}
    positions, places = layout.positions.filter(known), layout.places.filter(known)
    refused = layout.places.filter(pc.invert(known)).to_pylist()
    rejected = [*layout.rejected, *({"row": row, "reason": UNKNOWN_PROVINCE} for row in refused)]
    period, decision, version, problems = identify(layout.title, path.name)
    noc, occupation, version, wrong_digits = _split_occupations(cells["occupation"], version, str(path))
    problems += wrong_digits + _check_layout(layout, str(path))
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
            "positions": positions,
            "source_row": places,
        }
    )
    counts = Counter(row["reason"] for row in rejected)
    log.info(
        "%s (%s): read %d rows, kept %d, rejected %d (%s); %d positions",
        *(path.name, encoding, count, len(table), counts.total()),
        ", ".join(f"{reason} {count}" for reason, count in counts.items()),
        pc.sum(positions).as_py(),
    )
    repeated = len(table) - table.drop_columns("source_row").group_by(SAME, use_threads=False).aggregate([]).num_rows
    facts = {"rows": count, "rejected": rejected, "repeated": repeated}
    return table, facts | {"printed_total": layout.total, "encoding": encoding}


def with_places(table: pa.Table) -> pd.DataFrame:
    """Return one or several lists as a DataFrame, with city and postal code after the address."""
    city, postal_code = city_and_postal_code(table["address"].combine_chunks())
    after = table.column_names.index("address") + 1
    return to_frame(table.add_column(after, "city", city).add_column(after + 1, "postal_code", postal_code))


def _read_rows(path: Path) -> tuple[list[Row], str]:
    """Return all rows of the file and its encoding. The delimiter is the one with which a header row is found."""
    if not path.is_file():
        raise TfwpError(
            "file not found",
            where=str(path),
            expected="an employer list of the publisher",
            todo="check the path, or retrieve the file",
        )
    if is_workbook(path):
        return find_sheet(path, TfwpError, lambda rows: find_header(rows[:HEAD]) is not None), "xlsx"
    text, encoding = read_text(path)
    try:
        head = {d: islice(split_rows(text[:100_000], d, strict=False), HEAD) for d in DELIMITERS}
        delimiter = next((d for d in DELIMITERS if find_header(head[d]) is not None), DELIMITERS[0])
        return list(split_rows(text, delimiter)), encoding
    except csv.Error as error:
        raise TfwpError(
            f"not valid delimited text ({error})",
            where=str(path),
            expected="delimited text, with every quotation mark closed",
            todo="download the file from the publisher again",
        ) from error


def _split_occupations(
    column: pa.Array, version: str | None, where: str
) -> tuple[pa.Array, pa.Array, str | None, list[Problem]]:
    """Return codes with the leading zeros that spreadsheets drop, titles, the NOC version, and problems.

    If the list does not state its version, codes of five digits mean NOC 2021. Codes of four digits
    leave the version unknown, because several versions use them.
    """
    encoded = column.dictionary_encode()
    code, title = pc.extract_regex(encoded.dictionary, _OCCUPATION).flatten()  # "6322-Cooks" -> "6322", "Cooks"
    title = pc.coalesce(title, encoded.dictionary).take(encoded.indices)
    longest = pc.max(pc.utf8_length(code)).as_py() or 0
    version = version or ("2021" if longest == 5 else None)
    digits = DIGITS.get(version or "", 4)
    problem = Problem(
        f"occupation codes have up to {longest} digits, but the list states NOC {version}",
        where,
        f"codes of {digits} digits",
        todo="check that the title belongs to this list",
    )
    code = pc.utf8_lpad(code, digits, "0").take(encoded.indices)
    return code, title, version, [problem] if longest not in (0, digits) else []


def _known_provinces(layout: Layout) -> pa.Array:
    """Return for each row whether its province is known or not stated."""
    provinces = layout.cells["province"]
    known = by_value(provinces, lambda name: codes("provinces").get(fold(name)))
    return pc.or_(provinces.is_null(), known.is_valid())


def _check_layout(layout: Layout, where: str) -> list[Problem]:
    """Return problems which show that the list was misread. One unknown province refuses its row only."""
    provinces, summed = layout.cells["province"], pc.sum(layout.positions).as_py() or 0
    stated = provinces.unique().drop_null().to_pylist()
    unknown = [name for name in stated if fold(name) not in codes("provinces")]
    problems = [
        Problem(
            f"unknown province {name!r}",
            f"{where}, row {layout.places[provinces.index(name).as_py()]}",
            nearest=nearest(fold(name), codes("provinces")),
            todo="if this is a new spelling, add it to workflow/src/tipimpact/tfwp/lmia_words.yaml",
        )
        for name in unknown
        if len(unknown) == len(stated)
    ]
    if not len(layout.positions):
        problems.append(
            Problem("no row has a whole number of positions", where, "rows with an employer and a number of positions")
        )
    elif provinces.null_count == len(provinces):
        problems.append(Problem("no row has a province", where, "a column of provinces, or provinces as headings"))
    if layout.total not in (None, summed):
        problems.append(
            Problem(
                f"the rows add up to {summed} positions but the printed total is {layout.total}",
                where,
                todo="download the file again, because rows are missing or repeated",
            )
        )
    return problems
