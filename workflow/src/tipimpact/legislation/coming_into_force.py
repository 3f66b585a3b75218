"""When a statute itself says that its clauses come into force, read from its own words.

A rule names clauses, a part or the Act, and a day: one that the statute fixes, royal assent, or one
to be fixed by order. A clause without a rule is in force on assent (Interpretation Act, s. 5). What
is not understood is ``not_read``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd
from lxml import etree

from tipimpact.legislation.commencement import Timing
from tipimpact.legislation.grammar import labels_in, prepare
from tipimpact.legislation.justice_xml import words_of
from tipimpact.legislation.labels import ClauseRange, covers, label_order, normalise, section_of, steps

_RULE = {
    "en": re.compile(
        r"(?:(?:subject to|despite|except|in accordance with)\b[^,]*(?:, [^,]*?)??, )?"
        r"(?P<subject>(?:this (?:act|part|(?:sub)?division)|(?:the )?provisions of|(?:sub)?sections?|"
        r"(?:sub)?paragraphs?|parts?|divisions?|the (?:definitions?|headings?|portion)|schedules?|clauses?|items?)\b"
        r".*?),? (?P<verb>comes?|(?:is|are) deemed to (?:have )?(?:come|came)|came)"
        r"(?:,? or (?:is|are) deemed to have come,?)?(?: into force|, or (?:is|are) deemed to have come, into force)"
        r"(?P<when>.*)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:(?:sous réserve|malgré|sauf)\b[^,]*(?:, [^,]*?)??, )?"
        r"(?P<subject>(?:la présente (?:loi|partie|(?:sous-)?section)|les? dispositions?|"
        r"(?:les? |l’|la )?(?:sous-)?(?:articles?|paragraphes?|alinéas?|parties?|sections?|définitions?|intertitres?|"
        r"annexes?|passages?)|exception faite|à l’exception)\b.*?),? (?P<verb>entren?t?|(?:est|sont) réputée?s? "
        r"(?:être entrée?s?|entrer))(?:,? ou (?:est|sont) réputée?s? être entrée?s?,?)? en vigueur(?P<when>.*)",
        re.IGNORECASE,
    ),
}
_EXCEPT = re.compile(r",? (?:other than|except(?: for)?|à l’exception|exception faite|sauf)\b", re.IGNORECASE)
_AHEAD = re.compile(r"(?:exception faite|à l’exception) (?P<but>.*?), (?P<subject>.*)", re.IGNORECASE)
_ENACTED = re.compile(r"(?:as )?(?:enacted|amended|édictée?s?|modifiée?s?) (?:by|par) (?P<by>[^,]+)", re.IGNORECASE)
_NUMBER = r"[\dA-Z][\d.]*[IVXLC]*"
_LEVELS = ("part", "division", "subdivision")
_KINDS = {**{k: k for k in _LEVELS}, "partie": "part", "section": "division", "sous-section": "subdivision"}
_HEADING = re.compile(rf"(?P<kind>{'|'.join(_KINDS)}) (?P<label>{_NUMBER})", re.IGNORECASE)
_NUMBERS_OF = rf"(?-i:{_NUMBER})(?:(?:, | to | à | and |, and | et )(?-i:{_NUMBER}))*"
_PART = re.compile(
    rf"\b(?P<kind>{'|'.join(_KINDS)})s? (?P<labels>{_NUMBERS_OF})",
    re.IGNORECASE,
)
_BUT = re.compile(r",? (?:except that|and appl|but|however|mais|toutefois|cependant)\b")
_ORDER = re.compile(
    r"fixed by (?:order|proclamation|the governor in council)|fixée?s? par (?:décret|proclamation)|par décret",
    re.IGNORECASE,
)
_ASSENT = re.compile(r"receives? royal assent|royal assent|(?:la|de|sa) sanction", re.IGNORECASE)
_EVENT = re.compile(
    r"comes? into force|entrée?s? en vigueur|entren?t? en vigueur|other act|autre loi|cette loi|ceases?|cessation|"
    r"repeal|abrogation|élection|election",
    re.IGNORECASE,
)
# "come into force, or are deemed to have come into force, on ..."
_OR_DEEMED = re.compile(
    r",? (?:or (?:is|are) deemed to have come into force|ou (?:est|sont) réputée?s? être entrée?s? en vigueur),?", re.I
)
_NUMBERS = {
    word: number
    for number, words in {
        **{1: "one un first premier", 2: "two deux second deuxième", 3: "three trois third troisième"},
        **{4: "four quatre fourth quatrième", 5: "five cinq fifth cinquième", 6: "six sixth sixième"},
        **{9: "nine neuf ninth neuvième", 10: "ten dix tenth dixième", 12: "twelve douze twelfth douzième"},
        **{18: "eighteen dix-huit", 24: "twenty-four vingt-quatre", 30: "thirty trente thirtieth trentième"},
        **{60: "sixty soixante sixtieth soixantième", 90: "ninety quatre-vingt-dix ninetieth quatre-vingt-dixième"},
        **{120: "cent-vingt", 180: "cent-quatre-vingts cent-quatre-vingtième"},
    }.items()
    for word in words.split()
}
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True)).replace("cent-", "cent ")
_AFTER = re.compile(
    rf"(?P<last>last day of the |dernier jour de le )?(?:\b(?P<n>\d+|{_WORDS}))(?:th|st|nd|rd|e|er)?\)? "
    r"(?P<unit>day|month|year|jour|mois|an|anniversary|anniversaire)s?\b.{0,30}?(?:after|suivant|après|of|de)\b",
    re.IGNORECASE,
)
_UNITS = {"day": "days", "jour": "days", "month": "months", "mois": "months"}
_LATER = re.compile(r"\b(?:after|following|suivant|après|anniversary|anniversaire|lendemain)\b", re.IGNORECASE)
_ENGLISH = "january february march april may june july august september october november december"
_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_MONTHS = {name: i for names in (_ENGLISH, _FRENCH) for i, name in enumerate(names.split(), 1)}
_NAMES = "|".join(_MONTHS)
_DATE = re.compile(
    rf"(?P<m>{_NAMES}) (?P<d>\d{{1,2}}), (?P<y>\d{{4}})|(?P<d2>\d{{1,2}})(?:er)? (?P<m2>{_NAMES}) (?P<y2>\d{{4}})",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"(?:(?:the )?provisions of |(?:les )?dispositions de )?(?:this |la présente )"
    r"(act|part|division|subdivision|loi|partie|section|sous-section)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"(?:sub)?section|(?:l’|les? )?article|(?:les? )?paragr|(?:l’|les )?alin", re.IGNORECASE)
# Words of a sentence that says something else of a provision, and mentions a day: "... applies until section 9".
_SENTENCE = {
    "en": re.compile(
        r"\b(?:appl(?:y|ies)|continues?|who|before|reads?|does|do|is|was|must|may|has|have|if|day)\b", re.I
    ),
    "fr": re.compile(r"\b(?:s’appliquent?|est|sont|ont|avant|ne|date|personnes?)\b", re.IGNORECASE),
}
_MENTIONS = re.compile(r"into force|en vigueur", re.IGNORECASE)
_SPEAKING = etree.XPath(".//Text[contains(., 'force') or contains(., 'vigueur')]")  # asked before each is folded


class CommencementRule(NamedTuple):
    """One sentence of a statute on coming into force. clauses: those that it names; but: those that it leaves out."""

    when: Timing
    clauses: tuple[ClauseRange, ...] = ()
    but: tuple[ClauseRange, ...] = ()
    within: frozenset[str] = frozenset()  # sections that it is about, where it names a part or the whole Act
    whole_act: bool = False

    def closeness(self, path: list[str]) -> int:
        """0: not about the clause with this path; 1: the whole Act; 2: a part; then as ``covers`` says."""
        if any(covers(left_out, path) for left_out in self.but):
            return 0
        if closest := max((covers(named, path) for named in self.clauses), default=0):
            return 1 + closest
        return 1 if self.whole_act else 2 if path[:1] and path[0] in self.within else 0


@dataclass(frozen=True)
class CommencementRules:
    """All rules of a statute, and its sections. known: what they say of each clause, where that is kept."""

    rules: tuple[CommencementRule, ...] = ()
    assent: dt.date | None = None
    sections: Collection[str] = ()
    known: Mapping[str, Timing] = field(default_factory=dict)

    @cached_property
    def _named(self) -> list[tuple[CommencementRule, set[str], list[tuple[tuple, tuple]]]]:
        """Each rule with the sections that it names, and the first and last of each range of sections, as ordered."""
        named = []
        for rule in self.rules:
            sections = [section_of(c.first) for c in rule.clauses]
            spans = [c for c, own in zip(rule.clauses, sections, strict=True) if c.last and c.first == own]
            ends = [(label_order(c.first), label_order(c.last)) for c in spans]
            named.append((rule, {*rule.within, *sections}, ends))
        return named

    @cached_property
    def _by_section(self) -> dict[str, list[CommencementRule]]:
        """The rules about sections asked for so far."""
        return {}

    def of(self, clause: str) -> Timing:
        """When a clause comes into force: the rule that names it most closely, else assent."""
        if clause in self.known:
            return self.known[clause]
        path = steps(clause.partition("/")[0])
        section = path[0] if path else ""
        if section not in self._by_section:
            own = label_order(section)
            self._by_section[section] = [
                rule
                for rule, named, ranges in self._named
                if rule.whole_act or section in named or any(first <= own <= last for first, last in ranges)
            ]
        ranked = [(rule.closeness(path), rule) for rule in self._by_section[section]]
        best = max((closeness for closeness, _ in ranked), default=0)
        if best:
            return next(rule.when for closeness, rule in ranked if closeness == best)
        return Timing(self.assent, "assent", "" if self.assent else "not_read")


NO_RULES = CommencementRules()


def read_rules(body: etree._Element | None, lang: str, assent: dt.date | None) -> CommencementRules:
    """The rules of a statute. body: its element Body."""
    sections = [] if body is None else [(own_label(section), section, open_) for section, open_ in _sections(body, {})]
    parts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for label, _, open_ in sections:
        for part in open_.items():
            parts[part].add(label)
    labels = dict.fromkeys(label for label, _, _ in sections)
    reader = _RuleReader(lang, assent, set(labels), parts)
    speaking = {text.getparent() for text in _SPEAKING(body)} if sections else set()
    speaking |= {unit.getparent() for unit in speaking if unit.tag != "Section"}
    speaking |= {unit.getparent() for unit in speaking if unit.tag == "Subsection"}
    spoken = (each for each in sections if each[1] in speaking)
    rules = tuple(rule for label, section, open_ in spoken for rule in reader.read(label, section, open_))
    return CommencementRules(rules, assent, [*labels])


def _sections(element: etree._Element, open_: dict[str, str]) -> Iterator[tuple[etree._Element, dict[str, str]]]:
    """Sections with the number of the part, division and subdivision that each is in. open_: those open, changed."""
    for child in element:
        if child.tag == "Heading":
            _open_part(child, open_)
        elif child.tag == "Section":
            yield child, dict(open_)
        elif child.tag != "AmendedText":
            yield from _sections(child, open_)


def _open_part(heading: etree._Element, open_: dict[str, str]) -> None:
    match = _HEADING.match(words_of(heading.find("Label")))
    if match is None:
        if heading.get("level") == "1":
            open_.clear()
        return
    kind = _KINDS[match["kind"].casefold()]
    for level in _LEVELS[_LEVELS.index(kind) :]:
        open_.pop(level, None)
    open_[kind] = _number(kind, match["label"], open_)


def _number(kind: str, label: str, open_: Mapping[str, str]) -> str:
    """``1/2`` for division 2 in the open part 1."""
    above = [open_[level] for level in _LEVELS[: _LEVELS.index(kind)] if level in open_]
    return "/".join([*above[-1:], label])


@dataclass
class _RuleReader:
    """Reads the sentences of a statute. sections: all its sections.  parts: sections by kind and number of a part."""

    lang: str
    assent: dt.date | None
    sections: set[str]
    parts: Mapping[tuple[str, str], set[str]]

    def read(self, label: str, section: etree._Element, open_: Mapping[str, str]) -> Iterator[CommencementRule]:
        for unit in section.findall("Subsection") or [section]:
            lead = words_of(unit.find("Text"))
            items = [words_of(item.find("Text")) for item in unit.findall("Paragraph")]
            for text in filter(_MENTIONS.search, [f"{lead} {item}" for item in items] or [lead]):
                for sentence in re.split(r"(?<=[a-z)\d])\. (?=[A-Z])", prepare(text, self.lang)):
                    yield from self._rule(sentence.rstrip(" .;"), label, open_)

    def _rule(self, sentence: str, section: str, open_: Mapping[str, str]) -> Iterator[CommencementRule]:
        match = _RULE[self.lang].fullmatch(_OR_DEEMED.sub("", sentence))
        if match is None:
            return
        ahead = _AHEAD.fullmatch(match["subject"])
        subject, but = ahead.group("subject", "but") if ahead else (*_EXCEPT.split(match["subject"], 1), "")[:2]
        if _SENTENCE[self.lang].search(subject):
            return
        within = self._within(subject, open_)
        enacted = _ENACTED.search(subject)
        clauses = _ranges(enacted["by"] if enacted else subject, section) if within is None else ()
        if within is not None or clauses:
            when, whole_act = _when(_BUT.split(match["when"])[0], self.assent), within == self.sections
            sections = frozenset(() if whole_act else within or ())
            yield CommencementRule(when, clauses, _ranges(but, section), sections, whole_act)

    def _within(self, subject: str, open_: Mapping[str, str]) -> set[str] | None:
        """The sections of the parts that a subject names; None where it names clauses."""
        if (match := _THIS.match(subject)) is not None:
            kind = _KINDS.get(match[1].casefold(), "")
            return self.parts.get((kind, open_.get(kind, "")), set()) if kind else self.sections
        if _CLAUSES.match(subject):
            return None
        sections: set[str] = set()
        for match in _PART.finditer(subject):
            kind = _KINDS[match["kind"].casefold()]
            for number in re.findall(_NUMBER, match["labels"]):
                sections |= self.parts.get((kind, _number(kind, number, open_)), set())
        return sections or None


def _when(words: str, assent: dt.date | None) -> Timing:
    """The day that some words fix, or why it is not known."""
    if _ORDER.search(words) or _EVENT.search(words):
        return Timing(None, why="order_not_held" if _ORDER.search(words) else "event")
    try:
        named = list(_days(words, assent))
    except (ValueError, OverflowError):  # 30 February, or a day after the last one of calendars
        named = [None]
    days = [day for day in named if day is not None]
    if not days or len(days) < len(named):
        return Timing(None, why="not_read")
    plain = days == [assent] and not _AFTER.search(words)
    day = min(days) if re.search(r"earlier|antérieure|first of", words) else max(days)
    return Timing(day, "assent" if plain else "rule")


def _days(words: str, assent: dt.date | None) -> Iterator[dt.date | None]:
    """The days that some words name: dates, assent, a time after assent. None: one that cannot be computed.

    Raises ValueError or OverflowError for words that name no day of the calendar.
    """
    for match in _DATE.finditer(words):
        month = _MONTHS[(match["m"] or match["m2"]).lower()]
        yield dt.date(int(match["y"] or match["y2"]), month, int(match["d"] or match["d2"]))
    after = _AFTER.search(words)
    if _ASSENT.search(words) and assent and (after or not _LATER.search(words)):
        yield _later(assent, after) if after else assent
    elif _ASSENT.search(words) or after:
        yield None


def _later(assent: dt.date, after: re.Match[str]) -> dt.date:
    """A number of days, months or years after assent; of months without that day the last."""
    word = after["n"].lower()
    n = int(word) if word.isdigit() else _NUMBERS[word.replace("cent ", "cent-")]
    span: dict[str, Any] = {_UNITS.get(after["unit"].lower(), "years"): n}
    day = pd.Timestamp(assent) + pd.DateOffset(**span)
    return (day + pd.offsets.MonthEnd(0) if after["last"] else day).date()


def _ranges(words: str, section: str) -> tuple[ClauseRange, ...]:
    """The clauses that some words name; ``subsection (1)`` is of the section that speaks."""
    ends = ([section + end if end[:1] == "(" else end for end in place[:2]] for place in labels_in(words))
    return tuple(ClauseRange(*labels) for labels in ends if labels[0][:1].isdigit())


def own_label(element: etree._Element) -> str:
    """The bare label of a clause."""
    return normalise(words_of(element.find("Label")))
