"""Propose the register of Acts from the publisher's files: ``python dev/propose_acts.py FOLDER ...``.

Reads every XML file in the folders (the whole of github.com/justicecanada/laws-lois-xml, or its files here) and
prints ``config/law/acts.yaml``. Listed are consolidated Acts, annual statutes, and each other Act or instrument that
the heading of an amending clause names. Ids and short forms that the standing register gives by hand are kept.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from tipimpact.common.errors import LegislationError
from tipimpact.legislation.amendments import natural_title
from tipimpact.legislation.justice_xml import LANG, LIMS, parse, words_of
from tipimpact.legislation.labels import FLOORS
from tipimpact.legislation.register import CHAPTER, Register, citations, fold, register

HEAD = """\
# The Acts and instruments that statutes amend, by id: what the tables call each one.
# Proposed by `python dev/propose_acts.py FOLDER` from the publisher's files, reviewed by hand: ids of our
# own and short forms survive a new proposal. chapter: number of the consolidation. citation: where it was enacted.
# en, fr: titles, today's first, with days where a file shows them. regulations: made under it, as the publisher lists.
acts:
"""
_TITLE = re.compile(
    r"\b(?:Act|Code|Charter|Regulations?|Order|Rules|Tariff|Loi|Charte|Règlements?|Décret|Règles|Tarif)\b", re.I
)
_ENACTS = re.compile(r" (?:is|are) enacted|^(?:Est|Sont) édictée?")
_PIECE = re.compile(r"\b(?:Part|partie|Sch|ann|app)\b", re.I)  # of a chapter that enacts several Acts
_REVISED = re.compile(r"R\.S\., c\. (?!.*Supp)|\d+$|[A-Z]\d")
_NO_TITLE = re.compile(
    r"(?:(?:other |further )?(?:consequential|related|coordinating|conditional|transitional|other|technical)\b|"
    r"amend|repeal|coming|enactment|modif|abrogation|édiction|disposition|entrée|the amending|references? )",
    re.I,
)


@dataclass
class Entry:
    """One Act as it is gathered: titles by language, each with its first and last day."""

    chapter: str = ""
    citation: str = ""
    titles: dict[str, dict[str, dict[str, str]]] = field(default_factory=lambda: {"en": {}, "fr": {}})
    first_named: dict[str, str] = field(default_factory=dict)  # year in which a statute first uses a title, folded
    regulations: set[str] = field(default_factory=set)
    listed: bool = False  # an Act, or an instrument that an amending clause names

    def add(self, lang: str, title: str, **days: str) -> None:
        """Add a title unless the Act is known by it already, in whatever capitals."""
        if title and fold(title) not in map(fold, self.titles[lang]):
            self.titles[lang][title] = {key: day for key, day in days.items() if day}


class Gathering:
    """Entries by number, from all files."""

    def __init__(self, standing: Register) -> None:
        self.entries: dict[str, Entry] = defaultdict(Entry)
        # Citation of the enactment: number of the consolidation.
        self.titled: dict[tuple[str, str], str] = {}  # language and folded title of a consolidation: its number
        self.same = {a.citation: a.chapter for a in standing.acts.values() if a.chapter and a.citation}

    def entry(self, number: str) -> Entry:
        return self.entries[self.same.get(number, number)]

    def consolidated(self, root: etree._Element) -> None:
        names = root.find("Identification")
        lang, chapter = root.get(LANG, "en"), words_of(names.find("Chapter/ConsolidatedNumber"))
        annual = names.find("Chapter/AnnualStatuteId")
        number = _enacted(annual) if annual is not None else f"R.S., c. {chapter}"
        self.same[number] = chapter
        entry = self.entries[chapter]
        entry.chapter, entry.listed = chapter, True
        entry.citation = entry.citation or number
        short = names.find("ShortTitle")
        day = short.get(f"{LIMS}inforce-start-date", "") if short is not None else ""
        self.titled.setdefault((lang, fold(natural_title(names))), chapter)
        entry.add(lang, natural_title(names), since="" if day == FLOORS["Statute"] else day)

    def instrument(self, root: etree._Element) -> None:
        names = root.find("Identification")
        number = next(citations(words_of(names.find("InstrumentNumber"))), "")
        if not number:
            return
        entry = self.entry(number)
        entry.citation = number
        entry.add(root.get(LANG, "en"), words_of(names.find("LongTitle")))
        for act in names.iterfind("EnablingAuthority/XRefExternal[@reference-type='act']"):
            if link := act.get("link"):
                self.entry(link).regulations.add(number)

    def statute(self, root: etree._Element) -> None:
        """A statute's own title, and the titles and citations of the Acts that its headings name."""
        annual = root.find("Identification/Chapter/AnnualStatuteId")
        lang = root.get(LANG, "en")
        entry = self.entry(_enacted(annual))
        entry.citation, entry.listed = entry.citation or _enacted(annual), True
        entry.add(lang, natural_title(root.find("Identification")))
        for heading in root.iter("Heading"):
            note, title = heading.find("MarginalNote"), words_of(heading.find("TitleText"))
            if heading.get("type") == "amending" and note is not None and title:
                self._amended(heading, title, words_of(note), lang, words_of(annual.find("YYYY")))

        for clause in root.iterfind("Body//Section[@type='amending']"):
            text, label = clause.find("Text"), words_of(clause.find("Label")).rstrip(".")
            enacts = text is not None and _ENACTS.search(words_of(text)) and text.find("XRefExternal") is not None
            if enacts and (number := f"{_enacted(annual)}, s. {label}") in self.same:
                self.entry(number).add(lang, words_of(text.find("XRefExternal")))

    def _amended(self, heading: etree._Element, title: str, note: str, lang: str, year: str) -> None:
        """An Act that a heading names by title and citation.

        A title of a consolidation is that Act's, unless the citation is exactly that of another consolidation, or of
        a chapter of the Revised Statutes, which it replaced: many citations name a part or have a misprint.
        """
        numbers = list(citations(note))
        owner = self.titled.get((lang, fold(title)), "")
        number = next((n for n in numbers if n in self.same or n in self.entries), numbers[-1] if numbers else "")
        revised = bool(CHAPTER.fullmatch(number))
        exact = number in self.same and not _PIECE.search(note.partition(";")[0])
        if owner and not exact and not (revised and number != owner):
            number = owner
        elif not number or (_REVISED.match(number) and number not in self.same):
            return  # a citation with a fault: R.S., c. 10
        named = self.entry(number)
        named.listed = True
        named.citation = named.citation or numbers[0]
        named.chapter = named.chapter or (number if revised else "")
        if _TITLE.search(title) and not _NO_TITLE.match(title):
            named.add(lang, _cased(heading, title))
            if named.chapter:
                self.titled.setdefault((lang, fold(title)), named.chapter)
            named.first_named.setdefault(fold(title), year)


def gather(folders: Iterable[str | Path], standing: Register) -> Gathering:
    """All files of some folders: consolidations first, so that an enactment is known by its consolidation."""
    gathering = Gathering(standing)
    by_root: dict[str, list[etree._Element]] = defaultdict(list)
    for root in _roots(folders):
        if root.tag == "Statute":
            gathering.consolidated(root)
        else:
            by_root[root.tag].append(root)
    for root in by_root["Regulation"]:
        gathering.instrument(root)
    for root in sorted(by_root["Bill"], key=lambda r: _enacted(r.find("Identification/Chapter/AnnualStatuteId"))):
        gathering.statute(root)
    return gathering


def _roots(folders: Iterable[str | Path]) -> Iterator[etree._Element]:
    for path in sorted(p for folder in folders for p in Path(folder).rglob("*") if p.suffix.lower() == ".xml"):
        try:
            root = parse(path)
        except LegislationError as error:
            print(error, file=sys.stderr)
            continue
        if root.tag == "Bill":
            yield root
        else:  # only the front is needed: free the rest
            for body in root.findall("Body") + root.findall("Schedule"):
                root.remove(body)
            yield root


def _enacted(annual: etree._Element) -> str:
    number, year = words_of(annual.find("AnnualStatuteNumber")), words_of(annual.find("YYYY"))
    note = f"R.S., c. {number}" if "supp" in number.lower() else f"{year}, c. {number}"
    return next(citations(note), note)


def _cased(heading: etree._Element, title: str) -> str:
    """The title of a heading in capitals, as the clause after it prints it."""
    if title != title.upper():
        return title
    for clause in heading.itersiblings():
        if clause.tag == "Heading":
            break
        for named in clause.iter("XRefExternal"):
            if fold(words_of(named)) == fold(title):
                return words_of(named)
    return title


def _dated(entry: Entry, lang: str) -> str:
    """Titles as YAML: an only title without days as one text. An earlier title ends where today's begins.

    The file's day is that of the latest change to the title: it is left out where a statute used the title before.
    """
    titles = entry.titles[lang]
    today, known = next(iter(titles.items()))
    since = known.get("since", "") if len(titles) == 2 else ""
    if since and entry.first_named.get(fold(today), since) < since[:4]:
        since = ""
    if len(titles) == 1:
        return _quoted(next(iter(titles)))
    rows = []
    for i, title in enumerate(titles):
        days = f", {'until' if i else 'from'}: {since}" if since else ""
        rows.append(f"{{title: {_quoted(title)}{days}}}")
    return f"[{', '.join(rows)}]"


def _quoted(value: str | list[str] | dict[str, list[str]]) -> str:
    return json.dumps(value, ensure_ascii=False)


def render(gathering: Gathering, standing: Register) -> str:
    """The register as YAML: consolidated Acts by chapter, then what else is named, by citation."""
    lines = [HEAD.rstrip()]
    for number, entry in sorted(gathering.entries.items(), key=lambda item: (not item[1].chapter, item[0])):
        id_ = standing.of(entry.chapter or entry.citation or number) or entry.chapter or number
        known = standing.acts.get(id_)
        if not entry.listed and known is None:
            continue
        chapter = entry.chapter or (known.chapter if known else "")
        lines.append(f"  {_quoted(id_)}:")
        if chapter and chapter != id_:
            lines.append(f"    chapter: {_quoted(chapter)}")
        if entry.citation and entry.citation != id_:
            lines.append(f"    citation: {_quoted(entry.citation)}")
        lines += [f"    {lang}: {_dated(entry, lang)}" for lang in ("en", "fr") if entry.titles[lang]]
        if known and known.short:
            lines.append(f"    short: {_quoted(known.short)}")
        if entry.regulations:
            lines.append(f"    regulations: {_quoted(sorted(entry.regulations))}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python dev/propose_acts.py FOLDER ... > config/law/acts.yaml")
    standing = register()
    sys.stdout.write(render(gather(sys.argv[1:], standing), standing))
