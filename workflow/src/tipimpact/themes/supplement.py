"""What a model adds to the rules' coding: a theme at a time, and only where that gains on sentences coded by people."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.themes.codebook import Codebook
from tipimpact.themes.learned import SURE, by_halves, gains, sure_of
from tipimpact.themes.matching import code, coding

METHOD = "model"


def supplement(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    coded: pd.DataFrame,
    codebook: Codebook,
    generator: np.random.Generator,
) -> pd.DataFrame:
    """The mentions and, with the method ``model``, the sentences in which a model is sure of a theme.

    mentions: as from ``extract``.  sentences: the corpora.  coded: sentences coded by people, as from ``read_codings``;
    without any, nothing is added. The model learns from the mentions. It is heard on the themes where adding what it is
    sure of raises F1 on the coded sentences, whose documents it has not seen, and then on sentences of documents that
    it has not seen either. The place is the whole sentence; the stance is that of the sentence's other mentions, or
    missing.
    """
    if coded.empty:
        return mentions
    by_rules = coding(sentences["sentence_id"], mentions, codebook)
    sure = sure_of(coded, sentences, by_rules, generator)
    gold = coded.set_index("sentence_id")[codebook.ids]
    on = gains(gold, code(coded, codebook), sure)
    logging.info("the model gains on: %s", ", ".join(on.index[on]) or "no theme")
    if not on.any():
        return mentions
    likely = by_halves(sentences, by_rules, generator).loc[sentences["sentence_id"]]
    more = (likely >= SURE) & on & ~by_rules
    pairs = [(name, theme) for name, row in more.iterrows() for theme in row.index[row]]
    return whole_sentences(mentions, pairs, sentences, METHOD)


def without_model(mentions: pd.DataFrame, sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The coding that the model has learned from: that of the rules, as people put it right."""
    return coding(sentences["sentence_id"], mentions[mentions["method"] != METHOD], codebook)


def whole_sentences(
    mentions: pd.DataFrame, pairs: Iterable[tuple[Any, ...]], sentences: pd.DataFrame, method: str
) -> pd.DataFrame:
    """The mentions with pairs of sentence and theme added as whole sentences, in the order of the sentences."""
    known = sentences.drop_duplicates("sentence_id").set_index("sentence_id")
    stances = mentions.drop_duplicates("sentence_id").set_index("sentence_id")["polarity"]
    added = [
        (name, theme, known.at[name, "start"], known.at[name, "end"], known.at[name, "text"], stances.get(name), method)
        for name, theme in pairs
    ]
    table = pd.concat([mentions, pd.DataFrame(added, columns=list(mentions.columns))] if added else [mentions])
    order = {name: i for i, name in enumerate(known.index)}
    by = ["sentence_id", "start", "theme"]
    return table.sort_values(by, key=lambda c: c.map(order) if c.name == "sentence_id" else c).reset_index(drop=True)
