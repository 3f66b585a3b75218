"""Counts of the themes, and shares that carry the error of the coding."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import beta

from tipimpact.common.contracts import contract
from tipimpact.reports import read_report
from tipimpact.themes import extract
from tipimpact.themes.coding import short_digest
from tipimpact.themes.labels import DRAWN, READERS, find
from tipimpact.themes.prevalence import STANCES, STREAM, co_occurrence, counts, prevalence, strata
from tipimpact.themes.streams import stream
from tipimpact.themes.two_phase import CodedStratum, pooled, two_phase

FACTS = {"source_type": "ngo", "year": 2012, "period": "after"}


@pytest.fixture(scope="module")
def digests(sample, codebook):
    """Sentences, mentions and counts of the two digests."""
    names = ["ccr_forum_2012_fr", "ccr_forum_2012_en"]
    read = [read_report(sample / "reports" / f"{name}.txt", None, name) for name in names]
    sentences = pd.concat(read, ignore_index=True).assign(**FACTS)
    mentions = extract(sentences, codebook)
    return sentences, mentions, counts(sentences, mentions, codebook)


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


def test_the_example_is_a_coded_sentence(digests):
    _, mentions, table = digests
    coded = set(zip(mentions["theme"], mentions["sentence_id"], strict=True))
    shown = table.dropna(subset="example")
    assert set(zip(shown["theme"], shown["example"], strict=True)) <= coded


def test_years_and_kinds_of_source_are_kept_apart(digests, codebook):
    sentences, mentions, _ = digests
    dated = sentences.assign(year=sentences["lang"].map({"fr": 2012, "en": 2020}))
    table = counts(dated, mentions, codebook)
    each = len(codebook.ids)
    assert table.groupby(["year", "language"]).size().to_dict() == {(2012, "fr"): each, (2020, "en"): each}


def test_sentences_without_a_date_are_counted(digests, codebook):
    sentences, mentions, whole = digests
    undated = sentences.assign(year=pd.NA, period=pd.NA)
    table = counts(undated, mentions, codebook)
    assert table["year"].isna().all()
    assert table["coded"].sum() == whole["coded"].sum()


def test_without_reports_there_is_no_row(digests, codebook):
    none = digests[0].iloc[:0]
    assert counts(none, extract(none, codebook), codebook).empty


def test_pairs_are_counted_as_one_by_one(digests, codebook):
    sentences, mentions, _ = digests
    table = co_occurrence(sentences, mentions, codebook)
    contract("theme_co_occurrence").conform(table)
    themes = mentions.groupby("sentence_id")["theme"].agg(set)
    for row in table.itertuples():
        here = sentences[sentences["lang"] == row.language].drop_duplicates("text")
        ids = here["sentence_id"]
        here = [themes.get(name, set()) for name in ids]
        both = [name for name, coded in zip(ids, here, strict=True) if {row.theme, row.other} <= coded]
        assert (row.both, row.sentences) == (len(both), len(here))
        assert (row.on_theme, row.on_other) == tuple(sum(t in f for f in here) for t in (row.theme, row.other))
        assert (row.example if row.both else None) == (both[0] if both else None)
    present = {
        lang: group["theme"].nunique() for lang, group in mentions.merge(sentences, on="sentence_id").groupby("lang")
    }
    assert len(table) == sum(n * (n - 1) // 2 for n in present.values())
    assert co_occurrence(sentences, mentions.iloc[:0], codebook).empty


def test_a_sentence_that_repeats_another_counts_once_and_its_document_too(digests, codebook):
    """An Act as enacted and its consolidation: the sentences are there twice, the documents are two."""
    sentences, mentions, table = digests
    again = sentences.assign(doc_id=sentences["doc_id"] + "_again", sentence_id=sentences["sentence_id"] + "_again")
    twice = pd.concat([sentences, again], ignore_index=True)
    marked = pd.concat([mentions, mentions.assign(sentence_id=mentions["sentence_id"] + "_again")])
    doubled = counts(twice, marked, codebook)
    assert doubled["coded"].tolist() == table["coded"].tolist()
    assert doubled["sentences"].tolist() == table["sentences"].tolist()
    assert (doubled["coded_documents"] == 2 * table["coded_documents"]).all()
    assert (doubled["documents"] == 2 * table["documents"]).all()


def test_one_stratum_gives_the_beta_interval():
    estimate = two_phase([CodedStratum(1.0, 30, 100)], np.random.default_rng(1), size=200_000)
    assert estimate.share == pytest.approx(0.3)
    assert (estimate.low, estimate.high) == pytest.approx(beta.ppf([0.025, 0.975], 30.5, 70.5), abs=0.001)
    assert estimate.status == "calibrated"


def test_the_share_is_the_weighted_sum_of_the_strata():
    cells = [
        CodedStratum(0.05, 80, 100),
        CodedStratum(0.05, 10, 100),
        CodedStratum(0.2, 10, 100),
        CodedStratum(0.7, 3, 300),
    ]
    estimate = two_phase(cells, np.random.default_rng(1))
    assert estimate.share == pytest.approx(0.05 * 0.8 + 0.05 * 0.1 + 0.2 * 0.1 + 0.7 * 0.01)
    assert estimate.low < estimate.share < estimate.high


def test_labels_without_the_theme_in_the_far_stratum_raise_the_upper_end_only():
    seen = [CodedStratum(0.05, 80, 100), CodedStratum(0.05, 0, 100)]
    alone = two_phase([*seen, CodedStratum(0.9, 0, 10**9)], np.random.default_rng(1), size=100_000)
    few = two_phase([*seen, CodedStratum(0.9, 0, 300)], np.random.default_rng(1), size=100_000)
    assert few.low == pytest.approx(alone.low, rel=0.01)
    assert few.high > alone.high


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ([CodedStratum(0.002, 9, 10), CodedStratum(0.064, 0, 94), CodedStratum(0.934, 0, 290)], "at_least"),
        ([CodedStratum(0.002, 0, 10), CodedStratum(0.064, 0, 94), CodedStratum(0.934, 0, 290)], "not_calibrated"),
        ([CodedStratum(0.002, 0, 0), CodedStratum(0.064, 0, 94), CodedStratum(0.934, 1, 290)], "not_calibrated"),
    ],
)
def test_a_rare_theme_has_a_lower_bound_or_nothing(cells, status):
    row = two_phase(cells, np.random.default_rng(1)).columns()
    assert (row["status"], row["share"], row["share_high"]) == (status, None, None)
    if status == "at_least":
        assert 0 < row["share_low"] < 0.002 * 0.9
    else:
        assert row["share_low"] is None


def test_sources_share_a_stratum_by_the_sentences_that_a_label_represents():
    """Kish: 10 labels that weigh 10 and 10 that weigh 1 tell as much as 11.98 of equal weight."""
    cell = pooled(np.repeat([10.0, 1.0], 10), np.repeat([True, False], 10), 0.5)
    assert cell.labels == pytest.approx(110**2 / 1010)
    assert cell.positives / cell.labels == pytest.approx(100 / 110)
    assert pooled(np.array([]), np.array([], dtype=bool), 0.1) == (0.1, 0.0, 0.0)


def test_the_method_of_today_divides_the_strata_once_more():
    rows = pd.DataFrame({"seen": ["coded", "coded", "near", "far", "far"], "weight": [1.0, 1.0, 2.0, 4.0, 4.0]})
    now, truth = np.array([True, False, False, False, True]), np.array([True, False, True, False, True])
    own, coded, near, far = strata(rows, truth, now, 0.25)
    assert own.weight == 0.25
    assert own.positives / own.labels == 1
    assert [cell.weight for cell in (coded, near, far)] == pytest.approx([0.75 / 7, 0.75 * 2 / 7, 0.75 * 4 / 7])
    assert sum(cell.weight for cell in (own, coded, near, far)) == pytest.approx(1)


class TestMadeCorpus:
    """A corpus whose every sentence is known: a tenth on the theme, found by a method that is right in 8 of 10."""

    SIZE = 4000

    @pytest.fixture
    def corpus(self):
        numbers = np.arange(self.SIZE)
        coded = numbers % 8 == 0  # 500 sentences
        truth = (coded & (numbers % 40 != 0)) | (numbers % 100 == 1)  # 400 of them, and 40 that the method misses
        sentences = pd.DataFrame(
            {
                "doc_id": "paper_en",
                "lang": "en",
                "sentence_id": [f"paper_en:{n}-{n + 1}" for n in numbers],
                "text": [f"Sentence number {n}." for n in numbers],
                "start": numbers,
                "end": numbers + 1,
                "source_type": "ngo",
                "year": 2012,
                "period": "after",
            }
        )
        ids = sentences.loc[coded, "sentence_id"]
        mentions = pd.DataFrame({"sentence_id": ids, "theme": "TRP", "polarity": "report"})
        return sentences, mentions, coded, truth

    def labels(self, corpus, codebook, theme="TRP"):
        sentences, _, coded, truth = corpus
        rng = np.random.default_rng(1)
        drawn = np.concatenate(
            [rng.choice(np.flatnonzero(coded), 120, False), rng.choice(np.flatnonzero(~coded), 320, False)]
        )
        rows = sentences.iloc[drawn].assign(id=[f"l{n}" for n in drawn], third="calibrate")
        rows["digest"] = rows["text"].map(short_digest)
        rows["seen"] = np.where(coded[drawn], "coded", "far")
        rows["size"] = np.where(coded[drawn], coded.sum(), (~coded).sum())
        given = [frozenset({theme}) if true else frozenset() for true in truth[drawn]]
        return find(rows[DRAWN].assign(**{reader: pd.Series(given, index=rows.index) for reader in READERS}), sentences)

    def row(self, corpus, labels, codebook, theme="TRP"):
        table = prevalence(*corpus[:2], labels, codebook, stream(1, STREAM))
        contract("theme_prevalence").conform(table)
        return table.set_index(["theme", "reader"]).loc[(theme, "settled")]

    def test_the_share_is_corrected(self, corpus, codebook):
        row = self.row(corpus, self.labels(corpus, codebook), codebook)
        truth = corpus[3].mean()
        assert (row["coded"], row["sentences"], row["status"]) == (500, self.SIZE, "calibrated")
        assert row["share_low"] <= truth <= row["share_high"]
        assert abs(row["share"] - truth) < abs(row["coded"] / row["sentences"] - truth)
        assert row["labels_on_theme"] == 120

    def test_a_theme_that_no_reader_knew_is_not_calibrated(self, corpus, codebook):
        sentences, mentions, *_ = corpus
        fees = (sentences, mentions.assign(theme="FEES"))
        row = self.row(fees, self.labels(corpus, codebook), codebook, "FEES")
        assert (row["status"], row["coded"]) == ("not_calibrated", 500)
        assert pd.isna(row["share"])

    @pytest.mark.parametrize("change", ["grown", "lost", "few"])
    def test_labels_of_other_sentences_or_too_few_calibrate_nothing(self, corpus, codebook, change):
        labels = self.labels(corpus, codebook)
        sentences, mentions, coded, truth = corpus
        if change == "few":
            labels = find(labels.drawn.iloc[: 120 + 299], sentences)
        elif change == "lost":
            labels = find(labels.drawn.assign(digest=["0" * 16] * 60 + labels.drawn["digest"].tolist()[60:]), sentences)
        else:
            more = sentences.head(600)
            more = more.assign(sentence_id="x" + more["sentence_id"], text="More of it. " + more["text"])
            corpus = (pd.concat([sentences, more], ignore_index=True), mentions, coded, truth)
        assert self.row(corpus, labels, codebook)["status"] == "not_calibrated"

    def test_without_labels_there_are_counts_and_no_share(self, corpus, codebook):
        none = self.labels(corpus, codebook).drawn.iloc[:0]
        row = self.row(corpus, find(none, corpus[0]), codebook)
        assert (row["coded"], row["status"], row["labels_far"]) == (500, "not_calibrated", 0)

    def test_statutes_are_apart(self, corpus, codebook):
        sentences, mentions, *_ = corpus
        kinds = np.where(np.arange(self.SIZE) % 2, "statute", "ngo")
        table = prevalence(
            sentences.assign(source_type=kinds), mentions, self.labels(corpus, codebook), codebook, stream(1, STREAM)
        )
        assert table.groupby("part")["sentences"].first().to_dict() == {"statutes": 2000, "voices": 2000}

    def test_the_same_seed_gives_the_same_table(self, corpus, codebook):
        tables = [prevalence(*corpus[:2], self.labels(corpus, codebook), codebook, stream(1, STREAM)) for _ in range(2)]
        pd.testing.assert_frame_equal(*tables)
