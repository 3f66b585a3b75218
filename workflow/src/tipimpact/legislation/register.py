"""The register of Acts: which Act a title, a chapter, a citation or a reference in a sentence names.

An Act of ``config/law/acts.yaml`` has one id, in both languages and under every title that it ever had. Sentences are
prepared as the grammar reads them (``grammar.prepare``). Nothing is guessed: what leads to no Act of the register is
``unresolved``, with its words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field

from tipimpact.common import LANGUAGES
from tipimpact.common.config import Strict
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import LegislationError, nearest
from tipimpact.common.packaged import CONFIG

STANDING = CONFIG / "law" / "acts.yaml"
LAWS = "LAWS"  # the environment variable that names a checkout of the publisher's repository
UNRESOLVED = "unresolved"

_ORDERS = {"DORS": "SOR", "TR": "SI", "SOR": "SOR", "SI": "SI"}
_SUPPLEMENT = r"(?: \((?P<supplement>\d)(?:st|nd|rd|th|er|e) [Ss]uppl?\.\))?"
_REVISED = re.compile(rf"(?:R\.S\.|L\.R\.)(?:C\.)?(?:,? \(?1985\)?)?, ch?\. ?(?P<chapter>[A-Z]?-?[\d.]+){_SUPPLEMENT}")
_ANNUAL = re.compile(r"(?P<year>\d{4}), ch?\. ?(?P<chapter>\d+)(?:, (?:ss?|art)\. ?(?P<section>\d+))?(?![\d(])")
_OLDER = re.compile(r"(?:R\.S\.C?\.|S\.R\.C?\.) 1970, ch?\. ?(?P<chapter>[A-Z]-?\d[\d.]*)")
_INSTRUMENT = re.compile(r"(?P<kind>SOR|DORS|SI|TR)/(?P<number>\d+-\d+)")
_OLD_RULES = re.compile(r"C\.R\.C\., ch?\. ?(?P<chapter>\d+)")
CHAPTER = re.compile(r"[A-Z]-[\d.]+")
_ORDINALS = {"1": "1st", "2": "2nd", "3": "3rd"}


class Title(Strict):
    """A title in one language, and the days between which the Act had it."""

    title: str = Field(description="The title")
    since: dt.date | None = Field(None, alias="from", description="First day, where a file shows it")
    until: dt.date | None = Field(None, description="First day of the next title, where a file shows it")


def _listed(value: Any) -> Any:
    """One title, or several: ``Criminal Code``, or a list of titles with their days."""
    values = value if isinstance(value, list) else [value]
    return [{"title": v} if isinstance(v, str) else v for v in values]


Titles = Annotated[list[Title], BeforeValidator(_listed)]


class Act(Strict):
    """One Act or instrument."""

    chapter: str = Field("", description="Number of the consolidation: I-2.5")
    citation: str = Field("", description="Where it was enacted: 2001, c. 27; R.S., c. C-46; SOR/2002-227")
    en: Titles = Field([], description="Titles in English, today's first")
    fr: Titles = Field([], description="Titles in French, today's first")
    short: dict[str, list[str]] = Field(
        {}, description="Other names in use, by language: short forms, long titles by which bills name each other"
    )
    regulations: list[str] = Field([], description="Regulations and orders made under it")

    def title(self, lang: str) -> str:
        """Today's title in a language."""
        titles: list[Title] = getattr(self, lang)
        return titles[0].title if titles else ""


class Acts(Strict):
    """The whole file."""

    acts: dict[str, Act] = Field(description="Acts by id")


@dataclass(frozen=True)
class Register:
    """Acts by id, and what names them."""

    acts: dict[str, Act]

    @cached_property
    def _numbers(self) -> dict[str, str]:
        """Ids by id, chapter and citation."""
        ids: dict[str, str] = {}
        for id_, act in self.acts.items():
            for number in (id_, act.chapter, act.citation):
                ids.setdefault(number, id_)
        return ids

    @cached_property
    def _titles(self) -> dict[tuple[str, str], list[str]]:
        ids: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id_, act in self.acts.items():
            for lang in LANGUAGES:
                names = [t.title for t in getattr(act, lang)] + act.short.get(lang, [])
                for name in dict.fromkeys(map(fold, names)):
                    ids[lang, name].append(id_)
        return dict(ids)

    def of(self, number: str) -> str | None:
        """The id of what is called by its id, chapter or citation; None for a number that is not listed."""
        return self._numbers.get(number)

    def get(self, number: str) -> Act:
        """The Act of an id, chapter, citation or short form. Raises LegislationError with the nearest one."""
        id_ = self.of(number) or self.find(number, "en") or self.find(number, "fr")
        if id_ is None:
            ids = [id_ for id_, act in self.acts.items() if CHAPTER.fullmatch(act.chapter) and " " not in id_]
            titles = (t.title for act in self.acts.values() for t in (*act.en, *act.fr))
            near = nearest(number, ids) or nearest(number, sorted({*self._numbers, *titles} - {""}))
            raise LegislationError(
                f"no Act is called {number!r}",
                where="config/law/acts.yaml",
                expected="an id, chapter, citation or title of the register",
                nearest=near,
                code="law-no-act",
                about=number,
            )
        return self.acts[id_]

    def citation_of(self, id_: str) -> str:
        """Where the Act of an id was enacted; of an id that is not listed, the id."""
        act = self.acts.get(id_)
        return (act.citation if act else "") or id_

    def find(self, title: str, lang: str, on: dt.date | None = None, by: str = "") -> str | None:
        """The id of the Act with a title: of several the last one enacted by ``on``. None: not listed.

        by: id of the Act that speaks. It calls itself "this Act", so that of several Acts another one is meant.
        """
        ids = self._titles.get((lang, fold(title)), [])
        ids = [id_ for id_ in ids if id_ != by] or ids
        if len(ids) < 2:
            return ids[0] if ids else None
        years = {id_: _year(self.acts[id_].citation) for id_ in ids}
        before = [id_ for id_ in ids if on is None or years[id_] <= on.year]
        return max(before or ids, key=lambda id_: years[id_])

    def known_as(self, id_: str, title: str, lang: str) -> bool:
        """Whether an Act has or had a title."""
        return id_ in self._titles.get((lang, fold(title)), [])

    def cited(self, note: str) -> str | None:
        """The id that a note such as ``R.S., c. N-5; 2003, c. 22, s. 12`` gives; its citation where that is not listed.

        What a section of a statute makes is not that statute. None where the note begins with no citation.
        """
        numbers = list(citations(note))
        if numbers and ", s. " in numbers[0]:
            return self.of(numbers[0]) or numbers[0]
        return next((id_ for n in numbers if (id_ := self.of(n))), numbers[-1] if numbers else None)


@lru_cache(maxsize=1 << 14)
def fold(title: str) -> str:
    """A title without capitals, punctuation and article, as titles are compared."""
    words = re.sub(r"\W+", " ", title.casefold().replace("œ", "oe")).strip()
    return re.sub(r"^(?:the|la|le|les|l) ", "", words)


def citations(note: str) -> Iterator[str]:
    """What the beginning of a note names, in the form of the register, the most precise first."""
    text = " ".join(note.replace("\N{NO-BREAK SPACE}", " ").split())
    if match := _REVISED.match(text):
        supplement = match["supplement"]
        ordinal = f" ({_ORDINALS.get(supplement, f'{supplement}th')} Supp.)" if supplement else ""
        yield f"R.S., c. {match['chapter'].rstrip('.')}{ordinal}"
        if not supplement:
            yield match["chapter"].rstrip(".")
    elif match := _OLDER.match(text):
        yield f"R.S. 1970, c. {match['chapter']}"
    elif match := _ANNUAL.match(text):
        if match["section"]:
            yield f"{match['year']}, c. {match['chapter']}, s. {match['section']}"
        yield f"{match['year']}, c. {match['chapter']}"
    elif match := _INSTRUMENT.match(text):
        yield f"{_ORDERS[match['kind']]}/{match['number']}"
    elif match := _OLD_RULES.match(text):
        yield f"C.R.C., c. {match['chapter']}"


def _year(citation: str) -> int:
    """Year of a citation; the Revised Statutes are of 1985, an instrument's year has two or four digits."""
    match = re.search(r"\d{4}", citation) if not citation.startswith(("R.S.", "C.R.C.")) else None
    return int(match[0]) if match else 1985


def read_register(path: str | Path) -> Register:
    """The register in a file. Raises ConfigError naming every fault with file and key."""
    document = read_document(path)
    listed = check(Acts, document.data, document).acts
    return Register({id_: _numbered(id_, act) for id_, act in listed.items()})


def _numbered(id_: str, act: Act) -> Act:
    """An Act with the number that its id gives, which the file does not repeat."""
    column = "chapter" if CHAPTER.fullmatch(id_) else "citation" if next(citations(id_), "") == id_ else ""
    return act if not column or getattr(act, column) else act.model_copy(update={column: id_})


@cache
def register() -> Register:
    """The register of ``config/law/acts.yaml``. Raises ConfigError where that file is not at hand."""
    return read_register(STANDING)


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

    own: the statute itself.  named: the Act of the heading, or of the clause that names one.
    others: Acts that the section defines ("the other Act").
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
        by_note = self.register.cited(note)
        by_title = self.register.find(title, self.lang, self.assent, self.own.id)
        if by_note and self.register.known_as(by_note, title, self.lang):
            by_title = by_note
        act = NamedAct(by_title or by_note or UNRESOLVED, title)
        if act.resolved or note or (_TITLE[self.lang].search(title) and not _AMENDING.match(title)):
            self.named = self.heading = act
        elif _GENERAL.match(title):
            self.named = self.heading = NamedAct(UNRESOLVED, "")

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

    def _of_label(self, sentence: str, condition: str) -> NamedAct | None:
        """``Section 102 is repealed`` after a condition that names section 102 of some Act."""
        unit = _NAMED.search(sentence)
        named = unit is not None and unit["label"] in _labels(condition, part=bool(unit["part"]))
        return self._of_unit(unit["label"], condition, bool(unit["part"])) if unit and named else None

    def _references(self, text: str) -> Iterator[re.Match[str]]:
        return _REFERENCES[self.lang].finditer(text)

    def _resolve(self, match: re.Match[str], condition: str, before: str) -> NamedAct:
        groups, unresolved = match.groupdict(), NamedAct(UNRESOLVED, match[0])
        if title := groups["title"] or groups.get("bare"):
            if groups["revised"] and (id_ := self.register.of(groups["revised"])):
                return NamedAct(id_, title.strip())
            year, chapter = groups["year"] or groups["laws"], groups["chapter"] or groups["of_laws"]
            act = self.title(title.strip())
            cited = f"{year}, c. {chapter}" if year else ""
            # Several Acts have the title "An Act to amend the Copyright Act".
            annual = re.match(r"\d{4}, c\. \d+", self.register.citation_of(act.id))
            if cited and (not act.resolved or (annual is not None and annual[0] != cited)):
                return NamedAct(self.register.of(cited) or cited, act.words)
            return act
        if groups["number"]:
            cited = f"{groups['of_year']}, c. {groups['number']}"
            return NamedAct(self.register.of(cited) or cited, match[0])
        if groups["this"]:
            return self.own
        if groups["other"]:
            return self.others.get(groups["other"], unresolved)
        of_pronoun = before.endswith(" de ") and re.fullmatch(r"ce.*-ci", groups["unit"] or "")  # "de celle-ci"
        if of_pronoun or groups["that"]:
            passed = ("unit",) if of_pronoun else ("unit", "that", "this")
            earlier = [m for m in self._references(f"{condition} {before}") if not any(m[kind] for kind in passed)]
            return self._resolve(earlier[-1], "", "") if earlier else unresolved
        if groups["unit"] and not groups["label"]:
            condition = re.split(r",? then\b", condition)[0]
        if groups["unit"]:
            part = "part" in groups["unit"].lower().replace("paragraph", "")
            return self._of_unit(groups["label"] or "", f"{condition} {before}", part) or unresolved
        return self.named if self.named.words or self.named.resolved else unresolved

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
        this Act`` for 22 is this Act; without a label the Act named last. part: whether the unit is a part.

        A section named alone is one of the statute itself, as in every Act.
        """
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
