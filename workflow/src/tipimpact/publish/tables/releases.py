"""Files of a released package: from a folder, a bundle of ``make release`` or an address, checked by checksum.

``run/sha256.txt`` of the results lists the checksum of every file. Who wants to be sure of that list too adds its own
checksum to the address (``#sha256=...``); of a bundle it is the checksum that ``make release`` prints.
"""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path

from tipimpact.common.errors import PublishError
from tipimpact.common.files import above, sha256, write_bytes

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
    wanted, is_address = [f"data/{table}.parquet", CONFIG], place.startswith(("https://", "http://"))
    if place.endswith(".zip"):
        bundle = Path(_retrieve(place, checksum) if is_address else place)
        folder, checksum = _unpack(bundle, checksum, edition, wanted), ""
    else:
        folder = _download(place.rstrip("/") + "/", checksum, wanted) if is_address else Path(place)
    listed = folder / CHECKSUMS
    if not listed.is_file():
        todo = "give the folder that holds data/, tables/ and run/"
        raise PublishError("not the results of a release", where=str(folder), expected=CHECKSUMS, todo=todo)
    if checksum and sha256(listed) != checksum:
        raise _changed(listed)
    known = _read_checksums(listed)
    for name in wanted:
        if name not in known:
            raise PublishError(f"the release has no {name}", where=str(folder), todo="see its CHANGELOG.md")
        if not (folder / name).is_file() or sha256(folder / name) != known[name]:
            raise _changed(folder / name)
    return folder / wanted[0]


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


def _download(address: str, checksum: str, wanted: list[str]) -> Path:
    """Retrieve the list of checksums, then the files that it lists. The cache keeps them by the list's checksum."""
    listed = Path(_retrieve(address + CHECKSUMS, checksum))
    folder, known = _cache() / sha256(listed), _read_checksums(listed)
    write_bytes(folder / CHECKSUMS, listed.read_bytes())
    for name in wanted:
        if name in known:
            _retrieve(address + name, known[name], folder / name)
    return folder


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


def _unpack(bundle: Path, checksum: str, edition: str, wanted: list[str]) -> Path:
    """Unpack the wanted files of a bundle into the cache."""
    if not bundle.is_file():
        raise PublishError("there is no such bundle", where=str(bundle), todo="give the path of a file, or an address")
    digest, inside = sha256(bundle), f"results/{edition}/"
    if checksum not in ("", digest):
        raise _changed(bundle)
    folder = _cache() / digest / edition
    with zipfile.ZipFile(bundle) as packed:
        parts = {name.partition(inside)[2]: name for name in packed.namelist() if inside in name}
        if CHECKSUMS not in parts:
            raise PublishError(f"no results of the {edition} edition", where=str(bundle), expected=inside)
        for name in {CHECKSUMS, *wanted} & parts.keys():
            write_bytes(folder / name, packed.read(parts[name]))
    return folder


def _read_checksums(file: Path) -> dict[str, str]:
    """Checksums by path."""
    lines = (line.partition("  ") for line in file.read_text(encoding="utf-8").splitlines())
    return {path: digest for digest, _, path in lines}


def _changed(where: str | Path) -> PublishError:
    fault = "the file is missing or not the one that was released: its checksum differs"
    return PublishError(fault, where=str(where), todo="get it again")
