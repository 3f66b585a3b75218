"""Statements as HTML: each number is a link that opens the rows it was read from."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.site.trail import Trail, of_statement
from tipimpact.publish.statements.model import Statement, holding
from tipimpact.publish.words.marks import END, START


def tag_numbers(statement: Statement, lang: str, anchor: str = "") -> Markup:
    """A statement as HTML, everything escaped; with an anchor each number is a link to it, without it bold."""
    opened, closed = (
        (Markup('<a class="n" href="#{}">').format(anchor), "</a>") if anchor else ('<b class="n">', "</b>")
    )
    return Markup(str(escape(statement.marked(lang))).replace(START, opened).replace(END, closed))


class Linked:
    """The statements of a page, and the trails that their numbers open."""

    def __init__(self, inputs: SiteInputs, lang: str):
        self.inputs, self.lang, self.trails = inputs, lang, list[Trail]()

    def link_each(self, part: str, statements: Iterable[Statement]) -> list[tuple[str, Markup]]:
        """Each statement that holds, with its anchor."""
        return [self.link(f"{part}-{i}", statement) for i, statement in enumerate(holding(statements), 1)]

    def link(self, anchor: str, statement: Statement) -> tuple[str, Markup]:
        """A statement whose numbers open its trail, and its anchor: "" for one without such a number."""
        if not statement.table or START not in statement.marked(self.lang):
            return "", tag_numbers(statement, self.lang)
        return anchor, self.open_trail(anchor, statement)

    def open_trail(self, anchor: str, statement: Statement, counted: str = "") -> Markup:
        """A statement with its trail, whether or not it has a number. counted: the message of what it counts, or ""."""
        self.trails.append(of_statement(self.inputs, anchor, statement, self.lang, counted))
        return tag_numbers(statement, self.lang, anchor)
