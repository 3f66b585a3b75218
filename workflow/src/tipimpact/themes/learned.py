"""A linear model over words: what coding alone, without the codebook's words, would give; and a second opinion."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

FOLDS = 5
FEWEST = 10  # positive sentences without which a theme is not learned, nor its score told
UNCODED = 3  # uncoded sentences drawn for each coded one
SURE = 0.9  # a model adds a theme only when it is this sure
STREAM = b"second opinion"  # name of the random stream under the root seed


def stream(seed: int) -> np.random.Generator:
    """The random stream of the second opinion under a root seed."""
    return np.random.default_rng([seed, *STREAM])


def likelihood(known: pd.Series, coded: pd.DataFrame, asked: pd.Series) -> np.ndarray:
    """How likely each theme is in each text of ``asked``, learned from the texts ``known`` and their coding.

    Words and pairs of words, weighed by how telling they are, and one linear model per theme. A column per theme.
    """
    words = TfidfVectorizer(strip_accents="unicode", ngram_range=(1, 2), sublinear_tf=True)
    seen, new = words.fit_transform(known), words.transform(asked)
    linear = LogisticRegression(C=10, class_weight="balanced", solver="liblinear", random_state=0)
    return np.column_stack([linear.fit(seen, coded[theme]).predict_proba(new)[:, 1] for theme in coded])


def out_of_document(texts: pd.Series, coded: pd.DataFrame, documents: pd.Series) -> pd.DataFrame:
    """What the model says of each sentence when it has not seen the document; boolean like ``coded``."""
    found = pd.DataFrame(False, index=coded.index, columns=coded.columns)
    folds = GroupKFold(min(FOLDS, documents.nunique()))
    for train, test in folds.split(texts, groups=documents):
        learnable = coded.columns[coded.iloc[train].any() & ~coded.iloc[train].all()]
        if len(learnable):
            likely = likelihood(texts.iloc[train], coded.iloc[train][learnable], texts.iloc[test])
            found.loc[found.index[test], learnable] = likely > 1 / 2
    return found


def second_opinion(
    sentences: pd.DataFrame, coded: pd.DataFrame, asked: pd.DataFrame, generator: np.random.Generator
) -> pd.DataFrame:
    """How likely each theme is in each sentence of ``asked``, learned from the rules' coding of ``sentences``.

    One language at a time. Sentences with the text of an asked one are not learned from. Learned from all coded
    sentences and some uncoded ones; themes with fewer than ``FEWEST`` coded sentences are left empty.
    """
    likely = pd.DataFrame(np.nan, index=pd.Index(asked["sentence_id"]), columns=coded.columns)
    for lang, group in asked.groupby("lang"):
        pool = sentences[(sentences["lang"] == lang) & ~sentences["text"].isin(set(asked["text"]))]
        pool = pool.drop_duplicates("text")
        labels = coded.loc[pool["sentence_id"]]
        some = labels.any(axis=1).to_numpy()
        others = np.flatnonzero(~some)
        drawn = generator.choice(others, size=min(len(others), UNCODED * int(some.sum())), replace=False)
        kept = np.sort(np.concatenate([np.flatnonzero(some), drawn]))
        themes = labels.columns[labels.iloc[kept].sum() >= FEWEST]
        if len(themes):
            likely.loc[group["sentence_id"], themes] = likelihood(
                pool["text"].iloc[kept], labels.iloc[kept][themes], group["text"]
            )
    return likely


def by_halves(sentences: pd.DataFrame, coded: pd.DataFrame, generator: np.random.Generator) -> pd.DataFrame:
    """The second opinion on every sentence, learned from the half of the documents in which it does not stand."""
    half = sentences["doc_id"].map({doc: i % 2 for i, doc in enumerate(sorted(sentences["doc_id"].unique()))})
    parts = [
        second_opinion(sentences[half != h], coded, sentences[half == h], generator)
        for h in (0, 1)
        if (half == h).any()
    ]
    return pd.concat(parts)


def sure_of(
    asked: pd.DataFrame, sentences: pd.DataFrame, coded: pd.DataFrame, generator: np.random.Generator
) -> pd.DataFrame:
    """Which themes the second opinion is sure of in sentences coded by people, without their documents.

    asked: as from ``read_coding``.  sentences, coded: the corpora and the rules' coding of them. The documents of the
    corpora in which an asked sentence stands are not learned from. A boolean row per sentence, a column per theme.
    """
    places = sentences.drop_duplicates("text").set_index("text")["doc_id"]
    home = asked["text"].map(places).fillna(asked["document"])
    if home.nunique() < 2:
        return pd.DataFrame(False, index=pd.Index(asked["sentence_id"]), columns=coded.columns)
    parts = []
    for _, test in GroupKFold(2).split(asked, groups=home):
        elsewhere = sentences[~sentences["doc_id"].isin(set(home.iloc[test]))]
        parts.append(second_opinion(elsewhere, coded, asked.iloc[test], generator))
    return pd.concat(parts).loc[asked["sentence_id"]] >= SURE


def gains(gold: pd.DataFrame, rules: pd.DataFrame, sure: pd.DataFrame) -> pd.Series:
    """The switch of each theme: whether F1 against ``gold`` rises when what the model is sure of is added."""

    def f1(found: pd.DataFrame) -> pd.Series:
        return 2 * (gold & found).sum() / (gold.sum() + found.sum()).clip(lower=1)

    return f1(rules | sure) > f1(rules)


def switched(gold: pd.DataFrame, rules: pd.DataFrame, sure: pd.DataFrame, documents: pd.Series) -> pd.DataFrame:
    """The rules' coding with the model's where the *other* documents say that it gains on a theme."""
    found = rules.copy()
    if documents.nunique() < 2:
        return found
    for train, test in GroupKFold(min(FOLDS, documents.nunique())).split(gold, groups=documents):
        on = gains(gold.iloc[train], rules.iloc[train], sure.iloc[train])
        found.iloc[test] = rules.iloc[test] | (sure.iloc[test] & on)
    return found
