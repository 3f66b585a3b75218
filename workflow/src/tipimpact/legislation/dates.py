"""What an in-force date in a consolidation is worth.

Justice's XML carries a date on nearly every element. Three kinds of them are not the day on which the
provision came into force (seen in the files, and confirmed by the dates of the Acts concerned):

- ``floor``: the day from which the database was converted (Acts 2003-01-01, regulations 2006-03-22);
- ``one_language``: the last note before that day changed only the English or only the French text;
- ``lumped``: before 2018 the section's last date was copied to all its subsections and paragraphs.

Changes since then carry an enactment date as well, and their date is their own: ``element``.
"""

from __future__ import annotations

from collections.abc import Sequence

from tipimpact.legislation.notes import take_apart

FLOORS = {"Statute": "2003-01-01", "Regulation": "2006-03-22"}
BASES = ("element", "lumped", "one_language", "floor", "none")
DATED = frozenset({"element", "lumped"})


def basis(date: str, enacted: bool, history: Sequence[str], floor: str) -> str:
    """How a date is known: one of ``BASES``.

    date: ISO date of the element, ``""`` for none.  enacted: whether it carries an enactment date.
    history: single citations of its section.  floor: the conversion floor of the kind of text.
    """
    if not date:
        return "none"
    if date == floor:
        return "floor"
    if last_before(date, history) in ("en", "fr"):
        return "one_language"
    return "element" if enacted else "lumped"


def last_before(date: str, history: Sequence[str]) -> str | None:
    """The language that the last change up to the year of ``date`` was confined to, if it was."""
    earlier = [c for c in map(take_apart, history) if _year(c.act) <= date[:4]]
    return earlier[-1].only if earlier else None


def _year(act: str) -> str:
    """Year of an Act or order, from ``2012, c. 17`` or ``SOR/2014-139``."""
    return act.partition("/")[2][:4] or act[:4]
