"""Get one source's file under its final name, or say why not.

What is retrieved is made read-only, and what users put there can be written to: so the workflow knows
which files to watch (``receipts.local_files``).
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


def receive(source: Source, raw: Path, mirror: str | None, edition: str, limits: Retrieve | None = None) -> Held:
    """The source as held after this call; a source that cannot be had is held without a path.

    raw: the edition's raw folder.  mirror: folder or address asked before the publisher.
    Raises SourceError only when the disk cannot be read or written.
    """
    path = raw / source.path
    try:
        wrong = _wrong(path, source, edition)
        if wrong:
            places = list(_places(source, mirror)) if edition == "official" else []
            if places and path.is_file():
                _set_aside(path, source, wrong)
            wrong = _obtain(source, path, places, limits or Retrieve(), raw / ".hosts", wrong)
        if wrong is None:
            return Held(source, path, sha256(path))
    except OSError as error:
        raise SourceError(f"cannot be read or written: {error.strerror}", where=shown(path)) from None
    revised = "if its publisher has revised it, put its new sha256 into config/sources.yaml; else "
    todo = f"{revised if wrong.reason == 'wrong_checksum' else ''}put the file at {shown(path)} and run again"
    _warn(f"source {source.id} could not be had: {wrong}", todo)
    return Held(source, None, None, wrong.reason)


def _wrong(path: Path, source: Source, edition: str) -> Refused | None:
    """Why the file in place cannot be used; None: it can. The pinned checksum is the official file's."""
    if not path.is_file():
        return Refused("no_address", "no address is known for it")
    if edition == "official" and source.sha256 and sha256(path) != source.sha256:
        return Refused("wrong_checksum", "the file in place is another one: its checksum differs")
    words = fault(path, path.name)
    return Refused("wrong_content", words) if words else None


def _set_aside(path: Path, source: Source, wrong: Refused) -> None:
    aside = path.with_name(f"{path.name}.refused")
    os.replace(path, aside)
    _warn(f"source {source.id}: {wrong}; it now lies at {shown(aside)} and the official file is retrieved")


def _obtain(
    source: Source, path: Path, places: Sequence[str | Path], limits: Retrieve, hosts: Path, wrong: Refused
) -> Refused | None:
    """Try each place in turn; None when the file is there, else what the last place said (``wrong``: no place)."""
    for place in places:
        name = without_secrets(str(place))
        pin = source.sha256 if place in source.urls else source.mirror_sha256 or source.sha256
        try:
            with atomic(path) as draft:
                fetch(place, draft, pin, limits, hosts)
                draft.chmod(READ_ONLY)
        except Refused as refused:
            wrong = refused
            log.warning("%s: %s: %s", source.id, name, refused)
        else:
            log.info("%s: %s bytes from %s", source.id, f"{path.stat().st_size:,}", name)
            return None
    return wrong


def _places(source: Source, mirror: str | None) -> Iterator[str | Path]:
    """Where to ask: the mirror first, then the publisher's addresses in order."""
    if mirror and source.mirror:
        yield f"{mirror.rstrip('/')}/{quote(source.mirror)}" if "://" in mirror else Path(mirror, source.mirror)
    yield from source.urls


def _warn(what: str, todo: str = "") -> None:
    words = f"{what}\n  what to do: {todo}" if todo else what
    log.warning("%s", words)
    print(f"warning: {words}", file=sys.stderr)
