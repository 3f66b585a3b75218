"""What a model adds to the rules: on the themes where that gains on sentences coded by people, and nowhere else."""

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.themes import code, extract
from tipimpact.themes.learned import STREAM, gains, sure_of, switched
from tipimpact.themes.matching import coding
from tipimpact.themes.streams import stream
from tipimpact.themes.supplement import METHOD, supplement

KNOWN = "Refugees pay a processing fee of {} dollars for permanent residence."
MISSED = "Refugees hand in a processing charge of {} dollars for permanent residence."
OTHER = "The committee met on the {}th day of the session."


@pytest.fixture(scope="module")
def corpus(codebook):
    """Forty documents of what the rules know and of other things; what they miss stands in the first alone."""
    rows = [(f"d{i}", kind.format(i)) for i in range(40) for kind in (KNOWN, OTHER)]
    rows += [("d0", MISSED.format(i)) for i in range(12)]
    sentences = pd.DataFrame(rows, columns=["doc_id", "text"]).assign(lang="en", start=0, end=1)
    sentences["sentence_id"] = [f"{d}:{i}-{i + 1}" for i, d in enumerate(sentences["doc_id"])]
    return sentences, extract(sentences, codebook)


def by_people(codebook, sentences, words, theme="FEES") -> pd.DataFrame:
    """A coding in which the sentences with those words have that theme."""
    coded = sentences[["sentence_id", "lang", "text"]].assign(document=sentences["doc_id"])
    return coded.assign(**{name: (name == theme) & coded["text"].str.contains(words) for name in codebook.ids})


def missed_and_other(sentences: pd.DataFrame) -> pd.DataFrame:
    """Those of the first document that the rules miss, and some of another that are about something else."""
    return sentences[sentences["text"].str.contains("charge|committee") & sentences["doc_id"].isin(["d0", "d5"])]


def test_a_theme_that_gains_is_added_and_says_so(corpus, codebook):
    sentences, mentions = corpus
    coded = by_people(codebook, missed_and_other(sentences), "charge")
    after = supplement(mentions, sentences, coded, codebook, stream(1, STREAM))
    contract("theme_mentions").conform(after)
    added, missed = after[after["method"] == METHOD], sentences[sentences["text"].str.contains("charge")]
    assert set(added["theme"]) == {"FEES"}
    assert added["sentence_id"].tolist() == missed["sentence_id"].tolist()
    assert added["matched"].tolist() == missed["text"].tolist()
    pd.testing.assert_frame_equal(after[after["method"] != METHOD].reset_index(drop=True), mentions, check_dtype=False)
    pd.testing.assert_frame_equal(after, supplement(mentions, sentences, coded, codebook, stream(1, STREAM)))


def test_a_theme_that_loses_is_not(corpus, codebook):
    """Coders gave these sentences nothing: the same model would be wrong on every one of them."""
    sentences, mentions = corpus
    coded = by_people(codebook, missed_and_other(sentences), "nowhere")
    pd.testing.assert_frame_equal(supplement(mentions, sentences, coded, codebook, stream(1, STREAM)), mentions)


def test_without_coded_sentences_nothing_is_added(corpus, codebook):
    sentences, mentions = corpus
    assert (
        supplement(mentions, sentences, by_people(codebook, sentences[:0], "x"), codebook, stream(1, STREAM))
        is mentions
    )


def test_the_model_does_not_see_the_document_that_it_is_asked_about(corpus, codebook):
    """When all that could teach it stands in the document of the asked sentences, it is sure of nothing."""
    sentences, mentions = corpus
    by_rules = coding(sentences["sentence_id"], mentions, codebook)
    asked = by_people(codebook, missed_and_other(sentences), "charge")
    assert sure_of(asked, sentences, by_rules, stream(1, STREAM))["FEES"].sum() == 12
    together = sentences.assign(doc_id=sentences["doc_id"].where(~sentences["text"].str.contains("fee|charge"), "d0"))
    assert not sure_of(asked, together, by_rules, stream(1, STREAM)).any(axis=None)


def test_each_document_is_switched_by_the_others(codebook):
    """A gain in one document alone is no reason to hear the model there."""
    names = [f"s{i}" for i in range(10)]
    nothing = pd.DataFrame(False, index=names, columns=codebook.ids)
    gold, sure = nothing.copy(), nothing.copy()
    gold.loc[names[0], "TRP"] = sure.loc[names[0], "TRP"] = True
    assert gains(gold, nothing, sure)["TRP"]
    documents = pd.Series(names, index=names)
    assert not switched(gold, nothing, sure, documents).any(axis=None)
    gold.loc[names[:6], "TRP"] = sure.loc[names[:6], "TRP"] = True
    assert switched(gold, nothing, sure, documents)["TRP"].tolist() == gold["TRP"].tolist()


def test_what_the_rules_miss_is_missed(corpus, codebook):
    sentences, _ = corpus
    coded = code(sentences, codebook)["FEES"].to_numpy()
    assert (coded == sentences["text"].str.contains("fee").to_numpy()).all()
