"""Findings: short enough for a page, made of nothing but the data, in both languages and in every format."""

import csv
import io
import math
import re
from dataclasses import replace

import docx
import pandas as pd
import pytest

from publish.reading import LATEX, NEEDS_WRITER, compiled, count_word_pages, headline_words, in_latex, in_word, words
from tipimpact.common import contracts
from tipimpact.common.contracts import contract as contract_of
from tipimpact.common.contracts import names
from tipimpact.common.tables import read_table
from tipimpact.publish import ResultTable
from tipimpact.publish.statements.exposure import WENT_ON
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.around import ROWS
from tipimpact.publish.tables.csv_format import csv_text
from tipimpact.publish.tables.docx_format import docx_bytes
from tipimpact.publish.tables.files import table_files
from tipimpact.publish.tables.findings import COLUMNS, FINDINGS, finding_lines, finding_view, subject_of
from tipimpact.publish.tables.tex_format import tex_text
from tipimpact.publish.words import LANGUAGES, law, number, say

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
EACH_FINDING = pytest.mark.parametrize("name", FINDINGS)


@pytest.fixture(scope="module")
def results(sample_results, authored) -> dict[str, ResultTable]:
    """The published tables of the sample edition."""
    folder = sample_results / "sample" / "data"
    read = {name: read_table(folder / f"{name}.parquet", edition="sample") for name in names(published=True)}
    return {name: ResultTable(data, name, authored.sources, authored) for name, data in read.items()}


def complete(results) -> TableEvidence:
    """The same tables as if the sample had every file: what it counts of a part is not published (test_editions)."""
    return TableEvidence(
        {name: table.data for name, table in results.items()}, lambda table, lang: results[table].texts(lang)
    )


def test_the_workflow_knows_every_finding():
    assert {name: finding.tables[0] for name, finding in FINDINGS.items()} == contracts.FINDINGS


# Findings that the files of the sample cannot make, and what they need.
LACKING = {"estimates": "the claims of every country", "asked": "the United Nations' reviews"}


@EACH_FINDING
@EACH_LANGUAGE
def test_a_finding_is_short_and_its_title_says_what_was_found(results, name, lang):
    view = finding_view(name, results, lang, complete(results))
    assert len(view.rows) <= ROWS
    assert view.rows or name in LACKING, f"only {LACKING.keys()} may lack what they are made of here"
    assert len(view.headings) <= COLUMNS
    assert view.title != subject_of(name, lang), "the title is the subject: nothing was found"
    assert name in LACKING or headline_words(view.title) <= {"en": 14, "fr": 16}[lang], view.title
    assert view.what
    assert view.notes
    assert view.from_tables
    twin = finding_view(name, results, "fr" if lang == "en" else "en", complete(results))
    assert len(twin.rows) == len(view.rows)
    assert twin.title != view.title


@EACH_FINDING
def test_each_row_was_read_from_rows_of_its_data(results, name):
    lines = finding_lines(name, complete(results))
    for line in lines:
        assert line.rows
        assert set(line.rows) <= set(results[line.table].data.index)
    read = [row for line in lines for row in line.rows]
    assert len(read) == len(set(read)), "a row of the data stands in two rows of the finding"


@EACH_LANGUAGE
def test_a_provision_that_two_clauses_changed_is_counted_once(results, lang):
    data = results["law_changes"].data
    view = finding_view("provisions", results, lang, complete(results))
    listed = [row[2].text for row in view.rows]
    assert [int(row[1].text) for row in view.rows] == [len(re.split(r"[,;] ", units)) for units in listed]
    assert str(sum(int(row[1].text) for row in view.rows)) in view.title
    read = data["provision_readings"]
    set_aside = data[read.map(lambda some: any("contrary_to_charter|federal_court" in r for r in some))]
    assert {"110(2)(d.1)", "112(2)(b.1)"} <= set(set_aside["unit"])
    labels = [label for units in listed for label in re.split(r"[,;] ", units)]
    assert all(any(label.endswith(law(unit, lang) + "*") for label in labels) for unit in set_aside["unit"])
    assert "*" in " ".join(view.notes)


def test_another_count_gives_another_title(results):
    data = results["recommendations"].data.copy()
    data.attrs = results["recommendations"].data.attrs
    data.loc[data.index[:3], "how_far_met"] = "met"
    other = results | {
        "recommendations": ResultTable(
            data, "recommendations", results["recommendations"].sources, results["recommendations"].authored
        )
    }
    before, after = (finding_view("recommendations", tables, "en").title for tables in (results, other))
    assert before.startswith("Of 17 recommendations: none known met")
    assert after.startswith("Of 17 recommendations: 3 met")


def test_numbers_of_a_finding_are_those_of_the_data(results):
    exposure = results["exposure"].data.set_index(["exposure", "reading"])
    wait = exposure.loc[("work_permit_wait", "main")]
    title = finding_view("exposure", results, "fr").title
    assert number(wait["low"], "fr") in title
    assert number(wait["high"], "fr") in title
    rows = finding_view("exposure", results, "en").rows
    data = results["exposure"].data
    lows = data.loc[data["reading"] != WENT_ON, "low"].dropna()  # the others reach as many people, for longer
    assert sorted(row[3].value for row in rows if row[3].value is not None) == sorted(lows)


@EACH_FINDING
@EACH_LANGUAGE
def test_without_data_the_title_is_the_subject_and_no_row_is_invented(authored, name, lang):
    table = FINDINGS[name].tables[0]
    data = contract_of(table).empty()
    data.attrs = {"table": table, "edition": "sample", "sources": [], "plan_hash": "0123abcd"}
    view = finding_view(name, {table: ResultTable(data, table, authored.sources, authored)}, lang)
    assert view.rows == []
    assert view.title == subject_of(name, lang)


@EACH_LANGUAGE
def test_a_finding_that_does_not_fit_on_a_page_continues_on_the_next(results, lang):
    """Each page has its number, and the pages together have every row once."""
    short = finding_view("recommendations", results, lang)
    view = replace(short, rows=short.rows * 2)
    pages = math.ceil(len(view.rows) / ROWS)
    content = docx_bytes(view)
    document = docx.Document(io.BytesIO(content))
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    titles = [say("finding-page", lang, title=view.title, page=page, count=pages) for page in range(1, pages + 1)]
    assert [p.text.partition(". ")[2] for p in captions] == titles
    counted = [p._p.xpath("string(w:fldSimple/@w:instr)") for p in captions]
    assert [r"\c" in field for field in counted] == [page > 0 for page in range(pages)], "one number for all its pages"
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:]]
    assert cells == [[cell.text for cell in row] for row in view.rows]
    assert tex_text(view).count(r"\begin{longtable}") == pages
    assert len(csv_text(view).splitlines()) == len(csv_text(short).splitlines()) + len(short.rows)


@EACH_FINDING
@EACH_LANGUAGE
def test_word_and_latex_hold_the_cells_of_the_model(results, name, lang):
    view = finding_view(name, results, lang, complete(results))
    content = docx_bytes(view)
    assert in_word(content) == words(view)
    assert not view.rows or in_latex(tex_text(view)) == words(view)
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    assert section.page_height > section.page_width, "upright"
    assert document.paragraphs[0].style.name == "Caption"
    assert document.paragraphs[0].text.endswith(f". {view.title}")


def test_the_csv_of_a_table_joins_by_name_and_has_the_words_of_both_languages(results):
    files = dict(table_files({"lives": results["lives"], "exposure": results["exposure"]}))
    head, *rows = csv.reader(io.StringIO(files["tables/lives.csv"].decode()))
    lives = results["lives"].data
    assert head[: len(lives.columns) + 1] == ["row_id", *lives.columns]
    assert {"word_en", "word_fr", "remedy_en", "remedy_fr"} <= set(head)
    read = pd.DataFrame(rows, columns=head)
    assert sorted(read["remedy"]) == sorted(lives["remedy"])
    assert set(read.loc[read["word"] == "closed", "word_fr"]) == {say("value-lives-word", "fr", code="closed")}


# Programs that are not ours.


@pytest.mark.skipif(not LATEX, reason="pdfLaTeX is not installed (Debian: texlive-latex-base)")
@EACH_LANGUAGE
def test_all_findings_compile(results, lang, tmp_path):
    text = "\n\\clearpage\n".join(tex_text(finding_view(name, results, lang)) for name in FINDINGS)
    assert "Missing character" not in compiled(text, tmp_path)


@NEEDS_WRITER
def test_each_finding_is_one_page_in_word(results, tmp_path):
    for name in FINDINGS:
        for lang in LANGUAGES:
            (tmp_path / f"{name}-{lang}.docx").write_bytes(docx_bytes(finding_view(name, results, lang)))
    pages = count_word_pages(sorted(tmp_path.glob("*.docx")), tmp_path)
    assert len(pages) == len(FINDINGS) * len(LANGUAGES)
    assert {name: count for name, count in pages.items() if count != 1} == {}
