"""The law as this project holds it: which files are which, and the tables made from all of them together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError, Problem
from tipimpact.legislation.acts import read_act
from tipimpact.legislation.agreement import Agreement
from tipimpact.legislation.amendments import Enactment, read_enactment
from tipimpact.legislation.changes import Versions, law_changes
from tipimpact.legislation.commencement import Commencement, shown_by
from tipimpact.legislation.consolidate import consolidate, replay
from tipimpact.legislation.effects import BASE, Effect, Statutes, law_effects
from tipimpact.legislation.register import register
from tipimpact.legislation.wording import Wording
from tipimpact.retrieve import Held


@dataclass
class Law:
    """Files received, sorted by what they are; everything else is read from them when asked for."""

    held: Iterable[Held]
    commencement: Commencement
    statutes: dict[str, list[Path]] = field(default_factory=lambda: {lang: [] for lang in LANGUAGES})
    bases: dict[str, Path] = field(default_factory=dict)
    newest: dict[str, dict[str, Path]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)  # English file of each statute, by citation
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for h in self.held:
            facts = h.source.facts
            if h.path is None or facts.get("kind") not in ("annual", "consolidated"):
                continue
            lang = facts["lang"]
            if facts["kind"] == "consolidated":
                if facts["snapshot"] != "newest":
                    continue
                self.newest.setdefault(facts["act"], {})[lang] = h.path
            elif facts["citation"] == self.commencement.base.citation:
                self.bases[lang] = h.path
            else:
                self.statutes[lang].append(h.path)
                if lang == "en":
                    self.sources[facts["citation"]] = h.source.id
            self.ids.append(h.source.id)

    @cached_property
    def enactments(self) -> dict[str, list[Enactment]]:
        """Statutes by language. Raises LegislationError with the faults of all files at once."""
        found: dict[str, list[Enactment]] = {lang: [] for lang in LANGUAGES}
        problems: list[Problem] = []
        for lang, paths in self.statutes.items():
            for path in paths:
                try:
                    found[lang].append(read_enactment(path))
                except LegislationError as error:
                    problems += error.problems
        if problems:
            raise LegislationError(problems)
        return found

    @cached_property
    def effects(self) -> list[Effect]:
        """Every effect of every statute held."""
        return Statutes(self.enactments, {BASE: self.commencement}, self.shown).effects()

    @cached_property
    def shown(self) -> dict[tuple[str, str, str], dt.date]:
        """Days that the newest English consolidation of each other Act shows."""
        found: dict[tuple[str, str, str], dt.date] = {}
        for act, files in self.newest.items():
            if act != BASE and "en" in files:
                found |= shown_by(read_act(files["en"]), act)
        return found

    @cached_property
    def texts(self) -> dict[str, dict[str, Wording]]:
        """The newest consolidation of each Act, by act and language."""
        return {
            act: {lang: Wording(read_act(path)) for lang, path in files.items()} for act, files in self.newest.items()
        }

    @cached_property
    def failed(self) -> dict[tuple[str, str, str], str]:
        """Steps on the base Act that could be carried out in no version, by Act, clause and operation, and why."""
        reasons: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for lang, path in self.bases.items():
            for entry in replay(path, self.enactments[lang], self.commencement, dt.date.max).log:
                if entry.on is not None:
                    key = (entry.instruction.amending, entry.instruction.clause, entry.step.operation)
                    reasons[key].append(entry.because)
        return {key: because[0] for key, because in reasons.items() if all(because)}

    def versions(self) -> dict[str, Versions]:
        """The base Act by language: the newest consolidation, and the replay where the text of 2001 is held."""
        found = {}
        for lang, newest in self.texts.get(BASE, {}).items():
            base = self.bases.get(lang)
            enactments = self.enactments[lang]
            run = partial(consolidate, base, enactments, commencement=self.commencement) if base else None
            found[lang] = Versions(lang, newest, run, self._last(enactments) if base else None)
        return found

    def _last(self, enactments: Iterable[Enactment]) -> dt.date:
        """The end of the last year whose statutes are held."""
        return dt.date(max(int(e.citation[:4]) for e in enactments) + 1, 12, 31)

    def changes(self, provisions: pd.DataFrame, bills: Mapping[str, str]) -> pd.DataFrame:
        """The table ``law_changes``."""
        return law_changes(self.effects, self.versions(), provisions, bills, self.sources, self.failed)

    def all_effects(self) -> pd.DataFrame:
        """The table ``law_effects``."""
        return law_effects(self.effects, self.failed, self.sources, bool(self.bases), Agreement(self.enactments))

    def act_labels(self) -> dict[str, dict[str, str]]:
        """Today's English and French titles of the Acts amended, by id."""
        listed = {e.act: register().acts[e.act] for e in self.effects if e.act in register().acts and e.act != BASE}
        return {id_: {"en": act.title("en") or id_, "fr": act.title("fr") or id_} for id_, act in listed.items()}


def known_units(held: Iterable[Held]) -> dict[str, set[str]]:
    """Names of the units of every text held, by the act that ``provisions.csv`` calls it."""
    known: dict[str, set[str]] = {}
    for h in held:
        facts = h.source.facts
        if h.path is not None and facts.get("kind") in ("annual", "consolidated"):
            act = facts["act"] if facts["kind"] == "consolidated" else facts["citation"]
            known.setdefault(act, set()).update(read_act(h.path)["unit"])
    return known
