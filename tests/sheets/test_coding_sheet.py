"""The practitioners' sheet: out without an answer, filled in, and back."""

import pandas as pd
import pytest

from tests_support import SMALL
from tipimpact.common.errors import ThemeError
from tipimpact.sheets.coding import kind_of, lines, main, read_sheet, write_sheet
from tipimpact.themes.labels import OUTSIDE


@pytest.fixture
def drawn(models) -> pd.DataFrame:
    texts = {"en": "The worker paid fees for a permit.", "fr": "La personne attend un permis."}
    rows = [(f"x_{lang}", lang, f"paper_{lang}", text) for lang, text in texts.items()]
    return pd.DataFrame(rows, columns=["id", "lang", "doc_id", "text"])


@pytest.fixture(params=["docx", "xlsx"])
def sheet(request, drawn, codebook, tmp_path):
    path = tmp_path / f"coding.{request.param}"
    write_sheet(drawn, codebook, [path, tmp_path / "coding.csv"])
    return path


def fill(path, themes: dict[int, str], name="A. Person", date="2027-01-31", words: str | None = None):
    """Write themes into rows (from 1) and sign; words: put into the sentence of the first row."""
    if path.suffix == ".docx":
        from docx import Document

        document = Document(str(path))
        table, signature = document.tables
        for row, text in themes.items():
            table.cell(row, 4).text = text
        if words:
            table.cell(1, 1).text = words
        signature.cell(0, 1).text, signature.cell(1, 1).text = name, date
        document.save(str(path))
        return
    import xlsxwriter
    from python_calamine import CalamineWorkbook

    read = CalamineWorkbook.from_path(str(path))
    rows = read.get_sheet_by_name("coding").to_python()
    for row, text in themes.items():
        rows[row][4] = text
    if words:
        rows[1][1] = words
    signature = read.get_sheet_by_name("signature").to_python()
    book = xlsxwriter.Workbook(str(path))
    for title, cells in (("coding", rows), ("signature", [[signature[0][0], name], [signature[1][0], date]])):
        written = book.add_worksheet(title)
        for r, line in enumerate(cells):
            for c, value in enumerate(line):
                written.write_string(r, c, str(value))
    book.close()


def test_it_holds_the_sentences_and_no_answer(drawn):
    english, french = lines(drawn)
    assert (english.english, english.french) == ("The worker paid fees for a permit.", "")
    assert (french.english, french.french) == ("", "La personne attend un permis.")
    assert not any(theme in str(line) for line in (english, french) for theme in ("FEES", "TRP"))


def test_the_guide_names_every_theme_in_both_languages(codebook):
    guide = kind_of(codebook).guide
    assert len(guide) == len(codebook.ids)
    assert all(t.label.en in g and t.label.fr in g for t, g in zip(codebook.themes, guide, strict=True))


def test_what_comes_back_is_read(sheet, drawn, codebook):
    fill(sheet, {1: "FEES, trp", 2: "aucun"})
    coded = read_sheet(sheet, lines(drawn), codebook)
    assert list(coded) == OUTSIDE
    assert coded[["id", "coder", "themes"]].to_numpy().tolist() == [
        ["x_en", "A. Person", "FEES TRP"],
        ["x_fr", "A. Person", ""],
    ]


def test_a_sentence_without_an_answer_is_not_coded(sheet, drawn, codebook):
    fill(sheet, {2: "TRP"})
    assert read_sheet(sheet, lines(drawn), codebook)["id"].tolist() == ["x_fr"]


def test_faults_are_told(sheet, drawn, codebook):
    fill(sheet, {1: "FEE", 2: "TRPS"})
    with pytest.raises(ThemeError) as error:
        read_sheet(sheet, lines(drawn), codebook)
    assert "'FEE'" in str(error.value)
    assert "did you mean: TRP" in str(error.value)


def test_an_unsigned_sheet_and_an_edited_sentence_are_refused(sheet, drawn, codebook):
    fill(sheet, {1: "FEES"}, name="", date="")
    with pytest.raises(ThemeError, match="not signed"):
        read_sheet(sheet, lines(drawn), codebook)
    fill(sheet, {1: "FEES"}, words="The worker paid.")
    with pytest.raises(ThemeError, match="our own words"):
        read_sheet(sheet, lines(drawn), codebook)


def test_written_codes_hold_ids_and_no_sentence(sheet, tmp_path, codebook, capsys):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "codebook").symlink_to(SMALL / "codebook")
    store = tmp_path / "data" / "raw" / "compiled" / "labels" / "practitioners.csv"
    store.parent.mkdir(parents=True)
    store.write_text("id,coder,coded_on,themes\n", encoding="utf-8")
    fill(sheet, {1: "FEES", 2: "none"})
    for _ in range(2):  # the same sheet twice is one answer
        main([str(sheet), str(tmp_path / "coding.csv"), "--write"], tmp_path)
    assert store.read_text(encoding="utf-8").splitlines()[1:] == [
        "x_en,A. Person,2027-01-31,FEES",
        "x_fr,A. Person,2027-01-31,",
    ]
    assert "permit" not in capsys.readouterr().out
