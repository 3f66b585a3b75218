"""Make the sample files of this stage from the official ones: python tests/tfwp/make_sample.py <mirror>.

All numbers are published ones. The largest employers of each list and province keep their positions under pseudonyms,
which are the same in all files. The positions of all other employers are added up in rows without an employer, so that
totals are the official ones. Layout and quirks are those of the official files; titles and notes are in our own words.
Decisions keep date, penalty, status and reasons; names are pseudonyms, and streets are dropped.
"""

import csv
import io
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import pandas as pd

from tipimpact.common.errors import TfwpError
from tipimpact.common.workbooks import read_sheets
from tipimpact.tfwp import read_lmia
from tipimpact.tfwp.compliance import COLUMNS, link, read_decisions
from tipimpact.tfwp.employer_names import employer_key
from tipimpact.tfwp.file_rows import read_text
from tipimpact.tfwp.harmonise import harmonise
from tipimpact.tfwp.lmia_words import lmia_words

FOLDER = Path("tfwp")
# List -> number of employers named per province. Pseudonyms are numbered in this order, so append new lists.
LISTS = {
    "lmia_positive/2014_positive_employers_en.csv": 12,
    "lmia_positive/tfwp_2024q3_pos_en.xlsx": 12,
    "lmia_positive/2016_positive_employer_en.csv": 8,
    "lmia_positive/2017q4_positive_employer_en.csv": 8,
    "lmia_positive/tfwp_2024q1_pos_en.xlsx": 8,
    "lmia_negative/tfwp_2024q3_neg_en_converted.csv": 5,
}
STOCK = "ircc_work_permits/EN_ODP_annual-TR-work-TFW_PT_program_year_end.xlsx"
YEARLY = "esdc_annual_tables/tfwp2023_annual_table_13_e.csv"
DECISIONS = "ircc_non_compliant_employers_page_2023-10-04.csv"
NBSP = "\N{NO-BREAK SPACE}"
OUTSIDE = "Employers carrying on business in Canada with Head Office outside of Canada"
NOTES = [
    "Notes:",
    "1. Sample edition of tipimpact: own figures of the list, pseudonyms for employers, the smaller ones added up.",
    "2. The list leaves out employers whose names hold a personal name, and so most employers of caregivers.",
    "3. Positions are those approved: neither work permits nor persons who came.",
]


def pseudonyms(lists: dict[str, pd.DataFrame]) -> dict[tuple[str, str], str]:
    """Return pseudonyms such as ``Employer NL-01`` for the largest employers, by province and normalised name."""
    names: dict[tuple[str, str], str] = {}
    last: dict[str, int] = {}
    for name, data in lists.items():
        keys = data["employer"].map(employer_key, na_action="ignore")
        totals = data.groupby(["province", keys], sort=False)["positions"].sum().reset_index()
        totals = totals.sort_values(["province", "positions"], ascending=[True, False], kind="stable")
        largest = totals[totals.groupby("province").cumcount() < LISTS[name]]
        for province, key in zip(largest["province"], largest["employer"], strict=True):
            if (province, key) not in names:
                last[province] = last.get(province, 0) + 1
                names[province, key] = f"Employer {province}-{last[province]:02}"
    return names


def add_pseudonyms(data: pd.DataFrame, names: dict[tuple[str, str], str]) -> pd.DataFrame:
    """Add a column ``name`` with the pseudonym; missing for employers without one."""
    keys = data["employer"].map(employer_key, na_action="ignore")
    return data.assign(name=[names.get(pair) for pair in zip(data["province"], keys, strict=True)])


def headings() -> dict[str, str]:
    """Return the names of provinces as the lists print them."""
    return {code: names[0].title().replace(" And ", " and ") for code, names in lmia_words()["provinces"].items()} | {
        "OC": OUTSIDE
    }


def sheet_2014(official: pd.DataFrame) -> bytes:
    """Write CSV with a heading and a header per province, then unnamed employers, total and notes."""
    file = io.StringIO()
    out = csv.writer(file, lineterminator="\n")
    title = "Sample edition: employers with a positive LMIA between June 20 and December 31, 2014, by province"
    out.writerow([f"{title} ", "", ""])
    rows = official[official["province"].notna()]
    for i, (province, part) in enumerate(rows.groupby("province", sort=False)):
        out.writerow([lmia_words()["provinces"][province][0].title().replace(" And ", " and "), "", ""])
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
    return file.getvalue().encode("utf-8-sig")


def sheet_merged(official: pd.DataFrame, period: str, encoding: str) -> bytes:
    """Write CSV of a pivot table: province, stream (if any), employer and address once for all rows below.

    Unnamed employers come first in each block, because below a name their empty cells would repeat it.
    """
    streams = official["stream"].notna().any()
    keys = ["province", *(["stream"] if streams else []), "name"]
    header = ["Province/Territory", *(["Stream"] if streams else []), "Employer", "Address"]
    file = io.StringIO()
    out = csv.writer(file, lineterminator="\r\r\n")
    out.writerow([f"Sample edition: employers with a positive LMIA, NOC 2011, {period}"])
    out.writerow([*header, "Occupations under NOC 2011", "Positions Approved"])
    rows = official.assign(
        name=official["name"].fillna(""),
        work=(official["noc"] + "-" + official["occupation"]).where(official["name"].notna(), "").fillna(""),
    )
    order = rows.groupby([*keys, "work"], sort=False)["positions"].sum().reset_index()
    order = order.assign(block=order["province"].map({p: i for i, p in enumerate(order["province"].unique())}))
    order = order.sort_values(["block", *keys[1:], "work"], kind="stable")
    above: list[str] = []
    for row in order.to_dict("records"):
        address = f"Town, {row['province']} A1A 1A1" if row["name"] else ""
        cells = [headings()[row["province"]], *([f"    {row['stream']}"] if streams else []), row["name"], address]
        same = next((i for i, (new, old) in enumerate(zip(cells, above, strict=False)) if new != old), len(above))
        out.writerow([*("" if i < same else cell for i, cell in enumerate(cells)), row["work"], row["positions"]])
        above = cells
    out.writerows([note] for note in NOTES)
    return file.getvalue().encode(encoding)


def sheet_2024(official: pd.DataFrame, period: str, version: str, asked: str = "Approved") -> list[list[str | int]]:
    """Return rows of the later layout, with padded text: title, header, a row per employer and occupation, notes."""
    decision = "positive" if asked == "Approved" else "negative"
    title = f"Sample edition: employers with a {decision} LMIA by stream, NOC {version} and location, {period}"
    header = ["Province/Territory", "Program Stream", "Employer ", "Address ", "Occupation "]
    header += ["Incorporate Status", f"{asked} LMIAs", f"{asked} Positions"]
    rows = official.copy()
    rows["work"] = (rows["noc"] + "-" + rows["occupation"]).where(rows["name"].notna(), "(blank)").fillna("(blank)")
    rows["name"] = rows["name"].fillna("(blank)")
    table: list[list[str | int]] = [[title], header]
    for province, part in rows.groupby("province", sort=False):
        for (stream, name, work), positions in part.groupby(["stream", "name", "work"])["positions"].sum().items():
            address = "" if name == "(blank)" else f"Town, {province} A1A 1A1"
            table.append(
                [f"{headings()[province]:75}", f"{stream:20}", name, address, work, "Unknown", "", int(positions)]
            )
    return [*table, *([note] for note in NOTES)]


def converted(rows: list[list[str | int]]) -> bytes:
    """Write the later layout as third parties converted it to CSV: no title, no notes, trimmed cells."""
    file = io.StringIO()
    table = [row for row in rows if len(row) > 1]
    csv.writer(file, lineterminator="\n").writerows([str(cell).strip() for cell in row] for row in table)
    return file.getvalue().encode("utf-8-sig")


def stock(path: Path) -> bytes:
    """Write the workbook of permit holders with its numbers and labels; title and notes are in our own words."""
    rows = [[str(cell) for cell in row] for row in next(read_sheets(path, TfwpError))]
    last = max(i for i, row in enumerate(rows) if row[0].strip() == "Total")
    title = "Sample edition: work permit holders of the program on 31 December, by province and program, 2000 - 2024"
    return workbook([[title], [""], *rows[2 : last + 1], [""], ["Notes: own figures of the workbook."]])


def yearly(path: Path) -> bytes:
    """Write the yearly table by stream with its numbers and labels; title and notes are in our own words."""
    lines = list(csv.reader(io.StringIO(read_text(path)[0], newline="")))
    last = next(i for i, row in enumerate(lines) if row and row[0].startswith("Notes"))
    title = (
        "Sample edition: positions on positive Labour Market Impact Assessments (LMIAs) by stream by province/territory"
    )
    file = io.StringIO()
    out = csv.writer(file, lineterminator="\r\n")
    out.writerows([[title], *lines[1:last], ["Notes:"], ["1. Own figures of the table."]])
    return file.getvalue().encode("cp1252")


def decisions(path: Path, lists: dict[str, pd.DataFrame]) -> bytes:
    """Write decisions under pseudonyms: those of the lists, or ``Employer X-001`` for employers not named there."""
    official = read_decisions(path)
    rows = harmonise(pd.concat(lists.values(), ignore_index=True))
    named = rows.dropna(subset=["name", "employer_id"]).drop_duplicates(["employer_id", "province"])
    known = named.set_index(["employer_id", "province"])["name"]
    pairs = link(official, rows)
    pairs = pairs[pairs["certain"]].drop_duplicates("decision").set_index("decision")["employer_id"]
    raw = pd.read_csv(path, dtype=str, keep_default_na=False)
    file = io.StringIO()
    out = csv.writer(file, lineterminator="\n")
    out.writerow(COLUMNS)
    for i, row in raw.iterrows():
        province = official.at[i, "province"]
        name = known.get((pairs.get(i), province), f"Employer X-{i + 1:03}")
        place = headings()[province] if pd.notna(province) else "Elsewhere"
        kept = [row[column] for column in COLUMNS[3:]]
        out.writerow([name, name, f"Town, {place}", *kept])
    return file.getvalue().encode()


def workbook(rows: Iterable[list[str | int]]) -> bytes:
    """Return an XLSX with one sheet; the bytes are the same each time for one version of zlib."""
    texts: dict[str, int] = {}

    def cell(column: int, row: int, value: str | int) -> str:
        place = f'r="{chr(64 + column // 26) if column > 25 else ""}{chr(65 + column % 26)}{row}"'
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
    """Return the contents of the sample files by path below ``FOLDER``."""
    folder = mirror / FOLDER
    lists = {name: read_lmia(folder / name) for name in LISTS}
    names = pseudonyms(lists)
    lists = {name: add_pseudonyms(data, names) for name, data in lists.items()}
    old, third_quarter, pivot, quarter, first_quarter, refused = lists.values()
    refusals = sheet_2024(refused, "July to September 2024", "2021", "Requested")
    contents = [
        sheet_2014(old),
        workbook(sheet_2024(third_quarter, "July to September 2024", "2021")),
        sheet_merged(pivot, "2016", "cp1252"),
        sheet_merged(quarter, "October to December 2017", "cp850"),
        workbook(sheet_2024(first_quarter, "January to March 2024", "2011")),
        converted(refusals),
    ]
    others = {
        STOCK: stock(folder / STOCK),
        YEARLY: yearly(folder / YEARLY),
        DECISIONS: decisions(folder / DECISIONS, lists),
    }
    return dict(zip(LISTS, contents, strict=True)) | others


if __name__ == "__main__":
    target = Path(__file__).resolve().parents[2] / "data" / "raw" / "sample" / FOLDER
    for name, content in make(Path(sys.argv[1])).items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)
