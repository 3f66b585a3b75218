"""Amending Acts as data: every instruction of an annual statute, what it does, where, and the words it enacts.

An instruction is a clause that is not divided further, or an item of one. The grammar reads its
sentence; the text that follows it (``AmendedText``) is read as units, named from their place:
``(4)``, ``11.1(2)``. What the grammar cannot read is an instruction ``unparsed``, with its text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
from lxml import etree

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError
from tipimpact.legislation.acts import HOLDERS
from tipimpact.legislation.coming_into_force import NO_RULES, CommencementRules, own_label, read_rules
from tipimpact.legislation.commencement import Commencement, CommencementFact, Timing, all_standing, from_fact, from_row
from tipimpact.legislation.grammar import SAME, AmendingSentence, AmendingStep, grammar, labels_in, prepare
from tipimpact.legislation.grammar import Place as Target
from tipimpact.legislation.justice_xml import LANG, characters_of, parse, words_of
from tipimpact.legislation.labels import NoteDay, bracketed, schedule_label, section_of
from tipimpact.legislation.ledger import NO_LEDGER, Ledger
from tipimpact.legislation.register import UNRESOLVED, NamedAct, Referents, Register, fold, register
from tipimpact.legislation.tree import Unit, units_in

COLUMNS = [
    *("amending", "lang", "clause", "scope", "target_act", "target_words", "target", "operation", "anchor"),
    *("old", "new", "text", "via", "condition", "commencement", "in_force", "applied", "not_applied_because"),
    "instruction",
]
UNPARSED = "unparsed"
PROVISIONS = ("interpret", "conditional", "commencement", "provision")  # sentences that change no text
ITEMS = ("Paragraph", "Subparagraph", "Clause", "Subclause")

_MARKED = {"XRefExternal": "A", "DefinedTermEn": "D", "DefinedTermFr": "D", "DefinitionRef": "D"}
_QUOTED = re.compile(r"“([^“”]*)”|«\s*([^«»]*?)\s*»|\"([^\"]*)\"")
_EVENT = re.compile(r"into force|royal assent|en vigueur|sanction")
# Where the first condition of a sentence ends: not at a comma of a title, or of "chapter 20 of the Statutes, 2005".
_CONDITION_ENDS = re.compile(
    r"(?<!à la fois),(?![^⟦]*⟧)(?! ?(?:being |chap|comes? into|entre en|est antérieure|précède|à la fois|S\.C\.|ch\. "
    r"|\d{4}\b|par\w+ ))|\)(?= to be replaced)"
)
_INNER = re.compile(r"⟦[AD]:([^⟧]*)⟧")
_SET_OUT = {
    "en": re.compile(r"set out in (?:the )?schedule(?: (?P<number>[\dIVXLC.]+))? to this Act", re.IGNORECASE),
    "fr": re.compile(r"figurant (?:à|dans) l[’'] ?annexe(?: (?P<number>[\dIVXLC.]+))? de la présente loi", re.I),
}


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction: its clause, the Act it amends (its id), its steps in order, and the units it enacts."""

    amending: str
    lang: str
    clause: str
    text: str
    target_act: str = UNRESOLVED
    scope: str = "both"
    steps: tuple[AmendingStep, ...] = ()
    via: str = ""
    condition: str = ""
    enacted: tuple[Unit, ...] = ()
    target_words: str = ""
    hangs_on: tuple[tuple[str, str], ...] = ()  # units that the condition names, in order, each with its Act's id

    @property
    def sections(self) -> set[str]:
        """The sections that its steps name, and those that it enacts."""
        named = {section for step in self.steps for section in step.sections}
        return named | {section_of(unit.unit) for unit in self.enacted if unit.unit[:1].isdigit()}


@dataclass(frozen=True, slots=True)
class Enactment:
    """An annual statute: its instructions in order, and its own rules on coming into force."""

    citation: str
    lang: str
    title: str
    assent: dt.date | None
    instructions: tuple[Instruction, ...]
    rules: CommencementRules = NO_RULES


def timing(
    act: str,
    clause: str,
    condition: str,
    statute: Enactment,
    facts: Mapping[str, Commencement],
    shown: Mapping[tuple[str, str, str], NoteDay] = MappingProxyType({}),
    ledger: Ledger | None = None,
) -> Timing:
    """When a clause of a statute that amends an Act came into force.

    act: id of the Act amended.  condition: what the clause depends on, in its own words.  facts: by
    id of the Act amended.  shown: days that the notes of consolidations give (``noted_days``).
    ledger: for Acts without facts; that of the facts.
    A fact of the file wins, then the ledger, then the statute's own rules, then a consolidation;
    but where the Table says on assent and the statute by an order, nothing is decided.
    """
    fact = (
        facts[act].fact(statute.citation, clause)
        if act in facts and facts[act].names(statute.citation, clause)
        else None
    )
    if fact is None:
        ledger = ledger or next((each.ledger for each in facts.values()), NO_LEDGER)
        row = ledger.timing(statute.citation, clause, register().citation_of(act))
        if row is not None and (not condition or row.outcome == "met"):
            fact = from_row(row)
            if fact.how == "assent" and statute.rules.of(clause).why == "order_not_held":  # 2014, c. 29, s. 42
                never = "the Table says on assent, and the statute by an order"
                fact = CommencementFact(never=never, source=fact.source, awaiting=True, decided=False)
    if fact is not None:
        return from_fact(fact, statute.assent)
    if condition:
        return Timing(None, why="condition")
    when = statute.rules.of(clause)
    section = clause.partition("/")[0].partition("(")[0]
    if when.day is None and (day := shown.get((act, statute.citation, section))):
        return Timing(day.day, "from_consolidation")
    return when


def read_amendments(path: str | Path, commencement: Commencement | None = None) -> pd.DataFrame:
    """Every instruction of an annual statute, a row per operation and place.

    Columns: ``COLUMNS``. target_act is an id of ``acts()``, or ``unresolved``, and target_words are the words that name
    the Act. commencement says how the day in_force is known, or why it is not: from the facts of
    ``config/law/commencement.yaml`` (or those given, of one Act), else from the statute's own rules. applied is False
    for what never began and else missing: whether an operation can be carried out only a replay shows.
    Source: annual statutes of github.com/justicecanada/laws-lois-xml. Raises LegislationError as ``read_act``.

    >>> effects = read_amendments("data/raw/sample/legislation/annual_2012-c17_en.xml")
    >>> effects["amending"].unique().tolist()
    ['2012, c. 17']
    """
    facts = all_standing() if commencement is None else {commencement.id: commencement}
    read = read_enactment(path)
    rows = [
        row for i in read.instructions for row in _rows(i, timing(i.target_act, i.clause, i.condition, read, facts))
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    table["in_force"] = pd.to_datetime(table["in_force"].astype(object)).astype("datetime64[us]")
    return table.astype({"applied": "boolean", "not_applied_because": "string"})


def _rows(i: Instruction, when: Timing) -> Iterator[tuple]:
    """An instruction as rows of ``COLUMNS``, one per operation and place."""
    enacted = "\n".join(u.text for u in i.enacted if u.text)
    never = when.fact.never or None if when.fact else None
    for step in i.steps or (AmendingStep(UNPARSED),):
        anchor = " ".join(filter(None, [step.where, str(step.anchor or "")]))
        text = enacted if step.operation in ("add", "replace", UNPARSED) else ""
        for target in step.targets or (Target(),):
            yield (
                *(i.amending, i.lang, i.clause, i.scope, i.target_act, i.target_words, str(target)),
                *(step.operation, anchor, step.old, step.new, text, i.via, plain(i.condition)),
                *(when.code, when.day, False if when.why == "never" else None, never, i.text),
            )


def read_enactment(path: str | Path) -> Enactment:
    """An annual statute with its instructions and what they enact. Raises LegislationError for another file."""
    return enactment(parse(path), path)


def enactment(root: etree._Element, path: str | Path) -> Enactment:
    """As ``read_enactment``, of a file that is parsed already. path: named in errors."""
    annual = root.find("Identification/Chapter/AnnualStatuteId")
    if root.tag != "Bill" or annual is None:
        what = "is a consolidation, not an annual statute" if root.tag == "Statute" else "is not an annual statute"
        raise LegislationError(what, where=str(path), expected="a Bill with a chapter number: an Act as enacted")
    act = f"{annual.findtext('YYYY')}, c. {annual.findtext('AnnualStatuteNumber')}"
    lang = root.get(LANG, "en")
    if lang not in LANGUAGES:
        raise LegislationError(f"the language is {lang!r}", where=str(path), expected="xml:lang en or fr")
    title, assent = natural_title(root.find("Identification")), _assent(root, path)
    statute = StatuteReader(act, lang, assent, register(), title)
    rules = read_rules(root.find("Body"), lang, assent)
    instructions = tuple(_with_schedules(statute.instructions(root), root))
    return Enactment(act, lang, title, assent, instructions, rules)


def _with_schedules(instructions: Iterable[Instruction], root: etree._Element) -> Iterator[Instruction]:
    """Instructions with the schedule that they enact, where it is "set out in Schedule 2 to this Act"."""
    there = {schedule_label(_words(s)): s.findall("Schedule") for s in root.findall("Schedule")}
    for instruction in instructions:
        match = None if instruction.enacted else _SET_OUT[instruction.lang].search(instruction.text)
        inner = there.get(f"Sch. {match['number'] or ''}".strip(), []) if match else []
        if inner:
            named = [u for s in instruction.steps for u in (p.unit for p in s.targets) if u.startswith("schedule ")]
            mine = [s for s in inner if f"schedule {schedule_label(_words(s)).removeprefix('Sch.').strip()}" in named]
            instruction = replace(instruction, enacted=units_in(mine or inner))
        yield instruction


def _words(schedule: etree._Element) -> str:
    return words_of(schedule.find("ScheduleFormHeading/Label"))


class StatuteReader:
    """Walks one annual statute and reads its sentences; ``referents`` knows which Act each of them means."""

    def __init__(self, act: str, lang: str, assent: dt.date | None, register: Register, title: str = "") -> None:
        self.act, self.lang, self.grammar = act, lang, grammar(lang)
        own = NamedAct(register.of(act) or act, title)
        self.referents = Referents(own, lang, assent, register)
        self.amended: dict[str, NamedAct] = {}  # section of this statute: the Act that it amends
        self.names: Counter[str] = Counter()

    def instructions(self, root: etree._Element) -> Iterator[Instruction]:
        for part in root.iterfind("Body/*"):
            yield from self._part(part)

    def _name(self, name: str) -> str:
        """The name of a clause in the table ``units``: numbered where the file gives a label again."""
        self.names[name] += 1
        return name if self.names[name] == 1 else f"{name} [{self.names[name]}]"

    def _part(self, part: etree._Element) -> Iterator[Instruction]:
        if part.tag in HOLDERS:
            for child in part:
                yield from self._part(child)
        elif part.tag == "Heading":
            title, note = (words_of(part.find(tag)) for tag in ("TitleText", "MarginalNote"))
            self.referents.head(title, note)
        elif part.tag == "Section":
            self.referents.others = {}
            for text in (*part.iterfind("Definition/Text"), *part.iterfind("Subsection/Definition/Text")):
                self.referents.define(marked(text, self.lang))
            label = own_label(part)
            for instruction in self._clause(part, self._name(label)):
                self.amended.setdefault(label, NamedAct(instruction.target_act, instruction.target_words))
                yield instruction

    def _clause(self, clause: etree._Element, name: str, above: str | None = None) -> Iterator[Instruction]:
        below = [e for e in clause if e.tag == "Subsection"]
        if below:
            for child in below:
                own = self._name(name + _bracketed(child))
                yield from self._clause(child, own, clause.get("type"))
        elif clause.get("type", above) == "amending" or next(clause.iter("AmendedText"), None) is not None:
            yield from self._read(clause, name)

    def _read(self, clause: etree._Element, name: str) -> Iterator[Instruction]:
        lead = marked(clause.find("Text"), self.lang)
        items = [e for e in clause if e.tag in ITEMS]
        self.referents.define(lead)
        if not items:
            sentence = self.grammar.read(lead) or self.grammar.provision(lead)
            instruction = self._instruction(name, lead, sentence, enacted(clause))
            yield instruction
            yield from self._nested(clause, name, instruction.target_act)
            return
        yield from self._items(items, name, Lead.of(self, lead))

    def _items(self, items: list[etree._Element], name: str, lead: Lead) -> Iterator[Instruction]:
        for item in items:
            own = self._name(name + _bracketed(item))
            text = marked(item.find("Text"), self.lang)
            below = [e for e in item if e.tag in ITEMS]
            if below:
                yield from self._items(below, own, lead.inside(self, text))
            else:
                sentence = lead.read(self, text)
                combined = f"{lead.text} {text}" if sentence is None else text
                instruction = self._instruction(own, combined, sentence, enacted(item), lead)
                yield instruction
                yield from self._nested(item, own, instruction.target_act)

    def _nested(self, clause: etree._Element, name: str, host: str) -> Iterator[Instruction]:
        """Clauses that a clause enacts in an amending Act, ``host``, this one included: ``36(4)/22``."""
        named = self.referents.named
        for quoted in clause.findall("AmendedText/Section[@type='amending']"):
            label = own_label(quoted)
            amended = self.amended.get(label) if host == self.referents.own.id else self.referents.titled
            self.referents.named = amended or named
            holds_text = next(quoted.iter("AmendedText"), None) is not None
            for instruction in self._clause(quoted, f"{name}/{label}"):
                if instruction.steps or holds_text:  # else it is a provision, not an instruction
                    yield instruction
        self.referents.named = named

    def _instruction(
        self, name: str, text: str, sentence: AmendingSentence | None, units: tuple[Unit, ...], lead: Lead | None = None
    ) -> Instruction:
        condition = (sentence.condition if sentence else "") or (lead.condition if lead else "") or self.event(text)
        target = self._target(text, sentence, condition or (lead.unread if lead else ""), lead)
        hangs_on = tuple(self.referents.units(_CONDITION_ENDS.split(condition)[0])) if condition else ()
        read: dict[str, Any] = {}
        if sentence is not None:
            steps = tuple(_resolve_that_section(step, condition) for step in sentence.steps)
            scope = sentence.scope or (lead.scope if lead else "") or "both"
            read = {"scope": scope, "steps": steps, "via": sentence.via, "condition": condition}
        return Instruction(
            *(self.act, self.lang, name, plain(text), target.id),
            enacted=units,
            target_words=target.words,
            hangs_on=hangs_on,
            **read,
        )

    def event(self, text: str) -> str:
        """The event with which a sentence begins: ``on the coming into force of section 5, ...``."""
        first = text.partition(",")[0]
        return first if self.grammar.condition.match(text) and _EVENT.search(first) else ""

    def _target(self, text: str, sentence: AmendingSentence | None, condition: str, lead: Lead | None) -> NamedAct:
        """The Act that a sentence amends; a provision of the statute itself amends none and is of the statute."""
        referents = self.referents
        if sentence is None and self.grammar.condition.match(text):
            return NamedAct(UNRESOLVED, "")
        if sentence is not None and all(step.operation in PROVISIONS for step in sentence.steps):
            return referents.own
        own = sentence.condition if sentence else ""
        words = text.removeprefix(own).lstrip(" ,:")
        if sentence is None or sentence.via or lead:
            words = self.grammar.without_via(words)
        with_condition = not own and bool(self.grammar.condition.match(text))
        target = referents.of(words.removeprefix("then, ").removeprefix("then "), condition, with_condition)
        if target is None and sentence is not None and _everywhere(sentence) and not (lead and lead.target):
            return NamedAct(UNRESOLVED, plain(text).rstrip(" ;.:"))
        if target is None:
            named = referents.named
            target = (lead.target if lead else None) or (
                referents.own if not named.resolved and (condition or not named.words) else named
            )
        elif target == referents.own and sentence is not None and not condition and _adds_to_act(sentence):
            target = referents.heading if referents.heading.resolved else target  # a slip: 2010, ch. 12, art. 1924
        elif sentence is not None and sentence.title and fold(sentence.title) == fold(target.words):
            referents.titled = target
            if not condition:
                referents.named = target
        return target


def _everywhere(sentence: AmendingSentence) -> bool:
    """Whether words are replaced in texts that no section names: ``any regulation``, ``every Act of Parliament``."""
    return all(s.operation == "replace_words" and not any(t.unit for t in s.targets) for s in sentence.steps)


def _adds_to_act(sentence: AmendingSentence) -> bool:
    """Whether sections are added to an Act that is named without any unit of it."""
    return all(s.operation == "add" and s.anchor and not any(t.unit for t in s.targets) for s in sentence.steps)


def _resolve_that_section(step: AmendingStep, condition: str) -> AmendingStep:
    """A step on ``that section``, in French ``celui-ci``, with the section that the condition names last."""
    if all(target.unit != SAME for target in step.targets):
        return step
    labels = [place.unit for place in labels_in(re.split(r",? then\b", condition)[0]) if place.unit[:1].isdigit()]
    places = (t._replace(unit=labels[-1]) if labels and t.unit == SAME else t for t in step.targets)
    return step._replace(targets=tuple(places))


@dataclass(frozen=True)
class Lead:
    """The words before a list of items, and what they say of each: an operation, an Act, a version, a condition."""

    text: str
    sentence: AmendingSentence | None = None
    target: NamedAct | None = None
    scope: str = ""
    condition: str = ""

    @property
    def unread(self) -> str:
        """The words, where the grammar does not read them: ``that Act`` in an item may be named there."""
        return "" if self.sentence else self.text.rstrip(" ,:")

    @classmethod
    def of(cls, statute: StatuteReader, text: str) -> Lead:
        sentence = statute.grammar.read(text)
        if sentence is None:
            return cls(text, condition=text.rstrip(" ,:") if statute.grammar.condition.match(text) else "")
        words = statute.grammar.without_via(text.removeprefix(sentence.condition).lstrip(" ,:"))
        target = statute.referents.of(words, sentence.condition)
        return cls(text, sentence, target, sentence.scope, sentence.condition or statute.event(text))

    def inside(self, statute: StatuteReader, text: str) -> Lead:
        """The lead of items one level deeper: ``in the ⟦A:Customs Act⟧,``."""
        _, scope, _, _ = statute.grammar.set_aside(text)
        own = statute.grammar.read(text)
        return Lead(
            f"{self.text} {text}",
            own or self.sentence,
            statute.referents.of(statute.grammar.without_via(text), self.condition) or self.target,
            scope or self.scope,
            self.condition,
        )

    def read(self, statute: StatuteReader, text: str) -> AmendingSentence | None:
        """An item: a sentence of its own, steps on the lead's target, or places that the lead's operation goes for."""
        if sentence := statute.grammar.read(text.rstrip(" ;").removesuffix(" and").removesuffix(" et").rstrip(" ;")):
            return self._placed(sentence)
        if self.sentence is not None:
            first = self.sentence.steps[0]
            if steps := statute.grammar.chain_of(text, first.targets):
                return self.sentence._replace(steps=steps)
            places, scope, title = statute.grammar.item(text)
            if places:
                return AmendingSentence((first._replace(targets=places),), scope or self.scope, title)
        combined = f"{self.text.rstrip(' :')} {text}"
        return statute.grammar.read(combined) or statute.grammar.provision(combined)

    def _placed(self, sentence: AmendingSentence) -> AmendingSentence:
        """An item that names no place, ``⟦Q:a⟧ is replaced by ⟦Q:b⟧``, speaks of the place that the lead amends."""
        if self.sentence is None or self.sentence.steps[0].operation != "amend":
            return sentence
        places = self.sentence.steps[0].targets
        return sentence._replace(steps=tuple(s if s.targets else s._replace(targets=places) for s in sentence.steps))


def natural_title(names: etree._Element) -> str:
    """The title of an Act, the short one, else the long one; files of 2001 print ``Citoyenneté, Loi sur la``."""
    title = words_of(names.find("ShortTitle"))
    inverted = re.fullmatch(r"(.+), (Loi .+|An [Aa]ct .+)", title)
    if inverted is None:
        return title or words_of(names.find("LongTitle"))
    joint = "" if inverted[2].endswith("’") else " "
    return f"{inverted[2]}{joint}{inverted[1]}"


def enacted(clause: etree._Element) -> tuple[Unit, ...]:
    """The units in the AmendedText of a clause, named from their place."""
    return units_in(e for e in clause if e.tag == "AmendedText")


def marked(element: etree._Element | None, lang: str) -> str:
    """The words of an instruction with titles, defined terms and quoted words marked, as the grammar reads them."""
    if element is None:
        return ""
    words = _QUOTED.sub(
        lambda m: "⟦Q:" + _INNER.sub(r"\1", m[1] or m[2] or m[3] or "") + "⟧",
        _with_marks(element),
    )
    return prepare(words, lang)


def _with_marks(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        words = characters_of(child)
        mark = _MARKED.get(child.tag)
        if not words.strip() or any(c in words for c in "“”«»"):
            mark = None
        pieces += [f"⟦{mark}:{words.strip()}⟧" if mark else _with_marks(child), child.tail or ""]
    return "".join(pieces)


def plain(text: str) -> str:
    """A marked text without its marks."""
    return re.sub(r"⟦[ADQ]:([^⟧]*)⟧", r"\1", text)


def _bracketed(element: etree._Element) -> str:
    """The label of a clause as it follows its section's; ``[subsection]`` where there is none."""
    return bracketed(own_label(element)) or f"[{element.tag.lower()}]"


def _assent(root: etree._Element, path: str | Path) -> dt.date | None:
    day = root.find("Identification/BillHistory/Stages[@stage='assented-to']/Date")
    if day is None:
        return None
    try:
        return dt.date(*(int(day.findtext(tag, "")) for tag in ("YYYY", "MM", "DD")))
    except ValueError as error:
        what, expected = f"the day of assent cannot be read: {error}", "YYYY, MM and DD of a day"
        raise LegislationError(what, where=str(path), expected=expected) from None
