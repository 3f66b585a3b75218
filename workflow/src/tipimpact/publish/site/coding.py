"""How well the coding works: unseen sentences first, who coded them, errors in full, development sentences last."""

from __future__ import annotations

from typing import Any

from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import Row, SiteInputs, table_file
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import LANGUAGES, TAGS, interval, number, say

SCORES, ERRORS, AGREEMENT, COUNTS = "theme_evaluation", "theme_errors", "coder_agreement", "theme_counts"
FILE = "coding.html"
POOLED = ("ALL", "MACRO")
KINDS = ("phrase", "gap", "strong_cue", "cue", "agreed", "reviewed", "undecided")
WEIGHTED = ("precision", "precision_weighted", "recall", "recall_weighted")
SHOWN = ("theme", "positives", "found", "correct", *WEIGHTED, "f1", "f1_interval")
PARTS = ("method", "language", "found", "correct", *WEIGHTED)
COMPARED = ("method", "language", "f1", "f1_interval", "uncoded", "false_alarms")
OPENED = ("sample", "language", "precision", "recall", "f1", "f1_interval", "uncoded", "false_alarms")


def coding_page(inputs: SiteInputs, lang: str) -> Page:
    """The page; where an edition holds no labels it says so."""
    rows = inputs.rows(SCORES, lang)
    unseen = [row for row in rows if _is(row, sample="calibrate", method="full")]
    sealed = [row for row in rows if row.values["sample"] in ("sealed", "everyday") and _is(row, theme="ALL")]
    development = [row for row in rows if _is(row, sample="development") and row.values["theme"] == "ALL"]
    titles = inputs.titles(SCORES, lang)
    parts = [row for row in rows if _is(row, sample="calibrate") and row.values["method"] in KINDS]
    by_language = [
        _table(
            [row for row in unseen if _is(row, language=code)],
            SHOWN,
            titles,
            say("coding-in", lang, language=say("value-language", lang, code=code)),
        )
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
        short=[_short(row, lang) for row in unseen if row.values["theme"] == "ALL" and not _is(row, language="all")],
        gap=[_gap(row, lang) for row in unseen if plain(row.values["gap"]) is not None],
        parts=_table(parts, PARTS, titles, say("coding-parts", lang)),
        unseen=[table for table in by_language if table["rows"]],
        sealed=_table(sealed, OPENED, titles, say("coding-sealed", lang)),
        kappa=_kappa(inputs, "labels", lang),
        outside=_kappa(inputs, "practitioners", lang),
        errors=[_error(inputs, row, lang) for row in inputs.rows(ERRORS, lang)] if ERRORS in inputs.results else [],
        development=_table(development, COMPARED, titles, say("coding-development", lang)),
        links={
            name: (table_file(name), inputs.results[name].published["number"])
            for name in (SCORES, ERRORS, AGREEMENT, COUNTS)
            if name in inputs.results
        },
    )


def _is(row: Row, **values: str) -> bool:
    return all(row.values[name] == value for name, value in values.items())


def _table(rows: list[Row], columns: tuple[str, ...], titles: dict[str, str], caption: str) -> dict[str, Any]:
    """A table of the page: caption, titles and rows of cells; all themes together stand first."""
    first = sorted(rows, key=lambda row: row.values["theme"] not in POOLED)
    cells = [[(row.cells[name].kind, row.text(name)) for name in columns] for row in first]
    return {"caption": caption, "titles": [titles[name] for name in columns], "rows": cells}


def _short(row: Row, lang: str) -> str:
    share, alarms, uncoded = (row.values[name] for name in ("precision", "false_alarms", "uncoded"))
    return say(
        "coding-short",
        lang,
        language=row.text("language"),
        precision=_percent(share, lang),
        recall=_percent(row.values["recall_weighted"], lang),
        sample=_percent(row.values["recall"], lang),
        n=row.text("positives"),
        share=_percent(alarms / uncoded if uncoded else 0.0, lang),
    )


def _gap(row: Row, lang: str) -> str:
    low, high = (number(row.values[name], lang, 2) for name in ("gap_low", "gap_high"))
    return say("coding-gap", lang, value=number(row.values["gap"], lang, 2), interval=interval(low, high, lang))


def _percent(share: float, lang: str) -> str:
    return number(100 * share, lang, 0)


def _kappa(inputs: SiteInputs, material: str, lang: str) -> str:
    """The agreement of two or more coders over all themes: kappa, or alpha of more than two; "" where there is none."""
    if AGREEMENT not in inputs.results:
        return ""
    table = inputs.tables[AGREEMENT]
    rows = table[table["material"].eq(material) & table["language"].eq("all") & table["theme"].eq("ALL")]
    known = rows["kappa"].fillna(rows["alpha"]).dropna()
    return number(float(known.iloc[0]), lang, 2) if len(known) else ""


def _error(inputs: SiteInputs, row: Row, lang: str) -> dict[str, Any]:
    """A worked error: what went wrong, the sentence, and the words that led to it."""
    quote = inputs.sentences.get(row.values["sentence_id"])
    kind = {"missed": "coding-missed", "wrong": "coding-wrong"}[row.values["kind"]]
    return {
        "what": say(kind, lang, theme=row.text("theme")),
        "quote": quote.text if quote else "",
        "tag": TAGS[quote.lang] if quote else "",
        "words": say("coding-words", lang, words=row.text("matched")) if row.text("matched") else "",
        "near": say("coding-near", lang, examples=row.text("nearest")) if row.text("nearest") else "",
        "place": row.text("sentence_id"),
    }
