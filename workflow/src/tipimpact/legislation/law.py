"""The law as this project holds it: which files are which, and the tables made from all of them together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.legislation.amendments import Enactment
from tipimpact.legislation.changes import Versions, law_changes
from tipimpact.legislation.commencement import Commencement, shown_by
from tipimpact.legislation.effects import BASE, Effect, Statutes, law_effects
from tipimpact.legislation.register import register
from tipimpact.legislation.replaying import replay, replayed_days
from tipimpact.legislation.shelf import Newest
from tipimpact.legislation.statutes import StatuteTexts
from tipimpact.legislation.text import LogEntry, frame
from tipimpact.legislation.tree import Enacted
from tipimpact.legislation.witnesses import commencement_table
from tipimpact.legislation.wording import Wording


@dataclass
class Law:
    """The tables ``units`` and ``effects``, sorted by what they are of; everything else is made of them when asked for.

    statutes: source ids by language.  bases: the Act as enacted, by language.  newest: source ids of the newest
    consolidations by act and language.
    """

    read: StatuteTexts
    commencement: Commencement
    statutes: dict[str, list[str]] = field(default_factory=lambda: {lang: [] for lang in LANGUAGES})
    bases: dict[str, Enacted] = field(default_factory=dict)
    newest: dict[str, dict[str, str]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)  # English file of each statute, by citation
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for source, facts in self.read.files.items():
            if facts["kind"] not in ("annual", "consolidated"):
                continue
            lang = facts["lang"]
            if facts["kind"] == "consolidated":
                if facts["snapshot"] != "newest":
                    continue
                self.newest.setdefault(facts["act"], {})[lang] = source
            elif facts["citation"] == self.commencement.base.citation:
                self.bases[lang] = self.read.enacted(source)
            else:
                self.statutes[lang].append(source)
                if lang == "en":
                    self.sources[facts["citation"]] = source
            self.ids.append(source)

    @cached_property
    def enactments(self) -> dict[str, list[Enactment]]:
        """Statutes by language, without the Act that is replayed."""
        return {lang: self.read.enactments(lang, but=self.commencement.base.citation) for lang in self.statutes}

    @cached_property
    def effects(self) -> list[Effect]:
        """Every effect of every statute."""
        repealed: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for lang, log in self.logs.items():
            for entry in log:
                repealed[lang, entry.instruction.amending, entry.instruction.clause] += entry.repealed
        return Statutes(self.enactments, {BASE: self.commencement}, self.shown, repealed).effects()

    @cached_property
    def shown(self) -> dict[tuple[str, str, str], dt.date]:
        """Days that the newest English consolidation of each other Act shows."""
        others = [sources["en"] for act, sources in self.newest.items() if act != BASE and "en" in sources]
        days: dict[tuple[str, str, str], dt.date] = {}
        for source in others:
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

    @property
    def consolidations(self) -> dict[str, Newest]:
        """The newest consolidation of the base Act, by language."""
        days = {
            s: dt.date.fromisoformat(self.read.files[s]["point_in_time"]) for s in self.newest.get(BASE, {}).values()
        }
        return {lang: Newest(self.read.law(s), days[s]) for lang, s in self.newest.get(BASE, {}).items()}

    @cached_property
    def logs(self) -> dict[str, list[LogEntry]]:
        """Every step on the base Act, carried out or not, by language."""
        return {
            lang: replay(base, self.enactments[lang], self.commencement, dt.date.max).log
            for lang, base in self.bases.items()
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

    def versions(self) -> dict[str, Versions]:
        """The base Act by language: the newest consolidation, and the replay where the text of 2001 is available."""
        by_lang = {}
        for lang, newest in self.texts.get(BASE, {}).items():
            days: list[tuple[dt.date, Wording]] = []
            if lang in self.bases:
                replayed = replayed_days(self.bases[lang], self.enactments[lang], self.commencement, dt.date.max)
                days = [(day or dt.date.min, Wording(frame(text, self.commencement))) for day, text in replayed]
            by_lang[lang] = Versions(lang, newest, days, self._last(self.enactments[lang]) if days else None)
        return by_lang

    def _last(self, enactments: Iterable[Enactment]) -> dt.date:
        """The end of the last year whose statutes are available."""
        return dt.date(max(int(e.citation[:4]) for e in enactments) + 1, 12, 31)

    def changes(self, provisions: pd.DataFrame, bills: Mapping[str, str]) -> pd.DataFrame:
        """The table ``law_changes``."""
        return law_changes(self.effects, self.versions(), provisions, bills, self.sources, self.failed)

    def commencement_days(self, bills: Mapping[str, str]) -> pd.DataFrame:
        """The table ``commencement``."""
        base = self.bases.get("en")
        sections = [unit.unit for unit in base.units if unit.kind == "section"] if base else []
        newest = self.newest.get(BASE, {}).get("en")
        shown = self.shown | (shown_by(self.read.law(newest), BASE) if newest else {})
        statutes = self.enactments["en"]
        return commencement_table(statutes, sections, self.commencement, shown, [*bills.values()], self.sources)

    def listed_effects(self, bills: Mapping[str, str]) -> pd.DataFrame:
        """The table ``law_effects``: effects on the base Act, and those of the bills on any Act."""
        listed = [e for e in self.effects if e.act == BASE or e.amending in bills.values()]
        return law_effects(listed, self.failed, self.sources, bool(self.bases))

    def act_labels(self) -> dict[str, dict[str, str]]:
        """Today's English and French titles of the Acts amended, by id."""
        listed = {e.act: register().acts[e.act] for e in self.effects if e.act in register().acts and e.act != BASE}
        return {id_: {"en": act.title("en") or id_, "fr": act.title("fr") or id_} for id_, act in listed.items()}
