"""All pages of an edition's site, in a language."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from tipimpact.publish.site import archetypes, coding, methods, recommendations
from tipimpact.publish.site import law_pages as law
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.held import Held
from tipimpact.publish.site.numbers import Sentence, answers
from tipimpact.publish.site.table_pages import table_list, table_pages
from tipimpact.publish.site.trail import of_sentence
from tipimpact.publish.tables.html_format import page
from tipimpact.publish.words import say

# Where to read more on a section of the answer: a page and the message of its link.
MORE = {
    "today": [("archetypes.html", "answer-more-archetypes")],
    "rule": [("law.html", "answer-more-law")],
    "supported": [("methods.html", "answer-more-methods")],
    "cannot_tell": [("table-evidence_gaps.html", "answer-more-gaps")],
    "asked": [("recommendations.html", "answer-more-recommendations"), ("coding.html", "coding-title")],
}


def pages(held: Held, lang: str) -> Iterator[Page]:
    """Every page, the answer first."""
    yield numbers_page(held, lang)
    yield from law.pages(held, lang)
    yield from archetypes.pages(held, lang)
    yield from recommendations.pages(held, lang)
    yield table_list(held, lang)
    for name in held.results:
        yield from table_pages(held, name, lang)
    yield methods.methods_page(held, lang)
    if coding.SCORES in held.results:
        yield coding.coding_page(held, lang)
    yield methods.data_page(held, lang)
    yield methods.accessibility_page(held, lang)


def numbers_page(held: Held, lang: str) -> Page:
    """Every sentence that is read from a table: each number in it opens its trail."""
    sections, trails = [], []
    for answer in answers(held.texts(lang), lang, held.sources):
        sentences = []
        for i, sentence in enumerate(answer.sentences, 1):
            anchor = f"{answer.section}-{i}"
            sentences.append((anchor, sentence, _link_numbers(sentence, anchor)))
            trails.append(of_sentence(held, anchor, sentence, lang))
        more = [(file, say(id, lang)) for file, id in MORE.get(answer.section, [])]
        sections.append(
            {
                "section": answer.section,
                "title": answer.title,
                "means": answer.means,
                "sentences": sentences,
                "more": more,
            }
        )
    title, lead = say("site-numbers", lang), say("numbers-lead", lang)
    return framed(held, "numbers", lang, "numbers.html", title, lead, trails=trails, answers=sections)


def _link_numbers(sentence: Sentence, id: str) -> Markup:
    """The sentence with each number as a link to its trail."""
    opened = sentence.html.replace(Markup('<b class="n">'), Markup('<a class="n" href="#{}">').format(id))
    return opened.replace(Markup("</b>"), Markup("</a>"))


def chooser_page(edition: str) -> str:
    """The page of an edition that leads to both languages; it shows both and sends nobody anywhere."""
    return page("chooser", "en", edition=edition)
