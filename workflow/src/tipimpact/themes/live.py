"""Coding of new text: what the rules or the second coder give, each code with who gave it.

Text that somebody brings is denser in themes than the corpora, so here each sentence that the machines learn from
counts the same, and what either coder gives is a code. The second coder needs the extra second-coder. A run scores the
sentences that have no stored score in the same way, so that its tables have what ``code`` gives.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from functools import lru_cache
from importlib.util import find_spec

import numpy as np
import pandas as pd

from tipimpact.common.errors import ThemeError
from tipimpact.common.packaged import COMPILED
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.counts import is_background
from tipimpact.themes.examples import read_examples
from tipimpact.themes.matching import extract
from tipimpact.themes.review import add_whole_sentences, melt_scores
from tipimpact.themes.second_coder import (
    GIVES,
    LIBRARY,
    NEAREST,
    Learned,
    embed,
    nearest_examples,
    read_learned,
    score,
    train,
)

CODERS = ("rule", "example")
COLUMNS = ["sentence_id", "theme", "given_by", "score", "nearest"]
LEARNED = COMPILED / "labels" / "second_coder_learned.npz"
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


def score_sentences(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The second coder's scores: a row per ``sentence_id``, a column per theme, and ``NEAREST``.

    Raises ThemeError without the extra, or with another version of it.
    """
    coder = example_coder(tuple(codebook.ids))
    parts = [
        coder.score(own["text"], str(lang)).set_index(pd.Index(own["sentence_id"]))
        for lang, own in sentences.groupby("lang")
    ]
    return pd.concat([pd.DataFrame(columns=[*codebook.ids, NEAREST]), *parts]).rename_axis("sentence_id")


def code(sentences: pd.DataFrame, codebook: Codebook, coders: Collection[str] = ("rule",)) -> pd.DataFrame:
    """See ``tipimpact.themes.code``."""
    if unknown := sorted(set(coders) - set(CODERS)):
        raise ThemeError(f"no coder is called {unknown[0]!r}", expected=", ".join(CODERS))
    rules = extract(sentences, codebook)[["sentence_id", "theme"]].drop_duplicates()
    rules = (rules if "rule" in coders else rules.iloc[:0]).assign(rule=True)
    scores = score_sentences(sentences if "example" in coders else sentences.iloc[:0], codebook)
    both = melt_scores(scores).merge(rules, how="outer", on=["sentence_id", "theme"])
    both["nearest"] = both["sentence_id"].map(scores[NEAREST])
    by_rule, by_example = both["rule"].eq(True), both["score"].ge(GIVES)
    both["given_by"] = np.select([by_rule & by_example, by_rule], ["both", "rule"], "example")
    order = {name: i for i, name in enumerate([*sentences["sentence_id"], *codebook.ids])}
    return both[by_rule | by_example][COLUMNS].sort_values(
        ["sentence_id", "theme"], key=lambda column: column.map(order), ignore_index=True
    )


def score_new_text(sentences: pd.DataFrame, scores: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The scores of the sentences that have no stored one, as a dropped-in report has; none without the extra.

    scores: the stored ones. Statutes and background are left to the rules.
    """
    passed_over = sentences["source_type"].eq("statute") | is_background(sentences)
    new = sentences[~sentences["text"].map(short_digest).isin(scores.index) & ~passed_over]
    if len(new) and find_spec(LIBRARY) is None:
        log.info("%d new sentences; the second coder reads them where the extra second-coder is installed", len(new))
        new = new.iloc[:0]
    return score_sentences(new, codebook)


def add_new_codes(
    mentions: pd.DataFrame, sentences: pd.DataFrame, new: pd.DataFrame, decisions: pd.DataFrame
) -> pd.DataFrame:
    """The mentions with what the second coder alone gives new text, each the whole sentence (method ``example``).

    mentions: as from ``review.tiers``.  new: as from ``score_new_text``.  decisions: a theme that a person took away
    stays away. These codes are *undecided*, and the review queue asks about them.
    """
    known = sentences.set_index("sentence_id")
    refused = decisions[~decisions["decision"].astype(bool)]
    taken = {*zip(refused["digest"], refused["theme"], strict=True)}
    given = {*zip(mentions["sentence_id"], mentions["theme"], strict=True)}
    codes = melt_scores(new)
    pairs = [
        pair
        for pair in codes.loc[codes["score"].ge(GIVES), ["sentence_id", "theme"]].itertuples(index=False, name=None)
        if pair not in given and (short_digest(str(known.at[pair[0], "text"])), pair[1]) not in taken
    ]
    table = add_whole_sentences(mentions, pairs, known, method="example", tier="undecided")
    near = table["sentence_id"].map(new[NEAREST])
    return table.assign(nearest=table["nearest"].astype(object).where(table["nearest"].notna(), near))
