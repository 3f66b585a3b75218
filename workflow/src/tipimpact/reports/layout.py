"""From a file's characters to paragraphs, bullet items and the headings above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from tipimpact.reports.passages import Passage

LINE = re.compile(r"([^\r\n\v\f\x85\u2028\u2029]*)(?:\r\n|[\r\n\v\f\x85\u2028\u2029]|\Z)")
# A glyph always opens an item; a dash or a number may also begin a wrapped line.
# The last three are bullets of symbol fonts.
GLYPH = re.compile(r"\s*[>•▪▫‣◦●○■□➢➤✓✔·\uf0a7\uf0b7\uf0d8]\s+(?=\S)")
LIST_MARK = re.compile(r"\s*(?:[-–—*+]|\(?\d{1,2}[.)])\s+(?=\S)")
ENDED = re.compile(r"[.;:!?…][)\]»”\"’]*\s*\Z")
HEADING_WORDS = 12
BLANK = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\ufeff"  # what str.strip takes away, and a byte order mark
UNIT = re.compile(r"\b(?:[kdcm]?m|10)\Z")  # a raised number behind it is a power and calls no note
CLOSING = "'\"’”»)] "

HASHES = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*\Z")
RULE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}\Z")
FENCE = re.compile(r"\s*(?:```|~~~)")
QUOTE = re.compile(r"\s*>+\s?")
FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n.*?\n---[ \t]*(?=\r?\n|\Z)", re.DOTALL)
# Marks inside Markdown text: brackets of links and images with the address, emphasis, code, tags, escapes.
INNER = r"(?:[^\[\]]|\[[^\[\]]*\])*"
ADDRESS = r"(?:[^()\s]|\([^()\s]*\))*"
MARKS = re.compile(
    rf"\[\^[^\]\s]+\]|!?\[(?={INNER}\]\()|\]\({ADDRESS}(?:\s+\"[^\"]*\")?\)|\*{{1,3}}|`+|(?<!\w)_+|_+(?!\w)"
    r"|</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]*)?/?>|\\(?=[!-/:-@\[-`{-~])"
)
DEFINITION = re.compile(r"\s{0,3}\[\^[^\]\s]+\]:\s*(?=\S)")
# Notes in plain text: their numbers, in brackets or raised, behind a word and at the beginning of a line.
RAISED_DIGITS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
CALLED = re.compile(rf"(?<=\S)[ \t]?(\[\d{{1,3}}\]|(?<![kdcm]m)(?<!\bm)[{RAISED_DIGITS}]+)")
OPENS_NOTE = re.compile(rf"^[^\S\n]*(\[\d{{1,3}}\]|[{RAISED_DIGITS}]+)[^\S\n]*(?=\S)", re.MULTILINE)
TABLE_LINE = re.compile(r"\s*\|.*\|\s*\Z")
TABLE_RULE = re.compile(r"[\s|:-]+\Z")
CELL_MARK = re.compile(r"[|\t]")
SPACED_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
CELL_GAP = re.compile(r"(?<=\S)(?:[ ]*\t\s*| {3,})(?=\S)")
CELL = re.compile(r"(?:[^|\t\\]|\\.)+")
IN_CELL = re.compile(r"(?:(?<=\s)|\A)\*\s+(?=\S)")  # a list that was put into one cell
CELL_WORDS = 12
BROKEN_WORD = re.compile(r"[-\u2010\xad]\s+")


class TextLine(NamedTuple):
    """A line without its end, and its place in the file."""

    start: int
    end: int
    text: str


class Role(NamedTuple):
    """What a line is: blank, heading, bullet, note, row (of a table), paragraph (opens one) or text (goes on with it).

    The ``mark`` characters before its words are not text.
    """

    kind: str
    mark: int = 0


Roles = Callable[[list[TextLine], str], Iterable[Role]]


@dataclass(frozen=True)
class TextBlock:
    """A paragraph or a note (kinds ``sentence`` and ``note``, still to be split) or a unit that stays whole.

    section: the heading above; empty for a note, which is apart from the text.
    number: of its line, where lines count, or of its row; 0: place of the block in the document.
    """

    kind: str
    section: str
    source: Passage
    number: int = 0


def split_lines(raw: str) -> list[TextLine]:
    """The lines of a file; any of Unicode's line ends ends one."""
    return [TextLine(*match.span(1), match[1]) for match in LINE.finditer(raw)]


def plain_blocks(raw: str, known: Mapping[int, Role] | None = None) -> Iterator[TextBlock]:
    """Split plain text into blocks. known: roles of lines that the file's format gives, by the line's offset."""
    calls, numbers = _find_note_marks(raw)
    known_roles = known or {}

    def roles(rows: list[TextLine], text: str) -> Iterator[Role]:
        for row, role in zip(rows, _classify_plain(rows, text), strict=True):
            opening = OPENS_NOTE.match(row.text) if numbers else None
            note = Role("note", opening.end()) if opening and opening[1] in numbers else role
            yield known_roles.get(row.start, note)

    return build_blocks(raw, roles, calls)


def _find_note_marks(raw: str) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    """What calls notes in a text, and the numbers of the notes: those that follow a word and also open a line."""
    opening = frozenset(OPENS_NOTE.findall(raw))
    numbers = opening and opening & frozenset(CALLED.findall(raw))
    if not numbers:
        return None, numbers
    listed = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    return re.compile(rf"(?<=\S)[ \t]?(?:{listed})"), numbers


def markdown_blocks(raw: str) -> Iterator[TextBlock]:
    """The blocks of Markdown, without its marks."""
    return build_blocks(raw, _classify_markdown, MARKS)


def line_blocks(raw: str) -> Iterator[TextBlock]:
    """The blocks of a file in which every line is a block of its own; their number is that of the line."""
    section = ""
    for number, row in enumerate(split_lines(raw), 1):
        if _opens(row.text.strip()) or row.text.isupper():
            section = " ".join(row.text.split())
        elif any(char.isalnum() for char in row.text):
            yield TextBlock("sentence", section, Passage(row.text, range(row.start, row.end)), number)


def build_blocks(raw: str, roles: Roles, marks: re.Pattern[str] | None = None) -> Iterator[TextBlock]:
    """The blocks of a file, in order. A blank line, a heading or the next item ends a block.

    roles: what each line is.  marks: what is not text within lines.
    """
    rows = split_lines(raw)
    section = kind = ""
    spans: list[list[int]] = []  # places of the words of the block that is open
    for row, role in zip(rows, roles(rows, raw), strict=True):
        start = row.start + role.mark
        if role.kind == "text" and spans:
            spans[-1][1] = row.start if role.mark else row.end
            spans += [[start, row.end]] if role.mark else []
            continue
        if spans:
            yield TextBlock(kind, section, _cut_spans(raw, spans, marks))
        spans = []
        if role.kind == "heading":
            section = " ".join(_cut_spans(raw, [[start, row.end]], marks).text.strip(" #\ufeff").split())
        elif role.kind == "row":
            pattern = CELL if CELL_MARK.search(row.text) else SPACED_CELL
            cells = [[row.start + cell.start(), row.start + cell.end()] for cell in pattern.finditer(row.text)]
            yield from split_row([_cut_spans(raw, [cell], None) for cell in cells], section, marks)
        elif role.kind != "blank":
            kind = role.kind if role.kind in ("bullet", "note") else "sentence"
            spans = [[start, row.end]]
    if spans:
        yield TextBlock(kind, section, _cut_spans(raw, spans, marks))


def set_sections(blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """Blocks with the heading above each as its section, without headings of notes and lists of contents."""
    section = ""
    for block in blocks:
        if block.kind == "heading":
            section = " ".join(block.source.text.split())
        elif block.kind not in ("note heading", "contents"):
            yield replace(block, section=section)


def split_row(cells: Sequence[Passage], section: str, marks: re.Pattern[str] | None = None) -> Iterator[TextBlock]:
    """A row of short cells is one unit, which keeps its words together; long cells are paragraphs of their own."""
    parts = [part for cell in cells for part in _split_cell(cell)]
    if all(kind == "sentence" and len(BROKEN_WORD.sub("", part.text).split()) <= CELL_WORDS for kind, part in parts):
        parts = [("row", join_passages([part for _, part in parts]))]
    for kind, part in parts:
        if marks:
            part = _drop_marks(part, marks)
        if any(char.isalnum() for char in part.text):
            yield TextBlock(kind, section, part)


def join_passages(parts: Sequence[Passage]) -> Passage:
    """Passages in a row, with a space that belongs to the end of the one before it."""
    at: list[int] = []
    for part in parts:
        at += [*([at[-1] + 1] if at else []), *part.at]
    return Passage(" ".join(part.text for part in parts), at, parts[0].wide if parts else {})


def _split_cell(cell: Passage) -> Iterator[tuple[str, Passage]]:
    """A cell's own words, and the items of a list inside it."""
    marks = list(IN_CELL.finditer(cell.text))
    ends = [*(mark.start() for mark in marks), len(cell.text)]
    for i, start in enumerate([0, *(mark.end() for mark in marks)]):
        part = cell.cut(start, ends[i])
        if part.text:
            yield ("bullet" if i else "sentence"), part


def _cut_spans(raw: str, spans: Sequence[Sequence[int]], marks: re.Pattern[str] | None) -> Passage:
    """The stretches of ``raw`` as one passage, without the marks in them."""
    if len(spans) == 1:
        passage = Passage(raw[slice(*spans[0])], range(*spans[0]))
    else:
        passage = Passage("".join(raw[slice(*span)] for span in spans), [i for span in spans for i in range(*span)])
    return _drop_marks(passage, marks) if marks else passage


def _drop_marks(passage: Passage, marks: re.Pattern[str]) -> Passage:
    """A passage without what a pattern finds in it."""
    text: list[str] = []
    at: list[int] = []
    position = 0
    for mark in marks.finditer(passage.text):
        text.append(passage.text[position : mark.start()])
        at.extend(passage.at[position : mark.start()])
        position = mark.end()
    if not position:
        return passage
    return Passage("".join([*text, passage.text[position:]]), [*at, *passage.at[position:]], passage.wide)


def _classify_plain(rows: list[TextLine], raw: str) -> Iterator[Role]:
    """What each line of plain text is, by its shape and its neighbours."""
    before, ended = "", True  # the line before, and whether it ends its block
    cells = _list_table_lines(rows)
    for i, (row, after) in enumerate(zip(rows, [*rows[1:], None], strict=True)):
        text = row.text.strip(BLANK)
        item = GLYPH.match(row.text) or (LIST_MARK.match(row.text) if ended else None)
        if not text or RULE.match(row.text):
            role = Role("blank")
        elif i in cells:
            role = Role("row")
        elif item:
            role = Role("bullet", item.end())
        elif ended and after and (_is_heading(text, after.text) or (i + 1 in cells and _opens(text))):
            role = Role("heading")
        else:
            role = Role("paragraph" if ended and _had_room(before, text) else "text")
        before, ended = text, role.kind in ("blank", "heading", "row") or bool(ENDED.search(text))
        yield role


def _list_table_lines(rows: list[TextLine]) -> set[int]:
    """Lines of tables in plain text: the next or the last line that is not blank has as many wide gaps or tabs."""
    if not CELL_GAP.search("\n".join(row.text for row in rows)):
        return set()
    gaps = [(i, len(CELL_GAP.findall(row.text))) for i, row in enumerate(rows) if row.text.strip()]
    return {
        i
        for (one, count), (other, same) in pairwise(gaps)
        if count and count == same and other - one <= 2
        for i in (one, other)
    }


def _is_heading(text: str, after: str) -> bool:
    """A short line that starts with a capital, ends openly, and was not wrapped."""
    if not _opens(text):
        return False
    following = after.strip()
    return not following or bool(GLYPH.match(after)) or _had_room(text, following)


def _opens(text: str) -> bool:
    """Whether a line is short, starts with a capital and ends openly."""
    ending = text.rstrip(CLOSING)[-1:]
    return text[:1].isupper() and ending not in set(".,;:!?…-") and len(text.split()) <= HEADING_WORDS


def _had_room(line: str, following: str) -> bool:
    """Whether the break was meant: the next line opens with a capital, and its first word had room on this one."""
    return following[0].isupper() and len(line) + 1 + len(following.split()[0]) < len(following)


def _classify_markdown(rows: list[TextLine], raw: str) -> Iterator[Role]:
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
        elif definition := DEFINITION.match(row.text):
            yield Role("note", definition.end())
        elif item := LIST_MARK.match(row.text):
            yield Role("bullet", item.end())
        elif TABLE_LINE.match(row.text):
            yield Role("blank" if TABLE_RULE.match(row.text) else "row")
        elif after and UNDERLINE.match(after.text) and not QUOTE.match(row.text):
            underlined = True
            yield Role("heading")
        else:
            quote = QUOTE.match(row.text)
            yield Role("text", quote.end() if quote else 0)
