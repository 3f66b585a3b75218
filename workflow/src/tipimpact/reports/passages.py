"""Text that remembers the place of each of its characters in the original."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

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
    """Normalised text; ``at[i]`` is the place of ``text[i]`` in the original.

    A character takes one place, but for those that ``wide`` gives an end (``&eacute;`` in a page).
    """

    text: str
    at: Sequence[int]
    wide: Mapping[int, int] = field(default_factory=dict)

    @property
    def start(self) -> int:
        return self.at[0]

    @property
    def end(self) -> int:
        return self.wide.get(self.at[-1], self.at[-1] + 1)

    @property
    def skips(self) -> list[list[int]]:
        """Where the original holds more than the text: [position in the text, characters left out before it]."""
        if self.at[-1] - self.at[0] == len(self.at) - 1:
            return []
        steps = zip(self.at, self.at[1:], strict=False)
        return [[i, after - before - 1] for i, (before, after) in enumerate(steps, 1) if after - before != 1]

    def cut(self, start: int, end: int) -> Passage:
        """The part from ``start`` to ``end`` without outer spaces; empty when nothing else is there."""
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip())
        end = start + len(inner.strip())
        return Passage(self.text[start:end], self.at[start:end], self.wide)


def unwrap(source: Passage, keep: KeepHyphen) -> Passage:
    """Running text: a run of spaces or line breaks becomes one space, and a word broken at a line end is joined.

    ``keep(left, right)`` says whether the hyphen of a broken word belongs to it.
    """
    chars: list[str] = []
    at: list[int] = []

    def take(first: int, last: int) -> None:
        chars.append(source.text[first:last])
        at.extend(source.at[first:last])

    position = 0
    for seam in SEAM.finditer(source.text):
        take(position, seam.start())
        position = seam.end()
        if seam["space"]:
            chars.append(" ")
            at.append(source.at[seam.start()])
        elif seam["hyphen"] and keep(*_halves(source.text, seam)):
            take(seam.start(), seam.start() + 1)
    take(position, len(source.text))
    text = "".join(chars)
    return Passage(text, at, source.wide).cut(0, len(text))


def _halves(source: str, seam: re.Match[str]) -> tuple[str, str]:
    """The two halves of a word broken at a line end."""
    left = LEFT_WORD.search(source, max(0, seam.start() - 60), seam.start())
    right = RIGHT_WORD.match(source, seam.end())
    return (left.group() if left else ""), (right.group() if right else "")
