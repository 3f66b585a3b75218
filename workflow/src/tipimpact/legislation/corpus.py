"""The publisher's whole repository: which Acts can be replayed, and each one held against its newest consolidation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tipimpact.legislation.amendments import short_title
from tipimpact.legislation.justice_xml import parse

CONSOLIDATED = {"en": "eng/acts", "fr": "fra/lois"}
ANNUAL = "annual-statutes-lois-annuelles"
_ANNUAL_NAME = re.compile(r"(?P<year>\d{4})-c0*(?P<chapter>\d+)_(?P<lang>[ef])\.xml", re.IGNORECASE)
_LANG = {"e": "en", "f": "fr"}


class Pair(NamedTuple):
    """An Act of which both ends are held: the statute that enacts it and its newest consolidation."""

    chapter: str
    citation: str
    lang: str
    base: Path
    official: Path
    titles: tuple[str, ...]


def annual_statutes(folder: Path) -> dict[tuple[str, str], Path]:
    """Files of the annual statutes by language and citation, whatever case their names are in."""
    found: dict[tuple[str, str], Path] = {}
    for path in sorted((folder / ANNUAL).glob("*/*/*")):
        if match := _ANNUAL_NAME.fullmatch(path.name):
            key = _LANG[match["lang"].lower()], f"{match['year']}, c. {match['chapter']}"
            found.setdefault(key, path)
    return found


def pairs(folder: Path, statutes: Mapping[tuple[str, str], Path], lang: str) -> Iterator[Pair]:
    """Every Act whose own statute is held, by chapter; not those that a clause of another statute enacts."""
    for path in sorted((folder / CONSOLIDATED[lang]).glob("*.xml")):
        root = parse(path)
        names = root.find("Identification/Chapter")
        number = names.findtext("AnnualStatuteId/AnnualStatuteNumber", "").strip()
        citation = f"{names.findtext('AnnualStatuteId/YYYY')}, c. {number}"
        if not number.isdecimal() or (base := statutes.get((lang, citation))) is None:
            continue
        titles = (short_title(parse(base)), short_title(root))
        yield Pair(names.findtext("ConsolidatedNumber").strip(), citation, lang, base, path, titles)
