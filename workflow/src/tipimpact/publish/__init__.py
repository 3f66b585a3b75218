"""Publication: tables and figures in both languages, the site, and ``load`` for analysts.

Imported on first use: who needs only the words, as the commands on the law, does not wait for pandas.
"""

from functools import partial
from typing import TYPE_CHECKING

from tipimpact.common.extras import import_from

if TYPE_CHECKING:  # what documentation and editors read
    from tipimpact.publish.tables.results import load
    from tipimpact.publish.tables.table import ResultTable
    from tipimpact.publish.words.trees import say

ROOMS = {"ResultTable": "tables.table", "load": "tables.results", "say": "words.trees"}
__all__ = ["ResultTable", "load", "say"]
__getattr__ = partial(import_from, __name__, ROOMS)
