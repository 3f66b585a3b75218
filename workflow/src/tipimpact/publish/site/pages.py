"""All pages of an edition's site, in a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from tipimpact.publish.site import answer, archetypes, coding, methods, questions, recommendations
from tipimpact.publish.site import law_pages as law
from tipimpact.publish.site.anchors import href
from tipimpact.publish.site.finding_pages import finding_pages
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.held import Held, row_href, table_file
from tipimpact.publish.site.lanes import lives
from tipimpact.publish.site.numbers import Sentence, answers
from tipimpact.publish.site.table_pages import row_files, table_list
from tipimpact.publish.site.trail import Trail, of_sentence
from tipimpact.publish.tables.html_format import page
from tipimpact.publish.words import codes, say
from tipimpact.publish.words import law as law_label

# Where to read more on a section of the answer: a page and the message of its link.
MORE = {
    "rule": [("law.html", "answer-more-law")],
    "supported": [("methods.html", "answer-more-methods")],
    "cannot_tell": [("finding-gaps.html", "answer-more-gaps")],
    "asked": [("recommendations.html", "answer-more-recommendations"), ("coding.html", "coding-title")],
}


def pages(held: Held, lang: str) -> Iterator[Page]:
    """Every page, the answer first."""
    yield answer_page(held, lang)
    yield questions_page(held, lang)
    yield numbers_page(held, lang)
    yield from law.pages(held, lang)
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
        glossary=codes("answer-word"),
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
    empty = dict.fromkeys(("find", "sub", "note"), "")
    return {
        "name": say("answer-part", lang, code=id),
        "said": [],
        "figure": None,
        "folds": id in answer.FOLDED,
        "source": [],
        **empty,
    }


def _part(page: _Anchored, told: answer.Told, id: str) -> dict[str, Any]:
    """A part with its picture: the finding is the picture's title."""
    held, lang = page.held, page.lang
    part = _named(id, lang) | {"said": page.linked(id, answer.READERS[id](told))}
    entry = next((entry for entry in held.figures if entry["name"] == answer.FIGURES[id]), None)
    if entry is None or entry[lang]["svg"] not in held.pictures:
        return part
    drawn = entry[lang]
    wide, small = (Markup(held.pictures[drawn[shape]]) for shape in ("svg", "phone"))
    source = [(table_file(entry["table"]), say("answer-table", lang, number=str(entry["table_number"])))]
    source.append((f"../../figures/{drawn['data']}", say("answer-data", lang)))
    source += [(file, say(message, lang)) for file, message in DOORS.get(id, ())]
    written = {"sub": (answer.SUBTITLES, "subtitle"), "note": (answer.NOTES, "note")}
    for name, (own, theirs) in written.items():
        part[name] = drawn[theirs] if id not in own else say(own[id], lang) if own[id] else ""
    return part | {
        "find": drawn["title"],
        "source": source,
        "figure": {"name": entry["name"], "wide": wide, "small": small},
    }


# Where to read more on a part of the answer: a page and the message of its link.
DOORS = {
    "who": [(archetypes.LIST, "site-archetypes")],
    "claims": [("methods.html", "site-methods")],
    "recommendations": [(recommendations.LIST, "site-recommendations")],
}


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


# Pages that prove an answer, each with the message of its link.
PROOFS = {
    "page:archetypes": (archetypes.LIST, "site-archetypes"),
    "page:methods": ("methods.html", "questions-methods"),
    "page:law": ("law.html", "questions-law_page"),
    "page:gaps": (table_file("evidence_gaps"), "questions-gaps"),
    "page:coding": ("coding.html", "questions-coding"),
    "part:many": ("index.html#many", "questions-many"),
    "part:claims": ("index.html#claims", "questions-claims"),
    "part:permits": ("index.html#permits", "questions-permits"),
    "part:law": ("index.html#law", "questions-still"),
}


def questions_page(held: Held, lang: str) -> Page:
    """What readers ask, each with an answer and with the pages that prove it."""
    told, page = answer.Told(held.texts(lang), lang), _Anchored(held, lang)
    order, entries = list(questions.QUESTIONS), []
    for heading, question, sentence in questions.answered(told):
        anchor, html = page.one(f"{question.ask}-numbers", sentence)
        entries.append(
            {
                "id": question.ask.removeprefix("question-"),
                "heading": heading,
                "order": order.index(heading),
                "ask": question.ask,
                "anchor": anchor,
                "html": html,
                "risk": _risk(held, question.risk, lang),
                "proofs": [proof for name in question.proofs if (proof := _proof(held, name, lang))],
            }
        )
    title, lead = say("site-questions", lang), say("questions-lead", lang)
    return framed(held, "questions", lang, "questions.html", title, lead, trails=page.trails, entries=entries)


def _risk(held: Held, remedy: str, lang: str) -> str:
    """What asking for a remedy can set off."""
    result = held.results.get(archetypes.TABLE)
    authored = result.authored if result else None
    return getattr(authored.remedies[remedy].risk_of_asking, lang) if authored and remedy else ""


def _proof(held: Held, name: str, lang: str) -> tuple[str, str] | None:
    """The address and the words of a page that proves an answer; None where the edition has no such page."""
    if name in PROOFS:
        file, message = PROOFS[name]
        return file, say(message, lang)
    kind, _, of = name.partition(":")
    if kind == "law":
        address = href(of, held.provisions)
        return (address, law_label(of, lang)) if address else None
    if kind == "recommendation":
        return recommendations.file_of(f"R{of}"), say("questions-recommendation", lang, number=of)
    result = held.results.get(archetypes.TABLE)
    if result is None or result.authored is None:
        return None
    place = result.authored.profiles.places()[of]
    return archetypes.file_of(place), say("questions-life", lang, place=place)


def numbers_page(held: Held, lang: str) -> Page:
    """Every sentence that is read from a table: each number in it opens its trail."""
    sections, trails = [], []
    for part in answers(held.texts(lang), lang, held.sources):
        sentences = []
        for i, sentence in enumerate(part.sentences, 1):
            anchor = f"{part.section}-{i}"
            sentences.append((anchor, sentence, _link_numbers(sentence, anchor)))
            trails.append(of_sentence(held, anchor, sentence, lang))
        more = [(file, say(id, lang)) for file, id in MORE.get(part.section, [])]
        sections.append({"section": part.section, "sentences": sentences, "more": more})
    title, lead = say("site-numbers", lang), say("numbers-lead", lang)
    return framed(held, "numbers", lang, "numbers.html", title, lead, trails=trails, answers=sections)


def _link_numbers(sentence: Sentence, id: str) -> Markup:
    """The sentence with each number as a link to its trail."""
    opened = sentence.html.replace(Markup('<b class="n">'), Markup('<a class="n" href="#{}">').format(id))
    return opened.replace(Markup("</b>"), Markup("</a>"))


def chooser_page(edition: str) -> str:
    """The page of an edition that leads to both languages; it shows both and sends nobody anywhere."""
    return page("chooser", "en", edition=edition)
