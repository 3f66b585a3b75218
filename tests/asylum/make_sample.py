"""Make the sample files of this stage from the official ones: python tests/asylum/make_sample.py <mirror> <evidence>.

All numbers are published ones: rows are dropped, never changed. Titles and notes of workbooks are in our own words.
"""

import csv
import gzip
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from python_calamine import CalamineWorkbook

from tipimpact.asylum.claimants import OFFICES
from tipimpact.asylum.glotip import DETECTED
from tipimpact.asylum.monthly import HEADINGS, MONTHS

ROOT = Path(__file__).resolve().parents[2]
CLAIMS = Path("refugee", "unhcr_asylum_applications.csv.gz")
DECISIONS = Path("refugee", "unhcr_asylum_decisions.csv.gz")
MONTHLY = Path("refugee", "unhcr_asylum_monthly_1999-01_2017-05.csv.gz")
NEW_SYSTEM = Path("refugee", "irb_new_system_2013-2023.xlsx")
CLAIMANTS = Path("refugee", "EN_ODP-Asylum-OfficeType_Prov.xlsx")
DETECTIONS = Path("trafficking", "unodc_data_glotip_2023-05-30.xlsx")
INCIDENTS = Path("trafficking", "statcan_35100177_alberta_trafficking_2017_2021.csv")
# Rows of other destinations with special cases: two levels in a year, the levels of the United States, the code NA.
ALSO = {
    "JPN": ({2021, 2022, 2023}, None),
    "USA": ({2019, 2021}, {"HUN", "MEX", "CHN", "COL"}),
    "DEU": ({2012, 2013}, {"HUN", "SRB", "TUR", "CHN"}),
}


def claims(mirror: Path) -> bytes:
    """Keep all of Canada's claims, so that its figures are those of the official edition."""
    return _keep_rows(mirror / CLAIMS, lambda row: row["coa_iso"] == "CAN")


def decisions(mirror: Path) -> bytes:
    """Keep Canada's first-instance decisions of 2000 to 2023, all its rows of 2015 and 2020, and ``ALSO``."""
    return _keep_rows(mirror / DECISIONS, _keep_decision)


def _keep_rows(path: Path, keep: Callable[[dict[str, str]], bool]) -> bytes:
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    rows = csv.DictReader(lines)
    kept = [line for line, row in zip(lines[1:], rows, strict=True) if keep(row)]
    return gzip.compress("\n".join([lines[0], *kept, ""]).encode(), mtime=0)


def _keep_decision(row: dict[str, str]) -> bool:
    year = int(row["year"])
    if row["coa_iso"] == "CAN":
        return 2000 <= year <= 2023 and (row["dec_level"] in {"FI", "FA"} or year in {2015, 2020})
    years, origins = ALSO.get(row["coa_iso"], (set(), None))
    return year in years and (origins is None or row["coo_iso"] in origins)


def monthly(evidence: Path) -> bytes:
    """Keep the publisher's columns, of Canada and of the six others of the 17 states of the Intergovernmental
    Consultations that had most claims in 1999 to 2011."""
    lines = gzip.decompress((evidence / MONTHLY.name).read_bytes()).decode().splitlines()
    rows = [row for row in csv.DictReader(lines) if row["host_country_raw"] in DESTINATIONS]
    rows.sort(
        key=lambda row: (row["host_country_raw"], row["origin_country_raw"], row["year"], MONTHS.index(row["month"]))
    )
    text = [",".join(HEADINGS), *(",".join(_quoted(row[c]) for c in HEADINGS) for row in rows), ""]
    return gzip.compress("\n".join(text).encode(), mtime=0)


def new_system(evidence: Path) -> bytes:
    """Keep the sheets of 2013 to 2015, the years of the bar to appeals."""
    book = CalamineWorkbook.from_path(str(evidence / "irb_rpd_newsystem_2013-2023_raw.xlsx"))
    years = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names[:3]}
    return workbook_of(years)


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell


def incidents(mirror: Path) -> bytes:
    lines = (mirror / INCIDENTS).read_text(encoding="utf-8").splitlines()
    return "\n".join([lines[0], *(line for line in lines if '"Actual incidents"' in line), ""]).encode()


def claimants(mirror: Path) -> bytes:
    """Keep all offices, and three of their provinces."""
    rows = _read_sheet(mirror / CLAIMANTS)
    title = ["Sample edition: some rows of the Government of Canada's figures"]
    kept = [row for row in rows[4:] if str(row[0]).strip() in OFFICES or row[1] in {"Quebec", "Ontario", "Nunavut"}]
    return workbook("Asylum Claimants - Office Type", [title, [], *rows[2:4], *kept])


def detections(mirror: Path) -> bytes:
    """Keep Canada's detected victims: the total, and by citizenship."""
    rows = _read_sheet(mirror / DETECTIONS)
    canada = [row for row in rows if row[0] == "CAN" and row[4] == DETECTED and row[7] == row[8] == "Total"]
    kept = [row for row in canada if row[5] in {"Total", "by citizenship"}]
    return workbook("data_glotip_1", [["Sample edition: some rows of the file of the UNODC"], [], rows[2], *kept])


def _read_sheet(path: Path) -> list[list]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def workbook(name: str, rows: Iterable[Iterable]) -> bytes:
    """Return a workbook with one sheet of texts and numbers; the bytes are the same each time."""
    return workbook_of({name: rows})


def workbook_of(sheets: dict[str, Iterable[Iterable]]) -> bytes:
    """Return a workbook with these sheets."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbered = list(enumerate(sheets.items(), 1))
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{i}" r:id="rId{i}"/>' for i, (name, _) in numbered)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{kind}.worksheet+xml"/>' for i, _ in numbered
    )
    related = "".join(
        f'<Relationship Id="rId{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i, _ in numbered
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{related}</Relationships>',
    }
    for i, (_, rows) in numbered:
        lines = "".join(f'<row r="{line}">{_write_cells(row, line)}</row>' for line, row in enumerate(rows, 1))
        parts[f"xl/worksheets/sheet{i}.xml"] = f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            declared = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'
            archive.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), declared, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _write_cells(row: Iterable, line: int) -> str:
    """Return the cells of a row as XML, without empty ones."""
    cells = []
    for j, value in enumerate(row):
        at = f"{_column_letters(j)}{line}"
        if isinstance(value, int | float):
            cells.append(f'<c r="{at}"><v>{re.sub(r"[.]0$", "", str(value))}</v></c>')
        elif value != "":
            text = escape(str(value))
            cells.append(f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
    return "".join(cells)


def _column_letters(column: int) -> str:
    """Return the letters of a column number from 0: A, B, ... Z, AA."""
    head, tail = divmod(column, 26)
    return (_column_letters(head - 1) if head else "") + chr(65 + tail)


DESTINATIONS = {
    *("Canada", "Germany", "United Kingdom of Great Britain and Northern Ireland", "USA (INS/DHS)", "Sweden"),
    *("Belgium", "Netherlands"),
}
MAKERS = {
    CLAIMS: claims,
    DECISIONS: decisions,
    INCIDENTS: incidents,
    CLAIMANTS: claimants,
    DETECTIONS: detections,
    MONTHLY: monthly,
    NEW_SYSTEM: new_system,
}


def main(mirror: Path, evidence: Path) -> None:
    for path, make in MAKERS.items():
        place = ROOT / "data" / "raw" / "sample" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(make(evidence if path in (MONTHLY, NEW_SYSTEM) else mirror))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
