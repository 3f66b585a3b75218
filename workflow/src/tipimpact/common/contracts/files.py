"""The figures, and the files of an edition's results by name, so that each is an output that a person can ask for.

A contract's ``publish`` has ``figures: {name: {number: 1, for: answer, also: [events]}}``: drawn
from its table for the ``answer`` page, or for ``data``, the page of the table; ``also`` names other
published tables that it reads. Here, and not where they are made, because the workflow asks it each
time it is parsed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import FINDINGS, contract, names
from tipimpact.common.documents import read_yaml, shown
from tipimpact.common.errors import ConfigError
from tipimpact.common.packaged import find

LISTED = "figures.json"  # in the folder of the pictures: what each shows, and its text alternative
# Pages of a language that every edition has; ``publish/site/pages.py`` makes them.
PAGES = (
    *("index", "ask", "try", "story", "questions", "archetypes", "recommendations", "findings", "tables"),
    *("methods", "data", "accessibility", "coding", "law", "law-others"),
)
ACT_PAGES = {  # Acts with a page of their own; an edition is at most 316 files
    "Criminal Code": "law-criminal-code.html",
    "Criminal Records Act": "law-criminal-records-act.html",
    "C-44.6": "law-corrections-and-conditional-release-act.html",
}
TABLES_SCRIPT = "tables.js"  # loads rows for the pages of tables
FILES = "files"  # folder of the site with figures, tables, findings and brief, so that the site alone can be hosted
ROWS = "rows"  # folder of the rows, in chunks whose number depends on the data


@dataclass(frozen=True)
class PublishedFigure:
    """A figure of a published table.

    readers: ``answer`` or ``data``.  also: other tables that it reads.
    """

    number: int
    readers: str
    also: tuple[str, ...]
    table: str
    table_number: int


@lru_cache
def figures() -> dict[str, PublishedFigure]:
    """The figures of all published tables by name, in the order of their numbers."""
    drawn = {
        figure: PublishedFigure(facts["number"], facts["for"], tuple(facts.get("also", ())), name, publish["number"])
        for name in names(published=True)
        if (publish := contract(name).publish)
        for figure, facts in publish.get("figures", {}).items()
    }
    return dict(sorted(drawn.items(), key=lambda item: item[1].number))


def table_files(tables: Iterable[str]) -> list[str]:
    """Tables, and the findings made from them."""
    tables = list(tables)
    findings = [name for name, table in FINDINGS.items() if table in tables]
    files = [f"tables/{table}.csv" for table in tables] + [f"tables/tables_{lang}.xlsx" for lang in LANGUAGES]
    files += [f"findings/{lang}/finding-{n}.{end}" for lang in LANGUAGES for n in findings for end in ("docx", "csv")]
    return files + [
        f"findings/{lang}/findings.{end}" for lang in LANGUAGES if findings for end in ("xlsx", "tex", "bib", "html")
    ]


def figure_files(tables: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """Figures of ``tables``, each with its language and the name under which it is drawn; those of the first page
    as PNG too."""
    drawn: dict[str, list[tuple[str, str]]] = {}
    for name, figure in figures().items():
        if figure.table not in tables:
            continue
        pngs = [f"{end}{look}.png" for end in ("", "-phone") for look in ("", "-dark")]
        ends = (".svg", "-phone.svg", *(pngs if figure.readers == "answer" else []))
        drawn[name] = [(f"figures/{lang}/{name}{end}", lang) for lang in LANGUAGES for end in ends]
    return drawn


def figure_data(tables: Collection[str]) -> list[str]:
    """The rows of the figures of the answer page, of ``tables``, and the list of all figures."""
    shown = [name for name, figure in figures().items() if figure.readers == "answer" and figure.table in tables]
    return [*(f"figures/{name}.csv" for name in shown), f"figures/{LISTED}"]


def read_numbers(profiles: str | Path) -> list[int]:
    """The numbers of the lives of ``config/profiles.yaml``.

    Read without the checks of ``eligibility.read_profiles``, which take longer than the rest of a
    start.
    Raises ConfigError.
    """
    try:
        return [profile["number"] for profile in read_yaml(profiles)["profiles"]]
    except (KeyError, TypeError):
        expected = "profiles: a list of lives, each with a number"
        raise ConfigError("the lives cannot be read", where=shown(find(profiles)), expected=expected) from None


def page_names(numbers: list[int]) -> list[str]:
    """The pages of a language. numbers: those of the lives, which have a page each."""
    findings = [finding_file(name) for name in FINDINGS]
    situations = map(situation_file, number_places(numbers))
    return [*(f"{name}.html" for name in PAGES), *ACT_PAGES.values(), *findings, *situations]


def finding_file(name: str) -> str:
    """The page of a finding."""
    return f"finding-{name.replace('_', '-')}.html"


def situation_file(place: str) -> str:
    """The page of a situation. place: its number, with a letter for a variant."""
    digits = place.rstrip("abcdefghijklmnopqrstuvwxyz")
    return f"s-{digits:>02}{place[len(digits) :]}.html"


def number_places(numbers: list[int]) -> list[str]:
    """The number of each situation, with a letter where variants share it: ``7``, ``12a``."""
    letters = [chr(ord("a") + numbers[:i].count(number)) for i, number in enumerate(numbers)]
    return [f"{n}{letter if numbers.count(n) > 1 else ''}" for n, letter in zip(numbers, letters, strict=True)]
