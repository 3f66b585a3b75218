"""The texts of a package: what people wrote in ``config/``, by id and in both languages (``texts.json``).

The laboratory composes them (``package.compose``); whoever reads a package needs nothing else of ``config/``.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from tipimpact.common import LANGUAGES
from tipimpact.common.config import Bilingual
from tipimpact.common.contracts.files import number_places
from tipimpact.common.errors import PackageError, Problem
from tipimpact.common.releases import TEXTS

NOT_PASSED_ON = "not_passed_on"  # in place of words whose licence does not let them be passed on


class Record(BaseModel):
    """A record of a package; it is made from the model of a stage by the names of its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True, populate_by_name=True)


def _pair(words: Any) -> Any:
    """Words by language, without the other fields of a stage's model."""
    return {lang: getattr(words, lang) for lang in LANGUAGES} if isinstance(words, BaseModel) else words


Both = Annotated[Bilingual, BeforeValidator(_pair)]  # a text in both languages


class Note(Record):
    """A text in both languages that may be empty."""

    en: str
    fr: str


class Titled(Record):
    """What has an id and a title."""

    id: str
    title: Both


class Licence(Record):
    """A licence, as ``licences.yaml`` describes it."""

    name: Both
    url: str | None = None
    commercial: str
    texts: str
    attribution: Both


class ReleaseSize(Record):
    """Size of a release."""

    rows: int
    total: int = 0


class PartFound(Record):
    """What a source that we have counts of a series."""

    source: str
    counts: Both


class Search(Record):
    """A search for a series: when, and the words that were asked."""

    day: str
    words: list[str] = []


class DocumentToRead(Record):
    """A document that probably prints a series."""

    title: str
    url: str
    place: Both


class GapTexts(Record):
    """Why a series is not available, what exists of it, where we looked, and what would close the gap."""

    claim: Both
    why: Both
    holder: Both
    design: Both
    request: Both
    drop_in: Both
    found: list[PartFound] = []
    missing: Both | None = None
    searched: list[Search] = []
    probably: list[DocumentToRead] = []


class Source(Titled):
    """A source, as its row in ``config/sources`` describes it. facts: those that publication reads."""

    publisher: Both
    licence: str
    citation: str
    collection: str
    path: str
    urls: list[str] = []
    page: str | None = None
    vintage: str | None = None
    accessed: dt.date | None = None
    sample: str | None = None
    compiled: bool = False
    is_public: bool = True
    release: ReleaseSize | None = None
    gap: GapTexts | None = None
    facts: dict[str, Any] = {}


class Sources(Record):
    """Every source, and the licences by key."""

    licences: dict[str, Licence]
    sources: list[Source]

    @cached_property
    def publishers(self) -> frozenset[tuple[str, str]]:
        """The English and the French name of each publisher."""
        return frozenset((source.publisher.en, source.publisher.fr) for source in self.sources)


class Estimand(Titled):
    """A planned estimate. needs: which data would settle it."""

    source: str
    claim: Both
    rivals: list[Both]
    refuted_by: Both
    needs: Both
    controls: list[Titled] = []


class Plan(Record):
    """The plan's hash, and what it estimates."""

    hash: str
    estimands: list[Estimand]


class Fact(Record):
    """A fact of persons. kind: date, yes_no or choice."""

    kind: str
    en: str
    fr: str
    values: list[str] = []


class LawRow(Record):
    """A row of law, with its note in plain words."""

    row: str
    remedy: str
    act: str
    citation: str
    note: Note


class Reading(Record):
    """A construction of the law; without a holder nobody on record reads it so."""

    says: Both
    in_short: Both
    text: Both
    holder: Both | None = None
    source: str | None = None
    date: dt.date | None = None


class Remedy(Record):
    """To whom a remedy belongs, what asking for it can bring, and whether it is asked for at all (``given_by``)."""

    name: Both
    whom: Both
    risk_of_asking: Both
    clause: str
    given_by: str = "request"


class Provision(Record):
    """A note on a provision that the bills changed.

    row: its code in ``law_changes``.  reading: that of view, holder and source.
    """

    row: str
    reading: str
    view: str
    holder: str
    source: str
    note: Note


class RecommendationEvidence(Record):
    """One dated statement on a recommendation."""

    when: str
    side: str
    date: str
    text: Both
    source: Both


class Recommendation(Record):
    """One recommendation in our own words."""

    id: str
    summary: Both
    actors: Both
    legal_hook: Both
    indicators: Both
    would_change: Both
    evidence: list[RecommendationEvidence]


class SeriesTexts(Record):
    """The series of ``indicators``, the units, and why each series of ``data_audit`` is used as it is."""

    units: dict[str, Both]
    series: list[Titled]
    why: dict[str, Both]


class Profile(Record):
    """A life. born: the day of birth as it is told."""

    id: str
    number: int
    page: bool
    label: Both
    who: Both
    story: Both
    born: dt.date | None = None


class Profiles(Record):
    """The lives, and the days on which the law is asked, by name."""

    dates: dict[str, dt.date]
    profiles: list[Profile]

    def labels(self) -> dict[str, dict[str, str]]:
        """Lives in words, by code."""
        return {item.id: item.label.model_dump() for item in self.profiles}

    def places(self) -> dict[str, str]:
        """The number of each life, with a letter where variants share it: ``7``, ``12a``."""
        places = number_places([profile.number for profile in self.profiles])
        return {profile.id: place for profile, place in zip(self.profiles, places, strict=True)}


class Refusals(Record):
    """What a life refused asylum takes for granted. assumed: lengths in days and months; the others are days."""

    assumed: dict[str, int]
    first: dt.date
    last: dt.date
    listed: dt.date
    designated: dt.date


class Instrument(Record):
    """An instrument below the Act: its title, and what it says."""

    title: Both
    says: Both


class Deadline(Record):
    """A limit that binds a person: what must be done, and a note."""

    what: Note
    note: Note


class LegalAid(Record):
    """Legal aid of a province or territory, with a number or an address where somebody read them."""

    name: Both
    number: str | None = None
    address: str | None = None


class Hotline(Record):
    """The number of the hotline, and the day on which somebody checked it."""

    number: str
    checked: dt.date


class Publication(Record):
    """What a publication says of itself: its day, licence, authors, whom to call, and where it is."""

    day: dt.date
    licence: str
    authors: list[Both]
    contact: str | None = None
    address: str | None = None


class Texts(Record):
    """All texts of a package, by the part of ``config/`` that they come from.

    touches: what is known to be missing, as ``gap/code`` or ``instrument/id``.  procedure: events of procedure.
    acts: titles of today, by id.  intake: the questions of the page that answers, as it reads them, by language.
    constants: numbers that sentences name, by the place that fixes them; names of remedies, by form and code.
    """

    sources: Sources
    plan: Plan
    exposure: list[Titled]
    themes: dict[str, Both]
    facts: dict[str, Fact]
    law_rows: list[LawRow]
    silences: dict[str, Both]
    readings: dict[str, Reading]
    remedies: dict[str, Remedy]
    provisions: list[Provision]
    recommendations: list[Recommendation]
    series: SeriesTexts
    profiles: Profiles
    refusals: Refusals
    touches: dict[str, Both]
    procedure: dict[str, Both]
    deadlines: dict[str, Deadline]
    instruments: dict[str, Instrument]
    legal_aid: dict[str, LegalAid]
    events: dict[str, Both]
    acts: dict[str, Both]
    hotline: Hotline
    publication: Publication
    intake: dict[str, dict[str, Any]]
    constants: dict[str, int | float | str | dict[str, Both]]

    @cached_property
    def by_id(self) -> dict[str, Source]:
        """Every source."""
        return {source.id: source for source in self.sources.sources}

    @cached_property
    def law_notes(self) -> dict[str, Note]:
        """What the rows of law say in plain words, by row."""
        return {row.row: row.note for row in self.law_rows}

    def notes(self, lang: str) -> dict[str, str]:
        """The same in a language."""
        return {row: getattr(note, lang) for row, note in self.law_notes.items()}

    @classmethod
    def beside(cls, table: str | Path) -> Texts | None:
        """The texts of the package that has this file; None where it has none."""
        file = Path(table).with_name(TEXTS)
        return read_texts(file) if file.is_file() else None


def write_texts(texts: Texts) -> str:
    """The content of ``texts.json``."""
    return json.dumps(texts.model_dump(mode="json"), ensure_ascii=False, indent=0) + "\n"


def read_texts(path: str | Path) -> Texts:
    """Read the file. Raises PackageError with every fault at once: the part, the id, the language that is missing."""
    try:
        return Texts.model_validate_json(Path(path).read_bytes())
    except ValidationError as error:
        raise PackageError(list(_faults(error, str(path)))) from None


def _faults(error: ValidationError, path: str) -> Iterator[Problem]:
    for fault in error.errors():
        *place, last = (str(part) for part in fault["loc"] or ("the file",))
        todo = "make the package again (`snakemake write_package`), with the version that reads it"
        if fault["type"] == "missing" and last in LANGUAGES:
            what = f"{'.'.join(place)} has no text in {last!r}"
            yield Problem(
                what, path, "a text in both languages, en and fr", todo="write it in config/, in both languages"
            )
        else:
            yield Problem(f"{'.'.join([*place, last])}: {fault['msg']}", path, "the texts of this version", todo=todo)


def words(texts: Mapping[str, Bilingual]) -> dict[str, dict[str, str]]:
    """Texts by id and language, as tables carry words."""
    return {id: both.model_dump() for id, both in texts.items()}
