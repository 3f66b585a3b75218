"""Coded files, and the measure of the coding against them."""

import json

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import f1_score

from tipimpact.common.contracts import contract
from tipimpact.common.errors import ThemeError
from tipimpact.themes import code
from tipimpact.themes.coding import read_coding
from tipimpact.themes.evaluation import evaluate, stream


@pytest.fixture(scope="module")
def coded(sample, codebook):
    return read_coding(sample / "coding" / "development.jsonl", codebook)


@pytest.fixture(scope="module")
def table(coded, codebook):
    return evaluate(coded, codebook, nothing(coded, codebook), stream(1))


def nothing(coded, codebook):
    """A model that is sure of nothing."""
    return pd.DataFrame(False, index=pd.Index(coded["sentence_id"]), columns=codebook.ids)


def test_the_table_keeps_its_contract(table):
    assert set(table.columns) == set(contract("theme_evaluation").columns)
    assert not table.duplicated(["method", "language", "theme"]).any()
    contract("theme_evaluation").conform(table)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_scores_are_those_of_scikit_learn(table, coded, codebook, lang):
    here = coded[coded["lang"] == lang]
    gold, found = here[codebook.ids], code(here, codebook)
    rows = table[(table["method"] == "full") & (table["language"] == lang)].set_index("theme")
    assert rows.loc["ALL", "f1"] == pytest.approx(f1_score(gold, found, average="micro"))
    for theme in codebook.ids:
        expected = f1_score(gold[theme], found[theme], zero_division=np.nan)
        assert rows.loc[theme, "f1"] == pytest.approx(expected, nan_ok=True)
    assert rows.loc["ALL", "f1_low"] <= rows.loc["ALL", "f1"] <= rows.loc["ALL", "f1_high"]


def test_too_few_is_said(table):
    themes = table[~table["theme"].isin(["ALL", "MACRO"])]
    assert (themes["enough"] == (themes["positives"] >= 10)).all()


def test_the_method_in_use_is_no_worse_than_the_words_alone(table):
    pooled = table[(table["language"] == "all") & (table["theme"] == "ALL")].set_index("method")
    assert pooled.loc["full", "f1"] >= pooled.loc["words", "f1"] >= pooled.loc["lexicon", "f1"]
    assert pooled.loc["full", "f1"] > pooled.loc["linear", "f1"]
    assert pooled.loc["full", "false_alarms"] == 0


def test_a_renamed_theme_is_refused_and_all_faults_are_told(tmp_path, codebook):
    rows = [
        {"id": "a", "lang": "en", "source": "x:1", "text": "A TRP.", "labels": ["TRPS"]},
        {"id": "a", "lang": "de", "source": "x:2", "text": "Ein Satz.", "labels": []},
        {"id": "b", "lang": "en", "text": "No source.", "labels": []},
    ]
    path = tmp_path / "coded.jsonl"
    path.write_text("\n".join([*map(json.dumps, rows), "{"]), encoding="utf-8")
    with pytest.raises(ThemeError) as error:
        read_coding(path, codebook)
    said = str(error.value)
    for words in ("unknown theme 'TRPS'", "did you mean: TRP", "'de'", "without source", "stands twice", "not JSON"):
        assert words in said


def test_a_cue_taken_away_opens_the_door(coded, codebook):
    """Without its cues the method says more, and some of it of sentences about something else."""
    cues = codebook.matching.model_copy(update={"domain": codebook.matching.scope_negation})
    blind = codebook.model_copy(update={"matching": cues})
    refugees = pd.DataFrame({"sentence_id": ["s"], "lang": ["en"], "text": ["Refugees paid a processing fee."]})
    assert code(refugees, codebook)["FEES"].all()
    assert not code(refugees, blind)["FEES"].any()
