"""Open the sealed labels once for a release, and log what was found.

    python dev/open_labels.py RELEASE      (make open-labels RELEASE=0.2.0)

Scores the method on the labels that are sealed for this release, and appends the result with the date, the release, the
hash of the method's code and that of the codebook to `data/raw/compiled/labels/openings.csv`. The official edition must
have run with today's codebook. A release that was opened already, or is earlier than one that was, is refused before a
sealed file is read; so is a file whose digest is not the committed one. Commit the log: the page on the coding shows
the last opening, and from then on the sealed labels count in the estimates.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

import pandas as pd
from packaging.version import Version

from tipimpact.common.errors import ThemeError, TipimpactError
from tipimpact.common.files import sha256, write_text
from tipimpact.common.provenance import code_hash
from tipimpact.common.tables import read_table
from tipimpact.retrieve import read_sources
from tipimpact.themes import read_codebook
from tipimpact.themes.evaluation import evaluate_labels
from tipimpact.themes.labels import OPENED, find, read_labels, read_openings

ROOT = Path(__file__).resolve().parents[1]
OFFICIAL = Path("data", "processed", "official")


def check_release(openings: pd.DataFrame, release: str) -> None:
    """Raise ThemeError unless the release is a version later than those that opened the sealed labels."""
    for number in [release, *openings["release"].unique()]:
        if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})*", number):
            raise ThemeError(f"release {number!r}", expected="numbers with dots between them, like 0.2.0")
    for opened_on, earlier in openings[["opened_on", "release"]].drop_duplicates().itertuples(index=False, name=None):
        if Version(earlier) >= Version(release):
            what = f"the sealed labels were opened for release {earlier} on {opened_on}"
            expected = "one opening for each release, and a release later than that"
            raise ThemeError(what, expected=expected, todo="score the next release")


def main(release: str, root: Path = ROOT) -> pd.DataFrame:
    """Open, score and log. Raises ThemeError with nothing opened where it may not be."""
    known = [s for s in read_sources(root / "config" / "sources").sources if s.collection == "labels"]
    files = {s.facts["kind"]: s for s in known if s.facts.get("opened_for", release) == release}
    paths = {kind: source.file(root / "data" / "raw" / "official") for kind, source in files.items()}
    drawn = [source.file(root / "data" / "raw" / "official") for source in known if source.facts["kind"] == "drawn"]
    openings = read_openings([paths["openings"]])
    check_release(openings, release)
    if "sealed_labels" not in paths:
        expected = "a source with that release in `opened_for`"
        raise ThemeError(
            f"no sealed labels for release {release}", where="config/sources/labels.yaml", expected=expected
        )
    book = read_codebook(root / "config" / "codebook" / "codebook.yaml")
    sentences = read_table(root / OFFICIAL / "reports" / "sentences.parquet", edition="official")
    mentions = read_table(root / OFFICIAL / "themes" / "theme_mentions.parquet", edition="official")
    if mentions.attrs["codebook_hash"] != book.sha256:
        raise ThemeError("the official edition was made with another codebook", todo="make official, then open")
    for source in [*(source for source in known if source.facts["kind"] == "drawn"), files["sealed_labels"]]:
        path = source.file(root / "data" / "raw" / "official")
        if source.sha256 and sha256(path) != source.sha256:
            raise ThemeError("not the file that was sealed", where=str(path), expected=f"SHA-256 {source.sha256}")
    labels = find(read_labels(drawn, [paths["sealed_labels"]], book), sentences)
    result = evaluate_labels(labels, mentions, book, "sealed")
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
    shown = found[found["theme"].eq("ALL")].drop(columns=["sample", "theme", "enough"])
    print(shown.to_string(index=False))
    print("Logged in data/raw/compiled/labels/openings.csv. Commit it, and run the official edition again.")
