"""Where a unit goes among its siblings, and how a list of units ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tipimpact.legislation.tree import UnitNode

ITEMS = ("paragraph", "subparagraph", "clause", "subclause")
_TERM = re.compile(r".+?(?=,?\s(?:means|includes|has|in)\s|\s[A-ZÀÉÈ])")


def last_unit(node: UnitNode) -> UnitNode:
    while node.below:
        node = node.below[-1]
    return node


def mark_between(siblings: Iterable[UnitNode]) -> str:
    """The mark that parts the items of a list: a comma where the list has commas, else a semicolon."""
    ends = [re.sub(r" (?:and|or|et|ou)$", "", last_unit(node).text)[-1:] for node in siblings]
    return "," if "," in ends and ";" not in ends else ";"


def end_of(node: UnitNode) -> str:
    return last_unit(node).text[-1:]


def end_with_semicolon(node: UnitNode) -> None:
    """A unit that is no longer the last of its kind ends with a semicolon."""
    last = last_unit(node)
    if node.kind in ITEMS and last.text.endswith("."):
        last.text = f"{last.text[:-1]};"


def alphabetical_place(siblings: list[UnitNode], node: UnitNode) -> int:
    key = sortable_term(node)
    for i, other in enumerate(siblings):
        if other.kind == "definition" and sortable_term(other) > key:
            return i
    after = [i for i, other in enumerate(siblings) if other.kind == "definition"]
    return after[-1] + 1 if after else len(siblings)


def sortable_term(node: UnitNode) -> str:
    """The term that a definition defines, without accents: the words before ``means`` or the first capital."""
    text = node.label.strip("[]") if node.repealed else node.text.lstrip('“«" \N{NO-BREAK SPACE}')
    term = _TERM.match(text)
    return plain_words(term[0] if term else text)


def plain_words(text: str) -> str:
    """Words without accents and capitals, as they are sorted."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def label_order(label: str) -> tuple:
    """Labels in their order: 10.01, 10.1, 10.11, 10.2; (z), (z.1), (aa)."""
    first, *others = re.findall(r"\d+|[a-z]+", label.casefold()) or [""]
    key = [(int(first), "") if first.isdigit() else (len(first), first)]
    return (*key, *((0, x) if x.isdigit() else (len(x), x) for x in others))
