"""Topics that the codebook may lack: candidates for people to look at, never results.

The sentences of a language that have a cue of the domain are reduced to the lemmas of their nouns, adjectives and
verbs, weighted by TF-IDF, and divided into topics (non-negative matrix factorization; Lee and Seung 1999,
doi:10.1038/44565). Every topic is kept. Its row says how stable it is over resamples, how much of it the themes cover,
and the ids of example sentences.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer

from tipimpact.common.config import Bilingual
from tipimpact.reports.words import model
from tipimpact.themes.codebook import Codebook, Exceptions, Theme
from tipimpact.themes.matching import coding, extract

TOPICS = 12
TOP_WORDS = 10
FEWEST_A_TOPIC = 10  # sentences for each topic; a language with fewer has no topics
RESAMPLES = 20
KEPT = 0.8  # share of the sentences in each resample
FEWEST_SENTENCES = 5  # rarer words are left out
LARGEST_SHARE = 0.3  # words in a larger share of the sentences are left out
CONTENT_WORDS = frozenset(["NOUN", "ADJ", "VERB"])
STABLE = 0.6  # mean overlap of the top words from which a topic counts as stable
COVERED = 0.5  # share of coded sentences from which the codebook covers a topic
STREAM = "theme discovery"  # name of its random stream
COLUMNS = ["language", "topic", "words", "sentences", "stability", "stable", "coded", "theme", "overlap", "status",
           "examples"]  # fmt: skip


def topics(
    sentences: pd.DataFrame, mentions: pd.DataFrame, codebook: Codebook, generator: np.random.Generator
) -> pd.DataFrame:
    """The topics of each language, from the sentences that have a cue of the domain.

    sentences, mentions: as the stages write them; statutes are left out.  generator: for the resamples.
    Columns: language; topic (number, largest first); words (the ten lemmas with the largest weights); sentences (those
    whose main topic it is); stability (mean Jaccard overlap of the words with the nearest topic of each resample);
    stable; coded (share of its sentences with a theme); theme and overlap (the theme that most of them have, and
    their share); status (``unstable``, ``covered`` by the codebook, ``candidate``); examples (ids of its uncoded
    sentences with the largest weights). A language with fewer than ten sentences for each topic has none.
    """
    outside_statutes = sentences[sentences["source_type"] != "statute"].drop_duplicates(["lang", "text"])
    enough = outside_statutes.groupby("lang")["text"].transform("size") >= FEWEST_A_TOPIC * TOPICS
    outside_statutes = outside_statutes[enough]
    asked = outside_statutes[outside_statutes["sentence_id"].isin(_of_the_domain(outside_statutes, codebook))]
    coded = coding(asked["sentence_id"], mentions, codebook)
    rows = [
        row
        for lang, group in asked.groupby("lang")
        if len(group) >= FEWEST_A_TOPIC * TOPICS
        for row in _topics(str(lang), group, coded.loc[group["sentence_id"]], generator)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _of_the_domain(sentences: pd.DataFrame, codebook: Codebook) -> set[str]:
    """Ids of the sentences with a cue of the domain: those coded by a codebook whose only theme has these cues."""
    text = "Sentences about the domain"
    domain = Theme(
        id="DOMAIN",
        label=Bilingual(en=text, fr=text),
        definition=text,
        include=text,
        exclude=text,
        lexicon=codebook.matching.domain,
        without=Exceptions(),
    )
    return set(extract(sentences, codebook.model_copy(update={"themes": [domain]}))["sentence_id"])


def _topics(
    lang: str, sentences: pd.DataFrame, coded: pd.DataFrame, generator: np.random.Generator
) -> Iterator[dict[str, Any]]:
    texts = [" ".join(lemmas) for lemmas in _lemmas(sentences["text"], lang)]
    vectorizer = TfidfVectorizer(token_pattern=r"\S+", min_df=FEWEST_SENTENCES, max_df=LARGEST_SHARE, sublinear_tf=True)
    weights = vectorizer.fit_transform(texts)
    vocabulary = vectorizer.get_feature_names_out()
    shares, parts = _split(weights)
    stability = np.zeros(TOPICS)
    for _ in range(RESAMPLES):
        drawn = np.sort(generator.choice(len(texts), size=int(KEPT * len(texts)), replace=False))
        stability += _nearest(_heaviest(parts), _heaviest(_split(weights[drawn])[1])) / RESAMPLES
    heaviest = np.where(shares.max(axis=1) > 0, shares.argmax(axis=1), -1)
    order = sorted(range(TOPICS), key=lambda topic: (-(heaviest == topic).sum(), topic))
    for number, topic in enumerate(order, 1):
        here = np.flatnonzero(heaviest == topic)
        by_weight = here[np.argsort(-shares[here, topic], kind="stable")]
        themed = coded.iloc[here]
        has_theme = themed.any(axis=1).to_numpy(bool)
        share = float(has_theme.mean()) if len(here) else None
        counted = themed.sum()
        theme = str(counted.idxmax()) if counted.any() else None
        stable = bool(stability[topic] >= STABLE)
        uncoded = [i for i in by_weight if not coded.iloc[i].any()][:3]
        yield {
            "language": lang,
            "topic": number,
            "words": [str(vocabulary[i]) for i in np.argsort(-parts[topic], kind="stable")[:TOP_WORDS]],
            "sentences": len(here),
            "stability": float(stability[topic]),
            "stable": stable,
            "coded": share,
            "theme": theme,
            "overlap": float(counted[theme] / len(here)) if theme else None,
            "status": "unstable" if not stable else "covered" if share and share >= COVERED else "candidate",
            "examples": sentences["sentence_id"].iloc[uncoded].tolist(),
        }


def _lemmas(texts: pd.Series, lang: str) -> Iterator[list[str]]:
    """The lemmas of the nouns, adjectives and verbs of each text, without stop words."""
    nlp = model(lang)
    stop_words = nlp.Defaults.stop_words
    for doc in nlp.pipe(texts):
        lemmas = (t.lemma_.lower() for t in doc if t.pos_ in CONTENT_WORDS and t.is_alpha)
        yield [lemma for lemma in lemmas if len(lemma) > 2 and lemma not in stop_words]


def _split(weights: Any) -> tuple[np.ndarray, np.ndarray]:
    """The weights of topics in sentences (sentences x topics) and of words in topics (topics x words)."""
    nmf = NMF(n_components=TOPICS, init="nndsvd", max_iter=300, tol=1e-3, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # a resample that stops early lowers the stability
        return nmf.fit_transform(weights), nmf.components_


def _heaviest(parts: np.ndarray) -> list[set[int]]:
    return [set(np.argsort(-part, kind="stable")[:TOP_WORDS]) for part in parts]


def _nearest(ours: list[set[int]], theirs: list[set[int]]) -> np.ndarray:
    """For each topic, its overlap with the nearest topic of the resample."""
    return np.array([max(len(a & b) / len(a | b) for b in theirs) for a in ours])
