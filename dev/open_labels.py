"""Open the sealed labels once for a release, and log what was found.

    python dev/open_labels.py RELEASE      (make open-labels RELEASE=0.2.0)

Scores the method on the labels and the everyday prose that are sealed for this release, and appends the result with the
date, the release, the hash of the method's code and that of the codebook to
`data/raw/compiled/labels/openings.csv`. The official edition must have run with today's codebook. A release that was
opened already, or is earlier than one that was, is refused before a sealed file is read; so is a file whose digest is
not the committed one. Commit the log: the page on the coding shows the last opening, and the sealed labels calibrate
later releases.
"""

from __future__ import annotations

import datetime as dt
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd

from tipimpact.common.errors import ThemeError, TipimpactError
from tipimpact.common.files import sha256, write_text
from tipimpact.common.provenance import code_hash
from tipimpact.common.tables import read_table
from tipimpact.retrieve import read_sources
from tipimpact.themes import Codebook, read_codebook
from tipimpact.themes.evaluation import STREAM, evaluate_labels, score
from tipimpact.themes.labels import OPENED, find, given, read_columns, read_labels, read_openings, version
from tipimpact.themes.live import code
from tipimpact.themes.matching import coding
from tipimpact.themes.second_coder import LIBRARY, MODEL
from tipimpact.themes.streams import stream

ROOT = Path(__file__).resolve().parents[1]
OFFICIAL = Path("data", "processed", "official")
SEED = 20121128
PROSE = ("settled", "labels", "writer", "reader_1")  # columns with the themes of everyday prose, the best first


def check_release(openings: pd.DataFrame, release: str) -> None:
    """Raise ThemeError unless the release is a version later than those that opened the sealed labels."""
    wanted = version(release)
    for opened_on, earlier in openings[["opened_on", "release"]].drop_duplicates().itertuples(index=False, name=None):
        if version(earlier) >= wanted:
            what = f"the sealed labels were opened for release {earlier} on {opened_on}"
            expected = "one opening for each release, and a release later than that"
            raise ThemeError(what, expected=expected, todo="score the next release")


def read_prose(path: str | Path, codebook: Codebook) -> pd.DataFrame:
    """Everyday prose written for the test, in the form of ``sentences``, with a column ``themes`` of frozen sets.

    Each sentence is a document of its own, by an organization. Raises ThemeError where a column is missing.
    """
    table = read_columns([path], ["id", "lang", "sentence"], rest=True)
    best = next((name for name in PROSE if name in table), None)
    if best is None:
        raise ThemeError("no column has the themes", where=str(path), expected=" or ".join(PROSE))
    themes = table[best].map(lambda words: frozenset(words.split()) & set(codebook.ids))
    table = table.rename(columns={"id": "sentence_id", "sentence": "text"})[["sentence_id", "lang", "text"]]
    return table.assign(doc_id=table["sentence_id"], source_type="ngo", themes=themes)


def evaluate_prose(prose: pd.DataFrame, codebook: Codebook, generator: np.random.Generator) -> pd.DataFrame:
    """Rules and second coder on everyday prose (``read_prose``), as the rows of ``evaluate``: ``everyday``."""
    gold, codes = given(prose, "themes", codebook), code(prose, codebook)
    table = score(gold, coding(prose["sentence_id"], codes, codebook), prose["lang"].to_numpy(), generator, None)
    return table.assign(method="full", sample="everyday")


def main(release: str, root: Path = ROOT) -> pd.DataFrame:
    """Open, score and log. Raises ThemeError with nothing opened where it may not be."""
    known = [s for s in read_sources(root / "config" / "sources").sources if s.collection == "labels"]
    files = {s.facts["kind"]: s for s in known if s.facts.get("opened_for", release) == release}
    paths = {kind: source.file(root / "data" / "raw" / "official") for kind, source in files.items()}
    drawn = [source.file(root / "data" / "raw" / "official") for source in known if source.facts["kind"] == "drawn"]
    openings = read_openings([paths["openings"]])
    check_release(openings, release)
    if find_spec(LIBRARY) is None:
        raise ThemeError("the extra second-coder is not installed", todo=f"install {MODEL}: everyday prose needs it")
    if missing := {"sealed_labels", "sealed_prose"} - paths.keys():
        what = f"no {' and no '.join(sorted(missing))} for release {release}"
        expected = "a source with that release in `opened_for`"
        raise ThemeError(what, where="config/sources/labels.yaml", expected=expected)
    book = read_codebook(root / "config" / "codebook" / "codebook.yaml")
    sentences = read_table(root / OFFICIAL / "reports" / "sentences.parquet", edition="official")
    mentions = read_table(root / OFFICIAL / "themes" / "theme_mentions.parquet", edition="official")
    if mentions.attrs["codebook_hash"] != book.sha256:
        raise ThemeError("the official edition was made with another codebook", todo="make official, then open")
    for kind in ("sealed_labels", "sealed_prose"):
        if sha256(paths[kind]) != files[kind].sha256:
            expected = f"SHA-256 {files[kind].sha256}"
            raise ThemeError("not the file that was sealed", where=str(paths[kind]), expected=expected)
    draw = stream(SEED, STREAM)
    labels = find(read_labels(drawn, [paths["sealed_labels"]], book), sentences)
    sealed = evaluate_labels(labels, mentions, book, draw, "sealed")
    result = pd.concat([sealed, evaluate_prose(read_prose(paths["sealed_prose"], book), book, draw)])
    method = code_hash(ROOT / "workflow" / "scripts" / "extract_themes.py", "themes")
    facts = dict(zip(OPENED, (dt.date.today().isoformat(), release, method, book.sha256), strict=True))
    log = pd.concat([openings, result.assign(**facts).astype(str)], ignore_index=True)
    write_text(paths["openings"], log.replace({"nan": "", "None": "", "<NA>": ""}).to_csv(index=False))
    return result


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name the release that is to be scored: make open-labels RELEASE=0.2.0")
    try:
        found = main(sys.argv[1])
    except TipimpactError as error:
        sys.exit(f"{error}")
    shown = found[found["theme"].isin(["ALL", "MACRO"]) & found["method"].eq("full")]
    print(shown[["sample", "language", "theme", "f1", "uncoded", "false_alarms", "gap"]].to_string(index=False))
    print("Logged in data/raw/compiled/labels/openings.csv. Commit it, and run the official edition again.")
