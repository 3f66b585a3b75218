"""Get the file of one source under its final name, or the reason why it is not available.

Retrieved files are made read-only. Files that users put there keep their write permission, so that the workflow knows
which ones to track (``receipts.local_files``).
"""

from __future__ import annotations

import logging
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from tipimpact.common.config import Retrieve
from tipimpact.common.documents import shown, without_secrets
from tipimpact.common.errors import SourceError
from tipimpact.common.files import atomic, sha256
from tipimpact.retrieve.content import fault
from tipimpact.retrieve.fetch import Refused, fetch
from tipimpact.retrieve.receipts import Held
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
) -> Held:
    """The source after retrieval, without a path when it is not available.

    raw: the edition's raw folder.  mirror: folder or address that is asked before the publisher.
    compiled: folder of our own compiled work, if it is not the one beside ``raw``.
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
            return Held(source, path, sha256(path))
    except OSError as error:
        raise SourceError(f"cannot be read or written: {error.strerror}", where=shown(path)) from None
    revised = f"if the publisher has revised it, put its new sha256 into config/sources/{source.collection}.yaml; else "
    todo = f"{revised if refusal.reason == 'wrong_checksum' else ''}put the file at {shown(path)} and run again"
    _warn(f"source {source.id} is not available: {refusal}", todo)
    return Held(source, None, None, refusal.reason)


def _check(path: Path, source: Source, edition: str, compiled: Path | None = None) -> Refused | None:
    """Why the file in place cannot be used; None if it can. The known checksums are those of the official file."""
    if not path.is_file():
        return Refused("no_address", "no address is known for it")
    known = source.checksums if edition == "official" and source.sha256 and not source.living else set()
    if source.compiled and compiled is not None:
        known = {sha256(compiled / source.path)}
    if known and sha256(path) not in known:
        return Refused("wrong_checksum", "the checksum of the file in place differs from the expected one")
    wrong = fault(path, path.name)
    return Refused("wrong_content", wrong) if wrong else None


def _set_aside(path: Path, source: Source, refusal: Refused) -> None:
    aside = path.with_name(f"{path.name}.refused")
    os.replace(path, aside)
    _warn(f"source {source.id}: {refusal}; it was moved to {shown(aside)} and the official file is being retrieved")


def _download(
    source: Source, path: Path, places: Sequence[str | Path], limits: Retrieve, hosts: Path, refusal: Refused
) -> Refused | None:
    """Try each place in turn. None on success, else the refusal of the last place (``refusal`` if there is none)."""
    for place in places:
        name = without_secrets(str(place))
        known = source.checksums if source.must_match(place) else set()
        try:
            with atomic(path) as draft:
                fetch(place, draft, min(known) if len(known) == 1 else None, limits, hosts)
                if known and sha256(draft) not in known:
                    raise Refused("wrong_checksum", "its checksum differs from the expected ones")
                draft.chmod(READ_ONLY)
        except Refused as refused:
            refusal = refused
            log.warning("%s: %s: %s", source.id, name, refused)
        else:
            log.info("%s: %s bytes from %s", source.id, f"{path.stat().st_size:,}", name)
            return None
    return refusal


def _places(source: Source, mirror: str | None, compiled: Path | None = None) -> Iterator[str | Path]:
    """Where to ask: our own compiled work; else the mirror, then the row's addresses in order."""
    if source.compiled and compiled:
        yield compiled / source.path
    elif mirror and source.mirror:
        yield f"{mirror.rstrip('/')}/{quote(source.mirror)}" if "://" in mirror else Path(mirror, source.mirror)
    yield from source.urls


def _warn(what: str, todo: str = "") -> None:
    message = f"{what}\n  what to do: {todo}" if todo else what
    log.warning("%s", message)
    print(f"warning: {message}", file=sys.stderr)
