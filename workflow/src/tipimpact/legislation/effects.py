"""What each clause of an amending Act does to which unit: ``law_effects``, for every statute read.

The places that an instruction names and the units that its text enacts become units of the Act
amended: ``24(5)`` added, ``25(1.2)`` replaced. English and French are read apart and joined. Why an
effect is in one version only is decided on the words of both, not on what the grammar made of them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.legislation.amendments import UNPARSED, Enactment, Instruction, timing
from tipimpact.legislation.commencement import Commencement, Timing, from_fact
from tipimpact.legislation.grammar import AmendingStep
from tipimpact.legislation.labels import NoteDay, overlap, steps
from tipimpact.legislation.register import UNRESOLVED, register
from tipimpact.legislation.surgery import touches
from tipimpact.legislation.text import LogEntry
from tipimpact.legislation.tree import TouchedUnit, UnitNode

JOINING = frozenset({"and", "or", "et", "ou"})
_LABEL_OR_PART = re.compile(r"\d+(?:\.\d+)*(?:\([\w.]+\))*|\([\w.]{1,8}\)")


def _enacted(clause: Sequence[Instruction]) -> list[str]:
    """Labels of what is enacted, definitions aside: each language sorts its own."""
    units = (u for i in clause for u in i.enacted)
    return sorted("".join(s for s in steps(u.unit) if s[0] != "[") for u in units if u.kind != "heading")


# What is compared of the two versions of a clause, and the code where it differs.
_COMPARED: dict[str, Callable[[Sequence[Instruction]], object]] = {
    "other_act": lambda clause: {i.target_act for i in clause},
    "other_units": lambda clause: {label for i in clause for label in _LABEL_OR_PART.findall(i.text)},
    "other_text": _enacted,
}


def one_version_because(own: Sequence[Instruction], other: Sequence[Instruction], operation: str) -> str:
    """Why the effects of one operation of a clause are in one version alone, a code of ``law_effects``.

    own, other: the instructions of the clause in the version that has these effects, and in the other one.
    """
    if any(i.scope != "both" for i in (*own, *other)):
        return "said"
    moved = (step for i in own for step in i.steps if step.operation == operation)
    words = {word.strip(" ,;") for step in moved for word in f"{step.old}|{step.new}".split("|")} - {""}
    if operation in ("add_words", "strike_words") and words and words <= JOINING:
        return "joining_word"
    if not other:
        return "other_clauses"
    return next((code for code, read in _COMPARED.items() if read(own) != read(other)), "not_explained")


_LABEL = re.compile(r"\d+(?:\.\d+)*(?:\([\w.]+\))*")
_TERM = re.compile(r"\[[^\]]*\]|“[^”]*”")  # words of one language in a name
THROUGH = "it"  # an instruction on the text that another amending Act enacts
UNREAD = Timing(None, why="not_read")


@dataclass
class Effect:
    """One effect of one clause on one unit, as the two language versions have it."""

    amending: str
    clause: str
    act: str
    unit: str
    operation: str
    part: str = ""
    via: str = ""
    host: str = ""  # clause of ``via`` whose text is changed
    words: str = ""  # that name the Act, where it is not resolved
    condition: str = ""
    nodes: dict[str, UnitNode | None] = field(default_factory=dict)
    when: Timing = UNREAD
    since: tuple[dt.date, str] | None = None  # where the section itself began later: that day, and how it is known
    alone_because: str = ""  # why it is in one version alone, a code of one_version_because

    @property
    def day(self) -> dt.date | None:
        """The day on which the text changed."""
        return self.when.day

    @property
    def not_law(self) -> str:
        """Why its words were never law, a code of not_applied_because; ``""`` where they were, or it is not known."""
        if self.when.fact is not None and self.when.fact.replaced_by:
            return "replaced"
        return {"never": "never_in_force", "awaiting": "awaiting"}.get(self.when.why, "")

    @property
    def scope(self) -> str:
        """``both``, ``en`` or ``fr``: the versions in which the clause touches the unit."""
        return "both" if len(self.nodes) == 2 else next(iter(self.nodes))

    def hosted_by(self, other: Effect) -> bool:
        """Whether this one changes the text that the other's clause enacts for the same unit."""
        return overlap(other.clause, self.host) and overlap(other.unit, self.unit)

    @property
    def key(self) -> tuple[str, ...]:
        return self.amending, self.clause, self.act, self.unit, self.operation, self.part


@dataclass
class Statutes:
    """Statutes of both languages, and when they came into force.

    facts: by id of the Act amended.  shown: days of notes, see ``commencement.noted_days``.
    log: of replays; what a step touched is taken from it.
    """

    by_lang: Mapping[str, Sequence[Enactment]]
    facts: Mapping[str, Commencement]
    shown: Mapping[tuple[str, str, str], NoteDay] = field(default_factory=dict)
    log: Iterable[LogEntry] = ()

    def __post_init__(self) -> None:
        self.statutes = {e.citation: e for _, acts in sorted(self.by_lang.items(), reverse=True) for e in acts}
        cited = [*self.statutes, *(citation for facts in self.facts.values() for citation in facts.amending)]
        self._touched = {(entry.instruction, entry.step): entry.touched for entry in self.log if entry.touched}
        self.citations = {register().of(citation) or citation: citation for citation in cited}

    def effects(self) -> list[Effect]:
        """All effects, in the order of the statutes and of their clauses; each language names its Acts itself."""
        read = [
            (lang, effect)
            for lang, enactments in sorted(self.by_lang.items())
            for enactment in enactments
            for instruction in enactment.instructions
            for effect in self._of(instruction)
        ]
        direct: dict[str, list[Effect]] = defaultdict(list)
        for _, effect in read:
            direct[effect.amending] += [] if effect.via else [effect]
        by_key: dict[tuple[str, ...], Effect] = {}
        for lang, effect in read:
            if effect.via:
                hosts = (e.act for e in direct[effect.via] if effect.hosted_by(e))
                amended = (id_ for id_, facts in self.facts.items() if effect.via in facts.amending)
                effect.act = next(hosts, effect.act if direct[effect.via] else next(amended, effect.act))
            known = by_key.setdefault(effect.key, effect)
            known.nodes[lang] = effect.nodes.pop("node")
        _join_terms(by_key)
        understood = {(e.amending, e.clause) for e in by_key.values() if e.operation != UNPARSED}
        effects = [e for e in by_key.values() if e.operation != UNPARSED or (e.amending, e.clause) not in understood]
        clauses: dict[str, dict[tuple[str, ...], list[Instruction]]] = {lang: defaultdict(list) for lang in LANGUAGES}
        for lang, enactments in self.by_lang.items():
            for i in (i for enactment in enactments for i in enactment.instructions):
                clauses[lang][i.amending, i.clause].append(i)
        for effect in effects:
            self._date(effect, direct[effect.via])
            if len(effect.nodes) == 1:
                versions = sorted(clauses, key=lambda lang: lang not in effect.nodes)
                own, other = (clauses[lang].get(effect.key[:2], []) for lang in versions)
                effect.alone_because = one_version_because(own, other, effect.operation)
        return effects

    def _of(self, instruction: Instruction) -> Iterator[Effect]:
        act = instruction.target_act
        via = self.citations.get(act, act) if instruction.via == THROUGH else ""
        words = instruction.target_words if act == UNRESOLVED else ""
        if instruction.scope in ("both", instruction.lang):
            label = _LABEL.search(instruction.text) if via else None
            host = label[0] if label else ""
            touched = [touch for step in instruction.steps for touch in self._of_step(instruction, step)]
            for touch in touched if instruction.steps else [TouchedUnit("", UNPARSED)]:
                effect = Effect(
                    instruction.amending, instruction.clause, act, *touch[:3], via, host, words, instruction.condition
                )
                effect.nodes["node"] = touch.node
                yield effect

    def _of_step(self, instruction: Instruction, step: AmendingStep) -> Iterable[TouchedUnit]:
        """What a step touched where it was carried out, else what it names."""
        return self._touched.get((instruction, step)) or touches(step, instruction)

    def _when(self, act: str, amending: str, clause: str, condition: str) -> Timing:
        """The timing of a clause; of a statute that is not available only facts are known."""
        statute = self.statutes.get(amending)
        if statute is not None:
            return timing(act, clause, condition, statute, self.facts, self.shown)
        fact = self.facts[act].fact(amending, clause) if act in self.facts else None
        return from_fact(fact, None) if fact else Timing(None, why="not_held")

    def _date(self, effect: Effect, hosts: Iterable[Effect]) -> None:
        """Date an effect; of a clause that amends an amending Act, with the clause that it amends, if that is later."""
        effect.when = self._when(effect.act, effect.amending, effect.clause, effect.condition)
        if effect.via:
            clauses = {e.clause: e.condition for e in hosts if e.act == effect.act and effect.hosted_by(e)}
            whens = [self._when(effect.act, effect.via, *clause) for clause in clauses.items()]
            later = [w for w in whens if w.day is not None and (effect.day is None or w.day >= effect.day)]
            if later:
                effect.when = max(later, key=lambda w: w.day or dt.date.min)
            else:
                unknown = whens[0] if whens else effect.when
                effect.when = Timing(None, why=unknown.why or "event", fact=unknown.fact)
        own = self.facts[effect.act].commencement_of(effect.unit) if effect.act in self.facts else None
        if own and effect.day is not None and isinstance(own.day, dt.date) and own.day > effect.day and own.how:
            effect.since = own.day, own.how  # 110 waited for ten years


def _join_terms(by_key: dict[tuple[str, ...], Effect]) -> None:
    """Join effects that only the name of a definition parts: each version of a clause names it in its own language."""
    alone: dict[tuple[str, ...], dict[str, list[Effect]]] = defaultdict(lambda: defaultdict(list))
    for effect in by_key.values():
        if effect.scope != "both" and _TERM.search(effect.unit + effect.part):
            key = tuple(_TERM.sub("[]", words) for words in effect.key)
            alone[key][effect.scope].append(effect)
    for sides in alone.values():
        if len(sides["en"]) == len(sides["fr"]):
            for english, french in zip(sides["en"], sides["fr"], strict=True):
                english.nodes |= french.nodes
                del by_key[french.key]


def law_effects(
    effects: Iterable[Effect],
    failed: Mapping[tuple[str, str, str], str],
    sources: Mapping[str, str],
    replayed: str,
) -> pd.DataFrame:
    """One row per effect of one Act on one unit, with the columns of the contract.

    effects: of ``Statutes.effects``.  failed: steps that the replay could not carry out, by amending Act, clause and
    operation, and why.  sources: id of the statute's file by citation.  replayed: id of the Act that was replayed;
    ``""`` where its text as enacted is not there.
    """
    rows = (describe(e, failed, sources, replayed) for e in effects)
    return pd.DataFrame(rows, columns=list(contract("law_effects").columns))


def describe(
    effect: Effect, failed: Mapping[tuple[str, str, str], str], sources: Mapping[str, str], replayed: str
) -> dict[str, Any]:
    """The columns that ``law_effects`` and ``law_changes`` share, as ``law_effects`` explains its arguments."""
    e, when = effect, effect.when
    begun = e.since if e.since and when.day else (when.day, when.how) if when.day else (None, "unknown")
    because = _obstacle(e, failed, replayed)
    return {
        "amending_act": e.amending,
        "clause": e.clause,
        "act": e.act,
        "act_words": e.words or None,
        "unit": e.unit,
        "operation": e.operation,
        "part": e.part,
        "scope": e.scope,
        "via": e.via or None,
        "in_force": pd.Timestamp(begun[0]) if begun[0] else pd.NaT,
        "known_by": begun[1],
        "day_unknown_because": None if e.since and when.day else when.why or None,
        "applied": None if because is None else not because,
        "not_applied_because": because or None,
        "one_version_because": e.alone_because or None,
        "source": sources.get(e.amending),
    }


def _obstacle(effect: Effect, failed: Mapping[tuple[str, str, str], str], replayed: str) -> str | None:
    """Why an effect did not take place on the text, a code of not_applied_because; None where the text is not there."""
    if effect.operation == UNPARSED:
        return "unparsed"
    if effect.act != replayed:
        return None
    if effect.not_law or effect.day is None:
        return effect.not_law or "day_unknown"
    return "not_possible" if (effect.amending, effect.clause, effect.operation) in failed else ""
