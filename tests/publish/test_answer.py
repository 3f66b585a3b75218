"""The answer page: its length, its order, and where each number comes from."""

import re
import statistics
from functools import cache
from pathlib import Path

import lxml.html
import pandas as pd
import pytest

from tipimpact.common.tables import read_table
from tipimpact.publish.site import answer
from tipimpact.publish.site.frame import say_law_day
from tipimpact.publish.statements import exposure, gaps, law, life_sentences
from tipimpact.publish.statements.model import TableEvidence, holding
from tipimpact.publish.statements.opening import opening
from tipimpact.publish.tables.html_format import keep_whole
from tipimpact.publish.words import LANGUAGES, NBSP, codes, date, number, say

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
OPENING, PROSE, SENTENCE, GLOSSARY = 120, 700, 18, 14  # words, and lines of the glossary
READ = (
    "lives",
    "eligibility",
    "exposure",
    "remedy_exceptions",
    "indicators",
    "recommendations",
    "evidence_gaps",
    "events",
    "law_changes",
    "impact_estimates",
    "robustness",
)


@cache
def read(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tables(edition) -> dict[str, pd.DataFrame]:
    """The tables that the page reads."""
    return {name: read_table(edition / "data" / f"{name}.parquet", edition="sample") for name in READ}


def evidence(tables, **changed) -> TableEvidence:
    """The tables, some of them changed."""
    for name, table in changed.items():
        table.attrs = tables[name].attrs
    return TableEvidence({**tables, **changed})


def text_in(lang: str, statements) -> list[str]:
    return [statement.text(lang) for statement in holding(statements)]


def text_of(statements) -> list[str]:
    return text_in("en", statements)


def words(text: str) -> int:
    return len([word for word in re.split(rf"[\s{NBSP}]+", text) if re.search(r"\w", word)])


def own_words(element: lxml.html.HtmlElement) -> str:
    """The text without the sources beside its sentences."""
    return "".join(element.xpath(".//text()[not(ancestor::small)]"))


def prose(edition: Path, lang: str) -> list[str]:
    """What a reader reads without opening anything: not the strip, not names of parts, not the lists of rules."""
    page = read(edition / "site" / lang / "index.html")
    found = []
    for path in (
        *("//*[@class='opening']//p", "//*[@class='find']", "//*[@class='sub']", "//*[@class='said']"),
        *("//*[@class='under']/p[1]", "//ul[@class='gaps']/li/p[1]"),
    ):
        found += [" ".join(own_words(element).split()) for element in page.xpath(path)]
    return found


def before_the_picture(page: lxml.html.HtmlElement) -> list[str]:
    """The paragraphs and headings above the first picture."""
    above = "//figure[@id='figure-waits']/preceding::*[self::h1 or self::p][ancestor::main]"
    return [" ".join(element.text_content().split()) for element in page.xpath(above)]


@EACH_LANGUAGE
def test_the_opening_says_the_finding_and_one_sentence_to_quote(edition, tables, lang):
    """The headline has a verb and no label; the sentence has a number, who published it and when."""
    page = read(edition / "site" / lang / "index.html")
    (headline,) = page.xpath("//h1")
    assert headline.text_content() == "".join(text_in(lang, life_sentences.acts(evidence(tables))))
    (quoted,) = text_in(lang, exposure.designation(evidence(tables)))
    assert {"85", "35", "2012"} <= set(re.findall(r"\d+", quoted))
    assert "Meurrens" in quoted
    assert any(" ".join(quoted.split()) in text for text in before_the_picture(page))
    bars = page.xpath("//figure[@id='figure-waits']//li/span/@style")
    assert [float(style.rpartition(":")[2]) for style in bars] == [5, 1, 10, 10]


@EACH_LANGUAGE
def test_each_picture_and_each_number_has_its_source_in_sight(edition, lang):
    """Publisher, year and link under every figure; beside a sentence with a number, or the one after it, the same."""
    page = read(edition / "site" / lang / "index.html")
    for figure in page.xpath("//section[contains(@class, 'part')][.//figure]"):
        links = figure.xpath(".//*[@class='publishers']/a")
        assert links, figure.get("id")
        assert all(re.search(r"20\d\d", link.text_content()) and link.get("href") for link in links)
    for paragraph in page.xpath("//*[@class='said']|//*[@class='opening']//p"):
        numbers = paragraph.xpath(".//a[@class='n']")
        assert not numbers or paragraph.xpath(".//small[@class='src']"), paragraph.text_content()


@EACH_LANGUAGE
def test_the_numbers_that_readers_look_for_are_there(edition, lang):
    """How long a request takes, how many are approved, who holds the permits, and how many were designated."""
    page = read(edition / "site" / lang / "index.html")
    numbers = {link.text_content() for link in page.xpath("//*[@class='opening']//a|//*[@id='permits']//a")}
    assert {"85", "35", "150", "218", "86", "60", "73"} <= numbers


@EACH_LANGUAGE
def test_the_page_is_short(edition, lang):
    page = read(edition / "site" / lang / "index.html")
    assert words(" ".join(before_the_picture(page))) <= OPENING
    texts = prose(edition, lang)
    assert 400 <= sum(map(words, texts)) <= PROSE
    sentences = [part for text in texts for part in re.split(r"(?<=[.?!])\s+", text) if words(part)]
    assert statistics.median(map(words, sentences)) <= SENTENCE
    assert len(page.xpath("//*[@class='glossary']/div")) == len(codes("answer-word")) <= GLOSSARY
    assert len(page.xpath("//figure")) == 1 + len(answer.PARTS) == 6


@EACH_LANGUAGE
def test_the_parts_stand_in_their_order(edition, lang):
    page = read(edition / "site" / lang / "index.html")
    assert page.xpath("//section[contains(@class, 'part')]/@id") == [*answer.PARTS, "law", "unknown", "words"]
    before = page.xpath("//aside[@class='care']/preceding::div[@class='opening']")
    assert before, "the opening stands before the strip"
    assert len(page.xpath("//header//a[@class='leave']")) == 1
    for id in answer.PARTS:
        (find,) = page.xpath(f"//section[@id='{id}']//*[@class='find']")
        assert find.text_content().strip()


@EACH_LANGUAGE
def test_every_sentence_with_a_number_leads_to_its_rows(edition, lang):
    """Of the opening, of the parts and of the lists of rules: digits outside of a link stand in its own sentence."""
    page = read(edition / "site" / lang / "index.html")
    shown = page.xpath(
        "//*[@class='opening']//p/span|//*[@class='said']/span|//*[@class='status2']//li|//*[@class='find']"
    )
    assert len(shown) > 25
    trails = set(page.xpath("//div[@class='trail']/@id"))
    for sentence in shown:
        text = re.sub(r"C-31|C-10", "", sentence.text_content())
        links = sentence.xpath(".//a/@href")
        assert links or not re.search(r"\d", text), text
        assert {link[1:] for link in links if link.startswith("#")} <= trails


@EACH_LANGUAGE
def test_the_numbers_are_those_of_the_tables(edition, tables, lang):
    page = read(edition / "site" / lang / "index.html")
    linked = {" ".join(a.text_content().split()) for a in page.xpath("//a[@class='n']")}
    claims = tables["indicators"]
    claims = claims[(claims["series"] == "claims_canada") & (claims["group"] == "designated")]
    for count in claims[claims["year"].between(2009, 2013)]["value"]:
        assert number(int(count), lang).replace(NBSP, " ") in {text.replace(NBSP, " ") for text in linked}


def test_the_sentences_follow_the_tables(tables):
    """Other days and lengths in the tables, other words on the page."""
    longer = tables["remedy_exceptions"].copy()
    longer.loc[longer["bar"].isin(["trp_dfn", "hc_dfn", "pr_dfn"]), "length"] = 7
    texts = text_of(opening(evidence(tables, remedy_exceptions=longer)))
    assert any("wait 7 years" in text for text in texts)
    assert any("wait five years" in text for text in text_of(opening(evidence(tables))))


def judged(tables, verdict: str, fell: int) -> TableEvidence:
    """The comparison with this verdict and so many designated countries, of 20, that fell more."""
    estimates = tables["impact_estimates"].copy()
    values = {"verdict": verdict, "estimate": -0.9, "fell_more": fell, "treated": 20, "designs": 24, "designs_fell": 8}
    values |= {"false_low": 0.0, "false_high": 0.09}
    estimates.loc[estimates["estimand"] == "origins_claiming", list(values)] = list(values.values())
    return evidence(tables, impact_estimates=estimates)


@EACH_LANGUAGE
def test_a_verdict_comes_with_its_neighbours_and_no_cause(tables, lang):
    """How many fell more, what that says, how many designs agree, and the range of false falls."""
    _, read = answer.PARTS["claims"]
    texts = [s.text(lang) for s in holding(read(judged(tables, "cannot_tell", 17))) if s.table == "impact_estimates"]
    assert len(texts) == 3
    assert "17" in texts[0]
    assert "20" in texts[0]
    assert {"en": "cannot tell", "fr": "ne permettent pas de conclure"}[lang] in texts[1]
    assert "8" in texts[2]
    assert "24" in texts[2]
    assert "9" in texts[2]
    assert not re.search(r"because of|à cause", " ".join(texts))
    found = [s.text(lang) for s in holding(read(judged(tables, "suggestive", 17))) if s.table == "impact_estimates"]
    assert texts[1] not in found
    few = [s.id for s in holding(read(judged(tables, "cannot_tell", 9)))]
    assert "answer-claims-fell_more" not in few, "nine of twenty are not most"


def test_an_edition_without_tables_says_nothing_that_it_cannot_know():
    empty = TableEvidence({})
    assert [statement.id for statement in opening(empty)] == ["answer-nobody"]
    for id, (_, read) in answer.PARTS.items():
        assert list(read(empty)) == [], id
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
