"""The review queue: codes on which rules and second coder differ, as a sheet for a person, and the decisions read back.

The sheet shows each sentence between its neighbours and does not say who gave the code. Decisions
are kept by digest of the sentence, so that they can be committed without its words and hold for
every copy of it.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from pathlib import Path

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
NEEDED = ["sentence_id", "theme", "decision", "coder"]  # columns that a sheet must have, and digest or text
DECIDED = ["sentence_id", "theme", "digest", "decision", "coder"]
KEY, CODE = ["digest", "theme"], ["sentence_id", "theme"]
BY_EXAMPLE = "example"  # method of a mention that the second coder alone gives
YES, NO = ("yes", "oui"), ("no", "non")
READERS = "readers of this project"  # coder of the committed decisions, which those of others overrule
SHEET, GUIDE = "review", "guide"
log = logging.getLogger(__name__)


def settle(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    decisions: pd.DataFrame,
    scores: pd.DataFrame,
    new: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The mentions after decisions, with ``tier`` (who decided each code) and ``nearest`` (examples like it).

    mentions: of the rules, as from ``extract``.  scores: of the second coder, as from ``read_scores``.  new: scores by
    ``sentence_id`` of sentences that have no stored one. A decision holds for every copy of its sentence, and the log
    names those whose sentence is in no document. A *no* takes the theme away; a *yes* makes the code *reviewed*. Others
    are *agreed* where the second coder's score is ``AGREES``, or ``GIVES`` in new text, else *undecided*.
    A theme that people alone (method ``person``) or in new text the second coder alone (``example``) gave is the whole
    sentence, with the stance of the sentence's other mentions, or none.
    """
    known = sentences.drop_duplicates("sentence_id").set_index("sentence_id")
    digests = known["text"].map(short_digest).rename("digest")
    lost = decisions[~decisions["digest"].isin(digests)]
    log.info("%d decisions; %d are of no sentence here: %s", len(decisions), len(lost), list(lost["sentence_id"]))
    decided = digests.reset_index().merge(decisions[[*KEY, "decision"]], on="digest").drop(columns="digest")
    stored = scores_of(known.reset_index(), scores)
    scored = stored if new is None or new.empty else pd.concat([stored.drop(index=new.index), new])
    tier = _tier_codes(mentions[CODE].drop_duplicates(), decided, scored, () if new is None else new.index)
    table = mentions.merge(tier, how="right", on=CODE)
    stances = table.dropna(subset="polarity").drop_duplicates("sentence_id").set_index("sentence_id")["polarity"]
    whole = known.rename(columns={"text": "matched"}).assign(polarity=stances)
    own = {name: table["sentence_id"].map(whole[name]) for name in ("start", "end", "matched", "polarity")}
    own["method"] = table["tier"].map({REVIEWED: "person"}).fillna(BY_EXAMPLE)
    by_rule = table["method"].notna()
    table = table.assign(**{name: table[name].where(by_rule, cells) for name, cells in own.items()})
    order = {name: i for i, name in enumerate(known.index)}
    table = table.assign(nearest=table["sentence_id"].map(scored[NEAREST])).astype({"start": int, "end": int})
    by = ["sentence_id", "start", "theme"]
    return table.sort_values(by, key=lambda c: c.map(order) if c.name == "sentence_id" else c, ignore_index=True)


def _tier_codes(
    by_rule: pd.DataFrame, decided: pd.DataFrame, scored: pd.DataFrame, new: Collection[str]
) -> pd.DataFrame:
    """The codes that stay, with ``tier``. new: the sentences without a stored score."""
    codes = melt_scores(scored[scored.index.isin([*by_rule["sentence_id"], *new])])
    codes = codes.merge(by_rule.assign(rule=True), how="outer", on=CODE).merge(decided, how="outer", on=CODE)
    is_new, ruled = codes["sentence_id"].isin(new), codes["rule"].eq(True)
    agrees = codes["score"].ge(np.where(is_new, GIVES, AGREES))
    cases = [codes["decision"].eq(True), codes["decision"].eq(False), ruled & agrees, ruled | (is_new & agrees)]
    codes["tier"] = np.select(cases, [REVIEWED, "", "agreed", "undecided"], "")
    return codes.loc[codes["tier"].ne(""), [*CODE, "tier"]]


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

    guide = [[" ".join(text.split()) for text in (t.id, t.definition, t.include, t.exclude)] for t in codebook.themes]
    answers = {"validate": "list", "source": [*YES, *NO]}
    with atomic(path) as draft, xlsxwriter.Workbook(str(draft), {"strings_to_formulas": False}) as book:
        book.set_properties({"created": STEADY})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        queued = [COLUMNS, *rows[COLUMNS].astype(str).to_numpy()]
        for name, cells, wide in ((SHEET, queued, (4, 6)), (GUIDE, guide, (1, 3))):
            sheet = book.add_worksheet(name)
            sheet.set_column(*wide, 55)
            for number, row in enumerate(cells):
                for column, cell in enumerate(row):
                    sheet.write_string(number, column, cell, wrap)
        place = COLUMNS.index("decision")
        book.get_worksheet_by_name(SHEET).data_validation(1, place, max(len(rows), 1), place, answers)
        book.get_worksheet_by_name(SHEET).freeze_panes(1, 2)


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
    header, *rows = [[*map(str, row)] for row in read_sheet(path, ThemeError, SHEET) or [[]]]
    return pd.DataFrame(rows, columns=header, dtype=str)


def read_reviews(paths: Iterable[str | Path], codebook: Codebook) -> pd.DataFrame:
    """The decisions of several files, or of none, as from ``read_decisions``.

    Of a sentence and theme that several decide, the last file counts; those of readers of this project come first.
    """
    tables = [read_decisions(path, codebook) for path in paths]
    whole = pd.concat([pd.DataFrame(columns=DECIDED, dtype=str).astype({"decision": bool}), *tables])
    order = whole["coder"].ne(READERS).to_numpy().argsort(kind="stable")
    return whole.iloc[order].drop_duplicates(KEY, keep="last").reset_index(drop=True)
