"""Which figures are drawn from which table: ``figures: {name: {number: 1, for: answer}}`` in a contract's ``publish``.

``for`` says whom it is drawn for: ``answer``, the answer page; ``data``, the page of the table.
``also`` names other published tables that it reads.

Here, and not where they are drawn, because the workflow asks it each time it is parsed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tipimpact.common.contracts import contract, names

LISTED = "figures.json"  # in the folder of the pictures: what each shows, and its text alternative


@dataclass(frozen=True)
class PublishedFigure:
    """A figure of a published table.

    readers: ``answer`` or ``data``.  also: other tables that it reads.
    """

    number: int
    readers: str
    also: tuple[str, ...]
    table: str
    table_number: int


@lru_cache
def figures() -> dict[str, PublishedFigure]:
    """The figures of all published tables by name, in the order of their numbers."""
    drawn = {
        figure: PublishedFigure(facts["number"], facts["for"], tuple(facts.get("also", ())), name, publish["number"])
        for name in names(published=True)
        if (publish := contract(name).publish)
        for figure, facts in publish.get("figures", {}).items()
    }
    return dict(sorted(drawn.items(), key=lambda item: item[1].number))
