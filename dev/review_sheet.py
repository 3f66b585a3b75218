"""Turn what a person coded in a research program into a review sheet: `make review-sheet`.

    python dev/review_sheet.py coded.qdpx data/raw/sample/coding/review.csv
    python dev/review_sheet.py coded.qdpx data/raw/official/coding/review.csv --edition official

The project is `data/processed/<edition>/themes/reports.qdpx` as NVivo, MAXQDA, ATLAS.ti or QualCoder saved it again.
The sheet has a row for each sentence and theme that the person added or took away.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tipimpact.common.errors import TipimpactError
from tipimpact.common.tables import read_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.exchange import changes, originals, read_project
from tipimpact.themes.review import COLUMNS, write_queue

ROOT = Path(__file__).resolve().parents[1]


def main(project: Path, sheet: Path, edition: str) -> int:
    """Write the sheet, and give the number of its rows."""
    made, codebook = ROOT / "data" / "processed" / edition, read_codebook(ROOT / "config/codebook/codebook.yaml")
    sentences = read_table(made / "reports" / "sentences.parquet", edition=edition)
    mentions = read_table(made / "themes" / "theme_mentions.parquet", edition=edition)
    received = read_receipt(made / "retrieve" / "reports.json", ROOT / "data" / "raw" / edition, edition)
    marked = read_project(project, codebook, originals({file.source.id: file.path for file in received}))
    decisions = changes(marked, mentions, sentences, codebook, str(project))
    write_queue(decisions.reindex(columns=COLUMNS, fill_value=""), sheet)
    return len(decisions)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("project", type=Path, help="the .qdpx file")
    options.add_argument("sheet", type=Path, help="the .csv file to write")
    options.add_argument("--edition", default="sample", choices=["sample", "official"])
    chosen = options.parse_args()
    try:
        rows = main(chosen.project, chosen.sheet, chosen.edition)
    except TipimpactError as error:
        sys.exit(f"review-sheet: {error}")
    print(f"{rows} decisions in {chosen.sheet}")
