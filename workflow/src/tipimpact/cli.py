"""The command ``tipimpact``: the result tables, the law on a day, why an answer is what it is, what reports say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
import typer

from tipimpact import law_shell, run_shell
from tipimpact.asylum.gap_contracts import read_gap_files
from tipimpact.asylum.gap_report import report_on
from tipimpact.common.contracts import contract, names, trail
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import (
    EligibilityError,
    ThemeError,
    nearest,
)
from tipimpact.common.files import above
from tipimpact.common.row_ids import find_row
from tipimpact.common.tables import read_table
from tipimpact.eligibility import explain, needs
from tipimpact.eligibility.cases import complete_facts
from tipimpact.eligibility.events import list_later
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.package.texts import Texts
from tipimpact.publish import ResultTable
from tipimpact.publish.tables import results
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import has, law, listed, say, say_table
from tipimpact.publish.words.trees import fact_in_words
from tipimpact.publish.words.trees import say as say_in_full
from tipimpact.retrieve import read_sources
from tipimpact.themes import read_codebook
from tipimpact.themes.kwic import theme_in_context, word_in_context

app = typer.Typer(no_args_is_help=True, help=__doc__, pretty_exceptions_enable=False)

Lang = law_shell.Lang


def _starting_with(valid: tuple[str, ...]) -> Callable[[str], list[str]]:
    """What the shell offers when the Tab key is pressed."""
    return lambda incomplete: [name for name in valid if name.startswith(incomplete)]


Table = Annotated[
    str,
    typer.Argument(
        help="A name that `tipimpact tables` lists", autocompletion=_starting_with(tuple(names(published=True)))
    ),
]

SENTENCES = Path("reports", "sentences.parquet")
AROUND = 45  # characters before and after a keyword
Edition = Annotated[
    Literal["release", "sample", "official"], typer.Option(help="The newest release, or an edition that was run here")
]
Run = Annotated[Literal["sample", "official"], typer.Option(help="The edition that was run")]
Root = Annotated[
    Path | None, typer.Option(help="The folder that holds results/; else this folder or one above it", exists=True)
]
WIDEST = 60  # characters of a cell in the shell
FEW = 8  # columns of a table that are shown unless others are asked for


@app.callback()
def _several() -> None:
    """Keeps the commands apart."""


@app.command("tables")
def list_tables(lang: Lang = "en", root: Root = None) -> None:
    """The result tables that have been made, with their titles and rows."""
    listed_tables = results.tables(root)
    columns = ["edition", "number", "name", "rows", f"title_{lang}"]
    typer.echo(listed_tables[columns].to_string(index=False, justify="left"))


@app.command("show")
def show_table(
    table: Table,
    edition: Edition = "release",
    lang: Lang = "en",
    rows: Annotated[int, typer.Option(help="Rows to show; 0 shows all")] = 20,
    where: Annotated[list[str] | None, typer.Option(help="Only rows with a word: column=word. May be repeated")] = None,
    columns: Annotated[str, typer.Option(help="Columns to show, parted by commas: act,word,days")] = "",
    everything: Annotated[bool, typer.Option("--all", help="All rows and columns, in the order of the table")] = False,
    csv: Annotated[
        bool, typer.Option("--csv", help="The rows in full, as CSV; all columns, if none are named")
    ] = False,
    root: Root = None,
) -> None:
    """The rows of a result table that say most, in words, with the columns that they fill."""
    data = results.load(table, edition=edition, lang=lang, root=root)
    for condition in where or []:
        column, equals, word = condition.partition("=")
        if not equals:
            raise typer.BadParameter(f"{condition!r}: write column=word", param_hint="--where")
        data = data[data[_column(column, data, "--where")].astype(str).str.contains(word, case=False, regex=False)]
    named = [_column(name.strip(), data, "--columns") for name in columns.split(",")] if columns else []
    part = data if everything or csv else _telling_first(data)
    part = part if rows == 0 or everything else part.head(rows)
    part = part[named or list(data.columns if everything or csv else _filled(part)[:FEW])]
    if csv:
        typer.echo(part.to_csv(), nl=False)
        return
    typer.echo(_name_edition(data, lang))
    with pd.option_context("display.max_colwidth", WIDEST):
        typer.echo(part.to_string(index_names=False))
    typer.echo(say("shell-shown", lang, shown=len(part), rows=len(data)))
    if others := [name for name in data.columns if name not in part.columns]:
        typer.echo(say("shell-columns", lang, columns=", ".join(map(str, others))))


def _name_edition(data: pd.DataFrame, lang: str) -> str:
    """Where a table is from, which the first line says."""
    attrs = data.attrs
    return say("shell-edition", lang, code=attrs["edition"], version=attrs.get("release", attrs["version"]))


def _column(name: str, data: pd.DataFrame, option: str) -> str:
    """A column by its name. Raises BadParameter with the nearest name."""
    if name in data.columns:
        return name
    known = list(map(str, data.columns))
    near = nearest(name, known)
    hint = f" (did you mean {near}?)" if near else ""
    raise typer.BadParameter(f"no column {name!r}{hint}; the columns are {', '.join(known)}", param_hint=option)


def _telling_first(data: pd.DataFrame) -> pd.DataFrame:
    """The rows in an order in which those that fill most cells come first, and else that of the table."""
    filled = data.map(lambda cell: plain(cell) not in (None, []))
    return data.loc[filled.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def _filled(data: pd.DataFrame) -> list[str]:
    """The columns of the key and those with more than one value, then those of one value; none that is empty."""
    key = contract(data.attrs["table"]).key
    values = {str(name): {str(plain(cell)) for cell in data[name] if plain(cell) not in (None, [])} for name in data}
    return sorted(
        (name for name in values if values[name]), key=lambda name: name not in key and len(values[name]) == 1
    )


app.command("law")(law_shell.show)
app.command()(law_shell.diff)
app.command()(run_shell.scenarios)
app.command()(run_shell.compare)


@app.command("explain")
def explain_answer(
    file: Annotated[Path, typer.Argument(help="Facts of one person, in YAML or JSON: `trafficked: true` and so on")],
    remedy: Annotated[
        str, typer.Argument(help="What is asked for: vtip_trp, hc ...", autocompletion=_starting_with(REMEDIES))
    ],
    on: Annotated[str, typer.Option(help="The day; today if it is not given")] = "",
    others_no: Annotated[
        bool, typer.Option("--others-no", help="Facts that the file does not name are no or never")
    ] = False,
    without: Annotated[
        list[str] | None, typer.Option(help="An Act switched off, such as C-31. May be repeated")
    ] = None,
    lang: Lang = "en",
) -> None:
    """Whether a person could ask for something on a day, by which rule and facts, and which facts are missing."""
    day = law_shell.read_date(on, lang) if on else dt.date.today()
    person = read_yaml(file, EligibilityError)
    if not isinstance(person, dict):
        raise EligibilityError("the file holds no facts", where=str(file), expected="lines such as `trafficked: true`")
    person = complete_facts(person) if others_no else person
    tree = explain(person, remedy, day, without=without or ())
    if later := list_later(person, day):
        typer.echo(say("shell-later", lang, facts=listed([fact_in_words(facts()[name], lang) for name in later], lang)))
    typer.echo(say_in_full(tree, lang))
    if tree.outcome == "unknown":
        missing = needs(person, remedy, day, without=without or ())
        asked = [fact_in_words(facts()[name], lang) for name in missing]
        typer.echo(say("shell-needs", lang, facts=listed(asked, lang)))


@app.command()
def why(
    table: Table,
    row: Annotated[str, typer.Argument(help="The id of the row, or its beginning, as `tipimpact show` names it")],
    edition: Edition = "release",
    lang: Lang = "en",
    root: Root = None,
) -> None:
    """A row in words, and where it comes from: its place in the law or a document, its sources, how it was made."""
    data = results.load(table, edition=edition, root=root)
    authored = Texts.beside(data.attrs["file"])
    result = ResultTable(data, table, None if authored is None else authored.sources, authored)
    at, view = find_row(result.row_ids, row, table), result.view(lang)
    typer.echo(_name_edition(data, lang))
    typer.echo(say("trail-row", lang, row=result.row_ids[at], number=result.published["number"]))
    for heading, cell in zip(view.headings, view.rows[at], strict=True):
        if cell.mark != "none" and cell.text:
            typer.echo(say("page-label", lang, label=heading.title) + f" {cell.text}")
    facts, columns = result.rows.iloc[at], trail(table)
    if table == "lives" and facts["word"] == "none":
        typer.echo(say("shell-unchanged", lang))
    named = {kind: [v for name in columns.get(kind, []) for v in _each(facts[name])] for kind in columns}
    ids = named.get("source") or data.attrs["sources"]
    steps = {
        "trail-place": [law(place, lang) for place in named.get("place", [])],
        "column-source": [
            f"{source.title} [{source.id}] {source.url}".strip() for source in view.sources if source.id in ids
        ]
        or ids,
        "trail-made": [
            say_table(table, "made", lang) if has(f"table-{table}-made") else say("trail-made_generic", lang)
        ],
    }
    for label, lines in steps.items():
        if lines:
            typer.echo("\n" + say("page-label", lang, label=say(label, lang)))
            typer.echo("\n".join(f"  {line}" for line in lines))


def _each(value: object) -> list[str]:
    """The values of a cell as text; none of a missing one."""
    value = plain(value)
    return [] if value is None else [str(item) for item in (value if isinstance(value, list) else [value])]


@app.command("check")
def check_sent(
    file: Annotated[Path, typer.Argument(help="A table for an evidence gap, in CSV or XLSX")],
    gap: Annotated[str, typer.Option(help="The gap that it is for; else by the file's name or its columns")] = "",
    lang: Lang = "en",
) -> None:
    """Whether a file that answers a request can be used, and what to correct. Nothing leaves this computer."""
    report = report_on(file, gap, read_gap_files(), lang)
    typer.echo("\n".join(report.lines))
    if not report.usable:
        raise typer.Exit(1)


@app.command()
def kwic(
    word: Annotated[
        str, typer.Argument(help="A word, a phrase in quotation marks, prosecut*, or a theme such as FEES")
    ],
    lang: Lang = "en",
    edition: Run = "sample",
    limit: Annotated[int, typer.Option(min=1, help="Places to show")] = 20,
    root: Root = None,
) -> None:
    """Show a word or a theme in context, by document, with the id of each sentence."""
    folder = _made_in(edition, root)
    places = _find_places(folder, edition, word, lang)
    if places.empty:
        typer.echo(say("kwic-none", lang, text=word))
        raise typer.Exit(1)
    titles = {source.id: getattr(source.title, lang) for source in read_sources(folder / "config" / "sources").sources}
    for doc, of_document in places.head(limit).groupby("doc_id", sort=False):
        typer.echo(f"{titles.get(str(doc), doc)} ({doc})")
        for place in of_document.to_dict("records"):
            before, after = place["before"][-AROUND:], place["after"][:AROUND]
            typer.echo(f"{before:>{AROUND}}[{place['keyword']}]{after:<{AROUND}}  {place['sentence_id']}")
            if isinstance(place.get("nearest"), str):
                typer.echo(f"{'':>{AROUND}} {say('coding-near', lang, examples=place['nearest'])}")
    typer.echo(say("kwic-found", lang, count=len(places)))
    if len(places) > limit:
        typer.echo(say("kwic-shown", lang, count=limit))


def _find_places(folder: Path, edition: str, word: str, lang: str) -> pd.DataFrame:
    """The places of a word or a theme in the sentences of an edition, as ``themes.kwic`` gives them."""
    tables, codebook = folder / "data" / "processed" / edition, folder / "config" / "codebook" / "codebook.yaml"
    sentences = read_table(tables / SENTENCES, edition=edition)
    sentences = sentences[sentences["lang"] == lang]
    if word not in read_codebook(codebook).ids:
        return word_in_context(word, sentences)
    mentions = read_table(tables / "themes" / "theme_mentions.parquet", edition=edition)
    return theme_in_context(word, sentences, mentions)


def _made_in(edition: str, root: Path | None) -> Path:
    """The project folder in which an edition's sentences are: the one given, the current folder or one above it."""
    inside = Path("data", "processed", edition, SENTENCES)
    if (folder := above(inside, root)) is None:
        todo = f"run `{results.COMMANDS[edition]}` in the project folder"
        raise ThemeError("the sentences have not been made", where=str(Path.cwd() / inside), todo=todo)
    return folder
