"""Two wordings of a text, each cut where it begins or ceases to differ from the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_SPACED = re.compile(r"\s*\S+")  # a word with the space before it


class Part(NamedTuple):
    """Words of one wording, and whether the other wording has them too."""

    text: str
    same: bool


def both_sides(before: str, after: str) -> tuple[list[Part], list[Part]]:
    """Both wordings whole, spaces and line ends included, each cut where it begins or ceases to differ."""
    old, new = _SPACED.findall(before), _SPACED.findall(after)
    steps = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    codes = steps.get_opcodes()
    return (
        _cut(old, ((end - start, tag == "equal") for tag, start, end, _, _ in codes)),
        _cut(new, ((end - start, tag == "equal") for tag, _, _, start, end in codes)),
    )


def _cut(words: Sequence[str], lengths: Iterable[tuple[int, bool]]) -> list[Part]:
    parts, at = [], 0
    for count, same in lengths:
        if count:
            parts.append(Part("".join(words[at : at + count]), same))
        at += count
    return parts
