"""Take decisions of a person into a list that can be committed, without any sentence: `make review-sheet`.

    python dev/review_sheet.py queue.xlsx data/raw/sample/coding/review.csv
    python dev/review_sheet.py coded.qdpx data/raw/official/coding/review.csv --edition official

A workbook is `data/processed/<edition>/themes/review_queue.xlsx`, filled in. A project is `reports.qdpx` beside it, as
NVivo, MAXQDA, ATLAS.ti or QualCoder saved it; the list then has a row for each code that was added or taken away.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import TipimpactError
from tipimpact.common.files import write_text
from tipimpact.common.tables import read_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.exchange import changes, originals, read_project
from tipimpact.themes.review import read_decisions, refuse_unknown

ROOT = Path(__file__).resolve().parents[1]


def read_decided(path: Path, edition: str) -> pd.DataFrame:
    """The decisions in a workbook or a project: the columns ``review.DECIDED``."""
    made, codebook = ROOT / "data" / "processed" / edition, read_codebook(ROOT / "config/codebook/codebook.yaml")
    sentences = read_table(made / "reports" / "sentences.parquet", edition=edition)
    if path.suffix.lower() != ".qdpx":
        decisions = read_decisions(path, codebook)
        refuse_unknown(decisions, sentences, path)
        return decisions
    mentions = read_table(made / "themes" / "theme_mentions.parquet", edition=edition)
    received = read_receipt(made / "retrieve" / "reports.json", ROOT / "data" / "raw" / edition, edition)
    marked = read_project(path, codebook, originals({file.source.id: file.path for file in received}))
    return changes(marked, mentions, sentences, str(path))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("returned", type=Path, help="the .xlsx or .qdpx file")
    options.add_argument("list", type=Path, help="the .csv file to write")
    options.add_argument("--edition", default="sample", choices=["sample", "official"])
    chosen = options.parse_args()
    try:
        decisions = read_decided(chosen.returned, chosen.edition)
    except TipimpactError as error:
        sys.exit(f"review-sheet: {error}")
    words = decisions["decision"].map({True: "yes", False: "no"})
    write_text(chosen.list, decisions.assign(decision=words).to_csv(index=False))
    print(f"{len(decisions)} decisions in {chosen.list}")
