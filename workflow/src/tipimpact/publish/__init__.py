"""Tables for readers: one model, rendered in both languages; the index; words; and ``load`` for analysts."""

from tipimpact.publish.tables.results import load
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words.trees import say

__all__ = ["ResultTable", "load", "say"]
