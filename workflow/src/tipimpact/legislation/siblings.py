"""Where a unit goes among its siblings, and how a list of units ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from tipimpact.legislation.labels import label_order
from tipimpact.legislation.tree import UnitNode

ITEMS = ("paragraph", "subparagraph", "clause", "subclause")
_QUOTES = '“”«»" \N{NO-BREAK SPACE}'
_TERM = re.compile(r".{1,120}?(?=,?\s(?:means|includes|has|in)\s)|.+?(?=\s[A-ZÀÉÈ])")


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


def in_alphabetical_order(siblings: Iterable[UnitNode]) -> bool:
    """Whether definitions follow each other by their terms; those that are repealed may have lost theirs."""
    terms = [sortable_term(node) for node in siblings if node.kind == "definition" and not node.repealed]
    return terms == sorted(terms)


def sortable_term(node: UnitNode) -> str:
    """The term that a definition defines, without accents: the words before ``means`` or the first capital."""
    text = node.label.strip("[]") if node.repealed else node.text.lstrip(_QUOTES)
    term = _TERM.match(text)
    return plain_words((term[0] if term else text).rstrip(_QUOTES))


def plain_words(text: str) -> str:
    """Words without accents and capitals, as they are sorted."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def numbered_place(siblings: Sequence[UnitNode], label: str, without: str = "", only: str = "") -> int:
    """Where a number goes: before the first sibling with a higher one, else at the end.

    without, only: a kind of units that is left alone, and the only kind that counts.
    """
    for i, other in enumerate(siblings):
        if other.kind != without and only in ("", other.kind) and label_order(other.label) > label_order(label):
            return i
    return len(siblings)
