"""Agreement of coders: Krippendorff's own example, the package as oracle, and the sample's second coder."""

import krippendorff
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from tipimpact.common.contracts import contract
from tipimpact.themes.agreement import _alpha, _kappa, agreement, compared
from tipimpact.themes.coding import read_coding


def coding(codebook, labels, lang="en"):
    """A coding of sentences s0, s1, ... by their labels; None: not coded by this coder."""
    rows = [
        (f"s{i}", lang, "d", "text", *(t in label for t in codebook.ids))
        for i, label in enumerate(labels)
        if label is not None
    ]
    return pd.DataFrame(rows, columns=["sentence_id", "lang", "document", "text", *codebook.ids])


def test_a_published_example(codebook):
    """Ten items, two observers, yes or no: 0.095 (Krippendorff, Computing Krippendorff's alpha-reliability, part A)."""
    first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    tables = [coding(codebook, [["TRP"] if v else [] for v in votes]) for votes in (first, second)]
    row = agreement(tables, codebook).set_index(["language", "theme"]).loc[("all", "TRP")]
    assert row["alpha"] == pytest.approx(0.095, abs=5e-4)
    assert (row["sentences"], row["given"], row["agreed"], row["enough"]) == (10, 5, 1, False)


@given(st.lists(st.lists(st.sampled_from([0.0, 1.0, np.nan]), min_size=3, max_size=3), min_size=2, max_size=30))
def test_alpha_is_that_of_the_package(units):
    votes = np.array([unit for unit in units if np.sum(~np.isnan(unit)) >= 2]).T
    if not votes.size or len(set(votes[~np.isnan(votes)])) < 2:
        return
    expected = krippendorff.alpha(votes, level_of_measurement="nominal")
    assert _alpha(votes[:, :, None]) == pytest.approx(expected)


def test_only_sentences_that_two_have_coded_count(codebook):
    tables = [coding(codebook, [["TRP"], [], ["FEES"], None]), coding(codebook, [["TRP"], [], None, ["FEES"]])]
    table = agreement(tables, codebook).set_index(["language", "theme"])
    assert table.loc["all", "sentences"].unique().tolist() == [2]
    assert table.loc[("all", "TRP"), "alpha"] == 1
    assert pd.isna(table.loc[("all", "FEES"), "alpha"]), "nobody gave it: there is nothing to agree about"


def test_one_coder_alone_says_nothing_of_agreement(project_codebook, sample):
    only = {"coding_sample": sample / "coding" / "sample.jsonl"}
    table = pd.concat(compared(only, {}, project_codebook))
    contract("coder_agreement").conform(table)
    assert table["coders"].eq(1).all()
    assert table["alpha"].isna().all()


def test_the_second_coder_of_the_sample(project_codebook, sample):
    files = [{f"coding_{name}": sample / "coding" / f"{name}.jsonl"} for name in ("sample", "second")]
    table = pd.concat(compared(*files, project_codebook))
    contract("coder_agreement").conform(table)
    assert table["material"].unique().tolist() == ["coding_sample+coding_second"]
    pooled = table.set_index(["language", "theme"]).loc[("all", "ALL")]
    ours, theirs = (
        read_coding(next(iter(f.values())), project_codebook)[project_codebook.ids].to_numpy() for f in files
    )
    assert (pooled["given"], pooled["agreed"]) == ((ours | theirs).sum(), (ours & theirs).sum())
    votes = np.stack([ours.ravel(), theirs.ravel()]).astype(float)
    assert pooled["alpha"] == pytest.approx(krippendorff.alpha(votes, level_of_measurement="nominal"))


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=40))
def test_kappa_is_that_of_scikit_learn(pairs):
    votes = np.array(pairs, dtype=float).T[:, :, None]
    expected = cohen_kappa_score(votes[0, :, 0], votes[1, :, 0], labels=[0.0, 1.0])
    kappa = _kappa(votes)
    assert kappa is None if np.isnan(expected) else kappa == pytest.approx(expected)
