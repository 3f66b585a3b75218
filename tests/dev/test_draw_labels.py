"""The frame from which sentences are drawn for readers, and what is drawn from it."""

import numpy as np
import pandas as pd
import pytest
from draw_labels import WHOLE, draw, strata

from tipimpact.themes.coding import short_digest
from tipimpact.themes.labels import weigh


@pytest.fixture(scope="module")
def frame():
    """A thousand sentences a language: one in ten agreed, one in twenty reviewed, of two source types."""
    rows = [
        (f"d{i}-{lang}", f"Sentence {i} of {lang}.", lang, "un" if i % 4 else "ngo", "d")
        for lang in ("en", "fr")
        for i in range(1000)
    ]
    sentences = pd.DataFrame(rows, columns=["sentence_id", "text", "lang", "source_type", "doc_id"])
    number = sentences["sentence_id"].str.extract(r"(\d+)")[0].astype(int)
    agreed, reviewed = sentences[number % 10 == 0], sentences[number % 20 == 0]
    mentions = pd.concat([agreed.assign(tier="agreed"), reviewed.assign(tier="reviewed")])
    return strata(pd.concat([sentences, sentences.head(5)]), mentions, {short_digest("Sentence 7 of en.")})


def test_each_sentence_is_in_the_least_certain_stratum_of_its_codes_once(frame):
    assert frame["digest"].is_unique
    assert "Sentence 7 of en." not in set(frame["text"])
    assert frame.groupby("seen").size().to_dict() == {"agreed": 100, "reviewed": 100, "uncoded": 1799}


def test_what_is_drawn_stands_for_the_whole_frame(frame):
    drawn = draw(frame, np.random.default_rng(1)).assign(id=lambda rows: range(len(rows)))
    assert drawn["digest"].is_unique
    assert set(drawn["third"]) == {"sealed"}
    for lang, own in drawn.groupby("lang"):
        assert abs(len(own) - WHOLE) <= 2
        assert own.groupby("seen").size().to_dict() == pytest.approx(
            {"agreed": 50, "reviewed": 50, "uncoded": 200}, abs=2
        )
        assert weigh(own).sum() == pytest.approx((frame["lang"] == lang).sum())
