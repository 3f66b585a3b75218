"""Killed runs go on where they were, and end in the same bytes: two kills here, thirty more in `make test-kill`."""

import random

import checkout
import kill
import pytest


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
    assert done.jobs["catalog"] == 1
    once = {rule: n for rule, n in done.jobs.items() if rule.startswith(("read_", "build_", "extract_", "estimate_"))}
    assert once, "the run has jobs that are done once"
    assert set(once.values()) == {1}
    assert not any(path.suffix == ".part" for path in (place / "results").rglob("*"))
