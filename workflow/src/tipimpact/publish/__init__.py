"""Publication: tables and figures in both languages, the site, and ``load`` for analysts.

Imported on first use: who needs only the words, as the commands on the law, does not wait for pandas.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what documentation and editors read
    from tipimpact.publish.tables.results import load
    from tipimpact.publish.tables.table import ResultTable
    from tipimpact.publish.words.trees import say

ROOMS = {"ResultTable": "tables.table", "load": "tables.results", "say": "words.trees"}
__all__ = ["ResultTable", "load", "say"]


def __getattr__(name: str) -> Any:
    if name in ROOMS:
        return getattr(import_module(f"{__name__}.{ROOMS[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
