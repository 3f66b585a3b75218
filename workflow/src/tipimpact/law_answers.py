"""What the law said on a day, in words: the text, its origin, and the limits of what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tipimpact.legislation.answers import LawAnswer
from tipimpact.legislation.dated import Doubt
from tipimpact.legislation.wording import BEFORE, REPEALED_WORDS
from tipimpact.publish.words import date, law, listed, say


def say_law(answer: LawAnswer) -> Iterator[str]:
    """Lines that answer what a unit said on a day: origin, text, limits."""
    lang = answer.lang
    label, day = law(answer.unit, lang), date(answer.day, lang)
    if answer.day < answer.known_from:
        yield say("law-known_from", lang, unit=label, day=date(answer.known_from, lang))
        if answer.was_there:
            yield say("law-known_from_there", lang, day=day)
        if answer.changed_since:
            yield say("law-changed_since", lang, clauses=_cite(answer.changed_since, lang))
        if answer.changed_in_year:
            clauses = _cite(answer.changed_in_year, lang)
            yield say("law-changed_in_year", lang, year=str(answer.day.year), clauses=clauses)
    elif answer.text is None:
        yield say("law-undated" if answer.undated else "law-none", lang, unit=label, day=day)
    elif is_repealed(answer.text, lang):
        yield say("law-repealed", lang, unit=label, day=day, since=_since(answer), citation=_cite(answer.by, lang))
    else:
        yield say("law-asked", lang, unit=label, day=day)
        yield _made(answer)
        yield f"\n{answer.text}\n"
    yield from say_limits(answer)


def say_limits(answer: LawAnswer) -> Iterator[str]:
    """Lines on what is not certain: the last day known, doubts, clauses not in force; and the publisher's page."""
    lang = answer.lang
    until = date(answer.known_until, lang)
    yield say("law-known_until", lang, day=until) if answer.is_known else say("law-known_until_only", lang, day=until)
    if answer.basis != "replay":
        yield say("law-from_consolidation", lang, day=until, basis=answer.basis)
    for code in Doubt:
        if clauses := [step.clause for step in answer.doubts if step.doubt == code]:
            yield say("law-doubt", lang, code=str(code), clauses=_cite(clauses, lang))
    if answer.awaiting:
        yield say("law-awaiting", lang, clauses=_cite(answer.awaiting, lang))
    yield say("law-page", lang, address=answer.page)


def is_repealed(text: str, lang: str) -> bool:
    """Whether nothing is left of a unit but the note that it was repealed."""
    opened = (f"[{word}{when}, " for word in REPEALED_WORDS[lang] for when in ("", BEFORE[lang]))
    return "\n" not in text and text.startswith(tuple(opened))


def _made(answer: LawAnswer) -> str:
    lang = answer.lang
    how = say("value-known_by", lang, code=answer.known_by)
    named = _cite(answer.instruments, lang)
    day = say("law-day_known", lang, how=how, instrument=named) if named else how
    origin = ("law-read", "law-read_by") if not answer.is_exact else ("law-enacted", "law-made")
    return f"{say(origin[bool(answer.by)], lang, since=_since(answer), citation=_cite(answer.by, lang))} ({day})"


def _since(answer: LawAnswer) -> str:
    return date(answer.since, answer.lang) if answer.since else ""


def _cite(citations: Iterable[str], lang: str) -> str:
    return listed([law(citation, lang) for citation in citations], lang)
