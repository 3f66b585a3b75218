"""Read asylum claims by destination, origin and month, which the UNHCR published until 2018, from copies of its file.

A row is one destination, origin and month, with names of countries. Points to note:

- From 2016 a count of 1 to 4 is shown as ``*``. Before, all counts are shown, and an absent row of a month in which the
  destination has any row is 0.
- The United States are two destinations: claims at the immigration service (USA) and at the court (USA_EOIR).
- By month a claim is counted by citizenship when it is made; by year (``claims``) Canada counts referrals by the
  country that the claimant fears. The two are never chained.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from tipimpact.common.errors import AsylumError, Problem, nearest
from tipimpact.common.listed import check_columns, read_list, refuse

# Columns of the publisher, as the copy of its file names them -> what they hold.
HEADINGS = {
    "host_country_raw": "destination",
    "origin_country_raw": "origin",
    "year": "year",
    "month": "month",
    "value_raw": "value",
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
HIDDEN, HIDDEN_FROM = "*", 2016
LEAST, GREATEST = 1, 4  # what a hidden count can be
CELL = ["destination", "origin", "year", "month"]
NAMES = ("name", "code", "months")
SHOWN = 20  # problems reported of each kind


def read_names(path: str | Path) -> pd.DataFrame:
    """Read the publisher's names of countries: ``data/raw/compiled/asylum/unhcr_names.csv``.

    Returns name, code (ISO 3166-1 alpha-3, and UNHCR's codes for what is no country: TIB, UNK, XXA)
    and months: how many months of January 1999 to May 2017 the destination has, missing for a name
    that is an origin only.
    Raises AsylumError with all problems.
    """
    path = Path(path)
    table = read_list(path, NAMES, AsylumError)
    faults = [
        (table["name"].duplicated(keep=False), "name", "one row per name"),
        (~table["code"].str.fullmatch(r"[A-Z]{3}|USA_EOIR"), "code", "three capital letters, or USA_EOIR"),
        (~table["months"].str.fullmatch(r"(\d{1,3})?"), "months", "a whole number, or an empty cell"),
    ]
    refuse(table, faults, path, AsylumError)
    return table.assign(months=pd.to_numeric(table["months"]).astype("Int64"))


def read_monthly(path: str | Path, names: pd.DataFrame, *, header: bool = True, complete: bool = True) -> pd.DataFrame:
    """Read claims by destination, origin and month.

    path: the publisher's five columns by their headings, perhaps with others, or without a header in their order.
    names: as ``read_names`` returns them.  complete: whether each destination must have the months that ``names`` has.
    Returns destination, origin (codes, as categories), year, month (1 to 12), least, greatest (1 and 4 for ``*``) and
    row (line of the file, from 1), sorted by the first four.
    Raises AsylumError with the lines of unknown names, months and values, of ``*`` before 2016 and of repeated rows,
    and with the destinations of which months are missing. Source: UNHCR, CC BY 4.0.
    """
    path = Path(path)
    cells = _read_cells(path, header)
    first_line = 2 if header else 1
    problems = [*_find_faults(cells, names, path.name, first_line)]
    if problems:
        raise AsylumError(problems)
    codes = names.set_index("name")["code"]
    value = cells["value"].cat.categories
    hidden = np.asarray(value == HIDDEN)
    numbers = np.where(hidden, "0", value).astype("int64")
    of_row = cells["value"].cat.codes
    table = pd.DataFrame(
        {
            "destination": _as_codes(cells["destination"], codes),
            "origin": _as_codes(cells["origin"], codes),
            "year": cells["year"].cat.categories.astype("int64").to_numpy()[cells["year"].cat.codes],
            "month": cells["month"].cat.categories.map(MONTHS.index).to_numpy()[cells["month"].cat.codes] + 1,
            "least": np.where(hidden, LEAST, numbers)[of_row],
            "greatest": np.where(hidden, GREATEST, numbers)[of_row],
            "row": np.arange(len(cells)) + first_line,
        }
    ).sort_values(CELL, ignore_index=True)
    problems = [*_find_repeated(table, path.name), *(_find_short(table, names, path.name) if complete else ())]
    if problems:
        raise AsylumError(problems)
    return table


def _as_codes(column: pd.Series, codes: pd.Series) -> pd.Categorical:
    """Give names as codes, as categories in the order of the codes. Two names may have one code."""
    names = codes[column.cat.categories].to_numpy()
    ordered = pd.Index(sorted(set(names)))
    return pd.Categorical.from_codes(ordered.get_indexer(names)[column.cat.codes], ordered)


def _read_cells(path: Path, header: bool) -> pd.DataFrame:
    """Read the five columns as text, each as categories. Raises AsylumError for a file without them."""
    text = pa.dictionary(pa.int32(), pa.string())
    headings = list(HEADINGS)
    try:
        if header:
            with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
                present = file.readline().decode("utf-8-sig").strip().replace('"', "").split(",")
            check_columns(present, headings, path.name, AsylumError)
        table = arrow_csv.read_csv(
            path,
            read_options=arrow_csv.ReadOptions(column_names=None if header else headings),
            parse_options=arrow_csv.ParseOptions(ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(headings, text),
                include_columns=headings,
                null_values=[],
                strings_can_be_null=False,
            ),
        )
    except (OSError, EOFError, zlib.error, ValueError, pa.ArrowException) as fault:
        raise AsylumError(
            f"the monthly claims cannot be read: {fault}", where=path.name, expected="CSV in UTF-8, perhaps with gzip"
        ) from None
    return table.unify_dictionaries().to_pandas().rename(columns=HEADINGS)


def _find_faults(cells: pd.DataFrame, names: pd.DataFrame, file: str, first_line: int) -> Iterator[Problem]:
    """Name the first rows with each unknown name, month, year or value."""
    destinations = set(names.loc[names["months"].notna(), "name"])
    known = {"destination": destinations, "origin": set(names["name"]), "month": set(MONTHS)}
    patterns = {"year": r"(1999|20[01]\d)", "value": r"\d{1,7}|\*"}
    for column in HEADINGS.values():
        categories = cells[column].cat.categories
        if column in known:
            bad = ~categories.isin(known[column])
            expected = (
                "the name of a month in English" if column == "month" else "a name of compiled/asylum/unhcr_names.csv"
            )
        else:
            bad = ~np.asarray(pd.Series(categories, dtype="str").str.fullmatch(patterns[column]))
            expected = "a year from 1999 on" if column == "year" else "a whole number, or * from 2016 on"
        for code in np.flatnonzero(bad)[:SHOWN]:
            line = int(np.argmax(cells[column].cat.codes == code)) + first_line
            near = nearest(categories[code], known.get(column, ()))
            todo = "add the name and its code to the list" if column in ("destination", "origin") else ""
            yield Problem(f"{column} is {categories[code]!r}", f"{file}, line {line}", expected, near, todo)
    early = (cells["value"] == HIDDEN) & cells["year"].isin([str(year) for year in range(1999, HIDDEN_FROM)])
    for i in np.flatnonzero(early)[:SHOWN]:
        yield Problem(
            f"value is '*' in {cells['year'].iloc[i]}",
            f"{file}, line {i + first_line}",
            "* from 2016 on only, a number before",
        )


def _find_repeated(table: pd.DataFrame, file: str) -> Iterator[Problem]:
    for row in table[table.duplicated(CELL, keep=False)].head(SHOWN).itertuples():
        what = f"another row is of {row.origin} in {row.destination} in {row.year}-{row.month:02}"
        yield Problem(what, f"{file}, line {row.row}", "one row per destination, origin and month")


def _find_short(table: pd.DataFrame, names: pd.DataFrame, file: str) -> Iterator[Problem]:
    """Name the destinations that have fewer months than the known file: it was cut, or a destination was renamed."""
    months = table.drop_duplicates(["destination", "year", "month"]).groupby("destination", observed=True).size()
    expected = names.dropna(subset=["months"]).set_index("code")["months"]
    for destination, count in zip(months.index.astype("str"), months, strict=True):
        if count < expected[destination]:
            yield Problem(
                f"destination {destination} has {count} months",
                file,
                f"{expected[destination]}, as compiled/asylum/unhcr_names.csv has it",
                todo="see whether the file is cut; if the publisher left months out, correct the list",
            )


def count_differing(first: pd.DataFrame, second: pd.DataFrame) -> int:
    """Count the cells in which two copies of the file differ, in months of a destination that both have."""
    shared = [
        one[_scopes(one).isin(_scopes(other))].set_index(CELL) for one, other in ((first, second), (second, first))
    ]
    values = [rows[["least", "greatest"]] for rows in shared]
    mine, others = values[0].align(values[1], join="outer", fill_value=0)
    return int((mine != others).any(axis=1).sum())


def _scopes(rows: pd.DataFrame) -> pd.MultiIndex:
    """Return destination, year and month of each row."""
    return pd.MultiIndex.from_arrays([rows["destination"].astype("str"), rows["year"], rows["month"]])
