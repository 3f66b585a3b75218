"""Read UNODC's workbook of detected victims (two layouts): detected victims by recorded citizenship, as ranges.

Totals of detected victims are not an outcome, because they count citizens too, whom the bills do
not affect. The range of non-citizens runs from the sum of the foreign citizenships in the file to
the total minus the citizens. ``<5`` is read as 1 to 4.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import AsylumError, Problem
from tipimpact.common.listed import check_columns
from tipimpact.common.workbooks import find_sheet

COLUMNS = (
    *("Iso3_code", "Country", "Region", "Subregion", "Indicator", "Dimension", "Category", "Sex", "Age", "Year"),
    *("Unit of measurement", "txtVALUE", "Source"),
)
DETECTED = "Detected trafficking victims"
DETECTIONS = ["year", "low", "high", "total", "citizens", "others_low", "others_high", "flags", "place"]
SHOWN = 20
SMALLEST = 5  # the smallest count of persons that this project publishes


def read_detections(path: str | Path, iso3: str, citizens: str) -> pd.DataFrame:
    """Read detected victims in one country who are not its citizens, by year.

    path: the publisher's workbook; the header may be below other rows.  iso3, citizens: the country
    in the columns Iso3_code and Category.
    Returns year, low, high (missing if the file does not give citizens, or its numbers contradict
    each other), total, citizens, others_low, others_high (of the foreign citizenships in the file),
    flags (list), place (a filter). There is no exact value, because citizenship is never recorded
    for all victims.
    Raises AsylumError.
    """
    path = Path(path)
    rows = _read_rows(path)
    _refuse_invalid(rows, path.name, "txtVALUE", r"<5|[0-9]{1,3}(,?[0-9]{3}){0,3}", "a whole number or <5")
    detected = rows[(rows["Iso3_code"] == iso3) & (rows["Indicator"] == DETECTED)]
    detected = detected[(detected["Sex"] == "Total") & (detected["Age"] == "Total")]
    repeated = detected.index[detected.duplicated(["Dimension", "Category", "Year"], keep=False)]
    if len(repeated):
        raise AsylumError(
            Problem(
                "a second row has the same dimension, category and year",
                f"{path.name}, row {i}",
                "one row each",
                todo="download the workbook again",
            )
            for i in repeated[:SHOWN]
        )
    ranges = []
    for year, cells in detected.groupby("Year"):
        total = cells.loc[cells["Dimension"] == "Total", "txtVALUE"]
        by_citizenship = cells[cells["Dimension"] == "by citizenship"].set_index("Category")["txtVALUE"]
        if total.empty:
            continue
        place = f"Iso3_code={iso3}; Indicator={DETECTED}; Dimension=Total, by citizenship; Year={year}"
        bounds = _bound_non_citizens(total.iloc[0], by_citizenship, citizens)
        ranges.append({"year": int(str(year)), **bounds, "place": place})
    return pd.DataFrame(ranges, columns=DETECTIONS)


def split_by_citizenship(detections: pd.DataFrame) -> pd.DataFrame:
    """The parts of a total, in the years whose parts fit it: group, year, value or low and high, flags, place.

    detections: of ``read_detections``. Groups: all, and whose citizenship the file records as
    Canadian, as of another country, or not at all. A part without hidden cells has a value, the
    others have ends only.
    """
    rows = detections[[flags == ["range"] for flags in detections["flags"]]]
    total, citizens = rows["total"], rows["citizens"]
    ends = {
        "all": (total, total),
        "citizenship_canadian": (citizens, citizens),
        "citizenship_other": (rows["others_low"], rows["others_high"]),
        "citizenship_not_recorded": (total - citizens - rows["others_high"], total - citizens - rows["others_low"]),
    }
    parts = [rows.assign(group=group, low=low, high=high) for group, (low, high) in ends.items()]
    both = pd.concat(parts, ignore_index=True)
    exact = both["low"] == both["high"]
    low, high = (both[end].astype("Int64").mask(exact) for end in ("low", "high"))
    flags = pd.Series([[] if one else ["range"] for one in exact], both.index, dtype=object)
    both = both.assign(value=both["low"].astype("Int64").where(exact), low=low, high=high, flags=flags)
    return both[["group", "year", "value", "low", "high", "flags", "place"]]


def _bound_non_citizens(total: str, by_citizenship: pd.Series, citizens: str) -> dict[str, Any]:
    if citizens not in by_citizenship.index:
        return {"flags": ["citizenship_not_given"]}
    others = [_parse_bounds(value) for category, value in by_citizenship.items() if category != citizens]
    low, most = (sum(bounds[end] for bounds in others) for end in (0, 1))
    everyone, ours = _parse_bounds(total)[1], _parse_bounds(by_citizenship[citizens])[0]
    high = everyone - ours
    if high < low:  # total and citizenships have different units in the file
        return {"flags": ["contradictory"]}
    if high < SMALLEST:  # a narrower range could identify persons
        return {"low": 1, "high": SMALLEST - 1, "flags": ["range", "suppressed"]}
    counts = {"total": everyone, "citizens": ours, "others_low": low, "others_high": min(most, high)}
    return {"low": low, "high": high, **counts, "flags": ["range"]}


def _parse_bounds(value: str) -> tuple[int, int]:
    if value == "<5":
        return 1, 4
    count = int(value.replace(",", ""))
    return count, count


def _read_rows(path: Path) -> pd.DataFrame:
    """Return the rows below the header as text; the index is the row number in the sheet, from 1."""
    sheet = find_sheet(path, AsylumError, lambda rows: _find_head(rows) is not None)
    head = _find_head(sheet)
    if head is None:
        raise AsylumError(
            "no header row with 'Iso3_code' in the first ten rows",
            where=path.name,
            todo="check that the file is UNODC's workbook of detected victims",
        )
    header = [str(cell).strip() for cell in sheet[head]]
    check_columns(header, COLUMNS, path.name, AsylumError)
    index = pd.RangeIndex(head + 2, len(sheet) + 1)
    rows = pd.DataFrame(sheet[head + 1 :], columns=header, index=index).astype(str)
    rows["Year"] = rows["Year"].str.replace(r"\.0$", "", regex=True)
    _refuse_invalid(rows, path.name, "Year", r"[0-9]{4}", "a year of four digits")
    return rows


def _find_head(rows: list[list]) -> int | None:
    return next((i for i, row in enumerate(rows[:10]) if "Iso3_code" in [str(cell).strip() for cell in row]), None)


def _refuse_invalid(rows: pd.DataFrame, name: str, column: str, pattern: str, expected: str) -> None:
    """Raise AsylumError with the rows whose cell does not match the pattern."""
    invalid = rows.index[~rows[column].str.fullmatch(pattern)]
    if len(invalid):
        raise AsylumError(
            Problem(f"{column} is {rows.at[i, column]!r}", f"{name}, row {i}", expected) for i in invalid[:SHOWN]
        )
