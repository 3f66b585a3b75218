"""Get the file of one source under its final name, or the reason why it is not available.

Retrieved files are made read-only. Files that users put there keep their write permission, so that
the workflow knows which ones to track (``receipts.local_files``).
"""

from __future__ import annotations

import logging
import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from tipimpact.common.config import Retrieve, file_in_mirror, mirror_folders
from tipimpact.common.documents import shown, without_secrets
from tipimpact.common.errors import SourceError
from tipimpact.common.files import atomic, sha256
from tipimpact.common.job import warn
from tipimpact.retrieve.catalogue import address_of
from tipimpact.retrieve.content import fault
from tipimpact.retrieve.fetch import Refused, fetch
from tipimpact.retrieve.measure import measure
from tipimpact.retrieve.pages import join_pages
from tipimpact.retrieve.receipts import SourceFile
from tipimpact.retrieve.sources import Source

log = logging.getLogger(__name__)
READ_ONLY = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH


def receive(
    source: Source,
    raw: Path,
    mirror: str | None,
    edition: str,
    limits: Retrieve | None = None,
    compiled: Path | None = None,
) -> SourceFile:
    """The source after retrieval, without a path when it is not available.

    raw: the edition's raw folder.  mirror: folders or address asked before the publisher.
    compiled: folder of our own compiled work, if it is not next to ``raw``.
    Raises SourceError only when the disk cannot be read or written.
    """
    path = source.file(raw)
    try:
        refusal = _check(path, source, edition, compiled)
        if refusal:
            places = list(_places(source, mirror, compiled)) if edition == "official" or source.compiled else []
            if places and path.is_file():
                _set_aside(path, source, refusal)
            refusal = _download(source, path, places, limits or Retrieve(), raw / ".hosts", refusal)
        if refusal is None:
            received = _identify(source, path, edition)
            if received.path:
                return received
            refusal = Refused("wrong_content", received.reason)
            if not path.stat().st_mode & stat.S_IWUSR:  # not a file that a user put there
                _set_aside(path, source, refusal)
    except OSError as error:
        raise SourceError(f"cannot be read or written: {error.strerror}", where=shown(path)) from None
    revised = f"if the publisher has revised it, put its new sha256 into config/sources/{source.collection}.yaml; else "
    todo = f"{revised if refusal.reason == 'wrong_checksum' else ''}put the file at {shown(path)} and run again"
    warn(f"source {source.id} is not available: {refusal}", todo)
    return SourceFile(source, None, None, refusal.reason)


def _check(path: Path, source: Source, edition: str, compiled: Path | None = None) -> Refused | None:
    """Why the file in place cannot be used; None if it can. The known checksums are those of the official file."""
    if not path.is_file():
        return Refused("no_address", "no address is known for it")
    known = source.checksums if edition == "official" and source.sha256 and not source.living else set()
    if source.compiled and compiled is not None and (compiled / source.path).is_file():
        known = {sha256(compiled / source.path)}
    if known and sha256(path) not in known:
        return Refused("wrong_checksum", "the checksum of the file in place differs from the expected one")
    wrong = fault(path, path.name, source.formats)
    return Refused("wrong_content", wrong) if wrong else None


def _identify(source: Source, path: Path, edition: str) -> SourceFile:
    """The source with its file. A living source may be another release: it is measured, flagged and reported.

    A file of which no checksum is known is flagged too: a publisher may send others another one.
    Without a path, and with the fault as reason, if another release cannot be read.
    """
    if source.private:
        return SourceFile(source, path, None)
    checksum = sha256(path)
    if edition == "official" and not source.checksums and not source.compiled:
        vintage = f"sha256 {checksum[:12]} (? {source.vintage or ''})"
        return SourceFile(source.model_copy(update={"vintage": vintage}), path, checksum)
    if edition != "official" or not source.living or checksum in source.checksums:
        return SourceFile(source, path, checksum)
    try:
        size = measure(path)
    except SourceError as error:
        return SourceFile(source, None, None, str(error))
    release = {"bytes": path.stat().st_size} | (size.model_dump() if size else {})
    flagged = source.model_copy(update={"vintage": f"sha256 {checksum[:12]} (≠ {source.vintage or source.sha256})"})
    warn(
        f"source {source.id} is another release than the known one ({source.vintage or 'without a vintage'}): "
        + describe_difference(release, source.release.model_dump() if source.release else {}),
        "make refresh proposes a row for it; results that use it show its checksum as the vintage",
    )
    return SourceFile(flagged, path, checksum, release=release)


def describe_difference(measured: Mapping[str, int], known: Mapping[str, int]) -> str:
    """Compare the sizes of two releases in words for the screen and the log: "rows 9 (known: 8), ..."."""
    parts = [
        f"{name} {measured[name]:,}" + (f" (known: {known[name]:,})" if name in known else "") for name in measured
    ]
    return ", ".join(parts)


def _set_aside(path: Path, source: Source, refusal: Refused) -> None:
    aside = path.with_name(f"{path.name}.refused")
    os.replace(path, aside)
    warn(f"source {source.id}: {refusal}; it was moved to {shown(aside)}")


def _download(
    source: Source, path: Path, places: Sequence[str | Path], limits: Retrieve, hosts: Path, refusal: Refused
) -> Refused | None:
    """Try each place in turn. None on success, else the refusal of the last place (``refusal`` if there is none).

    The known release is preferred, so that results can be compared. If no place has it, a later
    release of a living source is taken.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        later = Path(folder, path.name)
        for place in places:
            name = without_secrets(str(place))
            try:
                with atomic(path) as draft:
                    _get(source, place, draft, limits, hosts)
                    if source.checksums and sha256(draft) not in source.checksums:
                        if source.must_match(place):
                            raise Refused("wrong_checksum", "its checksum differs from the expected one")
                        if not later.exists():
                            shutil.copyfile(draft, later)
                        raise Refused("wrong_checksum", "another release than the known one")
                    draft.chmod(READ_ONLY)
            except Refused as refused:
                refusal = Refused(refused.reason, f"{refused} ({name})")
                log.warning("%s: %s: %s", source.id, name, refused)
            else:
                log.info("%s: %s bytes from %s", source.id, f"{path.stat().st_size:,}", name)
                return None
        if later.exists():
            later.chmod(READ_ONLY)
            os.replace(later, path)
            return None
    return refusal


def _get(source: Source, place: str | Path, draft: Path, limits: Retrieve, hosts: Path) -> None:
    """Get the file of a source from one place, with all pages of an API."""
    known = source.checksums if source.must_match(place) else set()

    def get_json(address: str, part: Path) -> None:
        fetch(address, part, None, limits, hosts, ["json"])

    if isinstance(place, str):
        place = address_of(place, draft, get_json)
    fetch(place, draft, min(known) if len(known) == 1 else None, limits, hosts, source.formats)
    if isinstance(place, str):
        join_pages(place, draft, get_json)


def _places(source: Source, mirror: str | None, compiled: Path | None = None) -> Iterator[str | Path]:
    """Where to ask: our own compiled work; else the mirror, then the row's addresses in order."""
    if source.compiled and compiled:
        yield compiled / source.path
    elif mirror and source.mirror:
        folder = Path(mirror_folders(mirror)[0], source.mirror)  # named in the log where none has the file
        in_folder = file_in_mirror(mirror, source.mirror) or folder
        yield f"{mirror.rstrip('/')}/{quote(source.mirror)}" if "://" in mirror else in_folder
    yield from source.urls
