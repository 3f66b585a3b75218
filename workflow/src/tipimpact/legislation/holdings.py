"""Any federal Act: its files in a folder of statutes or a checkout of the publisher's repository, and its shelf.

An Act that an annual statute enacts as a whole is replayed. Of every other one only the consolidation held can be read,
for the days for which it is current.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError
from tipimpact.legislation.amendments import Enactment, plain, read_enactment
from tipimpact.legislation.commencement import (
    REPLAYED,
    ActFacts,
    Base,
    ClauseFact,
    Commencement,
    CommencementFact,
    standing,
    timing,
)
from tipimpact.legislation.ledger import Ledger, compile_rows
from tipimpact.legislation.public_statutes import FOLDERS, read_table_file
from tipimpact.legislation.register import register
from tipimpact.legislation.shelf import FOLDER, Newest, Shelf, newest_in, read_newest, shelf

ANNUAL = "annual-statutes-lois-annuelles"
CONSOLIDATED = {"en": "eng/acts", "fr": "fra/lois"}
LAWS = "LAWS"  # the environment variable that names a checkout of the publisher's repository
_ANNUAL_NAME = re.compile(r"(?:annual_)?(?P<year>\d{4})-c0*(?P<chapter>\d+)_(?P<lang>en?|fr?)[ _]*\.xml", re.I)
_WHOLE_STATUTE = re.compile(r"\d{4}, c\. \d+")


def annual_statutes(folder: Path) -> dict[tuple[str, str], Path]:
    """Files of the annual statutes by language and citation, whatever case their names are in."""
    files: dict[tuple[str, str], Path] = {}
    inside = folder / ANNUAL
    for path in sorted((inside if inside.is_dir() else folder).rglob("*")):
        if match := _ANNUAL_NAME.fullmatch(path.name):
            lang = {"e": "en", "f": "fr"}[match["lang"][0].lower()]
            files.setdefault((lang, f"{match['year']}, c. {match['chapter']}"), path)
    return files


def open_shelf(act: str, folder: str | Path | None = None, langs: Sequence[str] = LANGUAGES) -> Shelf:
    """The shelf of an Act under any name of the register: its title in either language, its chapter, its citation.

    folder: statutes' XML, or a checkout of the publisher's repository; without it the folder that the environment
    variable LAWS names, else what ``make official`` brought.  langs: the versions that are read.
    Raises LegislationError for an unknown Act, with the nearest name, and where nothing of the Act is at hand.
    """
    listed = register().get(act)
    chapter, citation = listed.chapter, listed.citation
    id_ = register().of(chapter) or register().of(citation) or act
    named = folder or os.environ.get(LAWS) or FOLDER
    where = Path(named)
    if id_ == REPLAYED:
        return shelf(folder or FOLDER, langs=langs)
    files = annual_statutes(where)
    ledger = _ledger(where, citation, chapter)
    bases: dict[str, Path] = {}
    amending: dict[str, list[Enactment]] = {lang: [] for lang in langs}
    if _WHOLE_STATUTE.fullmatch(citation):
        bases = {lang: files[lang, citation] for lang in langs if (lang, citation) in files}
        acting = sorted({*ledger.amending(citation), citation})  # an Act can amend itself: 2001, c. 23, s. 38
        for lang in bases:
            amending[lang] = [read_enactment(files[lang, each]) for each in acting if (lang, each) in files]
    newest = _newest(where, chapter, langs)
    if not bases and not newest:
        raise LegislationError(
            f"nothing of {act!r} ({citation or chapter}) is at hand",
            where=str(where),
            expected="its annual statute, or a consolidation of it",
            todo=f"name a checkout of github.com/justicecanada/laws-lois-xml: {LAWS}=folder, or --statutes folder",
        )
    statutes = next(iter(amending.values()), [])
    return Shelf(_facts(id_, chapter, citation, statutes, ledger), bases, amending, newest=newest)


def _newest(folder: Path, chapter: str, langs: Iterable[str]) -> dict[str, Newest]:
    """The newest consolidation of an Act, by language."""
    if not (folder / CONSOLIDATED["en"]).is_dir():
        return {lang: newest for lang, newest in newest_in(folder, chapter).items() if lang in langs}
    paths = {lang: folder / CONSOLIDATED[lang] / f"{chapter}.xml" for lang in langs}
    return {lang: read_newest(path) for lang, path in paths.items() if path.is_file()}


def _ledger(folder: Path, citation: str, chapter: str) -> Ledger:
    """What the files of the Table on an Act say, where the folder has them; else the ledger of the project."""
    english = citation if citation[:4].isdigit() else chapter
    stems = {"en": english, "fr": english.replace(", c. ", ", ch. ").replace(", s. ", ", art. ")}
    paths = [next((folder / "tops-tdlp" / FOLDERS[lang]).glob(f"*/{stems[lang]}.xml"), None) for lang in LANGUAGES]
    files = [read_table_file(path) if path else None for path in paths]
    listed = next((file.amendments for file in files if file), ())
    return Ledger(tuple(compile_rows(*files)), str(folder), listed) if any(files) else standing().ledger


def _facts(id_: str, chapter: str, citation: str, statutes: Iterable[Enactment], ledger: Ledger) -> Commencement:
    """The days of an Act's clauses: the Table's, and where it gives none those of the statutes' own rules."""
    acts = {statute.citation: ActFacts(clauses=[*_clauses(id_, statute, ledger)]) for statute in statutes}
    assent = CommencementFact(day="assent", how="assent", source=citation)
    return Commencement(base=Base(act=chapter or citation, citation=citation, otherwise=assent), acts=acts).with_ledger(
        ledger
    )


def _clauses(act: str, statute: Enactment, ledger: Ledger) -> Iterator[ClauseFact]:
    for clause in statute.instructions:
        if clause.target_act != act:
            continue
        when = timing(act, clause.clause, plain(clause.condition), statute, {}, ledger=ledger)
        if when.why == "condition":
            never = "nothing says whether its condition was met"
            yield ClauseFact(clauses=[clause.clause], never=never, source=statute.citation, decided=False)
        elif when.fact is not None and not when.fact.decided:
            never = when.fact.never
            yield ClauseFact(clauses=[clause.clause], never=never, source=statute.citation, decided=False)
        elif when.fact is None and when.day is not None:
            yield ClauseFact(clauses=[clause.clause], day=when.day, how=when.known_by, source=statute.citation)
