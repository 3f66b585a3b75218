"""Replay every Act whose statute is held against its newest consolidation: ``python dev/replay_all.py LAWS [--exam]``.

LAWS is a checkout of github.com/justicecanada/laws-lois-xml. Acts whose chapter begins with A to H are the ones that
the code was written on; the others are the examination, of which only numbers are printed, with ``--exam``, and each
opening is kept in ``docs/validation/replay_exam.csv``.
"""

from __future__ import annotations

import datetime as dt
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pandas as pd
from federal.corpus import CONSOLIDATED, Amending, Reason, annual_statutes, compare, pairs
from federal.evidence import Elsewhere, evidence

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import TipimpactError
from tipimpact.legislation.amendments import read_enactment

DEVELOPED_ON = "ABCDEFGH"
OUT = Path(__file__).resolve().parents[1] / "docs" / "validation" / "replay_all.csv"
OPENED = OUT.with_name("replay_exam.csv")
STATUSES = ["identical", "printed", "explained", "different", "not_compared"]


def of_language(folder: str, lang: str, exam: bool) -> tuple[pd.DataFrame, list[str]]:
    """Every section of every Act of one language, and the Acts that could not be replayed, with the reason."""
    files = annual_statutes(Path(folder))
    amending = Amending(read_enactment(path) for (own, _), path in files.items() if own == lang)
    elsewhere = Elsewhere(evidence(path) for path in sorted((Path(folder) / CONSOLIDATED[lang]).glob("*.xml")))
    tables, failed = [], []
    for pair in pairs(Path(folder), files, lang):
        if (pair.chapter[0] in DEVELOPED_ON) is exam:
            continue
        try:
            tables.append(compare(pair, amending, elsewhere))
        except TipimpactError as error:
            failed.append(f"{pair.chapter} ({lang}): {error}")
    return pd.concat(tables, ignore_index=True), failed


def counts(rows: pd.DataFrame) -> pd.DataFrame:
    """Sections that a later Act touched, by kind of Act, language and status, with the share that differs."""
    touched = rows[rows["touched"]]
    table = touched.groupby(["renamed", "lang", "status"]).size().unstack(fill_value=0).reindex(columns=STATUSES)
    table = table.fillna(0).astype(int)
    compared = table.drop(columns="not_compared").sum(axis=1)
    acts = touched.groupby(["renamed", "lang"])["act"].nunique()
    return table.assign(acts=acts, percent_different=(100 * table["different"] / compared).round(1))


def report(rows: pd.DataFrame, failed: list[str], exam: bool) -> None:
    """Print the numbers and, of the Acts developed on, the reasons with three examples each."""
    print(counts(rows).reset_index().to_string(index=False))
    print(f"\nsections that no later Act touched: {rows.loc[~rows['touched'], 'status'].value_counts().to_dict()}")
    print(f"Acts that could not be replayed: {len(failed)}")
    for reason in Reason:
        with_it = rows[rows["touched"] & (rows["reason"] == reason)]
        shown = [] if exam else [f"{r.act} {r.section} ({r.lang})" for r in with_it.head(3).itertuples()]
        print(f"explained by {reason}: {len(with_it)} {'; '.join(shown)}")
    if not exam:
        print(*failed, sep="\n")


def main(folder: str, exam: bool) -> None:
    """Replay, print, and keep the counts of each Act in ``docs/validation/replay_all.csv``."""
    if not (Path(folder) / "eng" / "acts").is_dir():
        print(f"SKIPPED: {folder} holds no checkout of the publisher's repository, so no Act was replayed.")
        print(
            "  what to do: git clone https://github.com/justicecanada/laws-lois-xml, then make replay-all LAWS=folder"
        )
        return
    with ProcessPoolExecutor(len(LANGUAGES)) as pool:
        done = list(pool.map(of_language, [folder] * 2, LANGUAGES, [exam] * 2))
    rows, failed = pd.concat([table for table, _ in done], ignore_index=True), [f for _, each in done for f in each]
    report(rows, failed, exam)
    if exam:
        opened = counts(rows).reset_index().assign(opened=dt.date.today().isoformat())
        opened.to_csv(OPENED, mode="a", header=not OPENED.exists(), index=False)
    else:
        touched = rows[rows["touched"]]
        table = touched.groupby(["act", "lang", "renamed", "status"]).size().unstack(fill_value=0)
        table.reindex(columns=STATUSES, fill_value=0).reset_index().to_csv(OUT, index=False)


if __name__ == "__main__":
    main(sys.argv[1], "--exam" in sys.argv[2:])
