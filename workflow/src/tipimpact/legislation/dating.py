"""The days of the words of an Act, from a replay, from consolidations alone, or from a replay and the newest of them.

Where the notes of the newest consolidation name a clause of a text that was not read, the
consolidation gives the words that differ. ``begins`` is the one place that says since when a
consolidation's words have stood.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.legislation.amendments import Instruction
from tipimpact.legislation.commencement import Commencement, CommencementFact
from tipimpact.legislation.consolidate import NO_DAY, cited, doubts, sections_of
from tipimpact.legislation.dated import (
    AWAITING,
    CHANGED,
    COLUMN_OF,
    LAW,
    NOT_IN_FORCE,
    NOTE,
    PRINTED,
    REPLAY,
    SHOWN,
    TABLE,
    UNDATED,
    DatedAct,
    DatedDoubt,
    DatedUnit,
    Doubt,
)
from tipimpact.legislation.labels import NoteDay, note_day, order_of, section_of, take_apart
from tipimpact.legislation.text import LogEntry, Text, frame
from tipimpact.legislation.wording import folded


class Known(NamedTuple):
    """How the day of a clause is known, and what fixed it."""

    known_by: str = "unknown"
    instruments: tuple[str, ...] = ()

    @classmethod
    def of(cls, fact: CommencementFact | None) -> Known:
        if fact is None or fact.how is None:
            return cls()
        fixed = (fact.source.partition(", Table of")[0],) if fact.how in ("order", "rule") else ()
        return cls(fact.how, fixed)


def replayed(
    days: Iterable[tuple[dt.date | None, Text]], facts: Commencement, lang: str, sections: Collection[str] | None = None
) -> DatedAct:
    """An Act from its replay. days: the text after each day of change, read at once as it comes.

    sections: those wanted; None: all.
    """
    reader = _Replay(facts, sections)
    for day, text in days:
        reader.read(day, text)
    log, assent = reader.log, reader.assent
    rows = [*reader.closed, *reader.open.values(), *_never_law(log, {r.unit for r in reader.closed} | {*reader.open})]
    order = {unit: place for place, unit in enumerate(reader.order, 1)}
    rows = [row._replace(place=order.get(row.unit, len(order) + 1)) for row in rows]
    last = max((e.on for e in log if e.on and not e.because), default=assent or dt.date.min)
    return DatedAct(facts.base.act, lang, rows, [*limits_of(log, facts)], last, citation=facts.base.citation)


class _Replay:
    """Rows of a replay as they open and close."""

    def __init__(self, facts: Commencement, sections: Collection[str] | None) -> None:
        self.facts, self.sections = facts, sections
        self.assent: dt.date | None = None
        self.open: dict[str, DatedUnit] = {}
        self.closed: list[DatedUnit] = []
        self.order: list[str] = []
        self.log: list[LogEntry] = []

    def read(self, day: dt.date | None, text: Text) -> None:
        """The text after a day of change. Rows that end before they began are dropped."""
        self.log, self.assent = text.log, text.assent
        known = {cited(e): Known.of(e.fact) for e in text.log if e.on == day} if day else {}
        now = frame(text, self.facts, sections=self.sections)
        acting = self._acting(day, text.log)
        columns = (now[name] for name in ("unit", "section", "kind", "text", "history", "in_force_from"))
        wording = {
            unit: (section, kind, words, history, begun)
            for unit, section, kind, words, history, begun in zip(*columns, strict=True)
        }
        for unit, row in [*self.open.items()]:
            if unit not in wording or wording[unit][2] != row.text:
                del self.open[unit]
                if row.since is None or day is None or row.since < day:
                    self.closed.append(row._replace(until=day, until_by=tuple(acting[row.section])))
        for unit, (section, kind, words, history, begun) in wording.items():
            if unit not in self.open:
                moved = day is not None and not pd.isna(begun) and begun.date() < day  # 42(a) became 42(1)(a)
                since = None if pd.isna(begun) else day if moved else begun.date()
                by = tuple(acting[section]) if moved else tuple(history[-1:])
                fixed = known.get(re.sub(r"\([FE]\)$", "", by[0]), Known()) if by else self._own(section)
                basis = REPLAY if since else UNDATED
                self.open[unit] = DatedUnit(unit, section, kind, 0, words, since, None, by, (), basis, *fixed)
        _merge(self.order, [*wording])

    def _acting(self, day: dt.date | None, log: Iterable[LogEntry]) -> dict[str, list[str]]:
        """The clauses carried out on each section on a day."""
        acting: dict[str, list[str]] = defaultdict(list)
        for entry in log:
            if entry.on == day and day and not entry.because:
                for section in sections_of(entry):
                    acting[section] += [cited(entry)] if cited(entry) not in acting[section] else []
        return acting

    def _own(self, section: str) -> Known:
        return Known.of(self.facts.commencement_of(section))


def _merge(order: list[str], names: Sequence[str]) -> None:
    """Put names that are not yet there into an order, each after the one before it."""
    places, at = {name: i for i, name in enumerate(order)}, -1
    new: dict[int, list[str]] = defaultdict(list)
    for name in names:
        at = places.get(name, at) if name in places else at
        if name not in places:
            new[at].append(name)
    for place in sorted(new, reverse=True):
        order[place + 1 : place + 1] = new[place]


def _never_law(log: Iterable[LogEntry], units: Collection[str]) -> Iterator[DatedUnit]:
    """Units that a clause enacts and that never were in the text: never law, or since a day that nothing gives."""
    for entry in log:
        if entry.because and entry.instruction.via != "it":
            basis = UNDATED if entry.because == NO_DAY else NOT_IN_FORCE
            named = [place.unit for place in entry.step.places] + [unit.unit for unit in entry.instruction.enacted]
            for unit in dict.fromkeys(named):
                if unit not in units and unit[:1].isdigit():
                    yield DatedUnit(unit, section_of(unit), "section", 0, "", by=(cited(entry),), basis=basis)


def limits_of(log: Sequence[LogEntry], facts: Commencement) -> Iterator[DatedDoubt]:
    """The doubts that the steps of a replay leave, and clauses on a section that are enacted and not in force."""
    begun = {cited(entry): entry.on for entry in log if entry.on is not None}
    for section, step in dict.fromkeys(doubts(log, facts, dt.date.max)):
        day = begun.get(step.clause) or dt.date(order_of(step.clause)[0] or 1, 1, 1)
        yield DatedDoubt(section, str(step.doubt), step.clause, day)
    for entry in log:
        if entry.fact is not None and entry.fact.awaiting:
            enacted = dt.date(order_of(entry.instruction.amending)[0] or 1, 1, 1)
            yield from (DatedDoubt(section, AWAITING, cited(entry), enacted) for section in sections_of(entry))


_TERM = re.compile(r" \([^()]*\)$")  # the publisher adds a defined term in the other language
_GROUP = re.compile(r" (?:to|and) ")  # repealed units that the publisher prints as one: 14(3) to (5)


def same_words(text: str | None, other: str | None) -> bool:
    """Whether two wordings of a unit are the same but for typography and what the publisher adds."""
    return _plain(text) == _plain(other)


def _plain(text: str | None) -> str:
    return re.sub("Abrogée?s?", "Abrogé", _TERM.sub("", folded(text or "")))


class Beginning(NamedTuple):
    """Since when a consolidation's words have stood, by which clauses, and whether that day is exact."""

    day: dt.date
    by: tuple[str, ...] = ()
    is_exact: bool = False


def begins(row: Any, notes: Mapping[str, str], lang: str, pit: dt.date, after: dt.date = dt.date.min) -> Beginning:
    """Since when the own words of a consolidated unit have stood.

    row: with date_in_file and date_basis.  notes: citations of its section with the days of their
    notes.  pit: the day of the consolidation, which is the answer where nothing else is.  after: a
    day on which other words stood.
    The file's date is that of the words (``element``), or one by which they stood. A clause is
    named only where its note has that day, or, of older notes, where no later one of that day could
    be meant; never a clause that is younger than the day, and never one that changed the other
    language alone.
    """
    own = {c: _sound(c, text) for c, text in notes.items() if take_apart(c).only in (None, lang)}
    printed = dt.date.fromisoformat(row.date_in_file) if row.date_in_file else None
    if printed is None or printed <= after:  # the note has the day, the element has not
        later = sorted({note.day for note in own.values() if note and note.day > after})
        day, single = later[-1] if later else max(pit, after), len(later) == 1
    else:
        day, single = printed, True
    of_day = {c: note for c, note in own.items() if note and note.day == day}
    by, exact = tuple(of_day), single and any(note.is_exact for note in of_day.values())
    if not by and row.date_basis != "floor":
        older = [c for c in own if 0 < _year(c) <= day.year]
        by = tuple(older[-1:])
    return Beginning(day, by, exact)


def _sound(citation: str, text: str) -> NoteDay | None:
    """The day of a note, where it is no slip: a day before the year of the statute is one."""
    noted = note_day(text)
    return noted if noted and _year(citation) <= noted.day.year else None


def _year(citation: str) -> int:
    """The year of a statute or of an order (``SOR/2014-139``, ``SOR/85-12``) that a note cites."""
    act = take_apart(citation).act
    if "/" not in act:
        return order_of(act)[0]
    year = act.partition("/")[2].partition("-")[0]
    return int(year) if len(year) == 4 else 1900 + int(year) if year.isdecimal() else 0


class Consolidation(NamedTuple):
    """Units of a consolidation with details (``read_act``). until: current to that day.  since: its last change."""

    units: pd.DataFrame
    until: dt.date
    since: dt.date = dt.date.max

    def sections(self, wanted: Collection[str] | None = None) -> dict[str, list[Any]]:
        """The rows of the law in each section."""
        law = self.units[self.units["part"].isin(["body", "schedule"]) & (self.units["kind"] != "heading")]
        by_section: dict[str, list[Any]] = defaultdict(list)
        rows: Iterable[Any] = law.itertuples()
        for row in rows:
            if wanted is None or row.section in wanted:
                by_section[row.section].append(row)
        return by_section


def notes_in(rows: Iterable[Any]) -> dict[str, str]:
    """The citations of consolidated units, each with the day of its note."""
    return {c: day for row in rows for c, day in zip(row.history, row.history_days, strict=True)}


def unread(rows: Iterable[Any], texts: Collection[str]) -> dict[str, str]:
    """The clauses that the notes of consolidated units name, of texts other than those read, with their days."""
    return {c: day for c, day in notes_in(rows).items() if take_apart(c).place and take_apart(c).act not in texts}


def continued(
    dated: DatedAct, newest: Consolidation, texts: Collection[str], sections: Collection[str] | None = None
) -> DatedAct:
    """An Act replayed, with the words of the newest consolidation where they differ and a text was not read.

    texts: citations of the Act as enacted and of all statutes that were read.
    """
    rows: list[DatedUnit] = [*dated.rows]
    limits: list[DatedDoubt] = [*dated.limits]
    for section, printed in newest.sections(sections).items():
        missing = unread(printed, texts)
        if not missing:
            continue
        own = [row for row in rows if row.section == section]
        new = [*_continued(own, printed, missing, dated.lang, newest)]
        rows = [row for row in rows if row.section != section] + new
        made = {c for row in new if row.basis == NOTE for c in row.by}
        left = {c: _doubted(c, day) for c, day in missing.items() if c not in made}
        limits += [DatedDoubt(section, str(Doubt.NOT_READ), c, day) for c, day in left.items()]
    rows = _in_order(rows, newest.units["unit"].tolist())
    return DatedAct(dated.act, dated.lang, rows, limits, newest.until, dated.citation)


def _doubted(citation: str, day: str) -> dt.date:
    """The first day that a clause that was not read may have changed."""
    note = note_day(day)
    return note.day if note and note.is_exact else dt.date(_year(citation) or 1, 1, 1)


def _in_order(rows: Iterable[DatedUnit], *printed: Sequence[str]) -> list[DatedUnit]:
    """Rows in the order of those that have a place (from 1 on), with the others as consolidations print them."""
    rows = sorted(rows, key=lambda row: row.place)
    order = [*dict.fromkeys(row.unit for row in rows if row.place)]
    for names in printed:
        _merge(order, [*dict.fromkeys(names)])
    places = {unit: place for place, unit in enumerate(order, 1)}
    return sorted((row._replace(place=places[row.unit]) for row in rows), key=lambda row: row.place)


def _continued(
    own: list[DatedUnit], printed: list[Any], missing: Mapping[str, str], lang: str, newest: Consolidation
) -> Iterator[DatedUnit]:
    """The rows of one section, that of the replay up to the day on which the consolidation's words begin."""
    last = {row.unit: row for row in own if row.basis in LAW and row.until is None}
    # Up to this day the replay is whole.
    read_until = min(_doubted(c, day) for c, day in missing.items()) - dt.timedelta(days=1)
    notes, ended = notes_in(printed), {}
    grouped = {_plain(row.text) for row in printed if _GROUP.search(row.unit)}
    grouped &= {_plain(row.text) for row in last.values()}
    left = {row.unit for row in printed} | {unit for unit, row in last.items() if _plain(row.text) in grouped}
    for row in printed:
        before = last.get(row.unit)
        if _GROUP.search(row.unit) and _plain(row.text) in grouped:
            continue
        if before and same_words(before.text, row.text):
            continue
        words = [r for r in own if r.unit == row.unit and r.since]
        after = max(_last_day(before, words), read_until)
        begun = begins(row, notes if not before else missing, lang, newest.until, after)
        ended[row.unit] = begun.day
        yield _printed(row, begun)
    days = [note.day for note in map(note_day, missing.values()) if note]
    ended |= dict.fromkeys(last.keys() - left, max(days, default=newest.until))
    for row in own:
        end = ended.get(row.unit)
        if end is None or (row.until is not None and row.until <= end):
            yield row
        elif row.since is None or row.since < end:
            yield row._replace(until=end)


def _last_day(before: DatedUnit | None, words: list[DatedUnit]) -> dt.date:
    """A day on which other words stood: that on which the replay's last words of the unit began."""
    return (before.since if before and before.since else None) or max(
        (w.since for w in words if w.since), default=dt.date.min
    )


def consolidated(
    act: str,
    lang: str,
    texts: Sequence[Consolidation],
    citation: str = "",
    sections: Collection[str] | None = None,
) -> DatedAct:
    """An Act or a regulation of which only consolidations are at hand, the oldest first.

    The words of each are known from the day on which they began until they differ in the next one.
    Between two that differ each note in between is a doubt, because its text was not read.
    """
    rows: list[DatedUnit] = []
    limits: list[DatedDoubt] = []
    last: dict[str, DatedUnit] = {}  # the newest row of each unit that is still law
    names: list[list[str]] = []
    for older, newer in zip([None, *texts], texts, strict=False):
        since, after = min(newer.since, newer.until), older.until if older else dt.date.min
        by_section = newer.sections(sections)
        printed = {row.unit: row for own in by_section.values() for row in own}
        names.append([*printed])
        rows += [last.pop(unit)._replace(until=since) for unit in sorted(last.keys() - printed.keys())]
        for section, own in by_section.items():
            notes = notes_in(own)
            for row in own:
                before = last.get(row.unit)
                if before and same_words(before.text, row.text):
                    continue
                begun = begins(row, notes, lang, since, after)
                rows += [before._replace(until=begun.day)] if before else []
                last[row.unit] = _printed(row, begun)
            if not older:
                limits += [DatedDoubt(section, CHANGED, c, _doubted(c, d)) for c, d in notes.items() if _year(c)]
            between = {c: n.day for c, d in notes.items() if older and (n := note_day(d)) and n.day > after}
            if len(set(between.values())) > 1:
                limits += [DatedDoubt(section, str(Doubt.NOT_READ), c, day) for c, day in between.items()]
    rows = _in_order([*rows, *last.values()], *names)
    return DatedAct(act, lang, rows, limits, texts[-1].until, citation, is_alone=True)


def _printed(row: Any, begun: Beginning) -> DatedUnit:
    """The row of a consolidated unit."""
    basis = NOTE if begun.is_exact else PRINTED
    own = (row.unit, row.section, row.kind, 0, row.text)
    return DatedUnit(*own, begun.day, None, begun.by, (), basis, SHOWN)


def with_enacted(act: DatedAct, instructions: Iterable[Instruction]) -> DatedAct:
    """An amending statute with the text that each clause enacts, as part of the clause: ``13(3)/(1.2)``."""
    enacted = {instruction.clause: instruction.enacted for instruction in instructions}
    rows: list[DatedUnit] = []
    for row in act.rows:
        below = enacted.get(row.unit, ())
        quoted = (row._replace(unit=f"{row.unit}/{unit.unit}", kind=unit.kind, text=unit.text) for unit in below)
        rows += [row, *quoted]
    return replace(act, rows=rows)


def provision_versions(versions: Iterable[DatedAct], units: Iterable[str]) -> pd.DataFrame:
    """One row per unit, language and wording, with the columns of the contract.

    units: those that are followed.  A unit that is not there on some days has no row for them.
    """
    followed = sorted({unit for unit in units if unit and not unit.endswith("[heading]")})
    rows = [
        {"act": version.act, "unit": unit, "lang": version.lang, **wording._asdict(), "by": [*wording.by]}
        for version in versions
        for unit in followed
        for wording in version.stretches(unit)
    ]
    return pd.DataFrame(rows, columns=list(contract("provision_versions").columns))


def as_table(acts: Iterable[DatedAct], assents: Mapping[str, dt.date] = MappingProxyType({})) -> pd.DataFrame:
    """The rows of Acts with the columns of the contract ``dated_act``. What limits a section is on its own rows.

    assents: days of assent by citation.
    """
    rows: list[dict[str, Any]] = []
    for act in acts:
        limits: dict[str, list[str]] = defaultdict(list)
        for limit in act.limits:
            limits[limit.section].append(f"{limit.since} {limit.code} {limit.clause}")
        named = {"act_number": act.act, "lang": act.lang, "replayed": not act.is_alone, "known_until": act.known_until}
        for row in act.rows:
            own = [*limits[row.unit], *limits[""]] if row.unit == row.section else []
            made = [assents.get(take_apart(c).act) or dt.date(_year(c) or 1, 1, 1) for c in row.by]
            rows.append(named | row._asdict() | {"limits": own, "assented": max(made, default=None)})
    table = pd.DataFrame(rows).rename(columns=COLUMN_OF).reindex(columns=list(contract(TABLE).columns))
    table = table.assign(row_number=range(len(rows)))
    days = {name: pd.to_datetime(table[name]) for name in ("since", "until", "known_until", "assented")}
    lists = {name: table[name].map(list) for name in ("by", "until_by", "instruments")}
    return table.assign(**days, **lists)
