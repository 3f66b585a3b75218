"""All pages of an edition's site, in a language."""

from __future__ import annotations

from collections.abc import Iterator

from tipimpact.publish.site import archetypes, coding, law_pages, methods, recommendations
from tipimpact.publish.site.answer import answer_page
from tipimpact.publish.site.finding_pages import finding_pages
from tipimpact.publish.site.frame import Page
from tipimpact.publish.site.held import Held
from tipimpact.publish.site.numbers import numbers_page
from tipimpact.publish.site.questions import questions_page
from tipimpact.publish.site.table_pages import row_files, table_list
from tipimpact.publish.tables.html_format import page


def pages(held: Held, lang: str) -> Iterator[Page]:
    """Every page, the answer first."""
    yield answer_page(held, lang)
    yield questions_page(held, lang)
    yield numbers_page(held, lang)
    yield from law_pages.pages(held, lang)
    yield from archetypes.pages(held, lang)
    yield from recommendations.pages(held, lang)
    yield from finding_pages(held, lang)
    yield table_list(held, lang)
    yield methods.methods_page(held, lang)
    if coding.SCORES in held.results:
        yield coding.coding_page(held, lang)
    yield methods.data_page(held, lang)
    yield methods.accessibility_page(held, lang)


def shared(held: Held) -> Iterator[Page]:
    """Files that the pages of both languages load."""
    yield from row_files(held)


def chooser_page(edition: str) -> str:
    """The page of an edition that leads to both languages; it shows both and sends nobody anywhere."""
    return page("chooser", "en", edition=edition)
