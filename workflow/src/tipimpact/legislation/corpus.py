"""The publisher's whole repository: which Acts can be replayed, and each one held against its newest consolidation.

A replay takes no day and no state from the consolidation that it is held against. What the consolidation itself says
of states (its list of amendments not in force, its history notes) is tried only afterwards, on the sections that still
differ: it can explain a difference, never an agreement.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from lxml import etree

from tipimpact.legislation.amendments import Enactment, Instruction, plain, short_title
from tipimpact.legislation.commencement import ActFacts, Base, ClauseFact, Commencement, Fact, timing
from tipimpact.legislation.consolidate import Text, read_base, replay_on
from tipimpact.legislation.justice_xml import parse
from tipimpact.legislation.labels import normalise, schedule_label
from tipimpact.legislation.notes import split, take_apart
from tipimpact.legislation.register import register
from tipimpact.legislation.replay import Snapshot, check_replay, read_snapshot
from tipimpact.legislation.tree import steps

CONSOLIDATED = {"en": "eng/acts", "fr": "fra/lois"}
ANNUAL = "annual-statutes-lois-annuelles"
REPEALS_ACT = ("2008, c. 20", "3")  # Statutes Repeal Act: what did not begin within ten years goes without a clause
_ANNUAL_NAME = re.compile(r"(?P<year>\d{4})-c0*(?P<chapter>\d+)_(?P<lang>[ef])\.xml", re.IGNORECASE)
_LANG = {"e": "en", "f": "fr"}
_IF = re.compile(r"(?:if|si|s’il)\b", re.IGNORECASE)  # a condition that may not be met; others fix a day


class Reason(StrEnum):
    """Why a replayed section and the consolidation differ; the closed list of what counts as explained."""

    NOT_IN_FORCE = "not_in_force"  # the consolidation lists the clause as not in force; without it they agree
    NOT_IN_NOTE = "not_in_note"  # its official note names no such clause, which hangs on an order or a condition


class Pair(NamedTuple):
    """An Act of which both ends are held: the statute that enacts it and its newest consolidation."""

    chapter: str
    citation: str
    lang: str
    base: Path
    official: Path
    titles: tuple[str, str]  # as enacted, and today

    @property
    def renamed(self) -> bool:
        """Whether the Act has another title today than when it was enacted."""
        bare = [re.sub(r"\W+", " ", title).casefold().strip() for title in self.titles]
        return bare[0] != bare[1]


def annual_statutes(folder: Path) -> dict[tuple[str, str], Path]:
    """Files of the annual statutes by language and citation, whatever case their names are in."""
    found: dict[tuple[str, str], Path] = {}
    for path in sorted((folder / ANNUAL).glob("*/*/*")):
        if match := _ANNUAL_NAME.fullmatch(path.name):
            key = _LANG[match["lang"].lower()], f"{match['year']}, c. {match['chapter']}"
            found.setdefault(key, path)
    return found


def pairs(folder: Path, statutes: Mapping[tuple[str, str], Path], lang: str) -> Iterator[Pair]:
    """Every Act whose own statute is held, by chapter; not those that a clause of another statute enacts.

    An Act that is repealed as a whole has no text to be held against, and is left out.
    """
    for path in sorted((folder / CONSOLIDATED[lang]).glob("*.xml")):
        root = parse(path)
        names = root.find("Identification/Chapter")
        number = names.findtext("AnnualStatuteId/AnnualStatuteNumber", "").strip()
        citation = f"{names.findtext('AnnualStatuteId/YYYY')}, c. {number}"
        if not number.isdecimal() or (base := statutes.get((lang, citation))) is None or root.find("Body") is None:
            continue
        titles = (short_title(parse(base)), short_title(root))
        yield Pair(names.findtext("ConsolidatedNumber").strip(), citation, lang, base, path, titles)


@dataclass(frozen=True)
class Evidence:
    """What a consolidation says of the amendments to each of its sections."""

    notes: dict[str, set[tuple[str, str]]] = field(default_factory=dict)  # section: (Act or order, section of it)
    not_in_force: frozenset[tuple[str, str]] = frozenset()  # (statute, clause) as listed

    def acts(self, section: str) -> set[str]:
        """Acts and orders that a section's note and markers name."""
        return {act for act, _ in self.notes.get(section, ())}

    def not_held(self, section: str, held: Container[str]) -> bool:
        """Whether a section was changed by what no statute held says."""
        return REPEALS_ACT in self.notes.get(section, ()) or any(act not in held for act in self.acts(section))

    def lists(self, clause: Instruction) -> bool:
        """Whether a clause is in the list of amendments not in force."""
        return any(
            act == clause.amending and (clause.clause == name or clause.clause.startswith((f"{name}(", f"{name}/")))
            for act, name in self.not_in_force
        )

    def names(self, clause: Instruction) -> bool:
        """Whether the note to a section that a clause names is to that clause, by its section."""
        place = clause.amending, steps(clause.clause.partition("/")[0])[0]
        named = {label for label, places in self.notes.items() if place in places}
        places = [p for s in clause.steps for p in (*s.targets, *([s.anchor] if s.anchor else []))]
        units = [*(p.unit for p in places), *(unit.unit for unit in clause.enacted)]
        sections = {steps(unit)[0] for unit in units if unit[:1].isdigit()}
        exact = sections and not any(place.to for place in places)
        return bool(named & sections) if exact else bool(named)


def evidence(path: Path) -> Evidence:
    """The history notes, repeal markers and amendments not in force of a consolidation."""
    root = parse(path)
    notes: dict[str, set[tuple[str, str]]] = {}
    for section in root.iter("Section", "Schedule"):
        if section.tag == "Schedule":
            label = schedule_label(" ".join("".join(section.findtext("ScheduleFormHeading/Label", "")).split()))
        else:
            label = normalise(_words(section.find("Label")))
        if _pending(section):
            continue
        texts = [_words(item) for note in section.iter("HistoricalNote") for item in (list(note) or [note])]
        texts += [_words(marker).strip("[]").partition(", ")[2] for marker in section.iter("Repealed")]
        named = notes.setdefault(label, set())
        for citation in (c for text in texts for c in split(text)):
            whole = take_apart(citation)
            ends = re.findall(r"\d[\w.]*", whole.place.partition("(")[0])
            named |= {(whole.act, end) for end in ends} or {(whole.act, "")}
    return Evidence(notes, frozenset(_not_in_force(root)))


def _not_in_force(root: etree._Element) -> Iterator[tuple[str, str]]:
    for schedule in root.iterfind("Schedule[@id='NifProvs']"):
        for title in schedule.iterfind(".//RelatedOrNotInForce/Heading/TitleText"):
            for citation in split(_words(title).lstrip("— ")):
                whole = take_apart(citation)
                yield whole.act, whole.place


def _pending(element: etree._Element) -> bool:
    return any(above.get("id") in ("NifProvs", "RelatedProvs") for above in element.iterancestors("Schedule"))


def _words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


class Amending:
    """Statutes of one language, and which of their instructions amend which Act."""

    def __init__(self, statutes: Iterable[Enactment]) -> None:
        self.by_citation = {statute.citation: statute for statute in statutes}
        self._of: dict[str, list[str]] = {}
        for statute in self.by_citation.values():
            for target in dict.fromkeys(i.target_act for i in statute.instructions):
                self._of.setdefault(target, []).append(statute.citation)

    def of(self, act: str, citation: str) -> list[Enactment]:
        """Statutes that amend an Act, itself included where it does, and those that amend the clauses of these."""
        direct = dict.fromkeys(c for name in dict.fromkeys((act, citation)) for c in self._of.get(name, ()))
        through = (c for host in direct for c in self._of.get(register().of(host) or host, ()))
        return [self.by_citation[c] for c in sorted({*direct, *through})]


class Trust(IntEnum):
    """What a replay takes from the consolidation it is held against: nothing, its list, or its notes as well."""

    NOTHING = 0
    LIST = 1
    NOTES = 2


def compare(pair: Pair, amending: Amending) -> pd.DataFrame:
    """One row per section of an Act: how the replay of its statute agrees with its newest consolidation.

    Columns: act, lang, renamed, section, touched (a later statute or order names it, or a step of the replay does),
    status (identical; printed: the same but for the publisher's printing; explained; different; not_compared: its
    official note names a statute or order that is not held), reason (a code of ``Reason``), unit, replayed and official
    (the first difference).
    """
    snapshot, said = read_snapshot(pair.official), evidence(pair.official)
    base = read_base(pair.base)
    statutes = amending.of(base.id, pair.citation)
    text = replay_on(base, statutes, facts(pair, base.id, statutes, said), snapshot.date)
    found = check_replay(text, snapshot).assign(reason="")
    found["status"] = found["status"].replace({"explained": "printed"})
    apart = found["section"].map(lambda section: said.not_held(section, {pair.citation, *amending.by_citation}))
    found.loc[apart, "status"] = "not_compared"
    if (found["status"] == "different").any():
        _explain(found, pair, base, statutes, snapshot, said)
    touched = found["section"].isin(_touched(text, pair, said))
    columns = ["act", "lang", "renamed", "section", "touched", "status", "reason", "unit", "replayed", "official"]
    return found.assign(act=pair.chapter, lang=pair.lang, renamed=pair.renamed, touched=touched)[columns]


def facts(
    pair: Pair, act: str, statutes: Iterable[Enactment], said: Evidence, trust: Trust = Trust.NOTHING
) -> Commencement:
    """When each clause that amends an Act began, by its statute's own rules; of the consolidation only what is trusted.

    A clause whose day an order or an event fixes is taken to be in force from assent, which is the widest reading: what
    never began then shows as a difference.  A clause that waits for two others ("on the first day on which") is taken
    to have effect; one that holds only "if" something comes first is not.
    """
    acts: dict[str, ActFacts] = {}
    for statute in statutes:
        own = [i for i in statute.instructions if i.target_act in (act, pair.citation) or i.via]
        day = statute.assent or dt.date(int(statute.citation[:4]), 12, 31)
        otherwise = Fact(day=day, how="assent", source="assent")
        clauses = [_fact(i, statute, day, said, trust) for i in own]
        acts[statute.citation] = ActFacts(otherwise=otherwise, clauses=clauses)
    itself = acts.pop(pair.citation, None)
    otherwise = Fact(day="assent", how="assent", source="assent")
    base = Base(act=pair.chapter, citation=pair.citation, otherwise=otherwise, clauses=itself.clauses if itself else [])
    return Commencement(base=base, acts=acts)


def _fact(i: Instruction, statute: Enactment, assent: dt.date, said: Evidence, trust: Trust) -> ClauseFact:
    when = timing("", i.clause, plain(i.condition), statute, {})
    if trust >= Trust.LIST and said.lists(i):
        return ClauseFact(clauses=[i.clause], never="listed as not in force", source="consolidation")
    if when.day is not None:
        return ClauseFact(clauses=[i.clause], day=when.day, how=when.known_by, source="statute")
    conditional = when.why == "condition"
    alone = not conditional or not _IF.match(plain(i.condition))
    began = said.names(i) if trust >= Trust.NOTES else alone
    if not began:
        return ClauseFact(clauses=[i.clause], never="no evidence that it began", source="consolidation")
    return ClauseFact(clauses=[i.clause], day=assent, how="coordinating" if conditional else "unverified", source="-")


def _explain(
    found: pd.DataFrame,
    pair: Pair,
    base: Text,
    statutes: Sequence[Enactment],
    snapshot: Snapshot,
    said: Evidence,
) -> None:
    """Name the reason of each difference that has one of the closed list."""
    agree: dict[Reason, set[str]] = {}
    for reason, trust in ((Reason.NOT_IN_FORCE, Trust.LIST), (Reason.NOT_IN_NOTE, Trust.NOTES)):
        text = replay_on(base, statutes, facts(pair, base.id, statutes, said, trust), snapshot.date)
        again = check_replay(text, snapshot)
        same = set(again.loc[again["status"] != "different", "section"])
        gone = set(found["section"]) - set(again["section"])  # in neither, once the clause is left out
        agree[reason] = same | gone
    for row in found[found["status"] == "different"].itertuples():
        for reason, sections in agree.items():
            if row.section in sections:
                found.loc[row.Index, ["status", "reason"]] = ["explained", reason.value]
                break


def _touched(text: Text, pair: Pair, said: Evidence) -> set[str]:
    """Sections that a later statute or order changed, by the official notes or by a step of the replay."""
    found = {section for section in said.notes if said.acts(section) - {pair.citation}}
    for entry in text.log:
        for place in (*entry.step.targets, *([entry.step.anchor] if entry.step.anchor else [])):
            found |= {steps(unit)[0] for unit in (place.unit, place.to) if unit}
    return found | {section for _, section, node in text.rows() if node.history}
