"""Every addressable unit of an Act, bill as enacted, regulation or order, in one pass over its XML.

An element named in none of the tables below is text of the element around it, so that nothing is
lost when Justice adds one. Every character of a file is in one of the columns text, marginal_note,
printed_label and history_note, once; a file of which a part would be lost is refused.

Units are named as lawyers cite them, the same in both languages: ``24(5)``, ``25(1.2)(c)``. What has no label is named
in square brackets after the unit that contains it: ``2(1)[foreign national]`` (the English term, where the file gives
it), ``8(2)[continued]``. A slash parts a clause from the text it enacts: ``12/(5)``. Where the publisher gives a label
twice, the later unit is numbered: ``15.1 [2]``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd
from lxml import etree

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError, Problem
from tipimpact.common.listed import check_columns
from tipimpact.legislation import labels
from tipimpact.legislation.justice_xml import (
    GROUPS,
    LANG,
    LIMS,
    cited_in,
    holds_only,
    items_of,
    level_of,
    lines_of,
    parse,
    refuse_stray_words,
    repeal_of,
    tags,
    term_of,
    text_of,
)
from tipimpact.legislation.labels import split, take_apart

COLUMNS = [
    *("act_number", "lang", "unit", "section", "kind", "heading", "marginal_note", "text"),
    *("history", "in_force_from", "repealed", "position"),
]
DETAILS = [
    *("part", "type", "date_in_file", "date_basis", "printed_label", "history_note", "history_days"),
    *("label_repeated", "level"),
]
GATHERED = [c for c in COLUMNS if c not in ("act_number", "lang", "in_force_from", "position")] + DETAILS
PRINTED = ("text", "marginal_note", "printed_label", "history_note")  # the columns that hold the characters of the file

LABELLED = tags("Section Subsection Paragraph Subparagraph Clause Subclause Subsubclause Provision")
NAMED = {"FormulaGroup": "formula", "TableGroup": "table", "List": "list", "BilingualGroup": "list"}
NOTES = ("Footnote", "Note")
NAMED |= dict.fromkeys(NOTES, "note")
CONTINUED = {f"Continued{tag}" for tag in (*LABELLED, "SectionSubsection", "Definition")}
HOLDERS = tags(
    "Body SectionPiece BillInternal BillPiece RegulationPiece DocumentInternal FormGroup Summary Enacts Preamble "
    "Recommendation ReadAsContent ConventionAgreementTreaty"
) | {*GROUPS}
QUOTES = ("AmendedText", "ReadAsText")
VISITED = {*LABELLED, *NAMED, *CONTINUED, *HOLDERS, *QUOTES, "Definition", "Heading", "Group", "Schedule"}

# Of the root; others are front matter. A text that is repealed whole has nothing but the marker of its repeal.
PARTS = {"Body": "body", "Schedule": "schedule", "Repealed": "body", "RecentAmendments": "note"}
LAW = ("body", "schedule", "quoted")
NOT_IN_FORCE = ("NifProvs", "RelatedProvs")

_REPEAL = re.compile(r"\[(?:Repealed|Abrogée?s?)\b", re.IGNORECASE)
_BREAKS = ("LineBreak", "PageBreak")
_DATE, _ENACTED = f"{LIMS}inforce-start-date", f"{LIMS}enacted-date"


def read_act(path: str | Path, *, details: bool = False) -> pd.DataFrame:
    """The units of one file, in document order.

    Columns: act_number (``I-2.5``, ``SOR/2002-227``, ``2012, c. 17``), lang (en, fr), unit, section (of the unit),
    kind (section to subsubclause, definition, continued, formula, list, table, provision, schedule; quoted
    for text that a clause enacts elsewhere), heading (path, parts joined by ``" > "``), marginal_note, text
    (the unit's own words, white space folded), history (list of single citations, noted at sections and at
    repealed units only), in_force_from (datetime64; NaT where the file's date is no in-force date, see
    ``labels``), repealed (boolean), position (integer from 0).

    details: also headings, front matter, editorial notes and what is not in force, and the columns
    part (body, schedule, quoted, front, note, not_in_force), type (amending, transitional or
    empty), date_in_file (ISO text), date_basis (one of ``labels.BASES``), printed_label and
    history_note (as printed), history_days (for each citation of history the day of its note, as
    ``labels.note_day`` reads it), label_repeated (boolean: the file gives this label more than
    once) and level (of a heading, 1 the highest; else 0).

    Source: files of https://laws-lois.justice.gc.ca/eng/XML/ and of github.com/justicecanada/laws-lois-xml.
    Raises LegislationError naming file, line and cause: not XML, another root, entities, words outside a unit.

    >>> units = read_act("data/raw/sample/legislation/irpa_I-2.5_2021-02-26-oldest_en.xml")
    >>> units.set_index("unit").at["24(5)", "in_force_from"].date().isoformat()
    '2012-06-28'
    """
    root = parse(path)
    act, lang = identity(root, path)
    rows = read_rows(root, path)
    if details:
        return _frame(rows, act, lang)
    part, kind = GATHERED.index("part"), GATHERED.index("kind")
    law = [row for row in rows if row[part] in LAW and row[kind] != "heading"]
    return _frame(law, act, lang)[COLUMNS]


def read_rows(root: etree._Element, path: str | Path) -> list[tuple]:
    """The units of a file as tuples of ``GATHERED``. path: named in errors. Raises LegislationError."""
    reader = ActReader(labels.FLOORS.get(root.tag, ""), root.get(LANG, "en"))
    for mark in root.iter(*_BREAKS):  # the words on both sides of a line break are two words
        mark.tail = f" {mark.tail or ''}"
    try:
        reader.read(root)
    except RecursionError:
        raise LegislationError("units are nested too deeply", where=str(path), expected="a statute's depth") from None
    rows = reader.finished()
    _refuse_loss(rows, root, path)
    _refuse_days(rows, path)
    return rows


def _refuse_days(rows: list[tuple], path: str | Path) -> None:
    """Raise LegislationError for each day of a unit or of its notes that is none, such as 30 February."""
    date, noted = GATHERED.index("date_in_file"), GATHERED.index("history_days")
    days = {day.removeprefix("by "): row[0] for row in rows for day in (row[date], *row[noted]) if day}
    problems = []
    for day, unit in days.items():
        try:
            dt.date.fromisoformat(day)
        except ValueError:
            problems.append(Problem(f"a date cannot be read: {day!r}, of {unit}", str(path), "YYYY-MM-DD"))
    if problems:
        raise LegislationError(problems)


def _refuse_loss(rows: list[tuple], root: etree._Element, path: str | Path) -> None:
    """Raise LegislationError unless as many characters, white space apart, came out as went in."""
    places = [GATHERED.index(column) for column in PRINTED]
    printed = sum(len("".join("".join([row[i] for row in rows]).split())) for i in places)
    written = len("".join(etree.tostring(root, method="text", encoding="unicode").split()))
    if printed != written:
        refuse_stray_words(path, root)
        what = f"{abs(written - printed)} characters are {'lost' if printed < written else 'read twice'}"
        todo = "report this file: it holds an element in a place that the reader does not know"
        raise LegislationError(what, where=str(path), expected=f"{written} characters", todo=todo)


def sections_citing(act: pd.DataFrame, citation: str) -> list[str]:
    """Labels of the sections whose history names an Act (``2012, c. 17``) or one clause of it, in order.

    act: units of ``read_act``. The history of the section and of all its units counts.

    >>> units = read_act("data/raw/sample/legislation/irpa_I-2.5_2021-02-26-oldest_en.xml")
    >>> sections_citing(units, "2012, c. 17")[:4]
    ['2', '11', '20.1', '20.2']
    """
    check_columns(act, ["section", "kind", "history"], "act", LegislationError)
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


class ReaderPosition(NamedTuple):
    """The name above, section and its history, part, headings, date above, and whether that is a day of enactment."""

    up: str
    section: str
    part: str
    headings: Headings
    history: tuple[str, ...] = ()
    date: str = ""
    enacted: bool = False


class UnitRows:
    """The rows of a file as they are gathered, and the names that its units have."""

    def __init__(self, floor: str, lang: str = "en") -> None:
        self.floor, self.lang = floor, lang
        self.rows: list[tuple] = []  # see GATHERED
        self.names: dict[str, int] = {}
        self.first: dict[str, int] = {}  # row of the first unit of each name
        self.repeated: set[int] = set()  # rows of units whose label the file gives more than once

    def finished(self) -> list[tuple]:
        """The rows, with those flagged whose label the file gives more than once."""
        at = GATHERED.index("label_repeated")
        return [(*row[:at], i in self.repeated, *row[at + 1 :]) for i, row in enumerate(self.rows)]

    def name(self, place: ReaderPosition, own: str, labelled: bool = False) -> str:
        """A name that no other unit of the file has; labelled: it is a label of the file, to be given once."""
        name = place.up + own
        times = self.names[name] = self.names.get(name, 0) + 1
        if times == 1:
            if labelled:
                self.first[name] = len(self.rows)
            return name
        if labelled:
            self.repeated |= {self.first.get(name, len(self.rows)), len(self.rows)}
            return f"{name} [{times}]"
        return f"{name[:-1]} {times}]" if name.endswith("]") else f"{name} [{times}]"

    def add(
        self,
        element: etree._Element,
        place: ReaderPosition,
        name: str,
        kind: str,
        margin: str,
        text: str,
        noted: Mapping[str, str] = MappingProxyType({}),
        repealed: bool = False,
        label: str = "",
        note: str = "",
        level: int = 0,
    ) -> ReaderPosition:
        """Add the row of a unit and give the place inside it. noted: its citations, each with the day of its note."""
        history, days = tuple(noted), tuple(noted.values())
        _, section, part, headings, known, date, enacted = place
        if part == "quoted":
            kind = "quoted"
        elif kind in ("section", "schedule"):
            section, known = name, history
        if (own := element.get(_DATE)) is not None:
            date, enacted = own, element.get(_ENACTED) is not None
        shown, exact = date, enacted  # words can be younger than the unit that has them
        for words in element.iterfind("Text") if self.floor else ():
            if (own := words.get(_DATE, "")) > shown:
                shown, exact = own, words.get(_ENACTED) is not None
        basis = _basis(shown, exact, known, self.floor, self.lang)
        kinds = element.get("type") or ""
        # In the order of GATHERED: what the unit is, then DETAILS.
        unit = (name, section, kind, headings.path, margin, text, history, repealed)
        self.rows.append((*unit, part, kinds, shown, basis, label, note, days, False, level))
        return ReaderPosition(name, section, part, headings, known, date, enacted)


class ActReader(UnitRows):
    """Walks one file and gathers its rows."""

    def read(self, root: etree._Element) -> None:
        headings = Headings()
        ordered = root.find("Body") is None  # without a body, the order is the law, not what precedes it
        for child in root:
            place = ReaderPosition("", "", PARTS.get(child.tag, "front"), headings)
            if child.tag == "Order" and ordered:
                place = place._replace(part="body")
            if child.tag in ("Identification", "Introduction", "Order"):
                self.each(child, place)
            else:
                self.visit(child, place)

    def each(self, element: etree._Element, place: ReaderPosition) -> None:
        for child in element:
            self.visit(child, place)

    def visit(self, element: etree._Element, place: ReaderPosition) -> None:
        """Read one element where units can be."""
        tag = element.tag
        if tag in LABELLED or tag == "Definition":
            self.unit(element, tag, place)
        elif tag in HOLDERS:
            self.each(element, place)
        elif tag in QUOTES:
            part = "quoted" if place.part in LAW else place.part
            above = Headings(place.headings.path)
            self.each(element, ReaderPosition(f"{place.up}/", place.section, part, above))
        elif tag in ("Heading", "GroupHeading"):
            self.heading(element, place)
        elif tag == "Group":
            self.each(element, place._replace(headings=Headings(place.headings.path)))
        elif tag == "Schedule":
            self.schedule(element, place)
        elif tag == "RelatedOrNotInForce":
            self.pending(element, place)
        elif tag == "Repealed":
            name = self.name(place, "[repealed]")
            noted = dict.fromkeys(repeal_of(text_of(element)), "")
            self.add(element, place, name, "words", "", text_of(element), noted, True)
        else:
            self.words(element, tag, place)

    def unit(self, element: etree._Element, tag: str, place: ReaderPosition) -> None:
        """A labelled unit or a definition: its own words make a row, the units in it follow."""
        printed, label, margin, texts, below = "", "", [], [], []
        noted: list[str] = []
        history: dict[str, str] = {}
        repealed = False
        for child in element:
            inner = child.tag
            if inner == "Text":
                texts.append(text_of(child))
                if len(child) and (marker := child.find("Repealed")) is not None:
                    repealed = holds_only(child, marker)
                    history |= {c: "" for c in repeal_of(text_of(marker)) if c not in history}
            elif inner == "Label":
                printed = text_of(child)
                label = labels.normalise(printed)
            elif inner in VISITED:
                below.append(child)
            elif inner == "MarginalNote":
                margin.append(text_of(child))
            elif inner == "HistoricalNote":
                noted += items_of(child)
                history = cited_in(child) | {c: "" for c in history if c not in cited_in(child)}
            else:
                texts += lines_of(child)
        if tag == "Definition":
            name = self.name(place, f"[{term_of(element)}]")
            texts, printed = [*filter(None, [printed]), *texts], ""
        elif label:
            bare = tag == "Section" or place.up.endswith(" ")  # the first level of an Act and of a schedule
            name = self.name(place, label if bare else labels.bracketed(label), labelled=True)
        else:
            name = self.name(place, f"[{tag.lower()}]")
            texts.insert(0, printed)  # a box or a dash in place of a label
            printed = ""
        text = texts[0] if len(texts) == 1 else "\n".join(filter(None, texts))
        note = "\n".join(margin)
        inside = self.add(element, place, name, tag.lower(), note, text, history, repealed, printed, "\n".join(noted))
        for child in below:
            self.visit(child, inside)

    def words(self, element: etree._Element, tag: str, place: ReaderPosition) -> None:
        """A table, list, formula or flush-left tail, its footnotes after it; or what is no unit."""
        kind = NAMED.get(tag) or ("continued" if tag in CONTINUED else "words")
        if kind == "note":
            place = place._replace(part="note")
        name = self.name(place, f"[{tag if kind == 'words' else kind}]")
        notes = [child for child in element if child.tag in NOTES] if tag in NAMED and kind != "note" else []
        text = "\n".join(lines_of(element, NOTES if notes else ()))
        inside = self.add(element, place, name, kind, "", text)
        for note in notes:
            self.visit(note, inside)

    def heading(self, element: etree._Element, place: ReaderPosition) -> None:
        """A heading. The publisher leaves the title of one that is repealed, and says so in a note."""
        words: list[str] = []
        margin: list[str] = []
        noted: list[str] = []
        history: dict[str, str] = {}
        for child in element:
            tag, text = child.tag, text_of(child)
            if tag in ("MarginalNote", "OriginatingRef"):
                margin.append(text)
            elif tag == "HistoricalNote":
                noted += items_of(child)
                history |= cited_in(child)
            elif tag == "Note":
                noted.append(text)
            else:
                words.insert(0 if tag == "Label" else len(words), text)
        text = " ".join(words)
        markers = [mark for mark in (*noted, words[-1] if words else "") if _REPEAL.match(mark)]
        history |= {c: "" for mark in markers for c in repeal_of(mark) if c not in history}
        level = level_of(element)
        place.headings.push(level, "" if markers else text)
        name = self.name(place, "[heading]")
        note, printed = "\n".join(margin), "\n".join(noted)
        self.add(element, place, name, "heading", note, text, history, bool(markers), "", printed, level)

    def schedule(self, element: etree._Element, place: ReaderPosition) -> None:
        """A schedule; the two that hold what is not in force are not part of the Act."""
        head: dict[str, list[str]] = {"Label": [], "OriginatingRef": []}
        titles, words, below, noted = [], [], [], []
        history: dict[str, str] = {}
        repealed = False
        for child in (part for e in element for part in (e if e.tag == "ScheduleFormHeading" else (e,))):
            if child.tag == "HistoricalNote":
                noted += items_of(child)
                history |= cited_in(child)
            elif child.tag == "Repealed":
                words.append(text_of(child))
                history |= {c: "" for c in repeal_of(text_of(child)) if c not in history}
                repealed = True
            elif child.tag in head:
                head[child.tag].append(text_of(child))
            elif child.tag == "TitleText":
                titles.append(text_of(child))
            elif child.getparent() is element:
                below.append(child)
            else:
                words.append(text_of(child))
        if element.get("id") in NOT_IN_FORCE:
            place = place._replace(part="not_in_force")
        headings = Headings(place.headings.path if place.part == "quoted" else "")
        headings.push(0, "" if repealed else " ".join([*head["Label"], *titles]))
        label = " ".join(head["Label"])
        name = self.name(place, labels.schedule_label(label), labelled=bool(label))
        place = place._replace(headings=headings)
        reference, note, text = "\n".join(head["OriginatingRef"]), "\n".join(noted), "\n".join([*titles, *words])
        inside = self.add(element, place, name, "schedule", reference, text, history, repealed, label, note)
        inside = inside._replace(up=f"{name} ")
        for child in below:
            self.visit(child, inside)

    def pending(self, element: etree._Element, place: ReaderPosition) -> None:
        """A provision of another Act that is not in force here; its title names the Act: ``2014, c. 39, s. 306``."""
        title = element.find("Heading/TitleText")
        citations = split(text_of(title).lstrip("— ")) if title is not None else ()
        act = take_apart(citations[0]).act if citations else "?"
        self.each(element, ReaderPosition(f"{act}/", "", "not_in_force", Headings(place.headings.path)))


_basis = lru_cache(maxsize=1 << 14)(labels.basis)


def identity(root: etree._Element, path: str | Path) -> tuple[str, str]:
    """Act and language of a file: ``I-2.5`` (consolidated), ``SOR/2002-227``, ``2012, c. 17`` (annual statute)."""
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


def _frame(rows: list[tuple], act: str, lang: str) -> pd.DataFrame:
    """Rows as a table with all columns, ``COLUMNS`` and ``DETAILS``."""
    columns: dict[str, list] = {name: [row[i] for row in rows] for i, name in enumerate(GATHERED)}
    columns |= {name: [list(cell) for cell in columns[name]] for name in ("history", "history_days")}
    dated = zip(columns["date_in_file"], columns["date_basis"], strict=True)
    known = pd.Series([date if basis in labels.DATED else None for date, basis in dated], dtype=object)
    in_force_from = pd.to_datetime(known, format="%Y-%m-%d")
    units = pd.DataFrame(columns).assign(act_number=act, lang=lang, in_force_from=in_force_from)
    return units.assign(position=range(len(rows)))[[*COLUMNS, *DETAILS]]
