"""Text that remembers where each of its characters stood in the original."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

BREAK = r"(?:\r\n|[\r\n\v\f\x85\u2028\u2029])"
SPACE = r"[\s\x00-\x1f\x7f-\x9f]"
INVISIBLE = r"[\xad\u200b\u2060\ufeff]"  # soft hyphen, zero-width space, word joiner, byte order mark
# Where text and original part: a hyphen or a soft hyphen at a line end, other spaces, characters without width.
SEAM = re.compile(
    rf"(?<=[^\W\d_])(?P<hyphen>[-\u2010\u2011])[^\S\r\n]*{BREAK}\s*(?=[^\W_])"
    rf"|\xad[^\S\r\n]*{BREAK}\s*"
    rf"|(?P<space>{INVISIBLE}*{SPACE}(?:{SPACE}|{INVISIBLE})*)"
    rf"|{INVISIBLE}+"
)
LEFT_WORD, RIGHT_WORD = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[^\W_]+")

KeepHyphen = Callable[[str, str], bool]


@dataclass(frozen=True)
class Passage:
    """Normalised text; ``at[i]`` is the place of ``text[i]`` in the original."""

    text: str
    at: tuple[int, ...]

    @property
    def start(self) -> int:
        return self.at[0]

    @property
    def end(self) -> int:
        return self.at[-1] + 1

    @property
    def skips(self) -> list[list[int]]:
        """Where the original holds more than the text: [position in the text, characters left out before it]."""
        steps = zip(self.at, self.at[1:], strict=False)
        return [[i, after - before - 1] for i, (before, after) in enumerate(steps, 1) if after - before > 1]

    def cut(self, start: int, end: int) -> Passage:
        """The part from ``start`` to ``end`` without outer spaces; empty when nothing else is there."""
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip())
        end = start + len(inner.strip())
        return Passage(self.text[start:end], self.at[start:end])


def unwrap(raw: str, start: int, end: int, keep: KeepHyphen, hidden: Collection[int] = ()) -> Passage:
    """``raw[start:end]`` as running text.

    A run of spaces or line breaks becomes one space; a word broken at a line end is joined, and
    ``keep(left, right)`` says whether its hyphen belongs to the word. hidden: places of marks to leave out.
    """
    places = [i for i in range(start, end) if i not in hidden]
    source = "".join(raw[i] for i in places)
    chars: list[str] = []
    at: list[int] = []

    def take(first: int, last: int) -> None:
        chars.append(source[first:last])
        at.extend(places[first:last])

    position = 0
    for seam in SEAM.finditer(source):
        take(position, seam.start())
        position = seam.end()
        if seam["space"]:
            chars.append(" ")
            at.append(places[seam.start()])
        elif seam["hyphen"] and keep(*_halves(source, seam)):
            take(seam.start(), seam.start() + 1)
    take(position, len(source))
    text = "".join(chars)
    return Passage(text, tuple(at)).cut(0, len(text))


def _halves(source: str, seam: re.Match[str]) -> tuple[str, str]:
    """The two halves of a word broken at a line end."""
    left = LEFT_WORD.search(source, max(0, seam.start() - 60), seam.start())
    right = RIGHT_WORD.match(source, seam.end())
    return (left.group() if left else ""), (right.group() if right else "")
