"""The page *What this machine computed*: each table of a run against the release, and the last lines of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import PackageError, Problem
from tipimpact.package.digests import TableCompared
from tipimpact.package.reader import Release
from tipimpact.publish.tables.html_format import page
from tipimpact.publish.words import date, listed, name_few, number, say, say_table


def computed_page(
    edition: str,
    compared: Sequence[TableCompared],
    release: Release | None,
    sources: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> str:
    """The page, in both languages. sources: those in which the run and the release differ (``list_sources``)."""
    rows = {lang: [_row(table, edition, lang) for table in compared] for lang in LANGUAGES}
    facts = {
        lang: [say("computed-lead", lang, code=edition), *_describe(release, lang), *_list_sources(sources, lang)]
        for lang in LANGUAGES
    }
    return page("computed", "en", edition=edition, rows=rows, facts=facts)


def _row(table: TableCompared, edition: str, lang: str) -> tuple[str, str, str, str]:
    return (
        say_table(table.table, "title", lang),
        table.table,
        number(table.rows, lang),
        say_status(table, edition, lang),
    )


def say_status(table: TableCompared, edition: str, lang: str) -> str:
    """How a table compares with the release, with the files or collections that differ."""
    code = "reproduced" if edition == "official" and table.status == "equal" else table.status
    return say("computed-status", lang, code=code, because=listed(table.because, lang))


def _describe(release: Release | None, lang: str) -> Iterator[str]:
    if release:
        yield say("computed-release", lang, version=release.version, day=date(release.day, lang))


def _list_sources(sources: Mapping[str, Sequence[str]], lang: str) -> Iterator[str]:
    for code, ids in sources.items():
        if ids:
            yield say("computed-sources", lang, code=code, count=len(ids), names=name_few(ids, lang))


def closing_lines(edition: str, compared: Sequence[TableCompared], release: Release | None) -> list[str]:
    """The last lines of a run: the first tables that somebody changed, with files that did it; the page has all."""
    if release is None:
        return [say("computed-none", "en", edition=edition)]
    statuses = Counter(table.status for table in compared)
    changed = [f"{table.table} ({name_few(table.because, 'en')})" for table in compared if table.status == "changed"]
    facts = {"edition": edition, "equal": statuses["equal"], "tables": len(compared), "changed": len(changed)}
    run = say("computed-run", "en", code=edition, **facts)
    if changed:
        run += " " + say("computed-changed", "en", names=name_few(changed, "en"))
    if edition == "official":
        return [run]
    values = {"version": release.version, "day": date(release.day, "en"), "had": release.had, "count": release.count}
    return [say("computed-answer", "en", **values), run, say("computed-next", "en")]


def refuse_other_values(edition: str, compared: Sequence[TableCompared]) -> None:
    """Raise PackageError for tables of the official edition that have other values from the same inputs and code."""
    if edition == "official" and (wrong := [table.table for table in compared if table.status == "not_reproduced"]):
        todo = "compare the tables with those of the release, and report what differs"
        expected = "the values of the release, because inputs and code are the same"
        raise PackageError(Problem("is not reproduced", f"table {name}", expected, todo=todo) for name in wrong)
