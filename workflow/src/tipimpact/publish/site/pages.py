"""All pages of an edition's site, in a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from tipimpact.publish.site import answer, archetypes, coding, methods, recommendations
from tipimpact.publish.site import law_pages as law
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.held import Held, row_href, table_file
from tipimpact.publish.site.lanes import lives
from tipimpact.publish.site.numbers import Sentence, answers
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.table_pages import table_list, table_pages
from tipimpact.publish.site.trail import Trail, of_sentence
from tipimpact.publish.tables.html_format import page
from tipimpact.publish.words import law as law_label
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
    yield answer_page(held, lang)
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


def answer_page(held: Held, lang: str) -> Page:
    """The answer: an opening, a picture and a few sentences for each part, each number with its trail."""
    told = answer.Told(held.texts(lang), lang)
    page = _Anchored(held, lang)
    opening = page.linked("opening", answer.opening(told))
    parts = [(id, _part(page, told, id)) for id in answer.PARTS]
    parts = [(id, part) for id, part in parts if part["said"] or part["figure"]]
    parts += [("law", _law_part(page, told)), ("unknown", _unknown_part(page, told)), ("words", _named("words", lang))]
    title, describes = say("answer-title", lang), say("answer-describes", lang)
    return framed(
        held,
        "answer",
        lang,
        "index.html",
        title,
        describes,
        trails=page.trails,
        opening=opening,
        parts=parts,
        lives=lives(held, lang),
        glossary=answer.GLOSSARY.items(),
    )


class _Anchored:
    """Sentences with an anchor each, and the trails that their numbers open."""

    def __init__(self, held: Held, lang: str):
        self.held, self.lang, self.trails = held, lang, list[Trail]()

    def linked(self, part: str, sentences: Iterable[Sentence]) -> list[tuple[str, Markup]]:
        """Each sentence with its anchor; one that no table was read for has none."""
        return [self.one(f"{part}-{i}", sentence) for i, sentence in enumerate(sentences, 1)]

    def one(self, anchor: str, sentence: Sentence) -> tuple[str, Markup]:
        """A sentence whose numbers open its trail."""
        if not sentence.table or '<b class="n">' not in sentence.html:
            return "", sentence.html
        self.trails.append(of_sentence(self.held, anchor, sentence, self.lang))
        return anchor, _link_numbers(sentence, anchor)


def _named(id: str, lang: str) -> dict[str, Any]:
    """A part that has only a name yet."""
    empty = dict.fromkeys(("find", "sub", "note", "wording"), "")
    return {"name": say(answer.TITLES[id], lang), "said": [], "figure": None, "source": [], **empty}


def _part(page: _Anchored, told: answer.Told, id: str) -> dict[str, Any]:
    """A part with its picture: the finding is the picture's title."""
    held, lang = page.held, page.lang
    part = _named(id, lang) | {"said": page.linked(id, answer.READERS[id](told))}
    entry = next((entry for entry in held.figures if entry["name"] == answer.FIGURES[id]), None)
    if entry is None or "phone" not in entry[lang]:
        return part
    drawn = entry[lang]
    source = [(table_file(entry["table"]), say("answer-table", lang, number=str(entry["table_number"])))]
    if drawn.get("data"):
        source.append((f"../../figures/{drawn['data']}", say("answer-data", lang)))
    shown = {"find": drawn["title"], "sub": drawn["subtitle"], "note": drawn["note"], "wording": drawn["alt"]}
    return part | shown | {"figure": {"name": entry["name"], **drawn}, "source": source}


def _law_part(page: _Anchored, told: answer.Told) -> dict[str, Any]:
    """Two lists: what is still law, and what has ended."""
    lists: dict[str, list[tuple[str, Markup, str, str | None]]] = {"answer-law-still": [], "answer-law-ended": []}
    for i, rule in enumerate(answer.rules(told), 1):
        anchor, html = page.one(f"law-{i}", rule.sentence)
        place = law_label(rule.place, page.lang) if rule.place else ""
        key = "answer-law-ended" if rule.until else "answer-law-still"
        lists[key].append((anchor, html, place, href(rule.place, page.held.provisions)))
    return _named("law", page.lang) | {"lists": list(lists.items())}


def _unknown_part(page: _Anchored, told: answer.Told) -> dict[str, Any]:
    """The questions that nobody can answer yet, and who could."""
    table = "evidence_gaps"
    gaps = [
        (question, holder, row_href(table, page.held.row(table, label) or 1))
        for question, holder, label in answer.gaps(told)
    ]
    return _named("unknown", page.lang) | {"gaps": gaps}


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
