"""Publication on a disk that fills while its files are written."""

from dataclasses import dataclass
from pathlib import Path

import checkout

from tests_support import snakemake

RESULTS = "results/print"
# What makes a script stop when it has written some of its files, as on a full disk.
STOP = """
import errno
import itertools

_written = itertools.count()


def _stop(write):
    def write_or_stop(path, content):
        if next(_written) == 12:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        write(path, content)

    return write_or_stop


{} = _stop({})

"""
WRITERS = {"write_tables": "write_bytes", "draw_figures": "write_bytes", "write_site": "write_text"}
PUBLISHED = {"write_tables": ["tables", "findings"], "draw_figures": ["figures"], "write_site": ["site"]}


@dataclass(frozen=True)
class Stopped:
    """A run that failed. rules: those that were to fail.  changed: folders of what they publish with other bytes."""

    rules: tuple[str, ...]
    code: int
    errors: str
    changed: list[str]


def run_on_a_full_disk(project: Path, *rules: str) -> Stopped:
    """Run and print the sample while the scripts of these rules stop half way; the scripts are then as before."""
    folders = [project / RESULTS / name for rule in rules for name in PUBLISHED[rule]]
    before = [checkout.digests(folder) for folder in folders]
    scripts = {name: project / "workflow" / "scripts" / f"{name}.py" for name in rules}
    intact = {name: script.read_text(encoding="utf-8") for name, script in scripts.items()}
    for name, script in scripts.items():
        head, body = intact[name].split("\n\ndef ", 1)
        script.write_text(f"{head}\n{STOP.format(WRITERS[name], WRITERS[name])}\ndef {body}", encoding="utf-8")
    package = str(project / "workflow" / "src")
    asked = ("--config", "print=results/sample")
    done = snakemake(*asked, directory=project, snakefile=project / "Snakefile", PYTHONPATH=package)
    for name, script in scripts.items():
        script.write_text(intact[name], encoding="utf-8")
    changed = [
        folder.name for folder, old in zip(folders, before, strict=True) if not old or checkout.digests(folder) != old
    ]
    return Stopped(rules, done.returncode, done.stderr, changed)
