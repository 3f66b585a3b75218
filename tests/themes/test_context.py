"""What the surroundings of a sentence add: a cue beside it in the section, or all over the document."""

import pandas as pd
import pytest

from tipimpact.themes import extract

PAID = "They paid a processing fee."  # FEES beside a cue of the domain
CUE = "Refugees spoke first."
IDLE = "The sun was out."


def document(*texts, **columns):
    """Sentences of one document in order; ``columns`` replace or add values for all of them or one each."""
    rows = {"sentence_id": [f"s{i}" for i in range(len(texts))], "lang": "en", "text": texts, "doc_id": "d"}
    return pd.DataFrame(rows | {"start": range(0, 100 * len(texts), 100), "section": "one"} | columns)


def themes(codebook, table, place):
    mentions = extract(table, codebook)
    return set(mentions.loc[mentions["sentence_id"] == f"s{place}", "theme"])


def test_a_cue_counts_within_two_sentences(codebook):
    for gap in (0, 1):
        assert themes(codebook, document(CUE, *[IDLE] * gap, PAID), gap + 1) == {"FEES"}
        assert themes(codebook, document(PAID, *[IDLE] * gap, CUE), 0) == {"FEES"}
    far = document(CUE, IDLE, IDLE, PAID)
    assert themes(codebook, far, 3) == set()


@pytest.mark.parametrize(
    "columns",
    [
        {"section": ["one", "two"]},
        {"doc_id": ["d", "e"]},
        {"kind": "recommendation"},
    ],
    ids=["another section", "another document", "a recommendation stands by itself"],
)
def test_a_cue_elsewhere_does_not_count(codebook, columns):
    assert themes(codebook, document(CUE, PAID), 1) == {"FEES"}
    assert themes(codebook, document(CUE, PAID, **columns), 1) == set()


def test_a_word_in_passing_says_nothing_of_its_neighbours(codebook):
    debate = document(*[IDLE] * 30, CUE, PAID, *[IDLE] * 30)
    assert themes(codebook, debate, 31) == set()


def test_a_frequent_cue_is_the_subject_of_the_document(codebook):
    report = document(CUE, *[IDLE] * 5, PAID, section=[str(i) for i in range(7)])
    assert themes(codebook, report, 6) == {"FEES"}
    short = document(CUE, IDLE, PAID, section=["1", "2", "3"])
    assert themes(codebook, short, 2) == set(), "three sentences have no subject"


def test_single_texts_have_no_surroundings(codebook, table):
    assert extract(table(CUE, PAID), codebook).empty


def test_a_sentence_of_another_domain_gives_no_cue(codebook):
    assert themes(codebook, document("Refugees spoke of the fishery.", PAID), 1) == set()


def test_a_theme_may_refuse_the_context(codebook):
    family = document("Trafficked women were there.", "The family members have six beds.")
    assert not next(theme for theme in codebook.themes if theme.id == "FAMILY").context
    assert themes(codebook, family, 1) == set()
    asked = [theme.model_copy(update={"context": True}) for theme in codebook.themes]
    assert themes(codebook.model_copy(update={"themes": asked}), family, 1) == {"FAMILY"}


def test_a_cue_of_exploitation_counts_by_context_too(codebook):
    permit = "She holds a minister's permit."
    assert themes(codebook, document("Traffickers brought her at night.", permit), 1) == {"TRP"}
    assert themes(codebook, document("Refugees brought her at night.", permit), 1) == set()


def test_the_order_of_rows_does_not_matter(codebook):
    table = document(CUE, IDLE, PAID, IDLE)
    assert themes(codebook, table.sample(frac=1, random_state=1), 2) == {"FEES"}


def test_the_gate_opens_for_the_context_alone(codebook, extract_all):
    table = document(CUE, IDLE, PAID, *[IDLE] * 4, "Nobody paid the landing fee.", "They paid a processing fee again.")
    pd.testing.assert_frame_equal(extract(table, codebook), extract_all(table, codebook))
