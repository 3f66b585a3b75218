"""What a data editor or an archive asks of a bundle: where the data are from, what it needs, what is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tipimpact import __version__
from tipimpact.common.contracts import contract, names
from tipimpact.common.contracts.figures import figures
from tipimpact.publish.words import i18n
from tipimpact.retrieve.sources import Source, Sources


def statement(sources: Sources, edition: str, lang: str) -> str:
    """The statement of replication of an edition, as Markdown."""

    def t(key: str, **places: str) -> str:
        return i18n.t(f"replication-{key}", lang, **places)

    belong = [source for source in sources.sources if source.belongs(edition) and not source.gap]
    lines = [
        f"# {t('title', edition=i18n.t(f'edition-{edition}', lang).lower(), version=__version__)}",
        *("", t("about", site=i18n.t("site-title", lang))),
        *("", f"## {t('data')}", "", i18n.t(f"edition-{edition}-means", lang), "", t(f"data_{edition}"), ""),
        *_table(
            [t(key) for key in ("source", "publisher", "licence", "address", "checksum")], _rows(belong, sources, lang)
        ),
        *("", f"## {t('needs')}", "", t("software"), "", t("machine"), "", t("seeds")),
        *("", f"## {t('steps')}", "", t("commands"), ""),
        *("", f"## {t('made')}", ""),
        *_table([t(key) for key in ("number", "title_of", "file")], _made(edition, lang)),
    ]
    return "\n".join(lines) + "\n"


def _rows(found: Iterable[Source], sources: Sources, lang: str) -> Iterator[list[str]]:
    for source in found:
        licence = getattr(sources.licences[source.licence].name, lang)
        address = next(iter(source.urls), source.page or "")
        yield [
            f"{getattr(source.title, lang)} [{source.id}]",
            getattr(source.publisher, lang),
            licence,
            address,
            source.sha256 or "",
        ]


def _made(edition: str, lang: str) -> Iterator[list[str]]:
    """Tables, then figures."""
    for name in names(published=True):
        number = i18n.t("page-table", lang, number=(contract(name).publish or {})["number"])
        yield [number, i18n.t(f"table-{name}-title", lang), f"results/{edition}/tables/{lang}/{name}.csv"]
    for name, figure in figures().items():
        number = i18n.t("figure-label", lang, number=figure.number)
        yield [number, i18n.t(f"figure-{name}-title", lang), f"results/{edition}/figures/{lang}/{name}.svg"]


def _table(headings: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(headings) + " |"
    yield "|" + " --- |" * len(headings)
    yield from ("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
