"""Counts of the themes, and who decided each code."""

from functools import partial

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.reports import read_report
from tipimpact.themes import counts as module
from tipimpact.themes import extract
from tipimpact.themes.counts import STANCES, distinct, is_background
from tipimpact.themes.labels import DRAWN, LOCATED, READERS, Labels
from tipimpact.themes.second_coder import read_scores

FACTS = {"source_type": "ngo", "year": 2012, "period": "after"}
NO_LABELS = Labels(pd.DataFrame(columns=[*DRAWN, *LOCATED, *READERS]))


@pytest.fixture(scope="module")
def counts(codebook):
    """The counts of sentences and mentions, without scores and labels."""
    return partial(module.counts, scores=read_scores(None, codebook), labels=NO_LABELS, codebook=codebook, seed=1)


@pytest.fixture(scope="module")
def digests(sample, codebook, counts):
    """Sentences, mentions and counts of the two digests."""
    names = ["ccr_forum_2012_fr", "ccr_forum_2012_en"]
    read = [read_report(sample / "reports" / f"{name}.txt", None, name) for name in names]
    sentences = pd.concat(read, ignore_index=True).assign(**FACTS)
    mentions = extract(sentences, codebook).assign(tier="undecided")
    return sentences, mentions, counts(sentences, mentions)


def test_every_theme_has_a_row_per_language_also_at_zero(digests, codebook):
    sentences, _, table = digests
    assert table.groupby("language")["theme"].apply(list).to_dict() == {"en": codebook.ids, "fr": codebook.ids}
    assert set(table.columns) == set(contract("theme_counts").columns)
    totals = sentences.drop_duplicates(["lang", "text"]).groupby("lang").size()
    assert (table["sentences"] == table["language"].map(totals)).all()
    assert (table["coded"] == 0).any()
    assert table["example"].isna().equals(table["coded"] == 0)


def test_a_sentence_counts_once_per_theme_and_the_stances_add_up(digests):
    _, mentions, table = digests
    first = digests[0].drop_duplicates(["lang", "text"])["sentence_id"]
    once = mentions[mentions["sentence_id"].isin(first)].drop_duplicates(["sentence_id", "theme"])
    once = once.groupby("theme").size()
    by_theme = table.groupby("theme")["coded"].sum()
    assert by_theme[by_theme > 0].to_dict() == once.to_dict()
    assert (table[list(STANCES.values())].sum(axis=1) == table["coded"]).all()


def test_a_code_that_a_person_alone_gave_is_counted_and_has_no_stance(digests, counts):
    sentences, mentions, _ = digests
    given = mentions.astype({"polarity": "string"})
    given.loc[given["theme"] == "FEES", ["polarity", "method", "tier"]] = [pd.NA, "person", "reviewed"]
    fees = counts(sentences, given).set_index("theme").loc["FEES"]
    assert (fees["coded"] == fees["reviewed"]).all()
    assert fees["coded"].sum() > fees[list(STANCES.values())].sum().sum()


def test_the_example_is_a_coded_sentence(digests):
    _, mentions, table = digests
    coded = set(zip(mentions["theme"], mentions["sentence_id"], strict=True))
    shown = table.dropna(subset="example")
    assert set(zip(shown["theme"], shown["example"], strict=True)) <= coded


def test_kinds_of_source_are_kept_apart_and_debates_of_earlier_parliaments_too(digests, codebook, counts):
    sentences, mentions, _ = digests
    french = sentences["lang"].eq("fr")
    debates = sentences.assign(source_type="parliament", year=french.map({True: 1998, False: 2012}))
    table = counts(debates, mentions)
    each = len(codebook.ids)
    keys = ["source_type", "language", "background"]
    assert table.groupby(keys).size().to_dict() == {("parliament", "fr", True): each, ("parliament", "en", False): each}


def test_sentences_without_a_date_are_counted(digests, counts):
    sentences, mentions, whole = digests
    undated = sentences.assign(year=pd.NA, period=pd.NA)
    table = counts(undated, mentions)
    assert not table["background"].any()
    assert table["coded"].sum() == whole["coded"].sum()


def test_without_reports_there_is_no_row(digests, codebook, counts):
    none = digests[0].iloc[:0]
    assert counts(none, extract(none, codebook).assign(tier="")).empty


def test_a_sentence_that_repeats_another_counts_once_and_its_document_too(digests, counts):
    """An Act as enacted and its consolidation: the sentences are there twice, the documents are two."""
    sentences, mentions, table = digests
    again = sentences.assign(doc_id=sentences["doc_id"] + "_again", sentence_id=sentences["sentence_id"] + "_again")
    twice = pd.concat([sentences, again], ignore_index=True)
    marked = pd.concat([mentions, mentions.assign(sentence_id=mentions["sentence_id"] + "_again")])
    doubled = counts(twice, marked)
    assert doubled["coded"].tolist() == table["coded"].tolist()
    assert doubled["sentences"].tolist() == table["sentences"].tolist()
    assert (doubled["coded_documents"] == 2 * table["coded_documents"]).all()
    assert (doubled["documents"] == 2 * table["documents"]).all()


def test_the_text_that_said_it_first_counts_wherever_it_is_listed():
    """A consolidation of 2026 is listed before the statutes of 2012 whose sentences it repeats."""
    rows = pd.DataFrame(
        {
            "sentence_id": ["newest", "bill_c31", "bill_c10", "undated", "other"],
            "text": ["The same."] * 4 + ["Another."],
            "lang": "en",
            "year": pd.array([2026, 2012, 2012, None, 2026], dtype="Int64"),
            "period": pd.array(["after", "after", "before", None, "after"], dtype="string"),
        }
    )
    assert distinct(rows)["sentence_id"].tolist() == ["bill_c10", "other"]


def test_debates_of_parliaments_before_the_one_of_the_bills_are_background():
    """Evidence before a committee of spring 2012 was given before royal assent, and is on the bills themselves."""
    rows = pd.DataFrame(
        {
            "source_type": ["parliament", "parliament", "ngo", "parliament"],
            "period": ["before", "before", "before", None],
            "year": pd.array([1998, 2012, 1998, None], dtype="Int64"),
        }
    )
    assert is_background(rows).tolist() == [True, False, False, False]
