"""Make the sample edition's two employer lists from the official ones: python tests/tfwp/make_sample.py <mirror>.

Every figure is a published one. In each province the LARGEST employers stand with their positions under pseudonyms;
the positions of all others are added up in rows whose employer is not stated, so that totals are the official ones.
Layout and quirks are those of the official files; title and notes are in our own words.
"""

import csv
import io
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import pandas as pd

from tipimpact.tfwp import read_lmia
from tipimpact.tfwp.employers import employer_key
from tipimpact.tfwp.words import words

LARGEST = 12
FOLDER = Path("tfwp", "lmia_positive")
LISTS = ("2014_positive_employers_en.csv", "tfwp_2024q3_pos_en.xlsx")
NBSP = "\N{NO-BREAK SPACE}"
OUTSIDE = "Employers carrying on business in Canada with Head Office outside of Canada"
NOTES = [
    "Notes:",
    "1. Sample edition of tipimpact: own figures of the list, pseudonyms for employers, the smaller ones added up.",
    "2. The list leaves out employers whose names hold a personal name, and so most employers of caregivers.",
    "3. Positions are those approved: neither work permits nor persons who came.",
]


def pseudonymous(official: pd.DataFrame) -> pd.DataFrame:
    """Rows of the list with a column ``name``: ``Employer NL-01`` for the largest of each province, else missing."""
    keys = official["employer"].map(employer_key, na_action="ignore")
    totals = official.groupby(["province", keys], sort=False)["positions"].sum().reset_index()
    totals = totals.sort_values(["province", "positions"], ascending=[True, False], kind="stable")
    totals["rank"] = totals.groupby("province").cumcount() + 1
    largest = totals[totals["rank"] <= LARGEST]
    names = {
        (p, key): f"Employer {p}-{n:02}"
        for p, key, n in zip(largest["province"], largest["employer"], largest["rank"], strict=True)
    }
    return official.assign(name=[names.get(pair) for pair in zip(official["province"], keys, strict=True)])


def sheet_2014(official: pd.DataFrame) -> str:
    """CSV: a heading and a header per province, then the employers that are not named, the total and the notes."""
    file = io.StringIO()
    out = csv.writer(file, lineterminator="\n")
    title = "Sample edition: employers with a positive LMIA between June 20 and December 31, 2014, by province"
    out.writerow([f"{title} ", "", ""])
    rows = pseudonymous(official[official["province"].notna()])
    headings = {code: names[0].title().replace(" And ", " and ") for code, names in words()["provinces"].items()}
    for i, (province, part) in enumerate(rows.groupby("province", sort=False)):
        out.writerow([headings[province], "", ""])
        out.writerow(
            ["Employer " if i == 0 else "Employer", "Address", "Positions" if i == 0 else "Positions Approved"]
        )
        named = part.groupby("name")["positions"].sum()
        out.writerows([n, f"1 Main Street, Town, {province}  A1A{NBSP}1A1", f"{p}"] for n, p in named.items())
        if rest := part.loc[part["name"].isna(), "positions"].sum():
            out.writerow(["(blank)", "", f"{rest}"])
    out.writerow(["Other employers", "", f"{official.loc[official['province'].isna(), 'positions'].sum():,}"])
    out.writerow(["Total ", "", f"{official['positions'].sum():,}"])
    out.writerows([note, "", ""] for note in NOTES)
    return file.getvalue()


def sheet_2024(official: pd.DataFrame) -> list[list[str | int]]:
    """Rows of the workbook: title, header, one row per employer, stream and occupation, notes. Text is padded."""
    title = "Sample edition: employers with a positive LMIA by stream, NOC 2021 and location, July to September 2024"
    header = ["Province/Territory", "Program Stream", "Employer ", "Address ", "Occupation "]
    header += ["Incorporate Status", "Approved LMIAs", "Approved Positions"]
    headings = {code: names[0].title().replace(" And ", " and ") for code, names in words()["provinces"].items()}
    headings["OC"] = OUTSIDE
    rows = pseudonymous(official)
    rows["work"] = (rows["noc"] + "-" + rows["occupation"]).where(rows["name"].notna(), "(blank)")
    rows["name"] = rows["name"].fillna("(blank)")
    table: list[list[str | int]] = [[title], header]
    for province, part in rows.groupby("province", sort=False):
        for (stream, name, work), positions in part.groupby(["stream", "name", "work"])["positions"].sum().items():
            address = "" if name == "(blank)" else f"Town, {province} A1A 1A1"
            table.append(
                [f"{headings[province]:75}", f"{stream:20}", name, address, work, "Unknown", "", int(positions)]
            )
    return [*table, *([note] for note in NOTES)]


def workbook(rows: Iterable[list[str | int]]) -> bytes:
    """An XLSX with one sheet, the same bytes each time for one version of zlib."""
    texts: dict[str, int] = {}

    def cell(column: int, row: int, value: str | int) -> str:
        place = f'r="{chr(65 + column)}{row}"'
        if isinstance(value, int):
            return f"<c {place}><v>{value}</v></c>"
        return f'<c {place} t="s"><v>{texts.setdefault(value, len(texts))}</v></c>' if value else ""

    lines = "".join(
        f'<row r="{r}">' + "".join(cell(c, r, value) for c, value in enumerate(row)) + "</row>"
        for r, row in enumerate(rows, 1)
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package, main = (
        "http://schemas.openxmlformats.org/package/2006",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Sheet2" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}" count="{len(texts)}" uniqueCount="{len(texts)}">{strings}</sst>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), declared, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def make(mirror: Path) -> dict[str, bytes]:
    """The two files by name."""
    old, new = (read_lmia(mirror / FOLDER / name) for name in LISTS)
    contents = [sheet_2014(old).encode("utf-8-sig"), workbook(sheet_2024(new))]
    return dict(zip(LISTS, contents, strict=True))


if __name__ == "__main__":
    target = Path(__file__).resolve().parents[2] / "data" / "raw" / "sample" / FOLDER
    for name, content in make(Path(sys.argv[1])).items():
        (target / name).write_bytes(content)
