"""Sentences of reports that may print a missing series: with a phrase of its gap, a number and a year. Never a figure.

A person who confirms one copies the number with page and quote into the sheet of ``docs/look-up.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from tipimpact.retrieve.sources import Source
from tipimpact.themes.kwic import YEAR, numbers

LAW = "statute"  # source type whose numbers count nothing


def find_leads(declared: Iterable[Source], sentences: pd.DataFrame) -> dict[str, list[str]]:
    """Ids of sentences (``doc_id:start-end``) by gap, in the order of the documents; gaps without a lead are left out.

    declared: sources with a ``gap`` block whose ``leads`` name phrases by language.  sentences: the table of that name.
    """
    read = sentences[sentences["source_type"] != LAW]
    dated = read[read["text"].str.contains(rf"\b{YEAR.pattern}\b", regex=True)]
    found = {source.id: _of_gap(source, dated) for source in declared if source.gap and source.gap.leads}
    return {gap: ids for gap, ids in found.items() if ids}


def _of_gap(source: Source, dated: pd.DataFrame) -> list[str]:
    ids: list[str] = []
    for lang, phrases in (source.gap.leads if source.gap else {}).items():
        named = re.compile("|".join(rf"(?<!\w){re.escape(phrase)}s?(?!\w)" for phrase in phrases), re.IGNORECASE)
        rows = dated[(dated["lang"] == lang) & dated["text"].str.contains(named)]
        texts: dict[str, str] = dict(zip(rows["sentence_id"], rows["text"], strict=True))
        ids += [id for id, text in texts.items() if any(True for _ in numbers(text, lang))]
    return sorted(ids)
