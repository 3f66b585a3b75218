"""UNODC: detected victims, a workbook in two layouts -> detected victims who are not citizens, as a range.

Totals of detected victims are no outcome: most are citizens, whom the bills do not touch. What is left after the
citizens is a range: from the foreign nationals that the file names, to the total less the citizens. ``<5`` is 1 to 4.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tipimpact.common.errors import AsylumError, Problem, nearest
from tipimpact.common.workbooks import read_sheet

COLUMNS = (
    *("Iso3_code", "Country", "Region", "Subregion", "Indicator", "Dimension", "Category", "Sex", "Age", "Year"),
    *("Unit of measurement", "txtVALUE", "Source"),
)
DETECTED = "Detected trafficking victims"
SHOWN = 20
SMALLEST = 5  # the smallest count of persons that this project publishes


def read_detections(path: str | Path, iso3: str, citizens: str) -> pd.DataFrame:
    """Detected victims of one country who are not its citizens, by year.

    path: the publisher's workbook; the header may stand below rows of its own.  iso3, citizens: the country as the
    columns Iso3_code and Category name it.
    Returns year, low, high (missing where the file does not give citizens, or where its figures contradict each other),
    flags (list), place (a filter). There is no value: citizenship is never recorded for all. Raises AsylumError.
    """
    path = Path(path)
    rows = _rows(path)
    bad = rows.index[~rows["txtVALUE"].str.fullmatch(r"<5|[0-9]{1,3}(,?[0-9]{3}){0,3}")]
    if len(bad):
        raise AsylumError(
            Problem(f"txtVALUE is {rows.at[i, 'txtVALUE']!r}", f"{path.name}, row {i}", "a whole number or <5")
            for i in bad[:SHOWN]
        )
    mine = rows[(rows["Iso3_code"] == iso3) & (rows["Indicator"] == DETECTED)]
    mine = mine[(mine["Sex"] == "Total") & (mine["Age"] == "Total")]
    repeated = mine.index[mine.duplicated(["Dimension", "Category", "Year"], keep=False)]
    if len(repeated):
        raise AsylumError(Problem("the same cell stands twice", f"{path.name}, row {i}") for i in repeated[:SHOWN])
    found = []
    for year, cells in mine.groupby("Year"):
        total = cells.loc[cells["Dimension"] == "Total", "txtVALUE"]
        by = cells[cells["Dimension"] == "by citizenship"].set_index("Category")["txtVALUE"]
        if total.empty:
            continue
        low, high, flags = _range(total.iloc[0], by, citizens)
        place = f"Iso3_code={iso3}; Indicator={DETECTED}; Dimension=Total, by citizenship; Year={year}"
        found.append((int(str(year)), low, high, flags, place))
    return pd.DataFrame(found, columns=["year", "low", "high", "flags", "place"])


def _range(total: str, by: pd.Series, citizens: str) -> tuple[int | None, int | None, list[str]]:
    if citizens not in by.index:
        return None, None, ["citizenship_not_given"]
    others = [_ends(value) for category, value in by.items() if category != citizens]
    low = sum(end[0] for end in others)
    high = _ends(total)[1] - _ends(by[citizens])[0]
    if high < low:  # the file counts totals and citizenships by different units
        return None, None, ["contradictory"]
    if high < SMALLEST:  # a range this narrow would show who was counted
        return 1, SMALLEST - 1, ["range", "suppressed"]
    return low, high, ["range"]


def _ends(value: str) -> tuple[int, int]:
    if value == "<5":
        return 1, 4
    count = int(value.replace(",", ""))
    return count, count


def _rows(path: Path) -> pd.DataFrame:
    """The rows under the header, as text; the index is the row of the sheet, from 1."""
    sheet = read_sheet(path, AsylumError)
    head = next((i for i, row in enumerate(sheet[:10]) if "Iso3_code" in [str(cell).strip() for cell in row]), None)
    if head is None:
        raise AsylumError("no header row with 'Iso3_code' among the first ten", where=path.name)
    header = [str(cell).strip() for cell in sheet[head]]
    missing = [c for c in COLUMNS if c not in header]
    if missing:
        raise AsylumError(Problem(f"column {c!r} is missing", path.name, nearest=nearest(c, header)) for c in missing)
    index = pd.RangeIndex(head + 2, len(sheet) + 1)
    rows = pd.DataFrame(sheet[head + 1 :], columns=header, index=index).astype(str)
    rows["Year"] = rows["Year"].str.replace(r"\.0$", "", regex=True)
    wrong = rows.index[~rows["Year"].str.fullmatch(r"[0-9]{4}")]
    if len(wrong):
        raise AsylumError(
            Problem(f"Year is {rows.at[i, 'Year']!r}", f"{path.name}, row {i}", "a year of four digits")
            for i in wrong[:SHOWN]
        )
    return rows
