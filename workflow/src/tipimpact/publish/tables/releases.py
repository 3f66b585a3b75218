"""Files of a released package: from a folder, a bundle of ``make release`` or an address, checked by checksum.

``run/sha256.txt`` of the results lists the checksum of every file. Who wants to be sure of that list too adds its own
checksum to the address (``#sha256=...``); of a bundle it is the checksum that ``make release`` prints.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from tipimpact.common.errors import PublishError
from tipimpact.common.files import above, sha256

CHECKSUMS = "run/sha256.txt"
CONFIG = "run/workflow.zip"  # holds the texts of config/ as they were
PLACE = "TIPIMPACT_RELEASES"  # folder or address with the bundles, for releases that are named by version
VERSION = re.compile(r"\d+\.\d+\.\d+\S*")


def release_file(table: str, release: str | Path, edition: str) -> Path:
    """The Parquet file of a table of a release, with what its words need next to it.

    release: a version (``0.3.0``), or a folder of results, a bundle, or an ``https`` address of either, which may end
    in ``#sha256=`` and a checksum. Files from an address are kept in the user's cache (pooch).
    Raises PublishError where the release or its table is not there, or a file is not the one that was released.
    """
    place, _, checksum = str(release).partition("#sha256=")
    place = _bundle(place, edition) if VERSION.fullmatch(place) else place
    wanted = [f"data/{table}.parquet", CONFIG]
    if _is_address(place) and not place.endswith(".zip"):
        return _from_address(place.rstrip("/") + "/", checksum, wanted)
    bundle = Path(_retrieve(place, checksum)) if _is_address(place) else Path(place)
    if bundle.suffix == ".zip":
        return _from_bundle(bundle, checksum, edition, wanted)
    return _from_folder(bundle, checksum, wanted)


def _cache() -> Path:
    """The folder for files of releases, in the user's cache."""
    import pooch  # it imports requests, which only releases need

    return Path(pooch.os_cache("tipimpact"))


def _bundle(version: str, edition: str) -> str:
    """Where the bundle of a version is: in the folder or at the address of TIPIMPACT_RELEASES, else in ``dist``."""
    name = f"tipimpact-{version}-{edition}.zip"
    if given := os.environ.get(PLACE):
        return f"{given.rstrip('/')}/{name}"
    if folder := above(f"dist/{name}"):
        return str(folder / "dist" / name)
    todo = f"set {PLACE} to the folder or address that holds it, or give release= a folder, bundle or address"
    raise PublishError(f"release {version} of the {edition} edition is not here", expected=name, todo=todo)


def _is_address(place: str) -> bool:
    return place.startswith(("https://", "http://"))


def _from_address(address: str, checksum: str, wanted: list[str]) -> Path:
    """Retrieve the list of checksums, then the files that it lists. The cache keeps them by the list's checksum."""
    listed = _retrieve(address + CHECKSUMS, checksum)
    registry, folder = _registry(Path(listed)), _cache() / sha256(listed)
    for name in wanted:
        _retrieve(address + name, _known(registry, name, address), folder / name)
    return folder / wanted[0]


def _retrieve(address: str, checksum: str, place: Path | None = None) -> str:
    """A file in the cache. A file without a known checksum is asked for each time, because it may be another."""
    import pooch

    place = place or _cache() / "retrieved" / pooch.utils.unique_file_name(address)
    if not checksum:
        place.unlink(missing_ok=True)
    try:
        known = f"sha256:{checksum}" if checksum else None
        return str(pooch.retrieve(address, known, fname=place.name, path=place.parent))
    except ValueError:
        raise _changed(address) from None
    except OSError as fault:  # requests' errors are among them
        raise PublishError(f"the release cannot be had: {fault}", where=address, todo="check the address") from None


def _from_bundle(bundle: Path, checksum: str, edition: str, wanted: list[str]) -> Path:
    """Unpack the wanted files of a bundle into the cache, checked."""
    if not bundle.is_file():
        raise PublishError("there is no such bundle", where=str(bundle), todo="give the path of a file, or an address")
    digest = sha256(bundle)
    if checksum and digest != checksum:
        raise _changed(str(bundle))
    with zipfile.ZipFile(bundle) as packed:
        inside = PurePosixPath("results", edition)
        listed = str(inside / CHECKSUMS)
        top = next((name.removesuffix(listed) for name in packed.namelist() if name.endswith(listed)), None)
        if top is None:
            raise PublishError(f"no results of the {edition} edition", where=str(bundle), expected=str(inside))
        for name in [CHECKSUMS, *wanted]:
            member = f"{top}{inside / name}"
            target = _cache() / digest / edition / name
            if member in packed.namelist() and not target.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(packed.read(member))
    return _from_folder(_cache() / digest / edition, "", wanted)


def _from_folder(folder: Path, checksum: str, wanted: list[str]) -> Path:
    """Check the files of a folder of results."""
    if not (folder / CHECKSUMS).is_file():
        todo = "give the folder that holds data/, tables/ and run/"
        raise PublishError("not the results of a release", where=str(folder), expected=CHECKSUMS, todo=todo)
    if checksum and sha256(folder / CHECKSUMS) != checksum:
        raise _changed(str(folder / CHECKSUMS))
    registry = _registry(folder / CHECKSUMS)
    for name in wanted:
        known = _known(registry, name, str(folder))
        if not (folder / name).is_file() or sha256(folder / name) != known:
            raise _changed(str(folder / name))
    return folder / wanted[0]


def _registry(file: Path) -> dict[str, str]:
    """Checksums by path, as in the file of checksums."""
    lines = (line.partition("  ") for line in file.read_text(encoding="utf-8").splitlines())
    return {path: digest for digest, _, path in lines}


def _known(registry: Mapping[str, str], name: str, where: str) -> str:
    if name not in registry:
        raise PublishError(f"the release has no {name}", where=where, todo="see its CHANGELOG.md")
    return registry[name]


def _changed(where: str) -> PublishError:
    return PublishError(
        "the file is missing or not the one that was released: its checksum differs", where=where, todo="get it again"
    )
