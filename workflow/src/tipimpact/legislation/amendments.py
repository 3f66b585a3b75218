"""Amending Acts as data: every instruction of an annual statute, what it does, where, and the words it enacts.

An instruction is a clause that is not divided further, or an item of one (``(a) section 4 is replaced by
...``). The sentence is read by the grammar; the text that follows it (``AmendedText``) is read as units,
named from where they stand: ``(4)``, ``11.1(2)``. What the grammar cannot read is an instruction
``unparsed``, with its text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from lxml import etree

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError
from tipimpact.legislation.acts import HOLDERS
from tipimpact.legislation.commencement import Commencement, day_of, folded, how, standing
from tipimpact.legislation.grammar import Place as Target
from tipimpact.legislation.grammar import Sentence, Step, grammar, prepare
from tipimpact.legislation.justice_xml import LANG, parse
from tipimpact.legislation.labels import bracketed, normalise
from tipimpact.legislation.tree import Unit, units_in

COLUMNS = [
    *("amending", "lang", "clause", "scope", "target_act", "target", "operation", "anchor", "old", "new"),
    *("text", "via", "condition", "instruction"),
]
DATES = ["commencement", "in_force", "applied", "not_applied_because"]
UNPARSED = "unparsed"
CLAUSES = ("Section", "Subsection")
ITEMS = ("Paragraph", "Subparagraph", "Clause", "Subclause")

_MARKED = {"XRefExternal": "A", "DefinedTermEn": "D", "DefinedTermFr": "D", "DefinitionRef": "D"}
_QUOTED = re.compile(r"“([^“”]*)”|«\s*([^«»]*?)\s*»|\"([^\"]*)\"")
_INNER = re.compile(r"⟦[AD]:([^⟧]*)⟧")
_OTHER = re.compile(r"⟦D:([^⟧]*(?:Act|loi))⟧[^⟦]*⟦A:([^⟧]*)⟧|⟦A:([^⟧]*)⟧[^⟦]*⟦Q:([^⟧]*(?:Act|loi))⟧")
_NAMED = re.compile(
    r"\b(?:of|in|to|under) the (other Act|first Act|second Act)|\bde l[’']?\s?a? ?(autre loi|première loi|deuxième loi)"
)
# "that section 23": of an amending Act that the condition names, never of the Act amended.
_THAT = re.compile(r"(?:that|those|cet|ce|cette|ces|celui-ci|celle-ci)\b")


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction: its clause, the Act it amends, its steps in order, and the units it enacts."""

    amending: str
    lang: str
    clause: str
    text: str
    target_act: str = ""
    scope: str = "both"
    steps: tuple[Step, ...] = ()
    via: str = ""
    condition: str = ""
    enacted: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Enactment:
    """An annual statute: its citation, short title and day of assent, and its instructions in order."""

    citation: str
    lang: str
    title: str
    assent: dt.date | None
    instructions: tuple[Instruction, ...]


def read_amendments(path: str | Path, commencement: Commencement | None = None) -> pd.DataFrame:
    """Every instruction of an annual statute, a row per operation and place.

    Columns: as the contract ``amendments``, without source and position. commencement and in_force are those of
    ``config/law/commencement.yaml`` (or of the facts given), which knows the clauses that amend the Act replayed; for
    others commencement is ``not_known`` and in_force missing. applied is False for what never began and else missing:
    whether an operation can be carried out only a replay shows (``statutes.amendments``).
    Source: annual statutes of github.com/justicecanada/laws-lois-xml. Raises LegislationError as ``read_act``.
    """
    return dated(read_enactment(path), commencement or standing())


def dated(enactment: Enactment, facts: Commencement) -> pd.DataFrame:
    """The instructions of a statute as ``read_amendments`` gives them."""
    rows = table(enactment.instructions)
    title = folded(facts.base.title.get(enactment.lang, ""))
    known = [
        facts.fact(enactment.citation, clause) if folded(act) == title else None
        for clause, act in zip(rows["clause"], rows["target_act"], strict=True)
    ]
    days = pd.Series([day_of(fact, enactment.assent) for fact in known], dtype=object, index=rows.index)
    never = pd.Series([fact is not None and bool(fact.never) for fact in known], dtype="boolean", index=rows.index)
    return rows.assign(
        commencement=[how(fact) for fact in known],
        in_force=pd.to_datetime(days).astype("datetime64[us]"),
        applied=(~never).where(never),
        not_applied_because=pd.array([(fact.never or None) if fact else None for fact in known], dtype="string"),
    )[[*COLUMNS[:-1], *DATES, COLUMNS[-1]]]


def read_enactment(path: str | Path) -> Enactment:
    """An annual statute with its instructions and the units they enact. Raises LegislationError."""
    return enactment(parse(path), path)


def enactment(root: etree._Element, path: str | Path) -> Enactment:
    """As ``read_enactment``, of a file that is parsed already. path: named in errors."""
    annual = root.find("Identification/Chapter/AnnualStatuteId")
    if root.tag != "Bill" or annual is None:
        raise LegislationError("is no annual statute", where=str(path), expected="a Bill with a chapter number")
    act = f"{annual.findtext('YYYY')}, c. {annual.findtext('AnnualStatuteNumber')}"
    lang = root.get(LANG, "en")
    if lang not in LANGUAGES:
        raise LegislationError(f"the language is {lang!r}", where=str(path), expected="xml:lang en or fr")
    return Enactment(
        act,
        lang,
        short_title(root),
        _assent(root, path),
        tuple(Statute(act, lang).instructions(root)),
    )


def table(instructions: Iterable[Instruction]) -> pd.DataFrame:
    """Instructions as rows, one per operation and place, without dates."""
    rows = []
    for i in instructions:
        words = "\n".join(u.text for u in i.enacted if u.text)
        for step in i.steps or (Step(UNPARSED),):
            anchor = " ".join(filter(None, [step.where, str(step.anchor or "")]))
            text = words if step.operation in ("add", "replace", UNPARSED) else ""
            for target in step.targets or (Target(),):
                rows.append(
                    (
                        *(i.amending, i.lang, i.clause, i.scope, i.target_act, str(target), step.operation, anchor),
                        *(step.old, step.new, text, i.via, plain(i.condition), i.text),
                    )
                )
    return pd.DataFrame(rows, columns=COLUMNS)


class Statute:
    """Walks one annual statute; ``the Act`` is the one named last, by a heading or in a clause."""

    def __init__(self, act: str, lang: str) -> None:
        self.act, self.lang, self.grammar = act, lang, grammar(lang)
        self.named = self.titled = ""
        self.others: dict[str, str] = {}
        self.amended: dict[str, str] = {}  # section of this statute: the Act that it amends
        self.names: Counter[str] = Counter()

    def instructions(self, root: etree._Element) -> Iterator[Instruction]:
        body = root.find("Body")
        for part in () if body is None else body:
            yield from self._part(part)

    def _name(self, name: str) -> str:
        """The name of a clause in the table ``units``: numbered where the file gives a label again."""
        self.names[name] += 1
        return name if self.names[name] == 1 else f"{name} [{self.names[name]}]"

    def _part(self, part: etree._Element) -> Iterator[Instruction]:
        if part.tag in HOLDERS:
            for child in part:
                yield from self._part(child)
        elif part.tag == "Heading" and part.get("type") == "amending":
            title = part.find("TitleText")
            self.named = _plain(title) if title is not None else self.named
        elif part.tag == "Section":
            self.others = {}
            label = normalise(_label(part))
            for instruction in self._clause(part, self._name(label)):
                self.amended.setdefault(label, instruction.target_act)
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
        for match in _OTHER.finditer(lead):
            self.others[(match[1] or match[4]).casefold()] = match[2] or match[3]
        if not items:
            sentence = self.grammar.read(lead) or self.grammar.provision(lead)
            yield self._instruction(name, lead, sentence, enacted(clause))
            yield from self._nested(clause, name)
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
                whole = f"{lead.text} {text}" if sentence is None else text
                yield self._instruction(own, whole, sentence, enacted(item), lead)
                yield from self._nested(item, own)

    def _nested(self, clause: etree._Element, name: str) -> Iterator[Instruction]:
        """Clauses that a clause enacts in an amending Act, itself included: ``36(4)/22``."""
        named, text = self.named, marked(clause.find("Text"), self.lang)
        for quoted in clause.findall("AmendedText/Section[@type='amending']"):
            label = normalise(_label(quoted))
            other = re.search(rf"\b{re.escape(label)} (?:of the|de l[’']) ?(?:other Act|autre loi)", text)
            self.named = (self.titled if other else self.amended.get(label)) or named
            holds_text = next(quoted.iter("AmendedText"), None) is not None
            for instruction in self._clause(quoted, f"{name}/{label}"):
                if instruction.steps or holds_text:  # else it is a provision, not an instruction
                    yield instruction
        self.named = named

    def other(self, text: str) -> str:
        """The title of the Act that a text calls "the other Act", when this section says which that is."""
        match = _NAMED.search(text)
        return self.others.get((match[1] or match[2]).casefold(), "") if match else ""

    def _instruction(
        self, name: str, text: str, sentence: Sentence | None, units: tuple[Unit, ...], lead: Lead | None = None
    ) -> Instruction:
        found = Instruction(self.act, self.lang, name, plain(text), enacted=units)
        if sentence is None:
            return replace(found, target_act=self.named)
        title = sentence.title or (lead.title if lead else "") or self.other(text)
        if sentence.title:
            self.titled = title
            if not sentence.condition:
                self.named = title
        rest = text.removeprefix(sentence.condition).lstrip(" ,:")
        return replace(
            found,
            target_act=""
            if not title and _THAT.match(rest.removeprefix("then, ").removeprefix("then "))
            else title or self.named,
            scope=sentence.scope or (lead.scope if lead else "") or "both",
            steps=sentence.steps,
            via=sentence.via,
            condition=sentence.condition or (lead.condition if lead else ""),
        )


@dataclass(frozen=True)
class Lead:
    """The words before a list of items, and what they say of each: an operation, a target, a title, a condition."""

    text: str
    sentence: Sentence | None = None
    title: str = ""
    scope: str = ""
    condition: str = ""

    @classmethod
    def of(cls, statute: Statute, text: str) -> Lead:
        sentence = statute.grammar.read(text)
        if sentence is None:
            return cls(text, condition=text.rstrip(" ,:"))
        return cls(text, sentence, sentence.title, sentence.scope, sentence.condition)

    def inside(self, statute: Statute, text: str) -> Lead:
        """The lead of items one level deeper: ``in the ⟦A:Customs Act⟧,``."""
        _, scope, title, _ = statute.grammar.set_aside(text)
        own = statute.grammar.read(text)
        return Lead(
            f"{self.text} {text}",
            own or self.sentence,
            title or self.title or statute.other(text),
            scope or self.scope,
            self.condition,
        )

    def read(self, statute: Statute, text: str) -> Sentence | None:
        """An item: a sentence of its own, steps on the lead's target, or places that the lead's operation goes for."""
        if found := statute.grammar.read(text.rstrip(" ;").removesuffix(" and").removesuffix(" et").rstrip(" ;")):
            return self._placed(found)
        if self.sentence is not None:
            first = self.sentence.steps[0]
            if steps := statute.grammar.chain_of(text, first.targets):
                return self.sentence._replace(steps=steps)
            places, scope, title = statute.grammar.item(text)
            if places:
                return Sentence((first._replace(targets=places),), scope or self.scope, title or self.title)
        whole = f"{self.text.rstrip(' :')} {text}"
        return statute.grammar.read(whole) or statute.grammar.provision(whole)

    def _placed(self, found: Sentence) -> Sentence:
        """An item that names no place, ``⟦Q:a⟧ is replaced by ⟦Q:b⟧``, speaks of the place that the lead amends."""
        if self.sentence is None or self.sentence.steps[0].operation != "amend":
            return found
        places = self.sentence.steps[0].targets
        return found._replace(steps=tuple(s if s.targets else s._replace(targets=places) for s in found.steps))


def short_title(root: etree._Element) -> str:
    """The short title of an Act in its natural order: French files of 2001 print ``Citoyenneté, Loi sur la``."""
    title = _plain(root.find("Identification/ShortTitle"))
    inverted = re.fullmatch(r"(.+), (Loi .+)", title)
    if inverted is None:
        return title
    joint = "" if inverted[2].endswith("’") else " "
    return f"{inverted[2]}{joint}{inverted[1]}"


def enacted(clause: etree._Element) -> tuple[Unit, ...]:
    """The units in the AmendedText of a clause, named from where they stand."""
    return units_in(e for e in clause if e.tag == "AmendedText")


def marked(element: etree._Element | None, lang: str) -> str:
    """The words of an instruction with titles, defined terms and quoted words marked, as the grammar reads them."""
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        words = "".join(child.itertext())
        mark = _MARKED.get(child.tag)
        if not words.strip() or any(c in words for c in "“”«»"):
            mark = None
        pieces += [f"⟦{mark}:{words.strip()}⟧" if mark else words, child.tail or ""]
    return prepare(_QUOTED.sub(_quotation, "".join(pieces)), lang)


def _quotation(match: re.Match[str]) -> str:
    words = _INNER.sub(r"\1", match[1] or match[2] or match[3] or "")
    return f"⟦Q:{words}⟧"


def plain(text: str) -> str:
    """A marked text without its marks."""
    return re.sub(r"⟦[ADQ]:([^⟧]*)⟧", r"\1", text)


def _bracketed(element: etree._Element) -> str:
    """The label of a clause as it follows its section's; ``[subsection]`` where there is none."""
    return bracketed(normalise(_label(element))) or f"[{element.tag.lower()}]"


def _label(element: etree._Element) -> str:
    label = element.find("Label")
    return "" if label is None else "".join(label.itertext())


def _plain(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _assent(root: etree._Element, path: str | Path) -> dt.date | None:
    day = root.find("Identification/BillHistory/Stages[@stage='assented-to']/Date")
    if day is None:
        return None
    try:
        return dt.date(*(int(day.findtext(tag, "")) for tag in ("YYYY", "MM", "DD")))
    except ValueError as error:
        expected = "YYYY, MM and DD of a day"
        raise LegislationError(
            f"the day of assent cannot be read: {error}", where=str(path), expected=expected
        ) from None
