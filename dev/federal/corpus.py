"""The publisher's whole repository: which Acts can be replayed, and each one compared with its newest consolidation.

Days come from the Table of Public Statutes and from the statutes' own rules. A replay takes no day and no state from
the consolidation that it is compared with. What the consolidation itself says of states (its list of amendments not in
force, its history notes) is tried only afterwards, on the sections that still differ: it can explain a difference,
never an agreement.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from federal.conditions import State, all_began, amends_second, became_law, either_way, met
from federal.evidence import ConsolidationEvidence, evidence
from tipimpact.legislation.amendments import Enactment, Instruction, natural_title, plain, timing
from tipimpact.legislation.commencement import (
    ActFacts,
    Base,
    ClauseFact,
    Commencement,
    CommencementFact,
    Timing,
    all_standing,
    standing,
)
from tipimpact.legislation.consolidate import doubts, replay
from tipimpact.legislation.grammar import Place
from tipimpact.legislation.justice_xml import parse
from tipimpact.legislation.labels import steps
from tipimpact.legislation.ledger import NO_LEDGER, Ledger
from tipimpact.legislation.register import register
from tipimpact.legislation.replay import (
    ComparedLine,
    Snapshot,
    check_replay,
    is_spent,
    read_snapshot,
    sections,
)
from tipimpact.legislation.shelf import CONSOLIDATED
from tipimpact.legislation.text import Text, read_base
from tipimpact.legislation.wording import BEFORE

_IF = re.compile(r"(?:if|si|s’il)\b", re.IGNORECASE)  # a condition that may not be met; others fix a day


COLUMNS = [
    *("act", "lang", "kind", "section", "touched", "status", "reason", "doubts"),
    *("unit", "replayed", "official"),
]
OWN = {"result": "status", "replay_words": "replayed"}  # of ``replay_check``, whose sections have fewer


class Reason(StrEnum):
    """Why a replayed section and the consolidation differ; the closed list of what counts as explained."""

    NOT_IN_FORCE = "not_in_force"  # the consolidation lists the clause as not in force; without it they agree
    NEVER_BEGAN = "never_began"  # the Table says that the unit never began, and its marker says "[Repealed]" only
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
        titles = (natural_title(parse(base).find("Identification")), natural_title(root.find("Identification")))
        yield Pair(names.findtext("ConsolidatedNumber").strip(), citation, lang, base, path, titles)


class Amending:
    """Statutes of one language, and which of their instructions amend which Act."""

    def __init__(self, statutes: Iterable[Enactment]) -> None:
        self.by_citation = {statute.citation: statute for statute in statutes}
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
    """What the statutes and the Table of Public Statutes say of a clause without a day of its own."""

    amending: Amending
    ledger: Ledger = NO_LEDGER
    asked: dict[tuple[str, ...], Timing] = field(default_factory=dict)  # three replays of an Act ask the same

    def timing(self, act: str, clause: str, condition: str, statute: Enactment) -> Timing:
        """When a clause came into force, by the Table, else by the statute's own rules."""
        key = act, clause, condition, statute.citation
        if key not in self.asked:
            self.asked[key] = timing(act, clause, condition, statute, {}, ledger=self.ledger)
        return self.asked[key]

    def coordinated(self, clause: Instruction, statute: Enactment, assent: dt.date) -> tuple[dt.date | None, bool]:
        """The day on which a condition was met, assent where nothing fixes it, or None; and whether that is decided.

        Where nothing decides it, one that begins with "if" was not met, and one of two days ("on the first day on
        which both") was.
        """
        states = [self.state(*unit) for unit in clause.hangs_on]
        known = met(clause, states, lambda title: became_law(title, assent, self.amending.by_citation.values()))
        came, is_open = known, bool(_IF.match(plain(clause.condition)))
        if came is None:
            came = either_way(clause, statute) if is_open else all_began(states)
        waits = states[:1] if amends_second(clause) else states
        days = [state.day for state in waits if state and state.day]
        never = any(state and not state.began for state in states)
        decided = known is not None or never or (came if is_open else bool(states) and None not in states)
        return max([assent, *days]) if came else None, decided

    def state(self, act: str, label: str) -> State | None:
        """Whether and when a unit that a condition names came into force; None: nothing says so."""
        statute = self.amending.by_citation.get(self.amending.by_id.get(act, act))
        if statute is None or not label[:1].isdigit():
            return None
        same = (i.target_act for i in statute.instructions if i.clause == label or i.clause.startswith(f"{label}("))
        for amended in (*dict.fromkeys(same), act):
            when = self.timing(amended, label, "", statute)
            if when.day is not None:
                return State(True, when.day)
            if when.why in ("never", "awaiting"):
                return State(False)
        return None


class Trust(IntEnum):
    """What a replay takes from the consolidation it is compared with: nothing, its list, or its notes as well."""

    NOTHING = 0
    LIST = 1
    NOTES = 2


def compare(pair: Pair, amending: Amending, ledger: Ledger = NO_LEDGER) -> pd.DataFrame:
    """One row per section of an Act: how the replay of its statute agrees with its newest consolidation.

    Columns: act, lang, kind (of Act: repealed as a whole, renamed, ordinary), section, touched (a later statute or
    order names it, or a step of the replay does), status (identical; printed: the same but for the publisher's
    printing; explained; different; not_tested: only "[Amendment]" is printed of it; not_compared: its official note
    names an unavailable statute or order), reason (a code of ``Reason``), doubts (codes of ``Doubt`` that the replay
    gives with the section), unit, replayed and official (the first difference).
    """
    base, consolidation = read_base(pair.base), evidence(pair.official)
    base.id = register().of(pair.chapter) or base.id
    snapshot = replace(read_snapshot(pair.official), corrected=base.id == standing().id)
    statutes = amending.of(base.id, pair.citation)
    known = Known(amending, ledger)
    days = facts(pair, base.id, statutes, consolidation, known)
    text = replay(base, statutes, days, snapshot.date)
    comparison = check_replay(sections(text), snapshot).rename(columns=OWN).assign(reason="")
    comparison["status"] = comparison["status"].replace({"explained": "printed"})
    spent = comparison["section"].map(lambda section: is_spent(snapshot.sections.get(section, [])))
    comparison.loc[spent & (comparison["status"] == "printed"), "status"] = "not_tested"
    apart = comparison["section"].map(
        lambda section: consolidation.lacks_statute(section, {pair.citation, *amending.by_citation})
    )
    comparison.loc[apart, "status"] = "not_compared"
    if (comparison["status"] == "different").any():
        _explain(comparison, text, days, pair, base, statutes, snapshot, consolidation, known)
    touched = comparison["section"].isin(_touched(text, pair, consolidation))
    signs: dict[str, set[str]] = defaultdict(set)
    for section, step in doubts(text.log, days, snapshot.date):
        signs[section].add(step.doubt)
    doubtful = [", ".join(sorted(signs[section])) for section in comparison["section"]]
    kind = "repealed" if _is_repealed(text) else "renamed" if pair.renamed else "ordinary"
    own = {"act": pair.chapter, "lang": pair.lang, "kind": kind, "touched": touched, "doubts": doubtful}
    return comparison.assign(**own)[COLUMNS]


def facts(
    pair: Pair,
    act: str,
    statutes: Iterable[Enactment],
    consolidation: ConsolidationEvidence,
    known: Known,
    trust: Trust = Trust.NOTHING,
) -> Commencement:
    """When each clause that amends an Act began, by the Table and the statutes, and what is trusted of a consolidation.

    A clause of which neither gives the day is taken to be in force from assent, which is the widest reading: what never
    began then shows as a difference.
    """
    if act in all_standing() and trust == Trust.NOTHING:
        return all_standing()[act]
    acts: dict[str, ActFacts] = {}
    for statute in statutes:
        own = [i for i in statute.instructions if i.target_act in (act, pair.citation) or i.via]
        day = statute.assent or dt.date(int(statute.citation[:4]), 12, 31)
        acts[statute.citation] = ActFacts(clauses=[_fact(i, statute, day, consolidation, known, trust) for i in own])
    itself = acts.pop(pair.citation, None)
    otherwise = CommencementFact(day="assent", how="assent", source="assent")
    base = Base(act=pair.chapter, citation=pair.citation, otherwise=otherwise, clauses=itself.clauses if itself else [])
    return Commencement(base=base, acts=acts).with_ledger(known.ledger)


def _fact(
    i: Instruction,
    statute: Enactment,
    assent: dt.date,
    consolidation: ConsolidationEvidence,
    known: Known,
    trust: Trust,
) -> ClauseFact:
    when = known.timing(i.target_act, i.clause, plain(i.condition), statute)
    if trust >= Trust.LIST and consolidation.lists(i):
        return ClauseFact(clauses=[i.clause], never="listed as not in force", source="consolidation")
    if when.day is not None:
        how = "order" if when.how == "table" else when.how
        return ClauseFact(clauses=[i.clause], day=when.day, how=how, source="ledger")
    conditional = when.why == "condition"
    undated = (None, when.fact.decided) if when.fact else (assent, True)
    day, decided = known.coordinated(i, statute, assent) if conditional else undated
    if trust >= Trust.NOTES:
        day = (day or assent) if consolidation.names(i) else None
    if day is None:
        never = "no evidence that it began"
        return ClauseFact(clauses=[i.clause], never=never, source="ledger", decided=decided)
    how = "coordinating" if conditional else "order"
    return ClauseFact(clauses=[i.clause], day=day, how=how, source="-", decided=decided)


def _explain(
    comparison: pd.DataFrame,
    text: Text,
    days: Commencement,
    pair: Pair,
    base: Text,
    statutes: Sequence[Enactment],
    snapshot: Snapshot,
    consolidation: ConsolidationEvidence,
    known: Known,
) -> None:
    """Name the reason of each difference that has one of the closed list."""
    differ = set(comparison.loc[comparison["status"] == "different", "section"])
    agreed = set(comparison["section"]) - differ
    never = _never_begun(text)
    printed = {
        section: [_bare(line, text.lang) if line.unit in never else line for line in snapshot.sections[section]]
        for section in differ & snapshot.sections.keys()
    }
    ours = _but(_without_before(text), agreed)
    agree = {Reason.NEVER_BEGAN: _agreeing(check_replay(ours, replace(snapshot, sections=printed)))}
    snapshot = replace(snapshot, sections=_but(snapshot.sections, agreed))
    for reason, trust in ((Reason.NOT_IN_FORCE, Trust.LIST), (Reason.NOT_IN_NOTE, Trust.NOTES)):
        trusted = facts(pair, base.id, statutes, consolidation, known, trust)
        if trusted != days:
            again = check_replay(_but(sections(replay(base, statutes, trusted, snapshot.date)), agreed), snapshot)
            absent = differ - set(again["section"])  # in neither, once the clause is left out
            agree[reason] = _agreeing(again) | absent
    for row in comparison[comparison["status"] == "different"].itertuples():
        for reason, labels in agree.items():
            if row.section in labels:
                comparison.loc[row.Index, ["status", "reason"]] = ["explained", reason.value]
                break


def _is_repealed(text: Text) -> bool:
    """Whether a clause repealed the Act as a whole."""
    return any(
        not entry.because and entry.step.operation == "repeal" and entry.step.targets == (Place(),)
        for entry in text.log
    )


def _but(by_section: Mapping[str, list[ComparedLine]], left_out: set[str]) -> dict[str, list[ComparedLine]]:
    """The lines of all sections but some."""
    return {section: lines for section, lines in by_section.items() if section not in left_out}


def _agreeing(comparison: pd.DataFrame) -> set[str]:
    return set(comparison.loc[comparison["result"] != "different", "section"])


def _without_before(text: Text) -> dict[str, list[ComparedLine]]:
    """The sections of a replay, with nothing said of what never began."""
    return {section: [_bare(line, text.lang) for line in lines] for section, lines in sections(text).items()}


def _never_begun(text: Text) -> set[str]:
    """The units of which the replay says that they never began."""
    return {line.unit for lines in sections(text).values() for line in lines if BEFORE[text.lang] in line.text}


def _bare(line: ComparedLine, lang: str) -> ComparedLine:
    return line._replace(text=line.text.replace(BEFORE[lang], ""))


def _touched(text: Text, pair: Pair, consolidation: ConsolidationEvidence) -> set[str]:
    """Sections that a later statute or order changed, by the official notes or by a step of the replay."""
    touched = {section for section in consolidation.notes if consolidation.acts(section) - {pair.citation}}
    for entry in text.log:
        for place in entry.step.places:
            touched |= {steps(unit)[0] for unit in (place.unit, place.to) if unit}
    return touched | {section for _, section, node in text.rows() if node.history}
