"""The words of an element of Justice's XML: sentences, lines of tables and lists, history notes, terms, levels."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from lxml import etree

from tipimpact.legislation.justice_xml import tags
from tipimpact.legislation.notes import split

GROUPS = ("Group1-Part", "Group2-Division", "Group3-Subdivision")

# Elements whose own elements are lines or cells; elsewhere they are parts of one sentence.
LINES = tags(
    "TableGroup table tgroup thead tbody row List Item FormulaGroup FormulaDefinition FormulaParagraph BilingualGroup "
    "Provision SignatureBlock SignatureLine ScheduleFormHeading BillHistory Stages Date Chapter AnnualStatuteId "
    "Parliament RegnalYear RegulationMakerOrder RecentAmendments Amendment ImageGroup LongDescription"
)

_SPACE = re.compile(r"[ \t\r\n]+")


def _fold(text: str) -> str:
    """White space folded. No-break spaces stay: they are French typography."""
    text = text.strip(" \t\r\n")
    return _SPACE.sub(" ", text) if "\n" in text or "\t" in text or "  " in text else text


def text_of(element: etree._Element) -> str:
    """All characters in an element, white space folded."""
    if len(element):
        return _fold(etree.tostring(element, method="text", encoding="unicode", with_tail=False))
    return _fold(element.text or "")


def lines_of(element: etree._Element, without: Container[str] = ()) -> list[str]:
    """The words of a table, list or other block: a line per row or item, cells parted by tabs.

    without: elements directly in it that are left out.
    """
    if element.tag not in LINES:
        text = text_of(element) if element.tag != "entry" or not len(element) else " ".join(_cell(element))
        return [text] if text else []
    lines: list[str] = []
    cells = [own] if (own := _fold(element.text or "")) else []
    for child in element:
        if child.tag in without:
            pass
        elif child.tag in LINES:
            lines += ["\t".join(cells)] if any(cells) else []
            cells = []
            lines += lines_of(child)
        else:
            cells += lines_of(child) or [""]
        cells += [after] if child.tail and (after := _fold(child.tail)) else []
    return lines + (["\t".join(cells)] if any(cells) else [])


def _cell(entry: etree._Element) -> Iterator[str]:
    """Pieces of a table cell: units in it are parted by a space, the rest is one sentence."""
    words = [entry.text or ""]
    for child in entry:
        if child.tag in LINES:
            yield from filter(None, [_fold("".join(words)), *lines_of(child)])
            words = [child.tail or ""]
        else:
            words += [etree.tostring(child, method="text", encoding="unicode")]  # with what follows it
    yield from filter(None, [_fold("".join(words))])


def items_of(note: etree._Element) -> list[str]:
    """The items of a HistoricalNote, as printed; the whole note where it is not made of items alone."""
    items, printed = [text_of(item) for item in note if item.tag == "HistoricalNoteSubItem"], text_of(note)
    return items if "".join(items).replace(" ", "") == printed.replace(" ", "") else [printed]


def citations_in(items: Iterable[str]) -> tuple[str, ...]:
    """Single citations of the items of a HistoricalNote."""
    return tuple(citation for item in items for citation in split(item))


def repeal_of(marker: str) -> tuple[str, ...]:
    """The citation in ``[Repealed, 2012, c. 17, s. 37]``."""
    return split(marker.strip("[]").partition(", ")[2])


def holds_only(text: etree._Element, marker: etree._Element) -> bool:
    """Whether a Text holds nothing but its repeal marker and the term it defined."""
    return all(e is marker or e.tag.startswith("DefinedTerm") for e in text) and not (text.text or "").strip()


def term_of(definition: etree._Element) -> str:
    """The term defined: in English where the file names it, so that both languages name the unit alike."""
    for tag in ("DefinedTermEn", "DefinedTermFr"):
        for term in definition.iter(tag):
            return text_of(term)
    return "definition"


def level_of(heading: etree._Element) -> int:
    """Level of a heading, from ``level="2"`` or ``group2-division``; the lowest, 9, when there is none."""
    if heading.tag == "GroupHeading":
        stated: str | None = heading.get("format-ref")
    else:
        stated = heading.get("level") or heading.get("group-style")
    if not stated and (above := heading.getparent()) is not None and above.tag in GROUPS:
        stated = above.tag
    match = re.search(r"\d", stated or "")
    return int(match[0]) if match else 9
