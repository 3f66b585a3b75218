"""The codebook: themes, the rules that delimit them, and the patterns that find them.

``codebook.yaml`` contains what all themes share and their order; each theme is in ``<THEME>.yaml`` in its folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import check, read_document, shown
from tipimpact.common.errors import Problem, ThemeError, collect, nearest
from tipimpact.common.files import sha256
from tipimpact.common.packaged import find, find_all, is_own
from tipimpact.themes.patterns import parse


def _check_pattern(source: str) -> str:
    try:
        parse(source)
    except ThemeError as error:
        raise ValueError(str(error)) from None
    return source


Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z_]*$")]
Patterns = list[Annotated[str, AfterValidator(_check_pattern)]]
Some = Annotated[Patterns, Field(min_length=1)]


class Lexicon(Strict):
    """Patterns in both languages; the head of ``codebook.yaml`` explains their notation."""

    en: Some = Field(description="English patterns, at least one")
    fr: Some = Field(description="French patterns, at least one")


class Exceptions(Strict):
    """Patterns in either language."""

    en: Patterns = []
    fr: Patterns = []


class ThemeRule(Strict):
    """A rule that decides hard cases, for people; ``Matching`` holds the part that the machine applies."""

    id: str
    text: str


class Matching(Strict):
    """Patterns that decide whether a match counts, and which stance a sentence takes."""

    domain: Lexicon = Field(description="Cues that a sentence is about the codebook's domain")
    exploitation: Lexicon = Field(description="Cues that it is about trafficking, smuggling or exploitation")
    not_cues: Lexicon = Field(description="Phrases that hold the words of a cue but mean something else")
    other_domains: Lexicon = Field(
        description="Cues of other domains: without a domain cue, they veto matches near them"
    )
    scope_negation: Lexicon = Field(description="What follows in the clause is excluded by the text itself")
    titles: Lexicon = Field(description="Words that open the title of a treaty, which is not coded")
    demand: Lexicon = Field(description="The sentence asks somebody to do something")
    criticism: Lexicon = Field(description="The sentence criticizes something")
    denial: Lexicon = Field(description="The sentence denies something")


class Context(Strict):
    """Where a cue may be when the sentence itself has none, and how far a veto reaches."""

    sentences: int = Field(ge=0, description="Sentences before and after, in a section where the cue is frequent")
    share: float = Field(
        gt=0, le=1, description="Share of a section's or document's sentences from which it is frequent"
    )
    fewest: int = Field(ge=1, description="Sentences that a document must have to have a subject")
    alone: list[str] = Field(description="Kinds of sentences that have no surroundings")
    veto: int = Field(ge=0, description="Words between a match and the veto that takes it away, in the same clause")


class Theme(Strict):
    """One theme. ``lexicon`` finds it, ``without`` takes away matches near it."""

    id: Code = Field(description="Capitals and underscores")
    label: Bilingual = Field(description="Name of the theme in both languages")
    definition: str = Field(description="What the theme is")
    include: str = Field(description="What belongs to it")
    exclude: str = Field(description="What does not belong to it")
    lexicon: Lexicon = Field(description="Patterns that find the theme")
    context: bool = Field(True, description="Whether a cue outside the sentence counts for this theme")
    without: Exceptions = Field(Exceptions(), description="Patterns that take away the theme's matches near them")
    legal: list[str] = Field([], description="Provisions that concern it")
    indicators: list[str] = Field([], description="What could be counted")


class Rules(Strict):
    """What all themes share."""

    version: str = Field(description="Version of the codebook, in quotes")
    unit: str = Field(description="What is coded")
    general_rules: list[ThemeRule] = Field(description="Rules for hard cases")
    matching: Matching = Field(description="The part of the rules that the machine applies")
    context: Context = Field(description="Around a match: where cues count and how far vetoes reach")


class Shared(Rules):
    """The file ``codebook.yaml``."""

    themes: list[Code] = Field(min_length=1, description="The themes in order; each has a file <THEME>.yaml")


class Codebook(Rules):
    """Themes in order, with the rules for using them. ``sha256`` identifies the content of all files."""

    themes: list[Theme]
    sha256: str = ""

    @property
    def ids(self) -> list[str]:
        """Theme codes in codebook order."""
        return [theme.id for theme in self.themes]

    @property
    def labels(self) -> dict[str, dict[str, str]]:
        """Names of the themes: code -> language -> words."""
        return {theme.id: theme.label.model_dump() for theme in self.themes}


def theme_files(path: str | Path) -> list[Path]:
    """The files of the themes in the folder of ``codebook.yaml``, in name order."""
    return [file for file in find_all(Path(path).parent) if file.name != Path(path).name]


def read_codebook(path: str | Path) -> Codebook:
    """The codebook whose shared file is ``path``. Raises ThemeError with every fault of every file at once.

    >>> "COERCION" in read_codebook("config/codebook/codebook.yaml").ids
    True
    """
    problems: list[Problem] = []
    shared: Shared | None = None
    with collect(problems):
        document = read_document(path, ThemeError)
        shared = check(Shared, document.data, document, error=ThemeError)
        problems += _themes_and_files(shared.themes, path)
    themes: dict[str, Theme] = {}
    for file in theme_files(path):
        with collect(problems):
            themes[file.stem] = _read_theme(file)
    if problems or shared is None:
        raise ThemeError(problems)
    files = [find(path), *(find(Path(path).with_name(f"{theme}.yaml")) for theme in shared.themes)]
    digest = hashlib.sha256("".join(f"{sha256(file)}  {file.name}\n" for file in files).encode()).hexdigest()
    return Codebook(**{**dict(shared), "themes": [themes[theme] for theme in shared.themes], "sha256": digest})


def _read_theme(path: Path) -> Theme:
    """A theme, whose id is as its file is called."""
    document = read_document(path, ThemeError)
    ids = [document.data["id"]] if isinstance(document.data, dict) and "id" in document.data else []
    expected = f"{path.stem!r}, as the file is called"
    faults = [(("id",), Problem(f"the theme is {id!r}", expected=expected)) for id in ids if id != path.stem]
    return check(Theme, document.data, document, others=faults, error=ThemeError)


def _themes_and_files(listed: list[str], path: str | Path) -> Iterator[Problem]:
    """Themes that are listed twice or have no file, and files of themes that are not listed."""
    where, written = f"{shown(path)}: themes", theme_files(path)
    files = [file.stem for file in written]
    for theme in sorted({theme for theme in listed if listed.count(theme) > 1}):
        yield Problem(f"theme {theme!r} is listed twice", where, todo="delete one of the two")
    for theme in sorted(set(listed).difference(files)):
        expected = f"a file {theme}.yaml in its folder"
        yield Problem(f"theme {theme!r} has no file", where, expected, nearest(theme, files))
    ours = {file.stem for file in written if is_own(path) and not is_own(file)}  # a user's codebook may have fewer
    for name in sorted(set(files).difference(listed, ours)):
        todo = "add it to `themes`"
        yield Problem(f"{name}.yaml is not a listed theme", where, nearest=nearest(name, listed), todo=todo)
