"""What every page of the site shares: the menu, where the page stands, the twin in the other language, the trails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.site.trail import Trail
from tipimpact.publish.statements.model import first
from tipimpact.publish.tables.cells import clean
from tipimpact.publish.tables.citation import cite_values
from tipimpact.publish.tables.html_format import page
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words import NBSP, capital, date, law, listed, say

HOME = "index.html"
# File of a page and the message that names it.
MENU = (
    (HOME, "site-answer"),
    ("questions.html", "site-questions"),
    ("archetypes.html", "site-archetypes"),
    ("law.html", "site-law"),
    ("recommendations.html", "site-recommendations"),
    ("findings.html", "findings-title"),
    ("tables.html", "site-tables"),
    ("methods.html", "site-methods"),
)
FOOT = (
    ("data.html", "site-data"),
    ("methods.html", "site-methods"),
    ("accessibility.html", "site-accessibility"),
)


@dataclass(frozen=True)
class Page:
    """A page: its file in the folder of its language, and its text."""

    file: str
    text: str


def framed(
    inputs: SiteInputs,
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
    within = within or file
    common = {
        "edition": inputs.edition,
        "menu": MENU,
        "foot": FOOT,
        "here": file,
        "within": within,
        "crumbs": list(_crumbs(file, within, lang)),
        "law_day": law_day(inputs, lang),
        "hotline": hotline(inputs.results, lang),
        "image": preview_image(inputs.edition, lang),
        "write": lambda statement: statement.text(lang),
        "law": lambda place: law(place, lang),
        "href": lambda place: href(place, inputs.provisions),
        "date": lambda day: date(day, lang),
        "listed": lambda items: listed(list(items), lang),
        "capital": capital,
        "clean": clean,
    }
    text = page(template, lang, title=title, describes=describes, trails=list(trails), **common, **values)
    return Page(file, text)


def preview_image(edition: str, lang: str) -> str:
    """The address of the picture that a preview shows; "" until CITATION.cff states an address of the project."""
    address = cite_values(edition, f"figures/{lang}/lives.png", lang)["address"]
    return address if "://" in address else ""


def _crumbs(file: str, within: str, lang: str) -> Iterable[tuple[str, str]]:
    """The pages above a page, the answer first."""
    names = dict(MENU + FOOT)
    for above in dict.fromkeys((HOME, within)):
        if above != file and above in names:
            yield above, say(names[above], lang)


def law_day(inputs: SiteInputs, lang: str) -> str:
    """The day on which the law of today was read; "" where the edition asks the law about nobody."""
    day = first(inputs.evidence.rows("eligibility", moment="today"), "day")
    return date(day, lang) if day else ""


def hotline(results: Mapping[str, ResultTable], lang: str) -> tuple[str, str]:
    """The number of the hotline as it is dialled and as the language writes it; two empty texts without ``config``."""
    authored = next((result.authored for result in results.values() if result.authored), None)
    if authored is None:
        return "", ""
    country, area, rest = authored.hotline.number.split("-", 2)
    written = f"{country}{NBSP}{area}{NBSP}{rest}" if lang == "fr" else authored.hotline.number
    return f"+{country}{area}{rest.replace('-', '')}", written
