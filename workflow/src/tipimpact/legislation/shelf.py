"""The statutes of one Act in both languages, taken from a folder: the Act as enacted and what amends it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError, nearest
from tipimpact.common.packaged import CONFIG
from tipimpact.legislation.acts import read_act
from tipimpact.legislation.amendments import Enactment, read_enactment
from tipimpact.legislation.commencement import REPLAYED, Commencement, day_of, standing
from tipimpact.legislation.justice_xml import day_of as day_in
from tipimpact.legislation.justice_xml import parse
from tipimpact.legislation.register import register
from tipimpact.legislation.replaying import replayed_days
from tipimpact.legislation.text import Text

HEAD = 6000  # characters of a file that name its Act
_HEADS = (
    re.compile(r"<ConsolidatedNumber[^>]*>\s*([^<\s]+)\s*<"),
    re.compile(r'xml:lang="(en|fr)"'),
    re.compile(r'lims:current-date="(\d{4}-\d\d-\d\d)"'),
)
FOLDER = CONFIG.parent / "data" / "raw" / "official" / "legislation"


class Newest(NamedTuple):
    """The newest consolidation of an Act: its units as ``read_act`` gives them, and the last day that it is current.

    since: the day of its last change, from which on all of it read so.
    """

    units: pd.DataFrame
    until: dt.date
    since: dt.date = dt.date.max


@dataclass(frozen=True)
class Shelf:
    """An Act as enacted, the statutes that amend it, and its newest consolidation where there is one, by language."""

    commencement: Commencement
    bases: dict[str, Path]
    amending: dict[str, list[Enactment]]
    titles: dict[str, dict[str, str]] = field(default_factory=dict)  # of every statute, by citation and language
    newest: dict[str, Newest] = field(default_factory=dict)

    def check(self, act: str) -> None:
        """Raises LegislationError where the Act, under any name of the register, is not the one on the shelf."""
        names = [REPLAYED, self.commencement.base.act, self.commencement.base.citation]
        listed = register()
        known = listed.of(act) or listed.find(act, "en") or listed.find(act, "fr")
        if act not in names and (known is None or known != listed.of(self.commencement.base.citation)):
            raise LegislationError(
                f"the history of {act!r} is not held",
                expected=f"one of {', '.join(names)}",
                nearest=nearest(act, names),
            )

    def days(self, lang: str) -> Iterator[tuple[dt.date | None, Text]]:
        """The text as enacted (no day), then as it read after each day of change. It is one text: read it at once."""
        yield from replayed_days(self.bases[lang], self.amending[lang], self.commencement, dt.date.max)

    def units(self, lang: str) -> set[str]:
        """Names of all units that the Act ever had."""
        return {name for _, text in self.days(lang) for name, _, _ in text.rows()}


def shelf(
    folder: str | Path | None = None, commencement: Commencement | None = None, langs: Sequence[str] = LANGUAGES
) -> Shelf:
    """The Act of the commencement facts and the statutes that amend it, read from the XML files of a folder.

    folder: files of annual statutes in both languages (``annual_2012-c17_en.xml``); other files are left alone. Without
    it those that ``make official`` brought.  langs: the versions that are read.  Reading takes some seconds: keep the
    shelf to ask again.
    Raises LegislationError where the folder lacks the Act as enacted in a language, or a file cannot be read.
    """
    facts, folder = commencement or standing(), Path(folder) if folder else FOLDER
    bases: dict[str, Path] = {}
    amending: dict[str, list[Enactment]] = {lang: [] for lang in langs}
    titles: dict[str, dict[str, str]] = {}
    for path in sorted(path for lang in langs for path in folder.glob(f"annual_*_{lang}.xml")):
        statute = read_enactment(path)
        titles.setdefault(statute.citation, {})[statute.lang] = statute.title
        if statute.citation == facts.base.citation:
            bases[statute.lang] = path
        else:
            amending[statute.lang].append(statute)
    if missing := [lang for lang in langs if lang not in bases]:
        raise LegislationError(
            f"{facts.base.citation} is not there in {' and '.join(missing)}",
            where=str(folder),
            expected="the Act as enacted and the statutes that amend it, as annual_<year>-c<chapter>_<language>.xml",
            todo="run make official, or name a folder that holds them",
        )
    newest = {lang: each for lang, each in newest_in(folder, facts.base.act).items() if lang in langs}
    return Shelf(facts, bases, amending, titles, newest)


def newest_in(folder: Path, act: str) -> dict[str, Newest]:
    """The newest consolidation of an Act in a folder, by language."""
    files: dict[str, tuple[dt.date, Path]] = {}
    for path in sorted(folder.glob("*.xml")):
        head = path.open(encoding="utf-8", errors="replace").read(HEAD)
        number, lang, day = (match[1] if (match := pattern.search(head)) else "" for pattern in _HEADS)
        if number == act and day > str(files.get(lang, ("",))[0]):
            files[lang] = (dt.date.fromisoformat(day), path)
    return {lang: read_newest(path) for lang, (_, path) in files.items()}


def read_newest(path: Path) -> Newest:
    """A consolidation. Raises LegislationError as ``read_act``, and where the file gives no day."""
    root = parse(path)
    until, since = (day_in(root, name, path) for name in ("current-date", "pit-date"))
    if until is None or since is None:
        raise LegislationError("gives no day", where=str(path), expected="a consolidation with current-date, pit-date")
    return Newest(read_act(path), until, since)


def in_force(commencement: Commencement, section: str, on: dt.date) -> bool:
    """Whether a section of the Act had come into force by a day; one that a later Act added began with that Act."""
    fact = commencement.commencement_of(section)
    day = day_of(fact, None)
    return fact is None or (day is not None and day <= on)
