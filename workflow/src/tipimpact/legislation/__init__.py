"""The law: Justice Canada's XML as units, replayed to any day, and what Bills C-31 and C-10 changed."""

from tipimpact.legislation.acts import read_act, sections_citing
from tipimpact.legislation.amendments import read_amendments
from tipimpact.legislation.answers import answer
from tipimpact.legislation.consolidate import consolidate
from tipimpact.legislation.register import acts
from tipimpact.legislation.shelf import shelf

__all__ = [
    "acts",
    "answer",
    "consolidate",
    "read_act",
    "read_amendments",
    "sections_citing",
    "shelf",
]
