"""What each job wrote into the results: a list of checksums a job, with which the files are compared later.

A job writes its list as it ends (``common.job``), so that a file that was changed afterwards is
never taken for its work. ``python -m tipimpact.common.written results/sample`` deletes what was
changed, so that a run makes it again.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tipimpact.common.files import checksums, sha256, write_text

RESULTS = "results"  # <folder>/results/<edition>/ has its lists in <folder>/data/processed/<edition>/written/
ENDING = ".sha256"
MARKER = ".snakemake_timestamp"  # the empty file that Snakemake puts into each folder that a rule makes


class Written(NamedTuple):
    """A file of the results as its job wrote it."""

    digest: str
    rule: str

    def is_unchanged(self, path: Path) -> bool:
        """Whether the file is at ``path`` with the bytes that the job wrote."""
        return path.is_file() and sha256(path) == self.digest


def files_in(folder: Path) -> Iterator[Path]:
    """Every file of a folder."""
    return (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)


def list_written(rule: str, outputs: Iterable[str]) -> None:
    """Write the list of a job whose outputs (files and folders) are in the results; other outputs have no list."""
    by_results: dict[Path, set[str]] = defaultdict(set)
    for output in map(Path, outputs):
        if RESULTS not in output.parts[:-2]:
            continue
        last = len(output.parts) - 1 - output.parts[::-1].index(RESULTS)
        results = Path(*output.parts[: last + 2])
        paths = files_in(output) if output.is_dir() else [output]
        by_results[results] |= {path.relative_to(results).as_posix() for path in paths}
    for results, names in by_results.items():
        write_text(_lists(results) / f"{rule}{ENDING}", checksums(sorted(names), results))


def read_written(results: Path, rules: Collection[str] | None = None) -> dict[str, Written]:
    """Every file that a job wrote into ``results``, by its path there. rules: those whose lists count; None for all."""
    written: dict[str, Written] = {}
    for path in sorted(_lists(results).glob(f"*{ENDING}")):
        rule = path.name.partition(".")[0]
        if rules is None or rule in rules:
            lines = path.read_text(encoding="utf-8").splitlines()
            written |= {name: Written(digest, rule) for digest, _, name in (line.partition("  ") for line in lines)}
    return written


def differing(results: Path, rules: Collection[str] | None = None) -> dict[str, Written]:
    """The files that are gone or no longer have the bytes that their job wrote, by their path in ``results``."""
    known = read_written(results, rules)
    return {name: file for name, file in known.items() if not file.is_unchanged(results / name)}


def describe_differing(results: Path, files: Mapping[str, Written]) -> list[str]:
    """What happened to each of these files."""
    what = {True: "was changed", False: "is gone"}
    return [f"{results / name} {what[(results / name).is_file()]} since {files[name].rule} wrote it" for name in files]


def delete_differing(results: Path) -> list[str]:
    """Delete all that a job wrote of which a file differs, so that it is made again. Returns what to tell the user."""
    files = differing(results)
    lines = describe_differing(results, files)
    for name in read_written(results, {file.rule for file in files.values()}):
        (results / name).unlink(missing_ok=True)
    return lines


def _lists(results: Path) -> Path:
    return results.parent.parent / "data" / "processed" / results.name / "written"


if __name__ == "__main__":
    for line in (line for folder in sys.argv[1:] for line in delete_differing(Path(folder))):
        print(f"{line}; it is made again")
