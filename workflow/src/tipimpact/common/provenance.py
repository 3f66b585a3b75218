"""One hash of the code that a rule may run: its script, the folder of its stage, the folders that the stage may import.

Snakemake reruns a rule when its script changes, but does not see changes to the modules that the script imports.
Each rule therefore has a param ``code`` (``complete_rules`` in common.smk). Whole folders are coarse on purpose: see
docs/adr/0002-code-hash.md.
"""

import hashlib
from functools import cache
from pathlib import Path

from tipimpact.common.packaged import PACKAGE

COMMON = "common"  # every stage may import it

# The stages that each stage imports, in its package folder or in its scripts; a test compares this with the code.
IMPORTS: dict[str, tuple[str, ...]] = {
    "retrieve": (),
    "legislation": ("retrieve",),
    "tfwp": ("retrieve",),
    "asylum": ("retrieve",),
    "reports": ("retrieve",),
    "themes": ("retrieve", "legislation", "reports"),
    "eligibility": ("retrieve", "legislation", "themes"),
    "impact": ("retrieve", "asylum", "eligibility"),
    "package": ("retrieve", "legislation", "asylum", "themes", "eligibility", "impact"),
    "publish": ("package",),
    "sheets": ("retrieve", "legislation", "themes", "eligibility", "package", "publish"),
}
PRESS = "publish"  # it reads a package, and runs no code of the stages that made it


def folders(stage: str) -> list[str]:
    """The package folders that a stage may run, directly or through another stage, in name order.

    Raises KeyError for an unknown stage.
    """
    below = () if stage == PRESS else map(folders, IMPORTS[stage])
    return sorted({COMMON, stage, *IMPORTS[stage]}.union(*below))


@cache
def folder_digest(folder: str) -> bytes:
    """SHA-256 over the names and contents of all files under a package folder, without byte code."""
    digest = hashlib.sha256()
    for path in sorted((PACKAGE / folder).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def code_hash(script: str | Path, stage: str) -> str:
    """Sixteen hexadecimal digits that change when the script, or a folder that its stage may run, changes."""
    digest = hashlib.sha256(Path(script).read_bytes())
    for folder in folders(stage):
        digest.update(folder_digest(folder))
    return digest.hexdigest()[:16]
