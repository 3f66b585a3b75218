"""Tables for readers: one model, rendered in both languages; the index; and ``load`` for analysts."""

from tipimpact.publish.results import load
from tipimpact.publish.table import ResultTable

__all__ = ["ResultTable", "load"]
