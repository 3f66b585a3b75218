"""The spaCy component: the same coding as ``extract``, saved and opened again, shown by displaCy."""

import json
import re
import tomllib
from importlib import import_module

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin

from tipimpact import themes
from tipimpact.common.errors import ThemeError
from tipimpact.reports import read_report
from tipimpact.themes import extract
from tipimpact.themes.codebook import read_codebook
from tipimpact.themes.pipeline import KEY, NAME, ThemeCoder, make

TEXTS = {
    "en": "The employer kept her passport, and refugees must pay a processing fee before the TRP is issued.",
    "fr": "L'employeur garde le passeport de la travailleuse migrante, et le PST doit être délivré sans frais.",
}
COLUMNS = ["theme", "matched", "polarity", "method"]


def spans(doc: Doc) -> list[tuple[str, str, str, str]]:
    """The spans of a document as the columns ``COLUMNS``."""
    return [(span.label_, span.text, span._.stance, span._.method) for span in doc.spans[KEY]]


@pytest.fixture(scope="module", params=["en", "fr"])
def nlp(request, codebook):
    return themes.load(codebook, request.param)


def whole(nlp, texts) -> Doc:
    """The sentences of a document as one spaCy document whose sentences they are."""
    doc = Doc.from_docs([nlp.make_doc(text) for text in texts])
    starts = {0}
    for text in texts:
        starts.add(max(starts) + len(nlp.make_doc(text)))
    for token in doc:
        token.is_sent_start = token.i in starts
    return doc


def test_a_text_has_the_spans_that_extract_finds(nlp, codebook, table):
    mentions = extract(table(TEXTS[nlp.lang], lang=nlp.lang), codebook)
    doc = nlp(TEXTS[nlp.lang])
    assert spans(doc) == list(mentions[COLUMNS].itertuples(index=False, name=None))
    assert [(s.start_char, s.end_char) for s in doc.spans[KEY]] == list(
        zip(mentions["start"], mentions["end"], strict=True)
    )
    assert "TRP" in {span.label_ for span in doc.spans[KEY]}
    assert len({span.label_ for span in doc.spans[KEY]}) > 1


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_sample_reports_are_coded_as_extract_codes_them(project_codebook, lang, sample):
    """Whole documents, so that the context of a sentence is the same; then each sentence alone."""
    nlp = themes.load(project_codebook, lang)
    read = read_report(sample / "reports" / f"ccr_forum_2012_{lang}.txt", lang)
    read = read[read["lang"] == lang].reset_index(drop=True)
    mentions = extract(read[["sentence_id", "doc_id", "lang", "text", "start"]], project_codebook)
    assert len(mentions) > 20
    (doc,) = nlp.pipe([whole(nlp, read["text"])])
    assert len(list(doc.sents)) == len(read)
    assert spans(doc) == list(mentions[COLUMNS].itertuples(index=False, name=None))
    alone = extract(read[["sentence_id", "lang", "text"]], project_codebook)
    each = [span for doc in nlp.pipe(read["text"], batch_size=7) for span in spans(doc)]
    assert each == list(alone[COLUMNS].itertuples(index=False, name=None))


def test_every_place_of_a_text_with_urls_and_odd_marks_is_found(nlp, codebook, table):
    """The matcher sees one shape of each mark; the spans hold the marks as they are written."""
    text = {
        "en": "See https://example.org/trafficked: the TRP’s fee\u00a0– a head‑tax –\u202fis paid by refugees.",
        "fr": "Voir https://exemple.org/traite : le permis\u00a0de séjour temporaire n’est pas donné à l’étrangère.",
    }[nlp.lang]
    mentions = extract(table(text, lang=nlp.lang), codebook)
    assert len(mentions)
    assert spans(nlp(text)) == list(mentions[COLUMNS].itertuples(index=False, name=None))


@pytest.mark.slow
def test_it_is_saved_with_its_codebook_and_opened_again(nlp, codebook, tmp_path, monkeypatch):
    before = spans(nlp(TEXTS[nlp.lang]))
    nlp.to_disk(tmp_path / "saved")
    monkeypatch.chdir(tmp_path)  # no config/codebook here
    opened = spacy.load(tmp_path / "saved")
    assert opened.get_pipe(NAME).codebook == codebook
    assert spans(opened(TEXTS[nlp.lang])) == before
    assert spans(type(nlp).from_config(opened.config)(TEXTS[nlp.lang])) == before


def test_what_is_found_is_saved_with_the_document(nlp):
    doc = nlp(TEXTS[nlp.lang])
    saved = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (opened,) = DocBin().from_bytes(saved).get_docs(spacy.blank(nlp.lang).vocab)
    assert spans(opened) == spans(doc) != []


def test_two_themes_at_one_place_keep_their_own_method(codebook):
    """spaCy keys extensions by place, so the method is kept in the span itself."""
    first, second = codebook.themes[0], codebook.themes[1]
    lexicons = [
        first.lexicon.model_copy(update={"en": ["asylum"]}),
        second.lexicon.model_copy(update={"en": ["~asylum"]}),
    ]
    both = [
        theme.model_copy(update={"lexicon": lexicon}) for theme, lexicon in zip((first, second), lexicons, strict=True)
    ]
    nlp = themes.load(codebook.model_copy(update={"themes": both}), "en")
    doc = spans(nlp("The refugee asked for asylum."))
    assert {(theme, method) for theme, _, _, method in doc} == {(first.id, "phrase"), (second.id, "cue")}


def test_it_is_added_by_name_and_finds_the_codebook_of_the_project(root, monkeypatch, tmp_path):
    monkeypatch.chdir(root / "docs")
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("tipimpact_themes")
    doc = nlp("A TRP was issued. The head tax collector was paid. Refugees are detained.")
    assert [(span.label_, span.sent.text) for span in doc.spans[KEY]] == [
        ("TRP", "A TRP was issued."),
        ("DFN_DETENTION", "Refugees are detained."),
    ]
    named = spacy.blank("en")
    named.add_pipe("tipimpact_themes", config={"codebook": str(root / "config" / "codebook" / "codebook.yaml")})
    monkeypatch.chdir(tmp_path)
    assert spans(named("A TRP was issued.")) != []


def test_the_installed_package_registers_the_component_with_spacy(root):
    entry_points = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    module, _, name = entry_points["spacy_factories"][NAME].partition(":")
    assert getattr(import_module(module), name) is make


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_a_text_without_words_has_no_spans(nlp, text):
    assert list(nlp(text).spans[KEY]) == []
    assert list(nlp.pipe([])) == []


def test_displacy_shows_the_themes(nlp):
    doc = nlp(TEXTS[nlp.lang])
    page = displacy.render(doc, style="span", options={"spans_key": KEY}, jupyter=False)
    assert all(re.search(rf">\s*{span.label_}\s*<", page) for span in doc.spans[KEY])


def test_another_language_is_refused(codebook):
    with pytest.raises(ThemeError, match="'de'"):
        themes.load(codebook, "de")
    with pytest.raises(ThemeError, match=f"{NAME}.*'de'"):
        spacy.blank("de").add_pipe(NAME)


def test_without_a_project_it_takes_the_codebook_of_the_package(root, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert ThemeCoder("en").codebook == read_codebook(root / "config" / "codebook" / "codebook.yaml")


@pytest.mark.parametrize("content", ["{}", '{"version": 1', json.dumps({"themes": []}), "no_such_file.yaml"])
def test_a_saved_codebook_that_is_none_is_refused(content):
    with pytest.raises(ThemeError, match=r"cannot be read"):
        ThemeCoder("en", codebook=content)


def test_it_runs_in_two_processes(codebook):
    """The component and its extensions can be sent to another process."""
    nlp = themes.load(codebook, "en")
    texts = [TEXTS["en"], "Nothing here.", "A TRP was issued."]
    assert [spans(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=2)] == [spans(nlp(text)) for text in texts]
