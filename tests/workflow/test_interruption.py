"""Killed runs go on where they were, and end in the same bytes: two kills here, thirty more in `make test-kill`.

What is deleted after a run is told or made again, with the same bytes.
"""

import random
import subprocess
import sys

import checkout
import kill
import pytest

from tests_support import planned

from .conftest import run_well


@pytest.mark.kills
def test_a_run_on_one_core_in_another_folder_killed_twice_ends_in_the_same_bytes(sample_project, tmp_path):
    """One long run answers for all of this, and for the catalog wrapper. The run it is compared with used two cores."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    # given here, because the profile that gives it is beside the other Snakefile
    options = ("--cores", "1", "--rerun-incomplete", "--snakefile", str(sample_project / "workflow" / "Snakefile"))
    done = kill.chain(place, tmp_path, kills=2, length=50, draw=random.Random(2012), options=options)
    assert done.kills == 2
    expected, found = (checkout.digests(folder / kill.RESULTS) for folder in (sample_project, place))
    assert expected
    assert checkout.differing(expected, found) == []
    assert not (place / "data" / "raw").exists(), "the sample files are read where they are committed"
    # the target rule ends once; whatever had finished before a kill is not done again
    assert done.jobs["all"] == 1
    once = {rule: n for rule, n in done.jobs.items() if rule.startswith(("read_", "build_", "extract_", "estimate_"))}
    assert once, "the run has jobs that are done once"
    assert set(once.values()) == {1}
    assert not any(path.suffix == ".part" for path in (place / "results").rglob("*"))


# Files of which Snakemake knows, and some in folders of which it knows only the folder.
MADE_AGAIN = {
    "sample/data/eligibility.parquet": "make_eligibility",
    "answer/tables/tables_fr.xlsx": "publish_tables",
    "answer/findings/en/finding-lives.docx": "publish_tables",
    "answer/brief/fr.pdf": "publish_brief",
    "answer/datapackage.json": "publish_datapackage",
    "answer/figures/fr/lives.svg": "publish_figures",
    "answer/site/en/s-01.html": "publish_site",
}
TOLD = {"answer/site/rows/indicators.js": "publish_site", "sample/tables/lives.csv": "write_computed"}


@pytest.mark.kills
def test_what_is_deleted_after_a_run_is_told_or_made_again(copied):
    edition = copied / "results"
    before = {name: (edition / name).read_bytes() for name in (*MADE_AGAIN, *TOLD)}
    for name in before:
        (edition / name).unlink()
    said = run_well(copied, "--dry-run")
    assert planned(said) >= set(MADE_AGAIN.values())
    for name, rule in TOLD.items():
        assert f"warning: results/{name} is gone since {rule} wrote it." in said
    assert "what to do: make results, which makes it again" in said
    first = [sys.executable, "-m", "tipimpact.common.written", "results/answer", kill.RESULTS]  # as make results does
    subprocess.run(first, cwd=copied, check=True)
    run_well(copied)
    assert {name: (edition / name).read_bytes() for name in before} == before
