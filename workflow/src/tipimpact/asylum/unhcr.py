"""Read files of the UNHCR Refugee Population Statistics Database: code shared by applications and decisions.

Both files have one row per origin, destination, year, procedure, level and unit. The publisher
serves them as R data, as JSON, and as a zip of CSV with other headings; all are read, judged by
their content. A valid CSV file is read fast, as columns of codes. Anything else is read as text, so
that each problem is reported with its line.
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

from tipimpact.common.errors import AsylumError, Problem
from tipimpact.common.listed import check_columns
from tipimpact.retrieve.served import is_plain, read_served

SMALLEST = 5  # the smallest count that the publisher shows
HIDDEN = SMALLEST - 1  # the largest count that it may omit
SHOWN = 20  # rows reported for each kind of problem
COUNTRIES = ("coo_name", "coo", "coo_iso", "coa_name", "coa", "coa_iso")
NEEDED = ("year", "coo_iso", "coa_iso")
NUMBERS = ("coo_id", "coa_id")  # the publisher's own numbers of countries, in its API only
# Headings of the zip of CSV -> columns of the R data and of the API.
HEADINGS = {
    "Year": "year",
    "Country of origin": "coo_name",
    "Country of origin (ISO)": "coo_iso",
    "Country of asylum": "coa_name",
    "Country of asylum (ISO)": "coa_iso",
    "Authority": "procedure_type",
    "Procedure type": "procedure_type",
    "Application type": "app_type",
    "Stage of procedure": "dec_level",
    "Recognized decisions": "dec_recognized",
    "Complementary protection": "dec_other",
    "Rejected decisions": "dec_rejected",
    "Otherwise closed": "dec_closed",
    "Total decisions": "dec_total",
}
UNIT_HEADING = "Cases / Persons"
ISO = pa.binary(3)  # a country: three letters
LETTERS = 26
LEVELS = {"AR", "EO", "FA", "FI", "IN", "JR", "NA", "RA", "SP", "TA"}
FIRST_INSTANCE = {"FI", "FA", "NA"}  # levels that most governments report as first instance
# Destinations with other codes for the first instance. In the United States IN is a claim lodged with the immigration
# service and EO a claim before the immigration court, which also receives referrals from IN. Only IN is used, because
# the sum would count the same person twice and EO is missing in some years.
OWN_LEVELS = {"USA": {"IN"}}
UNITS = {"P": "persons", "C": "cases"}
# First year with own rows of an origin; before, its claims are in the rows of another origin.
SPLIT = {"MNE": 2006, "SSD": 2011, "TLS": 2002}


@dataclass(frozen=True)
class FileFormat:
    """The columns of one file: columns of codes with the known codes, and columns of counts. unit: persons or cases."""

    name: str
    codes: Mapping[str, set[str]]
    counts: tuple[str, ...]
    unit: str

    @property
    def columns(self) -> tuple[str, ...]:
        return ("year", *COUNTRIES, *self.codes, *self.counts)

    @property
    def key(self) -> tuple[str, ...]:
        return ("year", "coo_iso", "coa_iso", *self.codes)


def read_rows(file: str | Path | pd.DataFrame, format: FileFormat) -> pd.DataFrame:
    """Read all rows of a file in the publisher's columns: codes as categories, year and counts as whole numbers.

    file: a path, or the rows as text as ``retrieve.served`` reads them.
    The index counts rows from 0, so the line of a row in a CSV file is its index plus 2. Raises
    AsylumError with the lines of unknown columns or codes, repeated rows, and counts that are
    negative, fractional or not numbers.
    """
    name = file_name(file, format)
    if isinstance(file, pd.DataFrame):
        return _read_text(file, format, name)
    rows = _read_codes(Path(file), format) if is_plain(file) else None
    if rows is None or not _is_valid(rows, format):
        rows = _read_text(read_served(file, AsylumError), format, name)
    return rows


def file_name(file: str | Path | pd.DataFrame, format: FileFormat) -> str:
    """Return the name of a file for error messages; rows of text may state it in ``.attrs``."""
    return str(file.attrs.get("name", format.name)) if isinstance(file, pd.DataFrame) else Path(file).name


def is_first_instance(rows: pd.DataFrame) -> np.ndarray:
    """Return whether each row is a government procedure at the first instance of its destination."""
    levels = is_among(rows["dec_level"], FIRST_INSTANCE)
    for destination, own in OWN_LEVELS.items():
        levels = np.where(is_among(rows["coa_iso"], {destination}), is_among(rows["dec_level"], own), levels)
    return is_among(rows["procedure_type"], {"G"}) & levels


def select_sorted(rows: pd.DataFrame, kept: np.ndarray, unit: str) -> pd.DataFrame:
    """Return the kept rows sorted by origin, destination, year and unit. unit: column for persons or cases."""
    positions = np.flatnonzero(kept)
    key = combine_codes([rows["coo_iso"], rows["coa_iso"], rows["year"], rows[unit]])[positions]
    return rows.take(positions[np.argsort(key)])


def describe_cells(rows: pd.DataFrame, unit: str, codes: list[str]) -> pd.DataFrame:
    """Return the columns that applications and decisions share, with the index of ``rows``.

    unit: column for persons or cases.  codes: columns whose codes form ``stage``.
    Returns origin, destination, year, counted, stage, row (line of the file, from 1).
    """
    stage, distinct = pd.factorize(combine_codes([rows[c] for c in codes]))
    first_rows = [int(np.argmax(stage == number)) for number in range(len(distinct))]
    stage_names = pd.array(["/".join(rows[c].array[i] for c in codes) for i in first_rows], dtype="str")
    return pd.DataFrame(
        {
            "origin": _words(rows["coo_iso"]),
            "destination": _words(rows["coa_iso"]),
            "year": rows["year"],
            "counted": _words(rows[unit].cat.rename_categories(UNITS)),
            "stage": stage_names.take(stage),
            "row": rows.index + 2,  # line 1 is the header
        }
    )


def _words(column: pd.Series) -> Any:
    """Convert a categorical column to text by its categories, not row by row."""
    return column.cat.categories.astype("str").array.take(column.cat.codes)


def is_among(column: pd.Series, codes: set[str]) -> np.ndarray:
    """Return whether each row of a categorical column has one of ``codes``."""
    return np.asarray(column.cat.categories.isin(codes))[column.cat.codes]


def combine_codes(columns: list[pd.Series]) -> np.ndarray:
    """Combine columns (categories or whole numbers) into one whole number per row with the same order and equality."""
    key = np.zeros(len(columns[0]), dtype="int64")
    for column in columns:
        values = (column.cat.codes if hasattr(column, "cat") else column).to_numpy("int64")
        values = values - values.min(initial=values[0] if len(values) else 0)
        key = key * (values.max(initial=0) + 1) + values
    return key


def bounds(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the bounds of the true count behind a published count above 0: a 5 may be 1 to 5."""
    return np.where(counts == SMALLEST, 1, counts), counts


def _read_codes(path: Path, format: FileFormat) -> pd.DataFrame | None:
    """Read the file as columns of codes; None if its layout is unexpected."""
    coded = {"coo_iso": ISO, "coa_iso": ISO} | {c: _code_type(known) for c, known in format.codes.items()}
    types = coded | {c: pa.int64() for c in ("year", *format.counts)}  # other columns are not used
    convert = {"column_types": types, "include_columns": list(types), "null_values": [], "strings_can_be_null": False}
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
            header = file.readline().decode().strip().split(",")
        table = arrow_csv.read_csv(
            path,
            parse_options=arrow_csv.ParseOptions(ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(**convert),
        )
        if sorted(header) != sorted(format.columns):
            return None
        return pd.DataFrame(
            {c: _to_categories(table[c]) if c in coded else table[c].to_numpy() for c in types}, copy=False
        )
    except (OSError, EOFError, zlib.error, ValueError, pa.ArrowException):
        return None


def _code_type(codes: set[str]) -> pa.DataType:
    """Return the Arrow type of a column of codes: fixed width if all have one length, which is five times as fast."""
    widths = {len(code) for code in codes}
    return pa.binary(widths.pop()) if len(widths) == 1 else pa.dictionary(pa.int32(), pa.string())


def _to_categories(column: pa.ChunkedArray) -> Any:
    """Convert a column of codes to categories in alphabetical order. Raises ValueError for bytes other than A to Z."""
    if pa.types.is_dictionary(column.type):
        categories = column.to_pandas().array
        return categories.reorder_categories(sorted(categories.categories))
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
    code_names = ["".join(chr(ord("A") + code // size % LETTERS) for size in sizes) for code in used]
    return pd.Categorical.from_codes(place[key], categories=pd.Index(code_names))


def _is_valid(rows: pd.DataFrame, format: FileFormat) -> bool:
    """Return whether ``_check`` would find no problem. Tests categories instead of rows, which is faster.

    Codes of countries need no test, because ``_to_categories`` accepts three capital letters only.
    """
    if rows.empty:
        return True
    codes = all(set(rows[c].cat.categories) <= known for c, known in format.codes.items())
    years = rows["year"].min() >= 1900 and rows["year"].max() <= 2099
    counts = all(rows[c].min() >= 0 and rows[c].max() <= 999_999_999 for c in format.counts)
    return bool(codes and years and counts) and pd.Index(combine_codes([rows[c] for c in format.key])).is_unique


def _read_text(text: pd.DataFrame, format: FileFormat, name: str) -> pd.DataFrame:
    """Convert rows of text. Raises AsylumError for everything that is not as expected."""
    rows = text.rename(columns=HEADINGS | {UNIT_HEADING: format.unit})
    needed = (*NEEDED, *format.codes, *format.counts)  # names and the publisher's own codes of countries may be absent
    todo = "see what the publisher added, then update FORMAT in asylum/claims.py or decisions.py"
    check_columns(rows, needed, name, AsylumError, only=(*format.columns, *NUMBERS), todo=todo)
    coded = {c: _sorted_categories(rows[c]) for c in ("coo_iso", "coa_iso", *format.codes)}
    numbers = {c: rows[c].astype("category") for c in ("year", *format.counts)}
    _check(rows.assign(**coded, **numbers), format, name)
    return pd.DataFrame({c: column.astype("int64") for c, column in numbers.items()} | coded, index=rows.index)


def _sorted_categories(column: pd.Series) -> pd.Series:
    """Return a column as categories in alphabetical order."""
    column = column.astype("category")
    return column.cat.reorder_categories(sorted(column.cat.categories))


def _check(rows: pd.DataFrame, format: FileFormat, name: str) -> None:
    """Refuse cells that are not as expected, and repeated rows. rows: columns of categories, which are text."""

    def differs(column: str, pattern: str) -> np.ndarray:
        categories = rows[column].cat.categories
        return ~np.asarray(pd.Series(categories, dtype="str").str.fullmatch(pattern))[rows[column].cat.codes]

    faults = [
        (differs("year", r"(19|20)\d\d"), "year", "a year of four digits"),
        *((differs(c, r"[A-Z]{3}"), c, "three capital letters") for c in ("coo_iso", "coa_iso")),
        *((differs(c, r"[0-9]{1,9}"), c, "a whole number, 0 or more") for c in format.counts),
        *(
            (
                ~is_among(rows[c], codes),
                c,
                "one of " + ", ".join(sorted(codes)) + "; a new code may change the meaning of the counts",
            )
            for c, codes in format.codes.items()
        ),
    ]
    problems = [
        Problem(f"{column} is {rows.at[i, column]!r}", f"{name}, line {i + 2}", expected)
        for bad, column, expected in faults
        for i in rows.index[bad][:SHOWN]
    ]
    problems += [
        _describe_repeated(rows.loc[i], name, i + 2)
        for i in rows.index[rows.duplicated(list(format.key), keep=False)][:SHOWN]
    ]
    if problems:
        raise AsylumError(problems)


def _describe_repeated(row: pd.Series, name: str, line: int) -> Problem:
    coo, coa = row.get("coo", row["coo_iso"]), row.get("coa", row["coa_iso"])
    codes = f"the publisher's codes of the countries are {coo!r} and {coa!r}"
    return Problem(
        "another row has the same countries, year and codes",
        f"{name}, line {line}",
        f"one row each; {codes}",
        todo="see whether a country was split or got a new code, and give its rows one code",
    )
