"""Whoever asks for one file runs its own branch: the jobs of the table in docs/module.md, counted by dry runs."""

import re

import checkout
import pytest

from tests_support import ROOT, planned, snakemake

pytestmark = pytest.mark.workflow
PAGE = (ROOT / "docs" / "module.md").read_text(encoding="utf-8")
LISTED = {name: int(jobs) for name, jobs in re.findall(r"^\| `([\w./-]+)` \| (\d+) \|$", PAGE, re.MULTILINE)}
LIVES = "results/sample/tables/lives.csv"


def count(output: str) -> int:
    return int(re.findall(r"^total +(\d+)$", output, re.MULTILINE)[0])


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    """A new checkout."""
    return checkout.copy(tmp_path_factory.mktemp("new") / "tipimpact")


def test_the_page_lists_targets():
    assert len(LISTED) > 6
    assert LISTED[LIVES] <= 10


@pytest.mark.parametrize("target", LISTED)
def test_a_target_takes_as_many_jobs_as_the_page_says(new, target):
    done = snakemake("--dry-run", target, directory=new, snakefile=new / "Snakefile")
    assert count(done.stdout) == LISTED[target], done.stdout + done.stderr


def test_a_table_of_the_official_edition_takes_as_many(new):
    more = ("--configfile", str(new / "config" / "official.yaml"), "--", LIVES.replace("sample", "official"))
    done = snakemake("--dry-run", *more, directory=new, snakefile=new / "Snakefile", mirror=new)
    assert count(done.stdout) == LISTED[LIVES], done.stdout + done.stderr


def test_a_whole_run_writes_all_tables_in_one_job(new):
    for more in ([], ["--configfile", str(new / "config" / "official.yaml")]):
        done = snakemake("--dry-run", *more, directory=new, snakefile=new / "Snakefile", mirror=new)
        assert "write_csv" not in planned(done.stdout + done.stderr)


@pytest.fixture
def finished(sample_project, tmp_path):
    """A copy of a finished run."""
    import shutil

    place = tmp_path / "project"
    return shutil.copytree(sample_project, place, copy_function=shutil.copy2, ignore=shutil.ignore_patterns(".git"))


def test_a_table_asked_for_alone_has_the_bytes_of_the_whole_run(finished):
    for name in ("lives", "asks", "indicators"):
        path = finished / "results" / "sample" / "tables" / f"{name}.csv"
        before = path.read_bytes()
        target = f"results/sample/tables/{name}.csv"
        done = snakemake("--force", target, directory=finished, snakefile=finished / "Snakefile")
        assert done.returncode == 0, done.stderr
        assert planned(done.stdout + done.stderr) == {"write_csv"}
        assert path.read_bytes() == before


def test_a_new_source_reruns_the_estimates_only_if_the_plan_names_it(finished):
    reports = finished / "config" / "sources" / "reports.yaml"
    text = reports.read_text(encoding="utf-8")
    row = "  - id: " + text.split("  - id: ")[2]
    new = row.replace("ccr_forum_2012_en", "mine").replace("reports/mine.txt", "reports/new.txt")
    reports.write_text(text + new, encoding="utf-8")
    done = snakemake("--dry-run", directory=finished, snakefile=finished / "Snakefile")
    assert done.returncode == 0, done.stderr
    assert {"retrieve_collection", "compose_texts"} <= planned(done.stdout + done.stderr)
    estimates = {"check_plan", "compute_detectable_effects", "compute_reach", "estimate_impact"}
    assert not estimates & planned(done.stdout + done.stderr)
