"""Sentences that the tables no longer bear out: shown nowhere, and listed with what the tables say instead.

The list is on the methods page and in the closing words of a run.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tipimpact.common.contracts import contract
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.site.finding_pages import LEADS
from tipimpact.publish.site.questions import ANSWERS
from tipimpact.publish.statements import asked_today, gaps, reform
from tipimpact.publish.statements.model import Statement, TableEvidence
from tipimpact.publish.statements.opening import opening
from tipimpact.publish.tables.apparatus import number_of
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.tables.findings import FINDINGS
from tipimpact.publish.words import say, say_column, say_table


@lru_cache(maxsize=4)  # asked for by the pages of each language
def list_dropped(evidence: TableEvidence) -> list[Statement]:
    """Every statement of pages, findings and figures that does not hold, once."""
    by_id = {statement.id: statement for statement in compose(evidence) if not statement.holds}
    return list(by_id.values())


def compose(evidence: TableEvidence) -> Iterator[Statement]:
    """Every statement of the pages, the findings and the figures."""
    yield from opening(evidence)
    leads = (lead for said in LEADS.values() for lead in said.values())
    for part in (asked_today.unasked_change, reform.answer, gaps.questions, *leads):
        yield from part(evidence)
    for read in ANSWERS.values():
        yield from read(evidence)
    for finding in FINDINGS.values():
        yield from (*finding.title(evidence), *finding.remarks(evidence))
    for figure in FIGURES.values():
        yield from figure.statements(evidence)


def describe_dropped(statement: Statement, evidence: TableEvidence, lang: str) -> str:
    """Which sentence is dropped, and what the table says in the column that decides."""
    table, column = statement.table, statement.decided_by
    what = {"id": statement.id, "number": number_of(table), "title": say_table(table, "title", lang)}
    dropped, spec = say("dropped-one", lang, **what), contract(table).columns.get(column)
    if spec is None:
        return dropped
    words = CodeWords.of(evidence.texts(table, lang), lang)
    texts = [words.cell(spec, value, None).text for value in evidence.tables[table].loc[list(statement.rows), column]]
    instead = {"column": say_column(table, column, lang), "values": "; ".join(dict.fromkeys(texts))}
    return f"{dropped} {say('dropped-instead', lang, **instead)}"


def closing_words(evidence: TableEvidence, lang: str) -> str:
    """What is dropped, for the end of a run; "" where all still holds."""
    dropped = list_dropped(evidence)
    if not dropped:
        return ""
    lines = [describe_dropped(statement, evidence, lang) for statement in dropped]
    return "\n  ".join([say("dropped-screen", lang, count=len(dropped)), *lines]) + "\n"
