"""Linear models on words, one for each theme.

They serve as a baseline in the evaluation (``out_of_document``), and as a second opinion on the rules: they learn from
the rules' own coding and are applied to documents that they have not seen.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

FOLDS = 5
FEWEST = 10  # coded sentences that a theme needs to be learned and to have a published score
UNCODED = 3  # uncoded sentences drawn for each coded sentence
SURE = 0.9  # probability from which a model adds a theme
STREAM = "second opinion"  # name of its random stream


def likelihood(known: pd.Series, coded: pd.DataFrame, asked: pd.Series) -> np.ndarray:
    """The probability of each theme in each text of ``asked``, learned from the texts ``known`` and their coding.

    TF-IDF weights of words and pairs of words, and one logistic regression per theme. Shape: texts x themes.
    """
    weights = TfidfVectorizer(strip_accents="unicode", ngram_range=(1, 2), sublinear_tf=True)
    known_weights, asked_weights = weights.fit_transform(known), weights.transform(asked)
    linear = LogisticRegression(C=10, class_weight="balanced", solver="liblinear", random_state=0)
    return np.column_stack(
        [linear.fit(known_weights, coded[theme]).predict_proba(asked_weights)[:, 1] for theme in coded]
    )


def out_of_document(texts: pd.Series, coded: pd.DataFrame, documents: pd.Series) -> pd.DataFrame:
    """The model's coding of each sentence, learned from other documents (cross-validation); boolean like ``coded``."""
    predicted = pd.DataFrame(False, index=coded.index, columns=coded.columns)
    folds = GroupKFold(min(FOLDS, documents.nunique()))
    for train, test in folds.split(texts, groups=documents):
        learnable = coded.columns[coded.iloc[train].any() & ~coded.iloc[train].all()]
        if len(learnable):
            likely = likelihood(texts.iloc[train], coded.iloc[train][learnable], texts.iloc[test])
            predicted.loc[predicted.index[test], learnable] = likely > 1 / 2
    return predicted


def second_opinion(
    sentences: pd.DataFrame, coded: pd.DataFrame, asked: pd.DataFrame, generator: np.random.Generator
) -> pd.DataFrame:
    """The probability of each theme in each sentence of ``asked``, learned from the rules' coding of ``sentences``.

    Each language has its own models. They learn from all coded sentences and a sample of the uncoded ones, except those
    whose text is in ``asked``. Themes with fewer than ``FEWEST`` coded sentences are missing.
    """
    likely = pd.DataFrame(np.nan, index=pd.Index(asked["sentence_id"]), columns=coded.columns)
    for lang, group in asked.groupby("lang"):
        pool = sentences[(sentences["lang"] == lang) & ~sentences["text"].isin(set(asked["text"]))]
        pool = pool.drop_duplicates("text")
        labels = coded.loc[pool["sentence_id"]]
        has_theme = labels.any(axis=1).to_numpy()
        uncoded = np.flatnonzero(~has_theme)
        drawn = generator.choice(uncoded, size=min(len(uncoded), UNCODED * int(has_theme.sum())), replace=False)
        kept = np.sort(np.concatenate([np.flatnonzero(has_theme), drawn]))
        themes = labels.columns[labels.iloc[kept].sum() >= FEWEST]
        if len(themes):
            likely.loc[group["sentence_id"], themes] = likelihood(
                pool["text"].iloc[kept], labels.iloc[kept][themes], group["text"]
            )
    return likely


def by_halves(sentences: pd.DataFrame, coded: pd.DataFrame, generator: np.random.Generator) -> pd.DataFrame:
    """The second opinion on every sentence, learned from the half of the documents that does not contain it."""
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
    """The themes that the second opinion is sure of in sentences coded by people; boolean, sentences x themes.

    asked: as from ``read_coding``.  sentences, coded: the corpora and the rules' coding of them. The models of a
    sentence do not learn from the document that contains it.
    """
    document_of = sentences.drop_duplicates("text").set_index("text")["doc_id"]
    documents = asked["text"].map(document_of).fillna(asked["document"])
    if documents.nunique() < 2:
        return pd.DataFrame(False, index=pd.Index(asked["sentence_id"]), columns=coded.columns)
    parts = []
    for _, test in GroupKFold(2).split(asked, groups=documents):
        elsewhere = sentences[~sentences["doc_id"].isin(set(documents.iloc[test]))]
        parts.append(second_opinion(elsewhere, coded, asked.iloc[test], generator))
    return pd.concat(parts).loc[asked["sentence_id"]] >= SURE


def gains(gold: pd.DataFrame, rules: pd.DataFrame, sure: pd.DataFrame) -> pd.Series:
    """For each theme, whether adding the codes that the model is sure of raises F1 against ``gold``."""

    def f1(predicted: pd.DataFrame) -> pd.Series:
        return 2 * (gold & predicted).sum() / (gold.sum() + predicted.sum()).clip(lower=1)

    return f1(rules | sure) > f1(rules)


def switched(gold: pd.DataFrame, rules: pd.DataFrame, sure: pd.DataFrame, documents: pd.Series) -> pd.DataFrame:
    """The rules' coding, with the model's codes of the themes on which it gains in the *other* documents."""
    combined = rules.copy()
    if documents.nunique() < 2:
        return combined
    for train, test in GroupKFold(min(FOLDS, documents.nunique())).split(gold, groups=documents):
        on = gains(gold.iloc[train], rules.iloc[train], sure.iloc[train])
        combined.iloc[test] = rules.iloc[test] | (sure.iloc[test] & on)
    return combined
