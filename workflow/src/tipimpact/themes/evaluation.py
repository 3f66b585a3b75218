"""How often the coding is wrong: against sentences coded by people, beside plainer methods, and part by part."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import numpy as np
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.themes.codebook import Codebook, Lexicon
from tipimpact.themes.learned import FEWEST, gains, out_of_document, switched
from tipimpact.themes.matching import PARTS, code

RESAMPLES = 1000
STREAM = b"theme evaluation"  # name of the random stream under the root seed
ALL, MACRO = "ALL", "MACRO"
METHODS = ("lexicon", "words", "linear", "full", "no_cues", "no_exclusions", "no_negation", "full_and_model")
LEFT_OUT = {
    "words": PARTS,
    "full": (),
    "no_cues": ("cues", "other_domains"),
    "no_exclusions": ("exclusions",),
    "no_negation": ("scope_negation", "titles"),
}


def evaluate(
    coded: pd.DataFrame, codebook: Codebook, sure: pd.DataFrame, generator: np.random.Generator
) -> pd.DataFrame:
    """Precision, recall and F1 of each method, by theme and language, on sentences coded by people.

    coded: as from ``read_coding``.  sure: what the second opinion is sure of (as from ``sure_of``).  generator: for the
    bootstrap over sentences. Methods: ``lexicon`` (the words that the codebook was delivered with, alone), ``words``
    (those of today, alone), ``linear`` (a linear model learned from the other documents), ``full``; ``no_cues``,
    ``no_exclusions``, ``no_negation`` (the full one without that part); ``full_and_model`` (with what a model learned
    from the rules' own coding is sure of, on the themes where the other documents say that this gains; ``switched_on``
    says where all documents do). Theme ``ALL`` pools the themes (micro average), ``MACRO`` is the mean of their F1.
    Language ``all`` pools both. Without coded sentences there are no rows.
    """
    if coded.empty:
        return contract("theme_evaluation").empty()
    logging.info("codebook %s, before scoring", codebook.sha256)
    gold = coded.set_index("sentence_id")[codebook.ids]
    documents = coded.set_index("sentence_id")["document"]
    found = {name: code(coded, codebook, leave_out) for name, leave_out in LEFT_OUT.items()}
    found["lexicon"] = code(coded, _delivered(codebook), PARTS)
    found["linear"] = pd.concat(
        out_of_document(group["text"], gold.loc[group["sentence_id"]], group["document"])
        for _, group in coded.groupby("lang")
    ).loc[gold.index]
    found["full_and_model"] = switched(gold, found["full"], sure, documents)
    lang = coded["lang"].to_numpy()
    rows = []
    for method in METHODS:
        for language in ["all", *sorted(set(lang))]:
            here = np.full(len(lang), True) if language == "all" else lang == language
            scores = _scores(gold[here], found[method][here], generator)
            rows += [{"method": method, "language": language, **score} for score in scores]
    table = pd.DataFrame(rows)
    on = table["theme"].map(gains(gold, found["full"], sure)).astype("boolean")
    return table.assign(switched_on=on.where(table["method"] == "full_and_model"))


def stream(seed: int) -> np.random.Generator:
    """The random stream of the evaluation under a root seed."""
    return np.random.default_rng([seed, *STREAM])


def _delivered(codebook: Codebook) -> Codebook:
    """The codebook with the words that it was delivered with."""
    themes = [
        theme.model_copy(update={"lexicon": Lexicon.model_construct(en=theme.seeds.en, fr=theme.seeds.fr)})
        for theme in codebook.themes
    ]
    return codebook.model_copy(update={"themes": themes})


def _scores(gold: pd.DataFrame, found: pd.DataFrame, generator: np.random.Generator) -> Iterator[dict]:
    """Of one method in one language: all themes together, the mean of the themes, then each theme."""
    truth, said = gold.to_numpy(), found.to_numpy()
    draws = generator.integers(len(truth), size=(RESAMPLES, len(truth)))
    weights = np.stack([np.bincount(draw, minlength=len(truth)) for draw in draws])
    both, either = truth & said, truth.astype(int) + said
    uncoded = ~truth.any(axis=1)
    alarms = {"uncoded": int(uncoded.sum()), "false_alarms": int(said[uncoded].any(axis=1).sum())}
    hits, sums = weights @ both, weights @ either  # by draw and theme
    yield {"theme": ALL, **_counts(truth, said), **_interval(2 * hits.sum(axis=1), sums.sum(axis=1)), **alarms}
    present = truth.any(axis=0)
    means = np.array([_mean_f1(h[present], s[present]) for h, s in zip(hits, sums, strict=True)])
    f1 = _mean_f1(both[:, present].sum(axis=0), either[:, present].sum(axis=0))
    yield {"theme": MACRO, "f1": f1, "enough": True, **_interval(means, np.ones(len(means)))}
    for i, theme in enumerate(gold.columns):
        yield {"theme": theme, **_counts(truth[:, i], said[:, i]), **_interval(2 * hits[:, i], sums[:, i])}


def _counts(truth: np.ndarray, said: np.ndarray) -> dict:
    """Counts and scores; ``enough`` says whether there were sentences enough to tell anything."""
    positives, found, correct = int(truth.sum()), int(said.sum()), int((truth & said).sum())
    return {
        "positives": positives,
        "found": found,
        "correct": correct,
        "precision": correct / found if found else None,
        "recall": correct / positives if positives else None,
        "f1": 2 * correct / (positives + found) if positives + found else None,
        "enough": positives >= FEWEST,
    }


def _interval(above: np.ndarray, below: np.ndarray) -> dict:
    """The middle 95 % of the resampled scores; nothing where no draw held the theme."""
    scores = (above / np.where(below > 0, below, 1))[below > 0]
    low, high = np.quantile(scores, [0.025, 0.975]) if len(scores) else (None, None)
    return {"f1_low": low, "f1_high": high}


def _mean_f1(correct: np.ndarray, sums: np.ndarray) -> float:
    """Over the themes that the sentences, or the method, have at all."""
    return float(np.mean(2 * correct[sums > 0] / sums[sums > 0])) if (sums > 0).any() else 0.0
