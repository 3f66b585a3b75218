"""Findings: short tables for people, each made from data tables, with a title that says what was found.

A finding has few rows and at most ``COLUMNS`` columns, so that it fits on a page; with more rows it
continues on the next. It has no number that is not in its data tables: its rows are chosen, grouped
and put in words, and each knows the rows that it was read from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from tipimpact.common.contracts.files import finding_file
from tipimpact.publish.statements import (
    asks,
    estimates,
    exposure,
    gaps,
    law,
    life_sentences,
    permits,
    recommendations,
    reform,
    themes,
    waiting,
    work_permits,
)
from tipimpact.publish.statements.model import FindingLine, TableEvidence, holding, in_words
from tipimpact.publish.tables import apparatus
from tipimpact.publish.tables.cells import clean
from tipimpact.publish.tables.citation import cite_values
from tipimpact.publish.tables.model import Cell, Heading, Kind, View
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words import name_few, number, say

COLUMNS = 6  # what a portrait page holds

FINDINGS = {
    "lives": life_sentences.FINDING,
    "exposure": exposure.FINDING,
    "waiting": waiting.FINDING,
    "reform": reform.FINDING,
    "estimates": estimates.FINDING,
    "asked": asks.FINDING,
    "recommendations": recommendations.FINDING,
    "provisions": law.FINDING,
    "work_permits": work_permits.FINDING,
    "themes": themes.FINDING,
    "gaps": gaps.FINDING,
    "permits": permits.FINDING,
}


def list_findings(results: Collection[str], among: Iterable[str] = FINDINGS) -> list[str]:
    """The findings whose main table is among some tables."""
    return [name for name in among if FINDINGS[name].tables[0] in results]


def subject_of(name: str, lang: str) -> str:
    """What a finding is about: its title where nothing was found."""
    return say("finding-subject", lang, code=name)


def finding_lines(name: str, evidence: TableEvidence) -> list[FindingLine]:
    """The rows of a finding, each with the rows of the data that it was read from; none where nothing was computed."""
    finding = FINDINGS[name]
    title = next(finding.title(evidence), None)
    return list(finding.lines(evidence)) if title and title.is_computed else []


def finding_view(
    name: str, results: Mapping[str, ResultTable], lang: str, evidence: TableEvidence | None = None
) -> View:
    """A finding in one language, for every format. evidence: of the results, where it is at hand."""
    finding, evidence = FINDINGS[name], evidence or TableEvidence.of(results)
    lines = finding_lines(name, evidence)
    stated = next(holding(finding.title(evidence)), None)
    title = stated.text(lang) if stated else subject_of(name, lang)
    used = [results[table] for table in finding.tables if table in results]
    main, place = used[0].view(lang), f"{lang}/{finding_file(name)}"
    headings = [Heading(id.partition("-")[2], say(id, lang), kind) for id, kind in finding.columns.items()]
    kinds = [heading.kind for heading in headings]
    rows = [[_cell(value, kind, lang) for value, kind in zip(line.values, kinds, strict=True)] for line in lines]
    notes = [say(id, lang) for id in finding.notes]
    texts = [title, *(heading.title for heading in headings), *(cell.text for row in rows for cell in row)]
    return replace(
        main,
        name=f"finding-{name}",
        number=None,
        title=title,
        what=say("finding-what", lang, code=name),
        is_not="",
        status=[] if lines else main.status,
        headings=headings,
        rows=rows,
        notes=[*notes, *(statement.text(lang) for statement in holding(finding.remarks(evidence)))],
        abbreviations=apparatus.abbreviations(texts, lang),
        marks=apparatus.marks(rows, lang),
        sources=[],
        licences=[],
        hashes=[],
        from_tables=[_source(result, lang) for result in used],
        cite=say("finding-cite", lang, title=subject_of(name, lang), **cite_values(main.edition, place, lang)),
        cite_other="",
    )


def _cell(value: Any, kind: Kind, lang: str) -> Cell:
    """A value of a line. Without one, a number is unknown and a text has nothing to state."""
    if isinstance(value, int | float):
        return Cell("number", value, number(value, lang))
    if text := clean(str(in_words(value, lang) or "")):
        return Cell("text", text, text)
    mark = "unknown" if kind == "number" else "none"
    return Cell(kind, None, say("mark", lang, code=mark), mark)


def _source(result: ResultTable, lang: str) -> str:
    """A data table as the source of a finding, with the publishers that it rests on."""
    known = {source.id: source for source in result.sources.sources} if result.sources else {}
    ids = [id for id in result.facts["sources"] if id in known]
    publishers = list(dict.fromkeys(getattr(known[id].publisher, lang) for id in ids))
    title = say("finding-table", lang, number=result.published["number"], title=result.view(lang).title)
    return f"{title} ({name_few(publishers, lang)})." if publishers else f"{title}."
