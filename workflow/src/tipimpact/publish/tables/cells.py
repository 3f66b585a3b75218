"""A value of a table in the words of a language."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tipimpact.common.contracts import Column
from tipimpact.publish.tables.model import KINDS, Cell
from tipimpact.publish.words import i18n

# Control characters and the marks that turn the direction of a text: they have no place in a table.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Integers of these names or units name something and count nothing: no mark between their thousands.
NAMING = {"year", "row", "page", "line", "calendar year"}


def clean(text: str) -> str:
    """Text without control characters; each becomes U+FFFD, so that the reader sees that one was there."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


@dataclass(frozen=True)
class Words:
    """How the values of one table are put in words.

    labels: words that came with the data, ``{column: {code: {lang: words}}}``.
    """

    table: str
    lang: str
    labels: dict[str, dict[str, dict[str, str]]]

    @classmethod
    def of(cls, data: pd.DataFrame, lang: str) -> Words:
        """For a table read by ``read_table`` or by ``load``, which keeps the data's own words as ``code_labels``."""
        facts = data.attrs
        return cls(facts["table"], lang, facts.get("code_labels", facts.get("labels", {})))

    def code(self, column: str, code: str) -> str:
        """The words for a code: those that came with the data, else a message, else a law reference or the code."""
        if code in self.labels.get(column, {}):
            return self.labels[column][code][self.lang]
        slug = code.replace("+", "_")
        for key in (f"value-{self.table}-{column}-{slug}", f"value-{column}-{slug}"):
            if i18n.has(key):
                return i18n.t(key, self.lang)
        if column == "group":
            return ", ".join(self._part(part) for part in code.split("/"))
        return i18n.law(code, self.lang)

    def _part(self, code: str) -> str:
        """Words for a part of a group (``tfwp/ON``): those that came with the data, a province, or a law reference."""
        if code in self.labels.get("group", {}):
            return self.labels["group"][code][self.lang]
        key = f"value-province-{code}"
        return i18n.t(key, self.lang) if i18n.has(key) else i18n.law(code, self.lang)

    def cell(self, column: Column, value: Any, digits: int | None, missing: str = "unknown") -> Cell:
        """One cell. digits: decimals to show of a number.  missing: mark that stands for a missing value."""
        kind = KINDS[column.type]
        value = plain(value)
        if value == []:  # an empty list is known to be empty
            value, missing = None, "none"
        if value is None:
            return Cell(kind, None, i18n.t(f"mark-{missing}", self.lang), missing)
        if kind == "list":
            items = tuple(clean(self.code(column.name, str(item))) for item in value)
            return Cell(kind, value, "; ".join(items), items=items)
        return Cell(kind, value, clean(self._text(column, value, digits)))

    def _text(self, column: Column, value: Any, digits: int | None) -> str:
        match value:
            case bool():
                return i18n.t(f"value-boolean-{str(value).lower()}", self.lang)
            case dt.date():
                return i18n.date(value, self.lang)
            case str():
                return self.code(column.name, value)
        naming = {column.name.split("_")[-1], column.unit} & NAMING
        return str(value) if naming else i18n.number(value, self.lang, digits)


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
