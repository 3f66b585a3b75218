"""What stands above and under a table: status, marks, sources, licences, facts, citation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pandas as pd

from tipimpact import __version__
from tipimpact.common.contracts import Contract, contract
from tipimpact.publish.tables.model import Cell, Cited, Licensed, flat
from tipimpact.publish.words import i18n
from tipimpact.retrieve.sources import Source, Sources

REVIEW = "reviewed_by"  # where it is missing no lawyer has reviewed the row, and every format says so


def number_of(table: str) -> int:
    """The number of a published table."""
    return (contract(table).publish or {})["number"]


def status(data: pd.DataFrame, lang: str) -> list[str]:
    """What a reader must know before reading: how many rows no lawyer has reviewed."""
    if REVIEW not in data or not (count := int(data[REVIEW].isna().sum())):
        return []
    return [i18n.t("status-not_reviewed", lang, count=i18n.number(count, lang), rows=i18n.number(len(data), lang))]


def marks(rows: list[list[Cell]], lang: str) -> list[tuple[str, str]]:
    """Each mark that stands in the rows, with its meaning."""
    used = {cell.mark for row in rows for cell in flat(row) if cell.mark}
    return [(i18n.t(f"mark-{mark}", lang), i18n.t(f"mark-{mark}-means", lang)) for mark in sorted(used)]


@lru_cache
def _abbreviations(lang: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Every abbreviation that has an explanation, as one pattern, and what each stands for."""
    keys = [id.removesuffix("-short") for id in i18n.message_ids() if re.fullmatch(r"abbreviation-\w+-short", id)]
    meanings = {i18n.t(f"{key}-short", lang): i18n.t(f"{key}-long", lang) for key in keys}
    either = "|".join(re.escape(short) for short in sorted(meanings, key=len, reverse=True))
    return re.compile(rf"(?<![\w&-])(?:{either})(?=s?(?![\w&]))"), meanings


def abbreviations(texts: Iterable[str], lang: str) -> list[tuple[str, str]]:
    """The abbreviations that stand in texts, each with what it stands for."""
    pattern, meanings = _abbreviations(lang)
    return [(short, meanings[short]) for short in sorted({m for text in texts for m in pattern.findall(text)})]


def verdict(spec: Contract, lang: str) -> list[tuple[str, str]]:
    """What a table allows one to say, in the words of the verdicts: each that its column may hold; else the one that
    its contract gives to the whole of it; else that it only describes."""
    column = spec.columns.get("verdict")
    whole = (spec.publish or {}).get("verdict")
    codes = column.values if column else (whole,) if whole else ("description",)
    return [(i18n.t(f"value-verdict-{code}", lang), i18n.t(f"verdict-{code}-means", lang)) for code in codes]


def cited(source: Source, edition: str, lang: str) -> Cited:
    """A source in words; in the sample edition also what stands for it there."""
    return Cited(
        id=source.id,
        title=getattr(source.title, lang),
        publisher=getattr(source.publisher, lang),
        citation=source.citation,
        vintage=source.vintage or "",
        accessed=i18n.date(source.accessed, lang) if source.accessed else "",
        url=next(iter(source.urls), ""),
        licence=source.licence,
        sample=i18n.t(f"sample-{source.sample}", lang) if edition == "sample" and source.sample else "",
    )


def licences(cited: list[Cited], sources: Sources, lang: str) -> list[Licensed]:
    """Each licence of the sources cited, once, with the words that it asks for."""
    used = [sources.licences[key] for key in dict.fromkeys(source.licence for source in cited)]
    return [Licensed(getattr(u.name, lang), u.url or "", getattr(u.attribution, lang)) for u in used]


def facts(meta: dict[str, Any], lang: str) -> list[tuple[str, str, str]]:
    """Facts of the run that have words: hashes of the plan and the codebook, counts of rows left out."""
    known = [key for key in sorted(meta) if i18n.has(f"fact-{key}")]
    return [(key, i18n.t(f"fact-{key}", lang), str(meta[key])) for key in known]


def cite(table: str, number: int, edition: str, lang: str) -> str:
    """The words by which a table is cited."""
    return i18n.t(
        "cite-table",
        lang,
        title=i18n.t(f"table-{table}-title", lang),
        number=number,
        site=i18n.t("site-title", lang),
        edition=i18n.t(f"edition-{edition}", lang).lower(),
        version=__version__,
    )
