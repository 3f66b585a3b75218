"""From a file's characters to paragraphs, bullet items and the headings above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

LINE = re.compile(r"([^\r\n\v\f\x85\u2028\u2029]*)(?:\r\n|[\r\n\v\f\x85\u2028\u2029]|\Z)")
# A glyph always opens an item; a dash or a number may also begin a wrapped line.
GLYPH = re.compile(r"\s*[>•▪‣◦●○■□]\s+(?=\S)")
LIST_MARK = re.compile(r"\s*(?:[-–—*+]|\(?\d{1,2}[.)])\s+(?=\S)")
ENDED = re.compile(r"[.;:!?…][)\]»”\"’]*\s*\Z")
HEADING_WORDS = 12

HASHES = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*\Z")
RULE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}\Z")
FENCE = re.compile(r"\s*(?:```|~~~)")
QUOTE = re.compile(r"\s*>+\s?")
FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n.*?\n---[ \t]*(?=\r?\n|\Z)", re.DOTALL)
# Marks inside Markdown text: brackets of links and images with the address, emphasis, code.
MARKS = re.compile(r"!?\[(?=[^\[\]]*\]\()|\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|\*{1,3}|`+|(?<!\w)_+|_+(?!\w)")


class Line(NamedTuple):
    """A line without its end, and its place in the file."""

    start: int
    end: int
    text: str


class Role(NamedTuple):
    """What a line is: blank, heading, bullet, paragraph (opens one) or text (goes on with what is open).

    The ``mark`` characters before its words are not text.
    """

    kind: str
    mark: int = 0


@dataclass
class Block:
    """A paragraph (kind ``sentence``, still to be split) or a bullet item (one unit), under its heading."""

    kind: str
    section: str
    start: int
    end: int
    hidden: set[int] = field(default_factory=set)


def blocks(raw: str, markdown: bool = False) -> Iterator[Block]:
    """The blocks of a file, in order. A blank line, a heading or the next item ends a block."""
    rows = [Line(*match.span(1), match[1]) for match in LINE.finditer(raw)]
    section, block = "", None
    for row, (kind, mark) in zip(rows, (_markdown if markdown else _plain)(rows, raw), strict=True):
        start = row.start + mark
        if kind == "text" and block:
            block.hidden.update(range(row.start, start))
            block.end = row.end
            continue
        if block:
            yield block
        if kind in ("blank", "heading"):
            block = None
        else:
            block = Block("bullet" if kind == "bullet" else "sentence", section, start, row.end)
        if kind == "heading":
            title = MARKS.sub("", row.text[mark:]) if markdown else row.text
            section = " ".join(title.strip(" #").split())
    if block:
        yield block


def inline_marks(raw: str, start: int, end: int) -> set[int]:
    """Places of Markdown's own characters within a stretch."""
    return {i for match in MARKS.finditer(raw, start, end) for i in range(*match.span())}


def _plain(rows: list[Line], raw: str) -> Iterator[Role]:
    before, ended = "", True  # the line before, and whether it closes what it stands in
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        text = row.text.strip()
        item = GLYPH.match(row.text) or (LIST_MARK.match(row.text) if ended else None)
        if not text or RULE.match(row.text):
            role = Role("blank")
        elif item:
            role = Role("bullet", item.end())
        elif ended and after and _is_heading(text, after.text):
            role = Role("heading")
        else:
            role = Role("paragraph" if ended and _had_room(before, text) else "text")
        before, ended = text, role.kind in ("blank", "heading") or bool(ENDED.search(text))
        yield role


def _is_heading(text: str, after: str) -> bool:
    """A short line that starts with a capital, ends openly, and was not wrapped."""
    if not text[:1].isupper() or text[-1] in ".,;:!?…-" or len(text.split()) > HEADING_WORDS:
        return False
    following = after.strip()
    return not following or bool(GLYPH.match(after)) or _had_room(text, following)


def _had_room(line: str, following: str) -> bool:
    """Whether the break was meant: the next line opens with a capital, and its first word had room on this one."""
    return following[0].isupper() and len(line) + 1 + len(following.split()[0]) < len(following)


def _markdown(rows: list[Line], raw: str) -> Iterator[Role]:
    front = FRONT_MATTER.match(raw)
    body = front.end() if front else 0
    fenced = underlined = False
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        fence = bool(FENCE.match(row.text))
        fenced ^= fence
        if row.start < body or fence or fenced or underlined or not row.text.strip() or RULE.match(row.text):
            underlined = False
            yield Role("blank")
        elif hashes := HASHES.match(row.text):
            yield Role("heading", hashes.end())
        elif item := LIST_MARK.match(row.text):
            yield Role("bullet", item.end())
        elif after and UNDERLINE.match(after.text) and not QUOTE.match(row.text):
            underlined = True
            yield Role("heading")
        else:
            quote = QUOTE.match(row.text)
            yield Role("text", quote.end() if quote else 0)
