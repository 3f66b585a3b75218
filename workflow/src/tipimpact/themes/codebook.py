"""The codebook: themes, the rules that bound them, and the words that show them. ``config/codebook.yaml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from tipimpact.common.config import Strict
from tipimpact.common.documents import Key, check, part, read_yaml, sections
from tipimpact.common.errors import Problem, ThemeError
from tipimpact.common.files import sha256
from tipimpact.themes.patterns import parse

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z_]*$")]
Patterns = list[Annotated[str, StringConstraints(min_length=1)]]
Some = Annotated[Patterns, Field(min_length=1)]


class Words(Strict):
    """A text in both languages."""

    en: str
    fr: str


class Lexicon(Strict):
    """Patterns in both languages; their notation stands at the head of the codebook."""

    en: Some = Field(description="English patterns, at least one")
    fr: Some = Field(description="French patterns, at least one")


class Exceptions(Strict):
    """Patterns in either language."""

    en: Patterns = []
    fr: Patterns = []


class Rule(Strict):
    """A rule that decides hard cases, for people; ``Matching`` holds what the machine does of it."""

    id: str
    text: str


class Matching(Strict):
    """Words that decide whether a theme's words count, and what stance a sentence takes."""

    domain: Lexicon = Field(description="Cues that a sentence is about the codebook's domain")
    exploitation: Lexicon = Field(description="Cues that it is about trafficking, smuggling or exploitation")
    other_domains: Lexicon = Field(description="Cues of other domains: without a domain cue, nothing is coded")
    scope_negation: Lexicon = Field(description="What follows in the clause is said not to be dealt with")
    titles: Lexicon = Field(description="Words that open the title of a treaty, which says nothing of its own")
    demand: Lexicon = Field(description="Somebody is asked to do something")
    criticism: Lexicon = Field(description="Something is said to be wrong")
    denial: Lexicon = Field(description="Something is said not to be so")


class Theme(Strict):
    """One theme. ``lexicon`` shows it, ``without`` takes it away; ``seeds`` are for the evaluation alone."""

    id: Code = Field(description="Capitals and underscores")
    label: Words = Field(description="Name of the theme in both languages")
    definition: str = Field(description="What the theme is")
    include: str = Field(description="What belongs to it")
    exclude: str = Field(description="What does not belong to it")
    lexicon: Lexicon = Field(description="Patterns that show the theme")
    without: Exceptions = Field(Exceptions(), description="Patterns that take the theme away from a sentence")
    seeds: Exceptions = Field(Exceptions(), description="The words that the codebook was delivered with")
    legal: list[str] = Field([], description="Provisions that bear on it")
    indicators: list[str] = Field([], description="What could be counted")


class Codebook(Strict):
    """Themes in order, with the rules for using them. ``sha256`` identifies the file."""

    version: str = Field(description="Version of the codebook, in quotes")
    unit: str = Field(description="What is coded")
    general_rules: list[Rule] = Field(description="Rules for hard cases")
    matching: Matching = Field(description="What the machine does of the rules")
    themes: list[Theme] = Field(min_length=1, description="The themes")
    sha256: str = Field("", description="Set by the reader")

    @property
    def ids(self) -> list[str]:
        """Theme codes in codebook order."""
        return [theme.id for theme in self.themes]

    @property
    def labels(self) -> dict[str, dict[str, str]]:
        """Names of the themes: code -> language -> words."""
        return {theme.id: theme.label.model_dump() for theme in self.themes}


def read_codebook(path: str | Path) -> Codebook:
    """The codebook of a YAML file. Raises ThemeError with every fault at once."""
    raw = read_yaml(path, ThemeError)
    book = check(Codebook, raw, path, others=list(_across(raw)), error=ThemeError)
    return book.model_copy(update={"sha256": sha256(path)})


def _across(raw: Any) -> Iterator[tuple[Key, Problem]]:
    """Faults that the models do not see: a code used twice, a pattern that cannot be read."""
    themes = sections(raw, "themes")
    counts = Counter(str(theme.get("id")) for theme in themes.values())
    for i, theme in themes.items():
        if counts[str(theme.get("id"))] > 1:
            yield ("themes", i, "id"), Problem(f"theme {theme.get('id')!r} stands twice", expected="one theme a code")
        for name in ("lexicon", "without", "seeds"):
            yield from _unreadable(("themes", i, name), part(theme, name, dict))
    for name, lexicon in part(raw, "matching", dict).items():
        yield from _unreadable(("matching", name), lexicon)


def _unreadable(key: Key, lexicon: Any) -> Iterator[tuple[Key, Problem]]:
    for lang in ("en", "fr"):
        for i, source in enumerate(part(lexicon, lang, list)):
            try:
                parse(str(source))
            except ThemeError as error:
                yield from (((*key, lang, i), problem) for problem in error.problems)
