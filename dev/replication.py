"""The statement of replication that a data editor or an archive asks for: sources, requirements, steps, outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tipimpact import __version__
from tipimpact.common.contracts import contract, names
from tipimpact.common.contracts.figures import figures
from tipimpact.publish.tables.findings import FINDINGS, subject_of
from tipimpact.publish.words import say, say_figure, say_table
from tipimpact.retrieve.sources import Source, Sources

SOURCE_COLUMNS = ("column-source", "replication-publisher", "replication-licence", "column-url", "replication-checksum")
OUTPUT_COLUMNS = ("page-row", "replication-title_of", "replication-file")


def statement(sources: Sources, edition: str, lang: str) -> str:
    """The statement of replication of an edition, as Markdown."""
    title = say("replication-title", lang, edition=say("edition", lang, code=edition).lower(), version=__version__)
    used = [source for source in sources.sources if source.belongs(edition) and not source.gap]
    parts = [
        *(f"# {title}", say("replication-about", lang, site=say("site-title", lang))),
        f"## {say('replication-data', lang)}",
        *(say(id, lang, code=edition) for id in ("edition-means", "replication-data_kind")),
        _table([say(id, lang) for id in SOURCE_COLUMNS], _source_rows(used, sources, lang)),
        f"## {say('replication-needs', lang)}",
        *(say(id, lang) for id in ("replication-software", "replication-machine", "replication-seeds")),
        *(f"## {say('replication-steps', lang)}", say("replication-commands", lang)),
        f"## {say('replication-made', lang)}",
        _table([say(id, lang) for id in OUTPUT_COLUMNS], _output_rows(edition, lang)),
        *(f"## {say('replication-faults', lang)}", say("replication-known_faults", lang)),
    ]
    return "\n\n".join(parts) + "\n"


def _source_rows(used: Iterable[Source], sources: Sources, lang: str) -> Iterator[list[str]]:
    for source in used:
        licence = getattr(sources.licences[source.licence].name, lang)
        address = next(iter(source.urls), source.page or "")
        title = f"{getattr(source.title, lang)} [{source.id}]"
        yield [title, getattr(source.publisher, lang), licence, address, source.sha256 or ""]


def _output_rows(edition: str, lang: str) -> Iterator[list[str]]:
    """What most people read first: brief, pages and findings; then tables and figures."""
    yield ["", say("replication-brief", lang), f"results/{edition}/brief/{lang}.pdf"]
    yield ["", say("replication-pages", lang), f"results/{edition}/site/{lang}/index.html"]
    for name in FINDINGS:
        subject = subject_of(name, lang)
        yield ["", subject, f"results/{edition}/findings/{lang}/finding-{name}.docx"]
    for name in names(published=True):
        number = say("page-table", lang, number=(contract(name).publish or {})["number"])
        yield [number, say_table(name, "title", lang), f"results/{edition}/tables/{name}.csv"]
    for name, figure in figures().items():
        number = say("figure-label", lang, number=figure.number)
        yield [number, say_figure(name, "title", lang), f"results/{edition}/figures/{lang}/{name}.svg"]


def _table(headings: list[str], rows: Iterable[list[str]]) -> str:
    cells = [headings, ["---"] * len(headings), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)
