"""Links that stay: the names of the law's pages and of the provisions on them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from tipimpact.common.config import Bilingual
from tipimpact.common.contracts.files import ACT_PAGES

TABLE = "law_changes"
_CHAPTER = re.compile(r"[A-Z]-[\d.]+")
BASE = "IRPA"
OTHERS = "law-others.html"


def slug(text: str) -> str:
    """A name for an anchor or a file: letters, digits and dots."""
    return re.sub(r"[^a-z0-9.]+", "-", text.casefold()).strip("-")


def anchor(act: str, unit: str, titles: Mapping[str, Bilingual]) -> str:
    """The anchor of a unit: ``irpa-24-5``; the same in both languages.

    titles: of Acts. A link names an Act whose id is a chapter by its English title, as links did before ids.
    """
    named = titles[act].en if _CHAPTER.fullmatch(act) and act in titles else act
    return slug(f"{named} {unit}") if unit else slug(named)


def act_file(act: str) -> str:
    """The page of an Act. Acts of which little was changed share one."""
    if act == BASE:
        return "law.html"
    return ACT_PAGES.get(act, OTHERS)


def known(data: pd.DataFrame, titles: Mapping[str, Bilingual]) -> dict[str, str]:
    """The address of each provision in the table of changes, by its citation as ``slug`` writes it."""
    units = zip(data["act"], data["unit"], strict=True)
    return {slug(f"{act} {unit}"): f"{act_file(act)}#{anchor(act, unit, titles)}" for act, unit in units}


def href(citation: str, places: dict[str, str]) -> str | None:
    """The address of a provision cited as ``IRPA 24(5)(a)``, or of a unit that contains it; None for neither."""
    act, _, unit = citation.partition(" ")
    while unit:
        if address := places.get(slug(f"{act} {unit}")):
            return address
        unit = unit[: unit.rindex("(")] if "(" in unit else ""
    return None
