"""What ``make themes-diff`` tells."""

import sys

import pandas as pd
import pytest

from tipimpact.themes import extract


def sentences(*texts):
    return pd.DataFrame({"sentence_id": [f"s{i}" for i in range(len(texts))], "lang": "en", "text": texts})


@pytest.fixture(scope="module")
def themes_diff(root):
    sys.path.insert(0, str(root / "dev"))
    import themes_diff

    yield themes_diff
    sys.path.remove(str(root / "dev"))


def test_gains_and_losses_are_reported_and_what_stays_is_not(themes_diff, codebook):
    texts = sentences("A TRP was issued.", "Refugees are detained.", "Refugees paid a processing fee.")
    whole = extract(texts, codebook)
    before = whole[whole["theme"] != "FEES"]
    after = whole[whole["theme"] != "TRP"]
    moved = themes_diff.difference(before, after, texts)
    listed = list(moved[["change", "theme", "sentence_id"]].itertuples(index=False, name=None))
    assert listed == [("gain", "FEES", "s2"), ("loss", "TRP", "s0")]
    assert themes_diff.difference(whole, whole, texts).empty


def test_a_base_may_be_a_file_of_mentions(themes_diff, codebook, tmp_path):
    mentions = extract(sentences("A TRP was issued."), codebook)
    mentions.to_parquet(tmp_path / "mentions.parquet")
    read = themes_diff.mentions_of(str(tmp_path / "mentions.parquet"), sentences())
    pd.testing.assert_frame_equal(read, mentions, check_dtype=False)


def test_a_base_that_is_neither_is_named(themes_diff):
    with pytest.raises(SystemExit, match="nowhere: neither a revision"):
        themes_diff.mentions_of("nowhere", sentences())
