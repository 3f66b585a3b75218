"""Where rules of law, codebook and releases are: in the project, if the package is run from it; else in the package."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
_ROOT = PACKAGE.parents[2]
_IN_PROJECT = PACKAGE.parent.name == "src" and (_ROOT / "config" / "law").is_dir()
CONFIG = _ROOT / "config" if _IN_PROJECT else PACKAGE / "config"
COMPILED = _ROOT / "data" / "raw" / "compiled" if _IN_PROJECT else PACKAGE / "compiled"  # facts that we compiled
RELEASES = _ROOT / "data" / "releases" if _IN_PROJECT else PACKAGE / "releases"  # data packages, a folder a version
