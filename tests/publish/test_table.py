"""The same cells in every format and both languages; what is missing is said; hostile text is harmless."""

import csv
import dataclasses
import io
import re

import lxml.html
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typography import lint

from tipimpact.common.contracts import Column
from tipimpact.common.errors import PublishError
from tipimpact.publish import ResultTable
from tipimpact.publish.tables.cells import clean, decimals
from tipimpact.publish.tables.csv_format import field, guarded
from tipimpact.publish.tables.model import Cell, flat
from tipimpact.publish.tables.order import ordered
from tipimpact.publish.words import LANGUAGES, law, say

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def read_html(text: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(text)


def cells_of(page: lxml.html.HtmlElement) -> list[list[str]]:
    return [[cell.text_content() for cell in row.xpath("th|td")] for row in page.xpath("//table//tr")]


@EACH_LANGUAGE
def test_html_holds_the_cells_of_the_model(table: ResultTable, lang: str):
    view = table.view(lang)
    head, *body = cells_of(read_html(table.render("html", lang)))
    assert [title.split(" (share)")[0].split(" (part)")[0] for title in head] == [h.title for h in view.headings]
    assert body == [[cell.text for cell in row] for row in view.rows]


@EACH_LANGUAGE
def test_csv_holds_the_cells_of_the_model(table: ResultTable, lang: str):
    view = table.view(lang)
    head, *body = read_csv(table.render("csv", lang))
    assert head == [heading.title for heading in flat(view.headings)]
    assert body == [[field(cell) for cell in flat(row)] for row in view.rows]


@EACH_LANGUAGE
def test_csv_numbers_and_dates_are_for_machines(table: ResultTable, lang: str):
    frame = pd.read_csv(io.StringIO(table.render("csv", lang)))
    by_name = dict(zip([h.name for h in flat(table.view(lang).headings)], frame.columns, strict=True))
    assert frame[by_name["positions"]].tolist()[0::2] == [-1234, 30396]
    assert frame[by_name["share"]].tolist()[0::2] == [0.375, 0.125]
    assert frame[by_name["low"]].tolist()[0::2] == [2, -0.5]
    assert frame[by_name["on"]].tolist()[0::2] == ["2012-12-01", "2012-06-28"]
    assert frame[by_name["positions"]].isna().tolist() == [False, True, False]


def test_readers_see_numbers_dates_and_labels_of_their_language(table: ResultTable):
    shown = {
        lang: dict(zip([h.name for h in view.headings], [c.text for c in view.rows[-1]], strict=True))
        for lang in LANGUAGES
        for view in [table.view(lang)]
    }
    expected = {
        "unit": ("25(1.2)(c)", "25(1.2)c)"),
        "citation": ("2012, c. 17, s. 13(3)", "2012, ch. 17, art. 13(3)"),
        "state": ("in force", "en vigueur"),
        "theme": ("Permit", "Permis"),
        "year": ("2012", "2012"),
        "positions": ("30,396", "30\u00a0396"),
        "share": ("0.12", "0,12"),  # 0.125, half to even
        "interval": ("−0.50 to 1.25", "de −0,50 à 1,25"),
        "on": ("June 28, 2012", "28 juin 2012"),
        "settled": ("yes", "oui"),
        "flags": ("rounded; odd", "arrondi; odd"),
        "superseded_by": ("2019, c. 29", "2019, ch. 29"),
        "reviewed_by": ("not reviewed by counsel", "non révisé par un conseiller juridique"),
    }
    assert {name: (shown["en"][name], shown["fr"][name]) for name in expected} == expected


@pytest.mark.parametrize(("within", "whole"), [(None, "2.00"), ("state", "2")])
def test_counts_and_shares_in_one_column_have_decimals_of_their_own(words, data, contract, sources, within, whole):
    publish = {**contract.publish, "digits_within": within}
    view = ResultTable(data, dataclasses.replace(contract, publish=publish), sources).view("en")
    place = [heading.name for heading in view.headings].index("interval")
    assert [row[place].text for row in view.rows] == [whole, "unknown", "−0.50 to 1.25"]


@pytest.mark.parametrize(("values", "shown"), [([1, 2], 0), ([22.2, 1.1], 1), ([0.03817, 0.5], 2), ([None], 0)])
def test_a_number_has_as_many_decimals_as_it_needs_and_two_at_most(values, shown):
    assert decimals(Column("any", "number", ""), pd.Series(values)) == shown


def test_rows_stand_in_the_same_order_in_both_languages(table: ResultTable):
    assert [row[0].value for row in table.view("en").rows] == ["9", "20.1", "25(1.2)(c)"]
    assert [row[0].value for row in table.view("fr").rows] == ["9", "20.1", "25(1.2)(c)"]


def test_order_follows_codes_and_can_be_turned(data: pd.DataFrame, contract):
    assert ordered(data, contract, ["state", "-year"])["year"].tolist() == [2012, 2014, 2013]
    assert ordered(data, contract, ["positions"])["year"].tolist() == [2014, 2012, 2013]  # missing last


@EACH_LANGUAGE
def test_what_is_not_known_is_marked_and_explained(table: ResultTable, lang: str):
    page = read_html(table.render("html", lang))
    unknown = say("mark", lang, code="unknown")
    assert unknown in [mark.text_content() for mark in page.xpath("//td/span[@class='mark']")]
    explained = dict(
        zip(
            page.xpath("//dt[@class='mark']/text()"),
            page.xpath("//dt[@class='mark']/following-sibling::dd[1]/text()"),
            strict=True,
        )
    )
    assert explained[unknown] == say("mark-means", lang, code="unknown")
    row = dict(zip([h.name for h in table.view(lang).headings], table.view(lang).rows[1], strict=True))
    assert {name for name, cell in row.items() if cell.mark == "unknown"} == {
        "positions",
        "share",
        "interval",
        "on",
        "settled",
    }
    assert row["superseded_by"].mark == row["flags"].mark == "none"


@EACH_LANGUAGE
def test_unreviewed_rows_say_so_in_every_format(table: ResultTable, lang: str):
    words = say("mark", lang, code="not_reviewed")
    assert table.render("csv", lang).count(words) == 2
    assert [row[-1] for row in cells_of(read_html(table.render("html", lang)))].count(words) == 2
    assert words in [cell.value for row in table.view(lang).rows for cell in row] or words in dict(
        table.view(lang).marks
    )


@EACH_LANGUAGE
def test_the_page_carries_what_a_reader_needs(table: ResultTable, lang: str):
    page = read_html(table.render("html", lang))
    text = " ".join(page.text_content().split())
    assert page.get("lang") == f"{lang}-CA"
    assert not page.xpath("//nav|//a[@download]"), "it stands alone: no other file is promised"
    for needed in ("//th[@scope='col']", "//tbody/tr/th[@scope='row']", "//caption"):
        assert page.xpath(needed)
    assert page.xpath("//*[@role='region'][@tabindex='0'][@aria-labelledby='caption']")
    view = table.view(lang)
    said = [view.title, view.what, view.is_not, view.cite, *view.notes, *view.status, view.licences[0].attribution]
    said += [say("edition", lang, code="sample"), say("sample", lang, code="digest"), "S.C. 2012, c. 17", "0123abcd"]
    assert [part for part in said if " ".join(part.split()) not in text] == []
    assert not page.xpath("//*[@id='source-other']")  # a source that the table does not rest on


@EACH_LANGUAGE
def test_a_cell_that_names_a_source_leads_to_it(table: ResultTable, lang: str):
    page = read_html(table.render("html", lang))
    targets = {href for href in page.xpath("//table//a/@href") if href.startswith("#")}
    assert targets == {"#source-law", "#source-figures"}
    assert all(page.xpath(f"//*[@id='{target[1:]}']") for target in targets)


@EACH_LANGUAGE
def test_pages_need_nothing_from_elsewhere(table: ResultTable, lang: str):
    page = read_html(table.render("html", lang))
    assert not page.xpath("//script|//img|//iframe|//object|//link[@rel='stylesheet']|//@onclick|//base")
    assert not re.search(r"url\(|@import", page.xpath("string(//style)"))
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].startswith("default-src 'none'")


def test_the_two_pages_are_twins(table: ResultTable):
    pages = {lang: read_html(table.render("html", lang)) for lang in LANGUAGES}
    assert pages["en"].xpath("//@id") == pages["fr"].xpath("//@id")
    assert [len(row) for row in cells_of(pages["en"])] == [len(row) for row in cells_of(pages["fr"])]


def test_an_empty_table_says_what_that_means(words, data, contract, sources):
    empty = ResultTable(data.iloc[:0], contract, sources)
    assert say("page-no_rows", "fr") in read_html(empty.render("html", "fr")).text_content()
    assert len(read_csv(empty.render("csv", "fr"))) == 1


# Hostile text


def test_markup_in_data_stays_text(table: ResultTable):
    page = read_html(table.render("html", "fr"))
    assert not page.xpath("//script|//li/b")
    assert "<script>alert(1)</script>" in page.text_content()
    assert "Figures <2014>" in page.text_content()


def test_formulas_cannot_run(table: ResultTable):
    column = [row[11] for row in read_csv(table.render("csv", "en"))]
    assert '\'=HYPERLINK("http://x")' in column
    assert all(guarded(text)[0] == "'" for text in ("=1", "+1", "-1", "@x", "\tx", "\rx", "＝1"))
    assert guarded("a;=1;@x; =2") == "a;'=1;'@x; =2", "where semicolons separate, a cell begins after one"
    assert [guarded(text) for text in ("a=1", "", "25(1.2)(c)", "–")] == ["a=1", "", "25(1.2)(c)", "–"]
    assert field(Cell("number", -5, "−5")) == "-5"


@given(st.text(st.characters(codec="utf-8")))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_went_in(table: ResultTable, text: str):
    data = table.data.copy()
    data.attrs = table.data.attrs
    data["why_fr"] = pd.array([text] * len(data), "string")
    hostile = ResultTable(data, table.spec, table.sources)
    page = read_html(hostile.render("html", "fr"))
    assert not page.xpath("//script")
    assert page.xpath("//tbody/tr/td[10]")[0].text_content() == hostile.view("fr").rows[0][10].text
    assert {row[11] for row in read_csv(hostile.render("csv", "fr"))[1:]} == {guarded(clean(law(text, "fr")))}


# Errors


def test_every_fault_is_named_at_once(words, data, contract, sources):
    contract.publish.update(columns=["unit", "sahre", "positions"], notes=["table-demo-noet"])
    data.attrs["sources"] = ["lawn"]
    with pytest.raises(PublishError) as error:
        ResultTable(data.drop(columns="positions"), contract, sources)
    text = str(error.value)
    for part in (
        "no column 'sahre'",
        "did you mean: share",
        "no column 'positions'",
        "table-demo-noet",
        "did you mean: table-demo-note",
        "no source 'lawn'",
        "did you mean: law",
    ):
        assert part in text


def test_unknown_format_and_language_name_the_nearest(table: ResultTable):
    with pytest.raises(PublishError, match="did you mean: html"):
        table.render("htm", "fr")
    with pytest.raises(PublishError, match="expected: en, fr"):
        table.render("html", "de")


@EACH_LANGUAGE
def test_prose_around_the_table_keeps_the_typography(table: ResultTable, lang: str):
    view = table.view(lang)
    texts = [
        view.title,
        view.what,
        view.is_not,
        view.cite,
        *view.status,
        *view.notes,
        *(m for pair in view.marks for m in pair),
    ]
    texts += [cell.text for row in view.rows for cell in row if cell.kind != "text"]
    assert not [problem for text in texts for problem in lint(text, lang)]


def test_words_gives_published_columns_as_readers_see_them(table: ResultTable):
    shown = table.words("fr", "theme", "interval")
    assert shown.columns.tolist() == ["Theme (fr)", "Intervalle"]
    assert shown["Theme (fr)"].tolist() == ["Frais", "Frais", "Permis"]
    assert shown["Intervalle"].tolist() == ["2,00", "inconnu", "de −0,50 à 1,25"]
    assert table.words("en").shape == (3, 15)
    with pytest.raises(PublishError, match="did you mean: theme"):
        table.words("fr", "themes")
