"""Sentences written for each theme, from which a coder learns: ``config/codebook/examples/<THEME>.yaml``.

They are ours: composed from the definitions of the codebook, in each language apart, by people who read no test set.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import product
from pathlib import Path
from typing import Literal

import pandas as pd
from pydantic import Field

from tipimpact.common import LANGUAGES
from tipimpact.common.config import Strict
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import Problem, ThemeError, nearest
from tipimpact.common.packaged import CONFIG, find_all
from tipimpact.themes.coding import short_digest

FOLDER = CONFIG / "codebook" / "examples"
COLUMNS = ["id", "digest", "theme", "lang", "applies", "kind", "text", "also"]


class Example(Strict):
    """A sentence. also: other themes that it speaks to."""

    text: str = Field(min_length=10)
    kind: Literal["intake", "testimony", "news", "leaflet", "letter", "debate"]
    also: list[str] = []


class LanguageExamples(Strict):
    """What was written for a theme in a language: sentences to which it applies, and others that only look so."""

    examples: list[Example]
    counter_examples: list[Example]


class ThemeExamples(Strict):
    """A file of examples."""

    theme: str
    en: LanguageExamples
    fr: LanguageExamples


def read_examples(themes: Collection[str], folder: str | Path = FOLDER) -> pd.DataFrame:
    """The examples of all themes: id, digest, theme, lang, applies (false for a counter-example), kind, text, also.

    The id names theme, language and place in the file: ``FEES-en-12``, and ``FEES-en-not-3`` for a counter-example.
    themes: the ids of the codebook; one may have no file yet. Raises ThemeError that names every file without a theme,
    every unknown theme among ``also``, and every sentence that is there twice in a language.
    """
    documents = {path.stem: read_document(path, ThemeError) for path in find_all(folder)}
    files = {n: check(ThemeExamples, document.data, document, error=ThemeError) for n, document in documents.items()}
    rows = []
    for name, lang, applies in product(files, LANGUAGES, (True, False)):
        part = getattr(files[name], lang)
        for number, example in enumerate(part.examples if applies else part.counter_examples, 1):
            own = (f"{name}-{lang}{'' if applies else '-not'}-{number}", short_digest(example.text))
            rows.append((*own, name, lang, applies, example.kind, example.text, example.also))
    table = pd.DataFrame(rows, columns=COLUMNS)
    also, twice = table.explode("also").dropna(subset="also"), table[table.duplicated(["lang", "text"])]
    named = [*((name, f"{name}.yaml") for name in files), *zip(also["also"], also["id"] + ": also", strict=True)]
    unknown = [(theme, f"{folder}: {place}") for theme, place in named if theme not in themes]
    copies = zip(twice["id"], twice["text"], strict=True)
    others = [name for name, file in files.items() if file.theme != name]
    problems = [
        *(Problem(f"no theme is called {id!r}", place, nearest=nearest(id, themes)) for id, place in unknown),
        *(Problem(f"{name}.yaml is of the theme {files[name].theme!r}", str(folder), name) for name in others),
        *(Problem(f"the sentence is there twice: {text!r}", f"{folder}: {id}") for id, text in copies),
    ]
    if problems:
        raise ThemeError(problems)
    return table
