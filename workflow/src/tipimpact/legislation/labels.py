"""Labels of units and history notes: one form for both languages, ``25(1.2)(c)`` and ``2012, c. 17, s. 22``.

English statutes print ``(c)``, French ones ``c)``; annual statutes print ``12.``, consolidations
``12``; a star marks a note; a repealed group is one unit, ``204 and 205`` or ``204 et 205``. A
history note is a chain, in which a year or a chapter applies to what follows it; ``(F)`` and
``(E)``, in French ``(A)``, mark a change to one text only.

Three kinds of dates in a consolidation are not the day on which the provision came into force (seen in the files, and
confirmed by the dates of the Acts concerned): ``floor`` (the day from which the database was converted),
``one_language`` (the last note before that day changed only one text) and, of parts, ``lumped`` (before 2018 the
section's last date was copied to all its parts). Changes since then carry their own date: ``element``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

FLOORS = {"Statute": "2003-01-01", "Regulation": "2006-03-22"}
BASES = ("element", "lumped", "one_language", "floor", "none")
DATED = frozenset({"element", "lumped"})
_ORDERS = {"DORS": "SOR", "TR": "SI"}
FRENCH_ORDERS = {english: french for french, english in _ORDERS.items()}
_PIECES = re.compile(r",|\band\b|\bet\b")
_YEAR = re.compile(r"\d{4}")
_CHAPTER = re.compile(r"ch?\. ?(\d+)")
_ORDER = re.compile(r"(SOR|DORS|SI|TR)/([\d-]+)")
_PLACE = re.compile(
    r"(?P<word>(?:ss?|art|par)\. ?)?(?P<section>\d[\w.]*)?(?P<deeper>(?:\((?![FEA]\))[\w.]+\))*)"
    r"(?: (?:to|à) (?P<end>\d[\w.]*(?:\([\w.]+\))*))?(?P<only>\([FEA]\))?"
)
_ANNUAL = re.compile(r"(\d{4}), c\. (\d+)")
_CITATION = re.compile(r"(?P<act>.+), s\. (?P<place>.+?)(?:\((?P<only>[FE])\))?")


class NoteCitation(NamedTuple):
    """One citation taken apart; ``only`` is ``en`` or ``fr`` when just that text was changed."""

    act: str
    place: str = ""
    only: str | None = None


@lru_cache(maxsize=1 << 14)
def split(note: str) -> tuple[str, ...]:
    """Single citations of a note, like ``2012, c. 17, s. 22``, in its order; a link of another form unchanged."""
    return tuple(citation for link in note.split(";") if link.strip() for citation in _link(link))


def _link(link: str) -> list[str]:
    year, act, section, citations = "", "", "", []
    for piece in (p.strip(" .\N{NO-BREAK SPACE}") for p in _PIECES.split(link)):
        if match := _ORDER.fullmatch(piece):
            act = f"{_ORDERS.get(match[1], match[1])}/{match[2]}"
        elif not year and _YEAR.fullmatch(piece):
            year = piece
        elif year and (match := _CHAPTER.fullmatch(piece)):
            act = f"{year}, c. {match[1]}"
        elif year and not act and piece.isdecimal():  # an official note of 2014 lacks its "c."
            act = f"{year}, c. {piece}"
        elif act and piece and (match := _PLACE.fullmatch(piece)):
            section = match["section"] or section
            place = section + match["deeper"] + (f" to {match['end']}" if match["end"] else "")
            citations.append(f"{act}, s. {place}{(match['only'] or '').replace('A', 'E')}")
        else:
            return [link.strip()]
    return citations or [act or link.strip()]


@lru_cache(maxsize=1 << 14)
def take_apart(citation: str) -> NoteCitation:
    """Act, place and language of one citation; an Act alone, or another form, has no place."""
    match = _CITATION.fullmatch(citation)
    if match is None:
        return NoteCitation(citation)
    return NoteCitation(match["act"], match["place"], {"F": "fr", "E": "en", None: None}[match["only"]])


def order_of(citation: str) -> tuple[int, int]:
    """Year and chapter of the annual statute that a citation names, in their order; (0, 0) for another text."""
    match = _ANNUAL.match(citation)
    return (int(match[1]), int(match[2])) if match else (0, 0)


class NoteDay(NamedTuple):
    """The day that a note gives a clause: exact, or one on which the clause was in force at the latest."""

    day: dt.date
    is_exact: bool


def note_day(text: str) -> NoteDay | None:
    """``2019-06-21`` is exact, ``by 2012-12-15`` an upper bound (what the publisher printed before about 2018)."""
    return NoteDay(dt.date.fromisoformat(text.removeprefix("by ")), not text.startswith("by ")) if text else None


def basis(date: str, enacted: bool, history: Sequence[str], floor: str, lang: str = "") -> str:
    """How a date is known: one of ``BASES``.

    date: ISO date of the element, ``""`` for none.  enacted: whether it carries an enactment date.
    history: single citations of its section.  floor: the conversion floor of the kind of text.  lang: of the file; a
    change of the other text alone is no change of this one.
    """
    if not date:
        return "none"
    if date == floor:
        return "floor"
    cited = ((c, c.act.partition("/")[2][:4] or c.act[:4]) for c in map(take_apart, history))  # SOR/2014-139
    earlier = [c for c, year in cited if year <= date[:4]]
    if earlier and earlier[-1].only not in (None, lang):
        return "one_language"
    return "element" if enacted else "lumped"


_JOINTS = {"et": "and", "and": "and", "à": "to", "to": "to"}
_WORDS = re.compile(r"\w[\w.]*")
_STEP = re.compile(r"\([^()]*\)|\[[^\]]*\]|[^()\[\]]+")
_SCHEDULE = re.compile(r"^(?:schedule|annexe)\b\s*", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def normalise(label: str) -> str:
    """The bare label: ``(c)`` and ``c)`` give ``c``; ``c) et d)`` gives ``c and d``; signs alone give ``""``."""
    return " ".join(_JOINTS.get(word, word.rstrip(".")) for word in _WORDS.findall(label))


@lru_cache(maxsize=1 << 14)
def bracketed(label: str) -> str:
    """A bare label as it follows its parent's: ``c`` gives ``(c)``, ``c and d`` gives ``(c) and (d)``."""
    return " ".join(word if word in ("and", "to") else f"({word})" for word in label.split())


def schedule_label(label: str) -> str:
    """``SCHEDULE 2`` and ``ANNEXE 2`` give ``Sch. 2``; another form keeps its own name."""
    bare = " ".join(label.split())
    return f"Sch. {_SCHEDULE.sub('', bare)}".strip() if not bare or _SCHEDULE.match(bare) else bare


def steps(unit: str) -> list[str]:
    """``24(4)(a)`` as ``24``, ``(4)``, ``(a)``."""
    return _STEP.findall(unit)


@lru_cache(maxsize=1 << 14)
def section_of(unit: str) -> str:
    """The section that a unit is in: ``24`` of ``24(4)(a)``; a unit without a number is its own."""
    return (steps(unit) or [""])[0]


def is_inside(unit: str, outer: str) -> bool:
    """Whether a unit is another one, or is in it: ``110(2)(d.1)`` is in ``110(2)``, and ``24.1`` is not in ``24``."""
    return unit == outer or unit.startswith((f"{outer}(", f"{outer}["))


def overlap(unit: str, other: str) -> bool:
    """Whether one of two units is, or is in, the other."""
    return is_inside(unit, other) or is_inside(other, unit)


def sections_with(units: Collection[str]) -> set[str] | None:
    """The sections that units are in. None, which is all: one is in a schedule or before the first section."""
    return set(map(section_of, units)) if all(unit[:1].isdigit() for unit in units) else None


@lru_cache(maxsize=1 << 14)
def label_order(label: str) -> tuple:
    """Labels in their order: 10.01, 10.1, 10.11, 10.2; (z), (z.1), (aa)."""
    first, *others = re.findall(r"\d+|[a-z]+", label.casefold()) or [""]
    key = [(int(first), "") if first.isdigit() else (len(first), first)]
    return (*key, *((0, x) if x.isdigit() else (len(x), x) for x in others))


@lru_cache(maxsize=1 << 14)
def _path(unit: str) -> tuple[str, ...]:
    """As ``steps``, of labels that are asked for again and again."""
    return tuple(steps(unit))


class ClauseRange(NamedTuple):
    """A clause as cited, or the first and last of a range; an empty label is the whole statute."""

    first: str = ""
    last: str = ""

    def __str__(self) -> str:
        return f"{self.first} to {self.last}" if self.last else self.first


def covers(named: ClauseRange, path: Sequence[str]) -> int:
    """How closely a clause or a range names the clause with this path.

    0: not; else the more steps it names, the more closely, and a clause that is named alone more than one in a range.
    """
    first, last = _path(named.first), _path(named.last)
    depth = len(first)
    if not first or len(path) < depth or (depth > 1 and tuple(path[: depth - 1]) != first[:-1]):
        return 0
    own = path[depth - 1]
    if not last:
        return 1 + 2 * depth if own == first[-1] else 0
    if len(last) != depth or last[:-1] != first[:-1]:
        return 0
    return 2 * depth if label_order(first[-1]) <= label_order(own) <= label_order(last[-1]) else 0
