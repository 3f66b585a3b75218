"""Whoever asks for one file runs its own branch: the jobs of the table in docs/module.md, counted by dry runs."""

import re

import checkout
import pytest

from tests_support import ROOT, planned

from .conftest import run_well

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
    assert count(run_well(new, "--dry-run", target)) == LISTED[target]


def test_a_table_of_the_official_edition_takes_as_many(new):
    more = ("--configfile", str(new / "config" / "official.yaml"), "--", LIVES.replace("sample", "official"))
    assert count(run_well(new, "--dry-run", *more, mirror=new)) == LISTED[LIVES]


def test_a_whole_run_writes_all_tables_in_one_job(new):
    for more in ([], ["--configfile", str(new / "config" / "official.yaml")]):
        assert "write_csv" not in planned(run_well(new, "--dry-run", *more, mirror=new))


def test_a_table_asked_for_alone_has_the_bytes_of_the_whole_run(copied):
    for name in ("lives", "asks", "indicators"):
        target = f"results/sample/tables/{name}.csv"
        before = (copied / target).read_bytes()
        assert planned(run_well(copied, "--force", target)) == {"write_csv"}
        assert (copied / target).read_bytes() == before


def test_a_new_source_reruns_the_estimates_only_if_the_plan_names_it(copied):
    reports = copied / "config" / "sources" / "reports.yaml"
    text = reports.read_text(encoding="utf-8")
    row = "  - id: " + text.split("  - id: ")[2]
    new = row.replace("ccr_forum_2012_en", "mine").replace("reports/mine.txt", "reports/new.txt")
    reports.write_text(text + new, encoding="utf-8")
    rules = planned(run_well(copied, "--dry-run"))
    assert {"retrieve_collection", "compose_texts"} <= rules
    assert not {"check_plan", "compute_detectable_effects", "compute_reach", "estimate_impact"} & rules
