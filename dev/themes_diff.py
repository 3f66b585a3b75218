"""List what a change of the codebook gains and loses, sentence by sentence: `make themes-diff`.

    make themes-diff                                  against the last commit, on the sample edition's sentences
    make themes-diff BASE=v0.1 EDITION=official       against another revision, on the official corpora
    make themes-diff BASE=mentions.parquet            against mentions kept from an earlier run
    make themes-diff BASE=a.parquet NOW=b.parquet     two runs, with what reviewers decided

gain: the sentence has the theme now and not in the base. loss: it had the theme in the base and has it no longer.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import pandas as pd

from tipimpact.common.tables import read_table
from tipimpact.themes import extract, read_codebook

ROOT = Path(__file__).resolve().parents[1]
CODEBOOK = "config/codebook"
KEY = ["sentence_id", "theme"]


def coded(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row per sentence and theme, with the first match."""
    return mentions.drop_duplicates(KEY)[[*KEY, "matched", "method"]]


def difference(before: pd.DataFrame, after: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Codings that differ, with columns change (gain, loss), theme, sentence_id, lang, matched, method, text.

    before, after: mentions, as from ``themes.extract``.
    """
    both = coded(before).merge(coded(after), on=KEY, how="outer", suffixes=("_before", "_after"), indicator="change")
    moved = both[both["change"] != "both"].copy()
    moved["change"] = moved["change"].map({"right_only": "gain", "left_only": "loss"}).astype(str)
    for name in ("matched", "method"):
        moved[name] = moved[f"{name}_after"].fillna(moved[f"{name}_before"])
    moved = moved.merge(sentences[["sentence_id", "lang", "text"]], on="sentence_id")
    order = ["change", "theme", "sentence_id"]
    return moved.sort_values(order, ignore_index=True)[[*order, "lang", "matched", "method", "text"]]


def mentions_of(base: str, sentences: pd.DataFrame) -> pd.DataFrame:
    """Mentions of the base: read from a file, or extracted with the codebook of a revision."""
    if base.endswith(".parquet"):
        return pd.read_parquet(base)
    archive = subprocess.run(["git", "archive", base, CODEBOOK], cwd=ROOT, capture_output=True)
    if archive.returncode:
        fault = archive.stderr.decode(errors="replace").strip()
        sys.exit(f"{base}: neither a revision with {CODEBOOK} nor a file of mentions (.parquet)\n{fault}")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter="data")
        return extract(sentences, read_codebook(Path(folder) / CODEBOOK / "codebook.yaml"))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--base", default="HEAD", help="revision, or a file of mentions (.parquet)")
    options.add_argument("--now", default="", help="a file of mentions (.parquet); else the codebook as it is now")
    options.add_argument("--edition", default="sample", choices=["sample", "official"])
    chosen = options.parse_args()
    path = ROOT / "data" / "processed" / chosen.edition / "reports" / "sentences.parquet"
    if not path.is_file():
        sys.exit(
            f"{path.relative_to(ROOT)} does not exist\n  what to do: make {chosen.edition.replace('sample', 'results')}"
        )
    sentences = read_table(path, edition=chosen.edition)
    codebook = ROOT / CODEBOOK / "codebook.yaml"
    now = pd.read_parquet(chosen.now) if chosen.now else extract(sentences, read_codebook(codebook))
    moved = difference(mentions_of(chosen.base, sentences), now, sentences)
    for row in moved.itertuples():
        print(f"{row.change} {row.theme} {row.sentence_id} «{row.matched}» ({row.method})\n    {row.text}")
    counts = moved.groupby(["theme", "change"]).size().unstack(fill_value=0)
    print(counts.to_string() if len(counts) else "no sentence gains or loses a theme")


if __name__ == "__main__":
    main()
