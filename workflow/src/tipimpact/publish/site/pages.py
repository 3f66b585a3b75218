"""All pages of an edition's site, in a language."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tipimpact.publish.site import archetypes, coding, law_pages, methods, recommendations
from tipimpact.publish.site.answer import answer_page
from tipimpact.publish.site.ask import ask_page, try_page
from tipimpact.publish.site.finding_pages import finding_pages
from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.site.questions import questions_page
from tipimpact.publish.site.story import story_page
from tipimpact.publish.site.table_pages import table_list
from tipimpact.publish.tables.html_format import page


def pages(inputs: SiteInputs, lang: str, names: Collection[str]) -> Iterator[Page]:
    """Every page, the answer first.

    names: the pages that an edition has; one for which nothing is held says so, so that each can be asked for by name.
    """
    made = set()
    for each in _pages(inputs, lang):
        made.add(each.file)
        yield each
    for name in names:
        if name not in made:
            yield Draft("absent", inputs, lang).write(file=name)


def _pages(inputs: SiteInputs, lang: str) -> Iterator[Page]:
    yield answer_page(inputs, lang)
    yield questions_page(inputs, lang)
    offered = (ask_page, try_page, story_page, recommendations.recommendations_page)
    yield from filter(None, (make(inputs, lang) for make in offered))
    yield from law_pages.pages(inputs, lang)
    yield from archetypes.pages(inputs, lang)
    yield from finding_pages(inputs, lang)
    yield table_list(inputs, lang)
    yield methods.methods_page(inputs, lang)
    if coding.SCORES in inputs.results:
        yield coding.coding_page(inputs, lang)
    yield methods.data_page(inputs, lang)
    yield Draft("accessibility", inputs, lang).write()


def chooser_page(edition: str) -> str:
    """The page of an edition that leads to both languages; it shows both and sends nobody anywhere."""
    return page("chooser", "en", edition=edition)
