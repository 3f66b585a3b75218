"""Atomic writing, checksums and file dates."""

import datetime as dt
import hashlib
import io
import os
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

# Fixed timestamp for generated documents, so that repeated runs are byte-identical.
STEADY = dt.datetime(2012, 12, 15)


_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def turning_line(text: str) -> int | None:
    """The first line with a character that turns the direction of writing, by which a text reads as another; or None.

    No text of this project is written from right to left.
    """
    found = _TURNING.search(text)
    return None if found is None else text.count("\n", 0, found.start()) + 1


def find_special(folder: str | Path) -> list[Path]:
    """What is under a folder and is neither a file nor a folder: opening a pipe would wait for ever."""
    return sorted(path for path in Path(folder).rglob("*") if not path.is_file() and not path.is_dir())


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
    write_bytes(path, text.encode())


def write_bytes(path: str | Path, content: bytes) -> None:
    """Write bytes atomically."""
    with atomic(path) as draft:
        draft.write_bytes(content)


def put_in_place(drafts: Mapping[Path, Path]) -> None:
    """Copy each file or folder to its final name. Everything is copied first, next to its place; then all is renamed.

    drafts: final names by what is copied. A folder must not be there yet; a file replaces another.
    """
    parts = {final: final.with_name(f".{final.name}.part") for final in drafts.values()}
    for draft, final in drafts.items():
        part = parts[final]
        if draft.is_dir():
            shutil.rmtree(part, ignore_errors=True)
            shutil.copytree(draft, part)
        else:
            part.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(draft, part)
    for final, part in parts.items():
        os.replace(part, final)


def steady(archive: bytes) -> bytes:
    """The same ZIP archive (a Word file, say) with the fixed timestamp in every entry."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            name = zipfile.ZipInfo(info.filename, STEADY.timetuple()[:6])
            new.writestr(name, old.read(info), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def dated_later(moment: float, folders: Iterable[str | Path]) -> list[Path]:
    """Files under ``folders`` modified after ``moment`` (seconds since 1970), in path order."""
    files = (Path(top, name) for folder in folders for top, _, names in os.walk(folder) for name in names)
    return sorted(path for path in files if os.path.lexists(path) and path.lstat().st_mtime > moment)


def above(inside: str | Path, here: str | Path | None = None) -> Path | None:
    """The nearest folder, ``here`` or one above it, that has ``inside``; None where none has.

    here: None starts in the current folder.
    """
    start = Path(here or Path.cwd()).resolve()
    return next((folder for folder in (start, *start.parents) if (folder / inside).exists()), None)


def sha256(path: str | Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksums(paths: Iterable[str | Path], folder: str | Path = ".") -> str:
    """A line ``<sha256>  <path>`` for each path, relative to ``folder``, in the format of sha256sum."""
    return "".join(f"{sha256(Path(folder, path))}  {path}\n" for path in paths)
