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
from tipimpact.publish.statements import gaps, law
from tipimpact.publish.statements.model import TableEvidence, holding
from tipimpact.publish.tables.html_format import keep_whole
from tipimpact.publish.words import LANGUAGES, NBSP, codes, number

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
OPENING, PROSE, SENTENCE, GLOSSARY = 120, 700, 18, 14  # words, and lines of the glossary
READ = (
    "lives",
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


def text_of(statements) -> list[str]:
    return [statement.text("en") for statement in holding(statements)]


def words(text: str) -> int:
    return len([word for word in re.split(rf"[\s{NBSP}]+", text) if re.search(r"\w", word)])


def prose(edition: Path, lang: str) -> list[str]:
    """What a reader reads without opening anything: not the strip, not names of parts, not the lists of rules."""
    page = read(edition / "site" / lang / "index.html")
    found = []
    for path in (
        *("//*[@class='opening']/p", "//*[@class='find']", "//*[@class='sub']", "//*[@class='said']"),
        *("//*[@class='under']/p[1]", "//ul[@class='gaps']/li/p[1]", "//ul[@class='gaps']/following-sibling::p"),
    ):
        found += [" ".join(element.text_content().split()) for element in page.xpath(path)]
    return found


@EACH_LANGUAGE
def test_the_page_is_short(edition, lang):
    page = read(edition / "site" / lang / "index.html")
    opening = " ".join(p.text_content() for p in page.xpath("//*[@class='opening']/p"))
    assert 90 <= words(opening) <= OPENING
    texts = prose(edition, lang)
    assert 400 <= sum(map(words, texts)) <= PROSE
    sentences = [part for text in texts for part in re.split(r"(?<=[.?!])\s+", text) if words(part)]
    assert statistics.median(map(words, sentences)) <= SENTENCE
    assert len(page.xpath("//*[@class='glossary']/div")) == len(codes("answer-word")) <= GLOSSARY
    assert len(page.xpath("//figure")) == len(answer.FIGURES) == 5


@EACH_LANGUAGE
def test_the_parts_stand_in_their_order(edition, lang):
    page = read(edition / "site" / lang / "index.html")
    assert page.xpath("//section[contains(@class, 'part')]/@id") == [*answer.FIGURES, "law", "unknown", "words"]
    before = page.xpath("//aside[@class='care']/preceding::div[@class='opening']")
    assert before, "the opening stands before the strip"
    assert len(page.xpath("//header//a[@class='leave']")) == 1
    for id in answer.FIGURES:
        (find,) = page.xpath(f"//section[@id='{id}']//*[@class='find']")
        assert find.text_content().strip()


@EACH_LANGUAGE
def test_every_sentence_with_a_number_leads_to_its_rows(edition, lang):
    """Of the opening, of the parts and of the lists of rules: digits outside of a link stand in its own sentence."""
    page = read(edition / "site" / lang / "index.html")
    shown = page.xpath(
        "//*[@class='opening']//span[parent::p]|//*[@class='said']/span|//*[@class='status2']//li|//*[@class='find']"
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
    texts = text_of(answer.opening(evidence(tables, remedy_exceptions=longer)))
    assert any("wait 7 years" in text for text in texts)
    assert any("wait five years" in text for text in text_of(answer.opening(evidence(tables))))


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
    read = answer.READERS["claims"]
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
    assert [statement.id for statement in answer.opening(empty)] == ["answer-nobody"]
    for part, read in answer.READERS.items():
        assert list(read(empty)) == [], part
    assert list(law.part(empty)) == list(gaps.questions(empty)) == []


def test_bills_do_not_break_and_only_text_is_touched():
    html = '<title>C-31</title><a href="C-31.html">Bill C-31</a><svg><text>C-10</text></svg> five-year SC-31'
    assert keep_whole(html) == (
        '<title>C-31</title><a href="C-31.html">Bill <span class="nb">C-31</span></a>'
        '<svg><text>C-10</text></svg> <span class="nb">five-year</span> SC-31'
    )
