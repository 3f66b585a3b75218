"""The command ``tipimpact``: the result tables, what the law said on a day and between two, what reports say."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from tipimpact.common.errors import ThemeError, TipimpactError
from tipimpact.common.files import above
from tipimpact.common.tables import read_table
from tipimpact.legislation import history
from tipimpact.legislation.consolidate import REPEALED_WORDS
from tipimpact.legislation.wording import difference
from tipimpact.publish.tables import results
from tipimpact.publish.words import LANGUAGES, date, law, listed, say
from tipimpact.retrieve import read_sources
from tipimpact.themes import read_codebook
from tipimpact.themes.kwic import cut, theme_in_context, word_in_context

app = typer.Typer(no_args_is_help=True, help=__doc__)

Act = Annotated[str, typer.Argument(help="The Act: IRPA, LIPR or I-2.5")]
Unit = Annotated[str, typer.Argument(help="The unit as cited, in quotation marks: '24(5)'")]
Lang = Annotated[str, typer.Option(help="en or fr")]
Statutes = Annotated[
    Path | None, typer.Option(help="Folder of the annual statutes' XML; else what make official brought")
]

SENTENCES = Path("reports", "sentences.parquet")
AROUND = 45  # characters before and after a keyword
Edition = Annotated[str, typer.Option(help="sample or official")]
WIDEST = 60  # characters of a cell in the shell


@app.callback()
def _several() -> None:
    """Keeps the commands apart."""


@app.command("tables")
def list_tables(lang: Lang = "en") -> None:
    """The result tables that have been made, with their titles and rows."""
    _known(lang)
    listed_tables = results.tables()
    columns = ["edition", "number", "name", "rows", f"title_{lang}"]
    typer.echo(listed_tables[columns].to_string(index=False, justify="left"))


@app.command("show")
def show_table(
    table: Annotated[str, typer.Argument(help="A name that `tipimpact tables` lists")],
    edition: Edition = "sample",
    lang: Lang = "en",
    rows: Annotated[int, typer.Option(help="Rows to show; 0 shows all")] = 20,
    where: Annotated[list[str] | None, typer.Option(help="Only rows with a word: column=word. May be repeated")] = None,
    csv: Annotated[bool, typer.Option("--csv", help="All columns in full, as CSV")] = False,
) -> None:
    """The first rows of a result table, in words."""
    _known(lang)
    data = results.load(table, edition=edition, lang=lang)
    for condition in where or []:
        column, equals, word = condition.partition("=")
        if column not in data.columns or not equals:
            raise typer.BadParameter(
                f"--where {condition!r}: column=word; the columns are {', '.join(map(str, data.columns))}"
            )
        data = data[data[column].astype(str).str.contains(word, case=False, regex=False)]
    part = data if rows == 0 else data.head(rows)
    if csv:
        typer.echo(part.to_csv(index=False), nl=False)
        return
    with pd.option_context("display.max_colwidth", WIDEST):
        typer.echo(part.to_string(index=False))
    typer.echo(say("shell-shown", lang, shown=len(part), rows=len(data)))


@app.command("law")
def show(act: Act, unit: Unit, on: str = "", lang: Lang = "en", statutes: Statutes = None) -> None:
    """What a unit said on a day, since when, and which clauses made it so."""
    day = _day(on) if on else dt.date.today()
    row = _standing(_wordings(act, unit, lang, statutes), day)
    label = law(unit, lang)
    if row is None:
        typer.echo(say("law-none", lang, unit=label, day=date(day, lang)))
        raise typer.Exit(1)
    by = [law(clause, lang) for clause in row["by"]]
    since = date(row["since"], lang)
    if _repealed(row["text"], lang):
        typer.echo(say("law-repealed", lang, unit=label, day=date(day, lang), since=since, citation=listed(by, lang)))
        raise typer.Exit(1)
    typer.echo(say("law-asked", lang, unit=label, day=date(day, lang)))
    made = (
        say("law-made", lang, since=since, citation=listed(by, lang)) if by else say("law-enacted", lang, since=since)
    )
    typer.echo(f"{made}\n\n{row['text']}")


@app.command()
def diff(act: Act, unit: Unit, first: str, last: str, lang: Lang = "en", statutes: Statutes = None) -> None:
    """How a unit changed between two days, step by step: [-words-] went out, {+words+} came in."""
    start, end, label = _day(first), _day(last), law(unit, lang)
    if end < start:
        raise typer.BadParameter(f"{last} is before {first}: give the earlier day first")
    wordings = _wordings(act, unit, lang, statutes)
    before = _standing(wordings, start)
    text, steps = ("" if before is None else before["text"]), 0
    for row in wordings:
        if start < row["since"] <= end and row["text"] != text:
            by = listed([law(clause, lang) for clause in row["by"]], lang)
            typer.echo(f"{row['since']}  {by}\n{difference(text, row['text']).marked}\n")
            text, steps = row["text"], steps + 1
    if not steps:
        typer.echo(say("law-same", lang, unit=label, first=date(start, lang), last=date(end, lang)))


@app.command()
def kwic(
    word: Annotated[
        str, typer.Argument(help="A word, a phrase in quotation marks, prosecut*, or a theme such as FEES")
    ],
    lang: Lang = "en",
    edition: Edition = "sample",
    limit: Annotated[int, typer.Option(min=1, help="Places to show")] = 20,
) -> None:
    """Show a word or a theme in context, by document, with the id of each sentence."""
    _known(lang)
    root = _made_in(edition)
    tables, codebook = (
        root / "data" / "processed" / edition,
        read_codebook(root / "config" / "codebook" / "codebook.yaml"),
    )
    sentences = read_table(tables / SENTENCES, edition=edition)
    sentences = sentences[sentences["lang"] == lang]
    if word in codebook.ids:
        mentions = read_table(tables / "themes" / "theme_mentions.parquet", edition=edition)
        found = theme_in_context(word, sentences, mentions)
    else:
        found = word_in_context(word, sentences)
    if found.empty:
        typer.echo(say("kwic-none", lang, text=word))
        raise typer.Exit(1)
    titles = {
        source.id: source.title.model_dump()[lang] for source in read_sources(root / "config" / "sources").sources
    }
    for doc, places in found.head(limit).groupby("doc_id", sort=False):
        typer.echo(f"{titles.get(str(doc), doc)} ({doc})")
        for place in places.to_dict("records"):
            before, after = cut(place["before"], place["after"], AROUND)
            typer.echo(f"{before:>{AROUND}}[{place['keyword']}]{after:<{AROUND}}  {place['sentence_id']}")
    typer.echo(say("kwic-found", lang, count=len(found)))
    if len(found) > limit:
        typer.echo(say("kwic-shown", lang, count=limit))


def _made_in(edition: str) -> Path:
    """The project folder in which an edition's sentences are: the current folder or one above it."""
    if edition not in results.COMMANDS:
        raise ThemeError(f"there is no edition {edition!r}", expected=" or ".join(results.COMMANDS))
    inside = Path("data", "processed", edition, SENTENCES)
    if (folder := above(inside)) is None:
        todo = f"run `{results.COMMANDS[edition]}` in the project folder"
        raise ThemeError("the sentences have not been made", where=str(Path.cwd() / inside), todo=todo)
    return folder


def _known(lang: str) -> None:
    if lang not in LANGUAGES:
        raise typer.BadParameter(f"{lang!r}: {' or '.join(LANGUAGES)}")


def _wordings(act: str, unit: str, lang: str, statutes: Path | None) -> list[dict]:
    _known(lang)
    rows = history(act, unit, statutes)
    found = rows.loc[rows["lang"] == lang].astype(object)
    return found.where(found.notna(), None).to_dict("records") if len(found) else []


def _standing(wordings: list[dict], day: dt.date) -> dict | None:
    """The wording that stood on a day."""
    for row in wordings:
        if row["since"] is not None and row["since"] <= day and (row["until"] is None or day < row["until"]):
            return row
    return None


def _repealed(text: str, lang: str) -> bool:
    """Whether nothing is left of a unit but the note that it was repealed."""
    return "\n" not in text and text.startswith(tuple(f"[{word}, " for word in REPEALED_WORDS[lang]))


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day: write it like 2012-06-27") from None


def main() -> None:
    """The command, with this project's errors told without a traceback."""
    try:
        app()
    except TipimpactError as error:
        sys.exit(f"tipimpact: {error}")


if __name__ == "__main__":
    main()
