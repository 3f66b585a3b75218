"""The review queue: codes on which rules and second coder differ, as a sheet for a person, and the decisions read back.

The sheet shows each sentence between its neighbours and does not say who gave the code. Decisions are kept by digest of
the sentence, so that they can be committed without its words and hold for every copy of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.errors import ThemeError
from tipimpact.common.files import STEADY, atomic
from tipimpact.common.listed import check_columns, read_cells, refuse
from tipimpact.common.workbooks import read_sheet
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.counts import REVIEWED, is_background
from tipimpact.themes.second_coder import AGREES, ASKS, GIVES, NEAREST, scores_of

COLUMNS = ["sentence_id", "theme", "lang", "digest", "before", "text", "after", "decision", "coder", "note"]
WIDTHS = {"before": 40, "text": 70, "after": 40, "note": 30}
NEEDED = ["sentence_id", "theme", "decision", "coder"]  # columns that a sheet must have, and digest or text
DECIDED = ["sentence_id", "theme", "digest", "decision", "coder"]
KEY = ["digest", "theme"]
YES, NO = ("yes", "oui"), ("no", "non")
READERS = "readers of this project"  # coder of the committed decisions, which those of others overrule
SHEET, GUIDE = "review", "guide"


def tiers(
    mentions: pd.DataFrame, sentences: pd.DataFrame, scores: pd.DataFrame, new: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The mentions with ``tier`` (who decided each code: ``prevalence.TIERS``) and ``nearest`` (examples like it).

    mentions: as from ``decide``; its decisions stay.  scores: those of the second coder, as from ``read_scores``.
    new: scores of sentences that have no stored one, by ``sentence_id``, where the second coder agrees from ``GIVES``.
    A code without a score stays undecided.
    """
    stored = scores_of(sentences, scores)
    by_sentence = stored if new is None or new.empty else pd.concat([stored.drop(index=new.index), new])
    table = mentions.merge(melt_scores(by_sentence), how="left", on=["sentence_id", "theme"])
    cut = np.where(table["sentence_id"].isin([] if new is None else new.index), GIVES, AGREES)
    agreed = pd.Series(np.where(table["score"].ge(cut), "agreed", "undecided"), table.index)
    near = table["sentence_id"].map(by_sentence[NEAREST])
    return table.drop(columns="score").assign(tier=table["tier"].fillna(agreed), nearest=near)


def queue(
    sentences: pd.DataFrame, mentions: pd.DataFrame, decisions: pd.DataFrame, scores: pd.DataFrame
) -> pd.DataFrame:
    """The codes that people have to settle, by theme and language, each text once.

    Those that the rules alone give, and those that the second coder alone gives with a score of ``ASKS`` or more,
    except in debates from before the bills, of which few have a score.
    mentions: the table ``theme_mentions``.  decisions: what was decided already, which is not asked again.
    Columns: see ``COLUMNS``; ``before`` and ``after`` are the neighbours of the sentence in its document; ``decision``,
    ``coder`` and ``note`` are for the reviewer.
    """
    coded = mentions.drop_duplicates(["sentence_id", "theme"])[["sentence_id", "theme", "tier"]]
    long = melt_scores(scores_of(sentences, scores))
    background = sentences.loc[is_background(sentences), "sentence_id"]
    given = long[long["score"].ge(ASKS) & ~long["sentence_id"].isin(background)]
    both = coded.merge(given, how="outer", on=["sentence_id", "theme"])
    differ = both[both["tier"].isna() | both["tier"].eq("undecided")]
    texts = sentences[["sentence_id", "lang", "text"]].assign(
        before=sentences.groupby("doc_id")["text"].shift(fill_value=""),
        after=sentences.groupby("doc_id")["text"].shift(-1, fill_value=""),
        digest=sentences["text"].map(short_digest),
    )
    rows = texts.merge(differ, on="sentence_id").drop_duplicates(["lang", *KEY])
    decided = pd.MultiIndex.from_frame(rows[KEY]).isin(pd.MultiIndex.from_frame(decisions[KEY]))
    rows = rows[~decided].sort_values(["theme", "lang", "sentence_id"])
    return rows.assign(decision="", coder="", note="")[COLUMNS].reset_index(drop=True)


def melt_scores(scores: pd.DataFrame) -> pd.DataFrame:
    """A row per sentence and theme that has a score."""
    themes = scores.drop(columns=NEAREST).rename_axis("sentence_id").reset_index()
    return themes.melt("sentence_id", var_name="theme", value_name="score").dropna(subset="score")


def write_queue(rows: pd.DataFrame, codebook: Codebook, path: str | Path) -> None:
    """Write the queue as a workbook, with a second sheet that says what each theme includes and excludes."""
    import xlsxwriter

    with atomic(path) as draft, xlsxwriter.Workbook(str(draft), {"strings_to_formulas": False}) as book:
        book.set_properties({"created": STEADY})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet, guide = book.add_worksheet(SHEET), book.add_worksheet(GUIDE)
        for column, name in enumerate(COLUMNS):
            sheet.set_column(column, column, WIDTHS.get(name, 14))
            for row, cell in enumerate([name, *rows[name]]):
                sheet.write_string(row, column, str(cell), wrap)
        place = COLUMNS.index("decision")
        answers = {"validate": "list", "source": [*YES, *NO]}
        sheet.data_validation(1, place, max(len(rows), 1), place, answers)
        sheet.freeze_panes(1, 2)
        guide.set_column(1, 3, 60)
        for row, theme in enumerate(codebook.themes):
            for column, text in enumerate((theme.id, theme.definition, theme.include, theme.exclude)):
                guide.write_string(row, column, " ".join(text.split()), wrap)


def read_decisions(path: str | Path, codebook: Codebook) -> pd.DataFrame:
    """The decisions in a queue that was filled in (.xlsx) or in a committed list (.csv).

    Columns: sentence_id, theme, digest, decision (boolean) and coder. Rows without a decision are left out. Raises
    ThemeError with every fault at once: missing columns, an unknown theme, a decision that is neither yes nor no or has
    no coder, words that are not those of the digest, and two decisions that contradict each other.
    """
    table = _read_workbook(Path(path)) if Path(path).suffix == ".xlsx" else read_cells(Path(path), ThemeError)
    check_columns(table, NEEDED, str(path), ThemeError)
    table = table.reindex(columns=COLUMNS, fill_value="")
    table = table.assign(decision=table["decision"].str.strip().str.casefold(), coder=table["coder"].str.strip())
    rows = table[table["decision"].ne("")]
    words, yes = rows["text"].map(short_digest), rows["decision"].isin(YES)
    digests = rows["digest"].where(rows["digest"].ne(""), words)
    copied = rows["text"].eq("") | digests.eq(words)
    both_ways = yes.groupby([digests, rows["theme"]]).transform("nunique").gt(1)
    faults = [
        (~copied | (rows["digest"] + rows["text"]).eq(""), "digest", "that of its words, as in the queue"),
        (~rows["theme"].isin(codebook.ids), "theme", f"one of {', '.join(codebook.ids)}"),
        (~rows["decision"].isin([*YES, *NO]), "decision", "yes or no (oui or non), or nothing"),
        (both_ways, "decision", "one decision of a sentence and theme; another row decides otherwise"),
        (rows["coder"].eq(""), "coder", "who decided"),
    ]
    refuse(rows, faults, Path(path), ThemeError)
    return rows.assign(digest=digests, decision=yes)[DECIDED].drop_duplicates(KEY).reset_index(drop=True)


def _read_workbook(path: Path) -> pd.DataFrame:
    header, *rows = read_sheet(path, ThemeError, SHEET) or [[]]
    cells = [[str(cell) for cell in row] for row in rows]
    return pd.DataFrame(cells, columns=[str(name) for name in header], dtype=str)


def read_reviews(paths: Iterable[str | Path], codebook: Codebook) -> pd.DataFrame:
    """The decisions of several files, or of none, as from ``read_decisions``.

    Of a sentence and theme that several decide, the last file counts; those of readers of this project come first.
    """
    tables = [read_decisions(path, codebook) for path in paths]
    whole = pd.concat([pd.DataFrame(columns=DECIDED, dtype=str).astype({"decision": bool}), *tables])
    order = whole["coder"].ne(READERS).to_numpy().argsort(kind="stable")
    return whole.iloc[order].drop_duplicates(KEY, keep="last").reset_index(drop=True)


def decide(
    mentions: pd.DataFrame, decisions: pd.DataFrame, sentences: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Apply decisions: the mentions after them, and the decisions whose sentence is in no document now.

    A *no* removes the theme from the sentence. A *yes* keeps the mentions of the rules; where there is none, it adds
    the whole sentence with the method ``person``. Its stance is that of the sentence's other mentions, or missing.
    The column ``tier`` is ``reviewed`` where somebody said yes, else missing.
    """
    known = sentences.drop_duplicates("sentence_id")
    known = known.assign(digest=known["text"].map(short_digest))
    applied = known[["sentence_id", "digest"]].merge(decisions[[*KEY, "decision"]], on="digest")
    keyed = mentions.merge(applied.drop(columns="digest"), how="left", on=["sentence_id", "theme"])
    tier = keyed["decision"].map({True: REVIEWED}).astype(object)
    kept = keyed.assign(tier=tier)[keyed["decision"].ne(False)].drop(columns="decision")
    present = set(zip(kept["sentence_id"], kept["theme"], strict=True))
    confirmed = applied.loc[applied["decision"], ["sentence_id", "theme"]].itertuples(index=False, name=None)
    missing = [pair for pair in confirmed if pair not in present]
    table = add_whole_sentences(kept, missing, known.set_index("sentence_id"), method="person", tier=REVIEWED)
    return table, decisions[~decisions["digest"].isin(known["digest"])]


def add_whole_sentences(
    mentions: pd.DataFrame, pairs: Iterable[tuple[Any, ...]], known: pd.DataFrame, *, method: str, tier: str
) -> pd.DataFrame:
    """The mentions with pairs of sentence and theme added as whole sentences, in the order of the sentences.

    known: the sentences by ``sentence_id``, with start, end and text.
    """
    stances = mentions.drop_duplicates("sentence_id").set_index("sentence_id")["polarity"]
    added = [
        (name, theme, *known.loc[name, ["start", "end", "text"]], stances.get(name), method, tier)
        for name, theme in pairs
    ]
    table = pd.concat([mentions, pd.DataFrame(added, columns=list(mentions.columns)[:8])] if added else [mentions])
    order = {name: i for i, name in enumerate(known.index)}
    by = ["sentence_id", "start", "theme"]
    return table.sort_values(by, key=lambda c: c.map(order) if c.name == "sentence_id" else c).reset_index(drop=True)
