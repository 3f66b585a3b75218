"""The files in which tables and findings are published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tipimpact.common.contracts.files import finding_file
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.bib_format import bib_text
from tipimpact.publish.tables.csv_format import codes_text, csv_text
from tipimpact.publish.tables.docx_format import docx_bytes
from tipimpact.publish.tables.findings import finding_view, list_findings, subject_of
from tipimpact.publish.tables.html_format import paste_text
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.tables.tex_format import tex_text
from tipimpact.publish.tables.xlsx_format import workbook_bytes
from tipimpact.publish.words import LANGUAGES


def table_files(results: Mapping[str, ResultTable]) -> Iterator[tuple[str, bytes]]:
    """Paths inside the folder of an edition, with contents.

    Each data table is one CSV for both languages; a workbook of each language holds all of them.
    Each finding is a Word and a CSV file in each language; a workbook, a LaTeX file, a page of HTML
    to copy from and a BibTeX file of each language hold all findings.
    """
    for name, content in csv_files(results.values()):
        yield f"tables/{name}.csv", content
    evidence = TableEvidence.of(results)
    for lang in LANGUAGES:
        yield f"tables/tables_{lang}.xlsx", workbook_bytes(*(result.view(lang) for result in results.values()))
        names = list_findings(results)
        views = [finding_view(name, results, lang, evidence) for name in names]
        for view in views:
            yield f"findings/{lang}/{view.name}.docx", docx_bytes(view)
            yield f"findings/{lang}/{view.name}.csv", csv_text(view).encode()
        if views:
            yield f"findings/{lang}/findings.xlsx", workbook_bytes(*views)
            yield f"findings/{lang}/findings.tex", "\n\\clearpage\n\n".join(map(tex_text, views)).encode()
            yield f"findings/{lang}/findings.html", paste_text(views, lang).encode()
            cited = [(f"{lang}/{finding_file(name)}", subject_of(name, lang)) for name in names]
            yield f"findings/{lang}/findings.bib", bib_text(cited, views[0].edition, lang).encode()


def csv_files(results: Iterable[ResultTable]) -> Iterator[tuple[str, bytes]]:
    """Names of tables, each with its CSV for both languages."""
    for result in results:
        views = {lang: result.view(lang) for lang in LANGUAGES}
        yield result.spec.name, codes_text(result.rows, views, result.row_ids).encode()
