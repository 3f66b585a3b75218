"""``config/law/concepts.yaml``: what several rows speak of, defined once, with its provision.

A concept is a condition or a day made of facts and of other concepts. Rows name it like a fact. It
follows from what happened, so that nobody is asked for it and no file states it of a person.
"""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from tipimpact.common.config import Bilingual, Id, Strict, Text
from tipimpact.common.documents import Key, check, part, read_document, sections
from tipimpact.common.errors import EligibilityError, Problem
from tipimpact.common.packaged import CONFIG
from tipimpact.eligibility.facts import facts

FILE = CONFIG / "law" / "concepts.yaml"


class ConceptVersion(Strict):
    """What a concept is from one day on."""

    since: dt.date | None = Field(None, alias="from", description="First day; left out: since the Act of 2001")
    means: Text = Field(alias="is", description="A condition or a day, in the language of the rows")
    brought_by: Text | None = Field(None, description="The Act without which this version would not be")


class Concept(Strict):
    """One concept."""

    kind: Literal["yes_no", "date"] = Field(description="A condition, or a day")
    means: Bilingual = Field(description="In words, both languages")
    provision: Text = Field(description="Where the law says so")
    paragraphs: list[Text] = Field([], description="Of a day with cases: the paragraph of each case, in their order")
    versions: list[ConceptVersion] = Field(min_length=1, description="In the order of their days")

    @property
    def expression(self) -> str:
        """All versions in one expression, which turns on the day asked for."""
        return self.write_without(())

    def write_without(self, absent: Collection[str]) -> str:
        """The same, had some Acts not been passed."""
        text = self.versions[0].means
        for version in self.versions[1:]:
            if version.brought_by in absent:
                continue
            later = f'on >= "{version.since}"'
            if self.kind == "date":
                text = f"case({later}, {version.means}, {text})"
            else:
                text = f"({later} and ({version.means}) or not {later} and ({text}))"
        return text


class Concepts(Strict):
    """The whole file."""

    concepts: dict[Id, Concept] = Field(description="By name: the concepts")


@lru_cache(maxsize=4)
def concepts(path: Path = FILE) -> Mapping[str, Concept]:
    """Every concept by name.

    Raises EligibilityError with every fault at once: a name that a fact has, days out of order, a circle of concepts.
    """
    document = read_document(path, EligibilityError)
    others = list(_check_names(document.data))
    return check(Concepts, document.data, document, others=others, error=EligibilityError).concepts


def list_acts() -> frozenset[str]:
    """The Acts that brought a version of a concept."""
    versions = (version for concept in concepts().values() for version in concept.versions)
    return frozenset(version.brought_by for version in versions if version.brought_by)


def _check_names(raw: Any) -> Iterator[tuple[Key, Problem]]:
    entries = part(raw, "concepts", dict)
    needs: dict[str, set[str]] = {}
    for name, entry in entries.items():
        versions = list(sections(entry, "versions").values())
        words = {word for version in versions for word in _list_words(str(version.get("is", "")))}
        needs[name] = words & set(entries)
        days = [version.get("from") for version in versions]
        if name in facts():
            yield ("concepts", name), Problem("a fact has the same name", "", "another name")
        if None in days[1:] or days[1:] != sorted(set(days[1:]), key=str):
            yield ("concepts", name, "versions"), Problem("a version without a later day", "", "from, in order")
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        circle = " -> ".join(error.args[1])
        yield (
            ("concepts", error.args[1][0]),
            Problem(f"concepts go round in a circle: {circle}", "", "facts at the end"),
        )


def _list_words(text: str) -> Iterator[str]:
    """The names in an expression; none where it cannot be read, which ``expressions.check_concepts`` reports."""
    try:
        yield from (node.id for node in ast.walk(ast.parse(text, mode="eval")) if isinstance(node, ast.Name))
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return
