"""The columns of a table that are published: which, in which order, under which titles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from tipimpact.common.contracts import Column, Contract
from tipimpact.common.errors import Problem, nearest
from tipimpact.publish.tables import apparatus
from tipimpact.publish.tables.model import KINDS, Heading
from tipimpact.publish.words import LANGUAGES, has, message_ids, say, say_column
from tipimpact.publish.words.codes import column_id, unit_id


class PublishedColumns:
    """The columns of a contract's ``publish`` block.

    left_out: joined columns whose texts are not at hand.
    """

    def __init__(self, spec: Contract, left_out: Collection[str] = ()):
        self.spec, self.left_out = spec, left_out
        self.published: dict[str, Any] = spec.publish or {}

    @property
    def names(self) -> list[str]:
        """Names in their order; whether a lawyer has reviewed a row is always among them."""
        shown = [name for name in self.published["columns"] if name not in self.left_out]
        review = apparatus.REVIEW
        return shown if review in shown or review not in self.spec.columns else [*shown, review]

    def ends(self, name: str) -> list[str]:
        """The two columns of an interval; none for other columns."""
        return self.published.get("intervals", {}).get(name, [])

    def column(self, name: str, lang: str) -> Column:
        """The column of the contract that is shown under a name in a language."""
        return self.spec.joined.get(name) or self.spec.columns[self._own(name, lang)]

    def missing(self, name: str) -> str:
        """What a missing value means."""
        if name == apparatus.REVIEW:
            return "not_reviewed"
        return "none" if name in self.published.get("none", []) else "unknown"

    def heading(self, name: str, lang: str) -> Heading:
        """Title, kind and unit of a column."""
        title = say_column(self.spec.name, name, lang)
        if ends := self.ends(name):
            low, high = (self.heading(end, lang) for end in ends)
            return replace(low, name=name, title=title, doc="", parts=(low, high))
        column = self.column(name, lang)
        unit = unit_id(column.unit)
        return Heading(
            name=name,
            title=title,
            kind=KINDS[column.type],
            unit_words=say(unit, lang) if unit else "",
            doc=column.doc,
        )

    def faults(self, data: pd.DataFrame) -> Iterator[Problem]:
        """Columns that the data or the contract do not have, and titles that do not exist."""
        names = [end for name in self.names for end in (self.ends(name) or [name])]
        table, known = self.spec.name, self.spec.columns
        for name in dict.fromkeys(self._own(name, lang) for name in names for lang in LANGUAGES):
            if name not in self.spec.joined and (name not in data or name not in known):
                yield Problem(f"no column {name!r}", f"table {table}", nearest=nearest(name, known))
        yield from missing_messages(column_id(table, name) or f"column-{name}" for name in [*self.names, *names])

    def _own(self, name: str, lang: str) -> str:
        """The data's column of this name, or the one in this language of a bilingual pair."""
        pair = f"{name}_{lang}"
        return pair if name not in self.spec.columns and pair in self.spec.columns else name


def missing_messages(keys: Iterable[str]) -> Iterator[Problem]:
    """The messages among these that do not exist."""
    for key in dict.fromkeys(keys):
        if not has(key):
            yield Problem(f"no message {key!r}", "publish/words", nearest=nearest(key, message_ids()))
