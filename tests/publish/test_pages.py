"""The pages of a finished sample run: twins, links, numbers from the tables, typography."""

import base64
import csv
import hashlib
import json
import re
from functools import cache
from pathlib import Path

import lxml.html
import pandas as pd
import pytest
from typography import lint

import tipimpact
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract, names
from tipimpact.common.contracts.files import FILES as COPIES
from tipimpact.common.tables import read_table
from tipimpact.publish import ResultTable
from tipimpact.publish.site.pages import chooser_page
from tipimpact.publish.site.table_pages import MOST_ASKED
from tipimpact.publish.tables.findings import FINDINGS
from tipimpact.publish.words import TAGS, codes, say
from tipimpact.publish.words.fluent import FOLDER

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
OTHER = {"en": "fr", "fr": "en"}
# Messages of the answer with a day of the question itself, or with the number of the recommendations.
DATED = {
    *("answer-word-means-country", "answer-word-means-appeal", "answer-law-detention", "answer-start"),
    *("answer-asked-then", "answer-asked-source", "answer-claims-designs"),
}
# In each edition: pages of Acts exist also where an edition holds nothing of an Act. 48 more in 0.4: two findings with
# a figure, the tables that they need, and the data package, in one folder, with what publication reads. 9 more: three
# lives, digests, the dated Act. 20 more: four tables, each with Parquet, CSV, rows and a page in either language; 358
# were there before them. 3 more: claims, the panel and permit holders, which the release carries for `load`.
FILES = 381


@cache  # a page of a long table links thousands of times
def ids(path: Path) -> frozenset[str]:
    return frozenset(read(path).xpath("//@id"))


def read(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def edition(sample_results) -> Path:
    return sample_results / "print"


@pytest.fixture(scope="module")
def tables(edition) -> dict[str, pd.DataFrame]:
    return {name: read_table(edition / "data" / f"{name}.parquet", edition="sample") for name in names(published=True)}


@pytest.fixture(scope="module")
def pages(edition) -> list[Path]:
    """All but the one that leads to both languages."""
    found = edition.glob("site/*/*.html")
    return sorted(path for path in found if path.parent.name in LANGUAGES)


def test_every_table_and_finding_is_published(edition):
    assert {path.name for path in (edition / "tables").iterdir()} == {
        *(f"{name}.csv" for name in names(published=True)),
        *(f"tables_{lang}.xlsx" for lang in LANGUAGES),
    }
    for lang in LANGUAGES:
        assert {path.name for path in (edition / "findings" / lang).iterdir()} == {
            *(f"finding-{name}.{end}" for name in FINDINGS for end in ("docx", "csv")),
            *(f"findings.{end}" for end in ("xlsx", "tex", "bib", "html")),
        }


def test_an_edition_has_no_more_files_than_a_person_can_look_through(edition):
    """Apart from what is there twice.

    The site has a copy of each file that its pages lead to, so that it is whole where it alone is hosted; a PNG is its
    SVG again, in light or dark, for programs that do not show SVG.
    """
    files = {path for path in edition.rglob("*") if path.is_file() and path.name != ".snakemake_timestamp"}
    copies = {path for path in files if path.is_relative_to(edition / "site" / COPIES)}
    for path in copies:
        assert path.read_bytes() == (edition / path.relative_to(edition / "site" / COPIES)).read_bytes(), path
    png = {path for path in files - copies if path.suffix == ".png"}
    again = {path for path in png if path.with_name(path.name.replace("-dark", "")).with_suffix(".svg") in files}
    assert len(files - copies - again) <= FILES


def test_every_page_has_a_twin_and_links_to_it(pages):
    assert pages
    for path in pages:
        lang = path.parent.name
        twin = path.parents[1] / OTHER[lang] / path.name
        (link,) = read(path).xpath(f"//header//a[@hreflang='{OTHER[lang]}-CA']/@href")
        assert (path.parent / link).resolve() == twin.resolve()
        assert twin.is_file()
        assert read(path).xpath("//@id") == read(twin).xpath("//@id")


def test_every_link_inside_the_edition_leads_somewhere(pages, edition):
    broken = []
    for path in [*pages, edition / "index.html"]:
        page = read(path)
        for href in page.xpath("//a/@href"):
            target, _, anchor = href.partition("#")
            if not target.startswith(("http:", "https:", "tel:")):
                there = (path.parent / target).resolve() if target else path
                anchor = anchor.partition("&")[0]  # the explorer's filter
                found = there.is_file() and (not anchor or anchor in ids(there))
                broken += [] if found else [f"{path.name}: {href}"]
    assert broken == []


def test_pages_ask_nothing_of_the_network(pages, edition):
    for path in [*pages, edition / "index.html"]:
        page = read(path)
        assert not page.xpath("//iframe|//object|//embed|//link[@rel='stylesheet']|//meta[@http-equiv='refresh']")
        assert not [src for src in page.xpath("//@src") if "//" in src]
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none';")
        for script in page.xpath("//script[not(starts-with(@type, 'application/'))][not(@src)]"):
            digest = hashlib.sha256(script.text.encode()).digest()
            assert f"script-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
        assert set(page.xpath("//script/@src")) <= {"../tables.js"}
        assert page.xpath("//html/@lang") == [TAGS.get(path.parent.name, "en-CA")]


def rows_of(edition: Path, name: str) -> list[dict]:
    """The script files of a table, read as JSON."""
    paths = [edition / "site" / "rows" / f"{name}.js", *sorted((edition / "site" / "rows").glob(f"{name}.[0-9]*.js"))]
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return [json.loads(text.removeprefix("tipimpact.rows(").removesuffix(");\n")) for text in texts]


def test_csv_and_explorer_hold_all_rows_of_every_table(edition, tables, authored):
    for name, data in tables.items():
        table = ResultTable(data, name, authored.sources, authored)
        views = {lang: table.view(lang) for lang in LANGUAGES}
        parts = rows_of(edition, name)
        assert {part["all"] for part in parts} == {len(data)}
        shown = [
            [[column["values"][place] for place in column["cells"]] for column in part["columns"]] for part in parts
        ]
        heads = [head[0] for head in parts[0]["about"]["en"]["heads"]]  # those asked for most are first
        assert heads[: len(MOST_ASKED.get(name, ()))] == list(MOST_ASKED.get(name, ()))
        for i, heading in enumerate(views["en"].headings):
            cells = [cell for part in shown for cell in part[heads.index(heading.name)]]
            assert [cell[0] for cell in cells] == [row[i].text for row in views["en"].rows]
            assert [cell[1] or cell[0] for cell in cells] == [row[i].text for row in views["fr"].rows]
        with open(edition / "tables" / f"{name}.csv", encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert len(rows) == len(data)
        assert head[: len(data.columns) + 1] == ["row_id", *data.columns]
        assert [row[0] for row in rows] == table.row_ids == [id for part in parts for id in part["ids"]]
        for column in data.select_dtypes("number"):
            read = pd.Series([row[head.index(column)] or None for row in rows], dtype="Float64")
            assert read.sum() == pytest.approx(data[column].astype("Float64").sum())
            assert read.isna().sum() == data[column].isna().sum()


def test_loaded_tables_have_the_same_words(sample_results, tables, authored):
    """In a hundred rows of each."""
    for name, data in tables.items():
        loaded, every = tipimpact.load(name, "sample", root=sample_results.parent), len(data) // 100 + 1
        assert len(loaded) == len(data)
        for lang in LANGUAGES:
            made = [ResultTable(rows[::every], name, authored=authored).words(lang) for rows in (loaded, data)]
            pd.testing.assert_frame_equal(*made)


@EACH_LANGUAGE
def test_the_list_of_tables_says_how_many_rows_each_has(edition, tables, lang):
    listed = read(edition / "site" / lang / "tables.html")
    for name, data in tables.items():
        if len(data):
            (entry,) = listed.xpath(f"//section[@id='{name}']/p[@class='kicker']")
            assert say("index-rows", lang, rows=len(data)) in entry.text_content()


DIGITS = r"\$[\w-]+|\[\d+\]|C-31|C-10|\by\d|year\d"  # of names: variables, keys of variants, bills


@EACH_LANGUAGE
def test_no_number_is_typed_in_the_answer(lang):
    """Numbers of bills and counts in the keys of variants aside, no message of the answer holds a digit."""
    files = [path.read_text(encoding="utf-8") for path in (FOLDER / lang).glob("*.ftl")]
    texts = dict(re.findall(r"(?m)^(answer-[\w-]+) =(.*\n(?:[ }].*\n)*)", "\n".join(files)))
    assert texts
    for id in [id for id in texts if codes(id)]:
        texts |= {f"{id}-{code}": words for code, words in re.findall(r"\[(\w+)\] (.*)", texts.pop(id))}
    typed = [id for id, text in texts.items() if re.search(r"\d", re.sub(DIGITS, "", text))]
    assert {id for id in typed if id not in DATED} == set()


def test_the_first_page_shows_both_languages_and_sends_nobody_anywhere(edition):
    text = (edition / "index.html").read_text(encoding="utf-8")
    page = lxml.html.document_fromstring(text)
    assert page.xpath("//a/@href") == [f"site/{lang}/index.html" for lang in LANGUAGES]
    assert page.xpath("//section/@lang") == list(TAGS.values())
    assert "refresh" not in text
    assert text == chooser_page("sample")


def test_the_edition_is_marked_on_every_page(pages):
    for path in pages:
        marks = [mark.text_content() for mark in read(path).xpath("//*[contains(@class, 'edition')]")]
        assert say("edition", path.parent.name, code="sample") in marks


@EACH_LANGUAGE
def test_prose_keeps_the_typography(pages, lang):
    """All that is ours: not citations, code, or words that come from sources."""
    problems = []
    for path in (p for p in pages if p.parent.name == lang):
        page = read(path)
        for node in page.xpath(
            "//style|//script|//code|//q|//*[@class='citation']|//tbody|//a[starts-with(@href, 'http')]"
            f"|//body//*[@lang='{TAGS[OTHER[lang]]}']"  # the law in both languages, side by side
        ):
            node.drop_tree()
        for element in page.xpath("//p|//dt|//dd|//li|//h1|//h2|//h3|//caption|//thead//th"):
            text = re.sub(r"[ \n]+", " ", element.text_content()).strip()
            problems += lint(text, lang, path.name)
    assert not problems, "\n".join(map(str, problems))


@EACH_LANGUAGE
def test_bilingual_cells_keep_the_typography(tables, lang):
    problems = []
    for name, data in tables.items():
        for column in contract(name).columns:
            if column.endswith(f"_{lang}"):
                texts = data[column].dropna().explode().dropna().unique()
                problems += [problem for text in texts for problem in lint(text, lang, f"{name}.{column}")]
    assert not problems, "\n".join(map(str, problems))
