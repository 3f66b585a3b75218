"""Words for tables, columns and codes: the only ids that are made at run time, each from a closed list.

A table, its columns and the codes of a column come from the contracts; figures from the contracts
too. All other ids are literal in the code. A column's codes are the variants of one message,
``value-<table>-<column>``; what it lacks is in ``value-<column>``, which tables share. A test asks
that each id made here exists, that each code has words, and that no words are out of reach.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tipimpact.publish.words.fluent import codes, has, say
from tipimpact.publish.words.law_labels import inner, law


def say_table(table: str, part: str, lang: str) -> str:
    """Words about a published table. part: ``title``, ``what``, ``is_not`` or ``made``."""
    return say(table_id(table, part), lang)


def say_figure(figure: str, part: str, lang: str) -> str:
    """Words about a figure. part: ``title``, ``subtitle`` or ``note``."""
    return say(f"figure-{figure}-{part}", lang)


def say_column(table: str, column: str, lang: str) -> str:
    """The title of a column: the table's own message, else the one that tables share. Raises ConfigError for none."""
    return say(column_id(table, column) or f"column-{table}-{column}", lang)


def say_code(table: str, column: str, code: str, lang: str) -> str:
    """The words for a code: the table's own message, else the one that tables share, else a law label or the code."""
    id = code_id(table, column, code)
    if id is not None:
        return say(id, lang, code=variant(code))
    side, _, place = code.partition(" ")
    if column == "part" and side in codes("law-part") and place:  # of a unit that a clause changes: ``before (a)``
        named = say("law-place", lang, code=place) if place in codes("law-place") else inner(place, lang)
        return say("law-part", lang, code=side, place=named)
    return law(code, lang)


def variant(code: str) -> str:
    """The key of the variant that is the words for a code: Fluent's keys start with a letter and have no spaces."""
    key = re.sub(r"[^\w-]", "_", code)
    return key if key[:1].isalpha() else f"n{key}"


def table_id(table: str, part: str) -> str:
    """The id of a message about a table."""
    return f"table-{table}-{part}"


@cache  # as many as there are columns
def column_id(table: str, column: str) -> str | None:
    """The id of a column's title."""
    return _first(f"column-{table}-{column}", f"column-{column}")


@lru_cache(maxsize=100_000)  # rows repeat their codes
def code_id(table: str, column: str, code: str) -> str | None:
    """The id of the message that has words for a code."""
    key = variant(code)
    return next((id for id in value_ids(table, column) if key in codes(id)), None)


def value_ids(table: str, column: str) -> tuple[str, str]:
    """Ids of the messages that may have words for the codes of a column, the table's own first."""
    return f"value-{table}-{column}", f"value-{column}"


@cache
def unit_id(unit: str) -> str | None:
    """The id of a unit of measurement, for units that a title does not say."""
    return _first(f"unit-{unit.replace(' ', '_')}")


def _first(*ids: str) -> str | None:
    return next((id for id in ids if has(id)), None)
