"""The publisher's whole repository: which Acts can be replayed, and each one compared with its newest consolidation.

A replay takes no day and no state from the consolidation that it is compared with. What the consolidation itself says
of states (its list of amendments not in force, its history notes) is tried only afterwards, on the sections that still
differ: it can explain a difference, never an agreement.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from federal.conditions import became_law, either_way, met
from federal.evidence import ConsolidationEvidence, Elsewhere, State, evidence
from tipimpact.legislation.amendments import Enactment, Instruction, plain, short_title
from tipimpact.legislation.commencement import (
    REPLAYED,
    ActFacts,
    Base,
    ClauseFact,
    Commencement,
    CommencementFact,
    timing,
)
from tipimpact.legislation.consolidate import replay_on
from tipimpact.legislation.justice_xml import parse
from tipimpact.legislation.register import register
from tipimpact.legislation.replay import Snapshot, check_replay, read_snapshot
from tipimpact.legislation.text import Text, read_base
from tipimpact.legislation.tree import steps

CONSOLIDATED = {"en": "eng/acts", "fr": "fra/lois"}
ANNUAL = "annual-statutes-lois-annuelles"
_ANNUAL_NAME = re.compile(r"(?P<year>\d{4})-c0*(?P<chapter>\d+)_(?P<lang>[ef])[ _]*\.xml", re.I)
_LANG = {"e": "en", "f": "fr"}
_IF = re.compile(r"(?:if|si|s’il)\b", re.IGNORECASE)  # a condition that may not be met; others fix a day


class Reason(StrEnum):
    """Why a replayed section and the consolidation differ; the closed list of what counts as explained."""

    NOT_IN_FORCE = "not_in_force"  # the consolidation lists the clause as not in force; without it they agree
    NOT_IN_NOTE = "not_in_note"  # its official note names no such clause, which depends on an order or a condition


class Pair(NamedTuple):
    """An Act with both ends available: the statute that enacts it and its newest consolidation."""

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
    files: dict[tuple[str, str], Path] = {}
    for path in sorted((folder / ANNUAL).glob("*/*/*")):
        if match := _ANNUAL_NAME.fullmatch(path.name):
            key = _LANG[match["lang"].lower()], f"{match['year']}, c. {match['chapter']}"
            files.setdefault(key, path)
    return files


def pairs(folder: Path, statutes: Mapping[tuple[str, str], Path], lang: str) -> Iterator[Pair]:
    """Every Act whose own statute is available, by chapter; not those that a clause of another statute enacts.

    An Act that is repealed as a whole has no text to compare with, and is left out.
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


class Amending:
    """Statutes of one language, and which of their instructions amend which Act."""

    def __init__(self, statutes: Iterable[Enactment]) -> None:
        self.by_citation = {statute.citation: statute for statute in statutes}
        # One statute can enact several Acts and be one itself: 2003, c. 22 is P-33.4 and enacts P-33.01.
        listed = register().acts.items()
        self.by_id = {id_: act.citation for id_, act in listed if act.citation in self.by_citation}
        self._of: dict[str, list[str]] = {}
        for statute in self.by_citation.values():
            for target in dict.fromkeys(i.target_act for i in statute.instructions):
                self._of.setdefault(target, []).append(statute.citation)

    def of(self, act: str, citation: str) -> list[Enactment]:
        """Statutes that amend an Act, itself included where it does, and those that amend the clauses of these."""
        direct = dict.fromkeys(c for name in dict.fromkeys((act, citation)) for c in self._of.get(name, ()))
        through = (c for host in direct for c in self._of.get(register().of(host) or host, ()))
        return [self.by_citation[c] for c in sorted({*direct, *through})]


@dataclass(frozen=True)
class Known:
    """What statutes, and consolidations of other Acts than the one compared, say of a clause without a day of its own.

    apart: chapter of the Act that is compared.
    """

    amending: Amending
    elsewhere: Elsewhere
    apart: str

    def never(self, clause: Instruction, statute: Enactment) -> bool:
        """Whether a clause that waits for an order did not begin."""
        return self.elsewhere.never(statute, statute.rules.of(clause.clause), self.apart)

    def began(self, clause: Instruction, statute: Enactment, assent: dt.date) -> bool:
        """Whether a condition was met; where nothing decides it, one that begins with "if" was not."""
        decided = met(clause, self._state, lambda title: became_law(title, assent, self.amending.by_citation.values()))
        if decided is None:
            return not _IF.match(plain(clause.condition)) or either_way(clause, statute)
        return decided

    def _state(self, act: str, label: str) -> State | None:
        statute = self.amending.by_citation.get(self.amending.by_id.get(act, act))
        return self.elsewhere.state(statute, label, self.apart) if statute else None


class Trust(IntEnum):
    """What a replay takes from the consolidation it is compared with: nothing, its list, or its notes as well."""

    NOTHING = 0
    LIST = 1
    NOTES = 2


def compare(pair: Pair, amending: Amending, elsewhere: Elsewhere | None = None) -> pd.DataFrame:
    """One row per section of an Act: how the replay of its statute agrees with its newest consolidation.

    Columns: act, lang, renamed, section, touched (a later statute or order names it, or a step of the replay does),
    status (identical; printed: the same but for the publisher's printing; explained; different; not_compared: its
    official note names an unavailable statute or order), reason (a code of ``Reason``), unit, replayed and official
    (the first difference).
    """
    base, consolidation = read_base(pair.base), evidence(pair.official)
    snapshot = replace(read_snapshot(pair.official), corrected=base.id == REPLAYED)
    statutes = amending.of(base.id, pair.citation)
    known = Known(amending, elsewhere or Elsewhere(), pair.chapter)
    text = replay_on(base, statutes, facts(pair, base.id, statutes, consolidation, known), snapshot.date)
    comparison = check_replay(text, snapshot).assign(reason="")
    comparison["status"] = comparison["status"].replace({"explained": "printed"})
    apart = comparison["section"].map(
        lambda section: consolidation.lacks_statute(section, {pair.citation, *amending.by_citation})
    )
    comparison.loc[apart, "status"] = "not_compared"
    if (comparison["status"] == "different").any():
        _explain(comparison, pair, base, statutes, snapshot, consolidation, known)
    touched = comparison["section"].isin(_touched(text, pair, consolidation))
    columns = ["act", "lang", "renamed", "section", "touched", "status", "reason", "unit", "replayed", "official"]
    return comparison.assign(act=pair.chapter, lang=pair.lang, renamed=pair.renamed, touched=touched)[columns]


def facts(
    pair: Pair,
    act: str,
    statutes: Iterable[Enactment],
    consolidation: ConsolidationEvidence,
    known: Known,
    trust: Trust = Trust.NOTHING,
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
        otherwise = CommencementFact(day=day, how="assent", source="assent")
        clauses = [_fact(i, statute, day, consolidation, known, trust) for i in own]
        acts[statute.citation] = ActFacts(otherwise=otherwise, clauses=clauses)
    itself = acts.pop(pair.citation, None)
    otherwise = CommencementFact(day="assent", how="assent", source="assent")
    base = Base(act=pair.chapter, citation=pair.citation, otherwise=otherwise, clauses=itself.clauses if itself else [])
    return Commencement(base=base, acts=acts)


def _fact(
    i: Instruction,
    statute: Enactment,
    assent: dt.date,
    consolidation: ConsolidationEvidence,
    known: Known,
    trust: Trust,
) -> ClauseFact:
    when = timing("", i.clause, plain(i.condition), statute, {})
    if trust >= Trust.LIST and consolidation.lists(i):
        return ClauseFact(clauses=[i.clause], never="listed as not in force", source="consolidation")
    if when.day is not None:
        return ClauseFact(clauses=[i.clause], day=when.day, how=when.known_by, source="statute")
    conditional = when.why == "condition"
    alone = known.began(i, statute, assent) if conditional else not known.never(i, statute)
    began = consolidation.names(i) if trust >= Trust.NOTES else alone
    if not began:
        return ClauseFact(clauses=[i.clause], never="no evidence that it began", source="consolidation")
    return ClauseFact(clauses=[i.clause], day=assent, how="coordinating" if conditional else "order", source="-")


def _explain(
    comparison: pd.DataFrame,
    pair: Pair,
    base: Text,
    statutes: Sequence[Enactment],
    snapshot: Snapshot,
    consolidation: ConsolidationEvidence,
    known: Known,
) -> None:
    """Name the reason of each difference that has one of the closed list."""
    agree: dict[Reason, set[str]] = {}
    for reason, trust in ((Reason.NOT_IN_FORCE, Trust.LIST), (Reason.NOT_IN_NOTE, Trust.NOTES)):
        text = replay_on(base, statutes, facts(pair, base.id, statutes, consolidation, known, trust), snapshot.date)
        again = check_replay(text, snapshot)
        same = set(again.loc[again["status"] != "different", "section"])
        absent = set(comparison["section"]) - set(again["section"])  # in neither, once the clause is left out
        agree[reason] = same | absent
    for row in comparison[comparison["status"] == "different"].itertuples():
        for reason, sections in agree.items():
            if row.section in sections:
                comparison.loc[row.Index, ["status", "reason"]] = ["explained", reason.value]
                break


def _touched(text: Text, pair: Pair, consolidation: ConsolidationEvidence) -> set[str]:
    """Sections that a later statute or order changed, by the official notes or by a step of the replay."""
    sections = {section for section in consolidation.notes if consolidation.acts(section) - {pair.citation}}
    for entry in text.log:
        for place in (*entry.step.targets, *([entry.step.anchor] if entry.step.anchor else [])):
            sections |= {steps(unit)[0] for unit in (place.unit, place.to) if unit}
    return sections | {section for _, section, node in text.rows() if node.history}
