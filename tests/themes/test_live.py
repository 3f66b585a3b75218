"""New text: what the rules or the second coder give, and who gave it. The embedding is that of the stored examples."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ThemeError
from tipimpact.themes import live
from tipimpact.themes.coding import short_digest
from tipimpact.themes.live import CODERS, COLUMNS, code, example_coder, score_new_text
from tipimpact.themes.matching import extract
from tipimpact.themes.review import DECIDED, queue, settle
from tipimpact.themes.second_coder import GIVES, LIBRARY, NEAREST, read_scores


@pytest.fixture(scope="module")
def coder(project_codebook):
    return example_coder(tuple(project_codebook.ids))


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
    codes = code(rows[["sentence_id", "lang", "text"]], project_codebook, CODERS)
    assert list(codes) == COLUMNS
    assert set(codes["given_by"]) == {"rule", "example", "both"}
    own = codes.merge(rows.rename(columns={"theme": "written_for"}), on="sentence_id")
    assert (own["nearest"].str.split().str[0] == own["sentence_id"]).all(), "nearest to itself"
    assert (codes.loc[codes["given_by"].ne("rule"), "score"] >= GIVES).all()
    assert not (codes.loc[codes["given_by"].eq("rule"), "score"] >= GIVES).any(), "or no score"
    right = own[own["theme"] == own["written_for"]]
    assert right["sentence_id"].nunique() > 0.75 * len(rows), "most of what it learned from"
    assert codes.duplicated(["sentence_id", "theme"]).sum() == 0


def test_what_is_installed_never_changes_the_result_in_silence(rows, project_codebook, monkeypatch):
    """Without an argument the rules code alone; who asks for the second coder gets it, or an error."""
    codes = code(rows, project_codebook)
    assert set(codes["given_by"]) == {"rule"}
    assert codes[["score", "nearest"]].isna().all(axis=None)
    monkeypatch.undo()
    if find_spec(LIBRARY) is None:
        with pytest.raises(ThemeError, match="second-coder"):
            code(rows, project_codebook, CODERS)
    with pytest.raises(ThemeError, match="no coder is called 'rules'"):
        code(rows, project_codebook, ("rules",))


@pytest.fixture
def no_scores(project_codebook):
    return read_scores(None, project_codebook)


@pytest.fixture(scope="module")
def dropped_in(rows):
    """The examples as sentences of a report that somebody drops in."""
    places = {"start": range(0, 1000 * len(rows), 1000), "end": range(999, 1000 * len(rows) + 999, 1000)}
    facts = {"doc_id": "dropped", "source_type": "ngo", "year": 2012, "period": "after"}
    return rows[["sentence_id", "lang", "text"]].assign(**places, **facts)


def code_run(sentences, codebook, scores, decisions):
    """The mentions of a run, as its rule makes them."""
    new = score_new_text(sentences, scores, codebook)
    return settle(extract(sentences, codebook), sentences, decisions, scores, new)


NOTHING_DECIDED = pd.DataFrame(columns=DECIDED).astype({"decision": bool})


def test_a_run_gives_a_dropped_in_report_the_codes_that_themes_code_gives(dropped_in, project_codebook, no_scores):
    mentions = contract("theme_mentions").conform(code_run(dropped_in, project_codebook, no_scores, NOTHING_DECIDED))
    codes = code(dropped_in, project_codebook, CODERS)
    pairs = ["sentence_id", "theme"]
    held = mentions.drop_duplicates(pairs).merge(codes[[*pairs, "given_by"]], how="outer", on=pairs)
    assert held.notna()[["tier", "given_by"]].all(axis=None), "the same codes"
    by = held.groupby("given_by")["tier"].unique().map(list).to_dict()
    assert by == {"both": ["agreed"], "rule": ["undecided"], "example": ["undecided"]}
    assert set(held.loc[held["given_by"].eq("example"), "method"]) == {"example"}
    asked = queue(dropped_in, mentions, NOTHING_DECIDED, no_scores)
    undecided = held[held["tier"].eq("undecided")]
    assert set(zip(asked["sentence_id"], asked["theme"], strict=True)) == set(
        zip(undecided["sentence_id"], undecided["theme"], strict=True)
    ), "what is undecided is on the review sheet of the same run"


def test_a_theme_that_a_person_took_away_stays_away_and_scored_sentences_keep_their_codes(
    dropped_in, project_codebook, no_scores
):
    codes = code(dropped_in, project_codebook, CODERS)
    name, theme = codes.loc[codes["given_by"].eq("example"), ["sentence_id", "theme"]].iloc[0]
    digest = short_digest(dropped_in.set_index("sentence_id").at[name, "text"])
    refused = pd.DataFrame([(name, theme, digest, False, "a reader")], columns=DECIDED)
    mentions = code_run(dropped_in, project_codebook, no_scores, refused)
    assert not (mentions["sentence_id"].eq(name) & mentions["theme"].eq(theme)).any()
    digests = dropped_in["text"].map(short_digest)
    scores = pd.DataFrame(-9.0, index=digests, columns=project_codebook.ids).assign(**{NEAREST: ""})
    assert set(code_run(dropped_in, project_codebook, scores, NOTHING_DECIDED)["method"]).isdisjoint({"example"})


def test_a_third_language_is_refused_before_anything_is_coded(project_codebook):
    with pytest.raises(ThemeError, match="'de'"):
        code(pd.DataFrame({"sentence_id": ["a"], "lang": ["de"], "text": ["Guten Tag."]}), project_codebook)


@pytest.mark.parametrize("coders", [("rule",), CODERS])
def test_no_sentence_gives_no_code(rows, project_codebook, coders):
    assert code(rows.iloc[:0], project_codebook, coders).empty


def test_without_the_extra_a_run_has_the_codes_of_the_rules(dropped_in, project_codebook, no_scores, monkeypatch):
    monkeypatch.setattr(live, "find_spec", lambda name: None)
    mentions = contract("theme_mentions").conform(code_run(dropped_in, project_codebook, no_scores, NOTHING_DECIDED))
    assert set(mentions["tier"]) == {"undecided"}
    by_rule = code(dropped_in, project_codebook)
    assert set(zip(mentions["sentence_id"], mentions["theme"], strict=True)) == set(
        zip(by_rule["sentence_id"], by_rule["theme"], strict=True)
    )


@pytest.mark.parametrize(("theme", "lang", "misleading", "ours"), read_yaml(Path(__file__).with_name("confused.yaml")))
def test_drugs_and_ships_do_not_mislead_it(project_codebook, coder, monkeypatch, theme, lang, misleading, ours):
    """Whatever the second coder makes of them: here it takes each sentence for an example of the theme."""
    (like,) = coder.examples[coder.examples["theme"].eq(theme) & coder.examples["lang"].eq(lang)].head(1)["digest"]
    vector = coder.learned.vectors.loc[like].to_numpy()
    monkeypatch.setattr(live, "embed", lambda texts: np.tile(vector, (len(texts), 1)))
    rows = pd.DataFrame({"sentence_id": ["a", "b"], "lang": lang, "text": [misleading, ours]})
    codes = code(rows, project_codebook, CODERS)
    assert "a" not in set(codes["sentence_id"])
    assert theme in set(codes.loc[codes["sentence_id"].eq("b"), "theme"])
