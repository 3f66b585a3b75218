"""Replay every Act whose statute is held against its newest consolidation: ``python dev/replay_all.py LAWS``.

LAWS is a checkout of github.com/justicecanada/laws-lois-xml. The counts of each Act are kept in
``docs/validation/replay_all.csv``. The code was written on Acts whose chapter begins with A to H; those from I to Z
were an examination until November 2026 (``docs/validation/replay_exam.csv``), and are counted apart.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pandas as pd
from compile_ledger import compile_table
from federal.corpus import Amending, Reason, compare, pairs

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import TipimpactError
from tipimpact.legislation.amendments import read_enactment
from tipimpact.legislation.ledger import Ledger
from tipimpact.legislation.shelf import annual_statutes

DEVELOPED_ON = "ABCDEFGH"
OUT = Path(__file__).resolve().parents[1] / "docs" / "validation" / "replay_all.csv"
APART = ["not_tested", "not_compared"]
STATUSES = ["identical", "printed", "explained", "different", *APART]
AGREEING = ["identical", "printed", "explained"]


def of_language(folder: str, lang: str, ledger: Ledger) -> tuple[pd.DataFrame, list[str]]:
    """Every section of every Act of one language, and the Acts that could not be replayed, with the reason."""
    files = annual_statutes(Path(folder))
    amending = Amending(read_enactment(path) for (own, _), path in files.items() if own == lang)
    tables, failed = [], []
    for pair in pairs(Path(folder), files, lang):
        try:
            tables.append(compare(pair, amending, ledger))
        except TipimpactError as error:
            failed.append(f"{pair.chapter} ({lang}): {error}")
    rows = pd.concat(tables, ignore_index=True)
    group = rows["act"].str[0].isin([*DEVELOPED_ON]).map({True: "A to H", False: "I to Z"})
    return rows.assign(group=group), failed


def counts(rows: pd.DataFrame) -> pd.DataFrame:
    """Sections that a later Act touched, by group and kind of Act, language and status; the share that differs."""
    touched = rows[rows["touched"]]
    by = ["group", "kind", "lang"]
    table = touched.groupby([*by, "status"]).size().unstack(fill_value=0).reindex(columns=STATUSES, fill_value=0)
    compared = table.drop(columns=APART).sum(axis=1)
    acts = touched.groupby(by)["act"].nunique()
    return table.assign(acts=acts, percent_different=(100 * table["different"] / compared).round(1))


def doubtful(rows: pd.DataFrame) -> pd.DataFrame:
    """How many of the sections that differ, and of those that agree, carry a sign of doubt, by language."""
    touched = rows[rows["touched"] & ~rows["status"].isin(APART)]
    agrees = touched["status"].isin(AGREEING).map({True: "agree", False: "differ"})
    return (touched["doubts"] != "").groupby([touched["lang"], agrees]).agg(["sum", "size"])


def report(rows: pd.DataFrame, failed: list[str]) -> None:
    """Print the numbers, and the reasons with three examples each."""
    print(counts(rows).reset_index().to_string(index=False))
    print(f"\nwith a sign of doubt:\n{doubtful(rows).to_string()}")
    print(f"\nsections that no later Act touched: {rows.loc[~rows['touched'], 'status'].value_counts().to_dict()}")
    print(f"Acts that could not be replayed: {len(failed)}")
    for reason in Reason:
        with_it = rows[rows["touched"] & (rows["reason"] == reason)]
        shown = [f"{r.act} {r.section} ({r.lang})" for r in with_it.head(3).itertuples()]
        print(f"explained by {reason}: {len(with_it)} {'; '.join(shown)}")
    print(*failed, sep="\n")


def main(folder: str) -> None:
    """Replay, print, and keep the counts of each Act in ``docs/validation/replay_all.csv``."""
    if not (Path(folder) / "eng" / "acts").is_dir():
        print(f"SKIPPED: {folder} holds no checkout of the publisher's repository, so no Act was replayed.")
        print(
            "  what to do: git clone https://github.com/justicecanada/laws-lois-xml, then make replay-all LAWS=folder"
        )
        return
    rows, files, _, _ = compile_table(Path(folder))
    ledger = Ledger(tuple(rows), amendments=tuple(entry for file in files["en"] for entry in file.amendments))
    with ProcessPoolExecutor(len(LANGUAGES)) as pool:
        done = list(pool.map(partial(of_language, folder, ledger=ledger), LANGUAGES))
    rows, failed = pd.concat([table for table, _ in done], ignore_index=True), [f for _, each in done for f in each]
    report(rows, failed)
    touched = rows[rows["touched"]]
    table = touched.groupby(["act", "lang", "kind", "status"]).size().unstack(fill_value=0)
    table.reindex(columns=STATUSES, fill_value=0).reset_index().to_csv(OUT, index=False)


if __name__ == "__main__":
    main(sys.argv[1])
