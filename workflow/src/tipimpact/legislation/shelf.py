"""An Act in both languages, taken from a folder: as enacted, what amends it, and the newest consolidation of it.

An Act that an annual statute enacts as a whole is replayed. Of every other one only the
consolidation held can be read, for the days for which it is current.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError, nearest
from tipimpact.common.garbage import pause_collection
from tipimpact.common.packaged import CONFIG
from tipimpact.legislation.acts import read_act
from tipimpact.legislation.amendments import Enactment, read_enactment
from tipimpact.legislation.commencement import (
    Base,
    ClauseFact,
    Commencement,
    CommencementFact,
    all_standing,
    standing,
)
from tipimpact.legislation.consolidate import ActNames, amends, replayed_days
from tipimpact.legislation.dated import DatedAct, DatedDoubt, Doubt
from tipimpact.legislation.dating import Consolidation, consolidated, continued, replayed, with_enacted
from tipimpact.legislation.justice_xml import day_of, parse
from tipimpact.legislation.labels import FRENCH_ORDERS, order_of, section_of, split
from tipimpact.legislation.ledger import Ledger, compile_rows
from tipimpact.legislation.public_statutes import FOLDERS, read_table_file
from tipimpact.legislation.register import LAWS, register
from tipimpact.legislation.text import Text
from tipimpact.legislation.tree import Enacted

FOLDER = CONFIG.parent / "data" / "raw" / "official" / "legislation"
ANNUAL = "annual-statutes-lois-annuelles"
CONSOLIDATED = {"en": "eng/acts", "fr": "fra/lois"}
ORDERED = {"en": "eng/regulations", "fr": "fra/reglements"}
HEAD = 6000  # characters of a file that name its Act
_HEADS = (
    re.compile(r"<(?:ConsolidatedNumber|InstrumentNumber)[^>]*>\s*([^<\s]+)\s*<"),
    re.compile(r'xml:lang="(en|fr)"'),
    re.compile(r'lims:current-date="(\d{4}-\d\d-\d\d)"'),
)
_ANNUAL_NAME = re.compile(r"(?:annual_)?(?P<year>\d{4})-c0*(?P<chapter>\d+)_(?P<lang>en?|fr?)[ _]*\.xml", re.I)


@dataclass(frozen=True)
class Shelf:
    """An Act as enacted, the statutes that amend it, and its consolidations, the oldest first, by language."""

    commencement: Commencement
    bases: Mapping[str, Path | Enacted]
    amending: Mapping[str, Sequence[Enactment]]
    consolidations: Mapping[str, Sequence[Consolidation]] = field(default_factory=dict)

    def check(self, act: str) -> None:
        """Raises LegislationError where the Act, under any name of the register, is not the one on the shelf."""
        base, listed = self.commencement.base, register()
        known = listed.of(act) or listed.find(act, "en") or listed.find(act, "fr")
        names = [self.commencement.id, base.act, base.citation]
        if act not in names and (known is None or known != listed.of(base.citation)):
            what, expected = f"the history of {act!r} is not held", f"one of {', '.join(names)}"
            raise LegislationError(what, expected=expected, nearest=nearest(act, names))

    def days(self, lang: str) -> Iterator[tuple[dt.date | None, Text]]:
        """The text as enacted (no day), then as it read after each day of change. It is one text: read it at once."""
        yield from replayed_days(self.bases[lang], self.amending[lang], self.commencement, dt.date.max)


def dated_act(opened: Shelf, lang: str, sections: Collection[str] | None = None) -> DatedAct:
    """The Act on a shelf with the days of its words in one language. sections: those wanted; None: all."""
    facts, printed = opened.commencement, opened.consolidations.get(lang, ())
    if lang not in opened.bases:
        return consolidated(facts.base.act, lang, printed, facts.base.citation, sections)
    dated = replayed(opened.days(lang), facts, lang, sections)
    assents = [statute.assent for statute in opened.amending[lang] if statute.assent]
    dated = replace(dated, known_until=max([dated.known_until, *assents]))
    own = next((s for s in opened.amending[lang] if s.citation == facts.base.citation), None)
    dated = with_enacted(dated, own.instructions) if own else dated
    texts = {facts.base.citation, *(statute.citation for statute in opened.amending[lang])}
    unread = [citation for citation in facts.amending if citation not in texts]  # by the Table: on any section
    whole = [DatedDoubt("", str(Doubt.NOT_READ), c, dt.date(order_of(c)[0], 1, 1)) for c in unread]
    dated = replace(dated, limits=[*dated.limits, *whole, *_in_other_language(opened, lang, texts)])
    return continued(dated, printed[-1], texts, sections) if printed else dated


def _in_other_language(opened: Shelf, lang: str, texts: Collection[str]) -> Iterator[DatedDoubt]:
    """Sections that statutes change of which only the other language is on the shelf. texts: those in this one."""
    facts = opened.commencement
    read = (statute for other, statutes in opened.amending.items() if other != lang for statute in statutes)
    for statute in (statute for statute in read if statute.citation not in texts):
        since = statute.assent or dt.date(order_of(statute.citation)[0], 1, 1)
        act = ActNames(facts.id, facts.base.citation, facts.base.title.get(statute.lang, ""))
        for each in (each for each in statute.instructions if amends(each, act) and each.scope in ("both", lang)):
            sections = {section_of(place.unit) for step in each.steps for place in step.targets}
            clause = f"{statute.citation}, s. {each.clause}"
            yield from (DatedDoubt(section, str(Doubt.NOT_READ), clause, since) for section in sorted(sections))


def take_from(
    statutes: str | Path | Shelf | None, act: str, lang: str, sections: Collection[str] | None = None
) -> DatedAct:
    """An Act with the days of its words, from a shelf or a folder, as ``open_shelf`` reads it."""
    if isinstance(statutes, Shelf):
        statutes.check(act)
        return dated_act(statutes, lang, sections)
    return dated_act(open_shelf(act, statutes, (lang,)), lang, sections)


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

    folder: files of annual statutes in both languages (``annual_2012-c17_en.xml``); other files are
    left alone. Without it those that ``make official`` brought.  langs: the versions that are read.
    Reading takes some seconds: keep the shelf to ask again.
    Raises LegislationError where the folder lacks the Act as enacted in a language, or a file
    cannot be read.
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
    alone = {name for _, name in files if not all((lang, name) in files for lang in langs)}
    amending = {
        lang: _read(
            path
            for (own, name), path in files.items()
            if own == lang and name != citation and (lang in langs or name in alone)
        )
        for lang in LANGUAGES
    }
    bases = {lang: files[lang, citation] for lang in langs}
    return Shelf(facts, bases, amending, _consolidations(folder, facts.base.act, langs, newest=True))


def open_shelf(act: str, folder: str | Path | None = None, langs: Sequence[str] = LANGUAGES) -> Shelf:
    """The shelf of an Act under any name of the register: its title in either language, its chapter, its citation.

    folder: statutes' XML, or a checkout of the publisher's repository; without it the folder that
    the environment variable LAWS names, else what ``make official`` brought.  langs: the versions
    that are read.
    Raises LegislationError for an unknown Act, with the nearest name, and where nothing of the Act
    is at hand.
    """
    known = register().get(act)
    chapter, citation = known.chapter, known.citation
    id_ = register().of(chapter) or register().of(citation) or act
    if id_ in all_standing():
        return shelf(folder, standing(id_), langs)
    where = Path(folder or os.environ.get(LAWS) or FOLDER)
    files, ledger = annual_statutes(where), _ledger(where, citation, chapter)
    bases = {lang: files[lang, citation] for lang in langs if (lang, citation) in files}
    listed = [path.stem for path in (where / "tops-tdlp" / FOLDERS["en"]).glob("*/*.xml")]
    last = max(map(order_of, [*listed, *(row.statute for row in ledger.rows)]), default=(0, 0))
    newer = {name for _, name in files if order_of(name) > last}  # than the Table, which cannot name it yet
    acting = sorted({*ledger.amending(citation), *newer, citation})  # an Act can amend itself: 2001, c. 23, s. 38
    amending = {
        lang: _read(files[lang, each] for each in acting if lang in bases and (lang, each) in files) for lang in langs
    }
    printed = _consolidations(where, chapter or citation, langs, newest=bool(bases))
    if not bases and not printed:
        raise LegislationError(
            f"nothing of {act!r} ({citation or chapter}) is at hand",
            where=str(where),
            expected="its annual statute, or a consolidation of it",
            todo=f"name a checkout of github.com/justicecanada/laws-lois-xml: {LAWS}=folder, or --statutes folder",
            code="law-no-files",
            about=known.title(langs[0]) or act,
        )
    statutes = next(iter(amending.values()), [])
    return Shelf(_facts(id_, chapter, citation, statutes, ledger), bases, amending, printed)


@pause_collection()
def _read(paths: Iterable[Path]) -> list[Enactment]:
    return [read_enactment(path) for path in paths]


def _consolidations(folder: Path, act: str, langs: Iterable[str], newest: bool) -> dict[str, Sequence[Consolidation]]:
    """The consolidations of a chapter or an order, by language, the oldest first: by their names in a checkout, else by
    the heads of all files. newest: only the newest one."""
    files: dict[str, list[tuple[str, Path]]] = defaultdict(list)
    if (folder / CONSOLIDATED["en"]).is_dir():
        order, _, number = act.partition("/")
        for lang in langs:
            own = FRENCH_ORDERS.get(order, order) if lang == "fr" else order
            path = folder / (ORDERED if number else CONSOLIDATED)[lang] / f"{own}-{number}.xml".replace("-.", ".")
            files[lang] += [("", path)] if path.is_file() else []
    for path in sorted(folder.glob("*.xml")) if act and not files else ():
        head = path.open(encoding="utf-8", errors="replace").read(HEAD)
        number, lang, day = (match[1] if (match := pattern.search(head)) else "" for pattern in _HEADS)
        if split(number)[:1] == (act,) and lang in langs:
            files[lang].append((day, path))
    chosen = {lang: sorted(found)[-1:] if newest else sorted(found) for lang, found in files.items()}
    return {lang: [_read_consolidation(path) for _, path in found] for lang, found in chosen.items() if found}


def _read_consolidation(path: Path) -> Consolidation:
    root = parse(path)
    until, since = (day_of(root, name, path) for name in ("current-date", "pit-date"))
    if until is None or since is None:
        raise LegislationError("gives no day", where=str(path), expected="a consolidation with current-date, pit-date")
    return Consolidation(read_act(path, details=True), until, since)


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
    """The days of an Act: the Table's, and of its own sections, where that has no entry on it, those of its rules."""
    known: dict[str, Any] = {"otherwise": CommencementFact(day="assent", how="assent", source=citation)}
    if not ledger.amending(citation):  # the Table has no entry on this Act
        known = {"clauses": [fact for each in statutes if each.citation == citation for fact in _own(each, ledger)]}
    base = Base(act=chapter or citation, citation=citation, **known)
    return Commencement(base=base, acts={}).with_ledger(ledger)


def _own(statute: Enactment, ledger: Ledger) -> Iterator[ClauseFact]:
    """The days of a statute's own sections that its rules give, where the Table's files on other Acts give none."""
    for section in statute.rules.sections:
        when = statute.rules.of(section)
        if when.day is not None and ledger.timing(statute.citation, section, statute.citation) is None:
            yield ClauseFact(clauses=[section], day=when.day, how=when.how, source=statute.citation)
