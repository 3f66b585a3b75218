"""What every page of the site shares: the menu, the twin in the other language, the trails."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tipimpact.publish.site.held import Held
from tipimpact.publish.site.trail import Trail
from tipimpact.publish.tables.html_format import page

# File of a page and the message that names it.
MENU = (
    ("index.html", "site-answer"),
    ("law.html", "site-law"),
    ("archetypes.html", "site-archetypes"),
    ("recommendations.html", "site-recommendations"),
    ("tables.html", "site-tables"),
    ("methods.html", "site-methods"),
    ("data.html", "site-data"),
)


@dataclass(frozen=True)
class Page:
    """A page: its file in the folder of its language, and its text."""

    file: str
    text: str


def framed(
    held: Held,
    template: str,
    lang: str,
    file: str,
    title: str,
    describes: str,
    within: str = "",
    trails: Iterable[Trail] = (),
    **values: Any,
) -> Page:
    """A page of the site. within: the page of the menu that it belongs to.  describes: it in a sentence."""
    common = {"edition": held.edition, "menu": MENU, "here": file, "within": within or file}
    text = page(template, lang, title=title, describes=describes, trails=list(trails), **common, **values)
    return Page(file, text)
