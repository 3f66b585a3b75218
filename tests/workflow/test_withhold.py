"""Whichever sources are missing, every script runs, every page is made, and what is made says what is missing.

The cases come from the rules, so that a new rule is covered by itself. `make withhold` empties each input of each
script alone as well, makes whole runs without a collection (the marker `withhold`, which other runs of the tests leave
out), and withholds random sources.
"""

from __future__ import annotations

import json
import re
import runpy
import shutil
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow.parquet as pq
import pytest
import withhold

from tests_support import ROOT, job_of, snakemake
from tipimpact.common import contracts
from tipimpact.common.tables import META, noted_sources, read_meta
from tipimpact.package import CARRIED
from tipimpact.publish.words import say

RULES = [
    name
    for path in sorted((ROOT / "workflow" / "rules").glob("*.smk"))
    for name, body in re.findall(r"^rule (\w+):\n((?:    .*\n|\n)*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    if "script:" in body
]
ALONE = 5  # a rule with more receipts and tables than these has them emptied in groups
APART = ("write_tables", "draw_figures")  # what these make of a table does not depend on other tables
# Scripts that read only what another has written, and no receipt or table: they run after that one.
THEN = {
    "write_tables": ("publish_tables", "publish_datapackage"),
    "draw_figures": ("publish_figures",),
    "write_site": ("publish_site",),
}
# Tables that rest on only some of the inputs of the rule that makes them, by the names that it gives these inputs.
RESTS_ON = {"permit_stocks": ["receipt"], "non_compliance": ["receipt"]}
COPIES = {*CARRIED, *contracts.repeating()}  # in the package, each from its own file
# Tables for which an input gives only how many rows could not be read, which another table of the rule says.
COUNTED_ELSEWHERE = dict.fromkeys(("indicators", "events"), ("positions", "claims_monthly"))
# The rules in one file are made from files of the project alone.
LEFT_OUT = {"retrieve_collection", "check_plan", "export_rules", "compose_texts"}.union(*THEN.values())
LEFT_OUT |= {
    "write_tables",
    "draw_figures",
    "publish_brief",
    "write_site",
    "copy_package",
    "write_computed",
    "write_csv",
    "gather_files",
}  # they read a package, or what is printed from it
LEFT_OUT |= {"write_release"}
CASES = [name for name in RULES if name not in LEFT_OUT]


@pytest.fixture
def copy(sample_project, tmp_path, monkeypatch) -> Path:
    """A copy of a finished run to spoil, which is the working directory."""
    for name in ("config", "workflow", "Snakefile", "data/raw"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(ROOT / name)
    for name in withhold.SAMPLE.made[:2]:
        withhold.link(sample_project / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def holds(path: str) -> bool:
    """Whether it is a receipt that holds a source, or a table of a contract with rows."""
    if path.endswith(".parquet"):
        return META in (pq.read_metadata(path).metadata or {}) and pq.read_metadata(path).num_rows > 0
    content = json.loads(Path(path).read_text(encoding="utf-8")) if path.endswith(".json") else {}
    return isinstance(content, dict) and any(row["path"] for row in content.get("held", []))


def to_empty(rule: dict[str, Any]) -> list[str]:
    """The receipts and tables among the inputs of a rule, in the working directory."""
    return [path for path in dict.fromkeys(rule["input"]["files"]) if Path(path).is_file() and holds(path)]


def empty(path: Path) -> None:
    """Make a receipt or table what it would be if none of its sources were available."""
    if path.suffix == ".parquet":
        table, meta = pq.read_table(path), read_meta(path)
        sources = meta["sources"] or ["a_source"]
        by_source = {key for key, value in meta.items() if isinstance(value, dict) and value.keys() & set(sources)}
        meta |= {"sources": [], "missing": sources} | {key: {} for key in by_source}
        written = {**(table.schema.metadata or {}), META: json.dumps(meta).encode()}
        path.unlink()  # other copies of the run have it too
        pq.write_table(table.slice(0, 0).replace_schema_metadata(written), path)
    else:
        content = json.loads(path.read_text(encoding="utf-8"))
        gone = {"path": None, "sha256": None, "reason": "not_found"}
        content["held"] = [{**row, **gone} for row in content["held"]]
        path.unlink()
        path.write_text(json.dumps(content), encoding="utf-8")


def groups(inputs: Sequence[str]) -> Iterator[list[str]]:
    """Inputs to empty together, besides all of them: each alone.

    Of many, those whose place has a given binary digit and those that have not: of any two, one is empty beside the
    full other in some group.
    """
    if len(inputs) <= ALONE:
        yield from ([one] for one in inputs if len(inputs) > 1)
        return
    for digit in range((len(inputs) - 1).bit_length()):
        for wanted in (0, 1):
            yield [path for i, path in enumerate(inputs) if i >> digit & 1 == wanted]


def run_script(name: str, rule: dict[str, Any]) -> None:
    """Run the script of a rule in the working directory as Snakemake would, after it has removed the outputs."""
    for path in map(Path, rule["output"]["files"]):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    script = ROOT / "workflow" / "rules" / rule["script"]
    runpy.run_path(str(script), {"snakemake": job_of(name, rule)}, run_name="__main__")


def rests_on(table: str, rule: dict[str, Any]) -> list[str]:
    """The inputs of a rule on which a table that it makes rests: all, unless said otherwise."""
    if table in COPIES and (
        copied := [path for path in rule["input"]["files"] if Path(path).name == f"{table}.parquet"]
    ):
        return copied
    named = rule["input"]["named"]
    if named.keys() >= {*RESTS_ON.get(table, "?")}:
        return [named[name] for name in RESTS_ON[table]]
    counted = {named.get(name) for name in COUNTED_ELSEWHERE.get(table, ())}
    return [path for path in rule["input"]["files"] if path not in counted]


@pytest.fixture
def run_without(jobs, copy, capsys):
    """``run_without(name, group)`` runs a script with these inputs empty, judges what it made, and fills them again."""

    def run(name: str, group: Sequence[str]) -> None:
        rule, saved = jobs[name], copy / "saved"
        scripts = [name, *THEN.get(name, ())]
        for path in group:
            (saved / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, saved / path)
            empty(Path(path))
        try:
            for script in scripts:
                run_script(script, jobs[script])
        except SystemExit:
            pytest.fail(f"{name} without {', '.join(group)}: {capsys.readouterr().err}")
        assert noted_sources(rule["input"]["files"])["missing"]
        for path in [path for script in scripts for path in jobs[script]["output"]["files"]]:
            assert Path(path).exists(), path
            if path.endswith(".parquet"):
                assert read_meta(path).get("missing", []) == noted_sources(rests_on(Path(path).stem, rule)).get(
                    "missing", []
                ), path
        for path in group:
            shutil.copy2(saved / path, path)

    return run


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_a_script_runs_when_all_its_inputs_are_empty(jobs, name, run_without):
    """Its tables are complete, or name the sources that they were made without."""
    inputs = to_empty(jobs[name])
    assert inputs
    run_without(name, inputs)


@pytest.mark.withhold
@pytest.mark.parametrize("name", [name for name in CASES if name not in APART])
def test_a_script_runs_when_any_of_its_inputs_is_empty(jobs, name, run_without):
    """The same, each input alone."""
    for group in groups(to_empty(jobs[name])):
        run_without(name, group)


@pytest.fixture
def without(sample_project, tmp_path):
    """``without(collections, targets)`` runs a finished project without some collections, and judges it."""

    def get(*collections: str, targets: Sequence[str] = ()) -> tuple[Path, withhold.Outcome]:
        gone = [source for source in withhold.sources(sample_project) if source.collection in collections]
        assert {source.collection for source in gone} == set(collections)
        project = withhold.withhold(sample_project, tmp_path / "project", gone)
        done = snakemake(*targets, directory=project, snakefile=project / "Snakefile")
        return project, withhold.judge(sample_project, project, withhold.Case("", tuple(gone)), done)

    return get


@pytest.mark.withhold
@pytest.mark.workflow
def test_a_run_without_claims_and_decisions_makes_every_page(sample_project, without):
    project, outcome = without("refugee")
    assert outcome.faults == []
    assert {"claims", "decisions", "panel"} <= set(outcome.empty)
    claims = next(s for s in withhold.sources(sample_project) if s.id == "unhcr_asylum_applications")
    for lang in ("en", "fr"):
        title = getattr(claims.title, lang)
        site = project / "results" / "print" / "site" / lang
        for page in ("index.html", "tables.html", "finding-exposure.html"):
            assert title in unescape((site / page).read_text(encoding="utf-8")), page
        assert say("index-missing", lang) in unescape((site / "tables.html").read_text(encoding="utf-8"))


@pytest.mark.withhold
@pytest.mark.workflow
def test_a_run_without_sentences_coded_by_people_makes_every_table(without):
    tables = [f"results/sample/data/{name}.parquet" for name in contracts.names(published=True)]
    _, outcome = without("coding", targets=tables)
    assert outcome.faults == []
    assert {"theme_evaluation", "coder_agreement"} <= set(outcome.empty)


@pytest.fixture
def judged(sample_project, tmp_path):
    """``judged(edit)`` judges a copy of a finished run, from which nothing is withheld, after an edit."""

    def get(edit) -> list[str]:
        project = tmp_path / "project"
        shutil.copytree(sample_project, project, ignore=shutil.ignore_patterns(".git", ".snakemake"))
        edit(project)
        return withhold.judge(
            sample_project, project, withhold.Case(""), SimpleNamespace(returncode=0, stdout="")
        ).faults

    return get


@pytest.mark.slow
def test_a_table_that_lost_its_rows_without_a_missing_source_is_a_fault(judged):
    def lose_rows(project: Path) -> None:
        path = project / "data" / "processed" / "sample" / "asylum" / "claims.parquet"
        table = pq.read_table(path)
        pq.write_table(table.slice(0, 0), path)

    faults = judged(lose_rows)
    assert any("has no row although it names no missing source" in fault for fault in faults)
    assert any("differs from the full run" in fault for fault in faults)


@pytest.mark.slow
def test_a_page_that_is_not_made_and_a_source_that_is_wrongly_called_missing_are_faults(judged):
    def spoil(project: Path) -> None:
        (project / "results" / "print" / "site" / "en" / "law.html").unlink()
        empty(project / "data" / "processed" / "sample" / "asylum" / "claims.parquet")

    faults = judged(spoil)
    assert any("site/en/law.html was not made" in fault for fault in faults)
    assert any("names sources that were received" in fault for fault in faults)


def test_a_line_of_other_code_is_stale_and_gives_way(tmp_path):
    """Lines of before version 0.4 have no code, and are stale too."""
    into = tmp_path / "withheld.csv"
    into.write_text("edition,case,files,exit\nsample,only law,law,0\nsample,gaps,12,0\nofficial,gaps,12,0\n")
    assert all(withhold.is_stale(line, "a1") for line in withhold.read_lines(into))
    new = dict.fromkeys(withhold.COLUMNS, "") | {"code": "a1", "edition": "sample", "case": "gaps", "exit": "0"}
    withhold.add_line(into, new)
    lines = withhold.read_lines(into)
    assert [(line["edition"], line["case"], line["code"]) for line in lines] == [
        *(("sample", "only law", ""), ("official", "gaps", ""), ("sample", "gaps", "a1"))
    ]
    assert [withhold.is_stale(line, "a1") for line in lines] == [True, True, False]
    assert [withhold.is_stale(line, "b2") for line in lines] == [True, True, True]


def test_the_hash_of_the_code_follows_rules_package_and_configuration(tmp_path):
    for name in ("workflow/rules/a.smk", "workflow/src/tipimpact/a.py", "config/plan.yaml", "tests/a.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    seen = {before := withhold.code_of(tmp_path)}
    for name in ("workflow/rules/a.smk", "workflow/src/tipimpact/a.py", "config/plan.yaml"):
        (tmp_path / name).write_text("2")
        seen.add(withhold.code_of(tmp_path))
    assert len(seen) == 4
    now = withhold.code_of(tmp_path)
    (tmp_path / "tests/a.py").write_text("2")
    assert withhold.code_of(tmp_path) == now != before


def test_a_name_that_fits_no_case_is_refused():
    cases = [withhold.Case("only reports"), withhold.Case("subset 2"), withhold.Case("subset 8")]
    assert withhold.select(cases, []) == cases
    assert withhold.select(cases, ["subset 8", "only"]) == [cases[0], cases[2]]
    with pytest.raises(SystemExit, match="No case begins with 'law annual'"):
        withhold.select(cases, ["only", "law annual"])
