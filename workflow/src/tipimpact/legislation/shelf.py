"""An Act in both languages, taken from a folder: as enacted, what amends it, and the newest consolidation of it.

An Act that an annual statute enacts as a whole is replayed. Of every other one only the consolidation held can be read,
for the days for which it is current.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError, nearest
from tipimpact.common.packaged import CONFIG
from tipimpact.legislation.acts import read_act
from tipimpact.legislation.amendments import Enactment, plain, read_enactment, timing
from tipimpact.legislation.commencement import (
    REPLAYED,
    ActFacts,
    Base,
    ClauseFact,
    Commencement,
    CommencementFact,
    standing,
)
from tipimpact.legislation.consolidate import replayed_days
from tipimpact.legislation.justice_xml import day_of, parse
from tipimpact.legislation.ledger import Ledger, compile_rows
from tipimpact.legislation.public_statutes import FOLDERS, read_table_file
from tipimpact.legislation.register import register
from tipimpact.legislation.text import Text
from tipimpact.legislation.tree import Enacted

FOLDER = CONFIG.parent / "data" / "raw" / "official" / "legislation"
ANNUAL = "annual-statutes-lois-annuelles"
CONSOLIDATED = {"en": "eng/acts", "fr": "fra/lois"}
LAWS = "LAWS"  # the environment variable that names a checkout of the publisher's repository
HEAD = 6000  # characters of a file that name its Act
_HEADS = (
    re.compile(r"<ConsolidatedNumber[^>]*>\s*([^<\s]+)\s*<"),
    re.compile(r'xml:lang="(en|fr)"'),
    re.compile(r'lims:current-date="(\d{4}-\d\d-\d\d)"'),
)
_ANNUAL_NAME = re.compile(r"(?:annual_)?(?P<year>\d{4})-c0*(?P<chapter>\d+)_(?P<lang>en?|fr?)[ _]*\.xml", re.I)


class Newest(NamedTuple):
    """Units of ``read_act`` of a consolidation; the last day that it is current, and the day of its last change."""

    units: pd.DataFrame
    until: dt.date
    since: dt.date = dt.date.max


@dataclass(frozen=True)
class Shelf:
    """An Act as enacted, the statutes that amend it, and its newest consolidation where there is one, by language."""

    commencement: Commencement
    bases: Mapping[str, Path | Enacted]
    amending: Mapping[str, Sequence[Enactment]]
    newest: Mapping[str, Newest] = field(default_factory=dict)

    def check(self, act: str) -> None:
        """Raises LegislationError where the Act, under any name of the register, is not the one on the shelf."""
        base, listed = self.commencement.base, register()
        known = listed.of(act) or listed.find(act, "en") or listed.find(act, "fr")
        names = [REPLAYED, base.act, base.citation]
        if act not in names and (known is None or known != listed.of(base.citation)):
            what, expected = f"the history of {act!r} is not held", f"one of {', '.join(names)}"
            raise LegislationError(what, expected=expected, nearest=nearest(act, names))

    def days(self, lang: str) -> Iterator[tuple[dt.date | None, Text]]:
        """The text as enacted (no day), then as it read after each day of change. It is one text: read it at once."""
        yield from replayed_days(self.bases[lang], self.amending[lang], self.commencement, dt.date.max)

    def units(self, lang: str) -> set[str]:
        """Names of all units that the Act ever had."""
        return {name for _, text in self.days(lang) for name, _, _ in text.rows()}


def annual_statutes(folder: Path) -> dict[tuple[str, str], Path]:
    """Files of the annual statutes by language and citation, whatever case their names are in."""
    files: dict[tuple[str, str], Path] = {}
    inside = folder / ANNUAL
    for path in sorted((inside if inside.is_dir() else folder).rglob("*")):
        if match := _ANNUAL_NAME.fullmatch(path.name):
            lang = {"e": "en", "f": "fr"}[match["lang"][0].lower()]
            files.setdefault((lang, f"{match['year']}, c. {match['chapter']}"), path)
    return files


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
    citation, files = facts.base.citation, annual_statutes(folder)
    if missing := [lang for lang in langs if (lang, citation) not in files]:
        raise LegislationError(
            f"{citation} is not there in {' and '.join(missing)}",
            where=str(folder),
            expected="the Act as enacted and the statutes that amend it, as annual_<year>-c<chapter>_<language>.xml",
            todo="run make official, or name a folder that holds them",
            code="law-no-files",
            about=facts.base.title.get(langs[0], citation),
        )
    amending = {
        lang: [read_enactment(path) for (own, name), path in files.items() if own == lang and name != citation]
        for lang in langs
    }
    bases = {lang: files[lang, citation] for lang in langs}
    return Shelf(facts, bases, amending, _newest(folder, facts.base.act, langs))


def open_shelf(act: str, folder: str | Path | None = None, langs: Sequence[str] = LANGUAGES) -> Shelf:
    """The shelf of an Act under any name of the register: its title in either language, its chapter, its citation.

    folder: statutes' XML, or a checkout of the publisher's repository; without it the folder that the environment
    variable LAWS names, else what ``make official`` brought.  langs: the versions that are read.
    Raises LegislationError for an unknown Act, with the nearest name, and where nothing of the Act is at hand.
    """
    listed = register().get(act)
    chapter, citation = listed.chapter, listed.citation
    id_ = register().of(chapter) or register().of(citation) or act
    if id_ == REPLAYED:
        return shelf(folder, langs=langs)
    where = Path(folder or os.environ.get(LAWS) or FOLDER)
    files, ledger = annual_statutes(where), _ledger(where, citation, chapter)
    bases = {lang: files[lang, citation] for lang in langs if (lang, citation) in files}
    acting = sorted({*ledger.amending(citation), citation})  # an Act can amend itself: 2001, c. 23, s. 38
    amending = {
        lang: [read_enactment(files[lang, each]) for each in acting if lang in bases and (lang, each) in files]
        for lang in langs
    }
    newest = _newest(where, chapter, langs)
    if not bases and not newest:
        raise LegislationError(
            f"nothing of {act!r} ({citation or chapter}) is at hand",
            where=str(where),
            expected="its annual statute, or a consolidation of it",
            todo=f"name a checkout of github.com/justicecanada/laws-lois-xml: {LAWS}=folder, or --statutes folder",
            code="law-no-files",
            about=listed.title(langs[0]) or act,
        )
    statutes = next(iter(amending.values()), [])
    return Shelf(_facts(id_, chapter, citation, statutes, ledger), bases, amending, newest)


def _newest(folder: Path, act: str, langs: Iterable[str]) -> dict[str, Newest]:
    """The newest consolidation of a chapter, by language: by its name in a checkout, else by the heads of all files."""
    if not act:
        return {}
    if (folder / CONSOLIDATED["en"]).is_dir():
        paths = {lang: folder / CONSOLIDATED[lang] / f"{act}.xml" for lang in langs}
        return {lang: _read_newest(path) for lang, path in paths.items() if path.is_file()}
    files: dict[str, tuple[str, Path]] = {}
    for path in sorted(folder.glob("*.xml")):
        head = path.open(encoding="utf-8", errors="replace").read(HEAD)
        number, lang, day = (match[1] if (match := pattern.search(head)) else "" for pattern in _HEADS)
        if number == act and lang in langs and day > files.get(lang, ("",))[0]:
            files[lang] = (day, path)
    return {lang: _read_newest(path) for lang, (_, path) in files.items()}


def _read_newest(path: Path) -> Newest:
    root = parse(path)
    until, since = (day_of(root, name, path) for name in ("current-date", "pit-date"))
    if until is None or since is None:
        raise LegislationError("gives no day", where=str(path), expected="a consolidation with current-date, pit-date")
    return Newest(read_act(path), until, since)


def _ledger(folder: Path, citation: str, chapter: str) -> Ledger:
    """What the files of the Table on an Act say, where the folder has them; else the ledger of the project."""
    english = citation if citation[:4].isdigit() else chapter
    stems = {"en": english, "fr": english.replace(", c. ", ", ch. ").replace(", s. ", ", art. ")}
    paths = [next((folder / "tops-tdlp" / FOLDERS[lang]).glob(f"*/{stems[lang]}.xml"), None) for lang in LANGUAGES]
    files = [read_table_file(path) if path else None for path in paths]
    listed = next((file.amendments for file in files if file), ())
    rows = tuple(compile_rows(*files)) if any(files) else ()
    return Ledger(rows, str(folder), listed) if rows or listed else standing().ledger


def _facts(id_: str, chapter: str, citation: str, statutes: Iterable[Enactment], ledger: Ledger) -> Commencement:
    """The days of an Act's clauses: the Table's, and where it gives none those of the statutes' own rules."""
    acts = {statute.citation: ActFacts(clauses=[*_clauses(id_, statute, ledger)]) for statute in statutes}
    known: dict[str, Any] = {"otherwise": CommencementFact(day="assent", how="assent", source=citation)}
    if not ledger.amending(citation):  # the Table has no entry on this Act
        known = {"clauses": [fact for each in statutes if each.citation == citation for fact in _own(each, ledger)]}
    base = Base(act=chapter or citation, citation=citation, **known)
    return Commencement(base=base, acts=acts).with_ledger(ledger)


def _own(statute: Enactment, ledger: Ledger) -> Iterator[ClauseFact]:
    """The days of a statute's own sections that its rules give, where the Table's files on other Acts give none."""
    for section in statute.rules.sections:
        when = statute.rules.of(section)
        if when.day is not None and ledger.timing(statute.citation, section, statute.citation) is None:
            yield ClauseFact(clauses=[section], day=when.day, how=when.how, source=statute.citation)


def _clauses(act: str, statute: Enactment, ledger: Ledger) -> Iterator[ClauseFact]:
    for clause in statute.instructions:
        if clause.target_act != act:
            continue
        when = timing(act, clause.clause, plain(clause.condition), statute, {}, ledger=ledger)
        if when.why == "condition" or (when.fact is not None and not when.fact.decided):
            never = when.fact.never if when.fact else "nothing says whether its condition was met"
            yield ClauseFact(clauses=[clause.clause], never=never, source=statute.citation, decided=False)
        elif when.fact is None and when.day is not None:
            yield ClauseFact(clauses=[clause.clause], day=when.day, how=when.how, source=statute.citation)
