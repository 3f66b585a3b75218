"""Files of the UNHCR Refugee Population Statistics Database, read strictly and fast.

Both files have one row per origin, destination, year, procedure, level and unit; what is shared by
applications and decisions stands here. A sound file is read in columns of codes; one that is not is read
again as text, so that every fault is told with its line.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from tipimpact.common.errors import AsylumError, Problem, nearest

SMALLEST = 5  # the smallest count that the publisher shows
HIDDEN = SMALLEST - 1  # the greatest count that it may leave out
SHOWN = 20  # rows named for each kind of fault
COUNTRIES = ("coo_name", "coo", "coo_iso", "coa_name", "coa", "coa_iso")
ISO = pa.binary(3)  # a country: three letters
LETTERS = 26
LEVELS = {"AR", "EO", "FA", "FI", "IN", "JR", "NA", "RA", "SP", "TA"}
FIRST_INSTANCE = {"FI", "FA", "NA"}  # what most governments report as their first instance
# Destinations that code their first instance otherwise. In the United States IN is a claim lodged with the
# immigration service and EO one before the immigration court, which also receives what IN has referred to it:
# adding both counts the same person twice, and EO is missing in some years. So IN stands for the first instance.
OWN_LEVELS = {"USA": {"IN"}}
UNITS = {"P": "persons", "C": "cases"}
# First year in which an origin stands by itself; what was counted before is in the rows of another origin.
SPLIT = {"MNE": 2006, "SSD": 2011, "TLS": 2002}


@dataclass(frozen=True)
class Layout:
    """The columns of one file: which hold codes and which of them are known, and which hold counts."""

    what: str
    codes: Mapping[str, set[str]]
    counts: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return ("year", *COUNTRIES, *self.codes, *self.counts)

    @property
    def key(self) -> tuple[str, ...]:
        return ("year", "coo_iso", "coa_iso", *self.codes)


def read_rows(path: str | Path, layout: Layout) -> pd.DataFrame:
    """All rows of a file in the publisher's columns: codes as categories, year and counts as whole numbers.

    The index counts rows from 0, so the line of a row is its index and 2. Raises AsylumError with the rows at
    fault: unknown columns or codes, cells that stand twice, a country with two codes, counts that are negative,
    fractional or not numbers.
    """
    path = Path(path)
    rows = _columns(path, layout)
    if rows is None or not _sound(rows, layout):
        text = _text(path, layout)
        _check(text, layout, path.name)
        numbers = {c: text[c].astype("int64") for c in ("year", *layout.counts)}
        rows = text.astype("category").assign(**numbers)  # their categories are in alphabetical order
    return rows


def first_instance(rows: pd.DataFrame) -> np.ndarray:
    """Whether each row is of a procedure before the government, at the first instance of its destination."""
    levels = among(rows["dec_level"], FIRST_INSTANCE)
    for destination, own in OWN_LEVELS.items():
        levels = np.where(among(rows["coa_iso"], {destination}), among(rows["dec_level"], own), levels)
    return among(rows["procedure_type"], {"G"}) & levels


def in_order(rows: pd.DataFrame, kept: np.ndarray, unit: str) -> pd.DataFrame:
    """Rows of ``kept`` by origin, destination, year and unit; ``unit`` is the column that tells persons from cases."""
    at = np.flatnonzero(kept)
    key = together([rows["coo_iso"], rows["coa_iso"], rows["year"], rows[unit]])[at]
    return rows.take(at[np.argsort(key)])


def cells(rows: pd.DataFrame, unit: str, codes: list[str]) -> pd.DataFrame:
    """What applications and decisions both say of a cell; the index stays that of ``rows``.

    unit: the column that tells persons from cases.  codes: columns whose codes make up ``stage``.
    Returns origin, destination, year, counted, stage, row (line of the file, from 1).
    """
    stage, kinds = pd.factorize(together([rows[c] for c in codes]))
    first = [int(np.argmax(stage == kind)) for kind in range(len(kinds))]
    words = pd.array(["/".join(rows[c].array[i] for c in codes) for i in first], dtype="str")
    return pd.DataFrame(
        {
            "origin": _words(rows["coo_iso"]),
            "destination": _words(rows["coa_iso"]),
            "year": rows["year"],
            "counted": _words(rows[unit].cat.rename_categories(UNITS)),
            "stage": words.take(stage),
            "row": rows.index + 2,  # line 1 is the header
        }
    )


def _words(column: pd.Series) -> Any:
    """A column of codes as text, without looking at each row."""
    return column.cat.categories.astype("str").array.take(column.cat.codes)


def among(column: pd.Series, codes: set[str]) -> np.ndarray:
    """Whether each row of a column of codes holds one of ``codes``."""
    return np.asarray(column.cat.categories.isin(codes))[column.cat.codes]


def together(columns: list[pd.Series]) -> np.ndarray:
    """One whole number for each row, which sorts and tells rows apart as the columns do (codes, or whole numbers)."""
    key = np.zeros(len(columns[0]), dtype="int64")
    for column in columns:
        values = (column.cat.codes if hasattr(column, "cat") else column).to_numpy("int64")
        values = values - values.min(initial=values[0] if len(values) else 0)
        key = key * (values.max(initial=0) + 1) + values
    return key


def bounds(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Least and greatest count that a published count above 0 can stand for: 1 to 4 are shown as 5, or not at all."""
    return np.where(counts == SMALLEST, 1, counts), counts


def _columns(path: Path, layout: Layout) -> pd.DataFrame | None:
    """The file as columns of codes; None when it is not laid out as expected."""
    coded = {"coo_iso": ISO, "coa_iso": ISO} | {c: _width(known) for c, known in layout.codes.items()}
    types = coded | {c: pa.int64() for c in ("year", *layout.counts)}  # nothing else is used
    convert = {"column_types": types, "include_columns": list(types), "null_values": [], "strings_can_be_null": False}
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
            header = file.readline().decode().strip().split(",")
        table = arrow_csv.read_csv(
            path,
            parse_options=arrow_csv.ParseOptions(ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(**convert),
        )
        if sorted(header) != sorted(layout.columns):
            return None
        return pd.DataFrame({c: _codes(table[c]) if c in coded else table[c].to_numpy() for c in types}, copy=False)
    except (OSError, EOFError, zlib.error, ValueError, pa.ArrowException):
        return None


def _width(codes: set[str]) -> pa.DataType:
    """How a column of codes is best read: as letters where all codes are of one length, which costs a fifth."""
    widths = {len(code) for code in codes}
    return pa.binary(widths.pop()) if len(widths) == 1 else pa.dictionary(pa.int32(), pa.string())


def _codes(column: pa.ChunkedArray) -> Any:
    """A column of codes, its categories in alphabetical order. Raises ValueError for other bytes than A to Z."""
    if pa.types.is_dictionary(column.type):
        found = column.to_pandas().array
        return found.reorder_categories(sorted(found.categories))
    array, width = column.combine_chunks(), column.type.byte_width
    letters = np.frombuffer(array.buffers()[1], np.uint8, len(array) * width).reshape(-1, width) - ord("A")
    if letters.max(initial=0) >= LETTERS:
        raise ValueError("not a capital letter")
    sizes = LETTERS ** np.arange(width)[::-1]
    key = np.zeros(len(letters), "int64")
    for i, size in enumerate(sizes):
        key += letters[:, i].astype("int64") * size
    used = np.flatnonzero(np.bincount(key))
    place = np.zeros(LETTERS**width, "int16")
    place[used] = np.arange(len(used))
    words = ["".join(chr(ord("A") + code // size % LETTERS) for size in sizes) for code in used]
    return pd.Categorical.from_codes(place[key], categories=pd.Index(words))


def _sound(rows: pd.DataFrame, layout: Layout) -> bool:
    """Whether ``_check`` has nothing to say: the same questions, asked of the codes and not of each row.

    What a country is called needs no question here: ``_codes`` takes three capital letters only.
    """
    if rows.empty:
        return True
    codes = all(set(rows[c].cat.categories) <= known for c, known in layout.codes.items())
    years = rows["year"].min() >= 1900 and rows["year"].max() <= 2099
    counts = all(rows[c].min() >= 0 and rows[c].max() <= 999_999_999 for c in layout.counts)
    return bool(codes and years and counts) and pd.Index(together([rows[c] for c in layout.key])).is_unique


def _text(path: Path, layout: Layout) -> pd.DataFrame:
    """The file as text, whatever stands in it."""
    columns = layout.columns
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8", skip_blank_lines=False)
    except (OSError, EOFError, zlib.error, UnicodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise AsylumError(
            f"not a CSV table that can be read: {error}",
            where=path.name,
            expected=f"UNHCR {layout.what}, CSV in UTF-8, gzipped or not",
        ) from None
    if not isinstance(rows.index, pd.RangeIndex):  # pandas takes the surplus for an index
        raise AsylumError("rows have more fields than the header", where=path.name, expected=", ".join(columns))
    missing = [c for c in columns if c not in rows]
    unknown = [str(c) for c in rows if c not in columns]
    if missing or unknown:
        raise AsylumError(
            [Problem(f"column {c!r} is missing", path.name, nearest=nearest(c, unknown)) for c in missing]
            + [
                Problem(
                    f"column {c!r} is not known",
                    path.name,
                    f"only {', '.join(columns)}",
                    nearest(c, missing),
                    "see what the publisher added, then extend the stage asylum",
                )
                for c in unknown
            ]
        )
    return rows.fillna("")  # a row that ends early


def _check(rows: pd.DataFrame, layout: Layout, name: str) -> None:
    faults = [
        (~rows["year"].str.fullmatch(r"(19|20)\d\d"), "year", "a year of four digits"),
        *((~rows[c].str.fullmatch(r"[A-Z]{3}"), c, "three capital letters") for c in ("coo_iso", "coa_iso")),
        *((~rows[c].str.fullmatch(r"[0-9]{1,9}"), c, "a whole number, 0 or more") for c in layout.counts),
        *(
            (~rows[c].isin(codes), c, "one of " + ", ".join(sorted(codes)) + "; a new code may change what is counted")
            for c, codes in layout.codes.items()
        ),
    ]
    problems = [
        Problem(f"{column} is {rows.at[i, column]!r}", f"{name}, line {i + 2}", expected)
        for bad, column, expected in faults
        for i in rows.index[bad][:SHOWN]
    ]
    problems += [
        _twice(rows.loc[i], name, i + 2) for i in rows.index[rows.duplicated(list(layout.key), keep=False)][:SHOWN]
    ]
    if problems:
        raise AsylumError(problems)


def _twice(row: pd.Series, name: str, line: int) -> Problem:
    codes = f"the publisher's codes of the countries are {row['coo']!r} and {row['coa']!r}"
    return Problem(
        "the same cell stands twice",
        f"{name}, line {line}",
        f"one row per cell; {codes}",
        todo="see whether a country was split or coded anew, and give its rows one code",
    )
