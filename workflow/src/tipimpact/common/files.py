"""Files that are either whole or not there."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp


@contextmanager
def atomic(path: str | Path) -> Iterator[Path]:
    """Yield a path to write to; it becomes ``path`` only when the block ends without error."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    draft = folder / path.name
    try:
        yield draft
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
        folder.rmdir()


def write_text(path: str | Path, text: str) -> None:
    """Write UTF-8 text with ``\\n`` line ends on every system, atomically."""
    with atomic(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="")


def sha256(path: str | Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
