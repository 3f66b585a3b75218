"""Coding of new text: what the rules or the second coder give, each code with who gave it.

Text that somebody brings is denser in themes than the corpora, so here each sentence that the machines learn from
counts the same, and what either coder gives is a code. The second coder needs the extra second-coder. A run codes the
sentences that have no stored score in this way too (``code_new_text``), so that its tables hold what ``code`` gives.
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
from tipimpact.themes.review import add_whole_sentences
from tipimpact.themes.second_coder import LIBRARY, NEAREST, Learned, embed, nearest_examples, read_learned, score, train

CODERS = ("rule", "example")
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


def code(sentences: pd.DataFrame, codebook: Codebook, coders: Collection[str] = ("rule",)) -> pd.DataFrame:
    """See ``tipimpact.themes.code``."""
    if unknown := sorted(set(coders) - set(CODERS)):
        raise ThemeError(f"no coder is called {unknown[0]!r}", expected=", ".join(CODERS))
    rules = extract(sentences, codebook)[["sentence_id", "theme"]].drop_duplicates().assign(rule="rule" in coders)
    if "example" not in coders:
        return rules[rules["rule"]].assign(given_by="rule", score=np.nan, nearest=None)[COLUMNS].reset_index(drop=True)
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


def code_new_text(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    scores: pd.DataFrame,
    decisions: pd.DataFrame,
    codebook: Codebook,
) -> pd.DataFrame:
    """The mentions with those that ``code`` gives in sentences without a stored score, as a dropped-in report has.

    mentions: with ``tier`` and ``nearest``.  scores: the stored ones.  decisions: a theme that a person took away stays
    away. What both coders give is *agreed*; what one gives is *undecided*, and the review queue asks about it; of the
    second coder alone the whole sentence is the mention (method ``example``). Statutes and debates from before the
    bills are left to the rules. Without the extra second-coder the mentions stay as they are, and the log says so.
    """
    digests = sentences["text"].map(short_digest)
    passed_over = sentences["source_type"].eq("statute") | is_background(sentences)
    new = sentences[~digests.isin(scores.index) & ~passed_over]
    if new.empty or find_spec(LIBRARY) is None:
        log.info("%d new sentences; the second coder reads them where the extra second-coder is installed", len(new))
        return mentions
    codes = code(new, codebook, CODERS)
    keys = ["sentence_id", "theme"]
    keyed = mentions.merge(codes[[*keys, "given_by", "nearest"]], how="left", on=keys, suffixes=("", "_new"))
    both = keyed["given_by"].eq("both") & keyed["tier"].eq("undecided")
    known = mentions.assign(
        tier=keyed["tier"].mask(both, "agreed").to_numpy(),
        nearest=keyed["nearest"].fillna(keyed["nearest_new"]).to_numpy(),
    )
    refused = decisions[~decisions["decision"].astype(bool)][["digest", "theme"]]
    alone = codes[codes["given_by"].eq("example")].assign(digest=lambda rows: rows["sentence_id"].map(
        dict(zip(sentences["sentence_id"], digests, strict=True))))  # fmt: skip
    alone = alone[~pd.MultiIndex.from_frame(alone[["digest", "theme"]]).isin(pd.MultiIndex.from_frame(refused))]
    given = set(zip(mentions["sentence_id"], mentions["theme"], strict=True))
    pairs = [pair for pair in alone[keys].itertuples(index=False, name=None) if pair not in given]
    table = add_whole_sentences(known, pairs, sentences.set_index("sentence_id"), method="example", tier="undecided")
    near = table["sentence_id"].map(codes.drop_duplicates("sentence_id").set_index("sentence_id")["nearest"])
    return table.assign(nearest=table["nearest"].fillna(near))
