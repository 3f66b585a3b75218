"""Links that stay: the names of the law's pages and of the provisions on them."""

from __future__ import annotations

import re

import pandas as pd

from tipimpact.common.contracts.files import ACT_PAGES
from tipimpact.legislation.register import CHAPTER, register

TABLE = "law_changes"
BASE = "IRPA"
OTHERS = "law-others.html"


def slug(text: str) -> str:
    """A name for an anchor or a file: letters, digits and dots."""
    return re.sub(r"[^a-z0-9.]+", "-", text.casefold()).strip("-")


def anchor(act: str, unit: str) -> str:
    """The anchor of a unit: ``irpa-24-5``; the same in both languages."""
    return slug(f"{_named(act)} {unit}") if unit else slug(_named(act))


def act_file(act: str) -> str:
    """The page of an Act. Acts of which little was changed share one."""
    if act == BASE:
        return "law.html"
    return ACT_PAGES.get(act, OTHERS)


def _named(act: str) -> str:
    """How a link names an Act: by its English title where its id is a chapter, as links did before ids."""
    return register().acts[act].title("en") if CHAPTER.fullmatch(act) and act in register().acts else act


def known(data: pd.DataFrame) -> dict[str, str]:
    """The address of each provision in the table of changes, by its anchor."""
    units = zip(data["act"], data["unit"], strict=True)
    return {(id := anchor(act, unit)): f"{act_file(act)}#{id}" for act, unit in units}


def href(citation: str, places: dict[str, str]) -> str | None:
    """The address of a provision cited as ``IRPA 24(5)(a)``, or of a unit that contains it; None for neither."""
    act, _, unit = citation.partition(" ")
    while unit:
        if address := places.get(anchor(act, unit)):
            return address
        unit = unit[: unit.rindex("(")] if "(" in unit else ""
    return None
