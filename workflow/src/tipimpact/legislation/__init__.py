"""The law: Justice Canada's XML as units, replayed to any day, and what Bills C-31 and C-10 changed.

Imported on first use: an answer from a saved Act reads no XML, and does not wait for what does. Other Acts are in
``shelf``, replays on a day in ``consolidate``.
"""

from functools import partial
from typing import TYPE_CHECKING

from tipimpact.common.extras import import_from

if TYPE_CHECKING:  # what documentation and editors read
    from tipimpact.legislation.acts import read_act, sections_citing
    from tipimpact.legislation.amendments import read_amendments
    from tipimpact.legislation.answers import answer
    from tipimpact.legislation.shelf import open_shelf

ROOMS = {
    "answer": "answers",
    "open_shelf": "shelf",
    "read_act": "acts",
    "read_amendments": "amendments",
    "sections_citing": "acts",
}
__all__ = ["answer", "open_shelf", "read_act", "read_amendments", "sections_citing"]
__getattr__ = partial(import_from, __name__, ROOMS)
