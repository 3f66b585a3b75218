"""How many sentences speak to a theme, estimated from labels by stratum of the machines' codes."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.themes.coding import short_digest
from tipimpact.themes.labels import DRAWN, READERS, Labels, find
from tipimpact.themes.prevalence import CENSUS, DRAWS, FEWEST, NOT_MEASURED, draw_totals, estimate, labelled
from tipimpact.themes.second_coder import NEAREST

SIZE, CODED, MISSED = 4000, 300, 80  # of the coded 240 are right


@pytest.fixture(scope="module")
def corpus():
    """A corpus whose every sentence is known: sentences, mentions, scores, and which ones speak to the theme."""
    numbers = np.arange(SIZE)
    texts = [f"Sentence number {n}." for n in numbers]
    facts = {"doc_id": "paper_en", "lang": "en", "source_type": "un", "background": False}
    sentences = pd.DataFrame({
        **facts, "sentence_id": [f"paper_en:{n}-{n + 1}" for n in numbers],
        "text": texts, "start": numbers, "end": numbers + 1,
    })  # fmt: skip
    tier = np.where(numbers < 200, "agreed", "undecided")[:CODED]
    mentions = sentences.loc[: CODED - 1, ["sentence_id"]].assign(theme="TRP", tier=tier)
    truth = (numbers < 240) | ((numbers >= CODED) & (numbers < CODED + MISSED))
    score = np.select([numbers < CODED, numbers < CODED + 200], [0.5, -0.2], -1.2)
    digests = pd.Index([short_digest(text) for text in texts], name="digest")
    return sentences, mentions, pd.DataFrame({"TRP": score, NEAREST: ""}, index=digests), truth


def label(corpus, drawn, source_type="un", third="calibrate"):
    """Labels of the drawn sentences, coded ones and others each a stratum."""
    sentences, _, _, truth = corpus
    coded = np.arange(SIZE) < CODED
    rows = sentences.iloc[drawn].assign(id=[f"round_{n}" for n in drawn], third=third, source_type=source_type)
    rows["digest"] = rows["text"].map(short_digest)
    rows["seen"] = np.where(coded[drawn], "coded", "far")
    rows["size"] = np.where(coded[drawn], CODED, SIZE - CODED)
    given = pd.Series([frozenset({"TRP"}) if true else frozenset() for true in truth[drawn]], rows.index)
    return find(rows[DRAWN].assign(**dict.fromkeys(READERS, given)), sentences)


def drawn_at_random(generator):
    coded = np.arange(SIZE) < CODED
    parts = [generator.choice(np.flatnonzero(here), n, False) for here, n in ((coded, 80), (~coded, 320))]
    return np.concatenate(parts)


def row_of(corpus, labels, seed=1):
    sentences, mentions, scores, _ = corpus
    (row,) = estimate(sentences, mentions, scores, labels, seed).to_dict("records")
    return row


def test_the_interval_has_the_total_with_wrong_codes_and_missed_sentences(corpus):
    """The codes are 300, the truth is 320: 60 codes are wrong and 80 sentences were missed."""
    row = row_of(corpus, label(corpus, drawn_at_random(np.random.default_rng(1))))
    assert row["total_low"] <= corpus[3].sum() <= row["total_high"]
    assert row["total_high"] - row["total_low"] < 120
    assert row["total_low"] <= row["total"] <= row["total_high"]


@pytest.mark.slow
def test_intervals_cover_the_total_as_often_as_they_should(corpus):
    generator = np.random.default_rng(2)
    rows = [row_of(corpus, label(corpus, drawn_at_random(generator)), seed) for seed in range(200)]
    covered = np.mean([row["total_low"] <= corpus[3].sum() <= row["total_high"] for row in rows])
    assert 0.90 <= covered <= 1


def test_the_draws_are_those_of_the_beta_distribution_by_cell():
    """One cell of 100 sentences: of 20 labels 5 are positive; the mean of Beta(5.5, 15.5) times 80, and 5."""
    known = np.arange(100) < 20
    drawn = pd.DataFrame({"round": "a", "weight": [1.0] * 20})
    totals = draw_totals(np.zeros(100, int), known, np.arange(20) < 5, drawn, np.random.default_rng(3))
    assert len(totals) == DRAWS
    assert totals.mean() == pytest.approx(5 + 80 * 5.5 / 21, abs=0.6)
    assert totals.min() >= 5


def test_labels_of_unequal_weight_count_by_their_effective_number():
    """10 and 10 labels of weights 10 and 1 count as 11.98 (Kish), so that the draws are wider."""
    known = np.arange(1020) < 20
    spread = [
        draw_totals(
            np.zeros(1020, int), known, np.tile([True, False], 10),
            pd.DataFrame({"round": "a", "weight": weights}), np.random.default_rng(4),
        ).std()
        for weights in ([1.0] * 20, [10.0] * 10 + [1.0] * 10)
    ]  # fmt: skip
    assert spread[1] / spread[0] == pytest.approx(np.sqrt(22 / 13.98), rel=0.06)


def test_where_every_sentence_was_read_the_total_is_the_readers(corpus):
    row = row_of(corpus, label(corpus, np.arange(SIZE)))
    assert (row["basis"], row["total"], row["total_low"]) == (CENSUS, corpus[3].sum(), None)


def test_with_too_few_positive_labels_nothing_is_estimated(corpus):
    for positives, measured in ((FEWEST - 1, False), (FEWEST, True)):
        row = row_of(corpus, label(corpus, np.r_[np.arange(positives), np.arange(1000, 1100)]))
        assert row["positives"] == positives
        assert (row["basis"] != NOT_MEASURED) is measured
        assert (row["total"] is not None) is measured


def test_labels_that_the_second_coder_learned_from_do_not_count(corpus):
    row = row_of(corpus, label(corpus, np.arange(40), third="learn"))
    assert (row["labels"], row["basis"]) == (0, NOT_MEASURED)


def test_of_a_sentence_that_was_labelled_twice_the_last_label_counts(corpus):
    rows = label(corpus, np.arange(40)).rows
    again = rows.assign(id=rows["id"].str.replace("round", "later"), settled=[frozenset()] * 40)
    read = labelled(corpus[0], Labels(pd.concat([rows, again])))
    assert len(read) == SIZE
    assert read["settled"].notna().sum() == 40
    assert set(read["round"].dropna()) == {"later"}


def test_other_kinds_of_text_have_labels_of_their_own(corpus):
    sentences, mentions, scores, _ = corpus
    half = sentences.assign(source_type=np.where(np.arange(SIZE) % 2, "un", "ngo"))
    labels = label(corpus, np.arange(1, CODED, 2))
    table = estimate(half, mentions, scores, labels, 1).set_index("source_type")
    assert table["labels"].to_dict() == {"un": 150, "ngo": 0}
    assert table.loc["ngo", "basis"] == NOT_MEASURED


def test_the_same_seed_gives_the_same_numbers(corpus):
    labels = label(corpus, drawn_at_random(np.random.default_rng(5)))
    assert row_of(corpus, labels) == row_of(corpus, labels)


def test_labels_in_a_language_without_text_change_nothing(corpus):
    sentences, mentions, scores, _ = corpus
    labels = label(corpus, np.arange(40))
    french = labels.rows.assign(lang="fr", id="other_" + labels.rows["id"])
    both = estimate(sentences, mentions, scores, Labels(pd.concat([labels.rows, french])), 1)
    assert set(both["lang"]) == {"en"}
    pd.testing.assert_frame_equal(both, estimate(sentences, mentions, scores, labels, 1))
