"""What was made without a file says which one, and where the list of all of them is; never a zero."""

import io

import docx
import lxml.html
import pandas as pd
import pytest

from tipimpact.common.contracts import contract as contract_of
from tipimpact.common.contracts import names
from tipimpact.publish import ResultTable
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.draw import picture, sketched
from tipimpact.publish.figures.model import WIDE
from tipimpact.publish.figures.svg import Scale
from tipimpact.publish.obtained import touched
from tipimpact.publish.statements import themes
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables import apparatus
from tipimpact.publish.tables.docx_format import docx_bytes
from tipimpact.publish.words import LANGUAGES, say, say_table
from tipimpact.retrieve.obtained import Missing

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


def without(data: pd.DataFrame, *ids: str) -> pd.DataFrame:
    """The same rows, made without some sources."""
    data = data.copy()
    data.attrs = {**data.attrs, "missing": list(ids)}
    return data


@EACH_LANGUAGE
def test_a_table_names_the_files_that_it_was_made_without(words, data, contract, sources, lang):
    table = ResultTable(without(data, "law", "figures"), contract, sources)
    (line, *_) = table.view(lang).status
    for source in sources.sources[:2]:
        assert getattr(source.title, lang) in line
    assert str(apparatus.number_of("evidence_gaps")) in line
    assert line in lxml.html.document_fromstring(table.render("html", lang)).text_content()
    assert line in "".join(p.text for p in docx.Document(io.BytesIO(docx_bytes(table.view(lang)))).paragraphs)
    assert table.view(lang).rows == ResultTable(data, contract, sources).view(lang).rows


@EACH_LANGUAGE
def test_a_table_without_rows_says_why(words, data, contract, sources, lang):
    page = ResultTable(without(data.iloc[:0], "law"), contract, sources).render("html", lang)
    text = lxml.html.document_fromstring(page).text_content()
    assert say("page-no_rows_missing", lang) in text
    assert say("page-no_rows", lang) not in text


def test_a_long_list_of_files_is_cut_and_counted(sources):
    ids = [f"source_{i}" for i in range(7)]
    said = apparatus.say_missing({"missing": ids}, sources, "en")
    assert said.startswith("Made without 7 files")
    assert said.count("source_") == 3
    assert "and 4 more" in said
    assert apparatus.say_missing({"missing": ids, "table": "evidence_gaps"}, sources, "en") == "", "the list itself"
    assert apparatus.say_missing({}, sources, "en") == ""


@EACH_LANGUAGE
def test_a_figure_without_rows_says_why(lang):
    figure = FIGURES["theme_map"]
    rows = contract_of(figure.published.table).empty()
    rows.attrs = {"table": figure.published.table, "edition": "sample", "sources": [], "missing": ["a_file"]}
    drawn = picture(figure, TableEvidence({figure.published.table: rows}), lang)
    assert drawn.alt == say("figure-missing", lang, gaps=apparatus.number_of("evidence_gaps"))
    assert "a_file" in drawn.framed
    assert "a_file" in drawn.phone.framed


def test_counts_that_are_all_0_are_drawn_at_the_foot():
    """Before a door where nobody is known to wait."""
    figure = FIGURES["waiting"]
    days = pd.to_datetime(["2013-01-01", "2013-02-01"] * 2)
    rows = pd.DataFrame({"exposure": "permit_12_months", "reading": "main", "rate": [0.0, 0.0, 0.1, 0.1]})
    rows = rows.assign(counted_on=days, low=0, high=0)
    rows.attrs = {"table": figure.published.table}
    assert sketched(figure, rows, "en", WIDE).height > 100
    assert Scale(0, 0, 120, 0)(0) == 120


def test_a_theme_that_was_not_measured_has_no_number_and_a_text_that_is_not_here_no_word():
    """Where nothing was read, nobody can say that these texts say nothing."""
    row = {"theme": "FEES", "source_type": "ngo", "background": False, "sentences": 9}
    rows = [
        {**row, "language": "en", "basis": "census", "total": 0},
        {**row, "language": "fr", "basis": "not_measured"},
        {
            **row,
            "language": "en",
            "source_type": "un",
            "basis": "estimate",
            "total": 4,
            "total_low": 3,
            "total_high": 7,
        },
    ]
    spec = contract_of("theme_counts")
    data = pd.DataFrame(rows).reindex(columns=list(spec.columns))
    (line,) = themes.FINDING.lines(TableEvidence({"theme_counts": data}))
    un, manuals, french, organizations, organismes = line.values[1:]
    assert un.text("en") == "3 to 7"
    assert (manuals, french, organizations) == (None, None, 0)
    assert organismes.id == "finding-themes-not_measured"


@EACH_LANGUAGE
def test_the_end_of_a_run_names_published_tables_only(lang):
    """`replay_check` is in the folder of results too, and has no number."""
    group = Missing("legislation", "not_found", "put", (), ("eligibility", "replay_check"))
    assert str(apparatus.number_of("eligibility")) in touched(group, lang)
    unpublished = Missing("legislation", "not_found", "put", (), ("replay_check",))
    assert touched(unpublished, lang) == say("obtained-no_table", lang)


@EACH_LANGUAGE
def test_a_collection_that_every_table_reads_names_them_all(lang):
    """With their titles they are longer than the text that Fluent takes."""
    said = touched(Missing("legislation", "not_found", "put", (), tuple(names(published=True))), lang)
    assert len(said) > 2000
    assert [name for name in names(published=True) if say_table(name, "title", lang) not in said] == []
