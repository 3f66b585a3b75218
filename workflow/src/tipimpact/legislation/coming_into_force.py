"""When a statute itself says that its clauses come into force, read from its own words.

A rule names clauses, a part, a division or the Act, and a day: one that the statute fixes, royal assent, or one to be
fixed by order, which only the order shows. A clause without a rule is in force on assent (Interpretation Act, s. 5).
What is not understood is ``not_read``: nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from tipimpact.legislation.grammar import labels_in, prepare
from tipimpact.legislation.labels import normalise
from tipimpact.legislation.tree import steps

# Why a day is not known. order: fixed by an order that is not held. event: hangs on another provision or event.
# condition: the clause applies only if a condition is met. not_read: the rule is not understood.
WHY = ("order_not_held", "event", "condition", "not_read")

_RULE = {
    "en": re.compile(
        r"(?:(?:subject to|despite|except|in accordance with)\b[^,]*(?:, [^,]*?)??, )?"
        r"(?P<subject>(?:this (?:act|part|division)|(?:the )?provisions of|(?:sub)?sections?|(?:sub)?paragraphs?|"
        r"parts?|divisions?|the (?:definitions?|headings?|portion)|schedules?|clauses?|items?)\b.*?),? "
        r"(?P<verb>comes?|(?:is|are) deemed to (?:have )?(?:come|came)|came)"
        r"(?:,? or (?:is|are) deemed to have come,?)?(?: into force|, or (?:is|are) deemed to have come, into force)"
        r"(?P<when>.*)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:(?:sous réserve|malgré|sauf)\b[^,]*(?:, [^,]*?)??, )?"
        r"(?P<subject>(?:la présente (?:loi|partie|section)|les? dispositions?|"
        r"(?:les? |l’|la )?(?:sous-)?(?:articles?|paragraphes?|alinéas?|parties?|sections?|définitions?|intertitres?|"
        r"annexes?|passages?)|exception faite|à l’exception)\b.*?),? (?P<verb>entren?t?|(?:est|sont) réputée?s? "
        r"(?:être entrée?s?|entrer))(?:,? ou (?:est|sont) réputée?s? être entrée?s?,?)? en vigueur(?P<when>.*)",
        re.IGNORECASE,
    ),
}
_EXCEPT = re.compile(r",? (?:other than|except(?: for)?|à l’exception|exception faite|sauf)\b", re.IGNORECASE)
_AHEAD = re.compile(r"(?:exception faite|à l’exception) (?P<but>.*?), (?P<subject>.*)", re.IGNORECASE)
_ENACTED = re.compile(r"(?:as )?(?:enacted|amended|édictée?s?|modifiée?s?) (?:by|par) (?P<by>[^,]+)", re.IGNORECASE)
_NUMBER = r"[\dIVXLC.]+"
_PART = {
    "en": re.compile(
        r"\b(?P<kind>part|division)s? (?P<labels>[\dIVXLC.]+(?:(?:, | to | and |, and )[\dIVXLC.]+)*)", re.I
    ),
    "fr": re.compile(r"\b(?P<kind>partie|section)s? (?P<labels>[\dIVXLC.]+(?:(?:, | à | et )[\dIVXLC.]+)*)", re.I),
}
_ORDER = re.compile(r"fixed by (?:order|proclamation)|fixée?s? par (?:décret|proclamation)|par décret", re.IGNORECASE)
_ASSENT = re.compile(r"receives? royal assent|royal assent|la sanction", re.IGNORECASE)
_EVENT = re.compile(
    r"comes? into force|come into force|entrée en vigueur|entren?t? en vigueur|repeal|abrogation|élection|election",
    re.I,
)
_AFTER = re.compile(
    r"(?P<n>\d+|one|two|three|four|six|nine|un|deux|trois|quatre|six|neuf|first|second|third|fifth|premier|cinquième)"
    r"(?:th|st|nd|rd|e|er)?\)? (?P<unit>day|month|year|jour|mois|an|anniversary|anniversaire)s?\b.{0,30}?"
    r"(?:after|suivant|après|of|de)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    **{
        "one": 1,
        "un": 1,
        "first": 1,
        "premier": 1,
        "two": 2,
        "deux": 2,
        "second": 2,
        "three": 3,
        "trois": 3,
        "third": 3,
    },
    **{"four": 4, "quatre": 4, "fifth": 5, "cinquième": 5, "six": 6, "nine": 9, "neuf": 9},
}
_ENGLISH = "january february march april may june july august september october november december"
_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_MONTHS = {name: i for names in (_ENGLISH, _FRENCH) for i, name in enumerate(names.split(), 1)}
_NAMES = "|".join(_MONTHS)
_DATE = re.compile(
    rf"(?P<m>{_NAMES}) (?P<d>\d{{1,2}}), (?P<y>\d{{4}})|(?P<d2>\d{{1,2}})(?:er)? (?P<m2>{_NAMES}) (?P<y2>\d{{4}})",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"(?:sub)?section|(?:l’|les? )?article|(?:les? )?paragr|(?:l’|les )?alin", re.IGNORECASE)
_MENTIONS = re.compile(r"into force|en vigueur", re.IGNORECASE)


class When(NamedTuple):
    """A day and how it is known (assent, rule), or why it is not known (``WHY``); and the clause that says so."""

    day: dt.date | None
    how: str = ""
    why: str = ""
    source: str = ""


@dataclass(frozen=True)
class Rule:
    """One sentence of a statute on coming into force. clauses: labels of first and last; parts: those it names."""

    when: When
    clauses: tuple[tuple[str, str], ...] = ()
    but: tuple[tuple[str, str], ...] = ()
    within: frozenset[str] = frozenset()  # sections that it is about, where it names a part or the whole Act
    whole: bool = False


@dataclass(frozen=True)
class Rules:
    """All rules of a statute, and its sections in order. known: what they say of each clause, where that is kept."""

    rules: tuple[Rule, ...] = ()
    order: dict[str, int] = field(default_factory=dict)
    assent: dt.date | None = None
    known: Mapping[str, When] = field(default_factory=dict)

    def of(self, clause: str) -> When:
        """When a clause comes into force: the rule that names it most closely, else assent."""
        if clause in self.known:
            return self.known[clause]
        clause = clause.partition("/")[0]
        found = [(self._closeness(rule, clause), rule) for rule in self.rules]
        best = max((c for c, _ in found), default=0)
        if best:
            return next(rule.when for c, rule in found if c == best)
        return When(self.assent, "assent", "" if self.assent else "not_read", "no rule of its own")

    def _closeness(self, rule: Rule, clause: str) -> int:
        """0: not about the clause; 1: the whole Act; 2: a part; then by the depth of the label named."""
        if any(self._covers(pair, clause) for pair in rule.but):
            return 0
        depths = [2 + len(steps(pair[0])) for pair in rule.clauses if self._covers(pair, clause)]
        if depths:
            return max(depths)
        if rule.whole:
            return 1
        return 2 if (steps(clause) or [""])[0] in rule.within else 0

    def _covers(self, pair: tuple[str, str], clause: str) -> bool:
        """Whether a label, or a range of labels, holds the clause or lies in it."""
        first, last = pair
        if not last:
            return _inside(clause, first)
        a, b, c = steps(first), steps(last), steps(clause)
        if len(a) == len(b) == 1:
            low, high, own = (self.order.get(x[0], -1) for x in (a, b, c))
            return low <= own <= high and -1 not in (low, high, own)
        if a[:-1] != b[:-1] or len(c) < len(a) or c[: len(a) - 1] != a[:-1]:
            return False
        return _rank(a[-1]) <= _rank(c[len(a) - 1]) <= _rank(b[-1])


def _inside(clause: str, label: str) -> bool:
    return clause == label or clause.startswith(f"{label}(")


def _rank(label: str) -> tuple:
    return tuple((float(n), "") if n else (0.0, w) for n, w in re.findall(r"(\d+(?:\.\d+)?)|([a-z]+)", label))


NO_RULES = Rules()


def read_rules(body: etree._Element | None, lang: str, assent: dt.date | None) -> Rules:
    """The rules of a statute. body: its element Body."""
    walk = _Walk(lang, assent)
    for element in () if body is None else body:
        walk.step(element)
    rules = tuple(rule for section, parts in walk.candidates for rule in walk.rules(section, parts))
    return Rules(rules, walk.order, assent)


class _Walk:
    """Gathers sections by part and division, and the sections that speak of coming into force."""

    def __init__(self, lang: str, assent: dt.date | None) -> None:
        self.lang, self.assent = lang, assent
        self.order: dict[str, int] = {}
        self.parts: dict[tuple[str, str], set[str]] = {}
        self.open: dict[str, str] = {}
        self.candidates: list[tuple[etree._Element, dict[str, str]]] = []

    def step(self, element: etree._Element) -> None:
        if element.tag == "Heading":
            self._heading(element)
        elif element.tag == "Section":
            label = _label(element)
            self.order.setdefault(label, len(self.order))
            for kind, number in self.open.items():
                self.parts.setdefault((kind, number), set()).add(label)
            if element.get("type") != "amending" and any(_MENTIONS.search(_text(t)) for t in _own_texts(element)):
                self.candidates.append((element, dict(self.open)))
        elif len(element) and element.tag not in ("AmendedText",):
            for child in element:
                self.step(child)

    def _heading(self, heading: etree._Element) -> None:
        words = prepare(_text(heading.find("Label")), self.lang)
        match = _PART[self.lang].match(words)
        if match is None:
            if heading.get("level") == "1":
                self.open = {}
            return
        kind = {"partie": "part", "section": "division"}.get(match["kind"].lower(), match["kind"].lower())
        if kind == "part":
            self.open = {"part": match["labels"]}
        else:
            self.open = {k: v for k, v in self.open.items() if k == "part"}
            self.open["division"] = f"{self.open.get('part', '')}/{match['labels']}"

    def rules(self, section: etree._Element, parts: dict[str, str]) -> Iterator[Rule]:
        label = _label(section)
        below = section.findall("Subsection")
        for unit in below or [section]:
            own = f"s. {label}" + (f"({normalise(_text(unit.find('Label')))})" if below else "")
            lead = prepare(_text(unit.find("Text")), self.lang)
            items = unit.findall("Paragraph")
            for text in [lead, *(f"{lead} {prepare(_text(i.find('Text')), self.lang)}" for i in items)][bool(items) :]:
                for sentence in re.split(r"(?<=[a-z)\d])\. (?=[A-Z])", text):
                    rule = self._rule(sentence.rstrip(" .;"), own, parts)
                    if rule is not None:
                        yield rule

    def _rule(self, sentence: str, source: str, parts: dict[str, str]) -> Rule | None:
        match = _RULE[self.lang].fullmatch(sentence)
        if match is None:
            return None
        when = _when(match["when"], self.assent)._replace(source=source)
        subject = match["subject"]
        ahead = _AHEAD.fullmatch(subject)
        subject, but = (ahead["subject"], ahead["but"]) if ahead else (*_EXCEPT.split(subject, maxsplit=1), "")[:2]
        if enacted := _ENACTED.search(subject):
            subject = enacted["by"]
        within = self._within(subject, parts)
        clauses = _pairs(subject) if within is None else ()
        if within is None and not clauses:
            return None
        whole = within is not None and len(within) == len(self.order)
        return Rule(when, clauses, _pairs(but), frozenset(within or ()) if not whole else frozenset(), whole)

    def _within(self, subject: str, parts: dict[str, str]) -> set[str] | None:
        """The sections of the parts that a subject names; None where it names clauses."""
        if re.search(r"\b(?:this|présente) (?:act|loi)\b", subject, re.I) and not re.match(
            r"(?:sub)?section|article|paragr", subject, re.I
        ):
            return set(self.order)
        for kind, words in (
            ("division", r"(?:this division|présente section)"),
            ("part", r"(?:this part|présente partie)"),
        ):
            if re.search(rf"\b{words}", subject, re.I) and not re.match(
                r"(?:sub)?section|(?:l’|les )?article|(?:le |les )?paragr", subject, re.I
            ):
                return self.parts.get((kind, parts.get(kind, "")), set())
        found: set[str] = set()
        for match in _PART[self.lang].finditer(subject):
            kind = {"partie": "part", "section": "division"}.get(match["kind"].lower(), match["kind"].lower())
            if self.lang == "en" and kind not in ("part", "division"):
                continue
            for number in re.findall(r"[\dIVXLC.]+", match["labels"]):
                key = number if kind == "part" else f"{parts.get('part', '')}/{number}"
                found |= self.parts.get((kind, key), set())
        return found or None


def _when(words: str, assent: dt.date | None) -> When:
    """The day that some words fix, or why it is not known."""
    if _ORDER.search(words):
        return When(None, "", "order_not_held")
    if _EVENT.search(words):
        return When(None, "", "event")
    days = list(_days(words, assent))
    if not days:
        return When(None, "", "not_read")
    if any(day is None for day in days):
        return When(None, "", "not_read")
    known = [d for d in days if d is not None]
    plain = len(known) == 1 and known[0] == assent and not _AFTER.search(words)
    day = min(known) if re.search(r"earlier|antérieure|first of", words) else max(known)
    return When(day, "assent" if plain else "rule")


def _days(words: str, assent: dt.date | None) -> Iterator[dt.date | None]:
    """The days that some words name: dates, assent, a time after assent. None: one that cannot be computed."""
    for match in _DATE.finditer(words):
        month = _MONTHS[(match["m"] or match["m2"]).lower()]
        yield dt.date(int(match["y"] or match["y2"]), month, int(match["d"] or match["d2"]))
    if _ASSENT.search(words):
        after = _AFTER.search(words)
        yield _later(assent, after) if after and assent else assent
    elif _AFTER.search(words):
        yield None


def _later(assent: dt.date, after: re.Match[str]) -> dt.date | None:
    word = after["n"].lower()
    n = int(word) if word.isdigit() else _NUMBERS.get(word)
    if n is None:
        return None
    unit = after["unit"].lower()
    if unit in ("day", "jour"):
        return assent + dt.timedelta(days=n)
    months = n if unit in ("month", "mois") else 12 * n
    year, month = divmod(assent.year * 12 + assent.month - 1 + months, 12)
    last = (dt.date(year + (month == 11), (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(assent.day, last))


def _pairs(words: str) -> tuple[tuple[str, str], ...]:
    return tuple((place.unit, place.to) for place in labels_in(words) if place.unit[:1].isdigit())


def _own_texts(section: etree._Element) -> Iterable[etree._Element]:
    return [t for unit in (section, *section.findall("Subsection")) if (t := unit.find("Text")) is not None]


def _label(element: etree._Element) -> str:
    return normalise(_text(element.find("Label")))


def _text(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
