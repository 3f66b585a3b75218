"""Count how many recommendations with a core tag are read, and how many the words of the scope find.

    python dev/scope_recall.py FOLDER

FOLDER holds the five files of the data set of UPR Info as config/sources/corpora_upr.yaml names them (1-5.csv to
17-20.csv). Writes data/raw/compiled/coding/scope_recall.csv: counts only. The words were chosen with sessions 1 to 9
in view, so those of sessions 10 to 20 measure them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

from tipimpact.reports.recommendations import read_upr
from tipimpact.reports.scope import CORE, in_scope
from tipimpact.themes.scope import RECALL, scope_digest

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = ROOT / "data" / "raw" / "compiled" / "coding" / "scope_recall.csv"
FILES = {"1-5.csv": "1-9", "6-9.csv": "1-9", "10-13.csv": "10-20", "14-17.csv": "10-20", "17-20.csv": "10-20"}
ANY = "any"


def count(folder: Path) -> pd.DataFrame:
    """A row for each tag and part of the sessions."""
    rows = []
    for file, sessions in FILES.items():
        text = (folder / file).read_bytes().decode("mac_roman")
        read = {(entry.block.section, entry.block.source.text.strip()) for entry in read_upr(text, file)}
        for section, words, tags in _tagged(folder / file):
            names = [*sorted(CORE & tags), ANY] if CORE & tags else []
            found = in_scope(words, "en") is not None
            rows += [(tag, sessions, 1, (section, words) in read, found) for tag in names]
    table = pd.DataFrame(rows, columns=RECALL[:5]).groupby(["sessions", "tag"], as_index=False).sum()
    return table.assign(words_sha256=scope_digest())[RECALL]


def _tagged(path: Path) -> list[tuple[str, str, set[str]]]:
    """Section, words and tags of every row, read apart from the reader under test."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="mac_roman", lineterminator="\r")
    table = table.map(str.strip)
    return [
        (
            f"UPR {row['Session']}: {row['To']} <- {row['From']}",
            row["Text"],
            set(map(str.strip, row["Issue"].split(","))),
        )
        for row in table.to_dict("records")
    ]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    count(Path(sys.argv[1])).to_csv(WRITTEN, index=False, lineterminator="\n")
    print(WRITTEN.read_text(encoding="utf-8"))
