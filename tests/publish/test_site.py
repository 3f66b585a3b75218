"""The site of a finished sample run: a page for everything, a trail for every number, links that stay, light pages."""

import datetime as dt
import gzip
import importlib
import json
import re
from functools import cache
from pathlib import Path

import lxml.html
import pytest

from tipimpact.common.contracts import contract, names
from tipimpact.common.contracts.files import situation_file
from tipimpact.common.tables import read_table
from tipimpact.package.licences import list_open
from tipimpact.package.texts import read_texts
from tipimpact.publish.site.anchors import act_file, anchor, href
from tipimpact.publish.site.finding_pages import finding_file
from tipimpact.publish.site.trail import COLUMNS, SOURCES, made
from tipimpact.publish.statements.law import RuleState, state_in_words
from tipimpact.publish.tables.findings import FINDINGS
from tipimpact.publish.words import LANGUAGES, TAGS, release, say
from tipimpact.retrieve.sources import read_sources

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
KILOBYTES = 120  # with the pictures of the page, compressed


@pytest.fixture(scope="module")
def site(sample_results) -> Path:
    return sample_results / "print" / "site"


@cache
def read(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


def table(site: Path, name: str):
    return read_table(site.parent / "data" / f"{name}.parquet", edition="sample")


@EACH_LANGUAGE
def test_there_is_a_page_for_everything(site, lang, authored):
    held = {path.name for path in (site / lang).iterdir()}
    expected = {f"{page}.html" for page in ("index", "law", "tables", "methods", "coding", "data", "accessibility")}
    expected |= {"ask.html", "try.html", "story.html", "questions.html"}
    expected |= {"recommendations.html", "findings.html", *map(finding_file, FINDINGS)}
    expected |= {"archetypes.html", *(situation_file(place) for place in authored.profiles.places().values())}
    assert expected <= held
    assert {name for name in held - expected if not re.match(r"law-", name)} == set()


@EACH_LANGUAGE
def test_no_page_of_readings_is_without_the_word_that_no_lawyer_has_reviewed_them(site, lang):
    """Also the lists. Signed rows carry a name instead, and nothing here is signed."""
    words = {
        "en": "no lawyer has reviewed them|not reviewed by counsel",
        "fr": "aucune avocate ni aucun avocat ne les a révisées|par un conseiller juridique",
    }[lang]
    for path in [
        site / lang / "archetypes.html",
        *(site / lang).glob("s-*.html"),
        *(site / lang).glob("recommendation*.html"),
    ]:
        assert re.search(words, read(path).text_content().replace("\N{NO-BREAK SPACE}", " ")), path.name


@EACH_LANGUAGE
def test_no_reader_meets_the_id_of_a_row_of_law(site, lang, rows):
    """Trails name the provision instead; the explorer and the situations' folded tables are for analysts."""
    ids = {str(id) for id in rows["row"] if "_" in str(id)}
    for name in ("index", "questions", *(finding_file(name).removesuffix(".html") for name in FINDINGS)):
        shown = set(re.findall(r"\w+", read(site / lang / f"{name}.html").text_content()))
        assert not shown & ids, name


@EACH_LANGUAGE
def test_the_words_of_a_life_agree_with_its_picture(site, lang):
    """A rule that a later Act enacted again, in the picture of lives, whose lines break; and one of the empty list."""
    again = state_in_words(RuleState("reenacted", dt.date(2019, 6, 21), "2019, c. 29"), "figure-lives-state").text(lang)
    (picture,) = read(site / lang / "finding-lives.html").xpath("//figure[@id='figure-lives']//img/@src")
    assert "".join(again.split()) in "".join(read(site / lang / picture).text_content().split())
    emptied = RuleState("emptied", dt.date(2019, 5, 17), read=dt.date(2026, 6, 12))  # the Regulations
    sentence = state_in_words(emptied, "situations-state").text(lang)
    assert [path.name for path in (site / lang).glob("s-*.html") if sentence in read(path).text_content()]


@EACH_LANGUAGE
def test_each_life_is_one_click_down_in_few_words_that_lead_to_its_page(site, lang, profiles):
    """What happened to each of its remedies is on that page, and not on both."""
    assert {"archetypes.html", "finding-lives.html"} <= set(read(site / lang / "index.html").xpath("//a/@href"))
    lives = read(site / lang / "archetypes.html").xpath("//main//h3[a[starts-with(@href, 's-')]]")
    leads = [life.xpath("a/@href")[0] for life in lives]
    assert len(leads) == len(set(leads)) == len(profiles.profiles)
    assert set(leads) == {path.name for path in (site / lang).glob("s-*.html")}
    assert not [life for life in lives if life.getparent().xpath(".//details")]


@EACH_LANGUAGE
def test_no_page_is_heavy(site, lang):
    heavy = {}
    for path in (site / lang).iterdir():
        pictures = {path.parent / src for src in read(path).xpath("//img/@src") if not src.startswith("data:")}
        heavy[path.name] = sum(len(gzip.compress(p.read_bytes(), 9)) for p in (path, *pictures)) / 1000
    assert {name: size for name, size in heavy.items() if size > KILOBYTES} == {}


@EACH_LANGUAGE
def test_every_number_opens_a_trail_to_a_source(site, lang):
    """Every number of a finding's cells, and every number set into the sentences of the answer."""
    opened = 0
    for path in [
        *(site / lang).glob("finding-*.html"),
        *(site / lang / f"{name}.html" for name in ("index", "questions")),
        *(site / lang).glob("s-*.html"),
    ]:
        page = read(path)
        trails = {trail.get("id"): trail for trail in page.xpath("//div[@class='trail']")}
        links = {link.removeprefix("#") for link in page.xpath("//a[@class='n' or @class='from']/@href")}
        assert links <= trails.keys(), path.name
        for id in links:
            labels = [dt.text_content() for dt in trails[id].xpath(".//dt")]
            assert say("column-source", lang) in labels, f"{path.name}#{id}"
            assert say("trail-made", lang) in labels
            assert say("trail-function", lang) in labels
            sources = trails[id].xpath(f".//dt[text()='{say('column-source', lang)}']/following-sibling::dd[1]/a")
            assert 0 < len(sources) <= SOURCES + 1, f"{path.name}#{id}"
        for cell in page.xpath("//table[@class='finding']/tbody//*[contains(@class, 'number')]"):
            assert cell.xpath("a[@class='n']|span[@class='mark']"), f"{path.name}: {cell.text_content()}"
        opened += len(links)
    assert opened > 150


@EACH_LANGUAGE
def test_the_trail_of_a_finding_shows_the_rows_with_their_heads(site, lang):
    """Held against the table itself: each row that is shown is linked to its row in the explorer."""
    page = read(site / lang / "finding-lives.html")
    tables = set()
    for trail in page.xpath("//div[@class='trail']"):
        (shown,) = trail.xpath(".//table[@class='origin']")
        heads = [head.text_content() for head in shown.xpath("thead//th")]
        assert heads[0] == say("page-row", lang)
        assert 1 < len(heads) <= COLUMNS + 1
        for row in shown.xpath("tbody/tr"):
            assert len(row.xpath("th|td")) == len(heads)
            (address,) = row.xpath("th/a/@href")
            name, number = re.fullmatch(r"tables\.html#(\w+)&line=(r\w{8})", address).groups()
            assert row.xpath("string(th/a)") == number
            tables.add(name)
    assert tables == {"lives", "events"}  # its rows, and the day of a permit in its sentences


@EACH_LANGUAGE
def test_a_trail_names_the_row_the_sentence_and_the_place(site, lang):
    """Against the table itself: an example has document and characters, and its words where they are passed on."""
    text = (site / "rows" / "theme_counts.js").read_text(encoding="utf-8")
    trails = json.loads(text.removeprefix("tipimpact.rows(").removesuffix(");\n"))["trails"]["values"]
    sentences = read_table(site.parents[2] / "data" / "processed" / "sample" / "reports" / "sentences.parquet")
    words = dict(zip(sentences["sentence_id"], sentences["text"], strict=True))
    examples = set(table(site, "theme_counts")["example"].dropna())
    place = ("en", "fr").index(lang)
    said = {part[place] for _, places, _ in trails for part in places}
    quoted = {" ".join(quote[0].split()) for *_, quotes in trails for quote in quotes}
    passed_on = list_open(read_texts(site.parent / "data" / "texts.json"))
    assert examples
    assert any(example.split(":")[0] in passed_on for example in examples)
    for example in examples:
        start, end = re.search(r":(\d+)-(\d+)$", example).groups()
        assert say("trail-characters", lang, start=start, end=end) in said
        quote = " ".join(words[example].split())
        assert (quote in quoted) is (example.split(":")[0] in passed_on), "where its licence allows"


def test_the_function_that_made_each_table_exists():
    for name in names(published=True):
        module, _, path = (contract(name).publish or {})["function"].partition(":")
        found = importlib.import_module(module)
        for part in path.split("."):
            found = getattr(found, part)
        assert callable(found), name


def test_every_table_says_how_its_numbers_are_made():
    for lang in LANGUAGES:
        said = [made(name, lang) for name in names(published=True)]
        assert say("trail-made_generic", lang) not in said


def test_links_to_provisions_stay():
    assert anchor("IRPA", "24(5)", {}) == "irpa-24-5"
    assert anchor("IRPA", "25(1.2)(c)", {}) == "irpa-25-1.2-c"
    assert anchor("IRPA", "25.1(2)(c)", {}) != anchor("IRPA", "25(1.2)(c)", {})
    assert act_file("IRPA") == "law.html"
    known = {"irpa-24-5": "law.html#irpa-24-5"}
    assert href("IRPA 24(5)(a)", known) == href("IRPA 24(5)", known) == "law.html#irpa-24-5"
    assert href("IRPR 24(5)", known) is href("IRPA 24", known) is href("", known) is None


@EACH_LANGUAGE
def test_the_law_is_shown_before_and_after(site, lang):
    law = table(site, "law_changes")
    page = read(site / lang / "law.html")
    base = law[law["act"] == "IRPA"]
    ids = [anchor("IRPA", unit, {}) for unit in base["unit"].unique()]
    assert "irpa-24-5" in ids
    assert sorted(page.xpath("//article/@id")) == sorted(ids)
    for unit, text in zip(base["unit"], base[f"after_{lang}"], strict=True):
        if isinstance(text, str):
            article = page.get_element_by_id(anchor("IRPA", unit, {})).text_content()
            assert " ".join(text.split()) in " ".join(article.split())


@EACH_LANGUAGE
def test_provisions_are_data_for_machines(site, lang):
    (data,) = read(site / lang / "law.html").xpath("//script[@type='application/ld+json']/text()")
    graph = json.loads(data)["@graph"]
    anchors = {item["@id"]: item for item in graph if "@id" in item}
    assert {item["@type"] for item in graph} == {"Legislation"}
    assert {id.removeprefix("#") for id in anchors} == set(read(site / lang / "law.html").xpath("//article/@id"))
    assert anchors["#irpa-24-5"]["inLanguage"] == TAGS[lang]
    changed = [change["@id"] for item in graph for change in item.get("legislationChanges", [])]
    assert set(changed) == anchors.keys()


@EACH_LANGUAGE
def test_every_source_stands_with_its_date_and_licence(site, root, lang):
    page = read(site / lang / "data.html")
    sources = read_sources(root / "config" / "sources")
    by_id = {source.id: source for source in sources.sources}
    used = {id for name in names(published=True) for id in table(site, name).attrs["sources"]}
    entries = {
        li.get("id").removeprefix("source-"): li.text_content() for li in page.xpath("//ul[@class='sources']/li")
    }
    assert entries.keys() == used
    for id, text in entries.items():
        assert getattr(by_id[id].title, lang) in text
        assert getattr(sources.licences[by_id[id].licence].name, lang) in text
        vintage = by_id[id].vintage
        assert (release(vintage, lang) if vintage else say("mark", lang, code="unknown")) in text


@EACH_LANGUAGE
def test_the_methods_say_what_the_plan_says(site, lang):
    plan = json.loads((site.parents[2] / "data/processed/sample/impact/plan.json").read_text(encoding="utf-8"))
    text = read(site / lang / "methods.html").text_content()
    for estimand in plan["estimands"]:
        for part in (estimand["claim"], estimand["mechanism"], estimand["refuted_by"], *estimand["rivals"]):
            assert part[lang] in text
        assert say("estimand-question", lang, code=estimand["id"]) in text
    assert str(table(site, "impact_estimates").attrs["plan_hash"]) in text
