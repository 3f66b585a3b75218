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
_BLOCK = re.compile(r"(?:(?:    .*)?\n)*")  # the lines of a row below its id


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
        if f"\n  - id: {row.id}\n" in text:
            return path
    raise SourceError(f"no file has the row {row.id!r}", expected="a line '  - id: ...' in config/sources/")


def _replace(text: str, row: Source, edit: Mapping[str, Any]) -> str:
    """Change keys of a row. A day that is the row's vintage is changed wherever the row states it."""
    before, head, rest = text.partition(f"  - id: {row.id}\n")
    block = _BLOCK.match(rest)[0]  # type: ignore[index]
    old, new, changed = row.vintage or "", str(edit.get("vintage") or ""), block
    if _DAY.fullmatch(old) and _DAY.fullmatch(new):
        changed = re.sub(
            r"^    (?!path:|mirror:).*\n", lambda line: line[0].replace(old, new), block, flags=re.MULTILINE
        )
    for key in KEYS:
        if edit.get(key) is not None:
            changed = _set_key(changed, key, edit[key])
    return before + head + changed + rest.removeprefix(block)


def _set_key(block: str, key: str, value: Any) -> str:
    """Replace the lines of a key, or insert it after the keys that it follows."""
    for name in (key, *AFTER.get(key, ()), "path"):
        if place := re.search(rf"^    {name}:.*\n(?:     .*\n)*", block, re.MULTILINE):
            start = place.start() if name == key else place.end()
            return block[:start] + _write(key, value) + block[place.end() :]
    raise SourceError(f"a row without a path: {block[:80]!r}", expected="a key 'path'")


def _write(key: str, value: Any) -> str:
    if isinstance(value, list):
        return f"    {key}:\n" + "".join(f"      - {item}\n" for item in value)
    if isinstance(value, Mapping):
        return f"    {key}: {{{', '.join(f'{name}: {part}' for name, part in value.items())}}}\n"
    quoted = isinstance(value, str) and key != "sha256"
    return f"    {key}: {json.dumps(value, ensure_ascii=False) if quoted else value}\n"


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
