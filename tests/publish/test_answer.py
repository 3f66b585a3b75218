"""The first page: its words, its order, what it rests on, and that it is whole without a script."""

import gzip
import re
from functools import cache
from pathlib import Path

import lxml.html
import pandas as pd
import pytest
from playwright.sync_api import expect

from tipimpact.common.tables import read_table
from tipimpact.publish.figures.draw import with_texts
from tipimpact.publish.site import answer
from tipimpact.publish.site.frame import say_law_day
from tipimpact.publish.statements import asked_today, child, detected, gaps, law, one_day
from tipimpact.publish.statements.life_sentences import acts
from tipimpact.publish.statements.model import TableEvidence, holding
from tipimpact.publish.statements.opening import opening
from tipimpact.publish.tables.html_format import keep_whole
from tipimpact.publish.words import LANGUAGES, NBSP, date, say, say_code

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
OPENING, PAGE = 120, 400  # words
COMPRESSED = 60_000  # bytes of the page with its figures
READ = (
    *("lives", "process_clock", "eligibility", "exposure", "remedy_exceptions", "indicators", "recommendations"),
    *("evidence_gaps", "events", "law_changes", "refusal_days", "instruments"),
)
# Not words that a reader reads on the way down: inside drawings, source lines, folded parts, controls, trails.
APART = ".//svg|.//*[contains(@class,'src')]|.//details|.//*[@class='slide']|.//*[contains(@class,'trail')]|.//script"


@cache
def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def page_of(edition: Path, lang: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(read(edition / "site" / lang / "index.html"))


@pytest.fixture(scope="module")
def tables(edition) -> dict[str, pd.DataFrame]:
    """The tables that the page reads."""
    return {name: read_table(edition / "data" / f"{name}.parquet", edition="sample") for name in READ}


@pytest.fixture(scope="module")
def evidence(tables, authored):
    """The tables with their texts, some of them changed; as if every file were at hand."""

    def make(**changed) -> TableEvidence:
        whole = {name: table.copy() for name, table in {**tables, **changed}.items()}
        for name, table in whole.items():
            table.attrs = {**tables[name].attrs, "partial": []}
        return with_texts(whole, authored)

    return make


def text_in(lang: str, statements) -> list[str]:
    return [statement.text(lang) for statement in holding(statements)]


def count_words(texts) -> int:
    return len([word for text in texts for word in re.split(rf"[\s{NBSP}]+", text) if re.search(r"\w", word)])


# The page.


@EACH_LANGUAGE
def test_the_page_has_at_most_400_words(edition, lang):
    (main,) = page_of(edition, lang).xpath("//main")
    for part in main.xpath(APART):
        if part.getparent() is not None:
            part.drop_tree()
    assert 200 < count_words(main.xpath(".//text()")) <= PAGE


@EACH_LANGUAGE
def test_the_parts_stand_in_their_order(edition, lang):
    page = page_of(edition, lang)
    ids = [part.get("id") for part in page.xpath("//main//*[self::figure or self::section or self::nav][@id]")]
    order = ["figure-child", "asked", "figure-detected", "claims", "figure-months", "figure-day", "unknown", "down"]
    assert [id for id in order if id in ids] == [id for id in ids if id in order]
    assert {"figure-child", "asked", "figure-day", "unknown", "down"} <= set(ids)
    (title,) = page.xpath("//h1")
    assert page.xpath("//main//*[self::h1 or self::h2]")[0] is title


@EACH_LANGUAGE
def test_it_is_a_publication_with_a_day_people_and_a_way_to_cite_it(edition, lang):
    page = page_of(edition, lang)
    (line,) = page.xpath("//p[@class='by']")
    words = " ".join(line.text_content().split())
    assert re.search(r"20\d\d", words)
    assert say("answer-no_contact", lang) in words
    assert {"#cite", f"../files/brief/{lang}.pdf", f"../files/brief/{lang}.docx"} <= set(line.xpath(".//a/@href"))
    (cite,) = page.xpath("//*[@id='cite']")
    assert say("cite-in_preparation", lang) in cite.text_content()


@EACH_LANGUAGE
def test_each_thing_that_is_not_known_leads_to_the_request_to_send(edition, lang):
    unknown = page_of(edition, lang).xpath("//section[@id='unknown']//li")
    assert len(unknown) > 2
    for line in unknown:
        (href,) = line.xpath("./a/@href")
        assert (edition / "site" / lang / href.partition("#")[0]).is_file(), href


@EACH_LANGUAGE
def test_help_is_one_click_away_before_any_figure(edition, lang):
    (start,) = page_of(edition, lang).xpath("//aside[@class='start']")
    assert start.xpath(".//a/@href")[0] == "ask.html"
    assert any(href.startswith("tel:+1") for href in start.xpath(".//a/@href"))
    assert not start.xpath("./preceding::figure")


@EACH_LANGUAGE
def test_every_number_of_its_sentences_opens_its_rows(edition, lang):
    page = page_of(edition, lang)
    trails = set(page.xpath("//div[@class='trail']/@id"))
    linked = page.xpath("//main//a[@class='n']")
    assert len(linked) > 8
    assert {a.get("href")[1:] for a in linked} <= trails
    for sentence in page.xpath("//p[@class='stand']/span|//h1/span"):
        text = re.sub(r"C-31|C-10", "", "".join(sentence.xpath(".//text()[not(ancestor::a)]")))
        assert not re.search(r"\d", text), text


def test_the_page_fits_a_slow_line(edition):
    for lang in LANGUAGES:
        assert len(gzip.compress(read(edition / "site" / lang / "index.html").encode())) <= COMPRESSED


def test_without_a_script_everything_but_the_strip_is_there(edition, scriptless):
    scriptless.goto((edition / "site" / "en" / "index.html").resolve().as_uri())
    assert scriptless.locator("#figure-child svg").first.is_visible()
    assert scriptless.locator("#figure-day svg").first.is_visible()
    assert scriptless.locator(".slide").is_hidden()


@EACH_LANGUAGE
def test_the_strip_says_each_day_as_the_table_has_it(edition, page, evidence, lang):
    """Moved by buttons and by keys; the last day without an appeal, and the next."""
    edge = one_day.find_edge(one_day.select_days(evidence()))
    page.goto((edition / "site" / lang / "index.html").resolve().as_uri())
    said = page.locator(".slide output")
    assert date(edge["next"], lang) in said.inner_text().replace(NBSP, " ")
    assert str(edge["days"]) in said.inner_text().splitlines()[1]
    page.locator(".slide [data-step='-1']").click()
    expect(said).to_contain_text(re.compile("never|jamais"))
    assert date(edge["last"], lang) in said.inner_text().replace(NBSP, " ")
    page.locator(".ruler").press("ArrowRight")
    expect(said).not_to_contain_text(re.compile("never|jamais"))


# What it rests on.


def test_each_word_of_the_title_is_tied_to_rows(evidence, tables):
    """Two: both bills; years: a wait of two or more; no exception: none of their bars names trafficking."""

    def titles(**changed):
        return [statement.holds for statement in acts(evidence(**changed))]

    lives, bars = tables["lives"], tables["remedy_exceptions"]
    assert titles() == [True]
    (title,) = acts(evidence())
    assert re.match(r"Two laws of 2012 brought years of waiting and name no exception", title.text("en"))
    one_bill = lives.assign(word=lives["word"].mask(lives["act_compared"] == "c10", "none"))
    assert titles(lives=one_bill) == [False], "one law, not two"
    assert titles(lives=lives.assign(days=lives["days"].clip(upper=700))) == [False], "months, not years"
    named = bars.assign(trafficking_named=(bars["bar"] == "trp_dfn") | bars["trafficking_named"])
    assert titles(remedy_exceptions=named) == [False], "an exception for trafficking"


@EACH_LANGUAGE
def test_the_opening_is_short_and_follows_the_tables(evidence, tables, lang):
    texts = text_in(lang, opening(evidence()))
    assert count_words(texts) <= OPENING
    bars = tables["remedy_exceptions"]
    longer = bars.assign(length=bars["length"].mask(bars["bar"].isin(["trp_dfn", "hc_dfn", "pr_dfn"]), 7))
    moved = set(text_in(lang, opening(evidence(remedy_exceptions=longer)))) - set(texts)
    assert [re.findall(r"\d", text) for text in moved] == [["7"]]
    own = bars.assign(own_initiative=False)
    assert "answer-unasked" not in {s.id for s in holding(opening(evidence(remedy_exceptions=own)))}


@EACH_LANGUAGE
def test_what_was_asked_gets_its_status_where_its_words_no_longer_hold(evidence, tables, lang):
    pairs = [[statement.text(lang) for statement in pair] for pair in asked_today.lines(evidence())]
    assert len(pairs) == 5
    rows = tables["recommendations"]
    met = rows.assign(how_far_met=rows["how_far_met"].mask(rows["id"] == "R15", "met"))
    moved = [[statement.text(lang) for statement in pair] for pair in asked_today.lines(evidence(recommendations=met))]
    assert [i for i, (old, new) in enumerate(zip(pairs, moved, strict=True)) if old != new] == [3]
    assert moved[3][1] == say_code("recommendations", "how_far_met", "met", lang)


def test_no_recommendation_asked_to_change_the_waits_only_while_they_are_law(evidence, tables):
    (statement,) = asked_today.unasked_change(evidence())
    assert statement.holds
    assert "IRPA 24(5), 25(1.01), 25(1.2)(c) and Criminal Records Act 4(1)" in statement.text("en")
    bars = tables["remedy_exceptions"]
    ended = bars.assign(until=bars["until"].mask(bars["bar"] == "hc_dfn", pd.Timestamp("2025-01-01")))
    assert [s.holds for s in asked_today.unasked_change(evidence(remedy_exceptions=ended))] == [False]


def test_the_child_follows_its_tables(evidence, tables):
    told = child.read_child(evidence())
    assert [told.ages[event] for event in ("entered", "recognised", "can_ask")] == [13, 14, 19]
    assert told.story_days + (told.days["can_ask"] - told.days["rpd_refused"]).days == told.wait + 1
    (title,) = child.title(evidence())
    assert title.holds
    lives = tables["lives"]
    ended = lives.assign(until=lives["until"].mask(lives["row"] == "trp_dfn", pd.Timestamp("2020-01-01")))
    assert [s.holds for s in child.title(evidence(lives=ended))] == [False]
    assert child.read_child(evidence(lives=lives[lives["life"] != child.LIFE])) is None


def test_the_parts_of_the_people_counted_are_never_a_midpoint(evidence):
    """UNODC's file: in 2014 of 142 people 97 Canadian, 8 to 14 of another country, 31 to 37 not recorded."""
    texts = text_in("en", detected.sentences(evidence()))
    (year,) = [text for text in texts if text.startswith("2014")]
    assert year == "2014: 142 people; Canadian 97, of another country 8 to 14, citizenship not recorded 31 to 37."


def test_an_edition_without_tables_says_nothing_that_it_cannot_know():
    empty = TableEvidence({})
    assert [statement.id for statement in opening(empty)] == ["answer-call", "answer-nobody"]
    for part in (asked_today.lines, asked_today.unasked_change, detected.who, child.title, one_day.title):
        assert list(part(empty)) == [], part
    assert list(law.part(empty)) == list(gaps.questions(empty)) == []


def test_bills_do_not_break_and_only_text_is_touched():
    html = '<title>C-31</title><a href="C-31.html">Bill C-31</a><svg><text>C-10</text></svg> five-year SC-31'
    assert keep_whole(html) == (
        '<title>C-31</title><a href="C-31.html">Bill <span class="nb">C-31</span></a>'
        '<svg><text>C-10</text></svg> <span class="nb">five-year</span> SC-31'
    )


@EACH_LANGUAGE
def test_where_texts_of_law_are_not_held_the_reader_is_told(tables, lang):
    """The rows that answer are ours: with no statute at hand nothing compared them with the law."""
    today = date(tables["eligibility"].query("moment == 'today'")["day"].iloc[0], lang)
    (read,) = say_law_day(TableEvidence(tables), lang)
    assert today in read
    without = {**tables, "lives": tables["lives"].copy()}
    without["lives"].attrs["missing"] = ["annual_2012_c17_en", "annual_2012_c17_fr"]
    first, unread = say_law_day(TableEvidence(without), lang)
    assert (first, unread) == (read, say("care-unread", lang, count=2))
    assert unread.startswith("2 ")
    assert say_law_day(TableEvidence({}), lang) == []


def test_every_page_down_is_a_page(edition):
    assert all((edition / "site" / "en" / file).is_file() for file in answer.DOWN)
