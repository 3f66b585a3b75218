"""Tables for readers: one model, rendered in both languages; the index; and ``load`` for analysts."""

from tipimpact.publish.tables.results import load
from tipimpact.publish.tables.table import ResultTable

__all__ = ["ResultTable", "load"]
