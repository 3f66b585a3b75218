"""Retrieval in a run: a source that is not available stops nothing, and a file that the user adds is noticed."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests_support import ROOT, snakemake

pytestmark = pytest.mark.workflow

SNAKEFILE = """
from pathlib import Path
configfile: workflow.source_path("config/config.yaml")
ROOT = Path(str(workflow.current_basedir))
RULES = ROOT / "workflow" / "rules"
include: "workflow/rules/common.smk"
include: "workflow/rules/retrieve.smk"
READ.clear()  # UNHCR's tables, which retrieve.smk unpacks for the stage `asylum`: no rule here needs them
rule all:
    default_target: True
    input: receipt("trial"), "computed.txt"
rule compute:
    output: "computed.txt"
    shell: "echo done > {output}"
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


def make_project(folder: Path) -> Path:
    """A project with one more collection, and a folder beside it to run in."""
    project = folder / "project"
    shutil.copytree(ROOT / "workflow", project / "workflow", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "config", project / "config")
    shutil.copytree(ROOT / "data" / "raw" / "compiled" / "law", project / "data" / "raw" / "compiled" / "law")
    shutil.copy(ROOT / "environment.yml", project)
    (project / "config" / "sources" / "trial.yaml").write_text(COLLECTION, encoding="utf-8")
    (project / "Snakefile").write_text(SNAKEFILE)
    (folder / "run" / "mirror").mkdir(parents=True)
    (folder / "run" / "mirror" / "trial.csv").write_text("a,b\n1,2\n")
    (folder / "run" / "my.yaml").write_text(OVERLAY)
    return project


@pytest.fixture
def project(tmp_path) -> Path:
    """A project that has not run."""
    return make_project(tmp_path)


@pytest.fixture(scope="module")
def first_run(tmp_path_factory) -> tuple[Path, str]:
    """A folder in which the project has run, and what the run printed."""
    folder = tmp_path_factory.mktemp("first_run")
    return folder, run(make_project(folder))


@pytest.fixture
def finished(first_run, tmp_path) -> Path:
    """A project that has run, in a copy with the same times."""
    shutil.copytree(first_run[0], tmp_path / "copy", copy_function=shutil.copy2)
    return tmp_path / "copy" / "project"


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


def test_missing_sources_give_warnings_and_the_run_ends_with_what_it_obtained(first_run):
    folder, printed = first_run
    found = {"mirrored": "", "unreachable": "unreachable", "without_address": "not_found"}
    assert reasons(folder / "project") == found
    assert "warning: source trial_unreachable is not available: 127.0.0.1:9 did not answer before" in printed
    assert "put the file at data/raw/official/trial/unreachable.csv and run again" in printed
    assert "2 sources are missing, of the 3 that this edition reads." in printed
    why = "It was not asked: this run had no internet, or did not reach the publisher."
    assert f"trial: 1 source is missing. {why}" in printed
    assert "What to do, when the publisher can be reached: make official AGAIN=1" in printed
    assert "What to do: put the file at data/raw/official/trial/without_address.csv and run again." in printed


def test_an_added_file_reruns_and_so_does_one_that_is_edited(finished):
    dropped = finished.parent / "run" / "data" / "raw" / "official" / "trial" / "unreachable.csv"
    dropped.write_text("a,b\n3,4\n")
    run(finished)
    assert reasons(finished)["unreachable"] == ""
    assert not waits(finished)

    dropped.write_text("a,b\n5,6\n")
    assert waits(finished)


def test_a_file_removed_after_the_run_is_noticed_in_words_and_retrieved_again(finished):
    mirrored = finished.parent / "run" / "data" / "raw" / "official" / "trial" / "mirrored.csv"
    mirrored.unlink()
    printed = run(finished)
    assert f"{Path('data/raw/official/trial/mirrored.csv')} was removed since the last run." in printed
    assert "To be retrieved again, with all that rests on them: trial." in printed
    assert mirrored.read_text() == "a,b\n1,2\n"
    assert "since the last run" not in run(finished, "--dry-run")


def test_a_command_that_runs_no_job_deletes_nothing(finished):
    folder = finished.parent / "run"
    (folder / "data" / "raw" / "official" / "trial" / "mirrored.csv").unlink()
    before = sorted(path for path in folder.rglob("*") if ".snakemake" not in path.parts)
    for words in ("--dry-run", "--summary"):
        assert "To be retrieved again, with all that rests on them: trial." in run(finished, words), words
        assert sorted(path for path in folder.rglob("*") if ".snakemake" not in path.parts) == before, words


def test_another_mirror_or_pause_reruns_nothing(finished):
    overlay = finished.parent / "run" / "my.yaml"
    (finished.parent / "run" / "other").mkdir()
    overlay.write_text(OVERLAY.replace("mirror: mirror", "mirror: other").replace("pause: 0", "pause: 2"))
    assert not waits(finished)


def test_without_a_network_and_files_a_run_ends_with_what_to_fetch_and_no_trace(project):
    folder = project.parent / "run"
    (folder / "my.yaml").write_text(OVERLAY.replace("mirror: mirror", "mirror: null"))
    done = snakemake("--configfile", str(folder / "my.yaml"), directory=folder, snakefile=project / "Snakefile")
    said = (done.stdout + done.stderr).split("Nothing was run.")
    assert done.returncode != 0
    assert len(said) == 2
    assert "No publisher answers; there may be no network. 1 file is not here: trial 1." in said[1]
    assert len(said[1].strip().splitlines()) <= 6, "no trace follows the words"
    listed = (folder / "data/processed/official/retrieve/to_fetch.csv").read_text().splitlines()
    assert listed[1].startswith("trial_unreachable,data/raw/official/trial/unreachable.csv,")


def test_a_job_that_waits_at_a_host_leaves_the_core_to_those_that_compute(project, server):
    """On one core, and the host takes six seconds to answer."""
    path = project / "config" / "sources" / "trial.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("http://127.0.0.1:9/a.csv", f"{server.address}/late.csv"))
    folder = project.parent / "run"
    (folder / "my.yaml").write_text(OVERLAY.replace("attempts: 1", "attempts: 1, read_timeout: 30"))
    printed = run(project, "--cores", "1")
    finished = re.findall(r"Finished jobid: \d+ \(Rule: (\w+)\)", printed)
    assert finished == ["compute", "retrieve_collection", "all"]
