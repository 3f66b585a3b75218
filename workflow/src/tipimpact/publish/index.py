"""The index of an edition, a page per language, and the page that leads to both."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from tipimpact.common import i18n
from tipimpact.publish.answer import answers
from tipimpact.publish.apparatus import number_of
from tipimpact.publish.html_format import page


@dataclass(frozen=True)
class Entry:
    """A table in the index. ``folder`` is where its files lie, seen from the index."""

    name: str
    number: int
    title: str
    what: str
    rows: str
    folder: str


def index_page(tables: dict[str, pd.DataFrame], edition: str, lang: str) -> str:
    """The index in one language: the answer so far, and every table with its rows and files.

    tables: by name, as ``common.tables.read_table`` gives them.
    """
    entries = [
        Entry(
            name=name,
            number=number_of(name),
            title=i18n.t(f"table.{name}.title", lang),
            what=i18n.t(f"table.{name}.what", lang),
            rows=i18n.number(len(data), lang),
            folder=f"../../tables/{lang}",
        )
        for name, data in tables.items()
    ]
    entries.sort(key=lambda entry: entry.number)
    return page("index", lang, edition=edition, entries=entries, answers=answers(tables, lang))


def chooser_page(edition: str) -> str:
    """The page of an edition that leads to both languages; it shows both and sends nobody anywhere."""
    return page("chooser", "en", edition=edition)
