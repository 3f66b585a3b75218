"""How well the themes are found, against sentences coded by hand.

These sentences were used to write the patterns: the floors guard against loss and say nothing about new text.
"""

import csv
import json

import pandas as pd
import pytest

from tipimpact.reports import read_report
from tipimpact.themes.matching import apply_rules


def f1(gold: pd.DataFrame, coded: pd.DataFrame) -> float:
    both = (gold & coded).to_numpy().sum()
    return 2 * both / (gold.to_numpy().sum() + coded.to_numpy().sum())


@pytest.fixture(scope="module")
def development(mirror, project_codebook):
    """Hand coding and ours of the development sample, and the language of each sentence."""
    with open(mirror / "ngo_reports" / "dev_sample.jsonl", encoding="utf-8") as file:
        sample = pd.DataFrame([json.loads(line) for line in file]).rename(columns={"id": "sentence_id"})
    gold = pd.DataFrame(
        [[theme in labels for theme in project_codebook.ids] for labels in sample["labels"]],
        columns=project_codebook.ids,
    ).set_axis(sample["sentence_id"])
    return gold, apply_rules(sample, project_codebook), sample["lang"].to_numpy()


@pytest.mark.official
@pytest.mark.parametrize(("lang", "count"), [("en", 50), ("fr", 37)])
def test_the_development_sample(development, lang, count):
    gold, coded, langs = development
    gold, coded = gold[langs == lang], coded[langs == lang]
    assert len(gold) == count
    assert f1(gold, coded) >= 0.95
    themes = gold.columns[gold.any()]
    assert sum(f1(gold[[theme]], coded[[theme]]) for theme in themes) / len(themes) >= 0.90
    uncoded = ~gold.any(axis=1)
    assert coded[uncoded].any(axis=1).sum() == 0


@pytest.fixture(scope="module")
def forum(mirror, project_codebook):
    """Our coding of the forum report."""
    return apply_rules(read_report(mirror / "ngo_reports" / "ccr_forum_2012_fr.txt"), project_codebook)


@pytest.mark.official
def test_the_forum_report(forum, mirror, project_codebook):
    with open(mirror / "ngo_reports" / "ccr_forum_2012_recommendations.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    places = [f"ccr_forum_2012_fr:{row['start']}-{row['end']}" for row in rows]
    gold = pd.DataFrame(
        [[t in row["themes"].split(";") for t in project_codebook.ids] for row in rows], places, project_codebook.ids
    )
    assert f1(gold, forum.loc[places]) >= 0.97
    assert not forum.drop(places).any(axis=None)


@pytest.mark.official
def test_nothing_is_invented_in_the_forum_report(forum, mirror, project_codebook, table):
    assert not forum[["APPEAL_BARS", "DFN_DETENTION"]].any(axis=None)
    # It names the reform in recommendation 16 alone, and designated countries nowhere.
    assert forum.index[forum["REFUGEE_REFORM"]].tolist() == ["ccr_forum_2012_fr:5853-6197"]
