"""The findings: a page for each short table, and the list of them. That of the gaps has the requests to send."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tipimpact.common.contracts.files import FILES, finding_file
from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import SiteInputs, table_file
from tipimpact.publish.site.trail import of_rows
from tipimpact.publish.statements import claims, estimates, exposure, law, life_sentences, permits
from tipimpact.publish.statements.gaps import TABLE, select_gaps
from tipimpact.publish.statements.model import Statement, TableEvidence
from tipimpact.publish.tables.findings import FINDINGS, finding_lines, finding_view, list_findings, subject_of
from tipimpact.publish.tables.html_format import classes, row_html

GAPS = "gaps"  # the finding with the requests


def what_fell(evidence: TableEvidence) -> Iterator[Statement]:
    """The years of the fall, what else happened in them, and both estimates with their verdicts."""
    yield from claims.part(evidence)
    yield from estimates.part(evidence)


def _rules(is_law: bool) -> Lead:
    """The rules that the bills brought and that are law, or no longer."""
    return lambda evidence: (own for rule, own in law.part(evidence) if rule.state.is_law == is_law)


Lead = Callable[[TableEvidence], Iterator[Statement]]
# What is said above the table of a finding, by the message of its heading.
LEADS: dict[str, dict[str, Lead]] = {
    "lives": {"": life_sentences.part},
    "exposure": {"": exposure.part},
    "estimates": {"": what_fell},
    "permits": {"": permits.part},
    "provisions": {"answer-law-still": _rules(True), "answer-law-ended": _rules(False), "": law.unlisted},
}


def request_file(gap: str) -> str:
    """The address of the request for a series that nobody publishes."""
    return f"{finding_file(GAPS)}#{gap}"


def finding_pages(inputs: SiteInputs, lang: str) -> Iterator[Page]:
    """The list of findings, and the page of each whose tables this edition has."""
    names = list_findings(inputs.results)
    views = {name: finding_view(name, inputs.results, lang, inputs.evidence) for name in names}
    entries = [(finding_file(name), subject_of(name, lang), view) for name, view in views.items()]
    folder = f"../{FILES}/findings/{lang}"
    yield Draft("findings", inputs, lang).write(entries=entries, folder=folder)
    numbers = {inputs.row(TABLE, label) for label in select_gaps(inputs.evidence).index}
    requests = [row for row in inputs.rows(TABLE, lang) if row.number in numbers]
    for name, view in views.items():
        page, lines = Draft("finding", inputs, lang), finding_lines(name, inputs.evidence)
        for i, (line, cells) in enumerate(zip(lines, view.rows, strict=True), 1):
            text = "\n".join(cell.text for cell in cells)
            page.trails.append(of_rows(inputs, line.table, line.rows, lang, f"t{i}", f"#r{i}", text))
        listed = {entry["name"]: entry for entry in inputs.figures}
        drawn = [listed[figure] for figure in FINDINGS[name].figures if figure in listed]
        yield page.write(
            file=finding_file(name),
            subject=subject_of(name, lang),
            said={
                heading: page.link_each(f"said{i}", lead(inputs.evidence))
                for i, (heading, lead) in enumerate(LEADS.get(name, {}).items())
            },
            view=view,
            classes=classes(view),
            row_html=row_html(view, [heading.kind == "number" for heading in view.headings]),
            figures=[{"name": entry["name"], "number": entry["number"], **entry[lang]} for entry in drawn],
            folder=folder,
            requests=requests if name == GAPS else [],
            data=[table_file(table) for table in FINDINGS[name].tables if table in inputs.results],
        )
