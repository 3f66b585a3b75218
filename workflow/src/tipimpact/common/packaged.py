"""Where rules of law, codebook and releases are: in the project, if the package is run from it; else in the package.

A file of ``config/`` is looked for in the working directory first. There a user has a plan, a row
of law or a source of their own, and every file that is not there is the package's.
"""

import os
from collections.abc import Collection
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
_ROOT = PACKAGE.parents[2]
_IN_PROJECT = PACKAGE.parent.name == "src" and (_ROOT / "config" / "law").is_dir()
CONFIG = _ROOT / "config" if _IN_PROJECT else PACKAGE / "config"
COMPILED = _ROOT / "data" / "raw" / "compiled" if _IN_PROJECT else PACKAGE / "compiled"  # facts that we compiled
RELEASES = _ROOT / "data" / "releases" if _IN_PROJECT else PACKAGE / "releases"  # data packages, a folder a version
USERS = Path("config")  # in the working directory
COLLECTED = tuple(map(Path, ("sources", "codebook", "codebook/examples")))  # folders of which every file is read


def place(path: str | Path) -> Path | None:
    """Where a file is below ``config/``, the user's or the package's; None for any other file."""
    path = Path(os.path.abspath(path))
    folders = [folder for folder in (Path(os.path.abspath(USERS)), CONFIG) if path.is_relative_to(folder)]
    return path.relative_to(folders[0]) if folders else None


def find(path: str | Path) -> Path:
    """The file that is read for a path of ``config/``: the user's, if they have it, even broken, or the package's.

    path: in the folder of either. Any other is returned as it is.
    """
    inside = place(path)
    if inside is None:
        return Path(path)
    if _is_users() and os.path.lexists(USERS / inside):
        return Path(os.path.abspath(USERS / inside))
    own = CONFIG / inside
    return Path(path) if Path(os.path.abspath(path)) == own or not own.exists() else own


def find_chosen(path: str | Path, root: str | Path) -> Path:
    """The file that a setting names: below the project ``root`` (``find``), else in the working directory."""
    found = find(Path(root, path))
    return found if os.path.lexists(found) or not os.path.lexists(path) else Path(os.path.abspath(path))


def list_names(folder: str | Path, *patterns: str) -> list[str]:
    """Names of the files of a folder, in order; of a folder of ``config/``, the user's and the package's together.

    patterns: ``*.yaml`` if none is given.
    """
    inside = place(folder)
    folders = [Path(folder)] if inside is None else [CONFIG / inside, *([USERS / inside] if _is_users() else [])]
    found = ((each, path) for each in folders for pattern in patterns or ("*.yaml",) for path in each.glob(pattern))
    return sorted({path.relative_to(each).as_posix() for each, path in found if not path.is_dir()})


def find_all(folder: str | Path, *patterns: str) -> list[Path]:
    """The files that ``list_names`` names."""
    return [find(Path(folder, name)) for name in list_names(folder, *patterns)]


def is_own(path: str | Path) -> bool:
    """Whether a file is in the user's folder of configuration."""
    return _is_users() and Path(os.path.abspath(path)).is_relative_to(os.path.abspath(USERS))


def list_own(settings: Collection[str | Path] = ()) -> tuple[list[Path], list[Path]]:
    """The user's files that differ from the package's, and those that nothing reads. settings: read as settings."""
    files = sorted(path for path in USERS.rglob("*") if not path.is_dir()) if _is_users() else []
    known = {Path(os.path.abspath(path)) for path in settings}
    inside = [path.relative_to(USERS) for path in files if Path(os.path.abspath(path)) not in known]
    read = [p for p in inside if (CONFIG / p).exists() or (p.parent in COLLECTED and p.suffix == ".yaml")]
    return [USERS / p for p in read if not _is_same(p)], [USERS / p for p in inside if p not in read]


def _is_users() -> bool:
    """Whether the working directory has a folder of configuration that is not the package's own."""
    return USERS.is_dir() and USERS.resolve() != CONFIG


def _is_same(inside: Path) -> bool:
    own, ours = USERS / inside, CONFIG / inside
    return own.is_file() and ours.is_file() and own.read_bytes() == ours.read_bytes()
