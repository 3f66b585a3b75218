"""Every addressable unit of an Act, bill as enacted, regulation or order.

One pass over the XML in document order. Which element is a unit, which only holds units and which is
words stands in the tables below; an element named in none of them is words of the place it stands in, so
that nothing is lost when Justice adds one.

Units are named as lawyers cite them, the same in both languages: ``24(5)``, ``25(1.2)(c)``. What has no
label of its own is named in square brackets after what it stands in: ``2(1)[foreign national]`` (the
English term, where the file gives it), ``8(2)[continued]``, ``36[table]``. A slash parts a clause from the
text it enacts: ``12/(5)`` is a subsection (5) as clause 12 writes it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from lxml import etree

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError, Problem
from tipimpact.legislation import dates, labels
from tipimpact.legislation.justice_xml import LANG, LIMS, parse, tags
from tipimpact.legislation.notes import split, take_apart

COLUMNS = [
    *("act", "lang", "unit", "section", "kind", "heading", "marginal_note", "text"),
    *("history", "in_force_from", "repealed", "position"),
]
DETAILS = ["part", "type", "date_in_file", "date_basis"]
GATHERED = [c for c in COLUMNS if c not in ("act", "lang", "in_force_from", "position")] + DETAILS

LABELLED = tags("Section Subsection Paragraph Subparagraph Clause Subclause Subsubclause Provision")
NAMED = {"FormulaGroup": "formula", "TableGroup": "table", "List": "list", "BilingualGroup": "list", "Footnote": "note"}
CONTINUED = {f"Continued{tag}" for tag in (*LABELLED, "SectionSubsection", "Definition")}
HOLDERS = tags(
    "Body SectionPiece BillInternal BillPiece RegulationPiece DocumentInternal FormGroup Summary Enacts Preamble "
    "Recommendation ReadAsContent"
)
QUOTES = ("AmendedText", "ReadAsText")
VISITED = {*LABELLED, *NAMED, *CONTINUED, *HOLDERS, *QUOTES, "Definition", "Heading", "Group", "Schedule"}
REPEATED = {"2005, c. 38": ["84(b)"], "SOR/2002-227": ["10(2.1)"]}  # labels that the publisher gives twice

# Elements whose own elements are lines or cells; elsewhere they are parts of one sentence.
LINES = tags(
    "TableGroup table tgroup thead tbody row List Item FormulaGroup FormulaDefinition FormulaParagraph BilingualGroup "
    "Provision SignatureBlock SignatureLine ScheduleFormHeading BillHistory Stages Date Chapter AnnualStatuteId "
    "Parliament RegnalYear RegulationMakerOrder RecentAmendments Amendment"
)
PARTS = {"Body": "body", "Schedule": "schedule", "RecentAmendments": "note"}  # of the root; the others come before
LAW = ("body", "schedule", "quoted")
NOT_IN_FORCE = ("NifProvs", "RelatedProvs")

_SPACE = re.compile(r"[ \t\r\n]+")
_DATE, _ENACTED = f"{LIMS}inforce-start-date", f"{LIMS}enacted-date"


def read_act(path: str | Path, *, details: bool = False) -> pd.DataFrame:
    """The units of one file, in document order.

    Columns: act (``I-2.5``, ``SOR/2002-227``, ``2012, c. 17``), lang (en, fr), unit, section (of the unit),
    kind (section to subsubclause, definition, continued, formula, list, table, provision, schedule; quoted
    for text that a clause enacts elsewhere), heading (path, parts joined by ``" > "``), marginal_note, text
    (the unit's own words, white space folded), history (list of single citations; the publisher notes it
    at sections and at repealed units only), in_force_from (datetime64; NaT where the file's date is no
    in-force date, see ``dates``), repealed (boolean), position (integer from 0).

    details: also give headings, front matter, editorial notes and the parts that are not in force, and
    four columns: part (body, schedule, quoted, front, note, not_in_force), type (amending, transitional or
    empty, as the bill marks it), date_in_file (ISO text) and date_basis (one of ``dates.BASES``).

    Source: files of https://laws-lois.justice.gc.ca/eng/XML/ and of github.com/justicecanada/laws-lois-xml.
    Raises LegislationError naming file, line and cause: not XML, another root, entities, repeated labels.
    """
    root = parse(path)
    act, lang = _identity(root, path)
    reader = Reader(str(path), dates.FLOORS.get(root.tag, ""), REPEATED.get(act, ()))
    try:
        reader.read(root)
    except RecursionError:
        raise LegislationError("units are nested too deeply", where=str(path), expected="a statute's depth") from None
    if reader.problems:
        raise LegislationError(reader.problems)
    if details:
        return _frame(reader.rows, act, lang, path)
    part, kind = GATHERED.index("part"), GATHERED.index("kind")
    law = [row for row in reader.rows if row[part] in LAW and row[kind] != "heading"]
    return _frame(law, act, lang, path)[COLUMNS]


def sections_citing(act: pd.DataFrame, citation: str) -> list[str]:
    """Labels of the sections whose history names an Act (``2012, c. 17``) or one clause of it, in order.

    act: units of ``read_act``. The history of the section and of all its units counts.
    """
    named = [
        any(c == citation or take_apart(c).act == citation for c in history) and kind != "heading"
        for history, kind in zip(act["history"], act["kind"], strict=True)
    ]
    return list(dict.fromkeys(act.loc[named, "section"]))


class Headings:
    """The open headings: hierarchy is given by ``level`` alone, so a stack is kept."""

    def __init__(self, above: str = "") -> None:
        self.above, self.path = above, above
        self.open: list[tuple[int, str]] = []

    def push(self, level: int, text: str) -> None:
        self.open = [*(h for h in self.open if h[0] < level), (level, text)]
        self.path = " > ".join(filter(None, [self.above, *(t for _, t in self.open)]))


class Place(NamedTuple):
    """Where the reader stands: the name above, section and its history, part of the file, headings, date above."""

    up: str
    section: str
    part: str
    headings: Headings
    history: tuple[str, ...] = ()
    date: str = ""
    enacted: bool = False


class Reader:
    """Walks one file and gathers its rows; ``problems`` are the repeated labels."""

    def __init__(self, where: str, floor: str, repeated: Container[str] = ()) -> None:
        self.where, self.floor, self.repeated = where, floor, repeated
        self.rows: list[tuple] = []  # see GATHERED
        self.names: dict[str, int] = {}
        self.problems: list[Problem] = []

    def read(self, root: etree._Element) -> None:
        headings = Headings()
        for child in root:
            place = Place("", "", PARTS.get(child.tag, "front"), headings)
            if child.tag in ("Identification", "Introduction", "Order"):
                self.each(child, place)
            else:
                self.visit(child, place)

    def each(self, element: etree._Element, place: Place) -> None:
        for child in element:
            self.visit(child, place)

    def visit(self, element: etree._Element, place: Place) -> None:
        """Read one element where units can stand."""
        tag = element.tag
        if tag in LABELLED or tag == "Definition":
            self.unit(element, tag, place)
        elif tag in HOLDERS:
            self.each(element, place)
        elif tag in QUOTES:
            part = "quoted" if place.part in LAW else place.part
            self.each(element, Place(f"{place.up}/", place.section, part, Headings(place.headings.path)))
        elif tag == "Heading":
            self.heading(element, element.get("level") or element.get("group-style"), place)
        elif tag == "Group":
            self.each(element, place._replace(headings=Headings(place.headings.path)))
        elif tag == "GroupHeading":
            self.heading(element, element.get("format-ref"), place)
        elif tag == "Schedule":
            self.schedule(element, place)
        elif tag == "RelatedOrNotInForce":
            self.pending(element, place)
        else:
            self.words(element, tag, place)

    def unit(self, element: etree._Element, tag: str, place: Place) -> None:
        """A labelled unit or a definition: its own words make a row, the units in it follow."""
        printed, label, notes, texts, below = "", "", [], [], []
        history: tuple[str, ...] = ()
        repealed = False
        for child in element:
            inner = child.tag
            if inner == "Text":
                texts.append(_text(child))
                if len(child) and (marker := child.find("Repealed")) is not None:
                    repealed = _only(child, marker)
                    history = tuple(dict.fromkeys([*history, *_repeal(marker)]))
            elif inner == "Label":
                printed = _text(child)
                label = labels.normalise(printed)
            elif inner in VISITED:
                below.append(child)
            elif inner == "MarginalNote":
                notes.append(_text(child))
            elif inner == "HistoricalNote":
                history = tuple(dict.fromkeys([*_history(child), *history]))
            else:
                texts += _lines(child)
        if tag == "Definition":
            name = self.name(place, f"[{_term(element)}]")
        elif label:
            bare = tag == "Section" or place.up.endswith(" ")  # the first level of an Act and of a schedule
            name = self.name(place, label if bare else labels.bracketed(label), element)
        else:
            name = self.name(place, f"[{tag.lower()}]")
            texts.insert(0, printed)  # a box or a dash in place of a label
        text = texts[0] if len(texts) == 1 else "\n".join(filter(None, texts))
        inside = self.add(element, place, name, tag.lower(), "\n".join(notes), text, history, repealed)
        for child in below:
            self.visit(child, inside)

    def words(self, element: etree._Element, tag: str, place: Place) -> None:
        """A table, list, formula or flush-left tail; or something that is no unit, in the front or the back."""
        kind = NAMED.get(tag) or ("continued" if tag in CONTINUED else "words")
        if kind == "note":
            place = place._replace(part="note")
        name = self.name(place, f"[{tag if kind == 'words' else kind}]")
        self.add(element, place, name, kind, "", "\n".join(_lines(element)))

    def heading(self, element: etree._Element, level: str | None, place: Place) -> None:
        words = {tag: [_text(e) for e in element if e.tag == tag] for tag in ("Label", "TitleText", "MarginalNote")}
        history = tuple(c for note in element.findall("HistoricalNote") for c in _history(note))
        text = " ".join([*words["Label"], *words["TitleText"]])
        place.headings.push(digit(level), text)
        name = self.name(place, "[heading]")
        self.add(element, place, name, "heading", "\n".join(words["MarginalNote"]), text, history)

    def schedule(self, element: etree._Element, place: Place) -> None:
        """A schedule; the two that hold what is not in force are no part of the Act."""
        head: dict[str, list[str]] = {"Label": [], "OriginatingRef": [], "TitleText": []}
        markers, below = [], []
        history: tuple[str, ...] = ()
        for child in element:
            if child.tag == "ScheduleFormHeading":
                for part in child:
                    head.setdefault(part.tag, []).append(_text(part))
            elif child.tag == "HistoricalNote":
                history += _history(child)
            elif child.tag == "Repealed":
                markers.append(_text(child))
                history += _repeal(child)
            else:
                below.append(child)
        if element.get("id") in NOT_IN_FORCE:
            place = place._replace(part="not_in_force")
        headings = Headings(place.headings.path if place.part == "quoted" else "")
        headings.push(0, " ".join([*head["Label"], *head["TitleText"]]))
        name = self.name(place, labels.schedule_label(" ".join(head["Label"])))
        text = "\n".join([*head["TitleText"], *markers])
        place = place._replace(headings=headings)
        inside = self.add(
            element, place, name, "schedule", "\n".join(head["OriginatingRef"]), text, history, bool(markers)
        )
        inside = inside._replace(up=f"{name} ")
        for child in below:
            self.visit(child, inside)

    def pending(self, element: etree._Element, place: Place) -> None:
        """A provision of another Act that is not in force here; its title names the Act: ``2014, c. 39, s. 306``."""
        title = element.find("Heading/TitleText")
        citations = split(_text(title).lstrip("— ")) if title is not None else ()
        act = take_apart(citations[0]).act if citations else "?"
        self.each(element, Place(f"{act}/", "", "not_in_force", Headings(place.headings.path)))

    def name(self, place: Place, own: str, element: etree._Element | None = None) -> str:
        """A name that no other unit of the file has. In the body a label given twice is a fault of the file."""
        name = place.up + own
        times = self.names[name] = self.names.get(name, 0) + 1
        if times == 1:
            return name
        if element is not None and place.part == "body" and name not in self.repeated:
            self.problems.append(
                Problem(
                    f"the label {name!r} stands twice",
                    f"{self.where}: line {element.sourceline}",
                    "each label once",
                    todo="fetch the file again; where the publisher repeats it, name it in REPEATED of acts.py",
                )
            )
        return f"{name[:-1]} {times}]" if name.endswith("]") else f"{name} [{times}]"

    def add(
        self,
        element: etree._Element,
        place: Place,
        name: str,
        kind: str,
        note: str,
        text: str,
        history: tuple[str, ...] = (),
        repealed: bool = False,
    ) -> Place:
        """Add the row of a unit and give the place inside it."""
        _, section, part, headings, known, date, enacted = place
        if part == "quoted":
            kind = "quoted"
        elif kind in ("section", "schedule"):
            section, known = name, history
        if (own := element.get(_DATE)) is not None:
            date, enacted = own, element.get(_ENACTED) is not None
        basis = _basis(date, enacted, known, self.floor)
        kinds = element.get("type") or ""
        self.rows.append((name, section, kind, headings.path, note, text, history, repealed, part, kinds, date, basis))
        return Place(name, section, part, headings, known, date, enacted)


_basis = lru_cache(maxsize=1 << 14)(dates.basis)


def _text(element: etree._Element) -> str:
    """All characters in an element, white space folded. No-break spaces stay: they are French typography."""
    if len(element):
        text = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    else:
        text = element.text or ""
    text = text.strip(" \t\n")
    return _SPACE.sub(" ", text) if "\n" in text or "\t" in text or "  " in text else text


def _lines(element: etree._Element) -> list[str]:
    """The words of a table, list or other block: a line per row or item, cells parted by tabs."""
    if element.tag not in LINES:
        text = _text(element) if element.tag != "entry" or not len(element) else " ".join(_cell(element))
        return [text] if text else []
    lines: list[str] = []
    cells: list[str] = []
    for child in element:
        if child.tag in LINES:
            lines += ["\t".join(cells)] if any(cells) else []
            cells = []
            lines += _lines(child)
        else:
            cells += _lines(child) or [""]
    return lines + (["\t".join(cells)] if any(cells) else [])


def _cell(entry: etree._Element) -> Iterator[str]:
    """Pieces of a table cell: units that stand in it are parted by a space, the rest is one sentence."""
    blocks = [child for child in entry if child.tag in LINES]
    if not blocks:
        yield _text(entry)
    for block in blocks:
        yield from _lines(block)


def _history(note: etree._Element) -> tuple[str, ...]:
    """Single citations of a HistoricalNote, item by item."""
    items = [_text(item) for item in note] or [_text(note)]
    return tuple(citation for item in items for citation in split(item))


def _repeal(marker: etree._Element) -> tuple[str, ...]:
    """The citation in ``[Repealed, 2012, c. 17, s. 37]``."""
    return split(_text(marker).strip("[]").partition(", ")[2])


def _only(text: etree._Element, marker: etree._Element) -> bool:
    """Whether a Text holds nothing but its repeal marker and the term it defined."""
    return all(e is marker or e.tag.startswith("DefinedTerm") for e in text) and not (text.text or "").strip()


def _term(definition: etree._Element) -> str:
    """The term defined: in English where the file names it, so that both languages name the unit alike."""
    for tag in ("DefinedTermEn", "DefinedTermFr"):
        for term in definition.iter(tag):
            return _text(term)
    return "definition"


def digit(level: str | None) -> int:
    """Level of a heading, from ``2`` or ``group2-division``; the lowest when there is none."""
    match = re.search(r"\d", level or "")
    return int(match[0]) if match else 9


def _identity(root: etree._Element, path: str | Path) -> tuple[str, str]:
    """Act and language of a file.

    ``I-2.5`` for a consolidated Act, ``SOR/2002-227`` for an instrument, ``2012, c. 17`` for an annual statute.
    """
    names = root.find("Identification")
    lang = root.get(LANG)
    if names is None or lang not in LANGUAGES:
        what, expected = f"the language is {lang!r}", "xml:lang en or fr, and an Identification"
    elif root.tag == "Statute" and (number := names.findtext("Chapter/ConsolidatedNumber")):
        return number.strip(), lang
    elif instrument := names.findtext("InstrumentNumber"):
        return split(instrument)[0], lang
    elif all(annual := [names.findtext(f"Chapter/AnnualStatuteId/{t}") for t in ("YYYY", "AnnualStatuteNumber")]):
        return f"{annual[0]}, c. {annual[1]}", lang
    else:
        what, expected = "names no chapter and no instrument number", "Identification with Chapter or InstrumentNumber"
    raise LegislationError(what, where=f"{path}: line {root.sourceline}", expected=expected)


def _frame(rows: list[tuple], act: str, lang: str, path: str | Path) -> pd.DataFrame:
    """Rows as a table with all columns, ``COLUMNS`` and ``DETAILS``."""
    columns: dict[str, list] = {name: [row[i] for row in rows] for i, name in enumerate(GATHERED)}
    columns["history"] = [list(h) for h in columns["history"]]
    dated = zip(columns["date_in_file"], columns["date_basis"], strict=True)
    known = pd.Series([date if basis in dates.DATED else None for date, basis in dated], dtype=object)
    try:
        in_force_from = pd.to_datetime(known, format="%Y-%m-%d")
    except ValueError as error:
        raise LegislationError(f"a date cannot be read: {error}", where=str(path), expected="YYYY-MM-DD") from None
    units = pd.DataFrame(columns).assign(act=act, lang=lang, in_force_from=in_force_from, position=range(len(rows)))
    return units[[*COLUMNS, *DETAILS]]
