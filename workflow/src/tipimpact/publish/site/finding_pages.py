"""The findings: a page for each short table, and the list of them. That of the gaps has the requests to send."""

from __future__ import annotations

from collections.abc import Iterator

from tipimpact.common.contracts.files import finding_file
from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import SiteInputs, table_file
from tipimpact.publish.site.trail import of_rows
from tipimpact.publish.statements.gaps import TABLE, select_gaps
from tipimpact.publish.tables.findings import FINDINGS, finding_lines, finding_view, subject_of
from tipimpact.publish.tables.html_format import classes, row_html

GAPS = "gaps"  # the finding with the requests


def request_file(gap: str) -> str:
    """The address of the request for a series that nobody publishes."""
    return f"{finding_file(GAPS)}#{gap}"


def finding_pages(inputs: SiteInputs, lang: str) -> Iterator[Page]:
    """The list of findings, and the page of each whose tables this edition has."""
    names = [name for name, finding in FINDINGS.items() if finding.tables[0] in inputs.results]
    views = {name: finding_view(name, inputs.results, lang, inputs.evidence) for name in names}
    entries = [(finding_file(name), subject_of(name, lang), view) for name, view in views.items()]
    folder = f"../../findings/{lang}"
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
            view=view,
            classes=classes(view),
            row_html=row_html(view, [heading.kind == "number" for heading in view.headings]),
            figures=[{"name": entry["name"], "number": entry["number"], **entry[lang]} for entry in drawn],
            folder=folder,
            requests=requests if name == GAPS else [],
            data=[table_file(table) for table in FINDINGS[name].tables if table in inputs.results],
        )
