"""Keyword in context: each place of a word or of a theme in its sentence; and the numbers of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pandas as pd

from tipimpact.common.errors import ThemeError
from tipimpact.reports.read import original_offset
from tipimpact.themes.names import WORDS
from tipimpact.themes.patterns import SHAPES, STEM, bare

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

MONTHS = WORDS["months"].split()
LABELS = frozenset([*MONTHS, *WORDS["labels"].split()])  # before a number that is a label, an amount or an age
MEASURES = frozenset([*MONTHS, *WORDS["measures"].split()])  # after a number that measures
GROUPS = frozenset(f"{word}{end}" for word in WORDS["groups"].split() for end in ("", "s"))
JOINTS = frozenset(["-", "and", "et", "\N{NO-BREAK SPACE}", "\u202f"])
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
ONE = frozenset(["one", "un", "une", "first", "second", "premier", "première", "deuxième"])
COLUMNS = ["doc_id", "sentence_id", "lang", "page", "before", "keyword", "after", "start", "end"]


def word_in_context(word: str, sentences: pd.DataFrame) -> pd.DataFrame:
    """The places of a word or phrase.

    word: written in any case; ``prosecut*`` matches any ending. An accent may be missing from the text, as in
    patterns of the codebook: ``séjour`` finds ``SEJOUR``, and ``traite`` does not find ``traité``.
    sentences: the table ``sentences``. Columns: see ``COLUMNS``; before, keyword and after are the sentence in three
    parts; start and end are the keyword's characters in the original file. Raises ThemeError for a word without a
    letter or digit.
    """
    if not re.search(r"\w", word):
        raise ThemeError(f"nothing to look for in {word!r}", expected="a word, a phrase or a theme's code")
    expression = _expression(word)
    rows = (
        _row(sentence, *match.span())
        for sentence in sentences.to_dict("records")
        for match in expression.finditer(sentence["text"].translate(SHAPES))
    )
    return pd.DataFrame(rows, columns=COLUMNS)


def theme_in_context(theme: str, sentences: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """The places that show a theme, as ``word_in_context`` gives them, with the sentence's ``nearest`` examples.

    mentions: the table ``theme_mentions``.
    """
    here = mentions.loc[mentions["theme"] == theme, ["sentence_id", "start", "end"]]
    marks = {name: group[["start", "end"]].to_numpy() for name, group in here.groupby("sentence_id")}
    rows = (
        _row(sentence, *(_position(sentence, place) for place in (first, last)))
        for sentence in sentences[sentences["sentence_id"].isin(marks)].to_dict("records")
        for first, last in marks[sentence["sentence_id"]]
    )
    near = mentions.drop_duplicates("sentence_id").set_index("sentence_id")["nearest"]
    return pd.DataFrame(rows, columns=COLUMNS).assign(nearest=lambda places: places["sentence_id"].map(near))


@cache
def _tokenizer(lang: str) -> Language:
    import spacy

    return spacy.blank(lang)


def numbers(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """The places (start, end) of the numbers of a text that may count something, in figures and in words.

    Left out are years, labels of provisions, money, percentages, ages, dates and decimals, which count nothing.
    """
    for is_number, tokens in groupby(_tokenizer(lang)(text), key=_is_part):
        run = [token for token in tokens if is_number and token.lower_ not in JOINTS]
        if run and not _counts_nothing(run):
            yield run[0].idx, run[-1].idx + len(run[-1])


def _is_part(token: Token) -> bool:
    return token.like_num or token.lower_ in JOINTS | ONE | GROUPS


def _counts_nothing(run: list[Token]) -> bool:
    """Whether the number is a label, a measure, a date, a decimal or a year, by itself and the words around it."""
    first, last = run[0], run[-1]
    before = first.nbor(-1).lower_ if first.i else ""
    after = last.nbor().lower_ if last.i + 1 < len(last.doc) else ""
    alone = len(run) == 1 and (first.lower_ in ONE or bool(YEAR.fullmatch(first.text)))
    return alone or before in LABELS or after in MEASURES or bool(re.search(r"\d[.,/]\d{1,2}$|\.\d", last.text))


def _expression(word: str) -> re.Pattern[str]:
    words = " ".join(word.translate(SHAPES).split())
    pairs = [(char, bare(char)) for char in words.removesuffix(STEM)]
    characters = "".join(f"[{c}{b}]" if len(b) == 1 and b != c else re.escape(c) for c, b in pairs)
    ending = r"\w*" if words.endswith(STEM) else ""
    return re.compile(rf"(?<!\w){characters}{ending}(?!\w)", re.IGNORECASE)


def _position(sentence: dict[Any, Any], place: int) -> int:
    """The position in a sentence of a place in the original: ``original_offset`` the other way round."""

    def original(position: int) -> int:
        return original_offset(sentence["start"], sentence["skips"], position)

    return bisect_left(range(len(sentence["text"])), place, key=original)


def _row(sentence: dict[Any, Any], first: int, last: int) -> dict[str, Any]:
    text = sentence["text"]
    places = [original_offset(sentence["start"], sentence["skips"], i) for i in (first, last - 1)]
    parts = {"before": text[:first], "keyword": text[first:last], "after": text[last:]}
    kept = {name: sentence.get(name) for name in ("doc_id", "sentence_id", "lang", "page")}
    return {**kept, **parts, "start": places[0], "end": places[1] + 1}
