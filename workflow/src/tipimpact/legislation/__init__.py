"""The law: Justice Canada's XML as units, replayed to any day, and what Bills C-31 and C-10 changed."""

from tipimpact.legislation.acts import read_act, sections_citing
from tipimpact.legislation.amendments import read_amendments
from tipimpact.legislation.answers import answer
from tipimpact.legislation.changes import law_changes, read_provisions
from tipimpact.legislation.consolidate import consolidate
from tipimpact.legislation.register import acts
from tipimpact.legislation.shelf import shelf

__all__ = [
    "acts",
    "answer",
    "consolidate",
    "law_changes",
    "read_act",
    "read_amendments",
    "read_provisions",
    "sections_citing",
    "shelf",
]
