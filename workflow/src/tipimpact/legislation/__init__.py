"""The law: Justice Canada's XML as units, and what Bills C-31 and C-10 changed."""

from tipimpact.legislation.acts import read_act, sections_citing
from tipimpact.legislation.changes import law_changes
from tipimpact.legislation.collection import read_collection

__all__ = ["law_changes", "read_act", "read_collection", "sections_citing"]
