"""The review queue: codes on which rules and second coder differ, as a sheet for a person, and the decisions read back.

The sheet shows each sentence between its neighbours and does not say who gave the code. It can be committed once the
columns before, text and after are deleted: the digest says which words were decided on.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.errors import Problem, ThemeError, nearest
from tipimpact.common.files import write_text
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.counts import REVIEWED, distinct
from tipimpact.themes.second_coder import AGREES, ASKS, scores_of

COLUMNS = ["sentence_id", "theme", "lang", "digest", "before", "text", "after", "decision", "coder", "note"]
DECISION = ["sentence_id", "theme", "decision", "coder"]  # columns that a sheet must have, and digest or text
DECIDED = ["sentence_id", "theme", "digest", "decision", "coder"]
YES = frozenset(["yes", "oui", "y", "o", "1"])
NO = frozenset(["no", "non", "n", "0"])
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # a spreadsheet runs a text that begins so as a formula


def tiers(mentions: pd.DataFrame, sentences: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """The mentions with ``tier``: who decided each code (``counts.TIERS``).

    mentions: as from ``decide``; its decisions stand.  scores: those of the second coder, as from ``read_scores``. A
    code without a score stays undecided.
    """
    long = _long(scores_of(sentences, scores))
    table = mentions.merge(long, how="left", on=["sentence_id", "theme"])
    agreed = np.where(table["score"].ge(AGREES), "agreed", "undecided")
    return table.drop(columns="score").assign(tier=table["tier"].fillna(pd.Series(agreed, table.index)))


def queue(
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    decisions: pd.DataFrame,
    scores: pd.DataFrame,
) -> pd.DataFrame:
    """The codes that people have to settle, by theme and language, each text once.

    Those that the rules alone give, and those that the second coder alone gives with a score of ``ASKS`` or more.
    mentions: the table ``theme_mentions``.  decisions: what was decided already, which is not asked again.
    Columns: see ``COLUMNS``; ``before`` and ``after`` are the neighbours of the sentence in its document; ``decision``,
    ``coder`` and ``note`` are for the reviewer.
    """
    coded = mentions.drop_duplicates(["sentence_id", "theme"])[["sentence_id", "theme", "tier"]]
    long = _long(scores_of(sentences, scores))
    both = coded.merge(long[long["score"] >= ASKS], how="outer", on=["sentence_id", "theme"])
    differ = both[both["tier"].isna() | both["tier"].eq("undecided")]
    decided = pd.MultiIndex.from_frame(decisions[["sentence_id", "theme"]])
    differ = differ[~pd.MultiIndex.from_frame(differ[["sentence_id", "theme"]]).isin(decided)]
    texts = sentences[["sentence_id", "lang", "text"]].assign(
        before=sentences.groupby("doc_id")["text"].shift(fill_value=""),
        after=sentences.groupby("doc_id")["text"].shift(-1, fill_value=""),
    )
    rows = differ.merge(texts[texts["sentence_id"].isin(distinct(sentences)["sentence_id"])], on="sentence_id")
    rows = rows.sort_values(["theme", "lang", "sentence_id"])
    rows = rows.assign(digest=rows["text"].map(short_digest), decision="", coder="", note="")
    return rows[COLUMNS].reset_index(drop=True)


def _long(scores: pd.DataFrame) -> pd.DataFrame:
    """A row per sentence and theme that has a score."""
    long = scores.rename_axis("sentence_id").reset_index().melt("sentence_id", var_name="theme", value_name="score")
    return long.dropna(subset="score")


def write_queue(rows: pd.DataFrame, path: str | Path) -> None:
    """Write the queue as UTF-8 CSV with a byte order mark. Cells that look like formulas are quoted."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows[COLUMNS].itertuples(index=False):
        writer.writerow(f"'{cell}" if str(cell).startswith(FORMULA) else cell for cell in row)
    write_text(path, "\N{BYTE ORDER MARK}" + file.getvalue())


def read_decisions(path: str | Path, codebook: Codebook) -> pd.DataFrame:
    """The decisions in a queue that was filled in: sentence_id, theme, digest, decision (boolean) and coder.

    The delimiter may be a comma or a semicolon. Rows without a decision are left out. Raises ThemeError with every
    fault at once: missing columns, an unknown theme, a decision that is neither yes nor no or has no coder, words that
    are not those of the digest, and two decisions that contradict each other.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        first = text.partition("\n")[0]
        delimiter = ";" if ";" in first else ","
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, restval="")
        rows = list(table)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise ThemeError(f"cannot be read: {fault}", where=str(path), expected="a UTF-8 CSV file") from None
    header = [name or "" for name in (table.fieldnames or ())]
    problems = [
        Problem(f"column {name!r} is missing", str(path), ", ".join(COLUMNS), nearest(name, header))
        for name in DECISION
        if name not in header
    ]
    if problems:
        raise ThemeError(problems)
    decided: dict[tuple[str, str], tuple[str, bool, str]] = {}
    for i, row in enumerate(rows, 2):
        where, decision = f"{path}: row {i}", row["decision"].strip().lower()
        if not decision:
            continue
        faults = _faults(row, decision, codebook, where)
        key = row["sentence_id"], row["theme"]
        text = (row.get("text") or "").removeprefix("'")
        new = row.get("digest") or short_digest(text), decision in YES, row["coder"].strip()
        if text and new[0] != short_digest(text):
            faults.append(Problem("its words are not those of its digest", where, todo="copy the row from the queue"))
        if not faults and decided.get(key, new)[1] != new[1]:
            faults = [Problem("another row decides the contrary", where, todo="keep one of the two")]
        decided[key] = new
        problems += faults
    if problems:
        raise ThemeError(problems)
    decisions = pd.DataFrame([(*key, *values) for key, values in decided.items()])
    return decisions.set_axis(DECIDED, axis=1) if len(decisions) else _none()


def read_reviews(paths: Iterable[str | Path], codebook: Codebook) -> pd.DataFrame:
    """The decisions of several files, or of none, as from ``read_decisions``."""
    return pd.concat([_none(), *(read_decisions(path, codebook) for path in paths)], ignore_index=True)


def decide(
    mentions: pd.DataFrame, decisions: pd.DataFrame, sentences: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Apply decisions: the mentions after them, and the decisions whose sentence has other words now, not applied.

    A *no* removes the theme from the sentence. A *yes* keeps the mentions of the rules; where there is none, it adds
    the whole sentence with the method ``person``. Its stance is that of the sentence's other mentions, or missing.
    The column ``tier`` is ``reviewed`` where somebody said yes, else missing.
    """
    known = sentences.drop_duplicates("sentence_id").set_index("sentence_id")
    same = decisions["sentence_id"].map(known["text"].map(short_digest)).eq(decisions["digest"])
    applied = decisions[same]
    keyed = mentions.merge(applied[["sentence_id", "theme", "decision"]], how="left")
    tier = keyed["decision"].map({True: REVIEWED}).astype(object)
    kept = keyed.assign(tier=tier)[keyed["decision"].ne(False)].drop(columns="decision")
    present = set(zip(kept["sentence_id"], kept["theme"], strict=True))
    confirmed = applied.loc[applied["decision"], ["sentence_id", "theme"]].itertuples(index=False, name=None)
    table = _add_whole_sentences(kept, [pair for pair in confirmed if pair not in present], known)
    return table, decisions[~same]


def _add_whole_sentences(mentions: pd.DataFrame, pairs: Iterable[tuple[Any, ...]], known: pd.DataFrame) -> pd.DataFrame:
    """The mentions with pairs of sentence and theme added as whole sentences, in the order of the sentences."""
    stances = mentions.drop_duplicates("sentence_id").set_index("sentence_id")["polarity"]
    added = [
        (name, theme, *known.loc[name, ["start", "end", "text"]], stances.get(name), "person", REVIEWED)
        for name, theme in pairs
    ]
    table = pd.concat([mentions, pd.DataFrame(added, columns=list(mentions.columns))] if added else [mentions])
    order = {name: i for i, name in enumerate(known.index)}
    by = ["sentence_id", "start", "theme"]
    return table.sort_values(by, key=lambda c: c.map(order) if c.name == "sentence_id" else c).reset_index(drop=True)


def _faults(row: dict[str, str], decision: str, codebook: Codebook, where: str) -> list[Problem]:
    problems = []
    if not (row.get("digest") or row.get("text")):
        problems.append(Problem("neither digest nor text", where, todo="copy the row from the queue"))
    if row["theme"] not in codebook.ids:
        near = nearest(row["theme"], codebook.ids)
        problems.append(Problem(f"unknown theme {row['theme']!r}", where, "a code of the codebook", near))
    if decision not in YES | NO:
        problems.append(Problem(f"decision {decision!r}", where, "yes or no (oui or non), or nothing"))
    if not row["coder"].strip():
        problems.append(Problem("a decision without its coder", where, todo="write who decided"))
    return problems


def _none() -> pd.DataFrame:
    return pd.DataFrame(columns=DECIDED, dtype=str).astype({"decision": bool})
