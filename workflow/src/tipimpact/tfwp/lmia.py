"""Employer lists of Labour Market Impact Assessments, positive and negative, as ESDC has published them since 2014.

One reader for all families: the layout is recognised from the cells, the wording stands in ``lmia_words.yaml``.
Source: https://open.canada.ca/data/en/dataset/90fed587-1364-4f33-a9ee-208181dc0b97 (positive lists).
"""

from __future__ import annotations

import csv
import logging
import re
from collections import Counter
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd

from tipimpact.common.errors import Problem, TfwpError, nearest
from tipimpact.tfwp.layout import HEAD, Column, by_value, find_header, take_apart
from tipimpact.tfwp.places import city_and_postal_code
from tipimpact.tfwp.sheets import Row, is_workbook, read_text, read_workbook, split_rows
from tipimpact.tfwp.titles import identify
from tipimpact.tfwp.words import codes, fold

DELIMITERS = ",;\t|"
DIGITS = {"2021": 5}  # of an occupation code; four in every earlier classification
_OCCUPATION = re.compile(r"(\d{1,5})\s*[-–—]\s*(.*)")
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
    path = Path(path)
    rows, encoding = _rows(path)
    layout = take_apart(rows, str(path))
    cells = layout.cells
    period, decision, version, problems = identify(layout.title, path.name)
    noc, occupation = _split(by_value(cells["occupation"], _code_and_title))
    city, postal_code = _split(by_value(cells["address"], city_and_postal_code))
    noc, version, wrong = _full_codes(noc, version, str(path))
    problems += wrong
    texts = {
        "period": period,
        "decision": decision,
        "province": by_value(cells["province"], lambda name: codes("provinces").get(fold(name))),
        **{name: cells[name] for name in ("stream", "employer", "address")},
        "city": city,
        "postal_code": postal_code,
        "noc": noc,
        "noc_version": by_value(noc, lambda _: version),
        "occupation": occupation,
    }
    data = pd.DataFrame(texts, index=range(len(layout.places)), dtype="string")
    data["positions"] = pd.array(cells["positions"], dtype="Int64")
    data["source_row"] = pd.array(layout.places, dtype="Int64")
    problems += _faults(data, cells["province"], layout.total, str(path))
    if problems:
        raise TfwpError(problems)
    data.attrs = {
        "rows": len(rows),
        "rejected": layout.rejected,
        "printed_total": layout.total,
        "encoding": encoding,
    }
    counts = Counter(row["reason"] for row in layout.rejected)
    log.info(
        "%s (%s): %d rows = %d kept + %d rejected (%s); %d positions",
        *(path.name, encoding, len(rows), len(data), counts.total()),
        ", ".join(f"{reason} {count}" for reason, count in counts.items()),
        data["positions"].sum(),
    )
    return data


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


def _split(pairs: Column) -> tuple[Column, Column]:
    """Two columns from one of pairs."""
    first, second = np.full((2, len(pairs)), None)
    for i, pair in enumerate(pairs):
        if pair is not None:
            first[i], second[i] = pair
    return first, second


def _code_and_title(occupation: str) -> tuple[str | None, str]:
    """``"6322-Cooks"`` -> ``("6322", "Cooks")``."""
    match = _OCCUPATION.fullmatch(occupation)
    return (match[1], match[2]) if match else (None, occupation)


def _full_codes(noc: Column, version: str | None, where: str) -> tuple[Column, str | None, list[Problem]]:
    """Occupation codes with the leading zeros that spreadsheets drop, and the classification if it was not said.

    Five digits are used by NOC 2021 only; four by several classifications, so those stay unknown when not said.
    """
    longest = max((len(code) for code in set(noc) if code), default=0)
    version = version or ("2021" if longest == 5 else None)
    digits = DIGITS.get(version or "", 4)
    wrong = Problem(
        f"occupation codes of up to {longest} digits, but the list says NOC {version}",
        where,
        f"codes of {digits} digits",
        todo="check that the title belongs to this list",
    )
    return by_value(noc, lambda code: code.zfill(digits)), version, [wrong] if longest not in (0, digits) else []


def _faults(data: pd.DataFrame, provinces: Column, total: int | None, where: str) -> list[Problem]:
    """What shows that a list was not understood."""
    unknown: dict[str, int] = {}
    for i in np.flatnonzero(~pd.isna(provinces) & data["province"].isna()):
        unknown.setdefault(provinces[i], data["source_row"][i])
    problems = [
        Problem(
            f"province {name!r} is not known",
            f"{where}, row {row}",
            nearest=nearest(fold(name), codes("provinces")),
            todo="if it is a new spelling, add it to workflow/src/tipimpact/tfwp/lmia_words.yaml",
        )
        for name, row in unknown.items()
    ]
    if data.empty:
        problems.append(Problem("no row has a whole number of positions", where, "rows with employer and positions"))
    elif data["province"].isna().all():
        problems.append(Problem("no row has a province", where, "a column of provinces, or their names as headings"))
    if total is not None and total != data["positions"].sum():
        problems.append(
            Problem(
                f"the rows add up to {data['positions'].sum()} positions, the printed total is {total}",
                where,
                todo="get the file from the publisher again: rows are missing or stand twice",
            )
        )
    return problems
