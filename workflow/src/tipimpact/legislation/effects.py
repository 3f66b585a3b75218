"""What each clause of an amending Act does to which unit: ``law_effects``, for every statute read.

An instruction names places; the text that it enacts names units. Here both become units of the Act amended:
``24(5)`` added, ``25(1.2)`` replaced, ``111(1.1)`` repealed. English and French are read apart and joined.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.legislation.agreement import Agreement
from tipimpact.legislation.amendments import UNPARSED, Enactment, Instruction
from tipimpact.legislation.commencement import Commencement, Fact, day_of
from tipimpact.legislation.grammar import Place, Step
from tipimpact.legislation.tree import Node, grow, steps

# Amending Acts that a bill changed, by title: needed where they are not held themselves.
KNOWN = {
    "Balanced Refugee Reform Act": "2010, c. 8",
    "Loi sur des mesures de réforme équitables concernant les réfugiés": "2010, c. 8",
}
NO_EFFECT = (
    "interpret",
    "conditional",
    "commencement",
    "provision",
    "compound",
)  # sentences and items that change no text
BASE = "IRPA"
_LABEL = re.compile(r"\d+(?:\.\d+)*(?:\([\w.]+\))*")
_TERM = re.compile(r"\[[^\]]*\]|“[^”]*”")  # words of one language in a name
THROUGH = "it"  # an instruction on the text that another amending Act enacts


class Touch(NamedTuple):
    """One unit that an instruction touches; ``part`` is ``before (a)`` where only those words are replaced."""

    unit: str
    operation: str
    part: str = ""
    node: Node | None = None


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
    title_fr: str = ""
    nodes: dict[str, Node | None] = field(default_factory=dict)
    fact: Fact | None = None
    day: dt.date | None = None  # on which the text changed
    since: tuple[dt.date, str] | None = None  # where the section itself began later: that day, and how it is known

    @property
    def scope(self) -> str:
        """``both``, ``en`` or ``fr``: the versions in which the clause touches the unit."""
        return "both" if len(self.nodes) == 2 else next(iter(self.nodes))

    def hosted_by(self, other: Effect) -> bool:
        """Whether this one changes the text that the other's clause enacts for the same unit."""
        return _about(other.clause, self.host) and _about(other.unit, self.unit)

    @property
    def place(self) -> tuple[str, str]:
        return self.amending, self.clause

    @property
    def key(self) -> tuple[str, ...]:
        return self.amending, self.clause, self.act, self.unit, self.operation, self.part


def touches(instruction: Instruction) -> list[Touch]:
    """The units that an instruction touches, in the order of its steps."""
    payload = grow(instruction.enacted)
    return [touch for step in instruction.steps for touch in _touched(step, payload)]


def _touched(step: Step, payload: list[Node]) -> Iterator[Touch]:
    if step.operation in NO_EFFECT:
        return
    if step.operation == "replace":
        yield from _replaced(step, payload)
    elif step.operation == "add":
        yield from _added(step, payload)
    else:
        for place in step.targets or (Place(),):
            for unit in _members(place, ()):
                yield Touch(_headed(unit, place), step.operation, _side(place))


def _replaced(step: Step, payload: list[Node]) -> Iterator[Touch]:
    first = step.targets[0] if step.targets else Place()
    path = steps(first.unit)
    nodes = _unwrapped(payload, path)
    if _side(first):
        yield Touch(first.unit, "replace", _side(first), nodes[0] if nodes else None)
        return
    above = "".join(path[:-1])
    new = {_join(above, node.label): node for node in nodes if node.kind != "heading"}
    named: list[str] = []
    for place in step.targets:
        if place.part.startswith("heading"):
            heading = next((node for node in nodes if node.kind == "heading"), None)
            yield Touch(_headed(place.unit, place), "replace", node=heading)
        else:
            named += _members(place, new)
    if not any(unit in new for unit in named):  # named otherwise than the text says: a schedule, a form
        only = next(iter(new.values()), None) if len(named) == 1 else None
        yield from (Touch(unit, "replace", node=only) for unit in named)
        return
    for unit in named:
        yield Touch(unit, "replace", node=new[unit]) if unit in new else Touch(unit, "repeal")
    yield from (Touch(unit, "add", node=node) for unit, node in new.items() if unit not in named)


def _added(step: Step, payload: list[Node]) -> Iterator[Touch]:
    target = step.targets[0] if step.targets else Place()
    anchor = step.anchor
    if anchor is None or step.where in ("alphabetical", "end") or anchor.unit == target.unit:
        path = [*steps(target.unit), ""]
    else:
        path = steps(anchor.unit)
    above = "".join(path[:-1])
    nodes = [node for node in _unwrapped(payload, path) if node.kind != "heading"]
    yield from (Touch(_join(above, node.label), "add", node=node) for node in nodes)
    if not payload:  # a list, a schedule set out elsewhere
        yield Touch(target.unit, "add")


def _unwrapped(nodes: list[Node], path: Sequence[str]) -> list[Node]:
    """The enacted units at the depth of ``path``: a section 13 that holds only (1) stands for 13(1)."""
    for step in path[:-1]:
        inner = [node for node in nodes if node.kind != "heading"]
        if len(inner) != 1 or inner[0].label != step:
            break
        nodes = inner[0].below
    return nodes


def _join(above: str, label: str) -> str:
    if label[:1] in ("(", "["):
        return above + label
    return f"{above}/{label}" if "/" in above else label


def _members(place: Place, new: Iterable[str]) -> list[str]:
    """The units that a place names; of a range the ends, what is enacted between them, and whole numbers."""
    if not place.to:
        return [place.unit]
    path, end = steps(place.unit), steps(place.to)
    above, between = "".join(path[:-1]), []
    ends = [re.search(r"\d+", labels[-1]) for labels in (path, end) if labels]
    if len(path) == len(end) and all(ends):
        low, high = (int(match[0]) for match in ends if match)
        between = [above + path[-1].replace(str(low), str(n), 1) for n in range(low + 1, high)]
    found = [place.unit, *between, *(u for u in new if u.startswith(above) and u not in between), place.to]
    return list(dict.fromkeys(u for u in found if u))


def _side(place: Place) -> str:
    return place.part if place.part.startswith(("before", "after")) else ""


def _headed(unit: str, place: Place) -> str:
    return f"{unit}[heading]" if place.part.startswith("heading") else unit


def _fold(title: str) -> str:
    return re.sub(r"\W+", " ", title).casefold().strip()


@dataclass
class Statutes:
    """Statutes of both languages, and how the Acts that they amend are named."""

    by_lang: Mapping[str, Sequence[Enactment]]
    commencement: Commencement
    base_titles: Mapping[str, str]  # language and short title of the Act that is replayed

    def __post_init__(self) -> None:
        held = {_fold(e.title): e.citation for acts in self.by_lang.values() for e in acts if e.title}
        self.citations = {_fold(title): citation for title, citation in KNOWN.items()} | held
        self.base = {_fold(title) for title in self.base_titles.values()}
        self.assents = {e.citation: e.assent for acts in self.by_lang.values() for e in acts}

    def effects(self) -> list[Effect]:
        """All effects, in the order of the statutes and of their clauses, English first: it names the Acts."""
        acts: dict[tuple[str, str], str] = {}
        read: list[tuple[str, Effect]] = []
        for lang, enactments in sorted(self.by_lang.items()):
            for enactment in enactments:
                for instruction in enactment.instructions:
                    place = (enactment.citation, instruction.clause)
                    act = acts.setdefault(place, self.act(instruction.target_act))
                    read += [(lang, effect) for effect in self._of(instruction, act)]
        direct: dict[str, list[Effect]] = defaultdict(list)
        for _, effect in read:
            direct[effect.amending] += [] if effect.via else [effect]
        found: dict[tuple[str, ...], Effect] = {}
        for lang, effect in read:
            if effect.via:
                hosts = (e.act for e in direct[effect.via] if effect.hosted_by(e))
                not_held = effect.via in self.commencement.acts and not direct[effect.via]
                effect.act = next(hosts, BASE if not_held else effect.via)
            known = found.setdefault(effect.key, effect)
            known.nodes[lang] = effect.nodes.pop("node")
            known.title_fr = known.title_fr or effect.title_fr
        _join_terms(found)
        understood = {(e.amending, e.clause) for e in found.values() if e.operation != UNPARSED}
        effects = [e for e in found.values() if e.operation != UNPARSED or (e.amending, e.clause) not in understood]
        for effect in effects:
            self._date(effect, direct[effect.via])
        return effects

    def act(self, title: str) -> str:
        """The code of an Act: IRPA, the citation of a statute that is held, or the English title."""
        folded = _fold(title)
        return BASE if folded in self.base else self.citations.get(folded, title)

    def _of(self, instruction: Instruction, act: str) -> Iterator[Effect]:
        via = act if instruction.via == THROUGH else ""
        title = instruction.target_act if instruction.lang == "fr" else ""
        if instruction.scope in ("both", instruction.lang):
            label = _LABEL.search(instruction.text) if via else None
            host = label[0] if label else ""
            for touch in touches(instruction) if instruction.steps else [Touch("", UNPARSED)]:
                effect = Effect(instruction.amending, instruction.clause, act, *touch[:3], via, host, title)
                effect.nodes["node"] = touch.node
                yield effect

    def _date(self, effect: Effect, hosts: Iterable[Effect]) -> None:
        """The day on which an effect on the base Act took place, and how it is known.

        A clause that amends an amending Act takes effect with the clause it amends, if that is later.
        Commencement facts are kept for the base Act: for other Acts nothing is said.
        """
        if effect.act != BASE:
            return
        effect.fact = self.commencement.fact(effect.amending, effect.clause)
        effect.day = day_of(effect.fact, self.assents.get(effect.amending))
        if effect.via:
            clauses = {e.clause: None for e in hosts if e.act == effect.act and effect.hosted_by(e)}
            facts = [self.commencement.fact(effect.via, clause) for clause in clauses]
            days = [(day_of(f, self.assents.get(effect.via)), f) for f in facts if f is not None]
            later = [(day, f) for day, f in days if day is not None and (effect.day is None or day >= effect.day)]
            if later:
                effect.day, effect.fact = max(later, key=lambda pair: pair[0])
            else:
                effect.day, effect.fact = None, days[0][1] if days else None
        own = self.commencement.base.of(effect.unit)  # 110 waited for ten years
        if effect.day is not None and isinstance(own.day, dt.date) and own.day > effect.day and own.how:
            effect.since = own.day, own.how


def _join_terms(found: dict[tuple[str, ...], Effect]) -> None:
    """Join effects that only the name of a definition parts: each version of a clause names it in its own language."""
    alone: dict[tuple[str, ...], dict[str, list[Effect]]] = defaultdict(lambda: defaultdict(list))
    for effect in found.values():
        if effect.scope != "both" and _TERM.search(effect.unit + effect.part):
            key = tuple(_TERM.sub("[]", words) for words in effect.key)
            alone[key][effect.scope].append(effect)
    for sides in alone.values():
        if len(sides["en"]) == len(sides["fr"]):
            for english, french in zip(sides["en"], sides["fr"], strict=True):
                english.nodes |= french.nodes
                english.title_fr = english.title_fr or french.title_fr
                del found[french.key]


def _about(a: str, b: str) -> bool:
    return a == b or a.startswith(b + "(") or b.startswith(a + "(")


def law_effects(
    effects: Iterable[Effect],
    failed: Mapping[tuple[str, str], str],
    sources: Mapping[str, str],
    held: bool,
    agreement: Agreement,
) -> pd.DataFrame:
    """One row per effect of one Act on one unit, with the columns of the contract.

    effects: of ``Statutes.effects``.  failed: (amending Act, clause) of instructions that the replay could not
    carry out, and why.  sources: id of the statute's file by citation.  held: whether the base text is held.
    agreement: says why an effect stands in one version alone.
    """
    rows = [
        {
            "amending_act": e.amending,
            "clause": e.clause,
            "act": e.act,
            "unit": e.unit,
            "operation": e.operation,
            "part": e.part,
            "scope": e.scope,
            "one_version_because": None if len(e.nodes) == 2 else str(agreement.because(e.place, e.operation, e.scope)),
            "via": e.via or None,
            **timing(e),
            **outcome(e, failed, held),
            "source": sources.get(e.amending),
        }
        for e in effects
    ]
    return pd.DataFrame(rows, columns=list(contract("law_effects").columns))


def timing(effect: Effect) -> dict[str, Any]:
    """The day of an effect and how it is known: columns in_force and known_by."""
    if effect.since is not None and effect.day is not None:
        return {"in_force": pd.Timestamp(effect.since[0]), "known_by": effect.since[1]}
    known = effect.fact.how if effect.fact is not None and effect.day is not None else "unknown"
    return {"in_force": pd.Timestamp(effect.day) if effect.day else pd.NaT, "known_by": known}


def outcome(effect: Effect, failed: Mapping[tuple[str, str], str], held: bool) -> dict[str, Any]:
    """Whether an effect took place on the text, and the code of why not: columns applied, not_applied_because."""
    if effect.operation == UNPARSED:
        because: str | None = "unparsed"
    elif effect.act != BASE or not held:
        return {"applied": None, "not_applied_because": None}
    elif effect.fact is None:
        because = "day_unknown"
    elif effect.fact.never:
        because = "never_in_force"
    else:
        because = "not_possible" if (effect.amending, effect.clause) in failed else None
    return {"applied": because is None, "not_applied_because": because}
