"""The scope: sentences that are relevant, and why, before any theme is given.

A sentence is relevant by a tag of UPR Info, by a person of this project who read it, or by words
(``reports.scope``), in this order. Of a recommendation to Canada that person also gave the subject
and the act that is asked for.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import ThemeError
from tipimpact.common.listed import refuse
from tipimpact.reports.scope import CORE, WORDS, in_scope
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.counts import is_background
from tipimpact.themes.labels import read_columns

READERS = ("1", "2", "settled")
READ = ["reader", "section", "digest", "relevant", "subject", "act", "addressee", "themes"]
KEY = ["section", "digest"]
RECALL = ["tag", "sessions", "rows", "read", "by_words", "words_sha256"]
log = logging.getLogger(__name__)


def read_readings(paths: Sequence[str | Path], codebook: Codebook) -> pd.DataFrame:
    """Recommendations as one person of this project read them: a row for each of two passes (``reader``), one settled.

    Columns: ``READ``; ``relevant`` is boolean, ``themes`` a list. Raises ThemeError with every
    fault at once: a missing column, an unknown reader, subject, act or theme, and a recommendation
    that is twice in a pass.
    """
    tables = [_read_readings(Path(path), codebook) for path in paths]
    return pd.concat([pd.DataFrame(columns=READ), *tables], ignore_index=True)


def _read_readings(path: Path, codebook: Codebook) -> pd.DataFrame:
    rows, columns = read_columns([path], READ), contract("asks").columns
    yes = rows["relevant"].eq("yes")
    unknown = rows["themes"].map(lambda cell: bool(set(cell.split()) - set(codebook.ids)))
    allowed = {"reader": READERS, "relevant": ("yes", "no")}
    allowed |= {name: (*(columns[name].values or ()), "") for name in ("subject", "act")}
    faults = [(~rows[name].isin(values), name, ", ".join(filter(None, values))) for name, values in allowed.items()]
    faults += [
        (yes & rows["subject"].eq(""), "subject", "a subject of what is relevant"),
        (unknown, "themes", f"some of {', '.join(codebook.ids)}"),
        (rows.duplicated(["reader", *KEY]), "digest", "one reading of a recommendation in each pass"),
    ]
    refuse(rows, faults, path, ThemeError)
    given = rows[["subject", "act", "addressee"]].astype(object).where(lambda cells: cells.ne(""), None)
    return rows.assign(relevant=yes, themes=rows["themes"].str.split(), **given)[READ]


def scope(sentences: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    """The relevant sentences, with why, and of those that were read the subject, the act and the themes.

    sentences: as the stage `reports` writes them; statutes and debates from before the bills are left out.
    readings: as from ``read_readings``. A tag counts even against the reading; the reading counts against the words.
    The log names readings whose sentence is in no document or reads otherwise now.
    """
    rows = sentences[~sentences["source_type"].eq("statute") & ~is_background(sentences)]
    rows = rows.assign(digest=rows["text"].map(short_digest))
    settled = readings[readings["reader"].eq("settled")].drop(columns=["reader", "addressee"])
    lost = settled[~settled["digest"].isin(rows["digest"])]
    if len(lost) and rows["source_type"].eq("un").any():
        names = ", ".join(f"{row.section} ({row.digest})" for row in lost.itertuples())
        log.warning("%d of %d readings are of no sentence here: %s", len(lost), len(settled), names)
    rows = rows.merge(settled, how="left", on=KEY)
    by = [in_scope(text, lang, tags) for text, lang, tags in rows[["text", "lang", "tags"]].itertuples(index=False)]
    by_reader = rows["relevant"].map({True: "person", False: None})
    found = pd.Series(by, rows.index, dtype=object)
    rows["in_scope"] = found.where(found.eq("tag") | rows["relevant"].isna(), by_reader)
    spec = contract("scope")
    return spec.conform(rows.loc[rows["in_scope"].notna(), list(spec.columns)])


def scope_recall(paths: Sequence[str | Path]) -> pd.DataFrame:
    """How many rows with a core tag the words find, as ``dev/scope_recall.py`` counted them in the whole data set.

    Raises ThemeError where they were counted with other words or tags than those of today.
    """
    rows = read_columns(paths, RECALL)
    if set(rows.pop("words_sha256")) - {scope_digest()}:
        what, todo = "the words of the scope were changed", f"run dev/scope_recall.py again ({scope_digest()})"
        raise ThemeError(what, where=", ".join(map(str, paths)), todo=todo)
    rows = rows.astype(dict.fromkeys(("rows", "read", "by_words"), int))
    return contract("scope_recall").conform(rows.assign(recall=rows["by_words"] / rows["rows"]))


def scope_digest() -> str:
    """Digest of the core tags and the words of the scope."""
    words = {lang: pattern.pattern for lang, pattern in WORDS.items()}
    return hashlib.sha256(json.dumps([sorted(CORE), words], sort_keys=True).encode()).hexdigest()[:16]
