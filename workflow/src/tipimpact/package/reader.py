"""Reads a data package: its tables, texts, rules and lives, once every file has been compared with its description.

Whoever prints a package needs this module and ``package.texts``, and no stage that made it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract, names, trail
from tipimpact.common.errors import PackageError, Problem
from tipimpact.common.files import sha256
from tipimpact.common.releases import DESCRIPTION, TEXTS
from tipimpact.common.tables import read_table
from tipimpact.package.texts import Record, Source, Texts, read_texts

# Files besides the tables, by the name of their resource
PLAN, RULES, LIVES, PROVENANCE = "plan.json", "rules.json", "archetypes.json", "provenance.json"
# Tables that are no result: sentences and wordings that results name, and the Acts with the days of their words.
QUOTES, VERSIONS, DATED = "quotes", "provision_versions", "dated_act"
EPOCH = dt.date(1970, 1, 1)  # rules count days from it
NEVER = dt.date(9999, 12, 31)  # in rules: a day that does not come
AGAIN = "make the package again (`snakemake write_package`), or get it again"


class Missing(Record):
    """Sources of one collection that are missing for one reason. tables: those that were made without one of them."""

    collection: str
    reason: str
    mend: str
    sources: list[Source]
    tables: list[str]


class Obtained(Record):
    """How many sources an edition reads, those that it lacks, and those of which it has another release."""

    edition: str
    count: int
    missing: list[Missing]
    other_releases: list[tuple[Source, dict[str, int]]] = []


class Release(Record):
    """A released package: version, day, how many of its sources it had, and how many there are."""

    version: str
    day: dt.date
    had: int
    count: int


@dataclass(frozen=True)
class Package:
    """A package.

    tables: the results by name, in the order of their numbers.  sentences: text and language by id.
    plan: as it was checked.  lives: what the evaluator said of each life, by code.  rules: as ``rules.json`` has them.
    """

    edition: str
    texts: Texts
    tables: Mapping[str, pd.DataFrame]
    plan: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, Any] = field(default_factory=dict)
    lives: Mapping[str, Any] = field(default_factory=dict)
    sentences: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    versions: pd.DataFrame = field(default_factory=lambda: contract(VERSIONS).empty())
    obtained: Obtained | None = None
    release: Release | None = None


def read_release(described: Mapping[str, Any]) -> Release | None:
    """What a description says of its release; None for a package that is none."""
    return Release.model_validate(described["release"]) if "release" in described else None


def read_package(description: str | Path) -> Package:
    """The package whose ``datapackage.json`` this is, or which lies in this folder.

    A result that the description does not list is left out. Raises PackageError, before anything else is read, with
    every fault at once: a file that is gone or has another digest, a table of another version of its contract.
    """
    described = describe_package(description)
    folder, listed = _folder(description), {item["name"]: item for item in described["resources"]}
    paths = {name: folder / item["path"] for name, item in listed.items() if "path" in item}
    edition, documents = described["edition"], {name: _read_json(paths.get(name)) for name in OTHERS}
    tables = {name: read_table(paths[name], edition=edition) for name in names(published=True) if name in paths}
    quotes = read_table(paths[QUOTES], edition=edition) if QUOTES in paths else contract(QUOTES).empty()
    obtained = documents["provenance"]
    return Package(
        edition=edition,
        texts=read_texts(paths["texts"]),
        tables=tables,
        plan=documents["plan"],
        rules=documents["rules"],
        lives=documents["archetypes"].get("archetypes", {}),
        sentences={id: (text, lang) for id, text, lang in quotes[["sentence_id", "text", "lang"]].to_numpy()},
        versions=read_table(paths[VERSIONS], edition=edition) if VERSIONS in paths else contract(VERSIONS).empty(),
        obtained=Obtained.model_validate(obtained) if obtained else None,
        release=read_release(described),
    )


OTHERS = tuple(Path(file).stem for file in (PLAN, RULES, LIVES, PROVENANCE))


def describe_package(description: str | Path) -> dict[str, Any]:
    """The description of a package whose files are all there and unchanged. Raises PackageError."""
    file = _folder(description) / DESCRIPTION
    if not file.is_file():
        raise PackageError("there is no data package", where=str(file.parent), expected=DESCRIPTION, todo=AGAIN)
    try:
        described: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        problems = list(_list_faults(described, file.parent))
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        expected = "the description of a package: edition, and resources with name, path and hash"
        raise PackageError(f"cannot be read: {fault!r}", where=str(file), expected=expected, todo=AGAIN) from None
    if problems:
        raise PackageError(problems)
    return described


def _list_faults(described: Mapping[str, Any], folder: Path) -> Iterator[Problem]:
    listed = {item["name"]: item for item in described["resources"] if "path" in item}
    if "texts" not in listed or "edition" not in described:
        yield Problem("names no texts or no edition", str(folder / DESCRIPTION), f"an edition and {TEXTS}", todo=AGAIN)
    known = names()
    for name, item in listed.items():
        file, what = folder / item["path"], f"table {name}" if name in known else name
        if not file.is_file():
            yield Problem(f"{what} is missing", str(file), "every file that datapackage.json lists", todo=AGAIN)
        elif f"sha256:{sha256(file)}" != item["hash"]:
            yield Problem(
                f"{what} is not the file that was packed", str(file), f"the digest {item['hash']}", todo=AGAIN
            )
        if name in known and (version := contract(name).version) != item["contract_version"]:
            expected = f"version {version} of its contract"
            todo = "print it with the version of tipimpact that made it, or make it again with this one"
            yield Problem(f"{what} has version {item['contract_version']}", str(file), expected, todo=todo)


def _folder(description: str | Path) -> Path:
    path = Path(description)
    return path.parent if path.name == DESCRIPTION else path


def _read_json(path: Path | None) -> dict[str, Any]:
    return {} if path is None else json.loads(path.read_text(encoding="utf-8"))


def day_number(day: dt.date) -> int:
    """A day as rules count it."""
    return (day - EPOCH).days


def date_of(number: int) -> dt.date:
    """``day_number`` undone."""
    return EPOCH + dt.timedelta(days=number)


def quoted_ids(table: str, row: Mapping[Any, Any]) -> list[str]:
    """Ids of the sentences that a row names: in a column that its contract's ``trail`` calls ``sentence``, or in the
    three of a ``span`` (document, first character, end)."""
    columns = trail(table)
    ids = [str(row[name]) for name in columns.get("sentence", []) if not pd.isna(row[name])]
    span = [row[name] for name in columns.get("span", [])]
    return [*ids, *(["{}:{}-{}".format(*span)] if span and not pd.isna(span).any() else [])]
