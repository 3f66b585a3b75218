"""Files for a public host: they have the shape that the host expects, and call make targets that exist.

They cannot run here. The schemas in `schemas/` are ours: they hold the part of each format that we use.
"""

import json
import re
from pathlib import Path

import pytest
import yaml

from tests_support import ROOT

SCHEMAS = Path(__file__).parent / "schemas"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(p for p in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if p.name != "config.yml")
GITLAB = ROOT / ".gitlab-ci.yml"
TARGETS = {"results", "test-fast", "test", "test-newest", "docs", "lint"}


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def problems(content: object, schema: str) -> list[str]:
    """What the schema says against a file, with the place of each fault."""
    from jsonschema import Draft202012Validator  # takes seconds, so that only who runs these tests waits for it

    validator = Draft202012Validator(json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(content)]


def commands(path: Path) -> list[str]:
    """Every shell line of a workflow or pipeline."""
    content = read(path)
    if path == GITLAB:
        jobs = [job for job in content.values() if isinstance(job, dict)]
        return [line for job in jobs for part in ("before_script", "script") for line in job.get(part, [])]
    return [step["run"] for job in content["jobs"].values() for step in job["steps"] if "run" in step]


def called(path: Path) -> set[str]:
    """The make targets that a file calls."""
    return {target for line in commands(path) for target in re.findall(r"^make ([\w-]+)", line)}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_the_shape_of_github_actions(path):
    assert problems(read(path), "github_workflow") == []


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_has_the_shape_of_github(path):
    form = read(path)
    assert problems(form, "github_issue_form") == []
    ids = [part["id"] for part in form["body"] if "id" in part]
    assert len(ids) == len(set(ids)), "each id once"


def test_the_pipeline_has_the_shape_of_gitlab():
    pipeline = read(GITLAB)
    assert problems(pipeline, "gitlab_ci") == []
    jobs = {name: job for name, job in pipeline.items() if isinstance(job, dict) and "script" in job}
    for name, job in jobs.items():
        assert job["stage"] in pipeline["stages"], name
        assert set(job.get("needs", [])) <= set(jobs), name


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_the_hosts_run_the_make_targets_that_a_person_runs(path):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert called(path) == TARGETS
    assert set(re.findall(r"^([\w-]+):", makefile, flags=re.MULTILINE)) >= called(path)


def test_a_schema_finds_a_fault():
    """The schemas are strict enough to notice a misspelt key, a step without a command and a form without a label."""
    workflow = read(WORKFLOWS[0])
    workflow["jobs"]["docs"]["runs_on"] = workflow["jobs"]["docs"].pop("runs-on")
    workflow["jobs"]["fast"]["steps"].append({"name": "nothing"})
    assert len(problems(workflow, "github_workflow")) == 3
    form = read(FORMS[0])
    del form["body"][1]["attributes"]["label"]
    assert len(problems(form, "github_issue_form")) == 1


def test_people_are_asked_to_name_nobody():
    """Every form that takes text warns its writer, or leads to SECURITY.md."""
    for path in FORMS:
        text = path.read_text(encoding="utf-8")
        assert "SECURITY.md" in text or "identifies a person" in text, path.name
    assert (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").is_file()
    assert (ROOT / "docs" / "releasing.md").is_file()
