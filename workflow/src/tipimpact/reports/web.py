"""Web pages: the paragraphs of a page's own text, each character with its place in the page's source.

The parser of the standard library is used because it gives the place of every tag and text in
characters; lxml gives lines only. It loads nothing and expands no entity but the named characters
of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from tipimpact.reports.layout import UNIT, TextBlock, set_sections, split_row
from tipimpact.reports.passages import Passage
from tipimpact.reports.unreadable import Unreadable
from tipimpact.retrieve.content import BOMS

# Elements without text of the page (scripts, pictures, forms), and elements around it (navigation, footers).
SILENT = {"script", "style", "template", "noscript", "svg", "math", "canvas", "iframe", "object", "audio", "video",
          "head", "button", "select", "textarea", "datalist", "del", "s"}  # fmt: skip
AROUND = {"nav", "footer", "aside", "menu"}
ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog"}
NOISE = re.compile(
    r"\b(?:breadcrumbs?|cookie|navbar|sidebar|skip-?link|pagination|share-?buttons?|visually-hidden|sr-only|wb-inv|fn-rtn)\b",
    re.I,
)
SPEAKER = {"context", "speaking"}  # within a statement: who speaks, for whom, and when (pages of openparliament.ca)
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "dt", "summary", "figcaption"}
BREAKS = HEADINGS | {
    *("p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "blockquote", "pre", "address"),
    *("ul", "ol", "li", "dl", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "figure", "details", "hr"),
    *("body", "html", "center"),
}
# Elements whose end tag may be left out, by the tag that ends them.
CLOSED_BY_NEXT = {
    "li": {"li", "p"},
    "td": {"td", "th", "p"},
    "th": {"td", "th", "p"},
    "tr": {"td", "th", "tr", "p"},
    "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
    **{tag: {"p"} for tag in ("p", "ul", "ol", "div", "table", "blockquote", *(f"h{i}" for i in range(1, 7)))},
}
CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
IN_HEAD = {"title", "meta", "link", "script", "style", "base", "noscript", "template"}
DEEPEST = 2000  # elements within each other
# Numbers and signs that lead to a note, links back from it, and elements that hold notes.
NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]{1,3}|[ivx]{1,5}|[a-z])[\])]?\Z")
LONGEST_MARK = 6
BRACKETED = re.compile(r"\[(?:\d{1,3}|[ivx]{1,5}|[a-z])\]\Z")
BACK = re.compile(r"[\s↑↩⏎^\ufe0e]+\Z")
NOTES = {"wb-fnote", "footnote", "footnotes", "endnote", "endnotes", "reflist", "references", "msofootnotetext",
         "msoendnotetext", "doc-footnote", "doc-endnote", "doc-endnotes"}  # fmt: skip
CALLS = {"doc-noteref", "fn-lnk", "footnote-ref", "footnoteref", "noteref", "sdfootnoteanc", "sdendnoteanc"}


def detect_encoding(data: bytes) -> str:
    """The encoding that a page states, read as browsers do; UTF-8 where it states none."""
    for bom, name in BOMS.items():
        if data.startswith(bom):
            return name
    stated = CHARSET.search(data[:4096])
    name = (stated[1] or stated[2]).decode("ascii").lower() if stated else "utf-8"
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name


def read_blocks(source: str) -> Iterator[TextBlock]:
    """The paragraphs, list items, headings and table rows of a page, without what surrounds its text.

    Where the page has statements of speakers, only their words count, without name, party and hour;
    else, where it has one ``main`` element, its content.
    """
    page = _Page(source)
    page.feed(source)
    page.finish()
    parts = {part for part, _ in page.blocks}
    wanted = "statement" if "statement" in parts else "main" if page.mains == 1 and "main" in parts else None
    return set_sections(block for part, block in page.blocks if wanted in (None, part))


@dataclass
class _Open:
    """An element that is open.

    hidden: its words are not shown.  kind: of a block in it.  part: ``main``, ``statement`` of a speaker, or neither.
    note: it holds notes.
    target: what it links to within the page.  call: it calls a note, by its own account.
    """

    tag: str
    hidden: bool = False
    kind: str = "sentence"
    part: str = ""
    note: bool = False
    target: str = ""
    call: bool = False
    place: int = 0  # of its tag in the source
    since: tuple[int, int] = (0, 0)  # pieces and characters collected when it opened


class _Page(HTMLParser):
    """Collects ``blocks``, each with the part of the page that it is in."""

    def __init__(self, source: str):
        super().__init__(convert_charrefs=False)
        self.line_starts, self.source = [0, *(end.end() for end in re.finditer("\n", source))], source
        self.stack: list[_Open] = []
        self.chars: list[str] = []
        self.at: list[int] = []
        self.wide: dict[int, int] = {}
        self.row: list[Passage] | None = None
        self.blocks: list[tuple[str, TextBlock]] = []
        self.mains = 0
        self.called: set[str] = set()  # names of the notes that were called
        self.is_note = False  # whether the block that is open is a note

    def finish(self) -> None:
        """What is still open at the end of the page is closed."""
        self.close()
        self.end_block()
        self._end_row()

    def place(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    # What the parser meets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close_for(tag)
        if tag in BREAKS:
            self.end_block()
        elif tag == "br":
            self._put("\n", [self.place()])
        if tag in VOID:
            return
        above = self._above()
        given = {name: value or "" for name, value in attrs}
        main = tag == "main" or given.get("role") == "main"
        self.mains += main
        in_statement = above.part == "statement" or "statement" in _names(given)
        part = "statement" if in_statement else "main" if main else above.part
        kind = "heading" if tag in HEADINGS else "bullet" if tag == "li" else above.kind
        note = above.note or (tag in BREAKS and _holds_notes(given, self.called))
        hidden = above.hidden or _is_noise(tag, given, above.part, note)
        if len(self.stack) >= DEEPEST:
            what = f"more than {DEEPEST:,} elements within each other"
            raise Unreadable("too_deep", what, todo="save the page again")
        since = len(self.chars), len(self.at)
        target = given.get("href", "")[1:] if tag == "a" and given.get("href", "").startswith("#") else ""
        call = not CALLS.isdisjoint(_names(given))
        self.stack.append(_Open(tag, hidden, kind, part, note, target, call, self.place(), since))
        if tag not in BREAKS and not self.called.isdisjoint(_ids(given)) and not "".join(self.chars).strip():
            self.is_note = True
        if tag == "tr":
            self._end_row()
            self.row = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and self.source.startswith("<?xml"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        place = next((i for i in reversed(range(len(self.stack))) if self.stack[i].tag == tag), None)
        if place is None:
            return
        if tag in BREAKS:
            self.end_block()
        if tag == "tr":
            self._end_row()
            self.row = None
        if tag in ("a", "sup"):
            self._drop_note_mark(self.stack[place])
        del self.stack[place:]

    def handle_data(self, data: str) -> None:
        start = self.place()
        self._put(data, range(start, start + len(data)))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Word's ``<![if ...]>`` and the like are passed over; the parser would stop at those it does not know."""
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    # What becomes of it

    def _reference(self, written: str) -> None:
        start = self.place()
        end = start + len(written)
        text = unescape(written + ";")
        if text == written + ";":  # no such character: the words stay as they are
            self.handle_data(written + ";" * self.source.startswith(";", end))
            return
        self._put(text, [start] * len(text))
        self.wide[start] = end + self.source.startswith(";", end)

    def _put(self, text: str, places: Iterable[int]) -> None:
        if not self._above().hidden:
            self.chars.append(text)
            self.at.extend(places)

    def _above(self) -> _Open:
        return self.stack[-1] if self.stack else _Open("")

    def _close_for(self, tag: str) -> None:
        """Elements whose end tag may be left out end where the next begins."""
        closes = CLOSED_BY_NEXT.get(tag, set()) | (set() if tag in IN_HEAD else {"head"})
        while self.stack and self.stack[-1].tag in closes:
            self.handle_endtag(self.stack[-1].tag)

    def end_block(self) -> None:
        """What was collected becomes a block, or a part of a table row."""
        source = Passage("".join(self.chars), self.at, self.wide)
        self.chars, self.at = [], []
        if not any(char.isalnum() for char in source.text):
            return
        above = self._above()
        source = source.cut(0, len(source.text))
        note, self.is_note = self.is_note or above.note, False
        kind = above.kind
        if note:
            kind = "note heading" if kind == "heading" else "note"
        if self.row is not None and kind == "sentence":
            self.row.append(source)
        else:
            self._end_row()
            self.blocks.append((above.part, TextBlock(kind, "", source)))

    def _end_row(self) -> None:
        """The cells read so far are a row; a list, a heading or a table in a cell ends it too."""
        if self.row:
            part = self._above().part
            self.blocks += [(part, block) for block in split_row(self.row, "")]
            self.row = []

    def _drop_note_mark(self, element: _Open) -> None:
        """The end of a link or of a raised element: numbers and signs that lead to a note or back are not text."""
        pieces, characters = element.since
        words = "".join(self.chars[pieces:]).strip()
        in_link = element.tag == "sup" and any(above.tag == "a" for above in self.stack if above is not element)
        if len(words) > LONGEST_MARK or in_link:  # the link around it is still to end
            return
        written = self.source[element.place : self.place()]
        raised = "<sup" in written or any(above.tag == "sup" for above in self.stack)
        links = "<a" in written
        in_note = self.is_note or self._above().note
        if BACK.match(words):
            drop = in_note
        elif not NOTE_MARK.match(words):
            return
        elif not any(piece.strip() for piece in self.chars[:pieces]):
            drop = in_note or bool(raised and element.target)
            self.is_note |= drop
        else:
            call = links and (raised or element.call or bool(element.target and BRACKETED.match(words)))
            before = "".join(self.chars[max(0, pieces - LONGEST_MARK) : pieces])
            drop = call or (raised and words.isdigit() and not UNIT.search(before))
            self.called |= {element.target} - {""} if drop else set()
        if drop:
            del self.chars[pieces:], self.at[characters:]


def _names(given: dict[str, str]) -> set[str]:
    """The classes, the role and the id of an element."""
    named = (given.get(name, "") for name in ("class", "role", "epub:type", "id"))
    return set(" ".join(named).lower().split())


def _ids(given: dict[str, str]) -> set[str]:
    return {given[name] for name in ("id", "name") if given.get(name)}


def _holds_notes(given: dict[str, str], called: set[str]) -> bool:
    return not NOTES.isdisjoint(_names(given)) or not called.isdisjoint(_ids(given))


def _is_noise(tag: str, given: dict[str, str], part: str, note: bool) -> bool:
    return (
        tag in SILENT
        or (tag in AROUND and not note)
        or (tag == "div" and given.get("title") in ("header", "footer"))  # as LibreOffice writes them
        or (tag == "header" and not part)
        or (part == "statement" and not SPEAKER.isdisjoint(_names(given)))
        or "hidden" in given
        or given.get("aria-hidden") == "true"
        or given.get("role", "").lower() in ROLES
        or bool(UNSEEN.search(given.get("style", "")))
        or bool(NOISE.search(given.get("class", "") + " " + given.get("id", "")))
    )
