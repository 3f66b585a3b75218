"""The frame from which sentences are drawn for readers, and what is drawn from it."""

import hashlib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from draw_labels import LABELS, allot, draw, strata, write_sheets

from tipimpact.themes.coding import short_digest
from tipimpact.themes.labels import BINS, weigh
from tipimpact.themes.second_coder import NEAREST

DESIGN = {
    "sample": [{"lang": "en", "source_type": "un", "sentences": 100}],
    "edges": [-0.8, -0.5, -0.2, 0.2],
    "census": ["ngo"],
}


@pytest.fixture(scope="module")
def frame():
    """A thousand sentences of the United Nations, one of them known, with scores in order from -1; and ten others."""
    rows = [(f"d{i}", f"Sentence {i}.", "en", "un" if i < 1000 else "ngo", "d", 2012, "after") for i in range(1010)]
    columns = ["sentence_id", "text", "lang", "source_type", "doc_id", "year", "period"]
    sentences = pd.DataFrame(rows, columns=columns)
    digests = pd.Index(sentences["text"].map(short_digest), name="digest")
    scores = pd.DataFrame({"FEES": np.linspace(-1, 1, 1010), "TRP": -2.0, NEAREST: ""}, index=digests)
    known = {short_digest("Sentence 7."), short_digest("Sentence 1007.")}
    again = sentences.head(5).assign(sentence_id="copy" + sentences["sentence_id"])
    return strata(pd.concat([sentences, again], ignore_index=True), scores.iloc[3:], known, DESIGN)


def test_a_stratum_is_a_bin_of_the_highest_score_and_a_census_takes_also_what_is_known(frame):
    assert frame["digest"].is_unique
    assert "Sentence 7." not in set(frame["text"])
    assert frame.groupby("seen").size()["census"] == 10
    first = frame[frame["source_type"] == "un"].drop_duplicates("seen")
    assert first["text"].tolist() == [f"Sentence {i}." for i in (0, 101, 253, 404, 606)], "where -0.8, -0.5 ... begin"
    assert (frame["size"] == frame.groupby("seen")["digest"].transform("size")).all()


def test_half_of_a_sample_is_by_size_and_half_in_equal_parts(frame):
    drawn = draw(frame, DESIGN, np.random.default_rng(1)).assign(id=lambda rows: range(len(rows)))
    assert drawn["digest"].is_unique
    assert set(drawn["third"]) == {"sealed"}
    assert drawn.groupby("seen").size().to_dict() == {
        **dict(zip(BINS, [14, 18, 18, 20, 30], strict=True)),
        "census": 10,
    }
    assert weigh(drawn).sum() == pytest.approx(1009)


def test_what_a_stratum_cannot_give_the_lowest_gives():
    assert allot(pd.Series([500, 300, 1, 0, 2], BINS), 100).tolist() == [68, 29, 1, 0, 2]


def test_the_sheets_show_neither_stratum_nor_code_and_each_pass_has_its_own_order(frame, tmp_path):
    drawn = draw(frame, DESIGN, np.random.default_rng(1)).assign(section="Part 1")
    write_sheets(drawn.assign(id=range(len(drawn))), tmp_path, np.random.default_rng(2))
    orders = [[line.split("\t")[0] for line in path.read_text().splitlines()] for path in tmp_path.glob("pass_*.tsv")]
    assert len(orders) == 2
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1])
    assert "bin_" not in "".join(path.read_text() for path in tmp_path.glob("pass_*"))


@pytest.mark.parametrize("path", sorted(LABELS.glob("*_design.yaml")), ids=lambda path: path.stem)
def test_a_committed_design_is_the_one_whose_digest_was_published_before_the_draw(path):
    published = (Path(LABELS).parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(path.read_bytes()).hexdigest() in published
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["round"] == path.name.removesuffix("_design.yaml")
