"""What a run obtained, in words: on the screen at its end, in `make doctor`, and on the data page of the site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table
from tipimpact.package.reader import Missing, Obtained
from tipimpact.package.texts import ReleaseSize
from tipimpact.publish.words import listed, number, say, say_table

GROUPS = 5  # on one screen
COMMAND = "make official AGAIN=1"
LIMIT = "retrieve.largest"
NAMED = 3  # tables of a group that the screen names


def headline(run: Obtained, lang: str) -> str:
    """How many sources are here."""
    missing = sum(len(group.sources) for group in run.missing)
    if not missing:
        return say("obtained-all", lang, count=run.count)
    return say("obtained-some", lang, count=run.count, missing=missing)


def screen(run: Obtained, lang: str) -> str:
    """One screen: the groups that touch most tables, each with its reason, its tables and what to do."""
    lines = [headline(run, lang)]
    for group in run.missing[:GROUPS]:
        lines += [
            f"  {first_line(group, lang)}",
            f"    {touched(group, lang, NAMED)}",
            f"    {mend(group, run.edition, lang)}",
        ]
    if others := len(run.missing[GROUPS:]):
        lines.append(f"  {say('obtained-more', lang, count=others, place=_page(run.edition, lang))}")
    lines += [f"  {line}" for line in other_releases(run, lang)]
    return "\n".join(lines)


def first_line(group: Missing, lang: str) -> str:
    """The collection, how many of its sources are missing, and why."""
    what = say("obtained-group", lang, source=group.collection, count=len(group.sources))
    return f"{what} {say('obtained-reason', lang, code=group.reason)}"


def touched(group: Missing, lang: str, named: int | None = None) -> str:
    """The published tables that were made without these sources, by name. named: how many to name; None for all."""
    numbers = sorted((publish["number"], name) for name in group.tables if (publish := contract(name).publish))
    if not numbers:
        return say("obtained-no_table", lang)
    tables = [
        say("obtained-table", lang, number=number(n, lang), title=say_table(name, "title", lang)) for n, name in numbers
    ]
    if named and len(tables) > named + 1:
        tables = [*tables[:named], say("obtained-more_tables", lang, count=len(tables) - named)]
    return say("obtained-tables", lang, count=len(group.sources), text=listed(tables, lang))


def mend(group: Missing, edition: str, lang: str, listed: bool = False) -> str:
    """The one command or file that would mend a group; of several files the first, unless they are ``listed``."""
    if group.mend in ("again", "limit"):
        return say("obtained-mend", lang, code=group.mend, text=COMMAND if group.mend == "again" else LIMIT)
    others = len(group.sources) - 1
    if listed and others and group.mend == "put":
        return say("obtained-mend-put_each", lang)
    file = f"data/raw/{edition}/{group.sources[0].path}"
    place = f"config/sources/{group.collection}.yaml" if group.mend == "accept" else file
    text = say("obtained-mend", lang, code=group.mend, place=place)
    if not others or listed:
        return text
    return f"{text} {say('obtained-mend-others', lang, count=others, place=_page(edition, lang))}"


def other_releases(run: Obtained, lang: str) -> list[str]:
    """The sources that were obtained in another release, each with the sizes of both releases."""
    return [
        say("obtained-other_release", lang, source=source.id, text=compare_releases(release, source.release, lang))
        for source, release in run.other_releases
    ]


def compare_releases(release: Mapping[str, int], known: ReleaseSize | None, lang: str) -> str:
    """That a file is another release than the known one, with rows and totals if both were measured."""
    if known is None or "rows" not in release:
        return say("gaps-other_release-why_not_sized", lang)
    sizes = {"rows": release["rows"], "total": release["total"], "known_rows": known.rows, "known_total": known.total}
    return say("gaps-other_release-why", lang, **{name: number(size, lang) for name, size in sizes.items()})


def rows_left_out(audit: str | Path, lang: str) -> str:
    """A line on the rows of employer lists that could not be read or say the same as another; "" where there are none.

    audit: the table ``data_audit``.
    """
    rows = read_table(audit)
    refused, repeated = (int(rows[name].fillna(0).sum()) for name in ("refused", "repeated_rows"))
    return say("obtained-rows", lang, refused=refused, repeated=repeated) if refused or repeated else ""


def reports_left_out(report_files: str | Path, lang: str) -> str:
    """A line that names the reports that are here and could not be read; "" where there are none.

    report_files: that table.
    """
    rows = read_table(report_files)
    names = list(rows.loc[rows["status"].eq("failed"), "doc_id"])
    return say("obtained-reports", lang, count=len(names), names=", ".join(names)) if names else ""


def _page(edition: str, lang: str) -> str:
    return f"results/{edition}/site/{lang}/data.html"
