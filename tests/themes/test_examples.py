"""The sentences written for each theme: complete, in both languages, and none of them a sentence of a test set."""

import json
import re

import pandas as pd
import pytest
import yaml
from rapidfuzz import fuzz, process

from tipimpact.common.errors import ThemeError
from tipimpact.themes.coding import digest, short_digest
from tipimpact.themes.examples import FOLDER, read_examples

NEAR = 90  # of 100: a sentence that differs in a word or two


@pytest.fixture(scope="module")
def examples(project_codebook):
    return read_examples(project_codebook.ids)


def test_each_theme_has_forty_sentences_and_ten_that_only_look_so_in_each_language(examples):
    counts = examples.groupby(["theme", "lang", "applies"]).size()
    assert set(counts.xs(True, level="applies")) == {40}
    assert set(counts.xs(False, level="applies")) == {10}
    assert len(set(examples["theme"])) == len(list(FOLDER.glob("*.yaml"))) > 0


def test_no_sentence_is_one_of_a_test_set(root, examples):
    """Of labelled sentences only digests are kept."""
    compiled = root / "data" / "raw" / "compiled"
    files = [*(compiled / "labels").glob("*.csv"), *(compiled / "coding").glob("*.jsonl")]
    known = {word for file in files for word in re.findall(r"\b[0-9a-f]{12,64}\b", file.read_text(encoding="utf-8"))}
    assert len(known) > 1_000
    for text in examples["text"]:
        assert not {digest(text), short_digest(text)} & known, text


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_sentence_is_nearly_one_of_the_tests_of_rules(root, examples, lang):
    cases = yaml.safe_load((root / "tests" / "themes" / "behaviour.yaml").read_text(encoding="utf-8"))
    sentences = re.findall(r'"((?:[^"\\]|\\.){20,})"', json.dumps(cases, ensure_ascii=False))
    assert len(sentences) > 100
    for text in examples.loc[examples["lang"] == lang, "text"]:
        assert process.extractOne(text, sentences, scorer=fuzz.ratio)[1] < NEAR, text


def test_all_faults_are_named_at_once(tmp_path, examples):
    written = yaml.safe_load((FOLDER / "FEES.yaml").read_text(encoding="utf-8"))
    written["en"]["examples"][0]["also"] = ["FEE"]
    written["fr"]["examples"][1] = written["fr"]["examples"][0]
    (tmp_path / "FEES.yaml").write_text(yaml.safe_dump(written | {"theme": "TRP"}), encoding="utf-8")
    with pytest.raises(ThemeError) as error:
        read_examples(["FEES", "TRP"], tmp_path)
    message = str(error.value)
    for words in ("FEES.yaml is of the theme 'TRP'", "no theme is called 'FEE'", "there twice"):
        assert words in message


def test_a_file_without_a_language_is_refused(tmp_path):
    (tmp_path / "FEES.yaml").write_text("theme: FEES\nen: {examples: [], counter_examples: []}\n", encoding="utf-8")
    with pytest.raises(ThemeError, match="fr"):
        read_examples(["FEES"], tmp_path)


def test_no_sentence_is_nearly_one_of_the_everyday_prose(root, examples):
    """Of the sealed prose only the sentences are read. Those of the corpora are compared by `make second-coder`."""
    prose = pd.read_csv(root / "data" / "raw" / "compiled" / "labels" / "everyday_prose.csv.gz", usecols=["sentence"])
    assert len(prose) == 120
    likeness = process.cdist(examples["text"], prose["sentence"], scorer=fuzz.ratio, score_cutoff=NEAR)
    assert not list(examples.loc[likeness.any(axis=1), "id"])
