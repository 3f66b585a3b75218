"""When a statute itself says that its clauses come into force, read from its own words.

A rule names clauses, a part, a division or the Act, and a day: one that the statute fixes, royal assent, or one to be
fixed by order, which only the order shows. A clause without a rule is in force on assent (Interpretation Act, s. 5).
What is not understood is ``not_read``: nothing is guessed.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from tipimpact.legislation.grammar import labels_in, prepare
from tipimpact.legislation.justice_xml import words_of
from tipimpact.legislation.labels import ClauseRange, covers, normalise, steps

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


class When(NamedTuple):
    """A day and how it is known (assent, rule), or why it is not known; and the clause that says so.

    why: ``order_not_held`` (fixed by an order without a source), ``event`` (another provision or event fixes it),
    ``condition`` (the clause applies only if a condition is met) or ``not_read`` (the rule is not understood).
    """

    day: dt.date | None
    how: str = ""
    why: str = ""
    source: str = ""


@dataclass(frozen=True)
class CommencementRule:
    """One sentence of a statute on coming into force. clauses: those that it names; but: those that it leaves out."""

    when: When
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
    """All rules of a statute, and its sections in order. known: what they say of each clause, where that is kept."""

    rules: tuple[CommencementRule, ...] = ()
    order: dict[str, int] = field(default_factory=dict)
    assent: dt.date | None = None
    known: Mapping[str, When] = field(default_factory=dict)

    def of(self, clause: str) -> When:
        """When a clause comes into force: the rule that names it most closely, else assent."""
        if clause in self.known:
            return self.known[clause]
        path = steps(clause.partition("/")[0])
        ranked = [(rule.closeness(path), rule) for rule in self.rules]
        best = max((closeness for closeness, _ in ranked), default=0)
        if best:
            return next(rule.when for closeness, rule in ranked if closeness == best)
        return When(self.assent, "assent", "" if self.assent else "not_read", "no rule of its own")


NO_RULES = CommencementRules()


def read_rules(body: etree._Element | None, lang: str, assent: dt.date | None) -> CommencementRules:
    """The rules of a statute. body: its element Body."""
    walk = _Walk(lang, assent)
    for element in () if body is None else body:
        walk.step(element)
    rules = tuple(rule for section, parts in walk.candidates for rule in walk.rules(section, parts))
    return CommencementRules(rules, walk.order, assent)


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
            if any(_MENTIONS.search(words_of(t)) for t in _own_texts(element)):
                self.candidates.append((element, dict(self.open)))
        elif len(element) and element.tag not in ("AmendedText",):
            for child in element:
                self.step(child)

    def _heading(self, heading: etree._Element) -> None:
        match = _HEADING.match(words_of(heading.find("Label")))
        if match is None:
            if heading.get("level") == "1":
                self.open = {}
            return
        kind = _KINDS[match["kind"].casefold()]
        above = [k for k in _LEVELS[: _LEVELS.index(kind)] if k in self.open]
        self.open = {k: self.open[k] for k in above}
        self.open[kind] = "/".join([*(self.open[above[-1]] for _ in above[-1:]), match["label"]])

    def rules(self, section: etree._Element, parts: dict[str, str]) -> Iterator[CommencementRule]:
        label = _label(section)
        below = section.findall("Subsection")
        for unit in below or [section]:
            own = f"s. {label}" + (f"({normalise(words_of(unit.find('Label')))})" if below else "")
            lead = prepare(words_of(unit.find("Text")), self.lang)
            items = unit.findall("Paragraph")
            for text in [lead, *(f"{lead} {prepare(words_of(i.find('Text')), self.lang)}" for i in items)][
                bool(items) :
            ]:
                for sentence in re.split(r"(?<=[a-z)\d])\. (?=[A-Z])", text):
                    rule = self._rule(sentence.rstrip(" .;"), own, label, parts)
                    if rule is not None:
                        yield rule

    def _rule(self, sentence: str, source: str, section: str, parts: dict[str, str]) -> CommencementRule | None:
        match = _RULE[self.lang].fullmatch(_OR_DEEMED.sub("", sentence))
        if match is None:
            return None
        when = _when(_BUT.split(match["when"])[0], self.assent)._replace(source=source)
        subject = match["subject"]
        ahead = _AHEAD.fullmatch(subject)
        subject, but = (ahead["subject"], ahead["but"]) if ahead else (*_EXCEPT.split(subject, maxsplit=1), "")[:2]
        if _SENTENCE[self.lang].search(subject):
            return None
        within = self._within(subject, parts)
        if within is None and (enacted := _ENACTED.search(subject)):
            subject = enacted["by"]
        clauses = _ranges(subject, section) if within is None else ()
        if within is None and not clauses:
            return None
        whole_act = within is not None and len(within) == len(self.order)
        return CommencementRule(
            when, clauses, _ranges(but, section), frozenset(() if whole_act else within or ()), whole_act
        )

    def _within(self, subject: str, parts: dict[str, str]) -> set[str] | None:
        """The sections of the parts that a subject names; None where it names clauses."""
        if (match := _THIS.match(subject)) is not None:
            kind = _KINDS.get(match[1].casefold(), "")
            return self.parts.get((kind, parts.get(kind, "")), set()) if kind else set(self.order)
        if _CLAUSES.match(subject):
            return None
        sections: set[str] = set()
        for match in _PART.finditer(subject):
            kind = _KINDS[match["kind"].casefold()]
            above = [parts[k] for k in _LEVELS[: _LEVELS.index(kind)] if k in parts][-1:]
            for number in re.findall(_NUMBER, match["labels"]):
                sections |= self.parts.get((kind, "/".join([*above, number])), set())
        return sections or None


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
    after = _AFTER.search(words)
    if _ASSENT.search(words) and assent and (after or not _LATER.search(words)):
        yield _later(assent, after) if after else assent
    elif _ASSENT.search(words) or after:
        yield None


def _later(assent: dt.date, after: re.Match[str]) -> dt.date:
    """A number of days, months or years after assent; of months without that day the last."""
    word = after["n"].lower()
    n = int(word) if word.isdigit() else _NUMBERS[word.replace("cent ", "cent-")]
    unit = after["unit"].lower()
    if unit in ("day", "jour"):
        return assent + dt.timedelta(days=n)
    year, month = divmod(assent.year * 12 + assent.month - 1 + n * (1 if unit in ("month", "mois") else 12), 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, last if after["last"] else min(assent.day, last))


def _ranges(words: str, section: str) -> tuple[ClauseRange, ...]:
    """The clauses that some words name; ``subsection (1)`` is of the section that speaks."""
    ends = ([section + end if end[:1] == "(" else end for end in place[:2]] for place in labels_in(words))
    return tuple(ClauseRange(*labels) for labels in ends if labels[0][:1].isdigit())


def _own_texts(section: etree._Element) -> Iterable[etree._Element]:
    return [t for unit in (section, *section.findall("Subsection")) if (t := unit.find("Text")) is not None]


def _label(element: etree._Element) -> str:
    return normalise(words_of(element.find("Label")))
