"""Our score on public checklists: each item is a question asked of the checkout and of its results.

A check gives what is missing, so that a failure is named; nothing missing is an item met; None where neither the
checkout nor the results can say. The checklists: requirements of the Snakemake workflow catalog; FAIR principles for
research software (FAIR4RS 1.0); levels of reproducible analytical pipelines (NHS RAP Community of Practice); profiles
of RO-Crate; the UK Analysis Function's advice on statistics in spreadsheets.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from tipimpact import STAGES
from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table
from tipimpact.publish.package import crate_check
from tipimpact.retrieve import read_sources

URLS = {
    "snakemake_catalog": "https://snakemake.github.io/snakemake-workflow-catalog/",
    "fair4rs": "https://doi.org/10.15497/RDA00068",
    "rap": "https://nhsdigital.github.io/rap-community-of-practice/introduction_to_RAP/levels_of_RAP/",
    "ro_crate": "https://www.researchobject.org/workflow-run-crate/profiles/",
    "spreadsheets": "https://analysisfunction.civilservice.gov.uk/policy-store/releasing-statistics-in-spreadsheets/",
}
METADATA = ("name", "description", "version", "license", "author", "programmingLanguage", "keywords")
LINES = 40  # of a script: what thinks belongs into the package
Missing = list[str] | None


@dataclass(frozen=True)
class Evidence:
    """Where the checks look. tables, workbooks: files of the results.  crate: the record of the run, as JSON."""

    root: Path
    tables: list[Path]
    workbooks: list[Path]
    crate: str = field(repr=False, default="")

    def text(self, name: str) -> str:
        """A file of the checkout; empty where there is none."""
        path = self.root / name
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def lacking(self, *names: str) -> list[str]:
        """Which of these files and folders the checkout has not."""
        return [name for name in names if not (self.root / name).exists()]

    @cached_property
    def codemeta(self) -> dict[str, Any]:
        return json.loads(self.text("codemeta.json") or "{}")

    @cached_property
    def project(self) -> dict[str, Any]:
        return tomllib.loads(self.text("pyproject.toml")).get("project", {})

    @cached_property
    def modules(self) -> list[Path]:
        return sorted((self.root / "workflow" / "src" / "tipimpact").rglob("*.py"))

    @cached_property
    def parts(self) -> dict[str, dict[str, str]]:
        """The XML parts of each workbook, by language and name of the workbook."""
        return {f"{path.parent.name}/{path.name}": _parts(path) for path in self.workbooks}

    def run(self, *command: str) -> Missing:
        """What a tool of this environment finds wrong; None where it is not installed."""
        if not (Path(sys.executable).parent / command[0]).is_file():
            return None
        tool = str(Path(sys.executable).parent / command[0])
        done = subprocess.run([tool, *command[1:]], cwd=self.root, capture_output=True, text=True)
        return [] if done.returncode == 0 else [" ".join(command)]

    def git(self, *arguments: str) -> str | None:
        """What git says of the checkout; None where it is no repository."""
        if not (self.root / ".git").exists():
            return None
        done = subprocess.run(["git", *arguments], cwd=self.root, capture_output=True, text=True)
        return done.stdout.strip() if done.returncode == 0 else None


def _parts(workbook: Path) -> dict[str, str]:
    with zipfile.ZipFile(workbook) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")}


@dataclass(frozen=True)
class Item:
    """An item of a checklist. looked_at: what its check reads."""

    checklist: str
    item: str
    check: Callable[[Evidence], Missing]
    looked_at: tuple[str, ...]
    level: str | None = None


# What several items ask.


def _files(*names: str) -> Callable[[Evidence], Missing]:
    return lambda evidence: evidence.lacking(*names)


def _fields(*names: str) -> Callable[[Evidence], Missing]:
    """Fields that codemeta.json must have."""
    return lambda evidence: [name for name in names if not evidence.codemeta.get(name)]


def _stages(pattern: str) -> Callable[[Evidence], Missing]:
    """A file or folder for each stage."""
    return lambda evidence: evidence.lacking(*(pattern.format(stage) for stage in STAGES))


def _tool(*command: str) -> Callable[[Evidence], Missing]:
    return lambda evidence: evidence.run(*command)


def _nobody(evidence: Evidence) -> Missing:
    """What no file can say."""
    return None


# Checks of the checkout.


def _catalog_file(evidence: Evidence) -> Missing:
    usage = (yaml.safe_load(evidence.text(".snakemake-workflow-catalog.yml") or "{}") or {}).get("usage", {})
    return [key for key in ("software-stack-deployment", "report") if key not in usage]


def _released(evidence: Evidence) -> Missing:
    tags = evidence.git("tag", "--list", f"v{evidence.project.get('version')}")
    return None if tags is None else [] if tags else [f"v{evidence.project.get('version')}"]


def _versions_agree(evidence: Evidence) -> Missing:
    told = {
        "pyproject.toml": evidence.project.get("version"),
        "codemeta.json": evidence.codemeta.get("version"),
        "CITATION.cff": (yaml.safe_load(evidence.text("CITATION.cff") or "{}") or {}).get("version"),
    }
    others, released = [name for name in told if told[name] != told["pyproject.toml"]], _released(evidence)
    return None if released is None and not others else [*others, *(released or [])]


def _persistent(evidence: Evidence) -> Missing:
    identifier = str(evidence.codemeta.get("identifier", ""))
    return [] if re.match(r"https://doi\.org/|swh:", identifier) else ["codemeta.json: identifier"]


def _distinct(evidence: Evidence) -> Missing:
    """Tables and figures are the parts that are cited: each has a number of its own."""
    numbers: dict[int, list[str]] = {}
    for path in evidence.tables:
        numbers.setdefault((contract(path.stem).publish or {"number": -1})["number"], []).append(path.stem)
    return [name for names in numbers.values() if len(names) > 1 for name in names]


def _described(evidence: Evidence) -> Missing:
    """Each table has its description for programs and for the web beside the CSV."""
    beside = {path.with_suffix("") for path in evidence.workbooks}
    endings = (".csv", ".metadata.json", ".csv-metadata.json")
    return sorted({f"{path.name}{end}" for path in beside for end in endings if not Path(f"{path}{end}").is_file()})


def _sources_say_where(evidence: Evidence) -> Missing:
    sources = read_sources(evidence.root / "config" / "sources").sources
    return [source.id for source in sources if not (source.urls or source.page or source.gap or source.citation)]


def _licence(evidence: Evidence) -> Missing:
    said = evidence.project.get("license")
    same = said and said in str(evidence.codemeta.get("license", "")) and said in evidence.text("LICENSE")
    return evidence.lacking("LICENSE") + ([] if same else ["codemeta.json: license"])


def _locked(evidence: Evidence) -> Missing:
    """Every package of the lock has a version and a hash."""
    entries = re.findall(r"^([A-Za-z0-9._-]+)==.*?(?=^[A-Za-z0-9]|\Z)", evidence.text("requirements.lock"), re.M | re.S)
    whole = re.findall(r"^([A-Za-z0-9._-]+)==[^\n]*\\\n\s+--hash=sha256:", evidence.text("requirements.lock"), re.M)
    return sorted(set(entries) - set(whole)) if entries else ["requirements.lock"]


def _readme_steps(evidence: Evidence) -> Missing:
    return [command for command in ("make results", "make test") if command not in evidence.text("README.md")]


def _repository(evidence: Evidence) -> Missing:
    return None if evidence.git("rev-parse", "HEAD") is None else []


def _one_command(evidence: Evidence) -> Missing:
    wanted = {"Makefile": r"^results:", "Snakefile": r"default_target: True"}
    return [name for name, pattern in wanted.items() if not re.search(pattern, evidence.text(name), re.M)]


def _docstrings(evidence: Evidence) -> Missing:
    """Public modules, classes and functions at the top of a module that say nothing of themselves."""
    silent = []
    for path in evidence.modules:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        kinds = (ast.FunctionDef, ast.ClassDef)
        named = [n for n in tree.body if isinstance(n, kinds) and not n.name.startswith("_")]
        place = path.relative_to(evidence.root / "workflow" / "src").with_suffix("").as_posix().replace("/", ".")
        silent += [] if ast.get_docstring(tree) or not tree.body else [place]
        silent += [f"{place}.{node.name}" for node in named if not ast.get_docstring(node)]
    return silent


def _thin_scripts(evidence: Evidence) -> Missing:
    scripts = sorted((evidence.root / "workflow" / "scripts").glob("*.py"))
    return [path.name for path in scripts if len(path.read_text(encoding="utf-8").splitlines()) > LINES]


def _logs(evidence: Evidence) -> Missing:
    """Rules that run a script and keep no log."""
    text = "\n".join(
        p.read_text(encoding="utf-8") for p in sorted((evidence.root / "workflow" / "rules").glob("*.smk"))
    )
    rules = re.split(r"^rule (\w+):\n", text, flags=re.M)
    pairs = zip(rules[1::2], rules[2::2], strict=True)
    return [name for name, body in pairs if "    script:" in body and "    log:" not in body]


def _tidy(evidence: Evidence) -> Missing:
    """Tables whose key does not tell their rows apart."""
    return [path.stem for path in evidence.tables if _repeats(path)]


def _repeats(path: Path) -> bool:
    return bool(read_table(path).duplicated(list(contract(path.stem).key)).any())


def _schedule(evidence: Evidence) -> Missing:
    """Something that starts runs by itself, on a schedule or when data arrive."""
    found = [*(evidence.root / ".github" / "workflows").glob("*.y*ml"), *evidence.root.glob(".gitlab-ci.yml")]
    return [] if any("schedule" in path.read_text(encoding="utf-8") for path in found) else ["schedule"]


# Checks of the results.


def _profile(profile: str, severity: str) -> Callable[[Evidence], Missing]:
    """Requirements, or recommendations, of a profile that the record of the run misses."""

    def check(evidence: Evidence) -> Missing:
        found = crate_check.faults(evidence.crate, profile)
        return None if found is None else sorted(set(found[severity]))

    return check


def _workbooks(wrong: Callable[[dict[str, str]], bool]) -> Callable[[Evidence], Missing]:
    """Workbooks of which something is true that should not be."""
    return lambda evidence: [name for name, parts in evidence.parts.items() if wrong(parts)]


def _sheets(parts: dict[str, str]) -> list[str]:
    return [text for name, text in parts.items() if name.startswith("xl/worksheets/")]


def _has(pattern: str) -> Callable[[dict[str, str]], bool]:
    return lambda parts: any(re.search(pattern, sheet) for sheet in _sheets(parts))


def _no_part(prefix: str) -> Callable[[dict[str, str]], bool]:
    return lambda parts: not any(name.startswith(prefix) for name in parts)


def _headings_repeat(parts: dict[str, str]) -> bool:
    names = [re.findall(r'<tableColumn [^>]*name="([^"]*)"', t) for n, t in parts.items() if n.startswith("xl/tables/")]
    return any(len(set(columns)) < len(columns) for columns in names)


def _empty_row(parts: dict[str, str]) -> bool:
    """A row inside a tagged table in which no cell holds anything."""
    return any(re.search(r"<row [^>]*/>|<row [^>]*></row>", sheet) for sheet in _sheets(parts))


def _items() -> Iterator[Item]:
    """Every item of every checklist."""
    catalog: list[tuple[str, Callable[[Evidence], Missing], tuple[str, ...]]] = [
        ("main_file", _files("workflow/Snakefile"), ("workflow/Snakefile",)),
        ("config_readme", _files("config/README.md"), ("config/README.md",)),
        ("catalog_file", _catalog_file, (".snakemake-workflow-catalog.yml",)),
        ("config_schema", _files("config/schema.json"), ("config/schema.json",)),
        ("readme_licence", _files("README.md", "LICENSE"), ("README.md", "LICENSE")),
        ("formatted", _tool("snakefmt", "--check", "Snakefile", "workflow"), ("Snakefile", "workflow/rules")),
        ("linted", _tool("snakemake", "--lint"), ("Snakefile", "workflow/rules")),
        ("released", _released, ("git tags",)),
    ]
    yield from (Item("snakemake_catalog", *item) for item in catalog)
    meta = ("codemeta.json",)
    fair: list[tuple[str, Callable[[Evidence], Missing], tuple[str, ...]]] = [
        ("f1", _persistent, meta),
        ("f1_1", _distinct, ("workflow/src/tipimpact/common/contracts",)),
        ("f1_2", _versions_agree, ("pyproject.toml", "codemeta.json", "CITATION.cff", "git tags")),
        ("f2", _fields(*METADATA), meta),
        ("f3", _fields("identifier"), meta),
        ("f4", _fields("@context", "@type", "codeRepository"), meta),
        ("a1", _fields("codeRepository"), meta),
        ("a2", _persistent, meta),
        ("i1", _described, ("results/<edition>/tables",)),
        ("i2", _sources_say_where, ("config/sources",)),
        ("r1", _stages("docs/{}.md"), ("docs",)),
        ("r1_1", _licence, ("LICENSE", "pyproject.toml", "codemeta.json")),
        ("r1_2", _files("CHANGELOG.md", "docs/data-log.md"), ("CHANGELOG.md", "docs/data-log.md")),
        ("r2", _locked, ("requirements.lock",)),
        ("r3", _files("tests", "pyproject.toml", ".pre-commit-config.yaml"), ("tests", ".pre-commit-config.yaml")),
    ]
    yield from (Item("fair4rs", *item) for item in fair)
    rap: list[tuple[str, str, Callable[[Evidence], Missing], tuple[str, ...]]] = [
        ("baseline", "open_language", _files("workflow/scripts", "Snakefile"), ("workflow",)),
        ("baseline", "version_control", _repository, (".git",)),
        ("baseline", "readme", _readme_steps, ("README.md",)),
        ("baseline", "peer_review", _nobody, ()),
        ("baseline", "published", _fields("codeRepository"), meta),
        ("silver", "one_command", _one_command, ("Makefile", "Snakefile")),
        ("silver", "documented", _docstrings, ("workflow/src/tipimpact",)),
        ("silver", "layout", _files("workflow", "config", "data", "docs", "tests", "results"), (".",)),
        ("silver", "reusable", _thin_scripts, ("workflow/scripts",)),
        ("silver", "coding_standard", _tool("ruff", "check", "--no-cache", "workflow"), ("workflow",)),
        ("silver", "tests", _stages("tests/{}"), ("tests",)),
        (
            "silver",
            "dependencies",
            _files("requirements.lock", "environment.yml"),
            ("requirements.lock", "environment.yml"),
        ),
        ("silver", "logs", _logs, ("workflow/rules",)),
        ("silver", "tidy", _tidy, ("results/<edition>/data",)),
        ("gold", "packaged", _files("pyproject.toml", "workflow/src/tipimpact/__init__.py"), ("pyproject.toml",)),
        ("gold", "integration", _files(".ci/run"), (".ci/run",)),
        ("gold", "triggered", _schedule, (".github/workflows", ".gitlab-ci.yml")),
        ("gold", "changes", _files("CHANGELOG.md"), ("CHANGELOG.md",)),
    ]
    yield from (Item("rap", item, check, looked, level) for level, item, check, looked in rap)
    record = ("results/<edition>/ro-crate-metadata.json",)
    for profile in crate_check.PROFILES:
        code = profile.rpartition("-")[0].replace("-", "_")
        yield Item("ro_crate", f"{code}_required", _profile(profile, "required"), record)
        yield Item("ro_crate", f"{code}_recommended", _profile(profile, "recommended"), record)
    sheets: list[tuple[str, Callable[[dict[str, str]], bool]]] = [
        ("no_merged_cells", _has(r"<mergeCell ")),
        ("tables_tagged", _no_part("xl/tables/")),
        ("headings_unique", _headings_repeat),
        ("cover_sheet", lambda parts: len(_sheets(parts)) < 3),
        ("no_hidden_sheets", lambda parts: 'state="hidden"' in parts["xl/workbook.xml"]),
        ("no_hidden_rows", _has(r'<(row|col) [^>]*hidden="1"')),
        ("no_empty_rows", _empty_row),
        ("no_comments", lambda parts: any(name.startswith("xl/comments") for name in parts)),
        ("no_formulas", _has(r"<f>")),
        ("titled", lambda parts: not re.search(r"<dc:title>[^<]+", parts["docProps/core.xml"])),
    ]
    for code, wrong in sheets:
        yield Item("spreadsheets", code, _workbooks(wrong), ("results/<edition>/tables/{en,fr}/*.xlsx",))


def scorecard(evidence: Evidence, items: Iterable[Item] | None = None) -> pd.DataFrame:
    """A row for each item, as the contract ``scorecard`` has it."""
    rows = []
    for item in items or _items():
        missing = item.check(evidence)
        result = "cannot_tell" if missing is None else "not_met" if missing else "met"
        rows.append(
            {
                "checklist": item.checklist,
                "level": item.level,
                "item": item.item,
                "result": result,
                "missing": missing or [],
                "looked_at": list(item.looked_at),
                "url": URLS[item.checklist],
            }
        )
    return pd.DataFrame(rows)
