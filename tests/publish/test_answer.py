"""The answer page: its length, its order, where each number comes from, and what makes the build fail."""

import re
import statistics
from functools import cache
from pathlib import Path

import lxml.html
import pandas as pd
import pytest

from tipimpact.common.errors import PublishError
from tipimpact.common.tables import read_table
from tipimpact.publish.site import answer
from tipimpact.publish.tables.html_format import keep_whole
from tipimpact.publish.tables.joins import joined
from tipimpact.publish.words import LANGUAGES, NBSP, number, say

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
)


@cache
def read(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tables(edition, authored) -> dict[str, dict[str, pd.DataFrame]]:
    """The tables that the page reads, with their texts, by language."""
    data = {name: read_table(edition / "data" / f"{name}.parquet", edition="sample") for name in READ}
    return {lang: {name: joined(table, name, lang, authored) for name, table in data.items()} for lang in LANGUAGES}


def told(tables, lang="en", **changed) -> answer.Told:
    """The tables, some of them changed."""
    held = dict(tables[lang])
    for name, table in changed.items():
        table.attrs = held[name].attrs if name in held else {}
        held[name] = table
    return answer.Told(held, lang)


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
    assert len(page.xpath("//*[@class='glossary']/div")) == len(answer.GLOSSARY) <= GLOSSARY
    assert len(page.xpath("//figure")) == len(answer.FIGURES) == 5


@EACH_LANGUAGE
def test_the_parts_stand_in_their_order(edition, lang):
    page = read(edition / "site" / lang / "index.html")
    assert page.xpath("//section[contains(@class, 'part')]/@id") == [*answer.PARTS, "law", "unknown", "words"]
    before = page.xpath("//aside[@class='care']/preceding::div[@class='opening']")
    assert before, "the opening stands before the strip"
    assert page.xpath("//aside[@class='care']//a[@class='leave']")
    for id in answer.PARTS:
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
    claims = tables[lang]["indicators"]
    claims = claims[(claims["series"] == "claims_canada") & (claims["group"] == "designated")]
    for count in claims[claims["year"].between(2009, 2013)]["value"]:
        assert number(int(count), lang).replace(NBSP, " ") in {text.replace(NBSP, " ") for text in linked}


def test_the_sentences_follow_the_tables(tables):
    """Other days and lengths in the tables, other words on the page."""
    longer = tables["en"]["remedy_exceptions"].copy()
    longer.loc[longer["bar"].isin(["trp_dfn_claim", "hc_dfn_claim", "pr_dfn_claim"]), "length"] = 7
    said = [sentence.text for sentence in answer.opening(told(tables, remedy_exceptions=longer))]
    assert any("wait 7 years" in text for text in said)
    said = [sentence.text for sentence in answer.opening(told(tables))]
    assert any("wait five years" in text for text in said)
    ended = tables["en"]["remedy_exceptions"].copy()
    ended.loc[ended["bar"] == "trp_dfn_claim", "until"] = pd.Timestamp("2030-01-01")
    rules = {rule.sentence.text.partition(",")[0]: rule for rule in answer.rules(told(tables, remedy_exceptions=ended))}
    assert [rule.until for text, rule in rules.items() if "designated arrival" in text] == ["January 1, 2030"]


def test_what_says_all_or_none_fails_when_data_change(tables):
    named = tables["en"]["remedy_exceptions"].copy()
    named["trafficking_named"] = True
    with pytest.raises(PublishError, match="answer-no_exception"):
        list(answer.opening(told(tables, remedy_exceptions=named)))
    lives = tables["en"]["lives"].copy()
    lives.loc[lives["life"] == "tied_worker_fled", "word"] = "delayed"
    with pytest.raises(PublishError, match="answer-who-worker"):
        list(answer.who(told(tables, lives=lives)))
    met = tables["en"]["recommendations"].copy()
    met["status"] = "met"
    with pytest.raises(PublishError, match="figure-recommendations-finding"):
        list(answer.recommendations(told(tables, recommendations=met)))
    changes = tables["en"]["law_changes"].copy()
    changes["state"] = "repealed"
    with pytest.raises(PublishError, match="repealed"):
        list(answer.rules(told(tables, law_changes=changes)))


def estimates(**verdicts: str) -> pd.DataFrame:
    """Two contrasts with these verdicts."""
    rows = [
        {"estimand": name, "verdict": verdict, "estimate": -1.2, "low": -2.3, "high": -0.2, "false_suggestive": 0.1}
        for name, verdict in verdicts.items()
    ]
    return pd.DataFrame(rows)


@EACH_LANGUAGE
def test_an_estimate_is_told_with_its_verdict_and_its_false_rate(tables, lang):
    """A fall that only points one way is no cause; the rate of false findings stands beside it."""
    both = estimates(persons_claiming="suggestive", origins_claiming="cannot_tell")
    said = [s.text for s in answer.claims(told(tables, lang, impact_estimates=both)) if s.table == "impact_estimates"]
    assert len(said) == 3
    assert say("answer-verdict-change", lang, code="suggestive") in said[0]
    assert "70" in said[0], "exp(-1.2) is 30 % of what was"
    assert say("answer-verdict-change", lang, code="cannot_tell") in said[1]
    assert "10" in said[2]
    assert not re.search(r"because|à cause", " ".join(said))
    neither = estimates(persons_claiming="cannot_tell", origins_claiming="cannot_tell")
    said = [
        s.text for s in answer.claims(told(tables, lang, impact_estimates=neither)) if s.table == "impact_estimates"
    ]
    assert len(said) == 2, "no rate without a finding"


@EACH_LANGUAGE
def test_an_edition_that_holds_nothing_says_nothing_that_it_cannot_know(lang):
    empty = answer.Told({}, lang)
    assert [sentence.text for sentence in answer.opening(empty)] == [say("answer-nobody", lang)]
    for part, read in answer.READERS.items():
        assert list(read(empty)) == [], part
    assert list(answer.rules(empty)) == list(answer.gaps(empty)) == []


def test_bills_do_not_break_and_only_text_is_touched():
    html = '<title>C-31</title><a href="C-31.html">Bill C-31</a><svg><text>C-10</text></svg> five-year SC-31'
    assert keep_whole(html) == (
        '<title>C-31</title><a href="C-31.html">Bill <span class="nb">C-31</span></a>'
        '<svg><text>C-10</text></svg> <span class="nb">five-year</span> SC-31'
    )
