"""The law as this project holds it: which files are which, and the tables made from all of them together.

``commencement`` gives the day of each clause, and the sources that say so, read apart: the Table of Public Statutes
(``ledger``), the statute's own rule (``coming_into_force``) and the notes of consolidations (``noted_days``).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.legislation.amendments import PROVISIONS, timing
from tipimpact.legislation.changes import Versions, law_changes
from tipimpact.legislation.commencement import Commencement, Timing, from_fact, noted_days
from tipimpact.legislation.consolidate import replay
from tipimpact.legislation.dated import DatedAct
from tipimpact.legislation.dating import Consolidation, consolidated
from tipimpact.legislation.effects import Effect, Statutes, law_effects
from tipimpact.legislation.labels import NoteDay, section_of, sections_with
from tipimpact.legislation.register import register
from tipimpact.legislation.shelf import Shelf, dated_act
from tipimpact.legislation.statutes import StatuteTexts
from tipimpact.legislation.text import LogEntry, frame
from tipimpact.legislation.tree import Enacted
from tipimpact.legislation.witnesses import TextOfAct, TouchingClause, check_rows
from tipimpact.legislation.wording import Wording


class Witnesses(NamedTuple):
    """What each witness gives of a clause, read apart: the Table, the statute's own rule, the notes of consolidations.

    shared: whether the note's clause is a section of which others, too, change the Act: then its day may be theirs.
    """

    table: dt.date | None = None
    rule: dt.date | None = None
    note: NoteDay | None = None
    shared: bool = False

    @property
    def note_kind(self) -> str | None:
        """How the note gives its day, a code of the column note_kind."""
        return self.note and ("at_the_latest" if not self.note.is_exact else "of_section" if self.shared else "exact")

    def agreement(self, when: Timing) -> str:
        """How the witnesses agree with a decision, a code of the column agreement."""
        days = [self.table, self.rule, self.note.day if self.note else None]
        decisive = self.note_kind == "exact"
        exact = set(days if decisive else days[:2]) - {None}
        if when.how == "coordinating" or when.day is None:  # neither the Table nor its own rule speaks of its condition
            exact = {days[2]} if decisive else set()
        is_bound = self.note is not None and not self.note.is_exact
        if exact - {when.day} or (is_bound and self.note and when.day and when.day > self.note.day):
            return "contradicted"
        if when.day is None:
            return "not_dated"
        if when.how == "coordinating":
            return "other_clauses"
        return ("none", "one", "several", "several")[days.count(when.day)]


@dataclass
class Law:
    """The tables ``units`` and ``effects``, sorted by what they are of; all else is made of them when asked for."""

    read: StatuteTexts
    commencement: Commencement

    @property
    def act(self) -> str:
        """Id of the Act that is replayed."""
        return self.commencement.id

    @property
    def _base(self) -> str:
        return self.commencement.base.citation

    @cached_property
    def newest(self) -> dict[str, dict[str, str]]:
        """Source ids of the newest consolidations by Act and language."""
        by_act: dict[str, dict[str, str]] = defaultdict(dict)
        for source in self.read.find(kind="consolidated", snapshot="newest"):
            by_act[self.read.files[source]["act"]][self.read.files[source]["lang"]] = source
        return by_act

    @property
    def ids(self) -> list[str]:
        """Sources of the statutes and of the newest consolidations, in the order of the files."""
        used = {*self.read.find(kind="annual"), *self.read.find(kind="consolidated", snapshot="newest")}
        return [source for source in self.read.files if source in used]

    @property
    def sources(self) -> dict[str, str]:
        """English file of each statute that can amend the base Act, by citation."""
        cited = ((self.read.files[source]["citation"], source) for source in self.read.find(kind="annual", lang="en"))
        return {citation: source for citation, source in cited if citation != self._base}

    @cached_property
    def shelf(self) -> Shelf:
        """The base Act and the statutes that amend it."""
        enacted = {lang: self.read.find(kind="annual", lang=lang, citation=self._base) for lang in LANGUAGES}
        bases = {lang: self.read.enacted(sources[0]) for lang, sources in enacted.items() if sources}
        amending = {lang: self.read.enactments(lang, but=self._base) for lang in LANGUAGES}
        newest = {lang: [self._consolidation(source)] for lang, source in self.newest.get(self.act, {}).items()}
        return Shelf(self.commencement, bases, amending, newest)

    @cached_property
    def dated(self) -> list[DatedAct]:
        """The base Act with the days of its words, in each language in which it is there as enacted."""
        return [dated_act(self.shelf, lang) for lang in sorted(self.shelf.bases)]

    @cached_property
    def acts(self) -> dict[str, TextOfAct]:
        """Every Act and regulation of which a consolidation is at hand; the base Act replayed where it can be."""
        texts = {}
        for act, sources in self.newest.items():
            number = self.read.files[next(iter(sources.values()))]["citation"]
            printed = {
                lang: [self._consolidation(s) for s in self.read.find(kind="consolidated", act=act, lang=lang)]
                for lang in sources
            }
            alone = [consolidated(number, lang, each, number) for lang, each in printed.items()]
            replays = self.dated if act == self.act and self.dated else alone
            texts[act] = TextOfAct(replays, next(iter(printed.values()))[-1].sections())
        return texts

    def _consolidation(self, source: str) -> Consolidation:
        day = dt.date.fromisoformat(self.read.files[source]["point_in_time"])
        return Consolidation(self.read.of(source), day, day)

    @cached_property
    def assents(self) -> dict[str, dt.date]:
        """Days of assent by citation of the statute."""
        return {f["citation"]: dt.date.fromisoformat(f["assent"]) for f in self.read.files.values() if f["assent"]}

    def checked_rows(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The table ``law_rows``. rows: of ``witnesses.read_rows``."""
        touching = (
            TouchingClause(e.act, e.unit, f"{e.amending}, s. {e.clause}", self.assents[e.amending], e.day)
            for e in self.effects
            if e.amending in self.assents and not e.not_law
        )
        return check_rows(rows, self.acts, touching)

    @cached_property
    def effects(self) -> list[Effect]:
        """Every effect of every statute."""
        log = [entry for each in self.logs.values() for entry in each]
        return Statutes(self.shelf.amending, {self.act: self.commencement}, self.shown, log).effects()

    @cached_property
    def shown(self) -> dict[tuple[str, str, str], NoteDay]:
        """Days that the notes of the newest English consolidation of each Act give."""
        days: dict[tuple[str, str, str], NoteDay] = {}
        for source in [sources["en"] for sources in self.newest.values() if "en" in sources]:
            citation = self.read.files[source]["citation"]
            days |= noted_days(self.read.of(source), register().of(citation) or citation)
        return days

    @cached_property
    def texts(self) -> dict[str, dict[str, Wording]]:
        """The newest consolidation of each Act, by act and language."""
        return {
            act: {lang: Wording(self.read.law(source)) for lang, source in sources.items()}
            for act, sources in self.newest.items()
        }

    @cached_property
    def logs(self) -> dict[str, list[LogEntry]]:
        """Every step on the base Act, carried out or not, by language."""
        amending, last = self.shelf.amending, dt.date.max
        return {
            lang: replay(base, amending[lang], self.commencement, last).log for lang, base in self.shelf.bases.items()
        }

    @cached_property
    def failed(self) -> dict[tuple[str, str, str], str]:
        """Steps on the base Act that could be carried out in no version, by Act, clause and operation, and why."""
        reasons: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for entry in (entry for log in self.logs.values() for entry in log):
            if entry.on is not None:
                key = (entry.instruction.amending, entry.instruction.clause, entry.step.operation)
                reasons[key].append(entry.because)
        return {key: because[0] for key, because in reasons.items() if all(because)}

    def versions(self, units: Collection[str]) -> dict[str, Versions]:
        """The base Act by language: the newest consolidation, and the replay where the text of 2001 is available.

        units: those whose sections are wanted of each day.
        """
        by_lang, sections = {}, sections_with(units)
        for lang, newest in self.texts.get(self.act, {}).items():
            days: list[tuple[dt.date, Wording]] = []
            if lang in self.shelf.bases:
                days = [
                    (day or dt.date.min, Wording(frame(text, self.commencement, sections=sections)))
                    for day, text in self.shelf.days(lang)
                ]
            last = max((int(statute.citation[:4]) for statute in self.shelf.amending[lang]), default=0)
            by_lang[lang] = Versions(lang, newest, days, dt.date(last + 1, 12, 31) if days else None)
        return by_lang

    def changes(self, provisions: pd.DataFrame, bills: Mapping[str, str]) -> pd.DataFrame:
        """The table ``law_changes``."""
        changed = {e.unit for e in self.effects if e.act == self.act and e.amending in bills.values()} - {""}
        return law_changes(self.effects, self.act, self.versions(changed), provisions, bills, self.sources, self.failed)

    def commencement_days(self, bills: Mapping[str, str]) -> pd.DataFrame:
        """The table ``commencement``: sections of the base Act as enacted, and clauses that change a text."""
        base, facts = self.shelf.bases.get("en"), self.commencement
        rows, complete = [], self.read.complete_statutes()  # a digest may lack its section on commencement
        for unit in base.units if isinstance(base, Enacted) else ():
            if unit.kind == "section":  # the Table dates them one by one
                fact = facts.commencement_of(unit.unit)
                when = from_fact(fact, None) if fact else Timing(None, why="not_read")
                rows.append(self._describe(self._base, unit.unit, facts.id, when, Witnesses(when.day)))
        for statute in self.shelf.amending["en"]:
            clauses = [clause.clause for clause in statute.instructions]
            for clause in statute.instructions:
                act, changes = clause.target_act, any(step.operation not in PROVISIONS for step in clause.steps)
                if changes and (act == facts.id or statute.citation in bills.values()):
                    when = timing(act, clause.clause, clause.condition, statute, {facts.id: facts})
                    row = facts.ledger.timing(statute.citation, clause.clause, register().citation_of(act))
                    table = None if row is None else statute.assent if row.outcome == "assent" else row.day
                    section = section_of(clause.clause.partition("/")[0])
                    printed = self.shown.get((act, statute.citation, section))
                    shared = len({own for own in clauses if section_of(own) == section}) > 1
                    is_known = statute.citation in complete or row is None
                    rule = statute.rules.of(clause.clause).day if is_known else None
                    evidence = Witnesses(table, rule, printed, shared)
                    rows.append(self._describe(statute.citation, clause.clause, act, when, evidence))
        made = contract("commencement")
        return pd.DataFrame(rows, columns=list(made.columns)).drop_duplicates(list(made.key), ignore_index=True)

    def _describe(self, statute: str, clause: str, act: str, when: Timing, evidence: Witnesses) -> dict[str, Any]:
        """One row of ``commencement``."""
        row = self.commencement.ledger.timing(statute, clause, register().citation_of(act))
        ended = when.why if when.why in ("never", "awaiting") else "unknown"
        depends = when.how == "coordinating" or ended != "unknown"
        return {
            "amending_act": statute,
            "clause": clause,
            "act": act,
            "clause_outcome": "replaced" if when.fact and when.fact.replaced_by else "in_force" if when.day else ended,
            "in_force": pd.Timestamp(when.day) if when.day else pd.NaT,
            "known_by": when.how if when.day else "unknown",
            "fixed_by": row.instrument or None if row else None,
            "depends_on": when.fact and (when.fact.replaced_by or (when.fact.source if depends else None)),
            "table_day": pd.Timestamp(evidence.table) if evidence.table else pd.NaT,
            "rule_day": pd.Timestamp(evidence.rule) if evidence.rule else pd.NaT,
            "note_day": pd.Timestamp(evidence.note.day) if evidence.note else pd.NaT,
            "note_kind": evidence.note_kind,
            "agreement": evidence.agreement(when),
            "table_entry": f"{row.act}, {row.en or row.fr}" if row else None,
            "source": self.sources.get(statute),
        }

    def listed_effects(self, bills: Mapping[str, str]) -> pd.DataFrame:
        """The table ``law_effects``: effects on the base Act, and those of the bills on any Act."""
        listed = [e for e in self.effects if e.act == self.act or e.amending in bills.values()]
        return law_effects(listed, self.failed, self.sources, self.act if self.shelf.bases else "")

    def act_labels(self) -> dict[str, dict[str, str]]:
        """Today's English and French titles of the Acts amended, by id."""
        listed = {e.act: register().acts[e.act] for e in self.effects if e.act in register().acts and e.act != self.act}
        return {id_: {lang: act.title(lang) or id_ for lang in LANGUAGES} for id_, act in listed.items()}
