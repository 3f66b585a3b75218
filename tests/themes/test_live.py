"""New text: what the rules or the second coder give, and who gave it. The embedding is that of the stored examples."""

import pandas as pd
import pytest
import spacy

from tipimpact import themes
from tipimpact.common.errors import ThemeError
from tipimpact.themes import live, pipeline
from tipimpact.themes.coding import short_digest
from tipimpact.themes.live import COLUMNS, GIVES, ExampleCoder, code


@pytest.fixture(scope="module")
def coder(project_codebook):
    return ExampleCoder(project_codebook.ids)


@pytest.fixture(autouse=True)
def _embedding(monkeypatch, coder):
    """Each example has its stored vector, so that no model is needed."""
    stored = coder.learned.vectors
    monkeypatch.setattr(live, "find_spec", lambda name: name)
    monkeypatch.setattr(live, "embed", lambda texts: stored.loc[[short_digest(t) for t in texts]].to_numpy())
    monkeypatch.setattr(live, "example_coder", lambda themes: coder)


@pytest.fixture(scope="module")
def rows(coder):
    """Forty examples of two themes in each language, as sentences."""
    chosen = coder.examples[coder.examples["theme"].isin(["FEES", "COERCION"])].groupby(["theme", "lang"]).head(20)
    return chosen.rename(columns={"id": "sentence_id"})[["sentence_id", "lang", "text", "theme"]].reset_index(drop=True)


def test_each_code_says_who_gave_it_and_which_examples_are_near(rows, project_codebook):
    codes = code(rows[["sentence_id", "lang", "text"]], project_codebook)
    assert list(codes) == COLUMNS
    assert set(codes["given_by"]) == {"rule", "example", "both"}
    own = codes.merge(rows.rename(columns={"theme": "written_for"}), on="sentence_id")
    assert (own["nearest"].str.split().str[0] == own["sentence_id"]).all(), "nearest to itself"
    assert (codes.loc[codes["given_by"].ne("rule"), "score"] >= GIVES).all()
    assert not (codes.loc[codes["given_by"].eq("rule"), "score"] >= GIVES).any(), "or no score"
    right = own[own["theme"] == own["written_for"]]
    assert right["sentence_id"].nunique() > 0.75 * len(rows), "most of what it learned from"
    assert codes.duplicated(["sentence_id", "theme"]).sum() == 0


def test_without_the_extra_the_rules_code_alone(rows, project_codebook, monkeypatch, caplog):
    monkeypatch.setattr(live, "find_spec", lambda name: None)
    with caplog.at_level("INFO"):
        codes = code(rows, project_codebook)
    assert set(codes["given_by"]) == {"rule"}
    assert codes[["score", "nearest"]].isna().all(axis=None)
    assert "not installed" in caplog.text


def test_a_third_language_is_refused_before_anything_is_coded(project_codebook):
    with pytest.raises(ThemeError, match="'de'"):
        code(pd.DataFrame({"sentence_id": ["a"], "lang": ["de"], "text": ["Guten Tag."]}), project_codebook)


def test_no_sentence_gives_no_code(rows, project_codebook):
    assert code(rows.iloc[:0], project_codebook).empty


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_both_coders_are_components_of_one_pipeline(rows, project_codebook, monkeypatch, lang):
    monkeypatch.setattr(pipeline, "example_coder", live.example_coder)
    own = rows[rows["lang"] == lang]
    nlp = themes.load(project_codebook, lang, second_coder=True)
    assert nlp.pipe_names == ["tipimpact_themes", "tipimpact_second_coder"]
    codes = code(own, project_codebook).set_index(["sentence_id", "theme"])
    for sentence, text in own[["sentence_id", "text"]].itertuples(index=False):
        doc = nlp(text)
        spans = doc.spans["second_coder"]
        for span in spans:
            row = codes.loc[(sentence, span.label_)]
            assert (span.text, span._.scores[span.label_], " ".join(span._.nearest)) == (text, row.score, row.nearest)
        given = codes.loc[sentence] if sentence in codes.index else codes.iloc[:0]
        assert {span.label_ for span in spans} == set(given.index[given["given_by"].ne("rule")])
    empty = nlp(" ")
    assert list(empty.spans["second_coder"]) == []


def test_the_second_coder_is_found_by_its_name(monkeypatch, coder, root):
    monkeypatch.chdir(root)
    nlp = spacy.blank("en")
    nlp.add_pipe("tipimpact_second_coder")
    assert nlp.get_pipe("tipimpact_second_coder").themes == coder.themes
