"""Makes a release of an official package: its files, the day, how many sources it had, and what the sample equals."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import PackageError, Problem
from tipimpact.common.files import sha256, write_text
from tipimpact.common.releases import DESCRIPTION
from tipimpact.package.digests import UNTOUCHED
from tipimpact.package.licences import find_passages
from tipimpact.package.reader import describe_package, read_package

KINDS = (".csv", ".json", ".parquet")
SHOWN = 5  # passages that an error names


def write_release(package: str | Path, untouched: str | Path, folder: str | Path, sentences: pd.DataFrame) -> None:
    """Copy a package into ``folder``, whose name is the version; its day is that of the publication.

    untouched: digests of the sample edition as it is committed.  sentences: of the reports, to look
    for their words.
    Raises PackageError, with nothing left in the folder, for a package that is not of the official
    edition, that has a table without a licence or another kind of file, or that repeats words which
    may not be passed on.
    """
    described, folder = describe_package(package), Path(folder)
    if problems := list(_list_faults(described, str(package))):
        raise PackageError(problems)
    read = read_package(package)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for item in described["resources"]:
        if "path" in item:
            shutil.copyfile(Path(package).parent / item["path"], folder / item["path"])
    shutil.copyfile(untouched, folder / UNTOUCHED)
    described["resources"].append(_describe_file(folder / UNTOUCHED))
    lacked = sum(len(group.sources) for group in read.obtained.missing) if read.obtained else 0
    count = read.obtained.count if read.obtained else 0
    described["release"] = {
        "version": folder.name,
        "day": read.texts.publication.day.isoformat(),
        "had": count - lacked,
        "count": count,
    }
    write_text(folder / DESCRIPTION, json.dumps(described, ensure_ascii=False, indent=1) + "\n")
    if passages := dict(find_passages(folder, sentences, read.texts)):
        shutil.rmtree(folder)
        todo = "mark the column in its contract (words_of), or say in licences.yaml that the texts are passed on"
        few = list(passages.items())[:SHOWN]
        raise PackageError(
            Problem(f"repeats {doc}: {run}", str(folder), "no text of it", todo=todo) for doc, run in few
        )


def _list_faults(described: Mapping[str, Any], where: str) -> Iterator[Problem]:
    if described["edition"] != "official":
        yield Problem(f"is of the {described['edition']} edition", where, "the official edition", todo="make official")
    for item in described["resources"]:
        if "path" in item and Path(item["path"]).suffix not in KINDS:
            yield Problem(f"{item['path']} is no table and no text", where, f"files that end in {', '.join(KINDS)}")
        if "contract_version" in item and not item.get("licenses"):
            yield Problem(f"table {item['name']} has no licence", where, "a licence of each table")


def _describe_file(path: Path) -> dict[str, Any]:
    facts = {"name": path.stem, "path": path.name, "format": "json", "mediatype": "application/json"}
    return {**facts, "bytes": path.stat().st_size, "hash": f"sha256:{sha256(path)}"}
