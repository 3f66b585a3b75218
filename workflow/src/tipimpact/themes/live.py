"""Coding of new text: what the rules or the second coder give, each code with who gave it.

Text that somebody brings is denser in themes than the corpora, so here each sentence that the machines learn from
counts the same, and what either coder gives is a code. The second coder needs the extra second-coder; without it the
rules code alone, and the log says so.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec

import numpy as np
import pandas as pd

from tipimpact.common.packaged import COMPILED
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.examples import read_examples
from tipimpact.themes.matching import extract
from tipimpact.themes.second_coder import LIBRARY, NEAREST, Learned, embed, nearest_examples, read_learned, score, train

COLUMNS = ["sentence_id", "theme", "given_by", "score", "nearest"]
LEARNED = COMPILED / "labels" / "second_coder_learned.npz"
GIVES = 0.0  # score from which the second coder gives a theme: the machine's boundary
log = logging.getLogger(__name__)


class ExampleCoder:
    """The second coder for new text: machines trained on what is stored, and the written examples.

    themes: the ids of the codebook. Raises ThemeError where the stored vectors are of another model.
    """

    def __init__(self, themes: Iterable[str]) -> None:
        self.themes = tuple(themes)
        stored = read_learned(LEARNED, self.themes)
        self.learned = Learned(stored.vectors, stored.coded, pd.Series(1.0, stored.weights.index))
        self.machines = train(self.learned)
        examples = read_examples(self.themes)
        self.examples = examples[examples["applies"] & examples["digest"].isin(self.learned.vectors.index)]

    def score(self, texts: Iterable[str], lang: str) -> pd.DataFrame:
        """A row per text, a column per theme with the score, and ``NEAREST``: the ids of the nearest examples.

        Raises ThemeError without the extra, or with another version of it.
        """
        texts = list(texts)
        if not texts:
            return pd.DataFrame(columns=[*self.themes, NEAREST])
        vectors = embed(texts)
        own = self.examples[self.examples["lang"] == lang]
        return score(self.machines, vectors, self.themes).assign(nearest=nearest_examples(vectors, own, self.learned))


@lru_cache(maxsize=2)
def example_coder(themes: tuple[str, ...]) -> ExampleCoder:
    """The second coder of a codebook, made once."""
    return ExampleCoder(themes)


def code(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """See ``tipimpact.themes.code``."""
    rules = extract(sentences, codebook)[["sentence_id", "theme"]].drop_duplicates().assign(rule=True)
    if find_spec(LIBRARY) is None:
        log.info("The extra second-coder is not installed: the rules code alone")
        return rules.assign(given_by="rule", score=np.nan, nearest=None)[COLUMNS].reset_index(drop=True)
    coder = example_coder(tuple(codebook.ids))
    parts = [
        coder.score(own["text"], str(lang)).assign(sentence_id=own["sentence_id"].to_numpy())
        for lang, own in sentences.groupby("lang")
    ]
    scores = pd.concat([pd.DataFrame(columns=["sentence_id", *codebook.ids, NEAREST]), *parts])
    long = scores.melt(["sentence_id", NEAREST], var_name="theme", value_name="score")
    both = long.merge(rules, how="left", on=["sentence_id", "theme"])
    by_rule, by_example = both["rule"].eq(True), both["score"].ge(GIVES)
    both["given_by"] = np.select([by_rule & by_example, by_rule], ["both", "rule"], "example")
    order = {name: i for i, name in enumerate([*sentences["sentence_id"], *codebook.ids])}
    return both[by_rule | by_example][COLUMNS].sort_values(
        ["sentence_id", "theme"], key=lambda column: column.map(order), ignore_index=True
    )
