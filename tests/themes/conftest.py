"""The codebook, and sentences written for a test."""

from collections.abc import Callable

import pandas as pd
import pytest

from tipimpact.reports.words import MODELS, is_word, model
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.matching import Compiled, apply_rules, extract


@pytest.fixture(scope="session", autouse=True)
def _models(models: None) -> None:
    """Nearly every test here needs them."""


@pytest.fixture(scope="session")
def model_parts() -> None:
    """What the language models know of names and of the parts of a sentence is loaded too."""
    for lang in MODELS:
        is_word("word", lang, "ner")
        model(lang, "ner")


@pytest.fixture(scope="session")
def table() -> Callable[..., pd.DataFrame]:
    """A table of sentences in one language."""

    def sentences(*texts: str, lang: str = "en") -> pd.DataFrame:
        return pd.DataFrame({"sentence_id": [f"s{i}" for i in range(len(texts))], "lang": lang, "text": texts})

    return sentences


@pytest.fixture(scope="session")
def coded(project_codebook, table) -> Callable[[str, str], set[str]]:
    """The themes that the project's codebook gives one sentence."""

    def themes(text: str, lang: str = "en") -> set[str]:
        row = apply_rules(table(text, lang=lang), project_codebook).iloc[0]
        return set(row.index[row])

    return themes


@pytest.fixture(scope="session")
def extract_all() -> Callable[..., pd.DataFrame]:
    """``extract`` without the gate: every sentence goes through the language model and is asked about every pattern."""
    find = Compiled._find

    def extract_without_gate(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Compiled, "may_match", lambda *_: True)
            patched.setattr(Compiled, "_find", lambda self, doc, _: find(self, doc, self.gate.variants))
            return extract(sentences, codebook)

    return extract_without_gate
