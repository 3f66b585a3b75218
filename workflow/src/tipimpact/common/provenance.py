"""One hash of the code that a rule may run: its script, the folder of its stage, the folders that the stage may import,
and the contracts of the tables that the rule names.

Snakemake reruns a rule when its script changes, but does not see changes to the modules that the
script imports.
Each rule therefore has a param ``code`` (``code`` in common.smk). Whole folders are coarse on
purpose: see docs/adr/0002-code-hash.md. Contracts are finer, because everyone edits them.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tipimpact.common.contracts import contract, names
from tipimpact.common.packaged import PACKAGE

COMMON = "common"  # every stage may import it
CONTRACTS = "common/contracts"
SHOWN_BY = "publish"  # the stage that reads what a contract says to readers, of every table

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
    """SHA-256 over the names and contents of all files under a package folder, without byte code.

    ``common`` is without the contracts of tables.
    """
    digest = hashlib.sha256()
    left_out = {*(PACKAGE / CONTRACTS).glob("*.yaml")} if folder == COMMON else set()
    for path in sorted((PACKAGE / folder).rglob("*")):
        if path.is_file() and path.suffix != ".pyc" and path not in left_out:
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def code_hash(script: str | Path, stage: str, files: Iterable[str] = ()) -> str:
    """Sixteen hexadecimal digits that change when the script, or a folder that its stage may run, changes.

    files: what the rule reads and writes. Of the contracts of their tables everything counts but
    what is said to readers; that counts, of all contracts, for the stage that publishes.
    """
    digest = hashlib.sha256(Path(script).read_bytes())
    for folder in folders(stage):
        digest.update(folder_digest(folder))
    if stage == SHOWN_BY:
        digest.update(folder_digest(CONTRACTS))
    else:
        for table in sorted(named_tables(files)):
            digest.update(contract(table).digest)
    return digest.hexdigest()[:16]


def named_tables(files: Iterable[str]) -> set[str]:
    """The tables with a contract among files."""
    return {path.stem for path in map(Path, files) if path.suffix == ".parquet"} & set(names())
