"""The law as this project holds it: which files are which, and the tables made from all of them together.

``commencement`` gives the day of each clause, and the sources that say so, read apart: the Table of Public Statutes
(``ledger``), the statute's own rule (``coming_into_force``) and the newest consolidation (``shown_by``).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.legislation.amendments import PROVISIONS, timing
from tipimpact.legislation.changes import Versions, law_changes
from tipimpact.legislation.commencement import Commencement, Timing, from_fact, shown_by
from tipimpact.legislation.consolidate import replay
from tipimpact.legislation.effects import BASE, Effect, Statutes, law_effects
from tipimpact.legislation.labels import section_of, sections_with
from tipimpact.legislation.register import register
from tipimpact.legislation.shelf import Newest, Shelf
from tipimpact.legislation.statutes import StatuteTexts
from tipimpact.legislation.text import LogEntry, frame
from tipimpact.legislation.tree import Enacted, Wording

SOURCES = ("table_day", "own_rule_day", "consolidation_day")  # columns of ``commencement``


def _agreement(when: Timing, days: Sequence[dt.date | None]) -> str:
    """How the sources agree about a day. days: as ``SOURCES`` gives them."""
    table, own_rule, _ = days
    if when.day is None:
        return "not_dated"
    if when.how == "coordinating":
        return "other_clauses"
    if own_rule is not None and table is not None and own_rule != table:
        return "contradicted"
    by = days.count(when.day)
    return "several" if by > 1 else "one" if by else "none"


@dataclass
class Law:
    """The tables ``units`` and ``effects``, sorted by what they are of; all else is made of them when asked for."""

    read: StatuteTexts
    commencement: Commencement

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
        newest = {
            lang: Newest(self.read.law(source), dt.date.fromisoformat(self.read.files[source]["point_in_time"]))
            for lang, source in self.newest.get(BASE, {}).items()
        }
        return Shelf(self.commencement, bases, amending, newest)

    @cached_property
    def effects(self) -> list[Effect]:
        """Every effect of every statute."""
        repealed: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for lang, log in self.logs.items():
            for entry in log:
                repealed[lang, entry.instruction.amending, entry.instruction.clause] += entry.repealed
        return Statutes(self.shelf.amending, {BASE: self.commencement}, self.shown, repealed).effects()

    @cached_property
    def shown(self) -> dict[tuple[str, str, str], dt.date]:
        """Days that the newest English consolidation of each other Act shows."""
        days: dict[tuple[str, str, str], dt.date] = {}
        for source in [sources["en"] for act, sources in self.newest.items() if act != BASE and "en" in sources]:
            citation = self.read.files[source]["citation"]
            days |= shown_by(self.read.law(source), register().of(citation) or citation)
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
        for lang, newest in self.texts.get(BASE, {}).items():
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
        changed = {e.unit for e in self.effects if e.act == BASE and e.amending in bills.values()} - {""}
        return law_changes(self.effects, self.versions(changed), provisions, bills, self.sources, self.failed)

    def commencement_days(self, bills: Mapping[str, str]) -> pd.DataFrame:
        """The table ``commencement``: sections of the base Act as enacted, and clauses that change a text."""
        base, facts = self.shelf.bases.get("en"), self.commencement
        newest = self.newest.get(BASE, {}).get("en")
        shown = self.shown | (shown_by(self.read.law(newest), BASE) if newest else {})
        rows = []
        for unit in base.units if isinstance(base, Enacted) else ():
            if unit.kind == "section":  # the Table dates them one by one
                fact = facts.commencement_of(unit.unit)
                when = from_fact(fact, None) if fact else Timing(None, why="not_read")
                rows.append(self._describe(self._base, unit.unit, facts.id, when, (when.day, None, None)))
        for statute in self.shelf.amending["en"]:
            for clause in statute.instructions:
                act, changes = clause.target_act, any(step.operation not in PROVISIONS for step in clause.steps)
                if changes and (act == facts.id or statute.citation in bills.values()):
                    when = timing(act, clause.clause, clause.condition, statute, {facts.id: facts})
                    row = facts.ledger.timing(statute.citation, clause.clause, register().citation_of(act))
                    table = None if row is None else statute.assent if row.outcome == "assent" else row.day
                    printed = shown.get((act, statute.citation, section_of(clause.clause.partition("/")[0])))
                    days = table, statute.rules.of(clause.clause).day, printed
                    rows.append(self._describe(statute.citation, clause.clause, act, when, days))
        made = contract("commencement")
        return pd.DataFrame(rows, columns=list(made.columns)).drop_duplicates(list(made.key), ignore_index=True)

    def _describe(
        self, statute: str, clause: str, act: str, when: Timing, days: Sequence[dt.date | None]
    ) -> dict[str, Any]:
        """One row of ``commencement``. days: that each of ``SOURCES`` gives."""
        row = self.commencement.ledger.timing(statute, clause, register().citation_of(act))
        ended = when.why if when.why in ("never", "awaiting") else "unknown"
        depends = when.how == "coordinating" or ended != "unknown"
        return {
            "amending_act": statute,
            "clause": clause,
            "act": act,
            "outcome": "replaced" if when.fact and when.fact.replaced_by else "in_force" if when.day else ended,
            "in_force": pd.Timestamp(when.day) if when.day else pd.NaT,
            "known_by": when.how if when.day else "unknown",
            "instrument": row.instrument or None if row else None,
            "because": when.fact and (when.fact.replaced_by or (when.fact.source if depends else None)),
            **{source: pd.Timestamp(day) if day else pd.NaT for source, day in zip(SOURCES, days, strict=True)},
            "agreement": _agreement(when, days),
            "table_entry": f"{row.act}, {row.en or row.fr}" if row else None,
            "source": self.sources.get(statute),
        }

    def listed_effects(self, bills: Mapping[str, str]) -> pd.DataFrame:
        """The table ``law_effects``: effects on the base Act, and those of the bills on any Act."""
        listed = [e for e in self.effects if e.act == BASE or e.amending in bills.values()]
        return law_effects(listed, self.failed, self.sources, bool(self.shelf.bases))

    def act_labels(self) -> dict[str, dict[str, str]]:
        """Today's English and French titles of the Acts amended, by id."""
        listed = {e.act: register().acts[e.act] for e in self.effects if e.act in register().acts and e.act != BASE}
        return {id_: {lang: act.title(lang) or id_ for lang in LANGUAGES} for id_, act in listed.items()}
