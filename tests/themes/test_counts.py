"""Counts of the themes, who decided each code, and how many codes are right."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import beta

from tipimpact.common.contracts import contract
from tipimpact.reports import read_report
from tipimpact.themes import extract
from tipimpact.themes.coding import short_digest
from tipimpact.themes.counts import STANCES, TIERS, counts, distinct, is_background, measured_precision
from tipimpact.themes.labels import DRAWN, LOCATED, READERS, Labels, find

FACTS = {"source_type": "ngo", "year": 2012, "period": "after"}
NO_LABELS = Labels(pd.DataFrame(columns=[*DRAWN, *LOCATED, *READERS]), frozenset())


@pytest.fixture(scope="module")
def digests(sample, codebook):
    """Sentences, mentions and counts of the two digests."""
    names = ["ccr_forum_2012_fr", "ccr_forum_2012_en"]
    read = [read_report(sample / "reports" / f"{name}.txt", None, name) for name in names]
    sentences = pd.concat(read, ignore_index=True).assign(**FACTS)
    mentions = extract(sentences, codebook).assign(tier="undecided")
    return sentences, mentions, counts(sentences, mentions, NO_LABELS, codebook)


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


def test_a_code_that_a_person_alone_gave_is_counted_and_has_no_stance(digests, codebook):
    sentences, mentions, _ = digests
    given = mentions.astype({"polarity": "string"})
    given.loc[given["theme"] == "FEES", ["polarity", "method", "tier"]] = [pd.NA, "person", "reviewed"]
    fees = counts(sentences, given, NO_LABELS, codebook).set_index("theme").loc["FEES"]
    assert (fees["coded"] == fees["reviewed"]).all()
    assert fees["coded"].sum() > fees[list(STANCES.values())].sum().sum()


def test_the_example_is_a_coded_sentence(digests):
    _, mentions, table = digests
    coded = set(zip(mentions["theme"], mentions["sentence_id"], strict=True))
    shown = table.dropna(subset="example")
    assert set(zip(shown["theme"], shown["example"], strict=True)) <= coded


def test_years_and_kinds_of_source_are_kept_apart(digests, codebook):
    sentences, mentions, _ = digests
    dated = sentences.assign(year=sentences["lang"].map({"fr": 2012, "en": 2020}))
    table = counts(dated, mentions, NO_LABELS, codebook)
    each = len(codebook.ids)
    assert table.groupby(["year", "language"]).size().to_dict() == {(2012, "fr"): each, (2020, "en"): each}


def test_sentences_without_a_date_are_counted(digests, codebook):
    sentences, mentions, whole = digests
    undated = sentences.assign(year=pd.NA, period=pd.NA)
    table = counts(undated, mentions, NO_LABELS, codebook)
    assert table["year"].isna().all()
    assert table["coded"].sum() == whole["coded"].sum()


def test_without_reports_there_is_no_row(digests, codebook):
    none = digests[0].iloc[:0]
    assert counts(none, extract(none, codebook).assign(tier=""), NO_LABELS, codebook).empty


def test_a_sentence_that_repeats_another_counts_once_and_its_document_too(digests, codebook):
    """An Act as enacted and its consolidation: the sentences are there twice, the documents are two."""
    sentences, mentions, table = digests
    again = sentences.assign(doc_id=sentences["doc_id"] + "_again", sentence_id=sentences["sentence_id"] + "_again")
    twice = pd.concat([sentences, again], ignore_index=True)
    marked = pd.concat([mentions, mentions.assign(sentence_id=mentions["sentence_id"] + "_again")])
    doubled = counts(twice, marked, NO_LABELS, codebook)
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


def test_debates_of_before_the_bills_are_background():
    rows = pd.DataFrame(
        {
            "source_type": ["parliament", "parliament", "ngo", "parliament"],
            "period": ["before", "after", "before", None],
        }
    )
    assert is_background(rows.astype({"period": "string"})).tolist() == [True, False, False, False]


SIZE = 4000


@pytest.fixture(scope="module")
def corpus():
    """A corpus whose every sentence is known: 300 agreed codes all right, 200 undecided ones of which 100 are right."""
    numbers = np.arange(SIZE)
    tier = np.select([numbers < 300, numbers < 500], ["agreed", "undecided"], "")
    truth = numbers < 400
    sentences = pd.DataFrame(
        {
            "doc_id": "paper_en", "lang": "en", "sentence_id": [f"paper_en:{n}-{n + 1}" for n in numbers],
            "text": [f"Sentence number {n}." for n in numbers], "start": numbers, "end": numbers + 1, **FACTS,
        }
    )  # fmt: skip
    coded = sentences.loc[tier != "", ["sentence_id"]]
    mentions = coded.assign(theme="TRP", polarity="report", tier=tier[tier != ""])
    return sentences, mentions, tier, truth


@pytest.fixture(scope="module")
def labels(corpus):
    """Labels of 120 coded and 300 other sentences of the corpus."""
    sentences, _, tier, truth = corpus
    rng = np.random.default_rng(1)
    coded = tier != ""
    drawn = np.concatenate([rng.choice(np.flatnonzero(here), n, False) for here, n in ((coded, 120), (~coded, 300))])
    rows = sentences.iloc[drawn].assign(id=[f"l{n}" for n in drawn], third="calibrate")
    rows["digest"] = rows["text"].map(short_digest)
    rows["seen"] = np.where(coded[drawn], "coded", "far")
    rows["size"] = np.where(coded[drawn], coded.sum(), (~coded).sum())
    given = [frozenset({"TRP"}) if true else frozenset() for true in truth[drawn]]
    return find(rows[DRAWN].assign(**{reader: pd.Series(given, index=rows.index) for reader in READERS}), sentences)


def row_of(table, theme="TRP"):
    contract("theme_counts").conform(table)
    return table.set_index("theme").loc[theme]


def test_codes_are_counted_by_who_decided(corpus, labels, codebook):
    row = row_of(counts(*corpus[:2], labels, codebook))
    assert row[["coded", *TIERS]].tolist() == [500, 300, 0, 200]


def test_how_many_are_right_is_measured_on_each_tier(corpus, labels, codebook):
    row = row_of(counts(*corpus[:2], labels, codebook))
    assert row["right_low"] <= 400 <= row["right_high"]
    assert row["right_high"] - row["right_low"] < 100
    bounds = measured_precision(corpus[1], labels)
    assert bounds["en", "reports", "TRP", "agreed"][0] > 0.9
    low, high = bounds["en", "reports", "TRP", "undecided"]
    assert low < 0.5 < high


def test_the_interval_is_that_of_a_share_by_the_labels_effective_number(corpus, labels):
    """Labels of equal weight count in full; of two weights, 10 and 10 labels count as 11.98 (Kish)."""
    rows = labels.rows[labels.rows["seen"] == "coded"].head(20)
    rows = rows.assign(
        settled=[frozenset({"TRP"})] * 20, source_type=["ngo"] * 10 + ["research"] * 10, size=[100] * 10 + [10] * 10
    )
    agreed = corpus[1].assign(tier="agreed")
    bounds = measured_precision(agreed, Labels(rows, frozenset({"TRP"})))["en", "reports", "TRP", "agreed"]
    effective = 110**2 / 1010
    assert bounds == pytest.approx(tuple(beta.ppf([0.025, 0.975], effective + 0.5, 0.5)))


def test_what_people_decided_counts_as_right(corpus, labels, codebook):
    sentences, mentions, *_ = corpus
    row = row_of(counts(sentences, mentions.assign(tier="reviewed"), labels, codebook))
    assert row[["reviewed", "right_low", "right_high"]].tolist() == [500, 500, 500]


def test_without_a_label_of_such_a_code_nothing_is_said_of_its_error(corpus, labels, codebook):
    sentences, mentions, *_ = corpus
    for known, part in ((NO_LABELS, mentions), (labels, mentions.assign(theme="FEES").iloc[[450]])):
        theme = part["theme"].iloc[0]
        row = row_of(counts(sentences, part, known, codebook), theme)
        drawn = set(known.rows["sentence_id"]) & set(part["sentence_id"])
        assert pd.isna(row["right_low"]) == (not drawn)
    assert row_of(counts(sentences, mentions, labels, codebook), "FEES")[["right_low", "right_high"]].tolist() == [0, 0]


def test_a_tier_without_a_label_may_be_right_or_wrong_throughout(corpus, labels, codebook):
    sentences, mentions, *_ = corpus
    unlabelled = ~mentions["sentence_id"].isin(labels.rows["sentence_id"])
    known, unknown = mentions[mentions["tier"] == "agreed"], mentions[unlabelled & (mentions["tier"] == "undecided")]
    both = row_of(counts(sentences, pd.concat([known, unknown]), labels, codebook))
    alone = row_of(counts(sentences, known, labels, codebook))
    assert both["right_low"] == alone["right_low"]
    assert both["right_high"] == alone["right_high"] + len(unknown)


def test_a_theme_that_no_reader_ever_gave_was_not_measured(corpus, labels, codebook):
    sentences, mentions, *_ = corpus
    row = row_of(counts(sentences, mentions.assign(theme="FEES"), labels, codebook), "FEES")
    assert row["coded"] == 500
    assert row[["right_low", "right_high"]].isna().all()


@pytest.mark.parametrize("source_type", ["statute", "parliament"])
def test_statutes_and_debates_have_errors_of_their_own(corpus, labels, codebook, source_type):
    sentences, mentions, *_ = corpus
    others = sentences.assign(source_type=source_type)
    row = row_of(counts(others, mentions, labels, codebook))
    assert row[["right_low", "right_high"]].isna().all(), "the labels are of organizations' texts"
