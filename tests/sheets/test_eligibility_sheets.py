"""The lawyer's sheets of rows, cases and recommendations: out, filled in, and back into the files."""

import datetime as dt
import shutil

import pandas as pd
import pytest
import xlsxwriter
from docx import Document
from python_calamine import CalamineWorkbook

from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility.cases import read_cases
from tipimpact.eligibility.completeness import read_completeness, read_silences
from tipimpact.eligibility.recommendations import read_recommendations
from tipimpact.eligibility.rows import read_rows
from tipimpact.publish.words import date
from tipimpact.sheets.counsel import (
    SHEETS,
    apply_notes,
    case_lines,
    main,
    recommendation_lines,
    row_lines,
    silence_lines,
)
from tipimpact.sheets.lines import read_lines, write_lines

NAMES = ("rows", "silences", "cases", "recommendations")
FILES = {name: SHEETS[name].file for name in NAMES}


@pytest.fixture(scope="module")
def lines(rows, cases, spec, judged):
    silences = silence_lines(judged, read_silences(), {})
    others = {"cases": case_lines(cases), "recommendations": recommendation_lines(spec)}
    return {"rows": row_lines(rows, {}), "silences": silences, **others}


@pytest.fixture(scope="module")
def judged(rows):
    return read_completeness(rows)


@pytest.fixture(scope="module")
def sheets(lines, tmp_path_factory):
    """All sheets, in Word and Excel."""
    folder = tmp_path_factory.mktemp("counsel")
    paths = {name: [folder / f"{name}.docx", folder / f"{name}.xlsx"] for name in lines}
    for name, files in paths.items():
        for path in files:
            write_lines(SHEETS[name].kind, lines[name], path)
    return paths


@pytest.fixture
def config(root, tmp_path):
    """A copy of the configuration, to be written to."""
    (tmp_path / "law").mkdir()
    for name in FILES.values():
        shutil.copy(root / "config" / name, tmp_path / name)
    for name in ("readings.yaml", "silences.csv"):
        shutil.copy(root / "config" / "law" / name, tmp_path / "law")
    shutil.copytree(root / "config" / "codebook", tmp_path / "codebook")
    return tmp_path


def fill(path, target, cells: dict[tuple[int, int], str], name="A. Lawyer", date="2027-01-31"):
    """Write into cells (row from 1, column) and the signature of a Word or Excel sheet, saved elsewhere."""
    if path.suffix == ".xlsx":
        return fill_excel(path, target, cells, name, date)
    document = Document(str(path))
    table, signature = document.tables
    for (row, column), text in cells.items():
        table.cell(row, column).text = text
    signature.cell(0, 1).text, signature.cell(1, 1).text = name, date
    document.save(str(target))
    return str(target)


def fill_excel(path, target, cells: dict[tuple[int, int], str], name: str, date: str):
    """As another program saves it, with the day as a date and not as text."""
    book = CalamineWorkbook.from_path(path)
    rows, signature = (book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names)
    for (row, column), text in cells.items():
        rows[row][column] = text
    with xlsxwriter.Workbook(target, {"default_date_format": "yyyy-mm-dd"}) as written:
        for sheet, lines in zip(book.sheet_names, (rows, signature), strict=True):
            page = written.add_worksheet(sheet)
            for i, line in enumerate(lines):
                page.write_row(i, 0, line)
        page.write(0, 1, name)
        page.write_datetime(1, 1, dt.datetime.fromisoformat(date))
    return str(target)


def test_every_line_has_its_own_id_and_says_that_nobody_reviewed_it(lines, rows, cases, spec, judged):
    unsaid = (judged["judged"] != "modelled").sum()
    assert [len(lines[name]) for name in NAMES] == [len(rows), unsaid, len(cases.cases), len(spec.recommendations)]
    for some in lines.values():
        assert len({line.id for line in some}) == len(some)
        for line in some:
            assert "not reviewed by counsel" in line.about
            assert "non révisé par un conseiller juridique" in line.about
            assert line.english.endswith(line.ours[0])
            assert line.french.endswith(line.ours[1])


def test_a_row_is_told_with_its_law_condition_and_days(lines, rows):
    line = lines["rows"][list(rows["row"]).index("hc_12m_2012")]
    assert line.english.startswith("IRPA 25(1.2)(c) (humanitarian and compassionate request)")
    assert line.french.startswith("LIPR 25(1.2)c)")
    for words in ("rpd_refused", "within 12 months", "hc_child"):
        assert words in line.english
    assert "June 28, 2012 – June 21, 2019" in line.about
    assert "2012, ch. 17 → 2019, ch. 29" in line.about


def test_a_silence_is_told_with_its_reason(lines, judged):
    row = judged[(judged["judged"] == "missing") & judged["act"].isin(["IRPA", "IRPR", "IFHP"])].iloc[0]
    line = next(line for line in lines["silences"] if line.place == f"{row['act']} {row['unit']}")
    assert line.english.startswith(line.place)
    reason = read_silences().set_index("code").loc[row["gap"]]
    assert line.ours == (reason["en"], reason["fr"])
    assert f"missing, {date(dt.date.fromisoformat(row['judged_on']), 'en')}" in line.about


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_sheet_changes_nothing_in_word_or_excel(lines, sheets, name):
    for path in sheets[name]:
        assert read_lines(SHEETS[name].kind, lines[name], path).empty


@pytest.mark.slow
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_signed_row_comes_back_into_the_file(sheets, config, rows, tmp_path, form):
    at = {row: i for i, row in enumerate(rows["row"], 1)}
    cells = {(at["trp_dfn"], 4): "agree", (at["hc_child"], 4): "amend", (at["hc_child"], 5): "A child."}
    sent = next(path for path in sheets["rows"] if path.suffix == f".{form}")
    sheet = fill(sent, tmp_path / f"back.{form}", cells)
    main(["rows", sheet, "--write"], config)
    table = read_rows(config / FILES["rows"]).set_index("row")
    assert table["reviewed_by"].dropna().to_dict() == {"trp_dfn": "A. Lawyer", "hc_child": "A. Lawyer"}
    assert table.loc["hc_child", "note_en"] == "A child."
    assert table.loc["hc_child", "checked_on"] == pd.Timestamp("2027-01-31")
    told = [column for column in table.columns if column not in ("reviewed_by", "checked_on", "note_en")]
    pd.testing.assert_frame_equal(table[told], rows.set_index("row")[told])
    with pytest.raises(EligibilityError, match="no row is called"):  # our words have changed since it was sent out
        main(["rows", sheet], config)


def test_signed_cases_and_recommendations_come_back_and_nothing_else_moves(
    sheets, config, rows, project_codebook, tmp_path
):
    for name, cells in (("cases", {(2, 4): "d'accord", (5, 4): "amend", (5, 7): "see 24(4)"}),
                        ("recommendations", {(11, 4): "agree"})):  # fmt: skip
        file = config / FILES[name]
        before = file.read_text("utf-8")
        main([name, fill(sheets[name][0], tmp_path / f"{name}.docx", cells), "--write"], config)
        after = file.read_text("utf-8")
        assert after.replace('    reviewed_by: "A. Lawyer"\n', "") == before
    assert [c.reviewed_by for c in read_cases(config / FILES["cases"], rows).cases[:5]] == [
        *(None, "A. Lawyer", None, None, None)
    ]
    items = read_recommendations(config / FILES["recommendations"], project_codebook.ids).recommendations
    assert {item.id: item.reviewed_by for item in items if item.reviewed_by} == {"R11": "A. Lawyer"}


def test_unsigned_it_reviews_nothing(lines, sheets, rows, tmp_path):
    path = fill(sheets["rows"][0], tmp_path / "unsigned.docx", {(1, 4): "agree"}, "", "")
    changes = read_lines(SHEETS["rows"].kind, lines["rows"], path)
    with pytest.raises(EligibilityError, match="not signed"):
        apply_notes(SHEETS["rows"].kind, rows, lines["rows"], changes)


def test_faults_are_told_at_once(sheets, tmp_path, config):
    path = fill(sheets["cases"][0], tmp_path / "bad.docx", {(1, 4): "agre", (2, 1): "other words"}, "A. Lawyer", "")
    with pytest.raises(EligibilityError) as error:
        main(["cases", path], config)
    for words in ("did you mean: agree", "our own words (en) were edited", "half a signature"):
        assert words in str(error.value)
    with pytest.raises(EligibilityError, match="did you mean: cases"):
        main(["case", path], config)
