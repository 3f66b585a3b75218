"""Keyword in context: each place of a word or of a theme in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

import pandas as pd

from tipimpact.common.errors import ThemeError
from tipimpact.reports.read import original_offset
from tipimpact.themes.patterns import SHAPES, STEM, bare

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


def _expression(word: str) -> re.Pattern[str]:
    words = " ".join(word.translate(SHAPES).split())
    characters = "".join(_character(char) for char in words.removesuffix(STEM))
    ending = r"\w*" if words.endswith(STEM) else ""
    return re.compile(rf"(?<!\w){characters}{ending}(?!\w)", re.IGNORECASE)


def _character(char: str) -> str:
    plain = bare(char)
    return f"[{char}{plain}]" if len(plain) == 1 and plain != char else re.escape(char)


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
