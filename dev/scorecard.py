"""Score this checkout and its results on five public checklists: `make scorecard`.

Each check returns what is missing: nothing if the item is met, None if no file can answer. It is not a certificate:
nobody else has checked it.

Usage: dev/scorecard.py [EDITION]    (results/<EDITION>, by default the sample edition)
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
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import crate_check
import yaml

from tipimpact import STAGES
from tipimpact.common.contracts import contract, names
from tipimpact.common.tables import read_table
from tipimpact.publish.package.crate import RUN_RECORD

ROOT = Path(__file__).resolve().parents[1]
CHECKLISTS = {
    "Snakemake workflow catalog": "https://snakemake.github.io/snakemake-workflow-catalog/",
    "FAIR principles for research software": "https://doi.org/10.15497/RDA00068",
    "Levels of reproducible analytical pipelines": (
        "https://nhsdigital.github.io/rap-community-of-practice/introduction_to_RAP/levels_of_RAP/"
    ),
    "RO-Crate profiles": "https://www.researchobject.org/workflow-run-crate/profiles/",
    "Accessible spreadsheets": (
        "https://analysisfunction.civilservice.gov.uk/policy-store/releasing-statistics-in-spreadsheets/"
    ),
}
CATALOG, FAIR, RAP, CRATE, SPREADSHEETS = CHECKLISTS
METADATA = ("name", "description", "version", "license", "author", "programmingLanguage", "keywords")
SCRIPT_LINES = 45  # a longer script does work that belongs in the package
Missing = list[str] | None


@dataclass(frozen=True)
class Evidence:
    """What the checks read. root: the checkout.  results: a folder as results/<edition>."""

    root: Path
    results: Path

    def text(self, name: str) -> str:
        """A file of the checkout; empty if there is none."""
        path = self.root / name
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    @cached_property
    def codemeta(self) -> dict[str, Any]:
        return json.loads(self.text("codemeta.json") or "{}")

    @cached_property
    def version(self) -> str | None:
        return tomllib.loads(self.text("pyproject.toml")).get("project", {}).get("version")

    @cached_property
    def workbooks(self) -> dict[str, dict[str, str]]:
        """The XML parts of each published workbook, by its path in the results."""
        return {
            path.relative_to(self.results).as_posix(): _parts(path)
            for pattern in ("tables/*.xlsx", "findings/*/*.xlsx")
            for path in sorted(self.results.glob(pattern))
        }


def _parts(workbook: Path) -> dict[str, str]:
    with zipfile.ZipFile(workbook) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")}


@dataclass(frozen=True)
class Item:
    """An item of a checklist. asks: what it asks for.  check: returns what is missing; None if no file can answer."""

    checklist: str
    asks: str
    check: Callable[[Evidence], Missing]


def _files(*names: str) -> Callable[[Evidence], Missing]:
    return lambda evidence: [name for name in names if not (evidence.root / name).exists()]


def _fields(*names: str) -> Callable[[Evidence], Missing]:
    return lambda evidence: [f"codemeta.json: {name}" for name in names if not evidence.codemeta.get(name)]


def _tool(*command: str) -> Callable[[Evidence], Missing]:
    """A tool of this environment that must find no fault."""

    def check(evidence: Evidence) -> Missing:
        path = Path(sys.executable).parent / command[0]
        if not path.is_file():
            return None
        done = subprocess.run([str(path), *command[1:]], cwd=evidence.root, capture_output=True)
        return [] if done.returncode == 0 else [" ".join(command)]

    return check


def _nobody_knows(_: Evidence) -> Missing:
    return None


def _catalog_file(evidence: Evidence) -> Missing:
    usage = (yaml.safe_load(evidence.text(".snakemake-workflow-catalog.yml") or "{}") or {}).get("usage", {})
    return [key for key in ("software-stack-deployment", "report") if key not in usage]


def _released(evidence: Evidence) -> Missing:
    if not (evidence.root / ".git").exists():
        return None
    tag = f"v{evidence.version}"
    done = subprocess.run(["git", "tag", "--list", tag], cwd=evidence.root, capture_output=True, text=True)
    return [] if done.stdout.strip() else [f"tag {tag}"]


def _persistent_identifier(evidence: Evidence) -> Missing:
    identifier = str(evidence.codemeta.get("identifier", ""))
    return [] if re.match(r"https://doi\.org/|swh:", identifier) else ["codemeta.json: identifier"]


def _same_version(evidence: Evidence) -> Missing:
    versions = {
        "codemeta.json": evidence.codemeta.get("version"),
        "CITATION.cff": (yaml.safe_load(evidence.text("CITATION.cff") or "{}") or {}).get("version"),
    }
    return [f"{name}: version {evidence.version}" for name, version in versions.items() if version != evidence.version]


def _described(evidence: Evidence) -> Missing:
    """Each table is a CSV file that the data package describes."""
    package = evidence.results / "datapackage.json"
    described = json.loads(package.read_text(encoding="utf-8"))["resources"] if package.is_file() else []
    known = {resource["path"] for resource in described}
    tables = [f"tables/{path.stem}.csv" for path in evidence.results.glob("data/*.parquet")]
    published = {f"tables/{name}.csv" for name in names(published=True)}
    return sorted({path for path in tables if path in published} - known) if described else ["datapackage.json"]


def _locked(evidence: Evidence) -> Missing:
    """Packages of the lock without a hash."""
    lock = evidence.text("requirements.lock")
    packages = re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.M)
    hashed = re.findall(r"^([A-Za-z0-9._-]+)==[^\n]*\\\n\s+--hash=sha256:", lock, re.M)
    return sorted(set(packages) - set(hashed)) if packages else ["requirements.lock"]


def _readme_commands(evidence: Evidence) -> Missing:
    return [command for command in ("make results", "make test") if command not in evidence.text("README.md")]


def _docstrings(evidence: Evidence) -> Missing:
    """Modules, and their public classes and functions, without a docstring."""
    missing = []
    source = evidence.root / "workflow" / "src"
    for path in sorted(source.glob("tipimpact/**/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = path.relative_to(source).with_suffix("").as_posix().replace("/", ".")
        missing += [] if ast.get_docstring(tree) or not tree.body else [module]
        public = [
            node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_"
        ]
        missing += [f"{module}.{node.name}" for node in public if not ast.get_docstring(node)]
    return missing


def _short_scripts(evidence: Evidence) -> Missing:
    scripts = sorted(evidence.root.glob("workflow/scripts/*.py"))
    return [path.name for path in scripts if len(path.read_text(encoding="utf-8").splitlines()) > SCRIPT_LINES]


def _unique_keys(evidence: Evidence) -> Missing:
    """Tables in which two rows have the same key."""
    keys = {path: list(contract(path.stem).key) for path in sorted(evidence.results.glob("data/*.parquet"))}
    return [path.stem for path, key in keys.items() if read_table(path).duplicated(key).any()]


def _schedule(evidence: Evidence) -> Missing:
    files = [*evidence.root.glob(".github/workflows/*.y*ml"), *evidence.root.glob(".gitlab-ci.yml")]
    return [] if any("schedule" in path.read_text(encoding="utf-8") for path in files) else ["a scheduled run"]


def _crate_faults(evidence: Evidence, profile: str, severity: str) -> Missing:
    record = (evidence.results / RUN_RECORD).read_text(encoding="utf-8")
    return sorted(set(crate_check.faults(record, profile, str(evidence.results))[severity]))


def _workbooks(has_fault: Callable[[dict[str, str]], bool]) -> Callable[[Evidence], Missing]:
    return lambda evidence: [name for name, parts in evidence.workbooks.items() if has_fault(parts)]


def _sheets(parts: dict[str, str]) -> list[str]:
    return [text for name, text in parts.items() if name.startswith("xl/worksheets/")]


def _in_a_sheet(pattern: str) -> Callable[[Evidence], Missing]:
    return _workbooks(lambda parts: any(re.search(pattern, sheet) for sheet in _sheets(parts)))


def _repeated_headings(parts: dict[str, str]) -> bool:
    tables = [text for name, text in parts.items() if name.startswith("xl/tables/")]
    headings = [re.findall(r'<tableColumn [^>]*name="([^"]*)"', table) for table in tables]
    return any(len(set(names)) < len(names) for names in headings)


def items() -> Iterator[Item]:
    """Every item of every checklist."""
    yield Item(CATALOG, "workflow/Snakefile is the main file", _files("workflow/Snakefile"))
    yield Item(CATALOG, "the configuration has a README and a schema", _files("config/README.md", "config/schema.json"))
    yield Item(CATALOG, "a file tells the catalog how to use the workflow", _catalog_file)
    yield Item(CATALOG, "README and licence", _files("README.md", "LICENSE"))
    yield Item(CATALOG, "snakefmt would change nothing", _tool("snakefmt", "--check", "Snakefile", "workflow"))
    yield Item(CATALOG, "snakemake --lint finds nothing", _tool("snakemake", "--lint"))
    yield Item(CATALOG, "the version is released under a tag", _released)
    yield Item(FAIR, "F1, F3, A2: persistent identifier", _persistent_identifier)
    yield Item(FAIR, "F1.2: all descriptions name the same version", _same_version)
    yield Item(FAIR, "F2: rich metadata", _fields(*METADATA))
    yield Item(FAIR, "F4, A1: can be found and retrieved at a public address", _fields("codeRepository"))
    yield Item(FAIR, "I1: data in standard formats, with descriptions", _described)
    yield Item(FAIR, "R1.1: clear licence", _fields("license"))
    yield Item(FAIR, "R1.2: provenance", _files("CHANGELOG.md", "docs/data-log.md"))
    yield Item(FAIR, "R2: dependencies with versions and hashes", _locked)
    yield Item(RAP, "baseline: the README gives the commands to reproduce", _readme_commands)
    yield Item(RAP, "baseline: peer review of the code", _nobody_knows)
    yield Item(RAP, "baseline: code published in the open", _fields("codeRepository"))
    yield Item(RAP, "silver: every public function has a docstring", _docstrings)
    yield Item(RAP, "silver: scripts are short, functions are in the package", _short_scripts)
    yield Item(RAP, "silver: coding standard", _tool("ruff", "check", "--no-cache", "workflow"))
    yield Item(RAP, "silver: tests for each stage", _files(*(f"tests/{stage}" for stage in STAGES)))
    yield Item(RAP, "silver: every rule writes a log (snakemake --lint)", _tool("snakemake", "--lint"))
    yield Item(RAP, "silver: tidy tables, a key identifies each row", _unique_keys)
    yield Item(RAP, "gold: tests run automatically", _files(".ci/run"))
    yield Item(RAP, "gold: runs start on an event or a schedule", _schedule)
    yield Item(RAP, "gold: changes are announced", _files("CHANGELOG.md"))
    for profile in crate_check.PROFILES:
        for severity in ("required", "recommended"):
            yield Item(CRATE, f"{profile}, {severity}", partial(_crate_faults, profile=profile, severity=severity))
    yield Item(SPREADSHEETS, "no merged cells", _in_a_sheet(r"<mergeCell "))
    yield Item(
        SPREADSHEETS, "tables are marked as tables", _workbooks(lambda parts: not any("xl/tables/" in p for p in parts))
    )
    yield Item(SPREADSHEETS, "one row of headings, all different", _workbooks(_repeated_headings))
    yield Item(SPREADSHEETS, "cover sheet with notes", _workbooks(lambda parts: len(_sheets(parts)) < 2))
    yield Item(SPREADSHEETS, "no hidden sheets", _workbooks(lambda parts: 'state="hidden"' in parts["xl/workbook.xml"]))
    yield Item(SPREADSHEETS, "no hidden rows or columns", _in_a_sheet(r'<(row|col) [^>]*hidden="1"'))
    yield Item(SPREADSHEETS, "no empty rows", _in_a_sheet(r"<row [^>]*/>|<row [^>]*></row>"))
    yield Item(SPREADSHEETS, "no comments", _workbooks(lambda parts: any("xl/comments" in name for name in parts)))
    yield Item(SPREADSHEETS, "no formulas", _in_a_sheet(r"<f>"))
    yield Item(
        SPREADSHEETS, "a title", _workbooks(lambda parts: not re.search(r"<dc:title>[^<]+", parts["docProps/core.xml"]))
    )


def scorecard(evidence: Evidence, asked: Iterable[Item] | None = None) -> Iterator[str]:
    """The score as lines of text, checklist by checklist."""
    checklist = ""
    for item in items() if asked is None else asked:
        if item.checklist != checklist:
            checklist = item.checklist
            yield f"\n{checklist}: {CHECKLISTS[checklist]}"
        missing = item.check(evidence)
        mark = "?" if missing is None else "no" if missing else "ok"
        yield f"  {mark:3} {item.asks}" + (f": missing {', '.join(missing[:5])}" if missing else "")


if __name__ == "__main__":
    results = ROOT / "results" / (sys.argv[1] if len(sys.argv) > 1 else "sample")
    if not (results / RUN_RECORD).is_file():
        sys.exit(f"{results.relative_to(ROOT)} has no finished results.\n  what to do: make results, or make official")
    for line in scorecard(Evidence(ROOT, results)):
        print(line, flush=True)
