"""HTML pages: one file each, no script, nothing from elsewhere; they open from a disk and print."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from tipimpact import __version__
from tipimpact.common import other
from tipimpact.publish.tables.around import above, heading, linked, under
from tipimpact.publish.tables.model import Cell, View
from tipimpact.publish.words import LANGUAGES, TAGS, say

TEMPLATES = Path(__file__).parents[1] / "site" / "templates"
SCRIPT = "site.js"
_CHARACTERS = re.compile(r":\d+-\d+$")
# What is not text for readers, and the words that must not break.
_NOT_TEXT = re.compile(r"(<script.*?</script>|<svg.*?</svg>|<style.*?</style>|<title.*?</title>|<[^>]*>)", re.DOTALL)
_HYPHENED = re.compile(r"(?<![\w-])(?:C-\d+|[Ff]ive-year)(?![\w-])")
WIDTHS = {240: "prose", 60: "long", 0: "short"}  # the longest text of a column gives it room


def script(name: str) -> str:
    """The text of a script or a style of the site."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def script_hash(text: str) -> str:
    """What the content security policy of a page says of a script that stands in it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@lru_cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    parts = {"script": SCRIPT, "style": "style.css", "site_style": "site.css", "tables_style": "tables.css"}
    environment.globals |= {
        **{name: Markup(script(file)) for name, file in parts.items()},
        "script_hash": script_hash(script(SCRIPT)),
        "languages": LANGUAGES,
        "tags": TAGS,
        "version": __version__,
    }
    return environment


def keep_whole(html: str) -> str:
    """A page in which numbers of bills and "five-year" do not break at their hyphen. Only text is touched."""
    parts = _NOT_TEXT.split(html)
    parts[::2] = [_HYPHENED.sub(r'<span class="nb">\g<0></span>', text) for text in parts[::2]]
    return "".join(parts)


def page(name: str, lang: str, **values: Any) -> str:
    """A page from its template, every value escaped. ``say(id)`` in a template is a message in ``lang``."""

    def say_here(id: str, /, lang: str = lang, **values: Any) -> str:
        return say(id, lang, **values)

    html = _environment().get_template(f"{name}.html.j2").render(lang=lang, other=other(lang), say=say_here, **values)
    return keep_whole(html)


def _target(value: str, sources: set[str]) -> str | None:
    """Where an item of a cell leads: a web address, or a source under the table, named alone or before characters."""
    if (id := _CHARACTERS.sub("", value)) in sources:
        return f"#source-{id}"
    return value if value.startswith(("https://", "http://")) and " " not in value else None


def classes(view: View) -> list[str]:
    """The CSS class of each column: numbers are aligned right, long texts are wider."""
    columns = [*zip(*view.rows, strict=True)]
    longest = [max(len(cell.text) for cell in column) for column in columns]
    fitting = [next(name for least, name in WIDTHS.items() if long >= least) for long in longest]
    kinds = [column[0].kind for column in columns]
    named = ["number" if kind == "number" else name for kind, name in zip(kinds, fitting, strict=True)]
    return named or [""] * len(view.headings)


def row_html(view: View, opens: Sequence[bool] = ()) -> Callable[[list[Cell], int], Markup]:
    """The cells of a row as HTML, the first as its heading. Not in a template, which takes twice as long for it.

    opens: for each column, whether its cells open the trail of their row, whose number is then given.
    """
    sources, laid_out = {source.id for source in view.sources}, classes(view)
    tags = ["th", *["td"] * (len(laid_out) - 1)]
    roles = [' scope="row"', *[""] * (len(laid_out) - 1)]
    starts = [f'<{tag}{role} class="{name}">' for tag, role, name in zip(tags, roles, laid_out, strict=True)]
    made: dict[int, str] = {}  # by cell: equal values of a column share theirs

    def cell_html(column: int, cell: Cell, number: int) -> str:
        if opens and opens[column] and not cell.mark:
            return f'<a class="n" href="#t{number}">{escape(cell.text)}</a>'
        if id(cell) not in made:
            made[id(cell)] = _cell_html(cell, laid_out[column], sources)
        return made[id(cell)]

    def html(row: list[Cell], number: int = 0, after_first: str = "") -> Markup:
        cells = [
            f"{starts[i]}{cell_html(i, cell, number)}{after_first if i == 0 else ''}</{tags[i]}>"
            for i, cell in enumerate(row)
        ]
        return Markup("\n".join(cells))

    return html


def _cell_html(cell: Cell, laid_out: str, sources: set[str]) -> Markup:
    if cell.mark:
        return Markup('<span class="mark">{}</span>').format(cell.text)
    if cell.kind == "date":
        return Markup('<time datetime="{}">{}</time>').format(cell.value.isoformat(), cell.text)
    between = Markup("; <br>" if laid_out == "prose" else "; ")
    items = zip(cell.items, map(str, cell.value), strict=True) if cell.items else [(cell.text, str(cell.value))]
    return between.join(
        Markup('<a href="{}">{}</a>').format(target, text) if (target := _target(value, sources)) else escape(text)
        for text, value in items
    )


def rounded(view: View) -> bool:
    """Whether readers see numbers that are rounded."""
    return any(isinstance(cell.value, float | tuple) for row in view.rows for cell in row)


def paste_text(views: Sequence[View], lang: str) -> str:
    """A page of findings to paste into an article: tables with nothing that stays behind when they are copied."""
    parts: dict[str, Any] = {"say": lambda id: say(id, lang), "heading": heading, "linked": linked}
    parts["around"] = lambda view: [*above(view), *under(view)]
    return _environment().get_template("paste.html.j2").render(lang=lang, views=views, **parts)


def html_text(view: View) -> str:
    """The table as a self-contained page."""
    return page("table", view.lang, view=view, classes=classes(view), row_html=row_html(view), rounded=rounded(view))
