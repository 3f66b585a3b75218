"""Quantities: numbers that reports state of permits, people and cases, as candidates for a series.

Each has its unit, who is counted, what happened, when, and the number that it is compared with. What is counted is
listed in ``config/quantities.yaml``; other numbers are left alone. A candidate becomes a figure of this project only
when two readers have confirmed it (``asylum.confirmed``).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from pydantic import field_validator, model_validator

from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.disclosure import FEWEST, coarse
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import ThemeError
from tipimpact.common.packaged import CONFIG
from tipimpact.reports.read import original_offset
from tipimpact.themes.coding import digest
from tipimpact.themes.names import masked
from tipimpact.themes.numerals import SPACE, Number, numbers
from tipimpact.themes.time_spans import TimeSpan, shift_year, time_spans

log = logging.getLogger(__name__)
COLUMNS = [
    "sentence_id", "part", "doc_id", "lang", "start", "end", "count", "low", "high", "precision", "unit", "who",
    "what", "period", "comparison", "compared_period", "sha256", "text", "source_type", "year",
]  # fmt: skip
STANDING = CONFIG / "quantities.yaml"
NOT_YET = "not_yet"  # planned, supposed or denied
OPENING = re.compile(rf"{SPACE}(?:\(\d+\){SPACE})?(?:de{SPACE}|d['’])?")
BETWEEN = re.compile(SPACE)
QUALIFIER = re.compile(r"[^\W\d_][\w’'-]*")
BEFORE, AFTER, INSIDE = 90, 80, 6  # characters searched for what happened; words between a number and its noun


class CountRule(Strict):
    """Nouns that are counted."""

    unit: str
    who: str | None = None
    en: str
    fr: str
    needs: list[str] = []
    event: list[str] = []
    what: str | None = None


class CountedEvent(Strict):
    """Something that happens to what is counted."""

    en: str
    fr: str
    to: list[str]
    who: str | None = None


class Counted(Strict):
    """The content of ``config/quantities.yaml``."""

    cues: dict[str, Bilingual]
    single: Bilingual
    units: list[str]
    small: list[str]
    who: list[str]
    counted: list[CountRule]
    people: dict[str, Bilingual]
    events: dict[str, CountedEvent]

    @field_validator("cues", "people")
    @classmethod
    def _compile_pairs(cls, pairs: dict[str, Bilingual]) -> dict[str, Bilingual]:
        for pair in pairs.values():
            _compile_both(pair)
        return pairs

    @field_validator("single")
    @classmethod
    def _compile_single(cls, pair: Bilingual) -> Bilingual:
        _compile_both(pair)
        return pair

    @field_validator("counted")
    @classmethod
    def _compile_rules(cls, rules: list[CountRule]) -> list[CountRule]:
        for rule in rules:
            _compile_both(rule)
        return rules

    @field_validator("events")
    @classmethod
    def _compile_events(cls, events: dict[str, CountedEvent]) -> dict[str, CountedEvent]:
        for event in events.values():
            _compile_both(event)
        return events

    @model_validator(mode="after")
    def _check_names(self) -> Counted:
        named = [
            ("units", [*self.small, *(r.unit for r in self.counted), *(u for e in self.events.values() for u in e.to)]),
            (
                "who",
                [*self.people, *filter(None, [*(r.who for r in self.counted), *(e.who for e in self.events.values())])],
            ),
            ("cues", [cue for r in self.counted for cue in r.needs]),
            ("events", [event for r in self.counted for event in (*r.event, *filter(None, [r.what]))]),
        ]
        unknown = [f"{name!r} is not listed under {key!r}" for key, names in named for name in names
                   if name not in getattr(self, key)]  # fmt: skip
        if unknown:
            raise ValueError("; ".join(dict.fromkeys(unknown)))
        return self


def _compile_both(pair: Any) -> None:
    for lang in ("en", "fr"):
        try:
            re.compile(getattr(pair, lang))
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"{getattr(pair, lang)!r} is not a pattern: {error}") from None


def read_counted(path: str | Path) -> Counted:
    """Read what is counted. Raises ThemeError with every fault and its line."""
    document = read_document(path, ThemeError)
    return check(Counted, document.data, document, error=ThemeError)


@dataclass(frozen=True)
class QuantityGrammar:
    """Words of a language that join a number to its noun, to what happened and to another number."""

    stop: str
    of_all: re.Pattern[str]
    some_of: re.Pattern[str]
    passive: re.Pattern[str]
    not_yet: re.Pattern[str]
    compared: re.Pattern[str]
    changed: re.Pattern[str]
    change_to: re.Pattern[str]
    to_whom: re.Pattern[str]
    recipient: re.Pattern[str]
    of_them: re.Pattern[str]
    rate: re.Pattern[str]
    supposed: re.Pattern[str]
    ends: re.Pattern[str]


GRAMMARS = {
    "en": QuantityGrammar(
        stop="to in on at by for from with without under over per and or but nor of the a an this that these "
        "those his her its their our my your who whom which whose what when where while if as than is are "
        "was were be been being has have had do does did will would shall should may might can could must "
        "not no it he she they we i you there here all both each every more less against about between "
        "during since until after before because so such only also who's vessels ships boats years year "
        "months days hours per cent percent million billion",
        of_all=re.compile(rf"{SPACE}of{SPACE}(?:the|these|those|its|their|our|all)(?:{SPACE}[\d,]+)?(?={SPACE})", re.I),
        some_of=re.compile(
            rf"\b(?:of (?:whom|which|these|them|those)|including|among them),?(?:{SPACE}\w+)?{SPACE}\Z", re.I
        ),
        passive=re.compile(r"\A[^,;]{0,60}?\b(?:was|were|are|is|been|being|have|had|has|who)\b", re.I),
        not_yet=re.compile(
            r"\b(?:will|shall|would|should|may|might|could|must|can|to be|if|whether|plan(?:s|ned)? to"
            r"|hopes? to|intends? to"
            r"|wants? to|going to|not|never|cannot|targets?|goal|quota|expected to)\b[^,;]{0,25}\Z",
            re.I,
        ),
        compared=re.compile(
            rf"(?:compared (?:with|to)|as against|against|versus|vs\.?|(?:up|down|rising|falling) from"
            rf"|instead of|rather than"
            rf"|whereas in [^,]{{4,12}},?|while in [^,]{{4,12}},?)(?:{SPACE}(?:the|only|just|there were))?{SPACE}\Z",
            re.I,
        ),
        changed=re.compile(
            r"\b(?:rose|risen|rise|increased?|grew|grown|fell|fallen|fall|dropp?(?:ed)?|declined?|decreased?"
            r"|went|gone|moved"
            r"|doubled|tripled|jumped|climbed|changed)\b[^;.]{0,60}\bfrom\s\Z",
            re.I,
        ),
        change_to=re.compile(rf"\bto{SPACE}\Z", re.I),
        to_whom=re.compile(r"\b(?:to|for|of|from|by)\b", re.I),
        recipient=re.compile(rf"\b(?:to|for|among){SPACE}(?:the{SPACE})?\Z", re.I),
        of_them=re.compile(rf"{SPACE}of{SPACE}(?:them|these|those|whom|which)\b", re.I),
        rate=re.compile(
            r"\b(?:an?|per|each|every)\s(?:day|week|month|year|time)\b|\b(?:annually|yearly|daily|monthly"
            r"|at a time)\b",
            re.I,
        ),
        supposed=re.compile(
            r"\b(?:for example|e\.g\.|suppose|let us say|hypothetical\w*|imagine)|\A(?:if|where|when)\b", re.I
        ),
        ends=re.compile(r"[;:?!]|\.\s|\s[–—]\s"),
    ),
    "fr": QuantityGrammar(
        stop="à au aux en dans sur sous par pour avec sans chez contre entre vers et ou mais ni donc or car du "
        "des le la les un une ce cet cette ces son sa ses leur leurs notre nos mon ma mes qui que quoi dont "
        "où quand si comme est sont était étaient a ont avait avaient sera seront être été ne pas il elle "
        "ils elles on nous vous je y plus moins chaque tout tous toute toutes depuis pendant durant avant "
        "après lors selon navires bateaux afin ainsi aussi ans an mois jours heures millions milliards pour "
        "cent",
        of_all=re.compile(
            rf"{SPACE}(?:des|de ces|de ses|de leurs|de nos|d['’]entre)(?:{SPACE}(?:[\d ]+|quelque))?(?={SPACE})", re.I
        ),
        some_of=re.compile(
            rf"\b(?:dont|parmi (?:lesquell?e?s|eux|elles|ces)|notamment|y compris)(?:{SPACE}\w+)?{SPACE}\Z", re.I
        ),
        passive=re.compile(
            r"\A[^,;]{0,70}?\b(?:a été|ont été|avaient été|étaient|était|sont|est|ayant été|ont|avaient"
            r"|qui)\b",
            re.I,
        ),
        not_yet=re.compile(
            r"\b(?:ser(?:a|ont|ait|aient)|devr(?:a|ont|ait|aient)|doi(?:t|vent)|pourr(?:a|ont|ait|aient)"
            r"|peu(?:t|vent)|si|"
            r"compte(?:nt)?|prévoi(?:t|ent)|veu(?:t|lent)|objectif|cible|quota|ne|n['’]|va|vont|aurai(?:t"
            r"|ent))\b[^,;]{0,25}\Z"
            r"|\bn['’]\w+[^,;]{0,20}\Z",
            re.I,
        ),
        compared=re.compile(
            rf"(?:comparativement (?:à|aux)|par rapport (?:à|aux)|en comparaison (?:de|avec)|contre|au lieu de"
            rf"|alors qu['’](?:il y en avait(?: eu)?|ils étaient|elles étaient|on en comptait)(?: eu)?"
            rf"|(?:en hausse|en baisse) par rapport (?:à|aux)|contre seulement)(?:{SPACE}(?:seulement|les"
            rf"|environ))?{SPACE}\Z",
            re.I,
        ),
        changed=re.compile(
            r"\b(?:pass(?:é|ée|és|ées|er|ait|ent)|all(?:é|er|ant)|augment\w+|diminu\w+|grimp\w+|chut\w+"
            r"|tomb\w+)\b[^;.]{0,60}\bde\s\Z",
            re.I,
        ),
        change_to=re.compile(rf"\bà{SPACE}\Z", re.I),
        to_whom=re.compile(r"\b(?:à|aux?|pour|de|des|d|par)\b", re.I),
        recipient=re.compile(rf"(?:\b(?:à|pour|aux)|chez){SPACE}(?:les{SPACE})?\Z", re.I),
        of_them=re.compile(rf"{SPACE}(?:d['’]entre{SPACE}(?:eux|elles)|de ceux-ci|de celles-ci)\b", re.I),
        rate=re.compile(
            r"\bpar\s(?:jour|semaine|mois|an|année|fois)\b|\bchaque\s(?:jour|semaine|mois|année)\b"
            r"|\bannuellement\b|\btous les (?:jours|mois|ans)\b|à la fois",
            re.I,
        ),
        supposed=re.compile(r"\b(?:par exemple|p\. ex\.|supposons|imagin\w+)|\A(?:si|lorsque|quand)\b", re.I),
        ends=re.compile(r"[;:?!]|\.\s|\s[–—]\s"),
    ),
}


class Noun(NamedTuple):
    """The noun that a number counts: the rule that names it, and where it ends."""

    rule: CountRule
    start: int
    end: int


@dataclass
class QuantityReading:
    """A quantity on its way: the number, and what the sentence says of it."""

    number: Number
    end: int
    unit: str
    who: str | None
    what: str | None = None
    period: str | None = None
    compared: QuantityReading | None = None


class Finder:
    """Finds quantities in sentences of one language."""

    def __init__(self, counted: Counted, lang: str):
        self.counted, self.lang, self.grammar = counted, lang, GRAMMARS[lang]
        self.stop = frozenset(self.grammar.stop.split())
        self.nouns = [(rule, _whole(getattr(rule, lang))) for rule in counted.counted]
        self.cues = {name: _whole(getattr(cue, lang)) for name, cue in counted.cues.items()}
        to_whom = self.grammar.to_whom.pattern
        self.named = {name: _whole(getattr(words, lang)) for name, words in counted.people.items()}
        self.people = {
            name: _whole(rf"(?:{to_whom}){SPACE}?(?:[\w,’'-]+{SPACE}){{0,3}}?(?:{getattr(words, lang)})")
            for name, words in counted.people.items()
        }
        self.events = {name: (_whole(getattr(event, lang)), set(event.to)) for name, event in counted.events.items()}

    @cached_property
    def any_noun(self) -> re.Pattern[str]:
        """Matches wherever a counted noun is, to pass over sentences without one."""
        return _whole("|".join(getattr(rule, self.lang) for rule in self.counted.counted))

    def find(self, text: str, near: str = "", year: int | None = None) -> list[QuantityReading]:
        """The quantities of a sentence. near: the heading and the sentence before.  year: of the text."""
        if not self.any_noun.search(text):
            return []
        stated = [n for n in numbers(text, self.lang) if n.written != 1]
        if not stated or self.grammar.supposed.search(text):
            return []
        spans = list(time_spans(text, self.lang))
        stated = [n for n in stated if not any(s.start < n.end and n.start < s.end for s in spans)]
        cues = {name for name, cue in self.cues.items() if cue.search(text) or cue.search(near)}
        readings: list[QuantityReading] = []
        for number in stated:
            noun = self._noun(text, number)
            end = noun.end if noun else number.end
            last = next((n.start for n in stated if n.start >= end), len(text))
            if self.grammar.rate.search(self._clause(text, end, last)):
                continue
            previous = readings[-1] if readings else None
            if noun is not None:
                quantity = self._counted(text, number, noun, last, cues, previous)
            else:
                quantity = self._elliptic(text, number, last, readings, spans) if readings else None
            if quantity is not None:
                readings.append(quantity)
        self._date(text, readings, spans, year)
        return [f for f in readings if f.what or f.period]

    def _clause(self, text: str, start: int, last: int) -> str:
        """The words from ``start`` to the end of its clause, at most ``AFTER`` characters."""
        return self.grammar.ends.split(text[start : min(last, start + AFTER)])[0]

    def _counted(
        self, text: str, number: Number, noun: Noun, last: int, cues: set[str], previous: QuantityReading | None
    ) -> QuantityReading | None:
        """The quantity of a number and its noun; None where the rule of the noun asks for more than the text says."""
        rule = noun.rule
        if previous is not None and previous.end == noun.end:  # 56 of the 600 migrants: what happened, happened to 56
            return QuantityReading(number, noun.end, previous.unit, previous.who)
        if rule.needs and not cues.intersection(rule.needs):
            return None
        who = rule.who or (None if rule.unit == "persons" else self._recipients(text, noun))
        # Six of the 600 who arrived were heard: the last verb is that of the six.
        final = self.grammar.of_all.match(text, number.end) is not None
        what = self._event(text, number, noun.end, last, rule.unit, previous, final=final)
        if what == NOT_YET:
            return None
        linked = previous is not None and previous.what is not None and self._linked(text, previous, number)
        if what is None and linked and previous is not None and rule.unit in self.events[str(previous.what)][1]:
            what = previous.what
        what = what or rule.what
        if rule.event and what not in rule.event:
            return None
        if what and who is None and rule.unit == "persons":
            who = self.counted.events[what].who
        reading = QuantityReading(number, noun.end, rule.unit, who, what)
        if previous is not None:
            self._compare(text, previous, reading, text[previous.end : number.start])
        return reading

    def _noun(self, text: str, number: Number) -> Noun | None:
        """The first counted noun after a number, behind at most ``INSIDE`` words that may qualify it."""
        whole = self.grammar.of_all.match(text, number.end)
        place = whole.end() if whole else number.end
        for step in (OPENING, *[BETWEEN] * INSIDE):
            gap = step.match(text, place)
            if gap is None:
                return None
            for rule, pattern in self.nouns:
                match = pattern.match(text, gap.end())
                if match and not re.match(r"['’](?!s\b)|-\w", text[match.end() : match.end() + 2]):
                    return Noun(rule, match.start(), match.end())
            word = QUALIFIER.match(text, gap.end())
            if word is None or word[0].lower() in self.stop or word[0].endswith("ing"):
                return None
            place = word.end()
        return None

    def _recipients(self, text: str, noun: Noun) -> str | None:
        """Who is counted, from the words around the noun: permits issued *to victims of trafficking*."""
        ahead = self._clause(text, noun.end, len(text))
        places = [(match.start(), name) for name, words in self.people.items() if (match := words.search(ahead))]
        if places:
            return min(places)[1]
        return next((name for name, words in self.named.items() if words.search(text[noun.start : noun.end])), None)

    def _event(
        self,
        text: str,
        number: Number,
        end: int,
        last: int,
        unit: str,
        previous: QuantityReading | None,
        *,
        final: bool = False,
    ) -> str | None:
        """What happened: a verb behind the noun in the passive, else the nearest before it, else one behind it.

        final: of several verbs behind the noun, the last.
        """
        right = self._clause(text, end, last)
        first = max(number.start - BEFORE, 0, previous.end if previous else 0)
        left = self.grammar.ends.split(text[first : number.start])[-1]
        pick = max if final else min
        behind = pick(((m.start(), name) for name, m in self._events(right, unit, last=final)), default=None)
        ahead = max(((m.end(), m.start(), name) for name, m in self._events(left, unit, last=True)), default=None)
        if behind and (self.grammar.passive.match(right[: behind[0]]) or not right[: behind[0]].strip() or not ahead):
            words, name = right[: behind[0]], behind[1]
        elif ahead:
            words, name = left[: ahead[1]], ahead[2]
        else:
            return None
        return NOT_YET if self.grammar.not_yet.search(words) else name

    def _events(self, words: str, unit: str, *, last: bool = False) -> Iterator[tuple[str, re.Match[str]]]:
        for name, (pattern, units) in self.events.items():
            if unit in units:
                matches = list(pattern.finditer(words))
                if matches:
                    yield name, matches[-1 if last else 0]

    def _linked(self, text: str, previous: QuantityReading, number: Number) -> bool:
        """Whether a number goes on from the one before it, within one clause."""
        between = text[previous.end : number.start]
        return not self.grammar.ends.search(between) and len(between) <= BEFORE

    def _elliptic(
        self, text: str, number: Number, last: int, readings: list[QuantityReading], spans: list[TimeSpan]
    ) -> QuantityReading | None:
        """A number without a noun that takes it from the one before: *compared with 14*, *and 12 in 2013*."""
        previous = readings[-1]
        between = text[previous.end : number.start]
        if self.grammar.ends.search(between) or re.match(rf"{SPACE}?[-–\w]*\d", text[number.end : number.end + 4]):
            return None
        subject = previous
        if len(readings) > 1 and self.grammar.recipient.search(text[readings[-2].end : previous.number.start]):
            subject = readings[-2]  # 26 permits to 24 persons, compared with 53: permits
        same = QuantityReading(number, number.end, subject.unit, subject.who, subject.what)
        if self._compare(text, subject, same, between):
            return same
        same = QuantityReading(number, number.end, previous.unit, previous.who, previous.what)
        if self.grammar.some_of.search(between) or self.grammar.of_them.match(text, number.end):
            return self._part(text, same, last, previous)
        if not re.search(rf"(?:,|\b(?:and|et|or|ou|then|puis)){SPACE}\Z", between):
            return None
        if any(number.end <= s.start <= number.end + 2 for s in spans):
            return same
        return (
            self._part(text, same, last, previous)
            if self.grammar.passive.match(text[number.end : number.end + 25])
            else None
        )

    def _part(self, text: str, same: QuantityReading, last: int, previous: QuantityReading) -> QuantityReading | None:
        """A part of the people before it, to whom something else happened: *of whom 12 were refused*."""
        what = self._event(text, same.number, same.end, last, same.unit, previous)
        if what == NOT_YET or not (what or any(time_spans(self._clause(text, same.end, last), self.lang))):
            return None
        same.what = what or same.what
        return same

    def _compare(self, text: str, previous: QuantityReading, reading: QuantityReading, between: str) -> bool:
        """Link two numbers that a sentence compares by the words between them. Returns whether it does."""
        ahead = text[max(0, previous.number.start - 110) : previous.number.start]
        if previous.unit == reading.unit and self.grammar.compared.search(between):
            previous.compared = previous.compared or reading
            reading.who, reading.what = reading.who or previous.who, reading.what or previous.what
            return True
        if self.grammar.changed.search(ahead) and self.grammar.change_to.search(between):
            reading.compared = previous
            return True
        return False

    def _date(self, text: str, readings: list[QuantityReading], spans: list[TimeSpan], year: int | None) -> None:
        """Give each quantity its period: its own, else that of the number before it, else of the one after it."""
        own = [self._own_span(text, i, readings, spans) for i in range(len(readings))]
        given: list[TimeSpan | None] = []
        for i, quantity in enumerate(readings):
            span = own[i]
            near = readings[i + 1 : i + 2]
            if span is None and i and not self._compares(readings[i - 1], quantity):
                ends = self.grammar.ends.search(text[readings[i - 1].end : quantity.number.start])
                span = None if ends else given[i - 1]
            if span is None and near and not self._compares(quantity, near[0]):
                ends = re.search(r"[,;:.]", text[quantity.end : near[0].number.start])
                span = None if ends else own[i + 1]
            if span is None:
                earlier = [s for s in spans if s.end <= quantity.number.start]
                compared = i and self._compares(readings[i - 1], quantity)
                span = earlier[0] if len(earlier) == 1 and not compared else None
            given.append(span)
            if span is not None:
                quantity.period = span.period or self._relative(span, readings[:i], spans, year)

    @staticmethod
    def _compares(one: QuantityReading, other: QuantityReading) -> bool:
        return one.compared is other or other.compared is one

    def _own_span(self, text: str, i: int, readings: list[QuantityReading], spans: list[TimeSpan]) -> TimeSpan | None:
        """The first period between a number and the next one, else the last between it and the one before."""
        quantity, following = readings[i], readings[i + 1 : i + 2]
        last = following[0].number.start if following else len(text)
        cut = self.grammar.ends.search(text, quantity.end, last)
        behind = [s for s in spans if quantity.end <= s.start < (cut.start() if cut else last)]
        first = readings[i - 1].end if i else 0
        ahead = [s for s in spans if first <= s.start and s.end <= quantity.number.start]
        if behind and ahead and following and not self._compares(quantity, following[0]):
            before, after = text[quantity.end : behind[0].start], text[behind[0].end : last]
            if "," in before and len(after) < min(len(before), 12):
                behind = []  # it opens the clause of the next number
        return next(iter(behind or ahead[-1:]), None)

    def _relative(
        self, span: TimeSpan, before: list[QuantityReading], spans: list[TimeSpan], year: int | None
    ) -> str | None:
        assert span.relative is not None, "a span has a period, or starts from another one"
        if span.relative in ("last", "this"):
            return None if year is None else str(year - (span.relative == "last"))
        known = [f.period for f in before if f.period] or [s.period for s in spans if s.period and s.end <= span.start]
        return shift_year(known[-1], span.relative) if known else None


def quantities(sentences: pd.DataFrame, counted: Counted | None = None) -> pd.DataFrame:
    """Every quantity that sentences state.

    sentences: as the stage `reports` writes them; statutes, which fix limits rather than count, are passed over.
    counted: of ``read_counted``; without it, that of ``config/quantities.yaml``.
    Columns: sentence_id, part (which quantity of the sentence), doc_id, lang, start and end (characters of the number
    and of the words that bound it, in the original), count (missing where only bounds are stated), low and high (bounds
    stated, both included), precision (``exact``, ``about``, ``at_least``, ``at_most``, ``range``), unit, who (missing:
    not stated), what (what happened; missing: not stated), period (as ``read_period`` reads it; missing: not stated),
    comparison and compared_period (the number that it is compared with), sha256 (of the sentence), text (of the
    sentence), source_type, year (of the text).
    """
    outside_statutes = sentences[sentences["source_type"] != "statute"]
    counted = counted or read_counted(STANDING)
    finders = {lang: Finder(counted, lang) for lang in sorted(outside_statutes["lang"].unique())}
    rows: list[dict[str, Any]] = []
    last_text, document = "", None
    row: Any
    for row in outside_statutes[
        ["doc_id", "lang", "sentence_id", "section", "text", "start", "skips", "source_type", "year"]
    ].itertuples():
        near = f"{row.section or ''}\n{last_text if row.doc_id == document else ''}"
        last_text, document = row.text, row.doc_id
        year = None if pd.isna(row.year) else int(row.year)
        rows += _rows(row, finders[row.lang].find(row.text, near, year))
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(row: Any, readings: list[QuantityReading]) -> Iterator[dict[str, Any]]:
    for part, quantity in enumerate(readings, 1):
        number, other = quantity.number, quantity.compared
        first, last = (original_offset(row.start, row.skips, i) for i in (number.start, number.end - 1))
        yield {
            **{"sentence_id": row.sentence_id, "part": part, "doc_id": row.doc_id, "lang": row.lang},
            **{"start": first, "end": last + 1, "count": number.value, "precision": number.kind},
            "low": None if number.kind in ("exact", "about") else number.low,
            "high": None if number.kind in ("exact", "about") else number.high,
            **{"unit": quantity.unit, "who": quantity.who, "what": quantity.what, "period": quantity.period},
            "comparison": other.number.value if other else None,
            "compared_period": other.period if other else None,
            **{"sha256": digest(row.text), "text": row.text, "source_type": row.source_type, "year": row.year},
        }


def published(stated: pd.DataFrame, counted: Counted) -> pd.DataFrame:
    """The quantities as they are published: names of persons masked, and no count of fewer than five persons.

    stated: of ``quantities``.  Small are counts of the units that ``counted`` calls small, if they are below five, and
    two such counts of one sentence that are less than five apart, unless they are of two periods (a whole and its
    part). A sentence with a small count is not quoted; its small counts become the range 1 to 4, and its other counts a
    range at least ten wide, so that no small count can be computed from them. Whoever needs the number finds it in the
    document that published it.
    Columns: those of ``stated`` with language for lang, quote (missing: not quoted) for text, and place (document and
    characters; of a sentence that is not quoted the document alone).
    """
    table = stated.rename(columns={"lang": "language", "text": "quote"})
    small = table["sentence_id"].map(_small_cells(stated, counted)).astype(bool)
    place = table["doc_id"] + ":" + table["start"].astype(str) + "-" + table["end"].astype(str)
    table = table.assign(place=place.mask(small, table["doc_id"]), quote=table["quote"].mask(small, None))
    hidden = small & table["unit"].isin(counted.small)
    for label, row in table[hidden].iterrows():
        table.loc[label, ["low", "high"]] = _ranged(row)
    table.loc[hidden, "precision"] = "suppressed"
    table.loc[hidden, ["count", "comparison"]] = None
    for language, group in table.groupby("language"):
        quotes = group["quote"].dropna()
        table.loc[quotes.index, "quote"] = masked(quotes, str(language))
    return table.drop(columns=["doc_id", "start", "end"])


def mark_confirmed(table: pd.DataFrame, path: str | Path) -> pd.DataFrame:
    """The published quantities with ``confirmed``: whether two readers have confirmed the number.

    path: CSV of the numbers confirmed, with document, sha256 (of the sentence) and part. A sentence that has moved in
    its document is located by its digest; numbers whose sentence is no longer there are named in the log.
    """
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)[["document", "sha256", "part"]]
    known = set(rows.itertuples(index=False, name=None))
    documents = table["sentence_id"].str.rsplit(":", n=1).str[0]
    keys = list(zip(documents, table["sha256"], table["part"].astype(str), strict=True))
    for document, sha256, part in sorted(known.difference(keys)):
        if document in set(documents):
            log.warning(
                "%s: number %s of the sentence %s… was confirmed, and is not found again", document, part, sha256[:12]
            )
    return table.assign(confirmed=[key in known for key in keys])


def _small_cells(stated: pd.DataFrame, counted: Counted) -> dict[str, bool]:
    """Whether each sentence states a small count, or two counts whose difference is one."""
    single = {lang: _whole(getattr(counted.single, lang)) for lang in ("en", "fr")}
    return {str(id): _is_small(group, counted, single) for id, group in stated.groupby("sentence_id", sort=False)}


def _is_small(group: pd.DataFrame, counted: Counted, single: Mapping[str, re.Pattern[str]]) -> bool:
    lang, text = group["lang"].iloc[0], group["text"].iloc[0]
    rows = group[group["unit"].isin(counted.small)]
    if single[lang].search(text) or any(_states_few(n) for n in numbers(text, lang)):
        return True
    known = rows.dropna(subset="count")
    cells = zip(known["unit"], known["period"].fillna(""), known["count"].astype(int), strict=True)
    return any(
        unit == other_unit and (period == other or "" in (period, other)) and 0 < abs(count - other_count) < FEWEST
        for (unit, period, count), (other_unit, other, other_count) in combinations(cells, 2)
    )


def _ranged(row: pd.Series) -> tuple[int, int]:
    """The range that replaces a count of a sentence with a small count."""
    stated = [row[name] for name in ("count", "low", "high") if pd.notna(row[name])]
    if min(stated) < FEWEST:
        return int(0 not in stated and row["precision"] != "at_most"), FEWEST - 1
    return coarse(min(stated))


def _states_few(number: Number) -> bool:
    """Whether a number tells more of one to four persons than *fewer than five* does."""
    return 0 < number.written < (FEWEST - 1 if number.kind == "at_most" else FEWEST)


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
