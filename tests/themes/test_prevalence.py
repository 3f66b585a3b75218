"""Counts, shares and intervals of the themes."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from tipimpact.common.contracts import contract
from tipimpact.reports import read_report
from tipimpact.themes import extract
from tipimpact.themes.prevalence import STANCES, co_occurrence, prevalence, wilson

FACTS = {"source_type": "ngo", "year": 2012, "period": "after"}


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_wilsons(counts):
    count, total = counts
    low, high = wilson(pd.Series([count]), pd.Series([total]))
    assert (low[0], high[0]) == pytest.approx(proportion_confint(count, total, method="wilson"), abs=1e-12)
    assert 0 <= low[0] <= count / total <= high[0] <= 1


@pytest.fixture(scope="module")
def digests(sample, codebook):
    """Sentences, mentions and prevalence of the two digests."""
    names = ["ccr_forum_2012_fr", "ccr_forum_2012_en"]
    read = [read_report(sample / "reports" / f"{name}.txt", None, name) for name in names]
    sentences = pd.concat(read, ignore_index=True).assign(**FACTS)
    mentions = extract(sentences, codebook)
    return sentences, mentions, prevalence(sentences, mentions, codebook)


def test_every_theme_has_a_row_per_language_also_at_zero(digests, codebook):
    sentences, _, table = digests
    assert table.groupby("language")["theme"].apply(list).to_dict() == {"en": codebook.ids, "fr": codebook.ids}
    assert set(table.columns) == set(contract("theme_prevalence").columns)
    totals = sentences.groupby("lang").size()
    assert (table["sentences"] == table["language"].map(totals)).all()
    assert (table["coded"] == 0).any()
    assert table["example"].isna().equals(table["coded"] == 0)


def test_a_sentence_counts_once_per_theme_and_the_stances_add_up(digests):
    _, mentions, table = digests
    once = mentions.drop_duplicates(["sentence_id", "theme"]).groupby("theme").size()
    by_theme = table.groupby("theme")["coded"].sum()
    assert by_theme[by_theme > 0].to_dict() == once.to_dict()
    assert (table[list(STANCES.values())].sum(axis=1) == table["coded"]).all()
    assert ((table["share_low"] <= table["share"]) & (table["share"] <= table["share_high"])).all()


def test_the_example_is_a_coded_sentence(digests):
    _, mentions, table = digests
    coded = set(zip(mentions["theme"], mentions["sentence_id"], strict=True))
    shown = table.dropna(subset="example")
    assert set(zip(shown["theme"], shown["example"], strict=True)) <= coded


def test_years_and_kinds_of_source_are_kept_apart(digests, codebook):
    sentences, mentions, _ = digests
    dated = sentences.assign(year=sentences["lang"].map({"fr": 2012, "en": 2020}))
    table = prevalence(dated, mentions, codebook)
    assert table.groupby(["year", "language"]).size().to_dict() == {(2012, "fr"): 18, (2020, "en"): 18}


def test_sentences_without_a_date_are_counted(digests, codebook):
    sentences, mentions, whole = digests
    undated = sentences.assign(year=pd.NA, period=pd.NA)
    table = prevalence(undated, mentions, codebook)
    assert table["year"].isna().all()
    assert table["coded"].sum() == whole["coded"].sum()


def test_without_reports_there_is_no_row(digests, codebook):
    none = digests[0].iloc[:0]
    assert prevalence(none, extract(none, codebook), codebook).empty


def test_pairs_are_counted_as_one_by_one(digests, codebook):
    sentences, mentions, _ = digests
    table = co_occurrence(sentences, mentions, codebook)
    contract("theme_co_occurrence").conform(table)
    themes = mentions.groupby("sentence_id")["theme"].agg(set)
    for row in table.itertuples():
        ids = sentences.loc[sentences["lang"] == row.language, "sentence_id"]
        here = [themes.get(name, set()) for name in ids]
        both = [name for name, found in zip(ids, here, strict=True) if {row.theme, row.other} <= found]
        assert (row.both, row.sentences) == (len(both), len(here))
        assert (row.on_theme, row.on_other) == tuple(sum(t in f for f in here) for t in (row.theme, row.other))
        assert (row.example if row.both else None) == (both[0] if both else None)
        assert row.share == pytest.approx(row.both / (row.on_theme + row.on_other - row.both))
        assert 0 <= row.share_low <= row.share <= row.share_high <= 1
    present = {
        lang: group["theme"].nunique() for lang, group in mentions.merge(sentences, on="sentence_id").groupby("lang")
    }
    assert len(table) == sum(n * (n - 1) // 2 for n in present.values())
    assert co_occurrence(sentences, mentions.iloc[:0], codebook).empty
