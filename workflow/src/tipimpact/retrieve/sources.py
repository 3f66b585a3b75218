"""``config/sources.yaml``: one row per source, whether it can be had or not."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, field_validator

from tipimpact.common.config import Strict
from tipimpact.common.documents import Key, check, part, read_yaml, sections
from tipimpact.common.errors import Problem, nearest

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def _match(pattern: str, meaning: str) -> AfterValidator:
    """Refuses texts unlike ``pattern``; ``meaning`` is what a user reads instead of it."""
    whole = re.compile(pattern)

    def match(value: str) -> str:
        if not whole.fullmatch(value):
            raise ValueError(meaning)
        return value

    return AfterValidator(match)


Slug = Annotated[str, _match(r"[a-z0-9][a-z0-9_]*", "lower-case letters, digits and _")]
Sha256 = Annotated[str, _match(r"[0-9a-f]{64}", "64 hexadecimal digits in lower case")]
Text = Annotated[str, _match(r"\s*\S(?s:.*)", "a text that is not empty")]


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


class Words(Strict):
    """A text in both languages."""

    en: Text = Field(description="In English")
    fr: Text = Field(description="In Canadian French")


class Licence(Strict):
    """What may be done with a source, and the words that must stand under what uses it."""

    name: Words = Field(description="Its name")
    url: Address | None = Field(None, description="Where it can be read")
    attribution: Words = Field(description="Words printed under every table that uses the source")


class Gap(Strict):
    """Why a series cannot be had, and what would close the gap."""

    claim: Words = Field(description="The claim that cannot be settled without it")
    why: Words = Field(description="Why it cannot be had")
    holder: Words = Field(description="Who holds the series")
    design: Words = Field(description="What the series would allow")
    request: Words = Field(description="An access-to-information request, ready to send")
    drop_in: Words = Field(description="File format to drop in, and where")


class Source(Strict):
    """One source: a file that is here, that can be retrieved, or that is missing and named as a gap."""

    id: Slug = Field(description="Name of the source in every table; never reused")
    collection: Slug = Field(description="Files that one stage reads together")
    title: Words = Field(description="Title of the document or data set")
    publisher: Words = Field(description="Who publishes it")
    licence: Slug = Field(description="Key of `licences`")
    citation: Text = Field(description="How to cite it, in its own language")
    language: Literal["en", "fr", "both", "none"] = Field(description="Language of the file; none: figures or codes")
    path: Text = Field(description="Where the file lies under data/raw/<edition>/")
    urls: list[Address] = Field([], description="Addresses of the file itself, tried in this order")
    page: Address | None = Field(None, description="Page where a person finds it")
    mirror: Text | None = Field(None, description="Where the file lies in a mirror; left out: not there")
    sha256: Sha256 | None = Field(None, description="Checksum of the file; another file is refused")
    mirror_sha256: Sha256 | None = Field(
        None, description="Checksum of the mirror's file, where it is not byte for byte the publisher's"
    )
    vintage: Text | None = Field(None, description="Date or period of the text or figures, as the publisher gives it")
    accessed: dt.date | None = Field(None, description="Day on which the address or file was last looked at")
    sample: Literal["digest", "figures", "pseudonyms"] | None = Field(
        None,
        description="What the sample edition holds under the same path: a digest in our own words, real figures, "
        "or real figures with pseudonymous employers; left out: nothing",
    )
    editions: list[Literal["sample", "official"]] = Field(
        ["sample", "official"],
        min_length=1,
        description="Editions that have it; a digest that stands for no file of its own is in the sample only",
    )
    facts: dict[str, Any] = Field({}, description="What the stage needs to know of the file (kind, period, ...)")
    gap: Gap | None = Field(None, description="For a series that cannot be had: published in `evidence_gaps`")

    def belongs(self, edition: str) -> bool:
        """Whether an edition has this source; the sample edition has those that something stands for."""
        return edition in self.editions and (edition == "official" or self.sample is not None)

    @field_validator("path", "mirror")
    @classmethod
    def _inside(cls, value: str | None) -> str | None:
        if value and (value.startswith("/") or ".." in value.split("/") or "\\" in value):
            raise ValueError("a relative path with / and without '..'")
        return value


class Sources(Strict):
    """The whole file."""

    licences: dict[Slug, Licence] = Field(description="Licences by key")
    sources: list[Source] = Field(description="One row per source")

    def collection(self, name: str, edition: str) -> list[Source]:
        """Sources of a collection that belong to an edition, in file order."""
        return [s for s in self.sources if s.collection == name and s.belongs(edition)]

    def collections(self, edition: str) -> list[str]:
        """Names of the collections that have something in an edition."""
        return sorted({s.collection for s in self.sources if s.belongs(edition)})


def read_sources(path: str | Path) -> Sources:
    """All sources. Raises ConfigError with every fault at once."""
    raw = read_yaml(path)
    return check(Sources, raw, path, others=list(_across_rows(raw)))


def _across_rows(raw: Any) -> Iterator[tuple[Key, Problem]]:
    """Faults that no row shows by itself: an id or a path used twice, a licence that is not listed."""
    rows = sections(raw, "sources")
    for key in ("id", "path"):
        # Some file systems do not tell upper from lower case.
        counts = Counter(str(row[key]).casefold() for row in rows.values() if key in row)
        for i, row in rows.items():
            times = counts[str(row.get(key)).casefold()]
            if times > 1:
                yield ("sources", i, key), Problem(f"{times} rows have the {key} {row[key]!r}", expected="one")
    licences = part(raw, "licences", dict)
    for i, row in rows.items():
        name = row.get("licence")
        if isinstance(name, str) and name not in licences:
            yield (
                ("sources", i, "licence"),
                Problem(
                    f"no licence is called {name!r}",
                    expected="a key of `licences` in the same file",
                    nearest=nearest(name, licences),
                ),
            )
