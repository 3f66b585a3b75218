"""The rules of the workflow as their files declare them.

The workflow itself, the record of a run and the picture of the stages need the list of all rules.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_RULE = re.compile(r'^(?:rule|checkpoint) (\w+):\n(?:    """(.*?)"""\n)?', re.MULTILINE | re.DOTALL)
_SCRIPT = re.compile(r'^    script:\n        "(?:[\w.]+/)*(\w+)\.py"', re.MULTILINE)


class DeclaredRule(NamedTuple):
    """A rule. stage: the name of its file.  doc: its docstring.  script: the name of its script, if it has one."""

    name: str
    stage: str
    doc: str
    script: str | None


def read_rules(folder: Path) -> list[DeclaredRule]:
    """The rules of all files of ``folder``, in the order of the files' names."""
    declared = []
    for path in sorted([*folder.glob("*.smk"), *folder.glob("Snakefile")]):
        text = path.read_text(encoding="utf-8")
        starts = list(_RULE.finditer(text))
        ends = [start.start() for start in starts[1:]] + [len(text)] * bool(starts)
        for start, end in zip(starts, ends, strict=True):
            script = _SCRIPT.search(text, start.end(), end)
            declared.append(DeclaredRule(start[1], path.stem, start[2] or "", script and script[1]))
    return declared
