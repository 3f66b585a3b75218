"""The configuration: one model per section, checked before any job starts.

These models are the one source: ``config/config.yaml``, ``config/schema.json`` and ``config/README.md``
are written from them by ``make config``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator

from tipimpact.common.documents import check, read_yaml

Seconds = Annotated[float, Field(ge=0)]


class Strict(BaseModel):
    """A section that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Retrieve(Strict):
    """How files are asked for. The servers are shared with everyone: keep the pause."""

    connect_timeout: Seconds = Field(20, description="Seconds to wait for a connection")
    read_timeout: Seconds = Field(60, description="Seconds without a byte after which a connection counts as stalled")
    file_timeout: Seconds = Field(900, description="Seconds after which a file is given up")
    attempts: Annotated[int, Field(ge=1, le=10)] = Field(3, description="How often one address is tried")
    backoff: Seconds = Field(
        2, description="Seconds before the third attempt, then doubled; the second follows the pause"
    )
    longest_wait: Seconds = Field(60, description="Longest wait in seconds, also when a server asks for more")
    pause: Seconds = Field(1, description="Seconds between two requests to one host")
    largest: Annotated[int, Field(ge=1)] = Field(200, description="Largest file accepted, in megabytes")


class Legislation(Strict):
    """Which Acts are followed through the law."""

    bills: dict[str, str] = Field(
        {"C-31": "2012, c. 17", "C-10": "2012, c. 1"},
        description="Bills followed, and the citation under which history notes name them",
    )


Window = Annotated[str, Field(pattern=r"^[1-9]\d{0,2}M$")]


class Tfwp(Strict):
    """What counts as another lawful employer. Definitions: docs/tfwp.md."""

    window: Window = Field(
        "12M", description="Months up to the end of a list's period in which another employer must have an approval"
    )
    sector_digits: Annotated[int, Field(ge=1, le=2)] = Field(
        2, description="Digits of NOC 2021 that make a sector; the concordance holds for no more than 2"
    )
    own_sites: bool = Field(False, description="Whether other sites of the same employer count")
    windows_compared: list[Window] = Field(
        ["6M", "24M"], description="Other windows for which the figures of all of Canada are shown as well"
    )


class Themes(Strict):
    """How sentences are coded."""

    codebook: str = Field("config/codebook.yaml", description="Codebook, relative to the project folder")


class Impact(Strict):
    """How the planned estimates are computed. What is estimated stands in the plan, not here."""

    plan: str = Field("config/plan.yaml", description="The plan, relative to the project folder")
    permutations: Annotated[int, Field(ge=99)] = Field(999, description="Permutations of cohort labels")


class Settings(Strict):
    """Everything a run can be told."""

    edition: Literal["sample", "official"] = Field("sample", description="Which edition of the sources to run")
    mirror: str | None = Field(
        None,
        description="Folder or address that holds the official files; the environment variable TIPIMPACT_MIRROR wins",
    )
    previous: str | None = Field(
        None,
        description="Folder with the tables (data/) of the last release: what is withheld is held against them too",
    )
    seed: Annotated[int, Field(ge=0)] = Field(20120628, description="Root seed; every random stream is derived by name")
    retrieve: Retrieve = Retrieve()
    legislation: Legislation = Legislation()
    tfwp: Tfwp = Tfwp()
    themes: Themes = Themes()
    impact: Impact = Impact()

    @field_validator("mirror")
    @classmethod
    def _mirror(cls, value: str | None) -> str | None:
        return place(value) if value else None


def place(value: str) -> str:
    """A mirror as given: a folder, or an http(s) address without a name or password in it."""
    parts = urlsplit(value)
    if "://" not in value:
        return value
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("a folder, or an address that begins with https:// or http://")
    if parts.username or parts.password:
        raise ValueError("an address without name and password in it: put those into ~/.netrc")
    return value


def read_settings(raw: dict[str, Any], files: Iterable[str | Path] = ()) -> Settings:
    """Settings from a mapping.

    files: where the mapping was read, a later one laid over the earlier ones; only to say where a fault is.
    Raises ConfigError with every fault at once.
    """
    files = list(files)
    for path in files:
        read_yaml(path)  # a key that stands twice is lost before it reaches the mapping
    return check(Settings, raw, *files)
