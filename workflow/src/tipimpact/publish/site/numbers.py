"""The answer so far: sentences whose every number and word is read from the tables.

The sentences are messages (``answer-*``); the functions here only choose rows and values. A table that is missing, or
that has nothing to say, gives no sentence, and nothing is said about zero things. Each sentence keeps the rows that it
was read from, so that a reader can open them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from tipimpact.common.contracts import contract
from tipimpact.publish.tables.apparatus import missing, number_of
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import act_name, number, say, say_table
from tipimpact.publish.words.marks import END, START, marked
from tipimpact.retrieve.sources import Sources

# Sections in the order of the page.
SECTIONS = ("rule", "supported", "against", "cannot_tell", "asked")
SECTION_OF = {
    "supported": "supported",
    "suggestive": "supported",
    "no_detectable_effect": "against",
    "contradicted": "against",
    "cannot_tell": "cannot_tell",
}

# For each message, the message of its trail that says what is counted.
COUNTED = {
    "answer-sections": "trail-answer-sections",
    "answer-supported": "trail-answer-supported",
    "answer-gaps": "trail-answer-gaps",
    "answer-recommendations": "trail-answer-recommendations",
}
_TAGS = re.compile("</?b[^>]*>")


@dataclass(frozen=True)
class Finding:
    """One finding read from a table: its section, a message with its values, and the rows it was read from.

    about: how many things the sentence is about; a sentence about zero things is left out.
    """

    section: str
    message: str
    values: dict[str, Any]
    rows: pd.DataFrame
    about: int = 1


@dataclass(frozen=True)
class Sentence:
    """A sentence in a language, whose numbers are marked in its HTML.

    counted: the message that says what is counted, or "".  rows: labels of the rows of ``table`` it was read from.
    """

    table: str
    number: int
    section: str
    counted: str
    html: Markup
    rows: tuple[int, ...]

    @property
    def text(self) -> str:
        """The sentence without tags."""
        return Markup(_TAGS.sub("", str(self.html))).unescape()


@dataclass(frozen=True)
class Answer:
    """A section of the answer."""

    section: str
    sentences: list[Sentence]


Reader = Callable[[pd.DataFrame, CodeWords], Iterator[Finding]]


def _law(data: pd.DataFrame, words: CodeWords) -> Iterator[Finding]:
    """The units listed as bearing on trafficked persons, each once however many clauses changed it."""
    for (bill, act), rows in data[data["relevance"] != "other"].groupby(["bill", "act"]):
        later = rows.assign(later=rows["superseded_by"].map(len) > 0).groupby("unit")["later"].any()
        values = {
            "bill": words.code("bill", str(bill)),
            "act": act_name(str(act), words.lang) or words.code("act", str(act)),
            "count": len(later),
            "later": later.sum(),
        }
        yield Finding("rule", "answer-sections", values, rows, about=len(later))


def _recommendations(data: pd.DataFrame, words: CodeWords) -> Iterator[Finding]:
    found = data["status"].value_counts()
    counts = found.reindex([code for code in contract(words.table).columns["status"].values if code in found])
    values = {"total": len(data), "counts": _list_counts(counts, "status", words)}
    yield Finding("asked", "answer-recommendations", values, data, about=len(data))


def _verdicts(data: pd.DataFrame, words: CodeWords) -> Iterator[Finding]:
    """Comparisons that are judged; the rest are falsification tests, or kept from an earlier version of the plan."""
    data = data[(data["role"] == "primary") & (data["standing"] == "planned")]
    found = data["verdict"].map(SECTION_OF) == "supported"
    values = {"count": found.sum(), "total": len(data)}
    yield Finding("supported", "answer-supported", values, data, about=len(data))
    for label, row in zip(data.index, data.to_dict("records"), strict=True):
        spoken = {"claim": row["claim"], "verdict": words.code("verdict", row["verdict"])}
        yield Finding(SECTION_OF[row["verdict"]], "answer-verdict", spoken, data.loc[[label]])


def _gaps(data: pd.DataFrame, words: CodeWords) -> Iterator[Finding]:
    count = (data["kind"] == "not_published").sum()
    yield Finding("cannot_tell", "answer-gaps", {"count": count}, data, about=count)


def _list_counts(counts: pd.Series, column: str, words: CodeWords) -> str:
    """Codes and how often each occurs, as one text."""
    numbers = {words.code(column, str(code)): number(count, words.lang) for code, count in counts.items()}
    return _list_numbers(numbers, words.lang)


def _list_numbers(numbers: dict[str, str], lang: str) -> str:
    return "; ".join(say("answer-count", lang, what=what, count=marked(n, lang)) for what, n in numbers.items())


READERS: dict[str, Reader] = {
    "law_changes": _law,
    "impact_estimates": _verdicts,
    "evidence_gaps": _gaps,
    "recommendations": _recommendations,
}


# Where a table would speak whose files could not be had.
SILENT = {
    "law_changes": "rule",
    "impact_estimates": "cannot_tell",
    "recommendations": "asked",
}


def answers(tables: dict[str, pd.DataFrame], lang: str, sources: Sources | None = None) -> list[Answer]:
    """The answer so far, section by section, and in each by table in the order of ``READERS``.

    tables: by name, as ``Held.texts`` gives them: with their joined texts in the same language. One that says nothing
    because files could not be had is named with them.  sources: where the titles of these files are found.
    """
    sentences: dict[str, list[Sentence]] = {section: [] for section in SECTIONS}
    for name, read in READERS.items():
        data = tables.get(name)
        if data is None:
            continue
        spoken = [] if data.empty else [f for f in read(data, CodeWords.of(data, lang)) if f.about]
        for finding in spoken or _missing(name, data, lang, sources):
            html = tag_numbers(say(finding.message, lang, **finding.values))
            rows = tuple(int(label) for label in finding.rows.index)
            counted = COUNTED.get(finding.message, "")
            sentences[finding.section].append(Sentence(name, number_of(name), finding.section, counted, html, rows))
    return [Answer(section, spoken) for section, spoken in sentences.items() if spoken]


def _missing(table: str, data: pd.DataFrame, lang: str, sources: Sources | None) -> Iterator[Finding]:
    """That a table says nothing because files could not be had; nothing if all are there."""
    files = missing(data.attrs, sources, lang)
    if files:
        values = {"table": number_of(table), "title": say_table(table, "title", lang), **files}
        yield Finding(SILENT[table], "answer-missing", values, data.iloc[:0])


def tag_numbers(text: str) -> Markup:
    """A sentence as HTML, everything escaped, with a tag around each marked number."""
    return Markup(str(escape(text)).replace(START, '<b class="n">').replace(END, "</b>"))
