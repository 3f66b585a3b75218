"""Which Act a sentence speaks of: ``this Act``, ``that Act``, ``the other Act``, a title, or ``that section 22``.

Sentences are prepared as the grammar reads them (``grammar.prepare``). Nothing is guessed: a reference that leads to
no Act of the register is ``unresolved``, with its words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tipimpact.legislation.register import UNRESOLVED, Register, fold

_THINGS = {
    "en": r"(?:Act|Code|Regulations?|Rules|Order|Ordinance|Agreement|Charter|Tariff)\b",
    "fr": r"(?:[Ll]oi|[Rr]èglement|[Rr]ègles|[Cc]ode|[Dd]écret|[Oo]rdonnance|[Aa]ccord|[Tt]arif)\b",
}
_REFERENCES = {
    "en": re.compile(
        r"⟦A:(?P<title>[^⟧]*)⟧(?:, (?:being )?chapter (?:(?P<chapter>\d+) of the Statutes of Canada, (?P<year>\d{4})"
        r"|(?P<revised>[A-Z]-[\d.]+) of the Revised)|, S\.C\. (?P<laws>\d{4}), c\. (?P<of_laws>\d+))?"
        rf"|\b(?P<this>this) {_THINGS['en']}"
        r"|[Cc]hapter (?P<number>\d+) of the Statutes of Canada, (?P<of_year>\d{4})"
        rf"|\b(?:the|that) (?P<other>other|first|second|third|new) {_THINGS['en']}"
        rf"|\b(?P<that>that|those|said|the said) {_THINGS['en']}"
        rf"|\b[Tt]he (?:same )?(?P<the>{_THINGS['en']})"
        r"|\b(?:that|those) (?P<unit>(?:sub)?(?:section|paragraph|clause)s?|schedules?|headings?|provisions?|"
        r"definitions?|items?|[Pp]arts?(?= \d))\b(?: (?P<label>\d[\w.]*(?:\([\w.]+\))*))?"
    ),
    "fr": re.compile(
        r"⟦A:(?P<title>[^⟧]*)⟧(?:, chapitre (?:(?P<chapter>\d+) de les Lois (?:de le |du )Canada \((?P<year>\d{4})\)"
        r"|(?P<revised>[A-Z]-[\d.]+) de les Lois révisées)|, (?P<laws>\d{4}), ch\. (?P<of_laws>\d+))?"
        r"|(?<!:)\b(?P<bare>Loi (?:sur|d’|de|constituant|visant|portant|fédérale|canadienne)[^,;:⟦]*?)"
        r"(?=[,;:]|$| est | sont | précédant| suivant| et l| entre)"
        rf"|\b(?P<this>présente?) {_THINGS['fr']}"
        r"|chapitre (?P<number>\d+) de les Lois de le Canada ?\((?P<of_year>\d{4})\)"
        rf"|\b(?P<other>autre|première|deuxième|seconde|troisième|nouvelle) {_THINGS['fr']}"
        rf"|\b(?P<that>cette|ce|ces|ladite) {_THINGS['fr']}"
        rf"|\b(?:la |le |les |l’)(?:mêmes? )?(?P<the>{_THINGS['fr']})"
        r"|\b(?P<unit>(?:cet|ce|cette|ces) (?:sous-)?(?:articles?|paragraphes?|alinéas?|divisions?|annexes?|"
        r"intertitres?|définitions?|dispositions?|parties?(?= \d))|celui-ci|celle-ci|ceux-ci|celles-ci)\b"
        r"(?: (?P<label>\d[\w.]*(?:\([\w.]+\))*))?"
    ),
}
_VERB = {
    "en": re.compile(r" (?:is|are|shall be)\b"),
    "fr": re.compile(r",? (?:est|sont|devient|deviennent|vaut|valent)\b"),
}
# "every reference to section 5 of the Lamp Act in section 2 of the Wick Act": the Act named last is amended.
_MENTION = {
    "en": re.compile(r"(?:(?:every|each|any|a|the|all) )?(?:other )?references?\b"),
    "fr": re.compile(r"(?:(?:toute|la|les|chaque|une) )?mentions?\b"),
}
_MENTIONED = re.compile(r"(?:references? to|mentions? de)(?: the| la| le| l’)? ?$")
# "any regulation, as defined in section 2 of the Statutory Instruments Act"
_MEANING = re.compile(r",? (?:as defined in|within the meaning of|à le sens de) [^,;]*")
_ORDINAL = r"other|first|second|third|new|autre|première|deuxième|seconde|troisième|nouvelle"
_CALLED = rf"[^⟧⟦]*\b({_ORDINAL})[^⟧⟦]*"
_DEFINED = re.compile(
    rf"⟦[DQ]:{_CALLED}⟧[^⟦]*⟦A:([^⟧]*)⟧|⟦A:([^⟧]*)⟧[^⟦]*⟦[DQ]:{_CALLED}⟧"
    rf"|⟦A:([^⟧]*)⟧ \((?:referred to [^)]*? as|appelée?) {_CALLED}\)"
)
# Headings of parts that are about no one Act, and those that go on with the Act of the heading above.
_GENERAL = re.compile(
    r"(?:coordinating|conditional|transitional|coming into force|dispositions? (?:de coordination|transitoires?)|"
    r"modifications? conditionnelles?|entrée en vigueur)",
    re.IGNORECASE,
)
_AMENDING = re.compile(
    r"(?:(?:other |further )?(?:consequential|related|coordinating|conditional|transitional|other|technical)\b|"
    r"amend|repeal|coming|enactment|modif|abrogation|édiction|disposition|entrée|the amending|references? )",
    re.IGNORECASE,
)
_TITLE = {lang: re.compile(rf"\b{things}", re.IGNORECASE) for lang, things in _THINGS.items()}
_LABEL = re.compile(r"\d[\w.]*(?:\([\w.]+\))*")
_NAMED = re.compile(rf"\b(?P<part>part(?:ie)?s? )?(?P<label>{_LABEL.pattern})", re.IGNORECASE)
_UNIT = re.compile(
    rf"\b(?:(part(?:ie)?)|(?:sub)?sections?|paragraphe?s?|articles?|alinéas?) ({_LABEL.pattern})", re.IGNORECASE
)


class NamedAct(NamedTuple):
    """An Act that a sentence speaks of: its id, or ``unresolved``, and the words that name it."""

    id: str
    words: str

    @property
    def resolved(self) -> bool:
        return self.id != UNRESOLVED


NO_ACT = NamedAct(UNRESOLVED, "")


@dataclass
class Referents:
    """What a statute's sentences can refer to, as it is read from one clause to the next.

    own: the statute itself.  named: the Act of the heading, or of the clause that names one.  others: Acts that the
    section defines ("the other Act").
    """

    own: NamedAct
    lang: str
    assent: dt.date | None
    register: Register
    named: NamedAct = NO_ACT
    titled: NamedAct = NO_ACT
    heading: NamedAct = NO_ACT
    others: dict[str, NamedAct] = field(default_factory=dict)

    def title(self, title: str) -> NamedAct:
        """The Act of a title; the heading decides between two Acts that had the same one."""
        if self.heading.resolved and fold(self.heading.words) == fold(title):
            return self.heading
        return NamedAct(self.register.find(title, self.lang, self.assent, self.own.id) or UNRESOLVED, title)

    def head(self, title: str, note: str) -> None:
        """A heading: the Act that it names by title or citation, or a part of the statute that is about no one Act."""
        act = self._headed(title, note)
        if act.resolved or note or (_TITLE[self.lang].search(title) and not _AMENDING.match(title)):
            self.named = self.heading = act
        elif _GENERAL.match(title):
            self.named = self.heading = NamedAct(UNRESOLVED, "")

    def _headed(self, title: str, note: str) -> NamedAct:
        by_note = self.register.cited(note)
        by_title = self.register.find(title, self.lang, self.assent, self.own.id)
        if by_note and self.register.known_as(by_note, title, self.lang):
            return NamedAct(by_note, title)
        return NamedAct(by_title or by_note or UNRESOLVED, title)

    def define(self, text: str) -> None:
        """Remember the Acts that a text calls ``the other Act``, ``the first Act``."""
        for match in _DEFINED.finditer(text):
            self.others[match[1] or match[4] or match[6]] = self.title(match[2] or match[3] or match[5])

    def of(self, sentence: str, condition: str = "", with_condition: bool = False) -> NamedAct | None:
        """The Act that a sentence amends; None where it names none, not even as ``the Act``.

        condition: the words before it that say when it applies, in which ``that section 22`` was named.
        with_condition: the sentence still begins with its condition, so that the Act named last counts.
        """
        sentence = _MEANING.sub("", sentence)
        verb = _VERB[self.lang].search(sentence)
        before = sentence[: verb.start()] if verb else sentence
        matches = list(self._references(before))
        if mention := _MENTION[self.lang].match(before):  # the Act mentioned is not the one amended
            matches = [m for m in matches if not _MENTIONED.search(before[: m.start()])]
        if not matches:
            matches = [m for m in self._references(sentence[len(before) :]) if not m["unit"] and not _set_out(m)][:1]
        if not matches:
            return self._of_label(before, condition)
        match = matches[-1 if with_condition or mention else 0]
        return self._resolve(match, condition, before[: match.start()])

    def _enacted_elsewhere(self, id_: str, cited: str) -> bool:
        """Whether the Act that a title gives is of another year or chapter than the one cited after the title.

        Several Acts have the title ``An Act to amend the Copyright Act``.
        """
        listed = self.register.acts.get(id_)
        annual = re.match(r"\d{4}, c\. \d+", listed.citation) if listed else None
        return annual is not None and annual[0] != cited

    def _of_label(self, sentence: str, condition: str) -> NamedAct | None:
        """``Section 102 is repealed`` after a condition that names section 102 of some Act."""
        unit = _NAMED.search(sentence)
        named = unit is not None and unit["label"] in _labels(condition, part=bool(unit["part"]))
        return self._of_unit(unit["label"], condition, bool(unit["part"])) if unit and named else None

    def _references(self, text: str) -> Iterator[re.Match[str]]:
        return _REFERENCES[self.lang].finditer(text)

    def _resolve(self, match: re.Match[str], condition: str, before: str) -> NamedAct:
        groups = match.groupdict()
        if title := groups["title"] or groups.get("bare"):
            if groups["revised"] and (id_ := self.register.of(groups["revised"])):
                return NamedAct(id_, title.strip())
            year, chapter = groups["year"] or groups["laws"], groups["chapter"] or groups["of_laws"]
            act = self.title(title.strip())
            cited = f"{year}, c. {chapter}" if year else ""
            if cited and (not act.resolved or self._enacted_elsewhere(act.id, cited)):
                return NamedAct(self.register.of(cited) or cited, act.words)
            return act
        if groups["number"]:
            cited = f"{groups['of_year']}, c. {groups['number']}"
            return NamedAct(self.register.of(cited) or cited, match[0])
        if groups["this"]:
            return self.own
        if groups["other"]:
            return self.others.get(groups["other"], NamedAct(UNRESOLVED, match[0]))
        if (
            groups["unit"]
            and groups["unit"].startswith("ce")
            and groups["unit"].endswith("-ci")
            and before.endswith(" de ")
        ):
            earlier = [m for m in self._references(f"{condition} {before}") if not m["unit"]]
            return self._resolve(earlier[-1], "", "") if earlier else NamedAct(UNRESOLVED, match[0])
        if groups["unit"] and not groups["label"]:
            condition = re.split(r",? then\b", condition)[0]
        if groups["unit"]:
            part = "part" in groups["unit"].lower().replace("paragraph", "")
            of_unit = self._of_unit(groups["label"] or "", f"{condition} {before}", part)
            return of_unit or NamedAct(UNRESOLVED, match[0])
        if groups["that"]:
            earlier = [
                m for m in self._references(f"{condition} {before}") if not (m["unit"] or m["that"] or m["this"])
            ]
            return self._resolve(earlier[-1], "", "") if earlier else NamedAct(UNRESOLVED, match[0])
        return self.named if self.named.words or self.named.resolved else NamedAct(UNRESOLVED, match[0])

    def units(self, text: str) -> Iterator[tuple[str, str]]:
        """Sections and parts that a text names, each with the id of its Act: ``section 5 of the other Act``."""
        start = 0
        for match in self._references(text):
            if match["unit"]:
                continue
            for part, label in _UNIT.findall(text[start : match.start()]):
                yield self._resolve(match, "", text[: match.start()]).id, f"part {label}" if part else label
            start = match.end()
        # "on the day on which paragraph 313(a) comes into force": of the statute itself
        yield from ((self.own.id, f"part {label}" if part else label) for part, label in _UNIT.findall(text[start:]))

    def _of_unit(self, label: str, text: str, part: bool = False) -> NamedAct | None:
        """The Act of which a text names a unit: ``section 24 of the other Act comes into force before section 22 of
        this Act`` for 22 is this Act. Without a label the Act named last.

        part: whether the unit is a part, because Part 5 and section 5 can be of different Acts.
        A section named alone is one of the statute itself, as in every Act."""
        start, named = 0, None
        for match in self._references(text):
            if match["unit"] or match["that"]:
                continue
            stretch = text[start : match.start()]
            start = match.end()
            if label in _labels(stretch, part) if label else _LABEL.search(stretch):
                named = match
                if label:
                    break
        if named is not None:
            return self._resolve(named, "", "")
        return self.own if label in _labels(text[start:], part) else None


def _labels(text: str, part: bool) -> list[str]:
    """The labels of parts, or of all other units, that a text names."""
    return [named["label"] for named in _NAMED.finditer(text) if bool(named["part"]) is part]


def _set_out(match: re.Match[str]) -> bool:
    """``Schedule 2 to this Act``: where the new text is, not what is amended."""
    before = match.string[: match.start()]
    return bool(match["this"]) or bool(re.search(r"(?:set out in|figurant à) [^,]*$", before))
