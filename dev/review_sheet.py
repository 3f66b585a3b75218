"""Take decisions of a person into a list that can be committed, without any sentence: `make review-sheet`.

    python dev/review_sheet.py queue.xlsx data/raw/sample/coding/review.csv

The workbook is `data/processed/<edition>/themes/review_queue.xlsx`, filled in.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import Problem, ThemeError, TipimpactError, nearest
from tipimpact.common.files import write_text
from tipimpact.common.tables import read_table
from tipimpact.themes import read_codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.review import read_decisions

ROOT = Path(__file__).resolve().parents[1]


def refuse_unknown(decisions: pd.DataFrame, sentences: pd.DataFrame, where: str | Path) -> None:
    """Raise ThemeError where a decision is of no sentence of this edition."""
    known = set(sentences["text"].map(short_digest))
    unknown = decisions.loc[~decisions["digest"].isin(known), "sentence_id"]
    problems = [
        Problem(f"no sentence {name!r} with these words", str(where), nearest=nearest(name, sentences["sentence_id"]))
        for name in unknown
    ]
    if problems:
        raise ThemeError(problems)


def read_decided(path: Path, edition: str) -> pd.DataFrame:
    """The decisions in a workbook: the columns ``review.DECIDED``."""
    decisions = read_decisions(path, read_codebook(ROOT / "config/codebook/codebook.yaml"))
    sentences = ROOT / "data" / "processed" / edition / "reports" / "sentences.parquet"
    refuse_unknown(decisions, read_table(sentences, edition=edition), path)
    return decisions


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("returned", type=Path, help="the .xlsx file")
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
