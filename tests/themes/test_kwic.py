"""A word and a theme in context, in Python and at the command line."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from tipimpact.cli import app
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ThemeError
from tipimpact.common.tables import write_table
from tipimpact.reports import original_text, read_report
from tipimpact.themes import extract
from tipimpact.themes.kwic import COLUMNS, numbers, theme_in_context, word_in_context

LISTS = read_yaml(Path(__file__).with_name("lists.yaml"))

TEXTS = {
    "en": "Refugees were prosecuted. Nobody pros-\necutes a trafficker.\n\n"
    "The TRP of a trafficked\nperson is a temporary resident permit.\n\n"
    "Family reunification was refused to at least 26 trafficked women. The hall had 12 flags.\n",
    "fr": "LE PERMIS DE SEJOUR TEMPORAIRE a été traité.\n\nLa traite des personnes, l’exploitation : rien.\n",
}


@pytest.fixture
def sentences(tmp_path):
    """A report in each language, with a word that is broken over two lines."""
    tables = []
    for lang, text in TEXTS.items():
        (tmp_path / f"said_{lang}.txt").write_text(text, encoding="utf-8")
        tables.append(read_report(tmp_path / f"said_{lang}.txt", lang))
    return pd.concat(tables, ignore_index=True)


def keywords(places: pd.DataFrame) -> list[str]:
    return places["keyword"].tolist()


@pytest.mark.parametrize(("word", "matches"), LISTS["kwic: a word is found as the codebook would find it"])
def test_a_word_is_found_as_the_codebook_would_find_it(sentences, word, matches):
    assert sorted(keywords(word_in_context(word, sentences))) == sorted(matches)


def test_each_place_leads_to_its_sentence_and_its_characters(sentences, tmp_path, codebook):
    mentions = extract(sentences, codebook).assign(nearest="TRP-en-1 TRP-en-2 FEES-en-3")
    for places in (word_in_context("p*", sentences), theme_in_context("TRP", sentences, mentions)):
        assert list(places.columns)[: len(COLUMNS)] == COLUMNS
        assert len(places)
        texts = sentences.set_index("sentence_id")["text"]
        for place in places.to_dict("records"):
            assert place["before"] + place["keyword"] + place["after"] == texts[place["sentence_id"]]
            original = original_text(tmp_path / f"{place['doc_id']}.txt")[place["start"] : place["end"]]
            assert "".join(original.split()).replace("-", "") == "".join(place["keyword"].split())


def test_a_theme_is_shown_at_the_words_that_matched(sentences, codebook):
    mentions = extract(sentences, codebook).assign(nearest="TRP-en-1 TRP-en-2 FEES-en-3")
    places = theme_in_context("TRP", sentences, mentions)
    assert set(places["nearest"]) == {"TRP-en-1 TRP-en-2 FEES-en-3"}
    matched = mentions[mentions["theme"] == "TRP"]
    assert keywords(places) == matched["matched"].tolist()
    assert places[["sentence_id", "start", "end"]].to_numpy().tolist() == (
        matched[["sentence_id", "start", "end"]].to_numpy().tolist()
    )
    assert theme_in_context("FEES", sentences, mentions).empty


@pytest.mark.parametrize("word", ["", " ", "*", "…"])
def test_a_word_without_letters_is_refused(sentences, word):
    with pytest.raises(ThemeError, match="nothing to look for"):
        word_in_context(word, sentences)


@pytest.fixture
def project(sentences, codebook, root, tmp_path, monkeypatch):
    """A project folder in which the sample edition has read and coded these reports; the current folder."""
    folder = tmp_path / "project"
    processed = folder / "data" / "processed" / "sample"
    (folder / "config").mkdir(parents=True)
    for name in ("codebook", "sources"):
        (folder / "config" / name).symlink_to(root / "config" / name)
    rows = sentences.assign(source_type="ngo", year=pd.NA, period=pd.NA, answer=pd.NA, tags=None)
    rows = rows.astype({"year": "Int64", "period": "string", "answer": "string"})
    facts = {"edition": "sample", "sources": ["said_en", "said_fr"]}
    write_table(rows, "sentences", processed / "reports" / "sentences.parquet", **facts)
    mentions = extract(sentences, codebook).assign(tier="undecided", nearest="TRP-en-1 TRP-en-2 FEES-en-3")
    facts |= {"codebook_hash": codebook.sha256}
    write_table(mentions, "theme_mentions", processed / "themes" / "theme_mentions.parquet", **facts)
    monkeypatch.chdir(folder)
    return folder


def test_the_command_shows_places_by_document_with_the_id_of_the_sentence(project, sentences):
    ran = CliRunner().invoke(app, ["kwic", "prosecut*"])
    assert ran.exit_code == 0, ran.output
    assert "(said_en)\n" in ran.output
    assert "[prosecuted]" in ran.output
    assert ran.output.count("said_en:") == 2
    assert sentences["sentence_id"].iloc[0] in ran.output
    assert ran.output.endswith("2 places found.\n")


def test_the_command_knows_themes_languages_and_a_limit(project):
    ran = CliRunner().invoke(app, ["kwic", "TRP", "--limit", "1"])
    assert "[TRP]" in ran.output
    assert "2 places found." in ran.output
    assert "The first is shown." in ran.output
    french = CliRunner().invoke(app, ["kwic", "traite", "--lang", "fr"])
    assert "[traite]" in french.output
    assert french.output.endswith("1 occurrence trouvée.\n")


@pytest.mark.parametrize(("words", "words_shown"), LISTS["kwic: what is not there is reported"])
def test_what_is_not_there_is_reported(project, words, words_shown):
    ran = CliRunner().invoke(app, ["kwic", *words])
    assert ran.exit_code != 0
    assert words_shown in ran.output


def test_an_edition_that_was_not_made(project):
    ran = CliRunner().invoke(app, ["kwic", "TRP", "--edition", "official"])
    assert isinstance(ran.exception, ThemeError)
    assert "make official" in str(ran.exception)


# Numbers in running text


def numbers_of(text: str, lang: str) -> list[str]:
    """The numbers of a text as it writes them."""
    return [text[start:end] for start, end in numbers(text, lang)]


@given(st.integers(2, 99_999_999).filter(lambda n: not 1500 <= n <= 2099))
def test_figures_are_read_with_the_separators_of_each_language(n):
    for lang, mark, tail in (
        ("en", ",", "permits"),
        ("fr", "\N{NO-BREAK SPACE}", "permis"),
        ("fr", "\u202f", "permis"),
    ):
        figures = f"{n:,}".replace(",", mark)
        assert numbers_of(f"X: {figures} {tail}", lang) == [figures]


@pytest.mark.parametrize(("lang", "text", "read"), LISTS["kwic: what counts nothing is left out"])
def test_what_counts_nothing_is_left_out(lang, text, read):
    assert numbers_of(text, lang) == read


@given(st.integers(1900, 2098), st.sampled_from(["en", "fr"]))
def test_a_year_is_no_number(year, lang):
    text = {
        "en": f"Permits were issued in {year} to victims.",
        "fr": f"Des permis ont été délivrés en {year} aux victimes.",
    }[lang]
    assert numbers_of(text, lang) == []
