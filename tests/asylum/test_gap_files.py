"""Files that holders would plausibly send, right and wrong: each is taken right, or refused for its true cause.

Every mutation is applied to the made-up file of every gap that it fits. What a mutation expects is one of: the code of
the fault that must be among those given (and all others must follow from it), or ``same``: the same values.
"""

import csv
import datetime as dt
import io
import random
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import gap_files
import pandas as pd
import pytest
import typography
import xlsxwriter
from typer.testing import CliRunner

from tipimpact.asylum.drop_ins import check_file
from tipimpact.asylum.gap_contracts import Fault, GapFile, read_gap_files
from tipimpact.cli import app
from tipimpact.common.errors import AsylumError

KNOWN = read_gap_files()
TODAY = dt.date(2026, 12, 1)
SAME = "same"
YEARS = ("2012", "2013", "2014", "2019")  # of the made-up files; tests of thousands of rows would take minutes


class Made(NamedTuple):
    """A file before it is changed: its contract, head and rows."""

    file: GapFile
    head: list[str]
    rows: list[list[str]]

    def col(self, column: str) -> int:
        return self.head.index(column)

    @property
    def count(self) -> int:
        return self.col(next(iter(self.file.counts)))

    def detail(self) -> int:
        """The place of a row that is no total and has a count of 10 or more, in the middle of the file."""
        fit = [
            i
            for i, r in enumerate(self.rows)
            if "total" not in r and r[self.count].isdigit() and int(r[self.count]) >= 10
        ]
        fit = fit or [i for i, r in enumerate(self.rows) if "total" not in r]
        return fit[len(fit) // 2]


@cache
def made(source: str) -> Made:
    head, *rows = csv.reader(io.StringIO(gap_files.gap_file(source)))
    few = [
        row
        for row in rows
        if row[0] == "total" or (row[0][:4] in YEARS and (head[1] != "month" or row[1] in ("1", "12")))
    ]
    return Made(KNOWN.of(source), head, few)


def text(head, rows, separator=",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows([head, *rows])
    return out.getvalue()


def workbook(path, sheets) -> None:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, cell in enumerate(row):
                    if re.fullmatch(r"[0-9]{1,9}", str(cell)):
                        sheet.write_number(i, j, int(cell))
                    else:
                        sheet.write_string(i, j, str(cell))


def cell(column: Callable[[Made], int] | None, value: str | Callable[[str], str]):
    """A mutation of one cell: that of a count, or of a column."""

    def change(m: Made) -> str:
        rows, i = [list(row) for row in m.rows], m.detail()
        j = m.count if column is None else column(m)
        rows[i][j] = value(rows[i][j]) if callable(value) else value
        return text(m.head, rows)

    return change


def every(column, value: Callable[[str], str]):
    """A mutation of every cell of a column; of all counts without one."""

    def change(m: Made) -> str:
        columns = [m.col(c) for c in m.file.counts] if column is None else [column(m)]
        rows = [[value(c) if j in columns else c for j, c in enumerate(row)] for row in m.rows]
        return text(m.head, rows)

    return change


def period(m: Made) -> int:
    return m.col(m.file.period[0])


def a_code(m: Made) -> int:
    """A column of codes, of groups or of what is summed; -1 without one."""
    return m.col(next(iter([*m.file.groups, *(c for c, kind in m.file.summed.items() if kind != "year")])))


def heads(change: Callable[[str], str]):
    return lambda m: text([change(h) for h in m.head], m.rows)


FRENCH = {c: names[0] for c, names in KNOWN.heads.items()}


def french_codes(m: Made) -> str:
    """All heads, codes and totals in French, semicolons."""
    words = {m.col(c): KNOWN.codes.get(c, {}) for c in [*m.file.groups, *m.file.summed] if c in KNOWN.codes}
    rows = [[(words.get(j, {}).get(c) or [c])[0] for j, c in enumerate(row)] for row in m.rows]
    rows = [["ensemble" if c == "total" else c for c in row] for row in rows]
    return text([FRENCH[h].upper() for h in m.head], rows, ";")


def with_row(make: Callable[[Made], list[str]], at: int | None = None):
    def change(m: Made) -> str:
        rows = list(m.rows)
        rows.insert(len(rows) if at is None else at, make(m))
        return text(m.head, rows)

    return change


def grand_total(m: Made, more: int = 0) -> list[str]:
    """A last row "Total" with nothing else but the sums of all details; hidden counts as 2."""
    details = [row for row in m.rows if "total" not in row and not (m.file.within and row[1] == "all")]
    row = ["Total", *[""] * (len(m.head) - 1)]
    for c in m.file.counts:
        row[m.col(c)] = str(sum(2 if r[m.col(c)] == "<5" else int(r[m.col(c)]) for r in details) + more)
    if m.file.within:
        row[1] = ""
    return row


def without_totals(m: Made) -> str:
    return text(m.head, [r for r in m.rows if "total" not in r])


def declared(m: Made, by: int = 0, word: str = "rows") -> str:
    rows = [r for r in m.rows if "total" not in r]
    return f"{word}: {len(rows) + by}\n" + text(m.head, rows)


def half(m: Made) -> str:
    whole = text(m.head, m.rows)
    return whole[: len(whole) // 2].rpartition("\n")[0] + "\n" + ",".join(m.rows[-1][:-1])


def cut_in_a_quote(m: Made) -> str:
    return text(m.head, m.rows[:-1]) + '"' + ",".join(m.rows[-1])


def swapped_rows(m: Made) -> str:
    rows = list(m.rows)
    random.Random(1).shuffle(rows)
    return text(m.head, rows)


def reordered(m: Made) -> str:
    return text(m.head[::-1], [row[::-1] for row in m.rows])


def unquoted_thousands(m: Made) -> str:
    rows = [list(map(str, row)) for row in m.rows]
    rows[m.detail()][m.count] = "1,234"
    return "\n".join(",".join(row) for row in [m.head, *rows])


def spaced_thousands(m: Made) -> str:
    """A count of a thousand in rows that have no total, with a no-break space."""
    rows = [list(r) for r in m.rows if "total" not in r]
    return f"rows: {len(rows)}\n" + text(
        m.head,
        [
            [re.sub(r"^([0-9])([0-9]{3})$", "\\1\u00a0\\2", c) if j >= m.count else c for j, c in enumerate(r)]
            for r in rows
        ],
    )


def wide_digits(value: str) -> str:
    return value.translate({ord(d): 0xFF10 + int(d) for d in "0123456789"})


class Case(NamedTuple):
    expects: str
    change: Callable[[Made], str | bytes]
    fits: Callable[[Made], bool] = lambda m: True
    ending: str = ".csv"


def has(kind: str):
    return lambda m: bool(getattr(m.file, kind))


def has_year(m: Made) -> bool:
    return m.file.period[0] in ("year", "claim_year")


def has_bound(m: Made) -> bool:
    return any(b.over == "row" and m.file.source != "detention_before_2012" for b in m.file.bounds)


def over_bound(m: Made) -> str:
    rows, i = [list(r) for r in m.rows], m.detail()
    bound = next(b for b in m.file.bounds if b.over == "row")
    total = sum(2 if rows[i][m.col(c)] == "<5" else int(rows[i][m.col(c)]) for c in bound.whole)
    rows[i][m.col(bound.parts[0])] = str(total + 50)
    return text(m.head, rows)


def before_the_law(m: Made) -> str:
    """The first row of a code made one of a period before its law, with a count."""
    column, rules = next(iter(m.file.in_force.items()))
    code, (since, _) = next((c, d) for c, d in reversed(rules.items()) if d[0])
    rows = [list(r) for r in m.rows]
    row = list(next(r for r in rows if r[m.col(column)] == code and "total" not in r))
    year = since.year - 1
    row[0] = f"{year}-{(year + 1) % 100:02}" if m.file.period == ["fiscal_year"] else str(year)
    row[m.count] = "25"
    rows = [r for r in rows if [*r[: m.count]] != [*row[: m.count]]]
    return text(m.head, [*rows, row])


def thousand(m: Made) -> str:
    return text(m.head, m.rows)


CASES: dict[str, Case] = {
    # Taken right.
    "as asked": Case(SAME, lambda m: text(m.head, m.rows)),
    "semicolons": Case(SAME, lambda m: text(m.head, m.rows, ";")),
    "tabs": Case(SAME, lambda m: text(m.head, m.rows, "\t")),
    "bars": Case(SAME, lambda m: text(m.head, m.rows, "|")),
    "utf-8 with a mark": Case(SAME, lambda m: text(m.head, m.rows).encode("utf-8-sig")),
    "utf-16": Case(SAME, lambda m: text(m.head, m.rows, "\t").encode("utf-16")),
    "windows-1252, French heads": Case(SAME, lambda m: text([FRENCH[h] for h in m.head], m.rows, ";").encode("cp1252")),
    "French heads, codes and totals": Case(SAME, french_codes),
    "heads in capitals": Case(SAME, heads(str.upper)),
    "heads with spaces": Case(SAME, heads(lambda h: f" {h.replace('_', ' ')} ")),
    "codes in capitals": Case(SAME, every(a_code, str.upper), lambda m: a_code(m) >= 0),
    "columns in another order": Case(SAME, reordered),
    "rows in another order": Case(SAME, swapped_rows),
    "line ends of Windows": Case(SAME, lambda m: text(m.head, m.rows).replace("\n", "\r\n")),
    "line ends of old Macs": Case(SAME, lambda m: text(m.head, m.rows).replace("\n", "\r")),
    "no line end at the end": Case(SAME, lambda m: text(m.head, m.rows).rstrip("\n")),
    "empty lines and empty last columns": Case(
        SAME, lambda m: text([*m.head, "", ""], [[*r, "", ""] for r in m.rows]).replace("\n", "\n\n")
    ),
    "a title above": Case(SAME, lambda m: "Table 1. Data as of March 2026,,\n\n" + text(m.head, m.rows)),
    "a note below": Case(SAME, lambda m: text(m.head, m.rows) + "Source: case management system\n"),
    "a space in <5": Case(SAME, every(None, lambda c: "< 5" if c == "<5" else c)),
    "<5 as an entity": Case(SAME, every(None, lambda c: c.replace("<", "&lt;"))),
    "counts with .0": Case(SAME, every(None, lambda c: f"{c}.0" if c.isdigit() else c)),
    "counts with ,0": Case(SAME, every(None, lambda c: f"{c},0" if c.isdigit() else c)),
    "counts in spaces": Case(SAME, every(None, lambda c: f"  {c}\u00a0")),
    "thousands with a no-break space": Case(SAME, spaced_thousands),
    "rows of a grand total": Case(SAME, with_row(grand_total), lambda m: not m.file.within),
    "the number of rows instead of totals": Case(SAME, declared),
    "the number of rows, in French": Case(SAME, lambda m: declared(m, word="lignes")),
    "a workbook": Case(SAME, lambda m: {"Data": [m.head, *m.rows]}, ending=".xlsx"),
    "a workbook with notes first": Case(
        SAME, lambda m: {"Notes": [["Read me"]], "Data": [["Title of it"], [], m.head, *m.rows]}, ending=".xlsx"
    ),
    # Refused.
    "nothing": Case("empty_file", lambda m: ""),
    "a PDF": Case("pdf", lambda m: b"%PDF-1.7\n..."),
    "a web page": Case("web_page", lambda m: "<!DOCTYPE html><html><body>Sign in</body></html>"),
    "a picture": Case("nul_bytes", lambda m: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "heads alone": Case("no_rows", lambda m: text(m.head, [])),
    "no heads": Case("no_heads", lambda m: text(m.rows[0], m.rows[1:])),
    "heads twice": Case("second_head", with_row(lambda m: m.head, 3)),
    "a column missing": Case("missing_column", lambda m: text(m.head[:-1], [r[:-1] for r in m.rows])),
    "a column misspelt": Case("missing_column", heads(lambda h: h[:-2] + "zz" if h == made_last(h) else h)),
    "a column more": Case("unknown_column", lambda m: text([*m.head, "sex"], [[*r, "F"] for r in m.rows])),
    "a column twice": Case("double_column", lambda m: text([*m.head, m.head[-1]], [[*r, r[-1]] for r in m.rows])),
    "cut in the middle of a line": Case("short_line", half),
    "cut within quotation marks": Case("quotes", cut_in_a_quote),
    "thousands with a bare comma": Case("long_line", unquoted_thousands),
    "an empty count": Case("empty_count", cell(None, "")),
    "a word as a count": Case("not_a_count", cell(None, "many")),
    "a footnote mark in a count": Case("not_a_count", cell(None, lambda c: f"{c}*")),
    "a hyphen as a count": Case("unclear_mark", cell(None, "-")),
    "x as a count": Case("unclear_mark", cell(None, "x")),
    "two points as a count": Case("unclear_mark", cell(None, "..")),
    "a negative count": Case("negative", cell(None, "-3")),
    "a fraction": Case("fraction", cell(None, "12.5")),
    "a percentage": Case("fraction", cell(None, "54%")),
    "wide digits in a count": Case("digits", cell(None, "１２")),
    "a phone number as a count": Case("too_great", cell(None, "6135551234")),
    "a year 0001": Case("period_outside", cell(period, "0001"), has_year),
    "a year 9999": Case("period_outside", cell(period, "9999"), has_year),
    "a year with a letter": Case("period", cell(period, "20O7"), has_year),
    "a year of wide digits": Case("digits", cell(period, wide_digits), has_year),
    "an empty year": Case("period", cell(period, ""), lambda m: has_year(m) and not m.file.summed),
    "a fiscal year for a year": Case("period", cell(period, "2011-12"), has_year),
    "an exercise of two years": Case("period", cell(period, "2011-13"), lambda m: m.file.period == ["fiscal_year"]),
    "a day that does not exist": Case("period", cell(period, "2013-02-30"), lambda m: m.file.open),
    "a day before the law": Case("period_outside", cell(period, "2011-02-03"), lambda m: m.file.open),
    "a day of which month and day are unclear": Case("period", cell(period, "05/12/2012"), lambda m: m.file.open),
    "a thirteenth month": Case("period", cell(lambda m: m.col("month"), "13"), lambda m: "month" in m.head),
    "a fifth quarter": Case("period", cell(lambda m: m.col("quarter"), "5"), lambda m: "quarter" in m.head),
    "an unknown code": Case("code", cell(a_code, "granted")),
    "a country by name": Case("code", cell(lambda m: m.col("origin"), "Hungary"), lambda m: "origin" in m.head),
    "a country of two letters": Case("code", cell(lambda m: m.col("origin"), "HU"), lambda m: "origin" in m.head),
    "a region for a province": Case(
        "code", cell(lambda m: m.col("province"), "Atlantic"), lambda m: "province" in m.head
    ),
    "a code that became a date": Case(
        "spreadsheet_date", cell(lambda m: m.col("months"), "05-Mar"), lambda m: "months" in m.head
    ),
    "a fiscal year that became a date": Case(
        "spreadsheet_date", cell(period, "Dec-11"), lambda m: m.file.period == ["fiscal_year"]
    ),
    "a row twice": Case("double_row", with_row(lambda m: m.rows[m.detail()])),
    "a total that does not add up": Case(
        "total_differs", with_row(lambda m: grand_total(m, 100_000)), lambda m: not m.file.within
    ),
    "totals without parts": Case(
        "total_alone", lambda m: text(m.head, [["total", *m.rows[0][1:]]]), lambda m: not m.file.open
    ),
    "a missing row of what is summed": Case(
        "total_differs",
        lambda m: text(m.head, [r for i, r in enumerate(m.rows) if i != m.detail()]),
        lambda m: m.file.must_add_up and m.file.source != "work_permit_refusals_public_policy",
    ),
    "nothing that tells whether rows are missing": Case("not_whole", without_totals, lambda m: m.file.must_add_up),
    "fewer rows than it says": Case("rows_differ", lambda m: declared(m, 7)),
    "more of a part than of the whole": Case("exceeds", over_bound, has_bound),
    "counts before the law": Case(
        "not_in_force", before_the_law, lambda m: bool(m.file.in_force) and not m.file.must_add_up
    ),
    "said to be rounded, and not": Case(
        "bad_rounding",
        lambda m: "rounding: 5\n" + text(m.head, m.rows),
        lambda m: m.file.source != "work_permit_refusals_public_policy",
    ),
    "two sheets with the table": Case(
        "two_sheets", lambda m: {"EN": [m.head, *m.rows], "FR": [m.head, *m.rows]}, ending=".xlsx"
    ),
    "a workbook cut off": Case("workbook", lambda m: {"cut": [m.head, *m.rows]}, ending=".xlsx"),
    "other sheets alone": Case("no_heads", lambda m: {"Notes": [["nothing"], ["here"]]}, ending=".xlsx"),
    "a bar that is not one": Case("code", cell(lambda m: m.col("bar"), "24(8)"), lambda m: "bar" in m.head),
    "a bar of a permit issued": Case(
        "only_with",
        lambda m: (
            text(m.head, [r for r in m.rows if r[3] != "returned"])
            .replace("issued,,", "issued,24(4),", 1)
            .replace("2006,", "2015,", 0)
        ),
        lambda m: "bar" in m.head,
    ),
    "a decision before the claim": Case(
        "not_before", cell(lambda m: m.col("decision_year"), "2001"), lambda m: "decision_year" in m.head
    ),
    "pending though decided": Case("pending", cell(lambda m: m.col("pending"), "30"), lambda m: "pending" in m.head),
    "refusals under no instruction": Case("without", cell(None, "9"), lambda m: "instruction" in m.head),
    "an instruction before the power": Case(
        "code", cell(lambda m: m.col("instruction"), "2011-05-01"), lambda m: "instruction" in m.head
    ),
    "more decisions than applications": Case(
        "exceeds_all",
        lambda m: text([{"applications": "issued", "issued": "applications"}.get(h, h) for h in m.head], m.rows),
        lambda m: "quarter" in m.head,
    ),
    "a median in words": Case(
        "not_a_number", cell(lambda m: m.col("median_days"), "a month"), lambda m: "median_days" in m.head
    ),
}


def made_last(_: str) -> str:
    return _LAST[0]


_LAST = [""]


def write(case: Case, m: Made, path):
    _LAST[0] = m.head[-1]
    content = case.change(m)
    if isinstance(content, dict):
        workbook(path, content)
        if "cut" in content:
            path.write_bytes(path.read_bytes()[:-600])
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@cache
def values_as_asked(source: str, folder) -> pd.DataFrame:
    path = folder / "as_asked.csv"
    path.write_text(text(made(source).head, made(source).rows), encoding="utf-8")
    sent = check_file(path, KNOWN.of(source), KNOWN, TODAY)
    assert not sent.faults
    return sent.values.drop(columns="place")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sent")


def test_the_battery_has_sixty_wrong_or_unusual_files_for_each_gap_at_least():
    for source in gap_files.FILES:
        assert sum(case.fits(made(source)) for case in CASES.values()) >= 60, source


QUICK = ("vtip_trp_yearly", "vulnerable_worker_permits_yearly", "designated_foreign_nationals")
PAIRS = [
    pytest.param(source, name, marks=[] if source in QUICK else pytest.mark.slow)
    for source in gap_files.FILES
    for name, case in CASES.items()
    if case.fits(made(source))
]


@pytest.mark.parametrize(("source", "name"), PAIRS)
def test_each_file_is_taken_right_or_refused_for_its_true_cause(source, name, folder):
    case, m = CASES[name], made(source)
    path = write(case, m, folder / f"{source}{case.ending}")
    sent = check_file(path, m.file, KNOWN, TODAY)
    if case.expects == SAME:
        assert not sent.faults
        pd.testing.assert_frame_equal(sent.values.drop(columns="place"), values_as_asked(source, folder))
    else:
        assert case.expects in {fault.code for fault in sent.faults}
        assert sent.values.empty
        for fault in sent.faults:
            for lang in ("en", "fr"):
                words = KNOWN.say(fault, lang, path.name)
                assert words.startswith(path.name)
                assert "{" not in words


def one(source: str, body: str, tmp_path, says: str = ""):
    path = tmp_path / f"{source}.csv"
    path.write_text(f"{says}{','.join(made(source).head)}\n{body}", encoding="utf-8")
    return check_file(path, KNOWN.of(source), KNOWN, TODAY)


def cells(sent, series: str) -> list[list]:
    assert not sent.faults, sent.faults
    rows = sent.values[sent.values["series"] == series]
    return [
        [None if pd.isna(cell) else cell for cell in row]
        for row in rows[["period", "value", "low", "high"]].to_numpy().tolist()
    ]


def test_a_total_row_of_provinces_is_not_added_to_them(tmp_path):
    sent = one(
        "vulnerable_worker_permits_yearly",
        "2022,1,ON,41,10,5,30\n2022,1,QC,30,10,5,30\n2022,1,Total,71,20,10,30\n",
        tmp_path,
    )
    assert cells(sent, "vulnerable_permits_applications") == [["2022-01 to 2022-03", 71, 71, 71]]


def test_totals_alone_over_what_is_summed_are_the_counts(tmp_path):
    sent = one("risk_assessments_barred", "2014,total,600,50,20,400\n", tmp_path)
    assert cells(sent, "risk_applications") == [["2014", 600, 600, 600]]


def test_rounded_counts_are_ranges_as_wide_as_is_known_of_the_rounding(tmp_path):
    body = "2015,identified,10,0,5\n2016,identified,25,5,0\n2017,identified,30,10,5\n2018,identified,20,15,10\n"
    rounded = one("removals_of_trafficked_persons", body, tmp_path, "rounding: 5\n")
    assert cells(rounded, "removals_removed")[0] == ["2015", 10, 8, 12]
    assert rounded.values["flags"].map(lambda f: "rounded" in f).any()
    guessed = one("removals_of_trafficked_persons", body, tmp_path)
    assert cells(guessed, "removals_removed")[0] == ["2015", 10, 6, 14], "nobody says by which rule"
    assert any(note.code == "note_rounded" for note in guessed.notes)
    exact = one("removals_of_trafficked_persons", body.replace("25", "26"), tmp_path)
    assert cells(exact, "removals_removed")[0] == ["2015", 10, 10, 10]


def test_suppressed_counts_have_the_range_of_their_mark(tmp_path):
    marks = one(
        "departures_after_refusal", "2015,0-2,--\n2015,3-5,<5\n2015,6-11,<10\n2015,12-23,<3\n2015,24-35,7\n", tmp_path
    )
    by_group = marks.values.set_index("group")[["low", "high"]]
    assert by_group.loc["left_0_2"].tolist() == [0, 4], "the mark may hide 0"
    assert by_group.loc["left_3_5"].tolist() == [1, 4]
    assert by_group.loc["left_6_11"].tolist() == [1, 9]
    assert by_group.loc["left_12_23"].tolist() == [1, 4], "never narrower than counts below five"
    zeros = one("departures_after_refusal", "2015,0-2,--\n2015,3-5,0\n", tmp_path).values.set_index("group")
    assert zeros.loc["left_0_2", ["low", "high"]].tolist() == [1, 4], "a file that shows zeros does not hide them"
    assert zeros.loc["left_3_5", "value"] == 0


def test_a_file_says_which_periods_and_cells_it_lacks(tmp_path):
    sent = one("departures_after_refusal", "2015,0-2,10\n2015,3-5,11\n2016,0-2,9\n", tmp_path)
    assert sent.missing_periods == [str(y) for y in range(2009, 2020) if y not in (2015, 2016)]
    assert ("2016", "3-5") in sent.missing_cells
    assert ("2015", "3-5") not in sent.missing_cells


def test_what_a_file_lacks_is_told_by_year(tmp_path):
    sent = one("departures_after_refusal", "2015,0-2,10\n2015,3-5,11\n2016,0-2,9\n", tmp_path)
    assert sent.lacking == {"periods": [str(y) for y in range(2009, 2020) if y not in (2015, 2016)], "cells": 11}
    monthly = one("claims_by_month_and_designation", "2009,1,total,no,inland,9,0,0,4,3\n", tmp_path)
    assert monthly.lacking["periods"] == [str(year) for year in range(2009, 2020)], "eleven months of 2009 too"


def test_a_truncated_file_without_sums_says_so(tmp_path):
    rows = made("vtip_trp_yearly").rows
    path = tmp_path / "vtip_trp_yearly.csv"
    path.write_text(text(made("vtip_trp_yearly").head, rows[: len(rows) // 2]), encoding="utf-8")
    sent = check_file(path, KNOWN.of("vtip_trp_yearly"), KNOWN, TODAY)
    assert not sent.faults
    assert sent.missing_periods[-1] == "2025"
    assert any(note.code == "note_missing_periods" for note in sent.notes)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_person_checks_a_file_before_sending_it(lang, tmp_path):
    good = tmp_path / "réponse 2026.csv"
    good.write_text(gap_files.gap_file("departures_after_refusal"), encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(good), "--lang", lang])
    assert done.exit_code == 0
    assert "departures_after_refusal" in done.output, "the gap follows from the columns"
    good.write_text("year,months,persons\n2015,0-2,12.5\n2015,3-5,\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(good), "--lang", lang, "--gap", "departures_after_refusal"])
    assert done.exit_code == 1
    assert {"en": "line 2: persons is 12.5", "fr": "ligne 2\u00a0: persons vaut 12.5"}[lang] in done.output
    assert {"en": "line 3: persons is empty", "fr": "ligne 3\u00a0: persons est vide"}[lang] in done.output
    good.write_text("a,b\n1,2\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(good), "--lang", lang])
    assert done.exit_code == 1
    assert "vtip_trp_yearly" in done.output


def test_a_file_sent_as_csv_and_as_workbook_is_refused(tmp_path):
    from tipimpact.asylum.drop_ins import read_sent

    path = tmp_path / "departures_after_refusal.csv"
    path.write_text(gap_files.gap_file(path.stem), encoding="utf-8")
    assert read_sent({path.stem: path}, KNOWN)
    workbook(path.with_suffix(".xlsx"), {"Data": [["year", "months", "persons"], ["2015", "0-2", "9"]]})
    assert not read_sent({path.stem: path}, KNOWN)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_words_are_typeset_and_both_languages_name_the_same_things(lang):
    for code, words in KNOWN.words.items():
        assert not typography.lint(getattr(words, lang), lang, code)
        fields = [set(re.findall(r"\{(\w+)\}", getattr(words, one))) for one in ("en", "fr")]
        assert fields[0] == fields[1], code


def test_a_fault_of_many_lines_names_the_first_and_says_how_many_more():
    fault = Fault("no_rows", tuple(range(2, 30)))
    assert KNOWN.say(fault, "en", "a.csv").startswith("a.csv, lines 2, 3, 4, 5, 6 and 23 more: ")
    assert KNOWN.say(fault, "fr", "a.csv").startswith("a.csv, lignes 2, 3, 4, 5, 6 et 23 autres\u00a0: ")


def test_a_rule_on_a_column_that_a_file_does_not_have_is_an_error(tmp_path, root):
    text_of = (root / "config" / "gap_files.yaml").read_text(encoding="utf-8")
    path = tmp_path / "gap_files.yaml"
    path.write_text(text_of.replace("{parts: [barred], whole", "{parts: [bared], whole"), encoding="utf-8")
    with pytest.raises(AsylumError, match="risk_assessments_barred has no column 'bared'"):
        read_gap_files(path)
