"""Commands about runs: several scenarios one after the other, and what differs between two runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from tipimpact.common.documents import read_document
from tipimpact.common.errors import ConfigError
from tipimpact.common.packaged import CONFIG
from tipimpact.law_shell import Lang
from tipimpact.package.runs import RunComparison, compare_runs
from tipimpact.publish.words import say

SHOWN = 12  # values that differ, of each table
Run = Annotated[str, typer.Argument(help="The name of a run, release, or a folder with tables")]


def scenarios(
    file: Annotated[Path, typer.Argument(help="A configuration file with `scenarios:`", exists=True)],
    target: Annotated[
        list[str] | None, typer.Argument(help="Files of each run, like data/work_permits.parquet")
    ] = None,
    cores: Annotated[int, typer.Option(min=1, help="Jobs at once")] = 2,
) -> None:
    """Run every scenario of a configuration file, one after the other, each into results/<its name>."""
    names = (read_document(file).data or {}).get("scenarios") or {}
    if not isinstance(names, dict) or not names:
        raise ConfigError("no scenario is given", where=str(file), expected="scenarios: {name: {setting: value}}")
    here = any(Path(place).is_file() for place in ("Snakefile", "workflow/Snakefile"))
    snakefile = [] if here else ["--snakefile", str(CONFIG.parent / "Snakefile")]
    for name in names:
        files = [f"results/{name}/{path}" for path in target or ()]
        command = [sys.executable, "-m", "snakemake", *snakefile, "--cores", str(cores), "--configfile", str(file)]
        done = subprocess.run([*command, "--config", f"run={name}", "--", *files])
        if done.returncode:
            raise typer.Exit(done.returncode)


def compare(
    a: Run,
    b: Run,
    lang: Lang = "en",
    root: Annotated[Path | None, typer.Option(help="The folder that holds results/", exists=True)] = None,
) -> None:
    """Which tables and which published numbers differ between two runs."""
    typer.echo("\n".join(list_lines(compare_runs(a, b, root), a, b, lang)))


def list_lines(found: RunComparison, a: str, b: str, lang: str) -> list[str]:
    """What the shell prints of a comparison."""
    lines = []
    for row in found.tables.to_dict("records"):
        if row["status"] == "equal":
            continue
        values = {name: row[name] for name in ("only_a", "only_b", "numbers", "others") if row[name] is not None}
        code = {"only_a": a, "only_b": b}.get(row["status"])
        if code:
            lines.append(say("runs-only", lang, table=row["table"], run=code))
            continue
        counts = {name: int(value) for name, value in values.items()}
        lines.append(say("runs-differ", lang, table=row["table"], a=a, b=b, **counts))
        cells = found.values[found.values["table"] == row["table"]]
        lines += [f"  {c['row']}; {c['column']}: {c['a']} → {c['b']}" for c in cells.head(SHOWN).to_dict("records")]
        if len(cells) > SHOWN:
            lines.append("  " + say("runs-more", lang, count=len(cells) - SHOWN))
    equal = int((found.tables["status"] == "equal").sum())
    return [*lines, say("runs-equal", lang, equal=equal, count=len(found.tables))]
