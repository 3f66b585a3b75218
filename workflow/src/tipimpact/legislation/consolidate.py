"""The Act as it read on any day: the text as enacted, and every instruction in force by then carried out on it.

English and French are replayed each from its own statutes; nothing is taken from a consolidation. The text
changes only on days that the commencement ledger or ``config/law/commencement.yaml`` gives. An instruction that cannot
be carried out is never skipped in silence: it is in the log with the reason.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import LegislationError, Problem
from tipimpact.legislation.acts import COLUMNS
from tipimpact.legislation.amendments import Enactment, Instruction, enactment, read_enactment
from tipimpact.legislation.commencement import Commencement, all_standing, day_of
from tipimpact.legislation.grammar import AmendingStep, Place, label_of
from tipimpact.legislation.justice_xml import parse
from tipimpact.legislation.labels import normalise
from tipimpact.legislation.register import UNRESOLVED, fold, register
from tipimpact.legislation.tree import Enacted, Spot, Unit, UnitNode, grow, spot, steps, units_in

REPEALED = {
    "en": "[{word}, {year}, c. {chapter}, s. {section}]",
    "fr": "[{word}, {year}, ch. {chapter}, art. {section}]",
}
# French agrees with article, paragraphe and alinéa, and with définition, division and annexe.
REPEALED_WORDS = {"en": ("Repealed", "Repealed"), "fr": ("Abrogé", "Abrogée")}
FEMININE = ("definition", "clause", "schedule")
THINGS = {"part": ("part", "partie"), "division": ("division", "section"), "heading": ("", "")}
_TERM = re.compile(r".+?(?=,?\s(?:means|includes|has|in)\s|\s[A-ZÀÉÈ])")
# Operations whose result the text may already read: the other language version is often the only one that changes.
IDEMPOTENT = ("replace", "repeal", "add_words")
_NUMBERED = re.compile(r"(?:part|partie|division|section|subdivision|sous-section) [\dIVXLC.]+ ", re.IGNORECASE)
_AND_REPEALED = re.compile(r"\b(?:is|are) repealed|(?:est|sont) abrogée?s?\b")
_SEVERAL = re.compile(r"\b(?:headings|intertitres|titres)\b")
ITEMS = ("paragraph", "subparagraph", "clause", "subclause")
UNITS = [*COLUMNS[: COLUMNS.index("repealed")], "in_force", "repealed", "repealed_by", "position"]


# deletes_more: units are gone that the clause does not name.  not_unique: its place is there more than once.
DOUBTS = ("deletes_more", "not_unique")


class Impossible(Exception):
    """A step that cannot be carried out on the text; the message says why."""


@dataclass(frozen=True)
class LogEntry:
    """One step of the log: the instruction, the step, its day, and why it was not applied (``""``: it was).

    unchanged: it was, and the text already read so: an English amendment often repeats the French one.
    doubts: codes of ``DOUBTS``: what the clause does not say of what was done.
    """

    instruction: Instruction
    step: AmendingStep
    on: dt.date | None
    because: str = ""
    unchanged: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        return "not_applied" if self.because else "unchanged" if self.unchanged else "applied"


@dataclass
class Text:
    """An Act on a day: its headings, sections and schedules in order, and the log of what was done to it."""

    act: str
    lang: str
    roots: list[UnitNode]
    log: list[LogEntry]
    spent: frozenset[str] = frozenset()  # sections that amend or repeal other Acts
    id: str = ""  # in the register
    citation: str = ""  # of the enactment
    title: str = ""
    assent: dt.date | None = None

    def rows(self) -> Iterator[tuple[str, str, UnitNode]]:
        """Name, section and node of every unit."""
        for root in self.roots:
            section = root.label if root.kind in ("section", "schedule") else ""
            for name, node in root.walk():
                yield name, section, node


def read_base(base: str | Path | Enacted, act: str = "") -> Text:
    """The text of an Act as enacted: a file, or what was read of it.

    act: number that its units carry; without it that of the consolidation, else the citation.
    Raises LegislationError where the file is not an annual statute: a consolidation is not the text as enacted.
    """
    enacted = base if isinstance(base, Enacted) else _enacted(base)
    id_ = register().of(enacted.citation) or enacted.citation
    listed = register().acts.get(id_)
    number = act or (listed.chapter if listed else "") or enacted.citation
    names = (id_, enacted.citation, enacted.title, enacted.assent)
    return Text(number, enacted.lang, grow(enacted.units), [], enacted.spent, *names)


def _enacted(path: str | Path) -> Enacted:
    root = parse(path)
    statute = enactment(root, path)
    sections = root.iterfind("Body/Section[@type='amending']")
    spent = frozenset(normalise("".join(s.find("Label").itertext())) for s in sections)
    units = units_in([root.find("Body"), *root.findall("Schedule")])
    return Enacted(statute.title, statute.lang, units, spent, statute.citation, statute.assent)


def consolidate(
    act: str | Path | Enacted,
    amendments: str | Path | Enactment | Iterable[str | Path | Enactment],
    as_of: dt.date | str,
    commencement: Commencement | None = None,
) -> pd.DataFrame:
    """The Act as it read on a day, in the language of its file.

    act: XML of the Act as enacted, or what was read of it.  amendments: annual statutes of the same language, as files
    or as ``read_enactment`` gives them, or one of these; the Act itself may be among them.  as_of: a day, or ISO text.
    commencement: the facts of this Act (``read_commencement``); without it those of ``config/law/commencement.yaml``.

    Columns: those of ``read_act``, and after in_force_from: in_force (boolean: whether the unit was law on that day; a
    repealed unit is not) and repealed_by (the clause that repealed it). history: the clauses that made each unit what
    it is. in_force_from: the day on which its own words came into force, which may be after ``as_of``.
    ``attrs["log"]`` is a list of steps, each with amending, clause, operation, target, on (ISO day or None), outcome
    (applied; unchanged: the text already read so; not_applied), because and doubts (codes of ``DOUBTS``).

    Raises LegislationError, all faults at once: a file that cannot be read, is of another kind or language, is
    given twice; an Act without commencement facts, or facts of another Act; no day, or one before the Act was enacted.
    """
    text = read_base(act)
    facts = commencement or _facts(text, act)
    day = _day(as_of)
    statutes = _statutes(amendments, text, act)
    _check(text, facts, day, act)
    *_, (_, text) = _replayed(text, statutes, facts, day)
    units = frame(text, facts, day)
    units.attrs["log"] = [*map(_logged, text.log), *_missing(text, statutes, facts, day)]
    return units


def _place(text: Text, act: str | Path | Enacted) -> str:
    """What an error names: the file, or the Act."""
    return text.citation if isinstance(act, Enacted) else str(act)


def _facts(text: Text, path: str | Path | Enacted) -> Commencement:
    """The standing facts of an Act. Raises LegislationError where there are none."""
    facts = all_standing()
    if text.id not in facts:
        raise LegislationError(
            f"no commencement facts are kept for {text.citation}, {text.title}",
            where=_place(text, path),
            expected=f"an Act of config/law/commencement.yaml: {', '.join(facts)}",
            todo="pass commencement=, with the days on which this Act and its amendments came into force",
        )
    return facts[text.id]


def _statutes(
    amendments: str | Path | Enactment | Iterable[str | Path | Enactment], text: Text, path: str | Path | Enacted
) -> list[Enactment]:
    """Amending statutes, read. Raises LegislationError with the faults of all of them."""
    statutes: list[Enactment] = []
    problems: list[Problem] = []
    for item in [amendments] if isinstance(amendments, str | Path | Enactment) else amendments:
        try:
            statute = item if isinstance(item, Enactment) else read_enactment(item)
        except LegislationError as error:
            problems += error.problems
            continue
        if statute.citation == text.citation and statute.lang == text.lang:
            continue
        if any(statute.citation == other.citation and statute.lang == other.lang for other in statutes):
            problems.append(
                Problem(
                    f"{statute.citation} is given twice", str(item)[:200], "each statute once", todo="leave one out"
                )
            )
        statutes.append(statute)
    if other := [e.citation for e in statutes if e.lang != text.lang]:
        problems.append(
            Problem(
                f"{len(other)} statutes are not in the language of the Act: {', '.join(other[:3])}",
                _place(text, path),
                f"statutes in {text.lang!r}",
            )
        )
    if problems:
        raise LegislationError(problems)
    return statutes


def _check(text: Text, facts: Commencement, day: dt.date, path: str | Path | Enacted) -> None:
    """Refuse facts of another Act, and a day before the Act was enacted."""
    if facts.base.citation != text.citation:
        raise LegislationError(
            f"the commencement facts are of {facts.base.citation}, and the file is {text.citation}",
            where=_place(text, path),
            expected=f"{facts.base.citation} as enacted",
            todo="give the file of that Act, or the facts of this one",
        )
    if text.assent is not None and day < text.assent:
        raise LegislationError(
            f"{text.citation} was not yet enacted on {day}",
            where=_place(text, path),
            expected=f"a day from {text.assent} on",
        )


def _logged(entry: LogEntry) -> dict[str, str | None]:
    """A step of the log in plain values."""
    return {
        "amending": entry.instruction.amending,
        "clause": entry.instruction.clause,
        "operation": entry.step.operation,
        "target": "; ".join(map(str, entry.step.targets)),
        "on": entry.on.isoformat() if entry.on else None,
        "outcome": entry.outcome,
        "because": entry.because,
        "doubts": "; ".join(entry.doubts),
    }


def _missing(
    text: Text, statutes: Iterable[Enactment], facts: Commencement, day: dt.date
) -> Iterator[dict[str, str | None]]:
    """Statutes that amend the Act and were not given, and those given that do not amend it, as rows of the log."""
    given = {e.citation: e for e in statutes}
    empty = {"clause": "", "operation": "", "target": "", "on": None, "outcome": "not_applied", "doubts": ""}
    for citation in [*facts.amending, *facts.not_held]:
        if citation not in given and int(citation[:4]) <= day.year:
            yield {"amending": citation, **empty, "because": "the statute is not among the files"}
    logged = {entry.instruction.amending for entry in text.log}
    for citation in given:
        if citation not in logged:
            yield {"amending": citation, **empty, "because": "no clause of it amends this Act"}


def _day(day: dt.date | str) -> dt.date:
    try:
        return dt.date.fromisoformat(day) if isinstance(day, str) else dt.date(day.year, day.month, day.day)
    except ValueError:
        raise LegislationError(f"{day!r} is not a date", expected="a date, or text like 2012-06-28") from None


def replay(
    base: str | Path | Enacted, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date
) -> Text:
    """The text on a day and the log of every step on this Act, applied or not."""
    *_, (_, text) = replayed_days(base, amendments, commencement, as_of)
    return text


def replay_on(text: Text, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date) -> Text:
    """As ``replay``, on a text that ``read_base`` gave; the text given stays as it is."""
    own = replace(text, roots=[root.copy() for root in text.roots], log=[])
    *_, (_, own) = _replayed(own, amendments, commencement, as_of)
    return own


def replayed_days(
    base: str | Path | Enacted, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date
) -> Iterator[tuple[dt.date | None, Text]]:
    """The text as enacted (no day), then as it read after each day on which a step was carried out.

    Yields the same text each time, changed; use it before advancing the iterator.
    """
    text = read_base(base, commencement.base.act)
    yield from _replayed(text, _statutes(amendments, text, base), commencement, as_of)


def _replayed(
    text: Text, amendments: Sequence[Enactment], commencement: Commencement, as_of: dt.date
) -> Iterator[tuple[dt.date | None, Text]]:
    amendments, text.log = _redirected(text, amendments, commencement)
    today = None
    for event in _events(text, amendments, commencement):
        if event.because or event.on is None or event.on > as_of:
            text.log.append(event if event.because else replace(event, because="not in force on this day"))
            continue
        if event.on != today:
            yield today, text
            today = event.on
        try:
            surgery = Surgery(text, event)
            event = event if surgery.perform() else _unchanged(event)
            text.log.append(replace(event, doubts=tuple(sorted(surgery.doubts))))
        except Impossible as reason:
            text.log.append(replace(event, because=str(reason)))
    yield today, text


def _unchanged(event: LogEntry) -> LogEntry:
    """A step that changed nothing: idempotent where the text already reads as it says, else not applied."""
    if event.step.operation in IDEMPOTENT:
        return replace(event, unchanged=True)
    return replace(event, because="it changes nothing")


def amends(instruction: Instruction, text: Text) -> bool:
    """Whether an instruction is on this Act: by its id, or by its title where the register does not list that."""
    if instruction.target_act != UNRESOLVED:
        return instruction.target_act in (text.id, text.citation)
    return bool(instruction.target_words) and fold(instruction.target_words) == fold(text.title)


def _events(text: Text, amendments: Sequence[Enactment], commencement: Commencement) -> list[LogEntry]:
    """Steps on the Act in the order in which they took effect; those without a day come first, with the reason."""
    entries: list[tuple[tuple, LogEntry]] = []
    for statute in amendments:
        year, chapter = map(int, re.findall(r"\d+", statute.citation)[:2])
        for order, instruction in enumerate(statute.instructions):
            if not amends(instruction, text) or instruction.scope not in ("both", text.lang) or instruction.via == "it":
                continue
            fact = commencement.fact(statute.citation, instruction.clause)
            on = day_of(fact, statute.assent)
            because = "commencement is not known" if fact is None else fact.obstacle
            for step in instruction.steps:
                late = fact is not None and fact.how == "coordinating"
                key = (on or dt.date.min, late, year, chapter, order)
                entries.append((key, LogEntry(instruction, step, on, because)))
    return [entry for _, entry in sorted(entries, key=lambda pair: pair[0])]


def _redirected(
    text: Text, amendments: Sequence[Enactment], commencement: Commencement
) -> tuple[list[Enactment], list[LogEntry]]:
    """Amendments as amended before they came into force, and the log of that.

    ``The section 109.1 that it enacts`` is replaced in the amendment, not in the Act.
    """
    hosts = {register().of(e.citation) or e.citation: e for e in amendments}
    titled = {fold(e.title): e for e in amendments if e.title}
    instructions = {e.citation: list(e.instructions) for e in amendments}
    log = []
    for statute in amendments:
        for instruction in statute.instructions:
            host = hosts.get(instruction.target_act)
            if instruction.target_act == UNRESOLVED:
                host = titled.get(fold(instruction.target_words))
            if instruction.via != "it" or host is None or instruction.scope not in ("both", statute.lang):
                continue
            fact = commencement.fact(statute.citation, instruction.clause)
            on = day_of(fact, statute.assent)
            because = "" if fact is None else fact.obstacle
            for step in instruction.steps:
                entry = LogEntry(instruction, step, on, because)
                try:
                    if not because and not _amend_host(instructions[host.citation], entry, text):
                        continue
                except Impossible as reason:
                    entry = replace(entry, because=str(reason))
                log.append(entry)
    return [replace(e, instructions=tuple(instructions[e.citation])) for e in amendments], log


def _amend_host(instructions: list[Instruction], entry: LogEntry, act: Text) -> bool:
    """Carry out a step on the text that an instruction of another statute enacts in the Act; False: in another Act."""
    step = entry.step
    unit = (step.anchor or step.targets[0]).unit
    for i, host in enumerate(instructions):
        if host.via == "it" or not host.enacted or not amends(host, act):
            continue
        roots = grow(host.enacted)
        for name in (unit, *_tails(unit)):
            if spot(roots, name) is None or not _about(host, unit, name):
                continue
            above = unit[: len(unit) - len(name)]
            there = replace(
                entry,
                step=step._replace(
                    targets=tuple(_below(p, above) for p in step.targets),
                    anchor=step.anchor and _below(step.anchor, above),
                ),
                on=None,
            )
            text = Text("", host.lang, roots, [])
            Surgery(text, there).perform()
            units = [Unit(n, node.kind, node.note, node.text, node.level) for n, _, node in text.rows()]
            instructions[i] = replace(host, enacted=tuple(units))
            return True
    if any(steps(host.clause)[:1] == steps(unit)[:1] and amends(host, act) for host in instructions):
        raise Impossible(f"no clause enacts {unit}")
    return False


def _below(place: Place, above: str) -> Place:
    return place._replace(unit=place.unit.removeprefix(above), to=place.to.removeprefix(above))


def _tails(unit: str) -> list[str]:
    """``112(2)(b.1)``: ``(2)(b.1)``, ``(b.1)``."""
    parts = steps(unit)
    return ["".join(parts[i:]) for i in range(1, len(parts))]


def _about(host: Instruction, unit: str, name: str) -> bool:
    """Whether an instruction works on the section of ``unit``."""
    section = steps(unit)[0]
    places = [p for s in host.steps for p in (*s.targets, *([s.anchor] if s.anchor else []))]
    return name == unit or any(steps(p.unit)[:1] == [section] for p in places if p.unit)


class Surgery:
    """Carries out one step on the text. Raises Impossible when a place is not there."""

    def __init__(self, text: Text, entry: LogEntry) -> None:
        self.text, self.entry, self.step = text, entry, entry.step
        self.roots = text.roots
        self.payload = grow(entry.instruction.enacted)
        self.doubts: set[str] = set()

    def perform(self) -> bool:
        """Carry the step out. False: the text reads as before."""
        operation = getattr(self, f"do_{self.step.operation}", None)
        if operation is None:
            raise Impossible(f"no text is changed by {self.step.operation}")
        before = self._words()
        operation()
        after = self._words()
        names = {row[0] for row in after[0]}
        if any(not self._named(row[0]) for row in before[0] if row[0] not in names):
            self.doubts.add("deletes_more")
        return before != after

    def _named(self, unit: str) -> bool:
        """Whether the clause names a unit, or something that it is in; a range, a heading or a part names many."""
        if self.step.operation == "renumber":
            return True
        for place in self.step.targets:
            if place.to or not place.unit[:1].isdigit() or place.part.startswith("heading"):
                return True
            if unit == place.unit or unit.startswith((f"{place.unit}(", f"{place.unit}[")):
                return True
        return False

    def _words(self) -> tuple:
        """The words of the sections that the step names, or of all where it names none, and the order of sections."""
        places = [*self.step.targets, *([self.step.anchor] if self.step.anchor else [])]
        named = {steps(unit)[0] for place in places for unit in (place.unit, place.to) if unit[:1].isdigit()}
        every_section = not places or any(
            not place.unit[:1].isdigit() or place.part.startswith("heading") for place in places
        )
        inside = [root for root in self.roots if every_section or root.label in named]
        words = [(name, n.kind, n.note, n.text, n.repealed) for root in inside for name, n in root.walk()]
        return words, [root.label for root in self.roots]

    # -- places

    def at(self, place: Place) -> Spot:
        if "/" in place.unit or place.unit[:1].isalpha():
            return self._thing(place.unit)
        location = spot(self.roots, place.unit)
        if location is None:
            raise Impossible(f"there is no {place.unit}")
        same = [n for n in location.siblings if n.label == location.node.label and n.kind == location.node.kind]
        if len([n for n in same if not n.repealed]) > 1 and location.node.kind != "heading":
            self.doubts.add("not_unique")
        if place.part.startswith("heading") and place.part != "heading after":
            return self._headings(location, place.part.removeprefix("heading").strip().casefold())
        if place.part == "heading after":
            stop = location.stop
            while stop < len(location.siblings) and location.siblings[stop].kind == "heading":
                stop += 1
            return location._replace(start=location.stop, stop=stop)
        if place.to:
            last = spot(self.roots, place.to)
            if last is None or last.siblings is not location.siblings:
                raise Impossible(f"there is no {place.to}")
            return location._replace(stop=last.stop)
        return location

    def _headings(self, location: Spot, words: str) -> Spot:
        """The headings before a unit: those named, all where the clause says "headings", else the nearest one."""
        if (older := self._older(location)) is not None:
            at = location.siblings.index(older)
            location = location._replace(start=at, stop=at + 1)
        start = location.start
        while start and location.siblings[start - 1].kind == "heading":
            start -= 1
            if words and _unnumbered(location.siblings[start].text).casefold() == words:
                return location._replace(start=start, stop=start + 1)
        several = _SEVERAL.search(self.entry.instruction.text)
        return location._replace(start=start if several else max(start, location.start - 1), stop=location.start)

    def _thing(self, name: str) -> Spot:
        """``part 1/division 9``: from its heading to the next heading of its level or a higher one."""
        start, stop = 0, len(self.roots)
        if (ends := re.fullmatch(r"(part|division) (\S+) (?:and|to) (\S+)", name)) is not None:
            first, last = (self._thing(f"{ends[1]} {label}") for label in ends.groups()[1:])
            return first._replace(stop=last.stop)
        if name.startswith("schedule"):
            return self._schedule(name)
        for piece in name.split("/"):
            kind, _, label = piece.partition(" ")
            label = label.strip("“”")
            words = [f"{w} {label}".strip().casefold() for w in THINGS.get(kind, ())]
            at = next(
                (
                    i
                    for i in range(start, stop)
                    if self.roots[i].kind == "heading" and _titled(self.roots[i].text, words, kind == "heading")
                ),
                None,
            )
            if at is None:
                raise Impossible(f"there is no {piece}")
            level = self.roots[at].level
            start = at
            if kind == "heading":
                stop = at + 1
                continue
            stop = next(
                (
                    i
                    for i in range(at + 1, stop)
                    if self.roots[i].kind == "schedule"
                    or (self.roots[i].kind == "heading" and self.roots[i].level <= level)
                ),
                stop,
            )
        return Spot(self.roots, start, stop, None)

    def _schedule(self, name: str) -> Spot:
        """``schedule 2``, the only ``schedule``, or a unit in one: ``schedule 2/3(a)``."""
        piece, _, unit = name.partition("/")
        label = piece.removeprefix("schedule").strip().casefold()
        schedules = [i for i, root in enumerate(self.roots) if root.kind == "schedule"]
        named = [i for i in schedules if self.roots[i].label.removeprefix("Sch.").strip().casefold() == label]
        if len(named) != 1 and (label or len(schedules) != 1):
            raise Impossible(f"there is no {piece}")
        at = (named or schedules)[0]
        if not unit:
            return Spot(self.roots, at, at + 1, None)
        below = self.roots[at].below
        first = steps(unit)[0]
        for node in below:  # units of a schedule carry a space before their label
            if node.label.strip() == first:
                location = Spot(below, below.index(node), below.index(node) + 1, None)
                rest = spot([node], node.label + unit[len(first) :])
                if rest is not None:
                    return rest if rest.siblings[0] is not node else location
        raise Impossible(f"there is no {name}")

    def unwrapped(self, path: list[str]) -> list[UnitNode]:
        """The enacted units at the depth of ``path``: ``13`` holding only ``(1)`` means 13(1)."""
        nodes = self.payload
        for depth in range(len(path) - 1):
            if len(nodes) == 1 and nodes[0].label == path[depth] and nodes[0].kind != "heading":
                self._renote(nodes[0], path[: depth + 1])
                nodes = nodes[0].below
        return nodes

    def _renote(self, wrapper: UnitNode, path: list[str]) -> None:
        """A section that only wraps what is enacted gives its marginal note to the section in force."""
        if wrapper.note and (outer := spot(self.roots, "".join(path))):
            outer.node.note = wrapper.note
            self._mark(outer.node, deep=False)

    # -- operations

    def do_replace(self) -> None:
        first = self.step.targets[0]
        if first.part.startswith(("before", "after")):
            return self._portion(first)
        if "/description " in first.unit:
            return self._description(first)
        spots = [self.at(place) for place in self.step.targets]
        nodes = self.unwrapped(steps(first.unit))
        if not nodes or all(node.label.startswith("[ScheduleFormHeading") for node in nodes):
            raise Impossible("the clause enacts no text" if not nodes else "headings of schedules are not replaced")
        if (
            first.unit.startswith("schedule")
            and "/" in first.unit
            and spots[0].siblings[spots[0].start].label[0] == " "
        ):
            nodes = [replace(node, label=f" {node.label.strip()}") for node in nodes]
        self._graft(nodes)
        if len(spots) > 1 and all(spot_.node.kind == "definition" for spot_ in spots):
            return self._definitions(spots, nodes)
        _like_headings(spots, nodes)
        home, labels, removed = spots[0], {n.label for n in nodes}, []
        for location in sorted(spots, key=lambda s: -s.start):
            removed += [
                n for n in location.siblings[location.start : location.stop] if n.kind not in ("heading", "continued")
            ]
            del location.siblings[location.start : location.stop]
        for node in sorted(removed, key=lambda n: _order(n.label)):  # replaced by nothing: repealed
            if node.label not in labels:
                self._repeal(node)
                after = (i for i, n in enumerate(nodes) if n.kind != "heading" and _order(n.label) > _order(node.label))
                nodes.insert(next(after, len(nodes)), node)
        home.siblings[home.start : home.start] = nodes
        self._drop_twins(home.siblings, nodes)

    def _drop_twins(self, siblings: list[UnitNode], nodes: Sequence[UnitNode]) -> None:
        """Remove repealed units whose number is given again."""
        new, ids = {node.label for node in nodes if node.kind != "heading"}, {id(node) for node in nodes}
        siblings[:] = [n for n in siblings if not (n.repealed and n.label in new and id(n) not in ids)]

    def _definitions(self, spots: list[Spot], nodes: list[UnitNode]) -> None:
        """Definitions replaced each in its place; those that are new go in alphabetical order."""
        siblings = spots[0].siblings
        old = {id(location.node): location.node for location in spots}
        for node in nodes:
            same = next((o for o in old.values() if _sortable(o) == _sortable(node)), None)
            if same is None:
                siblings.insert(_alphabetical(siblings, node), node)
            else:
                siblings[siblings.index(same)] = old.pop(id(same)) and node
        for node in old.values():
            self._repeal(node)

    def _description(self, place: Place) -> None:
        """The meaning of a letter of a formula: its lines, up to the next letter."""
        unit, _, letter = place.unit.partition("/description ")
        words = "\n".join(n.text for root in self.payload for _, n in root.walk() if n.text)
        for _, node in self.at(Place(unit)).node.walk():
            lines = node.text.split("\n") if node.kind == "formula" else []
            defines_letter = re.compile(rf"{re.escape(letter)}\s+[^\W\d_]{{2}}")  # "A is the oil", and not "A × B"
            begin = next((i for i, line in enumerate(lines) if defines_letter.match(line)), None)
            if begin is not None and words:
                after = (i for i in range(begin + 1, len(lines)) if re.match(r"[A-Z](\.\d+)?\s+[^\W\d_]{2}", lines[i]))
                lines[begin : next(after, len(lines))] = words.split("\n")
                node.text = "\n".join(lines)
                return self._mark(node, deep=False)
        raise Impossible(f"there is no {place.unit}")

    def _portion(self, place: Place) -> None:
        """The words of a unit before or after one of its parts."""
        location = self.at(place._replace(part="", to=""))
        node = location.node
        path = steps(place.unit)
        nodes = self.payload
        while len(nodes) == 1 and nodes[0].label in path[:-1] and nodes[0].label != path[-1]:
            self._renote(nodes[0], path[: path.index(nodes[0].label) + 1])
            nodes = nodes[0].below
        side, _, edge = place.part.partition(" ")
        below = [i for i, n in enumerate(node.below) if n.label in (edge, steps(edge)[-1], f"[{edge}]")]
        cut = (
            below[0] if below else len(node.below) if side == "after" else 0
        )  # an edge that is not there drops nothing
        if side == "after":
            self._graft(nodes)
            node.below[cut + 1 :] = nodes[0].below if nodes and nodes[0].label == path[-1] else nodes
        else:
            new = nodes[0] if nodes else UnitNode("", "", "", "")
            node.text = new.text or node.text
            node.note = new.note or node.note
            self._graft(new.below)
            inner = steps(edge)
            if len(inner) > 1 and new.below and new.below[-1].label == inner[0]:  # "before subparagraph (a)(ii)"
                cut = next((i for i, n in enumerate(node.below) if n.label == inner[0]), len(node.below))
                rest = node.below[cut].below if cut < len(node.below) else []
                keep = next((i for i, n in enumerate(rest) if n.label == inner[1]), len(rest))
                new.below[-1].below += rest[keep:]
                cut += 1
            node.below[:cut] = new.below
        self._mark(node, deep=False)

    def do_add(self) -> None:
        anchor = self.step.anchor
        target = self.step.targets[0] if self.step.targets else Place()
        if self.payload and self.payload[0].kind == "schedule":
            return self._add_schedules()
        if self.step.where in ("alphabetical", "end") or anchor is None:
            named = target.unit[:1].isdigit() or target.unit.startswith("schedule")
            home = self.at(target).node if named else None
            siblings = home.below if home else self.roots
            nodes = self.unwrapped([*steps(target.unit), ""])
            if home and target.unit.startswith("schedule") and nodes and all(n.kind == "list" for n in nodes):
                return self._add_lines(home, nodes)
            self._graft(nodes)
            for node in nodes:
                at = len(siblings)
                if self.step.where == "alphabetical":
                    at = _alphabetical(siblings, node)
                siblings.insert(at, node)
            return
        location = self.at(anchor)
        nodes = self.unwrapped(steps(anchor.unit))
        self._graft(nodes)
        at = location.start if self.step.where == "before" else location.stop
        if at and self.step.where == "after" and nodes and _ends(nodes[-1]) == ".":
            _end(location.siblings[at - 1])
        if self.step.where == "after" and nodes and nodes[0].kind == location.node.kind:
            new = _order(nodes[0].label)  # (e.1) goes after (e.01), which was added after (e) before it
            while at < len(location.siblings) and _order(anchor_label := location.siblings[at].label) < new:
                if location.siblings[at].kind != nodes[0].kind or _order(anchor_label) < _order(location.node.label):
                    break
                at += 1
        location.siblings[at:at] = nodes
        self._drop_twins(location.siblings, nodes)

    def _add_schedules(self) -> None:
        """Add schedules at the end of the Act, by number."""
        for node in self.payload:
            self._graft([node])
            after = (
                i for i, n in enumerate(self.roots) if n.kind == "schedule" and _order(n.label) > _order(node.label)
            )
            self.roots.insert(next(after, len(self.roots)), node)
        self._drop_twins(self.roots, self.payload)

    def _add_lines(self, home: UnitNode, nodes: list[UnitNode]) -> None:
        """Lines added to the only list of a schedule, in alphabetical order where the list is in that order."""
        lists = [node for _, node in home.walk() if node.kind == "list"]
        if len(lists) != 1:
            raise Impossible(f"it is not read to which of {len(lists)} lists the lines are added")
        lines = lists[0].text.split("\n")
        ordered = self.step.where == "alphabetical"
        for line in (line for node in nodes for line in node.text.split("\n")):
            after = [i for i, other in enumerate(lines) if ordered and _plain(other) > _plain(line)]
            lines.insert(after[0] if after else len(lines), line)
        lists[0].text = "\n".join(lines)
        self._mark(lists[0], deep=False)

    def do_strike(self) -> None:
        """Lines struck out of the lists of a schedule."""
        lines = [line for node in self.payload if node.kind == "list" for line in node.text.split("\n")]
        if not lines or not self.step.targets:
            raise Impossible("it is not read what is struck out")
        lists = [n for place in self.step.targets for _, n in self.at(place).node.walk() if n.kind == "list"]
        for line in lines:
            holder = next((node for node in lists if line in node.text.split("\n")), None)
            if holder is None:
                raise Impossible(f"the line to be struck out is not there: {line}")
            left = holder.text.split("\n")
            left.remove(line)
            holder.text = "\n".join(left)
            self._mark(holder, deep=False)

    def do_repeal(self) -> None:
        for place in self.step.targets:
            location = self.at(place)
            if place.part.startswith("heading"):
                del location.siblings[location.start : location.stop]
                continue
            if place.part.startswith("after"):
                node = self.at(place._replace(part="")).node
                edge = place.part.partition(" ")[2]
                cut = next((i for i, n in enumerate(node.below) if n.label == steps(edge)[-1]), len(node.below))
                del node.below[cut + 1 :]
                continue
            if location.stop == location.start + 1 and (older := self._older(location)) is not None:
                location.siblings.remove(older)
                continue
            for node in location.siblings[location.start : location.stop]:
                self._repeal(node, location.parent if node.kind == "subsection" else None)
            left = [node for node in location.siblings[: location.stop] if not node.repealed]
            if location.stop == len(location.siblings) and left and left[-1].kind in ITEMS:
                last = _last(left[-1])
                last.text = re.sub(r";$", ".", last.text)

    def do_deem(self) -> None:
        """What is "deemed never to have come into force and is repealed" is repealed; other fictions change no text."""
        if not _AND_REPEALED.search(self.entry.instruction.text):
            raise Impossible("no text is changed by deem")
        self.do_repeal()

    def _older(self, location: Spot) -> UnitNode | None:
        """The other unit of the same number, where this Act has just added one: a repeal means the one before."""
        own = f"{self.entry.instruction.amending}, s. "
        if not (location.node.history and location.node.history[-1].startswith(own)):
            return None
        same = [n for n in location.siblings if n.label == location.node.label and n is not location.node]
        return same[0] if same else None

    def _repeal(self, node: UnitNode, parent: UnitNode | None = None) -> None:
        if not node.repealed:
            if parent is not None and parent.below[0] is node and not node.note:
                parent.note = ""  # the section's marginal note was that of its first subsection
            node.text, node.note, node.below, node.repealed = self._marker(node), "", [], True
            self._mark(node)

    def do_strike_words(self) -> None:
        for place in self.step.targets:
            for node in self._nodes(place):
                last = _last(node)
                before = last.text
                for old in self.step.old.split("|"):
                    last.text = last.text.removesuffix(f" {old}")
                if last.text == before:
                    raise Impossible("the words to be struck out are not there")
                self._mark(last)

    def do_add_words(self) -> None:
        new = self.step.new.strip("“”’' ")
        for place in self.step.targets:
            location = self.at(place if place.part.startswith("heading") else place._replace(part=""))
            for node in location.siblings[location.start : location.stop]:
                last = _last(node)
                if not last.text.endswith(f" {new}"):
                    mark = last.text[-1:] if last.text[-1:] in (",", ";") else _mark_between(location.siblings)
                    last.text = f"{re.sub(r'[.,;]$', '', last.text)}{mark} {new}"
                self._mark(last)

    def do_replace_words(self) -> None:
        if not self.step.targets:
            raise Impossible("names no place")
        if self.payload and not self.step.new:
            return self._spell_out()
        swap, replaced = _swapper(self.step), False
        for place in self.step.targets:
            for node in self._nodes(place):
                for _, unit in node.walk():
                    text, note = swap(unit.text), swap(unit.note)
                    if (text, note) != (unit.text, unit.note):
                        unit.text, unit.note, replaced = text, note, True
                        self._mark(unit, deep=False)
        if not replaced:
            raise Impossible("the words to be replaced are not there")

    def _spell_out(self) -> None:
        """Words replaced by words and parts: ``since`` and its subparagraphs."""
        node = self.at(self.step.targets[0]).node
        words, parts = self.payload[0], self.payload[1:]
        if self.step.old not in node.text:
            raise Impossible("the words to be replaced are not there")
        node.text = node.text.replace(self.step.old, words.text)
        self._graft(parts)
        node.below += parts
        self._mark(node, deep=False)

    def do_renumber(self) -> None:
        location = self.at(self.step.targets[0])
        new, old = steps(label_of(self.step.new)), steps(self.step.targets[0].unit)
        if not new:
            raise Impossible("the new number cannot be read")
        if new[0].startswith("("):  # "section 14 is renumbered as subsection (1)"
            new = [*(old if len(old) == 1 else old[:-1]), *new]
        node = location.node
        if len(new) > len(steps(self.step.targets[0].unit)):
            inner = UnitNode(new[-1], "subsection", "", node.text, below=node.below)
            node.text, node.below = "", [inner]
            self._mark(inner, deep=False)
        else:
            node.label = new[-1]
            self._mark(node, deep=False)
            location.siblings.remove(node)
            same = [i for i, n in enumerate(location.siblings) if n.kind == node.kind]
            after = [i for i in same if _order(location.siblings[i].label) > _order(new[-1])]
            location.siblings.insert(after[0] if after else same[-1] + 1 if same else location.start, node)

    # -- what a change leaves behind

    def _nodes(self, place: Place) -> list[UnitNode]:
        location = self.at(place if place.part.startswith("heading") else place._replace(part=""))
        return location.siblings[location.start : location.stop]

    def _graft(self, nodes: Iterable[UnitNode]) -> None:
        for node in nodes:
            self._mark(node)

    def _mark(self, node: UnitNode, deep: bool = True) -> None:
        instruction = self.entry.instruction
        if self.entry.on is None:
            return
        only = {"en": "(E)", "fr": "(F)"}.get(instruction.scope, "")
        citation = f"{instruction.amending}, s. {instruction.clause}{only}"
        for unit in [n for _, n in node.walk()] if deep else [node]:
            unit.history, unit.since = (*unit.history, citation), self.entry.on

    def _marker(self, node: UnitNode) -> str:
        year, chapter = re.findall(r"\d+", self.entry.instruction.amending)[:2]
        section = steps(self.entry.instruction.clause.split("/")[0])[0]
        word = REPEALED_WORDS[self.text.lang][node.kind in FEMININE]
        return REPEALED[self.text.lang].format(word=word, year=year, chapter=chapter, section=section)


def frame(
    text: Text, commencement: Commencement, as_of: dt.date | None = None, sections: Collection[str] | None = None
) -> pd.DataFrame:
    """The text as a table, with the columns that ``consolidate`` gives.

    as_of: the day for in_force; None: the last.  sections: those wanted; None: all.
    """
    rows: list[tuple] = []
    open_: list[tuple[int, str]] = []
    last = as_of or dt.date.max
    for name, section, node in text.rows():
        if node.kind == "heading":
            open_ = [*(h for h in open_ if h[0] < node.level), (node.level, node.text)]
            continue
        if sections is not None and section not in sections:
            continue
        heading = " > ".join(t for _, t in open_) if node.kind != "schedule" else node.text
        since = _in_force_from(section if node.since else name, node, commencement)
        in_force = not node.repealed and since is not None and since <= last
        rows.append(
            (
                *(text.act, text.lang, name, section, node.kind, heading, node.note, node.text, list(node.history)),
                *(since, in_force, node.repealed, node.history[-1] if node.repealed and node.history else None),
                len(rows),
            )
        )
    units = pd.DataFrame(rows, columns=UNITS)
    units["in_force_from"] = pd.to_datetime(units["in_force_from"])
    return units.assign(repealed_by=units["repealed_by"].astype("string"))


def _in_force_from(unit: str, node: UnitNode, commencement: Commencement) -> dt.date | None:
    """The day on which a unit's own words came into force: that of the section, if words in it were changed earlier."""
    days = [d for d in (node.since, day_of(commencement.commencement_of(unit), None)) if d is not None]
    return max(days, default=None)


def _unnumbered(heading: str) -> str:
    """A heading without the number of its part: ``PART 1 JOB PLACEMENT``."""
    return _NUMBERED.sub("", heading)


def _like_headings(spots: Sequence[Spot], nodes: Sequence[UnitNode]) -> None:
    """A heading put in the place of another keeps its level, and its number where the new one has none."""
    old = [n for s in spots for n in s.siblings[s.start : s.stop] if n.kind == "heading"]
    new = [n for n in nodes if n.kind == "heading"]
    for before, node in zip(reversed(old), reversed(new), strict=False):
        number = _NUMBERED.match(before.text)
        if number and len(old) == len(new) and not _NUMBERED.match(node.text):
            node.text = f"{number[0]}{node.text}"
        if len(old) == len(new):
            node.level = before.level


def _titled(text: str, words: list[str], anywhere: bool) -> bool:
    text = text.casefold()
    return any((w in text if anywhere else re.match(rf"{re.escape(w)}\b(?!\.\d)", text)) for w in words)


def _last(node: UnitNode) -> UnitNode:
    while node.below:
        node = node.below[-1]
    return node


def _mark_between(siblings: Iterable[UnitNode]) -> str:
    """The mark that parts the items of a list: a comma where the list has commas, else a semicolon."""
    ends = [re.sub(r" (?:and|or|et|ou)$", "", _last(node).text)[-1:] for node in siblings]
    return "," if "," in ends and ";" not in ends else ";"


def _ends(node: UnitNode) -> str:
    return _last(node).text[-1:]


def _end(node: UnitNode) -> None:
    """A unit that is no longer the last of its kind ends with a semicolon."""
    last = _last(node)
    if node.kind in ITEMS and last.text.endswith("."):
        last.text = f"{last.text[:-1]};"


def _swapper(step: AmendingStep) -> Callable[[str], str]:
    """Replaces words by words, the longest first; expressions in ``but`` stay."""
    olds, news = step.old.split("|"), step.new.split("|")
    by = {word: news[i] if len(news) == len(olds) else news[0] for i, word in enumerate(olds)}
    by |= {word: word for word in step.but.split("|") if word}
    words = re.compile("|".join(re.escape(w) for w in sorted(by, key=len, reverse=True)))
    return lambda text: words.sub(lambda m: by[m[0]], text)


def _alphabetical(siblings: list[UnitNode], node: UnitNode) -> int:
    key = _sortable(node)
    for i, other in enumerate(siblings):
        if other.kind == "definition" and _sortable(other) > key:
            return i
    after = [i for i, other in enumerate(siblings) if other.kind == "definition"]
    return after[-1] + 1 if after else len(siblings)


def _sortable(node: UnitNode) -> str:
    """The term that a definition defines, without accents: the words before ``means`` or the first capital."""
    text = node.label.strip("[]") if node.repealed else node.text.lstrip('“«" \N{NO-BREAK SPACE}')
    term = _TERM.match(text)
    return _plain(term[0] if term else text)


def _plain(text: str) -> str:
    """Words without accents and capitals, as they are sorted."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def _order(label: str) -> tuple:
    """Labels in their order: 10.01, 10.1, 10.11, 10.2; (z), (z.1), (aa)."""
    first, *others = re.findall(r"\d+|[a-z]+", label.casefold()) or [""]
    key = [(int(first), "") if first.isdigit() else (len(first), first)]
    return (*key, *((0, x) if x.isdigit() else (len(x), x) for x in others))
