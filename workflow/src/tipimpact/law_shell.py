"""The commands ``tipimpact law`` and ``diff``: this module imports only what they need, so that they answer at once."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from tipimpact.common.errors import LegislationError
from tipimpact.law_answers import is_repealed, say_law, say_limits
from tipimpact.legislation.answers import answer, answer_of, dated
from tipimpact.legislation.citations import read_citation, read_day
from tipimpact.legislation.labels import sections_with
from tipimpact.legislation.wording import difference
from tipimpact.publish.words import date, law, listed, say

Act = Annotated[str, typer.Argument(help="The text: IRPA, IRPR, C-31, a title; or a whole citation: 'IRPA s. 24(5)'")]
Unit = Annotated[str, typer.Argument(help="The units as cited, in quotation marks: '24(5)', 'ss. 24-25'")]
Lang = Annotated[Literal["en", "fr"], typer.Option(help="The language of the answer")]
Statutes = Annotated[
    Path | None, typer.Option(help="Folder of the annual statutes' XML; else what make official brought")
]


def show(act: Act, unit: Unit = "", on: str = "", lang: Lang = "en", statutes: Statutes = None) -> None:
    """What units said on a day, since when, which clauses made them so, and how well that is known."""
    day = read_date(on, lang) if on else dt.date.today()
    with errors_in(lang):
        asked = answer(read_citation(unit, act) if unit else read_citation(act), day, lang, statutes)
    typer.echo("\n\n".join("\n".join(say_law(each)) for each in asked))
    if all(each.text is None or is_repealed(each.text, lang) for each in asked):
        raise typer.Exit(1)


def diff(act: Act, unit: Unit, first: str, last: str, lang: Lang = "en", statutes: Statutes = None) -> None:
    """How a unit changed between two days, step by step: [-words-] went out, {+words+} came in."""
    start, end = read_date(first, lang), read_date(last, lang)
    if end < start:
        raise typer.BadParameter(say("law-days-order", lang, first=first, last=last))
    with errors_in(lang):
        cited = read_citation(unit, act)
        if len(cited.ranges) != 1 or cited.ranges[0][1]:
            raise typer.BadParameter(say("law-one_unit", lang))
        unit = cited.ranges[0][0]
        label = law(unit, lang)
        words = dated(cited.act, lang, sections_with([unit]), statutes)
        before, after = (answer_of(words, unit, day) for day in (start, end))
    text, steps = before.text or "", 0
    for row in words.stretches(unit):
        if start < row.since <= end and row.text != text:
            by = listed([law(clause, lang) for clause in row.by], lang)
            typer.echo(f"{row.since}  {by}\n{difference(text, row.text).marked}\n")
            text, steps = row.text, steps + 1
    if text and after.text is None:
        ended = next(r.until for r in reversed(words.stretches(unit)) if r.until and r.until <= end)
        typer.echo(f"{ended}  {say('law-none', lang, unit=label, day=date(end, lang))}")
    elif not steps:
        day = date(min(end, max(after.known_until, start)), lang)
        typer.echo(say("law-same", lang, unit=label, first=date(start, lang), last=day))
    typer.echo("\n".join(say_limits(after)))


def read_date(text: str, lang: str) -> dt.date:
    """A day as people write it. Raises BadParameter in the reader's language."""
    try:
        return read_day(text)
    except LegislationError:
        raise typer.BadParameter(say("law-no-day", lang, text=text)) from None


@contextmanager
def errors_in(lang: str) -> Iterator[None]:
    """End with an error of the law in the reader's language, where it has words for it."""
    try:
        yield
    except LegislationError as error:
        problem = error.problems[0]
        if not problem.code:
            raise
        fields = {"about": law(problem.about, lang), "where": _where(problem.where, lang)}
        lines = [say(problem.code, lang, **fields)]
        lines += [say("law-nearest", lang, name=law(problem.nearest, lang))] if problem.nearest else []
        sys.exit("\n  ".join([f"tipimpact: {lines[0]}", *lines[1:]]))


def _where(text: str, lang: str) -> str:
    """A day, clauses or a folder, as its language writes it."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date(dt.date.fromisoformat(text), lang)
    return listed([law(clause, lang) for clause in text.split("; ")], lang)


app = typer.Typer(no_args_is_help=True, help=__doc__, pretty_exceptions_enable=False)
app.command("law")(show)
app.command()(diff)
