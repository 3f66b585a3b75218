"""Read the finished tables: ``tipimpact.load``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract, names
from tipimpact.common.errors import PublishError, nearest
from tipimpact.common.tables import read_table
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import LANGUAGES, say, say_table
from tipimpact.publish.words.codes import column_id

COMMANDS = {"sample": "make results", "official": "make official"}


def load(name: str, edition: str = "sample", root: str | Path | None = None) -> pd.DataFrame:
    """A result table, with what a reader needs to know of it in ``.attrs``.

    name: a table of ``results/<edition>/data/``, such as ``impact_estimates``.
    root: the folder that holds ``results/``; None looks in the current folder, then in those above it.

    ``.attrs`` holds ``title``, ``what``, ``is_not`` and ``notes``, each by language; ``labels``, the titles of
    columns, and ``values``, the words for codes, by language and column; ``units`` and ``docs`` by column;
    ``sources`` (ids of ``config/sources.yaml``), ``edition``, ``version`` and the other facts of the run.

    Raises PublishError for an unknown table or edition and for results that have not been made, and
    ContractError for a file of another edition.
    """
    for value, valid in ((name, names(published=True)), (edition, COMMANDS)):
        if value not in valid:
            raise PublishError(f"there is no {value!r}", expected=", ".join(valid), nearest=nearest(value, valid))
    data = read_table(_file(name, edition, root), edition=edition)
    data.attrs = described(data)
    return data


def _file(name: str, edition: str, root: str | Path | None) -> Path:
    here = Path.cwd()
    inside = Path("results", edition, "data", f"{name}.parquet")
    for folder in [Path(root)] if root else [here, *here.parents]:
        if (folder / inside).is_file():
            return folder / inside
    raise PublishError(
        f"the table {name!r} of the {edition} edition has not been made",
        where=str(Path(root or here) / inside),
        todo=f"run `{COMMANDS[edition]}` in the project folder, or give the folder that holds results/ as root=",
    )


def described(data: pd.DataFrame) -> dict[Any, Any]:
    """The facts of a table with its words and its contract's units and docs: what ``load`` puts in ``.attrs``."""
    facts = {str(key): value for key, value in data.attrs.items()}
    spec = contract(facts["table"])
    published = spec.publish or {}
    came, languages = facts.pop("labels", {}), LANGUAGES
    words = {lang: CodeWords(spec.name, lang, came) for lang in languages}
    return {
        **facts,
        "code_labels": came,
        **{
            part: {lang: say_table(spec.name, part, lang) for lang in languages} for part in ("title", "what", "is_not")
        },
        "notes": {lang: [say(id, lang) for id in published.get("notes", [])] for lang in languages},
        "labels": {lang: {name: title(spec.name, name, lang) for name in spec.columns} for lang in languages},
        "values": {
            lang: {
                name: {code: words[lang].code(name, code) for code in column.values or came.get(name, ())}
                for name, column in spec.columns.items()
                if column.values or name in came
            }
            for lang in languages
        },
        "units": {name: column.unit for name, column in spec.columns.items() if column.unit},
        "docs": {name: column.doc for name, column in spec.columns.items()},
    }


def title(table: str, column: str, lang: str) -> str:
    """The title of a column; of one of a bilingual pair, the pair's; of one that is not published, its name."""
    pair = re.sub(r"_(en|fr)$", "", column)
    id = column_id(table, column) or column_id(table, pair)
    return column if id is None else say(id, lang)
