"""The review queue: what a person should look at, out as a CSV file, and the person's decisions back in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from tipimpact.common.errors import Problem, ThemeError, nearest
from tipimpact.common.files import write_text
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.learned import by_halves
from tipimpact.themes.matching import coding
from tipimpact.themes.supplement import whole_sentences

COLUMNS = ["sentence_id", "theme", "lang", "reason", "rules", "model", "words", "text", "decision", "coder", "note"]
ASKED = 5  # sentences by theme, language and reason
SURE, UNSURE = 0.9, 0.1  # of the model: from here it says yes, up to there no
WEAK = ("cue", "strong_cue")  # words that count only beside others
YES = frozenset(["yes", "oui", "y", "o", "1"])
NO = frozenset(["no", "non", "n", "0"])
RUNS = tuple("=+-@\t\r\n＝＋－＠")  # a spreadsheet takes a text that begins so for a formula
STREAM = b"review queue"


def stream(seed: int) -> np.random.Generator:
    """The random stream of the queue under a root seed."""
    return np.random.default_rng([seed, *STREAM])


def queue(
    sentences: pd.DataFrame, mentions: pd.DataFrame, codebook: Codebook, generator: np.random.Generator
) -> pd.DataFrame:
    """What rules and model disagree on, or are unsure of: the plainest cases of each theme, language and reason.

    The model learns from the rules' coding of one half of the documents and is asked about the other. Reasons:
    ``model_only`` (the model is sure of a theme that the rules did not find), ``rules_only`` (the rules found it, and
    the model is sure of the contrary), ``uncertain`` (found by words that count only beside a cue, and the model
    does not see it either). Columns: see ``COLUMNS``; ``decision``, ``coder`` and ``note`` are for the person. What a
    person has decided already is not asked again.
    """
    if sentences.empty:
        return pd.DataFrame(columns=COLUMNS)
    coded = coding(sentences["sentence_id"], mentions, codebook)
    likely = by_halves(sentences, coded, generator)
    long = likely.rename_axis("sentence_id").reset_index().melt("sentence_id", var_name="theme", value_name="model")
    long = long.dropna(subset="model")
    by_place = mentions.groupby(["sentence_id", "theme"], as_index=False)
    found = by_place.agg(words=("matched", "; ".join), weak=("method", lambda m: m.isin(WEAK).all()))
    person = mentions.loc[mentions["method"] == "person", ["sentence_id", "theme"]].assign(decided=True)
    long = long.merge(found, how="left").merge(person, how="left")
    rules, weak = long["words"].notna(), long["weak"].eq(True)
    reasons = {
        "model_only": ~rules & (long["model"] >= SURE),
        "rules_only": rules & (long["model"] <= UNSURE),
        "uncertain": rules & weak & long["model"].between(UNSURE, 1 / 2, inclusive="neither"),
    }
    long["reason"] = np.select(list(reasons.values()), list(reasons), default="")
    long = long[(long["reason"] != "") & long["decided"].isna()].copy()
    long["rules"] = long["words"].notna().map({True: "yes", False: "no"})
    long["doubt"] = np.where(long["reason"] == "model_only", -long["model"], long["model"])
    long = long.merge(sentences[["sentence_id", "lang", "text"]].drop_duplicates("sentence_id"))
    long = long.sort_values(["theme", "lang", "reason", "doubt", "sentence_id"]).drop_duplicates(["theme", "text"])
    long = long.groupby(["theme", "lang", "reason"], sort=False).head(ASKED)
    return long.assign(decision="", coder="", note="").fillna({"words": ""})[COLUMNS].reset_index(drop=True)


def write_queue(rows: pd.DataFrame, path: str | Path) -> None:
    """The queue as UTF-8 CSV with a mark that says so; no cell is run by a spreadsheet."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows[COLUMNS].itertuples(index=False):
        cells = (f"{value:.2f}" if isinstance(value, float) else str(value) for value in row)
        writer.writerow(f"'{cell}" if cell.startswith(RUNS) else cell for cell in cells)
    write_text(path, "\N{BYTE ORDER MARK}" + file.getvalue())


def read_decisions(path: str | Path, codebook: Codebook) -> pd.DataFrame:
    """The decisions that people wrote into a queue: sentence_id, theme, text, decision (boolean) and coder.

    Commas or semicolons, as a spreadsheet saved it; rows without a decision are left out. Raises ThemeError with
    every fault at once: columns that are missing, an unknown theme, a decision that is neither yes nor no, one without
    the name of the coder, two that contradict each other.
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
    needed = ("sentence_id", "theme", "text", "decision", "coder")
    problems = [
        Problem(f"column {name!r} is missing", str(path), ", ".join(COLUMNS), nearest(name, header))
        for name in needed
        if name not in header
    ]
    if problems:
        raise ThemeError(problems)
    decided: dict[tuple[str, str], tuple[str, bool, str]] = {}
    for i, row in enumerate(rows, 2):
        where, said = f"{path}: row {i}", row["decision"].strip().lower()
        if not said:
            continue
        faults = _faults(row, said, codebook, where)
        key, told = (
            (row["sentence_id"], row["theme"]),
            (row["text"].removeprefix("'"), said in YES, row["coder"].strip()),
        )
        if not faults and decided.get(key, told)[1] != told[1]:
            faults = [Problem("another row decides the contrary", where, todo="keep one of the two")]
        decided[key] = told
        problems += faults
    if problems:
        raise ThemeError(problems)
    found = pd.DataFrame([(*key, *told) for key, told in decided.items()])
    return found.set_axis(["sentence_id", "theme", "text", "decision", "coder"], axis=1) if len(found) else _none()


def read_reviews(paths: Iterable[str | Path], codebook: Codebook) -> pd.DataFrame:
    """The decisions of several files, or of none, like ``read_decisions``."""
    return pd.concat([_none(), *(read_decisions(path, codebook) for path in paths)], ignore_index=True)


def decide(
    mentions: pd.DataFrame, decisions: pd.DataFrame, sentences: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The mentions as people decided, and the decisions that could not be applied: their sentence reads otherwise now.

    A *no* takes the theme from the sentence. A *yes* keeps what the rules found and, where they found nothing, adds the
    whole sentence with the method ``person``; its stance is that of the sentence's other mentions, or missing.
    """
    known = sentences.drop_duplicates("sentence_id").set_index("sentence_id")
    same = decisions["sentence_id"].map(known["text"]).eq(decisions["text"])
    applied = decisions[same]
    keyed = mentions.merge(applied[["sentence_id", "theme", "decision"]], how="left")
    kept = keyed[keyed["decision"].ne(False)].drop(columns="decision")
    here = set(zip(kept["sentence_id"], kept["theme"], strict=True))
    said = applied.loc[applied["decision"], ["sentence_id", "theme"]].itertuples(index=False, name=None)
    table = whole_sentences(kept, [pair for pair in said if pair not in here], sentences, "person")
    return table, decisions[~same]


def _faults(row: dict[str, str], said: str, codebook: Codebook, where: str) -> list[Problem]:
    found = []
    if row["theme"] not in codebook.ids:
        near = nearest(row["theme"], codebook.ids)
        found.append(Problem(f"unknown theme {row['theme']!r}", where, "a code of the codebook", near))
    if said not in YES | NO:
        found.append(Problem(f"decision {said!r}", where, "yes or no (oui or non), or nothing"))
    if not row["coder"].strip():
        found.append(Problem("a decision without its coder", where, todo="write who decided"))
    return found


def _none() -> pd.DataFrame:
    texts = pd.DataFrame({"sentence_id": [], "theme": [], "text": [], "decision": [], "coder": []}, dtype=str)
    return texts.astype({"decision": bool})
