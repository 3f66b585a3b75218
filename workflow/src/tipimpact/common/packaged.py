"""Where the rules of law and the codebook are: in the project, if the package is run from it; else in the package."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[2]  # of a checkout
CONFIG = ROOT / "config" if PACKAGE.parent.name == "src" and (ROOT / "config" / "law").is_dir() else PACKAGE / "config"
