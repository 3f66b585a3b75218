"""The review queue: a CSV file of sentences for a person to review, and the decisions read back from it."""

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
from tipimpact.themes.second_coder import scores_of
from tipimpact.themes.supplement import whole_sentences

COLUMNS = ["sentence_id", "theme", "lang", "reason", "rules", "model", "scored_by", "words", "text",
           "decision", "coder", "note"]  # fmt: skip
DECISION = ["sentence_id", "theme", "text", "decision", "coder"]  # columns that a sheet must have
ASKED = 5  # sentences by theme, language and reason
SURE, UNSURE = 0.9, 0.1  # the model says yes from the first score upwards, no up to the second
WEAK = ("cue", "strong_cue")  # methods whose words count only with a cue
YES = frozenset(["yes", "oui", "y", "o", "1"])
NO = frozenset(["no", "non", "n", "0"])
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # a spreadsheet runs a text that begins so as a formula
STREAM = "review queue"  # name of its random stream


def queue(
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    codebook: Codebook,
    generator: np.random.Generator,
    scores: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Sentences on which rules and model disagree, or are uncertain: the clearest of each theme, language and reason.

    scores: those of the second coder, as from ``read_scores``, or none. They rank the sentences that have one, and come
    first; the others are ranked by a model of words, which learns from the rules' coding of one half of the documents
    and scores the other half. Reasons: ``model_only`` (the model is sure of a theme that the rules did not give),
    ``rules_only`` (the rules gave it, and the model is sure of the contrary), ``uncertain`` (given by words that count
    only with a cue, and the model scores it below one half). Columns: see ``COLUMNS``; ``scored_by`` is
    ``second_coder`` or ``words``; ``decision``, ``coder`` and ``note`` are for the reviewer. What was decided already
    is not asked again.
    """
    if sentences.empty:
        return pd.DataFrame(columns=COLUMNS)
    coded = coding(sentences["sentence_id"], mentions, codebook)
    voices = {} if scores is None else {"second_coder": scores_of(sentences, scores)}
    voices["words"] = by_halves(sentences, coded, generator)
    long = pd.concat(_long(table).assign(scored_by=name) for name, table in voices.items())
    long = long.drop_duplicates(["sentence_id", "theme"])  # the second coder where there is one
    by_place = mentions.groupby(["sentence_id", "theme"], as_index=False)
    by_rules = by_place.agg(words=("matched", "; ".join), weak=("method", lambda m: m.isin(WEAK).all()))
    person = mentions.loc[mentions["method"] == "person", ["sentence_id", "theme"]].assign(decided=True)
    long = long.merge(by_rules, how="left").merge(person, how="left")
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
    order = ["theme", "lang", "reason", "scored_by", "doubt", "sentence_id"]
    long = long.sort_values(order).drop_duplicates(["theme", "text"])
    long = long.groupby(["theme", "lang", "reason"], sort=False).head(ASKED)
    return long.assign(decision="", coder="", note="").fillna({"words": ""})[COLUMNS].reset_index(drop=True)


def _long(scores: pd.DataFrame) -> pd.DataFrame:
    """A row per sentence and theme that has a score."""
    long = scores.rename_axis("sentence_id").reset_index().melt("sentence_id", var_name="theme", value_name="model")
    return long.dropna(subset="model")


def write_queue(rows: pd.DataFrame, path: str | Path) -> None:
    """Write the queue as UTF-8 CSV with a byte order mark. Cells that look like formulas are quoted."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows[COLUMNS].itertuples(index=False):
        cells = (f"{value:.2f}" if isinstance(value, float) else str(value) for value in row)
        writer.writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells)
    write_text(path, "\N{BYTE ORDER MARK}" + file.getvalue())


def read_decisions(path: str | Path, codebook: Codebook) -> pd.DataFrame:
    """The decisions in a queue that was filled in: sentence_id, theme, text, decision (boolean) and coder.

    The delimiter may be a comma or a semicolon. Rows without a decision are left out. Raises ThemeError with every
    fault at once: missing columns, an unknown theme, a decision that is neither yes nor no or has no coder, and two
    decisions that contradict each other.
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
        new = row["text"].removeprefix("'"), decision in YES, row["coder"].strip()
        if not faults and decided.get(key, new)[1] != new[1]:
            faults = [Problem("another row decides the contrary", where, todo="keep one of the two")]
        decided[key] = new
        problems += faults
    if problems:
        raise ThemeError(problems)
    decisions = pd.DataFrame([(*key, *values) for key, values in decided.items()])
    return decisions.set_axis(DECISION, axis=1) if len(decisions) else _none()


def read_reviews(paths: Iterable[str | Path], codebook: Codebook) -> pd.DataFrame:
    """The decisions of several files, or of none, as from ``read_decisions``."""
    return pd.concat([_none(), *(read_decisions(path, codebook) for path in paths)], ignore_index=True)


def decide(
    mentions: pd.DataFrame, decisions: pd.DataFrame, sentences: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Apply decisions: the mentions after them, and the decisions whose sentence has other words now, not applied.

    A *no* removes the theme from the sentence. A *yes* keeps the mentions of the rules; where there is none, it adds
    the whole sentence with the method ``person``. Its stance is that of the sentence's other mentions, or missing.
    """
    known = sentences.drop_duplicates("sentence_id").set_index("sentence_id")
    same = decisions["sentence_id"].map(known["text"]).eq(decisions["text"])
    applied = decisions[same]
    keyed = mentions.merge(applied[["sentence_id", "theme", "decision"]], how="left")
    kept = keyed[keyed["decision"].ne(False)].drop(columns="decision")
    present = set(zip(kept["sentence_id"], kept["theme"], strict=True))
    confirmed = applied.loc[applied["decision"], ["sentence_id", "theme"]].itertuples(index=False, name=None)
    table = whole_sentences(kept, [pair for pair in confirmed if pair not in present], sentences, "person")
    return table, decisions[~same]


def _faults(row: dict[str, str], decision: str, codebook: Codebook, where: str) -> list[Problem]:
    problems = []
    if row["theme"] not in codebook.ids:
        near = nearest(row["theme"], codebook.ids)
        problems.append(Problem(f"unknown theme {row['theme']!r}", where, "a code of the codebook", near))
    if decision not in YES | NO:
        problems.append(Problem(f"decision {decision!r}", where, "yes or no (oui or non), or nothing"))
    if not row["coder"].strip():
        problems.append(Problem("a decision without its coder", where, todo="write who decided"))
    return problems


def _none() -> pd.DataFrame:
    texts = pd.DataFrame({"sentence_id": [], "theme": [], "text": [], "decision": [], "coder": []}, dtype=str)
    return texts.astype({"decision": bool})
