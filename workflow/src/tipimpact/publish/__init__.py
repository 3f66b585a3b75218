"""Publication: tables and figures in both languages, the site, and ``load`` for analysts."""

from tipimpact.publish.tables.results import load
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words.trees import say

__all__ = ["ResultTable", "load", "say"]
