"""Statements: in no language until they are rendered, read from rows, and dropped where the tables say otherwise."""

import dataclasses
import datetime as dt

import lxml.html
import pandas as pd
import pytest

from tipimpact.common.contracts import names
from tipimpact.common.tables import read_table
from tipimpact.package.reader import read_package
from tipimpact.publish import ResultTable
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.site import answer
from tipimpact.publish.site.dropped import closing_words, describe_dropped, list_dropped
from tipimpact.publish.site.finding_pages import finding_pages
from tipimpact.publish.site.frame import tag_numbers
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.site.methods import methods_page
from tipimpact.publish.statements import gaps
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, between, in_row
from tipimpact.publish.tables.findings import finding_view, subject_of
from tipimpact.publish.words import LANGUAGES, date, number, say, say_column, say_figure, say_table

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def results(sample_results, authored) -> dict[str, ResultTable]:
    """The published tables of the sample edition."""
    folder = sample_results / "sample" / "data"
    read = {name: read_table(folder / f"{name}.parquet", edition="sample") for name in names(published=True)}
    return {name: ResultTable(data, name, authored.sources, authored) for name, data in read.items()}


def plant(results, table: str, rows, **values) -> dict[str, ResultTable]:
    """The tables, with other values in some rows of one."""
    data = results[table].data.copy()
    data.loc[rows(data), list(values)] = list(values.values())
    return replace(results, table, data)


def site_inputs(tables, authored, sample_results) -> SiteInputs:
    """What pages are made of, from these tables."""
    package = dataclasses.replace(read_package(sample_results / "sample" / "data"), sentences={}, lives={}, rules={})
    return SiteInputs(package, tables)


def replace(results, table: str, data: pd.DataFrame) -> dict[str, ResultTable]:
    """The tables, one of them with other rows."""
    result = results[table]
    data.attrs = result.data.attrs
    return results | {table: ResultTable(data, table, result.sources, result.authored)}


def test_values_are_written_in_the_language_of_the_reader():
    count = Statement("answer-count", {"what": Words(date, dt.date(2012, 6, 28)), "count": Words(number, 30396)})
    assert count.text("en") == "June 28, 2012 (30,396)"
    assert count.text("fr") == "28 juin 2012 (30\N{NO-BREAK SPACE}396)"
    both = Statement("answer-count", {"what": in_row([count, "C-31"]), "count": between(2, 2)})
    assert both.text("en") == "June 28, 2012 (30,396); C-31 (2)"
    assert between(2, 3).marked("fr") == "de 2 à 3"


def test_a_number_is_marked_for_its_trail_and_everything_else_escaped():
    statement = Statement("answer-acts", {"year": "<2012>"}, "lives")
    assert statement.text("en") == "Two laws of <2012> brought years of waiting and name no exception for trafficking."
    assert '<a class="n" href="#opening-1">&lt;2012&gt;</a>' in tag_numbers(statement, "en", "opening-1")
    assert '<b class="n">&lt;2012&gt;</b>' in tag_numbers(statement, "en")


def test_evidence_has_rows_in_their_published_order_and_none_of_a_table_that_is_not_there(results):
    evidence = TableEvidence.of(results)
    rows = evidence.rows("recommendations", how_far_met=["partly", "cannot_tell"])
    assert list(rows["id"]) == sorted(rows["id"])
    assert evidence.rows("lives", life="nobody").empty
    missing = TableEvidence({}).rows("lives", telling="after")
    assert missing.empty
    assert "word" in missing
    assert list(TableEvidence({}).state("answer-acts", "lives", missing, year="2012")) == []


# What is dropped.

PLANTED = {  # the statement that is dropped: its table, the rows that are changed, and their new values
    "answer-acts": ("lives", lambda data: data["act_compared"] == "c10", {"word": "none"}),
    "answer-who-worker": (
        "lives",
        lambda data: data["life"] == "tied_worker_fled",
        {"word": "closed", "mode": "withheld"},
    ),
    "answer-unasked": ("remedy_exceptions", lambda data: data["bar"] == "trp_dfn", {"own_initiative": False}),
    "answer-designated": ("remedy_exceptions", lambda data: data["bar"] == "hc_dfn", {"length": 7}),
    "answer-law-detention": ("law_changes", lambda data: data["unit"] == "55(3.1)", {"state": "repealed"}),
    "question-fall-answer": (
        "indicators",
        lambda data: data["series"].eq("claims_canada") & data["group"].eq("designated") & data["year"].eq(2013),
        {"value": 90_000},
    ),
    "finding-lives-title": (
        "lives",
        lambda data: data["act_compared"].eq("c31") & data["remedy"].eq("appeal"),
        {"word": "none"},
    ),
    "figure-claims-finding": (
        "indicators",
        lambda data: data["series"].eq("claims_canada") & data["group"].eq("designated") & data["year"].eq(2010),
        {"value": 90_000},
    ),
    **{  # each denies what the file of a gap tells
        id: ("indicators", lambda data: data["series"] == "vtip_processing", {"source": source, "series": series})
        for source, series, ids in (
            (
                "vtip_trp_yearly",
                "vtip_permits_yearly",
                ("finding-permits-title", "finding-permits-no_series", "figure-permits-finding"),
            ),
            (
                "designated_foreign_nationals",
                "designated_nationals_persons",
                ("answer-designation", "question-designated-answer"),
            ),
            ("work_permit_refusals_public_policy", "work_permits_refused", ("question-dancers-answer",)),
        )
        for id in ids
    },
    "figure-lives-finding": ("lives", lambda data: data["act_compared"] == "c10", {"word": "none", "days": 0}),
    "figure-exposure-finding": ("exposure", lambda data: data["exposure"] == "work_permit_wait", {"low": 0}),
    "figure-recommendations-finding": ("recommendations", lambda data: data["id"] == "R01", {"how_far_met": "met"}),
}


def test_nothing_is_dropped_that_the_tables_bear_out(results):
    assert list_dropped(TableEvidence.of(results)) == []
    assert closing_words(TableEvidence.of(results), "en") == ""


@pytest.mark.parametrize("id", PLANTED)
def test_a_statement_that_no_longer_holds_is_listed_with_what_the_table_says(results, id):
    table, rows, values = PLANTED[id]
    evidence = TableEvidence.of(plant(results, table, rows, **values))
    (dropped,) = [statement for statement in list_dropped(evidence) if statement.id == id]
    for lang in LANGUAGES:
        text = describe_dropped(dropped, evidence, lang)
        assert id in text
        assert say_table(table, "title", lang) in text
        assert say_column(table, dropped.decided_by, lang) in text
    assert id in closing_words(evidence, "en")


def test_two_years_of_permits_counted_alike_would_be_a_series(results):
    """Then the picture no longer says that there is none."""
    data = results["indicators"].data
    one = data[data["series"] == "vtip_permits_in_year"]
    moved = one.assign(period="2012", first_day=pd.Timestamp("2012-01-01"), last_day=pd.Timestamp("2012-12-31"))
    evidence = TableEvidence.of(replace(results, "indicators", pd.concat([data, moved], ignore_index=True)))
    assert [statement.id for statement in list_dropped(evidence)] == ["figure-permits-finding"]


@EACH_LANGUAGE
def test_a_finding_and_a_figure_fall_back_to_their_subject(results, lang):
    planted = results
    for id in ("finding-lives-title", "figure-recommendations-finding", "figure-claims-finding"):
        table, rows, values = PLANTED[id]
        planted = plant(planted, table, rows, **values)
    evidence = TableEvidence.of(planted)
    view = finding_view("lives", planted, lang)
    assert view.title == subject_of("lives", lang)
    assert view.rows
    for name in ("recommendations", "claims"):
        assert FIGURES[name].heading(evidence, lang) == say_figure(name, "title", lang)
        assert FIGURES[name].alt(evidence, lang)


@EACH_LANGUAGE
def test_the_methods_page_lists_what_is_dropped_and_no_page_shows_it(results, authored, sample_results, lang):
    table, rows, values = PLANTED["answer-who-worker"]
    planted = plant(results, table, rows, **values)
    before, after = (site_inputs(tables, authored, sample_results) for tables in (results, planted))
    assert say("dropped-title", lang) not in methods_page(before, lang).text
    (section,) = read(methods_page(after, lang)).xpath("//section[@aria-labelledby='dropped']")
    assert "answer-who-worker" in section.text_content()
    sentence = say("answer-who-worker", lang)
    for inputs, is_said in ((before, True), (after, False)):
        page = next(page for page in finding_pages(inputs, lang) if page.file == "finding-lives.html")
        assert (sentence in read(page).text_content()) == is_said


@EACH_LANGUAGE
def test_a_question_whose_counts_were_sent_leads_to_them(results, authored, sample_results, lang):
    """It is no longer asked for, and does not vanish from the page either."""
    gap = "vtip_trp_yearly"
    table, rows, values = PLANTED["finding-permits-title"]
    asked = results["evidence_gaps"].data
    planted = replace(plant(results, table, rows, **values), "evidence_gaps", asked[asked["gap"] != gap])
    page = read(answer.answer_page(site_inputs(planted, authored, sample_results), lang))
    said = page.xpath("//section[@id='unknown']//li/a[@href != 'finding-gaps.html']")
    assert len(said) == len(gaps.FIRST)
    (own,) = (link for link in said if say("answer-gap", lang, code=gap) in link.text_content())
    assert own.get("href") == "tables.html#indicators"


def read(page) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page.text)
