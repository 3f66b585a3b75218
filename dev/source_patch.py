"""Turn findings about sources into a patch of ``config/sources/`` that a person reads and applies with ``git apply``.

The files are edited as text, line by line, so that comments and the order of keys stay as they are.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from catalogues import Finding

from tipimpact.common.errors import SourceError
from tipimpact.retrieve.sources import Source, source_files

KEYS = ("urls", "sha256", "release", "vintage", "accessed")  # that an edit may change, in the order of a row
AFTER = {
    "sha256": ("mirror", "page", "urls"),
    "release": ("living", "sha256"),
    "vintage": ("release", "living", "sha256"),
}
AFTER["accessed"] = ("vintage", *AFTER["vintage"])
# Keys that are not copied to the row of a new file.
OWN = {
    *("collection", "mirror", "mirror_sha256", "sample", "sample_path", "editions", "confirmed", "gap", "compiled"),
    *("living", "release", "citation"),
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def patch(findings: Iterable[Finding], folder: str | Path, prefix: str = "config/sources") -> str:
    """A unified diff of the files in ``folder`` with all proposed edits; empty if there are none.

    prefix: path of the folder in the repository. Raises SourceError when a row cannot be found.
    """
    before = {path: path.read_text(encoding="utf-8") for path in source_files(folder)}
    after = dict(before)
    for finding in findings:
        if finding.row and finding.edit:
            path = _file_of(finding.row, after)
            change = _append if finding.kind == "new" else _replace
            after[path] = change(after[path], finding.row, finding.edit)
    return "".join(
        line
        for path in before
        for line in difflib.unified_diff(
            before[path].splitlines(keepends=True),
            after[path].splitlines(keepends=True),
            f"a/{prefix}/{path.name}",
            f"b/{prefix}/{path.name}",
        )
    )


def _file_of(row: Source, texts: Mapping[Path, str]) -> Path:
    for path, text in texts.items():
        if re.search(rf"^  - id: {re.escape(row.id)}$", text, re.MULTILINE):
            return path
    raise SourceError(f"no file has the row {row.id!r}", expected="a line '  - id: ...' in config/sources/")


def _replace(text: str, row: Source, edit: Mapping[str, Any]) -> str:
    """Change keys of a row. A day that is the row's vintage is changed wherever the row states it."""
    lines = text.splitlines()
    start = lines.index(f"  - id: {row.id}")
    end = next((i for i in range(start + 1, len(lines)) if re.match(r"(  - |  #|\S)", lines[i])), len(lines))
    block = lines[start:end]
    old, new = row.vintage or "", str(edit.get("vintage") or "")
    if _DAY.fullmatch(old) and _DAY.fullmatch(new):
        block = [line if line.lstrip().startswith(("path:", "mirror:")) else line.replace(old, new) for line in block]
    for key in KEYS:
        if edit.get(key) is not None:
            block = _set_key(block, key, edit[key])
    return "\n".join([*lines[:start], *block, *lines[end:], ""])


def _set_key(block: list[str], key: str, value: Any) -> list[str]:
    """Replace the lines of a key, or insert it after the keys that it follows."""
    at = _position(block, key)
    written = _write(key, value)
    if at is not None:
        return [*block[:at], *written, *block[_end_of(block, at) :]]
    before = next(i for name in (*AFTER.get(key, ()), "path") if (i := _position(block, name)) is not None)
    end = _end_of(block, before)
    return [*block[:end], *written, *block[end:]]


def _position(block: list[str], key: str) -> int | None:
    return next((i for i, line in enumerate(block) if line.startswith(f"    {key}:")), None)


def _end_of(block: list[str], at: int) -> int:
    """The line after a key and the lines that belong to it, which are indented further."""
    return next((i for i in range(at + 1, len(block)) if not block[i].startswith("     ")), len(block))


def _write(key: str, value: Any) -> list[str]:
    if isinstance(value, list):
        return [f"    {key}:", *(f"      - {item}" for item in value)]
    if isinstance(value, Mapping):
        return [f"    {key}: {{{', '.join(f'{name}: {part}' for name, part in value.items())}}}"]
    text = str(value)
    return [
        f"    {key}: {json.dumps(text, ensure_ascii=False) if isinstance(value, str) and key != 'sha256' else text}"
    ]


def _append(text: str, like: Source, edit: Mapping[str, Any]) -> str:
    """Add a row for a new file: a copy of a similar row with other values."""
    copied = {
        name: part for name, part in like.model_dump(mode="json", exclude_defaults=True).items() if name not in OWN
    }
    row = copied | {name: part for name, part in edit.items() if name in type(like).model_fields and part is not None}
    row["citation"] = f"{like.publisher.en}, {row['title']['en']}, {row.get('page') or row['urls'][0]}"
    order = [name for name in type(like).model_fields if name in row]
    dumped = yaml.safe_dump(
        [{name: row[name] for name in order}], sort_keys=False, allow_unicode=True, width=10_000, indent=2
    )
    indented = "".join(f"  {line}\n" for line in dumped.splitlines())
    return f"{text.rstrip()}\n{indented}"
