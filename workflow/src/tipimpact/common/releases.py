"""Where released packages are, and what the workflow asks of a package before it reads it: its tables, files, pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tipimpact.common.errors import PackageError, nearest
from tipimpact.common.files import above
from tipimpact.common.packaged import RELEASES

DESCRIPTION = "datapackage.json"
TEXTS = "texts.json"


def newest_release(folder: Path = RELEASES) -> Path | None:
    """The folder of the newest release, by the numbers of its version; None where there is none."""
    found = [path.parent for path in folder.glob(f"*/{DESCRIPTION}")]
    return max(found, key=lambda path: [int(part) for part in path.name.split(".")], default=None)


def find_package(place: str | Path) -> Path:
    """The folder of a package: ``place``, its ``data``, or the folder of its description. Raises PackageError."""
    path = Path(place)
    path = path.parent if path.name == DESCRIPTION else path
    for folder in (path, path / "data"):
        if "texts" in _list_files(folder).values():
            return folder
    todo = "name a folder that has one, such as results/sample or data/releases/0.4"
    raise PackageError("there is no data package", where=str(path), expected=f"{DESCRIPTION} and {TEXTS}", todo=todo)


def list_files(package: Path) -> list[str]:
    """The files of a package, its description last."""
    return [*_list_files(package), DESCRIPTION]


def list_lives(package: Path) -> list[int]:
    """The numbers of the lives of a package, each of which has a page."""
    texts = json.loads((package / TEXTS).read_text(encoding="utf-8"))
    return [profile["number"] for profile in texts["profiles"]["profiles"]]


def _list_files(package: Path) -> dict[str, str]:
    """Names of resources by path. Raises PackageError for a description that is not one."""
    path = package / DESCRIPTION
    if not path.is_file():
        return {}
    try:
        described: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {item["path"]: item["name"] for item in described["resources"] if "path" in item}
    except (ValueError, KeyError, TypeError) as fault:
        expected = "the description of a package: resources with name and path"
        raise PackageError(f"cannot be read: {fault!r}", where=str(path), expected=expected) from None


def list_runs(root: str | Path | None = None) -> dict[str, Path]:
    """The folders with the tables of each run that was made here, by name. root: the folder that holds results/."""
    place = above("results", root)
    folders = sorted(Path(place, "results").glob("*/data")) if place else []
    return {folder.parent.name: folder for folder in folders if any(folder.glob("*.parquet"))}


def find_run(name: str, root: str | Path | None = None) -> Path:
    """The folder with the tables of a run, of ``release``, or of a folder that is given.

    Raises PackageError for an unknown run, with the nearest.
    """
    runs = list_runs(root)
    if name == "release" and (release := newest_release()):
        return release
    for folder in (Path(name, "data"), Path(name)):
        if name not in runs and folder.is_dir() and any(folder.glob("*.parquet")):
            return folder
    if name not in runs:
        todo = "make it: snakemake --config run=NAME; or tipimpact scenarios FILE"
        expected = ", ".join(("release", *runs)) + ", or a folder with tables"
        raise PackageError(f"there is no run {name!r}", expected=expected, nearest=nearest(name, runs), todo=todo)
    return runs[name]
