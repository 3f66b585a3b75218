"""Publication: tables and figures in both languages, the site, and ``load`` for analysts.

Imported on first use: who needs only the words, as the commands on the law, does not wait for pandas.
"""

from importlib import import_module
from typing import Any

ROOMS = {"ResultTable": "tables.table", "load": "tables.results", "say": "words.trees"}


def __getattr__(name: str) -> Any:
    if name in ROOMS:
        return getattr(import_module(f"{__name__}.{ROOMS[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
