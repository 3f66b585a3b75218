"""A receipt per collection: which files were received, with checksums, and which were not and why.

Stages read receipts, so a source that is not available is a row of data for them, not an error.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tipimpact.common.errors import SourceError
from tipimpact.common.files import write_text
from tipimpact.retrieve.sources import Source


@dataclass(frozen=True)
class SourceFile:
    """A source after retrieval. ``path`` is None when it is not available; ``reason`` then says why.

    The checksum is None too for a private source, whose file a holder sent.

    Reasons: ``no_address``, ``not_found``, ``unreachable``, ``refused``, ``too_large``, ``wrong_content``,
    ``wrong_checksum``.
    release: size of a release other than the known one (bytes; also rows and total if it is a table); empty for the
    known release. The vintage of the source is then its checksum, because nobody has read when it was published.
    """

    source: Source
    path: Path | None
    sha256: str | None
    reason: str = ""
    release: dict[str, int] = field(default_factory=dict)

    @property
    def is_digest(self) -> bool:
        """Whether the file is our digest of an official text, which has only parts of it."""
        return self.source.sample == "digest" and self.sha256 not in self.source.checksums and not self.release


def local_files(sources: Iterable[Source], raw: str | Path) -> list[Path]:
    """Files in the raw folder that a user put there or replaced: those with write permission.

    Retrieved files are read-only. Receipts depend on the files listed here, so that adding or
    replacing one reruns what depends on it.
    """
    paths = [source.file(raw) for source in sources]
    return [path for path in paths if path.is_file() and path.stat().st_mode & stat.S_IWUSR]


def write_receipt(
    files: list[SourceFile], raw: Path, path: str | Path, edition: str, mirror: str | None = None, because: str = ""
) -> None:
    """Write a receipt; its file paths are relative to the raw folder.

    mirror: the one that was asked.  because: why the files were asked for again
    (``start.because``). Of a private source it says that it is there, and nothing from which its
    file could be computed.
    """
    rows = [
        {
            "source": h.source.model_dump(mode="json"),
            "path": Path(os.path.relpath(h.path, raw)).as_posix() if h.path else None,
            "sha256": h.sha256,
            "reason": h.reason,
            **({"release": h.release} if h.release else {}),
            **({"private": True} if h.path and h.source.private else {}),
        }
        for h in files
    ]
    content = {"edition": edition, "mirror": mirror, "held": rows, **({"because": because} if because else {})}
    write_text(path, json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True))


def read_receipt(
    path: str | Path, raw: str | Path, edition: str, *, missing: bool = False, **facts: Any
) -> list[SourceFile]:
    """Sources of a collection, in file order.

    raw: the edition's raw folder.  missing: also return sources that are not available.
    facts: keep only sources whose ``facts`` have these values.
    Raises SourceError when the receipt is of another edition, or a file was deleted after it was received.
    """
    receipt = json.loads(Path(path).read_text(encoding="utf-8"))
    if receipt["edition"] != edition:
        raise SourceError(f"receipt of edition {receipt['edition']!r}", where=str(path), expected=edition)
    files = [
        SourceFile(
            source := Source.model_validate(row["source"]),
            source.file(raw) if row["path"] else None,
            row["sha256"],
            row["reason"],
            row.get("release", {}),
        )
        for row in receipt["held"]
    ]
    files = [h for h in files if all(h.source.facts.get(k) == v for k, v in facts.items())]
    for h in files:
        if h.path and not h.path.is_file():
            raise SourceError(
                "the file was deleted after it was received", where=str(h.path), todo=f"delete {path} and rerun"
            )
    return [h for h in files if h.path or missing]
