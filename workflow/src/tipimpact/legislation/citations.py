"""Citations as people type them, read whole or refused whole: which text, and which of its units.

``IRPA s. 25(1.2)(c)``, ``al. 25(1.2)c) LIPR``, ``R200(3)(e)``, ``S.C. 2001, c. 27, ss. 24-25``, ``C-31, cl. 13(3)``,
``the definition of “foreign national”``. A word that is not understood is an error, so that no part of a citation is
left out of its answer in silence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tipimpact.common.errors import LegislationError, nearest
from tipimpact.legislation.labels import label_order, steps
from tipimpact.legislation.register import citations, fold, register

# Bills by Parliament and session (41-1) and number, and the statute that each became.
BILLS = {
    ("41-1", "C-31"): "2012, c. 17",
    ("41-1", "C-10"): "2012, c. 1",
    ("40-3", "C-11"): "2010, c. 8",
    ("37-1", "C-11"): "2001, c. 27",
    ("41-1", "C-43"): "2013, c. 16",
    ("41-1", "C-38"): "2012, c. 19",
    ("41-1", "C-45"): "2012, c. 31",
    ("41-1", "C-310"): "2012, c. 15",
    ("41-2", "C-36"): "2014, c. 25",
}
ASSUMED = "41-1"  # of the two bills that this project is about, where no Parliament is named

_PLAIN = str.maketrans(
    {"’": "'", "\N{NO-BREAK SPACE}": " ", "–": "-", "—": "-", "“": '"', "”": '"', "«": '"', "»": '"'}
)
_STEP = r"\((?:\d+(?:\.\d+)*|[ivxlcdm]+|[a-zA-Z]{1,3})(?:\.\d+)*\)|(?<=[\d)])\s?[a-z]{1,2}(?:\.\d+)*\)"
_LABEL = re.compile(rf"\*?\d+(?:\.\d+)*(?:\s?(?:{_STEP}))*|(?:{_STEP})+|\([^()\s]+\)", re.I)
_KINDS = re.compile(
    r"(?:sub)?(?:sections?|paragraphs?|clauses?)\b|subparas?\b\.?|paras?\b\.?|secs?\b\.?|ss?\b\.?|cls?\b\.?|§+"
    r"|(?:sous-)?(?:alin[ée]as?|paragraphes?|articles?|divisions?)\b|(?:sous-)?als?\b\.?|arts?\b\.?|pars?\b\.?",
    re.I,
)
_JOINT = re.compile(r"and\b|et\b|&|or\b|ou\b|,|;", re.I)
_REACH = re.compile(r"to\b|through\b|à\b|au\b|-", re.I)
_FILLER = re.compile(r"(?:of|in|to|under|the|de|dans|du|des|la|le|les|[ld]'|aux?|à)(?:\b|(?<='))|[,.;:]", re.I)
_OPEN = re.compile(r"\((?=\s*(?:[a-z-]*[ée]?[a-z]+\.? ?\d|\"))", re.I)  # (s. 279.01)
_GIVEN = re.compile(
    r"(?:act|regulations?|code|order|canada|loi|règlement|décret)\b", re.I
)  # where the text is named besides
_SCHEDULE = re.compile(r"(?:schedule|sched\.?|sch\.?|annexe|ann\.)(?:\s+(?P<number>\d+|[IVX]+)\b)?", re.I)
_DEFINITION = re.compile(
    r"(?:the\s+|la\s+)?d[ée]finitions?\s+(?:of\s+|de\s+|d'|du\s+terme\s+)?(?:the\s+term\s+)?"
    r"\"\s*(?P<term>[^\"]+?)\s*\"",
    re.I,
)
_BILL = re.compile(
    r"(?:bills?|projets?\s+de\s+loi|p\.?l\.?)?\s*\b(?P<number>[CS]-\d+)\b(?!\.)"
    r"(?:[\s,(]*(?:(?P<parliament>\d\d)-(?P<session>\d)\b(?![\d(])"
    r"|(?P<of>\d\d)(?:st|nd|rd|th|e)\s*(?:parliament|parl|législature|lég)\b\.?"
    r"(?:[\s,]*(?P<sitting>\d)(?:st|nd|rd|th|re|e)\s*(?:session|sess)\b\.?)?"
    r"|(?P<sat>\d)(?:st|nd|rd|th|re|e)\s*(?:session|sess)\b\.?[\s,]*"
    r"(?P<by>\d\d)(?:st|nd|rd|th|e)\s*(?:parliament|parl|législature|lég)\b\.?)\)?)?",
    re.I,
)
_CITED = re.compile(
    r"(?:(?:S\.?\s?C\.?|L\.?\s?C\.?|statutes of canada|lois du canada),?\s*\(?(?P<year>\d{4})\)?,?\s*"
    r"(?:c|ch|chap|chapter|chapitre)\.?\s*(?P<chapter>\d+))"
    r"|(?P<bare>\d{4}),\s*(?:c|ch)\.?\s*(?P<of>\d+)"
    r"|(?:R\.?\s?S\.?\s?C?\.?|L\.?\s?R\.?\s?C?\.?),?\s*\(?(?:1985)?\)?,?\s*(?:c|ch|chap)\.?\s*(?P<revised>[A-Z]-[\d.]*\d)"
    r"|C\.?\s?R\.?\s?C\.?,?\s*(?:c|ch)\.?\s*(?P<rules>\d+)"
    r"|(?P<order>SOR|DORS|SI|TR)\s?/\s?(?P<number>\d{2,4}-\d+)",
    re.I,
)
_SHORT = {
    **{"IRPA": "IRPA", "LIPR": "IRPA", "IRPR": "IRPR", "RIPR": "IRPR", "IFHP": "IFHP", "PFSI": "IFHP"},
    **{"CCC": "Criminal Code", "CC": "Criminal Code", "C.C.": "Criminal Code", "C. CR.": "Criminal Code"},
}
_ORDERS = {"DORS": "SOR", "TR": "SI"}
_OFFICERS = {"A": "IRPA", "L": "IRPA", "R": "IRPR"}  # A24(1), L24(1), R200(3)(e): as officers cite


class Citation(NamedTuple):
    """What a citation names: a text (its id in the register, else its number) and its units, in the order typed.

    act: ``""`` where none is named.  ranges: a unit, or the first and last of a range, that only the text can count.
    """

    act: str
    ranges: tuple[tuple[str, str], ...]

    def units(self, known: Sequence[str]) -> Iterator[str]:
        """The units, those of a range as the text has them. known: units of the text in its order."""
        for first, last in self.ranges:
            yield from between(first, last, known) if last else [first]


def between(first: str, last: str, known: Sequence[str]) -> list[str]:
    """The units from one to another at their depth, ends included, whatever the text has between them."""
    above, depth = "".join(steps(first)[:-1]), len(steps(first))
    low, high = (label_order(steps(unit)[-1]) for unit in (first, last))
    same = (u for u in known if len(steps(u)) == depth and u.startswith(above) and "[" not in u and " " not in u)
    inner = [unit for unit in dict.fromkeys(same) if low <= label_order(steps(unit)[-1]) <= high]
    return list(dict.fromkeys([first, *(u for u in inner if u not in (first, last)), last]))


def read_citation(text: str, act: str = "") -> Citation:
    """The text and the units that a citation names. act: the text, where the citation is of its units alone.

    Raises LegislationError with the words that are not understood, a text that is not known, or two texts.
    """
    return _Reader(text, act).read()


class _Reader:
    """Reads one citation from left to right; ``acts`` are those named, ``ranges`` the units."""

    def __init__(self, text: str, act: str) -> None:
        self.typed, self.given = text, act
        self.rest = " ".join(text.translate(_PLAIN).split())
        self.acts: list[str] = []
        self.ranges: list[tuple[str, str]] = []
        self.terms: list[str] = []
        self.reach = False
        self.opened = 0

    def read(self) -> Citation:
        if not self.rest:
            raise self._error("law-citation-empty", "a citation is empty")
        if "[" in self.rest and self.given:  # a name of our own: 2(1)[officer]
            return Citation(_act_of(self.given), ((self.rest, ""),))
        self._take_acts()
        while self.rest:
            if not self._step():
                raise self._unread(self.rest)
        acts = list(dict.fromkeys(self.acts + ([_act_of(self.given)] if self.given else [])))
        if len(acts) > 1:
            named = " / ".join(acts)
            raise self._error("law-citation-acts", f"{self.typed!r} names two texts: {named}", named)
        if self.reach or self.opened:
            raise self._unread(self.typed)
        for term in self.terms:  # where no section is named, that of definitions
            sections = self.ranges or [("2(1)" if acts == ["IRPA"] else "2", "")]
            self.ranges = [(f"{first}[{term}]", "") for first, _ in sections]
        return Citation(acts[0] if acts else "", tuple(self.ranges))

    def _unread(self, rest: str) -> LegislationError:
        """The error of words that are not understood; of one that is nearly a short name, with that name."""
        word = re.match(r"[\w.-]+", rest)
        if word and word[0].isupper() and word[0] not in _SHORT and _nearest_name(word[0]):
            return self._error("law-no-act", f"no text is called {word[0]!r}", word[0])
        return self._error("law-citation-unread", f"{self.typed!r} was not read: {rest!r} is not understood", rest)

    def _take_acts(self) -> None:
        """Take out what names a text: an official citation, a bill, a short name, a title, the letter of officers."""
        self._replace(_CITED, self._cited)
        self._replace(_BILL, self._bill)
        names = "|".join(map(re.escape, sorted(_SHORT, key=len, reverse=True)))
        self._replace(re.compile(rf"(?<![\w.])(?:{names})(?![\w-])"), lambda match: _SHORT[match[0].upper()])
        self._titles()
        self._replace(re.compile(r"(?<![\w.(-])[ARL]\s?(?=\d)"), lambda match: _OFFICERS[match[0].strip().upper()])
        self._replace(
            re.compile(r"(?<![\w(])[A-Z]-\d+(?:\.\d+)?(?![\w-])"), lambda match: register().of(match[0]) or ""
        )
        self.rest = re.sub(r"\([\s,]*\)", " ", self.rest).strip()  # round what was taken out

    def _replace(self, pattern: re.Pattern[str], name: Callable[[re.Match[str]], str]) -> None:
        while match := pattern.search(self.rest):
            act = name(match)
            if not act:
                raise self._error("law-no-act", f"no text is called {match[0].strip()!r}", match[0].strip())
            self.acts.append(act)
            self.rest = f"{self.rest[: match.start()]} , {self.rest[match.end() :]}".strip(" ,")

    def _cited(self, match: re.Match[str]) -> str:
        if match["order"]:
            kind = match["order"].upper()
            number = f"{_ORDERS.get(kind, kind)}/{match['number']}"
        elif match["rules"]:
            number = f"C.R.C., c. {match['rules']}"
        elif match["revised"]:
            number = match["revised"].upper()
        else:
            number = f"{match['year'] or match['bare']}, c. {match['chapter'] or match['of']}"
        return register().of(number) or number

    def _bill(self, match: re.Match[str]) -> str:
        number = match["number"].upper()
        named = (
            match["parliament"] or match["of"] or match["by"] or re.match(r"(?:bill|projet|p)", match[0].strip(), re.I)
        )
        if not named and (ASSUMED, number) not in BILLS:  # a chapter of the consolidation: C-46
            return register().of(number) or ""
        parliament, sitting = (
            match["parliament"] or match["of"] or match["by"],
            match["session"] or match["sitting"] or match["sat"] or "1",
        )
        session = f"{parliament}-{sitting}" if parliament else ASSUMED
        if (session, number) not in BILLS:
            about = f"{number} ({session})"
            raise self._error("law-no-bill", f"the statute that Bill {about} became is not known here", about)
        citation = BILLS[session, number]
        return register().of(citation) or citation

    def _titles(self) -> None:
        """Take out the longest title of the register, in either language, that the words hold."""
        words = list(re.finditer(r"[\w']+", self.rest))
        for size in range(min(len(words), 24), 1, -1):
            for start in range(len(words) - size + 1):
                piece = self.rest[words[start].start() : words[start + size - 1].end()]
                title = re.sub(r"^[ld]'", "", piece).replace("'", "’")
                act = register().find(title, "en") or register().find(title, "fr")
                if act:
                    self.acts.append(act)
                    self.rest = self.rest.replace(piece, " , ", 1).strip(" ,")
                    return

    def _step(self) -> bool:
        """Read one piece; False: it is not understood."""
        rest = self.rest.lstrip()
        if match := _DEFINITION.match(rest):
            self.terms.append(match["term"])
        elif match := _SCHEDULE.match(rest):
            self.ranges.append((f"Sch. {match['number'] or ''}".strip(), ""))
        elif match := _KINDS.match(rest):
            pass
        elif match := _OPEN.match(rest):
            self.opened += 1
        elif match := _LABEL.match(rest):
            self._label(match[0])
        elif self.ranges and not self.reach and (match := _REACH.match(rest)):
            self.reach = True
        elif (
            (match := _JOINT.match(rest))
            or (match := _FILLER.match(rest))
            or ((match := _GIVEN.match(rest)) and (self.acts or self.given))
        ):
            pass
        elif self.opened and (match := re.match(r"\)", rest)):
            self.opened -= 1
        else:
            self.rest = rest
            return False
        self.rest = rest[match.end() :].lstrip()
        return True

    def _label(self, typed: str) -> None:
        """A label: of a section, or what follows the one before it, ``(a) and (b)``."""
        bare = re.sub(r"\s+", "", typed).lstrip("*")
        unit = re.sub(r"(?<=[\d)])([a-z]{1,2}(?:\.\d+)*)\)", r"(\1)", bare)
        if unit[0] == "(":
            if not self.ranges:
                raise self._unread(typed)
            unit = "".join(self._joined(steps(self.ranges[-1][1] or self.ranges[-1][0]), steps(unit)))
        first, *siblings = _parted(unit)
        if self.reach:
            self.ranges[-1] = (self.ranges[-1][0], _shortened(first, self.ranges[-1][0]))
            self.reach = False
        else:
            self.ranges.append((first, ""))
        self.ranges += [(sibling, "") for sibling in siblings]

    @staticmethod
    def _joined(known: list[str], own: list[str]) -> list[str]:
        """``(b)`` after ``25(1.2)(a)`` is 25(1.2)(b): it takes the place of the last label of its kind."""
        kind = _kind(own[0])
        at = next((i for i in range(len(known) - 1, 0, -1) if _kind(known[i]) == kind), len(known))
        return [*known[:at], *own]

    def _error(self, code: str, what: str, about: str = "") -> LegislationError:
        near = _nearest_name(about) if code == "law-no-act" else ""
        expected = "a unit and its text, such as IRPA 25(1.2)(c), al. 25(1.2)c) LIPR or S.C. 2012, c. 17, s. 13"
        return LegislationError(what, expected=expected, nearest=near, code=code, about=about or self.typed)


def _nearest_name(word: str) -> str:
    """The id or title that is nearest to a name; empty where none is near."""
    titles = sorted({t.title for act in register().acts.values() for t in (*act.en, *act.fr)})
    short = nearest(word, ["IRPA"]) or _SHORT.get(nearest(word, [*_SHORT]), "")
    return short or nearest(word, titles)


def _parted(unit: str) -> list[str]:
    """``209.991(3)(a)(b)``, as officers write it, as 209.991(3)(a) and 209.991(3)(b)."""
    units: list[list[str]] = [[]]
    for step in steps(unit):
        last = units[-1]
        same = len(last) > 1 and _kind(last[-1]) == _kind(step)
        units = [*units, [*last[:-1], step]] if same else [*units[:-1], [*last, step]]
    return ["".join(parts) for parts in units]


def _shortened(last: str, first: str) -> str:
    """The end of ``279.01-04``, which leaves out the section."""
    whole, _, decimals = first.partition(".")
    short = last.isdigit() and decimals.isdigit() and len(last) == len(decimals)
    return f"{whole}.{last}" if short else last


def _kind(step: str) -> str:
    """Whether a label is a number, letters or a roman numeral."""
    bare = step.strip("()").partition(".")[0]
    return "number" if bare[:1].isdigit() else "roman" if re.fullmatch("[ivx]+", bare) and bare not in "x" else "letter"


def _act_of(name: str) -> str:
    """The id of a text that is named alone. Raises LegislationError where no text is called so."""
    read = _Reader(name, "")
    if (number := next(citations(name), None)) and (id_ := register().of(number)):
        return id_
    if (ASSUMED, name.upper()) in BILLS:
        return register().of(BILLS[ASSUMED, name.upper()]) or BILLS[ASSUMED, name.upper()]
    known = register().of(name) or register().find(name, "en") or register().find(name, "fr")
    if known:
        return known
    read._take_acts()
    if len(read.acts) != 1 or fold(re.sub(_FILLER, " ", read.rest)):
        raise read._error("law-no-act", f"no Act is called {name!r}", name)
    return read.acts[0]


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("january janvier jan janv", "february février fevrier feb févr", "march mars mar", "april avril apr avr"),
            *("may mai", "june juin jun", "july juillet jul juil", "august août aout aug"),
            *("september septembre sep sept", "october octobre oct", "november novembre nov"),
            "december décembre decembre dec déc",
        ),
        1,
    )
    for name in names.split()
}
_DAYS = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"),
    re.compile(r"(?P<name>[^\W\d]+)\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})"),
    re.compile(r"(?:le )?(?P<d>\d{1,2})(?:er|st|nd|rd|th)?(?: of)? (?P<name>[^\W\d]+)\.?,? (?P<y>\d{4})"),
)


def read_day(text: str) -> dt.date:
    """A day as people write it in either language: ``2012-06-28``, ``June 28, 2012``, ``le 28 juin 2012``.

    Raises LegislationError for a text that is no day, such as 30 February or 28/06/12.
    """
    words = " ".join(text.translate(_PLAIN).casefold().split())
    for pattern in _DAYS:
        if match := pattern.fullmatch(words):
            named = match.groupdict()
            month = int(named["m"]) if named.get("m") else _MONTHS.get(named.get("name") or "", 0)
            try:
                return dt.date(int(named["y"]), month, int(named["d"]))
            except ValueError:
                break
    raise LegislationError(f"{text!r} is not a day", expected="a day such as 2012-06-28", code="law-no-day", about=text)
