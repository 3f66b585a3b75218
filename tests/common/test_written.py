"""What jobs wrote into the results, and what was changed or lost since."""

import subprocess
import sys

import pytest

from tests_support import make_job
from tipimpact.common import job
from tipimpact.common.written import delete_differing, describe_differing, differing, list_written, read_written

NAMES = ("site/en/a.html", "site/rows/one.js", "site/rows/two.js")


@pytest.fixture
def results(tmp_path, monkeypatch):
    """The results of two jobs: one wrote pages and a folder of rows, the other a table."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "results" / "sample"
    for name in (*NAMES, "data/c.parquet", "site/rows/.snakemake_timestamp"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    list_written("publish_site", ["results/sample/site/en/a.html", "results/sample/site/rows"])
    list_written("make_c", ["results/sample/data/c.parquet", "data/processed/sample/c.json"])
    return folder


def test_each_file_is_known_by_the_rule_that_wrote_it(results):
    assert {name: file.rule for name, file in read_written(results).items()} == {
        **dict.fromkeys(NAMES, "publish_site"),
        "data/c.parquet": "make_c",
    }
    assert {*read_written(results, {"make_c"})} == {"data/c.parquet"}
    assert differing(results) == {}
    assert delete_differing(results) == []


@pytest.mark.parametrize(("damage", "what"), [("changed", "was changed"), ("deleted", "is gone")])
@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_told_and_all_of_its_job_is_deleted(results, damage, what, name):
    if damage == "changed":
        (results / name).write_text("another")
    else:
        (results / name).unlink()
    assert [*differing(results)] == [name]
    told = f"{results / name} {what} since publish_site wrote it"
    assert describe_differing(results, differing(results)) == [told]
    assert delete_differing(results) == [told]
    assert [(results / name).exists() for name in NAMES] == [False] * 3, "else the engine would not make it again"
    assert (results / "data" / "c.parquet").exists()


def test_the_command_says_what_it_deletes(results):
    command = [sys.executable, "-m", "tipimpact.common.written", "results/sample", "results/official"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == ""
    (results / "data" / "c.parquet").write_text("another")
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said == "results/sample/data/c.parquet was changed since make_c wrote it; it is made again\n"


def test_a_job_lists_what_it_wrote_wherever_its_results_are(tmp_path, monkeypatch):
    """A workflow that uses the rules may put them below a prefix."""
    monkeypatch.chdir(tmp_path)
    output = tmp_path / "mine" / "results" / "sample" / "data" / "c.parquet"

    def make(output):
        job.Path(output).parent.mkdir(parents=True)
        job.Path(output).write_text("made")

    job.run(make, make_job("make_c", tmp_path / "log", output={"output": "mine/results/sample/data/c.parquet"}))
    assert output.is_file()
    assert read_written(tmp_path / "mine" / "results" / "sample")["data/c.parquet"].rule == "make_c"
