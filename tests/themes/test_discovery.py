"""Topics: planted ones are found, stable and marked as candidates where no theme covers them."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.themes import extract
from tipimpact.themes.discovery import STREAM, topics
from tipimpact.themes.streams import stream

PLANTED = [
    ("permit", "temporary resident permit victim trafficking protection officer renewal".split()),  # noqa: SIM905
    ("schools", "migrant pupil teacher classroom homework lesson".split()),  # noqa: SIM905
    ("weather", "migrant harvest greenhouse tomato season rain".split()),  # noqa: SIM905
]


@pytest.fixture(scope="module")
def corpus(codebook):
    draw = np.random.default_rng(5)
    texts = []
    for i in range(180):
        name, words = PLANTED[i % 3]
        chosen = " and the ".join(draw.permutation(words[1:])[:3])
        opening = "A temporary resident permit for a" if name == "permit" else "The migrant and the"
        texts.append(f"{opening} {chosen} were seen, number {i}.")
    sentences = pd.DataFrame({"sentence_id": [f"d:{i}-{i + 1}" for i in range(180)], "lang": "en", "text": texts})
    sentences["source_type"] = "ngo"
    return sentences, extract(sentences, codebook)


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr("tipimpact.themes.discovery.TOPICS", 3)
    monkeypatch.setattr("tipimpact.themes.discovery.RESAMPLES", 5)
    monkeypatch.setattr("tipimpact.themes.discovery.TOP_WORDS", 5)
    monkeypatch.setattr("tipimpact.themes.discovery.LARGEST_SHARE", 0.6)


def test_planted_topics_are_separated(corpus, codebook, few):
    sentences, mentions = corpus
    table = topics(sentences, mentions, codebook, stream(1, STREAM))
    contract("topics").conform(table)
    by_words = {
        name: table[table["words"].map(lambda w, k=words: len(set(w) & set(k)) >= 3)] for name, words in PLANTED
    }
    assert all(len(rows) == 1 for rows in by_words.values()), table["words"].tolist()
    status = {name: rows.iloc[0]["status"] for name, rows in by_words.items()}
    assert status == {"permit": "covered", "schools": "candidate", "weather": "candidate"}
    assert by_words["permit"].iloc[0]["theme"] == "TRP"
    assert table["stability"].min() > 0.6
    texts = sentences.set_index("sentence_id")["text"]
    assert all(
        "temporary" not in texts[i] for rows in ("schools", "weather") for i in by_words[rows].iloc[0]["examples"]
    )
    pd.testing.assert_frame_equal(table, topics(sentences, mentions, codebook, stream(1, STREAM)))


def test_noise_is_not_stable(codebook, few):
    draw = np.random.default_rng(7)
    nouns = "table chair river bridge apple candle mirror basket engine pencil garden window ladder bottle hammer"
    texts = [
        f"The migrant saw the {' and the '.join(draw.permutation(nouns.split())[:4])}, number {i}." for i in range(120)
    ]
    sentences = pd.DataFrame({"sentence_id": [f"d:{i}-{i + 1}" for i in range(120)], "lang": "en", "text": texts})
    table = topics(sentences.assign(source_type="ngo"), extract(sentences, codebook), codebook, stream(1, STREAM))
    assert (table["status"] == "unstable").any()


def test_too_few_sentences_have_no_topics(corpus, codebook):
    sentences, mentions = corpus
    table = topics(sentences.head(20), mentions, codebook, stream(1, STREAM))
    assert table.empty
    contract("topics").conform(table)
