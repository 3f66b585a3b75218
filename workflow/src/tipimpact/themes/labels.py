"""Labels: sentences of the corpora that readers coded, by document, offsets and digest; and the log of sealed thirds.

The sentences were drawn from strata: language x source type x how the method of that day saw them (coded, near, far;
for version 0.3 agreed, reviewed, undecided, uncoded; for 0.4 bins of the highest score, and a census). They are divided
into thirds: *learn* trains, *calibrate* estimates error, *sealed* is scored once, for the release that its source
names, and joins *calibrate* from then on.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from tipimpact.common.errors import Problem, ThemeError, collect, nearest
from tipimpact.common.listed import check_columns, read_cells
from tipimpact.retrieve import SourceFile
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import short_digest

DRAWN = ["id", "lang", "doc_id", "source_type", "start", "end", "digest", "seen", "size", "third"]
THIRDS = ("learn", "calibrate", "sealed")
CALIBRATING = ("calibrate", "sealed")  # the sealed third is among the labels only where it may calibrate
READERS = ("settled", "reader_1", "reader_2")
BINS = tuple(f"bin_{number}" for number in range(1, 6))  # by the highest score of a sentence, the lowest first
SEEN = ("coded", "near", "far", "agreed", "reviewed", "undecided", "uncoded", *BINS, "census")
LOCATED = ["sentence_id", "text"]
OUTSIDE = ["id", "coder", "coded_on", "themes"]
# What a cell of a drawn sentence must be, as a pattern and in words.
CELLS = {"seen": ("|".join(SEEN), ", ".join(SEEN)), "third": ("|".join(THIRDS), ", ".join(THIRDS))}
CELLS |= dict.fromkeys(("start", "end", "size"), ("[0-9]{1,9}", "a whole number"))
SENT = {"coded": 20, "near": 5, "far": 5}  # sentences a language that go out to practitioners
STREAM = "practitioners"  # name of its random stream
OPENED = ["opened_on", "release", "method_hash", "codebook_hash"]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Labels:
    """Labels and what became of their sentences.

    rows: the columns ``DRAWN`` and ``LOCATED``, and for each reader (``READERS``) a column of frozen sets of themes.
    """

    rows: pd.DataFrame

    def of(self, *thirds: str) -> pd.DataFrame:
        """The rows of some thirds whose sentence was located."""
        return self.rows[self.rows["third"].isin(thirds)]


def read_labels(drawn: Sequence[str | Path], coded: Sequence[str | Path], codebook: Codebook) -> pd.DataFrame:
    """The drawn sentences that readers coded: the columns ``DRAWN`` and a frozen set of themes for each of ``READERS``.

    drawn, coded: CSV files, also packed (``.csv.gz``). A theme that has left the codebook is dropped.
    Raises ThemeError with every fault at once: missing columns, an id that occurs twice or was not drawn, an unknown
    stratum or third, a place or size that is not a number.
    """
    places, themes = read_columns(drawn, DRAWN), read_columns(coded, ["id", *READERS])
    problems = [
        Problem(f"id {id!r} occurs twice", where)
        for table, where in ((places, "drawn sentences"), (themes, "labels"))
        for id in sorted(table.loc[table["id"].duplicated(), "id"].unique())
    ]
    unknown = sorted(set(themes["id"]) - set(places["id"]))
    problems += [Problem(f"id {id!r} was not drawn", "labels", nearest=nearest(id, places["id"])) for id in unknown]
    problems += [
        Problem(f"{column} is {cell!r}", "drawn sentences", expected)
        for column, (pattern, expected) in CELLS.items()
        for cell in sorted(set(places.loc[~places[column].str.fullmatch(pattern), column]))
    ]
    if problems:
        raise ThemeError(problems)
    table = places.merge(themes[["id", *READERS]], on="id").astype({"start": int, "end": int, "size": int})
    given_themes = set(" ".join(table[[*READERS]].to_numpy().flat).split())
    dropped = sorted(given_themes.difference(codebook.ids))
    if dropped:
        log.warning("labels of themes that the codebook does not have are left out: %s", ", ".join(dropped))
    for reader in READERS:
        table[reader] = table[reader].map(lambda words: frozenset(words.split()).difference(dropped)).astype(object)
    return table


def find(labels: pd.DataFrame, sentences: pd.DataFrame) -> Labels:
    """The labels with the sentence that each is of: at its place, or, where it has moved, by its digest.

    labels: as from ``read_labels``.  sentences: the table ``sentences``. The log names the labels
    whose sentence is in no document, which are left out.
    """
    places = ["doc_id", "start", "end"]
    now = sentences[["lang", *places, *LOCATED]].assign(digest=sentences["text"].map(short_digest))
    rows = labels.merge(now, how="left", on=["lang", "digest"], suffixes=("", "_now"))
    here = [rows[name].eq(rows[f"{name}_now"]).fillna(False).astype(bool) for name in places]
    rows["moved"] = ~np.all(here, axis=0)  # or nowhere
    first = rows.sort_values("moved", kind="stable").drop_duplicates("id")
    rows = first.set_index("id").loc[labels["id"]].reset_index()
    missing = rows["sentence_id"].isna()
    if rows["moved"].any():
        log.info("%d of %d labels: the sentence is at another place", int((rows["moved"] & ~missing).sum()), len(rows))
    if missing.any():
        names = ", ".join(f"{row.id} ({row.doc_id}:{row.start}-{row.end})" for row in rows[missing].itertuples())
        log.warning("%d of %d labels: the sentence is in no document: %s", int(missing.sum()), len(rows), names)
    return Labels(rows.loc[~missing, [*labels.columns, *LOCATED]].reset_index(drop=True))


def usable(files: Iterable[SourceFile]) -> list[SourceFile]:
    """The files of the collection ``labels`` that a run may read: sealed labels once they were opened."""
    files = list(files)
    allowed = {None, *read_openings(paths_of(files, "openings"))["release"]}
    facts = [(file, file.source.facts) for file in files]
    return [file for file, own in facts if own.get("kind") != "sealed_prose" and own.get("opened_for") in allowed]


def read_located(usable: Iterable[SourceFile], sentences: pd.DataFrame, codebook: Codebook) -> Labels:
    """The labels of these files, each located in the sentences."""
    files = list(usable)
    coded = [path for kind in ("labels", "sealed_labels") for path in paths_of(files, kind)]
    return find(read_labels(paths_of(files, "drawn"), coded, codebook), sentences)


def paths_of(files: Iterable[SourceFile], kind: str) -> list[Path]:
    return [file.path for file in files if file.path and file.source.facts.get("kind") == kind]


def stream(seed: int, name: str) -> np.random.Generator:
    """The random stream called ``name`` under a root seed, so that no step depends on what another has drawn."""
    return np.random.default_rng([seed, *name.encode()])


def sent_out(labels: Labels, seed: int) -> pd.DataFrame:
    """The sentences that go out to practitioners: the same for the same seed, none of them sealed, in random order."""
    generator = stream(seed, STREAM)
    rows = labels.of("learn", "calibrate")
    parts = [
        group.iloc[generator.permutation(len(group))[: SENT[str(seen)]]]
        for (_, seen), group in rows.groupby(["lang", "seen"])
    ]
    table = pd.concat([rows.iloc[:0], *parts])
    return table.iloc[generator.permutation(len(table))].sort_values("lang", kind="stable")


def outside(usable: Iterable[SourceFile], labels: Labels, codebook: Codebook) -> list[pd.DataFrame]:
    """What practitioners gave: a coding each, like those of ``read_coding``."""
    rows = read_columns(paths_of(usable, "practitioners"), OUTSIDE)
    rows = rows.assign(themes=rows["themes"].str.split()).merge(labels.rows[["id", "sentence_id", "lang"]], on="id")
    return [
        own[["sentence_id", "lang"]].merge(given(own, "themes", codebook), left_on="sentence_id", right_index=True)
        for _, own in rows.groupby("coder")
    ]


def given(rows: pd.DataFrame, reader: str, codebook: Codebook) -> pd.DataFrame:
    """What a reader gave: a boolean row per ``sentence_id``, a column per theme in codebook order."""
    index = pd.Index(rows["sentence_id"], name="sentence_id")
    table = {theme: [theme in themes for themes in rows[reader]] for theme in codebook.ids}
    return pd.DataFrame(table, index=index, dtype=bool)


def weigh(rows: pd.DataFrame) -> np.ndarray:
    """How many sentences each label represents: those of its stratum by the labels in it."""
    return (rows["size"] / rows.groupby(["lang", "source_type", "seen"])["id"].transform("size")).to_numpy(float)


def read_openings(paths: Iterable[str | Path]) -> pd.DataFrame:
    """The log of openings: the columns ``OPENED`` and what was scored (as ``theme_evaluation``). Text throughout.

    Raises ThemeError where a file cannot be read or a column is missing.
    """
    return read_columns(list(paths), OPENED, rest=True)


def read_columns(paths: Sequence[str | Path], columns: list[str], rest: bool = False) -> pd.DataFrame:
    """The rows of CSV files as text. rest: with their other columns. Raises ThemeError where a column is missing."""
    tables = {path: read_cells(Path(path), ThemeError) for path in paths}
    problems: list[Problem] = []
    for path, table in tables.items():
        with collect(problems):
            check_columns(table, columns, str(path), ThemeError)
    if problems:
        raise ThemeError(problems)
    none = pd.DataFrame(columns=columns, dtype=str)
    return pd.concat([none, *(table if rest else table[columns] for table in tables.values())], ignore_index=True)
