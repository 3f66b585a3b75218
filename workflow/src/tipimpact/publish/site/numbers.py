"""The page of more numbers: by section, sentences whose every number and word is read from the tables.

A table that has nothing to say gives no sentence, and nothing is said about zero things. One that is silent because
files could not be had names them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.site.linked import Linked
from tipimpact.publish.statements import estimates, gaps, recommendations
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, holding
from tipimpact.publish.tables.apparatus import missing, number_of
from tipimpact.publish.words import act_name, say, say_table
from tipimpact.retrieve.sources import Sources

# What is counted, by the message of a sentence.
COUNTED = {
    "answer-sections": "trail-answer-sections",
    "answer-supported": "trail-answer-supported",
    "answer-gaps": "trail-answer-gaps",
    "answer-recommendations": "trail-answer-recommendations",
}
# Where to read more on a section: a page and the message of its link.
MORE = {
    "rule": [("law.html", "answer-more-law")],
    "supported": [("methods.html", "answer-more-methods")],
    "cannot_tell": [("finding-gaps.html", "answer-more-gaps")],
    "asked": [("recommendations.html", "answer-more-recommendations"), ("coding.html", "coding-title")],
}


def _count_provisions(evidence: TableEvidence) -> Iterator[Statement]:
    """The units listed as bearing on trafficked persons, each once however many clauses changed it."""
    yield from evidence.lacks("law_changes") or _count_by_act(evidence)


def _count_by_act(evidence: TableEvidence) -> Iterator[Statement]:
    data = evidence.rows("law_changes")
    for (bill, act), rows in data[data["relevance"] != "other"].groupby(["bill", "act"]):
        later = rows.assign(later=rows["superseded_by"].map(len) > 0).groupby("unit")["later"].any()
        code = evidence.code("law_changes", "act", act)
        name = Words(lambda act, code, lang: act_name(act, lang) or code, act, code)
        values = {"bill": evidence.code("law_changes", "bill", bill), "count": len(later), "later": later.sum()}
        yield from evidence.state("answer-sections", "law_changes", rows, act=name, **values)


SECTIONS: dict[str, tuple[Callable[[TableEvidence], Iterator[Statement]], ...]] = {  # in the order of the page
    "rule": (_count_provisions,),
    "supported": (estimates.count_supported, partial(estimates.list_verdicts, verdicts=estimates.SUPPORTED)),
    "against": (partial(estimates.list_verdicts, verdicts=estimates.AGAINST),),
    "cannot_tell": (partial(estimates.list_verdicts, verdicts=estimates.UNSETTLED), gaps.count_gaps),
    "asked": (recommendations.count_statuses,),
}
SILENT = {"law_changes": "rule", "impact_estimates": "cannot_tell", "recommendations": "asked"}  # else the section


def sections(evidence: TableEvidence, sources: Sources | None = None) -> dict[str, list[Statement]]:
    """The statements of each section that has any. sources: where the titles of missing files are found."""
    stated = {section: [s for read in readers for s in read(evidence)] for section, readers in SECTIONS.items()}
    tables = {statement.table for statements in stated.values() for statement in statements}
    for table, section in SILENT.items():
        if table not in tables and table in evidence.tables:
            stated[section] += _silent(table, evidence.tables[table].attrs, sources)
    return {section: statements for section, statements in stated.items() if statements}


def _silent(table: str, facts: Mapping[Any, Any], sources: Sources | None) -> Iterator[Statement]:
    """That a table says nothing because files could not be had; nothing if all are there."""
    if files := missing(facts, sources, "en"):
        titles = Words(lambda lang: missing(facts, sources, lang)["titles"])
        names = {"table": number_of(table), "title": Words(say_table, table, "title"), "titles": titles}
        yield Statement("answer-missing", {**files, **names}, table)


def numbers_page(inputs: SiteInputs, lang: str) -> Page:
    """The page: each sentence opens its trail."""
    page, shown = Linked(inputs, lang), []
    for section, statements in sections(inputs.evidence, inputs.sources).items():
        entries = []
        for i, statement in enumerate(holding(statements), 1):
            anchor = f"{section}-{i}"
            html = page.open_trail(anchor, statement, COUNTED.get(statement.id, ""))
            entries.append((anchor, number_of(statement.table), html))
        more = [(file, say(id, lang)) for file, id in MORE.get(section, [])]
        shown.append({"section": section, "sentences": entries, "more": more})
    title, lead = say("site-numbers", lang), say("numbers-lead", lang)
    return framed(inputs, "numbers", lang, "numbers.html", title, lead, trails=page.trails, answers=shown)
