"""Models of the settings, one per section, and the base models that other configuration files share.

``make config`` writes ``config/config.yaml``, ``config/schema.json`` and ``config/README.md`` from these models.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from tipimpact.common.documents import check, read_document, shown
from tipimpact.common.errors import ConfigError, Problem, nearest

Seconds = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]  # a day at most


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("a text that is not empty")
    return value


Text = Annotated[str, AfterValidator(_not_blank)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Strict(BaseModel):
    """A section that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Strict):
    """A text in both languages."""

    en: Text = Field(description="In English")
    fr: Text = Field(description="In Canadian French")


class Retrieve(Strict):
    """How files are downloaded. Keep the pause, because the servers are shared with everyone."""

    connect_timeout: Seconds = Field(20, description="Seconds to wait for a connection")
    read_timeout: Seconds = Field(60, description="Seconds without any data after which a connection counts as stalled")
    file_timeout: Seconds = Field(900, description="Seconds after which a download is given up")
    attempts: Annotated[int, Field(ge=1, le=10)] = Field(3, description="Attempts for each address")
    backoff: Seconds = Field(
        2, description="Seconds before the third attempt, doubled for each later one; the second follows the pause"
    )
    longest_wait: Seconds = Field(
        60, description="Longest wait in seconds between two attempts, even when a server asks for more"
    )
    pause: Seconds = Field(1, description="Seconds between two requests to one host")
    offline: bool = Field(False, description="Ask no publisher, and use the files that are here or in the mirror")
    largest: Annotated[int, Field(ge=1, le=100_000)] = Field(200, description="Largest file accepted, in megabytes")


class Legislation(Strict):
    """Which amending Acts are followed."""

    bills: dict[str, str] = Field(
        {"C-31": "2012, c. 17", "C-10": "2012, c. 1"},
        description="Bills that are followed, each with its citation in the history notes of the statutes",
    )


Window = Annotated[str, Field(pattern=r"^[1-9]\d{0,2}M$")]


class Tfwp(Strict):
    """Which employers count as other lawful employers. Definitions: docs/tfwp.md."""

    window: Window = Field(
        "12M",
        description="Months up to the end of a list's period within which another employer must have an approval",
    )
    sector_digits: Annotated[int, Field(ge=1, le=2)] = Field(
        2, description="Leading digits of NOC 2021 that define a sector; the concordance is valid for at most 2"
    )
    own_sites: bool = Field(False, description="Whether other sites of the same employer count")
    windows_compared: list[Window] = Field(
        ["6M", "24M"], description="Further windows for which the figures for all of Canada are shown"
    )


class Reports(Strict):
    """What reading one report may take. One that takes more is left out and listed in `report_files`."""

    memory: Annotated[int, Field(ge=100, le=1_000_000)] = Field(
        2000, description="Megabytes of memory on top of those of the program; macOS does not enforce it"
    )
    seconds: Annotated[Seconds, Field(gt=0)] = Field(
        60, description="Seconds of processor time; a busy machine may take longer"
    )


class Themes(Strict):
    """How sentences are coded."""

    codebook: str = Field(
        "config/codebook/codebook.yaml",
        description="Codebook, relative to the project folder; the files of its themes are beside it",
    )


class Impact(Strict):
    """How the planned estimates are computed. The plan says what is estimated."""

    plan: str = Field("config/plan.yaml", description="The plan, relative to the project folder")


def mirror_folders(value: str | None) -> list[str]:
    """The folders or the address of a mirror, in the order in which they are asked.

    >>> mirror_folders(os.pathsep.join(["shared/data", "shared/evidence"]))
    ['shared/data', 'shared/evidence']
    """
    value = value or ""
    return [value] if "://" in value else [folder for folder in value.split(os.pathsep) if folder]


def file_in_mirror(mirror: str | None, name: str | None) -> Path | None:
    """The file of this name in the first folder of a mirror that has it; None if none has it, or for an address."""
    places = (Path(folder, name) for folder in mirror_folders(mirror) if name and "://" not in folder)
    return next((place for place in places if place.is_file()), None)


def check_mirror(value: str) -> str:
    """A mirror as given. Raises ValueError unless it is folders, or an http(s) address without a name or password."""
    parts = urlsplit(value)
    if "://" not in value:
        return value
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("a folder, or an address that begins with https:// or http://")
    if parts.username or parts.password:
        raise ValueError("an address without name and password in it: put those into ~/.netrc")
    return value


Mirror = Annotated[str, AfterValidator(check_mirror)]


RESERVED = ("sample", "official", "answer", "print", "release")  # folders of results, and what `load` names otherwise


def _not_reserved(name: str) -> str:
    if name in RESERVED:
        raise ValueError(f"a name that is none of {', '.join(RESERVED)}")
    return name


RunName = Annotated[Id, AfterValidator(_not_reserved)]


class Settings(Strict):
    """Every setting of a run."""

    edition: Literal["sample", "official"] = Field("sample", description="Which edition of the sources to run")
    run: RunName | None = Field(
        None, description="Name of the run: its results are in results/<name>; without one it is that of the edition"
    )
    scenarios: dict[RunName, dict[str, Any]] = Field(
        {},
        description="Runs by name, each with the settings that it changes; `tipimpact scenarios my.yaml` runs them all",
    )
    mirror: Mirror | None = Field(
        None,
        description="Folder, or several separated as in PATH, or address with the official files; the environment "
        "variable TIPIMPACT_MIRROR overrides it",
    )
    print: str | None = Field(
        None, description="Folder with a data package to print into results/print, instead of the usual one"
    )
    previous: str | None = Field(
        None,
        description="Folder with the tables (data/) of the last release, so that suppression takes them into account",
    )
    seed: Annotated[int, Field(ge=0)] = Field(
        20120628, description="Root seed, from which every random stream is derived by name"
    )
    retrieve: Retrieve = Retrieve()
    legislation: Legislation = Legislation()
    tfwp: Tfwp = Tfwp()
    reports: Reports = Reports()
    themes: Themes = Themes()
    impact: Impact = Impact()


def choose_scenario(raw: dict[str, Any], files: Iterable[str | Path] = ()) -> dict[str, Any]:
    """The settings of the run that is named, with the keys that its scenario changes; all of them without scenarios.

    Arguments as for ``read_settings``. Raises ConfigError where scenarios are given and none is
    named, where none has the name of the run, and for every fault of any scenario.
    """
    settings, files = read_settings(raw, files), list(files)
    if not settings.scenarios:
        return raw
    plain = {key: value for key, value in raw.items() if key not in ("run", "scenarios")}
    where = next((shown(file) for file in reversed(files) if "scenarios" in (read_document(file).data or {})), "")
    problems: list[Problem] = []
    for name, changes in settings.scenarios.items():
        place = f"{where}: scenarios.{name}".removeprefix(": ")
        if odd := {"run", "scenarios"} & changes.keys():
            problems.append(Problem(f"a scenario sets {', '.join(sorted(odd))}", place, "other settings"))
        try:
            read_settings(merge(plain, changes))
        except ConfigError as error:
            problems += [replace(p, where=f"{place}.{p.where.partition(': ')[2]}") for p in error.problems]
    if settings.run not in settings.scenarios:
        what = f"no scenario is called {settings.run!r}" if settings.run else "scenarios are given, and none is chosen"
        known, todo = list(settings.scenarios), "run them all: tipimpact scenarios FILE; or one: --config run=NAME"
        near = nearest(settings.run or "", known)
        problems.append(Problem(what, where, ", ".join(known), near, todo))
    if problems:
        raise ConfigError(problems)
    return merge(plain, settings.scenarios[str(settings.run)]) | {"run": settings.run}


def merge(settings: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Settings with some changed; of a section only the keys that are named."""
    merged = dict(settings)
    for key, value in changes.items():
        old = merged.get(key)
        merged[key] = merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def read_settings(raw: dict[str, Any], files: Iterable[str | Path] = ()) -> Settings:
    """Settings from a mapping.

    files: where the mapping was read, so that errors give file and line; later files override
    earlier ones.
    Raises ConfigError with every fault at once, including repeated keys, which the mapping no
    longer shows.
    """
    return check(Settings, raw, *(read_document(path) for path in files))
