"""The publisher's whole repository: which Acts can be replayed, and each one held against its newest consolidation.

A replay takes no day and no state from the consolidation that it is held against. What the consolidation itself says
of states (its list of amendments not in force, its history notes) is tried only afterwards, on the sections that still
differ: it can explain a difference, never an agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from lxml import etree

from tipimpact.legislation.amendments import Enactment, Instruction, short_title
from tipimpact.legislation.justice_xml import parse
from tipimpact.legislation.labels import normalise, schedule_label
from tipimpact.legislation.notes import split, take_apart
from tipimpact.legislation.tree import steps

CONSOLIDATED = {"en": "eng/acts", "fr": "fra/lois"}
ANNUAL = "annual-statutes-lois-annuelles"
REPEALS_ACT = "2008, c. 20"  # Statutes Repeal Act, s. 3: what did not begin within ten years is repealed without a clause
_ANNUAL_NAME = re.compile(r"(?P<year>\d{4})-c0*(?P<chapter>\d+)_(?P<lang>[ef])\.xml", re.IGNORECASE)
_LANG = {"e": "en", "f": "fr"}
_STATUTE = re.compile(r"\d{4}, c\. \d+")


class Reason(StrEnum):
    """Why a replayed section and the consolidation differ; the closed list of what counts as explained."""

    NOT_HELD = "not_held"  # its official note names a statute or order that the repository does not hold
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

    @property
    def named(self) -> set[tuple[str, str]]:
        """Every (Act, section of it) that some note names."""
        return {place for places in self.notes.values() for place in places}

    def acts(self, section: str) -> set[str]:
        """Acts and orders that a section's note and markers name."""
        return {act for act, _ in self.notes.get(section, ())}

    def lists(self, clause: Instruction) -> bool:
        """Whether a clause is in the list of amendments not in force."""
        return any(
            act == clause.amending and (clause.clause == name or clause.clause.startswith((f"{name}(", f"{name}/")))
            for act, name in self.not_in_force
        )

    def names(self, clause: Instruction) -> bool:
        """Whether some note names a clause, by its section."""
        return (clause.amending, steps(clause.clause.partition("/")[0])[0]) in self.named


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
        """Statutes that amend an Act, and those that amend the clauses of these before they begin."""
        direct = dict.fromkeys(c for name in dict.fromkeys((act, citation)) for c in self._of.get(name, ()))
        through = (c for host in direct for c in self._of.get(register().of(host) or host, ()))
        return [self.by_citation[c] for c in sorted({*direct, *through} - {citation})]


def compare(pair: Pair, amending: Amending) -> pd.DataFrame:
    """One row per section of an Act: how the replay of its statute agrees with its newest consolidation.

    Columns: act, lang, renamed, section, touched (a later statute or order names it, or a step of the replay does),
    status (identical; printed: the same but for the publisher's printing; explained; different), reason (a code of
    ``Reason``), unit, replayed and official (the first difference).
    """
    snapshot, said = read_snapshot(pair.official), evidence(pair.official)
    act = register().of(pair.chapter) or register().of(pair.citation) or pair.citation
    statutes = amending.of(act, pair.citation)
    text = _replayed(pair, act, statutes, snapshot, Facts(None, said))
    found = check_replay(text, snapshot).assign(reason="")
    found["status"] = found["status"].replace({"explained": "printed"})
    if (found["status"] == "different").any():
        _explain(found, pair, act, statutes, snapshot, said, set(amending.by_citation))
    touched = _touched(text, act, pair, said)
    columns = ["act", "lang", "renamed", "section", "touched", "status", "reason", "unit", "replayed", "official"]
    return found.assign(
        act=pair.chapter, lang=pair.lang, renamed=pair.renamed, touched=found["section"].isin(touched)
    )[columns]
