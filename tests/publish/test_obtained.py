"""What a run obtained: one function makes the codes; the screen, the doctor and the data page say them."""

from pathlib import Path

import lxml.html
import pandas as pd
import pytest

from tipimpact.common import LANGUAGES
from tipimpact.package.reader import Obtained, Package
from tipimpact.publish import obtained as words
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.site.methods import data_page
from tipimpact.publish.words import codes as word_codes
from tipimpact.publish.words import say, say_table
from tipimpact.retrieve import obtained as codes
from tipimpact.retrieve.obtained import obtained
from tipimpact.retrieve.receipts import SourceFile, write_receipt
from tipimpact.retrieve.sources import Search, SeriesGap, Source

BOTH = {"en": "Title", "fr": "Titre"}
ROW = {
    "title": BOTH,
    "publisher": BOTH,
    "licence": "ogl",
    "citation": "Title",
    "language": "none",
}


def source(id: str, collection: str, **fields: object) -> Source:
    return Source.model_validate(
        {"id": id, "collection": collection, "path": f"{collection}/{id}.csv", **ROW, **fields}
    )


def write(receipts: Path, raw: Path, *rows: tuple[Source, str]) -> list[Path]:
    """A receipt for each collection of the rows; a reason of "" means that the file is here."""
    by_collection: dict[str, list[SourceFile]] = {}
    for row, reason in rows:
        held = SourceFile(row, None, None, reason) if reason else SourceFile(row, raw / row.path, "0" * 64)
        by_collection.setdefault(row.collection, []).append(held)
    for name, held in by_collection.items():
        write_receipt(held, raw, receipts / f"{name}.json", "official")
    return sorted(receipts.glob("*.json"))


@pytest.fixture
def receipts(tmp_path) -> list[Path]:
    search = Search(where="stored_pages", day="2026-12")
    texts = dict.fromkeys(("claim", "why", "holder", "design", "request", "drop_in"), BOTH)
    gap = SeriesGap(**texts, fills=["series"], searched=[search])
    url = ["https://publisher.example/file.csv"]
    rows = [
        (source("claims", "refugee", urls=url, page="https://publisher.example"), "unreachable"),
        (source("decisions", "refugee", urls=url), "unreachable"),
        (source("countries", "refugee"), ""),
        (source("debate_1", "debates"), "no_address"),
        (source("list", "lmia", urls=url), "wrong_checksum"),
        (source("never_published", "gaps", gap=gap), "no_address"),
    ]
    return write(tmp_path / "receipts", tmp_path / "raw", *rows)


@pytest.fixture
def tables(tmp_path, monkeypatch) -> list[Path]:
    """Published tables that say what they were made without."""
    without = {
        "impact_estimates": ["claims"],
        "indicators": ["claims", "decisions"],
        "asks": ["debate_1"],
        "work_permits": [],
        "evidence_gaps": ["claims", "decisions", "debate_1", "list"],
    }
    monkeypatch.setattr(codes, "read_meta", lambda path: {"missing": without[path.stem]})
    return [tmp_path / f"{name}.parquet" for name in without]


def test_missing_sources_are_grouped_with_their_tables_and_what_to_do(receipts, tables):
    found = obtained("official", receipts, tables)
    assert found.count == 5, "a series that nobody publishes is not counted"
    assert [(g.collection, g.reason, g.mend, len(g.sources), g.tables) for g in found.missing] == [
        ("refugee", "unreachable", "again", 2, ("impact_estimates", "indicators")),
        ("debates", "no_address", "put", 1, ("asks",)),
        ("lmia", "wrong_checksum", "accept", 1, ()),
    ]


def test_the_screen_says_what_why_which_tables_and_what_to_do(receipts, tables):
    assert words.screen(obtained("official", receipts, tables), "en").splitlines() == [
        "4 sources are missing, of the 5 that this edition reads.",
        f"  refugee: 2 sources are missing. {say('obtained-reason', 'en', code='unreachable')}",
        "    Made without them: Table 5 (Series of figures that bear on the question) and "
        f"Table 7 ({say_table('impact_estimates', 'title', 'en')}).",
        "    What to do, when the publisher can be reached: make official AGAIN=1",
        "  debates: 1 source is missing. No address is known for the file.",
        f"    Made without it: Table 21 ({say_table('asks', 'title', 'en')}).",
        "    What to do: put the file at data/raw/official/debates/debate_1.csv and run again.",
        "  lmia: 1 source is missing. The publisher sent another version than the one that we know.",
        "    No published table rests on this.",
        "    What to do: look at the new version; if it is right, write its checksum into config/sources/lmia.yaml "
        "and run again.",
    ]


def test_one_screen_is_enough_for_any_number_of_collections(tmp_path):
    rows = [(source(f"s{i}", f"c{i}"), "not_found") for i in range(30)]
    found = obtained("official", write(tmp_path / "receipts", tmp_path, *rows), [])
    lines = words.screen(found, "en").splitlines()
    assert len(lines) <= 24
    assert lines[-1] == "  25 more collections lack sources: see results/official/site/en/data.html"


def test_a_run_that_has_all_says_so_in_a_line(tmp_path):
    found = obtained(
        "sample", write(tmp_path / "receipts", tmp_path, (source("a", "c"), ""), (source("b", "c"), "")), []
    )
    assert words.screen(found, "en") == "All 2 sources that this edition reads are here."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_data_page_lists_each_missing_source_with_its_place(lang, receipts, tables, authored):
    run = obtained("official", receipts, tables)
    run = Obtained.model_validate(run)
    inputs = SiteInputs(Package("official", authored, {}, obtained=run), {})
    page = lxml.html.document_fromstring(data_page(inputs, lang).text)
    groups = page.xpath("//section[@aria-labelledby='not-obtained']/ul/li")
    assert [len(group.xpath("ul/li")) for group in groups] == [2, 1, 1]
    first = groups[0].xpath("ul/li")[0]
    assert "data/raw/official/refugee/claims.csv" in first.xpath("code/text()")
    assert first.xpath("a/@href") == ["https://publisher.example", "https://publisher.example/file.csv"]
    assert first.text.startswith(BOTH[lang])
    assert words.mend(run.missing[0], "official", lang, listed=True) in groups[0].text_content()


def test_every_reason_has_words_and_a_remedy():
    """The reasons are those that the docstring of a receipt lists."""
    documented = set(pd.Series(SourceFile.__doc__).str.extractall(r"``(\w+)``")[0]) - {"path", "reason"}
    assert documented == codes.MEND.keys() == set(word_codes("obtained-reason"))
    assert set(codes.MEND.values()) == set(word_codes("obtained-mend"))


def test_a_folder_without_a_run_has_nothing_to_say(tmp_path):
    assert codes.read_obtained("official", tmp_path) is None


def test_a_table_that_an_earlier_version_left_is_passed_over(tmp_path, monkeypatch):
    processed, results = tmp_path / "data" / "processed" / "official", tmp_path / "results" / "official" / "data"
    write(processed / "retrieve", tmp_path, (source("a", "c"), "not_found"))
    results.mkdir(parents=True)
    for name in ("quantities", "asks"):
        (results / f"{name}.parquet").touch()
    monkeypatch.setattr(codes, "read_meta", lambda path: {"missing": ["a"]})
    run = codes.read_obtained("official", tmp_path)
    assert [group.tables for group in run.missing] == [("asks",)]


def test_another_release_is_told_with_rows_and_totals_on_screen(tmp_path):
    known = {"release": {"rows": 2, "total": 4574}, "living": True}
    row = source("claims", "refugee", urls=["https://publisher.example/file.csv"], **known)
    held = [SourceFile(row, tmp_path / row.path, "0" * 64, release={"bytes": 90, "rows": 3, "total": 4588})]
    held.append(SourceFile(source("report", "refugee"), tmp_path / "refugee" / "b", "0" * 64, release={"bytes": 9}))
    write_receipt(held, tmp_path, tmp_path / "receipt.json", "official")
    found = obtained("official", [tmp_path / "receipt.json"], [])
    for lang, rows in (("en", "Number of rows: 3 (known release: 2)"), ("fr", "Nombre de lignes\u00a0: 3")):
        text = words.screen(found, lang)
        assert rows in text
        assert "4,588" in text or "4\u00a0588" in text
        assert len([line for line in text.splitlines() if line.startswith(("  claims", "  report"))]) == 2
