"""Justice Canada's XML, read with nothing fetched and nothing expanded, and the words of its elements."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator
from pathlib import Path

from lxml import etree

from tipimpact.common.errors import LegislationError, nearest
from tipimpact.legislation.labels import split

ROOTS = ("Bill", "Statute", "Regulation")
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+)?html\b", re.IGNORECASE)
LIMS = "{http://justice.gc.ca/lims}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tags(names: str) -> frozenset[str]:
    """Names of elements, written one after the other."""
    return frozenset(names.split())


# Elements that hold only other elements. Words standing loose in them would belong to no unit.
ELEMENT_ONLY = tags(
    "Body Section Subsection Paragraph Subparagraph Clause Subclause Subsubclause Definition Provision Schedule "
    "AmendedText SectionPiece ReadAsText BillPiece RelatedOrNotInForce Heading List Item TableGroup table tgroup row"
)


def parse(path: str | Path, roots: tuple[str, ...] = ROOTS) -> etree._Element:
    """The root element of a statute, bill or regulation. roots: those that are accepted.

    The document type is not loaded (Justice does not publish it), no address is opened and no
    entity is expanded; libxml2's limits on depth and size stay on. Raises LegislationError naming
    file, line and cause for an empty, cut or wrongly encoded file, a wrong root, any entity, or
    words outside a unit.
    """
    parser = etree.XMLParser(
        load_dtd=False, no_network=True, resolve_entities=False, remove_comments=True, remove_pis=True
    )
    content = b""
    try:
        content = Path(path).read_bytes()
        root = etree.fromstring(content, parser)
    except OSError as error:
        raise LegislationError(
            f"cannot be read: {error.strerror}", where=str(path), todo="check the path, or fetch the file again"
        ) from None
    except etree.XMLSyntaxError as error:
        _refuse_page(path, content)
        raise _fault(path, error.lineno, error.msg or "the file is empty", "one whole XML document") from None
    if root.tag not in roots:
        _refuse_page(path, content)
        raise LegislationError(
            f"the root element is {root.tag!r}",
            where=f"{path}: line {root.sourceline}",
            expected="one of " + ", ".join(roots),
            nearest=nearest(root.tag, roots),
            todo="give the XML of an Act, a bill as enacted, a regulation or an order",
        )
    _refuse_entities(path, root.getroottree())
    return root


def day_of(element: etree._Element, name: str, path: str | Path) -> dt.date | None:
    """The day that an attribute of the publisher's states, such as ``pit-date``; None where it is not there.

    Raises LegislationError for a text that is not a date.
    """
    text = element.get(f"{LIMS}{name}")
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise _fault(path, element.sourceline, f"{name} is {text!r}", "a date like 2012-06-28") from None


def words_of(element: etree._Element | None) -> str:
    """All words in an element, white space folded; empty for no element."""
    return "" if element is None else " ".join(characters_of(element).split())


def characters_of(element: etree._Element) -> str:
    """All characters in an element, as they are."""
    if len(element):
        return etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return element.text or ""


def _refuse_page(path: str | Path, content: bytes) -> None:
    """A server that does not have a file often sends a page that says so."""
    if _PAGE.match(content.removeprefix(b"\xef\xbb\xbf").lstrip()):
        raise _fault(path, 1, "is an HTML page", "the XML of an Act, a bill as enacted, a regulation or an order")


def _refuse_entities(path: str | Path, tree: etree._ElementTree) -> None:
    names = [entity.name for entity in tree.docinfo.internalDTD.entities()] if tree.docinfo.internalDTD else []
    if names:
        raise _fault(path, 1, f"declares entities: {', '.join(names[:5])}", "a file without entity declarations")
    for entity in tree.iter(etree.Entity):
        raise _fault(path, entity.sourceline, f"refers to the entity {entity.text}", "plain characters")


def _fault(path: str | Path, line: int | None, what: str, expected: str) -> LegislationError:
    return LegislationError(
        what,
        where=f"{path}: line {line or 1}",
        expected=expected,
        todo="fetch the file again from laws-lois.justice.gc.ca",
    )


def refuse_stray_words(path: str | Path, root: etree._Element) -> None:
    loose = [(e, e.text) for e in root.iter(*ELEMENT_ONLY) if e.text and not e.text.isspace()]
    tails = ((e.getparent(), e.tail) for e in root.iter() if e.tail and not e.tail.isspace())
    loose += [(parent, words) for parent, words in tails if parent.tag in ELEMENT_ONLY]
    for element, words in loose:
        raise _fault(path, element.sourceline, f"words outside a unit: {words.strip()[:40]!r}", "words inside Text")


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
    return _fold(characters_of(element))


def lines_of(element: etree._Element, without: Container[str] = ()) -> list[str]:
    """The words of a block, elements ``without`` left out: a line per row or item, cells parted by tabs."""
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


def cited_in(note: etree._Element) -> dict[str, str]:
    """Single citations of a HistoricalNote, each with the day of its item as ``labels.note_day`` reads it, or ``""``.

    An item has one day, that of its last citation: exact where the item also says when that clause was enacted.
    """
    days: dict[str, str] = {}
    items: list[tuple[str, etree._Element | None]] = [(printed, None) for printed in items_of(note)]
    if len(items) == len(note):
        items = [(text_of(item), item) for item in note]
    for printed, item in items:
        cited = split(printed)
        days |= {citation: "" for citation in cited if citation not in days}
        day = "" if item is None else item.get(f"{LIMS}inforce-start-date", "")
        if cited and day:
            days[cited[-1]] = day if item is not None and item.get(f"{LIMS}enacted-date") else f"by {day}"
    return days


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
