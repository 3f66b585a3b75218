"""Every script runs when any of its inputs is empty, because any source may be missing; and says what is missing.

The cases come from the rules, so that a new rule is covered by itself.
"""

from __future__ import annotations

import json
import logging
import os
import re
import runpy
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests_support import ROOT, snakemake
from tipimpact.common.tables import META, read_meta

RULES_WRITTEN = Path(__file__).parent / "every_rule" / "Snakefile"
RULE_FILES = sorted((ROOT / "workflow" / "rules").glob("*.smk"))
RULES = [
    name
    for path in RULE_FILES
    for name, body in re.findall(r"^rule (\w+):\n((?:    .*\n|\n)*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    if "script:" in body
]


class Files(list):
    """Files of a job: in order, and by the names that the rule gives them."""

    def __init__(self, files: list[str], named: dict[str, Any]) -> None:
        super().__init__(files)
        self.named = named

    def __getattr__(self, name: str) -> Any:
        try:
            return self.named[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, key: Any) -> Any:
        return self.named[key] if isinstance(key, str) else super().__getitem__(key)

    def items(self):
        return self.named.items()


def empty(path: Path) -> bool:
    """Make a receipt or table what it would be if none of its sources were available; False if it is neither."""
    if path.suffix == ".parquet":
        table, meta = pq.read_table(path), read_meta(path)
        sources = meta["sources"] or ["unhcr_rsd"]
        of_sources = {key for key, value in meta.items() if isinstance(value, dict) and value.keys() & set(sources)}
        meta |= {"sources": [], "missing": sources, **dict.fromkeys(of_sources, {})}
        written = {**(table.schema.metadata or {}), META: json.dumps(meta).encode()}
        path.unlink()
        pq.write_table(table.slice(0, 0).replace_schema_metadata(written), path)
        return True
    content = json.loads(path.read_text(encoding="utf-8")) if path.suffix == ".json" else {}
    if "held" not in content:
        return False
    gone = {"path": None, "sha256": None, "reason": "not_found"}
    content["held"] = [{**row, **gone} for row in content["held"]]
    path.unlink()
    path.write_text(json.dumps(content), encoding="utf-8")
    return True


def run_script(name: str, rule: dict[str, Any], capsys) -> str:
    """Run the script of a rule in the working directory, as Snakemake would. What it said if it failed."""
    log = Path(rule["log"].replace("{", "").replace("}", ""))
    for path in map(Path, rule["output"]["files"]):
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    job = SimpleNamespace(
        rule=name,
        log=str(log),
        input=Files(**rule["input"]),
        output=Files(**rule["output"]),
        params=Files([], rule["params"]),
        scriptdir=str(ROOT / "workflow" / "scripts"),
    )
    try:
        runpy.run_path(str(ROOT / "workflow" / "rules" / rule["script"]), {"snakemake": job}, run_name="__main__")
    except SystemExit:
        return capsys.readouterr().err + (log.read_text() if log.exists() else "")
    return ""
