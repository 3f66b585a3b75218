"""Coding of new text: what the rules or the second coder give, each code with who gave it.

Text that somebody brings is denser in themes than the corpora, so here each sentence that the
machines learn from counts the same, and what either coder gives is a code. The second coder needs
the extra second-coder. A run scores the sentences that have no stored score in the same way, so
that its tables have what ``code`` gives.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from tipimpact.common.errors import ThemeError
from tipimpact.common.packaged import COMPILED
from tipimpact.themes import second_coder
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.counts import is_background
from tipimpact.themes.examples import read_examples
from tipimpact.themes.matching import extract, of_other_domains
from tipimpact.themes.review import BY_EXAMPLE, CODE, melt_scores, read_reviews, settle
from tipimpact.themes.second_coder import LIBRARY, NEAREST, Learned, embed

if TYPE_CHECKING:
    from sklearn.svm import SVC

CODERS = ("rule", "example")
COLUMNS = ["sentence_id", "theme", "given_by", "score", "nearest"]
LEARNED = COMPILED / "labels" / "second_coder_learned.npz"
log = logging.getLogger(__name__)


class ExampleCoder(NamedTuple):
    """The second coder for new text: what it learned from, the machines, and the written examples."""

    learned: Learned
    machines: dict[str, SVC]
    examples: pd.DataFrame


@lru_cache(maxsize=2)
def example_coder(themes: tuple[str, ...]) -> ExampleCoder:
    """The second coder of a codebook's themes, made once. Raises ThemeError for stored vectors of another model."""
    stored, examples = second_coder.read_learned(LEARNED, themes), read_examples(themes)
    learned = replace(stored, weights=pd.Series(1.0, stored.weights.index))
    usable = examples[examples["applies"] & examples["digest"].isin(learned.vectors.index)]
    return ExampleCoder(learned, second_coder.train(learned), usable)


def score_sentences(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The second coder's scores: a row per ``sentence_id``, a column per theme, and ``NEAREST``.

    A sentence of another domain (drugs) has none, because its words mislead the coder. Raises
    ThemeError without the extra, or with another version of it.
    """
    parts = [pd.DataFrame(columns=[*codebook.ids, NEAREST])]
    for lang, own in sentences.groupby("lang"):
        coder, vectors = example_coder(tuple(codebook.ids)), embed(own["text"])
        near = second_coder.nearest_examples(vectors, coder.examples[coder.examples["lang"] == lang], coder.learned)
        table = second_coder.score(coder.machines, vectors, codebook.ids).assign(nearest=near)
        table.index = own["sentence_id"]
        table.loc[of_other_domains(own, codebook).to_numpy(), codebook.ids] = np.nan
        parts.append(table)
    return pd.concat(parts).rename_axis("sentence_id")


def code(sentences: pd.DataFrame, codebook: Codebook, coders: Collection[str] = ("rule",)) -> pd.DataFrame:
    """See ``tipimpact.themes.code``."""
    if unknown := sorted(set(coders) - set(CODERS)):
        raise ThemeError(f"no coder is called {unknown[0]!r}", expected=", ".join(CODERS))
    rules = extract(sentences, codebook)
    rules = rules if "rule" in coders else rules.iloc[:0]
    new = score_sentences(sentences if "example" in coders else sentences.iloc[:0], codebook)
    places = sentences.assign(start=0, end=sentences["text"].str.len())
    mentions = settle(rules, places, read_reviews([], codebook), second_coder.read_scores(None, codebook), new)
    codes = mentions.drop_duplicates(CODE).merge(melt_scores(new), how="left", on=CODE)
    by_example, agreed = codes["method"].eq(BY_EXAMPLE), codes["tier"].eq("agreed")
    codes["given_by"] = np.select([by_example, agreed], ["example", "both"], "rule")
    order = {name: i for i, name in enumerate([*sentences["sentence_id"], *codebook.ids])}
    return codes[COLUMNS].sort_values(CODE, key=lambda column: column.map(order), ignore_index=True)


def score_new_text(sentences: pd.DataFrame, scores: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The scores of the sentences that have no stored one, as a dropped-in report has; none without the extra.

    scores: the stored ones. Statutes and background are left to the rules. The log says how many have a stored score.
    """
    unscored = ~sentences["text"].map(short_digest).isin(scores.index)
    log.info("Second coder: %d of %d sentences have a stored score", (~unscored).sum(), len(sentences))
    new = sentences[unscored & ~sentences["source_type"].eq("statute") & ~is_background(sentences)]
    if len(new) and find_spec(LIBRARY) is None:
        log.info("%d new sentences; the second coder reads them where the extra second-coder is installed", len(new))
        new = new.iloc[:0]
    return score_sentences(new, codebook)
