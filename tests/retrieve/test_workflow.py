"""Retrieval in a run: a source that is not available stops nothing, and a file that the user adds is noticed."""

import json
import shutil
from pathlib import Path

import pytest

from tests_support import ROOT, snakemake

pytestmark = pytest.mark.workflow

SNAKEFILE = """
configfile: workflow.source_path("config/config.yaml")
include: "workflow/rules/common.smk"
include: "workflow/rules/retrieve.smk"
rule all:
    default_target: True
    input: receipt("trial")
"""

COLLECTION = """
collection: trial
sources:
  - &row
    id: trial_mirrored
    title: {en: Trial, fr: Essai}
    publisher: {en: Nobody, fr: Personne}
    licence: ogl_canada
    citation: Trial
    language: none
    path: trial/mirrored.csv
    mirror: trial.csv
  - {<<: *row, id: trial_unreachable, path: trial/unreachable.csv, mirror: none.csv, urls: ["http://127.0.0.1:9/a.csv"]}
  - {<<: *row, id: trial_without_address, path: trial/without_address.csv, mirror: none.csv}
"""

OVERLAY = """
edition: official
mirror: mirror
retrieve: {attempts: 1, connect_timeout: 1, pause: 0}
"""


@pytest.fixture
def project(tmp_path) -> Path:
    """A project with one more collection, and a folder beside it to run in."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "workflow", project / "workflow", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "config", project / "config")
    shutil.copy(ROOT / "environment.yml", project)
    (project / "config" / "sources" / "trial.yaml").write_text(COLLECTION, encoding="utf-8")
    (project / "Snakefile").write_text(SNAKEFILE)
    (tmp_path / "run" / "mirror").mkdir(parents=True)
    (tmp_path / "run" / "mirror" / "trial.csv").write_text("a,b\n1,2\n")
    (tmp_path / "run" / "my.yaml").write_text(OVERLAY)
    return project


def run(project: Path, *arguments: str) -> str:
    """Run in the folder beside the project; what it printed."""
    folder = project.parent / "run"
    overlay = str(folder / "my.yaml")
    done = snakemake("--configfile", overlay, *arguments, directory=folder, snakefile=project / "Snakefile")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def reasons(project: Path) -> dict[str, str]:
    path = project.parent / "run" / "data" / "processed" / "official" / "retrieve" / "trial.json"
    receipt = json.loads(path.read_text(encoding="utf-8"))
    return {row["source"]["id"].removeprefix("trial_"): row["reason"] for row in receipt["held"]}


def waits(project: Path) -> bool:
    """Whether the next run would retrieve something."""
    return "retrieve_collection" in run(project, "--dry-run")


def test_missing_sources_give_warnings_and_added_files_rerun(project):
    printed = run(project)
    assert reasons(project) == {"mirrored": "", "unreachable": "unreachable", "without_address": "not_found"}
    assert "warning: source trial_unreachable is not available: no connection" in printed
    assert "put the file at data/raw/official/trial/unreachable.csv and run again" in printed

    dropped = project.parent / "run" / "data" / "raw" / "official" / "trial" / "unreachable.csv"
    dropped.write_text("a,b\n3,4\n")
    run(project)
    assert reasons(project)["unreachable"] == ""
    assert not waits(project)

    dropped.write_text("a,b\n5,6\n")
    assert waits(project)
