"""Where one sentence ends and the next begins, in English and French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from tipimpact.reports.passages import Passage

# A full stop, question or exclamation mark, closing marks, a space, then something that can open a sentence.
END = re.compile(r"(?:[!?…]|(?<!\.)\.+)[)\]»”\"’']*(?:\s»)?\s+(?=[«“\"‘'(\[]?\s?[^\W_a-zà-öø-ÿœ])")
URL = re.compile(r"\b(?:https?://|www\.)[^\s<>()\[\];,]*[^\s<>()\[\];,.:!?'’\"»”]")
BRACKETS = re.compile(r"(?<=\()[^()]{1,300}(?=[^()]\))")
# Short forms whose full stop never ends a sentence before a name, and those that take a number.
TITLE = re.compile(r"\b(?:M|MM|Mr|Mrs|Ms|Dr|Me|St|Ste|Prof|[Hh]on|[A-Z])\.\s*\Z")
NUMBERED = re.compile(r"\b(?:no|nos|art|al|par|para|p|pp|s|ss|c|ch|vol|fig|reg|cf|v)\.\s*\Z", re.IGNORECASE)


def split_sentences(passage: Passage) -> Iterator[Passage]:
    """The sentences of a paragraph. Text in brackets is not split."""
    flat = BRACKETS.sub(lambda inner: "x" * len(inner.group()), passage.text)
    start = 0
    for end in END.finditer(flat):
        if not _abbreviated(flat, end):
            yield passage.cut(start, end.end())
            start = end.end()
    last = passage.cut(start, len(flat))
    if last.text:
        yield last


def unbalanced(text: str) -> bool:
    """Whether a bracket opens or closes without its partner."""
    depths = list(accumulate((char == "(") - (char == ")") for char in text))
    return bool(depths) and (min(depths) < 0 or depths[-1] > 0)


def _abbreviated(text: str, end: re.Match[str]) -> bool:
    before = text[max(0, end.start() - 8) : end.start() + 1]
    return bool(TITLE.search(before) or (NUMBERED.search(before) and text[end.end() : end.end() + 1].isdigit()))
