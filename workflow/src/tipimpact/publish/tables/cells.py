"""A value of a table in the words of a language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tipimpact.common.contracts import Column
from tipimpact.publish.tables.model import KINDS, Cell
from tipimpact.publish.words import date, number, release, say, say_code, span
from tipimpact.publish.words.codes import code_id
from tipimpact.publish.words.variants import say_variant

# Control characters and the marks that turn the direction of a text; neither belongs in a table.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Integers with these names or units are labels, not counts, so their thousands are not separated.
NAMING = {"year", "row", "page", "line", "calendar year"}
SPOKEN: dict[str, Callable[[str, str], str]] = {  # how to say what a column holds, if it has parts
    **dict.fromkeys(("period", "first_period", "last_period"), span),
    "variant": say_variant,
    "vintage": release,
}


def clean(text: str) -> str:
    """Text with each control character replaced by U+FFFD, so that a reader sees where one was."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


@dataclass(frozen=True)
class CodeWords:
    """The words of one language for the codes and values of one table.

    labels: words that came with the data, ``{column: {code: {lang: words}}}``.
    """

    table: str
    lang: str
    labels: dict[str, dict[str, dict[str, str]]]

    @classmethod
    def of(cls, data: pd.DataFrame, lang: str) -> CodeWords:
        """For a table read by ``read_table`` or by ``load``, which keeps the data's own words as ``code_labels``."""
        attrs = data.attrs
        return cls(attrs["table"], lang, attrs.get("code_labels", attrs.get("labels", {})))

    def code(self, column: str, code: str) -> str:
        """The words for a code: those that came with the data, else a message, else a law label or the code itself."""
        own = self.labels.get(column, {})
        if code in own:
            return own[code][self.lang]
        if column in SPOKEN and code_id(self.table, column, code) is None:
            return SPOKEN[column](code, self.lang)
        if column == "group" and code_id(self.table, column, code) is None:  # such as ``tfwp/ON``
            parts = code.split("/")  # each came with the data, or is a province or a law reference
            words = (own[p][self.lang] if p in own else say_code(self.table, "province", p, self.lang) for p in parts)
            return ", ".join(words)
        return say_code(self.table, column, code, self.lang)

    def has(self, column: str, code: str) -> bool:
        """Whether a reader of this language sees something else than the code, or a message says it as it is."""
        return code_id(self.table, column, code) is not None or self.code(column, code) != code

    def cell(self, column: Column, value: Any, digits: int | None, missing: str = "unknown") -> Cell:
        """One cell. digits: decimals to show of a number.  missing: the mark to show for a missing value."""
        kind = KINDS[column.type]
        value = plain(value)
        if value == []:  # an empty list is known to be empty
            value, missing = None, "none"
        if value is None:
            return Cell(kind, None, say("mark", self.lang, code=missing), missing)
        if kind == "list":
            items = tuple(clean(self.code(column.name, str(item))) for item in value)
            return Cell(kind, value, "; ".join(items), items=items)
        return Cell(kind, value, clean(self._text(column, value, digits)))

    def _text(self, column: Column, value: Any, digits: int | None) -> str:
        match value:
            case bool():
                return say("value-boolean", self.lang, code=str(value).lower())
            case dt.date():
                return date(value, self.lang)
            case str():
                return self.code(column.name, value)
        naming = {column.name.split("_")[-1], column.unit} & NAMING
        return str(value) if naming else number(value, self.lang, digits)


def plain(value: Any) -> Any:
    """A cell's value as Python's own type: None, bool, int, float, str, date or list."""
    if hasattr(value, "tolist") and not isinstance(value, str):  # NumPy scalars and arrays
        value = value.tolist()
    if isinstance(value, list | tuple):
        return list(value)
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, dt.datetime) else value


def decimals(column: Column, values: pd.Series) -> int:
    """Decimals to show of numbers: none or one where that shows them all, three for shares and p-values, else two."""
    known = pd.to_numeric(values, errors="coerce").dropna().astype(float)
    if (known == known.round()).all():
        return 0
    if column.maximum is not None and column.maximum <= 1:
        return 3
    return 1 if (known == known.round(1)).all() else 2
