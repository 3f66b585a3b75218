"""How well the coding works: unseen sentences first, who coded them, errors in full, development sentences last."""

from __future__ import annotations

from typing import Any

from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import Row, SiteInputs, table_file
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import LANGUAGES, interval, number, say

SCORES, ERRORS, AGREEMENT, COUNTS = "theme_evaluation", "theme_errors", "coder_agreement", "theme_counts"
FILE = "coding.html"
POOLED = ("ALL", "MACRO")
UNSEEN = {"sample": ("calibrate",), "method": ("full",)}
KINDS = ("phrase", "gap", "strong_cue", "cue", "agreed", "reviewed", "undecided")
# Columns of each table; the first six are shown until all are asked for.
SHOWN = (
    *("theme", "positives", "precision_weighted", "recall_weighted", "f1", "f1_interval"),
    *("found", "correct", "precision", "recall"),
)
PARTS = ("method", "language", "found", "correct", "precision_weighted", "recall_weighted", "precision", "recall")
COMPARED = ("method", "language", "f1", "f1_interval", "uncoded", "false_alarms")
OPENED = ("sample", "language", "precision", "recall", "f1", "f1_interval", "uncoded", "false_alarms")


def coding_page(inputs: SiteInputs, lang: str) -> Page:
    """The page; where an edition holds no labels it says so."""
    rows = sorted(inputs.rows(SCORES, lang), key=lambda row: row.values["theme"] not in POOLED)

    def grid(caption: str, columns: tuple[str, ...], **values: tuple[str, ...]) -> dict[str, Any]:
        """A table of the page, all themes together first."""
        return {"caption": caption, "columns": columns, "rows": _select(rows, **values)}

    unseen = _select(rows, **UNSEEN)
    by_language = [
        grid(say("coding-in", lang, language=say("value-language", lang, code=code)), SHOWN, **UNSEEN, language=(code,))
        for code in LANGUAGES
    ]
    return framed(
        inputs,
        "coding",
        lang,
        FILE,
        say("coding-title", lang),
        say("coding-lead", lang),
        within="methods.html",
        titles=inputs.titles(SCORES, lang),
        short=_select(unseen, theme=("ALL",), language=LANGUAGES),
        percent=lambda share: number(100 * share, lang, 0),
        gap=[_state_gap(row, lang) for row in unseen if plain(row.values["gap"]) is not None],
        parts=grid(say("coding-parts", lang), PARTS, sample=("calibrate",), method=KINDS),
        unseen=[table for table in by_language if table["rows"]],
        sealed=grid(say("coding-sealed", lang), OPENED, sample=("sealed", "everyday"), theme=("ALL",)),
        kappa=_kappa(inputs, "labels", lang),
        outside=_kappa(inputs, "practitioners", lang),
        errors=inputs.rows(ERRORS, lang),
        sentences=inputs.sentences,
        development=grid(say("coding-development", lang), COMPARED, sample=("development",), theme=("ALL",)),
        results=inputs.results,
        table_file=table_file,
    )


def _select(rows: list[Row], **values: tuple[str, ...]) -> list[Row]:
    """The rows that have one of these values in these columns."""
    return [row for row in rows if all(row.values[name] in wanted for name, wanted in values.items())]


def _state_gap(row: Row, lang: str) -> str:
    low, high = (number(row.values[name], lang, 2) for name in ("gap_low", "gap_high"))
    return say("coding-gap", lang, value=number(row.values["gap"], lang, 2), interval=interval(low, high, lang))


def _kappa(inputs: SiteInputs, material: str, lang: str) -> str:
    """The agreement of two or more coders over all themes: kappa, or alpha of more than two; "" where there is none."""
    rows = inputs.evidence.rows(AGREEMENT, material=material, language="all", theme="ALL")
    known = rows["kappa"].fillna(rows["alpha"]).dropna()
    return number(float(known.iloc[0]), lang, 2) if len(known) else ""
