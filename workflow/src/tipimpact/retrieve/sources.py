"""Sources: ``config/sources/`` has a file per collection with a row per source, and the licences."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, field_validator, model_validator

from tipimpact.common.config import Bilingual, Strict, Text
from tipimpact.common.documents import Document, Key, check, part, read_document, sections
from tipimpact.common.errors import ConfigError, Problem, SourceError, collect, nearest
from tipimpact.common.packaged import find, find_all

LICENCES = "licences.yaml"
COMPILED = "compiled"
# Addresses whose bytes never change: a file at a commit.
FIXED = re.compile(r"https://raw\.githubusercontent\.com/[^/]+/[^/]+/[0-9a-f]{40}/.+")
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def _match(pattern: str, meaning: str) -> AfterValidator:
    """Refuses text that does not match ``pattern``; the error says ``meaning`` instead of the pattern."""
    compiled = re.compile(pattern)

    def match(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(meaning)
        return value

    return AfterValidator(match)


Slug = Annotated[str, _match(r"[a-z0-9][a-z0-9_]*", "lower-case letters, digits and _")]
Format = Literal["csv", "csv.gz", "tsv", "xlsx", "json", "zip", "rda", "html", "pdf", "docx"]
Sha256 = Annotated[str, _match(r"[0-9a-f]{64}", "64 hexadecimal digits in lower case")]


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ValueError("an address that begins with https://")
    if not parts.hostname or re.search(r"\s", value):
        raise ValueError("an address without spaces (write %20)")
    if parts.username or parts.password:
        raise ValueError("an address without name and password in it: put those into ~/.netrc")
    return value


Address = Annotated[str, AfterValidator(_address)]


class Licence(Strict):
    """Terms of use of a source, and the attribution that they require."""

    name: Bilingual = Field(description="Its name")
    url: Address | None = Field(None, description="Where it can be read")
    commercial: Literal["allowed", "forbidden", "not_stated"] = Field(
        description="What it says of commercial use; where a source forbids it, so does the licence of a table from it"
    )
    texts: Literal["passed_on", "not_passed_on"] = Field(
        description="Whether tables may repeat sentences of a source, or have their place only"
    )
    attribution: Bilingual = Field(description="Attribution printed under every table that uses the source")


class Search(Strict):
    """A search for a series: where, when, and the words that were asked."""

    where: Literal["stored_pages"] = Field(description="stored_pages: an index of stored public pages and repositories")
    day: Annotated[str, _match(r"20\d\d-[01]\d(-[0-3]\d)?", "a month or day like 2026-12-01")] = Field(
        description="Month or day of the search"
    )
    words: list[Text] = Field([], description="What was asked; empty where it was not written down")


class PartFound(Strict):
    """What a source that we have counts of the series."""

    source: Slug = Field(description="Id of the source")
    series: list[Slug] = Field([], description="Series of the table `indicators` that come from it")
    counts: Bilingual = Field(description="What it counts")


class DocumentToRead(Strict):
    """A document that probably prints the series and that we could not read as far as that."""

    title: Text = Field(description="Its title")
    url: Address = Field(description="Where it is")
    place: Bilingual = Field(description="Where in the document the number is to be looked for")


GapStatus = Literal["published", "published_in_part", "probably_published", "searched_not_found"]


class SeriesGap(Strict):
    """Why a series is not available, where it was looked for, and what would close the gap."""

    claim: Bilingual = Field(description="The claim that cannot be decided without the series")
    why: Bilingual = Field(description="Why the series is not available")
    fills: list[Slug] = Field(min_length=1, description="Series of the table `indicators` that a sent file fills")
    searched: list[Search] = Field(min_length=1, description="Where and when it was looked for")
    found: list[PartFound] = Field([], description="Sources that we have and that count a part of it")
    missing: Bilingual | None = Field(None, description="Which part is missing; leave out where nothing was found")
    probably: list[DocumentToRead] = Field([], description="Documents that probably print it")
    leads: dict[Literal["en", "fr"], list[Text]] = Field(
        {}, description="Phrases by language: a sentence of a report with one, a number and a year is a lead"
    )
    holder: Bilingual = Field(description="Who holds the series")
    design: Bilingual = Field(description="What the series would make possible")
    request: Bilingual = Field(description="An access-to-information request, ready to send")
    drop_in: Bilingual = Field(description="Format of a file to drop in, and where to put it")

    @property
    def status(self) -> GapStatus:
        """What is known of the series, by what was found and where it was looked for."""
        if self.found:
            return "published_in_part" if self.missing else "published"
        return "probably_published" if self.probably else "searched_not_found"


class ReleaseSize(Strict):
    """Size of a release: what a reader can compare without opening the file."""

    rows: int = Field(ge=0, description="Rows with data: lines of a table, filled rows of a workbook")
    total: int = Field(0, ge=0, description="Sum of all whole numbers in them, except years")


class SourceRow(Strict):
    """A source as its file states it: a file that is committed, that can be retrieved, or that is a gap."""

    id: Slug = Field(description="Name of the source in every table; never reused")
    title: Bilingual = Field(description="Title of the document or data set")
    publisher: Bilingual = Field(description="Who publishes it")
    licence: Slug = Field(description="Key of a licence in `licences.yaml`")
    citation: Text = Field(description="How to cite it, in its own language")
    language: Literal["en", "fr", "both", "none"] = Field(description="Language of the file; none: figures or codes")
    path: Text = Field(description="Where the file is, under data/raw/<edition>/")
    sample_path: Text | None = Field(
        None, description="Where the sample edition has its file, if the format differs; leave out if it is at `path`"
    )
    urls: list[Address] = Field(
        [], description="Addresses of the file itself, tried in this order: the publisher's first, then copies"
    )
    confirmed: bool = Field(
        True, description="false: no commit and no stored page confirms the first address; it was inferred or quoted"
    )
    compiled: bool = Field(
        False, description="The file is our own work, committed under data/raw/compiled/<path>, for both editions"
    )
    formats: list[Format] = Field(
        [], description="Formats accepted besides that of `path`, because an address or a person may give one"
    )
    page: Address | None = Field(None, description="Page on which a person finds the file")
    mirror: Text | None = Field(None, description="Where the file is in a mirror; leave out if it is not there")
    sha256: Sha256 | None = Field(
        None, description="Checksum of the known release; any other file is refused, unless the row is `living`"
    )
    living: bool = Field(
        False,
        description="The publisher replaces the file with later releases. A file with another checksum is taken if it "
        "has the right kind of content, and flagged as another release wherever it is used; copies at a commit and the "
        "mirror must match",
    )
    release: ReleaseSize | None = Field(
        None, description="Rows and sum of the counts in the known release; another release is compared with them"
    )
    mirror_sha256: Sha256 | None = Field(
        None, description="Checksum of the mirror's file, if its bytes differ from the publisher's; accepted anywhere"
    )
    vintage: Text | None = Field(
        None,
        description="Date or period of the text or figures: `2012`, `2026-02`, `2012-06-28` or "
        "`2024-10/2024-12`, in both languages; after a comma the month of release (`2016/2023, 2024-04`)",
    )
    accessed: dt.date | None = Field(None, description="Day on which the address or file was last checked")
    sample: Literal["digest", "figures", "pseudonyms"] | None = Field(
        None,
        description="What the sample edition has under the same path: a digest in our own words, real figures, "
        "or real figures with pseudonyms for employers; leave out if it has nothing",
    )
    editions: list[Literal["sample", "official"]] = Field(
        ["sample", "official"],
        min_length=1,
        description="Editions that have the source; a digest of no single official file is in the sample only",
    )
    facts: dict[str, Any] = Field({}, description="What the stage needs to know about the file (kind, period, ...)")
    gap: SeriesGap | None = Field(None, description="For a series that is not available; published in `evidence_gaps`")

    def belongs(self, edition: str) -> bool:
        """Whether an edition has this source; the sample edition has those with a committed file."""
        return edition in self.editions and (edition == "official" or self.sample is not None or self.compiled)

    def file(self, raw: str | Path) -> Path:
        """Where the file is, given the raw folder of an edition: our own work is kept once, next to those folders.

        A holder may send a workbook instead of a CSV file.
        """
        path = Path(raw).parent / COMPILED / self.path if self.compiled else Path(raw, self.path)
        workbook = path.with_suffix(".xlsx")
        return workbook if self.private and not path.exists() and workbook.exists() else path

    @property
    def is_public(self) -> bool:
        """Whether a publisher has the whole file: it is no work of ours, and no series that nobody publishes."""
        return "official" in self.editions and not self.compiled and self.gap is None

    @property
    def private(self) -> bool:
        """Whether its file is one that a holder sent: nothing of it is published but what the tables make of it."""
        return self.gap is not None

    @property
    def checksums(self) -> set[str]:
        """Checksums of the bytes that we know: the publisher's, and the mirror's if they differ."""
        return {checksum for checksum in (self.sha256, self.mirror_sha256) if checksum}

    def must_match(self, place: str | Path) -> bool:
        """Whether a file from ``place`` must have a known checksum.

        An address need not if only the mirror's checksum is known, or if the row is living and the bytes may change.
        """
        if place in self.urls:
            return self.sha256 is not None and not (self.living and not FIXED.fullmatch(str(place)))
        return bool(self.checksums)

    @model_validator(mode="after")
    def _check_compiled(self) -> Self:
        if self.compiled and (self.urls or self.mirror or self.gap):
            raise ValueError("compiled work has no urls, no mirror and no gap: it is committed with the project")
        return self

    @field_validator("vintage")
    @classmethod
    def _day(cls, vintage: str | None) -> str | None:
        if vintage and re.fullmatch(r"\d{4}-\d\d-\d\d", vintage):
            dt.date.fromisoformat(vintage)  # raises ValueError, which says what is wrong with the day
        return vintage

    @field_validator("path", "sample_path", "mirror")
    @classmethod
    def _inside(cls, value: str | None) -> str | None:
        if value and (value.startswith("/") or ".." in value.split("/") or "\\" in value):
            raise ValueError("a relative path with / and without '..'")
        return value


class SourceFacts(dict[str, Any]):
    """The facts of a source. Reading one that the row does not state raises SourceError, which names both."""

    def __init__(self, facts: dict[str, Any], source: str):
        super().__init__(facts)
        self.source = source

    def __missing__(self, name: str) -> NoReturn:
        raise SourceError(
            f"`facts` does not state {name!r}",
            where=f"config/sources: {self.source}",
            nearest=nearest(name, self),
            todo="state it in the row, as the other rows of its collection do",
        )


class Source(SourceRow):
    """A source with its collection."""

    collection: Slug = Field(description="Files that one stage reads together")

    @model_validator(mode="after")
    def _name_facts(self) -> Self:
        self.__dict__["facts"] = SourceFacts(self.facts, self.id)  # the model is frozen
        return self

    def placed(self, edition: str) -> Source:
        """The source with ``path`` as it is in an edition."""
        return self.model_copy(update={"path": self.sample_path}) if self.sample_path and edition == "sample" else self


class Collection(Strict):
    """One file of ``config/sources/``."""

    collection: Slug = Field(description="Files that one stage reads together; stated once, for all rows of the file")
    sources: list[SourceRow] = Field(description="One row per source")


class Licences(Strict):
    """The file ``licences.yaml``."""

    licences: dict[Slug, Licence] = Field(description="Licences by key")


class Sources(Strict):
    """All files of ``config/sources/``."""

    licences: dict[Slug, Licence]
    sources: list[Source]

    def collection(self, name: str, edition: str) -> list[Source]:
        """Sources of a collection that belong to an edition, in file order."""
        return [s.placed(edition) for s in self.sources if s.collection == name and s.belongs(edition)]

    def collections(self, edition: str) -> list[str]:
        """Names of the collections that have a source in an edition."""
        return sorted({s.collection for s in self.sources if s.belongs(edition)})


def source_files(folder: str | Path) -> list[Path]:
    """The files of the folder of sources, in name order; the licences first."""
    return sorted(
        {*find_all(folder), find(Path(folder, LICENCES))}, key=lambda path: (path.name != LICENCES, path.name)
    )


def read_sources(folder: str | Path) -> Sources:
    """All sources of a folder. Raises ConfigError with every fault of every file at once."""
    problems: list[Problem] = []
    documents: list[Document] = []
    for path in source_files(folder):
        with collect(problems):
            documents.append(read_document(path))
    across = list(_across_files(documents))
    licences: dict[str, Licence] = {}
    sources: list[Source] = []
    for document in documents:
        others = [(key, problem) for other, key, problem in across if other is document]
        with collect(problems):
            if Path(document.path).name == LICENCES:
                licences = check(Licences, document.data, document).licences
            else:
                checked = check(Collection, document.data, document, others=others)
                sources += (Source(collection=checked.collection, **dict(row)) for row in checked.sources)
    if problems:
        raise ConfigError(problems)
    return Sources(licences=licences, sources=sources)


def _across_files(documents: Sequence[Document]) -> Iterator[tuple[Document, Key, Problem]]:
    """Faults that no row shows by itself: an id or a path used twice, an unknown licence."""
    rows = [(d, ("sources", i), row) for d in documents for i, row in sections(d.data, "sources").items()]
    for name in ("id", "path"):
        # Some file systems do not distinguish upper case from lower case.
        counts = Counter(str(row[name]).casefold() for _, _, row in rows if name in row)
        for document, key, row in rows:
            times = counts[str(row.get(name)).casefold()]
            if times > 1:
                problem = Problem(
                    f"{times} rows have the {name} {row[name]!r}", expected="a value that no other row has"
                )
                yield document, (*key, name), problem
    known: set[str] = {
        name for d in documents if Path(d.path).name == LICENCES for name in part(d.data, "licences", dict)
    }
    for document, key, row in rows:
        licence = row.get("licence")
        if known and isinstance(licence, str) and licence not in known:
            problem = Problem(
                f"no licence has the key {licence!r}", expected=f"a key of {LICENCES}", nearest=nearest(licence, known)
            )
            yield document, (*key, "licence"), problem
